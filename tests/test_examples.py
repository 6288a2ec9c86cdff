"""The samples that `make demo` builds are as they should be: nothing in them needs a warning."""

from pathlib import Path

import pytest

from pamphlet.diagnostics import Severity
from pamphlet.pipeline import Job, build

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize("sample", sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".md"}))
def test_a_sample_needs_no_warning(sample: str, tmp_path: Path) -> None:
    outcome = build(Job(str(EXAMPLES / sample), folder=tmp_path))
    assert [problem for problem in outcome.report.sorted() if problem.severity is not Severity.INFO] == []
    assert {output.path.suffix for output in outcome.outputs} == {".pdf", ".epub"}
