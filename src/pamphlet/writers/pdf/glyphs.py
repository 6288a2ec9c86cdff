"""Characters that no font has: named, and found again in the text.

Stands after the layout, which alone knows what the fonts at hand lack.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.publication import Publication
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.tree import Node
from pamphlet.walk import descendants


def report_missing_glyphs(missing: Iterable[str], publication: Publication, settings: Settings, report: Report) -> None:
    """Report `glyph-missing` once for each character, where it first stands in the text."""
    for character in missing:
        name = unicodedata.name(character, "a character without a name").lower()
        position = _first_place(character, publication) or Position(settings.source, 1)
        hint = "install a font that has it, or write it another way"
        report.add("glyph-missing", f"no font at hand has “{character}” (U+{ord(character):04X}, {name})", position, hint=hint)


def _first_place(character: str, publication: Publication) -> Position | None:
    """Where the piece of text with `character` begins, or the nearest thing before it whose place is known."""
    position = None
    for node in _everything(publication):
        position = node.position or position
        if isinstance(node, tree.Text | tree.Code | tree.CodeBlock) and character in node.text:
            return position
    return None


def _everything(publication: Publication) -> Iterator[Node]:
    data = publication.metadata
    yield from descendants((*data.title, *data.subtitle))
    for chapter in publication.chapters:
        yield from descendants(chapter.children)
    yield from descendants(inline for line in data.contact for inline in line)
    for note in publication.notes:
        yield from descendants(note.note.children)
    yield from descendants(inline for line in data.credits for inline in line)
