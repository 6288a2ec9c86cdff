"""What stands around the text itself: title, byline and date before it, contact and credits after.

Each is taken only where its look is unmistakable; whatever is not stays in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pamphlet.dates import DATE, iso_date
from pamphlet.readers.plain.headings import second_line
from pamphlet.readers.plain.lines import Chunk, join
from pamphlet.readers.plain.pieces import BULLET, LONGEST_HEADING, NUMBER, TWO_SENTENCES, Piece
from pamphlet.readers.plain.roles import is_press_line
from pamphlet.readers.plain.words import BYLINES, CONTACT, CREDITS, END_MARKS, PARTS
from pamphlet.tree import Person, PrintedDate

_BYLINE = re.compile(
    rf"(?:{BYLINES})(?:\s+|(?<=[／：]))(?P<name>(?:[^.!?]|(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w{{3}})\.|(?<=\b\w{{4}})\.){{2,90}}?)\.?",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[^\W\d_a-zß-öø-ÿ]")
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?: (?:de|del|della|di|da|dos|van|von|der|den|la|le|bin|al|y|e|and|und|et|&|[^\W\d_a-zß-öø-ÿ][\w’'.-]*)){1,5}"
_NAME_AND_DATE = re.compile(rf"(?:(?i:{BYLINES})\s+)?(?P<name>{_NAME})(?:,| [–—-]| \|)\s+(?P<date>(?i:{DATE}))\.?")
_NAME_ALONE = re.compile(_NAME)
_WORDS_AND_PICTURES = re.compile(
    r"(?:words|text)\s*:\s*(?P<name>[^/|]{2,60}?)\s*[/|]\s*(?P<credit>(?:pictures?|photos?|images?)\s*:.{2,80})", re.IGNORECASE
)
_PLACE = r"[^\W\d_][\w.’'-]*(?:[ -][^\W\d_][\w.’'-]*){0,2}"
_TIME = r"(?:,?\s+(?:at |um |à |alle |a las )?\d{1,2}(?:[.:h]\d{2})?\s?(?:[ap]\.?m\.?|Uhr|h)?)?"
_HAN = "[〇一二三四五六七八九十]"
_HAN_NUMBER = re.compile(f"{_HAN}+")
_LOWER_BYLINE = re.compile(r"by (?P<name>[a-z][\w’' -]{2,30})")
"""In a text that has no capitals."""
_DATE_LINE = re.compile(
    rf"(?:(?:published|posted|updated|date)\s*(?:on|:)?\s+)?(?P<date>(?:[^\W\d_]{{3,12}},?\s+)?(?:{_PLACE},\s+(?:le |den |el |em |il |op |dnia )?)?(?:{DATE}|[〇一二三四五六七八九]{{4}}年{_HAN}{{1,3}}月{_HAN}{{1,3}}日){_TIME})\.?",
    re.IGNORECASE,
)
_DATE_PREFIX = re.compile(rf"(?P<date>{DATE})\s*[:–—]\s+", re.IGNORECASE)
_DAY_ALONE = r"[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?"
_PLACE_PREFIX = re.compile(rf"(?P<date>(?:[^\W\d_][\w.’' -]{{1,40}},\s+){{1,2}}(?:(?i:{DATE})|{_DAY_ALONE}))\s*(?:[:–—]|--?)\s+")
_CREDIT = re.compile(
    rf"(?:{CREDITS})\s*[:：]\s*\S|(?:©|\(c\)|CC BY)\s?.|(?:first |originally )?published (?:by|in) |reprinted from ",
    re.IGNORECASE,
)
_REACH = re.compile(
    rf"[\w.+-]+@[\w-]+\.\w|(?:{CONTACT})\s*[:：]\s*\S|\+?\d[\d ()/-]{{7,}}\d$|(?:https?://|www\.)\S+$|@\w{{2,30}}$"
    rf"|[^.!?]{{2,70}}[–—|·•,]\s*(?:[\w.+-]+@[\w-]+\.\S+|www\.\S+)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;,…][”’\"')»]?(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹])*$")
_MARKS_BEHIND = re.compile(r"(?:\s?\[[^\[\]]*\]|[⁰¹²³⁴-⁹*†‡])+$")
_SMALL_WORDS = frozenset({"the", "a", "an", "of", "in", "on", "for", "to", "with", "from", "is", "are", "was", "notes"})
_OPENER = re.compile(r"[#>*|•–—-]")
_UNDERLINE = re.compile(r"[=~-]{3,}")
_CONTACT_HEADING = re.compile(rf"(?:{CONTACT})\s*[:：]", re.IGNORECASE)
SIGNATURE = "--"
"""The line that mail programs put above a signature."""
_LONGEST_CONTACT = 100
_MOST_CONTACT_LINES = 12

_LINES_OF_TITLE = 5
"""A block of title, subtitle, author and date has so many lines at most."""


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


def part_matter(body: Sequence[Chunk], after: Sequence[Chunk], text: str, *, titles: bool, given: str = "") -> Matter:
    """Take title, byline, date, contact and credits off a text; `after` stands behind its notes.

    Without `titles`, the first line is not looked at as a title: there is one, or none is wanted. One
    that only repeats the title `given` at the top goes.
    """
    repeats = len(body) > 1 and given and body[0].text.casefold() == given.casefold()
    front = _front(tuple(body[1:] if repeats else body), text, titles=titles)
    if repeats:
        again = Piece("title", (body[0],), "it repeats the title at the top", "sure")
        front = replace(front, pieces=(again, *front.pieces))
    rest, ending = _ending(front.body)
    others, last = _ending(tuple(after))
    credits_, others = _credits(others)
    earlier, rest = ((), rest) if credits_ else _credits(rest)
    contact, others = _signature(others)
    contact, rest = (contact, rest) if contact else _signature(rest)
    contact, rest = (contact, rest) if contact else _contact(rest)
    if not contact:
        contact, others = _contact(others, alone=True)
        credits_, others = _credits(others) if contact and not credits_ else (credits_, others)
    if contact and not earlier:
        earlier, rest = _credits(rest)
    authors = front.authors or _author_of(contact)
    lines = (*earlier, *credits_)
    pieces = (
        *front.pieces,
        *([Piece("contact", contact, "short lines at the end that say how to reach somebody")] if contact else []),
        *(Piece("credit", (line,), f"it begins with “{line.text.split()[0]}”, and nothing follows it") for line in lines),
    )
    return replace(
        front,
        authors=authors,
        contact=contact,
        credits=(*front.credits, *lines),
        body=(*rest, *ending, *others, *last),
        pieces=pieces,
    )


# --- in front ----------------------------------------------------------------------------------------


def _front(chunks: tuple[Chunk, ...], text: str, *, titles: bool) -> Matter:
    found = Matter()
    pieces: list[Piece] = []
    press = next((n for n, chunk in enumerate(chunks[:3]) if not is_press_line(chunk.text)), 0)
    kept, rest = chunks[:press], chunks[press:]
    if press and len(rest) > 1 and (more := _named(rest[0], found, text, rest[1])):
        found, piece = more
        pieces.append(piece)
        rest = rest[1:]
    if titles and press and len(rest) > 2 and _UNDERLINE.fullmatch(rest[1].text) and not rest[1].gap:
        found = replace(found, title=rest[0])
        pieces.append(Piece("title", rest[:2], "the line below underlines it", "sure"))
        rest = rest[2:]
    elif titles and (second := second_line(rest, 0)) and not _is_block_of_two(rest):
        rest = (join(second.file, (*rest[0].lines, *second.lines)), *rest[2:])
    if (
        titles
        and found.title is None
        and len(rest) > 1
        and _is_title(rest[0], rest[1], further=_is_block_of_two(rest) or _is_title_block(rest))
    ):
        found = replace(found, title=rest[0])
        pieces.append(Piece("title", rest[:1], "the first line is short and stands alone", "likely" if rest[1].gap else "guess"))
        rest = rest[1:]
        if len(rest) > 2 and _is_subtitle(rest[0], rest[1], press=bool(press) or not rest[0].gap):
            found = replace(found, subtitle=rest[0])
            pieces.append(Piece("subtitle", rest[:1], "it stands between the title and what follows it"))
            rest = rest[1:]
    while len(rest) > 1 and len(rest[0].lines) == 1 and (more := _named(rest[0], found, text, rest[1])):
        found, piece = more
        pieces.append(piece)
        rest = rest[1:]
    prefix = (_DATE_PREFIX.match(rest[0].text) or _PLACE_PREFIX.match(rest[0].text)) if rest and found.date is None else None
    if prefix and prefix.end() < len(rest[0].lines[0].text):
        found = replace(found, date=_date(prefix["date"], text))
        pieces.append(Piece("date", rest[:1], f"the text begins with the date “{prefix['date']}”"))
        rest = (rest[0].without(prefix.end()), *rest[1:])
    return replace(found, body=(*kept, *rest), pieces=tuple(pieces))


def _date(words: str, text: str) -> PrintedDate:
    """A date, which may have a place in front of it; `text` has other dates."""
    return PrintedDate(words, iso_date(_HAN_NUMBER.sub(_in_digits, words) if "年" in words else words, text))


def _in_digits(number: re.Match[str]) -> str:
    """二〇二五 as 2025, 十二 as 12."""
    tens, ten, ones = number[0].partition("十")
    digits = [str("〇一二三四五六七八九".index(sign)) for sign in (tens or "一") + (ones or "〇")] if ten else []
    return "".join(digits or (str("〇一二三四五六七八九".index(sign)) for sign in tens))


def _named(chunk: Chunk, found: Matter, text: str, after: Chunk) -> tuple[Matter, Piece] | None:
    """A line that names the author, the date or both, if the text has not named them yet."""
    line = chunk.text
    if found.date is None and not found.authors and (match := _NAME_AND_DATE.fullmatch(line)):
        byline = chunk.cut(match.end("name"))
        more = replace(found, authors=_people(match["name"]), byline=byline, date=_date(match["date"], text))
        return more, Piece("byline", (chunk,), "it is a name and a date")
    if found.date is None and (match := _DATE_LINE.fullmatch(line)):
        return replace(found, date=_date(match["date"], text)), Piece("date", (chunk,), "the line is a date", "sure")
    if found.authors:
        return None
    if match := _WORDS_AND_PICTURES.fullmatch(line):
        piece = Piece("byline", (chunk,), "it says whose the words and the pictures are", "sure")
        return replace(found, authors=(Person(match["name"]),), byline=chunk), piece
    if (match := _BYLINE.fullmatch(line)) and _CAPITAL.search(match["name"]):
        return replace(found, authors=_people(match["name"]), byline=chunk), Piece(
            "byline", (chunk,), f"it begins with “{line.split()[0]}”"
        )
    if found.title is not None and chunk.gap and after.gap and (match := _LOWER_BYLINE.fullmatch(line)):
        return replace(found, authors=(Person(match["name"]),), byline=chunk), Piece(
            "byline", (chunk,), "it begins with “by”", "guess"
        )
    if found.title is not None and _is_name(line) and (_DATE_LINE.fullmatch(after.text) or len(after.text) > LONGEST_HEADING):
        return replace(found, authors=_people(line)), Piece("byline", (chunk,), "it is a name, below the title", "guess")
    return None


def _is_name(line: str) -> bool:
    words = {word.casefold() for word in line.split()}
    return len(line) <= 45 and bool(_NAME_ALONE.fullmatch(line)) and not words & _SMALL_WORDS and not line.isupper()


def _people(names: str) -> tuple[Person, ...]:
    parts = re.split(r"\s*(?:,| and | & | und | et | y | e | i )\s*", names)
    bare = (_MARKS_BEHIND.sub("", part).strip() for part in parts)
    return tuple(Person(name) for name in bare if name)


def _is_block_of_two(rest: Sequence[Chunk]) -> bool:
    """Whether a title and a subtitle stand below one another: two short lines alone, neither a sentence, the second no
    continuation of the first."""
    if len(rest) < 3 or rest[1].gap or not rest[2].gap:
        return False
    first, second = rest[0], rest[1]
    short = len(first.lines) == len(second.lines) == 1 and max(len(first.text), len(second.text)) <= LONGEST_HEADING
    return short and not _SENTENCE_END.search(second.text) and (first.text.isupper() or not second.text[0].islower())


def _is_title_block(rest: Sequence[Chunk]) -> bool:
    """Whether the lines down to the first empty one are few and short, and one below the first is a byline or a date."""
    block = list(takewhile(lambda chunk: not chunk.gap and len(chunk.lines) == 1, rest[1:_LINES_OF_TITLE]))
    ends = len(rest) > len(block) + 1 and rest[len(block) + 1].gap > 0
    return ends and len(rest[0].lines) == 1 and any(_names_somebody(chunk.text) for chunk in block)


def _is_title(chunk: Chunk, following: Chunk, *, further: bool = False) -> bool:
    words = chunk.text
    asks = words.endswith(("!", "?", "!”", "?”"))
    if len(chunk.lines) > 2 or len(words) > LONGEST_HEADING + 30 or not re.search(r"[^\W\d_]", words):
        return False
    if (_SENTENCE_END.search(words) and not asks) or TWO_SENTENCES.search(words) or words.endswith("。"):
        return False
    if any(pattern.match(words) for pattern in (_OPENER, NUMBER, BULLET, _REACH)) or (
        _UNDERLINE.fullmatch(following.text) and not following.gap
    ):
        return False
    if _DATE_LINE.fullmatch(words) or _BYLINE.fullmatch(words):
        return False
    if PARTS.match(words) and not following.gap:
        return False
    return following.gap > 0 or len(following.text) > len(words) or _names_somebody(following.text) or further


def _names_somebody(line: str) -> bool:
    """Whether a line is a byline or a date: what stands below a title."""
    return any(pattern.fullmatch(line) for pattern in (_BYLINE, _DATE_LINE, _NAME_AND_DATE, _WORDS_AND_PICTURES))


def _is_subtitle(chunk: Chunk, following: Chunk, *, press: bool) -> bool:
    """A short line between the title and the byline or the date; in a press release, any short line."""
    if len(chunk.lines) > 2 or len(chunk.text) > 160 or _DATE_LINE.fullmatch(chunk.text) or _BYLINE.fullmatch(chunk.text):
        return False
    if _NAME_AND_DATE.fullmatch(chunk.text) or _WORDS_AND_PICTURES.fullmatch(chunk.text) or _is_name(chunk.text):
        return False
    return _names_somebody(following.text) or (press and not _SENTENCE_END.search(chunk.text))


# --- behind ------------------------------------------------------------------------------------------


def _ending(chunks: tuple[Chunk, ...]) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """A text without its end mark, and the end mark: `###`, ENDS."""
    is_mark = bool(chunks) and END_MARKS.fullmatch(chunks[-1].text)
    return (chunks[:-1], chunks[-1:]) if is_mark else (chunks, ())


def _signature(chunks: tuple[Chunk, ...]) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """The short lines below the two hyphens that mail programs put above a signature, and what is left of the text."""
    first = next(
        (n for n, chunk in enumerate(chunks) if n >= len(chunks) - _MOST_CONTACT_LINES and chunk.text == SIGNATURE), None
    )
    below = tuple(line for chunk in chunks[first + 1 :] for line in chunk.single_lines()) if first is not None else ()
    short = 0 < len(below) <= _MOST_CONTACT_LINES and all(len(line.text) <= _LONGEST_CONTACT for line in below)
    return (below, chunks[:first]) if short else ((), chunks)


def _contact(chunks: tuple[Chunk, ...], *, alone: bool = False) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """The contact block at the end: short lines, one of which says how to reach somebody.

    With `alone` it may be all there is.
    """
    lines = [line for chunk in chunks[-_MOST_CONTACT_LINES:] for line in chunk.single_lines()]
    found = 0
    for line in reversed(lines[-_MOST_CONTACT_LINES:]):
        reaches = _REACH.match(line.text) or _CONTACT_HEADING.fullmatch(line.text)
        if len(line.text) > _LONGEST_CONTACT or (not reaches and _SENTENCE_END.search(line.text)) or BULLET.match(line.text):
            break
        if found and lines[len(lines) - found].gap and not reaches and found > 1:
            break
        found += 1
    taken = tuple(lines[len(lines) - found :])
    if not any(_REACH.match(line.text) for line in taken) or not _whole(chunks, taken, alone=alone):
        return (), chunks
    above = lines[-found - 1] if len(lines) > found else None
    if above and not taken[0].gap and not _SENTENCE_END.search(above.text) and len(above.text) > _LONGEST_CONTACT:
        return (), chunks  # an address on a line of its own ends that sentence
    numbers = {line.lines[0].number for line in taken}
    return taken, tuple(chunk for chunk in chunks if chunk.lines[0].number not in numbers)


def _whole(chunks: tuple[Chunk, ...], taken: tuple[Chunk, ...], *, alone: bool) -> bool:
    """Whether the lines make up whole paragraphs, and (unless `alone`) leave something of the text."""
    numbers = {line.lines[0].number for line in taken}
    touched = [chunk for chunk in chunks[-_MOST_CONTACT_LINES:] if numbers & {line.number for line in chunk.lines}]
    return sum(len(chunk.lines) for chunk in touched) == len(taken) and (alone or len(touched) < len(chunks))


def _author_of(contact: tuple[Chunk, ...]) -> tuple[Person, ...]:
    """The name at the head of a contact block, if the block begins with one; an address or a sentence is none."""
    line = contact[0].text.rstrip(",") if contact else ""
    other = not line or _REACH.match(line) or _CONTACT_HEADING.fullmatch(line) or re.search(r"[,\d@:–—|]", line)
    return () if other or line[0].islower() else (Person(line),)


def _credits(chunks: tuple[Chunk, ...]) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """The lines at the very end that say whose a picture is, and what is left."""
    first = len(chunks)
    while first and _CREDIT.match(chunks[first - 1].text):
        first -= 1
    return chunks[first:], chunks[:first]
