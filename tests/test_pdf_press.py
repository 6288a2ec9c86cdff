"""For the printer: boxes and marks around the page, inks instead of the colours of screens, PDF/X-4."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Picture
from PIL import ImageDraw

from pamphlet.diagnostics import Report
from pamphlet.inks import Inks
from pamphlet.options import Option
from pamphlet.pipeline import Job, build
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.tree import Document, Figure, Image, Metadata, Paragraph
from pamphlet.writers.pdf import write_pdf
from pdf_conformance import NAMESPACES, claims, problems
from pdf_samples import MM, SETTINGS, leaflet, paragraph, picture, published, words
from press_samples import colour_spaces, painted, press
from test_styles import chosen

X4 = {**NAMESPACES, "x": "http://www.npes.org/pdfx/ns/id/", "mm": "http://ns.adobe.com/xap/1.0/mm/"}

DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><defs><linearGradient id="g">
<stop offset="0" stop-color="red"/><stop offset=".5" stop-color="#00f" stop-opacity=".5"/><stop offset="1" stop-color="yellow"/>
</linearGradient><pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse">
<rect width="4" height="4" fill="teal"/></pattern></defs>
<rect width="200" height="50" fill="url(#g)"/><rect y="50" width="200" height="50" fill="url(#p)"/>
<circle cx="50" cy="50" r="30" fill="green" stroke="maroon" opacity=".5"/></svg>"""


def seen_through() -> bytes:
    """A red disc on nothing."""
    drawn = Picture.new("RGBA", (900, 600), (0, 0, 0, 0))
    ImageDraw.Draw(drawn).ellipse((20, 20, 880, 580), fill=(200, 30, 30, 180))
    data = BytesIO()
    drawn.save(data, "PNG")
    return data.getvalue()


def colourful() -> Document:
    """The leaflet with a photograph, a drawing with a gradient, a picture to see through, and one without a hue."""
    base = leaflet()
    figures = [Figure((Paragraph((Image(f"{name}.png", name),)),)) for name in ("photo", "drawing", "disc", "scan")]
    return replace(base, children=(*base.children, *figures))


def for_printer(settings: Settings, report: Report | None = None) -> bytes:
    """The colourful leaflet as a file for the printer."""
    scan = BytesIO()
    Picture.new("RGB", (900, 300), "#777").save(scan, "JPEG")
    pictures = {
        "hive": picture(),
        "photo": picture(900, 560, "JPEG"),
        "drawing": DRAWING,
        "disc": seen_through(),
        "scan": scan.getvalue(),
    }
    result = write_pdf(published(colourful(), None, **pictures), settings, report or Report())
    assert result
    return result.data


# --- around the page ----------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["pamphlet", "leaflet"])
def test_every_page_says_where_it_is_cut_and_how_far_it_is_printed(style: str) -> None:
    data = for_printer(chosen(style=style, paper="A5", bleed="3mm", marks="crop, fold"))
    for page in pikepdf.open(BytesIO(data)).pages:
        trim, bleed, media = ([float(edge) / MM for edge in box] for box in (page.trimbox, page.obj.BleedBox, page.mediabox))
        assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([148, 210], abs=0.01)
        assert [a - b for a, b in zip(trim, bleed, strict=True)] == pytest.approx([3, 3, -3, -3], abs=0.01)
        assert [a - b for a, b in zip(trim, media, strict=True)] == pytest.approx([8.5, 8.5, -8.5, -8.5], abs=0.01)
    assert problems(data) == []


def marks(settings: Settings) -> set[tuple[int, int]]:
    """Where there is something dark in the margin around the bleed of the first page: millimetres from its top left corner."""
    page = pypdfium2.PdfDocument(for_printer(settings))[0]
    scale = 4 / MM
    drawn = page.render(scale=scale).to_pil().convert("L")
    left, bottom, _, _ = page.get_mediabox()
    outside = range(round(-left * scale))
    assert bottom == left
    dark = set()
    for x in range(drawn.width):
        for y in range(drawn.height):
            apart = min(x, y, drawn.width - 1 - x, drawn.height - 1 - y)
            value = drawn.getpixel((x, y))
            assert isinstance(value, int)
            if apart in outside and value < 200:
                dark.add((round((x - len(outside)) / 4), round((y - len(outside)) / 4)))
    return dark


