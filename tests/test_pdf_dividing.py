"""Footnotes that go on at the foot of the next page, alone and below columns: no word lost, no page half empty."""

import re
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from pamphlet.diagnostics import Report
from pamphlet.paper import read_paper
from pamphlet.settings import Settings
from pamphlet.stylesheets import shipped_style, style_names
from pamphlet.tree import Document, LineBlock, LineOfVerse, Metadata, Table, TableCell, TableRow
from pamphlet.writers.pdf import write_pdf
from pdf_conformance import problems
from pdf_samples import SETTINGS, Pdf, heading, mark, note, paragraph, published, row, words

ENGLISH = Metadata(title=words("The Tin"), language="en")
FOOTNOTES = replace(SETTINGS, placement="footnotes")
POINTS = 72 / 25.4


def sentences(name: str, count: int) -> str:
    """So many sentences, each with a number of its own."""
    return " ".join(f"{name}{n}x the bees walk to the heather, in their fashion." for n in range(1, count + 1))


def found(pdf: Pdf, name: str) -> list[int]:
    """The pages of the numbered sentences, each of which stands on just one."""
    pages = [[number for number, text in enumerate(pdf.pages, 1) if f"{name}{n}x" in text] for n in range(1, 220)]
    last = max(n for n, on in enumerate(pages, 1) if on)
    assert [on for on in pages[:last] if len(on) != 1] == []
    return [on[0] for on in pages[:last]]


def printed(document: Document, settings: Settings) -> tuple[Pdf, bytes]:
    """The document as a PDF about which nothing was told: nothing moved to the end, nothing ran into anything."""
    report = Report()
    result = write_pdf(published(document), settings, report)
    assert report.diagnostics == []
    assert result
    return Pdf(result.data), result.data


def styled(name: str, paper: str = "") -> Settings:
    return replace(FOOTNOTES, style=shipped_style(name), paper=read_paper(paper) if paper else None)


def filled(data: bytes) -> list[float]:
    """How much of the height of each page lies between its highest and its lowest words, the running heads among them."""
    with pypdfium2.PdfDocument(data) as pdf:
        shares = []
        for page in pdf:
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            holes = sorted((top, bottom) for _, bottom, _, top in boxes)[::-1]
            gaps = [upper[1] - lower[0] for upper, lower in pairwise(holes)]
            shares.append(max(gaps, default=0.0) / page.get_height())
        return shares


@pytest.mark.parametrize("style", style_names())
def test_a_note_of_several_pages_begins_below_its_mark_and_loses_no_word(style: str) -> None:
    body = (paragraph(sentences("Aa", 12), mark("1"), f" {sentences('Bb', 9)}", mark("2")), paragraph(sentences("Cc", 90)))
    notes = (note("1", sentences("Nn", 150), sentences("Oo", 60)), note("2", "Second.", sentences("Pp", 2)))
    pdf, data = printed(Document(body, notes, ENGLISH), styled(style))
    assert [len(found(pdf, name)) for name in ("Aa", "Bb", "Cc", "Nn", "Oo", "Pp")] == [12, 9, 90, 150, 60, 2]
    pages = [*found(pdf, "Nn"), *found(pdf, "Oo"), *found(pdf, "Pp")]
    assert pages == sorted(pages)
    assert pages[0] == found(pdf, "Aa")[-1]
    assert found(pdf, "Cc")[0] < pages[-1] or len(set(pages)) < 3  # there is text above the parts of the note
    assert problems(data) == []


@pytest.mark.parametrize("style", ["pamphlet", "leaflet", "newsletter", "large-print"])
def test_a_long_note_leaves_no_page_half_empty(style: str) -> None:
    for before in (5, 26):
        body = (
            paragraph(sentences("Aa", before), mark("1"), "."),
            *(paragraph(sentences(f"B{c}", 6)) for c in "abcdefghijklmno"),
        )
        notes = (note("1", sentences("Nn", 30)),)
        _, data = printed(Document(body, notes, ENGLISH), styled(style))
        assert [share for share in filled(data)[:-1] if share > 0.2] == []


@pytest.mark.parametrize("style", ["leaflet", "newsletter"])
def test_a_short_text_in_columns_with_footnotes_fills_one_page(style: str) -> None:
    body = (
        paragraph("One line.", mark("1"), " And more."),
        heading(1, "What you need"),
        paragraph("A tin.", mark("2")),
        heading(1, "The end"),
        paragraph("A last line.", mark("1")),
    )
    pdf, _ = printed(Document(body, (note("1", "First."), note("2", "Second.")), ENGLISH), styled(style))
    assert len(pdf.pages) == 1


@pytest.mark.parametrize("style", ["leaflet", "newsletter"])
def test_columns_above_footnotes_are_level_on_the_last_page_and_full_before(style: str) -> None:
    marks = [part for n in range(1, 31) for part in (f"{sentences(f'M{n}m', 3)}", mark(str(n)), " ")]
    notes = tuple(note(str(n), f"Note{n}x. {sentences(f'N{n}n', n % 5 + 1)}") for n in range(1, 31))
    pdf, data = printed(Document((paragraph(*marks),), notes, ENGLISH), styled(style))
    for n in range(1, 31):
        (at,) = (number for number, text in enumerate(pdf.pages) if f"M{n}m3x" in text)
        assert f"Note{n}x" in pdf.pages[at]
    assert max(filled(data)[:-1]) < 0.1


