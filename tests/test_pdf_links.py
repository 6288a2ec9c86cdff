"""Every note mark leads to its note and every note back to each of its marks; nothing leads nowhere."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from pamphlet.publication import Publication
from pamphlet.tree import Document, Emphasis, Link, Metadata, Strong, Text
from pdf_conformance import problems
from pdf_samples import MM, Pdf, PdfLink, heading, leaflet, link, mark, note, paragraph, picture, printed, published, words


@pytest.fixture(scope="module")
def pdf() -> Pdf:
    return printed(leaflet(), hive=picture())


@pytest.fixture(scope="module")
def publication() -> Publication:
    return published(leaflet(), hive=picture())


def inside(pdf: Pdf) -> Iterator[PdfLink]:
    return (link for link in pdf.links() if link.target.startswith("#"))


def test_marks_and_notes_lead_to_one_another(pdf: Pdf, publication: Publication) -> None:
    expected = [(f"#{note.anchor}", f"Note {note.number}") for note in publication.notes for _ in note.references]
    expected += [
        (f"#{anchor}", f"Back to reference {note.number}{f'-{place}' if len(note.references) > 1 else ''}")
        for note in publication.notes
        for place, anchor in enumerate(note.references, 1)
    ]
    assert sorted((link.target, link.name) for link in inside(pdf)) == sorted(expected)


def test_every_link_arrives_where_the_other_begins(pdf: Pdf, publication: Publication) -> None:
    """The way there ends at the note that has the way back, and the way back ends at the mark."""
    destinations = pdf.destinations()
    by_target = {link.target: link for link in inside(pdf)}
    for note_ in publication.notes:
        note_page, _, note_top = destinations[note_.anchor]
        for anchor in note_.references:
            back = by_target[f"#{anchor}"]
            assert back.page == note_page
            assert note_top - 80 < back.place[1] < note_top
            page, x, y = destinations[anchor]
            marks = [link for link in inside(pdf) if link.target == f"#{note_.anchor}" and link.page == page]
            assert any(abs(m.place[0] - x) < 1 and abs(m.place[3] - y) < 1 for m in marks)


def test_a_mark_can_be_hit(pdf: Pdf) -> None:
    for found in pdf.links():
        left, bottom, right, top = found.place
        assert right - left > 2.5
        assert top - bottom > 8


def test_addresses_are_live(pdf: Pdf) -> None:
    targets = {link.target for link in pdf.links() if not link.target.startswith("#")}
    assert targets == {
        "https://www.example.org/",
        "mailto:museum@example.org",
        "https://archive.example.net/~mill/1913/cake_by_week-and-member.csv?all=1",
    }


def test_words_within_a_link_make_no_second_link() -> None:
    body = Link(
        (*words("See "), Emphasis(words("the ")), Strong((Emphasis(words("old")),)), *words(" hive")), "https://example.org/"
    )
    pdf = printed(Document((paragraph(body, " now."),), metadata=Metadata(title=words("Links"), language="en")))
    assert [found.target for found in pdf.links()] == ["https://example.org/"]


def test_a_link_on_several_lines_is_whole() -> None:
    body = Link((Emphasis(words("on ")), *words("and on " * 40), Emphasis(words("and off"))), "https://example.org/")
    pdf = printed(Document((paragraph(body),), metadata=Metadata(title=words("Links"), language="en")))
    places = [found.place for found in pdf.links()]
    assert len(places) == len(set(places)) == 5
    for line in pdf.lines(1)[1:]:
        foot = 210 * MM - line.foot
        assert any(left - 2 < line.left and line.right < right + 2 and low < foot < high for left, low, right, high in places)


def test_two_links_to_one_place_stay_two() -> None:
    body = paragraph(link("https://example.org/", "one"), " ", link("https://example.org/", "two"))
    pdf = printed(Document((body,), metadata=Metadata(title=words("Links"), language="en")))
    assert len(list(pdf.links())) == 2


def test_a_link_may_lead_to_a_heading_of_any_script() -> None:
    text = (paragraph("See ", link("#überblick", "below"), "."), heading(1, "Überblick"))
    document = Document(text, metadata=Metadata(title=words("Sprünge"), language="de"))
    marked = published(document)
    entry = marked.chapters[0].outline[0]
    pdf = printed(Document((paragraph("See ", link(f"#{entry.anchor}", "below"), "."), text[1]), metadata=document.metadata))
    assert [found.target for found in pdf.links()] == [f"#{entry.anchor}"]
    assert entry.anchor in pdf.destinations()


def test_a_mark_stays_with_its_word() -> None:
    """However the line falls, no line begins with a mark."""
    for size in range(30, 62):
        body = paragraph("i" * size + " bells,", mark("1"), " and the rest of it.")
        document = Document((body,), (note("1", "Two bells."),), Metadata(title=words("Bells"), language="en"))
        lines = [line.text.strip() for line in printed(document).lines(1)]
        assert not any(line.startswith("1 and") for line in lines), lines


def test_places_with_names_in_any_script_are_found() -> None:
    titles = ["Zeta", "Глава первая", "Αρχή", "Über uns", "a-b мёд", "Alpha"]
    blocks = [block for title in titles for block in (heading(2, title), paragraph("Words."))]
    to = paragraph(*(Link((Text(title),), target) for title, target in zip(titles, TARGETS, strict=True)))
    data = printed(Document((to, *blocks), metadata=Metadata(title=words("Places"), language="en"))).data
    assert problems(data) == []
    with pikepdf.open(BytesIO(data)) as file:
        pairs = list(file.Root.Names.Dests.Names)[::2]
        names = [bytes(name) for name in pairs]
        assert names == sorted(names)
        leads = {str(link.Dest) for link in file.pages[0].Annots}
    assert leads == {"zeta", "глава-первая", "αρχή", "uber-uns", "a-b-мёд", "alpha"} <= set(map(str, pairs))


TARGETS = ("#zeta", "#глава-первая", "#αρχή", "#über-uns", "#a-b-мёд", "#Alpha")
