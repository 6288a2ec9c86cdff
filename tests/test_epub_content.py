"""What is in the e-book: every word in order, notes linked both ways, every heading in the contents."""

import re

import pytest

from epub_reading import OPS, XHTML, XML_LANG, Book
from epub_samples import BOOKS, PICTURES, epub_of, heading, note, paragraph, published, words
from epub_validity import assert_valid, findings
from pamphlet import tree
from pamphlet.drawings import clean_drawing
from pamphlet.labels import labels_for
from pamphlet.publication import Publication
from pamphlet.tree import Attributes, Document, Metadata, Paragraph
from pamphlet.walk import plain_text
from pamphlet.writers.imprint import imprint_lines

ALL = pytest.mark.parametrize("name", BOOKS)


def publication_of(name: str) -> Publication:
    return published(BOOKS[name])


def book_of(name: str) -> Book:
    return Book(epub_of(publication_of(name)))


def titled(*blocks: tree.Block, language: str = "en") -> Document:
    return Document(blocks, metadata=Metadata(title=words("The Gate"), language=language))


# --- words ----------------------------------------------------------------------------------


def printed_words(publication: Publication) -> str:
    """All that the publication says, in the order in which it is read."""
    data, labels = publication.metadata, labels_for(publication.language)
    people = ", ".join(p.name if p.role == "author" else f"{p.name} ({p.role})" for p in data.authors)
    parts = [plain_text(data.title), plain_text(data.subtitle), people, data.date.text if data.date else ""]
    parts += [plain_text(chapter.children) for chapter in publication.chapters]
    parts += [plain_text(line) for line in data.contact]
    if publication.notes:
        parts += [labels.notes, *(plain_text(note.note.children) for note in publication.notes)]
    imprint = imprint_lines(data, publication.language)
    if data.credits or imprint:
        parts += [labels.credits, *(plain_text(line) for line in data.credits), *imprint]
    return "\n".join(parts)


def bare(text: str) -> str:
    """`text` without white space and without the boxes of tasks, which the tree holds as yes and no."""
    return re.sub(r"[\s☐☑]+", "", text)


@ALL
def test_every_word_is_there_and_in_order(name: str) -> None:
    publication = publication_of(name)
    assert bare(Book(epub_of(publication)).text()) == bare(printed_words(publication)) != ""


def test_inlines_that_touch_stay_together() -> None:
    text = paragraph(tree.Emphasis(words("bee")), tree.Strong(words("hive")), tree.Superscript(words("1")), "\u00a0kg")
    assert "beehive1\u00a0kg" in Book(epub_of(published(titled(text)))).text()


# --- notes ----------------------------------------------------------------------------------


@ALL
def test_notes_and_marks_lead_to_each_other(name: str) -> None:
    publication = publication_of(name)
    book = Book(epub_of(publication))
    home: dict[str, list[str]] = {}
    for mark in book.links("doc-noteref"):
        target = book.target(mark)
        assert (mark.element.get(f"{OPS}type"), target.element.get("role")) == ("noteref", "doc-footnote")
        ways = [way for way in book.links("doc-backlink") if target.element in way.element.iterancestors()]
        back = [way for way in ways if book.target(way).element is mark.element]
        assert len(back) == 1, "one way back for each mark"
        home.setdefault(target.element.get("id", ""), []).append(mark.element.get("id", ""))
    assert {anchor: sorted(marks) for anchor, marks in home.items()} == {
        note.anchor: sorted(note.references) for note in publication.notes if note.references
    }
    assert len(list(book.links("doc-backlink"))) == sum(len(note.references) for note in publication.notes)


def test_the_number_of_a_mark_is_the_one_that_the_list_gives() -> None:
    book = book_of("allotment")
    notes = book.spine["notes.xhtml"].findall(f".//{XHTML}ol")[0].findall(f"{XHTML}li")
    assert len(notes) == 7
    for mark in book.links("doc-noteref"):
        assert notes[int(mark.element.text or "") - 1].find(f"{XHTML}div") is not None
        item = book.target(mark).element.getparent()
        assert item is notes[int(mark.element.text or "") - 1]


def test_a_note_begins_with_its_words_and_ends_with_its_ways_back() -> None:
    notes = [e for e in book_of("allotment").spine["notes.xhtml"].iter(f"{XHTML}div") if e.get("class") == "note"]
    first, spare = notes[0], notes[-1]
    assert [(child.get("class"), len(child.findall(f"{XHTML}a[@role='doc-backlink']"))) for child in first] == [
        (None, 0),
        (None, 0),
        ("way-back", 3),
    ]
    assert (first[0].text, spare[0].text) == ("A box, to be exact.", "A note that nothing leads to.")
    assert len(spare) == 1


def test_a_book_without_notes_has_no_file_for_them() -> None:
    book = book_of("plain")
    assert list(book.spine) == ["chapter-1.xhtml"]
    assert "notes" not in book.files["nav.xhtml"].decode()


# --- links and ids --------------------------------------------------------------------------


