"""E-books of other programs: notes, headings, emphasis and metadata wherever they hide; nothing dangerous, nothing lost."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epub_round_trip import read_back, read_book
from epub_samples import PICTURES, epub_of
from epub_validity import assert_valid
from foreign_books import ASIDES, BOOKS, CALIBRE, GUTENBERG, INDESIGN, PANDOC, SIGIL, SLOPPY, book, opf, page
from pamphlet.outline import outline
from pamphlet.pipeline import Job, build
from pamphlet.readers.epub import archive
from pamphlet.readers.epub.metadata import ROLES
from pamphlet.tree import Document, Heading, Person
from pamphlet.walk import plain_text
from pamphlet.writers.epub.package import RELATORS


def lines_of(data: bytes) -> list[str]:
    """The outline of a book without its metadata and its indents."""
    lines = [line.strip() for line in outline(read_book(data)[0]).split("\n")]
    return lines[next(n for n, line in enumerate(lines) if line.startswith(("paragraph", "heading"))) :]


def told(data: bytes) -> list[tuple[str, str]]:
    return [(d.code, d.message) for d in read_book(data)[1].diagnostics]


def test_notes_in_a_file_of_their_own() -> None:
    assert lines_of(SIGIL) == [
        'heading 1 #Section0001-top: "Hinüber"',
        'paragraph: "Die Fähre" note-reference(1) " fährt, siehe " link<#Section0002-top>["unten"] " und " '
        'link<#Section0002-top>["Rückfahrt"] "."',
        'paragraph #p2: "Nach" span{#x}[] " neun" note-reference(2) " steht sie, Seite " link<#p2>["2"] ". Inhalt"',
        "figure",
        'paragraph: image<OEBPS/Images/Hive.png>"Ein Korb"',
        'heading 1 #Section0002-top: "Zurück"',
        'paragraph lang=en: "Back again."',
        'paragraph: "Still" note-reference(1) "."',
        "division .box",
        'paragraph: "Ein Kasten."',
        "notes",
        'note 1 "1"',
        'paragraph: "Aus Holz."',
        'note 2 "2"',
        'paragraph: "Abends, " emphasis["nicht"] " morgens."',
        "resources",
        "OEBPS/Images/Hive.png image/png",
        "",
    ]
    assert told(SIGIL) == [
        ("book-left-out", "left out, because they are made anew: the table of contents, a mark of a printed page")
    ]


def test_what_epub_3_says_of_a_book() -> None:
    data = read_book(SIGIL)[0].metadata
    assert data.authors == (
        Person("Ada Marsh", sort_name="Marsh, Ada"),
        Person("Ben Holm", "translator"),
        Person("Somebody", "contributor"),
    )
    assert (data.series, data.isbn, data.language, data.description) == (
        "River Papers, 4",
        "9783161484100",
        "de",
        "How it crosses.",
    )
    assert data.identifier == "urn:uuid:12345678-0000-4000-8000-000000000000"
    assert data.date
    assert data.date.iso == "1998-06-01"
    assert (data.keywords, data.extra, data.cover) == (("boats", "rivers, small"), {"shelf": "blue"}, "OEBPS/Images/Hive.png")


def test_emphasis_headings_and_notes_of_a_converter() -> None:
    assert lines_of(CALIBRE)[:-3] == [
        'heading 1 #filepos12: "The tide"',
        'paragraph: "It " emphasis["comes"] " twice" note-reference(1) " and " strong["leaves"] "."',
        'paragraph: "So it does" note-reference(2) "."',
        "notes",
        'note 1 "1"',
        'paragraph: "At noon, mostly."',
        'note 2 "2"',
        'paragraph: "And at night."',
    ]
    data = read_book(CALIBRE)[0].metadata
    assert (data.series, data.isbn, data.date, data.cover) == ("Shores, 2", "978-3-16-148410-0", None, "cover.png")
    assert data.authors == (Person("Ben Holm", sort_name="Holm, Ben"),)
    assert told(CALIBRE)[0][1].endswith("the cover (titlepage.xhtml), the title page (index_split_000.html)")


def test_page_numbers_and_notes_of_old_books() -> None:
    lines = lines_of(GUTENBERG)
    assert 'paragraph: "They grow slowly." note-reference(1)' in lines
    assert lines[-4:] == ["notes", 'note 1 "1"', 'paragraph: "An inch a month."', ""]
    (licence, _), (_, left_out) = told(GUTENBERG)
    assert licence == "licence-dropped"
    assert left_out.endswith("2 marks of printed pages")
    assert not {"LICENSE", "Gutenberg", "START"} & set(plain_text(read_book(GUTENBERG)[0].children).split())
    date = read_book(GUTENBERG)[0].metadata.date
    assert date
    assert date.iso == "1901-05-01"


def test_notes_in_asides_and_matter_by_landmarks() -> None:
    lines = lines_of(ASIDES)
    assert 'paragraph: "Warp" note-reference(*) " and weft" note-reference(1) "."' in lines
    assert [line for line in lines if line.startswith("note ")] == ['note * "*" footnote', 'note 1 "1" endnote']
    document, report = read_book(ASIDES)
    assert (plain_text(document.metadata.subtitle), document.metadata.cover) == ("A reader", "EPUB/c.jpg")
    assert report.diagnostics[0].hint == "the title page also said: Weavers’ Hall · Cover by Jo Pike"


def test_words_headings_and_notes_of_a_layout_program() -> None:
    document, _ = read_book(INDESIGN)
    headings = [plain_text(block.children) for block in document.children if isinstance(block, Heading)]
    assert headings == ["1 The stone", "2 The men"]
    lines = lines_of(INDESIGN)
    assert any('emphasis["grey"]] "." note-reference(1) " It is heavy" note-reference(i) ", see "' in line for line in lines)
    notes = [(note.label, note.kind, plain_text(note.children)) for note in document.notes]
    assert notes == [("1", "footnote", "Limestone."), ("i", "endnote", "Nine tons.")]


def test_contents_under_the_title_of_the_book_and_lines_of_code() -> None:
    document, _ = read_book(PANDOC)
    assert [plain_text((block,)).strip() for block in document.children] == ["The tower", "It rang.", "The ropes", "ring()"]
    message = "left out, because they are made anew: the title page (title_page.xhtml), the table of contents"
    assert told(PANDOC) == [("book-left-out", message)]


def test_a_sloppy_book_is_read_and_every_loss_told() -> None:
    document, report = read_book(SLOPPY)
    assert [resource.name for resource in document.resources] == ["img/a.png"]
    words = plain_text(document.children)
    assert "alert" not in words
    assert [word in words for word in ("plank", "torn", "none", "far", "Twice.")] == [True] * 5
    assert [message for code, message in told(SLOPPY) if code == "book-damaged"] == [
        "a part of the book cannot be read: “gone.html” is not in it",
        "the book has no file “nowhere.html”, which it says is to be read",
        "the picture “img/torn.png” cannot be used: it is damaged",
        "the picture “img/no.png” cannot be opened: “img/no.png” is not in it",
        "the picture “http://example.org/x.png” is not in the book but on the net",
    ]
    assert not report.has_errors()


@pytest.mark.parametrize("name", BOOKS)
def test_a_valid_book_comes_of_each(name: str) -> None:
    publication, _ = read_back(BOOKS[name])
    assert_valid(epub_of(publication))


def test_a_foreign_book_is_printed(tmp_path: Path) -> None:
    (tmp_path / "ferry.epub").write_bytes(SIGIL)
    outcome = build(Job(str(tmp_path / "ferry.epub"), folder=tmp_path / "made"))
    assert {problem.code for problem in outcome.report.diagnostics} == {"book-left-out", "cover-unfit", "picture-coarse"}
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == ["ferry.epub", "ferry.pdf"]


def test_the_words_for_roles_are_the_writers() -> None:
    assert {RELATORS[word]: word for word in ROLES.values()} == dict(ROLES)


# --- what is refused --------------------------------------------------------------------------

ENCRYPTED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/>
<CipherData><CipherReference URI="{}"/></CipherData></EncryptedData></encryption>"""


