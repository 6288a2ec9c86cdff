"""A finished e-book taken apart again, for the tests: its files, its reading order, its links."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HEADINGS = tuple(f"{XHTML}h{level}" for level in range(1, 7))
_BLOCKS = {
    *HEADINGS,
    *(XHTML + name for name in ("p", "li", "td", "th", "dt", "dd", "pre", "caption", "figcaption", "div", "br")),
}


@dataclass(frozen=True)
class Place:
    """An element in a file of the book."""

    file: str
    element: etree._Element


class Book:
    """An e-book as a reader app sees it; names of files are as seen from the package document."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.entries = archive.infolist()
            self.files = {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}
        self.package = etree.fromstring(self.files["content.opf"])
        self.manifest = {item.get("id", ""): item for item in self.package.iter(f"{OPF}item")}
        read = [ref for ref in self.package.iter(f"{OPF}itemref") if ref.get("linear") != "no"]
        order = [self.manifest[ref.get("idref", "")].get("href", "") for ref in read]
        self.spine = {name: etree.fromstring(self.files[name]) for name in order}
        self.nav = etree.fromstring(self.files["nav.xhtml"])
        self.ncx = etree.fromstring(self.files["toc.ncx"])

    # --- text and headings ------------------------------------------------------------------

    def text(self) -> str:
        """What is read from beginning to end: words and descriptions of pictures, without note marks and ways back."""
        return "".join(_text(root.find(f"{XHTML}body")) for root in self.spine.values())

    def headings(self) -> list[tuple[int, str]]:
        """Level and words of every heading in the reading order."""
        found = [e for root in self.spine.values() for e in root.iter(*HEADINGS)]
        return [(int(str(e.tag)[-1]), " ".join(_text(e).split())) for e in found]

    # --- links ------------------------------------------------------------------------------

    def links(self, role: str | None = None) -> Iterator[Place]:
        """The links of all files of the text and of the nav, or those with a role."""
        for name, root in {**self.spine, "nav.xhtml": self.nav}.items():
            for link in root.iter(f"{XHTML}a"):
                if role is None or link.get("role") == role:
                    yield Place(name, link)

    def inner_links(self) -> Iterator[Place]:
        """The links that stay in the book."""
        return (link for link in self.links() if not link.element.get("href", "").startswith(("http", "mailto:")))

    def target(self, link: Place) -> Place:
        """Where a link within the book leads; fails if there is no such place."""
        path, _, anchor = link.element.get("href", "").partition("#")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(link.file), path)) if path else link.file
        places = {**self.spine, "nav.xhtml": self.nav}
        assert name in places, f"{link.file} leads to {name}, which is not read"
        root = places[name]
        found = root.xpath("//*[@id=$anchor]", anchor=anchor) if anchor else [root]
        assert isinstance(found, list)
        assert len(found) == 1, f"{link.file} leads to {len(found)} places “{anchor}” in {name}"
        element = found[0]
        assert isinstance(element, etree._Element)
        return Place(name, element)

    # --- what the package says --------------------------------------------------------------

    def said(self, name: str) -> list[str]:
        """The values of a Dublin Core element."""
        return [element.text or "" for element in self.package.iter(f"{DC}{name}")]

    def meta(self, name: str) -> list[str]:
        """The values of a property of the book itself."""
        found = self.package.iter(f"{OPF}meta")
        return [element.text or "" for element in found if element.get("property") == name and not element.get("refines")]

    def refined(self, element: etree._Element) -> dict[str, str]:
        """What the package adds to one of its elements."""
        key = f"#{element.get('id')}"
        return {
            meta.get("property", ""): meta.text or "" for meta in self.package.iter(f"{OPF}meta") if meta.get("refines") == key
        }


def _text(element: etree._Element | None) -> str:
    assert element is not None
    if element.get("class") == "noteref" or element.get("role") == "doc-backlink":
        return ""
    around = "\n" if element.tag in _BLOCKS else ""
    inside = (element.text or "") + "".join(_text(child) + (child.tail or "") for child in element)
    return around + (element.get("alt") or "") + inside + around
