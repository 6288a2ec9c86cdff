"""The tree as an indented outline: for people who want to look at a stage, and for tests.

Stands beside the road and looks at it: after any reader or pass, and after `assemble`. One block
stands on one line with its inlines, what it holds two spaces further in:

    document
      title: "On bees"
      heading 1 #first: "The " emphasis["hive"]
      paragraph: "Bees fly" note-reference(smith) "." soft-break link<https://example.org>["here"]
    notes
      note smith "Smith"
        paragraph: "See the library."

The outline holds everything that two trees are compared by, so different trees have different
outlines. Metadata that nobody gave and attributes that nobody set are not printed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from pamphlet import tree
from pamphlet.publication import Chapter, NumberedNote, Publication
from pamphlet.resources import Resource
from pamphlet.source import Position
from pamphlet.tree import Attributes, Block, Blocks, Document, Inline, Inlines, Metadata, Note, Person


def outline(document: Document, *, positions: bool = False) -> str:
    """The outline of `document`; with `positions`, every node says where it began (`@line:column`)."""
    return "\n".join(_Outline(positions).document(document)) + "\n"


def outline_publication(publication: Publication, *, positions: bool = False) -> str:
    """The outline of `publication`: its metadata, chapters, numbered notes and resources."""
    return "\n".join(_Outline(positions).publication(publication)) + "\n"


_PLAIN = re.compile(r"[^\s\"'<>()\[\]{},=]+")


def _quoted(text: str) -> str:
    """`text` in quotation marks; what cannot be seen is written as its number."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in quoted)


def _word(text: str) -> str:
    """`text` as it is if it is one plain word, else in quotation marks."""
    return text if _PLAIN.fullmatch(text) and text.isprintable() else _quoted(text)


def _attributes(attributes: Attributes) -> str:
    """`#id .class key=value`."""
    id_ = [f"#{_word(attributes.id)}"] if attributes.id is not None else []
    classes = [f".{_word(name)}" for name in attributes.classes]
    return " ".join([*id_, *classes, *(f"{_word(key)}={_word(value)}" for key, value in attributes.pairs)])


def _joined(*words: str | None) -> str:
    return " ".join(word for word in words if word)