@ALL
def test_no_link_hangs_and_no_id_is_used_twice(name: str) -> None:
    book = book_of(name)
    inside = list(book.inner_links())
    assert inside
    for link in inside:
        book.target(link)
    for root in (*book.spine.values(), book.nav):
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))


def test_links_reach_over_from_file_to_file() -> None:
    book = book_of("allotment")
    tools = [book.target(link).element.text for link in book.links() if link.element.text in ("the next part", "the tools")]
    assert tools == ["Tools", "Tools"]
    assert book.target(next(link for link in book.links() if link.element.text == "the tools")).file == "chapter-1.xhtml"


# --- contents -------------------------------------------------------------------------------


def toc(book: Book) -> list[tuple[int, str, str]]:
    """Depth (from 1), words and address of each line of the contents."""
    nav = next(nav for nav in book.nav.iter(f"{XHTML}nav") if nav.get(f"{OPS}type") == "toc")
    return [
        (sum(above.tag == f"{XHTML}ol" for above in link.iterancestors()), link.text or "", link.get("href", ""))
        for link in nav.iter(f"{XHTML}a")
    ]


@ALL
def test_the_contents_have_every_heading_with_its_place(name: str) -> None:
    book = book_of(name)
    assert [text for _, text, _ in toc(book)] == [text for _, text in book.headings()]
    for link in book.links():
        if link.file == "nav.xhtml":
            target = book.target(link).element
            words_there = " ".join("".join(map(str, target.itertext())).split())
            assert (link.element.text or "?") in words_there or link.element.get(f"{OPS}type") == "bodymatter"


def test_the_contents_are_nested_as_the_headings_are() -> None:
    book = book_of("deep")
    assert [(depth, text) for depth, text, _ in toc(book)] == [
        (1, "Steps"),
        (1, "Part at depth 1"),
        (2, "Part at depth 2"),
        (3, "Part at depth 3"),
        (4, "Part at depth 4"),
        (3, "Part at depth 3"),
        (2, "Part at depth 2"),
        (1, "Part at depth 1"),
        (2, "Part at depth 2"),
    ]


@ALL
def test_the_old_contents_say_the_same(name: str) -> None:
    book = book_of(name)
    ncx = "{http://www.daisy.org/z3986/2005/ncx/}"
    points = list(book.ncx.iter(f"{ncx}navPoint"))
    old = [
        (
            1 + sum(above.tag == point.tag for above in point.iterancestors()),
            point.findtext(f"{ncx}navLabel/{ncx}text"),
            next(point.iter(f"{ncx}content")).get("src"),
        )
        for point in points
    ]
    assert old == toc(book)
    assert [point.get("playOrder") for point in points] == [str(n) for n in range(1, len(points) + 1)]
    head = {meta.get("name"): meta.get("content") for meta in book.ncx.iter(f"{ncx}meta")}
    assert head["dtb:uid"] == book.said("identifier")[0]
    assert head["dtb:depth"] == str(max(depth for depth, _, _ in old))


def test_a_heading_in_the_contents_has_no_note_mark() -> None:
    assert (1, "Where to put it", "chapter-1.xhtml#where-to-put-it") in toc(book_of("allotment"))


def test_a_heading_that_is_a_picture_without_words_still_has_a_line() -> None:
    publication = published(titled(tree.Heading((tree.Image("hive.png", ""),), 1), paragraph("Words.")))
    assert [text for _, text, _ in toc(Book(epub_of(publication)))] == ["The Gate", "…"]
    assert_valid(epub_of(publication))


def test_landmarks_name_the_parts_in_the_language_of_the_book() -> None:
    nav = book_of("ukrainian").nav.findall(f".//{XHTML}nav")[1]
    assert (nav.get(f"{OPS}type"), nav.get("hidden")) == ("landmarks", "hidden")
    assert [(a.get(f"{OPS}type"), a.get("href"), a.text) for a in nav.iter(f"{XHTML}a")] == [
        ("toc", "nav.xhtml", "Зміст"),
        ("bodymatter", "chapter-1.xhtml", "Початок тексту"),
        ("endnotes", "notes.xhtml", "Примітки"),
    ]


# --- chapters, title block, contact, credits ------------------------------------------------


def test_title_stands_in_front_and_contact_behind_the_text() -> None:
    book = Book(epub_of(published(BOOKS["allotment"], split_at="1")))
    first, last = book.spine["chapter-1.xhtml"], book.spine["chapter-winter.xhtml"]
    header = first.find(f".//{XHTML}header")
    assert header is not None
    assert [(child.get("class"), child.text) for child in header] == [
        ("title", "A Hive for the Allotment & Garden"),
        ("subtitle", "Notes for the first year"),
        ("authors", "Ada Marsh, Ben Holm, Jo Pike (illustrator)"),
        ("date", "May Day 2024"),
    ]
    assert first.find(f".//{XHTML}address") is None
    assert last.find(f".//{XHTML}header") is None
    (section,) = last.iter(f"{XHTML}section")
    assert (section[-1].tag, section[-1].get("class")) == (f"{XHTML}address", "contact")
    assert [line.get("class") for line in book.spine["credits.xhtml"].iter(f"{XHTML}p")] == ["credit", "imprint", "imprint"]


