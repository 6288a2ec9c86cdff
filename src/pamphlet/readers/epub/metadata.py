"""What the package document says of the book becomes metadata, in the forms of EPUB 2, EPUB 3 and Calibre.

Claims about accessibility and conformance are not taken over: they were made about another file.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from pamphlet.dates import iso_date, without_time
from pamphlet.diagnostics import Report
from pamphlet.metadata import read_metadata
from pamphlet.options import Option
from pamphlet.readers.epub.package import Package, address, attribute, name_of, named
from pamphlet.readers.html.dom import even, parse_fragment
from pamphlet.tree import Metadata, Person, PrintedDate, Text

ROLES: Mapping[str, str] = MappingProxyType(
    {
        "aut": "author",
        "aft": "afterword",
        "art": "artist",
        "aui": "introduction",
        "bkd": "designer",
        "com": "compiler",
        "cov": "cover designer",
        "ctb": "contributor",
        "edt": "editor",
        "ill": "illustrator",
        "nrt": "narrator",
        "pfr": "proofreader",
        "pht": "photographer",
        "trl": "translator",
    }
)
"""The words for MARC's codes of what somebody did."""

_CODE = 3
"""A code has so many letters; what is longer are words."""

_ISSN = "urn:issn:"

_PRODUCERS = frozenset({"bkp", "mdc"})
"""Codes for programs and people who made the file and had no part in the text."""

_DATES = ("publication", "", "original-publication", "issued", "creation")
"""What EPUB 2 says of dates, the best first; “modification” is none of the text's."""

_MARKUP = re.compile(r"</?(?:p|div|br|b|i|em|strong|span|h[1-6]|ul|li|a)\b[^>]*>", re.IGNORECASE)
_ISBN = re.compile(r"(?:urn:)?(?:isbn)?[:\s]*([\d -]{9,16}[\dxX])", re.IGNORECASE)
_PROGRAMS = re.compile(r"cover$|generator$|primary-writing-mode$|.*\bversion$|output encoding$|.*:", re.IGNORECASE)
"""Names of `meta` elements by which programs know their own work, or tell a reader app of the style of this very file."""


def read_package_metadata(package: Package) -> Metadata:
    """The metadata of a book, as far as it has any; `cover` is the path of a picture."""
    said = _Said(package)
    titles = said.titles()
    return Metadata(
        title=(Text(titles[0]),) if titles else (),
        subtitle=(Text(titles[1]),) if titles[1:] else (),
        authors=tuple(said.people()),
        date=said.date(),
        language=said.language(),
        description=_plain(said.first("description")),
        publisher=said.first("publisher"),
        series=said.series(),
        isbn=said.isbn(),
        issn=said.issn(),
        rights=_plain(said.first("rights")),
        identifier=said.identifier(),
        keywords=tuple(dict.fromkeys(said.texts("subject"))),
        cover=said.cover(),
        extra=said.extra(),
    )


def read_package_options(package: Package) -> tuple[Option, ...]:
    """The settings that a book tells of itself: only whether its lines run from top to bottom, as Kindle is told."""
    metas = (element for element in package.root.iter() if name_of(element) == "meta")
    said = {attribute(meta, "name"): attribute(meta, "content") for meta in metas}
    return (Option("writing", "vertical"),) if said.get("primary-writing-mode") == "vertical-rl" else ()


def _plain(text: str) -> str:
    """A description, which many books have as HTML, as plain words."""
    if not _MARKUP.search(text):
        return text
    spaced = _MARKUP.sub(lambda tag: f" {tag[0]}" if re.match(r"</?(?:p|div|br|h|li)\b", tag[0], re.IGNORECASE) else tag[0], text)
    return parse_fragment(spaced).root.text() if "</" in text or "<br" in text.lower() else text


