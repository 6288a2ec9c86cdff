"""What stands behind a text: its end mark, a signature or a block of addresses, and whose the pictures are.

Each is taken only where its look is unmistakable; whatever is not stays in the text.
"""

import re

from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.matter_words import CONTACT, CONTACTS, CREDITS, END_MARKS
from pamphlet.readers.plain.pieces import BREAK, BULLET, CLOSED
from pamphlet.tree import Person

Chunks = tuple[Chunk, ...]

_CREDIT = re.compile(
    rf"(?:{CREDITS})\s*[:：]\s*\S|(?:©|\(c\)|CC BY)\s?.|(?:first |originally )?published (?:by|in) |reprinted from ",
    re.IGNORECASE,
)
REACH = re.compile(
    rf"[\w.+-]+@[\w-]+\.\w|(?:{CONTACT})(?:\.?\s*[:：]\s*\S|\.?\s+[+(]?\d)|\+?\d[\d ()/-]{{7,}}\d$|(?:https?://|www\.)\S+$|@\w{{2,30}}(?:$|\s*[|·•])"
    rf"|[^.!?]{{2,70}}(?:[–—|·•,]| -)\s*(?:[\w.+-]+@[\w-]+\.\S+|www\.\S+)$",
    re.IGNORECASE,
)
"""How a line begins that says how to reach somebody."""

_HEADING = re.compile(rf"(?:{CONTACT})\s*[:：]", re.IGNORECASE)
SIGNATURE = "--"
"""The line that mail programs put above a signature."""
_LONGEST_CONTACT = 100
_MOST_CONTACT_LINES = 12


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
        reaches = heading or REACH.match(line.text)
        if BREAK.fullmatch(line.text):
            break
        if len(line.text) > _LONGEST_CONTACT or (not reaches and CLOSED.search(line.text)) or BULLET.match(line.text):
            break
        if found and lines[len(lines) - found].gap and not reaches and found > 1:
            break
        found += 1
        if heading and line.gap:
            break
    taken = tuple(lines[len(lines) - found :])
    if not any(REACH.match(line.text) for line in taken) or not _whole(chunks, taken, alone=alone):
        return (), chunks
    above = lines[-found - 1] if len(lines) > found else None
    if above and not taken[0].gap and not CLOSED.search(above.text) and len(above.text) > _LONGEST_CONTACT:
        return (), chunks  # an address on a line of its own ends that sentence
    numbers = {line.lines[0].number for line in taken}
    return taken, tuple(chunk for chunk in chunks if chunk.lines[0].number not in numbers)


def _is_heading(line: str) -> bool:
    return bool(_HEADING.fullmatch(line) or CONTACTS.fullmatch(line))


def _whole(chunks: Chunks, taken: Chunks, *, alone: bool) -> bool:
    """Whether the lines make up whole paragraphs, and (unless `alone`) leave something of the text."""
    numbers = {line.lines[0].number for line in taken}
    touched = [chunk for chunk in chunks[-_MOST_CONTACT_LINES:] if numbers & {line.number for line in chunk.lines}]
    return sum(len(chunk.lines) for chunk in touched) == len(taken) and (alone or len(touched) < len(chunks))


def author_of(contact: Chunks) -> tuple[Person, ...]:
    """The name at the head of a contact block, if the block begins with one; an address, a heading or a sentence is none."""
    line = contact[0].text.rstrip(",") if contact else ""
    other = not line or REACH.match(line) or _is_heading(line) or re.search(r"[,\d@:–—|©]", line)
    return () if other or line[0].islower() else (Person(line),)


def credit_lines(chunks: Chunks) -> tuple[Chunks, Chunks]:
    """The lines at the very end that say whose a picture is, and what is left."""
    first = len(chunks)
    while first and _CREDIT.match(chunks[first - 1].text):
        first -= 1
    return chunks[first:], chunks[:first]
