"""What the book says of itself: container, package document, encryption.

Stands between the zip and everything else in the EPUB reader: it finds the package document, refuses a
book that is locked, and lists the files in their reading order. XML is read without entities, document
types or the network, and as leniently as reading apps do.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.entities import html5
from urllib.parse import unquote, urlsplit

from lxml import etree

from pamphlet.readers.epub.archive import Archive, Damaged, Locked

CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
TEXT = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"})

_OF_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""How fonts are scrambled, which keeps nobody from the text."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file that the manifest lists; `path` is its name in the zip."""

    id: str
    path: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Package:
    """The package document: its path and XML, the files by their ids, those of the text in reading order.

    `missing` are ids in the reading order that the manifest does not know. `kinds` is what the guide
    says of files (`cover`, `title-page`, `toc`).
    """

    path: str
    root: etree._Element
    items: Mapping[str, Item]
    spine: tuple[Item, ...]
    missing: tuple[str, ...]
    kinds: Mapping[str, str]

    def with_property(self, name: str) -> Item | None:
        """The file that serves as `nav` or `cover-image`."""
        return next((item for item in self.items.values() if name in item.properties), None)


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace, in small letters; "" for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The attribute `name`, whatever its namespace; "" where there is none."""
    return next((str(value).strip() for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def named(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements with these names, in their order."""
    return (element for element in root.iter() if name_of(element) in names)


def read_xml(archive: Archive, name: str) -> etree._Element:
    """The root of an XML file. Raises Damaged if there is none to be had."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root: etree._Element | None = etree.fromstring(_ENTITY.sub(_as_number, archive.read(name)), parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise Damaged(f"“{name}” is broken ({problem})") from None
    if root is None:
        raise Damaged(f"“{name}” is broken")
    return root


def _as_number(entity: re.Match[bytes]) -> bytes:
    """An entity of HTML, which XML does not know and careless books use, as the numbers of its signs."""
    signs = html5.get(f"{entity[1].decode()};")
    return entity[0] if signs is None else "".join(f"&#{ord(sign)};" for sign in signs).encode()


_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")


def address(href: str, file: str) -> tuple[str, str] | None:
    """The file in the zip and the id in it that `href`, written in `file`, leads to; None if it leads out of the book."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)).lstrip("/") if path else file
    return whole, unquote(parts.fragment)


def open_package(archive: Archive) -> Package:
    """The package document of a book. Raises Damaged where there is none, Locked where it would be of no use."""
    path = _package_path(archive)
    root = read_xml(archive, path)
    items = {}
    for element in named(root, "item"):
        found = address(attribute(element, "href"), path)
        if found and (key := attribute(element, "id")):
            properties = frozenset(attribute(element, "properties").split())
            items[key] = Item(key, archive.find(found[0]) or found[0], attribute(element, "media-type").lower(), properties)
    _refuse_if_locked(archive, items)
    order = [attribute(element, "idref") for element in named(root, "itemref")]
    spine = list(dict.fromkeys(items[key] for key in order if key in items))
    if not spine:
        spine = [item for item in items.values() if item.media_type in TEXT]
    if not spine:
        raise Damaged("it names no files to be read")
    kinds = {}
    for reference in named(root, "reference"):
        if found := address(attribute(reference, "href"), path):
            kinds[archive.find(found[0]) or found[0]] = attribute(reference, "type").lower()
    return Package(path, root, items, tuple(spine), tuple(key for key in order if key not in items), kinds)


def _package_path(archive: Archive) -> str:
    """Where the package document is: where the container says, or the one that there is."""
    if archive.find(CONTAINER):
        for element in named(read_xml(archive, CONTAINER), "rootfile"):
            if (path := archive.find(unquote(attribute(element, "full-path")).lstrip("/"))) is not None:
                return path
    found = sorted({name for name in archive.names.values() if name.endswith(".opf")}, key=lambda name: (name.count("/"), name))
    if not found:
        raise Damaged("there is no book in it")
    return found[0]


def _refuse_if_locked(archive: Archive, items: Mapping[str, Item]) -> None:
    """Raise Locked if anything but fonts is encrypted."""
    if not archive.find(ENCRYPTION):
        return
    kinds = {item.path: item.media_type for item in items.values()}
    for data in named(read_xml(archive, ENCRYPTION), "encrypteddata"):
        methods = [attribute(method, "Algorithm") for method in data if name_of(method) == "encryptionmethod"]
        files = [unquote(attribute(reference, "URI")) for reference in named(data, "cipherreference")]
        for_fonts = bool(methods) and set(methods) <= _OF_FONTS
        if not for_fonts and any("font" not in kinds.get(archive.find(file) or file, "") for file in files or [""]):
            raise Locked
