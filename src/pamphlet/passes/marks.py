"""Note marks stand right behind what they belong to, as print has them, however they were typed.

Many type a blank before a mark, `water. [1]`, since what they type is no raised figure. Printed, the figure would drift off its
word, or be alone on a line. Stands after the notes are known, since only then is a mark surely one.
"""

from unicodedata import category

from pamphlet.diagnostics import Report
from pamphlet.settings import Settings
from pamphlet.tree import Document, Inline, Inlines, Math, NoteReference, SoftBreak, Superscript, Text
from pamphlet.walk import Rewrite, plain_text

APART = "\u202f"
"""What stands between a raised figure, or a formula, and a mark: a narrow space at which no line breaks."""

_NOTHING_BEFORE = frozenset({"Ps", "Pd"})
"""After an opening bracket or a dash a blank was not typed for the mark's sake."""


def close_up_marks(document: Document, settings: Settings, report: Report) -> Document:
    """Take away the blanks before note marks that follow a word, a stop or another mark.

    `typography: keep` leaves them; so does a mark that follows a dash, an opening bracket or nothing. Languages that set a space
    before some stops have none before a mark either.
    """
    if settings.typography == "keep" or not document.notes:
        return document
    return _ClosedUp().document(document)


class _ClosedUp(Rewrite):
    def inlines(self, inlines: Inlines) -> Inlines:
        done: list[Inline] = []
        for inline in super().inlines(inlines):
            if isinstance(inline, NoteReference):
                done = _without_blanks(done)
            done.append(inline)
        return tuple(done)


def _without_blanks(before: list[Inline]) -> list[Inline]:
    """What stands before a mark, without the blanks at its end."""
    kept, blank = list(before), False
    while kept and (isinstance(kept[-1], SoftBreak) or (isinstance(kept[-1], Text) and not kept[-1].text.strip())):
        kept.pop()
        blank = True
    match kept:
        case [*rest, Text(text=text) as last] if text != (words := text.rstrip()):
            kept, blank = [*rest, Text(words, attributes=last.attributes, position=last.position)], True
    if not blank or not kept or _stands_alone(kept[-1]):
        return before
    raised = isinstance(kept[-1], Superscript | Math) or category(_last(kept[-1]) or " ") == "No"
    return [*kept, Text(APART)] if raised else kept


def _stands_alone(inline: Inline) -> bool:
    last = _last(inline)
    return not isinstance(inline, NoteReference | Math) and (not last or category(last) in _NOTHING_BEFORE)


def _last(inline: Inline) -> str:
    return plain_text([inline])[-1:]
