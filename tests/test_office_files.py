"""Files that LibreOffice wrote become the trees that the leaflet behind them is."""

from pathlib import Path

import pytest

from pamphlet.diagnostics import Report
from pamphlet.outline import outline
from pamphlet.readers import reader_for
from pamphlet.settings import Settings
from pamphlet.source import Source

OFFICE = Path(__file__).parent / "data" / "office"
TOLD = {
    ".docx": ["markup-unsupported", "word-left-out", "word-left-out", "word-left-out", "word-left-out", "changes-accepted"],
    ".html": ["page-left-out"],
}


@pytest.mark.parametrize("suffix", TOLD)
def test_a_leaflet_with_everything(suffix: str) -> None:
    path, report, read = OFFICE / f"fair{suffix}", Report(), reader_for(suffix)
    assert read
    document = read(Source(path.name, path.read_bytes(), path), Settings(folder=OFFICE), report)
    assert outline(document) == OFFICE.joinpath(f"fair{suffix}.outline").read_text("utf-8")
    assert [problem.code for problem in report.diagnostics] == TOLD[suffix]
