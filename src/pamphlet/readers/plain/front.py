"""What stands in front of a text: title, subtitle, bylines and date, small lines above them all, a dedication below.

Each is taken only where its look is unmistakable; whatever is not stays in the text. `titles` says how titles
look, `above` what stands over them, `bylines` what names and dates are.
"""

import re
from dataclasses import dataclass, replace

from pamphlet.dates import DATE
from pamphlet.readers.plain.above import lines_above
from pamphlet.readers.plain.back import reaches
from pamphlet.readers.plain.bylines import Named, date_in, is_name, is_short_name, is_worded, names_in, people
from pamphlet.readers.plain.headings import is_one_of_several, second_line
from pamphlet.readers.plain.lines import Chunk, join
from pamphlet.readers.plain.matter_words import BODIES, DEDICATIONS, FOR
from pamphlet.readers.plain.pieces import CLOSED, LONGEST_HEADING, SPOKEN, TWO_SENTENCES, Piece
from pamphlet.readers.plain.titles import (
    CENTRED,
    UNDERLINE,
    goes_on_in_capitals,
    is_block_of_two,
    is_kicker,
    is_line_of_head,
    is_subtitle,
    is_title,
    is_title_block,
    unspaced,
)
from pamphlet.tree import Person

Chunks = tuple[Chunk, ...]

_LOWER_BYLINE = re.compile(r"by (?P<name>[a-z][\w’' -]{2,30})")
"""In a text that has no capitals."""
_DATE_PREFIX = re.compile(rf"(?P<date>{DATE})\s*[:–—]\s+", re.IGNORECASE)
_DAY_ALONE = r"[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?"
_PLACE_PREFIX = re.compile(rf"(?P<date>(?:[^\W\d_][\w.’' -]{{1,40}},\s+){{1,2}}(?:(?i:{DATE})|{_DAY_ALONE}))\s*(?:[:–—]|--?)\s+")
_SIGNED_TITLE = re.compile(r"(?P<title>.{2,80}?)(?:,| [–—-]) (?P<byline>(?:by|par|von|por|di|door) (?P<name>[^,.!?\n]+))")
"""A title with its author behind a comma."""
_DOUBLE = re.compile(r"={3,}|\*{3,}")
_LINES_BETWEEN = 4
"""So many short lines can stand between a title and the name of its author."""
_MOST_WORDS = 5
"""A dedication that ends in a full stop has so many words at most."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What was found before and after the body, small lines with which that begins (`lead`), what is left, and why (`pieces`)."""

    title: Chunk | None = None
    subtitle: Chunk | None = None
    authors: tuple[Person, ...] = ()
    byline: Chunk | None = None
    date: str = ""
    contact: Chunks = ()
    credits: Chunks = ()
    lead: tuple[Piece, ...] = ()
    body: Chunks = ()
    pieces: tuple[Piece, ...] = ()

    def with_piece(self, piece: Piece) -> "Matter":
        return replace(self, pieces=(*self.pieces, piece))

    @property
    def of_press(self) -> bool:
        """Whether the text is a press release."""
        return any(piece.role == "press line" for piece in self.lead)


def read_front(chunks: Chunks, *, titles: bool, given: str = "", titled: bool = False, quoted: int | None = None) -> Matter:
    """Take title, subtitle, bylines and date off the beginning of a text; without `titles`, there is none to look for.

    It may be `titled` by its author otherwise; a first line that only repeats the title `given` at the top goes. From the line
    `quoted` (from 0) on it is a mail that was sent on.
    """
    above = lines_above(chunks, titled=titled, quoted=quoted)
    found, rest = Matter(lead=above), chunks[len(above) :]
    if above and len(rest) > 1 and (more := _take(rest[0], found, rest[1])):
        found, rest = more, rest[1:]
    if given and len(rest) > 1 and rest[0].text.casefold() == given.casefold():
        found = found.with_piece(Piece("title", rest[:1], "it repeats the title at the top", "sure"))
        rest = rest[1:]
    if titles:
        found, rest = _name_above(found, rest)
        found, rest = _title(found, rest)
        found, rest = _lines_of_head(found, rest)
    if dedicated := titled or found.title is not None:
        found, rest = _dedication(found, rest)
    found, rest = _names(found, rest)
    if dedicated:
        found, rest = _names(*_dedication(found, rest))
    found, rest = _name_further_down(found, rest)
    found, rest = _centred(found, rest)
    prefix = (_DATE_PREFIX.match(rest[0].text) or _PLACE_PREFIX.match(rest[0].text)) if rest and not found.date else None
    if prefix and prefix.end() < len(rest[0].lines[0].text):
        found = replace(found, date=prefix["date"])
        found = found.with_piece(Piece("date", rest[:1], f"the text begins with the date “{prefix['date']}”"))
        rest = (rest[0].without(prefix.end()), *rest[1:])
    return replace(found, body=rest)


# --- title, subtitle, dedication ---------------------------------------------------------------------


