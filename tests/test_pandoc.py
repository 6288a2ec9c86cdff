"""Pandoc both ways: its JSON becomes the tree, the tree becomes JSON that it takes, and so its formats are sources."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.nesting import make_room_for_nesting
from pamphlet.outline import outline
from pamphlet.passes import publish
from pamphlet.readers import reader_for
from pamphlet.readers.pandoc import read_tree
from pamphlet.readers.pandoc_formats import PANDOC_FORMATS
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Document, Note, Paragraph, TableCell, TableRow, Text
from pamphlet.walk import descendants, everything, plain_text
from pamphlet.writers.pandoc import pandoc_json
from test_spec import CASES
from test_tree_json import read as read_case

make_room_for_nesting()  # before Hypothesis counts frames

PICTURES = Path(__file__).parent / "spec" / "files"


def pandoc(arguments: Sequence[str], given: bytes, folder: Path = PICTURES) -> bytes:
    return subprocess.run(
        [pypandoc.get_pandoc_path(), *arguments], input=given, capture_output=True, check=True, cwd=folder
    ).stdout


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


def source(name: str, data: bytes) -> tuple[Document, Report]:
    reader, report = reader_for(Path(name).suffix), Report()
    assert reader
    return reader(Source(name, data, Path(name)), Settings(), report), report


@pytest.mark.parametrize("suffix", [".odt", ".fb2", ".org", ".rst", ".tex", ".ipynb", ".opml", ".textile", ".mediawiki", ".rtf"])
def test_formats_that_pandoc_reads_are_sources(suffix: str) -> None:
    written = pandoc(["-f", "markdown", "-t", PANDOC_FORMATS[suffix], "-s", "-o", "-"], b"# The hive\n\nA hive is *round*.\n")
    document, report = source("hive" + suffix, written)
    words = plain_text((*document.metadata.title, *document.children))
    assert "The hive" in words
    assert "A hive is round" in words or suffix == ".opml"
    assert not report.has_errors()


@pytest.mark.parametrize("suffix", [".odt", ".rtf", ".fb2"])
def test_pictures_inside_a_source_reach_the_publication(suffix: str) -> None:
    written = pandoc(["-f", "markdown", "-t", PANDOC_FORMATS[suffix], "-s", "-o", "-"], b"![a dot](dot.png)\n")
    document, report = source("hive" + suffix, written)
    publication = publish(document, Settings(folder=Path("nowhere")), report)
    assert [resource.media_type for resource in publication.resources] == ["image/png"]
    assert not report.has_errors()


def test_a_source_cannot_make_pandoc_open_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The queen is in the third hive.", "utf-8")
    for name, text in (
        ("a.tex", f"Words. \\input{{{secret}}}"),
        ("a.rst", f"Words.\n\n.. include:: {secret}\n"),
        ("a.org", f'Words.\n\n#+INCLUDE: "{secret}"\n'),
        ("a.adoc", f"Words.\n\ninclude::{secret}[]\n"),
    ):
        document, report = source(name, text.encode())
        assert "queen" not in outline(document), name
        assert "Words." in outline(document) or report.has_errors(), name


def test_what_pandoc_cannot_read_is_told() -> None:
    document, report = source("a.odt", b"not a zip")
    assert document == Document(())
    assert [d.code for d in report.diagnostics] == ["pandoc-failed"]


def test_without_pandoc_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    _, report = source("a.odt", b"")
    assert [(d.code, d.hint) for d in report.diagnostics] == [("reader-missing", "it comes with: pip install 'pamphlet[pandoc]'")]


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
