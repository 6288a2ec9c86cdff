"""What the package says of the book, and that the file depends on nothing but the publication."""

import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from epub_reading import DC, OPF, XML_LANG, Book
from epub_samples import BOOKS, epub_of, paragraph, published, words
from epub_validity import assert_valid
from pamphlet.publication import Publication
from pamphlet.tree import Document, Metadata, Person, PrintedDate
from pamphlet.writers.epub.archive import Archive
from pamphlet.writers.epub.files import NCX, XHTML, BookFile
from pamphlet.writers.epub.package import package


@pytest.fixture(scope="module")
def allotment() -> Book:
    return Book(epub_of(published(BOOKS["allotment"])))


def of_metadata(**fields: object) -> Publication:
    metadata = Metadata(**{"title": words("The Gate"), "language": "en", **fields})  # type: ignore[arg-type]  # named fields
    return published(Document((paragraph("It opens at nine."),), metadata=metadata))


# --- metadata -------------------------------------------------------------------------------


def test_what_the_author_said_is_in_the_package(allotment: Book) -> None:
    assert {name: allotment.said(name) for name in ("language", "date", "publisher", "rights", "description", "subject")} == {
        "language": ["en-GB"],
        "date": ["2024-05-01"],
        "publisher": ["Marsh Lane Beekeepers"],
        "rights": ["© 2024 the authors"],
        "description": ["How to keep one hive, & why."],
        "subject": ["bees", "gardens & plots"],
    }
    assert allotment.meta("dcterms:modified") == ["2024-05-01T00:00:00Z"]
    assert allotment.package.get(XML_LANG) == "en-GB"


def test_title_and_subtitle_are_told_apart(allotment: Book) -> None:
    titles = [(title.text, allotment.refined(title)) for title in allotment.package.iter(f"{DC}title")]
    assert titles == [
        ("A Hive for the Allotment & Garden", {"title-type": "main"}),
        ("Notes for the first year", {"title-type": "subtitle"}),
    ]


def test_a_title_alone_needs_no_type() -> None:
    book = Book(epub_of(of_metadata()))
    assert [(title.text, book.refined(title)) for title in book.package.iter(f"{DC}title")] == [("The Gate", {})]


def test_people_have_their_parts_and_sort_names(allotment: Book) -> None:
    people = [(str(e.tag), e.text, allotment.refined(e)) for e in allotment.package.iter(f"{DC}creator", f"{DC}contributor")]
    assert people == [
        (f"{DC}creator", "Ada Marsh", {"role": "aut", "file-as": "Marsh, Ada"}),
        (f"{DC}creator", "Ben Holm", {"role": "aut"}),
        (f"{DC}contributor", "Jo Pike", {"role": "ill"}),
    ]


def test_a_part_without_a_code_is_still_a_part() -> None:
    publication = of_metadata(authors=(Person("Kit Vane", "bell ringer"), Person("Lou Ash", "Editor")))
    book = Book(epub_of(publication))
    people = [(e.text, book.refined(e)) for e in book.package.iter(f"{DC}contributor")]
    assert people == [("Kit Vane", {"role": "bell ringer"}), ("Lou Ash", {"role": "edt"})]
    assert_valid(epub_of(publication))


def test_what_nobody_said_is_not_said() -> None:
    book = Book(epub_of(of_metadata(date=PrintedDate("one fine spring"))))
    assert [book.said(name) for name in ("date", "creator", "publisher", "rights", "description", "subject")] == [[]] * 6
    assert book.said("identifier")[0].startswith("urn:uuid:")
    assert book.meta("dcterms:conformsTo") == book.meta("a11y:certifiedBy") == []


