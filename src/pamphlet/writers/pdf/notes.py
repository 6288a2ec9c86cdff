"""Where each note is printed: after the text, at the foot of the page, after its chapter, or nowhere but on the web.

Stands before `page`, which prints what is decided here. The numbers of the notes are settled;
nothing here changes them.
"""

from collections.abc import Collection

from pamphlet.publication import NumberedNote, Publication
from pamphlet.setting_values import Placement
from pamphlet.writers.stretches import Stretch, marks_in, stretches


def place_notes(
    publication: Publication, placement: Placement, too_long: Collection[str] = ()
) -> tuple[tuple[Stretch, ...], tuple[NumberedNote, ...]]:
    """The text in stretches with their notes, and the notes that stand after all of it.

    `too_long` are the anchors of notes that no page's foot has room for. At the foot stands a note
    whose first mark is in the text itself; one that is marked first in a title, in the head of a
    table (which is printed on each of its pages) or in another note stands at the end.
    """
    chapters = stretches(publication, placement)
    match placement:
        case "endnotes":
            return chapters, publication.notes
        case "footnotes":
            placed = tuple(_with_footnotes(chapter, publication.notes, too_long) for chapter in chapters)
            at_foot = {note.anchor for chapter in placed for note in chapter.footnotes}
            return placed, tuple(note for note in publication.notes if note.anchor not in at_foot)
        case "web":
            return chapters, ()
        case "chapter":
            return chapters, ()


def _with_footnotes(chapter: Stretch, notes: tuple[NumberedNote, ...], too_long: Collection[str]) -> Stretch:
    marks = marks_in(chapter.children)
    at_foot = (n for n in notes if n.references and n.references[0] in marks and n.anchor not in too_long)
    return Stretch(chapter.anchor, chapter.children, footnotes=tuple(at_foot))
