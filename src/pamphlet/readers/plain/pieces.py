"""What a paragraph can be, and the signs that several rules look for.

The ground on which the rules stand: `items`, `passages`, `definitions` and `headings` know one kind of
thing each, and `roles` asks them in turn.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.tables import Grid
from pamphlet.readers.plain.words import CREDITS

Role = Literal[
    "title", "subtitle", "byline", "date", "heading", "paragraph", "quotation", "bullets", "numbers", "definitions", "verse",
    "table", "break", "caption", "credit", "contact", "end mark", "press line", "notes heading", "note", "page number",
    "front matter",
]  # fmt: skip
Sure = Literal["sure", "likely", "guess"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Paragraphs with one role between them, the rule that gave it, and how sure that is.

    `level` is a heading's; `attribution` the line under a quotation that says whose it is; `begin`
    is where the words of a heading begin, behind its `#`; `grid` is a table's.
    """

    role: Role
    chunks: tuple[Chunk, ...]
    rule: str
    sure: Sure = "likely"
    level: int = 2
    attribution: Chunk | None = None
    begin: int = 0
    grid: Grid | None = None


LONGEST_HEADING = 90
"""A heading without any mark has at most so many characters."""

BREAK = re.compile(r"(?:[*·•#~_–—=-] ?){3,}|⁂|❦|☙|[*#~·•](?: {2,}[*#~·•])*|o0o|-+o0o-+", re.IGNORECASE)
BULLET = re.compile(r"(?:[-*+•‣◦·]|o(?= ))\s+(?=\S)|(?P<dash>[–—])\s+(?=\S)|(?=\[[ xX✓✔]\]\s+\S)")
NUMBER = re.compile(r"\(?(?P<key>\d{1,3}|[a-z]|[ivx]{1,5})(?P<sign>[.)])\s+(?=\S)")
TWO_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?][”’\"]?(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹])* [^\W\d_a-z]")
"""A line with more than one sentence is neither a title nor a heading."""
CAPTION = re.compile(
    rf"(?:caption|figure|fig\.|plate|table|abb\.|abbildung|{CREDITS})\s*[\dIVX.]*\s*[:.]\s*\S|\[(?:illustration|image|photo|picture)\b.*\]",
    re.IGNORECASE,
)
SPOKEN = re.compile(r"[\"“„«»‹–—―-]|‘(?!\d)")
SENTENCE_END = re.compile(r"[.!?:…;。！？؟।][”’“‘\"'»«)\]]*(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹])*$")
STOP = re.compile(r"(?:[.,:…।。，、]|(?<![α-ωά-ώ]);)[”’“‘\"')»«]?(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹])*$")
CLOSED = re.compile(r"[.!?:;,…।。！？؟][”’“‘\"')\]»«]*(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹*†‡])*$")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a text as a whole is typed, which decides what its single lines can mean.

    `indented` says that paragraphs begin with an indent, and are not quotations for that; `counting`
    are the words that its headings are counted with, "" where they are numbers alone; `tables` are the
    lines at which tables begin.
    """

    wrapped: bool
    indented: bool
    headings: bool = True
    counting: frozenset[str] = frozenset()
    tables: frozenset[int] = frozenset()


def is_indented(chunks: Sequence[Chunk]) -> bool:
    """Whether most paragraphs begin with an indent."""
    long = [chunk for chunk in chunks if len(chunk.text) > LONGEST_HEADING]
    moved = sum(chunk.indent > 0 for chunk in long)
    return moved * 2 > len(long)


def is_break(chunk: Chunk) -> bool:
    """Whether there is nothing but ornament in a paragraph."""
    return bool(BREAK.fullmatch(chunk.text))


def begins_item(chunk: Chunk) -> bool:
    """Whether a paragraph begins as an item of a list does."""
    return bool(BULLET.match(chunk.text) or NUMBER.match(chunk.text))


def number_key(chunk: Chunk) -> str:
    """The number or letter that a paragraph begins with, as an item of a list; else ""."""
    number = NUMBER.match(chunk.text)
    return number["key"] if number else ""
