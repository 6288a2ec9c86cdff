"""The plain-text reader: an article as people type it, with `[1]` marks and a list of notes.

The road within: lines ─▶ tables ─▶ paragraphs ─▶ lists of notes ─▶ what stands around the text ─▶
a role for each paragraph ─▶ blocks. The lists of notes are found first, because they alone say which
marks in the text are marks. `explain` shows every decision on the way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from pamphlet.diagnostics import Report
from pamphlet.languages import recognise
from pamphlet.metadata import canonical, overlay, read_metadata
from pamphlet.options import Option
from pamphlet.readers.decode import decode
from pamphlet.readers.front_matter import split_front_matter
from pamphlet.readers.plain.blocks import build
from pamphlet.readers.plain.header import split_header, split_mail
from pamphlet.readers.plain.inline import read_inlines
from pamphlet.readers.plain.lines import Chunk, Line, lines_of
from pamphlet.readers.plain.marks import Mark, marks_in
from pamphlet.readers.plain.matter import Matter, part_matter
from pamphlet.readers.plain.notes import Entry, Marks, Notes, find_notes
from pamphlet.readers.plain.pieces import Habits, Piece, is_break
from pamphlet.readers.plain.roles import decide
from pamphlet.readers.plain.tables import find_tables
from pamphlet.readers.plain.unwrap import unwrap
from pamphlet.readers.typography import punctuation_of
from pamphlet.settings import Settings
from pamphlet.source import Position, Source
from pamphlet.tree import Document, Metadata, Note

LONGEST_SAMPLE = 40_000
"""So many characters are looked at to tell the language."""

MOST_UNMATCHED = 20
"""So many marks without a note are told; more of them mean that they are none."""


def read(source: Source, settings: Settings, report: Report) -> Document:
    """Read a plain text; any bytes give a document.

    Reports what `decode` and `split_front_matter` report, `mail-head-dropped`, `page-number-dropped`
    and `mark-unmatched`.
    """
    reading = understand(source, settings, report)
    for line in reading.furniture:
        place = Position(source.name, line.number, line.column)
        report.add("page-number-dropped", f"“{line.text}” numbers a page of the source; it was left out", place)
    for place, written in islice(reading.unmatched(), MOST_UNMATCHED):
        message = f"“{written}” looks like the mark of a note, but there is no such note"
        report.add(
            "mark-unmatched", message, place, hint="add the note to the list; or put a backslash before it, and it is text"
        )
    return Document(
        children=build(reading.pieces, reading.marks),
        notes=tuple(_note(entry, reading) for one in reading.notes.lists for entry in one.entries),
        metadata=overlay(_metadata(reading.matter, reading), read_metadata(reading.options, report)),
        options=reading.options,
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """A plain text as it was understood: everything that `read` builds from and `explain` tells."""

    options: tuple[Option, ...]
    notes: Notes
    matter: Matter
    pieces: tuple[Piece, ...]
    furniture: tuple[Line, ...]
    width: int | None
    may_have_notes: bool
    punctuation: str
    ranks: dict[int, int]

    def marks(self, chunk: Chunk) -> Marks:
        """What marks mean in a chunk, by the number of its first line."""
        found = self.notes.marks(self.ranks.get(chunk.lines[0].number, 0))
        return replace(found, punctuation=self.punctuation)

    def unmatched(self) -> Iterator[tuple[Position, str]]:
        """Numbers in brackets that stand as marks do, where no list has a note for them."""
        for piece in self.pieces if self.may_have_notes else ():
            for chunk in piece.chunks:
                marks = self.marks(chunk)
                for mark in marks_in(chunk.text):
                    number = mark.keys[0]
                    written = chunk.text[mark.begin : mark.end].strip()
                    telling = mark.style == "bracket" and len(mark.keys) == 1 and number.isdecimal() and 0 < int(number) < 100
                    if telling and not mark.glued and not marks.notes(mark) and _stands_as_mark(chunk.text, mark):
                        yield chunk.at(mark.end - len(written)), written


def _stands_as_mark(text: str, mark: Mark) -> bool:
    """Behind a word or a stop, and not in front of a sentence as the number of a page or a verse does."""
    return text[: mark.begin].strip() != "" and text[mark.begin - 1] not in "([=" and not text[mark.end : mark.end + 1].isalnum()


def understand(source: Source, settings: Settings, report: Report) -> Reading:
    """Find out what everything in a plain text is."""
    text = decode(source, report)
    options, skip = split_front_matter(text, source.name, report)
    if not options and not skip:
        options, skip = split_header(text, source.name)
    if not options and not skip:
        options, skip = split_mail(text, source.name, report)
    settings = settings.updated(options, Report())  # the pipeline reports on the options
    lines = lines_of(text, skip)
    grids = find_tables(lines)
    tabular = frozenset(number for grid in grids for number in grid.numbers)
    unwrapped = unwrap(source.name, lines, settings.wrap, tabular)
    chunks = unwrapped.chunks
    notes = find_notes(chunks, settings.notes)
    taken = notes.indices()
    end = notes.lists[-1].end if notes.lists else len(chunks)
    body = [chunk for index, chunk in enumerate(chunks[:end]) if index not in taken]
    if body and notes.lists and is_break(body[-1]) and "#" not in body[-1].text:
        body.pop()  # the rule that a word processor draws above its notes
    headings = settings.headings == "auto"
    given = settings.metadata.flags.title or any(canonical(option.key) == "title" for option in options)
    titles = headings and not given
    matter = part_matter(body, chunks[end:], text, titles=titles)
    habits = Habits.of(matter.body, wrapped=unwrapped.width is not None, headings=headings)
    pieces = decide(matter.body, habits, {grid.numbers[0]: grid for grid in grids})
    written = settings.metadata.around(read_metadata(options, Report())).language
    typewritten = any(sign in text for sign in "\"'") or "--" in text or "..." in text
    language = written or (recognise(text[:LONGEST_SAMPLE]) if typewritten or " ;" in text else None) or "en"
    punctuation = punctuation_of(options, language, settings)
    ranks = {chunk.lines[0].number: index for index, chunk in enumerate(chunks)}
    return Reading(
        options, notes, matter, pieces, unwrapped.furniture, unwrapped.width, settings.notes != "none", punctuation, ranks
    )


def _metadata(matter: Matter, reading: Reading) -> Metadata:
    return Metadata(
        title=read_inlines(matter.title, reading.marks(matter.title)) if matter.title else (),
        subtitle=read_inlines(matter.subtitle, reading.marks(matter.subtitle)) if matter.subtitle else (),
        authors=matter.authors,
        byline=read_inlines(matter.byline, reading.marks(matter.byline)) if matter.byline else (),
        notes_heading=_notes_heading(reading.notes),
        date=matter.date,
        contact=tuple(read_inlines(line, reading.marks(line)) for line in matter.contact),
        credits=tuple(read_inlines(line, reading.marks(line)) for line in matter.credits),
    )


def _notes_heading(notes: Notes) -> str:
    """The headings over the lists of notes, each once, as the author wrote them."""
    headings = [one.heading.text.strip("#=*_ \t:") for one in notes.lists if one.heading]
    return " · ".join(dict.fromkeys(headings))


def _note(entry: Entry, reading: Reading) -> Note:
    """A note; its paragraphs may be lists and quotations, but never headings."""
    habits = Habits(wrapped=reading.width is not None, indented=True, headings=False)
    pieces = decide(entry.chunks, habits, {})
    return Note(entry.id, entry.label, build(pieces, reading.marks), position=entry.position)
