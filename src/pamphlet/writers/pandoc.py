"""The document as Pandoc's JSON: what `pandoc -f json` takes, for everything that Pandoc can write.

A writer that stands beside the road: it takes a `Document`, since Pandoc numbers notes itself. A note
is repeated at each of its marks, as Pandoc wants it; `readers.pandoc` makes them one again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, assert_never

from pamphlet import tree
from pamphlet.nesting import make_room_for_nesting
from pamphlet.tree import Attributes, Block, Document, Inline, Metadata, Note

API_VERSION = (1, 23, 1)
"""The version of Pandoc's types that the JSON follows (Pandoc 3)."""

INDENT = "\u00a0\u00a0"
"""What moves a line of verse in by one step."""

Json = dict[str, Any]

_ALIGNMENTS = MappingProxyType({"left": "AlignLeft", "center": "AlignCenter", "right": "AlignRight", None: "AlignDefault"})
_STYLES: Mapping[str, str] = MappingProxyType(
    {
        "decimal": "Decimal",
        "lower-alpha": "LowerAlpha",
        "upper-alpha": "UpperAlpha",
        "lower-roman": "LowerRoman",
        "upper-roman": "UpperRoman",
    }
)
_WRAPPERS: Mapping[type, str] = MappingProxyType(
    {
        tree.Emphasis: "Emph",
        tree.Strong: "Strong",
        tree.Underline: "Underline",
        tree.Strikeout: "Strikeout",
        tree.Superscript: "Superscript",
        tree.Subscript: "Subscript",
        tree.SmallCaps: "SmallCaps",
    }
)


def pandoc_json(document: Document) -> Json:
    """`document` as an object for `json.dumps`.

    A mark without a note stays as it was typed; notes without a mark, or with the label of another, follow the text, each in a
    division of class `note`.
    """
    make_room_for_nesting()
    writer = _Writer({note.id: note for note in reversed(document.notes)})
    meta = _meta(document.metadata, writer)
    blocks = writer.blocks(document.children)
    for note in document.notes:
        if note.id not in writer.marked or writer.notes[note.id] is not note:
            said = [["label", note.label], ["kind", note.kind]]
            blocks.append(_node("Div", [["", ["note"], said], writer.blocks(note.children)]))
    return {"pandoc-api-version": list(API_VERSION), "meta": meta, "blocks": blocks}


def _node(name: str, content: Any = None) -> Json:
    return {"t": name} if content is None else {"t": name, "c": content}


def _attr(attributes: Attributes, *classes: str) -> list[Any]:
    pairs = [[key, value] for key, value in attributes.pairs]
    return [attributes.id or "", [*filter(None, classes), *attributes.classes], pairs]


def _words(text: str) -> list[Json]:
    """Words and the spaces between them, which Pandoc keeps apart."""
    pieces = re.split(r"([ \t\n])", text)
    return [_node("Space") if piece in " \t\n" else _node("Str", piece) for piece in pieces if piece]


