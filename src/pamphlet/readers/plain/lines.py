"""Lines to paragraphs: which line ends were typed, and which are only the width of a window.

First step of the plain-text reader after decoding. A line end inside a paragraph is a wrap when
the next word would not have fitted on the line; that one rule serves texts with one line a
paragraph (nothing is joined) and texts wrapped at 72 characters alike.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pamphlet.source import Position

_BEGINS_ITEM = re.compile(r"\s*(?:\[\^?[^\[\]\s]+\][:.]?\s|[-*•–—]\s|\d{1,3}[.)]\s|>|#{1,6}\s)")
"""A note, a list item, a quoted line or a heading begins a paragraph of its own."""

LONGEST_WRAP = 100
"""Lines longer than this, in characters, are not wrapped by hand or by a mail program."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its number from 1, and its text without the spaces at its end."""

    number: int
    text: str

    @property
    def indent(self) -> int:
        """How many columns the text is moved in."""
        return len(self.text) - len(self.text.lstrip())


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that belong to one paragraph, heading or note; `gap` counts the empty lines before."""

    file: str
    lines: tuple[Line, ...]
    gap: int = 0

    @property
    def text(self) -> str:
        """The lines without their indents, joined by line ends."""
        return "\n".join(line.text.strip() for line in self.lines)

    @property
    def position(self) -> Position:
        """Where the first letter stands."""
        first = self.lines[0]
        return Position(self.file, first.number, first.indent + 1)

    def places(self) -> "Places":
        """For finding the line and column of an offset in `text`."""
        starts, offset = [], 0
        for line in self.lines:
            starts.append(offset)
            offset += len(line.text.strip()) + 1
        return Places(self, tuple(starts))


@dataclass(frozen=True, slots=True)
class Places:
    """Line and column of every offset in a chunk's text."""

    chunk: Chunk
    starts: tuple[int, ...]

    def at(self, offset: int) -> Position:
        """The position of the character at `offset` of the chunk's text."""
        index = bisect_right(self.starts, offset) - 1
        line = self.chunk.lines[index]
        return Position(self.chunk.file, line.number, line.indent + 1 + offset - self.starts[index])


def numbered(text: str, skip: int = 0) -> tuple[Line, ...]:
    """The lines of a text, without the first `skip`; tabs become four columns, form feeds go."""
    lines = text.split("\n")
    return tuple(
        Line(number, line.expandtabs(4).replace("\f", "").rstrip()) for number, line in enumerate(lines[skip:], skip + 1)
    )


def chunks(file: str, lines: Sequence[Line]) -> tuple[Chunk, ...]:
    """Put the lines of a text together to paragraphs: at empty lines, and where a line was not wrapped."""
    width = _wrap_width(lines)
    found: list[Chunk] = []
    current: list[Line] = []
    gap = empty = 0
    for line in lines:
        if not line.text:
            empty += 1
        if current and (not line.text or not _continues(current[-1], line, width)):
            found.append(Chunk(file, tuple(current), gap))
            current, gap = [], 0
        if line.text:
            if not current:
                gap = empty
            current.append(line)
            empty = 0
    if current:
        found.append(Chunk(file, tuple(current), gap))
    return tuple(found)


def _wrap_width(lines: Iterable[Line]) -> int | None:
    """The width at which the text was wrapped, in characters; None if it was not."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    if not lengths or lengths[-1] > LONGEST_WRAP:
        return None
    return lengths[-1]


def _continues(line: Line, following: Line, width: int | None) -> bool:
    """Whether the line end between the two is a wrap: the next word had no room left."""
    if line.text.lstrip().startswith(">") and following.text.lstrip().startswith(">"):
        return True
    if width is None or following.indent > line.indent + 1 or _BEGINS_ITEM.match(following.text):
        return False
    first_word = following.text.split()[0]
    return len(line.text) + 1 + len(first_word) > width
