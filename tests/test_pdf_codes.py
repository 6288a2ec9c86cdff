"""QR codes on the printed page: they are read from the rendered page, as a telephone reads them from paper."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from epub_reading import Book
from pamphlet.diagnostics import Report
from pamphlet.options import Option
from pamphlet.pipeline import Job, build, check
from pamphlet.tree import Document, Link, Metadata
from pamphlet.writers.pdf import write_pdf
from pamphlet.writers.pdf.codes import MODULE, codes_for
from pdf_conformance import problems
from pdf_samples import MM, SETTINGS, Pdf, leaflet, mark, note, paragraph, picture, published, words

NOTES = "https://museum.example/walk/notes?of=2026"
BACK = "https://museum.example/"


def read(data: bytes, dots: int = 200) -> list[tuple[str, float]]:
    """What a reader of codes finds on all pages at so many dots to the inch: the address, and the width of the code in mm."""
    found = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            for code in zxingcpp.read_barcodes(page.render(scale=dots / 72).to_pil().convert("L")):
                place = code.position
                found.append((code.text, (place.top_right.x - place.top_left.x) / dots * 25.4))
    return found


@pytest.mark.parametrize("style", ["pamphlet", "newsletter", "large-print"])
def test_the_notes_are_one_code_away_and_every_mark_leads_there(style: str) -> None:
    settings = SETTINGS.updated(
        (Option("style", style), Option("notes", "web"), Option("notes-url", NOTES), Option("qr", f"links {BACK}")), Report()
    )
    report = Report()
    publication = published(leaflet(), None, hive=picture())
    result = write_pdf(publication, settings, report)
    assert result
    assert [d.code for d in report.diagnostics if d.code != "font-borrowed"] == []
    assert problems(result.data) == []
    addresses = [address for address, _ in read(result.data)]
    assert addresses[0] == NOTES
    assert addresses[-1] == BACK
    assert {"https://www.example.org/"} < set(addresses[1:-1])
    pdf = Pdf(result.data)
    links = [link for link in pdf.links() if link.target == NOTES]
    marks = sum(len(numbered.references) for numbered in publication.notes)
    assert len(links) >= marks + 2  # each mark, the code, and the address below it; one that breaks has two areas
    assert "Minute book" not in pdf.text
    assert "The notes to this text are on the web: scan the code" in pdf.text
    described = {str(element.Alt) for element in pdf.structure() if "/Alt" in element}
    assert f"QR: {NOTES}" in described


def test_a_code_is_as_large_as_telephones_need_and_has_its_light_border() -> None:
    settings = replace(SETTINGS, qr=(BACK,))
    (code,) = codes_for(published(leaflet(), None, hive=picture()), settings).back
    result = write_pdf(published(leaflet(), None, hive=picture()), settings, Report())
    assert result
    ((address, width),) = read(result.data, 300)
    assert address == BACK
    modules = code.width / MODULE - 8
    assert modules == int(modules)
    assert width / modules == pytest.approx(MODULE, rel=0.05)
    assert MODULE >= 0.4


def test_in_inks_a_code_is_black_and_has_no_link_where_none_may_be() -> None:
    settings = replace(SETTINGS, qr=(BACK,), colour="cmyk")
    result = write_pdf(published(leaflet(), None, hive=picture()), settings, Report())
    assert result
    assert [address for address, _ in read(result.data)] == [BACK]


def test_notes_on_the_web_need_an_address(tmp_path: Path) -> None:
    text = tmp_path / "walk.md"
    text.write_text("---\ntitle: Walk\nnotes: web\n---\nThe lamp.[^a]\n\n[^a]: Lit.\n", encoding="utf-8")
    (found,) = [d for d in check(str(text)).report.diagnostics if d.code == "notes-url-missing"]
    assert found.position
    assert found.position.line == 3
    assert "notes-url: https://" in (found.hint or "")
    assert build(Job(str(text), (), tmp_path)).outputs == ()


def test_the_e_book_keeps_the_notes_that_paper_sends_to_the_web(tmp_path: Path) -> None:
    text = tmp_path / "walk.md"
    head = f"---\ntitle: Walk\nlanguage: en\nnotes: web\nnotes-url: {NOTES}\n---\n"
    text.write_text(f"{head}The lamp.[^a]\n\n[^a]: Lit again.\n", encoding="utf-8")
    outcome = build(Job(str(text), (), tmp_path))
    assert [output.format for output in outcome.outputs] == ["pdf", "epub"]
    book = Book(outcome.outputs[1].path.read_bytes())
    assert "Lit again." in book.text()


@pytest.mark.parametrize(
    "option", [Option("notes-url", "museum.example"), Option("notes-url", "https://a b.example"), Option("qr", "back")]
)
def test_an_address_is_whole_or_told(option: Option) -> None:
    report = Report()
    SETTINGS.updated((option,), report)
    assert [(d.code, d.hint) for d in report.diagnostics] == [
        ("option-value", "write the whole address, such as https://museum.example/notes")
    ]


def test_an_address_that_is_too_long_for_a_code_is_told() -> None:
    long = "https://museum.example/" + "x" * 300
    document = Document((paragraph("See ", Link(words("this"), long), mark("1")),), (note("1", "Yes."),), Metadata(words("A")))
    report = Report()
    result = write_pdf(published(document), replace(SETTINGS, qr=("links",)), report)
    assert result
    assert read(result.data) == []
    assert [d.code for d in report.diagnostics] == ["qr-left-out"]


def test_the_same_code_is_drawn_in_the_same_place_every_time() -> None:
    publication = published(leaflet(), None, hive=picture())
    settings = replace(SETTINGS, qr=("links", BACK))
    first, second = (write_pdf(publication, settings, Report()) for _ in range(2))
    assert first
    assert second
    assert first.data == second.data
    file = pikepdf.open(BytesIO(first.data))
    assert float(file.pages[0].mediabox[2]) == pytest.approx(148 * MM, abs=0.1)
