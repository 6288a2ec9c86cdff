"""The statements about accessibility say what is in the book, whatever that is."""

from collections.abc import Iterable

import pytest

from epub_reading import Book
from epub_samples import BOOKS, PICTURES, epub_of, paragraph, published, words
from pamphlet.resources import Resource
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
    assert text.endswith("1 of its 2 pictures has no description.")
    (text,) = Book(epub_of(published(BOOKS["allotment"]))).meta("schema:accessibilitySummary")
    assert text.endswith("Notes are linked with their places in the text in both directions.")


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
