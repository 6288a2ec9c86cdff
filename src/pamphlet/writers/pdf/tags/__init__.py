"""Tags: the structure tree that a screen reader reads and a PDF is copied by.

WeasyPrint writes tags of its own, from boxes: a paragraph over two pages becomes two. These are
made from the HTML instead, one element for each of its elements, with notes, labels, languages
and the words of links; what is repeated or only decorates is an artifact. The stages are
`pages` (what stands where), `painting` (numbers for all that is drawn), `structure` (the tree) and
`objects` (the tree as PDF). They lean on parts of WeasyPrint that it does not promise to keep, so
they are used with the version they were written for, and with no other.
"""

from typing import Any

import weasyprint

from pamphlet.writers.pdf.tags.objects import write_structure
from pamphlet.writers.pdf.tags.pages import survey
from pamphlet.writers.pdf.tags.painting import paint_marked
from pamphlet.writers.pdf.tags.structure import Structure

__all__ = ["KNOWN_ENGINE", "Tagger", "knows_engine"]

KNOWN_ENGINE = "70.0"


def knows_engine() -> bool:
    """Whether this WeasyPrint is the one whose inner parts are known."""
    return bool(weasyprint.VERSION == KNOWN_ENGINE)


class Tagger:
    """Tags one document: made before `document.write_pdf`, which must not be given `pdf_tags`; `finish` is for its finisher."""

    def __init__(self, document: Any, *, pdf_2: bool = False) -> None:
        self._document, self._pdf_2 = document, pdf_2
        self._survey = survey(document)
        self._streams = paint_marked(document, self._survey)

    def finish(self, pdf: Any) -> Structure:
        """Put the structure tree into the PDF, whose pages have been painted."""
        structure = Structure(self._document, self._survey, self._streams, pdf_2=self._pdf_2)
        write_structure(pdf, structure, pdf_2=self._pdf_2)
        return structure
