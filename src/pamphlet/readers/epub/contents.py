"""The table of contents of a book, of EPUB 3 (nav) or EPUB 2 (NCX).

The tree needs none, since it has headings; but many books have headings that only their table of
contents tells from paragraphs, and it says what some of the files are for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pamphlet.diagnostics import Report
from pamphlet.readers.epub.archive import Archive, Damaged
from pamphlet.readers.epub.package import Package, address, attribute, name_of, named, read_xml
from pamphlet.readers.html.dom import Element, even, parse
from pamphlet.readers.html.marks import says


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its words, the file and the id in it that it leads to, its level from 1."""

    label: str
    path: str
    id: str
    level: int


@dataclass(slots=True)
class Contents:
    """The lines of the contents, and what the landmarks say of files."""

    entries: list[Entry] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)


def read_contents(archive: Archive, package: Package, report: Report) -> Contents:
    """The contents of a book; empty where there are none, or where they cannot be read: nothing in them is text."""
    contents = Contents()
    nav = package.with_property("nav")
    ncx = next((item for item in package.items.values() if item.media_type == "application/x-dtbncx+xml"), None)
    try:
        if nav:
            _from_nav(archive, nav.path, contents)
        elif ncx:
            contents.entries += _from_ncx(archive, ncx.path)
    except Damaged as problem:
        report.add("book-damaged", f"the table of contents cannot be read: {problem}")
    return contents


def _from_nav(archive: Archive, path: str, contents: Contents) -> None:
    page = parse(archive.read(path).decode("utf-8", "replace"), xml=True).root
    for nav in (element for element in page.elements() if element.name == "nav"):
        for link in (element for element in nav.elements() if element.name == "a"):
            found = address(link.get("href"), path)
            if found and "toc" in says(nav):
                level = sum(around.name == "ol" for around in link.ancestors())
                contents.entries.append(Entry(link.text(), archive.find(found[0]) or found[0], found[1], level))
            elif found and "landmarks" in says(nav):
                contents.kinds.setdefault(archive.find(found[0]) or found[0], link.get("epub:type"))


def _from_ncx(archive: Archive, path: str) -> Iterator[Entry]:
    for point in named(read_xml(archive, path), "navpoint"):
        label = next((element for element in point if name_of(element) == "navlabel"), None)
        content = next((element for element in point if name_of(element) == "content"), None)
        found = address(attribute(content, "src"), path) if content is not None else None
        if label is not None and found:
            words = even("".join(str(text) for text in label.itertext()))
            level = 1 + sum(name_of(around) == "navpoint" for around in point.iterancestors())
            yield Entry(words, archive.find(found[0]) or found[0], found[1], level)


def heading_of(files: dict[str, Element], entry: Entry) -> Element | None:
    """The paragraph that is a heading by what the contents say: it stands where `entry` leads, and has its words."""
    body = files.get(entry.path)
    if body is None or not entry.label:
        return None
    elements = list(body.elements())
    wanted = _bare(entry.label)
    if any(element.name in _HEADINGS and wanted in _bare(element.text()) for element in elements):
        return None
    start = next(
        (n for n, element in enumerate(elements) if entry.id and entry.id in (element.get("id"), element.get("name"))), 0
    )
    for element in (*elements[start].ancestors(), *elements[start : start + _NEAR]) if entry.id else elements[:_NEAR]:
        if element.name in ("p", "div") and _bare(element.text()) == wanted and not _holds_block(element):
            return element
    return None


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NEAR = 12
"""How many elements on from the place that the contents name a heading may stand."""


def _holds_block(element: Element) -> bool:
    return any(inner.name in ("p", "div") for inner in element.elements() if inner is not element)


def _bare(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
