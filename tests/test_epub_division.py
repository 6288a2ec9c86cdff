"""A book in several files: what is in which, how they are named, and that everything in them still leads to its place."""

import re
from pathlib import Path

import pytest

from epub_reading import OPS, XHTML, Book
from epub_samples import BOOKS, HEBREW, PLAIN, UKRAINIAN, epub_of, heading, mark, note, paragraph, published, words
from epub_validity import assert_valid
from pamphlet.diagnostics import Report
from pamphlet.options import Option
from pamphlet.parts import Part, join
from pamphlet.pipeline import Job, build
from pamphlet.setting_values import PLACEMENTS
from pamphlet.tree import Document, Metadata


def squeezed(book: Book) -> str:
    return re.sub(r"\s+", "", book.text())


def toc(book: Book) -> list[tuple[str, str]]:
    nav = next(nav for nav in book.nav.iter(f"{XHTML}nav") if nav.get(f"{OPS}type") == "toc")
    return [(link.text or "", link.get("href", "")) for link in nav.iter(f"{XHTML}a")]


def letters(book: Book, name: str) -> list[list[int]]:
    """The numbers that the lists of notes in a file give to their notes."""
    lists = []
    for ordered in book.spine[name].iterfind(f".//{XHTML}section[@role='doc-endnotes']/{XHTML}ol"):
        numbers: list[int] = []
        for item in ordered:
            numbers.append(int(item.get("value", (numbers or [0])[-1] + 1)))
        lists.append(numbers)
    return lists


# --- files and their names ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("split_at", "files"),
    [
        ("auto", ["chapter-1.xhtml"]),
        ("none", ["chapter-1.xhtml"]),
        ("1", ["chapter-1.xhtml", "chapter-where-to-put-it.xhtml", "chapter-winter.xhtml"]),
        ("2", ["chapter-1.xhtml", "chapter-where-to-put-it.xhtml", "chapter-tools.xhtml", "chapter-winter.xhtml"]),
    ],
)
def test_headings_of_a_level_begin_a_file_named_after_them(split_at: str, files: list[str]) -> None:
    whole = Book(epub_of(published(BOOKS["allotment"])))
    data = epub_of(published(BOOKS["allotment"], split_at=split_at))
    book = Book(data)
    assert list(book.spine) == [*files, "notes.xhtml", "credits.xhtml"]
    assert squeezed(book) == squeezed(whole)
    assert [text for text, _ in toc(book)] == [text for text, _ in toc(whole)] == [text for _, text in book.headings()]
    tools = "chapter-tools.xhtml" if split_at == "2" else files[-2 if len(files) > 1 else 0]
    assert dict(toc(book))["Tools"] == f"{tools}#tools"
    assert_valid(data)


def test_a_new_chapter_changes_no_other_name() -> None:
    few = Document((heading(1, "Spring"), paragraph("Bees."), heading(1, "Autumn"), paragraph("None.")), metadata=PLAIN.metadata)
    many = Document((heading(1, "Winter"), paragraph("Sleep."), *few.children), metadata=PLAIN.metadata)
    names = [list(Book(epub_of(published(document, split_at="1"))).spine) for document in (few, many)]
    assert names[0] == ["title.xhtml", "chapter-spring.xhtml", "chapter-autumn.xhtml"]
    assert set(names[1]) == {*names[0], "chapter-winter.xhtml"}


def test_headings_right_below_one_another_stay_together() -> None:
    blocks = (heading(1, "Spring"), heading(2, "March"), paragraph("Bees."), heading(2, "April"), paragraph("More."))
    book = Book(epub_of(published(Document(blocks, metadata=PLAIN.metadata), split_at="2")))
    assert list(book.spine) == ["title.xhtml", "chapter-spring.xhtml", "chapter-april.xhtml"]


@pytest.mark.parametrize("words_each", [100, 4000])
def test_a_long_text_with_chapters_becomes_several_files(words_each: int) -> None:
    chapters = (block for name in ("Spring", "Autumn") for block in (heading(1, name), paragraph("bee " * words_each)))
    book = Book(epub_of(published(Document(tuple(chapters), metadata=PLAIN.metadata))))
    assert len(book.spine) == (1 if words_each == 100 else 3)


def test_files_of_headings_in_other_scripts_have_numbers() -> None:
    data = epub_of(published(UKRAINIAN, split_at="2"))
    assert list(Book(data).spine) == ["title.xhtml", "chapter-1.xhtml", "chapter-2.xhtml", "notes.xhtml"]
    assert_valid(data)


def test_the_title_has_a_page_before_the_first_chapter() -> None:
    data = epub_of(published(HEBREW, split_at="2"))
    assert list(Book(data).spine) == ["chapter-1.xhtml", "notes.xhtml"], "one chapter is not divided"
    book = Book(epub_of(published(UKRAINIAN, split_at="2")))
    page = book.spine["title.xhtml"]
    assert [element.text for element in page.iter(f"{XHTML}h1", f"{XHTML}p")] == ["Листівка про читання", "Олена Коваль"]
    marks = [(a.get(f"{OPS}type"), a.get("href")) for a in book.nav.iter(f"{XHTML}a") if a.get(f"{OPS}type")]
    parts = [("titlepage", "title.xhtml"), ("bodymatter", "chapter-1.xhtml"), ("endnotes", "notes.xhtml")]
    assert marks == [("toc", "nav.xhtml"), *parts]


