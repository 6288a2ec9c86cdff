"""`pamphlet explain`: everything the plain-text reader decided, with its reasons.

One row for each piece of the text: its line, the role it was given, how sure that is, and the rule
that decided; then what looked like a note mark and was none; then how to say it otherwise.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap
from unicodedata import east_asian_width

from pamphlet.diagnostics import Report
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.marks import marks_in
from pamphlet.readers.plain.notes import NoteList
from pamphlet.readers.plain.pieces import Piece, Sure
from pamphlet.readers.plain.reading import Reading, understand
from pamphlet.settings import Settings
from pamphlet.source import Source

OVERRIDES: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"title"}), "title: …              the title; the first line then stays in the text"),
    (frozenset({"byline", "contact"}), "author: …             who wrote it"),
    (frozenset({"date"}), "date: 2026-05-12      the date"),
    (frozenset({"subtitle"}), "subtitle: …           the subtitle"),
    (frozenset({"heading", "title"}), "headings: none        lines without a mark are never headings"),
    (frozenset({"note", "notes heading"}), "notes: none           there are no notes (heading: only below a heading)"),
    (frozenset({"paragraph", "verse"}), "wrap: soft            every line end is kept (wrap: hard: lines are joined)"),
)
"""For each set of roles, the line of front matter that overrides them."""

IN_PLACE: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"heading", "paragraph"}), "“# ” before a line makes it a heading"),
    (frozenset({"quotation"}), "what stands at the margin, without “>”, is no quotation"),
    (frozenset({"quotation", "verse"}), "“> ” before each line makes a quotation; short lines in it stay verse"),
    (frozenset({"table"}), "words with one space between them are never columns"),
    (frozenset({"break"}), "a backslash before a row of signs keeps it: \\* * *"),
    (frozenset({"caption"}), "a backslash before its colon makes a caption text: Photo\\:"),
)
"""For each set of roles, what overrides them in the text itself."""

ESCAPES = "a backslash before a sign makes it text: \\[1]  \\#  \\-  \\>  1\\.  Term\\:"

_COLUMNS, _RULE = 80, 29
"""Rows are so wide at most; the rule begins behind so many columns."""

_WIDTH = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One decision: the line it is about (from 1), the role, how sure, the rule, the first words."""

    line: int
    role: str
    sure: Sure
    rule: str
    words: str


def explain(source: Source, settings: Settings, report: Report) -> str:
    """What the reader made of a text, as lines to read. Reports what `understand` reports."""
    reading = understand(source, settings, report)
    rows = sorted(_rows(reading), key=lambda row: row.line)
    lines = [f"{source.name}: {_typed(reading)}", ""]
    for row in rows:
        rule, *more = wrap(row.rule, _COLUMNS - _RULE)
        lines.append(f"{row.line:>5}  {row.role:<13} {row.sure:<7} {rule}")
        lines += [" " * _RULE + words for words in more]
        if row.words:
            lines.append(f"       {row.words}")
    if passed := list(_passed_over(reading)):
        lines += ["", "No note marks, since no list has a note for them:", *passed]
    roles = {row.role.split()[0] if row.role.startswith("note ") else row.role for row in rows}
    lines += ["", "To have it otherwise, put such lines at the top, between two lines of ---:"]
    lines += [f"  {line}" for known, line in OVERRIDES if known & roles]
    lines += ["", "Or in the text itself:", *(f"  {line}" for known, line in IN_PLACE if known & roles)]
    return "\n".join([*lines, f"  {ESCAPES}"]) + "\n"


def _typed(reading: Reading) -> str:
    """How the text is typed as a whole."""
    if reading.unwrapped.flowed:
        return "lines that go on end in a space, as mail programs write them; they are joined"
    if reading.unwrapped.width is None:
        return "each line, or what empty lines part, is a paragraph"
    return f"wrapped at about {reading.unwrapped.width} columns; lines are joined"


def _rows(reading: Reading) -> Iterator[Row]:
    for option in reading.options:
        if option.position:
            yield Row(option.position.line, "front matter", "sure", f"“{option.key}” is a key at the top", "")
    for line in reading.unwrapped.furniture:
        yield Row(line.number, "page number", "likely", "a number alone beside a page break; it is left out", line.text)
    if reading.rule:
        yield Row(reading.rule.lines[0].number, "break", "likely", "it only parts the notes from the text; it is left out", "")
    for one in reading.unwrapped.divided:
        rule = "divided at a line's end, and nowhere whole; its hyphen stays"
        yield Row(one.line.number, "hyphen", "guess", rule, f"“{one.word}”")
    for piece in (*reading.matter.pieces, *reading.pieces):
        yield _row(piece)
    for found in reading.notes.lists:
        yield from _rows_of_notes(found)
    for note in reading.notes.inline:
        label = note.label if note.mark else "in place"
        rule = "it stands in brackets within a paragraph" + (", and a mark before it has its number" if note.mark else "")
        yield Row(
            note.chunk.at(note.begin).line, f"note {label}", "sure", rule, _shortened(note.chunk.text[note.words : note.end - 1])
        )


def _rows_of_notes(found: NoteList) -> Iterator[Row]:
    if found.heading:
        yield Row(found.heading.lines[0].number, "notes heading", "sure", "it names the list below it", f"“{found.heading.text}”")
    for entry in found.entries:
        words = _shortened(entry.chunks[0].text) if entry.chunks else ""
        yield Row(entry.position.line, f"note {entry.label}", "sure" if found.heading else "likely", found.reason, words)
        if entry is found.entries[-1]:
            for chunk in found.adopted:
                rule = "nothing says that the last note has ended; move it in, or put a line --- above it"
                yield Row(chunk.lines[0].number, f"note {entry.label}", "guess", rule, _shortened(chunk.text))


def _row(piece: Piece) -> Row:
    first = piece.chunks[0]
    role = f"{piece.role} {piece.level}" if piece.role == "heading" else piece.role
    return Row(first.lines[0].number, role, piece.sure, piece.rule, _shortened(first.text))


def _shortened(text: str) -> str:
    """The first words, or signs where a script has no spaces, as far as a row goes."""
    words = " ".join(text.split())
    ends = list(accumulate(2 if east_asian_width(sign) in "WF" else 1 for sign in words))
    if not ends or ends[-1] <= _WIDTH:
        return f"“{words}”"
    begin = words[: bisect_right(ends, _WIDTH)]
    return f"“{begin.rsplit(' ', 1)[0]} …”"


def _passed_over(reading: Reading) -> Iterator[str]:
    """What looks like a mark in the body and leads to no note."""
    chunks: list[Chunk] = [chunk for piece in reading.pieces for chunk in piece.chunks]
    for chunk in chunks:
        for mark in marks_in(chunk.text):
            written = chunk.text[mark.begin : mark.end].strip()
            place = chunk.at(mark.end - len(written))
            if mark.style in {"bracket", "caret", "raised"} and not reading.marks(chunk).notes(mark, place):
                yield f"{place.line:>5}  {written}  (column {place.column})"
