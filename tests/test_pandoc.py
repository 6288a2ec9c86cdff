"""Pandoc both ways: its JSON becomes the tree, the tree becomes JSON that it takes, and so its formats are sources."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.nesting import make_room_for_nesting
from pamphlet.outline import outline
from pamphlet.readers.pandoc import read_tree
from pamphlet.tree import Document, Note, Paragraph, TableCell, TableRow, Text
from pamphlet.walk import descendants, everything, plain_text
from pamphlet.writers.pandoc import pandoc_json
from pandoc_samples import pandoc, source
from test_spec import CASES
from test_tree_json import read as read_case

make_room_for_nesting()  # before Hypothesis counts frames

PICTURES = Path(__file__).parent / "spec" / "files"


def from_markdown(text: str) -> tuple[Document, Report]:
    """What we make of what Pandoc makes of its own Markdown."""
    report = Report()
    return read_tree(json.loads(pandoc(["-f", "markdown", "-t", "json"], text.encode())), "a.json", report), report


EVERYTHING = r"""
---
title: Wax and *honey*
author: [Ada Moor, Rui Sá]
lang: de
keywords: [bees, wax]
season: summer
date: 2026-05-01
---

# Hives {#hives .wide key=value}

*One* **two** ~~three~~ ^four^ ~five~

[six]{.underline} [seven]{.smallcaps} [eight]{lang=fr} `nine`{.py} $x^2$

