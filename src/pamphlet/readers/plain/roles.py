"""What each paragraph of the body is: heading, item, quotation, verse, or just a paragraph.

Decides; `blocks` builds. Every decision names its rule and how sure it is, for `pamphlet explain`.
Where a rule could go either way, the paragraph stays a paragraph, since that loses least.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pamphlet.readers.plain.lines import Chunk, join
from pamphlet.readers.plain.tables import Grid
from pamphlet.readers.plain.words import BOILERPLATE, BYLINES, CREDITS, END_MARKS, PARTS

Role = Literal[
    "title", "subtitle", "byline", "date", "heading", "paragraph", "quotation", "bullets", "numbers", "verse", "table", "break",
    "caption", "credit", "contact", "end mark", "press line", "notes heading", "note", "page number", "front matter",
]  # fmt: skip
Sure = Literal["sure", "likely", "guess"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Paragraphs with one role between them, the rule that gave it, and how sure that is.

    `level` is a heading's; `attribution` the line under a quotation that says whose it is; `begin`
    is where the words of a heading begin, behind its `#`; `grid` is a table's.
    """

    role: Role
    chunks: tuple[Chunk, ...]
    rule: str
    sure: Sure = "likely"
    level: int = 2
    attribution: Chunk | None = None
    begin: int = 0
    grid: Grid | None = None


LONGEST_HEADING = 90
"""A heading without any mark has at most so many characters."""

LONGEST_VERSE = 62
"""A line of verse has at most so many characters."""

DASHES = 30
"""So many lines are looked at to tell a list with dashes from a conversation."""

_BREAK = re.compile(r"(?:[*·•#~_–—=-] ?){3,}|⁂|❦|☙|[*#~·•](?: {2,}[*#~·•])*|o0o|-+o0o-+", re.IGNORECASE)
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}")
_HASHES = re.compile(r"(#{1,6}) +(?=\S)")
BULLET = re.compile(r"(?:[-*+•‣◦·]|o(?= ))\s+(?=\S)|(?P<dash>[–—])\s+(?=\S)|(?=\[[ xX✓✔]\]\s+\S)")
NUMBER = re.compile(r"\(?(?P<key>\d{1,3}|[a-z]|[ivx]{1,5})(?P<sign>[.)])\s+(?=\S)")
_SECTION = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.)]?\s+(?=\S)")
_QUOTED_LINE = re.compile(r">")
_ATTRIBUTION = re.compile(r"(?:[—–―]|--?-?)\s*(?=[^\W\d_])(?:[^.!?]|(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w{3})\.){2,120}\.?")
_CAPTION = re.compile(
    rf"(?:caption|figure|fig\.|plate|table|abb\.|abbildung|{CREDITS})\s*[\dIVX.]*\s*[:.]\s*\S|\[(?:illustration|image|photo|picture)\b.*\]",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"©|\(c\)|CC BY|(?:first |originally )?published (?:by|in|on)\b", re.IGNORECASE)