def test_marks_stand_where_the_page_is_cut_and_folded_and_never_on_what_is_printed() -> None:
    dark = marks(chosen(bleed="3mm", marks=("crop", "fold")))
    assert {x for x, y in dark if y < -4} == {0, 74, 148} == {x for x, y in dark if y > 214}
    assert {y for x, y in dark if x < -4} == {0, 210} == {y for x, y in dark if x > 152}
    assert not {place for place in dark if -3 < place[0] < 151 and -3 < place[1] < 213}
    assert {x for x, y in marks(chosen(marks="fold"))} == {74}


def test_without_being_asked_for_there_is_no_room_around_the_page() -> None:
    file = pikepdf.open(BytesIO(for_printer(SETTINGS)))
    media, trim, bleed = ([float(edge) for edge in file.pages[0].obj[name]] for name in ("/MediaBox", "/TrimBox", "/BleedBox"))
    assert media == trim == bleed


# --- inks -----------------------------------------------------------------------------------------------


def test_in_grey_nothing_has_a_colour_and_the_standards_are_kept() -> None:
    report = Report()
    data = for_printer(chosen(colour="grey", style="leaflet"), report)
    assert colour_spaces(data) == {"/DeviceGray"}
    assert {tuple(operands) for operator, operands in painted(data) if operator == "g"} >= {(0,), (1,)}
    assert problems(data) == []
    assert claims(data) == {"ua": "1", "a": "2A"}
    assert [d.code for d in report.diagnostics if d.code == "claim-withdrawn"] == []


@pytest.mark.parametrize("known", [True, False])
def test_in_inks_there_is_no_colour_of_screens_left(known: bool) -> None:
    settings = replace(chosen(colour="cmyk", style="leaflet"), colour_profile=press() if known else None)
    assert colour_spaces(for_printer(settings)) == {"/DeviceCMYK", "/DeviceGray"}


def test_black_is_one_ink_and_printed_over_the_others() -> None:
    data = for_printer(replace(SETTINGS, colour_profile=press()))
    black, others = 0, 0
    operators = list(painted(data))
    for (operator, operands), (following, name) in pairwise(operators):
        if operator in ("k", "K") and following == "gs":
            inks = [float(ink) for ink in operands]
            black, others = black + (inks == [0, 0, 0, 1]), others + (inks != [0, 0, 0, 1])
            assert str(name[0]) == ("/ink-over" if inks == [0, 0, 0, 1] else "/ink-in-place")
    assert black > 20
    assert others > 5
    file = pikepdf.open(BytesIO(data))
    states = [
        states
        for entry in file.objects
        if isinstance(entry, pikepdf.Dictionary) and (states := entry.get("/ExtGState")) is not None
    ]
    assert all(bool(s["/ink-over"].op) and s["/ink-over"].OPM == 1 and not bool(s["/ink-in-place"].op) for s in states)


