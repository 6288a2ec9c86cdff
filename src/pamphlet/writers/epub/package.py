"""EbookLib as the packager: container, package document with its metadata, manifest and spine.

The only module that imports ebooklib, and it is imported only when a book is written, since that
takes a while. EbookLib parses and rewrites none of our files, and makes neither nav nor NCX: every
file goes in as the bytes that it is. What it would take from the machine (the clock, a random
identifier, media types) is given to it.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from xml.parsers import expat

from ebooklib import epub

from pamphlet.labels import is_right_to_left
from pamphlet.metadata import is_claim
from pamphlet.publication import Publication
from pamphlet.summaries import summary_for
from pamphlet.tree import Person
from pamphlet.walk import plain_text
from pamphlet.writers.epub.accessibility import Statements
from pamphlet.writers.epub.archive import Archive
from pamphlet.writers.epub.files import NCX, XHTML, BookFile, legal

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

RELATORS: Mapping[str, str] = MappingProxyType(
    {
        "author": "aut",
        "afterword": "aft",
        "artist": "art",
        "compiler": "com",
        "contributor": "ctb",
        "cover designer": "cov",
        "designer": "bkd",
        "editor": "edt",
        "foreword": "aui",
        "illustrator": "ill",
        "introduction": "aui",
        "narrator": "nrt",
        "photographer": "pht",
        "preface": "aui",
        "proofreader": "pfr",
        "translator": "trl",
    }
)
"""The MARC relator codes of the roles that people write in front matter."""


def package(
    publication: Publication,
    files: tuple[BookFile, ...],
    statements: Statements,
    beside: tuple[tuple[str, bytes], ...] = (),
    *,
    vertical: bool = False,
) -> bytes:
    """The finished book: `files` in the order given, described by the publication's metadata.

    What lies `beside` them, such as licences, goes where readers do not look (META-INF). The pages of a book with
    `vertical` lines are turned from right to left. `statements` are those about accessibility. Raises ValueError
    when a file that ought to be XML is not, which would be a mistake of ours: no reader must ever see such a book.
    """
    for file in files:
        if file.media_type in (XHTML, NCX):
            _check_well_formed(file)
    book = epub.EpubBook()
    book.metadata.clear()  # a random identifier and the name of the library
    _describe(book, publication, statements)
    for file in files:
        item = epub.EpubItem(file.id, file.name, file.media_type, file.data)
        item.properties = list(file.properties)
        book.add_item(item)
    in_order = sorted((file for file in files if file.spine), key=lambda file: file.spine == "beside")
    book.spine = [(file.id, "no" if file.spine == "beside" else "yes") for file in in_order]
    for file in files:
        if "cover-image" in file.properties:
            book.add_metadata(None, "meta", "", {"name": "cover", "content": file.id})  # for readers of EPUB 2
    if vertical:
        book.set_direction("rtl")
        book.add_metadata(None, "meta", "", {"name": "primary-writing-mode", "content": "vertical-rl"})  # for Kindle
    ncx = next(file.id for file in files if file.media_type == NCX)
    return _Writer(book, publication, ncx).packed(beside)


def _check_well_formed(file: BookFile) -> None:
    try:
        expat.ParserCreate().Parse(file.data, True)
    except expat.ExpatError as problem:
        raise ValueError(f"{file.name} is not well-formed XML: {problem}") from problem


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # ebooklib has no types, so its classes are Any
    """EbookLib's writer with our archive under it and the last touches on the package document."""

    def __init__(self, book: epub.EpubBook, publication: Publication, ncx: str) -> None:
        super().__init__("", book, {"package_direction": True})
        self.out = Archive(publication.modified)
        self._modified = publication.modified
        self._ncx = ncx

    def packed(self, beside: tuple[tuple[str, bytes], ...]) -> bytes:
        """Write everything in the order that EPUB asks for, and give the bytes."""
        self.out.writestr("mimetype", "application/epub+zip")
        self._write_container()
        self._write_opf()
        self._write_items()
        for name, data in beside:
            self.out.writestr(f"META-INF/{name}", data)
        return self.out.close()

    def _write_opf_file(self, root: Any) -> None:
        root.set(_XML_LANG, self.book.language)
        root.find("spine").set("toc", self._ncx)
        if not is_right_to_left(self.book.language):
            root.attrib.pop("dir", None)  # where lines are vertical the pages turn from right to left, and words do not
        # EbookLib takes this from the clock, or prints the year 987 with three digits.
        modified = root.find("metadata/meta[@property='dcterms:modified']")
        modified.text = self._modified.replace(tzinfo=None, microsecond=0).isoformat() + "Z"
        del root.attrib["prefix"]  # all the prefixes in use are EPUB's own
        super()._write_opf_file(root)


