"""Before and after the text: title page, contents with page numbers, and the imprint."""

from dataclasses import replace

import pypdfium2
import pytest

from pamphlet.diagnostics import Report
from pamphlet.labels import IMPRINTS, LABELS
from pamphlet.metadata import read_metadata
from pamphlet.options import Option, Value
from pamphlet.settings import Settings
from pamphlet.stylesheets import shipped_style, style_names
from pamphlet.tree import Document, Metadata, Person
from pamphlet.writers.pdf import write_pdf
from pamphlet.writers.pdf.page import html_page
from pdf_samples import SETTINGS, Pdf, heading, mark, note, paragraph, published, words

ENGLISH = Metadata(title=words("The Tin"), language="en", authors=(Person("Ada Thornbury"),))
SENTENCE = "The bees walk to the heather, in their fashion, and we walk to the bees. "


def laid_out(document: Document, settings: Settings = SETTINGS, **options: Value) -> Pdf:
    told = Report()
    settings = settings.updated(tuple(Option(key.replace("_", "-"), value) for key, value in options.items()), told)
    result = write_pdf(published(document), settings, told)
    assert told.diagnostics == []
    assert result is not None
    return Pdf(result.data)


def chapters(count: int, sentences: int) -> Document:
    body = (
        part
        for number in range(1, count + 1)
        for part in (heading(1, f"Chapter {number}", mark("1")), paragraph(SENTENCE * sentences), heading(2, f"Part {number}"))
    )
    return Document((*body, paragraph("End.")), (note("1", "A note."),), ENGLISH)


# --- contents -------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", style_names())
def test_the_contents_name_every_heading_with_its_page(style: str) -> None:
    pdf = laid_out(chapters(6, 40), replace(SETTINGS, style=shipped_style(style)), contents=True)
    text = " ".join(pdf.pages[0].split())
    places = {title: page for _, title, page in pdf.outline()}
    for number in range(1, 7):
        for title in (f"Chapter {number}", f"Part {number}"):
            printed = text.split(f"{title} .", 1)[1].lstrip(" .").split()[0]
            assert int(printed) == places[title]
    assert "Contents" not in places
    assert [link.target for link in pdf.links()][:2] == ["#chapter-1", "#part-1"]


def test_a_long_text_has_contents_and_a_short_one_has_not() -> None:
    assert "Contents" in laid_out(chapters(4, 90)).pages[0]
    assert "Contents" not in laid_out(chapters(4, 90), contents=False).text
    assert "Contents" not in laid_out(chapters(3, 120)).text
    assert "Contents" not in laid_out(chapters(6, 4)).text


# --- the title page -------------------------------------------------------------------------------


@pytest.mark.parametrize("style", style_names())
def test_the_title_can_have_a_page_of_its_own(style: str) -> None:
    metadata = replace(ENGLISH, publisher="The Skep Press")
    document = Document((paragraph("A hive is round."),), metadata=metadata)
    pdf = laid_out(document, replace(SETTINGS, style=shipped_style(style)), title_page="yes")
    assert "The Tin" in pdf.pages[0]
    assert "Ada Thornbury" in pdf.pages[0]
    assert "The Skep Press" in pdf.pages[0]
    assert "A hive is round." in pdf.pages[1]
    assert "A hive is round." in laid_out(document).pages[0]


def test_a_publisher_who_is_the_author_stands_on_the_title_page_once() -> None:
    document = Document((paragraph("A hive."),), metadata=replace(ENGLISH, publisher="Ada Thornbury"))
    assert laid_out(document, title_page="yes").pages[0].count("Ada Thornbury") == 1


# --- the imprint ----------------------------------------------------------------------------------


