"""Headings that have no mark of their own, and the level of each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pamphlet.readers.plain.captions import is_caption
from pamphlet.readers.plain.definitions import DEFINED
from pamphlet.readers.plain.lines import Chunk, join
from pamphlet.readers.plain.matter_words import BYLINES, SHARING
from pamphlet.readers.plain.passages import is_set_in
from pamphlet.readers.plain.pieces import (
    CLOSED,
    COUNTED_LINE,
    LONGEST_HEADING,
    NUMERAL,
    SENTENCE_END,
    SPOKEN,
    STOP,
    TWO_SENTENCES,
    Habits,
    Piece,
    Sure,
    begins_item,
    number_key,
)
from pamphlet.readers.plain.speech import speaker
from pamphlet.readers.plain.stanzas import is_short
from pamphlet.readers.plain.words import BACK, FRAME, PARTS

COUNTED, CAPITALS, ROMAN, LETTER, NUMBER, SPACED, PLAIN = 10, 20, 30, 40, 50, 80, 90
"""Kinds of heading, the higher ones first: chapters that are counted, capitals, `I.`, `A.`, `1.` (and `1.1` below it), with more
space above, and none of these. Only their order counts."""

MOST_HEADINGS = 3
"""So many headings may stand above one another with no text between them."""

MOST_SHORT_LINES = 3
"""So many short lines below one another may stand below a heading, as longer prose may."""

_FARTHEST_ITEM = 6
"""The next item of a list is among so many paragraphs."""
_BREADCRUMBS = re.compile(r"[^«»‹›]+(?: [»›] [^«»‹›]+)+")
"""Where in its site a page stands."""
_MOST_SPACE = 2
"""So many empty lines may stand between what is counted and its name in capitals."""
_SECTION = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]|[A-Z][.)])\s+(?=\S)")
_RIGHTS = re.compile(r"©|\(c\)|CC BY|(?:first |originally )?published (?:by|in|on)\b", re.IGNORECASE)
_BY = re.compile(rf"(?:{BYLINES})\s", re.IGNORECASE)
_ASKS = re.compile(r"(?:what|where|who|how|why|when|which)\b", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"\b(?:that|to|of|the|and|or|are|is|at|by|as|than|with|for|from|follows|dass|daß|und|oder|der|den|dem|que|à|et|le|les|des|du|y|el|los|il|het|een)$",
    re.IGNORECASE,
)
_KEYED = re.compile(r"[^\W\d_][\w -]{0,30}: \S")


def heading(chunks: Sequence[Chunk], index: int, habits: Habits) -> Piece | None:
    """A line without a mark that is a heading by its look and by what stands below it."""
    chunk = chunks[index]
    if second := second_line(chunks, index):
        whole = join(chunk.file, (*chunk.lines, *second.lines))
        before = chunks[max(0, index - 1) : index]
        found = heading((*before, whole, *chunks[index + 2 : index + 5]), len(before), habits)
        return replace(found, chunks=(whole, second)) if found else None
    if not _may_be_heading(chunks, index, habits):
        return None
    text, after = chunk.text, chunks[index + 1]
    if PARTS.match(text):
        level = PLAIN if FRAME.match(text) else COUNTED
        return Piece("heading", (chunk,), f"it begins with “{text.split()[0]}”", "likely", level)
    if (counted := COUNTED_LINE.match(text)) and counted["word"].casefold() in habits.counting:
        return Piece("heading", (chunk,), f"“{counted['word']}” stands with other numbers elsewhere", "likely", COUNTED)
    if NUMERAL.fullmatch(text):
        return Piece("heading", (chunk,), "a number alone, and others elsewhere go on with it", "likely", COUNTED)
    if text.upper() == text and text.lower() != text and sum(map(str.isalpha, text)) > 2:
        return Piece("heading", (chunk,), "it is in capitals", "likely", CAPITALS)
    section = _SECTION.match(text)
    if section and not text[section.end() :][:1].islower():
        return Piece(
            "heading", (chunk,), "it is numbered, and prose follows", "likely", _level_of(section["number"].rstrip(".)"))
        )
    if (
        text[0].islower()
        or (text.endswith("!") and len(text) < 25)
        or (_UNFINISHED.search(text) and chunk.gap < _MOST_SPACE and not _ASKS.match(text))
    ):
        return None
    sure: Sure = "likely" if chunk.gap and after.gap else "guess"
    return Piece("heading", (chunk,), f"short, {_end_of(text)}, and {_what_follows(after, text, habits)}", sure, PLAIN)


def _end_of(text: str) -> str:
    """How a heading ends, for its rule."""
    if text.endswith((":", "：")):
        return "like others with a colon"
    return "a question" if text.rstrip("*_ ").endswith(("?", "？", "؟")) else "no stop at its end"


def _what_follows(after: Chunk, heading: str, habits: Habits) -> str:
    """What stands below a heading, for its rule."""
    if after.lines[0].number in habits.tables:
        return "a table follows"
    if begins_item(after):
        return "a list follows"
    return "a longer paragraph follows" if _is_longer(after, heading) else "what belongs to it follows"


def _may_be_heading(chunks: Sequence[Chunk], index: int, habits: Habits) -> bool:
    """Whether nothing in the line itself and around it speaks against a heading."""
    chunk, text = chunks[index], chunks[index].text
    section = _SECTION.match(text)
    if index + 1 >= len(chunks) or len(chunk.lines) > 2 or len(text) > LONGEST_HEADING:
        return False
    after = chunks[index + 1]
    if speaker(chunk, habits) or "   " in text or _BREADCRUMBS.fullmatch(text) or SHARING.fullmatch(text):
        return False
    above = chunks[index - 1] if index and not chunk.gap else None
    alone = above is None or above.lines[0].number in habits.tables or bool(CLOSED.search(above.text))
    alone = alone or (above is not None and begins_item(above) and not habits.wrapped and len(after.text) > LONGEST_HEADING)
    if NUMERAL.fullmatch(text):
        return "" in habits.counting and bool(chunk.gap or not index) and bool(after.gap) and not NUMERAL.fullmatch(after.text)
    if (
        not alone
        or not any(map(str.isalpha, text))
        or TWO_SENTENCES.search(text, section.end() if section else 0)
        or _RIGHTS.match(text)
    ):
        return False
    ends = STOP.search(text) and not _may_end_in_colon(chunk, habits) and not _is_chapter(text, habits)
    if ends or SPOKEN.match(text) or is_caption(text):
        return False
    if index and habits.wrapped and not chunk.gap:
        return False
    numbered = section is not None and section["number"][0].isdecimal() and not number_key(after).isdecimal()
    capitals = (
        text.isupper() and chunk.gap and after.gap and len(text) > 3 and not after.text.isupper() and CLOSED.search(after.text)
    )
    table = after.lines[0].number in habits.tables and (chunk.gap or not index)
    asks = (
        habits.asking
        and text.rstrip("*_ ").endswith(("?", "？", "؟"))
        and CLOSED.search(after.text)
        and "?" not in after.text[-2:]
    )
    if not (numbered or capitals or table or asks or _is_body(chunks, index + 1, text, habits)):
        return False
    if not _KEYED.match(text) or PARTS.match(text) or _is_counted_on(text, habits):
        return True
    return not _KEYED.match(after.text) and (len(after.text) > LONGEST_HEADING or SENTENCE_END.search(after.text) is not None)


def _is_chapter(text: str, habits: Habits) -> bool:
    """Whether a line is a word for parts and a number alone, behind which old books set a full stop."""
    return _is_counted(text) and (PARTS.match(text) is not None or _is_counted_on(text, habits))


def is_one_of_several(chunks: Sequence[Chunk]) -> bool:
    """Whether the first line names a part, and another line below it the next one, so that it is no title of them all."""
    counted = COUNTED_LINE.match(chunks[0].text) if chunks and PARTS.match(chunks[0].text) else None
    if counted is None:
        return False
    others = (COUNTED_LINE.match(chunk.text) for chunk in chunks[1:] if len(chunk.text) <= LONGEST_HEADING)
    word = counted["word"].casefold()
    return any(other and other["word"].casefold() == word and other["number"] != counted["number"] for other in others)


def _may_end_in_colon(chunk: Chunk, habits: Habits) -> bool:
    """Whether a colon at the end of a line does not lead to what stands below it, since others like it are headings."""
    if not chunk.text.endswith((":", "：")):
        return False
    return chunk.lines[0].number in habits.colons or _is_counted_on(chunk.text, habits)


def _is_counted_on(text: str, habits: Habits) -> bool:
    """Whether a line begins with a word and a number, and others with the same word and other numbers."""
    counted = COUNTED_LINE.match(text)
    return counted is not None and counted["word"].casefold() in habits.counting


def _level_of(number: str) -> int:
    """The rank of a number: roman digits stand above letters, these above ordinary numbers, `1` above `1.1`."""
    if number[0].isdecimal():
        return NUMBER + number.count(".")
    return ROMAN if set(number) <= set("IVX") else LETTER


def second_line(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The second line of a title or heading: it goes on in lower case or names what is counted above it, and space follows."""
    if index + 2 >= len(chunks):
        return None
    first, second, after = chunks[index : index + 3]
    short = len(first.lines) == len(second.lines) == 1 and len(first.text) + len(second.text) <= LONGEST_HEADING
    goes_on = not second.gap and second.text[0].islower() and not _BY.match(second.text)
    goes_on = goes_on and not STOP.search(first.text) and not STOP.search(second.text)
    counted, loud = _is_counted(first.text), first.text.isupper() and second.text.isupper()
    named = not second.gap and counted and not STOP.search(second.text) and not _BY.match(second.text)
    named = named or (loud and counted and second.gap <= _MOST_SPACE and not PARTS.match(second.text))
    named = named or (loud and not second.gap and bool(first.gap) and not STOP.search(first.text))
    return second if short and (goes_on or named) and after.gap and not begins_item(second) else None


