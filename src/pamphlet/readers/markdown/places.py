"""Where things stand: from an offset in a block's text back to a line and column of the file.

markdown-it strips the marks of quotations and lists from the lines of a block before it reads
what is in them. A line so stripped is the end of the line in the file, so it is found there.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from pamphlet.readers.markdown.parser import Token
from pamphlet.source import Position


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file, of which the first `skipped` are front matter and unknown to the parser."""

    file: str
    lines: list[str]
    skipped: int

    def start(self, token: Token) -> Position:
        """Where the first line of a block's token begins, its indent left out."""
        return self.line(token.map[0] if token.map else 0)

    def line(self, number: int) -> Position:
        """Where a line, as the parser counts them, begins, its indent left out."""
        number += self.skipped
        line = self.lines[number]
        return Position(self.file, number + 1, len(line) - len(line.lstrip()) + 1 if line.strip() else 1)

    def are_closed(self, fence: Token) -> bool:
        """Whether the last line of some fenced code is a fence, too."""
        first, end = fence.map or (0, 1)
        last = self.lines[end + self.skipped - 1].strip("> \t")
        return end - first > 1 and len(last) >= len(fence.markup) and not last.strip(fence.markup[0])

    def find(self, token: Token, text: str) -> Position:
        """Where `text` stands in the first line of a block's token; where the line begins if it is not in it."""
        start = self.start(token)
        column = self.lines[start.line - 1].find(text)
        return Position(self.file, start.line, column + 1) if column >= 0 else start


@dataclass(slots=True)
class Places:
    """The places of offsets in the text of one token of type `inline`.

    `starts` are the offsets at which its lines begin; `shifts` is what to add to an offset in each
    of them to get its column, None where that cannot be told.
    """

    lines: Lines
    token: Token
    first: int = field(init=False)
    starts: list[int] = field(init=False)
    shifts: list[int | None] = field(init=False)

    def __post_init__(self) -> None:
        self.first = (self.token.map[0] if self.token.map else 0) + self.lines.skipped
        self.starts, self.shifts = [0], []
        content = self.token.content
        if "column" in self.token.meta:
            self.shifts = [self.token.meta["column"] + 1]
            return
        for text in content.split("\n") if "\n" in content else (content,):
            bare = text.lstrip()
            found = self.lines.lines[self.first + len(self.shifts)].rfind(bare.rstrip())
            column = found - (len(text) - len(bare)) + 1
            self.shifts.append(column - self.starts[-1] if found >= 0 else None)
            self.starts.append(self.starts[-1] + len(text) + 1)

    def serve(self, token: Token) -> bool:
        """Whether they are the places in the text of this token, too."""
        same = self.token.content is token.content and self.token.map == token.map
        return same and self.token.meta.get("column") == token.meta.get("column")

    def at(self, offset: int) -> Position:
        """The place of the character at `offset`; column 1 where only the line can be told."""
        number = bisect_right(self.starts, offset) - 1 if len(self.starts) > 2 else 0
        shift = self.shifts[number]
        if shift is None:
            return Position(self.lines.file, self.first + number + 1)
        if "column" in self.token.meta:
            shift += self.token.content.count("|", 0, offset)  # in a cell, each has a backslash before it
        return Position(self.lines.file, self.first + number + 1, offset + shift)
