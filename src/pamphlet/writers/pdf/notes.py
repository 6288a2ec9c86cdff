"""Where each note is printed: after the text, at the foot of the page, or after its chapter.

Stands before `page`, which prints what is decided here. The numbers of the notes are settled;
nothing here changes them.
"""

from collections.abc import Collection
from dataclasses import dataclass

from pamphlet.publication import NumberedNote, Publication
from pamphlet.settings import Placement
from pamphlet.tree import Block, Blocks, Heading, NoteReference, Table
from pamphlet.walk import descendants


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text, the notes at the feet of its pages, and those that stand after it."""

    anchor: str
    children: Blocks
    footnotes: tuple[NumberedNote, ...] = ()
    notes: tuple[NumberedNote, ...] = ()


def place_notes(
    publication: Publication, placement: Placement, too_long: Collection[str] = ()
) -> tuple[tuple[Stretch, ...], tuple[NumberedNote, ...]]:
    """The text in stretches with their notes, and the notes that stand after all of it.

    `too_long` are the anchors of notes that no page's foot has room for. At the foot stands a note
    whose first mark is in the text itself; one that is marked first in a title, in the head of a
    table (which is printed on each of its pages) or in another note stands at the end.
    """
    chapters = tuple(Stretch(chapter.anchor, chapter.children) for chapter in publication.chapters)
    match placement:
        case "endnotes":
            return chapters, publication.notes
        case "footnotes":
            placed = tuple(_with_footnotes(chapter, publication.notes, too_long) for chapter in chapters)
            at_foot = {note.anchor for chapter in placed for note in chapter.footnotes}
            return placed, tuple(note for note in publication.notes if note.anchor not in at_foot)
        case "chapter":
            return _after_chapters(chapters, publication.notes), ()


def _with_footnotes(chapter: Stretch, notes: tuple[NumberedNote, ...], too_long: Collection[str]) -> Stretch:
    marks = _marks(chapter.children)
    at_foot = (n for n in notes if n.references and n.references[0] in marks and n.anchor not in too_long)
    return Stretch(chapter.anchor, chapter.children, footnotes=tuple(at_foot))


def _marks(blocks: Blocks) -> set[str]:
    """The anchors of the marks in the text, but for the heads of tables."""
    nodes = list(descendants(blocks))
    repeated = {id(node) for table in nodes if isinstance(table, Table) for node in descendants(table.head)}
    return {n.attributes.id for n in nodes if isinstance(n, NoteReference) and n.attributes.id and id(n) not in repeated}


def _after_chapters(chapters: tuple[Stretch, ...], notes: tuple[NumberedNote, ...]) -> tuple[Stretch, ...]:
    """Each chapter divided at its headings of the first level, with the notes that are first marked in it.

    What is marked in no chapter stands after the last.
    """
    divided = [part for chapter in chapters for part in _divided(chapter)]
    waiting, placed = list(notes), []
    for number, part in enumerate(divided, 1):
        marks = _marks(part.children)
        own = [note for note in waiting if number == len(divided) or set(note.references[:1]) & marks]
        waiting = [note for note in waiting if note not in own]
        placed.append(Stretch(part.anchor, part.children, notes=tuple(own)))
    return tuple(placed)


def _divided(chapter: Stretch) -> list[Stretch]:
    parts: list[list[Block]] = [[]]
    for block in chapter.children:
        if isinstance(block, Heading) and block.level == 2 and parts[-1]:
            parts.append([])
        parts[-1].append(block)
    return [Stretch(chapter.anchor if number == 0 else "", tuple(part)) for number, part in enumerate(parts)]
