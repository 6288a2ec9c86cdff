"""Lines, and the paragraphs they are put together to, with the place of every letter.

The ground on which the other modules of the plain-text reader stand.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pamphlet.source import Position


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty.

    `number` counts from 1, `text` has no spaces around it, `column` is where it begins (from 1),
    `indent` by how many columns it is moved in from the text's own margin, `gap` how many empty
    lines stand before it. `page_break` says that a form feed does.
    """

    number: int
    text: str
    column: int = 1
    indent: int = 0
    gap: int = 0
    page_break: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that make one paragraph, heading, item or note.

    `text` is the lines joined: by a line end where the author's line went on, by nothing where a
    word was divided. `starts` are the offsets in `text` at which the lines begin.
    """

    file: str
    lines: tuple[Line, ...]
    text: str
    starts: tuple[int, ...]

    @property
    def gap(self) -> int:
        """How many empty lines stand before it."""
        return self.lines[0].gap

    @property
    def indent(self) -> int:
        """By how many columns its first line is moved in."""
        return self.lines[0].indent

    @property
    def position(self) -> Position:
        """Where the first letter stands."""
        return Position(self.file, self.lines[0].number, self.lines[0].column)

    def at(self, offset: int) -> Position:
        """The place in the file of the character at `offset` of the text."""
        index = bisect_right(self.starts, offset) - 1
        line = self.lines[index]
        return Position(self.file, line.number, line.column + offset - self.starts[index])

    def without(self, offset: int) -> "Chunk":
        """The chunk without its first `offset` characters, which must lie in its first line."""
        first = self.lines[0]
        bare = replace(first, text=first.text[offset:], column=first.column + offset)
        starts = tuple(max(0, start - offset) for start in self.starts)
        return Chunk(self.file, (bare, *self.lines[1:]), self.text[offset:], starts)

    def cut(self, offset: int) -> "Chunk":
        """The first `offset` characters of the chunk, which must lie in its first line."""
        first = replace(self.lines[0], text=self.text[:offset])
        return Chunk(self.file, (first,), self.text[:offset], (0,))

    def single_lines(self) -> tuple["Chunk", ...]:
        """A chunk for each of its lines."""
        return tuple(join(self.file, (line,)) for line in self.lines)


def join(file: str, lines: Sequence[Line], undivided: Iterable[int] = ()) -> Chunk:
    """Put lines together; those whose index is in `undivided` lose the hyphen at their end."""
    whole = set(undivided)
    pieces, starts, offset = [], [], 0
    for index, line in enumerate(lines):
        starts.append(offset)
        if index in whole:
            piece = line.text[:-1]
        elif index < len(lines) - 1 and line.text.endswith(("-", "/")) and line.text[-2:-1].isalnum():
            piece = line.text  # a compound or an address goes on without a space
        else:
            piece = line.text + ("\n" if index < len(lines) - 1 else "")
        pieces.append(piece)
        offset += len(piece)
    return Chunk(file, tuple(lines), "".join(pieces), tuple(starts))


_INDENT = " \t\u3000"
"""What stands before and behind the words of a line."""


def lines_of(text: str, skip: int = 0, end: int | None = None) -> tuple[Line, ...]:
    """The lines of a text that are not empty, without the first `skip`, and without those from the line `end` (from 0) on.

    A tab counts to the next multiple of four. The margin is the smallest indent of all.
    """
    found: list[Line] = []
    gap = 0
    page_break = False
    for number, raw in enumerate(text.split("\n")[skip:end], skip + 1):
        bare = raw.strip("\f").replace("\f", " ") if "\f" in raw else raw
        page_break |= bare is not raw
        words = bare.strip(_INDENT)
        if not words.strip():
            gap += 1
            continue
        before = bare[: len(bare) - len(bare.lstrip(_INDENT))]
        indent = len(before.replace("\u3000", "  ").expandtabs(4)) if before else 0
        found.append(Line(number, words, len(before) + 1, indent, gap, page_break))
        gap, page_break = 0, False
    margin = min((line.indent for line in found), default=0)
    return tuple(replace(line, indent=line.indent - margin) for line in found) if margin else tuple(found)