# --- metadata -------------------------------------------------------------------------------


def _describe(book: epub.EpubBook, publication: Publication, statements: Statements) -> None:
    data = publication.metadata
    book.set_identifier(legal(publication.identifier))
    _add_titles(book, publication.title, " ".join(plain_text(data.subtitle).split()))
    book.set_language(publication.language)
    book.set_direction("rtl" if is_right_to_left(publication.language) else None)
    for number, person in enumerate(data.authors, 1):
        _add_person(book, person, f"person-{number}")
    if data.date and data.date.iso:
        _add(book, "date", data.date.iso)
    for name, text in (("publisher", data.publisher), ("rights", data.rights), ("description", data.description)):
        if legal(text).strip():
            _add(book, name, text)
    if data.isbn:
        _add(book, "identifier", f"urn:isbn:{re.sub('[- ]', '', data.isbn)}", "isbn")
    if data.series:
        _add_series(book, data.series, data.issn)
    elif data.issn:
        _add(book, "identifier", f"urn:issn:{data.issn}", "issn")
    for word in data.keywords:
        _add(book, "subject", word)
    for key, value in data.extra.items():
        # What pamphlet does not know is handed on; names with a prefix are those that EPUB itself knows.
        named = {"property": key} if is_claim(key) else {"name": key, "content": value}
        _add_meta(book, value if "property" in named else "", named)
    for name, value in statements:
        # The summary is the only statement that is a sentence.
        language = {_XML_LANG: summary_for(publication.language)[0]} if name == "schema:accessibilitySummary" else {}
        _add_meta(book, value, {"property": name, **language})


def _add_titles(book: epub.EpubBook, title: str, subtitle: str) -> None:
    if not subtitle:
        _add(book, "title", title)
        return
    for kind, text in (("main", title), ("subtitle", subtitle)):
        _add(book, "title", text, f"title-{kind}")
        _add_meta(book, kind, {"refines": f"#title-{kind}", "property": "title-type"})


def _add_series(book: epub.EpubBook, series: str, issn: str) -> None:
    """The series, and the place in it where its name ends with one (“Mill Lane leaflets, 4”)."""
    match = re.fullmatch(r"(.*\S)(?:\s*[,;:]\s*|\s+(?=\D))(?:no\.?\s*|nr\.?\s*|#)?([0-9]+(?:\.[0-9]+)?)", series, re.IGNORECASE)
    name, place = match.groups() if match else (series, "")
    book.add_metadata(None, "meta", legal(name), {"property": "belongs-to-collection", "id": "series"})
    said = {"collection-type": "series", "group-position": place, "dcterms:identifier": f"urn:issn:{issn}" if issn else ""}
    for property, text in said.items():
        if text:
            _add_meta(book, text, {"refines": "#series", "property": property})


def _add_person(book: epub.EpubBook, person: Person, key: str) -> None:
    """Authors are creators, all others contributors, with the code of the role, or the author's own words for it."""
    role = person.role.strip().casefold()
    _add(book, "creator" if role == "author" else "contributor", person.name, key)
    if role in RELATORS:
        _add_meta(book, RELATORS[role], {"refines": f"#{key}", "property": "role", "scheme": "marc:relators"})
    elif role != "contributor":
        _add_meta(book, person.role.strip(), {"refines": f"#{key}", "property": "role"})
    if person.sort_name:
        _add_meta(book, person.sort_name, {"refines": f"#{key}", "property": "file-as"})


def _add(book: epub.EpubBook, name: str, text: str, key: str = "") -> None:
    """Add an element of Dublin Core. (EbookLib leaves out, in silence, what XML cannot hold.)"""
    book.add_metadata("DC", name, legal(text), {"id": key} if key else {})


def _add_meta(book: epub.EpubBook, text: str, attributes: Mapping[str, str]) -> None:
    book.add_metadata(None, "meta", legal(text), dict(attributes))
