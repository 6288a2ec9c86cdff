"""The plain-text reader: an article as people type it, with `[1]` marks and a list of notes.

The road within: lines ─▶ tables ─▶ paragraphs ─▶ lists of notes ─▶ what stands around the text ─▶
a role for each paragraph ─▶ blocks. The lists of notes are found first, because they alone say which
marks in the text are marks. `explain` shows every decision on the way.
"""

import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from pamphlet.diagnostics import Related, Report
from pamphlet.metadata import overlay, read_metadata
from pamphlet.readers.plain.blocks import build, deepest
from pamphlet.readers.plain.hyphens import Divided
from pamphlet.readers.plain.inline import door_of, read_inlines
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.notes import Notes
from pamphlet.readers.plain.pieces import Habits
from pamphlet.readers.plain.reading import Reading, understand
from pamphlet.readers.plain.roles import decide
from pamphlet.readers.plain.runs import is_note_heading
from pamphlet.readers.plain.strays import slips, strays
from pamphlet.readers.plain.words import NOTES_OF_A_PART
from pamphlet.settings import Settings
from pamphlet.source import Position, Source
from pamphlet.tree import NO_ATTRIBUTES, Attributes, Document, Metadata, Note, Paragraph

MOST_UNMATCHED = 20
"""So many marks without a note are told; more of them mean that they are none."""

MOST_DIVIDED = 20
"""So many words that kept their hyphen are told one by one."""


def read(source: Source, settings: Settings, report: Report) -> Document:
    """Read a plain text; any bytes give a document.

    Reports what `decode` and `split_head` report, `page-number-dropped`, `mark-unmatched`,
    `number-mistyped`, `hyphen-kept`, `mail-encoding`, `mail-quoted` and `nesting-too-deep`.
    """
    with _without_collections():
        reading = understand(source, settings, report)
        _tell(reading, source.name, report)
        return Document(
            children=build(reading.pieces, reading.marks),
            notes=tuple(_notes(reading)),
            metadata=overlay(_metadata(reading), read_metadata(reading.options, report)),
            options=reading.options,
        )


@contextmanager
def _without_collections() -> Iterator[None]:
    """No search for cyclic garbage meanwhile: frozen trees have no cycles, and to look takes a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _tell(reading: Reading, file: str, report: Report) -> None:
    """Report what was left out, kept or passed over, where an author may have meant something else."""
    for line in reading.unwrapped.furniture:
        place = Position(file, line.number, line.column)
        report.add("page-number-dropped", f"“{line.text}” numbers a page of the source; it was left out", place)
    _tell_divided(reading.unwrapped.divided, file, report)
    for stray in islice((one for one in strays(reading) if one.telling), MOST_UNMATCHED):
        message = f"“{stray.written}” looks like the mark of a note, but there is no such note"
        hint = "add the note to the list; or put a backslash before it, and it is text"
        report.add("mark-unmatched", message, stray.place, hint=hint)
    for slip in islice(slips(reading), MOST_UNMATCHED):
        message = f"“{slip.written}” is typed with a letter; it was read as {slip.number}"
        report.add("number-mistyped", message, slip.place, hint="type digits; or put a backslash before it, and it is text")
    if len(apart := _headings_of_parts(reading.notes)) > 1:
        names = ", ".join(f"“{chunk.text}”" for chunk in apart)
        related = [Related("and here", chunk.position) for chunk in apart[1:]]
        report.add(
            "notes-joined",
            f"the notes are numbered through, and stand in one list without {names}",
            apart[0].position,
            related=related,
        )
    if deep := next(deepest(reading.pieces), None):
        report.add("nesting-too-deep", "what is nested more than 100 deep was kept, without its nesting", deep)


def _tell_divided(divided: tuple[Divided, ...], file: str, report: Report) -> None:
    """Each word once, with its other places; the last diagnostic says how many more words there are."""
    places: defaultdict[str, list[Position]] = defaultdict(list)
    for one in divided:
        place = Position(file, one.line.number, one.line.column + one.line.text.rfind(" ") + 1)
        places[one.word].append(place)
    hint = "where the hyphen is none of the word's own, write the word on one line"
    for word in islice(places, MOST_DIVIDED):
        first, *others = places[word]
        related = [Related("and here", place) for place in others[:3]]
        report.add(
            "hyphen-kept", f"“{word}” was divided at the end of a line, and kept its hyphen", first, hint=hint, related=related
        )
    if len(places) > MOST_DIVIDED:
        first = next(islice(places.values(), MOST_DIVIDED, None))[0]
        report.add(
            "hyphen-kept", f"{len(places) - MOST_DIVIDED} more words were divided here and below, and kept their hyphens", first
        )


def _metadata(reading: Reading) -> Metadata:
    matter = reading.matter
    return Metadata(
        title=read_inlines(matter.title, reading.marks(matter.title)) if matter.title else (),
        subtitle=read_inlines(matter.subtitle, reading.marks(matter.subtitle)) if matter.subtitle else (),
        authors=matter.authors,
        byline=read_inlines(matter.byline, reading.marks(matter.byline)) if matter.byline else (),
        notes_heading=_notes_heading(reading.notes),
        date=reading.date,
        contact=tuple(read_inlines(line, reading.marks(line)) for line in matter.contact),
        credits=tuple(read_inlines(line, reading.marks(line)) for line in matter.credits),
    )


def _notes_heading(notes: Notes) -> str:
    """The headings over the lists of notes, each once, as the author wrote them."""
    if len(apart := _headings_of_parts(notes)) > 1 and (found := NOTES_OF_A_PART.fullmatch(apart[0].text.strip("#=*_ \t:."))):
        return found["word"] or found["last"]
    headings = [one.heading.text.strip("#=*_ \t:\u00a0\u202f") for one in notes.lists if one.heading]
    return " · ".join(dict.fromkeys(headings))


def _headings_of_parts(notes: Notes) -> list[Chunk]:
    """The headings over the lists of notes, where each of them names a part of the text."""
    headings = [one.heading for one in notes.lists if one.heading]
    apart = [
        chunk
        for chunk in headings
        if not is_note_heading(chunk.text) and NOTES_OF_A_PART.fullmatch(chunk.text.strip("#=*_ \t:."))
    ]
    return apart if len(apart) == len(headings) else []


def _notes(reading: Reading) -> Iterator[Note]:
    """The notes of the lists, then those from the middle of paragraphs."""
    habits = Habits(wrapped=reading.unwrapped.width is not None, indented=True, headings=False)
    for entry in (entry for one in reading.notes.lists for entry in one.entries):
        attributes = Attributes(door_of(entry.id)) if entry.id in reading.notes.linked else NO_ATTRIBUTES
        blocks = build(decide(entry.chunks, habits, {}), lambda chunk: replace(reading.marks(chunk), within=True))
        yield Note(entry.id, entry.label, blocks, position=entry.position, attributes=attributes)
    for note in reading.notes.inline:
        marks = reading.marks(note.chunk)
        paragraphs = tuple(
            Paragraph(read_inlines(note.chunk, marks, begin, end), position=note.chunk.at(begin))
            for begin, end in note.paragraphs()
        )
        yield Note(note.id, note.label, paragraphs, position=note.chunk.at(note.begin))
