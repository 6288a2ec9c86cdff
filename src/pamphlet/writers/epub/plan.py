"""Which file of the book holds what: the text, the notes, the credits, and so the address of every anchor.

Stands before `content`, which prints the files. Their names come from headings, not from counting, so
that a new chapter changes no other's address.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pamphlet.parts import is_part, part_of
from pamphlet.publication import NumberedNote, Publication
from pamphlet.setting_values import Placement
from pamphlet.tree import Block, Blocks, Division, Heading, Inlines, Node, NoteReference
from pamphlet.walk import descendants
from pamphlet.writers.stretches import Stretch, stretches

TITLE_FILE, NOTES_FILE, CREDITS_FILE = "title.xhtml", "notes.xhtml", "credits.xhtml"
WHOLE_TEXT = "chapter-1.xhtml"
"""The file of a text that is not divided."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of the text: its name, and the stretches in it with the notes that stand after them.

    The first file begins with the title; one without stretches holds nothing else.
    """

    name: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """Notes in a row, and the heading of the chapter they belong to, where each chapter has numbers of its own."""

    heading: str
    notes: tuple[NumberedNote, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of the text, and the notes in the file after them."""

    files: tuple[TextFile, ...]
    notes: tuple[NoteGroup, ...]


def plan_of(publication: Publication, placement: Placement) -> Plan:
    """How the text is divided into files. The notes stand in a file of their own, or, with `chapter`, after each chapter."""
    found = stretches(publication, placement)
    notes = () if placement == "chapter" else _groups(publication)
    if publication.split_at == 0:
        return Plan((TextFile(WHOLE_TEXT, found),), notes)
    pieces = [piece for stretch in found for piece in _pieces(stretch, 1 + publication.split_at)]
    if len(pieces) < 2:
        return Plan((TextFile(WHOLE_TEXT, tuple(pieces)),), notes)
    title_page = (TextFile(TITLE_FILE, ()),) if _heading(pieces[0].children) else ()
    files = (TextFile(_name(number, piece.children), (piece,)) for number, piece in enumerate(pieces, 1))
    return Plan((*title_page, *files), notes)


def printed(publication: Publication, plan: Plan) -> Iterator[tuple[str, Node]]:
    """Every node that is printed, with the file it is printed in, in reading order."""
    data = publication.metadata
    for node in descendants((*data.title, *data.subtitle, *publication.byline)):
        yield plan.files[0].name, node
    for file in plan.files:
        for stretch in file.stretches:
            for node in descendants((*stretch.children, *_texts(stretch.notes))):
                yield file.name, node
    for node in descendants(_joined(data.contact)):
        yield plan.files[-1].name, node
    for group in plan.notes:
        for node in descendants(_texts(group.notes)):
            yield NOTES_FILE, node
    for node in descendants(_joined(data.credits)):
        yield CREDITS_FILE, node


def addresses(publication: Publication, plan: Plan) -> dict[str, str]:
    """The address of every anchor, good from any file of the text, since all lie in one folder."""
    found = {anchor: f"{name}#{anchor}" for name, node in printed(publication, plan) if (anchor := node.attributes.id)}
    after_text = {n.anchor: f"{NOTES_FILE}#{n.anchor}" for group in plan.notes for n in group.notes}
    in_text = {n.anchor: f"{file.name}#{n.anchor}" for file in plan.files for s in file.stretches for n in s.notes}
    return found | after_text | in_text


def _joined(lines: tuple[Inlines, ...]) -> Inlines:
    return tuple(inline for line in lines for inline in line)


def _texts(notes: tuple[NumberedNote, ...]) -> Blocks:
    return tuple(block for note in notes for block in note.note.children)


# --- the text -------------------------------------------------------------------------------


def _pieces(stretch: Stretch, level: int) -> list[Stretch]:
    """A stretch divided before its headings down to `level`; its notes stand after the last piece."""
    match stretch.children:
        case (Division() as part,) if is_part(part):
            goes_on = replace(part.attributes, id=None)
            rows = _rows(part.children, level)
            first = replace(part, children=rows[0])
            pieces: list[Blocks] = [(first,), *((replace(part, children=row, attributes=goes_on),) for row in rows[1:])]
        case blocks:
            pieces = _rows(blocks, level)
    last = len(pieces) - 1
    return [
        Stretch(stretch.anchor if number == 0 else "", piece, notes=stretch.notes if number == last else ())
        for number, piece in enumerate(pieces)
    ]


def _rows(blocks: Blocks, level: int) -> list[Blocks]:
    """Blocks divided before headings; one that stands right under a higher one stays with it."""
    rows: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level:
            alone = all(isinstance(above, Heading) and above.level < block.level for above in rows[-1])
            rows += [] if alone else [[]]
        rows[-1].append(block)
    return [tuple(row) for row in rows]


def _heading(blocks: Blocks) -> Heading | None:
    """The heading that blocks begin with."""
    match blocks:
        case (Heading() as heading, *_):
            return heading
        case (Division() as part, *_) if is_part(part):
            return _heading(part.children)
        case _:
            return None


def _name(number: int, blocks: Blocks) -> str:
    """The name of a file, from the heading it begins with if that is ASCII, as names in a book should be.

    An anchor begins with a letter, so none looks like a number.
    """
    heading = _heading(blocks)
    anchor = heading.attributes.id if heading else None
    return f"chapter-{anchor if anchor and anchor.isascii() else number}.xhtml"


# --- the notes ------------------------------------------------------------------------------


def _groups(publication: Publication) -> tuple[NoteGroup, ...]:
    """All notes in a row, or, where each part counts its own, by parts."""
    notes = publication.notes
    if sum(note.number == 1 for note in notes) < 2:
        return (NoteGroup("", notes),) if notes else ()
    by_part: dict[str, list[NumberedNote]] = defaultdict(list)
    for note in notes:
        by_part[part_of(note.note.id)].append(note)
    titles = _titles_by_mark(publication)
    return tuple(NoteGroup(_title(group, titles) or publication.title, tuple(group)) for group in by_part.values())


def _title(notes: list[NumberedNote], titles: dict[str, str]) -> str:
    return next((titles[mark] for note in notes for mark in note.references if mark in titles), "")


def _titles_by_mark(publication: Publication) -> dict[str, str]:
    """For each mark in the text, the heading of its chapter."""
    return {
        node.attributes.id: chapter.outline[0].text if chapter.outline else ""
        for chapter in publication.chapters
        for node in descendants(chapter.children)
        if isinstance(node, NoteReference) and node.attributes.id
    }
