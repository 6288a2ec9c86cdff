"""The text in the stretches that notes stand after: chapters, or all of it.

Stands between the `Publication` and the writers of printed and electronic pages, which agree on it.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from pamphlet.publication import NumberedNote, Publication
from pamphlet.setting_values import Placement
from pamphlet.tree import Block, Blocks, Heading, NoteReference, Table
from pamphlet.walk import descendants


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text, the notes at the feet of its pages, and those that stand after it.

    `anchor` is that of the chapter that begins here; empty where one goes on.
    """

    anchor: str
    children: Blocks
    footnotes: tuple[NumberedNote, ...] = ()
    notes: tuple[NumberedNote, ...] = ()


def stretches(publication: Publication, placement: Placement) -> tuple[Stretch, ...]:
    """The chapters; where notes stand after each (`chapter`), divided at their headings of the first level.

    A note stands after the stretch with its first mark, and one that is marked in none after the last.
    """
    chapters = tuple(Stretch(chapter.anchor, chapter.children) for chapter in publication.chapters)
    return _with_notes(chapters, publication.notes) if placement == "chapter" else chapters


def marks_in(blocks: Blocks) -> set[str]:
    """The anchors of the marks in the text, but for the heads of tables, which are printed again on each page."""
    nodes = list(descendants(blocks))
    repeated = {id(node) for table in nodes if isinstance(table, Table) for node in descendants(table.head)}
    return {n.attributes.id for n in nodes if isinstance(n, NoteReference) and n.attributes.id and id(n) not in repeated}


def _with_notes(chapters: tuple[Stretch, ...], notes: tuple[NumberedNote, ...]) -> tuple[Stretch, ...]:
    divided = [part for chapter in chapters for part in _divided(chapter)]
    homes = {mark: number for number, part in enumerate(divided) for mark in marks_in(part.children)}
    last = len(divided) - 1
    own: dict[int, list[NumberedNote]] = defaultdict(list)
    for note in notes:
        own[homes.get(note.references[0], last) if note.references else last].append(note)
    return tuple(replace(part, notes=tuple(own[number])) for number, part in enumerate(divided))


def _divided(chapter: Stretch) -> list[Stretch]:
    parts: list[list[Block]] = [[]]
    for block in chapter.children:
        if isinstance(block, Heading) and block.level == 2 and parts[-1]:
            parts.append([])
        parts[-1].append(block)
    return [Stretch(chapter.anchor if number == 0 else "", tuple(part)) for number, part in enumerate(parts)]
