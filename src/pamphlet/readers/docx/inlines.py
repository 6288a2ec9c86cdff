"""Runs of a Word paragraph become inlines: a flat row with formats becomes inlines in one another."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import groupby
from types import MappingProxyType
from typing import Any

from mammoth import documents

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.pictures import framed
from pamphlet.readers.docx.facts import Facts, RunFacts
from pamphlet.readers.docx.fields import ADDRESS
from pamphlet.readers.docx.shapes import PictureFacts
from pamphlet.resources import Resource, checked_image
from pamphlet.source import Position
from pamphlet.tree import Attributes, Inline, Text
from pamphlet.walk import descendants, plain_text

_MAKERS: Mapping[str, Callable[..., Inline]] = MappingProxyType(
    {
        "strong": tree.Strong,
        "emphasis": tree.Emphasis,
        "underline": tree.Underline,
        "strikeout": tree.Strikeout,
        "small-caps": tree.SmallCaps,
        "superscript": tree.Superscript,
        "subscript": tree.Subscript,
    }
)
_SUFFIXES: Mapping[str, str] = MappingProxyType({"image/jpeg": "jpg", "image/svg+xml": "svg"})

Format = tuple[str, str]
"""What surrounds a piece of text: a kind, and an address or a language where the kind needs one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An inline with what surrounds it, from the outside."""

    formats: tuple[Format, ...]
    inline: Inline


@dataclass(slots=True)
class Inlines:
    """Reads what stands in paragraphs; pictures are collected on the way."""

    facts: Facts
    report: Report
    notes: Callable[[str, str, Position], str]
    pictures: dict[str, Resource] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)

    def resources(self) -> tuple[Resource, ...]:
        """The pictures met so far."""
        return tuple(self.pictures.values())

    def read(self, children: list[Any], here: Position) -> tree.Inlines:
        """The inlines of a paragraph, with the spaces at its ends."""
        return _nested(list(self.pieces(children, (), here)), here)

    def pieces(self, children: list[Any], formats: tuple[Format, ...], here: Position) -> Iterator[Piece]:
        """The row of pieces in these elements of mammoth's."""
        for one in children:
            if isinstance(one, documents.Text):
                yield Piece(formats, Text(one.value, position=here))
            elif isinstance(one, documents.Run):
                yield from self.run(one, formats, here)
            elif isinstance(one, documents.Hyperlink):
                anchor = one.anchor or ""
                target = one.href if one.href is not None else anchor[1:] if anchor.startswith(ADDRESS) else f"#{anchor}"
                yield from self.pieces(one.children, (("link", target), *formats), here)
            elif isinstance(one, documents.NoteReference):
                id_ = self.notes(one.note_type, one.note_id, here)
                outside = tuple(format for format in formats if format[0] not in ("superscript", "link"))
                yield Piece(outside, tree.NoteReference(id_, position=here))
            else:
                yield from self.leaf(one, formats, here)

    def leaf(self, one: Any, formats: tuple[Format, ...], here: Position) -> Iterator[Piece]:
        """What holds no other element. Marks of comments and bookmarks that nothing leads to say nothing."""
        if isinstance(one, documents.Tab):
            yield Piece(formats, Text(" ", position=here))
        elif isinstance(one, documents.Break):  # a page ends here in Word, and a line does
            yield Piece((), tree.HardBreak(position=here))
        elif isinstance(one, documents.Checkbox):
            yield Piece(formats, Text("☒" if one.checked else "☐", position=here))
        elif isinstance(one, documents.Bookmark) and one.name in self.facts.anchors and one.name not in self.placed:
            self.placed.add(one.name)
            yield Piece((), tree.Span((), position=here, attributes=Attributes(one.name)))
        elif isinstance(one, documents.Image) and (image := self.image(one, here)):
            yield Piece(formats, image)

    def run(self, run: Any, formats: tuple[Format, ...], here: Position) -> Iterator[Piece]:
        """A run: its own formats, and those the facts know of."""
        marks = (one.name for one in run.children if isinstance(one, documents.Bookmark))
        facts = next((self.facts.runs[name] for name in marks if name in self.facts.runs), RunFacts())
        if facts.tex:
            yield Piece(formats, tree.Math(facts.tex, facts.display, position=here))
        elif facts.formula is not None:
            message = f"a formula was kept as plain signs: {facts.formula}"
            self.report.add("markup-unsupported", message, here, hint="check how it reads, or put a picture of it in its place")
            yield Piece(formats, Text(facts.formula, position=here))
        if facts.code:
            words = "".join(one.value for one in run.children if isinstance(one, documents.Text))
            others = [one for one in run.children if not isinstance(one, documents.Text)]
            if words:
                yield Piece(formats, tree.Code(words, position=here))
            yield from self.pieces(others, formats, here)
            return
        switches = {
            "strong": run.is_bold or facts.strong,
            "emphasis": run.is_italic or facts.emphasis,
            "underline": run.is_underline,
            "strikeout": run.is_strikethrough,
            "small-caps": run.is_small_caps,
            "superscript": run.vertical_alignment == "superscript",
            "subscript": run.vertical_alignment == "subscript",
        }
        own = tuple((name, "") for name, on in switches.items() if on)
        language: tuple[Format, ...] = (("language", facts.language),) if facts.language else ()
        marked: tuple[Format, ...] = (("marked", ""),) if facts.marked else ()
        yield from self.pieces(run.children, (*formats, *language, *marked, *own), here)

    def image(self, image: Any, here: Position) -> tree.Image | None:
        """A picture, whose bytes go among the resources; None for one outside the file, which is never opened."""
        try:
            with image.open() as file:
                data: bytes = file.read()
        except (KeyError, ValueError, OSError):
            hint = "in Word, put the picture itself into the text, instead of a link to it"
            self.report.add("resource-refused", "a picture is not in the file but somewhere else", here, hint=hint)
            return None
        facts = self.facts.pictures.get(image.alt_text or "", PictureFacts(image.alt_text or None))
        resource = self.resource(data, str(image.content_type or ""), facts)
        size = (("width", f"{facts.width:g}mm"),) if facts.width else ()
        return tree.Image(resource.name, facts.alt, position=here, attributes=Attributes(pairs=size))

    def resource(self, data: bytes, kind: str, facts: PictureFacts) -> Resource:
        """The picture as Word shows it, under a name of its own; the same picture has one name wherever it stands."""
        resource = Resource("", data, kind)
        if facts.turns or any(facts.edges):
            usable = checked_image("", data, None, Report())  # what is wrong with it is told where all pictures are looked at
            resource = framed(usable, facts.edges, facts.turns) if usable else resource
        suffix = _SUFFIXES.get(resource.media_type) or resource.media_type.rpartition("/")[2] or "bin"
        name = f"word-picture-{len(self.pictures) + 1}.{suffix}"
        return self.pictures.setdefault(sha256(resource.data).hexdigest(), replace(resource, name=name))


