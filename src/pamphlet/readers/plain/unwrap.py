"""Which line ends the author typed, and which are only the width of a window.

A line end inside a paragraph is a wrap when the next word had no room left on the line. How wide a
text was wrapped shows in its own lines.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pamphlet.readers.plain.hyphens import Divided, kept, known_words, undivided
from pamphlet.readers.plain.lines import Chunk, Line, join
from pamphlet.readers.plain.pages import across_pages, without_page_numbers
from pamphlet.readers.plain.pieces import SENTENCE_END

Wrap = Literal["auto", "hard", "soft"]

LONGEST_WRAP = 110
"""Lines longer than this, in characters, were not wrapped by hand or by a mail program."""

SHORTEST_WRAP = 40
"""Lines that are all shorter than this are verse, a list or an address, unless every one of them breaks
off where the next word had no room, in mid-sentence."""

NARROWEST_WRAP = 28
"""Nobody wraps a text narrower than this."""

SURE_WRAP = 60
"""Lines that reach this far need no sentence that goes on to be taken for wrapped."""

EVIDENCE = 0.5
"""The share of the longer line ends inside paragraphs that must look like wraps in a wrapped text."""

_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
_LABEL = re.compile(
    r"(?P<mark>[［〔【（](?:注|註|주)?\s?\d{1,4}[］〕】）]|[①-⑳]|"
    r"(?:\.\. )?\[\^?[^\[\]\s]{1,40}\][:.)]?(?:\s|$)|\^\d{1,4}\s|[⁰¹²³⁴-⁹]+\s?\S|[*†‡§¶]{1,3}\s?(?=\S))"
    r"|(?P<number>\(?(?:\d{1,3}|[3-9]\d{3}|\d{5,6}|[a-z])[.)](?:\s|$)|\d{1,3}:\s"
    rf"|\(?(?:{_ROMAN})[.)](?:\s|$)|\(?[A-Z]\)\s|[IVX]{{1,5}}\.\s)"
    r"|(?P<sign>\[?(?:[Ff]oot|[Ee]nd)?[Nn]ote \w{1,4}[:.\]]|[-+•‣◦–—·o]\s|>|#{1,6}\s|\|)"
)
"""A note, an item, a quoted line, a heading or a row of a table begins a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The paragraphs of a text; `width` is the one it was wrapped at, None where it was not.

    `furniture` are lines that only number the pages of the source, `divided` words that kept the hyphen
    at a line's end.
    """

    chunks: tuple[Chunk, ...]
    width: int | None
    furniture: tuple[Line, ...] = ()
    divided: tuple[Divided, ...] = ()


def unwrap(file: str, lines: Sequence[Line], wrap: Wrap = "auto", apart: frozenset[int] = frozenset()) -> Unwrapped:
    """Put lines together to paragraphs.

    `wrap` says how the text was wrapped, if the author knows; the lines with the numbers in
    `apart` (those of tables) are never joined.
    """
    texts, furniture = without_page_numbers(lines)
    texts = _single_spaced(texts)
    prose = [line for line in texts if line.number not in apart]
    width = None if wrap == "soft" else _width(prose, sure=wrap == "hard")
    separated = _is_separated(texts)
    groups = _groups(texts, width, separated, apart if wrap != "soft" else frozenset(line.number for line in texts))
    words = known_words(texts) if width else frozenset()
    chunks = tuple(join(file, group, undivided(group, words) if words else ()) for group in groups)
    divided = tuple(one for group in groups for one in kept(group, words)) if words else ()
    return Unwrapped(chunks, width, furniture, divided)


# --- how wide ---------------------------------------------------------------------------------


def _end(line: Line) -> int:
    return line.indent + len(line.text)


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next word had no room on the line."""
    return _end(line) + 1 + len(following.text.split(None, 1)[0]) > width


