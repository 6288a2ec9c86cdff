"""The fonts that a book brings along, where its author asks for it: only the letters that are used, with their licences.

Made of the finished files of the text and the fonts in `styles/fonts`. fontTools, imported here only, does the
cutting. The fonts are under the Open Font License with the reserved name “Source”, which a changed font must
not bear (its condition 3), so what is embedded is called as in the style sheets: Pamphlet Serif, Sans and Mono.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from types import MappingProxyType
from xml.parsers import expat

from fontTools import subset
from fontTools.ttLib import TTFont

from pamphlet.diagnostics import Report
from pamphlet.resources import shipped
from pamphlet.settings import Settings
from pamphlet.stylesheets import shipped_style
from pamphlet.writers.epub.content import ContentDocument
from pamphlet.writers.epub.files import OTF, BookFile
from pamphlet.writers.epub.look import EmbeddedFonts

_SERIF, _SANS, _MONO = "Pamphlet Serif", "Pamphlet Sans", "Pamphlet Mono"

_STYLES: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {(False, False): "Regular", (False, True): "Italic", (True, False): "Bold", (True, True): "Bold Italic"}
)
"""What a face is called that is bold, and that is italic."""

_FILES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        _SERIF: {
            "Regular": "SourceSerif4SmText-Regular.otf",
            "Italic": "SourceSerif4SmText-It.otf",
            "Bold": "SourceSerif4SmText-Bold.otf",
            "Bold Italic": "SourceSerif4SmText-BoldIt.otf",
        },
        _SANS: {
            "Regular": "SourceSans3-Regular.otf",
            "Italic": "SourceSans3-It.otf",
            "Bold": "SourceSans3-Bold.otf",
            "Bold Italic": "SourceSans3-BoldIt.otf",
        },
        _MONO: {"Regular": "SourceCodePro-Regular.otf", "Bold": "SourceCodePro-Bold.otf"},
    }
)
_LICENCES: Mapping[str, str] = MappingProxyType(
    {_SERIF: "SourceSerif4-LICENSE.md", _SANS: "SourceSans3-LICENSE.md", _MONO: "SourceCodePro-LICENSE.md"}
)

_BOLD = frozenset({"h1", "h2", "h3", "strong", "th", "dt"})
_ITALIC = frozenset({"em", "h4", "h6", "caption"})
_UPRIGHT = frozenset({"h4", "h5", "h6"})
"""The elements that `styles/epub/book.css`, or a browser, sets in another face (`_UPRIGHT`: not bold)."""

_ALWAYS = "0123456789.-\u2010\u2022\u25e6\u25aa\u00a0 "
"""What readers add: the numbers and bullets of lists, hyphens."""


@dataclass(frozen=True, slots=True)
class _Face:
    """How a stretch of text is set."""

    code: bool = False
    bold: bool = False
    italic: bool = False
    capitals: bool = False

    def within(self, tag: str, classes: list[str]) -> "_Face":
        """How an element in such a stretch is set."""
        if "noteref" in classes:
            return _Face()
        return _Face(
            self.code or tag in ("code", "pre"),
            (self.bold or tag in _BOLD) and tag not in _UPRIGHT,
            self.italic or tag in _ITALIC or "subtitle" in classes,
            self.capitals or "small-caps" in classes,
        )


def embedded_fonts(documents: Iterable[ContentDocument], settings: Settings, report: Report) -> EmbeddedFonts:
    """The fonts of the style, cut down to the characters of `documents`; the same text gives the same bytes.

    Reports `embedded-font-lacks` where they have no such letters.
    """
    text_family = _text_family(settings)
    wanted: dict[tuple[str, str], set[str]] = defaultdict(lambda: set(_ALWAYS))
    for face, characters in _used(documents).items():
        family = _MONO if face.code else text_family
        wanted[family, _STYLES[face.bold, face.italic and not face.code]] |= characters
    files, rules = [], []
    lacking: set[str] = set()
    for (family, style), characters in sorted(wanted.items()):
        data, lacks = _cut(family, style, characters)
        lacking |= lacks
        file = BookFile(f"fonts/{_postscript(family, style)}.otf", OTF, data)
        files.append(file)
        slant, weight = "italic" if "Italic" in style else "normal", "bold" if "Bold" in style else "normal"
        rules.append(
            f'@font-face {{\n  font-family: "{family}";\n  src: url(../{file.name});\n'
            f"  font-style: {slant};\n  font-weight: {weight};\n}}\n"
        )
    generic = "serif" if text_family == _SERIF else "sans-serif"
    rules.append(f'body {{\n  font-family: "{text_family}", {generic};\n}}\n')
    families = sorted({family for family, _ in wanted})
    if _MONO in families:
        rules.append(f'code {{\n  font-family: "{_MONO}", monospace, monospace;\n}}\n')
    _tell(sorted(lacking), settings, report)
    folder = shipped("styles") / "fonts"
    licences = tuple((_LICENCES[family], (folder / _LICENCES[family]).read_bytes()) for family in families)
    return EmbeddedFonts(tuple(files), "\n".join(rules), licences)


def _text_family(settings: Settings) -> str:
    """The font of the text in the style, of those that pamphlet brings."""
    said = (settings.style or shipped_style()).css + "".join(f"--{name}: {value};" for name, value in settings.variables)
    values = re.findall(r"--text-font:([^;}]*)", said)
    return next(iter(re.findall(f"{_SERIF}|{_SANS}", values[-1])), _SERIF) if values else _SERIF


MOST_NAMED = 8
"""How many letters a message names."""


def _tell(lacking: list[str], settings: Settings, report: Report) -> None:
    """Tell the letters that the fonts lack; signs are in the fonts of every reader."""
    letters = [character for character in lacking if character.isalpha()]
    if letters:
        more = f" and {len(letters) - MOST_NAMED} more" if len(letters) > MOST_NAMED else ""
        message = f"the fonts that the e-book brings do not have “{''.join(letters[:MOST_NAMED])}”{more}"
        hint = "e-readers show them in a font of their own; where most of the text is in them, “embed-fonts: no” saves the room"
        report.add("embedded-font-lacks", message, settings.places.get("embed-fonts"), hint=hint)


# --- which characters in which face ----------------------------------------------------------


def _used(documents: Iterable[ContentDocument]) -> dict[_Face, set[str]]:
    """The characters that are printed in each face."""
    found: dict[_Face, set[str]] = defaultdict(set)
    for document in documents:
        _read(document.markup, found)
    plain: dict[_Face, set[str]] = defaultdict(set)
    for face, characters in found.items():
        raised = {raised for character in characters for raised in character.upper()} if face.capitals else set()
        plain[replace(face, capitals=False)] |= characters | raised
    return plain


def _read(markup: str, found: dict[_Face, set[str]]) -> None:
    faces = [_Face()]
    inside: list[str] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        inside.append(tag)
        faces.append(faces[-1].within(tag, attributes.get("class", "").split()))

    def end(_: str) -> None:
        inside.pop()
        faces.pop()

    def text(words: str) -> None:
        if "body" in inside and not words.isspace():
            found[faces[-1]].update(words)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, text
    parser.Parse(markup.encode(), True)


# --- the fonts -------------------------------------------------------------------------------


def _cut(family: str, style: str, characters: set[str]) -> tuple[bytes, set[str]]:
    """A font with these characters only, under its new name, and those of them that it does not have."""
    font = TTFont(shipped("styles") / "fonts" / _FILES[family][style], recalcTimestamp=False)
    known = font.getBestCmap()
    lacks = {character for character in characters if ord(character) not in known}
    options = subset.Options()
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(map(ord, characters)))
    cutter.subset(font)
    postscript = _postscript(family, style)
    names = font["name"]
    for key, name in {1: family, 2: style, 3: f"{postscript} (subset)", 4: f"{family} {style}", 6: postscript}.items():
        names.setName(name, key, 3, 1, 0x409)
    for key in (16, 17, 21, 22, 25):
        names.removeNames(key)
    inner = font["CFF "].cff
    inner.fontNames = [postscript]
    inner.topDictIndex[0].FamilyName, inner.topDictIndex[0].FullName = family, f"{family} {style}"
    out = BytesIO()
    font.save(out)
    return out.getvalue(), lacks


def _postscript(family: str, style: str) -> str:
    return f"{family}-{style}".replace(" ", "")
