"""Notes that stand in the middle of a paragraph: `^[…]`, `[Footnote 1: …]`.

They are found beside the lists of notes. One with a number belongs to the last mark before it that
has this number; any other is marked by the place where it stands.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pamphlet.readers.plain.labels import key_of
from pamphlet.readers.plain.lines import Chunk, joined
from pamphlet.readers.plain.marks import MarksIn
from pamphlet.readers.plain.words import FOOTNOTES, NOTE_WORDS

INLINE_NOTE = re.compile(
    rf"\^\[|\[(?:(?:{FOOTNOTES})\s*:|(?:{NOTE_WORDS})\.?\s*(?P<key>\d{{1,4}}|[*†‡§¶]{{1,3}}|(?<=\s)[a-z])\s*:)\s*", re.IGNORECASE
)
"""How such a note begins."""

_BRACKET = re.compile(r"[\[\]]")

FARTHEST_MARK = 6
"""The mark of a note with a number stands in the same paragraph, or in one of so many chunks before it."""

FARTHEST_END = 6
"""A note that begins in the middle of a paragraph ends in the same one, or in one of so many below it."""


@dataclass(frozen=True, slots=True)
class InlineNote:
    """A note within a chunk: `begin` and `end` are offsets of its brackets, `words` is where its words begin.

    Where a mark elsewhere leads to it, `mark` is the line and column of that, and nothing of the note
    is printed at its own place.
    """

    id: str
    label: str
    chunk: Chunk
    begin: int
    words: int
    end: int
    mark: tuple[int, int] | None

    @property
    def length(self) -> int:
        """How many characters it takes up, brackets included."""
        return self.end - self.begin

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """Where each of its paragraphs begins and ends: empty lines part them."""
        begin = self.words
        for start, line in zip(self.chunk.starts, self.chunk.lines, strict=True):
            if line.gap and begin < start < self.end:
                yield begin, start - 1
                begin = start
        yield begin, self.end - 1


def with_whole_notes(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The paragraphs, with those joined that a note of several paragraphs in the middle of one cuts in two."""
    whole: list[Chunk] = []
    index = 0
    while index < len(chunks):
        last = index
        while (end := _end_of_open(chunks, last)) > last:
            last = end
        whole.append(joined(chunks[index : last + 1]))
        index = last + 1
    return tuple(whole)


def _end_of_open(chunks: Sequence[Chunk], index: int) -> int:
    """The paragraph in which the note ends that this one leaves open; the same index where there is none, or no end."""
    text = chunks[index].text
    openings = [one.start() for one in INLINE_NOTE.finditer(text, 1)] if "[" in text else []
    closed = _closing(text) if openings else {}
    begin = next((one for one in openings if one + (text[one] == "^") not in closed), None)
    depth = _depth(text, begin) if begin is not None else 0
    for position in range(index + 1, min(index + FARTHEST_END + 1, len(chunks)) if depth else 0):
        text = chunks[position].text
        if INLINE_NOTE.match(text):
            break
        for bracket in _BRACKET.finditer(text):
            depth += 1 if bracket[0] == "[" else -1
            if not depth:
                return position
    return index


def _depth(text: str, begin: int) -> int:
    """How many of the brackets from an offset on are open at the end of a text."""
    return text.count("[", begin) - text.count("]", begin)


def find_inline_notes(chunks: Sequence[Chunk], marks: MarksIn, listed: Collection[str]) -> tuple[InlineNote, ...]:
    """The notes in the middle of paragraphs, in order; marks with the keys in `listed` lead to lists, unless they are near."""
    places = [(index, *place) for index, chunk in enumerate(chunks) if "[" in chunk.text for place in _within(chunk.text)]
    marked = [(number, mark) for number, those in marks.items() for mark in those] if any(key for *_, key in places) else []
    following = 0
    waiting: dict[str, list[tuple[int, int]]] = defaultdict(list)
    found: list[InlineNote] = []
    for number, (index, begin, words, end, key) in enumerate(places, 1):
        while following < len(marked) and (marked[following][0], marked[following][1].begin) < (index, begin):
            before, mark = marked[following]
            if mark.style != "worded" and len(mark.keys) == 1:
                waiting[mark.keys[0]].append((before, mark.begin))
            following += 1
        id_ = f"inline {number}"
        found.append(
            InlineNote(
                id_,
                key or id_,
                chunks[index],
                begin,
                words,
                end,
                _mark(chunks, index, waiting[key_of(key)], 0 if key_of(key) in listed else FARTHEST_MARK),
            )
        )
    return tuple(found)


def _mark(chunks: Sequence[Chunk], index: int, waiting: list[tuple[int, int]], farthest: int) -> tuple[int, int] | None:
    """The line and column of the last mark that waits for its note, if it is so many chunks before it at most."""
    if not waiting or waiting[-1][0] < index - farthest:
        return None
    number, offset = waiting.pop()
    place = chunks[number].at(offset + chunks[number].text[offset].isspace())
    return place.line, place.column


def closes_early(text: str) -> bool:
    """Whether a paragraph that begins with such a note goes on behind it, so that the note is only a part of it."""
    first = next(_within(text), None)
    return first is not None and first[0] == 0


def _within(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Begin, begin of the words, end and number of each note in a paragraph that is not the whole of it."""
    openings = list(INLINE_NOTE.finditer(text))
    if not openings:
        return
    closing = _closing(text)
    behind = 0
    for opening in openings:
        begin = opening.start()
        end = closing.get(begin + (text[begin] == "^"), 0)
        whole = begin == 0 and text[0] == "[" and end == len(text)
        if behind <= begin < end - 1 and not whole and not text[opening.end() : end - 1].isspace():
            behind = end
            yield begin, opening.end(), end, opening["key"] or ""


def _closing(text: str) -> dict[int, int]:
    """Where each bracket of a text is closed (the offset behind it)."""
    closed: dict[int, int] = {}
    waiting: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            waiting.append(bracket.start())
        elif waiting:
            closed[waiting.pop()] = bracket.end()
    return closed
