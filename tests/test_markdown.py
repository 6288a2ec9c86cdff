"""The Markdown reader on texts that nobody would write: it reads them all, quickly, and loses nothing."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.readers.markdown import read
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Document, Node
from pamphlet.walk import Rewrite, children, everything
from steps import steps


def read_bytes(data: bytes) -> tuple[Document, Report]:
    report = Report()
    return read(Source("bees.md", data, Path("bees.md")), Settings(typography="keep"), report), report


def read_text(text: str) -> tuple[Document, Report]:
    return read_bytes(text.encode())


def strings(document: Document) -> Iterator[str]:
    """Every string that the tree holds; of a note within a line, only what its text is, since it has no label of the author's."""
    for node in everything(document):
        yield from (value for _, value in node.attributes.pairs)
        if isinstance(node, tree.Text | tree.Code):
            yield node.text
        elif isinstance(node, tree.CodeBlock):
            yield from (node.text, node.language)
        elif isinstance(node, tree.Link):
            yield from (node.target, node.title)
        elif isinstance(node, tree.Image):
            yield from (node.target, node.alt or "", node.title)
        elif isinstance(node, tree.NoteReference) and not node.written.startswith("^["):
            yield node.written
    for note in document.notes:
        if not note.label.startswith("inline "):
            yield note.label


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


MARKDOWN = st.text(st.sampled_from("ab1 *_~#>-+|:.!?[]()^\\&;<>/=`\n\t\"'") | st.characters(codec="utf-8"))


@given(MARKDOWN | st.text())
@example("[^a]: \n[^a]: [^a]")
@example("|a|\n|-|\n|b|c")
@example("![![^[a]](b)](c)")
@example("- [ ] \n- [x] a")
@example("<b>*a</b>*")
def test_any_text_is_a_document(text: str) -> None:
    document, report = read_text(text)
    source_lines = report.texts["bees.md"].split("\n")
    assert Rewrite().document(document) == document
    for position in [node.position for node in everything(document)] + [d.position for d in report.diagnostics]:
        assert position
        assert position.file == "bees.md"
        assert 1 <= position.line <= len(source_lines)
        assert position.column >= 1


@given(st.binary())
def test_any_bytes_are_a_document(data: bytes) -> None:
    document, report = read_bytes(data)
    assert document.children or document.notes or not data.strip() or report.diagnostics


@given(st.text(st.sampled_from("abc *_~#>-+|:=`\n")))
@example("a|b\n-|-\na|b|c")
@example("``` a b\nc")
@example("a\n: b\n\n  c\n: d")
def test_no_letter_is_lost_and_none_is_added(text: str) -> None:
    document, _ = read_text(text)
    assert letters("".join(strings(document))) == letters(text)


@given(st.text(st.sampled_from("abc *_~#>-+|:=[^]!\n")))
def test_every_text_is_where_it_says(text: str) -> None:
    document, _ = read_text(text)
    source_lines = text.split("\n")
    for node in everything(document):
        if isinstance(node, tree.Text) and node.position:
            assert source_lines[node.position.line - 1][node.position.column - 1] == node.text[0], node


WORD = st.from_regex(r"[a-zäß]{1,8}", fullmatch=True)
WORDS = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
PHRASE = st.one_of(
    WORDS,
    WORDS.map("*{}*".format),
    WORDS.map("**{}**".format),
    WORDS.map("~~{}~~".format),
    WORDS.map("`{}`".format),
    WORDS.map("x<sup>{}</sup>".format),
    WORD.map("[^{}]".format),
    WORDS.map("x^[{}]".format),
    st.builds("[{}](https://{}.org)".format, WORDS, WORD),
    st.builds('![{}]({}.png "{}")'.format, WORDS, WORD, WORDS),
)
LINE = st.lists(PHRASE, min_size=1, max_size=4).map(" ".join)
LEAF = st.one_of(
    LINE,
    LINE.map("# {}".format),
    LINE.map("{}\n---".format),
    st.builds("{}\n: {}".format, WORDS, LINE),
    st.builds("| {} | {} |\n|---|---|\n| {} | {} |".format, WORDS, LINE, LINE, WORDS),
    WORDS.map("```\n{}\n```".format),
    st.builds("[^{}]: {}".format, WORD, LINE),
)


def within(first: str, rest: str, text: str) -> str:
    return "\n".join((rest if number else first) + line for number, line in enumerate(text.split("\n")))


BLOCK = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        inner.map(lambda text: within("> ", "> ", text)),
        inner.map(lambda text: within("- ", "  ", text)),
        inner.map(lambda text: within("[^note]:\n    ", "    ", text)),
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
    ),
    max_leaves=6,
)


@given(BLOCK)
def test_every_letter_of_an_ordinary_text_is_in_the_tree(text: str) -> None:
    document, report = read_text(text)
    written = text.replace("<sup>", "").replace("</sup>", "")
    assert letters("".join(strings(document))) == letters(written)
    assert report.diagnostics == []


DEEP = {
    "quotations": ">" * 5000 + " core",
    "quotations over lines": (">" * 300 + " core\n") * 20,
    "lists": "- " * 3000 + "core",
    "numbered lists": "1. " * 3000 + "core",
    "both": "> - " * 2000 + "core",
    "lists over lines": "".join(" " * 2 * depth + "- core\n" for depth in range(120)),
    "definitions": "core\n" + ": " * 2000 + "core",
    "notes": "[^a]: " * 1000 + "core",
    "brackets": "[" * 10000 + "core",
    "brackets closed": "[" * 5000 + "core" + "]" * 5000,
    "links": "[" * 2000 + "core" + "](x)" * 2000,
    "pictures": "![" * 2000 + "core" + "](x)" * 2000,
    "notes within lines": "^[" * 2000 + "core" + "]" * 2000,
    "emphasis": "*x **y " * 1000 + "core" + "***" * 1000,
    "tags": "<b>" * 2000 + "core" + "</b>" * 2000,
    "blocks of HTML": "<div>" * 2000 + "core",
    "addresses": "://" * 20000 + "core",
    "backticks": "".join("`" * length + " " for length in range(200)) + "core",
    "comments": "<!-- -->" * 5000 + "core",
}


def depth(node: Node) -> int:
    deepest, layer = 0, [node]
    while layer:
        deepest, layer = deepest + 1, [child for parent in layer for child in children(parent)]
    return deepest


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_deep_nesting_is_read_and_kept(text: str) -> None:
    document, _ = read_text(text)
    assert "".join(strings(document)).count("core") == text.count("core")
    assert max(map(depth, document.children), default=0) <= 130


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "word ",
            "*a* ",
            "x[^a] ",
            "x^[a] ",
            "[a](b) ",
            "[[a]] ",
            "https://example.org ",
            "www.example.org ",
            "<q>a</q> ",
            "<b>",
        ),
        *("a\n", "| a\n", "\\[ a\n", "\\(a ", "==a ", "*a*{.b}", "*{.b} ", "**b ** ", "%%a ", ":a: ", "::: a\n\n", "> [!a]\n\n"),
    ],
)
def test_a_text_twice_as_long_takes_about_twice_as_many_steps(unit: str) -> None:
    read_text(unit)  # what is loaded once is no step of the reading
    assert steps(lambda: read_text(unit * 4000)) < 5 * steps(lambda: read_text(unit * 1000)) + 1000