@pytest.mark.parametrize(
    ("series", "name", "place"),
    [
        ("Mill Lane Leaflets, 4", "Mill Lane Leaflets", "4"),
        ("Mill Lane Leaflets No. 12.5", "Mill Lane Leaflets", "12.5"),
        ("Leaflets of 1911", "Leaflets of 1911", None),
        ("Mill Lane Leaflets", "Mill Lane Leaflets", None),
    ],
)
def test_a_series_has_its_place_and_number(series: str, name: str, place: str | None) -> None:
    data = epub_of(of_metadata(series=series, issn="2049-3630", isbn="978-3-16-148410-0"))
    book = Book(data)
    (found,) = (meta for meta in book.package.iter(f"{OPF}meta") if meta.get("property") == "belongs-to-collection")
    refined = book.refined(found)
    assert (found.text, refined.get("group-position"), refined["collection-type"]) == (name, place, "series")
    assert refined["dcterms:identifier"] == "urn:issn:2049-3630"
    assert book.said("identifier")[1:] == ["urn:isbn:9783161484100"]
    assert_valid(data)


def test_an_issn_without_a_series_is_an_identifier() -> None:
    data = epub_of(of_metadata(issn="2049-3630"))
    assert Book(data).said("identifier")[1:] == ["urn:issn:2049-3630"]
    assert_valid(data)


def test_what_pamphlet_does_not_know_is_handed_on() -> None:
    extra = {
        "edition": "2 & a half",
        "dcterms:conformsTo": "EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
        "a11y:certifiedBy": "Ada Marsh",
        "onix:codelist5": "06",
    }
    data = epub_of(of_metadata(extra=extra))
    book = Book(data)
    named = {meta.get("name"): meta.get("content") for meta in book.package.iter(f"{OPF}meta") if meta.get("name")}
    assert named == {"edition": "2 & a half"}
    assert book.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert book.meta("a11y:certifiedBy") == ["Ada Marsh"]
    assert_valid(data)


def test_the_identifier_is_the_authors() -> None:
    book = Book(epub_of(of_metadata(identifier="urn:isbn:9783161484100")))
    assert book.said("identifier") == ["urn:isbn:9783161484100"]
    assert book.package.get("unique-identifier") == next(book.package.iter(f"{DC}identifier")).get("id")


@pytest.mark.parametrize("date", ["0987-06-05", "1649", "2107-12"])
def test_a_book_may_be_old(date: str) -> None:
    data = epub_of(of_metadata(date=PrintedDate(date, date)))
    assert Book(data).meta("dcterms:modified")[0].startswith(date)
    assert_valid(data)


def test_a_book_from_right_to_left_turns_its_pages_so() -> None:
    package = Book(epub_of(published(BOOKS["hebrew"]))).package
    assert (package.get("dir"), next(package.iter(f"{OPF}spine")).get("page-progression-direction")) == ("rtl", "rtl")


def test_the_manifest_has_every_file_and_the_spine_all_text(allotment: Book) -> None:
    listed = {item.get("href"): (item.get("media-type"), item.get("properties")) for item in allotment.manifest.values()}
    assert listed == {
        "nav.xhtml": ("application/xhtml+xml", "nav"),
        "toc.ncx": ("application/x-dtbncx+xml", None),
        "chapter-1.xhtml": ("application/xhtml+xml", None),
        "notes.xhtml": ("application/xhtml+xml", None),
        "credits.xhtml": ("application/xhtml+xml", None),
        "styles/book.css": ("text/css", None),
    }
    assert set(allotment.files) == {*listed, "content.opf", "mimetype", "META-INF/container.xml"}
    assert list(allotment.spine) == ["chapter-1.xhtml", "notes.xhtml", "credits.xhtml"]


def test_a_file_that_is_not_xml_is_never_packed() -> None:
    broken = (BookFile("chapter-1.xhtml", XHTML, b"<p>", spine="within"), BookFile("toc.ncx", NCX, b"<ncx/>"))
    with pytest.raises(ValueError, match=r"chapter-1\.xhtml is not well-formed XML: no element found"):
        package(of_metadata(), broken, ())


