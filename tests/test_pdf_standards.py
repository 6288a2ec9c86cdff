"""What the PDF claims in its metadata, what takes a claim away, and what the fonts at hand cannot print."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest

from pamphlet.diagnostics import Report
from pamphlet.options import read_options
from pamphlet.resources import Resource, shipped
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.stylesheets import Style
from pamphlet.tree import Document, Image, Metadata, Text
from pamphlet.writers.pdf import write_pdf
from pamphlet.writers.pdf.fonts import borrowed_fonts
from pamphlet.writers.pdf.glyphs import report_borrowed_fonts, report_missing_glyphs
from pamphlet.writers.pdf.loading import engine_loads
from pamphlet.writers.pdf.scripts import SCRIPTS, script_of
from pamphlet.writers.pdf.standards import CONSEQUENCES, SAID_ELSEWHERE, STANDARDS, Fault, Name, report_withdrawn
from pamphlet.writers.pdf.standards import claims as claims_left
from pdf_conformance import claims, problems
from pdf_samples import SETTINGS, leaflet, paragraph, picture, published, words

assert engine_loads(Report())
from pamphlet.writers.pdf.engine import Printed, Printing, print_page  # noqa: E402  # only after its libraries have been found

MANUAL = Path(__file__).parents[1] / "docs" / "standards.md"
BOTH: Mapping[Name, dict[str, str]] = {"ua-1+a-2a": {"ua": "1", "a": "2A"}, "ua-2+a-4": {"ua": "2", "a": "4"}}


def laid_out(body: str, css: str = "", standard: Name = "ua-1+a-2a", *resources: Resource) -> Printed:
    """HTML in the default font and a style of its own."""
    page = f'<html lang="en"><head><title>Any</title></head><body><h1>Any</h1>{body}</body></html>'
    fonts = '@font-face { font-family: "Face"; src: url(fonts/SourceSans3-Regular.otf) } html { font-family: "Face" }'
    sheet = Style("any.css", fonts + css, shipped("styles"))
    return print_page(page, (sheet,), resources, Report(), Printing(STANDARDS[standard]))


# --- claims -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("standard", STANDARDS)
def test_both_standards_are_claimed_in_one_file(standard: Name) -> None:
    report = Report()
    result = write_pdf(published(leaflet(), hive=picture()), replace(SETTINGS, pdf_standard=standard), report)
    assert result
    assert report.diagnostics == []
    assert claims(result.data) == BOTH[standard]
    assert result.data.startswith(b"%PDF-1.7" if standard == "ua-1+a-2a" else b"%PDF-2.0")
    assert problems(result.data) == []


FAULTY: Mapping[Fault, tuple[str, str]] = {
    "heading-gap": ("<h3>Too deep</h3><p>Words", ""),
    "picture-undescribed": ('<p><img src="resource:hive.png">', ""),
    "table-uneven": ("<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>", ""),
    "text-untagged": ("<p>Words", "p { opacity: .5 }"),
    "colour-device": ("<p>Words", "p { color: device-cmyk(0 1 1 0) }"),
    "glyph-missing": ("<p>\u0378", ""),
}


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_takes_away_what_does_not_hold(fault: Fault, standard: Name) -> None:
    result = laid_out(*FAULTY[fault], standard, Resource("hive.png", picture(), "image/png"))
    assert result.faults == (fault,)
    left = claims_left(STANDARDS[standard], [fault])
    said = {"ua": left.ua and str(left.ua), "a": left.archive and f"{left.archive.part}{left.archive.level}"}
    assert claims(result.data) == said != BOTH[standard]


def test_characters_without_a_common_meaning_are_found_in_what_is_printed() -> None:
    from pamphlet.writers.pdf import archive

    def found(text: str) -> list[str]:
        structure = SimpleNamespace(every=lambda: iter(()), unmarked=0)
        pdf = SimpleNamespace(objects=[], catalog={"OutputIntents": []})
        return list(archive.faults(pdf, [SimpleNamespace(to_unicode={1: text})], structure))  # type: ignore[arg-type]  # a stand-in

    assert found("a\ue000") == ["character-private"]
    assert found("a\ufeff") == ["character-forbidden"]
    assert found("a") == []


def told(standard: Name, *faults: Fault, with_source: bool = False) -> list[tuple[str, str]]:
    report = Report()
    report_withdrawn(STANDARDS[standard], dict.fromkeys(faults), report, with_source=with_source)
    return [(d.code, d.message) for d in report.diagnostics]


def test_what_is_withdrawn_is_told() -> None:
    begin = "the PDF does not say that it keeps "
    assert told("ua-1+a-2a", "picture-undescribed") == [("claim-withdrawn", f"{begin}PDF/UA-1: a picture has no description")]
    assert told("ua-1+a-2a", "text-untagged") == [
        ("claim-withdrawn", f"{begin}PDF/UA-1 and PDF/A-2a (but PDF/A-2u): the style prints text see-through")
    ]
    assert told("ua-1+a-2a", "text-untagged", with_source=True)[0][1].startswith(f"{begin}PDF/UA-1 and PDF/A-3a (but PDF/A-3u)")
    assert told("ua-2+a-4", "text-untagged")[0][1].startswith(f"{begin}PDF/UA-2:")
    assert told("ua-2+a-4", "colour-device", with_source=True)[0][1].startswith(f"{begin}PDF/A-4f:")
    assert told("ua-1+a-2a", "glyph-missing") == []


def test_an_undescribed_picture_is_told_with_its_line() -> None:
    bare = paragraph(Image("hive.png", None, position=Position("leaflet.md", 7)))
    publication = published(Document((bare,), metadata=Metadata(title=words("Bees"), language="en")), hive=picture())
    report = Report()
    result = write_pdf(publication, SETTINGS, report)
    assert result
    assert [(d.code, d.position) for d in report.diagnostics] == [("claim-withdrawn", Position("leaflet.md", 7))]
    assert claims(result.data) == {"ua": None, "a": "2A"}


def test_the_manual_names_every_fault_and_what_it_takes_away() -> None:
    table = MANUAL.read_text("utf-8").partition("| fault |")[2].splitlines()
    rows = [line.strip("| ").split(" | ") for line in table if line.startswith("| `")]
    written = {name.strip("`"): (words, ua, archive) for name, words, ua, archive in rows}
    assert written == {
        fault: (c.words, "withdrawn" if c.ua else "kept", {"level": "A-2u, A-3u"}.get(c.archive, c.archive))
        for fault, c in CONSEQUENCES.items()
    }
    assert set(CONSEQUENCES) >= SAID_ELSEWHERE


# --- the source within -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("standard", "level"), [("ua-1+a-2a", "3A"), ("ua-2+a-4", "4F")])
def test_the_source_can_be_put_into_the_pdf(standard: Name, level: str, tmp_path: Path) -> None:
    (tmp_path / "leaflet.md").write_text("# Bees\n", "utf-8")
    settings = replace(SETTINGS, folder=tmp_path, pdf_standard=standard, embed_source=True)
    publication = published(leaflet(), hive=picture())
    report = Report()
    result = write_pdf(publication, settings, report)
    assert result
    assert report.diagnostics == []
    assert claims(result.data)["a"] == level
    assert problems(result.data) == []
    file = pikepdf.open(BytesIO(result.data))
    (entry,) = file.Root.AF
    assert tuple(map(str, (entry.AFRelationship, entry.UF, entry.Desc))) == ("/Source", "leaflet.md", publication.title)
    assert entry.EF.F.read_bytes() == b"# Bees\n"
    assert entry.EF.F.Subtype == "/text/markdown"
    assert result == write_pdf(publication, settings, report)


def test_a_source_that_is_gone_is_told(tmp_path: Path) -> None:
    report = Report()
    assert write_pdf(published(leaflet(), hive=picture()), replace(SETTINGS, folder=tmp_path, embed_source=True), report)
    assert [d.code for d in report.diagnostics] == ["source-unreadable"]


def test_the_settings_are_read() -> None:
    report = Report()
    options = read_options("pdf-standard: UA-2+A-4\nembed-source: yes\n", "pamphlet.yaml", report)
    settings = Settings().updated(options, report, fix=True)
    assert (settings.pdf_standard, settings.embed_source) == ("ua-2+a-4", True)
    later = settings.updated(read_options("pdf-standard: ua-1+a-2a\nembed-source: no\n", "leaflet.md", report), report)
    assert (later.pdf_standard, later.embed_source) == ("ua-2+a-4", True)
    assert report.diagnostics == []
    Settings().updated(read_options("pdf-standard: ua-3\nembed-source: perhaps\n", "pamphlet.yaml", report), report)
    assert [(d.code, d.hint) for d in report.diagnostics] == [
        ("option-value", "choose from ua-1+a-2a, ua-2+a-4"),
        ("option-value", "choose from yes, no"),
    ]


# --- fonts ---------------------------------------------------------------------------------------------------


def test_missing_characters_of_one_script_are_told_together_with_a_font_that_has_them() -> None:
    body = (
        paragraph(Text("Bees.", position=Position("leaflet.md", 3))),
        paragraph(Text("蜂は", position=Position("leaflet.md", 5))),
    )
    publication = published(Document(body, metadata=Metadata(title=words("Bees"), language="en")))
    report = Report()
    report_missing_glyphs("はひふへほまみむめも\u0561\ue000", publication, SETTINGS, report)
    assert [d.code for d in report.diagnostics] == ["glyph-missing"] * 3
    assert report.has_errors()
    japanese, armenian, private = report.diagnostics
    assert japanese.message == "no font at hand has “は”, “ひ”, “ふ”, “へ”, “ほ”, “ま”, “み”, “む” and 2 more characters"
    assert japanese.position == Position("leaflet.md", 5)
    assert "Noto Serif CJK JP" in str(japanese.hint)
    assert "fonts-noto-cjk" in str(japanese.hint)
    assert armenian.message == "no font at hand has “ա” (U+0561, armenian small letter ayb)"
    assert "Noto Serif Armenian" in str(armenian.hint)
    assert "private" in str(private.hint)


def test_the_table_of_scripts_is_in_order_and_without_overlaps() -> None:
    ends = [code for script in SCRIPTS for code in (script.first, script.last)]
    assert ends == sorted(set(ends))
    assert script_of("a") is None


def test_every_letter_has_a_font_that_can_be_installed() -> None:
    letters = [chr(code) for code in range(0x180, 0x2FA20) if unicodedata.ucd_3_2_0.category(chr(code))[0] in "LMNS"]
    assert not [letter for letter in letters if script_of(letter) is None]


@pytest.mark.parametrize(
    ("character", "advice"),
    [
        ("Ꮳ", "install the font Noto Sans Cherokee (on Debian and Ubuntu: sudo apt install fonts-noto-core)"),
        ("ߒ", "install the font Noto Sans NKo (on Debian and Ubuntu: sudo apt install fonts-noto-core)"),
        ("𒀭", "install the font Noto Sans Cuneiform (on Debian and Ubuntu: sudo apt install fonts-noto-core)"),
        ("ଅ", "install the font Noto Sans Oriya (on Debian and Ubuntu: sudo apt install fonts-noto-core)"),
        ("𐕰", "install the font Noto Serif Vithkuqi, free from fonts.google.com/noto"),
        ("𠀀", "install the font HanaMinB (on Debian and Ubuntu: sudo apt install fonts-hanazono)"),
        (
            "😀",
            "install the font Noto Color Emoji (on Debian and Ubuntu: sudo apt install fonts-noto-color-emoji)",
        ),
        (
            "🕀",
            "install the fonts Noto Color Emoji, Noto Sans Symbols2 and Noto Sans Symbols "
            "(on Debian and Ubuntu: sudo apt install fonts-noto-color-emoji fonts-noto-core)",
        ),
    ],
)
def test_the_hint_names_the_font_of_a_rare_script(character: str, advice: str) -> None:
    script = script_of(character)
    assert script is not None
    assert script.advice() == advice


def test_a_missing_character_is_told_where_it_stands() -> None:
    text = "---\ntitle: Bees ߒ\n---\n\nOne ꦀ and\nmore 𒀭 of\n\nit &#x13A0;.\n"
    body = (
        paragraph(Text("One ꦀ and more 𒀭 of", position=Position("leaflet.md", 5))),
        paragraph(Text("it Ꭰ.", position=Position("leaflet.md", 8))),
    )
    publication = published(Document(body, metadata=Metadata(title=words("Bees ߒ"), language="en")))
    report = Report()
    report.remember("leaflet.md", text)
    report_missing_glyphs("ߒꦀ𒀭Ꭰ", publication, replace(SETTINGS, source="leaflet.md"), report)
    assert [(d.position.line, d.position.column) for d in report.diagnostics if d.position] == [(2, 13), (5, 5), (6, 6), (8, 1)]


def test_fonts_that_the_style_does_not_bring_are_told() -> None:
    sheet = Style("any.css", "@font-face { src: url(x); font-family: 'My Serif' }", Path())
    mine = SimpleNamespace(family="my serif", to_unicode={1: "a"})
    other = SimpleNamespace(family="Hiragino", to_unicode={1: "は", 2: "蜂", 3: " ", 4: "\u0378"})
    borrowed = borrowed_fonts([mine, other], [sheet], ["\u0378"])
    assert borrowed == (("Hiragino", " は蜂"),)
    report = Report()
    report_borrowed_fonts(borrowed, report)
    assert [(d.code, d.message) for d in report.diagnostics] == [
        (
            "font-borrowed",
            "“は蜂” is printed in Hiragino, a font of this machine, since the style’s own fonts have no such characters",
        )
    ]


def test_what_no_font_of_the_style_has_is_borrowed_or_missing() -> None:
    body = (paragraph("Bees are \u0574\u0565\u0572\u0578\u0582."),)
    report = Report()
    write_pdf(published(Document(body, metadata=Metadata(title=words("Bees"), language="en"))), SETTINGS, report)
    assert {d.code for d in report.diagnostics} in ({"font-borrowed"}, {"glyph-missing"})
