"""What people format by hand where a program has its own form for it: bold lines as headings, numbers before items, typed notes.

Beside the road: the readers of Word files, web pages and OpenDocument hand their document through here, since all of
them get texts of people who never met a style. Nothing is read so where the text has the real thing as well: bold
lines are only headings in a text without any, and `[1]` only a note mark in one without notes. What was read so is
told. `breaks`, `notes`, `headings` and `lists` know one kind each.
"""

from pamphlet.diagnostics import Report
from pamphlet.readers.by_hand.breaks import read_breaks
from pamphlet.readers.by_hand.headings import read_headings
from pamphlet.readers.by_hand.lists import read_lists
from pamphlet.readers.by_hand.notes import read_notes
from pamphlet.tree import Document

__all__ = ["read_by_hand"]


def read_by_hand(document: Document, report: Report) -> Document:
    """The document with its typed breaks, notes, headings and lists. Reports `formatted-by-hand`."""
    for step in (read_breaks, read_notes, read_headings, read_lists):
        document = step(document, report)
    return document
