"""Quotations and verse: what is set off from the prose around it."""

import re
from collections.abc import Mapping, Sequence

from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.pieces import BREAK, BULLET, LONGEST_HEADING, SPOKEN, Habits, Piece, begins_item
from pamphlet.readers.plain.tables import Grid

LONGEST_VERSE = 62
"""A line of verse has at most so many characters."""

_ATTRIBUTION = re.compile(r"(?:[—–―]|--?-?)\s*(?=[^\W\d_])(?:[^.!?]|(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w{3})\.){2,120}\.?")


def quotation(chunks: Sequence[Chunk], index: int, habits: Habits) -> Piece | None:
    chunk = chunks[index]
    if chunk.text.startswith(">"):
        end = index + 1
        while end < len(chunks) and chunks[end].text.startswith(">") and chunks[end].gap <= 1:
            end += 1
        return Piece(
            "quotation", tuple(chunks[index:end]), "its lines begin with >", "sure", attribution=_attribution(chunks, end)
        )
    if habits.indented or not _is_set_in(chunk) or _is_stanza(_stanza(chunks, index), habits):
        following = _attribution(chunks, index + 1)
        if following and chunk.text[:1] in '"“„«‘' and len(chunk.text) <= 1200:
            return Piece(
                "quotation", (chunk,), "it is in quotation marks, and the line below says whose it is", attribution=following
            )
        return None
    end = index + 1
    while end < len(chunks) and _is_set_in(chunks[end]) and not _ATTRIBUTION.fullmatch(chunks[end].text):
        end += 1
    return Piece("quotation", tuple(chunks[index:end]), "it is set in from the margin", attribution=_attribution(chunks, end))


def _is_set_in(chunk: Chunk) -> bool:
    """Whether all lines of a paragraph stand away from the margin."""
    return all(line.indent >= 2 for line in chunk.lines) and (len(chunk.lines) > 1 or chunk.indent >= 3)


def _attribution(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The line that says whose a quotation is: short, behind a dash."""
    if index >= len(chunks) or chunks[index].gap > 1 or len(chunks[index].lines) > 1:
        return None
    after = chunks[index + 1].text if index + 1 < len(chunks) else ""
    is_one = _ATTRIBUTION.fullmatch(chunks[index].text) and not BULLET.match(after)
    return chunks[index] if is_one else None


def _stanza(chunks: Sequence[Chunk], index: int) -> tuple[Chunk, ...]:
    """The single lines from here on that no empty line parts."""
    end = index
    while end < len(chunks) and len(chunks[end].lines) == 1 and (end == index or not chunks[end].gap):
        end += 1
    return tuple(chunks[index:end])


def verse(chunks: Sequence[Chunk], index: int, habits: Habits, grids: Mapping[int, Grid]) -> Piece | None:
    before = chunks[index - 1] if index else None
    begins = before is None or chunks[index].gap or len(before.lines) > 1 or len(before.text) > LONGEST_HEADING
    stanza = _stanza(chunks, index) if begins else ()
    if not _is_stanza(stanza, habits):
        return None
    lines = list(stanza)
    while (more := _stanza(chunks, index + len(lines))) and more[0].gap == 1 and _is_stanza(more, habits, fewest=2):
        if more[0].lines[0].number in grids:
            break
        lines += more
    found = _attribution(chunks, index + len(lines))
    return Piece("verse", tuple(lines), "short lines whose ends the author kept", attribution=found)


def is_stanza_of_item(chunk: Chunk) -> bool:
    """Whether the lines of a list's item are verse: three short ones or more, each with a capital."""
    later = chunk.lines[1:]
    short = all(len(line.text) <= LONGEST_VERSE for line in chunk.lines)
    couplet = len(later) == 1 and later[0].text[-1:] in ".!?;," and chunk.lines[0].text.endswith((",", ";", "—"))
    return (len(later) >= 2 or couplet) and short and all(line.text.lstrip("“\"‘'«„—– ")[:1].isupper() for line in later)


def _is_stanza(lines: Sequence[Chunk], habits: Habits, fewest: int = 3) -> bool:
    """At least `fewest` short lines (two, when set in), no items, no speech, hardly any stop at the ends."""
    texts = [line.text for line in lines]
    set_in = all(line.indent >= 2 for line in lines) and not habits.indented
    if len(texts) < (2 if set_in else fewest) or max(map(len, texts)) > LONGEST_VERSE:
        return False
    if any(begins_item(line) or line.text.startswith((">", "#", "|")) or BREAK.fullmatch(line.text) for line in lines):
        return False
    spoken = sum(SPOKEN.match(text) is not None for text in texts)
    full_stops = sum(text.endswith((".", "!", "?", ":")) for text in texts[:-1])
    return spoken * 2 <= len(texts) and full_stops * 2 <= len(texts) and sum(map(len, texts)) <= 48 * len(texts)