# --- the archive ----------------------------------------------------------------------------


def test_the_file_begins_as_readers_want_it() -> None:
    data = epub_of(published(BOOKS["plain"]))
    assert data[:4] == b"PK\x03\x04"
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_entries_tell_nothing_of_the_machine(allotment: Book) -> None:
    assert [entry.filename for entry in allotment.entries][:3] == ["mimetype", "META-INF/container.xml", "EPUB/content.opf"]
    for entry in allotment.entries:
        assert (entry.date_time, entry.external_attr, entry.create_system) == ((2024, 5, 1, 0, 0, 0), 0o100644 << 16, 3)
        assert (entry.extra, entry.comment) == (b"", b"")


def test_pictures_are_stored_and_texts_are_packed() -> None:
    entries = Book(epub_of(published(BOOKS["pictures"]))).entries
    packed = {Path(entry.filename).suffix: entry.compress_type for entry in entries if entry.filename != "mimetype"}
    assert packed == dict.fromkeys((".xml", ".opf", ".xhtml", ".ncx", ".css", ".svg"), zipfile.ZIP_DEFLATED) | dict.fromkeys(
        (".png", ".jpg", ".webp", ".gif"), zipfile.ZIP_STORED
    )


@pytest.mark.parametrize(
    ("modified", "time"),
    [
        (datetime(1649, 1, 30, 14, tzinfo=UTC), (1980, 1, 1, 0, 0, 0)),
        (datetime(2026, 11, 23, 19, 5, 31, tzinfo=UTC), (2026, 11, 23, 19, 5, 30)),
        (datetime(2200, 1, 1, tzinfo=UTC), (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_times_are_the_nearest_that_zip_can_say(modified: datetime, time: tuple[int, ...], tmp_path: Path) -> None:
    archive = Archive(modified)
    archive.writestr("a.txt", "bee")
    path = tmp_path / "a.zip"
    path.write_bytes(archive.close())
    with zipfile.ZipFile(path) as read:
        assert (read.getinfo("a.txt").date_time, read.read("a.txt")) == (time, b"bee")


# --- the same again -------------------------------------------------------------------------

_BUILD = """
import hashlib, os, sys, time
os.umask(int(sys.argv[1], 8))
sys.path[:0] = sys.argv[2:]
from epub_samples import BOOKS, epub_of, published
for name in BOOKS:
    print(name, hashlib.sha256(epub_of(published(BOOKS[name]))).hexdigest())
"""


def built_elsewhere(folder: Path, umask: str, **environment: str) -> dict[str, str]:
    """The books made by another Python in another place: their hashes by name."""
    tests = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, umask, str(tests), str(tests.parent / "src")],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split() for line in done.stdout.splitlines())


def test_the_same_publication_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    here = {name: hashlib.sha256(epub_of(published(book))).hexdigest() for name, book in BOOKS.items()}
    (tmp_path / "elsewhere").mkdir()
    assert built_elsewhere(tmp_path, "077", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C") == here
    assert built_elsewhere(tmp_path / "elsewhere", "002", PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C.UTF-8") == here


def test_another_date_gives_other_bytes() -> None:
    publication = published(BOOKS["plain"])
    later = replace(publication, modified=datetime(2030, 1, 1, tzinfo=UTC))
    assert epub_of(publication) != epub_of(later)


# --- cheap to start -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import pamphlet.writers.epub", {"ebooklib", "lxml", "jinja2", "weasyprint"}),
        ("from epub_samples import *; epub_of(published(BOOKS['plain']))", {"weasyprint", "ebooklib.plugins"}),
    ],
)
def test_only_what_is_needed_is_imported(code: str, absent: set[str]) -> None:
    tests = Path(__file__).parent
    program = f"import sys; sys.path[:0] = [{str(tests)!r}, {str(tests.parent / 'src')!r}]; {code}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert absent & set(done.stdout.split()) == set()
