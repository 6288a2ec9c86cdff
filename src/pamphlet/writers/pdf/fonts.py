"""Fonts that did not come with the style: which of this machine's were used, and which would have a missing character.

Stands beside `engine` and `glyphs`.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from pamphlet.stylesheets import Style

_FACE = re.compile(r"@font-face\s*\{[^}]*?font-family:\s*(['\"]?)([^;'\"}]+)\1", re.IGNORECASE)


def borrowed_fonts(fonts: Iterable[Any], sheets: Iterable[Style], missing: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The families among `fonts` (WeasyPrint's) that no sheet brings along, each with the characters it was used for."""
    own = {name.strip().casefold() for sheet in sheets for _, name in _FACE.findall(sheet.css)}
    used: dict[str, set[str]] = {}
    for font in fonts:
        if font.family.casefold() not in own:
            used.setdefault(font.family, set()).update(*font.to_unicode.values())
    without = set(missing)
    characters = {family: "".join(sorted(found - without)) for family, found in used.items()}
    return tuple(sorted((family, text) for family, text in characters.items() if text.strip()))


class Script(NamedTuple):
    """A stretch of Unicode, a free font that has it, and the Debian package of that font."""

    first: int
    last: int
    font: str
    package: str = "fonts-noto-core"


_CJK = "fonts-noto-cjk"

SCRIPTS = (
    Script(0x0370, 0x052F, "DejaVu Serif", "fonts-dejavu-core"),
    Script(0x0530, 0x058F, "Noto Serif Armenian"),
    Script(0x0590, 0x05FF, "Noto Serif Hebrew"),
    Script(0x0600, 0x06FF, "Noto Naskh Arabic"),
    Script(0x0700, 0x074F, "Noto Sans Syriac"),
    Script(0x0750, 0x077F, "Noto Naskh Arabic"),
    Script(0x0780, 0x07BF, "Noto Sans Thaana"),
    Script(0x07C0, 0x07FF, "Noto Sans NKo"),
    Script(0x08A0, 0x08FF, "Noto Naskh Arabic"),
    Script(0x0900, 0x097F, "Noto Serif Devanagari"),
    Script(0x0980, 0x09FF, "Noto Serif Bengali"),
    Script(0x0A00, 0x0A7F, "Noto Serif Gurmukhi"),
    Script(0x0A80, 0x0AFF, "Noto Serif Gujarati"),
    Script(0x0B00, 0x0B7F, "Noto Serif Oriya"),
    Script(0x0B80, 0x0BFF, "Noto Serif Tamil"),
    Script(0x0C00, 0x0C7F, "Noto Serif Telugu"),
    Script(0x0C80, 0x0CFF, "Noto Serif Kannada"),
    Script(0x0D00, 0x0D7F, "Noto Serif Malayalam"),
    Script(0x0D80, 0x0DFF, "Noto Serif Sinhala"),
    Script(0x0E00, 0x0E7F, "Noto Serif Thai"),
    Script(0x0E80, 0x0EFF, "Noto Serif Lao"),
    Script(0x0F00, 0x0FFF, "Noto Serif Tibetan"),
    Script(0x1000, 0x109F, "Noto Serif Myanmar"),
    Script(0x10A0, 0x10FF, "Noto Serif Georgian"),
    Script(0x1100, 0x11FF, "Noto Serif CJK KR", _CJK),
    Script(0x1200, 0x139F, "Noto Serif Ethiopic"),
    Script(0x13A0, 0x13FF, "Noto Sans Cherokee"),
    Script(0x1400, 0x167F, "Noto Sans Canadian Aboriginal"),
    Script(0x1680, 0x169F, "Noto Sans Ogham"),
    Script(0x16A0, 0x16FF, "Noto Sans Runic"),
    Script(0x1780, 0x17FF, "Noto Serif Khmer"),
    Script(0x1800, 0x18AF, "Noto Sans Mongolian"),
    Script(0x1C80, 0x1C8F, "DejaVu Serif", "fonts-dejavu-core"),
    Script(0x1C90, 0x1CBF, "Noto Serif Georgian"),
    Script(0x1E00, 0x1FFF, "DejaVu Serif", "fonts-dejavu-core"),
    Script(0x2190, 0x23FF, "Noto Sans Math"),
    Script(0x2400, 0x27BF, "Noto Sans Symbols2"),
    Script(0x27C0, 0x27EF, "Noto Sans Math"),
    Script(0x27F0, 0x27FF, "Noto Sans Math"),
    Script(0x2800, 0x28FF, "Noto Sans Symbols2"),
    Script(0x2900, 0x2AFF, "Noto Sans Math"),
    Script(0x2B00, 0x2BFF, "Noto Sans Symbols2"),
    Script(0x2C00, 0x2C5F, "Noto Sans Glagolitic"),
    Script(0x2C80, 0x2CFF, "Noto Sans Coptic"),
    Script(0x2D00, 0x2D2F, "Noto Serif Georgian"),
    Script(0x2D30, 0x2D7F, "Noto Sans Tifinagh"),
    Script(0x2D80, 0x2DDF, "Noto Serif Ethiopic"),
    Script(0x2E80, 0x303F, "Noto Serif CJK JP", _CJK),
    Script(0x3040, 0x30FF, "Noto Serif CJK JP", _CJK),
    Script(0x3100, 0x312F, "Noto Serif CJK TC", _CJK),
    Script(0x3130, 0x318F, "Noto Serif CJK KR", _CJK),
    Script(0x31A0, 0x9FFF, "Noto Serif CJK SC", _CJK),
    Script(0xAC00, 0xD7FF, "Noto Serif CJK KR", _CJK),
    Script(0xF900, 0xFAFF, "Noto Serif CJK SC", _CJK),
    Script(0xFB50, 0xFDFF, "Noto Naskh Arabic"),
    Script(0xFE70, 0xFEFF, "Noto Naskh Arabic"),
    Script(0xFF00, 0xFFEF, "Noto Serif CJK JP", _CJK),
    Script(0x10330, 0x1034F, "Noto Sans Gothic"),
    Script(0x12000, 0x1254F, "Noto Sans Cuneiform"),
    Script(0x13000, 0x1342F, "Noto Sans Egyptian Hieroglyphs"),
    Script(0x1D100, 0x1D1FF, "Noto Music"),
    Script(0x1D400, 0x1D7FF, "Noto Sans Math"),
    Script(0x1F000, 0x1F0FF, "Noto Sans Symbols2"),
    Script(0x1F100, 0x1F1E5, "Noto Sans Symbols2"),
    Script(0x1F1E6, 0x1F64F, "Noto Color Emoji", "fonts-noto-color-emoji"),
    Script(0x1F650, 0x1F67F, "Noto Sans Symbols2"),
    Script(0x1F680, 0x1F6FF, "Noto Color Emoji", "fonts-noto-color-emoji"),
    Script(0x1F700, 0x1F8FF, "Noto Sans Symbols2"),
    Script(0x1F900, 0x1FAFF, "Noto Color Emoji", "fonts-noto-color-emoji"),
    Script(0x20000, 0x323AF, "Noto Serif CJK SC", _CJK),
)
"""In the order of Unicode. All are free, and none is large but those for Chinese, Japanese and Korean."""


def script_of(character: str) -> Script | None:
    """The script of a character, with a font that has it; None where the table knows of none."""
    code = ord(character)
    return next((script for script in SCRIPTS if script.first <= code <= script.last), None)
