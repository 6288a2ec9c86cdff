"""Verse by the look of its lines: which line ends are the poet's, and no wrap.

Asked before lines are put together to paragraphs, and again when paragraphs are given their roles.
"""

import itertools
import re
from collections.abc import Sequence

from pamphlet.readers.plain.lines import Line, width_of
from pamphlet.readers.plain.pieces import BREAK, BULLET, CLOSED, LABEL, SENTENCE_END, SPOKEN
from pamphlet.readers.plain.widths import is_full
from pamphlet.readers.plain.words import REFRAINS

LONGEST_VERSE = 62
"""A line of verse takes so many columns at most."""

_MEAN_VERSE = 48
_FEWEST_SMALL = 4
"""So many lines that begin in small letters are verse, where they are not set in."""
_ROOM = 5
"""So many columns more than the next word needs show that a line was ended, and did not just end."""
_BEFORE_LETTER = "“”\"‘’'«»„‚(—–-…0123456789. "
REFRAIN = re.compile(rf"(?:{REFRAINS})(?: \d)?\s?(?:[:：.]|$)", re.IGNORECASE)
"""How a refrain begins, or the line that stands for it."""
_ATTRIBUTION = re.compile(r"(?:[—–―]|--?-?)\s*[^\W\d_]")


def is_kept(block: Sequence[Line], width: int | None, *, set_off: bool = False) -> bool:
    """Whether lines that no empty line parts are verse, in a text that was wrapped at `width` or not at all.

    They are short beside the others, or set in (or `set_off` in another way); and they begin with
    capitals in mid-sentence, or end with a stop or a comma mostly, or where there was room for more.
    """
    lines = block[:-1] if len(block) > 2 and _ATTRIBUTION.match(block[-1].text) else block
    if not is_short(lines) or _is_in_rows(lines):
        return False
    set_in = set_off or all(line.indent >= 2 for line in lines)
    longest = max(line.end for line in lines)
    if len(lines) < (2 if set_in else 3) or (width and not set_in and longest > 0.8 * width):
        return False
    pairs = list(itertools.pairwise(lines))
    if REFRAIN.match(lines[0].text):
        return True
    if set_off and len(lines) > 2 and _are_sentences(pairs, longest):
        return True
    going_on = [(a, b) for a, b in pairs if not SENTENCE_END.search(a.text)]
    if len(going_on) * 2 < len(pairs) or not going_on:
        return False
    if all(_begins_with_capital(line) for line in lines):
        return len(lines) > 2 or not is_full(*pairs[0], longest) or lines[0].text.endswith((",", ";"))
    if not set_in and len(lines) < _FEWEST_SMALL:
        return False
    if 2 * sum(CLOSED.search(a.text) is not None for a, _ in pairs) >= len(pairs) and len(lines) > 2:
        return True
    ragged = sum(not is_full(a, b, longest - _ROOM) for a, b in pairs)
    margin = min(line.indent for line in lines)
    moved = sum(line.indent > margin + 1 for line in lines[1:])
    return ragged * 3 >= len(pairs) or (moved > 0 and ragged > 0)


def _are_sentences(pairs: Sequence[tuple[Line, Line]], longest: int) -> bool:
    """Whether each line ends with a stop or a comma, and all but the longest where there was room for more."""
    full = sum(is_full(a, b, longest) for a, b in pairs)
    return full <= 1 and all(CLOSED.search(a.text) and _begins_with_capital(b) for a, b in pairs)


def is_short(lines: Sequence[Line]) -> bool:
    """Whether no line is longer than one of verse, none begins an item or a quotation, and hardly any are spoken."""
    widths = [width_of(line.text) for line in lines]
    if not lines or max(widths) > LONGEST_VERSE or sum(widths) > _MEAN_VERSE * len(widths):
        return False
    texts = [line.text for line in lines]
    if any(text[0] in ">#|" or BULLET.match(text) or BREAK.fullmatch(text) for text in texts) or any(
        LABEL.match(text) for text in texts[1:]
    ):
        return False
    return 2 * sum(SPOKEN.match(text) is not None for text in texts) <= len(texts)


def _is_in_rows(lines: Sequence[Line]) -> bool:
    """Whether most lines have wide spaces in them, as rows of a table do."""
    return 2 * sum("   " in line.text or "\t" in line.text for line in lines) > len(lines)


def _begins_with_capital(line: Line) -> bool:
    return line.text.lstrip(_BEFORE_LETTER)[:1].isupper()
