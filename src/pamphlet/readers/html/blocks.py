"""What stands under one another: elements become blocks, and words without a block of their own paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pamphlet import tree
from pamphlet.readers.html.dom import Comment, Element, Words, even
from pamphlet.readers.html.formulas import formula
from pamphlet.readers.html.inlines import Inliner, Make, make_for
from pamphlet.readers.html.names import BLOCKS, CAPTIONED, CAPTIONS, HEADINGS, LOST, SILENT
from pamphlet.readers.html.reading import Reading
from pamphlet.readers.html.tables import read_table
from pamphlet.readers.html.verse import read_verse
from pamphlet.tree import Block, Blocks, Inlines, Paragraph
from pamphlet.walk import Rewrite, descendants, plain_text

PLACEHOLDER = "data-pamphlet-block"
"""The attribute of a `div` that stands for blocks which are read already."""

Node = Element | Words | Comment

_NUMBERS: dict[str, tree.NumberStyle] = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_LANGUAGE = re.compile(r"(?:language|lang|highlight-source|sourceCode-)-?([\w+#.-]+)")


@dataclass(slots=True)
class Blocker:
    """Reads the blocks of one page or fragment.

    `holding` are the elements that hold blocks; `waiting` are the ids of places between two blocks,
    which the next block takes.
    """

    reading: Reading
    holding: set[Element] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)

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
        position = self.reading.place(_begin(row))
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
        lines = self.lines(element)
        apart = [(tree.HardBreak(position=self.reading.place(element.at)), *line) if n else line for n, line in enumerate(lines)]
        return tuple(inline for line in apart for inline in line)

    def lines(self, element: Element) -> list[Inlines]:
        """The words of each paragraph, heading and line of verse in `element`."""
        return [block.children for block in flat(self.flow(element.nodes, figures=False))]

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
        if level and element not in self.holding:
            return (tree.Heading(self.inlines(element), level, attributes=attributes, position=position),)
        match name:
            case "p" if element not in self.holding:
                return self.paragraph(element.nodes, element)
            case "blockquote":
                return (self.quotation(element),)
            case "ul" | "menu" | "dir":
                items = tuple(self.items(element))
                if any(item.checked is not None for item in items):
                    attributes = replace(attributes, classes=tuple(c for c in attributes.classes if c != "tasks"))
                return (tree.BulletList(items, _tight(element), attributes=attributes, position=position),) if items else ()
            case "ol":
                return self.numbered(element)
            case "dl":
                found = tuple(self.definitions(element))
                return (tree.DefinitionList(found, attributes=attributes, position=position),) if found else ()
            case "pre" | "listing" | "xmp" | "plaintext":
                return (self.code(element),)
            case "table":
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
        if verse := read_verse(element, self.reading, self.lines):
            return (verse,)
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
        last = next((node for node in reversed(nodes) if not _blank(node)), None)
        if isinstance(last, Element) and _names_source(last) and sum(not _blank(node) for node in nodes) > 1:
            nodes = nodes[: nodes.index(last)]
            inner = next((e for e in last.children if e.name in ("cite", "footer")), last) if last.name == "p" else last
            attribution = self.inlines(inner)
        attributes, position = self.reading.attributes(element), self.reading.place(element.at)
        return tree.BlockQuote(self.flow(nodes), attribution, attributes=attributes, position=position)

    def code(self, element: Element) -> tree.CodeBlock:
        text = "".join(_typed(element))
        around = next(element.ancestors(), element)
        names = [name for e in (element, *element.children, around) for name in e.classes]
        found = next(filter(None, map(_LANGUAGE.fullmatch, names)), None)
        attributes = self.reading.attributes(element)
        rest = tuple(name for name in attributes.classes if not found or name != found[0])
        position = self.reading.place(element.at)
        text = text.removesuffix("\n")
        return tree.CodeBlock(text, found[1] if found else "", attributes=replace(attributes, classes=rest), position=position)

    def figure(self, element: Element) -> tree.Figure:
        caption: Inlines = ()
        nodes = list(element.nodes)
        for inner in element.elements():
            if inner is not element and (inner.name == "figcaption" or CAPTIONS.intersection(inner.classes)):
                caption = self.inlines(inner)
                self.reading.left_out.add(inner)
                break
        children = self.flow(nodes, figures=False)
        match children:
            case (tree.Figure(caption=()) as inside,):
                children = inside.children
            case (tree.Division(children=blocks),):
                children = blocks
            case _:
                pass
        attributes, position = self.reading.attributes(element), self.reading.place(element.at)
        return tree.Figure(children, caption, attributes=attributes, position=position)

    def table(self, element: Element) -> Blocks:
        """A table; one that only arranges a page is what stands in its cells."""
        table = read_table(element, self.reading, self.flow, self.inlines)
        rows = (*table.head, *table.body)
        cells = [cell for row in rows for cell in row.cells]
        if element.get("role") in ("presentation", "none") or len(cells) <= 1:
            return tuple(block for cell in cells for block in cell.children)
        return (table,)

    # --- lists ---

    def items(self, element: Element) -> Iterator[tree.ListItem]:
        """The items of a list; what stands between items belongs to the one before, as it looks in a browser."""
        groups: list[tuple[Element | None, list[Node]]] = []
        for node in element.nodes:
            if isinstance(node, Element) and node in self.reading.left_out:
                continue
            if isinstance(node, Element) and node.name == "li":
                groups.append((node, list(node.nodes)))
            elif not _blank(node) or isinstance(node, Comment):
                if not groups:
                    groups.append((None, []))
                groups[-1][1].append(node)
        tasks = "tasks" in element.classes
        for item, nodes in groups:
            checked = _checked(nodes, self.reading)
            children = self.flow(nodes)
            if tasks:
                checked, children = _box(children, checked)
            attributes = self.reading.attributes(item) if item else tree.NO_ATTRIBUTES
            position = self.reading.place(item.at if item else _begin(nodes))
            yield tree.ListItem(children, checked, attributes=attributes, position=position)

    def numbered(self, element: Element) -> Blocks:
        items = tuple(self.items(element))
        first = next((inner for inner in element.children if inner.name == "li"), element)
        start = next((int(n) for n in (first.get("value"), element.get("start")) if re.fullmatch(r"\d{1,9}", n.strip())), 1)
        attributes = self.reading.attributes(element)
        style = _NUMBERS.get(element.get("type").strip(), "decimal")
        for name in _NUMBERS.values():
            if name in attributes.classes:
                style = name
                attributes = replace(attributes, classes=tuple(c for c in attributes.classes if c != name))
        position = self.reading.place(element.at)
        if "reversed" in element.attributes:
            self.reading.report.add("markup-unsupported", "a list cannot be numbered backwards", position)
        return (
            (tree.OrderedList(items, start, style, _tight(element), attributes=attributes, position=position),) if items else ()
        )

    def definitions(self, element: Element) -> Iterator[tree.DefinitionItem]:
        """Terms with what they mean; several terms with one meaning are lines of one term."""
        parts = [
            n for node in element.nodes for n in (node.nodes if isinstance(node, Element) and node.name == "div" else [node])
        ]
        terms: list[Element] = []
        first: Node | None = None
        meanings: list[Blocks] = []
        for part in parts:
            if _blank(part) or part in self.reading.left_out:
                continue
            name = part.name if isinstance(part, Element) else ""
            if name == "dt" and meanings:
                yield self.definition(terms, meanings, first or element)
                terms, meanings, first = [], [], None
            first = first or part
            if isinstance(part, Element) and name == "dt":
                terms.append(part)
            else:
                meanings.append(self.flow(part.nodes if isinstance(part, Element) and name == "dd" else [part]))
        if first:
            yield self.definition(terms, meanings, first)

    def definition(self, terms: list[Element], meanings: list[Blocks], first: Node) -> tree.DefinitionItem:
        term: Inlines = ()
        for element in terms:
            line = self.inlines(element)
            term = (*term, tree.HardBreak(position=self.reading.place(element.at)), *line) if term else line
        attributes = self.reading.attributes(terms[0]) if terms else tree.NO_ATTRIBUTES
        return tree.DefinitionItem(term, tuple(meanings), attributes=attributes, position=self.reading.place(first.at))


# --- what does not need the page ----------------------------------------------------------


def _begin(nodes: Iterable[Node]) -> int:
    """The offset of the first of `nodes` that is more than white space."""
    return next((_first_letter(node) for node in nodes if not _blank(node)), 0)


def _first_letter(node: Node) -> int:
    return node.at + len(node.text) - len(node.text.lstrip()) if isinstance(node, Words) else node.at


def _blank(node: Node) -> bool:
    return isinstance(node, Comment) or (isinstance(node, Words) and not even(node.text))


def has_content(inlines: Inlines) -> bool:
    """Whether there is anything to print, or that a mark leads to."""
    return bool(plain_text(inlines).strip(" \n\u00a0\u200b")) or any(
        isinstance(node, tree.Image | tree.NoteReference | tree.Math) for node in descendants(inlines)
    )


def flat(blocks: Blocks) -> Iterator[Paragraph | tree.Heading | tree.LineOfVerse]:
    """The paragraphs, headings and lines in some blocks, for a place that can only hold lines."""
    for node in descendants(blocks):
        if isinstance(node, Paragraph | tree.Heading | tree.LineOfVerse):
            yield node


def wrapped(blocks: Blocks, make: Make) -> Blocks:
    """The blocks, with what `make` makes around the words of each paragraph and heading in them."""

    def wrap(block: Block) -> Blocks:
        if isinstance(block, Paragraph | tree.Heading) and block.position:
            return (replace(block, children=make(block.children, block.position)),)
        return (block,)

    return Rewrite(block=wrap).blocks(blocks)


def _level(element: Element) -> int:
    if element.name in HEADINGS:
        return int(element.name[1])
    if element.get("role") == "heading" and element.name in ("div", "p"):
        return int(element.get("aria-level")) if re.fullmatch("[1-9]", element.get("aria-level")) else 2
    return 0


def _tight(element: Element) -> bool:
    return not any(inner.name == "p" for item in element.children if item.name == "li" for inner in item.children)


def _names_source(element: Element) -> bool:
    """Whether this last part of a quotation says whose it is."""
    if element.name == "p":
        alone = [node for node in element.nodes if not _blank(node)]
        return "attribution" in element.classes or (
            len(alone) == 1 and isinstance(alone[0], Element) and alone[0].name in ("cite", "footer")
        )
    return element.name in ("cite", "footer")


def _typed(element: Element) -> Iterator[str]:
    for node in element.nodes:
        if isinstance(node, Words):
            yield node.text
        elif isinstance(node, Element) and node.name == "br":
            yield "\n"
        elif isinstance(node, Element) and node.name not in SILENT:
            yield from _typed(node)


def _checked(nodes: list[Node], reading: Reading) -> bool | None:
    """Whether the box at the beginning of an item is ticked; None where there is none. The box is taken out."""
    for node in nodes:
        if isinstance(node, Element):
            box = next((e for e in node.elements() if e.name == "input" and e.get("type").lower() == "checkbox"), None)
            if box:
                reading.left_out.add(box)
            return "checked" in box.attributes if box else None
        if not _blank(node):
            return None
    return None


def _box(children: Blocks, checked: bool | None) -> tuple[bool | None, Blocks]:
    match children:
        case (Paragraph(children=(tree.Text() as text, *others)) as first, *rest) if text.text[:2] in ("☑ ", "☐ "):
            words = replace(text, text=text.text[2:])
            return text.text[0] == "☑", (replace(first, children=(words, *others)), *rest)
        case _:
            return checked, children