def small(*, extra: dict[str, str | bytes] | None = None, body: str = "<p>Words.</p>") -> bytes:
    """The smallest book, with other files in its zip."""
    package = opf("<dc:title>Small</dc:title><dc:language>en</dc:language>", "a.xhtml", spine="a.xhtml")
    return book({"OEBPS/b.opf": package, "OEBPS/a.xhtml": page(body), **(extra or {})}, "OEBPS/b.opf")


@pytest.mark.parametrize(
    ("algorithm", "file", "code"),
    [
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/a.xhtml", "book-locked"),
        ("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "OEBPS/c.jpg", "book-locked"),
        ("http://www.idpf.org/2008/embedding", "OEBPS/font.otf", None),
        ("http://ns.adobe.com/pdf/enc#RC", "OEBPS/font.otf", None),
    ],
)
def test_locked_books_are_refused_and_scrambled_fonts_are_not(
    algorithm: str, file: str, code: str | None, tmp_path: Path
) -> None:
    (tmp_path / "small.epub").write_bytes(small(extra={"META-INF/encryption.xml": ENCRYPTED.format(algorithm, file)}))
    outcome = build(Job(str(tmp_path / "small.epub"), folder=tmp_path))
    assert [problem.code for problem in outcome.report.diagnostics] == ([code] if code else [])
    assert bool(outcome.outputs) is (code is None)


@pytest.mark.parametrize("inside", ["Hives<br/>and you", "<span>Hives</span><em>and</em> you"])
def test_subtitles_of_more_than_one_line(inside: str) -> None:
    data = small(body=f'<p class="subtitle">{inside}</p><p>{"They hum all day. " * 20}</p>')
    assert sum("They hum" in line for line in lines_of(data)) == 1


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04 no zip", b"<html/>", book({"a.txt": "x"}, ""), book({"b.opf": "<package/>"}, "b.opf"), small()[:300]],
    ids=["empty", "torn", "html", "no-book", "no-files", "half"],
)
def test_what_is_no_book_is_told(data: bytes) -> None:
    document, report = read_book(data)
    assert document == Document(())
    assert [problem.code for problem in report.diagnostics] == ["source-damaged"]


