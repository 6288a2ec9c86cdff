"""Pandoc's blocks become ours."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Any

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.readers.html import placeholder, read_fragment
from pamphlet.readers.html.reading import Reading
from pamphlet.readers.pandoc.inlines import DEPTH, Inlines, NotPandoc, attributes, strange
from pamphlet.readers.pandoc.tables import read_table
from pamphlet.source import Position
from pamphlet.tree import Attributes, Block, ListItem, NumberStyle, Paragraph, Text
from pamphlet.walk import plain_text

__all__ = ["Blocks", "NotPandoc"]

_STYLES: Mapping[str, NumberStyle] = MappingProxyType(
    {"LowerAlpha": "lower-alpha", "UpperAlpha": "upper-alpha", "LowerRoman": "lower-roman", "UpperRoman": "upper-roman"}
)

_UNKNOWN = re.compile(r"</?references\b[^>]*>")
"""What MediaWiki puts where its notes are, which Pandoc has read by then."""

_BOXES: Mapping[str, bool] = MappingProxyType({"☐ ": False, "☒ ": True})
"""How Pandoc begins the items of a task list."""


@dataclass(slots=True)
class Blocks:
    """Reads blocks, all of which get the position `here`."""

    here: Position
    language: str | None
    report: Report
    depth: int = 0
    inline: Inlines = field(init=False)

    def __post_init__(self) -> None:
        self.inline = Inlines(self.here, self.language, self.report, self.blocks)

    def notes(self) -> tuple[tree.Note, ...]:
        """The notes met so far, in the order of their first marks; those without a mark come last."""
        return (*self.inline.found.values(), *self.inline.apart)

    def blocks(self, data: Any) -> tree.Blocks:
        """A list of blocks."""
        if not isinstance(data, list):
            raise strange(data)
        self.depth += 1
        outside, self.inline.depth = self.inline.depth, 0
        found = self.with_raw(data) if any(map(_is_html, data)) else None
        if found is None:
            found = tuple([block for item in data for block in self.block(item)])
        self.inline.depth = outside
        self.depth -= 1
        return found

    def block(self, data: Any) -> Iterator[Block]:
        """One block of Pandoc's, as none, one or several of ours."""
        here, inlines = self.here, self.inline.inlines
        match data:
            case {"t": "Para" | "Plain", "c": [*inner]} if any(map(_is_figure, inner)):
                yield from self.figures(inner)
            case {"t": "Para" | "Plain", "c": inner}:
                yield Paragraph(inlines(inner), position=here)
            case {"t": "Header", "c": [int(level), attr, inner]}:
                yield tree.Heading(inlines(inner), level, position=here, attributes=attributes(attr))
            case {"t": "LineBlock", "c": list(lines)}:
                yield tree.LineBlock(tuple([self.verse(inlines(line)) for line in lines]), position=here)
            case {"t": "CodeBlock", "c": [attr, str(text)]}:
                yield _code(attributes(attr), text, here)
            case {"t": "RawBlock", "c": [str(format), str(text)]}:
                self.inline.left_out(format, text)
            case {"t": "HorizontalRule"}:
                yield tree.ThematicBreak(position=here)
            case {"t": "Null"}:
                return
            case {"t": "Table", "c": content}:
                yield read_table(content, self.blocks, self.caption, here)
            case {"t": "DefinitionList", "c": list(items)}:
                yield tree.DefinitionList(tuple([self.definition(item) for item in items]), position=here)
            case _:
                yield from self.nested(data)

    def figures(self, data: list[Any]) -> Iterator[Block]:
        """A paragraph with pictures that have captions, and what stands beside them."""
        for is_figure, run in groupby(data, _is_figure):
            if not is_figure:
                inlines = self.inline.inlines([*run])
                if plain_text(inlines).strip() or any(not isinstance(inline, Text) for inline in inlines):
                    yield Paragraph(inlines, position=self.here)
                continue
            for item in run:
                attr, words, (target, title) = item["c"]
                picture = self.inline.image(attributes(attr), (), target, title.removeprefix("fig:"))
                inside = Paragraph((replace(picture, title=""),), position=self.here)
                yield tree.Figure((inside,), self.inline.inlines(words), position=self.here)

    def with_raw(self, data: list[Any]) -> tree.Blocks | None:
        """Blocks with raw HTML among them, which is read as HTML with the others in their places; None if they do not fit in."""
        read: dict[str, tree.Blocks] = {}
        text = ""
        for item in data:
            if _is_html(item):
                text += item["c"][1]
            else:
                read[str(len(read) + 1)] = tuple(self.block(item))
                text += placeholder(len(read))
        if "attachment:" in text:
            return None  # pictures of a notebook, which Pandoc has taken out under other names
        reading = Reading(lambda _: self.here, self.report, fragment=True, blocks=read)
        found = read_fragment(_UNKNOWN.sub("", text), reading)
        reading.tell_lost()
        return found

    def verse(self, inlines: tree.Inlines) -> tree.LineOfVerse:
        """A line of verse; Pandoc moves it in by spaces that do not break, two to a step."""
        match inlines:
            case (Text(text=text) as first, *more) if text.startswith("\u00a0"):
                words = text.lstrip("\u00a0")
                children = (replace(first, text=words), *more) if words else tuple(more)
                return tree.LineOfVerse(children, (len(text) - len(words) + 1) // 2, position=self.here)
            case _:
                return tree.LineOfVerse(inlines, position=self.here)

    def nested(self, data: Any) -> Iterator[Block]:
        """A block that holds blocks; where it stands too deep, what it holds."""
        here = self.here
        make: Callable[[], Block]
        match data:
            case {"t": "BlockQuote", "c": inner}:
                held = children = self.blocks(inner)
                make = partial(tree.BlockQuote, children, position=here)
            case {
                "t": "Div",
                "c": [["", ["note"], [["label", str(label)], ["kind", "note" | "footnote" | "endnote" as kind]]], inner],
            }:
                self.inline.unmarked(label, kind, self.blocks(inner))
                return
            case {"t": "Div", "c": [attr, inner]}:
                held = children = self.blocks(inner)
                attr = attributes(attr)
                make = partial(tree.Division, children, position=here, attributes=attr)
            case {"t": "Figure", "c": [attr, caption, inner]}:
                held = children = self.blocks(inner)
                words, attr = self.caption(caption), attributes(attr)
                make = partial(tree.Figure, children, words, position=here, attributes=attr)
            case {"t": "BulletList", "c": list(items)}:
                read = self.items(items)
                held = tuple(block for item in read for block in item.children)
                make = partial(tree.BulletList, read, _tight(items), position=here)
            case {"t": "OrderedList", "c": [[int(start), {"t": str(style)}, _], list(items)]}:
                read = self.items(items)
                held = tuple(block for item in read for block in item.children)
                number = _STYLES.get(style, "decimal")
                make = partial(tree.OrderedList, read, start, number, _tight(items), position=here)
            case _:
                raise strange(data)
        if self.depth > DEPTH:
            self.inline.too_deep()
            yield from held
        else:
            yield make()

    def items(self, data: list[Any]) -> tuple[ListItem, ...]:
        """The items of a list, with the boxes of a task list ticked or not."""
        return tuple([self.item(item) for item in data])

    def item(self, data: Any) -> ListItem:
        children = self.blocks(data)
        match children:
            case (Paragraph(children=(Text(text=text) as first, *more)) as opening, *others) if text[:2] in _BOXES:
                shorter = replace(first, text=text[2:])
                paragraph = replace(opening, children=(shorter, *more) if shorter.text else tuple(more))
                return ListItem((paragraph, *others), _BOXES[text[:2]], position=self.here)
            case _:
                return ListItem(children, position=self.here)

    def definition(self, data: Any) -> tree.DefinitionItem:
        match data:
            case [term, list(definitions)]:
                read = tuple([self.blocks(definition) for definition in definitions])
                return tree.DefinitionItem(self.inline.inlines(term), read, position=self.here)
            case _:
                raise strange(data)

    def caption(self, data: Any) -> tree.Inlines:
        """Pandoc's captions are blocks and ours are a line: paragraphs follow one another on new lines."""
        match data:
            case [_, list(blocks)]:
                lines = [self.line(block) for block in self.blocks(blocks)]
            case _:
                raise strange(data)
        joined: tree.Inlines = ()
        for line in filter(None, lines):
            joined += (tree.HardBreak(position=self.here), *line) if joined else line
        return joined

    def line(self, block: Block) -> tree.Inlines:
        """What a block says, as a line."""
        if isinstance(block, Paragraph | tree.Heading):
            return block.children
        self.report.add("markup-unsupported", "a caption with more than paragraphs became plain text", self.here)
        words = " ".join(plain_text([block]).split())
        return (Text(words, position=self.here),) if words else ()


def _is_figure(item: Any) -> bool:
    """Whether an inline is a picture whose words are its caption, as Pandoc says by the beginning of its title."""
    match item:
        case {"t": "Image", "c": [_, list(), [str(), str(title)]]}:
            return title.startswith("fig:")
        case _:
            return False


def _is_html(item: Any) -> bool:
    return isinstance(item, dict) and item.get("t") == "RawBlock" and item.get("c", [""])[0] in ("html", "html4", "html5")


def _code(attr: Attributes, text: str, here: Position) -> tree.CodeBlock:
    language, rest = (attr.classes[0], attr.classes[1:]) if attr.classes else ("", ())
    return tree.CodeBlock(text.removesuffix("\n"), language, position=here, attributes=replace(attr, classes=rest))


def _tight(items: list[Any]) -> bool:
    """A list is loose as soon as one of its items holds a paragraph (`Para`) of its own."""
    return not any(isinstance(block, dict) and block.get("t") == "Para" for item in items for block in item)
