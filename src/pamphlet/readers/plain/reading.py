"""A plain text as it was understood: what everything in it is, before anything is built.

`read` builds from it and `explain` tells it. The lists of notes are found first, because they alone
say which marks in the text are marks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pamphlet.dates import possible_dates
from pamphlet.diagnostics import Report
from pamphlet.languages import recognise
from pamphlet.metadata import canonical, read_metadata
from pamphlet.options import Option
from pamphlet.readers.decode import decode
from pamphlet.readers.plain.bylines import printed_date
from pamphlet.readers.plain.front import Matter, read_front
from pamphlet.readers.plain.habits import habits_of
from pamphlet.readers.plain.header import split_head
from pamphlet.readers.plain.inline_notes import with_whole_notes
from pamphlet.readers.plain.lines import Chunk, is_quoted_printable, lines_of
from pamphlet.readers.plain.mail import quoted_from
from pamphlet.readers.plain.matter import part_matter
from pamphlet.readers.plain.notes import Notes, find_notes
from pamphlet.readers.plain.pieces import Piece
from pamphlet.readers.plain.roles import decide
from pamphlet.readers.plain.scopes import Marks
from pamphlet.readers.plain.tables import find_tables
from pamphlet.readers.plain.unwrap import Unwrapped, unwrap
from pamphlet.readers.typography import punctuation_of
from pamphlet.settings import Settings
from pamphlet.source import Position, Source
from pamphlet.tree import PrintedDate

_RULE = re.compile(r"_{3,}|-{3,}|={3,}|[—–―─═]{2,}")
"""The line that a word processor draws above its notes."""

LONGEST_SAMPLE = 40_000
"""So many characters are looked at to tell the language."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A plain text as it was understood: everything that `read` builds from and `explain` tells."""

    options: tuple[Option, ...]
    notes: Notes
    matter: Matter
    date: PrintedDate | None
    pieces: tuple[Piece, ...]
    unwrapped: Unwrapped
    may_have_notes: bool
    ranks: dict[int, int]
    rule: Chunk | None = None

    def marks(self, chunk: Chunk) -> Marks:
        """What marks mean in a chunk, by the number of its first line."""
        return self.notes.marks(self.ranks.get(chunk.lines[0].number, 0))

    def chunks(self) -> Iterator[Chunk]:
        """Every paragraph that may hold marks: around the text, in it, and in the notes."""
        for piece in (*self.matter.pieces, *self.pieces):
            yield from piece.chunks
        for one in self.notes.lists:
            for entry in one.entries:
                yield from entry.chunks


def understand(source: Source, settings: Settings, report: Report) -> Reading:
    """Find out what everything in a plain text is."""
    text = decode(source, report)
    frame = split_head(text, source.name, report)
    options = frame.options
    settings = settings.updated(options, Report())  # the pipeline reports on the options
    if mailed := is_quoted_printable(text):
        message = "signs such as “=20” and “=” at the ends of lines are a mail program's; they were undone"
        report.add("mail-encoding", message, Position(source.name, frame.begin + 1))
    if (quoted := quoted_from(text, frame.begin, frame.end)) is not None:
        message = "every line from here on begins with “>”, as in a mail that was sent on; one of them was taken off each"
        report.add("mail-quoted", message, Position(source.name, quoted + 1))
    lines = lines_of(text, frame.begin, frame.end, mailed=mailed, quoted=quoted)
    grids = find_tables(lines)
    tabular = frozenset(number for grid in grids for number in grid.numbers)
    unwrapped = unwrap(source.name, lines, settings.wrap, tabular)
    chunks = with_whole_notes(unwrapped.chunks) if settings.notes == "auto" else unwrapped.chunks
    notes = find_notes(chunks, settings.notes)
    taken = notes.indices()
    end = notes.lists[-1].end if notes.lists else len(chunks)
    body = [chunk for index, chunk in enumerate(chunks[:end]) if index not in taken]
    rule = body.pop() if body and notes.lists and _RULE.fullmatch(body[-1].text) else None
    headings = settings.headings == "auto"
    given = next((option.value for option in options if canonical(option.key) == "title"), "")
    titles = headings and not given and not settings.metadata.flags.title
    titled = headings and not titles
    front = read_front(tuple(body), titles=titles, given=str(given), titled=titled, quoted=quoted)
    matter = part_matter(front, chunks[end:])
    habits = habits_of(matter.body, wrapped=unwrapped.width is not None, headings=headings, tables=tabular)
    pieces = matter.lead + decide(matter.body, habits, {grid.numbers[0]: grid for grid in grids})
    written = settings.metadata.around(read_metadata(options, Report())).language
    typewritten = any(sign in text for sign in "\"'") or "--" in text or "..." in text
    unsure = len(possible_dates(matter.date, text)) > 1
    language = written or (recognise(text[:LONGEST_SAMPLE]) if typewritten or " ;" in text or unsure else None) or "en"
    date = printed_date(matter.date, text, language) if matter.date else None
    notes = notes.punctuated(punctuation_of(options, language, settings))
    ranks = {chunk.lines[0].number: index for index, chunk in enumerate(chunks)}
    return Reading(options, notes, matter, date, pieces, unwrapped, settings.notes != "none", ranks, rule)
