"""A cover for the e-book, made of the title in the style's look.

Beside the road of the PDF writer, on its engine: the cover is a page of one style sheet more
(`styles/base/cover.css`), and PDFium, imported here only, makes a picture of it.
"""

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
from pamphlet.writers.pdf.engine import lay_out
from pamphlet.writers.pdf.style import style_sheets
from pamphlet.writers.templates import render

WIDTH, HEIGHT = 1600, 2560
"""The size of a cover in pixels, as shops ask for it."""

QUALITY = 85
"""Of the JPEG, from 1 to 95."""

_LINE, _BLOCK = 74.0, 76.0
"""How wide and how high the title may be, in mm."""


def cover_picture(publication: Publication, settings: Settings, report: Report) -> Resource:
    """The cover as a JPEG of 1600 × 2560 pixels. Reports what `lay_out` reports."""
    page = render(
        "cover.html.j2",
        language=publication.language,
        direction="rtl" if is_right_to_left(publication.language) else "ltr",
        title=publication.title,
        subtitle=plain_text(publication.metadata.subtitle),
        authors=plain_text(publication.byline),
        size=f"{title_size(publication.title):.2f}",
    )
    laid_out = lay_out(page, [*style_sheets(settings), shipped_style("base/cover")], (), report)
    with pypdfium2.PdfDocument(laid_out.data) as document:
        sheet = document[0]
        picture = sheet.render(scale=WIDTH / sheet.get_width()).to_pil().convert("RGB").resize((WIDTH, HEIGHT))
    data = BytesIO()
    picture.save(data, "JPEG", quality=QUALITY, optimize=True)
    return Resource("cover", data.getvalue(), "image/jpeg")


def title_size(title: str) -> float:
    """How large the letters of a title may be, in mm, so that its longest word and all its lines find room."""
    letter = 0.56  # the width of a letter, as a part of its size
    longest = max(map(len, title.split()), default=1)
    return min(14.0, _LINE / (letter * longest), sqrt(_LINE * _BLOCK / (letter * 1.15 * len(title))) * 0.9)