def test_nothing_outside_the_book_is_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PICTURES["hive.png"])
    names = (
        "../secret.png",
        "../../secret.png",
        str(tmp_path / "secret.png"),
        (tmp_path / "secret.png").as_uri(),
        "//host/x.png",
    )
    body = "<p>Words.</p>" + "".join(f'<p>See <img src="{name}" alt="gone"/></p>' for name in names)
    entity = f'<!DOCTYPE package [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    (tmp_path / "secret.txt").write_text("The queen", "utf-8")
    package = opf("<dc:title>A&x;B</dc:title><dc:language>en</dc:language>", "a.xhtml", spine="a.xhtml")
    package = package.replace("<package", f"{entity}<package", 1)
    data = book({"b.opf": package, "a.xhtml": page(body), "../../evil.txt": "x"}, "b.opf")
    (tmp_path / "small.epub").write_bytes(data)
    outcome = build(Job(str(tmp_path / "small.epub"), folder=tmp_path / "made"))
    assert outcome.publication
    assert outcome.publication.resources == ()
    assert "queen" not in outcome.publication.title
    assert [problem.code for problem in outcome.report.diagnostics] == ["book-damaged"] * len(names)
    assert not list(tmp_path.parent.rglob("evil.txt"))


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "READ_LIMIT", 50_000)
    buffer = BytesIO(small())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("OEBPS/bomb.png", b"\0" * 60_000)
    body = '<p>Words. <img src="bomb.png" alt="a bomb"/></p>'
    with zipfile.ZipFile(buffer, "a") as bomb, pytest.warns(UserWarning, match="Duplicate name"):
        bomb.writestr("OEBPS/a.xhtml", page(body))
    assert told(buffer.getvalue()) == [
        ("book-damaged", "the picture “OEBPS/bomb.png” cannot be opened: “OEBPS/bomb.png” is too large")
    ]
    monkeypatch.setattr(archive, "FILES_LIMIT", 2)
    assert [code for code, _ in told(small())] == ["source-damaged"]


PIECES = st.sampled_from(
    ["<p>", "</p>", "<a href='#a'>", "<a id='a'/>", "1", "<sup>", "<li>", "<nav epub:type='toc'>", "<svg><image href='x'/></svg>",
     "<aside epub:type='footnote' id='a'>", "words ", "<h1>", "<img src='b.xhtml'/>",
     "<span epub:type='pagebreak' id='a'/>", "&nbsp;"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12), st.lists(PIECES, max_size=12), st.binary(max_size=20), st.booleans())
def test_any_book_gives_a_document_and_a_report(first: list[str], second: list[str], noise: bytes, torn: bool) -> None:
    package = opf("<dc:title>Small</dc:title>", "a.xhtml b.xhtml toc.ncx", spine="a.xhtml b.xhtml", version="2.0")
    data = book({"b.opf": package, "a.xhtml": page("".join(first)), "b.xhtml": page("".join(second)), "toc.ncx": noise}, "b.opf")
    document, report = read_book(data[: len(data) // 2] if torn else data)
    assert document == Document(()) or not report.has_errors()
