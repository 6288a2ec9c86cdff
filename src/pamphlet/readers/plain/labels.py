"""The labels that notes begin with: `[3]`, `3.`, `Note 3:`, `†`.

Each has a key: what is left of it without brackets and stops, in lower case. The marks that lead to
them (`marks`) have the same keys.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Literal

from pamphlet.readers.plain.words import NOTE_WORDS

Shape = Literal[
    "caret",
    "directive",
    "bracketed note",
    "bracket",
    "brace",
    "angle",
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

EAST = r"(?:注|註|주)?\s?"
"""The word for a note inside the bracket, as East Asian texts have it: （注1）."""

_KEY = r"\d{1,6}|[ivxlcdm]{1,7}|[IVXLC]{2,7}|[a-z]|[A-Z]|[α-ω]|[а-я]|\*{1,4}|[†‡§¶]{1,3}"
_SLIP = r"(?=[lIO]*\d)[\dlIO]{2,4}|[lI]O"
"""Numbers with letters for digits, as typewriters without a 1 and a 0 taught it: `l0`, `2O`."""

LABELS: tuple[tuple[Shape, re.Pattern[str]], ...] = (
    ("caret", re.compile(r"\[\^([^\[\]\s]{1,40})\]:?(?:\s+|$)")),
    ("directive", re.compile(r"\.\. \[[#^]?([^\[\]\s]{1,40})\](?:\s+|$)")),
    ("bracketed note", re.compile(rf"\[(?:{NOTE_WORDS})\.?\s*({_KEY})\s*[:.]\s*", re.IGNORECASE)),
    ("bracket", re.compile(rf"[\[［〔【]{EAST}({_KEY}|{_SLIP})[\]］〕】][.:)]?(?:\s+|$|(?=[^\W_]))")),
    ("brace", re.compile(rf"\{{({_KEY})\}}[.:)]?(?:\s+|$|(?=[^\W_]))")),
    ("angle", re.compile(r"<(\d{1,4})>[.:)]?(?:\s+|$|(?=[^\W_]))")),
    ("word", re.compile(rf"\[?(?:{NOTE_WORDS})\.?\s*({_KEY})\]?(?:：|(?:\s*[:.)–—-])?(?:\s+|$))\s*", re.IGNORECASE)),
    ("round", re.compile(rf"\(({_KEY}|{_SLIP})\)[.:]?(?:\s+|$)|[(（]{EAST}({_KEY})[)）]\s*")),
    ("stop", re.compile(rf"({_KEY}|{_SLIP})\.(?:\s+|$)")),
    ("paren", re.compile(rf"({_KEY}|{_SLIP})\)(?:\s+|$)")),
    ("colon", re.compile(r"(\d{1,4}):(?:\s+|$)")),
    ("dash", re.compile(r"(\d{1,4})\s+[-–—]\s+")),
    ("raised", re.compile(r"([⁰¹²³⁴-⁹]+|[①-⑳])\)?\s*")),
    ("hat", re.compile(r"\^(\d{1,4})\s*|(?:※\s?|[*＊](?=\d))(\d{1,3})[\s:：]*")),
    ("symbol", re.compile(r"(?![\s*]+$)(\*{1,4}|[†‡§¶]{1,3})\)?\s*(?=\S)")),
    ("bare", re.compile(r"(\d{1,4})(?:\s+(?=\S)|$)")),
)
"""What a note's label looks like, the most telling shape first."""

_MAY_BE_LABEL = re.compile(
    rf"[\d\[{{<(^*＊†‡§¶※⁰¹²³⁴-⁹①-⑳［〔【（]|\.\. \["
    rf"|(?:[ivxlcdm]{{1,7}}|[a-zα-ωа-я]|[\dlIO]{{2,4}})[.)]|(?:{NOTE_WORDS})(?=\W|\d|$)",
    re.IGNORECASE,
)

UNMISTAKABLE: frozenset[Shape] = frozenset({"caret", "directive", "bracketed note"})
"""Shapes that nothing but a note has."""

RAISED = {ord(sign): str(digit) for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
RAISED |= {ord("⁻"): "–", ord("·"): ",", ord("’"): ","}
RAISED |= {ord("①") + number: str(number + 1) for number in range(20)}
SYMBOLS = "*†‡§¶"
"""The symbols of notes in the order of printers."""
_ALPHABETS = (ascii_lowercase, "αβγδεζηθικλμνξοπρστυφχψω", "абвгдежзиклмнопрстуфхцчшщэюя")
_CAPITALS = re.compile(r"[A-Z]|[IVXLC]{2,7}")
_DIGITS = str.maketrans("lIOo", "1100")
_ROMAN = re.compile(r"(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
ROMAN = tuple(
    f"{tens}{ones}"
    for tens in ("", "x", "xx", "xxx", "xl")
    for ones in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
)[1:]
"""The roman digits from 1 to 49."""
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a paragraph: its shape, its key, and where the words begin.

    `slip` is the number that was meant if letters stand for digits in it.
    """

    shape: Shape
    key: str
    end: int
    slip: str = ""


def labels_of(text: str) -> Iterator[Label]:
    """Every label that a paragraph can be said to begin with, the most telling first."""
    if _MAY_BE_LABEL.match(text):
        for shape, pattern in LABELS:
            if match := pattern.match(text):
                typed = match[1] or match[match.lastindex or 1]
                key, slip = key_of(typed), slip_of(typed)
                word = len(key) > 1 and key.isalpha() and shape not in {"caret", "directive"}
                if not word or slip or value_of(key) is not None:
                    yield Label(shape, key, match.end(), slip)


def key_of(label: str) -> str:
    """A label in ordinary digits and, unless it is a capital letter or in capital roman digits, without case."""
    key = label.translate(RAISED)
    if _CAPITALS.fullmatch(key):
        return key
    return str(int(key)) if key.isdecimal() else key.casefold()


def slip_of(label: str) -> str:
    """The number that was meant where letters stand for the digits 1 and 0 (`l0`); "" where none does, or a word may be meant."""
    number = label.translate(_DIGITS)
    meant = number != label and len(label) <= 4 and number.isdecimal() and not set(label) <= {"I"} and label.upper() != "O"
    return str(int(number)) if meant else ""


def value_of(key: str) -> int | None:
    """The number that a key stands for: digits, roman digits, a letter's rank, a symbol's; else None."""
    if key.isdecimal():
        return int(key)
    key = key.lower()
    if key[0] in SYMBOLS:
        return SYMBOLS.index(key[0]) + 1 + len(SYMBOLS) * (len(key) - 1)
    if _ROMAN.fullmatch(key):
        values = [_ROMAN_VALUES[letter] for letter in key]
        return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return next((letters.index(key) + 1 for letters in _ALPHABETS if len(key) == 1 and key in letters), None)
