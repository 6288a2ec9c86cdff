"""The labels that notes begin with, and the marks in a text that lead to them.

A label stands at the beginning of a paragraph (`[3]`, `3.`, `Note 3:`, `†`), a mark inside one.
Both have a key: what is left of them without brackets and stops, in lower case. Which marks are
marks is not decided here but in `notes`, which knows the labels of the list.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pamphlet.readers.plain.words import ALSO, ELSEWHERE, NOTE_WORDS, REFERRED_NOTES, SEE

Shape = Literal[
    "caret",
    "directive",
    "bracketed note",
    "bracket",
    "word",
    "round",
    "stop",
    "paren",
    "colon",
    "dash",
    "raised",
    "hat",
    "symbol",
    "bare",
]
Style = Literal["bracket", "caret", "raised", "round", "loose", "hat", "symbol", "paren", "digit", "worded"]

_EAST = r"(?:注|註|주)?\s?"
"""The word for a note inside the bracket, as East Asian texts have it: （注1）."""

_KEY = r"\d{1,6}|[ivxlcdm]{1,7}|[a-z]|[A-Z]|\*{1,4}|[†‡§¶]{1,3}"

LABELS: tuple[tuple[Shape, re.Pattern[str]], ...] = (
    ("caret", re.compile(r"\[\^([^\[\]\s]{1,40})\]:?(?:\s+|$)")),
    ("directive", re.compile(r"\.\. \[[#^]?([^\[\]\s]{1,40})\](?:\s+|$)")),
    ("bracketed note", re.compile(rf"\[(?:{NOTE_WORDS})\.?\s*({_KEY})\s*[:.]\s*", re.IGNORECASE)),
    ("bracket", re.compile(rf"[\[［〔【]{_EAST}({_KEY})[\]］〕】][.:)]?(?:\s+|$|(?=[^\W_]))")),
    ("word", re.compile(rf"\[?(?:{NOTE_WORDS})\.?\s*({_KEY})\]?(?:\s*[:.)–—-])?(?:\s+|$)", re.IGNORECASE)),
    ("round", re.compile(rf"\(({_KEY})\)[.:]?(?:\s+|$)|[(（]{_EAST}({_KEY})[)）]\s*")),
    ("stop", re.compile(rf"({_KEY})\.(?:\s+|$)")),
    ("paren", re.compile(rf"({_KEY})\)(?:\s+|$)")),
    ("colon", re.compile(r"(\d{1,4}):(?:\s+|$)")),
    ("dash", re.compile(r"(\d{1,4})\s+[-–—]\s+")),
    ("raised", re.compile(r"([⁰¹²³⁴-⁹]+|[①-⑳])\s*")),
    ("hat", re.compile(r"\^(\d{1,4})\s*")),
    ("symbol", re.compile(r"(\*{1,4}|[†‡§¶]{1,3})\s*(?=\S)")),
    ("bare", re.compile(r"(\d{1,4})(?:\s+(?=\S)|$)")),
)
"""What a note's label looks like, the most telling shape first."""

_MAY_BE_LABEL = re.compile(
    rf"[\d\[(^*†‡§¶⁰¹²³⁴-⁹①-⑳［〔【（]|\.\. \[|(?:[ivxlcdm]{{1,7}}|[a-z])[.)]|(?:{NOTE_WORDS})\b", re.IGNORECASE
)

UNMISTAKABLE: frozenset[Shape] = frozenset({"caret", "directive", "bracketed note"})
"""Shapes that nothing but a note has."""

STYLES_FOR: dict[Shape, tuple[Style, ...]] = {
    "caret": ("caret",),
    "directive": ("bracket",),
    "bracket": ("bracket", "raised", "hat", "round"),
    "symbol": ("symbol",),
    "raised": ("raised", "bracket", "hat"),
    "hat": ("hat", "raised", "bracket"),
    "round": ("round", "loose", "bracket", "raised", "hat"),
}
"""The styles of mark that may lead to a list of labels of a shape, the likeliest first."""

ANY_STYLE: tuple[Style, ...] = ("bracket", "raised", "hat", "round", "paren", "symbol", "digit", "worded")

