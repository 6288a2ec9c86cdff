"""What stands in front of a text: title, subtitle, bylines and date, and small lines above them all.

Each is taken only where its look is unmistakable; whatever is not stays in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pamphlet.dates import DATE
from pamphlet.readers.plain.back import REACH
from pamphlet.readers.plain.bylines import Named, date_in, is_name, names_in, people, printed_date
from pamphlet.readers.plain.headings import second_line
from pamphlet.readers.plain.lines import Chunk, join
from pamphlet.readers.plain.pieces import BULLET, CLOSED, LONGEST_HEADING, NUMBER, TWO_SENTENCES, Piece
from pamphlet.readers.plain.roles import is_kicker, is_press_line
from pamphlet.readers.plain.words import BACK, FRAME, PARTS
from pamphlet.tree import Person, PrintedDate

_LOWER_BYLINE = re.compile(r"by (?P<name>[a-z][\w’' -]{2,30})")
"""In a text that has no capitals."""
_DATE_PREFIX = re.compile(rf"(?P<date>{DATE})\s*[:–—]\s+", re.IGNORECASE)
_DAY_ALONE = r"[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?"
_PLACE_PREFIX = re.compile(rf"(?P<date>(?:[^\W\d_][\w.’' -]{{1,40}},\s+){{1,2}}(?:(?i:{DATE})|{_DAY_ALONE}))\s*(?:[:–—]|--?)\s+")
_OPENER = re.compile(r"[#>*|•–—-]")
_UNDERLINE = re.compile(r"[=~-]{3,}")
_SPEAKS = re.compile(r"[^\W\d_][\w .’'-]{0,24}[:：]\s")
_SPACED = re.compile(r"[^\W_](?: [^\W_]){2,}(?:\s{2,}[^\W_](?: [^\W_])*)*")
"""Letters with a space between each of them, words with more."""

_LINES_OF_TITLE = 5
"""A block of title, subtitle, author and date has so many lines at most."""
_LINES_ABOVE = 3
"""So many lines can stand above a title, and between it and the name of its author."""
_CENTRED = 4
"""Lines that are moved in so far stand in the middle."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What was found before and after the body, the body that is left, and why (`pieces`)."""

    title: Chunk | None = None
    subtitle: Chunk | None = None
    authors: tuple[Person, ...] = ()
    byline: Chunk | None = None
    date: PrintedDate | None = None
    contact: tuple[Chunk, ...] = ()
    credits: tuple[Chunk, ...] = ()
    body: tuple[Chunk, ...] = ()
    pieces: tuple[Piece, ...] = ()

    def with_piece(self, piece: Piece) -> "Matter":
        return replace(self, pieces=(*self.pieces, piece))


def read_front(chunks: tuple[Chunk, ...], text: str, *, titles: bool) -> Matter:
    """Take title, subtitle, bylines and date off the beginning of `text`; without `titles`, there is none to look for."""
    found = Matter()
    above = _lines_above(chunks)
    kept, rest = chunks[:above], chunks[above:]
    if above and len(rest) > 1 and (more := _take(rest[0], found, text, rest[1])):
        found, rest = more, rest[1:]
    if titles:
        found, rest = _title(found, rest, press=any(is_press_line(chunk.text) for chunk in kept))
    found, rest = _names(found, rest, text)
    found, rest = _name_further_down(found, rest, text)
    prefix = (_DATE_PREFIX.match(rest[0].text) or _PLACE_PREFIX.match(rest[0].text)) if rest and found.date is None else None
    if prefix and prefix.end() < len(rest[0].lines[0].text):
        found = replace(found, date=printed_date(prefix["date"], text))
        found = found.with_piece(Piece("date", rest[:1], f"the text begins with the date “{prefix['date']}”"))
        rest = (rest[0].without(prefix.end()), *rest[1:])
    return replace(found, body=(*kept, *rest))


def _lines_above(chunks: tuple[Chunk, ...]) -> int:
    """How many lines stand above the title: those of a press release, the name of a series, the kind of text."""
    count = 0
    for number, chunk in enumerate(chunks[:_LINES_ABOVE]):
        rest = chunks[number + 1 :]
        small = is_kicker(chunk.text) and len(rest) > 1 and len(chunk.lines) == 1 and _is_title(rest[0], rest[1])
        if small and any(words.match(rest[0].text) for words in (PARTS, FRAME, BACK)):
            small = False  # it is the title of what has such parts
        if not is_press_line(chunk.text) and not small:
            break
        count += 1
    return count


# --- title and subtitle ------------------------------------------------------------------------------


def _title(found: Matter, rest: tuple[Chunk, ...], *, press: bool) -> tuple[Matter, tuple[Chunk, ...]]:
    if press and len(rest) > 2 and _UNDERLINE.fullmatch(rest[1].text) and not rest[1].gap:
        found = replace(found, title=rest[0])
        return found.with_piece(Piece("title", rest[:2], "the line below underlines it", "sure")), rest[2:]
    if (second := second_line(rest, 0)) and not _is_block_of_two(rest):
        rest = (join(second.file, (*rest[0].lines, *second.lines)), *rest[2:])
    if len(rest) < 2 or not _is_title(rest[0], rest[1], further=_is_block_of_two(rest) or _is_title_block(rest)):
        return found, rest
    found = replace(found, title=_unspaced(rest[0]))
    sure: bool = rest[1].gap > 0
    found = found.with_piece(Piece("title", rest[:1], "the first line is short and stands alone", "likely" if sure else "guess"))
    title, rest = rest[0], rest[1:]
    if len(rest) > 2 and _is_subtitle(rest[0], rest[1], title, press=press or not rest[0].gap):
        found = replace(found, subtitle=rest[0])
        return found.with_piece(Piece("subtitle", rest[:1], "it stands between the title and what follows it")), rest[1:]
    return found, rest


