"""The PDF writer: a `Publication` in, a printed pamphlet out.

Stands at the end of the road. The publication becomes one HTML page (`page`), the page engine
lays it out in the default style (`engine`, the only importer of WeasyPrint), and what the engine
has to say about it becomes diagnostics (`log`). Importing this package costs nothing: the engine
is loaded when the first page is laid out (`loading`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pamphlet.diagnostics import Report
from pamphlet.nesting import make_room_for_nesting
from pamphlet.pictures import for_print
from pamphlet.publication import PageMap, Publication
from pamphlet.resources import Resource
from pamphlet.settings import Settings
from pamphlet.source import Position, Source

if TYPE_CHECKING:
    from pamphlet.writers.pdf.engine import Compositor
    from pamphlet.writers.pdf.standards import SourceFile

__all__ = ["PdfResult", "make_cover", "write_pdf"]


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A finished PDF: its bytes, how many pages it has, and where they begin, if an e-book is to know it."""

    data: bytes
    pages: int
    page_map: PageMap | None = None


def write_pdf(publication: Publication, settings: Settings, report: Report) -> PdfResult | None:
    """Lay out and print a publication; the same publication always gives the same bytes.

    Reports `footnote-long`, `text-overflow`, `picture-coarse`, `glyph-missing`, `font-borrowed`, `claim-withdrawn`, `tags-plain`,
    `layout-problem`, `qr-left-out`,
    `resource-refused` (a style that asks for something outside the package), `source-unreadable`
    (where the source is to be put into the PDF) and `engine-missing`; only after the last is there no result.
    """
    from pamphlet.writers.pdf.loading import engine_loads

    make_room_for_nesting()
    if not engine_loads(report):
        return None
    from pamphlet.writers.pdf.codes import codes_for, report_left_out
    from pamphlet.writers.pdf.engine import Printing, compositor
    from pamphlet.writers.pdf.formulas import formula_drawings
    from pamphlet.writers.pdf.glyphs import report_borrowed_fonts, report_missing_glyphs, undescribed_pictures
    from pamphlet.writers.pdf.overflow import report_overflows
    from pamphlet.writers.pdf.page import page_facts
    from pamphlet.writers.pdf.printed_pictures import report_coarse_pictures
    from pamphlet.writers.pdf.standards import STANDARDS, report_withdrawn
    from pamphlet.writers.pdf.style import style_sheets, text_width
    from pamphlet.writers.pdf.trimming import Trim

    standard, source = STANDARDS[settings.pdf_standard], source_file(publication, settings, report)
    known = undescribed_pictures(publication)
    anchors = publication.anchors_of_parts() if settings.page_map_wanted else None
    trim = Trim(settings.bleed, settings.marks)
    printing = Printing(standard, source, tuple(known), anchors, settings.inks, trim)
    sheets = [*style_sheets(settings), page_facts(publication), *([trim.sheet] if trim.bleed else [])]
    pictures = [for_print(resource, text_width(sheets)) for resource in publication.resources]
    pictures += codes_for(publication, settings).pictures
    pictures += formula_drawings(publication)
    with compositor(sheets, pictures, report, printing) as composing:
        too_long = _lay_out(composing, publication, settings, _pages_of_other(publication, settings, pictures))
        printed = composing.print()
    _report_too_long(too_long, publication, report)
    report_overflows(printed.overflows, publication, settings, report)
    report_missing_glyphs(printed.missing, publication, settings, report)
    report_borrowed_fonts(printed.borrowed, report)
    places = {fault: known.get(fault) for fault in printed.faults}
    report_withdrawn(standard, places, report, with_source=source is not None, exchange=printing.exchange)
    report_left_out(publication, settings, report)
    report_coarse_pictures(printed.pictures, pictures, publication, report)
    return PdfResult(printed.data, printed.pages, printed.page_map)


def _pages_of_other(publication: Publication, settings: Settings, pictures: Sequence[Resource]) -> PageMap | None:
    """Where the pages of the other edition begin, whose numbers are wanted; what is wrong with that one is not told here."""
    if not settings.page_numbers_of:
        return None
    from pamphlet.writers.pdf.engine import Printing, compositor
    from pamphlet.writers.pdf.page import page_facts
    from pamphlet.writers.pdf.style import style_sheets

    other = replace(settings, style=settings.page_numbers_of, paper=None, variables=())
    with compositor([*style_sheets(other), page_facts(publication)], pictures, Report(), Printing()) as composing:
        _lay_out(composing, publication, other)
        return composing.page_map(publication.anchors_of_parts())


def _lay_out(composing: "Compositor", publication: Publication, settings: Settings, other: PageMap | None = None) -> set[str]:
    """Lay the publication out until no footnote is lost and the heads of its notes are right; the notes that were too long.

    One layout is enough for most texts; each round without room for a note, and each text whose endnotes have pages
    of their own, need another.
    """
    from pamphlet.writers.pdf.notes import place_notes
    from pamphlet.writers.pdf.page import heads_of_notes, html_page

    too_long: set[str] = set()
    while (laid_out := composing.lay_out(page := html_page(publication, settings, too_long, other))).lost:
        too_long.update(laid_out.lost)
    _, endnotes = place_notes(publication, settings.placement, too_long)
    if heads := heads_of_notes(endnotes, publication, laid_out.places, laid_out.pages):
        composing.lay_out(page, heads)
    return too_long


def make_cover(publication: Publication, settings: Settings, report: Report) -> Resource | None:
    """A picture for the cover of the e-book, made of the title in the style's look.

    Reports what the engine does; there is none after `engine-missing`.
    """
    from pamphlet.writers.pdf.loading import engine_loads

    if not engine_loads(report):
        return None
    from pamphlet.writers.pdf.cover import cover_picture

    return cover_picture(publication, settings, report)


def _report_too_long(anchors: set[str], publication: Publication, report: Report) -> None:
    hint = "make what it shows smaller, or print all notes at the end, with --notes endnotes"
    for note in publication.notes:
        if note.anchor in anchors:
            message = f"note {note.number} finds no room at the foot of its page, so it stands at the end"
            report.add("footnote-long", message, note.note.position, hint=hint)


def source_file(publication: Publication, settings: Settings, report: Report) -> "SourceFile | None":
    """The text as it is put into its PDF, where `embed-source` asks for it; reports `source-unreadable`."""
    from pamphlet.writers.pdf.standards import SourceFile

    if not settings.embed_source:
        return None
    name = Path(settings.source).name
    try:
        data = Source.open(settings.folder / name).data
    except OSError as problem:
        report.add("source-unreadable", f"cannot put {name} into the PDF: {problem.strerror}", Position(settings.source, 1))
        return None
    return SourceFile(name, data, publication.title, publication.modified)