_RAISED = {ord(sign): str(digit) for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_RAISED |= {ord("⁻"): "–", ord("·"): ",", ord("’"): ","}
_RAISED |= {ord("①") + number: str(number + 1) for number in range(20)}
_SYMBOLS = "*†‡§¶"
_ROMAN = re.compile(r"(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a paragraph: its shape, its key, and where the words begin."""

    shape: Shape
    key: str
    end: int


def labels_of(text: str) -> Iterator[Label]:
    """Every label that a paragraph can be said to begin with, the most telling first."""
    if _MAY_BE_LABEL.match(text):
        for shape, pattern in LABELS:
            if match := pattern.match(text):
                yield Label(shape, key_of(match[1] or match[match.lastindex or 1]), match.end())


def key_of(label: str) -> str:
    """A label without case, and in ordinary digits."""
    key = label.translate(_RAISED).casefold()
    return str(int(key)) if key.isdecimal() else key


def value_of(key: str) -> int | None:
    """The number that a key stands for: digits, roman digits, a letter's rank, a symbol's; else None."""
    if key.isdecimal():
        return int(key)
    if key[0] in _SYMBOLS:
        return _SYMBOLS.index(key[0]) + 1 + len(_SYMBOLS) * (len(key) - 1)
    if _ROMAN.fullmatch(key):
        values = [_ROMAN_VALUES[letter] for letter in key]
        return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return ord(key) - ord("a") + 1 if len(key) == 1 and key.isascii() else None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a text that may lead to notes: where, in what style, and to which keys.

    `glued` says that it touches a word, as an index in a program does (`row[1]`). A `loose` mark is
    a round bracket in the middle of a clause, which is more often part of it; a `digit` is one that
    was raised before the text was copied. A `worded` one says “see note 3”, and its `number` is where
    the digits begin.
    """

    begin: int
    end: int
    style: Style
    keys: tuple[str, ...]
    glued: bool = False
    number: int = 0


_MAY_BE_MARK = re.compile(r"[\\\[(^*†‡§¶⁰¹²³⁴-⁹①-⑳［〔【（\d]")
_MARK = re.compile(
    r"(?P<escape>\\[\[(*^#>_/-])"
    r"|\[\^(?P<caret>[^\[\]\s]{1,40})\](?!\()"
    r"|\[(?P<bracket>(?:\d{1,6}|[ivxlc]{1,7}|[a-z])(?:\s?[,;–—-]\s?\d{1,6})*|[*†‡§¶]{1,4})\](?![(\[]?\()(?:_(?=\W|$))?"
    rf"|[\[［〔【](?:{_EAST}|(?i:{NOTE_WORDS})\.?\s?)(?P<worded>\d{{1,4}})[\]］〕】]"
    r"|(?P<paren>\d{1,3})\)|(?P<digit>\d{1,2})(?=\s|$)"
    r"|(?P<raised>[⁰¹²³⁴-⁹]+(?:[⁻–,·’][⁰¹²³⁴-⁹]+)*|[①-⑳])"
    rf"|[(（]{_EAST}(?P<round>\d{{1,4}})[)）]"
    r"|(?<=[^\s\d])\^(?P<hat>\d{1,4})(?!\w)"
    r"|(?<=[^\s*])(?P<symbol>\*{1,4}|[†‡§¶]{1,3})(?=[\s.,;:!?)\]”’\"»…—–]|$)"
)
_UNIT = re.compile(r"(?:^|[\s\d(·/])(?:[kcdmµn]?m|ft|in|yd|s|x|y|z|n|r|kg|e)$|(?<!\d)\d{1,3}$|\d{5,}$")
_AFTER_SENTENCE = re.compile(r"(?:[^\W\d_]|(?<!\d)\d{4})[.,;:!?]?[.,;:!?”\"’»]$")
_GOES_ON = re.compile(r" [^\W\d_A-Z]")
_ASSIGNED = re.compile(r"[=<>+] ?$")
_SEPARATOR = re.compile(r"\s?[,;]\s?")
_RANGE = re.compile(r"(\d+)\s?[–—-]\s?(\d+)")
MOST_IN_A_RANGE = 50
"""`[1–3]` stands for at most so many notes; a longer range is something else."""


MarksIn = Mapping[int, tuple[Mark, ...]]
"""Whatever may be a mark, by the index of the chunk it stands in."""


_BEFORE_DIGIT = frozenset('.,;:!?”"’»')
_SPACE = frozenset(" \n")
_SPACES = frozenset(" \n\u00a0\u202f")
_MAY_BE_NOTE = re.compile(rf"\W*(?:{REFERRED_NOTES}|page|رقم)\.?", re.IGNORECASE)
_NOTE_BEFORE = re.compile(
    rf"(?P<see>\b(?:{SEE})\.?,?[\s(]*(?:(?:{ALSO})\s+){{0,2}})?(?<![^\W_])(?P<note>(?:{REFERRED_NOTES})\.?\s?)$"
    r"|(?P<east>[参參][见見看]|[见見])?(?:[注註]|각?주)\s?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,4})(?![.:/]\d|[a-zA-Z\d])")
_ELSEWHERE = re.compile(rf"\W?\s?(?:{ELSEWHERE})", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s+(?:of|in|to|by|bei|von|zu|chez|dans|de|di|del|van)\s+[A-Z]")
_FURTHER = re.compile(r"(?:\s?(?:,|&|–|-|;)\s?|\s(?:and|to|und|bis|et|à|y|e|a|en|i|и|та|ve)\s)(\d{1,4})(?!\w|[.,]\d)")


def marks_in(text: str, begin: int = 0, stop: int | None = None) -> Iterator[Mark]:
    """Everything in a text, from an offset on and up to another, that may be a note mark."""
    end = begin
    stop = len(text) if stop is None else stop
    for sign in _MAY_BE_MARK.finditer(text, begin, stop):
        start = sign.start()
        if start < end:
            continue
        if text[start].isdecimal() and text[start - 1 : start] not in _BEFORE_DIGIT:
            for mark in _worded(text, start, stop):
                end = mark.end
                yield mark
            continue
        match = _MARK.match(text, start, stop)
        if match is None:
            continue
        end = match.end()
        if found := _mark(match, text, stop):
            yield found


def _worded(text: str, start: int, stop: int) -> Iterator[Mark]:
    """“see note 3”, “notes 3 and 5 above”: the numbers that begin at `start`, if they are sent to."""
    before = text[start - 1 : start]
    if not before or before.isdecimal() or not (before in _SPACES or before in "注註주"):
        return
    last = text[max(0, start - 24) : start].split()[-1:]
    if not last or not (_MAY_BE_NOTE.fullmatch(last[0]) or last[0][-1] in "注註주"):
        return
    number, note = _NUMBER.match(text, start, stop), _NOTE_BEFORE.search(text, max(0, start - 48), start)
    if number is None or note is None or _OF_ANOTHER.match(text, number.end(), stop):
        return
    begin = note.start("note") if note["note"] else note.end("east") if note["east"] else note.start()
    found = [Mark(begin, number.end(), "worded", (key_of(number[1]),), number=start)]
    while more := _FURTHER.match(text, found[-1].end, stop):
        found.append(Mark(more.start(1), more.end(), "worded", (key_of(more[1]),), number=more.start(1)))
    within = text[begin - 1 : begin] == "(" and text[found[-1].end : found[-1].end + 1] == ")"
    if note["see"] or note["east"] or within or _ELSEWHERE.match(text, found[-1].end, stop):
        yield from found


def _mark(match: re.Match[str], text: str, stop: int) -> Mark | None:
    start, end = match.span()
    before = text[start - 1 : start]
    match match.lastgroup:
        case "bracket" if (keys := _keys(match["bracket"])) and not _ASSIGNED.search(text, max(0, start - 3), start):
            spaced = before in _SPACE and not text[end : end + 1].isalnum()
            return Mark(start - spaced, end, "bracket", keys, glued=before.isalnum() or before == ")")
        case "worded":
            return Mark(start, end, "bracket", (key_of(match["worded"]),))
        case "paren":
            return Mark(start, end, "paren", (key_of(match["paren"]),))
        case "digit" if _AFTER_SENTENCE.search(text, max(0, start - 8), start):
            return Mark(start, end, "digit", (key_of(match["digit"]),))
        case "raised" if not _UNIT.search(text, max(0, start - 8), start):
            keys = _keys(match["raised"].translate(_RAISED))
            return Mark(start, end, "raised", keys) if keys else None
        case "caret":
            return Mark(start, end, "caret", (key_of(match["caret"]),))
        case "round" if start > 0 and not text[max(0, start - 2) : start].isspace() and before != "(":
            style: Style = "loose" if before in _SPACE and _GOES_ON.match(text, end, stop) else "round"
            return Mark(start - (before in _SPACE), end, style, (key_of(match["round"]),))
        case "hat":
            return Mark(start, end, "hat", (key_of(match["hat"]),))
        case "symbol" if not _closes_emphasis(text, start):
            return Mark(start, end, "symbol", (match["symbol"],))
        case _:
            return None


def _closes_emphasis(text: str, star: int) -> bool:
    """Whether a star ends a word or phrase that an earlier star began: `*so*`."""
    opening = text.rfind("*", max(0, star - 200), star)
    if text[star] != "*" or opening < 0 or text[opening + 1].isspace():
        return False
    return opening == 0 or not (text[opening - 1].isalnum() or text[opening - 1] in "*.,;:!?")


def _keys(inside: str) -> tuple[str, ...]:
    """The keys in a bracket: `3`, `3,5`, `3–5`; none where they do not go up."""
    keys: list[str] = []
    for part in _SEPARATOR.split(inside):
        if not (span := _RANGE.fullmatch(part)):
            keys.append(key_of(part))
        elif 0 < int(span[2]) - int(span[1]) < MOST_IN_A_RANGE:
            keys += [str(number) for number in range(int(span[1]), int(span[2]) + 1)]
        else:
            return ()
    numbers = [int(key) for key in keys if key.isdecimal()]
    return tuple(keys) if len(keys) == 1 or numbers == sorted(set(numbers)) else ()
