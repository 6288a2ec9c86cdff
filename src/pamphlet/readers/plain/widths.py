"""How wide a text was wrapped: stands between lines and paragraphs.

A line end inside a paragraph is a wrap when the next word had no room left on the line. How wide a
text was wrapped shows in its own lines.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pamphlet.readers.plain.hyphens import is_divided
from pamphlet.readers.plain.lines import CUT, Line, is_ideograph, width_of
from pamphlet.readers.plain.pieces import LABEL, SENTENCE_END

LONGEST_WRAP = 110
"""Lines longer than this, in columns, were not wrapped by hand or by a mail program."""

SHORTEST_WRAP = 40
"""Lines that are all shorter than this are verse, a list or an address, unless every one of them breaks
off where the next word had no room, in mid-sentence, or ends a sentence."""

NARROWEST_WRAP = 28
"""Nobody wraps a text narrower than this."""

SURE_WRAP = 60
"""Lines that reach this far need no sentence that goes on to be taken for wrapped."""

EVIDENCE = 0.5
"""The share of the longer line ends inside paragraphs that must look like wraps in a wrapped text."""

_EVEN = 0.85
"""Lines that reach so far, as a share of the longest, look like a block."""

STRICT = 0.85
"""The share of line ends in mid-sentence that are wraps by the room on the line, where a program wrapped the text."""

FEWEST_STRICT = 3
"""So many of them say so."""

_OVER = 1.2
"""Lines so much longer than the width of the others were not wrapped with them."""

_LETTER = re.compile(r"[「『（〈《【〔［“‘]*.[、。，．：；！？」』）〉》】〕］”’ー々]*")
"""A letter of a script without spaces, with what may not be parted from it by a line end."""
_FIGURE = re.compile(r"\d{1,4}(?:[.:h]\d{2})?(?:[.,:;)]|\s|$)")
_BEFORE_FIGURE = re.compile(
    r"\b(?:in|at|of|since|until|till|by|from|to|and|about|no\.|pp?\.|im|um|seit|bis|von|und|en|à|de|depuis|et|a las|desde|hasta|y"
    r"|nel|del|alle|dal|e|em|às|até|van|om|sinds|tot|w|od|do|roku|roce|v|r\.|το|από|в|с|до|около|у|з)$"
)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The width at which a text was wrapped, in columns.

    `strict` says that a program did it: a line with room for the next word was ended by the author.
    """

    width: int
    strict: bool = False


def is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next word had no room on the line.

    Where words have no spaces between them, one letter with the punctuation around it needs room.
    """
    text = following.text
    if text[0].isascii():
        return line.end + 1 + width_of(text.split(None, 1)[0]) > width
    letter = _LETTER.match(text)
    if letter and any(map(is_ideograph, letter[0])):
        return line.end + width_of(letter[0]) > width
    return line.end + 1 + width_of(text.split(None, 1)[0]) > width


def goes_on(line: Line, following: Line) -> bool:
    """Whether a sentence plainly goes on in the next line."""
    if SENTENCE_END.search(line.text):
        return False
    first = following.text[0]
    if first in "[(":
        return is_mark(line, following)
    if first.isdecimal():
        return bool(_FIGURE.match(following.text) and _BEFORE_FIGURE.search(line.text))
    return first.islower() or is_caseless(first)


def is_caseless(letter: str) -> bool:
    """Whether a letter is of a script without capitals, so that it does not show whether a sentence goes on."""
    return letter.isalpha() and letter.lower() == letter.upper()


def is_mark(line: Line, following: Line) -> bool:
    """Whether a line begins with the mark of a note, in the middle of a sentence."""
    label = LABEL.match(following.text)
    rest = following.text[label.end() :].lstrip() if label and label["mark"] else ""
    return rest[:1].islower() and len(line.text) >= SURE_WRAP and not SENTENCE_END.search(line.text)


def inner(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Neighbours that no empty line parts and that do not begin something new."""
    return [(a, b) for a, b in itertools.pairwise(lines) if not b.gap and (not LABEL.match(b.text) or is_mark(a, b))]


