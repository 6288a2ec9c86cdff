"""What looks like the mark of a note and leads to none, and marks that do so only with a letter read as a digit.

`read` reports them, `explain` tells them with the reason.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pamphlet.readers.plain.indices import is_of_a_program
from pamphlet.readers.plain.marks import Mark, Style, marks_in
from pamphlet.readers.plain.reading import Reading
from pamphlet.readers.plain.scopes import Marks
from pamphlet.source import Position

_TOLD: frozenset[Style] = frozenset({"bracket", "brace", "angle", "caret", "raised", "round", "hat"})
"""Styles that are nearly always marks where a list has such; the others are ordinary signs."""
_OTHERS = _TOLD - {"bracket", "caret"}
"""Those of them that need no square bracket."""

_MAY_SLIP = re.compile(r"[\[(［（][^\])］）]{0,20}[lIO]")


@dataclass(frozen=True, slots=True)
class Stray:
    """A sign that is no mark: where, as written, why not; `telling` where an author may have meant one."""

    place: Position
    written: str
    reason: str
    telling: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """A mark or label with letters for digits: where, as written, the number it was read as."""

    place: Position
    written: str
    number: str


def strays(reading: Reading) -> Iterator[Stray]:
    """Everything in the text that looks like a mark and is none."""
    for chunk in reading.chunks():
        marks = reading.marks(chunk)
        if "[" not in chunk.text and not _OTHERS & marks.styles:
            continue
        for mark in marks_in(chunk.text):
            written = chunk.text[mark.begin : mark.end].strip()
            place = chunk.at(mark.end - len(written))
            if mark.style in _TOLD and not marks.notes(mark, place) and ("[" in written or _is_like(mark, marks)):
                reason = marks.without_note(mark) if reading.may_have_notes else "notes: none stands at the top"
                yield Stray(place, written, reason, reading.may_have_notes and _is_telling(chunk.text, mark, marks))


def slips(reading: Reading) -> Iterator[Slip]:
    """Every mark and label that was read as a number though it has letters."""
    for one in reading.notes.lists:
        for entry in one.entries:
            if entry.slip:
                yield Slip(entry.position, entry.slip, entry.label)
    for chunk in reading.chunks():
        if not _MAY_SLIP.search(chunk.text):
            continue
        marks = reading.marks(chunk)
        for mark in marks_in(chunk.text):
            if mark.slips and marks.slipped(mark):
                written = chunk.text[mark.begin : mark.end].strip()
                yield Slip(chunk.at(mark.end - len(written)), written, ", ".join(mark.slips))


def _is_like(mark: Mark, marks: Marks) -> bool:
    """Whether a mark is one of the style that a list has, and no year."""
    return mark.style in marks.styles and all(len(key) <= 2 for key in mark.keys)


def _is_telling(text: str, mark: Mark, marks: Marks) -> bool:
    """Whether a number stands as marks do: behind a word or a stop, in square brackets or in the style of the list's marks."""
    number = mark.slips[0] if mark.slips and mark.keys[0] not in {"o", "ii"} else mark.keys[0]
    if len(mark.keys) != 1 or not number.isdecimal() or not 0 < int(number) < 100 or not text[: mark.begin].strip():
        return False
    if mark.style == "bracket":
        word = mark.index or (mark.word and (not marks.ids or is_of_a_program(mark.word) or mark.word in marks.indexed))
        return not word and text[mark.begin - 1] not in "([=" and not text[mark.end : mark.end + 1].isalnum()
    return mark.style in marks.styles and not text[mark.begin].isspace() and not text[mark.begin - 1].isdecimal()
