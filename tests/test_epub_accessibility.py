"""The statements about accessibility say what is in the book, whatever that is."""

from collections.abc import Iterable

import pytest

from epub_reading import OPF, XHTML, XML_LANG, Book
from epub_samples import BOOKS, PICTURES, epub_of, mark, note, paragraph, published, words
from pamphlet.labels import LABELS
from pamphlet.resources import Resource
from pamphlet.summaries import SUMMARIES
from pamphlet.tree import Document, Image, Metadata
from pamphlet.writers.epub.accessibility import may_move

FEATURES = ["tableOfContents", "readingOrder", "displayTransformability", "ARIA"]


def statements(*images: Image) -> Book:
    document = Document(tuple(paragraph(image) for image in images), metadata=Metadata(title=words("Looking"), language="en"))
    return Book(epub_of(published(document)))


@pytest.mark.parametrize(
    ("images", "modes", "sufficient", "described"),
    [
        ((), ["textual"], ["textual"], False),
        ((Image("hive.png", "A hive"),), ["textual", "visual"], ["textual", "textual,visual"], True),
        ((Image("hive.png", ""),), ["textual", "visual"], ["textual", "textual,visual"], False),
        ((Image("hive.png"),), ["textual", "visual"], ["textual,visual"], False),
        ((Image("hive.png"), Image("plan.svg", "A plan")), ["textual", "visual"], ["textual,visual"], False),
        ((Image("hive.png", ""), Image("plan.svg", "A plan")), ["textual", "visual"], ["textual", "textual,visual"], True),
    ],
)
def test_pictures_count_by_their_descriptions(
    images: tuple[Image, ...], modes: list[str], sufficient: list[str], described: bool
) -> None:
    book = statements(*images)
    assert book.meta("schema:accessMode") == modes
    assert book.meta("schema:accessModeSufficient") == sufficient
    assert ("alternativeText" in book.meta("schema:accessibilityFeature")) is described


def test_headings_are_a_feature_of_books_that_have_them() -> None:
    plain, deep = (Book(epub_of(published(BOOKS[name]))).meta("schema:accessibilityFeature") for name in ("plain", "deep"))
    assert plain == FEATURES
    assert sorted(deep) == sorted([*FEATURES, "structuralNavigation"])


def test_the_summary_counts_what_is_not_described() -> None:
    (text,) = statements(Image("hive.png"), Image("plan.svg", "A plan")).meta("schema:accessibilitySummary")
    assert text.endswith("Pictures without a description: 1 of 2.")
    (text,) = Book(epub_of(published(BOOKS["allotment"]))).meta("schema:accessibilitySummary")
    assert text.endswith("Notes are linked with their places in the text in both directions.")


def test_a_picture_that_nobody_described_says_so_and_decoration_says_nothing() -> None:
    book = statements(Image("hive.png"), Image("plan.svg", ""), Image("bee.gif", "A bee"))
    shown = [(image.get("alt"), image.get("class")) for root in book.spine.values() for image in root.iter(f"{XHTML}img")]
    assert shown == [("A picture without a description", "undescribed"), ("", None), ("A bee", None)]


@pytest.mark.parametrize("language", [*LABELS, "fi"])
def test_the_summary_is_in_the_language_of_the_book(language: str) -> None:
    document = Document((paragraph("A", mark("1")),), (note("1", paragraph("B")),), Metadata(title=words("C"), language=language))
    book = Book(epub_of(published(document)))
    (meta,) = (m for m in book.package.iter(f"{OPF}meta") if m.get("property") == "schema:accessibilitySummary")
    said = "en" if language == "fi" else language
    assert meta.get(XML_LANG) == said
    assert str(meta.text).startswith(SUMMARIES[said].text)
    assert str(meta.text).endswith(SUMMARIES[said].notes)


def test_every_way_back_has_a_name_of_its_own() -> None:
    text = paragraph("One", mark("1"), " two", mark("2"), " one again", mark("1"))
    document = Document(
        (text,), (note("1", paragraph("A")), note("2", paragraph("B"))), Metadata(title=words("C"), language="de")
    )
    names = [link.element.get("aria-label") for link in Book(epub_of(published(document))).links("doc-backlink")]
    assert names == ["Zurück zum Notenzeichen 1-1", "Zurück zum Notenzeichen 1-2", "Zurück zum Notenzeichen 2"]


def test_nothing_flashes_unless_it_may() -> None:
    assert statements(Image("hive.png", "A hive")).meta("schema:accessibilityHazard") == ["none"]
    assert statements(Image("bee.gif", "A bee")).meta("schema:accessibilityHazard") == ["unknown"]


def moving(names: Iterable[str]) -> set[str]:
    kinds = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "svg": "image/svg+xml", "gif": "image/gif"}
    return {name for name in names if may_move(Resource(name, PICTURES[name], kinds[name.rsplit(".")[-1]]))}


def test_only_some_pictures_can_move() -> None:
    assert moving(PICTURES) == {"bee.gif"}
    assert may_move(Resource("a", b'<svg xmlns="http://www.w3.org/2000/svg"><animate/></svg>', "image/svg+xml"))
    assert may_move(Resource("a", b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\2\0\0\0\0\0\0\0\0\0ANIM", "image/webp"))