def _is_counted(text: str) -> bool:
    """Whether a line is nothing but a word and a number, so that the name of the chapter may stand below it."""
    text = text.removesuffix(".")
    counted = COUNTED_LINE.match(text)
    return (counted is not None and counted.end() == len(text)) or (PARTS.match(text) is not None and len(text.split()) == 2)


def _is_body(chunks: Sequence[Chunk], index: int, heading: str, habits: Habits) -> bool:
    """Whether what stands here can stand below a heading: longer prose, a list, or a few more headings above such."""
    chunk = chunks[index]
    following = chunks[index + 1 : index + MOST_SHORT_LINES]
    if _begins_list(chunks, index):
        return bool(chunk.gap) or chunks[index - 1].gap >= _MOST_SPACE or heading.isupper() or heading.endswith((":", "："))
    if _is_longer(chunk, heading) or chunk.text.startswith(">"):
        return True
    if following and begins_item(following[0]):
        return True
    if len(following) == MOST_SHORT_LINES - 1 and chunk.gap and _are_short_lines((chunk, *following)):
        return True
    if DEFINED.match(chunk.text) and following and DEFINED.match(following[0].text) and not speaker(chunk, habits):
        return True
    if chunk.gap and is_set_in(chunk, habits):
        return True
    for further in range(index + 1, min(index + MOST_HEADINGS, len(chunks))):
        above = chunks[further - 1]
        if len(above.text) > LONGEST_HEADING or STOP.search(above.text):
            return False
        if len(chunks[further].text) > (LONGEST_HEADING if _is_counted(heading) else 120):
            return True
    return False


