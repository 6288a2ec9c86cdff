"""Pandoc's inlines become ours; notes that stand in the text are collected on the way."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from textwrap import shorten
from types import MappingProxyType
from typing import Any

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.quotation_marks import marks_for
from pamphlet.source import Position
from pamphlet.tree import Attributes, Inline, Note, NoteKind, Text, identifier_of
from pamphlet.walk import plain_text

DEPTH = 100
"""How many blocks or inlines may stand in one another."""


class NotPandoc(ValueError):
    """JSON that Pandoc would not write; the message says what it met."""


def strange(data: object) -> NotPandoc:
    """What to raise for a piece of JSON that is not of the shape it should have."""
    return NotPandoc(f"it holds {shorten(repr(data), 60, placeholder='…')}")


def attributes(data: Any) -> Attributes:
    """Pandoc's `Attr`: id, classes, pairs."""
    match data:
        case [str(id_), list(classes), list(pairs)]:
            named = tuple((str(key), str(value)) for key, value in map(_pair, pairs))
            return Attributes(id_ or None, tuple(map(str, classes)), named)
        case _:
            raise strange(data)


def _pair(data: Any) -> tuple[str, str]:
    match data:
        case [str(key), str(value)]:
            return key, value
        case _:
            raise strange(data)


_WRAPPERS: Mapping[str, Callable[..., Inline]] = MappingProxyType(
    {
        "Emph": tree.Emphasis,
        "Underline": tree.Underline,
        "Strong": tree.Strong,
        "Strikeout": tree.Strikeout,
        "Superscript": tree.Superscript,
        "Subscript": tree.Subscript,
        "SmallCaps": tree.SmallCaps,
    }
)


_LABEL = re.compile(r"\s*\\label\{([^{}]*)\}")
"""By what name the text refers to a formula of LaTeX; it prints nothing."""

_BLANK = re.compile(r"</?span\b[^>]*>")
"""Raw markup that says nothing."""


@dataclass(slots=True)
class Inlines:
    """Reads inlines; `note_blocks` is how the blocks of a note are read."""

    here: Position
    language: str | None
    report: Report
    note_blocks: Callable[[Any], tree.Blocks]
    found: dict[tree.Blocks, Note] = field(default_factory=dict)
    apart: list[Note] = field(default_factory=list)
    depth: int = 0

    def inlines(self, data: Any) -> tree.Inlines:
        """A list of inlines; words and the spaces between them are one `Text`."""
        if not isinstance(data, list):
            raise strange(data)
        self.depth += 1
        joined: list[Inline] = []
        for inline in (new for item in data for new in self.inline(item)):
            last = joined[-1] if joined else None
            if isinstance(inline, Text) and isinstance(last, Text):
                joined[-1] = replace(last, text=last.text + inline.text)
            else:
                joined.append(inline)
        self.depth -= 1
        return tuple(joined)

    def inline(self, data: Any) -> Iterator[Inline]:
        """One inline of Pandoc's, as none, one or several of ours."""
        here = self.here
        match data:
            case {"t": "Str", "c": str(text)}:
                yield Text(text, position=here)
            case {"t": "Space"}:
                yield Text(" ", position=here)
            case {"t": "SoftBreak"}:
                yield tree.SoftBreak(position=here)
            case {"t": "LineBreak"}:
                yield tree.HardBreak(position=here)
            case {"t": str(name), "c": inner} if name in _WRAPPERS:
                yield from self.wrapped(_WRAPPERS[name], inner, Attributes())
            case {"t": "Span", "c": [attr, inner]}:
                yield from self.wrapped(tree.Span, inner, attributes(attr))
            case {"t": "Quoted", "c": [{"t": str(kind)}, inner]}:
                marks = marks_for(self.language)
                opening, closing = marks[:2] if kind == "DoubleQuote" else marks[2:]
                yield Text(opening, position=here)
                yield from self.inlines(inner)
                yield Text(closing, position=here)
            case {"t": "Cite", "c": [list(), inner]}:
                yield from self.inlines(inner)
            case {"t": "Code", "c": [attr, str(text)]}:
                yield tree.Code(text, position=here, attributes=attributes(attr))
            case {"t": "Math", "c": [{"t": str(kind)}, str(tex)]}:
                label = _LABEL.search(tex)
                named = Attributes(label[1] if label else None)
                yield tree.Math(_LABEL.sub("", tex), kind == "DisplayMath", position=here, attributes=named)
            case {"t": "RawInline", "c": [str(format), str(text)]}:
                if not _BLANK.fullmatch(text):
                    self.left_out(format, text)
            case {"t": "Link", "c": [attr, inner, [str(target), str(title)]]}:
                children = self.inlines(inner)
                yield tree.Link(children, target, title, position=here, attributes=_without(attributes(attr), "uri", "email"))
            case {"t": "Image", "c": [attr, inner, [str(target), str(title)]]}:
                yield self.image(attributes(attr), self.inlines(inner), target, title)
            case {"t": "Note", "c": blocks}:
                yield self.note(blocks)
            case _:
                raise strange(data)

    def wrapped(self, make: Callable[..., Inline], inner: Any, attr: Attributes) -> Iterator[Inline]:
        """Inlines in another; where they are nested too deep, without it."""
        children = self.inlines(inner)
        if self.depth > DEPTH:
            self.too_deep()
            yield from children
        else:
            yield make(children, position=self.here, attributes=attr)

    def too_deep(self) -> None:
        """Report once that something stands too deep."""
        if not any(d.code == "nesting-too-deep" for d in self.report.diagnostics):
            self.report.add("nesting-too-deep", f"this is nested more than {DEPTH} deep", self.here)

    def left_out(self, format: str, text: str) -> None:
        """Report raw markup, which no tree holds."""
        quoted = shorten(text, 60, placeholder="…")
        self.report.add("markup-unsupported", f"raw {format} was left out: {quoted}", self.here)

    def image(self, attr: Attributes, words: tree.Inlines, target: str, title: str) -> tree.Image:
        """A picture; its description is the attribute `alt`, else the words Pandoc gives it, else unknown."""
        pairs = dict(attr.pairs)
        alt = pairs.pop("alt", None)
        if alt is None:
            alt = plain_text(words) or None
        return tree.Image(target, alt, title, position=self.here, attributes=replace(attr, pairs=tuple(pairs.items())))

    def note(self, data: Any) -> tree.NoteReference:
        """The mark of a note; Pandoc repeats the text of a note at every mark, so equal texts are one note."""
        blocks = self.note_blocks(data)
        note = self.found.get(blocks)
        if note is None:
            label = str(len(self.found) + 1)
            note = self.found[blocks] = Note(label, label, blocks, position=self.here)
        return tree.NoteReference(note.id, f"[{note.label}]", position=self.here)

    def unmarked(self, label: str, kind: NoteKind, blocks: tree.Blocks) -> None:
        """A note that no mark leads to, as `writers.pandoc` writes it after the text."""
        taken = {note.id for note in self.found.values()} | {note.id for note in self.apart}
        wanted = identifier_of(label)
        note_id = next(name for number in count() if (name := f"{wanted} {number}" if number else wanted) not in taken)
        self.apart.append(Note(note_id, label, blocks, kind, position=self.here))


def _without(attr: Attributes, *classes: str) -> Attributes:
    """`attr` without classes that say what the node says already."""
    return replace(attr, classes=tuple(name for name in attr.classes if name not in classes))