def test_pictures_keep_their_looks_in_inks_and_those_without_a_hue_have_black_alone() -> None:
    data = for_printer(replace(SETTINGS, colour_profile=press()))
    file = pikepdf.open(BytesIO(data))
    images = [o for o in file.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
    assert sorted(str(image.ColorSpace) for image in images) == ["/DeviceCMYK"] * 3 + ["/DeviceGray"] * 2  # a scan, and a mask
    photograph = next(image for image in images if image.get("/Filter") == "/DCTDecode" and image.ColorSpace == "/DeviceCMYK")
    assert list(photograph.Decode) == [1, 0] * 4
    (middle, corner) = (pikepdf.PdfImage(photograph).as_pil_image().getpixel(place) for place in ((450, 280), (5, 5)))
    assert isinstance(middle, tuple)
    assert isinstance(corner, tuple)
    assert middle[0] < middle[1] < middle[2]  # brown: most of it is yellow
    assert max(corner) < 60  # grass, pale


@pytest.mark.parametrize(
    ("inks", "colour", "wanted"),
    [
        (Inks("grey"), (0, 0, 0), (0,)),
        (Inks("grey"), (1, 0, 0), (0.3,)),
        (Inks("cmyk"), (0, 0, 0), (0, 0, 0, 1)),
        (Inks("cmyk"), (0.6, 0.6, 0.6), (0, 0, 0, 0.4)),
        (Inks("cmyk"), (1, 0.5, 0), (0, 0.5, 1, 0)),
        (Inks("cmyk"), (0.5, 0, 0), (0, 0.5, 0.5, 0.5)),
        (Inks("cmyk", press()), (0.2, 0.2, 0.2), (0, 0, 0, 0.8)),
    ],
)
def test_what_has_no_hue_is_black_ink_alone(inks: Inks, colour: tuple[float, ...], wanted: tuple[float, ...]) -> None:
    assert inks.of_screen(*colour) == pytest.approx(wanted)


def test_a_colour_goes_through_the_profile_of_the_press() -> None:
    cyan, magenta, yellow, black = Inks("cmyk", press()).of_screen(1, 0, 0)
    assert cyan + black < 0.1 < 0.8 < min(magenta, yellow)


# --- PDF/X-4 ----------------------------------------------------------------------------------------------


def test_with_the_profile_of_the_press_the_file_is_pdf_x_4() -> None:
    report = Report()
    settings = replace(chosen(bleed="3mm", marks="crop"), colour_profile=press())
    data = for_printer(settings, report)
    file = pikepdf.open(BytesIO(data))
    assert file.pdf_version == "1.6"
    (intent,) = file.Root.OutputIntents
    assert [str(intent.S), str(intent.OutputConditionIdentifier)] == ["/GTS_PDFX", "A press of ours"]
    assert intent.DestOutputProfile.N == 4
    assert intent.DestOutputProfile.read_bytes() == press().data
    assert file.docinfo["/Trapped"] == "/False"
    assert {"/Title", "/CreationDate", "/ModDate"} <= set(file.docinfo.keys())
    assert not any("/Annots" in page.obj for page in file.pages)
    assert not any(isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Annot" for o in file.objects)
    assert "/StructTreeRoot" not in file.Root
    assert all("/TrimBox" in page.obj for page in file.pages)
    with file.open_metadata() as metadata:
        assert metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
        assert metadata["{http://ns.adobe.com/xap/1.0/mm/}DocumentID"].startswith("uuid:")
        assert metadata["pdf:Trapped"] == "False"
    assert claims(data) == {"ua": None, "a": None}
    assert [(d.code, d.message) for d in report.diagnostics] == [
        (
            "claim-withdrawn",
            "the PDF does not say that it keeps PDF/UA-1 and PDF/A-2a: it is made for a press (PDF/X-4), which takes no links",
        )
    ]
    assert for_printer(settings) == data


def test_an_unknown_engine_makes_no_pdf_x_4_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pamphlet.writers.pdf.engine.knows_engine", lambda: False)
    report = Report()
    settings = replace(SETTINGS, colour="cmyk", colour_profile=press())
    result = write_pdf(
        published(Document((paragraph("Come."),), metadata=Metadata(title=words("Fair"), language="en"))), settings, report
    )
    assert result
    assert {d.code for d in report.diagnostics} == {"tags-plain", "claim-withdrawn"}
    assert next(d.message for d in report.diagnostics if d.code == "tags-plain").endswith("so the PDF claims nothing")
    assert "GTS_PDFX" not in pikepdf.open(BytesIO(result.data)).Root.Metadata.read_bytes().decode()


def test_a_file_with_its_source_inside_is_not_called_pdf_x_4(tmp_path: Path) -> None:
    report = Report()
    (tmp_path / "leaflet.md").write_text("Any.", encoding="utf-8")
    settings = replace(SETTINGS, colour_profile=press(), embed_source=True, folder=tmp_path)
    with pikepdf.open(BytesIO(for_printer(settings, report))).open_metadata() as metadata:
        assert "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion" not in metadata
    assert any("PDF/X-4: its text is inside" in d.message for d in report.diagnostics)


def test_inks_of_an_unknown_press_are_in_no_archive() -> None:
    report = Report()
    data = for_printer(chosen(colour="cmyk"), report)
    assert claims(data) == {"ua": "1", "a": None}
    file = pikepdf.open(BytesIO(data))
    assert "/OutputIntents" not in file.Root
    assert [(d.code, d.hint) for d in report.diagnostics] == [("claim-withdrawn", "name its “colour-profile”, or use RGB")]


# --- what can be asked for --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "hint"),
    [
        (Option("bleed", "much"), "write it like this: 3mm; up to 20 mm"),
        (Option("bleed", "4cm"), "write it like this: 3mm; up to 20 mm"),
        (Option("marks", "cross"), "choose crop, fold, both, or no"),
        (Option("colour", "sepia"), "choose from auto, rgb, grey, cmyk"),
        (Option("color-profile", "lost.icc"), "there is no such file"),
        (Option("colour-profile", "words.icc"), "this is no ICC profile; ask the printer for one, such as PSOcoated_v3.icc"),
        (Option("colour-profile", "screen.icc"), "this is the profile of a screen, a camera or other inks; ask the printer"),
    ],
)
def test_what_cannot_be_printed_so_is_told(option: Option, hint: str, tmp_path: Path) -> None:
    (tmp_path / "words.icc").write_bytes(b"No profile at all." * 20)
    (tmp_path / "screen.icc").write_bytes(press().data.replace(b"prtrCMYK", b"mntrRGB "))
    report = Report()
    replace(SETTINGS, folder=tmp_path).updated((option,), report)
    assert [d.code for d in report.diagnostics] == ["option-value"]
    assert (report.diagnostics[0].hint or "").startswith(hint)


def test_a_profile_beside_the_text_makes_the_file_one_for_that_press(tmp_path: Path) -> None:
    (tmp_path / "ours.icc").write_bytes(press().data)
    (tmp_path / "fair.md").write_text("---\ntitle: Fair\ncolour-profile: ours.icc\nbleed: 0\n---\nCome.\n", encoding="utf-8")
    outcome = build(Job(str(tmp_path / "fair.md"), (Option("formats", ("pdf",)),), tmp_path))
    (output,) = outcome.outputs
    with pikepdf.open(output.path) as file:
        assert file.Root.OutputIntents[0].S == "/GTS_PDFX"
    text = replace(SETTINGS, folder=tmp_path / "inner")
    report = Report()
    assert text.updated((Option("colour-profile", "../ours.icc"),), report).colour_profile is None
    assert "in its own folder" in (report.diagnostics[0].hint or "")


# --- pictures that are too small ----------------------------------------------------------------------------


def test_a_picture_of_too_few_pixels_is_told_with_its_line_and_a_size_that_prints_well() -> None:
    place = Position("leaflet.md", 7, 1)
    figure = Figure((Paragraph((Image("hive.png", "A hive", position=place),)),))
    document = Document((paragraph("Look."), figure), (), Metadata(title=words("Hives"), language="en"))
    report = Report()
    assert write_pdf(published(document, None, hive=picture(450, 280)), SETTINGS, report)
    (found,) = report.diagnostics
    assert (found.code, found.position) == ("picture-coarse", place)
    assert found.message == "the picture “hive.png” is printed 108 × 67 mm large, with 106 pixels to the inch"
    assert found.hint == "it prints well up to 57 × 36 mm; or take one of 852 × 530 pixels or more"
    fine = Report()
    assert write_pdf(published(document, None, hive=picture(925, 576)), SETTINGS, fine)
    assert fine.diagnostics == []
