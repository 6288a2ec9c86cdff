"""What stands behind a text: its end mark, a signature or a block of addresses, and whose the pictures are.

Each is taken only where its look is unmistakable; whatever is not stays in the text.
"""

import re
from itertools import takewhile

from pamphlet.dates import DATE
from pamphlet.readers.plain.bylines import is_name, is_signature, names_in, people
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.matter_words import (
    COLOPHON,
    CONTACT,
    CONTACTS,
    CREDITS,
    END_MARKS,
    FAREWELLS,
    HOUSES,
    ORIGINS,
    SOURCES,
)
from pamphlet.readers.plain.pieces import BREAK, BULLET, CLOSED, TWO_SENTENCES, Piece
from pamphlet.readers.plain.words import SEE
from pamphlet.tree import Person

Chunks = tuple[Chunk, ...]

_CREDIT = re.compile(rf"(?:{CREDITS}|{COLOPHON})\s*[:：]\s*\S|(?:©|\(c\)|CC BY)\s?.", re.IGNORECASE)
_ORIGIN = re.compile(rf"(?:{ORIGINS})(?!\w)", re.IGNORECASE)
_PICTURE = re.compile(rf"(?:{CREDITS})\s*[:：]", re.IGNORECASE)
_SOURCE = re.compile(rf"(?:{SOURCES})\s*[:：]\s*\S|[^.!?]{{0,100}}\b(?:CC BY(?:-\w+)*|creative commons)\b", re.IGNORECASE)
"""What says at the end where the text is from and who may copy it; in a note it is the note's."""
_KEYED = re.compile(r"(?P<key>[^\W\d_][\w&’' -]{1,30}?)\s?[:：]\s*(?P<said>\S.*)")
_REFERS = re.compile(rf"(?:{SEE}|in|from|quoted|source|also)\b", re.IGNORECASE)
_REACH = re.compile(
    rf"[\w.+-]+@[\w-]+\.\w|(?:{CONTACT})(?:\.?\s*[:：]\s*\S|(?<=\w{{3}})\.?\s+[+(]?\d|\.?\s+[+(]?\d[\d ()/.-]{{5}})|\+?\d[\d ()/-]{{7,}}\d$|(?:https?://|www\.)\S+$|@\w{{2,30}}(?:$|\s*[|·•])"
    r"|[^.!?@]{2,60}[\s:]@\w{2,30}$"
    rf"|[^.!?]{{2,70}}(?:[–—|·•,]| -)\s*(?:[\w.+-]+@[\w-]+\.\S+|www\.\S+)$",
    re.IGNORECASE,
)
_NUMBER_TO_CALL = re.compile(r"(?<![\w./-])(?:\+\s?\d|\(?[0٠۰०])[\d ()/.-]{5,}\d(?![\w/])")
"""A telephone number anywhere in a line: it begins with a nought or a plus."""
_NO_CALL = re.compile(
    rf"(?<![\d./-])(?:{DATE}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d\d)(?![\d./-])|\d{{1,2}}[.:]\d\d ?[-–] ?\d{{1,2}}[.:]\d\d|IS[BS]N",
    re.IGNORECASE,
)
_HEADING = re.compile(rf"(?:{CONTACT})\s*[:：]", re.IGNORECASE)
SIGNATURE = "--"
"""The line that mail programs put above a signature."""
_LONGEST_CONTACT = 100
_LONGEST_CREDIT = 400
_MOST_CONTACT_LINES = 12
_MOST_SIGNED = 6
_MOST_BEHIND = 30
_DASHED = re.compile(r"[—–-]{1,2}\s?")
_QUOTES = frozenset('>“”„"«»「」')
_PLACE_BEHIND = re.compile(r",\s")


def reaches(line: str) -> bool:
    """Whether a line says how to reach somebody: by its first word, an address, or a number anywhere in it."""
    if _REACH.match(line):
        return True
    short = len(line) <= _LONGEST_CONTACT and not CLOSED.search(line)
    return short and _NUMBER_TO_CALL.search(line) is not None and not _NO_CALL.search(line)


