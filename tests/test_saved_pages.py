"""Pages as programs save them, and a leaflet without styles: what of each reaches the tree, and what is told.

The pages are written in the forms of those programs, with sentences of our own. `--accept` writes what came out.
"""

from pathlib import Path

import pytest

from pamphlet.diagnostics import Report
from pamphlet.outline import outline
from pamphlet.readers import reader_for
from pamphlet.settings import Settings
from pamphlet.source import Source

PAGES = Path(__file__).parent / "data" / "pages"


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.[hd]*")), ids=lambda path: path.name)
def test_a_page_becomes_its_tree(path: Path, request: pytest.FixtureRequest) -> None:
    read, report = reader_for(path.suffix), Report()
    assert read
    document = read(Source(path.name, path.read_bytes(), path), Settings(folder=PAGES), report)
    told = "".join(f"{problem.position}: {problem.message} [{problem.code}]\n" for problem in report.diagnostics)
    came_out = f"{outline(document)}---\n{told}"
    expected = path.with_suffix(".outline")
    if request.config.getoption("--accept"):
        expected.write_text(came_out, "utf-8")
    assert came_out == expected.read_text("utf-8")
