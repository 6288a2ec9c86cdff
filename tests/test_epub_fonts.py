"""Fonts in the e-book: only on request, only the letters that are used, under names of their own, with their licences."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from epub_reading import Book
from epub_samples import BOOKS, epub_of, heading, mark, note, paragraph, published, words
from epub_validity import findings
from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.stylesheets import shipped_style
from pamphlet.tree import Document, Metadata
from pamphlet.writers.epub import write_epub

TEXT = Document(
    (
        heading(1, "Bold", mark("1")),
        paragraph("plain ", tree.Emphasis((tree.Text("italic"), tree.Strong(words("both")))), tree.SmallCaps(words("sé"))),
        paragraph(tree.Code("co[de]")),
    ),
    (note("1", paragraph("q")),),
    Metadata(title=words("X"), language="en"),
)


def fonts(data: bytes) -> dict[str, TTFont]:
    return {name: TTFont(BytesIO(file)) for name, file in Book(data).files.items() if name.endswith(".otf")}


def letters(font: TTFont) -> str:
    return "".join(sorted(chr(code) for code in font.getBestCmap() if chr(code).isalpha() or chr(code) in "[]"))


def test_without_a_word_the_fonts_are_the_readers() -> None:
    data = epub_of(published(TEXT))
    assert fonts(data) == {}
    assert b"@font-face" not in Book(data).files["styles/book.css"]


def test_each_face_has_the_letters_that_are_set_in_it() -> None:
    found = fonts(epub_of(published(TEXT), embed_fonts=True))
    assert {name: letters(font) for name, font in found.items()} == {
        "fonts/PamphletMono-Regular.otf": "[]cdeo",
        "fonts/PamphletSerif-Bold.otf": "BNXdelost",
        "fonts/PamphletSerif-BoldItalic.otf": "bhot",
        "fonts/PamphletSerif-Italic.otf": "acilt",
        "fonts/PamphletSerif-Regular.otf": "Sailnpqs\u00c9\u00e9",
    }


@pytest.mark.parametrize(("style", "family"), [("pamphlet", "Pamphlet Serif"), ("plain", "Pamphlet Sans")])
def test_the_font_is_that_of_the_style(style: str, family: str) -> None:
    book = Book(epub_of(published(BOOKS["plain"]), embed_fonts=True, style=shipped_style(style)))
    css = book.files["styles/book.css"].decode()
    assert f'body {{\n  font-family: "{family}",' in css
    assert "monospace, monospace" in css


def test_the_authors_choice_goes_before_the_style() -> None:
    chosen = (("text-font", '"Avenir", "Pamphlet Sans", "Pamphlet Serif"'),)
    assert set(fonts(epub_of(published(BOOKS["plain"]), embed_fonts=True, variables=chosen))) == {
        "fonts/PamphletSans-Regular.otf",
        "fonts/PamphletSans-Bold.otf",
    }


def test_a_changed_font_does_not_bear_the_reserved_name() -> None:
    for font in fonts(epub_of(published(TEXT), embed_fonts=True)).values():
        names = [str(record) for record in font["name"].names if record.nameID in (1, 3, 4, 6, 16, 21, 25)]
        inner = font["CFF "].cff
        names += [*inner.fontNames, inner.topDictIndex[0].FullName, inner.topDictIndex[0].FamilyName]
        assert len(names) >= 7
        assert all("Pamphlet" in name and "Source" not in name for name in names)
        assert "Reserved Font Name" in font["name"].getDebugName(0)


def test_the_licences_come_along_where_no_reader_shows_them() -> None:
    book = Book(epub_of(published(TEXT), embed_fonts=True))
    licences = {name: data for name, data in book.files.items() if "LICENSE" in name}
    assert set(licences) == {"META-INF/SourceSerif4-LICENSE.md", "META-INF/SourceCodePro-LICENSE.md"}
    assert all(b"SIL OPEN FONT LICENSE" in data for data in licences.values())
    assert {item.get("media-type") for item in book.manifest.values() if "fonts/" in item.get("href", "")} == {"font/otf"}


@pytest.mark.parametrize("name", ["allotment", "ukrainian", "hebrew"])
def test_books_with_fonts_are_valid_and_the_same_each_time(name: str) -> None:
    publication = published(BOOKS[name])
    data = epub_of(publication, embed_fonts=True)
    assert data == epub_of(publication, embed_fonts=True)
    # EPUBCheck makes a usage note of every sheet that names fonts, and there is no other way to name them.
    assert [line.split()[:2] for line in findings(data)] == [["USAGE", "CSS-028"]]


@pytest.mark.parametrize(
    ("language", "text", "lacking"),
    [
        ("el", "Τι λένε οι μέλισσες; → ☂", ""),
        ("he", "דבש", "“בדש”"),
        ("ja", "春の蜜蜂が菩提樹へ", "“がのへ提春樹菩蜂” and 1 more"),
    ],
)
def test_letters_that_the_fonts_do_not_have_are_told(language: str, text: str, lacking: str) -> None:
    document = Document((paragraph(text),), (), Metadata(title=words("X"), language=language))
    place, report = Position("bees.md", 3), Report()
    write_epub(published(document), Settings(embed_fonts=True, places={"embed-fonts": place}), report)
    told = [(d.code, d.message.partition("do not have ")[2], d.position) for d in report.diagnostics]
    assert told == ([("embedded-font-lacks", lacking, place)] if lacking else [])
