"""Fonts that did not come with the style: which of this machine's were used.

Stands beside `engine`; `glyphs` tells of them.
"""

import re
from collections.abc import Iterable
from typing import Any

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