def _nested(pieces: list[Piece], here: Position) -> tree.Inlines:
    """Pieces with the same format outside go into one inline of it; neighbouring texts become one."""
    found: list[Inline] = []
    for format, group in groupby(pieces, key=lambda piece: piece.formats[0] if piece.formats else None):
        row = list(group)
        if format is None:
            for piece in row:
                last = found[-1] if found else None
                if isinstance(piece.inline, Text | tree.Code) and type(last) is type(piece.inline):
                    found[-1] = replace(last, text=last.text + piece.inline.text)
                else:
                    found.append(piece.inline)
            continue
        children = _nested([replace(piece, formats=piece.formats[1:]) for piece in row], here)
        found += _wrapped(format, children, here)
    return tuple(found)


def _wrapped(format: Format, children: tree.Inlines, here: Position) -> tree.Inlines:
    kind, value = format
    if all(isinstance(one, Text) and not one.text.strip() for one in children) and kind != "link":
        return children  # a bold space is a space
    match kind:
        case "link":
            return (tree.Link(children, value, position=here),)
        case "language":
            return (tree.Span(children, position=here, attributes=Attributes(pairs=(("lang", value),))),)
        case "marked":
            return (tree.Span(children, position=here, attributes=Attributes(classes=("mark",))),)
        case _:
            return (_MAKERS[kind](children, position=here),)


def trimmed(inlines: tree.Inlines) -> tree.Inlines:
    """Without spaces and line ends at both ends; nothing where there is nothing else."""
    row = list(inlines)
    if not any(isinstance(one, tree.Image | tree.NoteReference | tree.Math) for one in descendants(row)):
        row = row if plain_text(row).strip() else []
    while row and (isinstance(row[0], tree.HardBreak) or (isinstance(row[0], Text) and not row[0].text.strip(" \t"))):
        row.pop(0)
    while row and (isinstance(row[-1], tree.HardBreak) or (isinstance(row[-1], Text) and not row[-1].text.strip(" \t"))):
        row.pop()
    if row and isinstance(first := row[0], Text):
        row[0] = replace(first, text=first.text.lstrip(" \t"))
    if row and isinstance(last := row[-1], Text):
        row[-1] = replace(last, text=last.text.rstrip(" \t"))
    return tuple(row)