def test_the_imprint_says_who_made_it_and_who_answers_for_it() -> None:
    metadata = replace(
        ENGLISH,
        series="Leaflets of the Common, 3",
        publisher="The Skep Press",
        promoter="A. Moor, 1 Pound Lane",
        printer="Mill Print, 2 Pound Lane",
        isbn="978-3-16-148410-0",
        issn="2049-3630",
        rights="© 2026 the authors",
    )
    text = laid_out(Document((paragraph("A hive."),), metadata=metadata)).text
    assert text.endswith(
        "Leaflets of the Common, 3 Published by The Skep Press Promoted by A. Moor, 1 Pound Lane "
        "Printed by Mill Print, 2 Pound Lane ISBN 978-3-16-148410-0 ISSN 2049-3630 © 2026 the authors"
    )
    german = laid_out(Document((paragraph("Ein Korb."),), metadata=replace(metadata, language="de-CH"))).text
    assert "Druck: Mill Print, 2 Pound Lane" in german


def test_every_language_has_all_words() -> None:
    assert IMPRINTS.keys() == LABELS.keys()
    for language, imprint in IMPRINTS.items():
        texts = (imprint.notes_to_page, imprint.published_by, imprint.promoted_by, imprint.printed_by)
        assert [text.count("{}") for text in texts] == [1] * 4, language
        assert imprint.notes_to_pages.count("{}") == 2, language


@pytest.mark.parametrize(
    ("key", "value", "good"),
    [
        ("isbn", "978-3-16-148410-0", True),
        ("isbn", "0-306-40615-2", True),
        ("isbn", "097522980X", True),
        ("isbn", "978-3-16-148410-1", False),
        ("isbn", "0-306-40615-3", False),
        ("isbn", "soon", False),
        ("issn", "2049-3630", True),
        ("issn", "2049-3631", False),
        ("issn", "2049-36", False),
    ],
)
def test_the_last_figure_of_a_number_checks_the_others(key: str, value: str, good: bool) -> None:
    report = Report()
    metadata = read_metadata((Option(key, value),), report)
    assert getattr(metadata, key) == (value if good else "")
    assert [d.code for d in report.diagnostics] == ([] if good else ["option-value"])


# --- the large letter -----------------------------------------------------------------------------


@pytest.mark.parametrize("style", style_names())
@pytest.mark.parametrize("titled", [True, False])
def test_the_text_can_begin_with_a_large_letter(style: str, titled: bool) -> None:
    text = (*((heading(1, "Hives"),) if titled else ()), paragraph(SENTENCE * 9), paragraph(SENTENCE * 9))
    pdf = laid_out(Document(text, metadata=ENGLISH), replace(SETTINGS, style=shipped_style(style)), drop_capital="yes")
    page = pypdfium2.PdfDocument(pdf.data)[0].get_textpage()
    sizes = [
        pypdfium2.raw.FPDFText_GetFontSize(page.raw, i) for i in range(page.count_chars()) if page.get_text_range(i, 1) == "T"
    ]
    body = pypdfium2.raw.FPDFText_GetFontSize(page.raw, page.get_text_range().rindex("heather"))
    large = [size for size in sizes if size > 4.9 * body]
    assert len(large) == (0 if style == "large-print" else 1)


@pytest.mark.parametrize(
    ("beginning", "large"),
    [("“Quoted,” she said.", "“Q"), ("«\u202fÉtait-ce toi ?", "«\u202fÉ"), ("Élan.", "É"), ("¿Qué?", "¿Q")],
)
def test_a_quotation_mark_before_the_capital_is_large_with_it(beginning: str, large: str) -> None:
    page = html_page(published(Document((paragraph(beginning),), metadata=ENGLISH)), replace(SETTINGS, drop_capital="yes"))
    assert f'<span class="drop-capital">{large}</span>{beginning.removeprefix(large)}' in page


@pytest.mark.parametrize("beginning", ["“quoted,” she said.", "9 hives.", "養蜂", "“", "المصباح"])
def test_only_a_capital_is_made_large(beginning: str) -> None:
    page = html_page(published(Document((paragraph(beginning),), metadata=ENGLISH)), replace(SETTINGS, drop_capital="yes"))
    assert "drop-capital" not in page
