"""What stands around the text itself: title, byline and date before it, contact and credits after.

`front` and `back` know what such lines look like; here they are taken off the two ends of a text.
"""

from collections.abc import Sequence
from dataclasses import replace

from pamphlet.readers.plain.back import (
    Chunks,
    author_of,
    contact_block,
    contact_within,
    credit_lines,
    ending,
    helpers_in,
    signature,
    signed,
)
from pamphlet.readers.plain.front import Matter
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.pieces import Piece


def part_matter(front: Matter, after: Sequence[Chunk]) -> Matter:
    """Take contact and credits off a text, whose `front` is known; `after` stands behind its notes."""
    rest, end = ending(front.body)
    others, last = ending(tuple(after))
    credits_, others = credit_lines(others, behind_notes=True)
    earlier, rest = ((), rest) if credits_ else credit_lines(rest)
    contact, others = signature(others)
    contact, rest = (contact, rest) if contact else signature(rest)
    if not contact:
        contact, others = contact_block(others, alone=True)
        credits_, others = credit_lines(others, behind_notes=True) if contact and not credits_ else (credits_, others)
    contact, rest = (contact, rest) if contact else contact_block(rest)
    if not contact and front.of_press:
        contact, rest = contact_within(rest)
    if contact and not earlier:
        earlier, rest = credit_lines(rest)
    lines = (*earlier, *credits_)
    front = _with_author(front, contact, rest)
    written = any(person.role == "author" for person in front.authors)
    people = (person for line in lines for person in helpers_in(line.chunks[0].text))
    helpers = tuple(person for person in people if person.role != "author" or not written)
    pieces = (
        *front.pieces,
        *([Piece("contact", contact, "short lines at the end that say how to reach somebody")] if contact else []),
        *lines,
    )
    return replace(
        front,
        authors=(*front.authors, *helpers),
        contact=(*front.contact, *contact),
        credits=(*front.credits, *(line.chunks[0] for line in lines)),
        body=(*rest, *end, *others, *last),
        pieces=pieces,
    )


def _with_author(front: Matter, contact: Chunks, rest: Chunks) -> Matter:
    """The same with the author whom the contact block or a signature names, if there is none yet; the press names whom to ask."""
    if front.of_press or any(person.role == "author" for person in front.authors):
        return front
    if author := author_of(contact):
        return replace(front, authors=(*author, *front.authors))
    signers, line = signed(rest)
    if not line:
        return front
    front = front.with_piece(Piece("byline", line, "it signs the text, and stays where it is", "guess"))
    return replace(front, authors=(*signers, *front.authors))
