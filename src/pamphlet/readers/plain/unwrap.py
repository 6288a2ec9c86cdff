"""Which line ends the author typed, and which are only the width of a window: lines become paragraphs.

`widths` says how wide a text was wrapped, `stanzas` which lines are verse.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pamphlet.readers.plain.hyphens import Divided, is_divided, kept, known_words, undivided
from pamphlet.readers.plain.lines import CUT, Chunk, Line, cut_address, join
from pamphlet.readers.plain.pages import across_pages, without_page_numbers
from pamphlet.readers.plain.pieces import LABEL, LETTERED, SENTENCE_END
from pamphlet.readers.plain.stanzas import LONGEST_VERSE, is_kept
from pamphlet.readers.plain.widths import (
    LONGEST_WRAP,
    Wrapping,
    beyond,
    goes_on,
    is_caseless,
    is_flowed,
    is_full,
    is_mark,
    own_width,
    wrapping,
)

Wrap = Literal["auto", "hard", "soft"]

_ROW = re.compile(r"\d[\d.,:]*(?<![.,:])(?![.):\d])|[^\W\d_][^.:：!?;|]{0,30}(?::(?=\s)|：)")
"""How a row of facts begins, as in a programme, an address or minutes; the numbers of lists begin otherwise."""

_COUNTED = re.compile(r"(?P<bare>\d{1,3})(?: [-–—])?\s+(?=\S)|[\[(]?(?P<alone>\d{1,3})[\]).:]{0,2}$")


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
    strict: bool = False


def unwrap(file: str, lines: Sequence[Line], wrap: Wrap = "auto", apart: frozenset[int] = frozenset()) -> Unwrapped:
    """Put lines together to paragraphs.

    `wrap` says how the text was wrapped, if the author knows; the lines with the numbers in
    `apart` (those of tables) are never joined.
    """
    texts, furniture = without_page_numbers(lines)
    texts = _single_spaced(texts)
    blocks = _blocks(texts)
    prose = [line for line in texts if line.number not in apart]
    flowed = wrap == "auto" and is_flowed(prose)
    sure = wrap == "hard" or flowed
    found = None if wrap == "soft" else wrapping(prose, sure=True) if sure else _wrapping(blocks, apart)
    width = found.width if found else None
    every = frozenset(line.number for line in texts)
    typing = _Typing(
        width,
        flowed,
        _is_separated(texts),
        wrap == "hard",
        apart if wrap != "soft" else every,
        _keeps_ends(prose),
        strict=found is not None and found.strict,
    )
    groups = across_pages([group for block in blocks for group in _parted(block, typing)])
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


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that no empty line parts."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _wrapping(blocks: Sequence[Sequence[Line]], apart: frozenset[int]) -> Wrapping | None:
    """How the text was wrapped, by its prose: rows of facts and verse tell nothing of that."""
    prose = [line for block in blocks if 2 * _rows(block) <= len(block) for line in block if line.number not in apart]
    found = wrapping(prose)
    if found and found.width <= LONGEST_VERSE and beyond(prose, found.width):
        verse = {line.number for block in blocks if len(block) > 1 and is_kept(block, None) for line in block}
        return wrapping([line for line in prose if line.number not in verse])
    return found


def _rows(block: Sequence[Line]) -> int:
    """How many lines begin as rows of facts do, with a figure or with a word and its colon, if half of them do; else 0."""
    rows = sum(_ROW.match(line.text) is not None for line in block) if len(block) > 1 else 0
    return rows if rows > 1 and 2 * rows >= len(block) else 0


def _parted(block: Sequence[Line], typing: _Typing) -> list[list[Line]]:
    """The paragraphs among lines that no empty line parts."""
    if len(block) == 1:
        return [list(block)]
    by_hand = not typing.flowed and not typing.hard
    rows = _rows(block) if by_hand else 0
    if rows == len(block) or (by_hand and is_kept(block, typing.width)):
        return [[line] for line in block]
    own = None if rows else own_width(block)
    counted = _counted(block)
    begins = LETTERED if _is_lettered(block) else _ROW if rows else None
    groups: list[list[Line]] = []
    for line in block:
        together = bool(groups) and line.number not in typing.apart and groups[-1][-1].number not in typing.apart
        if together and begins and begins.match(line.text):
            together = rows > 0 and (_is_wrapped(groups[-1][-1], line, typing) or _is_cut_address(groups[-1], line))
        if line.number in counted and together:
            together = not SENTENCE_END.search(groups[-1][-1].text) and _is_wrapped(groups[-1][-1], line, typing)
        if together and _continues(groups[-1], line, own, typing):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _counted(block: Sequence[Line]) -> frozenset[int]:
    """The lines that begin with numbers which go up by one, bare or alone on their line, as those of notes do."""
    found: list[int] = []
    expected = 0
    for index, line in enumerate(block):
        if (line.text[0].isdecimal() or line.text[0] == "[") and (number := _COUNTED.match(line.text)):
            key = int(number["bare"] or number["alone"])
            if key == expected or (not found and (key == 1 or not index)):
                found.append(line.number)
                expected = key + 1
    return frozenset(found) if len(found) > 1 else frozenset()


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
    if labelled and line.indent > group[0].indent and not (width is None and last.end > LONGEST_WRAP):
        return True
    if own or _is_set_in_prose(last, line) or _is_cut_address(group, line) or is_divided(last, line):
        return True
    if width is None:
        return goes_on(last, line) and (labelled or (len(group) == 1 and line.text[0].isdecimal()))
    if typing.flowed:
        return last.joint == " "
    if line.indent > last.indent + 1 and not labelled:
        return False
    plainly = goes_on(last, line) and not (typing.strict and is_caseless(line.text[0]))
    if is_full(last, line, width) or (plainly and (len(group) > 1 or last.end >= 0.5 * width)):
        return True
    begins = 1 < last.indent == line.indent and SENTENCE_END.search(last.text)
    return (
        typing.separated
        and not typing.strict
        and last.end >= 0.75 * width
        and not begins
        and not _is_short_pair(last, line, width)
    )


def _is_wrapped(last: Line, line: Line, typing: _Typing) -> bool:
    """Whether a sentence goes on in the next line because it had no room on the last."""
    return typing.width is not None and is_full(last, line, typing.width) and not SENTENCE_END.search(last.text)


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
