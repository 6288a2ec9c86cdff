"""What a paragraph can be, and the signs that several rules look for.

The ground on which the rules stand: `items`, `passages`, `definitions` and `headings` know one kind of
thing each, and `roles` asks them in turn.
"""

import re
from dataclasses import dataclass
from typing import Literal

from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.tables import Grid

Role = Literal[
    "title", "subtitle", "byline", "date", "heading", "paragraph", "quotation", "bullets", "numbers", "definitions", "verse",
    "table", "break", "caption", "credit", "contact", "end mark", "press line", "kicker", "dedication", "notes heading", "note",
    "page number", "front matter",
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

_ORNAMENT = "*·•#~_–—―=+─━═▬※✦✧✶★☆◆◇❖❧❦☙⁂§¤-"
_FLOWER = "[⁂❦☙❧§✦✧✶❖◆◇★☆※]"
BREAK = re.compile(
    rf"(?:[{re.escape(_ORNAMENT)}][ \u3000]?){{3,}}|{_FLOWER}(?:\s+{_FLOWER}){{0,2}}|[*#~·•](?: {{2,}}[*#~·•])*"
    r"|[-– ]*o0?o[-– ]*|-+[ox0]-+|o(?:-+o)+",
    re.IGNORECASE,
)
"""A line of nothing but ornament."""
UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}|\*{3,}|─{3,}|═{3,}")
"""The line that people draw below a heading."""
_SIGNS = "-*+•‣◦·∙●○◎■□▪▫◆◇▶►▸➤➢→⇒✓✔✗✘★☆"
BULLET = re.compile(
    rf"[・･]\s*(?=\w)|(?:[{re.escape(_SIGNS)}]|[-=]>|o(?= ))\s+(?=\S)|(?P<dash>[–—])\s+(?=\S)|(?=(?:\[[ xX✓✔]\]|[☐☑☒])\s+\S)"
)
PICTURE = re.compile(r"(?P<picture>[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)\s*(?=\S)")
"""A picture; it is a bullet only where the same one stands before several lines."""
NUMBER = re.compile(r"\(?(?P<key>\d{1,3}|[a-z]|[ivx]{1,5})(?P<sign>[.)])\s+(?=\S)")
LETTERED = re.compile(r"\(?(?P<key>[A-Z]|[IVX]{1,5})(?P<sign>[.)])\s+(?=\S)")
"""A capital or a Roman number before an item; a name may begin so too."""
SUBNUMBER = r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\)?\s(?!\d)"
_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
LABEL = re.compile(
    r"(?P<mark>[［〔【（](?:注|註|주)?\s?\d{1,4}[］〕】）]|[①-⑳]|"
    r"(?:\.\. )?\[\^?[^\[\]\s]{1,40}\][:.)]?(?:\s|$)|\^\d{1,4}\s|\{\d{1,4}\}|<\d{1,4}>|[⁰¹²³⁴-⁹]+\s?\S|[*†‡§¶]{1,3}\s?(?=\S)"
    r"|[注註]\d{1,3}(?=[：:.)\s]))"
    rf"|(?P<number>\(?(?:\d{{1,3}}|[3-9]\d{{3}}|\d{{5,6}}|[a-z])[.)](?:\s|$)|\d{{1,3}}:\s|\d{{1,2}}(?:[°º-]\s|[．）、])|{SUBNUMBER}"
    rf"|\(?(?:{_ROMAN})[.)](?:\s|$)|\(?[A-Z]\)\s|[IVX]{{1,5}}\.\s)"
    r"|(?P<sign>[・･](?=\w)|"
    rf"\[?(?:[Ff]oot|[Ee]nd)?[Nn]ote \w{{1,4}}[:.\]]|(?:[–—o{re.escape(_SIGNS)}]|[-=]>)\s|[☐☑☒]\s|>|#{{1,6}}\s|\|)"
)
"""A note, an item, a quoted line, a heading or a row of a table begins a paragraph of its own."""

NUMERAL = re.compile(r"(?P<number>\d{1,3}|[IVXLC]{1,7})\.?")
COUNTED_LINE = re.compile(r"(?P<word>[^\W\d_]{3,})\s+(?P<number>\d{1,3}|[IVXLC]{1,7})(?![\w’'-])(?=\W|$)")
TWO_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?][”’\"]?(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹])* [^\W\d_a-z]")
"""A line with more than one sentence is neither a title nor a heading."""
SPOKEN = re.compile(r"[\"“„«»‹「–—―-]|‘(?!\d)")
_MARKS = r"(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹]|(?<=[^\W\d_][.!?”’\"»])\d{1,2}$)*$"
SENTENCE_END = re.compile(r"[.!?:…;。！？：；؟।][”’“‘\"'»«)\]」』）]*" + _MARKS)
STOP = re.compile(r"(?:[.,:…।。，、]|(?<![α-ωά-ώ]);)[”’“‘\"')»«]?" + _MARKS)
CLOSED = re.compile(r"[.!?:;,…।。！？、，：；؟][”’“‘\"')\]»«」』）]*(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹*†‡])*$")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a text as a whole is typed, which decides what its single lines can mean.

    `indented` says that paragraphs begin with an indent, and are not quotations for that; `counting`
    are the words that its headings are counted with, "" where they are numbers alone; `tables` are the
    lines of tables; `first` and `later` by how much the first and the other lines of such paragraphs are
    moved in; `speakers` the names and letters before what people say; `colons` the lines that
    are headings though a colon ends them; `asking` says that its headings are questions.
    """

    wrapped: bool
    indented: bool
    headings: bool = True
    counting: frozenset[str] = frozenset()
    tables: frozenset[int] = frozenset()
    first: int = 0
    later: int = 0
    speakers: frozenset[str] = frozenset()
    colons: frozenset[int] = frozenset()
    asking: bool = False


def begins_item(chunk: Chunk) -> bool:
    """Whether a paragraph begins as an item of a list does."""
    return bool(BULLET.match(chunk.text) or NUMBER.match(chunk.text))


def number_key(chunk: Chunk) -> str:
    """The number or letter that a paragraph begins with, as an item of a list; else ""."""
    number = NUMBER.match(chunk.text)
    return number["key"] if number else ""
