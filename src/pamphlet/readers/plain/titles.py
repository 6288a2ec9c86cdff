"""How a title looks, and a subtitle: short lines that stand alone, or above a byline or a date.

Asked by `above`, for what may stand over a title, and by `front`, which takes it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pamphlet.readers.plain.back import reaches
from pamphlet.readers.plain.bylines import date_in, is_name, is_short_name, is_worded, names_in
from pamphlet.readers.plain.lines import Chunk, join
from pamphlet.readers.plain.matter_words import ISSUE, KICKERS, SPOKEN_AT, TALKS
from pamphlet.readers.plain.pieces import BULLET, CLOSED, LONGEST_HEADING, NUMBER, SENTENCE_END, TWO_SENTENCES
from pamphlet.readers.plain.words import PARTS

_OPENER = re.compile(r"[#>*|•–—-]")
UNDERLINE = re.compile(r"[=~*-]{3,}")
"""The line below a title."""
_SPEAKS = re.compile(r"[^\W\d_][\w .’'-]{0,24}[:：]\s")
_SPACED = re.compile(r"[^\W_](?: [^\W_]){2,}(?:\s{2,}[^\W_](?: [^\W_])*)*")
"""Letters with a space between each of them, words with more."""
_OCCASION = re.compile(rf"(?:[^\W\d_]+ ){{0,2}}(?:{TALKS}),? (?:{SPOKEN_AT})\s\S.{{2,100}}", re.IGNORECASE)
"""“A talk given at the annual meeting”."""

_LINES_OF_TITLE = 9
"""A block of title, subtitle, author and date has so many lines at most."""
_LONGER = 60
"""Prose has so many characters, if it does not end a sentence."""
CENTRED = 4
"""Lines that are moved in so far stand in the middle."""


_SMALL_WORDS = re.compile(
    r"(?:and|or|of|in|on|for|to|from|with|at|und|oder|von|der|des|im|in|für|mit|aus|et|ou|de|du|des|à|au|aux|pour|y|e|o|en|del|para|con|di|della|nel|per|do|da|em|van|voor|met|i|z|w|a|и|в|на|та|з)"
    r"(?!\w)",
    re.IGNORECASE,
)


def goes_on_in_capitals(first: Chunk, second: Chunk) -> bool:
    """Whether a title in capitals goes on in a second line, which begins with a small word."""
    loud = first.text.isupper() and second.text.isupper() and len(first.lines) == len(second.lines) == 1
    return loud and not second.gap and _SMALL_WORDS.match(second.text) is not None and not CLOSED.search(first.text)


def unspaced(chunk: Chunk) -> Chunk:
    """A title whose letters were set apart, as words."""
    if not _SPACED.fullmatch(chunk.text):
        return chunk
    words = " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", chunk.text))
    return join(chunk.file, (replace(chunk.lines[0], text=words),))


def is_block_of_two(rest: Sequence[Chunk]) -> bool:
    """Whether a title and a subtitle stand below one another: two short lines alone, neither a sentence, the second no
    continuation of the first."""
    if len(rest) < 3 or rest[1].gap or not rest[2].gap:
        return False
    first, second = rest[0], rest[1]
    short = len(first.lines) == len(second.lines) == 1 and max(len(first.text), len(second.text)) <= LONGEST_HEADING
    return short and not CLOSED.search(second.text) and (first.text.isupper() or not second.text[0].islower())


def is_title_block(rest: Sequence[Chunk]) -> bool:
    """Whether the lines above the first empty one, or above the text, are few and short, and one of them tells who or when.

    Where text follows without an empty line, the second line may also be a name alone.
    """
    block = list(takewhile(is_line_of_head, rest[1:_LINES_OF_TITLE]))
    after = rest[len(block) + 1] if len(rest) > len(block) + 1 else None
    if after is None or len(rest[0].lines) > 1 or not (after.gap or _is_prose(after)):
        return False
    named = bool(block) and is_name(block[0].text) and not is_name(rest[0].text) and _is_prose(after)
    return named or any(names_in(chunk.text) or reaches(chunk.text) for chunk in block)


def is_line_of_head(chunk: Chunk) -> bool:
    """Whether a line stands right below another one, and is no prose."""
    return not chunk.gap and len(chunk.lines) == 1 and not _is_prose(chunk)


def _is_prose(chunk: Chunk) -> bool:
    return len(chunk.text) > LONGEST_HEADING


def is_title(chunk: Chunk, following: Chunk, *, further: bool = False) -> bool:
    words = chunk.text
    asks = words.rstrip("”’」』»").endswith(("!", "?", "！", "？"))
    if len(chunk.lines) > 2 or len(words) > LONGEST_HEADING + 30 or not re.search(r"[^\W\d_]", words):
        return False
    if (CLOSED.search(words) and not asks) or TWO_SENTENCES.search(words):
        return False
    if (
        any(pattern.match(words) for pattern in (_OPENER, NUMBER, BULLET))
        or reaches(words)
        or (UNDERLINE.fullmatch(following.text) and not following.gap)
    ):
        return False
    named = names_in(words)
    speaks = _SPEAKS.match(words) and _SPEAKS.match(following.text) and not following.gap and names_in(following.text) is None
    if (named and not named.end) or speaks:
        return False
    if PARTS.match(words) and not following.gap:
        return False
    return following.gap > 0 or _is_longer(following, words) or names_in(following.text) is not None or further


def _is_longer(following: Chunk, title: str) -> bool:
    """Whether what stands right below a title is more than another short line, as verse has below its first."""
    text = following.text
    prose = len(text) > _LONGER or len(following.lines) > 1 or SENTENCE_END.search(text) is not None
    return len(text) > len(title) and (prose or (title.isupper() and not text.isupper()))


def is_subtitle(chunk: Chunk, following: Chunk, title: Chunk, *, press: bool) -> bool:
    """A short line between the title and the byline or the date, or one that says what kind of text this is.

    In a press release, any short line; two lines if centred.
    """
    a_name = is_name(chunk.text) and not is_worded(following.text)
    if len(chunk.lines) > 2 or len(chunk.text) > 160 or names_in(chunk.text) or a_name or not any(map(str.isalpha, chunk.text)):
        return False
    if is_short_name(chunk.text) and date_in(following.text):
        return False
    centred = title.indent >= CENTRED and min(line.indent for line in chunk.lines) >= CENTRED > following.indent
    stands = press or centred or is_kicker(chunk.text) or _OCCASION.fullmatch(chunk.text) is not None
    return names_in(following.text) is not None or (stands and not CLOSED.search(chunk.text))


def is_kicker(text: str) -> bool:
    """Whether a line says what kind of text stands below it, or which number of a series it is."""
    return bool(KICKERS.fullmatch(text.strip(" :")) or ISSUE.fullmatch(text))
