"""How a text as a whole is typed: what its single lines can mean, since others are like them.

Stands between the paragraphs and their roles.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pamphlet.readers.plain.labels import value_of
from pamphlet.readers.plain.lines import Chunk, is_ideograph, width_of
from pamphlet.readers.plain.pieces import COUNTED_LINE, LONGEST_HEADING, NUMERAL, SENTENCE_END, SPOKEN, Habits, begins_item
from pamphlet.readers.plain.speech import speakers

_LONGEST_COLON = 40
_MOST_WORDS = 4
_FEWEST_QUESTIONS = 3


def habits_of(chunks: Sequence[Chunk], *, wrapped: bool, headings: bool, tables: frozenset[int]) -> Habits:
    """The habits of a text whose paragraphs are `chunks`; `tables` are the lines of its tables."""
    return Habits(
        wrapped,
        is_indented(chunks),
        headings,
        counting_words(chunks) if headings else frozenset(),
        tables,
        *_indents(chunks),
        speakers(chunks),
        colon_headings(chunks, tables) if headings else frozenset(),
        sum(_asks(chunk) for chunk in chunks) >= _FEWEST_QUESTIONS,
    )


def is_indented(chunks: Sequence[Chunk]) -> bool:
    """Whether most paragraphs begin with an indent."""
    long = [chunk for chunk in chunks if _is_prose(chunk)]
    moved = sum(chunk.indent > 0 for chunk in long)
    return moved * 2 > len(long)


def _indents(chunks: Sequence[Chunk]) -> tuple[int, int]:
    """By how much the first lines of longer paragraphs are moved in mostly, and by how much their other lines."""
    long = [chunk for chunk in chunks if _is_prose(chunk)]
    firsts = Counter(chunk.indent for chunk in long)
    others = Counter(chunk.lines[1].indent for chunk in long if len(chunk.lines) > 1)
    return (firsts.most_common(1)[0][0] if firsts else 0), (others.most_common(1)[0][0] if others else 0)


def _is_prose(chunk: Chunk) -> bool:
    """Whether a paragraph is longer than a heading; in a script without spaces, a sentence is enough."""
    return len(chunk.text) > LONGEST_HEADING or (is_ideograph(chunk.text[0]) and bool(SENTENCE_END.search(chunk.text)))


def _asks(chunk: Chunk) -> bool:
    """Whether a short paragraph is a question and nothing else."""
    return len(chunk.lines) == 1 and chunk.text.rstrip("*_ ").endswith(("?", "？", "؟")) and len(chunk.text) <= LONGEST_HEADING


def colon_headings(chunks: Sequence[Chunk], tables: frozenset[int]) -> frozenset[int]:
    """The lines that end in a colon and are headings all the same: in capitals, or above prose or lists like others.

    A single one, or one of several words above a list, only leads to what stands below it.
    """
    sure: set[int] = set()
    above_prose: list[int] = []
    above_lists: list[int] = []
    for index, (chunk, after) in enumerate(pairwise(chunks)):
        if not _ends_in_colon(chunk) or not (chunk.gap or not index):
            continue
        number, words = chunk.lines[0].number, len(chunk.text.split())
        if chunk.text.isupper():
            sure.add(number)
        elif begins_item(after):
            above_lists += [number] if words <= 2 else []
        elif not (
            SPOKEN.match(after.text) or after.text[0] in ">" or after.indent > chunk.indent or after.lines[0].number in tables
        ):
            above_prose.append(number)
    many = above_prose if len(above_prose) > 1 else []
    return frozenset({*sure, *many, *(above_lists if len(above_lists) > 1 or many else [])})


def _ends_in_colon(chunk: Chunk) -> bool:
    """Whether a line could be a heading, but for the colon at its end."""
    text = chunk.text
    short = len(chunk.lines) == 1 and width_of(text) <= _LONGEST_COLON and len(text.split()) <= _MOST_WORDS
    return short and text.endswith((":", "：")) and text[0] == text[0].upper() and not (SPOKEN.match(text) or begins_item(chunk))


def counting_words(chunks: Sequence[Chunk]) -> frozenset[str]:
    """Words that begin several short lines, each with another number (“Room 1”, “Room 2”), and "" if numbers alone do."""
    found: Counter[str] = Counter()
    numerals: list[int] = []
    roman = False
    seen: set[tuple[str, str]] = set()
    for index, chunk in enumerate(chunks):
        if len(chunk.text) > LONGEST_HEADING or len(chunk.lines) > 1:
            continue
        if (match := COUNTED_LINE.match(chunk.text)) and (one := (match["word"].casefold(), match["number"])) not in seen:
            seen.add(one)
            found[one[0]] += 1
        elif (chunk.gap or not index) and (numeral := NUMERAL.fullmatch(chunk.text)):
            numerals.append(value_of(numeral["number"].casefold()) or 0)
            roman = not numeral["number"].isdecimal()
    alone = len(numerals) > 1 and numerals == list(range(1, len(numerals) + 1))
    alone = alone or (numerals == list(range(2, len(numerals) + 2)) and (len(numerals) > 1 or roman))
    return frozenset({word for word, count in found.items() if count > 1} | ({""} if alone else set()))