def test_tables_and_verse_in_a_footnote_are_divided_too() -> None:
    table = Table((row("Year", header=True),), tuple(row(f"Row{n}x") for n in range(1, 61)))
    verse = LineBlock(tuple(LineOfVerse(words(f"Line{n}x of the song")) for n in range(1, 61)))
    body = (paragraph(sentences("Aa", 20), mark("1"), "."), paragraph(sentences("Bb", 120)))
    pdf, data = printed(Document(body, (note("1", "A table:", table, verse),), ENGLISH), FOOTNOTES)
    assert [len(found(pdf, name)) for name in ("Row", "Line", "Bb")] == [60, 60, 120]
    assert problems(data) == []


def test_notes_behind_the_end_of_the_text_have_pages_of_their_own() -> None:
    pdf, _ = printed(Document((paragraph("Once", mark("1"), "."),), (note("1", sentences("Nn", 120)),), ENGLISH), FOOTNOTES)
    assert len(found(pdf, "Nn")) == 120
    assert 2 <= len(pdf.pages) <= 5


def test_two_notes_in_the_last_lines_of_a_page_stay_with_their_marks() -> None:
    """The engine would move the first to the next page, and lose the second."""
    for before in (17, 20, 23, 26):
        body = (
            paragraph(sentences("Aa", before)),
            heading(1, "Two"),
            paragraph(*(part for n in range(8) for part in (f"words before it on the line Mark{n}x", mark(str(n)), " and"))),
        )
        notes = tuple(note(str(n), f"Note{n}x. {sentences(f'N{n}', 1)}") for n in range(8))
        pdf, _ = printed(Document(body, notes, ENGLISH), FOOTNOTES)
        for n in range(8):
            (on,) = ([f"Mark{n}x" in text, f"Note{n}x" in text] for text in pdf.pages if f"Mark{n}x" in text)
            assert on == [True, True], (before, n)


def test_a_note_is_divided_alike_however_often_its_pages_are_made() -> None:
    """Page numbers in the contents and in the ways back make the engine lay out some pages again."""
    body = tuple(
        block
        for n in range(1, 9)
        for block in (heading(1, f"Part {n}"), paragraph(sentences(f"A{n}a", 9), mark(str(n)), f" {sentences(f'B{n}b', 6)}"))
    )
    notes = tuple(note(str(n), sentences(f"N{n}n", 25), "See also", paragraph("there", mark("1"))) for n in range(1, 9))
    settings = replace(FOOTNOTES, contents="yes", paper=read_paper("A6"))
    pdf, data = printed(Document(body, notes, ENGLISH), settings)
    assert [len(found(pdf, f"N{n}n")) for n in range(1, 9)] == [25] * 8
    again, _ = printed(Document(body, notes, ENGLISH), settings)
    assert again.pages == pdf.pages
    assert problems(data) == []


def test_a_footnote_looks_the_same_wherever_its_mark_stands() -> None:
    table = Table((), (TableRow((TableCell((paragraph("Cell", mark("2")),)),)),))
    body = (
        heading(1, "Head", mark("1")),
        table,
        LineBlock((LineOfVerse((*words("Line"), mark("3"))),)),
        paragraph("Text", mark("4")),
    )
    verse = LineBlock((LineOfVerse(words("Nverse one")), LineOfVerse(words("Nverse two"))))
    notes = (*(note(str(n), "See here") for n in range(1, 4)), note("4", "See here", verse))
    for style in ("newsletter", "essay", "large-print"):
        _, data = printed(Document(body, notes, ENGLISH), styled(style))
        with pypdfium2.PdfDocument(data) as pdf:
            lines = [line for line in lines_of(pdf[len(pdf) - 1]) if re.search("See here|Nverse", line[0])]
        assert len(lines) == 6
        assert len({size for words, _, size in lines if "See" in words}) == 1
        steps = [upper - lower for (_, upper, _), (_, lower, _) in pairwise(lines)]
        assert max(steps) < 1.6 * min(steps)


def test_the_numbers_of_many_footnotes_stand_in_one_line() -> None:
    marks = [part for n in range(1, 121) for part in (f"M{n}x", mark(str(n)), " ")]
    document = Document((paragraph(*marks),), tuple(note(str(n), f"Note{n}x.") for n in range(1, 121)), ENGLISH)
    for settings in (FOOTNOTES, SETTINGS):
        pdf, _ = printed(document, settings)
        lines = [line for text in pdf.pages for line in text.splitlines() if "Note" in line]
        assert [n for n in range(1, 121) if not any(re.match(rf"{n}\.? Note{n}x", line) for line in lines)] == []


def lines_of(page: pypdfium2.PdfPage) -> list[tuple[str, float, float]]:
    """The lines of a page with their lower edges and the height of their letters, in points, down the page."""
    text = page.get_textpage()
    boxes = [text.get_rect(n) for n in range(text.count_rects())]
    found = ((text.get_text_bounded(*box), box[1], round(box[3] - box[1], 1)) for box in boxes)
    return sorted(found, key=lambda line: -line[1])