def wrapping(lines: Sequence[Line], *, sure: bool = False) -> Wrapping | None:
    """How a text was wrapped; None if its line ends are the author's. `sure` says that it was."""
    pairs = inner(lines)
    lengths = sorted(a.end for a, _ in pairs)
    long = sum(len(line.text) for line in lines if line.end > LONGEST_WRAP)
    if not lengths or (not sure and long > 0.3 * sum(len(line.text) for line in lines)):
        return None
    short = [length for length in lengths if length <= LONGEST_WRAP] or lengths
    width = short[min(len(short) - 1, int(len(short) * 0.98))]
    if sure:
        return Wrapping(width)
    telling = [(a, is_full(a, b, width), goes_on(a, b)) for a, b in pairs if a.end >= 0.5 * width]
    plain = sum(full and on for _, full, on in telling)
    if width < SHORTEST_WRAP:
        explained = all((full and on) or SENTENCE_END.search(a.text) for a, full, on in telling)
        if plain < 2 or not explained or width < NARROWEST_WRAP:
            return None
    wrapped = [a for a, full, on in telling if full or on]
    enough = len(wrapped) >= max(2, EVIDENCE * len(telling)) and (plain or width >= SURE_WRAP)
    if not enough or beyond(lines, width) > sum(a.end for a in wrapped):
        return None
    open_ends = sum(on for _, _, on in telling)
    return Wrapping(width, strict=plain >= max(FEWEST_STRICT, STRICT * open_ends))


def beyond(lines: Sequence[Line], width: int) -> int:
    """How much stands in lines that are longer than a wrap at this width would leave them."""
    return sum(line.end for line in lines if line.end - line.indent > _OVER * width and _may_break(line.text, width))


def _may_break(text: str, width: int) -> bool:
    """Whether a program could have broken a line before this width: it is no address."""
    return " " in text[: width // 2] or is_ideograph(text[len(text) // 2])


def own_width(block: Sequence[Line]) -> int | None:
    """The width of lines that are plainly one wrapped paragraph, whatever the rest of the text is like.

    Each is nearly as long as the longest, or breaks off where the next word had no room, or within a word;
    and at least one of them in mid-sentence.
    """
    width = max((line.end for line in block), default=0)
    pairs = list(itertools.pairwise(block))
    if not pairs or not SHORTEST_WRAP <= width <= LONGEST_WRAP or any(LABEL.match(line.text) for line in block[1:]):
        return None
    even = all(b.indent <= a.indent + 1 and (_reaches(a, b, width) or is_divided(a, b)) for a, b in pairs)
    return width if even and (any(goes_on(a, b) for a, b in pairs) or _is_sentence(block)) else None


def _is_sentence(block: Sequence[Line]) -> bool:
    """Whether only the last of several lines ends as sentences do, and the others with a word in small letters."""
    open_ends = all(line.text[-1].islower() and line.text.rsplit(None, 1)[-1].islower() for line in block[:-1])
    return open_ends and bool(SENTENCE_END.search(block[-1].text))


def _reaches(line: Line, following: Line, width: int) -> bool:
    """Whether a line is long, and is nearly as long as the longest or has no room for the next word."""
    return line.end >= SHORTEST_WRAP and (line.end >= _EVEN * width or is_full(line, following, width))


def is_flowed(lines: Sequence[Line]) -> bool:
    """Whether lines that go on end in one space, and others do not (format=flowed, RFC 3676), or were cut by a mail program."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap]
    flowing = [(a, b) for a, b in pairs if a.joint in {" ", CUT}]
    if len(flowing) < 2 or len(flowing) * 2 < len(pairs) or max(line.end for line in lines) > LONGEST_WRAP:
        return False
    stray = sum(a.joint == " " for a, b in itertools.pairwise(lines) if b.gap)
    return stray * 10 <= len(flowing) and any(goes_on(a, b) for a, b in flowing)
