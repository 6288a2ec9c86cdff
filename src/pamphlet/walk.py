"""The tree's shape, written down once: who holds whom, how to visit, how to rebuild.

Passes and writers that want "every X in the document" or "the same tree with X changed" come
here, so that a new node type is taught to the project in one place beside the writers.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from pamphlet import tree
from pamphlet.source import Position
from pamphlet.tree import Attributes, Block, Blocks, Document, Inline, Inlines, Node


def children(node: Node) -> tuple[Node, ...]:
    """What stands directly in `node`, in reading order."""
    match node:
        case tree.Leaf():
            return ()
        case tree.InlineParent() | tree.BlockParent():
            return node.children
        case tree.BlockQuote():
            return (*node.children, *node.attribution)
        case tree.Figure():
            return (*node.children, *node.caption)
        case tree.BulletList() | tree.OrderedList() | tree.DefinitionList():
            return node.items
        case tree.DefinitionItem():
            return (*node.term, *(block for definition in node.definitions for block in definition))
        case tree.LineBlock():
            return node.lines
        case tree.Table():
            return (*node.caption, *node.head, *node.body)
        case tree.TableRow():
            return node.cells
        case _:
            assert_never(node)


def descendants(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes and everything in them, in reading order, each before what it holds."""
    stack = [iter(tuple(nodes))]
    while stack:
        for node in stack[-1]:
            yield node
            stack.append(iter(children(node)))
            break
        else:
            stack.pop()


def front(document: Document) -> Inlines:
    """The inlines of the metadata that are printed before the text."""
    return document.metadata.title + document.metadata.subtitle + document.metadata.byline


def back(document: Document) -> Inlines:
    """The inlines of the metadata that are printed after the text."""
    lines = document.metadata.contact + document.metadata.credits
    return tuple(inline for line in lines for inline in line)


def everything(document: Document) -> Iterator[Node]:
    """Every node of the document in reading order; the notes come last."""
    yield from descendants((*front(document), *document.children, *back(document)))
    for note in document.notes:
        yield from descendants(note.children)


def plain_text(nodes: Iterable[Node]) -> str:
    """The words of some nodes, without note marks; a soft line end is a space, a block a line."""
    return "".join(_own_text(node) for node in descendants(nodes)).strip("\n")


def _own_text(node: Node) -> str:
    match node:
        case tree.Text() | tree.Code():
            return node.text
        case tree.CodeBlock():
            return "\n" + node.text
        case tree.Math():
            return node.tex
        case tree.Image():
            return node.alt or ""
        case tree.SoftBreak() | tree.HardBreak():
            return " "
        case tree.Paragraph() | tree.Heading() | tree.LineOfVerse() | tree.TableCell() | tree.ListItem() | tree.DefinitionItem():
            return "\n"
        case tree.NoteReference() | tree.ThematicBreak() | tree.InlineParent() | tree.BlockParent():
            return ""
        case tree.BlockQuote() | tree.BulletList() | tree.OrderedList() | tree.DefinitionList() | tree.LineBlock():
            return ""
        case tree.Table() | tree.TableRow() | tree.Figure():
            return ""
        case _:
            assert_never(node)


def _same_block(block: Block) -> Blocks:
    return (block,)


def _same_inline(inline: Inline) -> Inlines:
    return (inline,)


def _same_attributes(attributes: Attributes, _: Position | None) -> Attributes:
    return attributes


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A change to every block and inline, from the innermost outwards.

    Each function is given a node whose children are done already and gives what stands in its
    place: the node itself, another, several or none. Parts (list items, cells, lines of verse)
    are rebuilt around what they hold; `part` is given their attributes, and where they stand.
    """

    block: Callable[[Block], Blocks] = _same_block
    inline: Callable[[Inline], Inlines] = _same_inline
    part: Callable[[Attributes, Position | None], Attributes] = _same_attributes

    def document(self, document: Document) -> Document:
        """The document with the change made in its text, its notes and its printed metadata."""
        data = document.metadata
        return replace(
            document,
            children=self.blocks(document.children),
            notes=tuple(replace(note, children=self.blocks(note.children)) for note in document.notes),
            metadata=replace(
                data,
                title=self.inlines(data.title),
                subtitle=self.inlines(data.subtitle),
                byline=self.inlines(data.byline),
                contact=tuple(self.inlines(line) for line in data.contact),
                credits=tuple(self.inlines(line) for line in data.credits),
            ),
        )

    def blocks(self, blocks: Blocks) -> Blocks:
        """The change made in these blocks and in all they hold."""
        return tuple(new for block in blocks for new in self.block(self._inside_block(block)))

    def inlines(self, inlines: Inlines) -> Inlines:
        """The change made in these inlines and in all they hold."""
        return tuple(new for inline in inlines for new in self.inline(self._inside_inline(inline)))

    def _inside_inline(self, node: Inline) -> Inline:
        match node:
            case tree.Leaf():
                return node
            case tree.InlineParent():
                return replace(node, children=self.inlines(node.children))
            case _:
                assert_never(node)

    def _inside_block(self, node: Block) -> Block:
        match node:
            case tree.Leaf():
                return node
            case tree.InlineParent():
                return replace(node, children=self.inlines(node.children))
            case tree.BlockParent():
                return replace(node, children=self.blocks(node.children))
            case tree.BlockQuote():
                return replace(node, children=self.blocks(node.children), attribution=self.inlines(node.attribution))
            case tree.Figure():
                return replace(node, children=self.blocks(node.children), caption=self.inlines(node.caption))
            case tree.BulletList() | tree.OrderedList():
                return replace(node, items=tuple(self._inside_item(item) for item in node.items))
            case tree.DefinitionList():
                return replace(node, items=tuple(self._inside_definition(item) for item in node.items))
            case tree.LineBlock():
                return replace(node, lines=tuple(self._inside_line(line) for line in node.lines))
            case tree.Table():
                head, body = self._inside_rows(node.head), self._inside_rows(node.body)
                return replace(node, head=head, body=body, caption=self.inlines(node.caption))
            case _:
                assert_never(node)

    def _inside_item(self, item: tree.ListItem) -> tree.ListItem:
        return replace(item, attributes=self.part(item.attributes, item.position), children=self.blocks(item.children))

    def _inside_line(self, line: tree.LineOfVerse) -> tree.LineOfVerse:
        return replace(line, attributes=self.part(line.attributes, line.position), children=self.inlines(line.children))

    def _inside_definition(self, item: tree.DefinitionItem) -> tree.DefinitionItem:
        attributes, term = self.part(item.attributes, item.position), self.inlines(item.term)
        definitions = tuple(self.blocks(definition) for definition in item.definitions)
        return replace(item, attributes=attributes, term=term, definitions=definitions)

    def _inside_rows(self, rows: tuple[tree.TableRow, ...]) -> tuple[tree.TableRow, ...]:
        return tuple(self._inside_row(row) for row in rows)

    def _inside_row(self, row: tree.TableRow) -> tree.TableRow:
        attributes = self.part(row.attributes, row.position)
        return replace(row, attributes=attributes, cells=tuple(self._inside_cell(cell) for cell in row.cells))

    def _inside_cell(self, cell: tree.TableCell) -> tree.TableCell:
        return replace(cell, attributes=self.part(cell.attributes, cell.position), children=self.blocks(cell.children))
