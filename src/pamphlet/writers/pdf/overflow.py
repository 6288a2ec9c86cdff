"""What runs off its place: text, pictures and tables that leave the page, their column, their cell, or run into footnotes.

Stands between the last layout and the painting. `find_overflows` walks once over the boxes of the
pages and compares edges, which costs next to nothing; only where something is found does it ask what
it is. `report_overflows` finds its line in the publication. It reads private parts of WeasyPrint 70.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.publication import Publication
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.tree import Node
from pamphlet.walk import plain_text

Kind = Literal["table", "code", "picture", "margin", "text"]

TOLERANCE = 2.0
"""How far something may stick out, in CSS px (half a millimetre): an eye takes it for the edge of a letter."""

LONGEST = 40
"""How many letters of what sticks out a message quotes."""

NARROWER = ("narrow", "narrowest", "equal-columns")
"""The classes that a table gets, one after the other, for as long as it is wider than its place."""

PARTED = "parted"
"""The class of a table that would leave its caption behind, unless it is divided between two pages."""

_ANY_HEIGHT = frozenset({INITIAL_VALUES["height"], INITIAL_VALUES["max_height"]})
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Overflow:
    """Something that sticks out, on a page (from 1): what it is, and its words, or the name of the picture.

    `number` says how many things of this kind with the same words stand before it in the text.
    """

    kind: Kind
    words: str
    page: int
    number: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things must stay, in CSS px from the page's top left corner."""

    left: float
    right: float
    bottom: float

    def holds(self, left: float, right: float, bottom: float) -> bool:
        return left >= self.left - TOLERANCE and right <= self.right + TOLERANCE and bottom <= self.bottom + TOLERANCE


# --- on the laid-out pages --------------------------------------------------------------------------------


def find_overflows(document: Any) -> tuple[Overflow, ...]:
    """What sticks out on the pages of a laid-out document, each block, picture and table once, in the order of the pages."""
    found = _all_that_sticks_out(document)
    return tuple(_overflow(element, page, box, document._html.etree_element) for element, (page, box) in found.items())


def fit_tables(document: Any) -> bool:
    """Give a class to each table that does not fit a laid-out document; whether there was one.

    One that sticks out gets the next of `NARROWER`, one that left its caption behind is `PARTED`. Then the document must be
    laid out once more.
    """
    html = document._html.etree_element
    if next(html.iter("table"), None) is None:
        return False
    wide = [element for element in _all_that_sticks_out(document) if element.tag == "table"]
    steps = [(table, step) for table in wide if (step := _next_step(table))]
    if not steps and next(html.iter("caption"), None) is not None:
        steps = [(table, PARTED) for table in _without_caption(document) if PARTED not in _classes(table)]
    for table, step in steps:
        table.set("class", " ".join([*_classes(table), step]))
    return bool(steps)


def _next_step(table: Any) -> str | None:
    return next((step for step in NARROWER if step not in _classes(table)), None)


def _without_caption(document: Any) -> Iterator[Any]:
    """The tables of which a page has the caption, and nothing else."""
    stack = [page._page_box for page in document.pages]
    while stack:
        box = stack.pop()
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if box.is_table_wrapper:
            if not any(isinstance(child, boxes.TableBox) for child in box.children):
                yield box.element
        elif isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.LineBox):
            stack += box.children


def _classes(element: Any) -> list[str]:
    return element.get("class", "").split()  # type: ignore[no-any-return]  # WeasyPrint has no types


def _all_that_sticks_out(document: Any) -> dict[Any, tuple[int, Any]]:
    """The elements that stick out, each with the page and the box where it first does."""
    found: dict[Any, tuple[int, Any]] = {}
    html = document._html.etree_element
    parents: dict[Any, Any] = {}
    for number, page in enumerate(document.pages, 1):
        for box in _sticking_out(page._page_box):
            if not parents:
                parents.update((child, parent) for parent in html.iter() for child in parent)
            found.setdefault(html if box.element is None else _whole(box, parents), (number, box))  # None: a running head
    return found


def _sticking_out(page_box: Any) -> Iterator[Any]:
    """The boxes of text, the pictures and the cells of tables that leave their frames on a page."""
    left, top = page_box.content_box_x(), page_box.content_box_y()
    foot = min((area.position_y for area in page_box.children if _is_foot(area) and area.children), default=None)
    sheet = _Frame(0, page_box.margin_width(), page_box.margin_height())
    whole = _Frame(left, left + page_box.width, top + page_box.height)
    text = replace(whole, bottom=foot) if foot is not None else whole
    stack = []
    for child in page_box.children:
        frame = sheet if isinstance(child, boxes.MarginBox) else whole if _is_foot(child) else text
        stack.append((child, frame))
    while stack:
        box, frame = stack.pop()
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.TextBox):
            if "::" in (box.element_tag or ""):
                frame = sheet  # numbers of lists hang into the margin
            if _plain(box.text) and not frame.holds(box.position_x, box.position_x + _inked(box), box.position_y + box.baseline):
                yield box
            continue
        if isinstance(box, boxes.ReplacedBox):
            if not frame.holds(box.content_box_x(), box.content_box_x() + box.width, box.content_box_y() + box.height):
                yield box
            continue
        if isinstance(box, boxes.TableCellBox):
            start, end = box.border_box_x(), box.border_box_x() + box.border_width()
            if not frame.holds(start, end, 0):
                yield box
            frame = replace(frame, left=start, right=end)
        elif box.is_column:
            frame = replace(frame, left=box.content_box_x(), right=box.content_box_x() + box.width)
        elif isinstance(box, boxes.MarginBox) and box.style["overflow"] != "visible":
            continue  # a running head that is cut off with an ellipsis
        elif isinstance(box, boxes.BlockLevelBox) and not box.is_in_normal_flow():
            frame = sheet  # what leaves the flow stands where the style puts it
        elif isinstance(box, boxes.BlockBox) and {box.style["height"], box.style["max_height"]} - _ANY_HEIGHT:
            frame = replace(frame, bottom=min(frame.bottom, box.content_box_y() + box.height))
        stack += [(child, frame) for child in box.children]


