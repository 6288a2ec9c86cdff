"""The style sheet of the e-book leaves to the reader what is the reader's, and asks for nothing that Kindle trips over."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from epub_reading import XHTML, Book
from epub_samples import BOOKS, epub_of, paragraph, published
from pamphlet.tree import Document, Table, TableCell, TableRow

SHEET = re.sub(
    r"/\*.*?\*/", "", Path(__file__).parents[1].joinpath("styles", "epub", "book.css").read_text("utf-8"), flags=re.DOTALL
)
DECLARATIONS = [(name.strip(), value.strip()) for name, value in re.findall(r"([a-z-]+):([^;{}]+);", SHEET)]


def test_there_is_a_style_to_look_at() -> None:
    assert len(DECLARATIONS) > 100
    assert Book(epub_of(published(BOOKS["plain"]))).files["styles/book.css"].decode().endswith("}\n")


@pytest.mark.parametrize("name", ["color", "background", "background-color", "font", "position", "float", "transform"])
def test_colours_fonts_and_places_are_the_readers(name: str) -> None:
    assert [value for property_, value in DECLARATIONS if property_ == name] == []


def test_lengths_are_relative_but_for_hairlines() -> None:
    absolute = [pair for pair in DECLARATIONS if re.search(r"\d(px|pt|pc|cm|mm|in|rem)\b", pair[1])]
    assert {value for _, value in absolute} == {"1px solid"}
    assert {name for name, _ in absolute} <= {"border-top", "border-bottom"}


def test_only_code_has_a_font_of_its_own() -> None:
    assert {value for name, value in DECLARATIONS if name == "font-family"} == {"monospace, monospace"}


@pytest.mark.parametrize("word", ["var(", "@import", "@font-face", "url(", "!important", "calc("])
def test_nothing_that_old_converters_refuse(word: str) -> None:
    assert word not in SHEET


def test_wide_tables_divide_words_and_others_do_not() -> None:
    row = TableRow(tuple(TableCell((paragraph(str(number)),)) for number in range(6)))
    narrow = replace(row, cells=row.cells[:5])
    document = Document((Table((), (row,)), Table((), (narrow,))), metadata=BOOKS["plain"].metadata)
    tables = [table.get("class") for table in Book(epub_of(published(document))).spine["chapter-1.xhtml"].iter(f"{XHTML}table")]
    assert tables == ["wide", None]
    (rule,) = re.findall(r"^\.wide th, \.wide td \{([^}]*)\}", SHEET, re.MULTILINE)
    assert "overflow-wrap: anywhere;" in rule


def test_a_word_longer_than_the_line_is_divided_and_a_way_back_has_room_for_a_finger() -> None:
    (body,) = re.findall(r"^body \{([^}]*)\}", SHEET, re.MULTILINE)
    (back,) = re.findall(r"^a\.backlink \{([^}]*)\}", SHEET, re.MULTILINE)
    assert "overflow-wrap: break-word;" in body
    assert "padding: 0.4em 0.6em;" in back


def test_a_formula_longer_than_the_line_does_not_widen_the_page() -> None:
    (rule,) = re.findall(r"^math\[display=\"block\"\] \{([^}]*)\}", SHEET, re.MULTILINE)
    assert "max-width: 100%;" in rule
    assert "overflow-x: auto;" in rule


def test_note_marks_do_not_push_lines_apart() -> None:
    (rule,) = re.findall(r"^sup, sub \{([^}]*)\}", SHEET, re.MULTILINE)
    assert "line-height: 0;" in rule
