"""The laid-out pages, looked through once before they are painted.

Stands between the layout and the painting. Finds in document order what belongs into the
structure tree and what is only decoration or repetition, which hyphens were put in at a line's
end, and which areas are links. With `painting` the only part that knows the boxes of WeasyPrint.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from pamphlet.writers.pdf.tags.elements import TEXTLESS

HEADER = pydyf.Dictionary({"Type": "/Pagination", "Subtype": "/Header"})
FOOTER = pydyf.Dictionary({"Type": "/Pagination", "Subtype": "/Footer"})
PAGINATION = pydyf.Dictionary({"Type": "/Pagination"})
DECORATION = pydyf.Dictionary({"Type": "/Layout"})

_INVISIBLE = "\u200b\u2060\ufeff"
_NO_TEXT = re.compile(rf"[\s{_INVISIBLE}]*")
_LAST_PIECE, _FIRST_PIECE = re.compile(r"\S*$"), re.compile(r"\S*")


class Link(NamedTuple):
    """An area of a page (from 0) that leads somewhere: the box it began with."""

    page: int
    box: Any


@dataclass(slots=True)
class Survey:
    """What stands on the pages. `content` has, page by page, the boxes that belong into the tree.

    `artifacts` says of all other boxes what they are, `spoken` what is read instead of the printed
    text. `links` are those that stayed in `Page.links`.
    """

    content: list[list[Any]] = field(default_factory=list)
    artifacts: dict[Any, pydyf.Dictionary] = field(default_factory=dict)
    spoken: dict[Any, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)


def survey(document: Any) -> Survey:
    """Look through the pages of a laid-out document; links that would be made twice are taken out of `Page.links`."""
    found = Survey()
    repeated: set[Any] = set()
    hyphens, lines = _Hyphens(found.spoken), _Lines(found.spoken)
    for number, page in enumerate(document.pages):
        content: list[Any] = []
        for child in page._page_box.children:
            for box, kind in _boxes(child, repeated):
                if kind is not None:
                    found.artifacts[box] = kind
                elif isinstance(box, boxes.LineBox):
                    lines.begin(box)
                elif isinstance(box, boxes.TextBox):
                    _take_in(box, found, content, hyphens)
                    lines.meet(box)
                elif isinstance(box, boxes.ReplacedBox | boxes.TableCellBox):
                    content.append(box)
        found.content.append(content)
        page.links = list(_whole(page.links, found.artifacts))
        found.links += (Link(number, link[3]) for link in page.links)
    return found


def _boxes(root: Any, repeated: set[Any]) -> Iterator[tuple[Any, pydyf.Dictionary | None]]:
    """`root` and every box in it, in document order, each with the kind of artifact it is or lies in."""
    stack = [(root, _margin(root))]
    while stack:
        box, kind = stack.pop()
        box = _itself(box)
        if kind is None:
            kind = _artifact(box, repeated)
        yield box, kind
        if box.children:
            stack += [(child, kind) for child in reversed(box.children)]


def _itself(box: Any) -> Any:
    """The box, where a placeholder stands for it."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def _margin(box: Any) -> pydyf.Dictionary | None:
    """The running heads and feet of a page."""
    if not isinstance(box, boxes.MarginBox):
        return None
    return HEADER if box.at_keyword.startswith("@top") else FOOTER if box.at_keyword.startswith("@bottom") else PAGINATION


def _artifact(box: Any, repeated: set[Any]) -> pydyf.Dictionary | None:
    """Heads of tables on their next page, pictures that only decorate, and rules."""
    element, tag = box.element, box.element_tag
    if tag in {"thead", "tfoot"}:
        if element in repeated:
            return HEADER if tag == "thead" else FOOTER
        repeated.add(element)
    elif element is not None and element.get("class") == "page-of-other":
        return PAGINATION
    elif (isinstance(box, boxes.ReplacedBox) and element is not None and element.get("alt") == "") or tag in {"hr", "hr::before"}:
        return DECORATION
    return None


def _take_in(box: Any, found: Survey, content: list[Any], hyphens: "_Hyphens") -> None:
    text = box.text
    if _NO_TEXT.fullmatch(text):
        if text.strip(_INVISIBLE) == "" or box.element is None or box.element.tag in TEXTLESS:
            found.artifacts[box] = DECORATION
            return
        found.spoken[box] = " "
    else:
        if any(sign in text for sign in _INVISIBLE):
            found.spoken[box] = text.translate(dict.fromkeys(map(ord, _INVISIBLE)))
        hyphens.meet(box)
    content.append(box)


# --- hyphens that are not in the text -------------------------------------------------------------