def ending(chunks: Chunks) -> tuple[Chunks, Chunks]:
    """A text without its end mark, and the end mark: `###`, ENDS."""
    is_mark = bool(chunks) and END_MARKS.fullmatch(chunks[-1].text)
    return (chunks[:-1], chunks[-1:]) if is_mark else (chunks, ())


def signature(chunks: Chunks) -> tuple[Chunks, Chunks]:
    """The short lines below the two hyphens that mail programs put above a signature, and what is left of the text."""
    first = next(
        (n for n, chunk in enumerate(chunks) if n >= len(chunks) - _MOST_CONTACT_LINES and chunk.text == SIGNATURE), None
    )
    below = tuple(line for chunk in chunks[first + 1 :] for line in chunk.single_lines()) if first is not None else ()
    short = 0 < len(below) <= _MOST_CONTACT_LINES and all(len(line.text) <= _LONGEST_CONTACT for line in below)
    return (below, chunks[:first]) if short else ((), chunks)


def contact_block(chunks: Chunks, *, alone: bool = False) -> tuple[Chunks, Chunks]:
    """The contact block at the end, and what is left: short lines, one of which says how to reach somebody.

    With `alone` it may be all there is.
    """
    lines = [line for chunk in chunks[-_MOST_CONTACT_LINES:] for line in chunk.single_lines()]
    found = 0
    for line in reversed(lines[-_MOST_CONTACT_LINES:]):
        heading = _is_heading(line.text)
        reached = heading or reaches(line.text)
        if BREAK.fullmatch(line.text):
            break
        if _KEYED.match(line.text) and is_credit(line.text) and not reached:
            break
        if len(line.text) > _LONGEST_CONTACT or (not reached and CLOSED.search(line.text)) or BULLET.match(line.text):
            break
        if found and lines[len(lines) - found].gap and not reached and found > 1:
            break
        found += 1
        if heading and line.gap:
            break
    taken = tuple(lines[len(lines) - found :])
    if not any(reaches(line.text) for line in taken) or not _whole(chunks, taken, alone=alone):
        return (), chunks
    above = lines[-found - 1] if len(lines) > found else None
    if above and not taken[0].gap and not CLOSED.search(above.text) and len(above.text) > _LONGEST_CONTACT:
        return (), chunks  # an address on a line of its own ends that sentence
    numbers = {line.lines[0].number for line in taken}
    return taken, tuple(chunk for chunk in chunks if chunk.lines[0].number not in numbers)


def contact_within(chunks: Chunks) -> tuple[Chunks, Chunks]:
    """The block below a heading such as “Press contact:” where more of a press release stands behind it, and what is left."""
    for index in range(max(0, len(chunks) - _MOST_BEHIND), len(chunks)):
        if chunks[index].gap and _is_heading(chunks[index].text):
            below = takewhile(lambda line: not line.gap and len(line.text) <= _LONGEST_CONTACT, chunks[index + 1 :])
            block = (chunks[index], *below)
            if any(reaches(line.text) for line in block):
                return block, (*chunks[:index], *chunks[index + len(block) :])
    return (), chunks


def _is_heading(line: str) -> bool:
    bare = line.strip("【】〔〕[]「」＜＞<>*_■◆●★・ ")
    return bool(_HEADING.fullmatch(bare) or CONTACTS.fullmatch(bare))


def _whole(chunks: Chunks, taken: Chunks, *, alone: bool) -> bool:
    """Whether the lines make up whole paragraphs, and (unless `alone`) leave something of the text."""
    numbers = {line.lines[0].number for line in taken}
    touched = [chunk for chunk in chunks[-_MOST_CONTACT_LINES:] if numbers & {line.number for line in chunk.lines}]
    return sum(len(chunk.lines) for chunk in touched) == len(taken) and (alone or len(touched) < len(chunks))


def author_of(contact: Chunks) -> tuple[Person, ...]:
    """The name at the head of a contact block, if the block begins with one: a person's, or that of a group.

    An address, a heading or a sentence is none, and an office or a house answers but does not write.
    """
    line = contact[0].text.rstrip(",") if contact else ""
    other = not line or reaches(line) or _is_heading(line) or re.search(r"[,\d@:–—|©]", line) or HOUSES.search(line)
    return () if other or line[0].islower() else (Person(line),)