def _title(found: Matter, rest: Chunks) -> tuple[Matter, Chunks]:
    if found.of_press and len(rest) > 2 and UNDERLINE.fullmatch(rest[1].text) and not rest[1].gap:
        found = replace(found, title=rest[0])
        return found.with_piece(Piece("title", rest[:2], "the line below underlines it", "sure")), rest[2:]
    if is_one_of_several(rest):
        return found, rest
    if len(rest) > 2 and _is_marked(rest[0]) and names_in(rest[1].text) and not any(map(_is_marked, rest[1:])):
        found = replace(found, title=rest[0].without(2))
        return found.with_piece(Piece("title", rest[:1], "it begins with #, and a byline or a date follows", "sure")), rest[1:]
    if len(rest) > 3 and _is_underlined(rest) and names_in(rest[2].text):
        found = replace(found, title=rest[0])
        rule = "the line below underlines it, and a byline or a date follows"
        return found.with_piece(Piece("title", rest[:2], rule, "sure")), rest[2:]
    if len(rest) > 2 and goes_on_in_capitals(rest[0], rest[1]) and not rest[2].text.isupper():
        rest = (join(rest[0].file, (*rest[0].lines, *rest[1].lines)), *rest[2:])
    if (second := second_line(rest, 0)) and not is_block_of_two(rest):
        rest = (join(second.file, (*rest[0].lines, *second.lines)), *rest[2:])
    if len(rest) < 2 or not is_title(rest[0], rest[1], further=is_block_of_two(rest) or is_title_block(rest)):
        return found, rest
    found = replace(found, title=unspaced(rest[0]))
    sure: bool = rest[1].gap > 0
    found = found.with_piece(Piece("title", rest[:1], "the first line is short and stands alone", "likely" if sure else "guess"))
    title, rest = rest[0], rest[1:]
    if (signed := _SIGNED_TITLE.fullmatch(title.text)) and is_name(signed["name"]):
        byline = title.without(signed.start("byline"))
        return replace(found, title=title.cut(signed.end("title")), byline=byline, authors=people(signed["name"])), rest
    if len(rest) > 2 and is_subtitle(rest[0], rest[1], title, press=found.of_press or not rest[0].gap):
        found = replace(found, subtitle=rest[0])
        return found.with_piece(Piece("subtitle", rest[:1], "it stands between the title and what follows it")), rest[1:]
    return found, rest


def _name_above(found: Matter, rest: Chunks) -> tuple[Matter, Chunks]:
    """A byline or a date above a title, or a name above one in capitals."""
    while len(rest) > 2 and (named := names_in(rest[0].text)) and not named.credit and is_title(rest[1], rest[2]):
        if not rest[1].gap or is_name(rest[1].text) or not (more := _take(rest[0], found, rest[1])):
            break
        found, rest = more, rest[1:]
    if len(rest) < 3 or not is_name(rest[0].text) or not rest[1].text.isupper() or not is_title(rest[1], rest[2]):
        return found, rest
    found = replace(found, authors=people(rest[0].text), byline=rest[0])
    return found.with_piece(Piece("byline", rest[:1], "it is a name, above a title in capitals", "guess")), rest[1:]


def _lines_of_head(found: Matter, rest: Chunks) -> tuple[Matter, Chunks]:
    """What stands right below the title, down to the first empty line: who and when, and how to reach somebody."""
    while found.title and len(rest) > 1 and is_line_of_head(rest[0]):
        line, above = rest[0], found.pieces[-1]
        if more := _take(line, found, rest[1]):
            found = more
        elif above.role == "byline" and BODIES.search(line.text):
            found = replace(found, byline=join(line.file, (*above.chunks[0].lines, *line.lines)))
            found = found.with_piece(
                Piece("byline", (line,), "it stands below a name, and names a body that somebody belongs to")
            )
        elif reaches(line.text):
            found = replace(found, contact=(*found.contact, line))
            found = found.with_piece(Piece("contact", (line,), "it stands below the title, and says how to reach somebody"))
        elif is_kicker(line.text):
            piece = Piece("kicker", (line,), "it stands with the title, and says what kind of text this is", "guess")
            found = replace(found, lead=(*found.lead, piece))
        else:
            break
        rest = rest[1:]
    return found, rest


def _is_underlined(rest: Chunks) -> bool:
    """Whether the line below the first one underlines it as the highest heading, and no other is underlined so."""
    alone = len(rest[0].lines) == 1 and not rest[1].gap and _DOUBLE.fullmatch(rest[1].text)
    return bool(alone) and not any(_DOUBLE.fullmatch(chunk.text) for chunk in rest[2:])


def _is_marked(chunk: Chunk) -> bool:
    """Whether a line has the mark of the highest heading."""
    return chunk.text.startswith("# ") and len(chunk.lines) == 1


def _dedication(found: Matter, rest: Chunks) -> tuple[Matter, Chunks]:
    """A short line below title and byline that says to whom the text is given."""
    if len(rest) < 2 or not rest[0].gap or not rest[1].gap or not _dedicates(rest[0]):
        return found, rest
    piece = Piece("dedication", rest[:1], f"it stands below the title, and begins with “{rest[0].text.split()[0]}”")
    return replace(found, lead=(*found.lead, piece)), rest[1:]


