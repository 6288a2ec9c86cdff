"""Raw HTML: its blocks, and what stands between them, go through the HTML reader.

What an element holds may be Markdown (`<details>`, an empty line, a list, `</details>`), so all that
stands in a row with raw HTML is read as one piece of HTML, in which a placeholder stands for each
part that is Markdown. Which element holds what is then decided as a browser would.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pamphlet.diagnostics import Report
from pamphlet.readers.html import placeholder, read_fragment
from pamphlet.readers.html.dom import Element, parse_fragment
from pamphlet.readers.html.reading import Reading, shown
from pamphlet.readers.markdown.parser import Token
from pamphlet.readers.markdown.places import Lines, Places
from pamphlet.source import Position
from pamphlet.tree import Blocks

_DECLARATION = re.compile(r"<!(?=[A-Za-z])[^>]*>?")
"""What only the head of a page may hold; one that is not closed takes all the rest of the text."""


@dataclass(slots=True)
class RawBlocks:
    """Reads the raw HTML of one text; `reading` is what the HTML reader remembers of it."""

    lines: Lines
    report: Report
    reading: Reading = field(init=False)

    def __post_init__(self) -> None:
        self.reading = Reading(self.lines.line, self.report, fragment=True)

    def read(self, row: Sequence[Token | Blocks]) -> Blocks:
        """The blocks of a row, some of which are raw HTML."""
        before = len(self.report.diagnostics), {key: list(places) for key, places in self.reading.lost.items()}
        together = self.fragment(row)
        if together is not None:
            return together
        # A tag that is not closed would swallow what is Markdown, so each piece of HTML is read by itself.
        del self.report.diagnostics[before[0] :]
        self.reading.lost = before[1]
        apart = (part if not isinstance(part, Token) else self.fragment([part]) or () for part in row)
        return tuple(block for blocks in apart for block in blocks)

    def fragment(self, row: Sequence[Token | Blocks]) -> Blocks | None:
        text, begins, tokens, blocks = "", list[int](), list[Token](), dict[str, Blocks]()
        pieces = []
        length = 0
        for number, part in enumerate(row):
            if isinstance(part, Token):
                begins.append(length)
                tokens.append(part)
                pieces.append(part.content)
            elif part:
                blocks[str(number)] = part
                pieces.append(placeholder(number))
            length += len(pieces[-1]) if pieces else 0
        text = "".join(pieces)
        places = [Places(self.lines, token) for token in tokens]

        def place(offset: int) -> Position:
            number = max(bisect_right(begins, offset) - 1, 0)
            return places[number].at(min(max(offset - begins[number], 0), len(tokens[number].content)))

        for declaration in _DECLARATION.finditer(text):
            self.report.add("markup-unsupported", f"“{shown(declaration[0])}” is left out", place(declaration.start()))
        self.reading.place, self.reading.blocks = place, blocks
        return read_fragment(text, self.reading)


@lru_cache(maxsize=1000)
def tag(written: str) -> Element | None:
    """The element that a tag within a line opens; None where it opens none (`<td>` outside a table)."""
    return next(iter(parse_fragment(written).root.children), None)
