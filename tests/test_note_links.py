"""The texts of the plain-text cases, as e-books and on paper: marks lead to their notes, notes to each of their marks."""

from collections import Counter

import pytest
from lxml import etree

from epub_reading import Book
from pamphlet.diagnostics import Report
from pamphlet.passes import publish
from pamphlet.publication import Publication
from pamphlet.settings import Settings
from pamphlet.tree import NoteReference, Text
from pamphlet.walk import descendants
from pamphlet.writers.epub import write_epub
from pamphlet.writers.pdf import write_pdf
from pdf_samples import Pdf
from test_spec import CASES, Case, settings_of, source_of

PLAIN = [case for case in CASES if case.format == "plain"]
PRINTED = [case for case in PLAIN if "note-reference" in case.expected][::45]
"""To print takes longer, so only some of them are."""


def published(case: Case) -> tuple[Publication, Settings] | None:
    """What would be printed of a case's text; None where errors or a missing title stop its build."""
    report = Report()
    settings = settings_of(case, report)
    read, source = source_of(case)
    document = read(source, settings, report)
    settings = settings.updated(document.options, report)
    publication = publish(document, settings, report)
    return None if report.has_errors() else (publication, settings)


def references(publication: Publication) -> list[NoteReference]:
    """Every mark that is printed: around the text, in it, and in its notes."""
    nodes = (*publication.everything(), *descendants(publication.byline))
    return [node for node in nodes if isinstance(node, NoteReference)]


def _words(element: etree._Element) -> str:
    """The letters within an element of the book."""
    return "".join("".join(map(str, element.itertext())).split())


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case.id)
def test_marks_and_notes_lead_to_each_other_in_the_e_book(case: Case) -> None:
    if (made := published(case)) is None:
        return
    publication, settings = made
    book = Book(write_epub(publication, settings, Report()).data)
    numbers, notes = publication.note_numbers(), {entry.number: entry.note for entry in publication.notes}
    marks = [(_words(mark.element), mark) for mark in book.links("doc-noteref")]
    assert Counter(number for number, _ in marks) == Counter(str(numbers[one.note_id]) for one in references(publication))
    for number, mark in marks:
        words = _words(book.target(mark).element)
        texts = (node.text for node in descendants(notes[int(number)].children) if isinstance(node, Text))
        assert all("".join(text.split()) in words for text in texts)
    ways = [book.target(way).element for way in book.links("doc-backlink")]
    assert Counter(map(id, ways)) == Counter(id(mark.element) for _, mark in marks)


@pytest.mark.parametrize("case", PRINTED, ids=lambda case: case.id)
def test_marks_and_notes_lead_to_each_other_on_paper(case: Case) -> None:
    if (made := published(case)) is None:
        return
    publication, settings = made
    result = write_pdf(publication, settings, Report())
    assert result
    pdf = Pdf(result.data)
    links = Counter(link.target for link in pdf.links())
    places = pdf.destinations() if links else {}
    for entry in publication.notes:
        assert links[f"#{entry.anchor}"] >= len(entry.references)
        assert all(links[f"#{anchor}"] == 1 for anchor in entry.references)
    assert {target.removeprefix("#") for target in links if target.startswith("#")} <= set(places)
