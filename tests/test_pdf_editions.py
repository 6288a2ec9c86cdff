"""Large print beside the standard edition: its rules, and the page numbers of the other in its margin."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from pamphlet.diagnostics import Report
from pamphlet.options import Option
from pamphlet.publication import COLOPHON, CONTACT, PageMap, PageStart
from pamphlet.settings import Settings
from pamphlet.stylesheets import shipped_style
from pamphlet.tree import Document, Heading, Metadata
from pamphlet.writers.pdf import write_pdf
from pamphlet.writers.pdf.page import html_page
from pdf_conformance import problems
from pdf_reading import Reading
from pdf_samples import SETTINGS, Pdf, heading, leaflet, mark, note, paragraph, picture, published, words

MARGIN = 18 / 25.4 * 72
"""Where the text of large print begins on A4, in points."""

LARGE = replace(SETTINGS, style=shipped_style("large-print"))


def long_text() -> Document:
    """Numbered sentences with headings and notes: enough for several pages of A5."""
    sentences = [f"Sentence {number} of the walk along the quay names the {number}th lamp." for number in range(1, 260)]
    blocks = [
        heading(1, f"Stretch {start}") if sentence is None else paragraph(sentence)
        for start in range(0, 259, 20)
        for sentence in (None, " ".join(sentences[start : start + 10]), " ".join(sentences[start + 10 : start + 20]))
    ]
    first = paragraph("It begins at the lamp.", mark("1"))
    return Document((first, *blocks), (note("1", "Lit again."),), Metadata(title=words("The Quay"), language="en"))


def printed(document: Document, settings: Settings, **pictures: bytes) -> Pdf:
    report = Report()
    result = write_pdf(published(document, None, **pictures), settings, report)
    assert result
    assert [d for d in report.diagnostics if d.code != "font-borrowed"] == []
    return Pdf(result.data)


def beginnings(pdf: Pdf) -> dict[str, str]:
    """The first words of each page below its running head, by its number."""
    found = {}
    for number, page in enumerate(pdf.pages, 1):
        text = " ".join(page.replace("The Quay", "").split())
        found[str(number)] = re.sub(rf"^{number}\b|\b{number}$", "", text).strip()[:24]
    return found


def test_each_page_number_stands_in_the_line_where_that_page_begins() -> None:
    document = long_text()
    standard, large = printed(document, SETTINGS), printed(document, replace(LARGE, page_numbers_of=shipped_style()))
    assert len(large.pages) > len(standard.pages) > 4
    assert problems(large.data) == []
    in_margin = dict(numbers_in_margin(large))
    wanted = beginnings(standard)
    assert set(in_margin) == set(wanted) - {"1"}
    for printed_number, line in in_margin.items():
        first = wanted[printed_number].split(" ")
        assert first[1] in line.split()  # the first word may be the end of one that was divided


def numbers_in_margin(pdf: Pdf) -> Iterator[tuple[str, str]]:
    """The numbers that stand left of the text, with the line beside each."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf.data), 1):
        lines, text = pdf.lines(number), page.get_textpage()
        for line in lines:
            if line.left < MARGIN - 4:
                foot = page.get_height() - line.foot
                beside = " ".join(other.text for other in lines if abs(other.foot - line.foot) < 6)
                yield text.get_text_bounded(0, foot - 6, MARGIN - 2, foot + 16).strip(), beside


def test_the_numbers_in_the_margin_are_no_part_of_the_text() -> None:
    publication = published(long_text())
    starts = PageMap((PageStart(2, "77", publication.chapters[0].anchor, 40),))
    html = html_page(publication, LARGE, (), starts)
    assert html.count('<span class="page-of-other">77</span>') == 1
    settings = replace(LARGE, page_numbers_of=shipped_style())
    plain, marked = printed(long_text(), LARGE), printed(long_text(), settings)
    assert spoken(marked) == spoken(plain)


def spoken(pdf: Pdf) -> str:
    """What is read aloud."""
    reading = Reading(pdf.data)
    read = (piece.text for pieces in reading.pieces for piece in pieces.values())
    return "".join("".join(read).split())


def test_a_page_that_begins_with_a_heading_has_its_number_beside_that_heading() -> None:
    publication = published(Document((paragraph("One."), heading(1, "Two")), (), Metadata(title=words("A"), language="en")))
    starts = PageMap((PageStart(2, "2", publication.chapters[0].anchor, 4),))
    assert re.search(r'<h2[^>]*>Two<span class="page-of-other">2</span></h2>', html_page(publication, LARGE, (), starts))
    assert any(isinstance(block, Heading) for block in publication.chapters[0].children)


def test_a_page_that_begins_with_the_notes_has_its_number_beside_their_heading() -> None:
    notes = tuple(
        note(str(n), f"Note {n} says where the lamp was lit, by whom, and for how long it burned.") for n in range(1, 60)
    )
    body = paragraph(*(part for n in range(1, 60) for part in (f"Lamp {n} was lit", mark(str(n)), ". ")))
    document = Document((body,), notes, Metadata(title=words("The Quay"), language="en", contact=(words("12 Quay Street"),)))
    standard, large = printed(document, SETTINGS), printed(document, replace(LARGE, page_numbers_of=shipped_style()))
    (first,) = (number for number, page in enumerate(standard.pages, 1) if "\nNotes\n" in f"\n{page}\n".replace("\r", ""))
    in_margin = dict(numbers_in_margin(large))
    assert sorted(map(int, in_margin)) == list(range(2, len(standard.pages) + 1))
    assert "Notes" in in_margin[str(first)].split()
    assert "Notes" in [entry.title for entry in outline(large)]


def outline(pdf: Pdf) -> list[pikepdf.OutlineItem]:
    with pikepdf.open(BytesIO(pdf.data)) as opened, opened.open_outline() as found:
        return list(found.root[0].children or found.root)


@pytest.mark.parametrize("part", [CONTACT, COLOPHON])
def test_a_page_that_begins_below_the_text_has_its_number_there(part: str) -> None:
    data = Metadata(title=words("A"), language="en", contact=(words("Quay Street"),), rights="CC0", credits=(words("Ada Brook"),))
    publication = published(Document((paragraph("One."),), (), data))
    html = html_page(publication, LARGE, (), PageMap((PageStart(2, "2", part, 0),)))
    word = "Quay" if part == CONTACT else "Ada"
    assert f'{word}<span class="page-of-other">2</span>' in html


@pytest.mark.parametrize(("value", "name"), [("standard", "styles/pamphlet.css"), ("essay", "styles/essay.css"), ("no", None)])
def test_the_other_edition_is_a_style(value: str, name: str | None) -> None:
    style = SETTINGS.updated((Option("page-numbers-of", value),), Report()).page_numbers_of
    assert (style.name if style else None) == name


def test_an_edition_that_is_not_there_is_told() -> None:
    report = Report()
    SETTINGS.updated((Option("page-numbers-of", "standart"),), report)
    assert [d.code for d in report.diagnostics] == ["option-value"]


def test_nothing_in_large_print_is_smaller_than_18_point_but_raised_marks() -> None:
    pdf = printed(leaflet(), replace(LARGE, contents="yes"), hive=picture())
    sizes = set()
    for page in pdf.file.pages:
        for instruction in pikepdf.parse_content_stream(page):
            if str(instruction.operator) == "Tf":
                sizes.add(round(abs(float(instruction.operands[1])) * 0.75, 1))
    assert min(sizes) >= 18
