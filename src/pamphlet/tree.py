"""The document tree: every node type there is, once.

Readers make it, passes change it (by making a new one), writers print it. A node is frozen,
its children are tuples, and two trees that say the same compare equal whatever format they
came from: positions take no part in the comparison.

The unions at the end (`Block`, `Inline`, `Part`, `Node`) are closed. Code that treats nodes
case by case uses `match` and ends in `assert_never`, so that the type checker names every
place that a new node type must visit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pamphlet.options import Option
from pamphlet.resources import Resource
from pamphlet.source import Position


@dataclass(frozen=True, slots=True)
class Attributes:
    """What Markdown's `{#id .class key=value}` and HTML's attributes say of a node.

    In a `Document` the id is the author's; the `anchors` pass gives every target one.
    """

    id: str | None = None
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.id or self.classes or self.pairs)


NO_ATTRIBUTES = Attributes()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    position: Position | None = field(default=None, compare=False, repr=False)
    attributes: Attributes = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Leaf(_Base):
    """A node that holds no other node."""


@dataclass(frozen=True, slots=True)
class InlineParent(_Base):
    """A node whose children are inlines, and nothing else of it is nodes."""

    children: "Inlines"


@dataclass(frozen=True, slots=True)
class BlockParent(_Base):
    """A node whose children are blocks, and nothing else of it is nodes."""

    children: "Blocks"


# --- inlines: what stands within a line ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text(Leaf):
    """Words as they are printed."""

    text: str


@dataclass(frozen=True, slots=True)
class SoftBreak(Leaf):
    """A line end in the source that means no more than a space."""


@dataclass(frozen=True, slots=True)
class HardBreak(Leaf):
    """A line end that is printed."""


@dataclass(frozen=True, slots=True)
class Emphasis(InlineParent):
    """Stressed, usually italic."""


@dataclass(frozen=True, slots=True)
class Strong(InlineParent):
    """Important, usually bold."""


@dataclass(frozen=True, slots=True)
class Underline(InlineParent):
    """Underlined by the author's wish."""


@dataclass(frozen=True, slots=True)
class Strikeout(InlineParent):
    """Struck through: no longer so."""


@dataclass(frozen=True, slots=True)
class Superscript(InlineParent):
    """Raised; never a note mark, which is a `NoteReference`."""


@dataclass(frozen=True, slots=True)
class Subscript(InlineParent):
    """Lowered."""


@dataclass(frozen=True, slots=True)
class SmallCaps(InlineParent):
    """Set in small capitals."""


@dataclass(frozen=True, slots=True)
class Code(Leaf):
    """A piece of code or keyboard text within a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Math(Leaf):
    """A formula, as TeX."""

    tex: str
    display: bool = False


@dataclass(frozen=True, slots=True)
class Link(InlineParent):
    """Text that leads to `target`: an absolute URL, or `#id` within the document."""

    target: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Image(Leaf):
    """A picture. `alt` is None where the author gave none, "" where it is decoration."""

    target: str
    alt: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class NoteReference(Leaf):
    """The mark in the text that leads to the note with this id.

    `written` is the mark as the author typed it, which is what stays if there is no such note.
    """

    note_id: str
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Span(InlineParent):
    """Inlines that belong together for the sake of their attributes (a language, a class)."""


# --- parts: pieces of one kind of block ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListItem(BlockParent):
    """One item of a bulleted or numbered list; `checked` is for task lists."""

    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class DefinitionItem(_Base):
    """A term with its definitions, each of them blocks."""

    term: "Inlines"
    definitions: tuple["Blocks", ...]


Alignment = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class TableCell(BlockParent):
    """One cell; spans count columns and rows from 1, a `header` cell names its column or row."""

    alignment: Alignment | None = None
    header: bool = False
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class TableRow(_Base):
    """One row of a table."""

    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class LineOfVerse(InlineParent):
    """One line of verse, moved in by `indent` steps."""

    indent: int = 0


# --- blocks: what stands under one another -------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph(InlineParent):
    """A paragraph of prose."""


@dataclass(frozen=True, slots=True)
class Heading(InlineParent):
    """A heading; `level` 1 is the highest. The title is not a heading but metadata."""

    level: int


@dataclass(frozen=True, slots=True)
class BlockQuote(_Base):
    """A quotation set apart, with the line that says whose it is."""

    children: "Blocks"
    attribution: "Inlines" = ()


@dataclass(frozen=True, slots=True)
class BulletList(_Base):
    """A list whose order does not matter; a `tight` one has no space between its items."""

    items: tuple[ListItem, ...]
    tight: bool = True


NumberStyle = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]


@dataclass(frozen=True, slots=True)
class OrderedList(_Base):
    """A numbered list that begins at `start`."""

    items: tuple[ListItem, ...]
    start: int = 1
    style: NumberStyle = "decimal"
    tight: bool = True


@dataclass(frozen=True, slots=True)
class DefinitionList(_Base):
    """Terms and what they mean."""

    items: tuple[DefinitionItem, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock(Leaf):
    """Lines printed exactly as they stand; `text` ends without a line end."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class LineBlock(_Base):
    """Verse, an address: lines that keep their ends."""

    lines: tuple[LineOfVerse, ...]