# --- languages ------------------------------------------------------------------------------


def test_every_file_says_its_language_and_direction() -> None:
    for name, language, direction in (("ukrainian", "uk", "ltr"), ("hebrew", "he", "rtl"), ("allotment", "en-GB", "ltr")):
        book = book_of(name)
        for root in (*book.spine.values(), book.nav):
            assert (root.get("lang"), root.get(XML_LANG), root.get("dir")) == (language, language, direction)


def test_words_in_another_language_say_so() -> None:
    (span,) = book_of("ukrainian").spine["chapter-1.xhtml"].iter(f"{XHTML}span")
    assert (span.text, span.get("lang"), span.get(XML_LANG)) == ("sotto voce", "it", "it")


# --- pictures -------------------------------------------------------------------------------


def test_pictures_are_carried_as_they_are_under_plain_names() -> None:
    book = book_of("pictures")
    manifest = {item.get("href"): item.get("media-type") for item in book.manifest.values()}
    pictures = {name: kind for name, kind in manifest.items() if name and name.startswith("images/")}
    assert pictures == {
        "images/image-1.png": "image/png",
        "images/image-2.jpg": "image/jpeg",
        "images/image-3.webp": "image/webp",
        "images/image-4.svg": "image/svg+xml",
        "images/image-5.gif": "image/gif",
    }
    expected = [clean_drawing(data) if name.endswith(".svg") else data for name, data in PICTURES.items()]
    assert [book.files[name] for name in pictures] == expected
    shown = [(e.get("src"), e.get("alt")) for root in book.spine.values() for e in root.iter(f"{XHTML}img")]
    assert shown[:2] == [("images/image-1.png", "A hive"), ("images/image-2.jpg", "The hive in May")]
    assert ("images/image-5.gif", "") in shown
    assert {src for src, _ in shown} == set(pictures)


# --- what XML and EPUB refuse ---------------------------------------------------------------


@pytest.mark.parametrize("strange", ["\x0c", "\x01", "\ufffe", "\ud800"])
def test_a_character_that_xml_cannot_hold_is_shown_as_unknown(strange: str) -> None:
    metadata = Metadata(title=words("T"), description=f"C{strange}D", publisher=f"E{strange}F", language="en")
    data = epub_of(published(Document((paragraph(f"G{strange}H"), tree.CodeBlock(f"I{strange}J")), metadata=metadata)))
    book = Book(data)
    assert all(pair in book.text() for pair in ("E\ufffdF", "G\ufffdH", "I\ufffdJ"))
    assert (book.said("description"), book.said("publisher")) == (["C\ufffdD"], ["E\ufffdF"])
    assert_valid(data)


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("lang", "pt-BR", "lang"),
        ("lang", "not a language", "data-lang"),
        ("dir", "rtl", "dir"),
        ("dir", "upwards", "data-dir"),
        ("title", "Mind the <gap>", "title"),
        ("role", "banana", "data-role"),
        ("onclick", "alert(1)", "data-onclick"),
        ("Keep:With Next", "1", "data-keep-with-next"),
        ("1", "1", "data-x-1"),
        ('é"<', "1", "data-x--"),
    ],
)
def test_an_attribute_of_the_authors_is_one_that_readers_know_or_data(key: str, value: str, kept: str) -> None:
    publication = published(titled(Paragraph(words("Mind."), attributes=Attributes(pairs=((key, value),)))))
    (printed,) = Book(epub_of(publication)).spine["chapter-1.xhtml"].iter(f"{XHTML}p")
    assert printed.get(kept) == value
    assert_valid(epub_of(publication))


def test_a_note_without_words_is_valid() -> None:
    document = Document((paragraph("A", tree.NoteReference("a")),), (note("a"),), Metadata(title=words("T"), language="en"))
    assert findings(epub_of(published(document))) == []


def test_nesting_to_the_limit_of_the_readers_is_printed() -> None:
    block: tree.Block = paragraph("The innermost box.")
    for _ in range(100):
        block = tree.BulletList((tree.ListItem((block,)),), tight=False)
    book = epub_of(published(titled(heading(1, "Boxes"), block)))
    assert "The innermost box." in Book(book).text()
    assert_valid(book)


def test_headings_in_any_script_have_ids_that_readers_find() -> None:
    titles = ["Über uns", "Глава 1", "Αρχή", "第一章", "अध्याय एक", "פרק א׳", "ምዕራፍ", "ⲁⲃⲅ 𐌰𐌱", "😀", "1912"]
    blocks = [block for title in titles for block in (heading(2, title), paragraph("Words."))]
    to = paragraph(tree.Link((tree.Text("x"),), "#глава-1"), tree.Link((tree.Text("y"),), "#第一章"))
    data = epub_of(published(Document((to, *blocks), metadata=Metadata(title=words("Places"), language="en"))))
    assert_valid(data)
    book = Book(data)
    leads = {book.target(link).element.get("id") for link in book.inner_links()}
    assert {"глава-1", "第一章", "αρχή", "अध्याय-एक", "ምዕራፍ", "section", "section-1912"} <= leads
