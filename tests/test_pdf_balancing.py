"""Level columns, titles of even lines, and tables that find room: what the page engine is helped with."""

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from weasyprint.layout import block

from pamphlet.diagnostics import Report
from pamphlet.paper import read_paper
from pamphlet.settings import Settings
from pamphlet.stylesheets import shipped_style, style_names
from pamphlet.tree import (
    Attributes,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Division,
    Document,
    Figure,
    Image,
    Link,
    ListItem,
    Metadata,
    Paragraph,
    Table,
)
from pamphlet.writers.pdf import balancing, write_pdf
from pdf_samples import SETTINGS, Pdf, heading, paragraph, picture, published, row, words

SENTENCE = "The bees walk to the heather, and the heather waits for them. "
ENGLISH = Metadata(title=words("The Tin"), language="en")


def styled(name: str, paper: str = "") -> Settings:
    return replace(SETTINGS, style=shipped_style(name), paper=read_paper(paper) if paper else None)


def laid_out(document: Document, settings: Settings, codes: tuple[str, ...] = ()) -> Pdf:
    """The document as a PDF, about which nothing but `codes` was told."""
    report = Report()
    result = write_pdf(published(document, None, hive=picture()), settings, report)
    assert tuple(d.code for d in report.diagnostics) == codes
    assert result is not None
    return Pdf(result.data)


# --- titles ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", style_names())
def test_no_title_ends_in_a_single_short_word(name: str) -> None:
    for title in ("The Lamp at the End of the Quay and of Summer", "How the Village Kept Its Lamp Alight for a Century or So"):
        document = Document((paragraph("Once."),), metadata=replace(ENGLISH, title=words(title)))
        lines = laid_out(document, styled(name, "A4" if name == "large-print" else "A6")).lines(1)
        lines = [line for line in lines if "Once." not in line.text and not line.text.strip().isdecimal()]
        assert " ".join(line.text.strip() for line in lines).startswith(title)
        widths = [line.right - line.left for line in lines if line.text.strip() in title]
        assert len(widths) == 1 or min(widths) > max(widths) / 2, lines


def test_a_pull_quote_and_a_heading_have_even_lines() -> None:
    said = "Let the light have none at all, then, and see who it is that misses it."
    document = Document((heading(1, said), Division((paragraph(said),), attributes=Attributes(classes=("pull-quote",)))))
    found = [line for line in laid_out(replace(document, metadata=ENGLISH), styled("pamphlet", "A6")).lines(1)[1:] if line.text]
    assert len(found) == 4
    assert all(line.right - line.left > 80 for line in found), found


def test_long_words_are_not_divided_for_the_sake_of_even_lines() -> None:
    title = "Die Bienenzüchter von Unterpfaffenhofen"
    metadata = Metadata(title=words(title), language="de")
    lines = [
        line.text.strip()
        for line in laid_out(Document((paragraph("Da."),), metadata=metadata), styled("pamphlet", "A6")).lines(1)
    ]
    assert not any(line.endswith("-") for line in lines)


# --- columns ----------------------------------------------------------------------------------------------


def articles() -> Document:
    def article(number: int) -> Division:
        inside: tuple[Block, ...] = (heading(1, f"Article {number}"), paragraph(SENTENCE * 7))
        inside += (Figure((Paragraph((Image("hive.png", "A hive"),)),)), paragraph(SENTENCE * (5 + number)))
        return Division(inside, attributes=Attributes(classes=("part",)))

    return Document(tuple(article(number) for number in range(1, 5)), metadata=ENGLISH)


def test_columns_are_level_after_few_attempts(monkeypatch: pytest.MonkeyPatch) -> None:
    def count(document: Document) -> tuple[int, int]:
        columns = 0
        lay_out = block.block_box_layout

        def counted(context: object, box: object, *rest: object, **named: object) -> object:
            nonlocal columns
            columns += box.is_column  # type: ignore[attr-defined]  # WeasyPrint has no types
            return lay_out(context, box, *rest, **named)

        monkeypatch.setattr(block, "block_box_layout", counted)
        pages = len(laid_out(document, styled("newsletter")).pages)
        monkeypatch.setattr(block, "block_box_layout", lay_out)
        return columns, pages

    figure = Figure((Paragraph((Image("hive.png", "A hive"),)),))
    blocks = (block for number in range(12) for block in (heading(1, f"Hive {number}"), paragraph(SENTENCE * 5), figure))
    document = Document(tuple(blocks), metadata=ENGLISH)
    few, pages = count(document)
    monkeypatch.setattr(balancing, "knows_engine", lambda: False)
    many, as_many_pages = count(document)
    assert few < many * 0.7
    assert pages <= as_many_pages


def test_the_head_of_an_article_stands_above_its_columns_and_never_alone() -> None:
    for filler in range(20, 60, 5):
        document = articles()
        begin = Division((heading(1, "Before"), paragraph(SENTENCE * filler)), attributes=Attributes(classes=("part",)))
        pdf = laid_out(replace(document, children=(begin, *document.children)), styled("newsletter"))
        for number in range(1, len(pdf.pages) + 1):
            lines = pdf.lines(number)
            heads = [line for line in lines if line.text.strip().startswith("Article ")]
            assert all(any(other.foot > head.foot for other in lines) for head in heads), (filler, number)


