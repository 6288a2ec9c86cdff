"""EPUBCheck runs, sees what is wrong, and finds nothing wrong with any book that we make."""

from pathlib import Path

import pytest

from epub_reading import Book
from epub_samples import BOOKS, epub_of, paragraph, published, spoiled, words
from epub_validity import assert_valid, findings
from pamphlet import tree
from pamphlet.tree import Document, Metadata


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


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://marsh.example.org/a|b c?q=[1]#so#on", "https://marsh.example.org/a%7Cb%20c?q=%5B1%5D#so%23on"),
        ("http://exa_mple.org:8080/", "http://exa_mple.org:8080/"),
        ("https://пасіка.example/мед", "https://xn--80aa3asl0k.example/%D0%BC%D0%B5%D0%B4"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ("mailto:hive keeper@example.org", "mailto:hive%20keeper@example.org"),
        ("https://marsh.example.org/\tone\nline", "https://marsh.example.org/oneline"),
        ("tel:+44 20 7946 0000", "tel:+44%2020%207946%200000"),
        ("https://marsh.example.org:99999/", None),
        ("https://marsh.example.org:door/", None),
        ("https://marsh..example.org/", None),
        ("https://marsh lane.example.org/", None),
        ("https://marsh%20lane.example.org/", None),
        ("https://xn--.example.org/", None),
        (f"https://{'a' * 64}.example.org/", None),
        (f"https://{'a.' * 140}example.org/", None),
        ("https:///nowhere", None),
        ("mailto:", None),
        ("doi:10.1000/182", None),
        ("geo:51.5,0.1", None),
    ],
)
def test_a_link_is_one_that_books_may_carry_or_plain_text(address: str, printed: str | None) -> None:
    text = paragraph("See ", tree.Link(words("the place"), address), ".")
    data = epub_of(published(Document((text,), metadata=Metadata(title=words("Links"), language="en"))))
    links = [link.element.get("href") for link in Book(data).links() if link.file == "chapter-1.xhtml"]
    assert links == ([printed] if printed else [])
    assert "See the place." in Book(data).text()
    assert_valid(data)
