"""What a program sees in the PDF: bookmarks, metadata, tags, fonts, and the same bytes each time."""

import hashlib
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from pamphlet.diagnostics import Report
from pamphlet.stylesheets import shipped_style
from pamphlet.tree import Document, Emphasis, Inlines, Metadata
from pamphlet.writers.pdf import PdfResult, write_pdf
from pdf_samples import SETTINGS, Pdf, heading, leaflet, mark, note, paragraph, picture, printed, published, words

ROMAN = "".join(f"@page :{side} {{ @top-{side} {{ content: counter(page, lower-roman) }} }} " for side in ("left", "right"))


@pytest.fixture(scope="module")
def pdf() -> Pdf:
    return printed(leaflet(), hive=picture())


def test_the_outline_has_the_headings_without_marks(pdf: Pdf) -> None:
    assert [(depth, title) for depth, title, _ in pdf.outline()] == [
        (1, "Eleven Women and a Common"),
        (2, "The common"),
        (3, "What a hive needs"),
        (2, "The accounts"),
        (2, "Notes"),
    ]


def test_bookmarks_lead_to_the_page_of_their_heading(pdf: Pdf) -> None:
    for _, title, page in pdf.outline():
        assert title in pdf.pages[page - 1].replace("common3", "common")


@pytest.mark.parametrize(
    ("css", "labels"),
    [
        ("", ["1", "2", "3"]),
        ("@page :first { counter-reset: page 6 }", ["6", "7", "8"]),
        (ROMAN, ["", "ii", "iii"]),  # the first page has no number
    ],
)
def test_pages_are_called_as_they_are_numbered_in_print(css: str, labels: list[str]) -> None:
    style = shipped_style("pamphlet")
    long = Document(tuple(paragraph("The bees walk to the heather. " * 30) for _ in range(9)), metadata=Metadata(language="en"))
    report = Report()
    result = write_pdf(published(long), replace(SETTINGS, style=replace(style, css=style.css + css)), report)
    assert result
    assert report.diagnostics == []
    assert [page.label for page in Pdf(result.data).file.pages][:3] == labels


@pytest.mark.parametrize("title", ['A "quoted" title', "Back\\slash {and} braces; */", "Sharp #1 'single'", "Ένα κοινόν"])
def test_any_words_can_be_a_bookmark(title: str) -> None:
    pdf = printed(Document((heading(1, title), paragraph("Text.")), metadata=Metadata(title=words(title + "!"), language="en")))
    assert [t for _, t, _ in pdf.outline()] == [title + "!", title]


def test_metadata(pdf: Pdf) -> None:
    info = pdf.file.docinfo
    assert info.Title == "Eleven Women and a Common"
    assert info.Author == "Ada Thornbury, Jonas Weir, Mia Roth"
    assert info.Subject == "How a honey society began."
    assert info.Keywords == "bees, commons"
    assert info.CreationDate == info.ModDate == "D:20250929000000Z"
    with pdf.file.open_metadata() as xmp:
        assert xmp["dc:title"] == "Eleven Women and a Common"
        assert xmp["dc:creator"] == ["Ada Thornbury", "Jonas Weir", "Mia Roth"]
    assert pdf.file.Root.Lang == "en-GB"
    assert pdf.file.Root.ViewerPreferences.DisplayDocTitle


def test_a_note_mark_in_the_title_is_no_part_of_it() -> None:
    title: Inlines = (*words("The "), Emphasis(words("Tin")), mark("1"))
    filler = tuple(paragraph("The tin stood behind the organ. " * 30) for _ in range(3))
    pdf = printed(Document(filler, (note("1", "Two pounds."),), Metadata(title=title, language="en")))
    assert pdf.file.docinfo.Title == "The Tin"
    assert pdf.outline()[0][1] == "The Tin"
    assert pdf.lines(2)[0].text.split() == ["2", "The", "Tin"]


