"""The printed pages inside the e-book: each begins at its very word, under the number that is printed on it."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from weasyprint import CSS, HTML

from epub_reading import NCX, OPS, XHTML, Book
from epub_samples import BOOKS, published
from epub_validity import assert_valid
from paged_texts import HEBREW, long_text, wrong_starts
from pamphlet.diagnostics import Report
from pamphlet.options import Option
from pamphlet.pipeline import Job, build, write_all
from pamphlet.publication import COLOPHON, CONTACT, NOTES, TITLE_BLOCK, PageMap, PageStart
from pamphlet.setting_values import Placement
from pamphlet.settings import Settings
from pamphlet.stylesheets import Style, shipped_style
from pamphlet.tree import Document, Heading, Metadata, Paragraph, Text
from pamphlet.writers.epub import write_epub
from pamphlet.writers.page_marks import PageMarks, counted
from pamphlet.writers.pdf.engine import Printing, print_page
from pamphlet.writers.pdf.page import html_page, page_facts
from pamphlet.writers.pdf.page_map import page_labels, page_map
from test_epub_properties import documents


@cache
def made(paragraphs: int, language: str, placement: Placement = "endnotes") -> tuple[bytes, bytes]:
    """The PDF and the e-book of a long text."""
    report = Report()
    pdf, epub = write_all(published(long_text(paragraphs, language=language)), Settings(placement=placement), report)
    assert not report.has_errors()
    return pdf.data, epub.data


# --- right to the word --------------------------------------------------------------------------


@pytest.mark.parametrize(("paragraphs", "language", "pages"), [(4, "en-GB", 5), (25, "en-GB", 30), (25, "de", 30)])
def test_every_page_begins_at_its_word(paragraphs: int, language: str, pages: int) -> None:
    pdf, epub = made(paragraphs, language)
    count, wrong = wrong_starts(pdf, epub)
    assert wrong == []
    assert abs(count - pages) <= 2


@pytest.mark.parametrize("placement", ["footnotes", "chapter"])
def test_the_pages_are_those_of_the_text_wherever_its_notes_stand(placement: Placement) -> None:
    count, wrong = wrong_starts(*made(6, "en-GB", placement))
    assert wrong == []
    assert count > 5


@pytest.mark.parametrize(("style", "paragraphs", "placement"), [("leaflet", 5, "endnotes"), ("newsletter", 7, "footnotes")])
def test_every_page_of_columns_begins_at_its_word(style: str, paragraphs: int, placement: Placement) -> None:
    settings = Settings(style=shipped_style(style), placement=placement)
    pdf, epub = write_all(published(long_text(paragraphs)), settings, Report())
    count, wrong = wrong_starts(pdf.data, epub.data)
    assert wrong == []
    assert count > 2


def test_every_page_from_right_to_left_begins_at_its_word() -> None:
    pdf, epub = write_all(published(long_text(4, language="he", words=HEBREW)), Settings(), Report())
    count, wrong = wrong_starts(pdf.data, epub.data, length=12)
    assert wrong == []
    assert count > 2


def test_the_check_sees_a_mark_that_is_one_word_off() -> None:
    publication = published(long_text(4))
    report = Report()
    pdf, _ = write_all(publication, Settings(), report)
    printing = Printing(anchors=publication.anchors_of_parts())
    laid_out = print_page(html_page(publication), (page_facts(publication),), (), report, printing)
    assert laid_out.page_map is not None
    starts = [replace(start, offset=start.offset + 9 * (start.number == 3)) for start in laid_out.page_map.starts]
    _, wrong = wrong_starts(pdf.data, write_epub(publication, Settings(), report, PageMap(tuple(starts))).data)
    assert any(line.startswith("page 3 begins with") for line in wrong)


TINY = Style("tiny.css", "@page { size: 60mm 50mm; margin: 4mm } * { font-size: 9pt; hyphens: auto }", Path(__file__).parent)


@given(documents)
@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_whatever_there_is_on_the_pages_the_book_has_all_of_them(document: Document) -> None:
    # WeasyPrint cannot lay out every drawing from right to left.
    metadata = replace(document.metadata, language="uk")
    publication, report = published(replace(document, metadata=metadata)), Report()
    printing = Printing(anchors=publication.anchors_of_parts())
    laid_out = print_page(html_page(publication), (TINY,), publication.resources, report, printing)
    assert laid_out.page_map is not None
    data = write_epub(publication, Settings(), report, laid_out.page_map).data
    marks = [e.get("aria-label") for root in Book(data).spine.values() for e in root.iter(f"{XHTML}span") if e.get(f"{OPS}type")]
    assert marks == [start.label for start in laid_out.page_map.starts]
    assert_valid(data)


# --- what the layout says -----------------------------------------------------------------------

PAGE = "@page { size: 60mm 40mm; margin: 5mm } body { font: 10pt/12pt serif; margin: 0 } p { margin: 0 }"


def mapped(html: str, css: str = "", *anchors: str) -> list[tuple[str, str, int]]:
    """Label, part and offset of every page of some HTML."""
    page = HTML(string=f"<html lang='en'><body>{html}</body></html>")
    document = page.render(stylesheets=[CSS(string=PAGE + css)])
    return [(s.label, s.part, s.offset) for s in page_map(document.pages, page.etree_element, anchors).starts]


def test_parts_are_those_of_the_pamphlet() -> None:
    html = """<header class='title-block'><h1>Bees</h1></header>
    <section id='text'><p>One hive</p><p class=new>Two hives</p></section>
    <address class='contact new'><p>Ask us</p></address><section class='notes new'><h2>Notes</h2><ol><li>First</li>
    <li id='note-b' class=new>Second <em>note</em></li></ol></section><footer class='colophon new'><p>Set by hand</p></footer>"""
    assert mapped(html, ".new { break-before: page }", "text", "note-b") == [
        ("1", TITLE_BLOCK, 0),
        ("2", "text", 7),
        ("3", CONTACT, 0),
        ("4", NOTES, 0),
        ("5", "note-b", 0),
        ("6", COLOPHON, 0),
    ]


def test_a_word_divided_between_pages_belongs_to_the_first() -> None:
    html = "<section id=text><p>" + "internationalisation " * 40 + "</p></section>"
    offsets = [offset for _, _, offset in mapped(html, "p { hyphens: auto }", "text")]
    assert len(offsets) > 2
    assert all(offset % len("internationalisation") == 0 for offset in offsets)


def test_what_the_style_adds_or_changes_is_not_counted() -> None:
    css = """p { text-transform: uppercase; break-after: page } p::before { content: "No. " counter(page) }
    p::first-letter { font-size: 2em; float: left } .noteref { color: grey }"""
    html = "<section id=text><p>Straße<sup class=noteref><a>1</a></sup> west</p><p>Ende<a class=backlink>↑</a></p><p>So"
    assert mapped(html, css, "text") == [("1", "text", 0), ("2", "text", 10), ("3", "text", 14)]


def test_heads_of_tables_begin_only_their_first_page() -> None:
    rows = "".join(f"<tr><td>row{n}</td></tr>" for n in range(10, 30))
    html = f"<section id=text><table><thead><tr><th>head</th></tr></thead><tbody>{rows}</tbody></table></section>"
    first, *others = mapped(html, "", "text")
    assert first == ("1", "text", 0)
    assert others
    assert all((offset - len("head")) % len("row10") == 0 and offset > len("head") for _, _, offset in others)


def test_a_page_without_text_of_the_book_begins_where_the_next_does() -> None:
    html = "<nav class=new>Contents</nav><section id=text><p>One</p><hr><p>Two</p><p class=new></p></section>"
    css = "nav, hr { break-after: page } hr, .new { break-before: page }"
    pages = [("1", "text", 0), ("2", "text", 0), ("3", "text", 3), ("4", "text", 3)]
    assert mapped(html, css, "text") == pages


def test_contents_and_title_page_are_in_the_list_as_they_are_in_print() -> None:
    settings = Settings(title_page="yes", contents="yes")
    pdf, epub = write_all(published(long_text(25)), settings, Report())
    count, wrong = wrong_starts(pdf.data, epub.data, length=12)
    assert count == pdf.pages
    assert [line.split()[1] for line in wrong] == ["2"]  # the contents: no word of them is in the text


def test_numbers_are_those_on_the_pages() -> None:
    css = """p { break-after: page } .cover { page: cover } .preface { page: preface }
    @page { @bottom-center { content: "– " counter(page) " of " counter(pages) " –" } }
    @page cover { @bottom-center { content: none } } @page preface { @bottom-center { content: counter(page, lower-roman) } }
    .body { page: body } @page :nth(1 of body) { counter-reset: page 1 }"""
    html = "<section id=text><p class=cover>C<p class=preface>P<p class=preface>Q<p class=body>A<p>B</section>"
    assert mapped(html, css, "text") == [("ii", "text", 1), ("iii", "text", 2), ("1", "text", 3), ("2", "text", 4)]


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        ([None, None], ["1", "2"]),
        ([None, "2", None, "4", None], ["1", "2", "3", "4", "5"]),
        ([None, "1", "2"], [None, "1", "2"]),
        (["iv", None, "1"], ["iv", None, "1"]),
        (["1", None, "2"], ["1", None, "2"]),
        ([], []),
    ],
)
def test_a_page_without_a_number_has_the_one_that_its_neighbours_leave_it(
    printed: list[str | None], labels: list[str | None]
) -> None:
    assert page_labels(printed) == labels


# --- what the book says -------------------------------------------------------------------------


def test_the_pages_are_listed_in_nav_and_ncx() -> None:
    book = Book(made(4, "en-GB")[1])
    (listed,) = (nav for nav in book.nav.iter(f"{XHTML}nav") if nav.get(f"{OPS}type") == "page-list")
    links = [(link.text, link.get("href", "")) for link in listed.iter(f"{XHTML}a")]
    targets = [
        (target.findtext(f"{NCX}navLabel/{NCX}text"), target.find(f"{NCX}content").get("src"))  # type: ignore[union-attr]  # it has one
        for target in book.ncx.iter(f"{NCX}pageTarget")
    ]
    assert links == targets
    assert [label for label, _ in links] == [str(number) for number in range(1, len(links) + 1)]
    orders = [int(e.get("playOrder", "")) for e in book.ncx.iter(f"{NCX}navPoint", f"{NCX}pageTarget")]
    assert sorted(orders) == list(range(1, len(orders) + 1))
    assert book.meta("pageBreakSource") == ["On Paper and Ink (PDF)"]
    assert {"pageBreakMarkers", "pageNavigation"} <= set(book.meta("schema:accessibilityFeature"))
    assert_valid(made(4, "en-GB")[1])


def test_contents_and_pages_are_in_reading_order() -> None:
    book = Book(made(25, "en-GB")[1])
    by_order = {
        int(e.get("playOrder", "")): e.find(f"{NCX}content").get("src", "")  # type: ignore[union-attr]  # it has one
        for e in book.ncx.iter(f"{NCX}navPoint", f"{NCX}pageTarget")
    }
    places = []
    for _, address in sorted(by_order.items()):
        name, _, anchor = address.partition("#")
        text = book.files[name].decode()
        places.append((list(book.spine).index(name), text.index(f'id="{anchor}"') if anchor else 0))
    assert places == sorted(places)


def test_a_mark_stands_before_its_heading() -> None:
    document = Document(
        (Paragraph((Text("Sweep first."),)), Heading((Text("Then paint & varnish"),), 1), Paragraph((Text("a < b & c"),))),
        metadata=Metadata(title=(Text("The Hall"),), language="en"),
    )
    publication = published(document)
    part = publication.chapters[0].anchor
    after_heading = len(counted("Sweep first.Then paint & varnish"))
    starts = (
        PageStart(1, "1", part, 11),
        PageStart(2, "A&B", part, after_heading + 2),
        PageStart(3, "3", part, after_heading + 2),
    )
    data = write_epub(publication, Settings(), Report(), PageMap(starts)).data
    text = Book(data).files["chapter-1.xhtml"].decode()
    mark = '<span aria-label="{}" epub:type="pagebreak" id="page_{}" role="doc-pagebreak"></span>'
    assert mark.format("1", 1) + '<h2 id="then-paint-varnish">Then paint' in text
    assert f"a &lt; {mark.format('A&amp;B', 2)}{mark.format('3', 3)}b &amp; c" in text
    assert_valid(data)


def test_marks_wait_for_a_character_that_can_be_seen() -> None:
    marks = PageMarks(PageMap((PageStart(5, "5", "text", 3), PageStart(6, "6", "text", 4))))
    marks.enter("text")
    assert marks.text("a b\u200bc ").endswith("c ")
    assert marks.picture().startswith('<span aria-label="5"')
    assert marks.here().startswith('<span aria-label="6"')
    assert [start.number for start in marks.printed()] == [5, 6]
    assert marks.printed() == ()


@pytest.mark.parametrize(
    ("flags", "paged"),
    [
        ((), True),
        ((Option("page-list", False),), False),
        ((Option("formats", "epub"),), False),
        ((Option("formats", "epub"), Option("page-list", True)), True),
    ],
)
def test_the_setting_decides(tmp_path: Path, flags: tuple[Option, ...], paged: bool) -> None:
    text = tmp_path / "gate.md"
    text.write_text("---\ntitle: The Gate\nlanguage: en\n---\nIt opens at nine.\n", "utf-8")
    outcome = build(Job(str(text), flags, tmp_path))
    assert outcome.report.diagnostics == []
    book = Book((tmp_path / "gate.epub").read_bytes())
    assert (b"page-list" in book.files["nav.xhtml"], bool(book.meta("pageBreakSource"))) == (paged, paged)
    assert [output.format for output in outcome.outputs] == [f for f in ("pdf", "epub") if (tmp_path / f"gate.{f}").exists()]


def test_a_page_list_must_be_yes_or_no(tmp_path: Path) -> None:
    text = tmp_path / "gate.md"
    text.write_text("---\ntitle: The Gate\nlanguage: en\npage-list: perhaps\n---\nIt opens at nine.\n", "utf-8")
    outcome = build(Job(str(text), (), tmp_path))
    assert [(d.code, d.hint) for d in outcome.report.diagnostics] == [("option-value", "choose from yes, no")]


def test_books_without_a_page_map_have_no_pages() -> None:
    publication = published(BOOKS["allotment"])
    book = Book(write_epub(publication, Settings(), Report()).data)
    assert b"pagebreak" not in b"".join(book.files.values())
    assert "pageList" not in book.files["toc.ncx"].decode()
