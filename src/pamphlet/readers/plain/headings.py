"""Headings that have no mark of their own, and the level of each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pamphlet.readers.plain.lines import Chunk, join
from pamphlet.readers.plain.pieces import (
    CAPTION,
    CLOSED,
    LONGEST_HEADING,
    SPOKEN,
    STOP,
    TWO_SENTENCES,
    Habits,
    Piece,
    Sure,
    begins_item,
    number_key,
)
from pamphlet.readers.plain.words import BYLINES, PARTS

_SECTION = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.)]?\s+(?=\S)")
_RIGHTS = re.compile(r"©|\(c\)|CC BY|(?:first |originally )?published (?:by|in|on)\b", re.IGNORECASE)
_BY = re.compile(rf"(?:{BYLINES})\s", re.IGNORECASE)
_KEYED = re.compile(r"[^\W\d_][\w -]{1,30}: \S")


def heading(chunks: Sequence[Chunk], index: int, habits: Habits) -> Piece | None:
    """A line without a mark that is a heading by its look and by what stands below it."""
    chunk = chunks[index]
    if second := second_line(chunks, index):
        whole = join(chunk.file, (*chunk.lines, *second.lines))
        before = chunks[max(0, index - 1) : index]
        found = heading((*before, whole, *chunks[index + 2 : index + 5]), len(before), habits)
        return replace(found, chunks=(whole, second)) if found else None
    text = chunk.text
    if index + 1 >= len(chunks) or len(chunk.lines) > 2 or len(text) > LONGEST_HEADING or not any(map(str.isalpha, text)):
        return None
    after = chunks[index + 1]
    if TWO_SENTENCES.search(text) or _RIGHTS.match(text):
        return None
    if STOP.search(text) or SPOKEN.match(text) or CAPTION.match(text) or (index and habits.wrapped and not chunk.gap):
        return None
    alone = chunk.gap > 0 or index == 0 or bool(CLOSED.search(chunks[index - 1].text))
    section = _SECTION.match(text)
    numbered = section is not None and section["number"].isdecimal() and alone and not number_key(after).isdecimal()
    if not alone or not (numbered or _is_body(chunks, index + 1, text)):
        return None
    if _KEYED.match(text) and _KEYED.match(after.text):
        return None
    if PARTS.match(text):
        return Piece("heading", (chunk,), f"it begins with “{text.split()[0]}”", "likely", 1)
    if text.upper() == text and text.lower() != text and sum(map(str.isalpha, text)) > 2:
        return Piece("heading", (chunk,), "it is in capitals", "likely", 2)
    if section and not text[section.end() :][:1].islower():
        return Piece("heading", (chunk,), "it is numbered, and prose follows", "likely", 3 + section["number"].count("."))
    if text[0].islower() or (text.endswith("!") and len(text) < 25):
        return None
    sure: Sure = "likely" if chunk.gap and after.gap else "guess"
    return Piece("heading", (chunk,), "short, no stop at its end, and a longer paragraph follows", sure, 4)


def second_line(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The second line of a title or heading: it goes on in lower case, and space follows."""
    if index + 2 >= len(chunks):
        return None
    first, second, after = chunks[index : index + 3]
    short = len(first.lines) == len(second.lines) == 1 and len(first.text) + len(second.text) <= LONGEST_HEADING
    goes_on = not second.gap and second.text[0].islower() and not _BY.match(second.text)
    goes_on = goes_on and not STOP.search(first.text) and not STOP.search(second.text)
    return second if short and goes_on and after.gap and not begins_item(second) else None


def _is_body(chunks: Sequence[Chunk], index: int, heading: str) -> bool:
    """Whether what stands here can stand below a heading: longer prose, a list, or one more heading."""
    chunk = chunks[index]
    if begins_item(chunk):
        return bool(chunk.gap) and not heading.endswith(":")
    longer = len(chunk.text) > max(60, len(heading) * 1.2) or (len(chunk.text) > len(heading) and bool(CLOSED.search(chunk.text)))
    if longer or chunk.text.startswith(">"):
        return True
    further = chunks[index + 1] if index + 1 < len(chunks) else None
    if further is not None and begins_item(further):
        return True
    return further is not None and len(further.text) > 120 and len(chunk.text) <= LONGEST_HEADING and not STOP.search(chunk.text)


def levelled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Headings without marks get levels from 2 on, by the rank of their kind among those of the text.

    None is more than one level below the heading before it: the author typed no level to skip.
    """
    own = sorted({piece.level for piece in pieces if piece.role == "heading" and piece.sure != "sure"})
    ranks = {level: min(2 + rank, 6) for rank, level in enumerate(own)}
    levelled: list[Piece] = []
    above = 1
    for piece in pieces:
        if piece.role == "heading":
            level = piece.level if piece.sure == "sure" else min(ranks[piece.level], above + 1)
            piece, above = replace(piece, level=level), level
        levelled.append(piece)
    return tuple(levelled)
