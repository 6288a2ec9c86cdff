"""What other programs would have made something of, and what was meant as markup but is not written so: told, and kept as typed.

The last look at a text that has been read; it changes nothing. One diagnostic stands for all that is of one kind.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pamphlet.diagnostics import Report
from pamphlet.source import Position
from pamphlet.tree import Blocks, Inlines, Note, SoftBreak, Text
from pamphlet.walk import descendants


class _Kind(NamedTuple):
    """Something that is left over: how it looks, what is to be said of it, and what to write instead."""

    pattern: re.Pattern[str]
    what: str
    hint: str


_AT_BEGINNING = (
    _Kind(
        re.compile(r"\A\*\[[^\[\]\n]+\]: "),
        "explains no abbreviation here",
        "explain it in the text, or in a note",
    ),
    _Kind(
        re.compile(r"\A\+[-–—=+:]{3,}\+\Z"),
        "begins no table here",
        "write tables with strokes: | a | b |, and |---|---| below the head",
    ),
    _Kind(
        re.compile(r"\A\|[^|\n]+\|.*\|\Z"),
        "is no row of a table",
        "below the head stands a line with as many cells: |---|---|",
    ),
    _Kind(
        re.compile(r"\A(?:#{2,6}\w|#(?!\S+:)\w[^#\n]*\s[^#\n]*(?<![.!?…:;,\s])\Z)"),
        "begins no heading",
        "put a space behind the #",
    ),
    _Kind(
        re.compile(r"\A(?:#\.|\(@\w*\)) "),
        "begins no list",
        "number it with 1.",
    ),
)
"""What is told where a paragraph begins with it."""

_ANYWHERE = (
    _Kind(
        re.compile(r"\{\{[^{}\n]+\}\}|\{%[^%\n]+%\}"),
        "is for a program that fills in pages",
        "write what shall stand there",
    ),
    _Kind(
        re.compile(r"\{:[^{}\n]*\}"),
        "belongs to nothing here",
        "attributes of a block stand above it: {.name}",
    ),
    _Kind(
        re.compile(r"%%[^%\n]+%%|\A%%\Z"),
        "hides nothing here",
        "a remark that is not printed stands between <!-- and -->",
    ),
    _Kind(
        re.compile(r"!\[\[[^\[\]\n]+\]\]"),
        "puts no other text in here",
        "parts: in pamphlet.yaml joins several files",
    ),
    _Kind(
        re.compile(r"\[-?@\w[^\[\]\n]*\]"),
        "is no note",
        "write a note, such as [^smith], or let Pandoc resolve it first (--citeproc)",
    ),
    _Kind(
        re.compile(r"\[\^(?=[^\s\[\]]*\s)[^\[\]\n]+\]:?"),
        "is no note, since its label has a space in it",
        "leave the space out, or put a hyphen there: [^smith-2000]",
    ),
    _Kind(
        re.compile(r"\^\[(?![^\[\]\n]*\])[^\[\]\n]{0,40}"),
        "begins no note, since nothing ends it",
        "put a ] behind the note",
    ),
    _Kind(
        re.compile(r"(?<!\S):[a-z][a-z0-9_+-]*:(?![\w:])"),
        "stands for no picture here",
        "put in the sign itself",
    ),
    _Kind(
        re.compile(r"\[[^\[\]\n]+\] \((?:\Z|(?=[^()\s]+\.\w{2,5}\)))"),
        "begins no link",
        "let no space stand between ] and (",
    ),
    _Kind(
        re.compile(r"(?<=\S )\^[A-Za-z][\w-]*\Z"),
        "names no place here",
        "a line {#name} above a paragraph does",
    ),
    _Kind(
        re.compile(r"\*\*(?=\S)[^*\n]+\s\*\*|\*\*\s[^*\n]+(?<=\S)\*\*"),
        "is not bold",
        "let no space stand between ** and the words",
    ),
)
_ANY = re.compile(
    r"\{\{|\{:|\^\[|!\[\[|\{%|%%|\[-?@|\[\^[^\s\[\]]*[ \t]|(?<!\S):[a-z][a-z0-9_+-]*:(?![\w:])"
    r"|\] \(|\S \^[A-Za-z][\w-]*[ \t]*$|\*\*(?=\S)[^*\n]+\s\*\*|\*\*\s[^*\n]+(?<=\S)\*\*",
    re.MULTILINE,
)
"""What a text needs for any of them to be in it, so that most texts are passed over quickly."""

SIMPLE_TABLE = re.compile(r"[ \t>]*-{2,}[ \t]+-{2,}[ \t-]*")
"""A line of a table that is drawn with nothing but hyphens and spaces, which CommonMark takes for a rule."""

LETTERED = re.compile(r"(?:\(?[a-zA-Z]|\(?[ivx]+|\(\d+)[.)][ \t]+\S.*\n\(?(?:[a-zA-Z]|[ivx]+|\d+)[.)][ \t]")
"""Two lines that begin like items of a list whose numbers CommonMark does not know."""

_TYPED_NOTE = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?\[(\d{1,3})\][ \t]+\S", re.MULTILINE)
_TYPED_MARK = re.compile(r"\[(\d{1,3})\]")
"""Notes as people type them who know no marks for them: `[1]` in the text, and lines that begin so."""

_BEGINNINGS = tuple("|+#(*")
"""What the beginning of a paragraph needs to be worth a look."""


def beginnings(inlines: Inlines) -> Iterator[Text]:
    """The words at the beginning of a paragraph, and of its lines that look like headings, if they are worth a look."""
    new = True
    for number, inline in enumerate(inlines):
        if new and isinstance(inline, Text) and inline.text.startswith(_BEGINNINGS if number == 0 else "##"):
            yield inline
        new = isinstance(inline, SoftBreak)


def tell_leftovers(text: str, beginnings: Iterable[Text], blocks: Blocks, notes: Iterable[Note], report: Report) -> None:
    """Report `markup-unread` for what looks like markup and is none.

    `text` is what was read, `beginnings` are the first words of its paragraphs that are worth a look.
    """
    if _TYPED_NOTE.search(text):
        _tell_typed_notes(blocks, report)
    lines = text.split("\n")
    found: dict[_Kind, list[tuple[str, Position]]] = {}
    escaped: dict[tuple[int, str], bool] = {}
    for words, kinds in _words(text, beginnings, blocks, notes):
        for kind in kinds:
            for match in kind.pattern.finditer(words.text):
                if not words.position:
                    continue
                written, place = match[0].strip(), replace(words.position, column=words.position.column + match.start())
                key = place.line, written[:2]
                if key not in escaped:
                    escaped[key] = _is_escaped(key[1], lines[place.line - 1], place.column)
                if not escaped[key]:
                    found.setdefault(kind, []).append((written, place))
    for kind, places in found.items():
        written, place = places[0]
        times = f" ({len(places)} such places)" if len(places) > 1 else ""
        shown = written if len(written) <= 60 else written[:58].rstrip() + " …"
        report.add("markup-unread", f"“{shown}” {kind.what}, and is printed as it stands{times}", place, hint=kind.hint)


def _tell_typed_notes(blocks: Blocks, report: Report) -> None:
    """Report `[1]` in the text where a line further down begins with it."""
    marks: dict[str, Text] = {}
    for node in descendants(blocks):
        if isinstance(node, Text):
            opening = _TYPED_NOTE.match(node.text)
            if opening and (mark := marks.get(opening[1])):
                message = f"“[{opening[1]}]” is no note mark here, and is printed as it stands"
                place = mark.position and replace(mark.position, column=mark.position.column + mark.text.index(f"[{opening[1]}]"))
                hint = f"write [^{opening[1]}] in the text, and [^{opening[1]}]: before the note"
                report.add("markup-unread", message, place, hint=hint)
                return
            for label in _TYPED_MARK.findall(node.text, opening.end() if opening else 0):
                marks.setdefault(label, node)


def _words(
    text: str, beginnings: Iterable[Text], blocks: Blocks, notes: Iterable[Note]
) -> Iterator[tuple[Text, tuple[_Kind, ...]]]:
    for words in beginnings:
        yield words, _AT_BEGINNING
    if _ANY.search(text):
        for row in (blocks, *(note.children for note in notes)):
            for node in descendants(row):
                if isinstance(node, Text):
                    yield node, _ANYWHERE


def _is_escaped(sign: str, line: str, column: int) -> bool:
    """Whether the author has put a backslash before a sign in a line, and means it as it stands."""
    if line[column - 1 : column] == "\\":
        return True
    return f"\\{sign[0]}" in line and not re.search(rf"(?<!\\){re.escape(sign)}", line)
