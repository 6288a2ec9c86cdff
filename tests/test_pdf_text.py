"""Every word of the source is on the printed page, in its order; what is printed besides is where it belongs."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pamphlet.diagnostics import Report
from pamphlet.publication import Publication
from pamphlet.tree import Document, Image, Link, Metadata, Node, Text
from pamphlet.walk import Rewrite, plain_text
from pamphlet.writers.pdf import write_pdf
from pdf_samples import SETTINGS, Pdf, leaflet, link, mark, note, paragraph, picture, printed, published, words


def source_words(publication: Publication) -> list[str]:
    """The words of a publication in the order in which they are printed (descriptions of pictures are in the tags instead)."""
    data = publication.metadata
    pieces: list[Sequence[Node]] = [
        *map(_WITHOUT_PICTURES.inlines, (data.title, data.subtitle)),
        *(_WITHOUT_PICTURES.blocks(chapter.children) for chapter in publication.chapters),
        *map(_WITHOUT_PICTURES.inlines, data.contact),
        *(_WITHOUT_PICTURES.blocks(note.note.children) for note in publication.notes),
        *map(_WITHOUT_PICTURES.inlines, data.credits),
    ]
    return [word for piece in pieces for word in plain_text(piece).split()]


_WITHOUT_PICTURES = Rewrite(inline=lambda inline: () if isinstance(inline, Image) else (inline,))


def missing_words(source: list[str], pdf: Pdf) -> list[str]:
    """The words that are not in the PDF where they should be: after the word before them.

    White space and hyphens are left out on both sides: lines end within addresses and at the hyphens of compounds.
    """
    text, at, missing = pdf.text.translate(_NO_JOINTS), 0, []
    for word in source:
        found = text.find(word.translate(_NO_JOINTS), at)
        if found < 0:
            missing.append(word)
        else:
            at = found + len(word.translate(_NO_JOINTS))
    return missing


_NO_JOINTS = str.maketrans("", "", " -\u2010\u00ad")


def test_every_word_is_printed_in_order() -> None:
    source = source_words(published(leaflet(), hive=picture()))
    assert len(source) > 150
    assert missing_words(source, printed(leaflet(), hive=picture())) == []


def test_a_missing_word_would_be_noticed() -> None:
    pdf = printed(Document((paragraph("The tin is behind the organ."),), metadata=Metadata(title=words("Tin"), language="en")))
    assert missing_words(["tin", "behind", "altar"], pdf) == ["altar"]
    assert missing_words(["organ.", "behind"], pdf) == ["behind"]


LETTERS = "abc eèß Ωδ жы — ’ - 1. & < > ﬁ \u00ad"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(LETTERS, min_size=1, max_size=300).filter(str.strip), min_size=1, max_size=4))
def test_any_words_are_printed(paragraphs: list[str]) -> None:
    report = Report()
    metadata = Metadata(title=words("Any"), language="de")
    publication = published(Document(tuple(map(paragraph, paragraphs)), metadata=metadata))
    result = write_pdf(publication, SETTINGS, report)
    assert result
    assert report.diagnostics == []
    pdf = Pdf(result.data)
    pdf.pages = [page.replace("ﬁ", "fi") for page in pdf.pages]
    assert missing_words([word.replace("ﬁ", "fi") for word in source_words(publication)], pdf) == []


def test_the_frame_is_in_order() -> None:
    text = printed(leaflet(), hive=picture()).text
    landmarks = [
        "Eleven Women and a Common The honey society of Lower Mill",
        "Ada Thornbury, Jonas Weir, Mia Roth (translator) Michaelmas 2025",
        "Eleven women put their hives",
        "behind organ.case.",
        "Harrow End Museum, 3 Pound Lane museum@example.org",
        "Notes 1. Minute book, leaf 2.",
        "6. No mark leads here.",
        "Cover after a label of 1911. Published by Harrow End Press © 2025 the authors",
    ]
    places = [text.find(landmark) for landmark in landmarks]
    assert -1 not in places
    assert places == sorted(places)


def test_nothing_stands_where_there_is_nothing() -> None:
    pdf = printed(Document((paragraph("Come on Sunday."),), metadata=Metadata(title=words("Invitation"), language="en")))
    assert pdf.text == "Invitation Come on Sunday."
    assert len(pdf.pages) == 1
    assert {str(element.S) for element in pdf.structure()} == {"/Document", "/Div", "/H1", "/Part", "/Sect", "/P"}


def test_a_note_says_on_which_page_its_marks_stand() -> None:
    filler = [paragraph("The bees walk to the heather, and we walk to the bees. " * 12) for _ in range(6)]
    text = printed(
        Document(
            (paragraph("Here,", mark("a"), " here", mark("b")), *filler, paragraph("and here.", mark("a"))),
            (note("a", "First."), note("b", "Second.")),
            Metadata(title=words("Marks"), language="en"),
        )
    ).text
    assert "1. First. ↑ 1 ↑ 3" in text.replace("\u2009", " ") or "1. First. ↑1 ↑3" in text
    assert "2. Second. ↑" in text


def test_a_note_that_nothing_leads_to_has_no_way_back() -> None:
    pdf = printed(leaflet(), hive=picture())
    assert "No mark leads here. Cover after" in pdf.text


ADDRESS = "https://archive.example.net/~mill/accounts/1913/cake_by_week-and-member.csv?all=1&sort=when#the-end"


def test_a_note_of_one_full_line_is_not_broken_at_its_first_word() -> None:
    for length in range(68, 76):
        text = f"Measure after painting, not before. {'Two coats take off nearly a millimetre. ' * 2}"[:length].strip() + "x."
        document = Document((paragraph("See", mark("1"), "."),), (note("1", text),), Metadata(title=words("A"), language="en"))
        assert any("Measure after painting" in line.text for line in printed(document).lines(1))


@pytest.mark.parametrize("address", [link(ADDRESS), Text(f"({ADDRESS})"), link("https://www.example.org", ADDRESS[8:])])
@pytest.mark.parametrize("before", [0, 7, 19, 31, 44, 58])
def test_an_address_is_broken_without_a_hyphen(before: int, address: Link | Text) -> None:
    body = paragraph("y" * before + " ", address, " and on.")
    pdf = printed(Document((body,), metadata=Metadata(title=words("Address"), language="en")))
    joined = pdf.pages[0].replace("\r\n", "").replace(" ", "")
    assert plain_text([address]) in joined
    lines = [line.text.strip() for line in pdf.lines(1)]
    broken = [line for line in lines if line.endswith((".", "?", "&", "=", "_", "-", "#", "~", ":", "//"))]
    assert broken == [line for line in broken if line.endswith("on.")]