def _is_foot(box: Any) -> bool:
    return isinstance(box, boxes.FootnoteAreaBox)


def _inked(box: Any) -> float:
    """The width of a text without the blanks at its end, which may hang into the margin."""
    text: str = box.text
    return float(box.width * len(text.rstrip()) / len(text)) if text else 0.0


def _whole(box: Any, parents: Mapping[Any, Any]) -> Any:
    """What is told as one: the table around a box, the block of code, the picture, else the innermost block."""
    if isinstance(box, boxes.ReplacedBox):
        return box.element
    around = [box.element]
    while around[-1] in parents:
        around.append(parents[around[-1]])
    for tag in ("table", "pre"):
        if (outer := next((e for e in around if e.tag == tag), None)) is not None:
            return outer
    return next((e for e in around if e.tag in _BLOCKS), box.element)


_BLOCKS = frozenset({"p", "li", "dt", "dd", "figcaption", "caption", "div", *(f"h{level}" for level in range(1, 7))})


def _overflow(element: Any, page: int, box: Any, html: Any) -> Overflow:
    kind = _kind(element, box)
    if kind == "picture":
        return Overflow(kind, element.get("src", "").partition(":")[2], page, 0)
    words = _plain(box.text if isinstance(box, boxes.TextBox) else "".join(box.element.itertext()))
    alike = (e for e in html.iter(element.tag) if words in _plain("".join(e.itertext())))
    number = next((number for number, e in enumerate(alike) if e is element), 0)
    return Overflow(kind, words, page, number)


def _kind(element: Any, box: Any) -> Kind:
    if isinstance(box, boxes.ReplacedBox) and element.tag == "img":
        return "picture"
    if element.tag in {"html", "body"}:
        return "margin"
    return "table" if element.tag == "table" else "code" if element.tag == "pre" else "text"


def _plain(text: str) -> str:
    return " ".join(text.translate(_INVISIBLE).split())


# --- in the text -------------------------------------------------------------------------------------------

_NODES: Mapping[Kind, tuple[type[Node], ...]] = MappingProxyType(
    {
        "table": (tree.Table,),
        "code": (tree.CodeBlock,),
        "picture": (tree.Image,),
        "margin": (),
        "text": (tree.Paragraph, tree.Heading, tree.LineOfVerse, tree.Text, tree.Code),
    }
)

_WORDS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        "table": (
            "a table is wider than its page",
            "turn the page (paper: A4 landscape), or divide the table, or shorten its words",
        ),
        "code": ("a line of code is wider than its page", "break the line, or choose a wider paper"),
        "picture": (
            "a picture is larger than its page",
            "let the style keep it smaller: img { max-width: 100%; max-height: 100% }",
        ),
        "margin": (
            "a running head or foot runs off its page",
            "shorten the title, or choose a larger paper, a smaller size or wider margins",
        ),
        "text": (
            "text runs off its place",
            "let the words be divided, choose a wider paper or a smaller size, or mend the style",
        ),
    }
)


def report_overflows(overflows: tuple[Overflow, ...], publication: Publication, settings: Settings, report: Report) -> None:
    """Report `text-overflow` for each, with the line of its block where the text has one."""
    for overflow in overflows:
        message, hint = _WORDS[overflow.kind]
        shown = overflow.words if len(overflow.words) <= LONGEST else f"{overflow.words[:LONGEST]}…"
        position = _place(overflow, publication) or Position(settings.source, 1)
        report.add("text-overflow", f"{message} on page {overflow.page}: “{shown}”", position, hint=hint)


def _place(overflow: Overflow, publication: Publication) -> Position | None:
    """Where the block stands that has these words, or the nearest thing before it whose place is known."""
    position, found = None, list[Position | None]()
    for node in publication.everything():
        position = node.position or position
        if isinstance(node, _NODES[overflow.kind]) and _says(node, overflow.words):
            found.append(position)
    return found[min(overflow.number, len(found) - 1)] if found else None


def _says(node: Node, words: str) -> bool:
    return node.target == words if isinstance(node, tree.Image) else words in _plain(plain_text([node]))