# --- notes ----------------------------------------------------------------------------------


@pytest.mark.parametrize("placement", PLACEMENTS)
@pytest.mark.parametrize("split_at", ["none", "1", "2"])
def test_notes_and_marks_lead_to_each_other_over_all_files(split_at: str, placement: str) -> None:
    publication = published(BOOKS["allotment"], split_at=split_at)
    data = epub_of(publication, placement=placement)
    book = Book(data)
    for link in book.inner_links():
        book.target(link)
    for found in book.links("doc-noteref"):
        target = book.target(found).element
        ways = [way for way in book.links("doc-backlink") if target in way.element.iterancestors()]
        assert [book.target(way).element for way in ways].count(found.element) == 1
        item = target.getparent()
        assert item is not None
    assert ("notes.xhtml" in book.spine) is (placement != "chapter")
    assert_valid(data)


def test_notes_after_each_chapter_are_counted_on() -> None:
    publication = published(BOOKS["allotment"], split_at="1")
    book = Book(epub_of(publication, placement="chapter"))
    assert {name: letters(book, name) for name in book.spine if letters(book, name)} == {
        "chapter-1.xhtml": [[1, 2]],
        "chapter-where-to-put-it.xhtml": [[3, 4]],
        "chapter-winter.xhtml": [[5, 6, 7]],
    }
    headings = [text for text, _ in toc(book)]
    assert headings.count("Notes") == 3
    assert headings == [text for _, text in book.headings()]


def parts(*names: str) -> Document:
    """A pamphlet of several parts, each with two notes, the second of which leads to a third."""
    made = []
    for name in names:
        text = (paragraph(f"{name} comes", mark("a"), " and goes", mark("b"), "."),)
        notes = (note("a", paragraph("One.")), note("b", paragraph("Two", mark("c"), ".")), note("c", paragraph("Three.")))
        made.append(Part(f"{name}.md", Document(text, notes, Metadata(title=words(name), language="en"))))
    return join(made, Report())


def test_each_part_has_a_file_and_its_own_numbers_a_heading_among_the_notes() -> None:
    data = epub_of(published(parts("Spring", "Autumn"), "year", note_numbers="chapter"))
    book = Book(data)
    assert list(book.spine) == ["title.xhtml", "chapter-spring.xhtml", "chapter-autumn.xhtml", "notes.xhtml"]
    assert letters(book, "notes.xhtml") == [[1, 2, 3], [1, 2, 3]]
    assert toc(book)[-3:] == [
        ("Notes", "notes.xhtml"),
        ("Spring", "notes.xhtml#notes_1"),
        ("Autumn", "notes.xhtml#notes_2"),
    ]
    for found in book.links("doc-noteref"):
        item = book.target(found).element.getparent()
        assert item is not None
        ordered = item.getparent()
        assert ordered is not None
        assert ordered.index(item) + 1 == int(found.element.text or "")
    assert_valid(data)


def test_parts_whose_notes_are_counted_through_have_one_list() -> None:
    book = Book(epub_of(published(parts("Spring", "Autumn"), "year")))
    assert letters(book, "notes.xhtml") == [[1, 2, 3, 4, 5, 6]]
    assert len(Book(epub_of(published(parts("Spring", "Autumn"), "year", split_at="none"))).spine) == 2


# --- pages ----------------------------------------------------------------------------------


def test_printed_pages_are_found_in_every_file(tmp_path: Path) -> None:
    chapters = "\n\n".join(
        f"# {name}\n\n{'A swarm of bees in May is worth a load of hay. ' * 90}[^{name}]\n\n[^{name}]: {'So they say. ' * 80}"
        for name in ("Spring", "Summer", "Autumn")
    )
    (tmp_path / "year.md").write_text(f"---\ntitle: The Year\nlanguage: en\n---\n{chapters}\n", "utf-8")
    flags = (Option("split-at", "1"), Option("notes", "chapter"), Option("paper", "A6"))
    outcome = build(Job(str(tmp_path / "year.md"), flags, tmp_path))
    assert [d.code for d in outcome.report.diagnostics] == []
    data = (tmp_path / "year.epub").read_bytes()
    book = Book(data)
    pages = next(nav for nav in book.nav.iter(f"{XHTML}nav") if nav.get(f"{OPS}type") == "page-list")
    targets = [book.target(link) for link in book.links() if link.element in pages.iter()]
    assert [place.element.get("aria-label") for place in targets] == [str(n + 1) for n in range(len(targets))]
    assert len(targets) == outcome.outputs[0].pages
    assert {place.file for place in targets} >= {"chapter-spring.xhtml", "chapter-summer.xhtml", "chapter-autumn.xhtml"}
    assert_valid(data)
