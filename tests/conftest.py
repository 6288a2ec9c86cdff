"""What all tests share."""

import pytest
from hypothesis import settings

settings.register_profile("pamphlet", deadline=None, derandomize=True)  # on a busy machine, and when run again, the result is the same
settings.load_profile("pamphlet")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what came out into the spec files as what is expected")
