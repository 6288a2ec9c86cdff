"""The structure tree: one element for each element of the HTML, however it is broken over lines, columns and pages.

Stands after the painting: what was painted is hung into a tree that has the shape and the order
of the HTML. `objects` writes it.
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from pamphlet.writers.pdf.tags.elements import (
    GROUPS,
    HEADINGS,
    INLINE,
    NOTES,
    ROLES,
    ROLES_OF_PDF_2,
    TEXTLESS,
    Annotated,
    Marked,
    StructureElement,
)
from pamphlet.writers.pdf.tags.pages import Survey
from pamphlet.writers.pdf.tags.painting import MarkedStream
from pamphlet.writers.pdf.tags.source import Source, link_name

POINTS = 0.75
"""Points in a CSS pixel."""


class Structure:
    """The tree of a document whose pages have been painted.

    `parents` says, page by page, which element holds each piece of content; `links` which element
    holds each annotation. `unmarked` is the number of texts that were painted without a number, in
    groups that the page only quotes.
    """

    def __init__(self, document: Any, found: Survey, streams: list[MarkedStream], *, pdf_2: bool) -> None:
        self.source = Source(document._html.etree_element)
        self.root = StructureElement("Document", None)
        self.parents: list[list[StructureElement]] = []
        self.links: list[tuple[StructureElement, Annotated]] = []
        self.unmarked = 0
        self.by_source: dict[Any, StructureElement] = {}
        self._pdf_2 = pdf_2
        self._roles = ROLES_OF_PDF_2 if pdf_2 else ROLES
        self._inner: dict[Any, StructureElement] = {}
        self._labels: dict[Any, StructureElement] = {}
        self._calls: dict[tuple[Any, str], StructureElement] = {}
        self._items: dict[Any, StructureElement] = {}
        self._spoken = found.spoken
        self._initial: tuple[Any, StructureElement] | None = None
        for number, (page, content, stream) in enumerate(zip(document.pages, found.content, streams, strict=True)):
            self._take_in(number, page, content, stream)
        for number, box in found.links:
            self._link(number, box)
        _prune(self.root)
        self._put_in_order(self.root)
        self._relate()

    def every(self) -> Iterator[StructureElement]:
        """All elements in the order of the tree."""
        stack = [self.root]
        while stack:
            element = stack.pop()
            yield element
            stack += [kid for kid in reversed(element.kids) if isinstance(kid, StructureElement)]

    # --- from pages to elements -------------------------------------------------------------------

    def _take_in(self, number: int, page: Any, content: list[Any], stream: MarkedStream) -> None:
        holders: list[StructureElement | None] = [None] * len(stream.numbers)
        for box in content:
            if isinstance(box, boxes.TableCellBox):
                self._element(box.element)
                continue
            if (mark := stream.numbers.get(box)) is None:
                self.unmarked += isinstance(box, boxes.TextBox)
                continue
            holder = self._holder(box)
            if isinstance(box, boxes.TextBox):
                holder = self._whole_word(box, _paragraph(holder))
            else:
                _place_picture(holder, box, page)
            holder.kids.append(Marked(number, mark))
            holders[mark] = holder
        self.parents.append([holder for holder in holders if holder is not None])
        assert len(self.parents[-1]) == len(holders), "content was painted that the survey did not see"

    def _holder(self, box: Any) -> StructureElement:
        """The element that holds what is drawn for `box`."""
        element, (_, _, pseudo) = box.element, (box.element_tag or "").partition("::")
        if pseudo == "footnote-call":
            return self._call(element)
        if pseudo == "footnote-marker":
            self._footnote(element)
            return self._label(element)
        if pseudo in {"marker", "before"} and (item := self.source.item_begun_by(element)) is not None:
            self._element(item)
            if self.by_source[item].role in {"LI", "TOCI", *NOTES}:
                return self._label(item)
        return self._element(element)

    def _whole_word(self, box: Any, holder: StructureElement) -> StructureElement:
        """`holder`, or, for the large first letter and for the line behind it, a Span that says both as one."""
        words = self._spoken.get(box, box.pango_layout.text)
        if box.element is not None and box.element.get("class") == "drop-capital":
            span = holder.add("Span", ActualText=pydyf.String(words))
            self._initial = self.source.parents[box.element], span
            return span
        begun, self._initial = self._initial, None
        if begun is None or begun[0] is not box.element:
            return holder
        span = begun[1]
        span.entries["ActualText"] = pydyf.String(span.entries["ActualText"].string + words)
        return span

    def _link(self, number: int, box: Any) -> None:
        if (annotation := box.link_annotation) is None:
            return
        link = self.source.link_around(box.element)
        holder = self._holder(box) if link is None else self._element(link)
        annotation["Contents"] = pydyf.String(link_name(box.element if link is None else link))
        if holder.role != "Link":
            holder = holder.add("Link")
        holder.kids.append(annotated := Annotated(number, annotation))
        self.links.append((holder, annotated))

    # --- from HTML to elements ---------------------------------------------------------------------

    def _element(self, source: Any) -> StructureElement:
        """The element that holds the content of an element of the HTML."""
        if source is None or source.tag in {"html", "body"}:
            return self.root
        if source in self._inner:
            return self._inner[source]
        parent = self._element(self.source.parents.get(source))
        role, entries = self._role(source)
        if role is None:
            self._inner[source] = parent
            return parent
        if role in INLINE:
            parent = _paragraph(parent)
        if role == "Link" and (parent.role == "TOCI" or (not self._pdf_2 and source.get("role") == "doc-noteref")):
            parent = parent.add("Reference")
        if role in {"Lbl", "LBody"}:
            parent = self._term(source, parent, role)
        element = parent.add(role, source, **entries)
        element.attributes += self.source.attributes(source, role, pdf_2=self._pdf_2)
        if role in NOTES and source.get("role") == "doc-footnote":
            self._follow_mark(source, parent)
        self.by_source[source] = element
        self._inner[source] = element.add("LBody") if role == "LI" else element
        return self._inner[source]

    def _role(self, source: Any) -> tuple[str | None, dict[str, Any]]:
        role, entries = self._roles.get(source.tag), dict[str, Any]()
        language = self.source.languages[source]
        if language and language != self.source.languages.get(self.source.parents.get(source)):
            entries["Lang"] = pydyf.String(language)
        if "abbr" in source.get("class", "").split() and source.get("title"):
            entries["E"] = pydyf.String(source.get("title"))
        if self.source.is_note(source):
            return self._note_role, entries | {"ID": pydyf.String(self.source.note_id(source))}
        if source.tag in {"ol", "ul"} and any(map(self.source.is_note, source)):
            role = None
        elif source.tag in {"ol", "ul", "li"} and self.source.in_contents(source):
            role = "TOCI" if source.tag == "li" else "TOC"
        elif role in HEADINGS and (level := source.get("aria-level")) is not None:
            role = f"H{level}"
        elif role == "Link" and not source.get("href"):
            role = None
        elif role == "Figure" and (words := self.source.description(source)):
            role = "Formula" if "math" in source.get("class", "").split() else role
            entries["Alt"] = pydyf.String(words)
        if role == "Div" and source.tag == "div" and not entries and source.get("class") is None:
            role = None
        if role is None and entries:
            role = "Div" if source.tag in TEXTLESS else "Span"
        return role, entries

    @property
    def _note_role(self) -> str:
        return "FENote" if self._pdf_2 else "Note"

    def _term(self, source: Any, parent: StructureElement, role: str) -> StructureElement:
        """The list item for a term, or for a meaning of the term before it."""
        above = self.source.parents[source]
        before = (s for s in reversed(list(above)[: list(above).index(source)]) if s in self._items)
        item = next(before, None) if role == "LBody" else None
        self._items[source] = found = self._items[item] if item is not None else parent.add("LI")
        return found

    def _label(self, source: Any) -> StructureElement:
        """The label of a list item or a note, which stands before its body."""
        if source not in self._labels:
            item = self.by_source[source]
            self._labels[source] = label = StructureElement("Lbl", item)
            item.kids.insert(0, label)
        return self._labels[source]

    # --- footnotes, which leave their place in the text ------------------------------------------------

    def _call(self, source: Any) -> StructureElement:
        """The reference to a footnote, which stands where the footnote was written."""
        key = (source, "call")
        if key not in self._calls:
            self._footnote(source)
            note = self.by_source[source]
            assert note.parent is not None
            self._calls[key] = call = StructureElement("Lbl" if self._pdf_2 else "Reference", note.parent)
            note.parent.kids.insert(note.parent.kids.index(note), call)
        return self._calls[key]

    def _footnote(self, source: Any) -> None:
        if source not in self.by_source:
            parent = _paragraph(self._element(self.source.parents.get(source)))
            note = parent.add(self._note_role, source, ID=pydyf.String(self.source.note_id(source)))
            self.by_source[source] = self._inner[source] = note

    def _follow_mark(self, source: Any, parent: StructureElement) -> None:
        """Put a footnote, the last kid of `parent`, behind its mark, if the text has marks of its own.

        The engine places it after all that its page has of the paragraph, which may end within a sentence.
        """
        siblings = list(self.source.parents[source])
        before = siblings[max(siblings.index(source) - 1, 0)]
        mark = next((self.by_source[link] for link in before.iter("a") if link in self.by_source), None)
        while mark is not None and mark.parent is not parent:
            mark = mark.parent
        if mark is not None:
            parent.kids.insert(parent.kids.index(mark) + 1, parent.kids.pop())

    # --- the tree as a whole ----------------------------------------------------------------------------

    def _put_in_order(self, root: StructureElement) -> None:
        """Where all kids stand for elements of the HTML, let them stand as these do."""
        stack = [root]
        while stack:
            element = stack.pop()
            kids = [kid for kid in element.kids if isinstance(kid, StructureElement)]
            if len(kids) == len(element.kids) and all(kid.source is not None for kid in kids):
                element.kids.sort(key=lambda kid: self.source.order[kid.source] if isinstance(kid, StructureElement) else -1)
            stack += kids

    def _relate(self) -> None:
        """In PDF 2, marks lead to their notes and notes to their marks, and contents to what they list."""
        if not self._pdf_2:
            return
        kept = {element.source: element for element in self.every() if element.source is not None}
        for source, element in kept.items():
            anchor = self.source.target(source) if element.role in {"Link", "TOCI"} else ""
            target = kept.get(self.source.by_id.get(anchor)) if anchor else None
            if target is None:
                continue
            if element.role == "Link" and target.role in NOTES:
                element.related.append(target)
                target.related.append(element)
            elif element.role == "TOCI":
                element.related.append(target)


def _paragraph(element: StructureElement) -> StructureElement:
    """Where text may stand in `element`: itself, or the paragraph made for text that stood here just before."""
    if element.role not in GROUPS:
        return element
    last = element.kids[-1] if element.kids else None
    fits = isinstance(last, StructureElement) and last.source is None and last.role == "P"
    return last if fits and isinstance(last, StructureElement) else element.add("P")


def _place_picture(element: StructureElement, box: Any, page: Any) -> None:
    """Where on its page a picture stands, in points from the page's bottom left corner."""
    left, top = box.content_box_x(), box.content_box_y()
    edges = (left, page.height - top - box.height, left + box.width, page.height - top)
    placement = "/Inline" if isinstance(box, boxes.InlineReplacedBox) else "/Block"
    area = pydyf.Array(edge * POINTS for edge in edges)
    element.attributes = [{"O": "/Layout", "BBox": area, "Placement": placement}]


def _prune(element: StructureElement) -> bool:
    """Take out elements without content, but for the cells of tables; whether any is left."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, StructureElement) or _prune(kid)]
    return bool(element.kids) or element.role in {"TD", "TH", "Document"}
