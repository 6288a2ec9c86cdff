"""Which line ends the author typed, and which are only the width of a window: lines become paragraphs.

`widths` says how wide a text was wrapped, `stanzas` which lines are verse.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pamphlet.readers.plain.hyphens import Divided, is_divided, kept, known_words, undivided
from pamphlet.readers.plain.lines import CUT, Chunk, Line, cut_address, join
from pamphlet.readers.plain.pages import across_pages, without_page_numbers
from pamphlet.readers.plain.pieces import LABEL, LETTERED, SENTENCE_END
from pamphlet.readers.plain.stanzas import is_kept
from pamphlet.readers.plain.widths import goes_on, is_flowed, is_full, is_mark, own_width, width_of_text

Wrap = Literal["auto", "hard", "soft"]


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The paragraphs of a text; `width` is the one it was wrapped at, None where it was not.

    `furniture` are lines that only number the pages of the source, `divided` words that kept the hyphen
    at a line's end; `flowed` says that lines which go on end in a space.
    """

    chunks: tuple[Chunk, ...]
    width: int | None
    furniture: tuple[Line, ...] = ()
    divided: tuple[Divided, ...] = ()
    flowed: bool = False


@dataclass(frozen=True, slots=True)
class _Typing:
    """How the text is typed, which decides what a line end can mean.

    `width` is the one it was wrapped at, `flowed` says that joints decide, `separated` that empty lines
    part the paragraphs, `hard` that the author said so, `apart` are the lines of tables.
    """

    width: int | None
    flowed: bool
    separated: bool
    hard: bool
    apart: frozenset[int]
    kept_ends: bool = False


def unwrap(file: str, lines: Sequence[Line], wrap: Wrap = "auto", apart: frozenset[int] = frozenset()) -> Unwrapped:
    """Put lines together to paragraphs.

    `wrap` says how the text was wrapped, if the author knows; the lines with the numbers in
    `apart` (those of tables) are never joined.
    """
    texts, furniture = without_page_numbers(lines)
    texts = _single_spaced(texts)
    prose = [line for line in texts if line.number not in apart]
    flowed = wrap == "auto" and is_flowed(prose)
    width = None if wrap == "soft" else width_of_text(prose, sure=wrap == "hard" or flowed)
    every = frozenset(line.number for line in texts)
    typing = _Typing(width, flowed, _is_separated(texts), wrap == "hard", apart if wrap != "soft" else every, _keeps_ends(prose))
    groups = _groups(texts, typing)
    words = known_words(texts)
    chunks = tuple(join(file, group, undivided(group, words) if words else ()) for group in groups)
    divided = tuple(one for group in groups for one in kept(group, words)) if words else ()
    return Unwrapped(chunks, width, furniture, divided, flowed)


def _is_separated(lines: Sequence[Line]) -> bool:
    """Whether empty lines (or indents) part the paragraphs, so that a short line need not end one."""
    several = [line for line in lines[1:] if line.gap or line.indent > 1]
    return len(several) * 12 >= len(lines)


def _keeps_ends(lines: Sequence[Line]) -> bool:
    """Whether two spaces at the end of some lines, but not of many, say that the line ends there (as in Markdown)."""
    pairs = [a for a, b in itertools.pairwise(lines) if not b.gap]
    return 0 < sum(line.joint == "  " for line in pairs) * 3 <= len(pairs)


# --- groups -----------------------------------------------------------------------------------


def _groups(lines: Sequence[Line], typing: _Typing) -> list[list[Line]]:
    groups: list[list[Line]] = []
    block: list[Line] = []
    for line in (*lines, None):
        if line is None or (line.gap and block):
            groups += _parted(block, typing)
            block = []
        if line is not None:
            block.append(line)
    return across_pages(groups)


def _parted(block: Sequence[Line], typing: _Typing) -> list[list[Line]]:
    """The paragraphs among lines that no empty line parts."""
    if len(block) == 1:
        return [list(block)]
    if not typing.flowed and not typing.hard and is_kept(block, typing.width):
        return [[line] for line in block]
    own = own_width(block)
    lettered = _is_lettered(block)
    groups: list[list[Line]] = []
    for line in block:
        together = bool(groups) and line.number not in typing.apart and groups[-1][-1].number not in typing.apart
        if together and not (lettered and LETTERED.match(line.text)) and _continues(groups[-1], line, own, typing):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_lettered(block: Sequence[Line]) -> bool:
    """Whether lines begin with `A.` and `B.`, and not only with somebody's initials."""
    keys = [found["key"] for line in block if (found := LETTERED.match(line.text))]
    return len(keys) > 1 and keys[:2] in (["A", "B"], ["I", "II"])


def _continues(group: Sequence[Line], line: Line, own: int | None, typing: _Typing) -> bool:
    """Whether `line` goes on with the paragraph that `group` has so far."""
    last, width = group[-1], typing.width
    if last.text.startswith(">") and line.text.startswith(">"):
        return True
    if last.joint == CUT and typing.flowed:
        return True
    if (LABEL.match(line.text) and not _mid_sentence(group, line, width)) or (last.joint == "  " and typing.kept_ends):
        return False
    labelled = bool(LABEL.match(group[0].text))
    if labelled and line.indent > group[0].indent:
        return True
    if own or _is_set_in_prose(last, line) or _is_cut_address(group, line) or is_divided(last, line):
        return True
    if width is None:
        return goes_on(last, line) and (labelled or (len(group) == 1 and line.text[0].isdecimal()))
    if typing.flowed:
        return last.joint == " "
    if line.indent > last.indent + 1 and not labelled:
        return False
    if is_full(last, line, width) or (goes_on(last, line) and (len(group) > 1 or last.end >= 0.5 * width)):
        return True
    begins = 1 < last.indent == line.indent and SENTENCE_END.search(last.text)
    return typing.separated and last.end >= 0.75 * width and not begins and not _is_short_pair(last, line, width)


def _is_cut_address(group: Sequence[Line], line: Line) -> bool:
    """Whether an address was cut, and goes on in the next line."""
    address = ""
    for last, following in itertools.pairwise((*group[-2:], line)):
        address = cut_address(address, last.text, following.text)
    return bool(address)


def _is_set_in_prose(last: Line, line: Line) -> bool:
    """Whether two lines of a quotation that is set in are one sentence."""
    together = last.indent >= 2 and line.indent == last.indent and not SENTENCE_END.search(last.text)
    return together and len(last.text) >= 35 and line.text[0].islower()


def _is_short_pair(last: Line, line: Line, width: int) -> bool:
    """A line that ends a sentence well before the margin, above one that does not reach it either."""
    return bool(SENTENCE_END.search(last.text)) and line.end < 0.6 * width


def _mid_sentence(group: Sequence[Line], line: Line, width: int | None) -> bool:
    """Whether what looks like a label is only a mark or a number that a wrap put at a line's beginning."""
    last, label = group[-1], LABEL.match(line.text)
    if label is None or width is None or LABEL.match(group[0].text):
        return False
    if not is_full(last, line, width):
        return is_mark(last, line) or (line.text[0].isdecimal() and goes_on(last, line))
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