class _Said:
    """The elements of the metadata, and what refines them."""

    def __init__(self, package: Package) -> None:
        self.package = package
        around = next(named(package.root, "metadata"), None)
        self.elements = [element for element in around.iter() if element is not around] if around is not None else []
        self.refined: dict[str, dict[str, str]] = {}
        for meta in self._metas():
            if key := attribute(meta, "refines").removeprefix("#"):
                self.refined.setdefault(key, {})[attribute(meta, "property")] = _text(meta)

    def _metas(self) -> Iterator[etree._Element]:
        return (element for element in self.elements if name_of(element) == "meta")

    def _of(self, name: str) -> Iterator[etree._Element]:
        return (element for element in self.elements if name_of(element) == name and _text(element))

    def texts(self, name: str) -> list[str]:
        return [_text(element) for element in self._of(name)]

    def first(self, name: str) -> str:
        return next(iter(self.texts(name)), "")

    def _about(self, element: etree._Element) -> Mapping[str, str]:
        return self.refined.get(attribute(element, "id"), {})

    def titles(self) -> list[str]:
        """The title, and the subtitle if there is one."""
        found = [(self._about(element).get("title-type", ""), _text(element)) for element in self._of("title")]
        main = next((text for kind, text in found if kind == "main"), next((text for kind, text in found if not kind), ""))
        main = main or (found[0][1] if found else "")
        others = [text for kind, text in found if text != main and kind in ("subtitle", "")]
        return [main, *others[:1]] if main else []

    def people(self) -> Iterator[Person]:
        for element in (element for element in self.elements if name_of(element) in ("creator", "contributor")):
            about = self._about(element)
            said = attribute(element, "role") or about.get("role", "")
            code = said.lower()
            usual = "author" if name_of(element) == "creator" else "contributor" if len(code) <= _CODE else said
            name = _text(element)
            if name and code not in _PRODUCERS:
                sort_name = attribute(element, "file-as") or about.get("file-as")
                yield Person(name, ROLES.get(code, usual), sort_name if sort_name != name else None)

    def date(self) -> PrintedDate | None:
        found = {attribute(element, "event").lower(): _text(element) for element in reversed(list(self._of("date")))}
        text = next((found[event] for event in _DATES if event in found), "")
        if text.startswith("0101-01-01"):
            return None  # Calibre's word for a date that nobody knows
        shown = without_time(text)
        return PrintedDate(shown, iso_date(shown)) if shown else None

    def language(self) -> str | None:
        for text in self.texts("language"):
            found = read_metadata((Option("language", text),), Report()).language
            if found and found.lower() not in ("und", "zxx", "mul"):
                return found
        return None

    def identifier(self) -> str:
        """The identifier that the package says is its own."""
        key = attribute(self.package.root, "unique-identifier")
        return next((_text(element) for element in self._of("identifier") if attribute(element, "id") == key), "")

    def isbn(self) -> str:
        for element in self._of("identifier"):
            text = _text(element)
            says = attribute(element, "scheme").upper() == "ISBN" or "isbn" in text.lower() or re.match("97[89]", text)
            if says and (found := _ISBN.fullmatch(text)):
                isbn = read_metadata((Option("isbn", found[1].strip()),), Report()).isbn
                if isbn:
                    return isbn
        return ""

    def _collection(self) -> tuple[str, Mapping[str, str]]:
        for meta in self._metas():
            about = self._about(meta)
            if attribute(meta, "property") == "belongs-to-collection" and about.get("collection-type", "series") == "series":
                return _text(meta), about
        named_ = {attribute(meta, "name"): attribute(meta, "content") for meta in self._metas()}
        place = re.sub(r"\.0+$", "", named_.get("calibre:series_index", ""))
        return named_.get("calibre:series", ""), {"group-position": place}

    def series(self) -> str:
        name, about = self._collection()
        return ", ".join(filter(None, (name, about.get("group-position") if name else "")))

    def issn(self) -> str:
        of_series = self._collection()[1].get("dcterms:identifier", "")
        text = next(
            (words for words in (of_series, *self.texts("identifier")) if words.startswith(_ISSN)), of_series
        ).removeprefix(_ISSN)
        return read_metadata((Option("issn", text),), Report()).issn if text else ""

    def cover(self) -> str:
        """The path of the picture that is the cover."""
        if item := self.package.with_property("cover-image"):
            return item.path
        key = next((attribute(meta, "content") for meta in self._metas() if attribute(meta, "name").lower() == "cover"), "")
        item = self.package.items.get(key)
        by_path = address(key, self.package.path) if key and item is None else None
        path = item.path if item else by_path[0] if by_path else ""
        kind = next((item.media_type for item in self.package.items.values() if item.path == path), "")
        return path if kind.startswith("image/") else ""

    def extra(self) -> dict[str, str]:
        """What pamphlet does not know, but for what programs say of their own work."""
        found = {}
        for meta in self._metas():
            name = attribute(meta, "name")
            if name and not _PROGRAMS.match(name):
                found[name] = attribute(meta, "content")
            elif re.match("onix:|marc:", attribute(meta, "property")) and not attribute(meta, "refines"):
                found[attribute(meta, "property")] = _text(meta)
        return found


def _text(element: etree._Element) -> str:
    return even("".join(str(text) for text in element.itertext()))
