"""The HTML reader on texts that nobody would write: it reads them all, quickly, and loses nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.readers.html import read
from pamphlet.readers.html.names import BLOCKS, HEADINGS, LOST, PLAIN, SILENT, VOID
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Document
from pamphlet.walk import Rewrite, everything, plain_text
from test_markdown import depth, letters, strings


def read_bytes(data: bytes) -> tuple[Document, Report]:
    report = Report()
    return read(Source("bees.html", data, Path("bees.html")), Settings(), report), report


def read_text(text: str) -> tuple[Document, Report]:
    return read_bytes(text.encode())


TAGS = sorted(
    BLOCKS | LOST | PLAIN | SILENT | VOID | {"a", "b", "em", "sup", "sub", "code", "q", "ruby", "rt", "rp", "math", "x-y"}
)
ATTRIBUTES = (
    ' id="a"', ' id="b"', ' href="#a"', ' href="#b"', ' class="footnotes"', ' class="verse"', ' role="doc-noteref"',
    ' role="doc-endnotes"', ' rowspan="0"', ' colspan="3"', ' src="x.png"', ' alt=""', ' lang="de"',
    ' hidden', ' type="checkbox"',
)  # fmt: skip
MARKUP = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES) | st.just("")),
        st.sampled_from(TAGS).map("</{}>".format),
        st.sampled_from(
            ["word", " ", "\n", "1", "&amp;", "&#8364;", "&#x0;", "<!-- c -->", "<![CDATA[x]]>", "<", ">", "&", "\0"]
        ),
    ),
    max_size=30,
).map("".join)


@given(MARKUP | st.text())
@example("<a href=#a><a id=a>1</a>")
@example("<table><a id=b>1<tr><td><a href=#b>")
@example("<li id=a><a href=#a>1")
@example("<title><a>")
def test_any_text_is_a_document(text: str) -> None:
    document, report = read_text(text)
    source_lines = report.texts["bees.html"].split("\n")
    assert Rewrite().document(document) == document
    for position in [node.position for node in everything(document)] + [d.position for d in report.diagnostics]:
        assert position
        assert 1 <= position.line <= len(source_lines)
        assert 1 <= position.column <= len(source_lines[position.line - 1]) + 1


@given(st.binary())
def test_any_bytes_are_a_document(data: bytes) -> None:
    document, report = read_bytes(data)
    assert isinstance(document, Document)
    assert all(diagnostic.message for diagnostic in report.diagnostics)


VISIBLE = sorted(HEADINGS | {"p", "div", "b", "em", "sup", "ul", "ol", "li", "dl", "dt", "dd", "pre", "code", "blockquote"})
VISIBLE += ["figure", "details", "section", "caption", "td", "tr", "table"]
ORDINARY = st.recursive(
    st.from_regex(r"[a-zäß]{1,8} ", fullmatch=True),
    lambda inner: st.builds(
        "<{0}>{1}</{0}>".format, st.sampled_from(VISIBLE), st.lists(inner, min_size=1, max_size=4).map("".join)
    ),
    max_leaves=20,
)


@given(ORDINARY)
def test_every_letter_that_a_browser_shows_is_in_the_tree(text: str) -> None:
    document, _ = read_text(text)
    document = replace(document, metadata=tree.NO_METADATA)
    bare = text
    for name in VISIBLE:
        bare = bare.replace(f"<{name}>", "").replace(f"</{name}>", "")
    assert letters("".join(strings(document))) == letters(bare)


@given(ORDINARY)
def test_every_text_is_where_it_says(text: str) -> None:
    document, _ = read_text(text)
    for node in everything(document):
        if isinstance(node, tree.Text) and node.position and node.text[0].isalpha() and "<t" not in text:
            assert text[node.position.column - 1] == node.text[0], node


DEEP = {
    "divisions": "<div>" * 20000 + "core",
    "emphasis": "<b>" * 20000 + "core",
    "lists": "<ul><li>" * 5000 + "core",
    "tables": "<table><tr><td>" * 3000 + "core",
    "many colours": "".join(f"<p><font color={n}>x" for n in range(2000)) + "core",
    "astray in tables": "<table><b>x" * 3000 + "core",
    "reading aids": "<rt>" * 5000 + "core",
    "comments": "<!-- -->" * 5000 + "core",
    "ampersands": "&" * 20000 + "core",
    "long numbers": f"&#{'1' * 5000}; &#{'0' * 5000}65; core",
    "links": "<a href=#a>1" * 3000 + "<p id=a>core",
    "notes": "".join(f"<sup><a id=r{n} href=#n{n}>{n}</a></sup>" for n in range(2000))
    + "".join(f"<p id=n{n}>x <a href=#r{n}>^</a>" for n in range(2000))
    + "<p>core",
    "marks of one note": "<sup><a href=#n>1</a></sup>" * 3000 + "<p id=n>core",
    "drawings": "core" + "<svg><g>" * 3000,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_deep_and_long_pages_are_read_and_kept(text: str) -> None:
    document, _ = read_text(text)
    assert max(map(depth, document.children), default=0) <= 250
    found = "".join(strings(document)) + "".join(strings(Document(tuple(b for note in document.notes for b in note.children))))
    assert "core" in found


def test_xhtml_closes_elements_in_one_tag() -> None:
    page = (
        '<?xml version="1.0"?><html><head><title/><script src="x"/></head><body><p>a <i/>b<a id="c"/> d</p><div/>e</body></html>'
    )
    for suffix, shown in ((".xhtml", ["a b d", "e"]), (".html", [])):
        source = Source(f"bees{suffix}", page.encode(), Path(f"bees{suffix}"))
        document = read(source, Settings(), Report())
        assert [plain_text((block,)) for block in document.children] == shown


def test_xhtml_says_its_encoding() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-2"?><html><body><p>Dziękuję</p></body></html>'
    document, report = read_bytes(page.encode("iso-8859-2"))
    assert plain_text(document.children) == "Dziękuję"
    assert report.diagnostics == []