_BY = re.compile(rf"(?:{BYLINES})\s", re.IGNORECASE)
TWO_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?][”’\"]?(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹])* [^\W\d_a-z]")
"""A line with more than one sentence is neither a title nor a heading."""
_KEYED = re.compile(r"[^\W\d_][\w -]{1,30}: \S")
_SPOKEN = re.compile(r"[\"“„«»‹–—―-]|‘(?!\d)")
_STOP = re.compile(r"[.,;:…।。，、][”’\"')]?(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹])*$")
_CLOSED = re.compile(r"[.!?:;,…।。！？؟][”’\"')\]»]*(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹*†‡])*$")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a text as a whole is typed, which decides what its single lines can mean."""

    wrapped: bool
    indented: bool
    headings: bool = True

    @classmethod
    def of(cls, chunks: Sequence[Chunk], *, wrapped: bool, headings: bool) -> "Habits":
        """`indented` if most paragraphs begin with an indent and are not quotations for that."""
        long = [chunk for chunk in chunks if len(chunk.text) > LONGEST_HEADING]
        moved = sum(chunk.indent > 0 for chunk in long)
        return cls(wrapped, moved * 2 > len(long), headings)


def decide(chunks: Sequence[Chunk], habits: Habits, grids: Mapping[int, Grid]) -> tuple[Piece, ...]:
    """A role for every chunk, in order. `grids` are the tables by the number of their first line."""
    pieces: list[Piece] = []
    index = 0
    while index < len(chunks):
        piece = _piece(chunks, index, habits, grids)
        pieces.append(piece)
        index += len(piece.chunks) + (piece.attribution is not None)
    return _levelled(pieces)


def is_break(chunk: Chunk) -> bool:
    """Whether there is nothing but ornament in a paragraph."""
    return bool(_BREAK.fullmatch(chunk.text))


def _piece(chunks: Sequence[Chunk], index: int, habits: Habits, grids: Mapping[int, Grid]) -> Piece:
    chunk = chunks[index]
    if grid := grids.get(chunk.lines[0].number):
        return Piece("table", tuple(chunks[index : index + len(grid.numbers)]), "its columns stand under one another", grid=grid)
    return (
        _signed(chunks, index)
        or _list(chunks, index)
        or _quotation(chunks, index, habits)
        or _verse(chunks, index, habits, grids)
        or _line(chunk)
        or (_heading(chunks, index, habits) if habits.headings else None)
        or Piece("paragraph", (chunk,), "nothing speaks for anything else", "sure" if _CLOSED.search(chunk.text) else "likely")
    )


# --- what a sign tells -----------------------------------------------------------------------------


def _signed(chunks: Sequence[Chunk], index: int) -> Piece | None:
    """Breaks, and headings with a mark of their own."""
    chunk, text = chunks[index], chunks[index].text
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    boxed = chunks[index : index + 3]
    if len(boxed) == 3 and _UNDERLINE.fullmatch(text) and boxed[2].text == text and not boxed[1].gap and not boxed[2].gap:
        return Piece("heading", (boxed[1], boxed[0], boxed[2]), "it stands between two lines", "sure", 2)
    if after and len(chunk.lines) == 1 and not after.gap and _UNDERLINE.fullmatch(after.text) and not _BREAK.fullmatch(text):
        level = 1 if after.text.startswith("=") else 2
        return Piece("heading", (chunk, after), "the line below underlines it", "sure", level)
    if hashes := _HASHES.match(text):
        return Piece("heading", (chunk,), f"it begins with {hashes[1]}", "sure", len(hashes[1]), begin=hashes.end())
    if END_MARKS.fullmatch(text) and index >= len(chunks) - 3:
        return Piece("end mark", (chunk,), "articles end so", "sure")
    if _BREAK.fullmatch(text):
        return Piece("break", (chunk,), "there is nothing but ornament in it", "sure")
    return None


def _line(chunk: Chunk) -> Piece | None:
    """Single lines that a word at their beginning gives away."""
    if len(chunk.lines) == 1 and chunk.text.strip(" :").casefold() in BOILERPLATE:
        return Piece("press line", (chunk,), "press releases have this line", "sure")
    if len(chunk.text) <= 300 and _CAPTION.match(chunk.text):
        return Piece("caption", (chunk,), f"it begins with “{chunk.text.split()[0]}”")
    return None


# --- lists -----------------------------------------------------------------------------------------


def _list(chunks: Sequence[Chunk], index: int) -> Piece | None:
    chunk = chunks[index]
    if bullet := BULLET.match(chunk.text):
        if bullet["dash"] and not _is_dash_list(_items(chunks[index : index + DASHES], 0)):
            return None
        items = _items(chunks, index)
        return Piece(
            "bullets", items, f"its lines begin with {bullet[0].strip() or 'a box'}", "sure" if len(items) > 1 else "likely"
        )
    if (number := NUMBER.match(chunk.text)) and _value(number["key"]) is not None:
        items = _items(chunks, index)
        count = sum(NUMBER.match(item.text) is not None and item.indent <= chunk.indent for item in items)
        if count > 1:
            return Piece("numbers", items, "its numbers go up by one", "sure" if count > 2 else "likely")
    return None


def _items(chunks: Sequence[Chunk], index: int) -> tuple[Chunk, ...]:
    """The chunks of a list from its first item on, nested ones and indented paragraphs included."""
    first = chunks[index]
    bulleted = BULLET.match(first.text) is not None
    expected = _value(_key(first)) if not bulleted else None
    taken = [first]
    for position in range(index + 1, len(chunks)):
        chunk = chunks[position]
        is_bullet, key = BULLET.match(chunk.text) is not None, _key(chunk)
        if chunk.indent > first.indent and (chunk.indent >= first.indent + 2 or is_bullet or key):
            taken.append(chunk)
            continue
        if (
            bulleted
            and is_bullet
            and chunk.gap <= 1
            and (chunk.text[0] == first.text[0] or not {chunk.text[0], first.text[0]} & {"–", "—"})
        ):
            taken.append(chunk)
            continue
        if not bulleted and key and _is_next(first, chunk, expected):
            expected = (expected or 0) + 1
            taken.append(chunk)
            continue
        break
    while taken[-1].indent > first.indent and not _begins_item(taken[-1]) and len(taken) > 1 and taken[-1].gap > 1:
        taken.pop()
    return tuple(taken)


def _is_next(first: Chunk, chunk: Chunk, expected: int | None) -> bool:
    """Whether a number goes on with a list: the next one, of the same kind, with the same sign behind it."""
    here, there = NUMBER.match(first.text), NUMBER.match(chunk.text)
    if here is None or there is None or expected is None:
        return False
    same_kind = here["key"].isdecimal() == there["key"].isdecimal() and here["sign"] == there["sign"]
    return same_kind and expected + 1 in _values(there["key"])


def _begins_item(chunk: Chunk) -> bool:
    return bool(BULLET.match(chunk.text) or NUMBER.match(chunk.text))


def _key(chunk: Chunk) -> str:
    number = NUMBER.match(chunk.text)
    return number["key"] if number else ""


def _value(key: str) -> int | None:
    """What a list may begin with: 0 or 1 (or any number above), a, i."""
    if key.isdecimal():
        return int(key)
    return 1 if key in {"a", "i"} else None


def _values(key: str) -> set[int]:
    """What a key may stand for: `i` is the first roman digit and the ninth letter."""
    if key.isdecimal():
        return {int(key)}
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
    letter = {ord(key) - ord("a") + 1} if len(key) == 1 else set()
    return letter | ({roman[key]} if key in roman else set())


def _is_dash_list(items: Sequence[Chunk]) -> bool:
    """Whether lines that begin with a dash are a list; else somebody is speaking."""
    words = [item.text[2:].lstrip() for item in items if BULLET.match(item.text)]
    if len(words) < 2:
        return False
    return all(len(w) <= 120 and not w.endswith(("?", "!")) for w in words) and any(
        w[0].islower() or not _CLOSED.search(w) for w in words
    )


# --- quotations and verse -----------------------------------------------------------------------------


def _quotation(chunks: Sequence[Chunk], index: int, habits: Habits) -> Piece | None:
    chunk = chunks[index]
    if _QUOTED_LINE.match(chunk.text):
        end = index + 1
        while end < len(chunks) and _QUOTED_LINE.match(chunks[end].text) and chunks[end].gap <= 1:
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


def _verse(chunks: Sequence[Chunk], index: int, habits: Habits, grids: Mapping[int, Grid]) -> Piece | None:
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
    if any(_begins_item(line) or line.text.startswith((">", "#", "|")) or _BREAK.fullmatch(line.text) for line in lines):
        return False
    spoken = sum(_SPOKEN.match(text) is not None for text in texts)
    full_stops = sum(text.endswith((".", "!", "?", ":")) for text in texts[:-1])
    return spoken * 2 <= len(texts) and full_stops * 2 <= len(texts) and sum(map(len, texts)) <= 48 * len(texts)


# --- headings -----------------------------------------------------------------------------------------


def _heading(chunks: Sequence[Chunk], index: int, habits: Habits) -> Piece | None:
    """A line without a mark that is a heading by its look and by what stands below it."""
    chunk = chunks[index]
    if second := second_line(chunks, index):
        whole = join(chunk.file, (*chunk.lines, *second.lines))
        before = chunks[max(0, index - 1) : index]
        found = _heading((*before, whole, *chunks[index + 2 : index + 5]), len(before), habits)
        return replace(found, chunks=(whole, second)) if found else None
    text = chunk.text
    if index + 1 >= len(chunks) or len(chunk.lines) > 2 or len(text) > LONGEST_HEADING or not any(map(str.isalpha, text)):
        return None
    after = chunks[index + 1]
    if TWO_SENTENCES.search(text) or _RIGHTS.match(text):
        return None
    if _STOP.search(text) or _SPOKEN.match(text) or _CAPTION.match(text) or (index and habits.wrapped and not chunk.gap):
        return None
    alone = chunk.gap > 0 or index == 0 or bool(_CLOSED.search(chunks[index - 1].text))
    section = _SECTION.match(text)
    numbered = section is not None and section["number"].isdecimal() and alone and not _key(after).isdecimal()
    if not alone or not (numbered or _is_body(chunks, index + 1, text)):
        return None
    if _KEYED.match(text) and _KEYED.match(after.text):
        return None
    if PARTS.match(text):
        return Piece("heading", (chunk,), f"it begins with “{text.split()[0]}”", "likely", 1)
    if text.upper() == text and text.lower() != text and sum(map(str.isalpha, text)) > 2:
        return Piece("heading", (chunk,), "it is in capitals", "likely", 2)
    if section and not text[section.end() :][:1].islower():
        return Piece("heading", (chunk,), "it is numbered, and prose follows", "likely", 3 + section["number"].count("."))
    if text[0].islower() or (text.endswith("!") and len(text) < 25):
        return None
    sure: Sure = "likely" if chunk.gap and after.gap else "guess"
    return Piece("heading", (chunk,), "short, no stop at its end, and a longer paragraph follows", sure, 4)


def second_line(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The second line of a title or heading: it goes on in lower case, and space follows."""
    if index + 2 >= len(chunks):
        return None
    first, second, after = chunks[index : index + 3]
    short = len(first.lines) == len(second.lines) == 1 and len(first.text) + len(second.text) <= LONGEST_HEADING
    goes_on = not second.gap and second.text[0].islower() and not _BY.match(second.text)
    goes_on = goes_on and not _STOP.search(first.text) and not _STOP.search(second.text)
    return second if short and goes_on and after.gap and not _begins_item(second) else None


