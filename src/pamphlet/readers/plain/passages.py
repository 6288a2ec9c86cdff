"""Quotations, verse and hymns: what is set off from the prose around it."""

import re
from collections.abc import Mapping, Sequence

from pamphlet.readers.plain.lines import Chunk, is_ideograph, join
from pamphlet.readers.plain.pieces import (
    BREAK,
    BULLET,
    CLOSED,
    LONGEST_HEADING,
    NUMERAL,
    SENTENCE_END,
    Habits,
    Piece,
    begins_item,
)
from pamphlet.readers.plain.speech import speaker
from pamphlet.readers.plain.stanzas import LONGEST_VERSE, REFRAIN, is_kept, is_short
from pamphlet.readers.plain.tables import Grid
from pamphlet.readers.plain.words import PARTS

_FIGURE = re.compile(r"\d|^[^\W\d_]{1,20}: ")
"""What rows of facts have in them, and hardly any verse."""
_COUNTED_HEADING = re.compile(r"[IVXLC]{1,7}\.\s+[^\W\d_]")
ATTRIBUTION_DASH = re.compile(r"(?:[—–―]|-{1,3})\s*")
STANZA = re.compile(r"(?P<key>\d{1,2})(?P<sign>[.):]?)\s+(?=[“‘\"'«„]?[^\W\d_])")
"""The number before a stanza of a hymn."""

_ATTRIBUTION = re.compile(r"(?:[—–―]|--?-?)\s*(?=[^\W\d_])(?:[^.!?]|(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w{3})\.){2,120}\.?")
_SAID = re.compile(
    r"(?:\"[^\"]{20,800}\"|“[^“”]{20,800}”|„[^„“”]{20,800}[“”]|«[^«»]{20,800}»|‘[^‘]{20,800}’)\s+"
    r"(?P<dash>[–—―]|--?)\s+[^\W\d_a-zà-ÿ][^.!?:;\"“”«»]{2,60}"
)
"""A paragraph in quotation marks, and behind a dash whose words they are."""
_MOST_QUOTED = 8
_MOST_BETWEEN = 24
"""So many lines may stand between two stanzas with numbers."""


def quotation(chunks: Sequence[Chunk], index: int, habits: Habits) -> Piece | None:
    chunk = chunks[index]
    if chunk.text.startswith(">"):
        return _marked(chunks, index)
    if said := _SAID.fullmatch(chunk.text):
        words, name = chunk.parted(said.start("dash"))
        return Piece("quotation", (words,), "it is in quotation marks, and its end says whose it is", attribution=name)
    if not is_set_in(chunk, habits) or _is_centred(chunk, habits) or _is_stanza(_stanza(chunks, index, habits), habits):
        following = _attribution(chunks, index + 1)
        if following and chunk.text[:1] in '"“„«‘' and len(chunk.text) <= 1200:
            return Piece(
                "quotation", (chunk,), "it is in quotation marks, and the line below says whose it is", attribution=following
            )
        return None
    end = index + 1
    while end < len(chunks) and is_set_in(chunks[end], habits) and not _ATTRIBUTION.fullmatch(chunks[end].text):
        end += 1
    return Piece("quotation", tuple(chunks[index:end]), "it is set in from the margin", attribution=_attribution(chunks, end))


def _marked(chunks: Sequence[Chunk], index: int) -> Piece:
    """Lines that begin with `>`; the last of them may say whose they are."""
    quoted: list[Chunk] = []
    for position in range(index, len(chunks)):
        chunk = chunks[position]
        if not chunk.text.startswith(">") or (quoted and chunk.gap > 1):
            break
        last = chunk.single_lines()[-1]
        name = last.without(len(last.text) - len(last.text.lstrip("> ")))
        if (quoted or len(chunk.lines) > 1) and not last.text.startswith("> >") and _ATTRIBUTION.fullmatch(name.text):
            quoted += [join(chunk.file, chunk.lines[:-1])] if len(chunk.lines) > 1 else []
            rule = "its lines begin with >, and the last says whose it is"
            return Piece("quotation", tuple(quoted), rule, "sure", attribution=name)
        quoted.append(chunk)
    attribution = _attribution(chunks, index + len(quoted))
    return Piece("quotation", tuple(quoted), "its lines begin with >", "sure", attribution=attribution)


