"""The tree as markup: well-formed XHTML for the PDF writer's engine and for e-readers alike.

Stands between the `Publication` and the writers. What differs from one output to the other (where
an anchor or a picture is found, whether `epub:type` is known) is in the fields of `Xhtml`; the
markup itself is the same, so one style sheet's classes serve everywhere (see styles/README.md).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from types import MappingProxyType
from typing import assert_never

from pamphlet import tree
from pamphlet.formulas import mathml
from pamphlet.labels import Labels, is_right_to_left
from pamphlet.publication import NumberedNote
from pamphlet.tree import Attributes, Block, Blocks, Inline, Inlines
from pamphlet.walk import plain_text
from pamphlet.writers.page_marks import PageMarks
from pamphlet.writers.templates import Markup

COLUMNS_OF_A_PAGE = 5
"""A table with more columns is a wide one."""

UNDESCRIBED = "undescribed"
"""The class of a picture in an e-book whose author has not said what it shows."""


@dataclass(frozen=True, slots=True)
class Xhtml:
    """Prints blocks and inlines as XHTML for one file of an output.

    `href` gives the address of an anchor as seen from that file, `source` that of a picture;
    `numbers` and `anchors` are those of the notes, by note id. `formula` shows a formula, as MathML if
    nothing else is asked for. `epub` adds `epub:type`; with
    `code_in_lines`, each line of a block of code is an element, so that a style can show where it was wrapped. All text goes
    through `marks`, in the order in which it is read.
    """

    labels: Labels
    numbers: Mapping[str, int]
    anchors: Mapping[str, str]
    href: Callable[[str], str]
    source: Callable[[str], str]
    formula: Callable[[tree.Math], str] = lambda math: mathml(math.tex, math.display)
    epub: bool = False
    code_in_lines: bool = False
    marks: PageMarks = field(default_factory=PageMarks)

    # --- blocks ---------------------------------------------------------------------------

    def blocks(self, blocks: Blocks) -> Markup:
        """Blocks one under the other, each on a line of its own."""
        return Markup("\n".join(self._block(block) for block in blocks))

    def _block(self, block: Block) -> str:
        match block:
            case tree.Paragraph():
                return _element("p", self.inlines(block.children), block.attributes, classes=_picture_classes(block.children))
            case tree.Heading():
                # A heading begins its page; a mark within it would be read aloud as one of its words.
                marks = self.marks.here()
                return marks + _element(f"h{min(block.level, 6)}", self.inlines(block.children), block.attributes)
            case tree.BlockQuote():
                content = self._within(block.children)
                if block.attribution:
                    content += f'<p class="attribution">{self.inlines(block.attribution)}</p>\n'
                return _element("blockquote", content, block.attributes)
            case tree.BulletList():
                tasks = ("tasks",) if any(item.checked is not None for item in block.items) else ()
                return _element("ul", self._items(block.items, block.tight), block.attributes, classes=tasks)
            case tree.OrderedList():
                start = {"start": str(block.start)} if block.start != 1 else {}
                style = () if block.style == "decimal" else (block.style,)
                return _element("ol", self._items(block.items, block.tight), block.attributes, start, style)
            case tree.DefinitionList():
                return _element("dl", "\n" + "".join(self._definition(item) for item in block.items), block.attributes)
            case tree.CodeBlock():
                language = (f"language-{block.language}",) if block.language else ()
                return _element("pre", _element("code", self._code(block.text), classes=language), block.attributes)
            case tree.LineBlock():
                return _element("div", "\n" + "".join(map(self._verse, block.lines)), block.attributes, classes=("verse",))
            case tree.Table():
                return _element("table", self._table(block), block.attributes, classes=("wide",) if is_wide(block) else ())
            case tree.Figure():
                content = self._within(block.children)
                if block.caption:
                    content += f"<figcaption>{self.inlines(block.caption)}</figcaption>\n"
                return _element("figure", content, block.attributes)
            case tree.ThematicBreak():
                return _void("hr", block.attributes)
            case tree.Division():
                return _element("div", self._within(block.children), block.attributes)
            case _:
                assert_never(block)

    def _within(self, blocks: Blocks) -> str:
        return f"\n{self.blocks(blocks)}\n"

    def _code(self, text: str) -> str:
        if not self.code_in_lines:
            return self.marks.text(text)
        return "".join(_element("span", self.marks.text(line), classes=("code-line",)) for line in text.split("\n"))

    def _items(self, items: tuple[tree.ListItem, ...], tight: bool) -> str:
        return "\n" + "".join(self._item(item, tight) for item in items)

    def _item(self, item: tree.ListItem, tight: bool) -> str:
        return _element("li", self._snug(_with_box(item), tight), item.attributes) + "\n"

    def _snug(self, blocks: Blocks, tight: bool = True) -> str:
        """Blocks for a narrow place: when `tight`, paragraphs go without a `p` of their own."""
        if not tight:
            return self._within(blocks)
        return "\n".join(self.inlines(b.children) if isinstance(b, tree.Paragraph) else self._block(b) for b in blocks)

    def _definition(self, item: tree.DefinitionItem) -> str:
        term = _element("dt", self.inlines(item.term), item.attributes)
        meanings = "".join(f"<dd>{self._snug(blocks, len(blocks) == 1)}</dd>\n" for blocks in item.definitions)
        return f"{term}\n{meanings}"

    def _verse(self, line: tree.LineOfVerse) -> str:
        indent = (f"indent-{min(line.indent, 12)}",) if line.indent else ()
        return _element("p", self.inlines(line.children) or "\u00a0", line.attributes, classes=("line", *indent)) + "\n"

    def _table(self, table: tree.Table) -> str:
        caption = f"<caption>{self.inlines(table.caption)}</caption>\n" if table.caption else ""
        head = f"<thead>\n{self._rows(table.head, 'col')}</thead>\n" if table.head else ""
        body = f"<tbody>\n{self._rows(table.body, 'row')}</tbody>\n" if table.body else ""
        return f"\n{caption}{head}{body}"

    def _rows(self, rows: tuple[tree.TableRow, ...], scope: str) -> str:
        return "".join(_element("tr", "".join(self._cell(c, scope) for c in row.cells), row.attributes) + "\n" for row in rows)

    def _cell(self, cell: tree.TableCell, scope: str) -> str:
        extra = {"scope": scope} if cell.header else {}
        if cell.column_span > 1:
            extra["colspan"] = str(cell.column_span)
        if cell.row_span > 1:
            extra["rowspan"] = str(cell.row_span)
        alignment = (f"align-{cell.alignment}",) if cell.alignment else ()
        content = self._snug(cell.children, len(cell.children) == 1)
        return _element("th" if cell.header else "td", content, cell.attributes, extra, alignment)

    # --- inlines --------------------------------------------------------------------------

    def inlines(self, inlines: Inlines) -> Markup:
        """Inlines in a row; note marks that touch are kept apart by a raised comma."""
        pieces: list[str] = []
        after_mark = False
        for index, inline in enumerate(inlines):
            mark = isinstance(inline, tree.NoteReference)
            if mark and after_mark:
                pieces.append('<sup class="noteref">, </sup>')
            if isinstance(inline, tree.Image) and _is_sign(inlines, index):
                pieces.append(self._image(inline, ("sign",)))
            else:
                pieces.append(self._inline(inline))
            after_mark = mark
        return Markup("".join(pieces))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case tree.Text():
                text = self.marks.text(inline.text)
                return _element("span", text, inline.attributes) if inline.attributes else text
            case tree.SoftBreak():
                return "\n"
            case tree.HardBreak():
                return "<br/>\n"
            case tree.Emphasis():
                return _element("em", self.inlines(inline.children), inline.attributes)
            case tree.Strong():
                return _element("strong", self.inlines(inline.children), inline.attributes)
            case tree.Underline():
                return _element("u", self.inlines(inline.children), inline.attributes)
            case tree.Strikeout():
                return _element("s", self.inlines(inline.children), inline.attributes)
            case tree.Superscript():
                return _element("sup", self.inlines(inline.children), inline.attributes)
            case tree.Subscript():
                return _element("sub", self.inlines(inline.children), inline.attributes)
            case tree.SmallCaps():
                return _element("span", self.inlines(inline.children), inline.attributes, classes=("small-caps",))
            case tree.Code():
                return _element("code", self.marks.text(inline.text), inline.attributes)
            case tree.Math():
                return self._math(inline)
            case tree.Link():
                return self._link(inline)
            case tree.Image():
                return self._image(inline)
            case tree.NoteReference():
                return self._mark(inline)
            case tree.Span():
                return _element("span", self.inlines(inline.children), inline.attributes)
            case _:
                assert_never(inline)

    def _math(self, math: tree.Math) -> str:
        shown = self.formula(math)
        return self.marks.picture() + (_element("span", shown, math.attributes) if math.attributes else shown)

    def _link(self, link: tree.Link) -> str:
        inside = link.target.startswith("#")
        extra = {"href": self.href(link.target[1:]) if inside else link.target}
        if link.title:
            extra["title"] = link.title
        shown = plain_text(link.children)
        is_url = not inside and "." in shown and " " not in shown
        return _element("a", self.inlines(link.children), link.attributes, extra, ("url",) if is_url else ())

    def _image(self, image: tree.Image, classes: tuple[str, ...] = ()) -> str:
        alt = image.alt or ""
        if self.epub and image.alt is None:
            # An empty text would say that there is nothing to see; the class lets our own reader know that nobody wrote this one.
            alt, classes = self.labels.undescribed, (*classes, UNDESCRIBED)
        extra = {"src": self.source(image.target), "alt": alt}
        if size := _size(image.attributes):
            extra["style"] = size
        if image.title:
            extra["title"] = image.title
        return self.marks.picture() + _void("img", image.attributes, extra, classes)

    def _mark(self, reference: tree.NoteReference) -> str:
        number = self.numbers[reference.note_id]
        extra = {"href": self.href(self.anchors[reference.note_id]), "role": "doc-noteref"}
        if self.epub:
            extra["epub:type"] = "noteref"
        extra["aria-label"] = self.labels.note_number(number)
        return f'<sup class="noteref">{_element("a", str(number), reference.attributes, extra)}</sup>'

    # --- notes ----------------------------------------------------------------------------

    def back_links(self, note: NumberedNote) -> Markup:
        """The ways back from a note, one for each mark that leads to it."""
        return Markup(" ".join(self._ways_back(note)))

    def footnote(self, note: NumberedNote, text: Markup) -> Markup:
        """A note for the foot of a page: its number leads back to its first mark, arrows lead to the others."""
        first, *others = note.references
        name = self.labels.way_back(note.number, 1, 1 + len(others))
        way = {"href": self.href(first), "role": "doc-backlink", "aria-label": name}
        number = _element("a", str(note.number), extra=way, classes=("footnote-number",)) + " "
        more = "".join(f" {way_back}" for way_back in self._ways_back(note)[1:])
        paragraphs = [isinstance(block, tree.Paragraph) for block in note.note.children] or [False]
        body = str(text).replace(">", f">{number}", 1) if paragraphs[0] else f"<p>{number}</p>\n{text}"
        if more:
            body = f"{body.removesuffix('</p>')}{more}</p>" if paragraphs[-1] else f'{body}\n<p class="way-back">{more}</p>'
        place = {"id": note.anchor, "role": "doc-footnote", "data-mark": first}
        return Markup(_element("div", body, extra=place, classes=("footnote",)))

    def _ways_back(self, note: NumberedNote) -> list[str]:
        """The arrows to the marks of a note; each has a name of its own, since screen readers list links alone."""
        arrows = []
        for place, anchor in enumerate(note.references, 1):
            name = self.labels.way_back(note.number, place, len(note.references))
            extra = {"href": self.href(anchor), "role": "doc-backlink", "aria-label": name}
            arrows.append(_element("a", "↑", extra=extra, classes=("backlink",)))
        return arrows


def _picture_classes(inlines: Inlines) -> tuple[str, ...]:
    """The classes of a paragraph that is a picture, or begins with one."""
    match inlines:
        case (tree.Image(),):
            return ("picture",)
        case (tree.Image(), *_):
            return ("picture-first",)
        case _:
            return ()


def _is_sign(inlines: Inlines, index: int) -> bool:
    """Whether a drawing stands in a line between words, as a sign does; such a one often has no size of its own."""
    image = inlines[index]
    if not isinstance(image, tree.Image) or not image.target.lower().endswith(".svg") or _size(image.attributes):
        return False
    sides = (inlines[max(index - 1, 0) : index], inlines[index + 1 : index + 2])
    return all(any(letter.isalnum() for letter in plain_text(side)) for side in sides)


_LENGTH = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(%|px|mm|cm|in|pt|pc|em|rem)?")


def _size(attributes: Attributes) -> str:
    """The `width` and `height` of a picture as CSS; a bare number is px, and what is no length counts for nothing."""
    found = [(key, _LENGTH.fullmatch(value.strip())) for key, value in attributes.pairs if key in ("width", "height")]
    return "; ".join(f"{key}: {length[1]}{length[2] or 'px'}" for key, length in found if length and float(length[1]))


def is_wide(table: tree.Table) -> bool:
    """Whether a table has so many columns that a narrow page may be too small for it."""
    rows = (*table.head, *table.body)
    return max((sum(cell.column_span for cell in row.cells) for row in rows), default=0) > COLUMNS_OF_A_PAGE


def _with_box(item: tree.ListItem) -> Blocks:
    """What a list item holds; that of a task begins with its box, on the line of its first words."""
    if item.checked is None:
        return item.children
    box = tree.Text("☑ " if item.checked else "☐ ")
    match item.children:
        case (tree.Paragraph() as first, *rest):
            return (replace(first, children=(box, *first.children)), *rest)
        case blocks:
            return (tree.Paragraph((box,)), *blocks)


def _element(
    name: str,
    content: str,
    attributes: Attributes = tree.NO_ATTRIBUTES,
    extra: Mapping[str, str] | None = None,
    classes: tuple[str, ...] = (),
) -> str:
    return f"<{name}{_attributes(attributes, extra, classes)}>{content}</{name}>"


def _void(name: str, attributes: Attributes, extra: Mapping[str, str] | None = None, classes: tuple[str, ...] = ()) -> str:
    return f"<{name}{_attributes(attributes, extra, classes)}/>"


_PLAIN_ATTRIBUTES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "lang": re.compile(r"[a-zA-Z]{2,8}(-([a-zA-Z0-9]-)?[a-zA-Z0-9]{2,8})*"),
        "dir": re.compile(r"ltr|rtl|auto"),
        "title": re.compile(r".*", re.DOTALL),
    }
)
"""The author's attributes that HTML knows, with the values it takes."""


def _attribute_name(key: str, value: str) -> str:
    """`key` where HTML takes it with this value, else a name beginning with `data-` that XML can hold."""
    if key in _PLAIN_ATTRIBUTES and _PLAIN_ATTRIBUTES[key].fullmatch(value):
        return key
    bare = re.sub(r"[^a-z0-9_.-]+", "-", key.lower())
    return f"data-{bare}" if bare[:1].isalpha() else f"data-x-{bare}"


def _attributes(attributes: Attributes, extra: Mapping[str, str] | None, classes: tuple[str, ...]) -> str:
    """Attributes in a fixed order; keys of the author's that HTML does not know become `data-…`."""
    if not attributes and not extra and not classes:
        return ""
    found = dict(extra or {})
    if attributes.id:
        found["id"] = attributes.id
    if names := (*classes, *attributes.classes):
        found["class"] = " ".join(dict.fromkeys(names))
    for key, value in attributes.pairs:
        found[_attribute_name(key, value)] = value
    if language := found.get("lang"):
        found["xml:lang"] = language
        if is_right_to_left(language):
            found.setdefault("dir", "rtl")
    return "".join(f' {key}="{escape(value)}"' for key, value in sorted(found.items()))
