"""Lines from top to bottom: the style, the way pages turn, and figures that stand upright."""

import re
from pathlib import Path

import pytest

from epub_reading import OPF, XHTML, Book
from epub_samples import BOOKS, epub_of, heading, mark, note, paragraph, published, words
from epub_validity import assert_valid
from pamphlet.diagnostics import Report
from pamphlet.readers.epub import read
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Code, Document, Metadata

LIBRARY = Document(
    (heading(1, "第1章 図書館へ"), paragraph("平成31年4月12日、本は12345冊！？", mark("1"), Code("10"), " v2 3.14")),
    (note("1", paragraph("10ページ")),),
    Metadata(title=words("図書館の歩き方 25話"), language="ja"),
)


def upright(book: Book) -> list[str | None]:
    return [span.text for root in book.spine.values() for span in root.iter(f"{XHTML}span") if span.get("class") == "upright"]


def read_again(data: bytes) -> Document:
    return read(Source("library.epub", data, Path("library.epub")), Settings(), Report())


def test_pages_turn_to_the_left_and_lines_run_down() -> None:
    data = epub_of(published(LIBRARY), writing="vertical")
    book = Book(data)
    assert [spine.get("page-progression-direction") for spine in book.package.iter(f"{OPF}spine")] == ["rtl"]
    css = book.files["styles/book.css"].decode()
    for name in ("-epub-writing-mode", "-webkit-writing-mode", "writing-mode"):
        assert f"\n  {name}: vertical-rl;" in css
    metas = {meta.get("name"): meta.get("content") for meta in book.package.iter(f"{OPF}meta") if meta.get("name")}
    assert metas["primary-writing-mode"] == "vertical-rl"
    assert_valid(data)


def test_the_words_of_the_package_run_as_their_language_does() -> None:
    packages = [Book(epub_of(published(LIBRARY), writing="vertical")).package, Book(epub_of(published(BOOKS["hebrew"]))).package]
    assert [package.get("dir") for package in packages] == [None, "rtl"]


def test_a_vertical_book_that_is_read_back_is_vertical() -> None:
    document = read_again(epub_of(published(LIBRARY), writing="vertical"))
    assert [(option.key, option.value) for option in document.options] == [("writing", "vertical")]
    assert document.metadata.extra == {}
    assert read_again(epub_of(published(LIBRARY))).options == ()


def test_one_or_two_figures_stand_upright_and_nothing_else() -> None:
    assert upright(Book(epub_of(published(LIBRARY), writing="vertical"))) == ["25", "1", "31", "4", "12", "10"]


def test_the_text_is_the_same_in_lines_from_left_to_right() -> None:
    down, across = (Book(epub_of(published(LIBRARY), writing=way)) for way in ("vertical", "horizontal"))
    assert down.text() == across.text()
    assert upright(across) == []
    assert "writing-mode" not in across.files["styles/book.css"].decode()


@pytest.mark.parametrize("name", BOOKS)
def test_any_book_may_be_vertical(name: str) -> None:
    assert_valid(epub_of(published(BOOKS[name]), writing="vertical"))


def test_rules_stand_between_rows_and_words_are_stressed_by_points() -> None:
    css = Book(epub_of(published(LIBRARY), writing="vertical")).files["styles/book.css"].decode()
    vertical = css[css.index("vertical-rl") :]
    (cells,) = re.findall(r"^th, td \{([^}]*)\}", vertical, re.MULTILINE)
    assert "border-bottom: 0;" in cells
    assert "border-left: 1px solid;" in cells
    (stressed,) = re.findall(r"^em \{([^}]*)\}", vertical, re.MULTILINE)
    assert "text-emphasis-style: sesame;" in stressed
    assert "font-style: normal;" in stressed