def signed(chunks: Chunks) -> tuple[tuple[Person, ...], Chunks]:
    """Who wrote a text, as its last lines say: a byline, a name behind a dash, or one below the words with which letters end.

    Gives the people and the line that names them, which stays where it is.
    """
    lines = tuple(line for chunk in chunks[-_MOST_SIGNED:] for line in chunk.single_lines())[-_MOST_SIGNED:]
    for number, line in enumerate(lines):
        words = line.text
        if len(words) > _LONGEST_CONTACT or not number:
            continue
        above = lines[number - 1]
        dash = _DASHED.match(words)
        name = _PLACE_BEHIND.split(words[dash.end() :] if dash else words)[0]
        if is_name(name) and (FAREWELLS.fullmatch(above.text) or (dash and line.gap and _speaks_itself(above))):
            return people(name), (line,)
        if (named := names_in(words)) and named.worded and named.people and line.gap and is_name(named.people[0].name):
            return named.people, (line,)
    if lines and lines[-1].gap and len(chunks) > 1 and is_signature(lines[-1].text):
        named = names_in(lines[-1].text)
        return (named.people if named else people(lines[-1].text)), lines[-1:]
    return (), ()


def _speaks_itself(line: Chunk) -> bool:
    """Whether a line ends a sentence of the text, and not one that it quotes."""
    return bool(CLOSED.search(line.text)) and not line.indent and line.text[0] not in _QUOTES and line.text[-1] not in _QUOTES


# --- who else had a part in it ---------------------------------------------------------------------------


def is_foot_line(line: str) -> bool:
    """Whether a word and a colon say that a line below the last note is the leaflet's: contact or credit.

    An address on the web may be the note's.
    """
    keyed = _KEYED.fullmatch(line)
    return keyed is not None and (is_credit(line) or (reaches(line) and "://" not in line))


def names_a_part(line: str) -> bool:
    """Whether a line is a word, a colon and a name, and the word does not send readers somewhere: `Paper: Ines Roth`."""
    keyed = _KEYED.fullmatch(line)
    return keyed is not None and len(keyed["key"].split()) <= 3 and is_name(keyed["said"]) and not _REFERS.match(keyed["key"])


def credit_lines(chunks: Chunks, *, behind_notes: bool = False) -> tuple[tuple[Piece, ...], Chunks]:
    """The lines at the very end that say whose a picture is and who else had a part in the text, and what is left.

    A word that is not known is one of those only beside one that is, or right `behind_notes`, where nothing else would follow.
    """
    last = tuple(takewhile(lambda chunk: _ends_with(chunk.text) or names_a_part(chunk.text), reversed(chunks)))[::-1]
    if not behind_notes:
        first = next((number for number, chunk in enumerate(last) if _ends_with(chunk.text)), len(last))
        while 0 < first < len(last) and not last[first].gap:
            first -= 1  # beside one that is known
        last = last[first:]
    return tuple(map(_credit, last)), chunks[: len(chunks) - len(last)]


def is_credit(line: str) -> bool:
    """Whether a line at the end says by its first words whose a picture is, who had a part in the text, or where it was first."""
    named = names_in(line) if _KEYED.match(line) else None
    origin = _ORIGIN.match(line) is not None and not TWO_SENTENCES.search(line)
    return bool(_CREDIT.match(line)) or origin or (named is not None and bool(named.people))


def helpers_in(line: str) -> tuple[Person, ...]:
    """The people whom such a line names; not those behind “Photo:”, where it may be what the picture shows."""
    named = names_in(line)
    return named.people if named and not _PICTURE.match(line) else ()


def _ends_with(line: str) -> bool:
    """Whether a leaflet may end with a line, since it is a credit or says where the text is from."""
    return len(line) <= _LONGEST_CREDIT and (is_credit(line) or _SOURCE.match(line) is not None)


def _credit(chunk: Chunk) -> Piece:
    if _ends_with(chunk.text):
        return Piece("credit", (chunk,), f"it begins with “{chunk.text.split()[0]}”, and nothing follows it")
    return Piece("credit", (chunk,), "a word, a colon and a name at the end say who had a part in the text", "guess")
