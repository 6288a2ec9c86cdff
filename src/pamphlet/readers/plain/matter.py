"""What stands around the text itself: title, byline and date before it, contact and credits after.

`front` and `back` know what such lines look like; here they are taken off the two ends of a text.
"""

from collections.abc import Sequence
from dataclasses import replace

from pamphlet.readers.plain.back import author_of, contact_block, credit_lines, ending, signature, signer
from pamphlet.readers.plain.bylines import names_in
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
    contact, rest = (contact, rest) if contact else contact_block(rest)
    if not contact:
        contact, others = contact_block(others, alone=True)
        credits_, others = credit_lines(others, behind_notes=True) if contact and not credits_ else (credits_, others)
    if contact and not earlier:
        earlier, rest = credit_lines(rest)
    lines = (*earlier, *credits_)
    written = any(person.role == "author" for person in front.authors)
    helpers = tuple(
        person
        for line in lines
        if (named := names_in(line.chunks[0].text)) and (named.credit or not written)
        for person in named.people
    )
    written = written or any(person.role == "author" for person in helpers)
    signed = () if written or front.of_press else author_of(contact) or signer(rest)
    pieces = (
        *front.pieces,
        *([Piece("contact", contact, "short lines at the end that say how to reach somebody")] if contact else []),
        *lines,
    )
    return replace(
        front,
        authors=(*signed, *front.authors, *helpers),
        contact=contact,
        credits=(*front.credits, *(line.chunks[0] for line in lines)),
        body=(*rest, *end, *others, *last),
        pieces=pieces,
    )