class _Hyphens:
    """Tells the hyphens that divide a word at a line's end from those that the author wrote.

    The former are spoken as U+00AD, so that a program that joins the lines has the word whole.
    """

    def __init__(self, spoken: dict[Any, str]) -> None:
        self._spoken = spoken
        self._waiting: dict[tuple[Any, str], Any] = {}
        self._texts: dict[Any, str] = {}

    def meet(self, box: Any) -> None:
        """Take in the next box with text."""
        key = (box.element, box.element_tag)
        if before := self._waiting.pop(key, None):
            self._decide(before, box)
        if (hyphen := box.style["hyphenate_character"]) and box.text.endswith(hyphen):
            if box.text.endswith(f"\u00ad{hyphen}"):
                self._divide(box, len(hyphen) + 1)
            else:
                self._waiting[key] = box

    def _decide(self, box: Any, following: Any) -> None:
        """Whether the two pieces of a word stand in the text without a hyphen between them."""
        hyphen = box.style["hyphenate_character"]
        first = _LAST_PIECE.search(box.text.removesuffix(hyphen))
        second = _FIRST_PIECE.match(following.text)
        if not first or not second or not first[0] or not second[0]:
            return
        rest = second[0].removesuffix(hyphen) if second[0] == following.text else second[0]
        text = self._text(box.element)
        whole, hyphenated = (_plain(first[0] + sign + rest) for sign in ("", hyphen))
        if whole in text and hyphenated not in text:
            self._divide(box, len(hyphen))

    def _divide(self, box: Any, length: int) -> None:
        self._spoken[box] = self._spoken.get(box, box.text)[:-length] + "\u00ad"

    def _text(self, element: Any) -> str:
        if element not in self._texts:
            own = [element.text or "", *(child.tail or "" for child in element)]
            self._texts[element] = _plain(" ".join(own))
        return self._texts[element]


def _plain(text: str) -> str:
    return text.replace("\u00ad", "").casefold()


# --- blanks that a line's end has swallowed -------------------------------------------------------------


class _Lines:
    """Gives the blank between two words back where a line ended there.

    The engine drops it; but what joins the lines of a paragraph must find the words apart, so it stands at the end of
    the line, where nobody sees it (ISO 32000-1, 14.8.2.5). Where a line ended after a hyphen, within an address or
    between two Chinese letters, there was none.
    """

    def __init__(self, spoken: dict[Any, str]) -> None:
        self._spoken = spoken
        self._block: Any = None
        self._turned = False
        self._last: dict[Any, Any] = {}
        self._texts: dict[Any, str] = {}

    def begin(self, line: Any) -> None:
        """Go to the next line, of the same block or of another."""
        self._block, self._turned = line.element, True

    def meet(self, box: Any) -> None:
        """Take in the next box with text."""
        if _NO_TEXT.fullmatch(box.text):
            return
        before = self._last.get(self._block)
        if before is not None and self._turned and self._parted(before.text, box.text):
            self._add_blank(before)
        self._last[self._block], self._turned = box, False

    def _parted(self, end: str, start: str) -> bool:
        """Whether the last word of a line and the first of the next stand in their block's text with a blank between them."""
        last, first = _LAST_PIECE.search(end), _FIRST_PIECE.match(start)
        if not last or not first or not last[0] or not first[0]:
            return False
        if self._block not in self._texts:
            self._texts[self._block] = _plain(" ".join("".join(self._block.itertext()).split()))
        return _plain(f"{last[0]} {first[0]}") in self._texts[self._block]

    def _add_blank(self, box: Any) -> None:
        if box.pango_layout.first_line_direction % 2:
            return  # from right to left it would stand before the words, and move them
        box.pango_layout.text += " "
        if box in self._spoken:
            self._spoken[box] += " "


# --- links --------------------------------------------------------------------------------------


def _whole(links: list[Any], artifacts: dict[Any, pydyf.Dictionary]) -> Iterator[Any]:
    """The links of a page with one area for each piece of a link, and none in what is repeated.

    WeasyPrint makes a further link of each element within a link; its area goes to the first.
    """
    kept: list[Any] = []
    within: set[Any] = set()
    for kind, target, area, placed in links:
        box = _itself(placed)
        if box in artifacts:
            continue
        if box in within:
            *first, whole, start = kept[-1]
            left, top, right, bottom = zip(whole, area, strict=True)
            kept[-1] = (*first, (min(left), min(top), max(right), max(bottom)), start)
            continue
        kept.append((kind, target, area, box))
        within = {inner for inner, _ in _boxes(box, set())}
    yield from kept