def _under(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


@dataclass(frozen=True, slots=True)
class _Outline:
    positions: bool

    # --- the whole ---

    def document(self, document: Document) -> Iterator[str]:
        yield "document"
        yield from _under(self.metadata(document.metadata))
        yield from _under(self.blocks(document.children))
        if document.notes:
            yield "notes"
            for note in document.notes:
                yield from _under(self.note(note))
        yield from self.resources(document.resources)

    def publication(self, publication: Publication) -> Iterator[str]:
        yield "publication"
        yield f"  title: {_quoted(publication.title)}"
        yield f"  language: {_word(publication.language)}"
        yield from _under(self.metadata(publication.metadata, of_publication=True))
        for chapter in publication.chapters:
            yield from self.chapter(chapter)
        if publication.notes:
            yield "notes"
            for note in publication.notes:
                yield from _under(self.numbered_note(note))
        yield from self.resources(publication.resources)

    def resources(self, resources: tuple[Resource, ...]) -> Iterator[str]:
        if resources:
            yield "resources"
            yield from (f"  {_word(r.name)} {r.media_type}" for r in resources)

    def chapter(self, chapter: Chapter) -> Iterator[str]:
        yield f"chapter #{_word(chapter.anchor)}"
        yield from _under(self.blocks(chapter.children))

    def numbered_note(self, note: NumberedNote) -> Iterator[str]:
        back = ",".join(_word(anchor) for anchor in note.references)
        yield _joined(f"note {note.number} #{_word(note.anchor)}", f"back={back}" if back else None)
        yield from _under(self.blocks(note.note.children))

    def note(self, note: Note) -> Iterator[str]:
        kind = note.kind if note.kind != "note" else None
        head = ("note", _word(note.id), _quoted(note.label), kind)
        yield _joined(*head, _attributes(note.attributes), self.place(note.position))
        yield from _under(self.blocks(note.children))

    def metadata(self, data: Metadata, *, of_publication: bool = False) -> Iterator[str]:
        """The fields that somebody filled in; a publication has said its title and language already."""
        if data.title and not of_publication:
            yield f"title: {self.inlines(data.title)}"
        if data.subtitle:
            yield f"subtitle: {self.inlines(data.subtitle)}"
        for person in data.authors:
            yield self.person(person)
        if data.byline:
            yield f"byline: {self.inlines(data.byline)}"
        if data.date:
            yield _joined(f"date: {_quoted(data.date.text)}", data.date.iso)
        if data.language and not of_publication:
            yield f"language: {_word(data.language)}"
        texts = {
            "description": data.description,
            "publisher": data.publisher,
            "promoter": data.promoter,
            "printer": data.printer,
            "series": data.series,
            "isbn": data.isbn,
            "issn": data.issn,
            "rights": data.rights,
            "identifier": data.identifier,
            "notes-heading": data.notes_heading,
            "cover": data.cover,
        }
        yield from (f"{name}: {_quoted(text)}" for name, text in texts.items() if text)
        if data.keywords:
            yield f"keywords: {' '.join(map(_quoted, data.keywords))}"
        for line in data.contact:
            yield f"contact: {self.inlines(line)}"
        for line in data.credits:
            yield f"credit: {self.inlines(line)}"
        for key, value in data.extra.items():
            yield f"extra {_word(key)}: {_quoted(value)}"

    def person(self, person: Person) -> str:
        sort_name = f"sorted as {_quoted(person.sort_name)}" if person.sort_name is not None else None
        return _joined(f"{person.role}: {_quoted(person.name)}", sort_name)

    # --- blocks ---

    def blocks(self, blocks: Blocks) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block)

    def block(self, node: Block) -> Iterator[str]:
        match node:
            case tree.Paragraph():
                yield self.line("paragraph", node, node.children)
            case tree.Heading():
                yield self.line(f"heading {node.level}", node, node.children)
            case tree.BlockQuote():
                yield self.head("block-quote", node)
                yield from _under(self.blocks(node.children))
                yield from _under(self.optional("attribution", node.attribution))
            case tree.BulletList() | tree.OrderedList():
                yield from self.list(node)
            case tree.DefinitionList():
                yield self.head("definition-list", node)
                for item in node.items:
                    yield from _under(self.definition(item))
            case tree.CodeBlock():
                language = _word(node.language) if node.language else None
                yield f"{self.head(_joined('code-block', language), node)}: {_quoted(node.text)}"
            case tree.LineBlock():
                yield self.head("line-block", node)
                for line in node.lines:
                    yield f"  {self.line(f'line {line.indent}' if line.indent else 'line', line, line.children)}"
            case tree.Table():
                yield from self.table(node)
            case tree.Figure():
                yield self.head("figure", node)
                yield from _under(self.blocks(node.children))
                yield from _under(self.optional("caption", node.caption))
            case tree.ThematicBreak():
                yield self.head("thematic-break", node)
            case tree.Division():
                yield self.head("division", node)
                yield from _under(self.blocks(node.children))
            case _:
                assert_never(node)

    def list(self, node: tree.BulletList | tree.OrderedList) -> Iterator[str]:
        name = "bullet-list"
        if isinstance(node, tree.OrderedList):
            name = _joined(f"ordered-list {node.start}", node.style if node.style != "decimal" else None)
        yield self.head(f"{name} {'tight' if node.tight else 'loose'}", node)
        for item in node.items:
            state = {None: None, True: "checked", False: "unchecked"}[item.checked]
            yield f"  {self.head(_joined('item', state), item)}"
            yield from _under(_under(self.blocks(item.children)))

    def definition(self, item: tree.DefinitionItem) -> Iterator[str]:
        yield self.line("term", item, item.term)
        for definition in item.definitions:
            yield "  definition"
            yield from _under(_under(self.blocks(definition)))

    def table(self, node: tree.Table) -> Iterator[str]:
        yield self.head("table", node)
        yield from _under(self.optional("caption", node.caption))
        for name, rows in (("head-row", node.head), ("row", node.body)):
            for row in rows:
                yield f"  {self.head(name, row)}"
                for cell in row.cells:
                    yield from _under(_under(self.cell(cell)))

    def cell(self, cell: tree.TableCell) -> Iterator[str]:
        columns = f"columns={cell.column_span}" if cell.column_span != 1 else None
        rows = f"rows={cell.row_span}" if cell.row_span != 1 else None
        name = _joined("header-cell" if cell.header else "cell", cell.alignment, columns, rows)
        match cell.children:
            case (tree.Paragraph(children=inlines, attributes=tree.NO_ATTRIBUTES),):
                yield self.line(name, cell, inlines)
            case blocks:
                yield self.head(name, cell)
                yield from _under(self.blocks(blocks))

    def optional(self, name: str, inlines: Inlines) -> Iterator[str]:
        if inlines:
            yield f"{name}: {self.inlines(inlines)}"

    def line(self, name: str, node: Block | tree.Part, inlines: Inlines) -> str:
        return f"{self.head(name, node)}: {self.inlines(inlines)}".rstrip()

    def head(self, name: str, node: Block | tree.Part) -> str:
        return _joined(name, _attributes(node.attributes), self.place(node.position))

    def place(self, position: Position | None) -> str:
        return f"@{position.line}:{position.column}" if self.positions and position else ""

    # --- inlines ---

    def inlines(self, inlines: Inlines) -> str:
        return " ".join(map(self.inline, inlines))

    def inline(self, node: Inline) -> str:
        attributes = _attributes(node.attributes)
        mark = (f"{{{attributes}}}" if attributes else "") + self.place(node.position)
        match node:
            case tree.Text():
                return _quoted(node.text) + mark
            case tree.SoftBreak():
                return "soft-break" + mark
            case tree.HardBreak():
                return "hard-break" + mark
            case tree.Code():
                return f"code({_quoted(node.text)}){mark}"
            case tree.Math():
                return f"{'display-math' if node.display else 'math'}({_quoted(node.tex)}){mark}"
            case tree.Image():
                alt = _quoted(node.alt) if node.alt is not None else ""
                return f"image{_target(node)}{alt}{mark}"
            case tree.NoteReference():
                return f"note-reference({_word(node.note_id)}){mark}"
            case tree.Link():
                return f"link{_target(node)}{mark}[{self.inlines(node.children)}]"
            case tree.Emphasis():
                name = "emphasis"
            case tree.Strong():
                name = "strong"
            case tree.Underline():
                name = "underline"
            case tree.Strikeout():
                name = "strikeout"
            case tree.Superscript():
                name = "superscript"
            case tree.Subscript():
                name = "subscript"
            case tree.SmallCaps():
                name = "small-caps"
            case tree.Span():
                name = "span"
            case _:
                assert_never(node)
        return f"{name}{mark}[{self.inlines(node.children)}]"


def _target(node: tree.Link | tree.Image) -> str:
    title = f" {_quoted(node.title)}" if node.title else ""
    target = node.target if node.target.isprintable() and not re.search(r"[\s\"<>]", node.target) else _quoted(node.target)
    return f"<{target}{title}>"
