"""What stands under one another: elements become blocks, and words without a block of their own paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pamphlet import tree
from pamphlet.readers.html.dom import Comment, Element, Node, begin_of, is_blank
from pamphlet.readers.html.formulas import formula
from pamphlet.readers.html.inlines import Inliner, Make, make_for
from pamphlet.readers.html.lists import Lists
from pamphlet.readers.html.names import BLOCKS, CAPTIONED, CAPTIONS, HEADINGS, LOST, SILENT
from pamphlet.readers.html.reading import Reading
from pamphlet.readers.html.tables import arranges_page, read_table
from pamphlet.readers.html.typed import code, lines_of
from pamphlet.readers.html.verse import is_prose, prose, read_verse
from pamphlet.tree import Block, Blocks, Inlines, Paragraph
from pamphlet.walk import Rewrite, descendants, plain_text

PLACEHOLDER = "data-pamphlet-block"
"""The attribute of a `div` that stands for blocks which are read already."""

LONGEST_HEADING = 200
"""The most letters of a heading that has blocks in it; an unclosed one has the whole page in it."""


@dataclass(slots=True)
class Blocker:
    """Reads the blocks of one page or fragment.

    `holding` are the elements that hold blocks; `waiting` are the ids of places between two blocks,
    which the next block takes.
    """

    reading: Reading
    holding: set[Element] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists(self.reading, self.flow, self.inlines)

    def read(self, root: Element) -> Blocks:
        """The blocks in `root`."""
        for element in root.elements():
            if element.name in BLOCKS:
                for around in element.ancestors():
                    if around in self.holding:
                        break
                    self.holding.add(around)
        return self.flow(root.nodes)

    # --- rows of nodes ---

    def flow(self, nodes: Sequence[Node], *, figures: bool = True) -> Blocks:
        """The blocks that `nodes` are; a picture on its own is a figure, where there may be `figures`."""
        blocks: list[Block] = []
        row: list[Node] = []
        for node in (*nodes, None):
            if isinstance(node, Comment):
                self.reading.remark(node)
                continue
            if isinstance(node, Element) and node in self.reading.left_out:
                continue
            if node is not None and not self.is_block(node):
                row.append(node)
                continue
            blocks += self.marked(self.paragraph(row, figures=figures))
            row = []
            if isinstance(node, Element):
                blocks += self.marked(self.block(node))
        return tuple(blocks)

    def is_block(self, node: Node) -> bool:
        return isinstance(node, Element) and (
            node.name in BLOCKS or (node in self.holding and node.name not in LOST | SILENT and node not in self.reading.marks)
        )

    def marked(self, blocks: Blocks) -> Blocks:
        """The blocks, the first of which takes the ids that wait for one."""
        if not blocks or not self.waiting:
            return blocks
        first, waiting, self.waiting = blocks[0], self.waiting, []
        own = first.attributes.id or waiting.pop()
        self.reading.aliases.update((name, own) for name in waiting)
        return (replace(first, attributes=replace(first.attributes, id=own)), *blocks[1:])

    def paragraph(self, row: list[Node], element: Element | None = None, *, figures: bool = True) -> Blocks:
        """The paragraph that a row of words is, in `element` if it is one of its own; nothing if there is nothing to read."""
        attributes = self.reading.attributes(element) if element else tree.NO_ATTRIBUTES
        inlines = Inliner(self.reading).read(row)
        if not has_content(inlines):
            self.waiting += [name for node in descendants(inlines) if (name := node.attributes.id)]
            self.waiting += [attributes.id] if attributes.id else []
            return ()
        position = self.reading.place(begin_of(row))
        if figures and element is None and not self.reading.fragment and len(parts := _parted(inlines)) > 1:
            return tuple(Paragraph(part, position=part[0].position) for part in parts)
        match inlines:
            case (tree.Image() | tree.Link(children=(tree.Image(),)),) if figures:
                inside = Paragraph(inlines, position=position)
                return (tree.Figure((inside,), attributes=attributes, position=position),)
            case _:
                return (Paragraph(inlines, attributes=attributes, position=position),)

    def inlines(self, element: Element) -> Inlines:
        """All that is in `element` as inlines; the lines of blocks in it are kept apart."""
        if element not in self.holding:
            return Inliner(self.reading).read(element.nodes)
        for inner in element.elements():
            if inner.name in ("ul", "ol", "dl", "table", "pre", "blockquote"):
                self.reading.lose(inner, kept=True)
        lines = self.lines(element)
        apart = [(tree.HardBreak(position=self.reading.place(element.at)), *line) if n else line for n, line in enumerate(lines)]
        return tuple(inline for line in apart for inline in line)

    def lines(self, element: Element) -> list[Inlines]:
        """The words of each paragraph, heading and line of verse in `element`."""
        return lines_of(self.flow(element.nodes, figures=False))

    # --- one element ---

    def block(self, element: Element) -> Blocks:
        reading, name, position = self.reading, element.name, self.reading.place(element.at)
        if (number := element.get(PLACEHOLDER)) in reading.blocks:
            reading.placed.add(number)
            return reading.blocks[number]
        attributes = reading.attributes(element)
        if (math := formula(element, position)) is not None:
            return (Paragraph((math,), position=position),)
        level = _level(element)
        if level and (element not in self.holding or _is_line(element, reading)):
            return (tree.Heading(self.inlines(element), level, attributes=attributes, position=position),)
        match name:
            case "p" if element not in self.holding:
                return self.paragraph(element.nodes, element)
            case "blockquote":
                return (self.quotation(element),)
            case "ul" | "menu" | "dir":
                return self.lists.bulleted(element)
            case "ol":
                return self.lists.numbered(element)
            case "dl":
                return self.lists.terms(element)
            case "pre" if is_prose(element, reading):
                return (prose(element, reading),)
            case "pre" | "listing" | "xmp" | "plaintext":
                return (code(element, reading),)
            case "table" if not CAPTIONED.intersection(element.classes):
                return self.table(element)
            case "figure":
                return (self.figure(element),)
            case "hr":
                return (tree.ThematicBreak(attributes=attributes, position=position),)
            case "summary":
                inlines = self.inlines(element)
                return (Paragraph((tree.Strong(inlines, position=position),), position=position),) if inlines else ()
            case "option" | "optgroup":
                return ()
            case _:
                return self.around(element)

    def around(self, element: Element) -> Blocks:
        """An element that holds others: an inline one that holds blocks, a caption, verse, or a division."""
        classes = element.classes
        if make := make_for(element, self.reading):
            return wrapped(self.flow(element.nodes), make)
        if CAPTIONED.intersection(classes) and any(CAPTIONS.intersection(inner.classes) for inner in element.elements()):
            return (self.figure(element),)
        if poem := read_verse(element, self.reading, self.lines):
            return (poem,)
        if element.name not in BLOCKS:
            self.reading.lose(element, kept=True)
            return self.flow(element.nodes)
        return self.division(element)

    def division(self, element: Element) -> Blocks:
        """A division if its attributes say something of what it holds; a part of the page with headings is not one."""
        attributes = self.reading.attributes(element)
        if attributes and not attributes.classes and not attributes.pairs:
            self.waiting.append(attributes.id or "")
            return self.flow(element.nodes)
        children = self.flow(element.nodes)
        if not children or not attributes:
            return children
        if any(isinstance(block, tree.Heading) for block in descendants(children)):
            if attributes.id:
                self.waiting.append(attributes.id)
            return self.marked(children)
        return (tree.Division(children, attributes=attributes, position=self.reading.place(element.at)),)

    def quotation(self, element: Element) -> tree.BlockQuote:
        nodes = list(element.nodes)
        attribution: Inlines = ()
        last = next((node for node in reversed(nodes) if not is_blank(node)), None)
        if isinstance(last, Element) and _names_source(last) and sum(not is_blank(node) for node in nodes) > 1:
            nodes = nodes[: nodes.index(last)]
            inner = next((e for e in last.children if e.name in ("cite", "footer")), last) if last.name == "p" else last
            attribution = self.inlines(inner)
        attributes, position = self.reading.attributes(element), self.reading.place(element.at)
        return tree.BlockQuote(self.flow(nodes), attribution, attributes=attributes, position=position)

    def figure(self, element: Element) -> tree.Figure:
        caption: Inlines = ()
        nodes = list(element.nodes)
        for inner in element.elements():
            if inner is not element and (inner.name == "figcaption" or CAPTIONS.intersection(inner.classes)):
                caption = self.inlines(inner)
                self.reading.left_out.add(inner)
                break
        children = self.flow(nodes, figures=False)
        while len(children) == 1 and isinstance(inside := children[0], tree.Figure | tree.Division):
            if isinstance(inside, tree.Figure):
                caption = caption or inside.caption
            children = inside.children
        attributes, position = self.reading.attributes(element), self.reading.place(element.at)
        return tree.Figure(children, caption, attributes=attributes, position=position)

    def table(self, element: Element) -> Blocks:
        """A table; one that only arranges a page is what stands in its cells."""
        table = read_table(element, self.reading, self.flow, self.inlines)
        rows = (*table.head, *table.body)
        cells = [cell for row in rows for cell in row.cells]
        if arranges_page(element, typed=self.reading.fragment) or len(cells) <= 1:
            return tuple(block for cell in cells for block in cell.children)
        return (table,)


# --- what does not need the page ----------------------------------------------------------


def has_content(inlines: Inlines) -> bool:
    """Whether there is anything to print, or that a mark leads to."""
    return bool(plain_text(inlines).strip(" \n\u00a0\u200b")) or any(
        isinstance(node, tree.Image | tree.NoteReference | tree.Math) for node in descendants(inlines)
    )


def _parted(inlines: Inlines) -> list[Inlines]:
    """The words in pieces where an empty line parts them: two breaks in a row, as typed where a page knows no paragraphs."""
    parts: list[list[tree.Inline]] = [[]]
    for inline, after in zip(inlines, (*inlines[1:], None), strict=True):
        breaks = isinstance(inline, tree.HardBreak)
        if breaks and isinstance(after, tree.HardBreak):
            if parts[-1]:
                parts.append([])
        elif not (breaks and not parts[-1]):
            parts[-1].append(inline)
    return [tuple(part) for part in parts if part]


def wrapped(blocks: Blocks, make: Make) -> Blocks:
    """The blocks, with what `make` makes around the words of each paragraph and heading in them."""

    def wrap(block: Block) -> Blocks:
        if isinstance(block, Paragraph | tree.Heading) and block.position:
            return (replace(block, children=make(block.children, block.position)),)
        return (block,)

    return Rewrite(block=wrap).blocks(blocks)


def _is_line(heading: Element, reading: Reading) -> bool:
    """Whether a heading that has blocks in it is a heading all the same: a line or two, in divisions made for looks."""
    inside = [e for e in heading.elements() if e is not heading and e.name in BLOCKS and e not in reading.left_out and e.text()]
    return len(heading.text()) <= LONGEST_HEADING and len(inside) <= 2 and all(e.name in ("div", "p") for e in inside)


def _level(element: Element) -> int:
    if element.name in HEADINGS:
        return int(element.name[1])
    if element.get("role") == "heading" and element.name in ("div", "p"):
        return int(element.get("aria-level")) if re.fullmatch("[1-9]", element.get("aria-level")) else 2
    return 0


def _names_source(element: Element) -> bool:
    """Whether this last part of a quotation says whose it is."""
    if element.name == "p":
        alone = [node for node in element.nodes if not is_blank(node)]
        return "attribution" in element.classes or (
            len(alone) == 1 and isinstance(alone[0], Element) and alone[0].name in ("cite", "footer")
        )
    return element.name in ("cite", "footer")
