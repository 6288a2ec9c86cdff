"""Passes: from the document as written to the publication as printed.

Each pass answers one kind of question and gives a new tree; all of them run, so that an author
sees every problem of a text at once. The order is the tuple `PASSES` and nothing else.

To add one, write `passes/NAME.py` with a function of (document, settings, report) that gives a
document, and put it where it belongs in the tuple.
"""

from collections.abc import Callable

from pamphlet.diagnostics import Report
from pamphlet.passes.anchors import give_anchors
from pamphlet.passes.assemble import assemble
from pamphlet.passes.formulas import check_formulas
from pamphlet.passes.headings import settle_headings
from pamphlet.passes.language import settle_language
from pamphlet.passes.links import check_links, part_links
from pamphlet.passes.marks import close_up_marks
from pamphlet.passes.metadata import merge_metadata
from pamphlet.passes.notes import order_notes
from pamphlet.passes.shops import check_shops
from pamphlet.passes.title import settle_title
from pamphlet.publication import Publication
from pamphlet.settings import Settings
from pamphlet.tree import Document

Pass = Callable[[Document, Settings, Report], Document]

PASSES: tuple[Pass, ...] = (
    merge_metadata,  # first: the title and the language may come from outside the text
    settle_language,
    check_formulas,
    settle_title,  # before the headings are counted, since one of them may be the title
    settle_headings,
    order_notes,
    close_up_marks,  # what is a mark is known now
    give_anchors,  # after the notes have their order and before links are looked up
    check_links,
    part_links,  # last, so that a link is told once
)


def publish(document: Document, settings: Settings, report: Report) -> Publication:
    """Run every pass over `document` and assemble what is to be printed.

    Reports whatever the passes find. Gives a publication even when there were errors, so that it
    can be looked at; whether it is printed is for the caller to decide by the report.
    """
    for change in PASSES:
        document = change(document, settings, report)
    publication = assemble(document, settings, report)
    check_shops(publication, document, settings, report)
    return publication
