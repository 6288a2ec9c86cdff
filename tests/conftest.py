"""What all tests share."""

import pytest
from hypothesis import settings

# the result is the same on a busy machine, and when the suite is run again
settings.register_profile("pamphlet", deadline=None, derandomize=True)
settings.load_profile("pamphlet")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what came out into the spec files as what is expected")
