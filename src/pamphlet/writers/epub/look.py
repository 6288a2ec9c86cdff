"""How the book looks: its style sheet, with the rules for what its author asked for besides.

Stands beside `content`. What is asked for is fonts (`fonts`) or lines that run from top to bottom.
"""

import re
from dataclasses import dataclass, replace

from pamphlet.publication import Publication
from pamphlet.resources import shipped
from pamphlet.tree import Attributes, Inline, Inlines, Span, Text
from pamphlet.walk import Rewrite
from pamphlet.writers.epub.files import CSS, BookFile

STYLE_SHEET = "styles/book.css"
"""Where the templates look for the book's style sheet."""

_UPRIGHT = re.compile(r"(?<![0-9A-Za-z.,])(?:[0-9]{1,2}|[!?]{2})(?![0-9A-Za-z.,])")
"""What stands upright side by side in a vertical line (tate-chu-yoko): up to two figures, two marks."""


@dataclass(frozen=True, slots=True)
class EmbeddedFonts:
    """Fonts for the book: their files, the rules that name them, and their licences by name."""

    files: tuple[BookFile, ...] = ()
    css: str = ""
    licences: tuple[tuple[str, bytes], ...] = ()


def style_sheet(fonts: EmbeddedFonts, *, vertical: bool) -> BookFile:
    """The style sheet of the book."""
    folder = shipped("styles") / "epub"
    names = ["book.css", *(["vertical.css"] if vertical else [])]
    sheets = [(folder / name).read_text("utf-8") for name in names]
    return BookFile(STYLE_SHEET, CSS, "\n".join((*sheets, *filter(None, [fonts.css]))).encode())


def set_upright(publication: Publication) -> Publication:
    """The publication with all that is to stand upright in vertical lines in spans of its own."""
    rewrite = Rewrite(inline=_upright)
    data = publication.metadata
    return replace(
        publication,
        metadata=replace(data, title=rewrite.inlines(data.title), subtitle=rewrite.inlines(data.subtitle)),
        chapters=tuple(replace(chapter, children=rewrite.blocks(chapter.children)) for chapter in publication.chapters),
        notes=tuple(
            replace(note, note=replace(note.note, children=rewrite.blocks(note.note.children))) for note in publication.notes
        ),
    )


def _upright(inline: Inline) -> Inlines:
    if not isinstance(inline, Text) or not (found := list(_UPRIGHT.finditer(inline.text))):
        return (inline,)
    pieces: list[Inline] = []
    done = 0
    for match in found:
        pieces += [replace(inline, text=inline.text[done : match.start()])] if match.start() > done else []
        pieces.append(Span((Text(match[0]),), attributes=Attributes(classes=("upright",))))
        done = match.end()
    pieces += [replace(inline, text=inline.text[done:])] if done < len(inline.text) else []
    return tuple(pieces)
