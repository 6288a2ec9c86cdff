"""What only the publication can say of a fault in the print: which line it stands in.

Characters that no font has, fonts of this machine that stepped in, pictures without a description.
Stands after the layout, which alone knows what the fonts at hand lack.
"""

import unicodedata
from collections.abc import Iterable

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.publication import Publication
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.writers.pdf.scripts import Script, script_of
from pamphlet.writers.pdf.standards import Fault

MOST_NAMED = 8
"""How many missing characters of one script a message names."""


def report_missing_glyphs(missing: Iterable[str], publication: Publication, settings: Settings, report: Report) -> None:
    """Report `glyph-missing` once for each script that lacks a font, where its first character stands in the text."""
    scripts: dict[str, list[str]] = {}
    for character in missing:
        script = script_of(character)
        scripts.setdefault(script.fonts if script and _exists(character) else character, []).append(character)
    for characters in scripts.values():
        position = _first_place(set(characters), publication, Position(settings.source, 1), report)
        message = f"no font at hand has {_named(characters)}"
        report.add("glyph-missing", message, position, hint=_advice(characters[0], script_of(characters[0])))


def report_borrowed_fonts(borrowed: Iterable[tuple[str, str]], report: Report) -> None:
    """Report `font-borrowed` for each font of this machine (with its characters) that was used."""
    for family, characters in borrowed:
        shown = "".join(sign for sign in characters if sign.isprintable() and not sign.isspace())
        some = f"“{shown[:MOST_NAMED]}{'…' * (len(shown) > MOST_NAMED)}”"
        message = f"{some} is printed in {family}, a font of this machine, since the style’s own fonts have no such characters"
        hint = "where that font is missing or older, the pages can look different"
        report.add("font-borrowed", message, hint=hint)


def undescribed_pictures(publication: Publication) -> dict[Fault, Position | None]:
    """The fault of a publication that has pictures without a description, and where the first of them stands."""
    pictures = (node for node in publication.everything() if isinstance(node, tree.Image) and node.alt is None)
    first = next(pictures, None)
    return {"picture-undescribed": first.position} if first else {}


def _exists(character: str) -> bool:
    return unicodedata.category(character) not in {"Cn", "Co", "Cs"}


def _named(characters: list[str]) -> str:
    """One character with its code and name, or several."""
    if len(characters) == 1:
        name = unicodedata.name(characters[0], "a character without a name").lower()
        return f"“{characters[0]}” (U+{ord(characters[0]):04X}, {name})"
    named = ", ".join(f"“{character}”" for character in characters[:MOST_NAMED])
    more = len(characters) - MOST_NAMED
    return f"{named} and {more} more characters" if more > 1 else f"{named} and one more" if more == 1 else named


def _advice(character: str, script: Script | None) -> str:
    category = unicodedata.category(character)
    if category == "Cn":
        return "Unicode has no such character; write it another way"
    if category == "Co":
        return "this is a private character, which means something in one font only; write it another way"
    if script is None:
        return "install a font that has it, or write it another way"
    return f"{script.advice()}, or write it another way"


def _first_place(characters: set[str], publication: Publication, start: Position, report: Report) -> Position:
    """Where the first of the `characters` stands; `start`, the beginning of the text, where it cannot be known."""
    before, holder, lines = start, None, set[int]()
    for node in publication.everything():
        if node.position and node.position.file == start.file:
            lines.add(node.position.line)
        if holder is None:
            before = node.position or before
            if isinstance(node, tree.Text | tree.Code | tree.CodeBlock) and not characters.isdisjoint(node.text):
                holder = before
    found = holder or start
    return _exactly(characters, found, min((line for line in lines if line > found.line), default=None), report)


def _exactly(characters: set[str], start: Position, last: int | None, report: Report) -> Position:
    """The place of the first of the `characters` in the lines from `start` to `last`; `start` if they are written otherwise."""
    lines = report.texts.get(start.file, "").split("\n")[start.line - 1 : last]
    for number, line in enumerate(lines, start.line):
        begin = start.column - 1 if number == start.line else 0
        for column, character in enumerate(line[begin:], begin + 1):
            if character in characters:
                return Position(start.file, number, column)
    return start
