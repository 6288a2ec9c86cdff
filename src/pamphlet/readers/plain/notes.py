"""The list of notes: found first, because it says which marks in the text are marks.

A list is a run of paragraphs that begin with labels of one style whose numbers ascend. It is
taken for the notes when a heading says so, or when the text above it has marks for most of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pamphlet.readers.plain.inline import Marks
from pamphlet.readers.plain.lines import Chunk
from pamphlet.tree import identifier_of

_STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\[\^([^\[\]\s]{1,40})\]:\s*",
        r"\[(\d{1,4})\][.:]?\s+",
        r"\[([a-z]{1,3}|\d{1,4})\][.:]?\s+",
        r"(\d{1,4})\.\s+",
        r"(\d{1,4})\)\s+",
        r"\((\d{1,4})\)\s+",
    )
)
_MARK = re.compile(r"\[\^?([^\[\]\s]{1,40})\]|([⁰¹²³⁴-⁹]+)")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HEADING = re.compile(r"#*\s*(?:end|foot)?notes?(?: and references)?\s*:?|references:?|sources:?", re.IGNORECASE)
ENOUGH = 0.6
"""The share of a list's labels that must be marked in the text, where no heading names the list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One note: its label, its chunks, and where its words begin in the first of them."""

    label: str
    chunks: tuple[Chunk, ...]
    begin: int


@dataclass(frozen=True, slots=True)
class NoteList:
    """The notes, the chunks they take up (`first` with the heading, `end` exclusive), the marks."""

    first: int
    end: int
    entries: tuple[Entry, ...] = ()
    marks: Marks = Marks()  # noqa: RUF009  (frozen, so sharing it is safe)


def find_notes(chunks: Sequence[Chunk]) -> NoteList:
    """The list of notes in a text; an empty one at its end if there is none."""
    best = NoteList(len(chunks), len(chunks))
    for style in _STYLES:
        found = _trailing_run(chunks, style)
        if found and len(found.entries) > len(best.entries):
            best = found
    return best


def _trailing_run(chunks: Sequence[Chunk], style: re.Pattern[str]) -> NoteList | None:
    """The last run of labels in one style, if its heading or its marks confirm it."""
    labelled = [(index, match) for index, chunk in enumerate(chunks) if (match := style.match(chunk.text))]
    run = labelled[-1:]
    for index, match in reversed(labelled[:-1]):
        if _ascends(match[1], run[0][1][1]) or identifier_of(match[1]) == identifier_of(run[0][1][1]):
            run.insert(0, (index, match))
        else:
            break
    if not run:
        return None
    first = run[0][0]
    end = run[-1][0] + 1
    while end < len(chunks) and chunks[end].lines[0].indent > chunks[run[-1][0]].lines[0].indent:
        end += 1
    bounds = [index for index, _ in run[1:]] + [end]
    entries = tuple(
        Entry(match[1], tuple(chunks[index:bound]), match.end()) for (index, match), bound in zip(run, bounds, strict=True)
    )
    headed = first > 0 and bool(_HEADING.fullmatch(chunks[first - 1].text.strip()))
    ids = frozenset(identifier_of(entry.label) for entry in entries)
    found = _marks_in(chunks[:first])
    if not headed and len(ids & set(found)) < ENOUGH * len(ids):
        return None
    raised = any(_is_raised(chunk.text) for chunk in chunks[:first])
    return NoteList(first - headed, end, entries, Marks(ids | _missing(ids, found), raised))


def _ascends(label: str, following: str) -> bool:
    if label.isdecimal() and following.isdecimal():
        return int(label) < int(following)
    return not label.isdecimal() and not following.isdecimal()


def _marks_in(chunks: Sequence[Chunk]) -> list[str]:
    """The ids of everything that looks like a mark, in the order of the text."""
    found = (match for chunk in chunks for match in _MARK.finditer(chunk.text))
    return [identifier_of(match[1]) if match[1] else match[2].translate(_DIGITS) for match in found]


def _is_raised(text: str) -> bool:
    return any(match[2] for match in _MARK.finditer(text))


def _missing(ids: frozenset[str], found: list[str]) -> frozenset[str]:
    """Numbers that continue the row of the list, or fill a gap in it: marks whose note is missing."""
    numbers = {int(i) for i in ids if i.isdecimal()}
    if not numbers:
        return frozenset()
    last, missing = max(numbers), set()
    for mark in found:
        if mark.isdecimal() and mark not in ids and (min(numbers) < int(mark) <= last + 1):
            missing.add(mark)
            last = max(last, int(mark))
    return frozenset(missing)
