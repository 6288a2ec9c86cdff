"""Where the printed notes stand: at the end, at the foot of the page, after each chapter."""

from dataclasses import replace

import pytest

from pamphlet.diagnostics import Report
from pamphlet.setting_values import Placement
from pamphlet.settings import Settings
from pamphlet.stylesheets import shipped_style, style_names
from pamphlet.tree import BlockQuote, Document, Image, Metadata, Table
from pamphlet.writers.pdf import write_pdf
from pamphlet.writers.pdf.notes import place_notes
from pdf_samples import SETTINGS, Pdf, heading, leaflet, mark, note, paragraph, picture, published, row, words

ENGLISH = Metadata(title=words("The Tin"), language="en")
SENTENCE = "The bees walk to the heather, in their fashion, and we walk to the bees. "
FOOTNOTES = replace(SETTINGS, placement="footnotes")


def laid_out(document: Document, settings: Settings = FOOTNOTES, report: Report | None = None) -> Pdf:
    told = report or Report()
    result = write_pdf(published(document, None, hive=picture()), settings, told)
    assert result is not None
    assert report or told.diagnostics == []
    return Pdf(result.data)


def page_of(pdf: Pdf, text: str) -> int:
    """The number of the only page with `text`."""
    (number,) = (number for number, page in enumerate(pdf.pages, 1) if text in " ".join(page.split()))
    return number


def many(count: int, text: str = "") -> Document:
    """Paragraphs with a note each, over several pages."""
    body = tuple(paragraph(f"Mark{n}x stands here. ", mark(str(n)), f" {SENTENCE * 4}") for n in range(1, count + 1))
    return Document(body, tuple(note(str(n), f"Note{n}x. {text or SENTENCE}") for n in range(1, count + 1)), ENGLISH)


@pytest.mark.parametrize("style", style_names())
def test_a_footnote_stands_on_the_page_of_its_mark(style: str) -> None:
    pdf = laid_out(many(20), replace(FOOTNOTES, style=shipped_style(style)))
    assert len(pdf.pages) > 1
    for n in range(1, 21):
        assert page_of(pdf, f"Note{n}x") == page_of(pdf, f"Mark{n}x")


def test_footnotes_are_linked_both_ways() -> None:
    pdf = laid_out(many(9))
    places = pdf.destinations()
    links = [(link.page, link.target.removeprefix("#")) for link in pdf.links()]
    assert len(links) == 18
    for page, target in links:
        assert places[target][0] == page


def test_every_mark_of_a_footnote_has_a_way_back() -> None:
    document = Document((paragraph("One", mark("1"), " and two", mark("1"), "."),), (note("1", "A note."),), ENGLISH)
    pdf = laid_out(document)
    assert [link.target for link in pdf.links()] == ["#note-1", "#note-1", "#ref-1", "#ref-1-2"]
    assert [link.name for link in pdf.links()][2:] == ["Back to reference 1-1", "Back to reference 1-2"]


def test_a_footnote_may_hold_more_than_a_paragraph() -> None:
    notes = (
        note("1", BlockQuote((paragraph("Quoted first."),)), "Then said."),
        note("2", "Said.", BlockQuote((paragraph("Quoted."),))),
    )
    pdf = laid_out(Document((paragraph("One", mark("1"), " two", mark("2"), " words after."),), notes, ENGLISH))
    assert pdf.text == "The Tin One1 two2 words after. 1 Quoted first. Then said. 2 Said. Quoted."


def test_what_has_no_foot_to_stand_at_stands_at_the_end() -> None:
    table = Table((row("HEAD", header=True),), tuple(row("x") for _ in range(3)))
    head = replace(table.head[0], cells=(replace(table.head[0].cells[0], children=(paragraph("HEAD", mark("2")),)),))
    document = Document(
        (paragraph("One", mark("1"), "."), replace(table, head=(head,))),
        (note("1", paragraph("At the foot", mark("3"), ".")), note("2", "Of a table."), note("3", "Of a note.")),
        ENGLISH,
    )
    stretches, at_end = place_notes(published(document), "footnotes")
    assert [note.number for stretch in stretches for note in stretch.footnotes] == [1]
    assert [note.number for note in at_end] == [2, 3]
    assert "Notes 2. Of a table." in laid_out(document).text


