"""Several documents become one with chapters.

Between the readers and the passes. What belongs to one part stays apart from the others: ids and notes
that share a name, pictures of different folders, the title of each part, which becomes the heading of
its chapter. Links from one part to another (`b.md#wax`) lead into it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import PurePosixPath

from pamphlet import tree
from pamphlet.dates import long_date
from pamphlet.diagnostics import Report
from pamphlet.source import Position
from pamphlet.tree import Attributes, Block, Division, Document, Heading, Image, Inline, Inlines, Link, NoteReference, Paragraph
from pamphlet.walk import Rewrite, descendants, everything, plain_text

PART = "part"
"""The class of the divisions that parts are in."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of several documents: its name as the project names it (`north/b.md`), and what is in it."""

    name: str
    document: Document


def is_part(block: Block) -> bool:
    """Whether a block is one of the parts that `join` made."""
    return isinstance(block, Division) and PART in block.attributes.classes


def part_of(note_id: str) -> str:
    """What tells the notes of one part from those of others; "" for the notes of a text without parts."""
    number, separator, _ = note_id.partition(_BETWEEN)
    return number if separator else ""


def own_id(note_id: str) -> str:
    """The id that a note had in its own part."""
    return note_id.rpartition(_BETWEEN)[2]


_BETWEEN = "\u241f"
"""Stands between a part's number and a note's id: a sign that no label has."""


def join(parts: Sequence[Part], report: Report, language: str | None = None) -> Document:
    """One document of all parts, each in a division of its own.

    `language` is that of the whole, where somebody has said it; a part in another says so. Reports
    `part-metadata` for what a part says of itself and neither its chapter nor the whole can carry.
    """
    for part in parts:
        _tell_what_is_left(part, report)
    ids = Counter(
        node.attributes.id for part in parts for node in (*everything(part.document), *part.document.notes) if node.attributes.id
    )
    clashing = {id_ for id_, count in ids.items() if count > 1}
    doors = {part.name: _id(number, "start") for number, part in enumerate(parts, 1)}
    whole = language or next((part.document.metadata.language for part in parts if part.document.metadata.language), None)
    read = [_Part(number, part, clashing, doors).document(whole) for number, part in enumerate(parts, 1)]
    headings = {document.metadata.notes_heading for document in read} - {""}
    metadata = tree.Metadata(
        language=whole,
        notes_heading=headings.pop() if len(headings) == 1 else "",
        keywords=tuple(dict.fromkeys(word for document in read for word in document.metadata.keywords)),
        contact=tuple(line for document in read for line in document.metadata.contact),
        credits=tuple(line for document in read for line in document.metadata.credits),
    )
    return Document(
        tuple(block for document in read for block in document.children),
        tuple(note for document in read for note in document.notes),
        metadata,
        resources=tuple(resource for document in read for resource in document.resources),
    )


def _id(number: int, id_: str) -> str:
    return f"part-{number}-{id_}"