def _centred(found: Matter, rest: Chunks) -> tuple[Matter, Chunks]:
    """A line in the middle below a title in the middle, above text at the margin: where it stood first, what it is."""
    if found.title is None or found.title.indent < CENTRED or len(rest) < 2 or rest[1].indent >= CENTRED:
        return found, rest
    line = rest[0]
    if line.indent < CENTRED or len(line.lines) > 1 or len(line.text) > LONGEST_HEADING or CLOSED.search(line.text):
        return found, rest
    piece = Piece("kicker", (line,), "it stands in the middle, below the title", "guess")
    return replace(found, lead=(*found.lead, piece)), rest[1:]


def _dedicates(chunk: Chunk) -> bool:
    words = chunk.text.strip("*_/ ")
    if len(words) > LONGEST_HEADING or len(chunk.lines) > 2 or TWO_SENTENCES.search(words):
        return False
    if words.endswith((",", ":", "!", "?", "，", "：")) or (words.endswith(".") and len(words.split()) > _MOST_WORDS):
        return False
    if DEDICATIONS.match(words):
        return True
    found = FOR.fullmatch(words.rstrip("."))
    apart = words != chunk.text or chunk.indent > 1
    return found is not None and (is_name(found["name"]) or (apart and found["name"][0].isupper()))


# --- names and dates ---------------------------------------------------------------------------------


def _names(found: Matter, rest: Chunks) -> tuple[Matter, Chunks]:
    while len(rest) > 1 and len(rest[0].lines) == 1 and (more := _take(rest[0], found, rest[1])):
        found, rest = more, rest[1:]
    return found, rest


def _take(chunk: Chunk, found: Matter, after: Chunk) -> Matter | None:
    """What was found, with what a line says of author and date, if it says something that is not known yet."""
    named = names_in(chunk.text)
    if named and named.perhaps_place and is_worded(after.text):
        named = Named((), chunk.text, "it is a place and a date")
    if named and named.credit:
        found = replace(found, authors=(*found.authors, *named.people), credits=(*found.credits, chunk))
        return found.with_piece(Piece("credit", (chunk,), named.rule))
    if named and (not named.people or not _authors(found)) and (not named.date or not found.date):
        return _with(found, chunk, named)
    if _authors(found) or found.title is None:
        return None
    if chunk.gap and after.gap and (match := _LOWER_BYLINE.fullmatch(chunk.text)):
        found = replace(found, authors=(*found.authors, Person(match["name"])), byline=chunk)
        return found.with_piece(Piece("byline", (chunk,), "it begins with “by”", "guess"))
    told = chunk.text.upper() != chunk.text.lower()  # by its capitals
    below = not chunk.gap and (after.gap or is_line_of_head(after))
    dated = bool(date_in(after.text)) or _dedicates(after)
    named_here = is_name(chunk.text) and (below or dated or (told and len(after.text) > LONGEST_HEADING))
    if named_here or (dated and is_short_name(chunk.text)):
        found = replace(found, authors=(*found.authors, *people(chunk.text)))
        return found.with_piece(Piece("byline", (chunk,), "it is a name, below the title", "guess"))
    return None


def _with(found: Matter, chunk: Chunk, named: Named) -> Matter:
    date = named.date or found.date
    if not named.people:
        return replace(found, date=date).with_piece(Piece("date", (chunk,), named.rule, "sure"))
    byline = chunk.cut(named.end) if named.end else chunk.without(named.begin) if named.begin else chunk
    found = replace(found, authors=(*named.people, *found.authors), byline=byline, date=date)
    return found.with_piece(Piece("byline", (chunk,), named.rule, "sure" if named.sure else "likely"))


def _authors(found: Matter) -> bool:
    return any(person.role == "author" for person in found.authors)


def _name_further_down(found: Matter, rest: Chunks) -> tuple[Matter, Chunks]:
    """A byline below a dedication or a motto: it may stand a few short lines below the title."""
    if found.title is None or _authors(found):
        return found, rest
    for number, chunk in enumerate(rest[:_LINES_BETWEEN]):
        named = names_in(chunk.text) if chunk.gap and len(rest) > number + 1 and rest[number + 1].gap else None
        if named is None and number and is_name(chunk.text) and chunk.gap and _is_motto(rest[number - 1]):
            named = Named(people(chunk.text), "", "it is a name, below a motto")
        elif named and not named.worded:
            named = None
        if number and named and named.people and not named.credit:
            found, behind = _names(_with(found, chunk, named), rest[number + 1 :])
            return found, (*rest[:number], *behind)
        if len(chunk.text) > LONGEST_HEADING or len(chunk.lines) > 2:
            break
    return found, rest


def _is_motto(chunk: Chunk) -> bool:
    """Whether a short paragraph quotes, or says whom."""
    return bool(SPOKEN.match(chunk.text)) or chunk.indent > 1
