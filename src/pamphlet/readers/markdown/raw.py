"""Raw HTML: its tags and its blocks, with what stands between them, go through the HTML reader.

The one module of this reader that needs it, and loaded only for a text with raw HTML in it.
What an element holds may be Markdown (`<details>`, an empty line, a list, `</details>`), so all that
stands in a row with raw HTML is read as one piece of HTML, in which a placeholder stands for each
part that is Markdown. Which element holds what is then decided as a browser would.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from pamphlet.diagnostics import Report
from pamphlet.readers.html import placeholder, read_fragment
from pamphlet.readers.html.dom import Element, parse_fragment
from pamphlet.readers.html.inlines import Inliner, Make, make_for
from pamphlet.readers.html.names import VOID
from pamphlet.readers.html.reading import Reading, shown
from pamphlet.readers.markdown.parser import Token
from pamphlet.readers.markdown.places import Lines, Places
from pamphlet.source import Position
from pamphlet.tree import Blocks, Inlines

_DECLARATION = re.compile(r"<!(?=[A-Za-z])[^>]*>?")
"""What only the head of a page may hold; one that is not closed takes all the rest of the text."""


_MARKUP = re.compile(r"\[\^[^\s\[\]]+\]|\*\*[^\s*][^*\n]*\*\*|\[[^\[\]\n]+\]\([^()\s]+\)")
_LET_IT_BE = "what stands between two empty lines within an element is read as Markdown"


class Opened(NamedTuple):
    """What a tag within a line opens: what is made of the inlines in it; of one that `is_void`, the inlines that it is.

    One that is neither says nothing to the tree.
    """

    name: str
    make: Make | None
    is_void: bool
    inlines: Inlines = ()


@dataclass(slots=True)
class RawHtml:
    """Reads the raw HTML of one text; `reading` is what the HTML reader remembers of it."""

    lines: Lines
    report: Report
    reading: Reading = field(init=False)
    known: dict[tuple[str, int], tuple[Element | None, Make | None]] = field(default_factory=dict)

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
        begins, tokens, blocks = list[int](), list[Token](), dict[str, Blocks]()
        pieces, length = list[str](), 0
        for is_html, run in groupby((part for part in row if part), lambda part: isinstance(part, Token)):
            if not is_html:
                number = len(blocks)
                blocks[str(number)] = tuple(block for part in run if not isinstance(part, Token) for block in part)
                pieces.append(placeholder(number))
                length += len(pieces[-1])
                continue
            for token in run:
                if isinstance(token, Token):
                    begins.append(length)
                    tokens.append(token)
                    pieces.append(token.content)
                    length += len(token.content)
        text = "".join(pieces)
        places = [Places(self.lines, token) for token in tokens]

        def place(offset: int) -> Position:
            number = max(bisect_right(begins, offset) - 1, 0)
            return places[number].at(min(max(offset - begins[number], 0), len(tokens[number].content)))

        for written in _MARKUP.finditer(text):
            message = f"“{shown(written[0])}” stands in raw HTML, where nothing is Markdown, and is printed as it stands"
            self.report.add("markup-unread", message, place(written.start()), hint=_LET_IT_BE)
        for declaration in _DECLARATION.finditer(text):
            self.report.add("markup-unsupported", f"“{shown(declaration[0])}” is left out", place(declaration.start()))
        self.reading.place, self.reading.blocks = place, blocks
        return read_fragment(text, self.reading)

    def opened(self, written: str, position: Position, quotes: int) -> Opened | None:
        """What the tag `written` within a line, inside so many `q`, opens; None if nothing (`<td>` outside a table)."""
        self.reading.place = lambda _: position
        if (written, quotes) not in self.known:
            element = next(iter(parse_fragment(written).root.children), None)
            self.known[written, quotes] = element, make_for(element, self.reading, quotes) if element else None
        element, make = self.known[written, quotes]
        if element is None:
            return None
        is_void = make is None and element.name in VOID
        if make is None and not is_void:
            self.reading.lose(element, kept=True)
        inlines = Inliner(self.reading, space=False).within([element]) if is_void else ()
        return Opened(element.name, make, is_void, inlines)

    @staticmethod
    def shown(written: str) -> str:
        """Markup as a message quotes it."""
        return shown(written)
