"""What will be printed: the document with every question about it answered.

Made by the last pass, `assemble`, and by nothing else; the only thing writers take. Here every
note has its number, every reference its anchor, every picture its bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pamphlet.resources import Resource
from pamphlet.tree import Blocks, Heading, Inlines, Metadata, Node, Note
from pamphlet.walk import descendants, plain_text


@dataclass(frozen=True, slots=True)
class NumberedNote:
    """A note with its number (from 1) and its anchor; `references` are the anchors of the marks
    that lead to it, in reading order: one way back for each."""

    number: int
    anchor: str
    note: Note
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading as tables of contents show it: plain words, level from 2 (1 is the title)."""

    level: int
    anchor: str
    text: str


def outline_of(blocks: Blocks) -> tuple[OutlineEntry, ...]:
    """The headings among blocks, in their order."""
    headings = (node for node in descendants(blocks) if isinstance(node, Heading))
    return tuple(OutlineEntry(h.level, h.attributes.id or "", " ".join(plain_text(h.children).split())) for h in headings)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the text that an e-book may keep in a file of its own."""

    anchor: str
    children: Blocks
    outline: tuple[OutlineEntry, ...]


Cover = Resource | Literal["auto", "made", "none"]
"""The cover of the e-book: the author's picture, one to be made of the title (`auto`: where a PDF is made too), or none."""


@dataclass(frozen=True, slots=True)
class Publication:
    """All that a writer needs. `metadata.title` is never empty, `modified` is in UTC.

    `title` is the title as plain words, `byline` the line below it (empty where nobody is named),
    `notes_heading` what stands above the notes. Chapters are kept in files of their own by the e-book, with
    `split_at` 1 the stretches under headings of the first level too, with 2 also those of the second; with 0
    all is in one file.
    """

    metadata: Metadata
    title: str
    byline: Inlines
    notes_heading: str
    language: str
    identifier: str
    modified: datetime
    chapters: tuple[Chapter, ...]
    notes: tuple[NumberedNote, ...]
    resources: tuple[Resource, ...]
    cover: Cover = "auto"
    split_at: int = 1

    def everything(self) -> Iterator[Node]:
        """Every node that is printed, in reading order: title, text, contact, notes, credits."""
        data = self.metadata
        yield from descendants((*data.title, *data.subtitle))
        for chapter in self.chapters:
            yield from descendants(chapter.children)
        yield from descendants(inline for line in data.contact for inline in line)
        for note in self.notes:
            yield from descendants(note.note.children)
        yield from descendants(inline for line in data.credits for inline in line)

    def note_numbers(self) -> dict[str, int]:
        """The number of each note by its id."""
        return {note.note.id: note.number for note in self.notes}

    def anchors_of_notes(self) -> dict[str, str]:
        """The anchor of each note by its id."""
        return {note.note.id: note.anchor for note in self.notes}

    def anchors_of_parts(self) -> frozenset[str]:
        """The anchors of the chapters and the notes."""
        return frozenset((*(chapter.anchor for chapter in self.chapters), *(note.anchor for note in self.notes)))


# --- where the printed pages begin ----------------------------------------------------------------

TITLE_BLOCK, CONTACT, NOTES, COLOPHON = ".title-block", ".contact", ".notes", ".colophon"
"""The parts of a pamphlet that are neither a chapter nor a note, by their classes; no anchor begins with a dot."""


@dataclass(frozen=True, slots=True)
class PageStart:
    """The place where a printed page begins, and its number as it is printed.

    `part` is the anchor of a chapter or a note, or one of the names above; `offset` is how many
    characters of that part stand on the pages before. White space, note marks and signs that
    cannot be seen are not counted, a picture counts as one. `number` counts the pages from 1.
    """

    number: int
    label: str
    part: str
    offset: int


@dataclass(frozen=True, slots=True)
class PageMap:
    """What the layout of the PDF gives back: where its pages begin, in their order.

    One without text or a picture that the e-book has too (the contents, an empty page) begins where the next one does.
    """

    starts: tuple[PageStart, ...]