@dataclass(frozen=True, slots=True)
class _Part:
    number: int
    part: Part
    clashing: set[str]
    doors: dict[str, str]

    def document(self, language: str | None) -> Document:
        """The part with names of its own, its text in a division that begins with its title."""
        document = Rewrite(self.block, self.inline, self.of_part).document(self.part.document)
        data = document.metadata
        pairs = (("lang", data.language),) if data.language and data.language != language else ()
        attributes = Attributes(self.doors[self.part.name], (PART,), pairs)
        children = _under_title(data, document.children, data.language or language) if data.title else document.children
        notes = tuple(
            replace(note, id=self.note(note.id), attributes=self.attributes(note.attributes)) for note in document.notes
        )
        resources = tuple(replace(resource, name=self.carried(resource.name)) for resource in document.resources)
        return replace(document, children=(Division(children, attributes=attributes),), notes=notes, resources=resources)

    def note(self, id_: str) -> str:
        return f"{self.number}{_BETWEEN}{id_}"

    def carried(self, name: str) -> str:
        return _id(self.number, name)

    def attributes(self, attributes: Attributes) -> Attributes:
        return replace(attributes, id=_id(self.number, attributes.id)) if attributes.id in self.clashing else attributes

    def of_part(self, attributes: Attributes, _: Position | None) -> Attributes:
        return self.attributes(attributes)

    def block(self, block: Block) -> tree.Blocks:
        return (replace(block, attributes=self.attributes(block.attributes)),) if block.attributes.id else (block,)

    def inline(self, inline: Inline) -> Inlines:
        named = replace(inline, attributes=self.attributes(inline.attributes)) if inline.attributes.id else inline
        match named:
            case NoteReference():
                return (replace(named, note_id=self.note(named.note_id)),)
            case Link():
                return (replace(named, target=self.target(named.target)),)
            case Image():
                return (replace(named, target=self.picture(named.target)),)
            case _:
                return (named,)

    def target(self, target: str) -> str:
        """Where a link leads: within this part, into another, or as it was."""
        file, hash_, id_ = target.partition("#")
        if not file:
            return f"#{_id(self.number, id_)}" if id_ in self.clashing else target
        name = _relative(PurePosixPath(self.part.name).parent, file)
        if name not in self.doors:
            return target
        number = list(self.doors).index(name) + 1
        if not hash_:
            return f"#{self.doors[name]}"
        return f"#{_id(number, id_)}" if id_ in self.clashing else f"#{id_}"

    def picture(self, target: str) -> str:
        """The name of a picture as seen from the project's folder; one that came inside the part goes by the part."""
        if any(resource.name == target for resource in self.part.document.resources):
            return self.carried(target)
        return _relative(PurePosixPath(self.part.name).parent, target)


def _relative(folder: PurePosixPath, name: str) -> str:
    if folder == PurePosixPath() or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]+:|/", name):
        return name
    steps: list[str] = []
    for step in (folder / name).parts:
        if step == ".." and steps and steps[-1] != "..":
            steps.pop()
        else:
            steps.append(step)
    return "/".join(steps)


def _under_title(data: tree.Metadata, blocks: tree.Blocks, language: str | None) -> tree.Blocks:
    """The text of a part below its title, which is not said twice; its own headings stand on lower levels than the title."""
    title = Heading(data.title, 1, position=data.title[0].position)
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and first.level == 1 and _words(first) == _words(title):
        title, blocks = first, blocks[1:]
    if any(isinstance(node, Heading) and node.level == 1 for node in descendants(blocks)):
        blocks = _lowered(blocks)
    return (title, *_below(data, language), *blocks)


def _words(heading: Heading) -> str:
    return " ".join(plain_text(heading.children).split()).casefold()


def _below(data: tree.Metadata, language: str | None) -> tree.Blocks:
    """What stands under the title of a part; a date in figures is written in the words of the language."""
    under = [(("subtitle",), data.subtitle)] if data.subtitle else []
    if byline := data.byline or _names(data):
        under.append((("byline",), byline))
    if data.date:
        in_figures = data.date.text == data.date.iso
        date = long_date(data.date.text, language) if language and in_figures else data.date.text
        under.append((("date",), (tree.Text(date),)))
    return tuple(Paragraph(words, attributes=Attributes(classes=classes)) for classes, words in under)


def _names(data: tree.Metadata) -> Inlines:
    return (tree.Text(", ".join(person.name for person in data.authors)),) if data.authors else ()


_CARRIED = frozenset(
    {"title", "subtitle", "authors", "byline", "date", "language", "keywords", "contact", "credits", "notes_heading"}
)
_ABOVE = ("subtitle", "authors", "byline", "date")
"""What is printed under the title of a chapter, and so only where it has one."""


def _tell_what_is_left(part: Part, report: Report) -> None:
    data = part.document.metadata
    left = [field.name for field in fields(tree.Metadata) if field.name not in _CARRIED and getattr(data, field.name)]
    left += [name for name in _ABOVE if not data.title and getattr(data, name)]
    if left:
        named = ", ".join(left)
        hint = "write it into pamphlet.yaml, for the whole pamphlet"
        report.add("part-metadata", f"what {part.name} says of itself was left out: {named}", Position(part.name, 1), hint=hint)


def _lowered(blocks: tree.Blocks) -> tree.Blocks:
    """The headings one level lower."""

    def lower(block: Block) -> tree.Blocks:
        return (replace(block, level=block.level + 1),) if isinstance(block, Heading) else (block,)

    return Rewrite(block=lower).blocks(blocks)
