"""A cover for the e-book, made of the title in the style's look.

Beside the road of the PDF writer, on its engine: the cover is a page of one style sheet more
(`styles/base/cover.css`), and PDFium, imported here only, makes a picture of it.
"""

import unicodedata
from dataclasses import dataclass
from io import BytesIO
from math import sqrt

import pypdfium2

from pamphlet.diagnostics import Report
from pamphlet.labels import is_right_to_left
from pamphlet.publication import Publication
from pamphlet.resources import Resource
from pamphlet.settings import Settings
from pamphlet.stylesheets import shipped_style
from pamphlet.walk import plain_text
from pamphlet.writers.pdf.engine import print_page
from pamphlet.writers.pdf.style import style_sheets
from pamphlet.writers.templates import render

WIDTH, HEIGHT = 1600, 2560
"""The size of a cover in pixels, as shops ask for it."""

QUALITY = 85
"""Of the JPEG, from 1 to 95."""

_LINE = 74.0
"""How wide a line may be, in mm."""

_LONGEST_WORD = 14
"""A word of more letters may be divided, rather than make the whole title small."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What room a text has: the size of its letters at most, and how high all of its lines may be, in mm."""

    letters: float
    height: float


_TITLE, _SUBTITLE, _AUTHORS = _Room(14.0, 62.0), _Room(5.0, 26.0), _Room(5.0, 20.0)


def cover_picture(publication: Publication, settings: Settings, report: Report) -> Resource | None:
    """The cover as a JPEG of 1600 × 2560 pixels; none where no font has the letters of its title.

    Reports `cover-unfit` and what `print_page` reports.
    """
    subtitle, authors = (" ".join(plain_text(line).split()) for line in (publication.metadata.subtitle, publication.byline))
    page = render(
        "cover.html.j2",
        language=publication.language,
        direction="rtl" if is_right_to_left(publication.language) else "ltr",
        title=publication.title,
        title_size=f"{letter_size(publication.title, _TITLE):.2f}",
        subtitle=subtitle,
        subtitle_size=f"{letter_size(subtitle, _SUBTITLE):.2f}",
        authors=authors,
        authors_size=f"{letter_size(authors, _AUTHORS):.2f}",
    )
    printed = print_page(page, [*style_sheets(settings), shipped_style("base/cover")], (), report)
    if printed.missing:
        signs = ", ".join(f"“{sign}”" for sign in printed.missing[:3])
        hint = "install a font that has them, or name a picture: “cover: front.jpg”"
        report.add("cover-unfit", f"no font at hand has {signs} for a cover made of the title, so there is none", hint=hint)
        return None
    with pypdfium2.PdfDocument(printed.data) as document:
        sheet = document[0]
        picture = sheet.render(scale=WIDTH / sheet.get_width()).to_pil().convert("RGB").resize((WIDTH, HEIGHT))
    data = BytesIO()
    picture.save(data, "JPEG", quality=QUALITY, optimize=True)
    return Resource("cover", data.getvalue(), "image/jpeg")


def letter_size(text: str, room: _Room = _TITLE) -> float:
    """How large the letters of a text may be, in mm, so that its longest word and all its lines find room."""
    longest = max((min(len(word), _LONGEST_WORD) * _width(word) for word in text.split()), default=1.0)
    area = sum(map(_width, text)) * 1.25
    return min(room.letters, _LINE / max(longest, 1.0), sqrt(_LINE * room.height / max(area, 1.0)) * 0.9)


def _width(text: str) -> float:
    """The width of a letter as a part of its size: of East Asian signs all of it."""
    return 1.0 if unicodedata.east_asian_width(text[0]) in "WF" else 0.56