def _is_body(chunks: Sequence[Chunk], index: int, heading: str) -> bool:
    """Whether what stands here can stand below a heading: longer prose, a list, or one more heading."""
    chunk = chunks[index]
    if _begins_item(chunk):
        return bool(chunk.gap) and not heading.endswith(":")
    longer = len(chunk.text) > max(60, len(heading) * 1.2) or (
        len(chunk.text) > len(heading) and bool(_CLOSED.search(chunk.text))
    )
    if longer or _QUOTED_LINE.match(chunk.text):
        return True
    further = chunks[index + 1] if index + 1 < len(chunks) else None
    if further is not None and _begins_item(further):
        return True
    return further is not None and len(further.text) > 120 and len(chunk.text) <= LONGEST_HEADING and not _STOP.search(chunk.text)


def _levelled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Headings without marks get levels from 2 on, by the rank of their kind among those of the text.

    None is more than one level below the heading before it: the author typed no level to skip.
    """
    own = sorted({piece.level for piece in pieces if piece.role == "heading" and piece.sure != "sure"})
    ranks = {level: min(2 + rank, 6) for rank, level in enumerate(own)}
    levelled: list[Piece] = []
    above = 1
    for piece in pieces:
        if piece.role == "heading":
            level = piece.level if piece.sure == "sure" else min(ranks[piece.level], above + 1)
            piece, above = replace(piece, level=level), level
        levelled.append(piece)
    return tuple(levelled)