def is_set_in(chunk: Chunk, habits: Habits) -> bool:
    """Whether all lines of a paragraph stand away from the margin, and from where paragraphs begin in this text."""
    if habits.indented and not habits.first:
        return False
    first, later = (habits.first, habits.later) if habits.indented else (0, 0)
    if len(chunk.lines) > 1:
        return all(line.indent >= later + 2 for line in chunk.lines)
    return chunk.indent >= first + (2 if is_ideograph(chunk.text[0]) and first else 3)


def _is_centred(chunk: Chunk, habits: Habits) -> bool:
    """Whether what stands away from the margin may be a heading in the middle of its line."""
    if len(chunk.lines) > 1:
        return False
    if NUMERAL.fullmatch(chunk.text):
        return True
    sign = habits.indented or PARTS.match(chunk.text) or _COUNTED_HEADING.match(chunk.text) or chunk.text.isupper()
    return bool(sign) and not CLOSED.search(chunk.text)


def _attribution(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The line that says whose a quotation is: short, behind a dash."""
    if index >= len(chunks) or chunks[index].gap > 1 or len(chunks[index].lines) > 1:
        return None
    after = chunks[index + 1].text if index + 1 < len(chunks) else ""
    is_one = _ATTRIBUTION.fullmatch(chunks[index].text) and (not BULLET.match(after) or BREAK.fullmatch(after))
    return chunks[index] if is_one else None


# --- verse ---------------------------------------------------------------------------------------


def _stanza(chunks: Sequence[Chunk], index: int, habits: Habits) -> tuple[Chunk, ...]:
    """The single lines from here on that no empty line parts, without the last if it says whose they are."""
    end = index
    while end < len(chunks) and len(chunks[end].lines) == 1 and (end == index or not chunks[end].gap):
        if chunks[end].lines[0].number in habits.tables or _is_back_in_prose(chunks[index], chunks[end], habits):
            break
        end += 1
    if end > index + 1 and _attribution(chunks, end - 1):
        end -= 1
    return tuple(chunks[index:end])


def _is_back_in_prose(first: Chunk, line: Chunk, habits: Habits) -> bool:
    """Whether a long line at the margin stands below lines that are set in from it."""
    margin = habits.first if habits.indented else 0
    return len(line.text) > LONGEST_VERSE and first.indent >= margin + 2 > line.indent + 1


def verse(chunks: Sequence[Chunk], index: int, habits: Habits, grids: Mapping[int, Grid]) -> Piece | None:
    before = chunks[index - 1] if index else None
    chunk = chunks[index]
    begins = before is None or chunk.gap or len(before.lines) > 1 or len(before.text) > LONGEST_HEADING
    stanza = _stanza(chunks, index, habits) if begins or (before and (speaker(before, habits) or _leads(before, chunk))) else ()
    if quoted := _quoted_lines(stanza, chunks, index):
        return quoted
    if stanza and REFRAIN.match(chunk.text) and is_short([line.lines[0] for line in stanza]):
        return Piece("verse", stanza, "it begins as the refrains of songs do")
    led = before is not None and before.text.endswith((":", "：")) and bool(chunk.gap)
    if (
        not _is_stanza(stanza, habits, fewest=2 if led else 3)
        or speaker(chunk, habits)
        or (len(stanza) > 1 and all(_leads(chunk, line) for line in stanza[1:]))
    ):
        return None
    lines = list(stanza)
    while (more := _stanza(chunks, index + len(lines), habits)) and more[0].gap == 1 and _is_stanza(more, habits, fewest=2):
        if (
            more[0].lines[0].number in grids
            or _numbered_stanza(chunks, index + len(lines), habits)
            or REFRAIN.match(more[0].text)
        ):
            break
        moved = abs(min(line.indent for line in more) - min(line.indent for line in lines)) > 2
        if moved and _attribution(chunks, index + len(lines) + len(more)):
            break
        lines += more
    found = _attribution(chunks, index + len(lines))
    return Piece("verse", tuple(lines), "short lines whose ends the author kept", attribution=found)


def _leads(before: Chunk, chunk: Chunk) -> bool:
    """Whether a line leads to the verse that is set in below it."""
    return chunk.indent >= before.indent + 2 and before.text.endswith((":", ")"))


def _quoted_lines(stanza: Sequence[Chunk], chunks: Sequence[Chunk], index: int) -> Piece | None:
    """A few short lines between quotation marks, with a line below that says whose they are."""
    if not 1 < len(stanza) <= _MOST_QUOTED or stanza[0].text[0] not in '"“„«»‘' or stanza[-1].text[-1] not in '"”“»«’':
        return None
    found = _attribution(chunks, index + len(stanza))
    if not found or not is_short([line.lines[0] for line in stanza]):
        return None
    rule = "it is in quotation marks, and the line below says whose it is"
    return Piece("verse", tuple(stanza), rule, attribution=found)


def hymn(chunks: Sequence[Chunk], index: int, habits: Habits) -> Piece | None:
    """Stanzas with numbers before them that go up, whatever stands between them."""
    stanza = _numbered_stanza(chunks, index, habits)
    number = STANZA.match(stanza.text) if stanza else None
    if stanza is None or number is None:
        return None
    key = int(number["key"])
    others = chunks[max(0, index - _MOST_BETWEEN) : index + len(stanza.lines) + _MOST_BETWEEN]
    found = {int(other["key"]) for chunk in others if (other := STANZA.match(chunk.text))}
    if not {key - 1, key + 1} & found:
        return None
    stanzas, end = [stanza], index + (1 if len(chunks[index].lines) > 1 else len(stanza.lines))
    while (more := _numbered_stanza(chunks, end, habits)) and (next_one := STANZA.match(more.text)):
        if int(next_one["key"]) != key + len(stanzas):
            break
        end += 1 if len(chunks[end].lines) > 1 else len(more.lines)
        stanzas.append(more)
    return Piece("numbers", tuple(stanzas), "stanzas of a hymn, whose numbers go up")


def _numbered_stanza(chunks: Sequence[Chunk], index: int, habits: Habits) -> Chunk | None:
    """The stanza that begins here with a number, as one chunk."""
    if index >= len(chunks) or not STANZA.match(chunks[index].text) or (index and not chunks[index].gap):
        return None
    chunk = chunks[index]
    whole = chunk if len(chunk.lines) > 1 else join(chunk.file, [one.lines[0] for one in _stanza(chunks, index, habits)])
    if len(whole.lines) < 2 or any(STANZA.match(line.text) for line in whole.lines[1:]):
        return None
    return whole if is_stanza_of_item(whole) else None


def is_stanza_of_item(chunk: Chunk) -> bool:
    """Whether the lines of a list's item are verse: three short ones or more, each with a capital, or several that are ragged."""
    later = chunk.lines[1:]
    if any(_FIGURE.search(line.text) for line in later):
        return False
    if len(later) > 2 and is_kept(chunk.lines, None):
        return True
    short = all(len(line.text) <= LONGEST_VERSE for line in chunk.lines)
    couplet = len(later) == 1 and later[0].text[-1:] in ".!?;," and chunk.lines[0].text.endswith((",", ";", "—"))
    return (len(later) >= 2 or couplet) and short and all(line.text.lstrip("“\"‘'«„—– ")[:1].isupper() for line in later)


def _is_stanza(lines: Sequence[Chunk], habits: Habits, fewest: int = 3) -> bool:
    """At least `fewest` short lines (two, when set in), no items, hardly any stop at the ends and hardly any speech."""
    bare = [line.lines[0] for line in lines]
    if not bare or not is_short(bare) or any(begins_item(line) and n for n, line in enumerate(lines)):
        return False
    margin = min(line.indent for line in bare)
    set_in = margin >= (habits.first + 3 if habits.indented else 2)
    couplet = len(bare) == 2 and bare[0].text.endswith((",", ";", " –", " —")) and bare[1].text[0].isupper()
    if len(bare) < (2 if set_in or couplet else fewest) or begins_item(lines[0]):
        return False
    spoken = sum(bool(speaker(line, habits)) for line in lines)
    full_stops = sum(SENTENCE_END.search(line.text) is not None for line in bare[:-1])
    moved = sum(line.indent > margin + 1 for line in bare[1:])
    return spoken * 2 <= len(bare) and (full_stops * 2 <= len(bare) or (moved > 1 and not habits.indented))
