"""`pamphlet explain`: everything the plain-text reader decided, with its reasons.

One row for each piece of the text: its line, the role it was given, how sure that is, and the rule
that decided, for a guess with the line that overrides it; then what looked like a list of notes or like a
note mark and was none, with the reason; then how to say it otherwise.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from textwrap import wrap
from unicodedata import east_asian_width

from pamphlet.diagnostics import Report
from pamphlet.readers.plain.entries import NoteList
from pamphlet.readers.plain.marks import marks_in
from pamphlet.readers.plain.pieces import Piece, Sure
from pamphlet.readers.plain.reading import Reading, understand
from pamphlet.readers.plain.strays import slips, strays
from pamphlet.settings import Settings
from pamphlet.source import Source

OVERRIDES: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"title", "kicker", "press line"}), "title: …              the title; the first line then stays in the text"),
    (frozenset({"byline", "contact"}), "author: …             who wrote it"),
    (frozenset({"date"}), "date: 2026-05-12      the date"),
    (frozenset({"subtitle"}), "subtitle: …           the subtitle"),
    (frozenset({"heading", "title"}), "headings: none        lines without a mark are never headings"),
    (frozenset({"note", "notes heading"}), "notes: none           there are no notes (heading: only below a heading)"),
    (frozenset({"paragraph", "verse"}), "wrap: soft            every line end is kept (wrap: hard: lines are joined)"),
)
"""For each set of roles, the line of front matter that overrides them."""

IN_PLACE: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"heading", "paragraph", "dedication"}), "“# ” before a line makes it a heading"),
    (frozenset({"quotation"}), "what stands at the margin, without “>”, is no quotation"),
    (frozenset({"quotation", "verse"}), "“> ” before each line makes a quotation; short lines in it stay verse"),
    (frozenset({"table"}), "words with one space between them are never columns"),
    (frozenset({"break"}), "a backslash before a row of signs keeps it: \\* * *"),
    (frozenset({"caption", "credit"}), "a backslash before its colon keeps a line in the text: Photo\\:"),
)
"""For each set of roles, what overrides them in the text itself."""

ESCAPES = "a backslash before a sign makes it text: \\[1]  \\#  \\-  \\>  1\\.  Term\\:"

MOST_PASSED = 100
"""So many lists and marks that are none are told."""

MOST_LINES = 5
"""So many lines of a note's marks are named."""

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
        rule, *more = wrap(row.rule + _otherwise(row), _COLUMNS - _RULE)
        lines.append(f"{row.line:>5}  {row.role:<13} {row.sure:<7} {rule}")
        lines += [" " * _RULE + words for words in more]
        if row.words:
            lines.append(f"       {row.words}")
    if rejected := list(islice(_rejected(reading), MOST_PASSED)):
        lines += ["", "No lists of notes:", *rejected]
    if passed := list(islice(_passed_over(reading), MOST_PASSED)):
        lines += ["", "No note marks (a backslash before a sign makes it sure):", *passed]
    roles = {_kind(row.role) for row in rows}
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
        rule = "divided at a line's end, and nowhere whole; its hyphen stays (else: write it on one line)"
        yield Row(one.line.number, "hyphen", "guess", rule, f"“{one.word}”")
    for piece in (*reading.matter.pieces, *reading.pieces):
        yield _row(piece)
    marked = _lines_of_marks(reading)
    for found in reading.notes.lists:
        yield from _rows_of_notes(found, marked)
    known = {entry.id for one in reading.notes.lists for entry in one.entries} | {note.id for note in reading.notes.inline}
    for lines, missing in ((lines, note_id) for note_id, lines in marked.items() if note_id not in known):
        rule = "its number is between those of the list, or the next; its note is missing (else: a backslash before it)"
        yield Row(lines[0], "mark", "likely", rule, f"the mark of note {missing.rpartition('.')[2]}")
    for slip in slips(reading):
        yield Row(
            slip.place.line,
            "number",
            "guess",
            f"typed with a letter, and read as {slip.number} (else: a backslash before it)",
            f"“{slip.written}”",
        )
    for note in reading.notes.inline:
        label = note.label if note.mark else "in place"
        rule = "it stands in brackets within a paragraph" + (", and a mark before it has its number" if note.mark else "")
        yield Row(
            note.chunk.at(note.begin).line, f"note {label}", "sure", rule, _shortened(note.chunk.text[note.words : note.end - 1])
        )


