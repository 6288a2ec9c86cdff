"""How often a pamphlet is laid out and painted, that nothing is lost on the way, and that nothing runs off its page unsaid."""

import importlib
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pamphlet.diagnostics import Report
from pamphlet.paper import read_paper
from pamphlet.resources import shipped
from pamphlet.setting_values import Placement
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.stylesheets import Style, shipped_style
from pamphlet.tree import Block, BulletList, CodeBlock, Document, Image, Metadata, Paragraph, Table
from pamphlet.walk import plain_text
from pamphlet.writers.pdf import write_pdf
from pamphlet.writers.pdf.loading import engine_loads
from pamphlet.writers.pdf.standards import Name
from pdf_reading import Element, Reading
from pdf_samples import SETTINGS, Pdf, heading, item, mark, note, paragraph, picture, published, row, words

assert engine_loads(Report())
from weasyprint import HTML  # noqa: E402  # only after its libraries have been found

from pamphlet.writers.pdf import engine  # noqa: E402  # likewise

ENGLISH = Metadata(title=words("The Tin"), language="en")
SENTENCE = "The bees walk to the heather, in their fashion, and we walk to the bees. "
FOOTNOTES = replace(SETTINGS, placement="footnotes")
BAD = "p { colour: black }"


def counted(document: Document, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> tuple[Counter[str], Report, Pdf]:
    """How often the engine was asked for what, and what came of it, in a style with a mistake in it."""
    asked: Counter[str] = Counter()
    for owner, name in ((HTML, "render"), (engine, "CSS"), (engine, "Finisher")):
        original = getattr(owner, name)

        def counting(*args: object, original: object = original, name: str = name, **kwargs: object) -> object:
            asked[name] += 1
            return original(*args, **kwargs)  # type: ignore[operator]  # whatever the engine has there

        monkeypatch.setattr(owner, name, counting)
    report = Report()
    style = settings.style or shipped_style("pamphlet")
    result = write_pdf(published(document), replace(settings, style=replace(style, css=style.css + BAD)), report)
    assert result
    return asked, report, Pdf(result.data)


def test_a_text_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, report, _ = counted(
        Document((paragraph(SENTENCE, mark("1")),), (note("1", SENTENCE),), ENGLISH), FOOTNOTES, monkeypatch
    )
    assert (asked["render"], asked["Finisher"]) == (1, 1)
    assert [d.code for d in report.diagnostics] == ["layout-problem"]


def test_what_must_be_laid_out_twice_is_painted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    short, _, _ = counted(Document((paragraph(SENTENCE),), (), ENGLISH), SETTINGS, monkeypatch)
    monkeypatch.undo()
    long = Document((paragraph("One", mark("1"), "."),), (note("1", SENTENCE * 60),), ENGLISH)
    asked, report, _ = counted(long, SETTINGS, monkeypatch)
    assert (asked["render"], asked["Finisher"]) == (2, 1)
    assert asked["CSS"] == short["CSS"] + 1  # the heads of the notes; all other sheets are read once
    assert [d.code for d in report.diagnostics].count("layout-problem") == 1


@pytest.mark.parametrize("style", ["pamphlet", "leaflet"])
def test_a_footnote_of_several_pages_needs_no_layout_of_its_own(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    long = Document((paragraph(SENTENCE * 9, mark("1"), SENTENCE * 30),), (note("1", SENTENCE * 150),), ENGLISH)
    asked, _, _ = counted(long, replace(FOOTNOTES, style=shipped_style(style)), monkeypatch)
    assert (asked["render"], asked["Finisher"]) == (1, 1)


# --- nothing is lost ----------------------------------------------------------------------------------------


def test_short_footnotes_beside_one_of_several_pages_lose_nothing() -> None:
    body = paragraph(SENTENCE * 2, mark("1"), f" {SENTENCE * 2}", mark("long"), f" {SENTENCE}", mark("2"), f" {SENTENCE * 9}")
    notes = (note("1", "First."), note("long", f"BEGIN {SENTENCE * 40}", SENTENCE * 9, "END"), note("2", "Second."))
    for paper in ("A6", "A5", "120mm x 200mm"):
        report = Report()
        result = write_pdf(published(Document((body,), notes, ENGLISH)), replace(FOOTNOTES, paper=read_paper(paper)), report)
        assert result
        text = Pdf(result.data).text
        assert [text.count(words) for words in ("First.", "BEGIN", "END", "Second.")] == [1, 1, 1, 1], paper
        assert text.count("fashion,") == 14 + 49
        assert report.diagnostics == []


def make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> list[Any]:
    """Make pages until one is wanted that is not there, as the engine of this name does after some rounds with footnotes."""
    return [pages[len(pages)]]


def test_where_the_engine_stumbles_over_footnotes_the_last_one_stands_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = importlib.import_module("weasyprint.layout")
    ways = [make_all_pages, layout.make_all_pages]
    monkeypatch.setattr(layout, "make_all_pages", lambda *what: ways.pop(0)(*what) if ways[1:] else ways[0](*what))
    text = Document((paragraph(SENTENCE, mark("1"), mark("2")),), (note("1", "First."), note("2", "Second.")), ENGLISH)
    report = Report()
    result = write_pdf(published(text), FOOTNOTES, report)
    assert result
    assert [d.message.partition(" finds ")[0] for d in report.diagnostics] == ["note 2"]
    assert [Pdf(result.data).text.count(words) for words in ("First.", "Second.", "Notes")] == [1, 1, 1]


@pytest.mark.parametrize("placement", ["endnotes", "footnotes"])
def test_other_failures_of_the_engine_are_not_swallowed(placement: Placement, monkeypatch: pytest.MonkeyPatch) -> None:
    def layout_document(*what: object) -> object:
        return what[len(what)]

    monkeypatch.setattr(importlib.import_module("weasyprint.document"), "layout_document", layout_document)
    with pytest.raises(IndexError):
        write_pdf(
            published(Document((paragraph(SENTENCE, mark("1")),), (note("1", "First."),), ENGLISH)),
            replace(SETTINGS, placement=placement),
            Report(),
        )


@pytest.mark.parametrize("standard", ["ua-1+a-2a", "ua-2+a-4"])
def test_a_footnote_is_read_where_its_mark_stands(standard: Name) -> None:
    parts = [
        part
        for n in range(1, 30)
        for part in (f"In year {n}{n} keeper K{n}x sold candles. ", mark(str(n)), f" It rained {n}{n}x. ")
    ]
    publication = published(
        Document((paragraph(*parts),), tuple(note(str(n), f"Note{n}x. {SENTENCE}") for n in range(1, 30)), ENGLISH)
    )
    result = write_pdf(publication, replace(FOOTNOTES, pdf_standard=standard), Report())
    assert result
    reading = Reading(result.data)
    for holder in reading.elements:
        kinds = [kid.type if isinstance(kid, Element) else "text" for kid in holder.kids]
        for before, kind in pairwise(kinds):
            assert kind not in {"Note", "FENote"} or before in {"Reference", "Link"}
    read = [word.rstrip("0123456789") for word in reading.words() if not word.isdecimal()]
    text = "".join(part if isinstance(part, str) else f" Note{part.note_id}x. {SENTENCE} " for part in parts)
    written = [word.rstrip("0123456789") for word in text.split() if not word.isdecimal()]
    found = sum(block.size for block in SequenceMatcher(None, written, read, autojunk=False).get_matching_blocks())
    assert found / len(written) > 0.99


# --- nothing runs off unsaid -----------------------------------------------------------------------------------


def told(block: Block, css: str = "") -> list[tuple[Position | None, str]]:
    """What is said to run off its place, and where, when a block is printed on A6 in the default style and `css`."""
    style = Style("mine.css", f"{shipped_style('pamphlet').css}\n{css}", shipped("styles"))
    settings = replace(SETTINGS, style=style, paper=read_paper("A6"))
    document = Document((paragraph("Before."), block, paragraph("After.")), metadata=ENGLISH)
    report = Report()
    write_pdf(published(document, None, hive=picture(4000, 2500)), settings, report)
    assert {d.code for d in report.diagnostics} <= {"text-overflow", "picture-coarse"}
    return [(d.position, d.message) for d in report.diagnostics if d.code == "text-overflow"]


HERE = Position("leaflet.md", 7)
LONG = "Bienenzüchtergenossenschaftsvorstand"


STIFF = "white-space: nowrap; overflow-wrap: normal; hyphens: none"
HIVE = Paragraph((Image("hive.png", "A hive", position=HERE),))
TOO_MUCH: dict[str, tuple[Block, str, str]] = {
    "a long word": (Paragraph(words(LONG * 2), position=HERE), f"p {{ {STIFF} }}", "text runs off its place"),
    "a low box": (Paragraph(words("so " * 90), position=HERE), "p { height: 1rlh }", "text runs off its place"),
    "a long word in a table": (Table((), (row("a", LONG * 4),), position=HERE), f"td {{ {STIFF} }}", "a table is wider"),
    "fifty columns": (Table((), (row(*"abcdefghijklmnopqrstuvwxy" * 2),), position=HERE), "", "a table is wider"),
    "code": (CodeBlock("honey = jar + " * 9, position=HERE), f"pre {{ {STIFF} }}", "a line of code is wider"),
    "a wide picture": (HIVE, "img { max-width: none; max-height: none; width: 30cm }", "a picture is larger"),
    "a high picture": (HIVE, "img { max-height: none; height: 30cm }", "a picture is larger"),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_runs_off_the_page_is_told_with_its_line(what: str) -> None:
    block, css, message = TOO_MUCH[what]
    ((position, said),) = told(block, css)
    assert position == HERE
    assert said.startswith(f"{message} ")
    assert "on page " in said
    assert told(paragraph("Short."), css) == []


def test_a_page_with_all_kinds_of_things_at_their_places_is_no_overflow() -> None:
    css = "blockquote { position: absolute; left: -5mm } ul { margin-left: -1mm } p { line-height: 1 }"
    assert told(paragraph(SENTENCE * 30), css) == []


def test_a_foot_that_runs_off_its_page_is_told() -> None:
    ((position, said),) = told(
        paragraph("Short."), "@page { @bottom-center { content: 'Foot'; padding-top: 3cm; white-space: nowrap } }"
    )
    assert position == Position("leaflet.md", 1)
    assert said == "a running head or foot runs off its page on page 1: “Foot”"


def test_the_line_is_that_of_the_right_one_of_several() -> None:
    tables = [Table((), (row("x", LONG * 2),), position=Position("leaflet.md", line)) for line in (3, 5)]
    wide = "table ~ table td { white-space: nowrap; hyphens: none }"
    report = Report()
    base = shipped_style("pamphlet")
    style = Style("mine.css", f"{base.css}\n{wide}", Path(shipped("styles")))
    document = Document((paragraph("a"), *tables), metadata=ENGLISH)
    write_pdf(published(document), replace(SETTINGS, style=style, paper=read_paper("60mm x 120mm")), report)
    assert [d.position for d in report.diagnostics if d.code == "text-overflow"] == [Position("leaflet.md", 5)]
    assert plain_text(tables[0].body[0].cells) in plain_text([tables[1]])


def test_contents_and_tasks_that_run_from_right_to_left_stay_on_their_page() -> None:
    metadata = Metadata(title=words("פח"), language="he")
    title = heading(1, "הדבורים הולכות אל האברש והאנשים הולכים אל הדבורים כל שנה בקיץ")
    tasks = BulletList((item("הדבורים הולכות אל האברש והאנשים הולכים אל הדבורים כל שנה בקיץ", checked=True),))
    report = Report()
    settings = replace(SETTINGS, contents="yes", paper=read_paper("A6"))
    assert write_pdf(published(Document((title, tasks, title, tasks), metadata=metadata)), settings, report)
    assert "text-overflow" not in {d.code for d in report.diagnostics}
