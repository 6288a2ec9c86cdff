"""The styles and their fonts: complete, light, and as the notes beside them say."""

import hashlib
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from pamphlet.resources import shipped
from pamphlet.writers.pdf.page import html_page
from pdf_samples import leaflet, picture, published

STYLES = shipped("styles")
FONTS = sorted((STYLES / "fonts").glob("*.otf"))


def characters(*ranges: str) -> set[int]:
    """The code points of ranges written as `A–Z`, and of single characters."""
    return {code for r in ranges for code in range(ord(r[0]), ord(r[-1]) + 1)}


ALPHABETS = {
    "Latin of western and central Europe": characters(" –~", "\u00a0–ÿ", "Ā–ī", "Į–ı", "Ĵ–ť", "Ũ–ſ", "Ș–ț", "ẞ"),
    "Latin of Vietnam": characters("Ơ–ơ", "Ư–ư", "Ạ–ỹ"),
    "modern Greek": characters("΄–Ί", "Ό", "Ύ–Ρ", "Σ–ώ"),
    "modern Cyrillic": characters("Ѐ–џ", "Ґ–ґ"),
    "punctuation": {ord(character) for character in "–—‘’‚“”„†‡•…‹›€№−×"},
    "what pamphlet prints itself": {ord(character) for character in "↑☐☑•–"},
}


@pytest.mark.parametrize("alphabet", ALPHABETS)
@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_every_face_has_every_letter(font: Path, alphabet: str) -> None:
    missing = ALPHABETS[alphabet] - TTFont(font).getBestCmap().keys()
    assert "".join(map(chr, sorted(missing))) == ""


def test_the_ornament_of_a_change_of_scene_is_in_the_font() -> None:
    assert 0x25C6 in TTFont(STYLES / "fonts" / "SourceSerif4SmText-Regular.otf").getBestCmap()


def test_the_fonts_are_light_and_unmodified() -> None:
    assert sum(font.stat().st_size for font in FONTS) < 4_000_000
    readme = (STYLES / "fonts" / "README.md").read_text("utf-8")
    listed = dict(re.findall(r"^ +([0-9a-f]{64})  (\S+\.otf)$", readme, re.MULTILINE))
    assert {hashlib.sha256(font.read_bytes()).hexdigest(): font.name for font in FONTS} == listed


def test_every_font_has_its_licence_beside_it() -> None:
    for font in FONTS:
        family = re.sub("(SmText)?-.*", "", font.stem)
        licence = (STYLES / "fonts" / f"{family}-LICENSE.md").read_text("utf-8")
        assert "SIL Open Font License, Version 1.1" in licence


SHEETS = [STYLES / "base" / "print.css", *sorted(STYLES.glob("*.css"))]
BASE = SHEETS[0].read_text("utf-8")


def test_the_base_uses_every_font_and_no_style_another_file() -> None:
    assert sorted(re.findall(r"url\(../fonts/([^)]*)\)", BASE)) == [font.name for font in FONTS]
    assert [sheet.stem for sheet in SHEETS[1:] if "url(" in sheet.read_text("utf-8")] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_style_knows_no_class_that_is_not_in_the_contract(sheet: Path) -> None:
    contract = (STYLES / "README.md").read_text("utf-8")
    rules = re.sub(r"/\*.*?\*/|url\([^)]*\)|\"[^\"]*\"", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    classes = set(re.findall(r"\.([a-z][a-z-]*[a-z])(?![\w.]*\()", rules))
    assert {name for name in classes if name not in contract} == set()
    assert sheet != SHEETS[0] or {"noteref", "backlink", "verse"} <= classes


def test_the_writer_makes_no_class_that_is_not_in_the_contract() -> None:
    contract = (STYLES / "README.md").read_text("utf-8")
    page = html_page(published(leaflet(), hive=picture()))
    classes = {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}
    assert {"title-block", "notes", "verse", "tasks"} <= classes
    assert {name for name in classes if re.sub("language-.*", "language-…", name) not in contract} == set()