def _begins_list(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether the item of a list begins here; a number that none below goes on with is a day or a year, and no item."""
    key = number_key(chunks[index])
    if not key.isdecimal():
        return begins_item(chunks[index])
    following = str(int(key) + 1)
    return any(number_key(chunk) == following for chunk in chunks[index + 1 : index + 1 + _FARTHEST_ITEM])


def _are_short_lines(chunks: Sequence[Chunk]) -> bool:
    """Whether paragraphs are short lines directly below one another: verse, or what a recipe needs."""
    return is_short([chunk.lines[0] for chunk in chunks]) and not any(
        len(chunk.lines) > 1 or (number and chunk.gap) for number, chunk in enumerate(chunks)
    )


def _is_longer(chunk: Chunk, heading: str) -> bool:
    """Whether a paragraph is longer than a heading, or a sentence at least."""
    length = len(chunk.text)
    return length > max(60, len(heading) * 1.2) or (length > len(heading) and bool(CLOSED.search(chunk.text)))


def levelled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Headings without marks get levels from 2 on, by the rank of their kind.

    Each stands one level below the nearest heading before it of a higher kind, and beside those of its own.
    """
    kinds = iter(_kinds(pieces))
    above: list[tuple[int, int]] = []
    levelled: list[Piece] = []
    for piece in pieces:
        if piece.role == "heading":
            kind = next(kinds)
            while above and (above[-1][1] >= piece.level if piece.sure == "sure" else above[-1][0] >= kind):
                above.pop()
            level = piece.level if piece.sure == "sure" else min(above[-1][1] + 1 if above else 2, 6)
            above.append((kind, level))
            piece = replace(piece, level=level)
        levelled.append(piece)
    return tuple(levelled)


def _kinds(pieces: Sequence[Piece]) -> list[int]:
    """The kind of each heading, 0 for those with a mark, where the text as a whole shows more than the line itself.

    An introduction or a glossary stands beside the chapters that are counted, where there are such.
    Where numbers begin anew below other headings, they stand below them. Of headings with no other
    sign, those with much more space above them are higher. Where what is counted is in capitals, other
    headings in capitals stand beside it, unless they follow it at once.
    """
    headings = [piece for piece in pieces if piece.role == "heading"]
    follows = [a is not None and a.role == "heading" for a, b in pairwise((None, *pieces)) if b and b.role == "heading"]
    loud = all(piece.chunks[0].text.isupper() for piece in headings if piece.sure != "sure" and piece.level == COUNTED)
    counted = any(piece.level == COUNTED and piece.sure != "sure" for piece in headings)
    numbered = any(NUMBER < piece.level < SPACED and piece.sure != "sure" for piece in headings)
    plain = [piece for piece in headings if piece.level == PLAIN and piece.sure != "sure"]
    wide = max((piece.chunks[0].gap for piece in plain), default=0)
    spaced = (
        wide >= 3 and sum(piece.chunks[0].gap < wide for piece in plain) > 1 and wide >= 2 * min(p.chunks[0].gap for p in plain)
    )
    below = _numbers_begin_anew(headings)
    ranks = {
        piece.level
        for piece in headings
        if piece.sure != "sure" and not (piece.level == CAPITALS and _is_frame(piece.chunks[0].text))
    }
    kinds: list[int] = []
    for piece, at_once in zip(headings, follows, strict=True):
        kind = 0 if piece.sure == "sure" else piece.level
        if kind == CAPITALS and counted and loud and not at_once:
            kind = COUNTED
        elif kind == CAPITALS and ranks and min(ranks) > CAPITALS and _is_frame(piece.chunks[0].text):
            kind = min(ranks)
        elif kind == PLAIN and (counted or numbered) and _is_frame(piece.chunks[0].text):
            kind = COUNTED if counted else NUMBER
        elif kind == PLAIN and spaced and piece.chunks[0].gap == wide:
            kind = SPACED
        elif NUMBER <= kind < SPACED and below:
            kind += PLAIN
        kinds.append(kind)
    return kinds


def _is_frame(text: str) -> bool:
    """Whether a heading names what stands before or behind the chapters."""
    return bool(FRAME.match(text) or BACK.match(text))


def _numbers_begin_anew(headings: Sequence[Piece]) -> bool:
    """Whether numbered headings count from 1 again below another heading without a sign."""
    firsts, between = 0, True
    for piece in headings:
        if piece.level == PLAIN:
            between = True
        elif piece.level == NUMBER and piece.chunks[0].text.startswith("1") and not piece.chunks[0].text[1:2].isdecimal():
            firsts += between
            between = False
    return firsts > 1