def _inner(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Neighbours that no empty line parts and that do not begin something new."""
    return [(a, b) for a, b in itertools.pairwise(lines) if not b.gap and (not _LABEL.match(b.text) or _is_mark(a, b))]


def _is_mark(line: Line, following: Line) -> bool:
    """Whether a line begins with the mark of a note, in the middle of a sentence."""
    label = _LABEL.match(following.text)
    rest = following.text[label.end() :].lstrip() if label and label["mark"] else ""
    return rest[:1].islower() and len(line.text) >= SURE_WRAP and not SENTENCE_END.search(line.text)


def _width(lines: Sequence[Line], *, sure: bool) -> int | None:
    """The width at which a text was wrapped, in columns; None if its line ends are the author's."""
    inner = _inner(lines)
    lengths = sorted(_end(a) for a, _ in inner)
    long = sum(len(line.text) for line in lines if len(line.text) > LONGEST_WRAP)
    if not lengths or (not sure and long > 0.3 * sum(len(line.text) for line in lines)):
        return None
    short = [length for length in lengths if length <= LONGEST_WRAP] or lengths
    width = short[min(len(short) - 1, int(len(short) * 0.98))]
    if sure:
        return width
    telling = [(_is_full(a, b, width), _goes_on(a, b, width)) for a, b in inner if _end(a) >= 0.5 * width]
    plain = sum(full and goes_on for full, goes_on in telling)
    if width < SHORTEST_WRAP:
        return width if 2 <= plain == len(telling) and width >= NARROWEST_WRAP else None
    wrapped = sum(full or goes_on for full, goes_on in telling)
    enough = wrapped >= max(2, EVIDENCE * len(telling))
    return width if enough and (plain or width >= SURE_WRAP) else None


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether a sentence plainly goes on in the next line of a text wrapped by eye."""
    first = following.text[0]
    small = (
        _is_mark(line, following)
        if first in "[("
        else first.islower() or (first.isalpha() and not first.isupper() and first.lower() == first.upper())
    )
    return small and _end(line) >= 0.5 * width and not SENTENCE_END.search(line.text)


def _is_separated(lines: Sequence[Line]) -> bool:
    """Whether empty lines (or indents) part the paragraphs, so that a short line need not end one."""
    several = [line for line in lines[1:] if line.gap or line.indent > 1]
    return len(several) * 12 >= len(lines)


# --- groups -----------------------------------------------------------------------------------


def _groups(lines: Sequence[Line], width: int | None, separated: bool, apart: frozenset[int]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    stanza: list[Line] = []
    for line in (*lines, None):
        if line is None or (line.gap and stanza):
            groups += _parted(stanza, width, separated, apart)
            stanza = []
        if line is not None:
            stanza.append(line)
    return across_pages(groups)


def _parted(stanza: Sequence[Line], width: int | None, separated: bool, apart: frozenset[int]) -> list[list[Line]]:
    """The paragraphs among lines that no empty line parts."""
    own = _own_width(stanza)
    groups: list[list[Line]] = []
    for line in stanza:
        together = bool(groups) and line.number not in apart and groups[-1][-1].number not in apart
        if together and _continues(groups[-1], line, width, own, separated):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _own_width(stanza: Sequence[Line]) -> int | None:
    """The width of lines that are plainly one wrapped paragraph, whatever the rest of the text is like.

    Each breaks off where the next word had no room, and at least one of them in mid-sentence.
    """
    width = max(map(_end, stanza), default=0)
    pairs = list(itertools.pairwise(stanza))
    if not pairs or not SHORTEST_WRAP <= width <= LONGEST_WRAP or any(_LABEL.match(line.text) for line in stanza[1:]):
        return None
    full = all(_is_full(a, b, width) and _end(a) >= SHORTEST_WRAP for a, b in pairs)
    return width if full and any(_goes_on(a, b, width) for a, b in pairs) else None


def _continues(group: Sequence[Line], line: Line, width: int | None, own: int | None, separated: bool) -> bool:
    """Whether `line` goes on with the paragraph that `group` has so far."""
    last = group[-1]
    if last.text.startswith(">") and line.text.startswith(">"):
        return True
    if _LABEL.match(line.text) and not _mid_sentence(group, line, width):
        return False
    labelled = bool(_LABEL.match(group[0].text))
    if labelled and line.indent > group[0].indent:
        return True
    if own or _is_set_in_prose(last, line) or _is_cut_address(last, line):
        return True
    if width is None:
        return False
    if line.indent > last.indent + 1 and not labelled:
        return False
    if _is_full(last, line, width):
        return True
    return _goes_on(last, line, width) or (separated and _end(last) >= 0.75 * width and not _is_short_pair(last, line, width))


def _is_cut_address(last: Line, line: Line) -> bool:
    """Whether an address was cut at a slash or a hyphen, and goes on in the next line."""
    word = last.text.rsplit(None, 1)[-1]
    first, _, rest = line.text.partition(" ")
    goes_on = not rest or any(sign in first[:-1] for sign in "/=_")
    return goes_on and word.endswith(("/", "-", "?", "&", "=")) and ("://" in word or word.startswith("www."))


def _is_set_in_prose(last: Line, line: Line) -> bool:
    """Whether two lines of a quotation that is set in are one sentence."""
    together = last.indent >= 2 and line.indent == last.indent and not SENTENCE_END.search(last.text)
    return together and len(last.text) >= 35 and line.text[0].islower()


def _is_short_pair(last: Line, line: Line, width: int) -> bool:
    """A line that ends a sentence well before the margin, above one that does not reach it either."""
    return bool(SENTENCE_END.search(last.text)) and _end(line) < 0.6 * width


def _mid_sentence(group: Sequence[Line], line: Line, width: int | None) -> bool:
    """Whether what looks like a label is only a mark or a number that a wrap put at a line's beginning."""
    last, label = group[-1], _LABEL.match(line.text)
    if label is None or width is None or _LABEL.match(group[0].text):
        return False
    if not _is_full(last, line, width):
        return _is_mark(last, line)
    if label["mark"]:
        return not label["mark"].startswith("*")
    if label["sign"] and label["sign"].startswith("["):
        return not last.text.endswith("]")
    return bool(label["number"] or label["sign"] in {"- ", "– ", "— "}) and not SENTENCE_END.search(last.text)


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Take the extra empty line out of a text typed with double spacing."""
    gaps = [line.gap for line in lines[1:]]
    if len(gaps) < 6 or min(gaps) < 1 or gaps.count(1) < 0.5 * len(gaps):
        return lines
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if b.gap == 1]
    lower = sum(b.text[0].islower() and not SENTENCE_END.search(a.text) for a, b in pairs)
    if lower < 0.3 * len(pairs):
        return lines
    return [replace(line, gap=line.gap - 1 if line.gap else 0) for line in lines]