def test_a_footnote_that_cannot_be_divided_and_is_longer_than_its_page_stands_at_the_end_and_is_told() -> None:
    report = Report()
    style = shipped_style("pamphlet")
    tall = replace(style, css=style.css + ".footnote img { max-height: none; height: 300mm }")
    document = Document(
        (paragraph("Short", mark("1"), "."), paragraph("Long", mark("2"), "."), paragraph(SENTENCE)),
        (note("1", "A short one."), note("2", paragraph("BEGIN ", Image("hive.png", "A hive"), " END"))),
        ENGLISH,
    )
    result = write_pdf(published(document, None, hive=picture()), replace(FOOTNOTES, style=tall), report)
    assert result
    pdf = Pdf(result.data)
    assert [pdf.text.count(words) for words in ("BEGIN", "END", "Notes 2. BEGIN")] == [1, 1, 1]
    assert page_of(pdf, "Short1") == page_of(pdf, "A short one.") == 1
    assert [(d.code, d.message) for d in report.diagnostics] == [
        ("footnote-long", "note 2 finds no room at the foot of its page, so it stands at the end")
    ]


def test_many_footnotes_on_one_page_lose_nothing() -> None:
    marks = [part for n in range(1, 31) for part in (f"word{n} ", mark(str(n)), " ")]
    document = Document((paragraph(*marks),), tuple(note(str(n), f"Note{n}x. {SENTENCE * 3}") for n in range(1, 31)), ENGLISH)
    report = Report()
    pdf = laid_out(document, FOOTNOTES, report)
    assert [n for n in range(1, 31) if f"Note{n}x" not in pdf.text] == []
    assert sum(page.count("to the heather") for page in pdf.pages) == 90


def test_notes_after_each_chapter() -> None:
    body = (
        paragraph("Before", mark("1"), "."),
        heading(1, "One", mark("2")),
        paragraph("In it", mark("3"), "."),
        heading(1, "Two"),
    )
    notes = (note("1", "First."), note("2", "Second."), note("3", "Third."), note("spare", "Spare."))
    pdf = laid_out(Document((*body, paragraph("Words.")), notes, ENGLISH), replace(SETTINGS, placement="chapter"))
    assert pdf.text == (
        "The Tin Before1. Notes 1. First. ↑ 1 One2 In it3. Notes 2. Second. ↑ 1 3. Third. ↑ 1 Two Words. Notes 4. Spare."
    )


@pytest.mark.parametrize("placement", ["endnotes", "footnotes", "chapter"])
def test_every_note_of_a_leaflet_is_printed_once(placement: Placement) -> None:
    pdf = laid_out(leaflet(), replace(SETTINGS, placement=placement))
    for text in (
        "Minute book, leaf 2.",
        "A two-pound assortment.",
        "It rusts.",
        "And as nobody else did.",
        "No mark leads here.",
    ):
        assert pdf.text.count(text) == 1


def test_the_head_of_a_page_of_notes_says_to_which_pages_they_belong() -> None:
    pdf = laid_out(many(40), SETTINGS)
    first = page_of(pdf, "Notes 1. Note1x")
    for number in range(first, len(pdf.pages) + 1):
        of_page = [n for n in range(1, 41) if f"Note{n}x" in pdf.pages[number - 1]]
        pages = [page_of(pdf, f"Mark{n}x") for n in (of_page[0], of_page[-1])]
        expected = f"Notes to pages {pages[0]}–{pages[1]}" if pages[0] < pages[1] else f"Notes to page {pages[0]}"
        assert expected in " ".join(pdf.lines(number)[0].text.split())


def test_a_page_with_only_the_end_of_a_note_says_to_which_page_it_belongs() -> None:
    one_page = Document((paragraph("One", mark("1"), "."),), (note("1", f"Note1x. {SENTENCE * 60}"),), ENGLISH)
    pdf = laid_out(one_page, SETTINGS)
    assert [" ".join(pdf.lines(number)[0].text.split()) for number in (2, 3)] == ["2 Notes to page 1", "Notes to page 1 3"]


def test_a_page_with_the_end_of_the_text_keeps_its_head_where_notes_begin_below() -> None:
    body = tuple(paragraph(f"Mark{n}x", mark(str(n)), f" {SENTENCE * 9}") for n in range(1, 5))
    pdf = laid_out(Document(body, tuple(note(str(n), f"Note{n}x.") for n in range(1, 5)), ENGLISH), SETTINGS)
    mixed = page_of(pdf, "Notes 1. Note1x")
    assert mixed > 1
    assert "heather" in pdf.pages[mixed - 1]
    assert "The Tin" in pdf.lines(mixed)[0].text