def test_it_is_tagged(pdf: Pdf) -> None:
    assert pdf.file.Root.MarkInfo.Marked
    kinds = [str(element.S) for element in pdf.structure()]
    assert [kind for kind in kinds if kind in {"/H1", "/H2", "/H3"}] == ["/H1", "/H2", "/H3", "/H2", "/H2"]
    assert {"/Table", "/TH", "/TD", "/L", "/LI", "/LBody", "/BlockQuote", "/Figure", "/Caption", "/Link", "/P"} <= set(kinds)
    assert [str(element.Alt) for element in pdf.structure() if element.S == "/Figure"] == ["A hive on a meadow"]


def test_list_items_hold_a_label_and_a_body_at_most(pdf: Pdf) -> None:
    items = [element for element in pdf.structure() if element.S == "/LI"]
    assert len(items) == 9
    for element in items:
        assert {str(kid.S) for kid in element.K if isinstance(kid, pikepdf.Dictionary)} <= {"/Lbl", "/LBody"}


def test_all_fonts_are_embedded_and_ours(pdf: Pdf) -> None:
    descriptors = [o for o in pdf.file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
    assert len(descriptors) >= 6
    for descriptor in descriptors:
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())
        assert "+Pamphlet-" in str(descriptor.FontName)
    fonts = [o for o in pdf.file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
    assert {str(font.Subtype) for font in fonts} == {"/Type0", "/CIDFontType0"}
    assert all("/ToUnicode" in font for font in fonts if font.Subtype == "/Type0")


def test_results_and_publications_travel_between_processes() -> None:
    publication = published(leaflet(), hive=picture())
    report = Report()
    result = write_pdf(pickle.loads(pickle.dumps(publication)), SETTINGS, report)
    assert pickle.loads(pickle.dumps(result)) == result == write_pdf(publication, SETTINGS, report)


PRINTER = """
import hashlib, sys
sys.path.insert(0, {tests!r})
from pdf_samples import SETTINGS, leaflet, picture, published
from pamphlet.diagnostics import Report
from pamphlet.writers.pdf import write_pdf
report = Report()
result = write_pdf(published(leaflet(), hive=picture()), SETTINGS, report)
assert result and not report.diagnostics, report.diagnostics
print(hashlib.sha256(result.data).hexdigest())
"""


def printed_elsewhere(folder: Path, **environment: str) -> str:
    """The checksum of the leaflet, printed by a process of its own in `folder`."""
    program = PRINTER.format(tests=str(Path(__file__).parent))
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


def test_the_same_bytes_anywhere_at_any_time(pdf: Pdf, tmp_path: Path) -> None:
    there = printed_elsewhere(tmp_path, PYTHONHASHSEED="42", TZ="Pacific/Auckland", LC_ALL="C", SOURCE_DATE_EPOCH="1")
    assert there == hashlib.sha256(pdf.data).hexdigest()


NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}</cachedir></fontconfig>
"""


def test_the_same_bytes_on_a_machine_without_fonts(pdf: Pdf, tmp_path: Path) -> None:
    nothing = tmp_path / "fonts.conf"
    nothing.write_text(NO_FONTS.format(folder=tmp_path / "cache"), encoding="utf-8")
    there = printed_elsewhere(tmp_path, PYTHONHASHSEED="7", FONTCONFIG_FILE=str(nothing))
    assert there == hashlib.sha256(pdf.data).hexdigest()


def test_a_result_is_what_it_says() -> None:
    publication = published(Document((paragraph("Come."),), metadata=Metadata(title=words("Come"), language="en")))
    result = write_pdf(publication, SETTINGS, Report())
    assert isinstance(result, PdfResult)
    assert result.data.startswith(b"%PDF-1.7")
    assert result.pages == 1


def test_an_empty_text_is_a_title_page() -> None:
    report = Report()
    result = write_pdf(published(Document(())), SETTINGS, report)
    assert result
    assert Pdf(result.data).text == "leaflet"
    assert report.diagnostics == []