def test_the_columns_of_an_article_begin_on_one_line() -> None:
    page = pypdfium2.PdfDocument(laid_out(articles(), styled("newsletter")).data)[0].get_textpage()
    tops: dict[int, float] = {}
    for i in range(page.count_chars()):
        if page.get_text_range(i, 1) == "w":
            left, bottom, _, _ = page.get_charbox(i, loose=True)
            tops.setdefault(int(left // 190), bottom)  # the first of each column, in the order of reading
    assert len(tops) == 3
    assert max(tops.values()) - min(tops.values()) < 3 * 13


@pytest.mark.parametrize(("name", "columns", "line"), [("leaflet", 2, 13.471), ("newsletter", 3, 12.622)])
def test_lines_of_neighbouring_columns_stand_level_whatever_stands_between_them(name: str, columns: int, line: float) -> None:
    figure = Figure((Paragraph((Image("hive.png", "A hive"),)),), words("A hive."))
    table = Table((row("One", "Other", header=True),), (row("Bee", "Fir"), row("Ant", "Oak")))
    things: tuple[Block, ...] = (figure, table, BulletList((ListItem((paragraph(SENTENCE),)),)), CodeBlock("one\ntoo"))
    things += (heading(2, "A long heading that goes on into another line, perhaps"), BlockQuote((paragraph("Hum."),)))
    blocks = tuple(block for thing in things for block in (paragraph(SENTENCE * 5), thing)) * 2
    pdf = laid_out(Document((*blocks, paragraph(SENTENCE * 30)), metadata=ENGLISH), styled(name))
    page = pypdfium2.PdfDocument(pdf.data)[0]
    text, found = page.get_textpage(), list[tuple[int, float]]()
    for i in range(text.count_chars()):
        if text.get_text_range(i, 5) == " walk":
            left, bottom, _, _ = text.get_charbox(i + 1, loose=True)
            found.append((int(left * columns // page.get_width()), bottom))
    assert {column for column, _ in found} == set(range(columns))
    off = [((bottom - found[0][1]) / line) % 1 for _, bottom in found]
    assert all(min(part, 1 - part) < 0.1 or abs(part - 0.5) < 0.1 for part in off), sorted(off)
    assert sum(min(part, 1 - part) < 0.1 for part in off) > 0.8 * len(off)  # all but those in lists


@pytest.mark.parametrize("name", ["pamphlet", "leaflet"])
def test_a_text_that_begins_with_a_large_letter_has_no_more_space_below_it_than_others(name: str) -> None:
    blocks: tuple[Block, ...] = (heading(1, "Hive"), *(paragraph(SENTENCE * 4) for _ in range(4)))
    pdf = laid_out(Document(blocks, metadata=ENGLISH), replace(styled(name), drop_capital="yes"))
    page = pypdfium2.PdfDocument(pdf.data)[0].get_textpage()
    feet = [page.get_charbox(i, loose=True)[1] for i in range(page.count_chars()) if page.get_text_range(i, 4) == "walk"]
    steps = sorted({round(a - b, 1) for a, b in pairwise(feet) if a - b > 2})
    assert len(feet) == 16
    assert all(abs(step / steps[0] - round(step / steps[0])) < 0.02 for step in steps), steps


@pytest.mark.parametrize(("language", "filled"), [("en", True), ("hi", False), ("th", False)])
def test_lines_are_filled_only_where_the_engine_can_fill_them(language: str, filled: bool) -> None:
    document = Document((paragraph(SENTENCE * 6),), metadata=replace(ENGLISH, language=language))
    lines = [line for line in laid_out(document, styled("pamphlet")).lines(1) if "heather" in line.text][:-1]
    ends = [line.right for line in lines]
    assert len(ends) > 3
    assert (max(ends) - min(ends) < 3) is filled, ends


# --- tables -----------------------------------------------------------------------------------------------

COLUMNS = ("Nachbarschaftshilfe", "Kindergartenbeitrag", "Vereinsheim", "Mitgliederversammlung", "Kassenprüfung", "1911")


@pytest.mark.parametrize("paper", ["A5", "A6"])
@pytest.mark.parametrize("name", style_names())
@pytest.mark.parametrize("count", [7, 12])
def test_a_wide_table_is_set_smaller_until_it_fits(name: str, paper: str, count: int) -> None:
    cells = [COLUMNS[number % len(COLUMNS)] for number in range(count)]
    table = Table((row(*cells, header=True),), (row(*cells), row(*reversed(cells))))
    german = replace(ENGLISH, language="de")
    too_much = (name, paper, count) == ("large-print", "A6", 12)
    document = Document((paragraph("Davor."), table, paragraph("Danach.")), metadata=german)
    pdf = laid_out(document, styled(name, paper), ("text-overflow",) if too_much else ())
    assert "Danach." in pdf.text


def test_no_caption_stays_behind_without_its_table() -> None:
    cells = tuple(row("The school of the parish", "Volunteers who count") for _ in range(4))
    table = Table((row("Who", "Counted", header=True),), cells, caption=words("How many have bred in the boxes so far"))
    for before in (3, 5, 7, 9):
        pdf = laid_out(Document((paragraph(SENTENCE * before), table), metadata=ENGLISH), styled("large-print", "DL"))
        for number in range(1, len(pdf.pages) + 1):
            lines = [line.text.strip() for line in pdf.lines(number) if line.text.strip()]
            if any("the boxes" in line for line in lines):
                assert any(line.startswith("Who") for line in lines), (before, lines)


def test_a_code_below_a_code_is_not_told_as_text_that_runs_off_its_place() -> None:
    links = (Link(words("boxes"), "https://mill.example/boxes/of-wood"), Link(words("rain"), "https://weather.example/"))
    document = Document((Paragraph(links), paragraph(SENTENCE * 2)), metadata=ENGLISH)
    laid_out(document, replace(styled("large-print", "DL"), qr=("links",)))
