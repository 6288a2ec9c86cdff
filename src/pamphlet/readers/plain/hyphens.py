"""Words divided at the end of a line: whole again where the text itself shows them whole elsewhere.

Any other keeps its hyphen, since that loses least, and is told.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pamphlet.readers.plain.lines import Line

_DIVIDED = re.compile(r"([^\W\d_]+)-$")
_ADDRESS = re.compile(r"(?:://|www\.)\S*-$")
_REST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Divided:
    """A word with the hyphen at which a line ended, and that line."""

    word: str
    line: Line


def known_words(lines: Iterable[Line]) -> frozenset[str]:
    """The words of a text, to look up whether a divided one stands whole elsewhere; none are needed without one."""
    if not any(line.text.endswith("-") for line in lines):
        return frozenset()
    return frozenset(word for line in lines for word in _WORD.findall(line.text.casefold()))


def undivided(group: Sequence[Line], words: frozenset[str]) -> list[int]:
    """The lines of a paragraph whose last word goes on in the next and stands undivided elsewhere in the text."""
    return [index for index, first, rest in _pairs(group) if (first + rest).casefold() in words]


def kept(group: Sequence[Line], words: frozenset[str]) -> Iterator[Divided]:
    """The words of a paragraph that kept the hyphen at a line's end, and that the text shows neither whole nor with it."""
    for index, first, rest in _pairs(group):
        if not {(first + rest).casefold(), f"{first}-{rest}".casefold()} & words:
            yield Divided(f"{first}-{rest}", group[index])


def is_divided(last: Line, line: Line) -> bool:
    """Whether a word seems to go on in the next line."""
    return (
        last.text.endswith("-") and line.text[0].islower() and bool(_DIVIDED.search(last.text)) and not _ADDRESS.search(last.text)
    )


def _pairs(group: Sequence[Line]) -> Iterator[tuple[int, str, str]]:
    """The lines that end in a hyphen after a word, with that word and what goes on with it in small letters."""
    for index, line in enumerate(group[:-1]):
        if line.text.endswith("-") and (first := _DIVIDED.search(line.text)) and not _ADDRESS.search(line.text):
            rest = _REST.match(group[index + 1].text)
            if rest and rest[0][0].islower():
                yield index, first[1], rest[0]
