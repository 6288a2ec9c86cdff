"""EPUBCheck runs, sees what is wrong, and finds nothing wrong with any book that we make."""

from pathlib import Path

import pytest

from epub_samples import BOOKS, epub_of, published, spoiled
from epub_validity import assert_valid, findings


@pytest.mark.parametrize("name", BOOKS)
def test_the_book_is_valid(name: str) -> None:
    assert_valid(epub_of(published(BOOKS[name])))


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("EPUB/chapter-1.xhtml", "</p>", "", "FATAL RSC-016"),
        ("EPUB/chapter-1.xhtml", "notes.xhtml#note-house", "notes.xhtml#gone", "ERROR RSC-012"),
        ("EPUB/content.opf", "<dc:language>en-GB</dc:language>", "", "ERROR RSC-005"),
        ("EPUB/content.opf", "2024-05-01T00:00:00Z", "yesterday", "ERROR RSC-005"),
        ("EPUB/notes.xhtml", 'epub:type="footnote"', 'epub:type="endnote"', "USAGE OPF-086b"),
    ],
)
def test_the_checker_sees_what_is_wrong(file: str, old: str, new: str, code: str) -> None:
    book = spoiled(epub_of(published(BOOKS["allotment"])), file, old, new)
    assert any(line.startswith(code) for line in findings(book))
    with pytest.raises(AssertionError, match=code.split()[1]):
        assert_valid(book)


def test_a_file_that_is_no_book_is_not_valid(tmp_path: Path) -> None:
    path = tmp_path / "empty.epub"
    path.write_bytes(b"")
    with pytest.raises(AssertionError, match="FATAL"):
        assert_valid(path)