@dataclass(slots=True)
class _Writer:
    notes: Mapping[str, Note]
    marked: set[str] = field(default_factory=set)
    open: list[str] = field(default_factory=list)

    # --- inlines ---

    def inlines(self, inlines: tree.Inlines) -> list[Json]:
        return [new for inline in inlines for new in self.inline(inline)]

    def inline(self, node: Inline) -> list[Json]:
        match node:
            case tree.Text():
                return self.attributed(node, _words(node.text))
            case tree.SoftBreak():
                return [_node("SoftBreak")]
            case tree.HardBreak():
                return [_node("LineBreak")]
            case tree.Code():
                return [_node("Code", [_attr(node.attributes), node.text])]
            case tree.Math():
                return [_node("Math", [_node("DisplayMath" if node.display else "InlineMath"), node.tex])]
            case tree.Image():
                return [_node("Image", [_attr(node.attributes), _words(node.alt or ""), [node.target, node.title]])]
            case tree.NoteReference():
                return self.note(node)
            case tree.Link():
                return [_node("Link", [_attr(node.attributes), self.inlines(node.children), [node.target, node.title]])]
            case tree.Span():
                return [_node("Span", [_attr(node.attributes), self.inlines(node.children)])]
            case tree.InlineParent():
                return self.attributed(node, [_node(_WRAPPERS[type(node)], self.inlines(node.children))])
            case _:
                assert_never(node)

    def attributed(self, node: Inline, written: list[Json]) -> list[Json]:
        """Pandoc's emphasis and its like have no attributes, so a span around them has."""
        return [_node("Span", [_attr(node.attributes), written])] if node.attributes else written

    def note(self, mark: tree.NoteReference) -> list[Json]:
        note = self.notes.get(mark.note_id)
        if note is None or note.id in self.open:
            return _words(mark.written or f"[{mark.note_id}]")
        self.marked.add(note.id)
        self.open.append(note.id)
        written = _node("Note", self.blocks(note.children))
        self.open.pop()
        return [written]

    # --- blocks ---

    def blocks(self, blocks: tree.Blocks, *, tight: bool = False) -> list[Json]:
        return [new for block in blocks for new in self.block(block, tight)]

    def block(self, node: Block, tight: bool) -> list[Json]:
        """Blocks of Pandoc's for one of ours, with its attributes on it or on a division around it."""
        match node:
            case tree.Heading():
                return [_node("Header", [node.level, _attr(node.attributes), self.inlines(node.children)])]
            case tree.CodeBlock():
                return [_node("CodeBlock", [_attr(node.attributes, node.language), node.text])]
            case tree.Table():
                return [_node("Table", self.table(node))]
            case tree.Figure():
                caption = [None, self.plain(node.caption)]
                return [_node("Figure", [_attr(node.attributes), caption, self.blocks(node.children, tight=True)])]
            case tree.Division():
                return [_node("Div", [_attr(node.attributes), self.blocks(node.children)])]
            case _:
                written = self.bare(node, tight)
                return [_node("Div", [_attr(node.attributes), [written]])] if node.attributes else [written]

    def bare(
        self,
        node: tree.Paragraph | tree.BlockQuote | tree.BulletList | tree.OrderedList | tree.DefinitionList | tree.LineBlock
        | tree.ThematicBreak,
        tight: bool,
    ) -> Json:  # fmt: skip
        """A block that Pandoc gives no attributes."""
        match node:
            case tree.Paragraph():
                return _node("Plain" if tight else "Para", self.inlines(node.children))
            case tree.BlockQuote():
                attribution = [_node("Para", self.inlines(node.attribution))] if node.attribution else []
                return _node("BlockQuote", self.blocks(node.children) + attribution)
            case tree.BulletList():
                return _node("BulletList", [self.item(item, node.tight) for item in node.items])
            case tree.OrderedList():
                numbers = [node.start, _node(_STYLES[node.style]), _node("Period")]
                return _node("OrderedList", [numbers, [self.item(item, node.tight) for item in node.items]])
            case tree.DefinitionList():
                items = [[self.inlines(item.term), [self.blocks(one) for one in item.definitions]] for item in node.items]
                return _node("DefinitionList", items)
            case tree.LineBlock():
                return _node("LineBlock", [_words(INDENT * line.indent) + self.inlines(line.children) for line in node.lines])
            case tree.ThematicBreak():
                return _node("HorizontalRule")
            case _:
                assert_never(node)

    def item(self, item: tree.ListItem, tight: bool) -> list[Json]:
        """An item of a list; one of a task list begins with its box."""
        written = self.blocks(item.children, tight=tight)
        if item.checked is None:
            return written
        box = [*_words("☒" if item.checked else "☐"), _node("Space")]
        if written and written[0]["t"] in ("Plain", "Para"):
            return [_node(written[0]["t"], box + written[0]["c"]), *written[1:]]
        return [_node("Plain", box), *written]

    def plain(self, inlines: tree.Inlines) -> list[Json]:
        return [_node("Plain", self.inlines(inlines))] if inlines else []

    def table(self, table: tree.Table) -> list[Any]:
        rows = table.head + table.body
        width = max((sum(cell.column_span for cell in row.cells) for row in rows), default=0)
        columns = [[_node("AlignDefault"), _node("ColWidthDefault")]] * width
        head = [_attr(Attributes()), [self.row(row) for row in table.head]]
        body = [_attr(Attributes()), _heading_columns(table.body), [], [self.row(row) for row in table.body]]
        caption = [None, self.plain(table.caption)]
        return [_attr(table.attributes), caption, columns, head, [body], [_attr(Attributes()), []]]

    def row(self, row: tree.TableRow) -> list[Any]:
        return [_attr(row.attributes), [self.cell(cell) for cell in row.cells]]

    def cell(self, cell: tree.TableCell) -> list[Any]:
        blocks = self.blocks(cell.children, tight=len(cell.children) == 1)
        return [_attr(cell.attributes), _node(_ALIGNMENTS[cell.alignment]), cell.row_span, cell.column_span, blocks]


def _heading_columns(rows: tuple[tree.TableRow, ...]) -> int:
    """How many columns from the first hold nothing but headings, those that reach down included."""
    least: int | None = None
    reaching: dict[int, int] = {}
    for row in rows:
        column = 0
        below = {place: more - 1 for place, more in reaching.items() if more > 1}
        for cell in row.cells:
            while reaching.get(column):
                column += 1
            if not cell.header:
                break
            below |= dict.fromkeys(range(column, column + cell.column_span), cell.row_span - 1)
            column += cell.column_span
        least = column if least is None else min(least, column)
        reaching = below
    return least or 0


def _person(person: tree.Person) -> Json:
    """A name, as Pandoc has authors; more than that as a map, which its EPUB writer knows."""
    if person.role == "author" and not person.sort_name:
        return _node("MetaInlines", _words(person.name))
    said = {"name": person.name, "role": person.role, "sort": person.sort_name}
    return _node("MetaMap", {key: _node("MetaString", value) for key, value in said.items() if value})


def _meta(data: Metadata, writer: _Writer) -> Json:
    def line(inlines: tree.Inlines) -> Json:
        return _node("MetaInlines", writer.inlines(inlines))

    def each(items: list[Json]) -> Json | None:
        return _node("MetaList", items) if items else None

    def text(words: str | None) -> Json | None:
        return _node("MetaString", words) if words else None

    found = {
        "title": line(data.title) if data.title else None,
        "subtitle": line(data.subtitle) if data.subtitle else None,
        "author": each([_person(person) for person in data.authors]),
        "byline": line(data.byline) if data.byline else None,
        "notes-heading": text(data.notes_heading),
        "date": text(data.date.text if data.date else ""),
        "lang": text(data.language),
        "description": text(data.description),
        "publisher": text(data.publisher),
        "promoter": text(data.promoter),
        "printer": text(data.printer),
        "series": text(data.series),
        "isbn": text(data.isbn),
        "issn": text(data.issn),
        "rights": text(data.rights),
        "identifier": text(data.identifier),
        "keywords": each([_node("MetaString", word) for word in data.keywords]),
        "contact": each([line(words) for words in data.contact]),
        "credits": each([line(words) for words in data.credits]),
        "cover-image": text(data.cover),
    }
    known = {key: value for key, value in found.items() if value}
    return {key: _node("MetaString", value) for key, value in data.extra.items()} | known