def _rows_of_notes(found: NoteList, marked: Mapping[str, Sequence[int]]) -> Iterator[Row]:
    first = found.entries[0].position.line
    if found.heading:
        rule = "it names the list below it"
        yield Row(found.heading.lines[0].number, "notes heading", "sure", rule, f"“{found.heading.text}”")
    yield Row(first, "notes", found.sure, found.reason, "")
    for entry in found.entries:
        words = _shortened(entry.chunks[0].text) if entry.chunks else ""
        lines = tuple(dict.fromkeys(marked.get(entry.id, ())))
        more = ", …" if len(lines) > MOST_LINES else ""
        line = "line" if len(lines) == 1 else "lines"
        places = f"marked in {line} {', '.join(map(str, lines[:MOST_LINES]))}{more}" if lines else "no mark leads to it"
        yield Row(entry.position.line, f"note {entry.label}", found.sure, places, words)
    for chunk in found.leaps:
        rule = "its number leaps, and the text has no mark for it, so it goes on with the note above (else: mark it in the text)"
        yield Row(chunk.lines[0].number, "in a note", "guess", rule, _shortened(chunk.text))
    for chunk in found.adopted:
        rule = "nothing says that the last note has ended; move it in, or put a line --- above it"
        yield Row(chunk.lines[0].number, f"note {found.entries[-1].label}", "guess", rule, _shortened(chunk.text))


def _lines_of_marks(reading: Reading) -> Mapping[str, Sequence[int]]:
    """The lines of the marks that lead to each note, by its id."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for chunk in reading.chunks():
        marks = reading.marks(chunk)
        for mark in marks_in(chunk.text):
            place = chunk.at(mark.number or mark.begin + chunk.text[mark.begin].isspace())
            for note_id in marks.notes(mark, place):
                found[note_id].append(place.line)
    return found


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


def _kind(role: str) -> str:
    """The role of a row without the level of a heading or the label of a note."""
    return role.rstrip("123456 ") if role.startswith("heading") else role.split()[0] if role.startswith("note ") else role


def _otherwise(row: Row) -> str:
    """For a guess, the line of front matter that overrides it; for the notes of a list the row of the list has it."""
    if row.role == "notes" and row.sure != "sure":
        return " (else: notes: none)"
    lines = (
        (line for known, line in OVERRIDES if _kind(row.role) in known)
        if row.sure == "guess" and _kind(row.role) != "note"
        else ()
    )
    key = next(iter(lines), "").partition("   ")[0]
    return f" (else: {key})" if key else ""


def _rejected(reading: Reading) -> Iterator[str]:
    """Runs of labels that could be lists of notes, and why they are none."""
    told = set()
    for one in sorted(reading.notes.rejected, key=lambda one: (one.chunk.lines[0].number, -one.more)):
        line = one.chunk.lines[0].number
        if line in told or (not one.more and one.verdict.sure == "likely"):
            continue
        told.add(line)
        labels = f"“{one.label}”" + (f" and {one.more} more" if one.more else "")
        yield _told(line, f"{labels}: {one.verdict.reason}; to make it one, {one.verdict.remedy}")


def _passed_over(reading: Reading) -> Iterator[str]:
    """What looks like a mark in the body and leads to no note, and why."""
    for stray in strays(reading):
        yield _told(stray.place.line, f"{stray.written} (column {stray.place.column}): {stray.reason}")


def _told(line: int, words: str) -> str:
    """A line of the text and what is said of it, in as many columns as a row has."""
    first, *more = wrap(words, _COLUMNS - 7)
    return "\n".join([f"{line:>5}  {first}", *("       " + rest for rest in more)])
