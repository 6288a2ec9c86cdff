"""The ways into the book: table of contents, page list and landmarks, and the NCX for older readers.

Made from the headings and page starts of the content documents, as plain words without note marks.
EbookLib's own nav and NCX are not used: they know no language, no depth and no page list, and the nav
takes every note for a page. The nav document stands beside the spine, at its end: the book is read from its first
chapter on, readers offer the contents at the side, and shops that ask for a page of contents find it among the landmarks.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pamphlet.labels import Labels, is_right_to_left
from pamphlet.publication import Publication
from pamphlet.writers.epub.content import ContentDocument, frame
from pamphlet.writers.epub.files import NCX, XHTML, BookFile, xml_file
from pamphlet.writers.page_marks import mark_id
from pamphlet.writers.templates import render

NAV_FILE = "nav.xhtml"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents with those below it; `order` is its place among all that the NCX lists, from 1."""

    order: int
    text: str
    href: str
    children: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A line of the page list; `front` pages have Roman numbers."""

    order: int
    id: str
    label: str
    kind: Literal["front", "normal", "special"]
    href: str


@dataclass(frozen=True, slots=True)
class Navigation:
    """What both forms of it are made from."""

    entries: tuple[Entry, ...]
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    order: int
    text: str
    href: str


def navigation(documents: tuple[ContentDocument, ...]) -> Navigation:
    """The headings of all documents, nested by their levels, and the printed pages that begin in them."""
    orders = _orders(documents)
    headings = deque(_headings(documents, orders))
    return Navigation(_deeper_than(0, headings), tuple(_pages(documents, orders)))


def _orders(documents: tuple[ContentDocument, ...]) -> dict[str, int]:
    """The place of every address that is listed, from 1, in reading order."""
    listed = []
    for document in documents:
        places = {match[1]: match.start() for match in re.finditer(r' id="([^"]+)"', document.markup)}
        anchors = {heading.anchor for heading in document.headings} | {mark_id(page) for page in document.pages}
        # The beginning of a file comes before all that is in it.
        in_order = sorted(anchors, key=lambda anchor: places[anchor] if anchor else -1)
        listed += [_address(document, anchor) for anchor in in_order]
    return {address: order for order, address in enumerate(listed, 1)}


def _address(document: ContentDocument, anchor: str) -> str:
    return f"{document.name}#{anchor}" if anchor else document.name


def _headings(documents: tuple[ContentDocument, ...], orders: dict[str, int]) -> Iterator[_Heading]:
    for document in documents:
        for heading in document.headings:
            href = _address(document, heading.anchor)
            # A link must have words; a heading may be a picture that nobody has described.
            yield _Heading(heading.level, orders[href], heading.text.strip() or "…", href)


def _deeper_than(level: int, waiting: deque[_Heading]) -> tuple[Entry, ...]:
    """Take the headings deeper than `level` from the front, each with those that are deeper still."""
    found = []
    while waiting and waiting[0].level > level:
        heading = waiting.popleft()
        found.append(Entry(heading.order, heading.text, heading.href, _deeper_than(heading.level, waiting)))
    return tuple(found)


def _pages(documents: tuple[ContentDocument, ...], orders: dict[str, int]) -> Iterator[Page]:
    for document in documents:
        for start in document.pages:
            href = _address(document, mark_id(start))
            yield Page(orders[href], mark_id(start), start.label, _kind(start.label), href)


def _kind(label: str) -> Literal["front", "normal", "special"]:
    if label.isascii() and label.isdigit():
        return "normal"
    return "front" if re.fullmatch("[ivxlcdm]+", label.casefold()) else "special"


def nav_file(publication: Publication, labels: Labels, documents: tuple[ContentDocument, ...]) -> BookFile:
    """The nav document: the contents, and the pages and landmarks, which readers use and do not show."""
    landmarks = {"toc": {"kind": "toc", "href": NAV_FILE, "text": labels.contents}}
    for document in documents:
        text = labels.start if document.kind == "bodymatter" else document.title
        landmarks.setdefault(document.kind, {"kind": document.kind, "href": document.name, "text": text})
    found = navigation(documents)
    markup = frame(
        "nav.xhtml.j2",
        publication,
        labels.contents,
        labels=labels,
        entries=found.entries,
        pages=found.pages,
        landmarks=list(landmarks.values()),
    )
    return xml_file(NAV_FILE, XHTML, markup, ("nav",), spine="beside")


def ncx_file(publication: Publication, labels: Labels, documents: tuple[ContentDocument, ...]) -> BookFile:
    """The same contents and pages in the form of EPUB 2, which some readers still ask for."""
    found = navigation(documents)
    markup = render(
        "epub/toc.ncx.j2",
        publication=publication,
        labels=labels,
        direction="rtl" if is_right_to_left(publication.language) else "ltr",
        entries=found.entries,
        depth=_depth(found.entries),
        pages=found.pages,
        last_page=max((int(page.label) for page in found.pages if page.kind == "normal"), default=0),
    )
    return xml_file("toc.ncx", NCX, markup)


def _depth(entries: tuple[Entry, ...]) -> int:
    return 1 + max(_depth(entry.children) for entry in entries) if entries else 0
