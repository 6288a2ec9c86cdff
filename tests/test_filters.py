"""A user's own pass may do anything; what it gives is looked at before it goes on."""

import gc
from pathlib import Path

import pytest

from pamphlet.diagnostics import Report
from pamphlet.filters import apply_filter
from pamphlet.passes import publish
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.tree import Attributes, Document, Heading, Metadata, Paragraph, Text

DOCUMENT = Document(
    (Heading((Text("Wax"),), 2, attributes=Attributes("wax")), Paragraph((Text("Bees."),), position=Position("a: b.md", 3, 7))),
    metadata=Metadata(title=(Text("Hive"),), language="en"),
)


def filtered(folder: Path, body: str) -> tuple[Document, Report]:
    path = folder / "own.py"
    path.write_text(f"from dataclasses import replace\nfrom pamphlet.tree import *\ndef filter(document, report):\n    {body}\n")
    report = Report()
    return apply_filter(path, DOCUMENT, report), report


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("pass", 3, "the filter gave NoneType instead of a document"),
        ("return document.children", 3, "the filter gave tuple instead of a document"),
        ("1 / 0", 4, "the filter stopped with ZeroDivisionError: division by zero"),
        ("raise SystemExit(3)", 4, "the filter stopped with SystemExit: 3"),
        ("import no_such_module", 4, "the filter stopped with ModuleNotFoundError: No module named 'no_such_module'"),
        ("return replace(document, children=(5,))", 3, "what the filter gave is no document: children/0: "),
        ("return replace(document, children=(Text('x'),))", 3, "what the filter gave is no document: children/0: "),
        ("return replace(document, children=(filter,))", 3, "what the filter gave is no document: "),
        ("return replace(document, children=(Paragraph('x'),))", 3, "what the filter gave is no document: children/0/children: "),
        ("return replace(document, metadata=None)", 3, "what the filter gave is no document: metadata: "),
        (
            "return replace(document, children=document.children[:1] * 300 + (Heading((Text(1),), 'two'),))",
            3,
            "what the filter gave",
        ),
    ],
)
def test_what_goes_wrong_is_told_with_the_line_of_the_filter(body: str, line: int, words: str, tmp_path: Path) -> None:
    document, report = filtered(tmp_path, body)
    assert [(d.code, d.position) for d in report.diagnostics] == [("filter-failed", Position(str(tmp_path / "own.py"), line))]
    assert report.diagnostics[0].message.startswith(words)
    assert document is DOCUMENT


@pytest.mark.parametrize("made", [None, b"\xff\xfe"])
def test_a_file_that_is_no_filter_is_told(made: bytes | None, tmp_path: Path) -> None:
    path, report = tmp_path / "own.py", Report()
    if made:
        path.write_bytes(made)
    assert apply_filter(path, DOCUMENT, report) is DOCUMENT
    assert [d.code for d in report.diagnostics] == ["filter-failed"]


def test_lists_are_as_good_as_tuples_and_places_are_kept(tmp_path: Path) -> None:
    document, report = filtered(tmp_path, "return replace(document, children=list(document.children))")
    assert report.diagnostics == []
    assert document == DOCUMENT
    assert document.children[1].position == Position("a: b.md", 3, 7)


def test_ids_that_a_filter_has_doubled_are_told_and_told_apart(tmp_path: Path) -> None:
    document, report = filtered(tmp_path, "return replace(document, children=document.children * 3)")
    outline = publish(document, Settings(), report).chapters[0].outline
    assert len({entry.anchor for entry in outline}) == 3
    assert {d.code for d in report.diagnostics} == {"id-duplicate"}


def test_marks_and_links_that_a_filter_has_broken_are_told(tmp_path: Path) -> None:
    body = "return replace(document, children=(Paragraph((NoteReference('x'), Link((Text('y'),), '#nowhere'))),))"
    document, report = filtered(tmp_path, body)
    publish(document, Settings(), report)
    assert {d.code for d in report.diagnostics} == {"note-undefined", "link-target-missing"}


def test_an_async_filter_is_told_without_a_warning_of_pythons(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    path, report = tmp_path / "own.py", Report()
    path.write_text("async def filter(document, report):\n    return document\n")
    assert apply_filter(path, DOCUMENT, report) is DOCUMENT
    assert [(d.message, d.hint) for d in report.diagnostics] == [
        ("the filter gave coroutine instead of a document", "begin it with “def filter”, without “async”")
    ]
    gc.collect()
    assert not recwarn.list