@dataclass(frozen=True, slots=True)
class Table(_Base):
    """A table: rows of heading cells, rows of the body, and its caption."""

    head: tuple[TableRow, ...]
    body: tuple[TableRow, ...]
    caption: "Inlines" = ()


@dataclass(frozen=True, slots=True)
class Figure(_Base):
    """Something to look at, usually a picture in a paragraph, with its caption."""

    children: "Blocks"
    caption: "Inlines" = ()


@dataclass(frozen=True, slots=True)
class ThematicBreak(Leaf):
    """A change of scene, printed as a rule or an ornament."""


@dataclass(frozen=True, slots=True)
class Division(BlockParent):
    """Blocks that belong together for the sake of their attributes."""


# --- the unions ----------------------------------------------------------------------------

Inline = (
    Text | SoftBreak | HardBreak | Emphasis | Strong | Underline | Strikeout | Superscript | Subscript
    | SmallCaps | Code | Math | Link | Image | NoteReference | Span
)  # fmt: skip
Part = ListItem | DefinitionItem | TableRow | TableCell | LineOfVerse
Block = (
    Paragraph | Heading | BlockQuote | BulletList | OrderedList | DefinitionList | CodeBlock | LineBlock
    | Table | Figure | ThematicBreak | Division
)  # fmt: skip
Node = Block | Inline | Part
Inlines = tuple[Inline, ...]
Blocks = tuple[Block, ...]


# --- notes, metadata, the whole ------------------------------------------------------------

NoteKind = Literal["note", "footnote", "endnote"]


@dataclass(frozen=True, slots=True)
class Note(_Base):
    """The text of a note.

    `label` is what the author wrote, `id` the key that `NoteReference.note_id` uses (the label
    with case and spaces evened out), `kind` what the source called it ("note" if it did not say).
    """

    id: str
    label: str
    children: Blocks
    kind: NoteKind = "note"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who had a part in the text; `role` is a plain word ("author", "translator")."""

    name: str
    role: str = "author"
    sort_name: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as it is printed, and as YYYY, YYYY-MM or YYYY-MM-DD where that is certain."""

    text: str
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about the document. Empty means that nobody said.

    `byline`, `contact` and `credits` are lines of the text itself, so they hold links and words
    like any paragraph; `byline` and `notes_heading` are printed instead of the authors' names and
    of pamphlet's own word for notes, where the author wrote them. `extra` keeps what pamphlet does not know, as text.
    """

    title: Inlines = ()
    subtitle: Inlines = ()
    authors: tuple[Person, ...] = ()
    byline: Inlines = ()
    date: PrintedDate | None = None
    language: str | None = None
    description: str = ""
    publisher: str = ""
    promoter: str = ""
    printer: str = ""
    series: str = ""
    isbn: str = ""
    issn: str = ""
    rights: str = ""
    identifier: str = ""
    keywords: tuple[str, ...] = ()
    contact: tuple[Inlines, ...] = ()
    credits: tuple[Inlines, ...] = ()
    notes_heading: str = ""
    cover: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


NO_METADATA = Metadata()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as written: the text, its notes in source order, and what was said about it.

    `options` are the settings among the front matter, for `settings` to read. `resources` are the
    pictures that came inside the source file, under the names its images use.
    """

    children: Blocks
    notes: tuple[Note, ...] = ()
    metadata: Metadata = NO_METADATA
    options: tuple[Option, ...] = field(default=(), compare=False)
    resources: tuple[Resource, ...] = field(default=(), compare=False)


def identifier_of(label: str) -> str:
    """The key of a label: spaces evened out, case folded, as CommonMark matches its labels."""
    return " ".join(label.split()).casefold()
