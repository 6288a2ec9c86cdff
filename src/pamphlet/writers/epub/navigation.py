"""The ways into the book: table of contents and landmarks, and the NCX for older readers.

Made from the headings of the content documents, as plain words without note marks. EbookLib's
own nav and NCX are not used: they know no language, no depth and no page list, and the nav takes
every note for a page. The nav document is not in the spine: the book is read from its first
chapter on, and readers offer the contents at the side.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from pamphlet.labels import Labels, is_right_to_left
from pamphlet.publication import Publication
from pamphlet.writers.epub.content import ContentDocument, frame
from pamphlet.writers.epub.files import NCX, XHTML, BookFile, xml_file
from pamphlet.writers.templates import render


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents with those below it; `order` counts all lines from 1."""

    order: int
    text: str
    href: str
    children: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    order: int
    text: str
    href: str


def contents(documents: tuple[ContentDocument, ...]) -> tuple[Entry, ...]:
    """The headings of all documents, nested by their levels."""
    return _deeper_than(0, deque(_headings(documents)))


def _headings(documents: tuple[ContentDocument, ...]) -> Iterator[_Heading]:
    order = count(1)
    for document in documents:
        for heading in document.headings:
            href = f"{document.name}#{heading.anchor}" if heading.anchor else document.name
            # A link must have words; a heading may be a picture that nobody has described.
            yield _Heading(heading.level, next(order), heading.text.strip() or "…", href)


def _deeper_than(level: int, waiting: deque[_Heading]) -> tuple[Entry, ...]:
    """Take the headings deeper than `level` from the front, each with those that are deeper still."""
    found = []
    while waiting and waiting[0].level > level:
        heading = waiting.popleft()
        found.append(Entry(heading.order, heading.text, heading.href, _deeper_than(heading.level, waiting)))
    return tuple(found)


def nav_file(publication: Publication, labels: Labels, documents: tuple[ContentDocument, ...]) -> BookFile:
    """The nav document: the contents, and the landmarks, which readers use and do not show."""
    landmarks: dict[str, dict[str, str]] = {}
    for document in documents:
        text = labels.start if document.kind == "bodymatter" else document.title
        landmarks.setdefault(document.kind, {"kind": document.kind, "href": document.name, "text": text})
    markup = frame(
        "nav.xhtml.j2",
        publication,
        labels.contents,
        labels=labels,
        entries=contents(documents),
        landmarks=list(landmarks.values()),
    )
    return xml_file("nav.xhtml", XHTML, markup, ("nav",))


def ncx_file(publication: Publication, documents: tuple[ContentDocument, ...]) -> BookFile:
    """The same contents in the form of EPUB 2, which some readers still ask for."""
    entries = contents(documents)
    direction = "rtl" if is_right_to_left(publication.language) else "ltr"
    markup = render("epub/toc.ncx.j2", publication=publication, direction=direction, entries=entries, depth=_depth(entries))
    return xml_file("toc.ncx", NCX, markup)


def _depth(entries: tuple[Entry, ...]) -> int:
    return 1 + max(_depth(entry.children) for entry in entries) if entries else 0
