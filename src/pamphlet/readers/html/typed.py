"""Lines that keep their ends: code, and what a place that can only hold lines makes of blocks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from pamphlet import tree
from pamphlet.readers.html.dom import Element, Words
from pamphlet.readers.html.names import SILENT
from pamphlet.readers.html.reading import Reading
from pamphlet.tree import Blocks, Inlines

_LANGUAGE = re.compile(r"(?:language|lang|highlight-source|sourceCode-)-?([\w+#.-]+)")


def code(element: Element, reading: Reading) -> tree.CodeBlock:
    """Lines printed as they stand, as `pre` has them; what they are written in may be a class. Reports links, which go."""
    text = "".join(_typed(element))
    around = next(element.ancestors(), element)
    names = [name for e in (element, *element.children, around) for name in e.classes]
    found = next(filter(None, map(_LANGUAGE.fullmatch, names)), None)
    attributes = reading.attributes(element)
    rest = tuple(name for name in attributes.classes if not found or name != found[0])
    position = reading.place(element.at)
    if any(inner.name == "a" and inner.get("href") and inner.text() for inner in element.elements()):
        message = "links within code are not kept, only their words"
        reading.report.add("markup-unsupported", message, position)
    text = text.removesuffix("\n")
    return tree.CodeBlock(text, found[1] if found else "", attributes=replace(attributes, classes=rest), position=position)


def _typed(element: Element) -> Iterator[str]:
    for node in element.nodes:
        if isinstance(node, Words):
            yield node.text
        elif isinstance(node, Element) and node.name == "br":
            yield "\n"
        elif isinstance(node, Element) and node.name not in SILENT:
            yield from _typed(node)


def lines_of(blocks: Blocks) -> list[Inlines]:
    """All that some blocks say, as lines, for a place that can hold no block: a caption, a term."""
    return [line for block in blocks for line in _lines(block) if line]


def _lines(block: tree.Block) -> list[Inlines]:
    match block:
        case tree.Paragraph() | tree.Heading():
            return [block.children]
        case tree.LineBlock():
            return [line.children for line in block.lines]
        case tree.BlockQuote():
            return [*lines_of(block.children), block.attribution]
        case tree.BulletList() | tree.OrderedList():
            return [line for item in block.items for line in lines_of(item.children)]
        case tree.DefinitionList():
            return [line for item in block.items for line in (item.term, *(x for one in item.definitions for x in lines_of(one)))]
        case tree.CodeBlock():
            return [(tree.Code(line, position=block.position),) for line in block.text.split("\n") if line]
        case tree.Table():
            cells = [cell for row in (*block.head, *block.body) for cell in row.cells]
            return [block.caption, *(line for cell in cells for line in lines_of(cell.children))]
        case tree.Figure():
            return [*lines_of(block.children), block.caption]
        case tree.Division():
            return lines_of(block.children)
        case tree.ThematicBreak():
            return []
        case _:
            assert_never(block)