def _unspaced(chunk: Chunk) -> Chunk:
    """A title whose letters were set apart, as words."""
    if not _SPACED.fullmatch(chunk.text):
        return chunk
    words = " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", chunk.text))
    return join(chunk.file, (replace(chunk.lines[0], text=words),))


def _is_block_of_two(rest: Sequence[Chunk]) -> bool:
    """Whether a title and a subtitle stand below one another: two short lines alone, neither a sentence, the second no
    continuation of the first."""
    if len(rest) < 3 or rest[1].gap or not rest[2].gap:
        return False
    first, second = rest[0], rest[1]
    short = len(first.lines) == len(second.lines) == 1 and max(len(first.text), len(second.text)) <= LONGEST_HEADING
    return short and not CLOSED.search(second.text) and (first.text.isupper() or not second.text[0].islower())


def _is_title_block(rest: Sequence[Chunk]) -> bool:
    """Whether the lines down to the first empty one are few and short, and one below the first is a byline or a date."""
    block = list(takewhile(lambda chunk: not chunk.gap and len(chunk.lines) == 1, rest[1:_LINES_OF_TITLE]))
    ends = len(rest) > len(block) + 1 and rest[len(block) + 1].gap > 0
    return ends and len(rest[0].lines) == 1 and any(names_in(chunk.text) for chunk in block)


def _is_title(chunk: Chunk, following: Chunk, *, further: bool = False) -> bool:
    words = chunk.text
    asks = words.rstrip("”’」』»").endswith(("!", "?", "！", "？"))
    if len(chunk.lines) > 2 or len(words) > LONGEST_HEADING + 30 or not re.search(r"[^\W\d_]", words):
        return False
    if (CLOSED.search(words) and not asks) or TWO_SENTENCES.search(words):
        return False
    if any(pattern.match(words) for pattern in (_OPENER, NUMBER, BULLET, REACH)) or (
        _UNDERLINE.fullmatch(following.text) and not following.gap
    ):
        return False
    named = names_in(words)
    if (named and not named.end) or (_SPEAKS.match(words) and _SPEAKS.match(following.text) and not following.gap):
        return False
    if PARTS.match(words) and not following.gap:
        return False
    return following.gap > 0 or len(following.text) > len(words) or names_in(following.text) is not None or further


def _is_subtitle(chunk: Chunk, following: Chunk, title: Chunk, *, press: bool) -> bool:
    """A short line between the title and the byline or the date; in a press release, any short line; two lines if centred."""
    if len(chunk.lines) > 2 or len(chunk.text) > 160 or names_in(chunk.text) or is_name(chunk.text):
        return False
    centred = title.indent >= _CENTRED and min(line.indent for line in chunk.lines) >= _CENTRED > following.indent
    return names_in(following.text) is not None or ((press or centred) and not CLOSED.search(chunk.text))


# --- names and dates ---------------------------------------------------------------------------------


def _names(found: Matter, rest: tuple[Chunk, ...], text: str) -> tuple[Matter, tuple[Chunk, ...]]:
    while len(rest) > 1 and len(rest[0].lines) == 1 and (more := _take(rest[0], found, text, rest[1])):
        found, rest = more, rest[1:]
    return found, rest


def _take(chunk: Chunk, found: Matter, text: str, after: Chunk) -> Matter | None:
    """What was found, with what a line says of author and date, if it says something that is not known yet."""
    named = names_in(chunk.text)
    if named and named.credit:
        found = replace(found, authors=(*found.authors, *named.people), credits=(*found.credits, chunk))
        return found.with_piece(Piece("credit", (chunk,), named.rule))
    if named and (not named.people or not _authors(found)) and (not named.date or found.date is None):
        return _with(found, chunk, named, text)
    if _authors(found) or found.title is None:
        return None
    if chunk.gap and after.gap and (match := _LOWER_BYLINE.fullmatch(chunk.text)):
        found = replace(found, authors=(*found.authors, Person(match["name"])), byline=chunk)
        return found.with_piece(Piece("byline", (chunk,), "it begins with “by”", "guess"))
    if is_name(chunk.text) and (date_in(after.text) or len(after.text) > LONGEST_HEADING):
        found = replace(found, authors=(*found.authors, *people(chunk.text)))
        return found.with_piece(Piece("byline", (chunk,), "it is a name, below the title", "guess"))
    return None


def _with(found: Matter, chunk: Chunk, named: Named, text: str) -> Matter:
    date = printed_date(named.date, text) if named.date else found.date
    if not named.people:
        return replace(found, date=date).with_piece(Piece("date", (chunk,), named.rule, "sure"))
    byline = chunk.cut(named.end) if named.end else chunk
    found = replace(found, authors=(*named.people, *found.authors), byline=byline, date=date)
    return found.with_piece(Piece("byline", (chunk,), named.rule, "sure" if named.sure else "likely"))


def _authors(found: Matter) -> bool:
    return any(person.role == "author" for person in found.authors)


def _name_further_down(found: Matter, rest: tuple[Chunk, ...], text: str) -> tuple[Matter, tuple[Chunk, ...]]:
    """A byline below a dedication or a motto: it may stand a few short lines below the title."""
    if found.title is None or _authors(found):
        return found, rest
    for number, chunk in enumerate(rest[: _LINES_ABOVE + 1]):
        named = names_in(chunk.text) if chunk.gap and len(rest) > number + 1 and rest[number + 1].gap else None
        if number and named and named.people and not named.credit and named.worded:
            found, behind = _names(_with(found, chunk, named, text), rest[number + 1 :], text)
            return found, (*rest[:number], *behind)
        if len(chunk.text) > LONGEST_HEADING or len(chunk.lines) > 2:
            break
    return found, rest