"Quoted 'inside'" [link](https://example.org "Title")

![a bee](bee.png) and a\
break <b>raw</b>.

A mark[^a], again[^a], another^[Different.]

[^a]: The same *note*.

| Verse
|   indented

> Quoted block.

- [ ] to do
- [x] done

iv. four

v. five

Term
:   What it means.

``` {.python #code}
print(1)
```

***

::: {.box}
In a box.
:::

| Left | Right |
|:-----|------:|
| a    | b     |

: A caption

![A figure.](bee.png)
"""


EXPECTED = """\
document
  title: "Wax and " emphasis["honey"]
  author: "Ada Moor"
  author: "Rui Sá"
  date: "2026-05-01" 2026-05-01
  language: de
  keywords: "bees" "wax"
  extra season: "summer"
  heading 1 #hives .wide key=value: "Hives"
  paragraph: emphasis["One"] " " strong["two"] " " strikeout["three"] " " superscript["four"] " " subscript["five"]
  paragraph: underline["six"] " " small-caps["seven"] " " span{lang=fr}["eight"] " " code("nine"){.py} " " math("x^2")
  paragraph: "„Quoted ‚inside‘“ " link<https://example.org "Title">["link"]
  paragraph: image<bee.png>"a bee" " and a" hard-break "break raw."
  paragraph: "A mark" note-reference(1) ", again" note-reference(1) ", another" note-reference(2)
  line-block
    line: "Verse"
    line 1: "indented"
  block-quote
    paragraph: "Quoted block."
  bullet-list tight
    item unchecked
      paragraph: "to do"
    item checked
      paragraph: "done"
  ordered-list 4 lower-roman loose
    item
      paragraph: "four"
    item
      paragraph: "five"
  definition-list
    term: "Term"
      definition
        paragraph: "What it means."
  code-block python #code: "print(1)"
  thematic-break
  division .box
    paragraph: "In a box."
  table
    caption: "A caption"
    head-row
      header-cell left: "Left"
      header-cell right: "Right"
    row
      cell left: "a"
      cell right: "b"
  figure
    paragraph: image<bee.png>"A figure."
    caption: "A figure."
notes
  note 1 "1"
    paragraph: "The same " emphasis["note"] "."
  note 2 "2"
    paragraph: "Different."
"""


def test_everything_that_pandoc_has() -> None:
    document, report = from_markdown(EVERYTHING.lstrip())
    assert outline(document) == EXPECTED
    assert [d.message for d in report.diagnostics] == ["raw html was left out: <b>", "raw html was left out: </b>"]


def test_and_back() -> None:
    document, _ = from_markdown(EVERYTHING.lstrip())
    written = json.dumps(pandoc_json(document)).encode()
    again = read_tree(json.loads(pandoc(["-f", "json", "-t", "json"], written)), "a.json", Report())
    assert outline(again) == EXPECTED


def test_what_pandoc_cannot_hold_is_kept_in_another_form() -> None:
    loop = Note("loop", "loop", (Paragraph((Text("See "), tree.NoteReference("loop", "[loop]"))),))
    unused = Note("unused", "unused", (Paragraph((Text("Nobody asks."),)),))
    quotation = tree.BlockQuote((Paragraph((Text("Hum."),)),), (Text("A bee"),))
    marks = Paragraph((tree.NoteReference("loop"), tree.NoteReference("gone", "[^gone]")))
    written = json.dumps(pandoc_json(Document((quotation, marks), (loop, unused)))).encode()
    plain = pandoc(["-f", "json", "-t", "plain"], written).decode()
    assert " ".join(plain.split()) == "Hum. A bee [1][^gone] Nobody asks. [1] See [loop]"


def test_pandoc_takes_every_tree_of_the_spec_cases_with_all_words_links_and_headings() -> None:
    documents = [read_case(case) for case in CASES if case.stage == "document" and "deep" not in case.file.name]
    pieces = [tree.Division((*d.children, tree.ThematicBreak())) for d in documents]
    written = [pandoc_json(Document((piece,), d.notes)) for piece, d in zip(pieces, documents, strict=True)]
    whole = dict(written[0], blocks=[block for one in written for block in one["blocks"]])
    again = read_tree(json.loads(pandoc(["-f", "json", "-t", "json"], json.dumps(whole).encode())), "a.json", Report())

    def said(documents: list[Document], kind: type) -> list[str]:
        nodes = [node for document in documents for node in descendants(document.children) if isinstance(node, kind)]
        return [" ".join(plain_text([node]).split()) for node in nodes]

    assert len(said(documents, Paragraph)) > 100
    for kind in (tree.Heading, tree.CodeBlock, tree.Table, tree.ListItem):
        assert said([again], kind) == said(documents, kind)
    texts = [block for d in documents for block in (*d.children, *(b for note in d.notes for b in note.children))]
    targets = {node.target for node in descendants(texts) if isinstance(node, tree.Link)}
    assert {node.target for node in everything(again) if isinstance(node, tree.Link)} == targets


def cell(text: str, across: int = 1, down: int = 1, *, header: bool = False) -> TableCell:
    return TableCell((Paragraph((Text(text),)),), None, header, across, down)


def test_cells_that_reach_over_others() -> None:
    table = tree.Table(
        (TableRow((cell("Year", header=True), cell("Honey", 2, header=True))),),
        (
            TableRow((cell("2025", 1, 2, header=True), cell("lime"), cell("5"))),
            TableRow((cell("clover"), cell("7"))),
            TableRow((cell("2026", header=True), cell("none", 2))),
        ),
    )
    written = json.dumps(pandoc_json(Document((table,)))).encode()
    again = read_tree(json.loads(pandoc(["-f", "json", "-t", "json"], written)), "a.json", Report())
    assert outline(again) == outline(Document((table,)))


WRONG: list[Any] = [
    {"pandoc-api-version": [1, 23], "meta": {}},
    {"pandoc-api-version": [1, 20], "meta": {}, "blocks": []},
    *(
        {"pandoc-api-version": [1, 23], "meta": {}, "blocks": [block]}
        for block in (
            3,
            {"t": "Marquee"},
            {"t": "Para", "c": 3},
            {"t": "Para", "c": [{"t": "Str", "c": None}]},
            {"t": "Header", "c": ["one", ["", [], []], []]},
            {"t": "Header", "c": [1, ["", [], ["key"]], []]},
            {"t": "Table", "c": []},
            {"t": "DefinitionList", "c": [[[]]]},
            {"t": "BulletList", "c": [3]},
        )
    ),
]


@pytest.mark.parametrize("data", WRONG)
def test_json_that_pandoc_would_not_write(data: Any) -> None:
    document, report = source("a.json", json.dumps(data).encode())
    assert document == Document(())
    assert [d.code for d in report.diagnostics] == ["tree-invalid"]


LEAVES = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "x", "DefaultStyle"])
NAMES = st.sampled_from(
    ["Para", "Plain", "BulletList", "OrderedList", "Table", "Div", "Note", "Str", "Image", "Quoted", "Figure"]
)
JSON = st.recursive(
    LEAVES,
    lambda inside: st.lists(inside, max_size=4) | st.fixed_dictionaries({"t": NAMES, "c": st.lists(inside, max_size=4)}),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=3))
def test_any_json_gives_a_document_and_a_report(blocks: list[Any]) -> None:
    report = Report()
    document = read_tree({"pandoc-api-version": [1, 23], "meta": {}, "blocks": blocks}, "a.json", report)
    assert document == Document(()) or not report.has_errors()


def test_what_is_nested_too_deep_keeps_its_words() -> None:
    block: Any = {"t": "Para", "c": [{"t": "Str", "c": "deep"}]}
    inline: Any = {"t": "Str", "c": "low"}
    for _ in range(300):
        block = {"t": "BlockQuote", "c": [block]}
        inline = {"t": "Emph", "c": [inline]}
    data = {"pandoc-api-version": [1, 23], "meta": {}, "blocks": [block, {"t": "Para", "c": [inline]}]}
    document, report = source("a.json", json.dumps(data).encode())
    assert plain_text(document.children).split() == ["deep", "low"]
    assert [d.code for d in report.diagnostics] == ["nesting-too-deep"]
    assert sum(isinstance(node, tree.BlockQuote) for node in everything(document)) == 100


def test_metadata_goes_both_ways_without_loss() -> None:
    def words(text: str) -> tuple[Text]:
        return (Text(text),)

    given = tree.Metadata(
        title=words("Wax"),
        subtitle=(tree.Emphasis(words("for the fair")),),
        authors=(tree.Person("Ada Moor"), tree.Person("Rui Sá", "translator", "Sá, Rui")),
        byline=words("By Ada Moor, in English by Rui Sá"),
        date=tree.PrintedDate("2026-05-01", "2026-05-01"),
        language="pt",
        description="How candles are made.",
        publisher="The Mill",
        promoter="The Hall",
        printer="The Press",
        series="Leaflets",
        isbn="978-3-16-148410-0",
        issn="2049-3630",
        rights="CC BY",
        identifier="mill-7",
        keywords=("bees", "wax, old"),
        contact=(words("Mill Lane"), (tree.Link(words("hall.example"), "https://hall.example"),)),
        credits=(words("Drawings: the sexton"),),
        notes_heading="Sources",
        cover="dot.png",
        extra={"season": "summer"},
    )
    assert all(getattr(given, name) for name in tree.Metadata.__dataclass_fields__), "a field is missing here"
    written = json.dumps(pandoc_json(Document((), metadata=given))).encode()
    report = Report()
    again = read_tree(json.loads(pandoc(["-f", "json", "-t", "json"], written)), "a.json", report)
    assert (again.metadata, report.diagnostics) == (given, [])


def test_a_note_that_nothing_leads_to_comes_back_as_a_note() -> None:
    note = Note("late", "Late", (Paragraph((Text("Nobody asks."),)),), "endnote")
    document = Document((Paragraph((Text("Hum."),)),), (note, replace(note, id="late 1", label="late")))
    written = json.dumps(pandoc_json(document)).encode()
    again = read_tree(json.loads(pandoc(["-f", "json", "-t", "json"], written)), "a.json", Report())
    assert again == document
