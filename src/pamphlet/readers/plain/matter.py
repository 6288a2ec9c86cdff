"""What stands around the text itself: title, byline and date before it, contact and credits after.

`front` and `back` know what such lines look like; here they are taken off the two ends of a text.
"""

from collections.abc import Sequence
from dataclasses import replace

from pamphlet.readers.plain.back import author_of, contact_block, credit_lines, ending, signature
from pamphlet.readers.plain.front import Matter, read_front
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.pieces import Piece
from pamphlet.readers.plain.roles import is_press_line


def part_matter(body: Sequence[Chunk], after: Sequence[Chunk], text: str, *, titles: bool, given: str = "") -> Matter:
    """Take title, byline, date, contact and credits off a text; `after` stands behind its notes.

    Without `titles`, the first line is not looked at as a title: there is one, or none is wanted. One
    that only repeats the title `given` at the top goes.
    """
    repeats = len(body) > 1 and given and body[0].text.casefold() == given.casefold()
    front = read_front(tuple(body[1:] if repeats else body), text, titles=titles)
    if repeats:
        again = Piece("title", (body[0],), "it repeats the title at the top", "sure")
        front = replace(front, pieces=(again, *front.pieces))
    rest, end = ending(front.body)
    others, last = ending(tuple(after))
    credits_, others = credit_lines(others)
    earlier, rest = ((), rest) if credits_ else credit_lines(rest)
    contact, others = signature(others)
    contact, rest = (contact, rest) if contact else signature(rest)
    contact, rest = (contact, rest) if contact else contact_block(rest)
    if not contact:
        contact, others = contact_block(others, alone=True)
        credits_, others = credit_lines(others) if contact and not credits_ else (credits_, others)
    if contact and not earlier:
        earlier, rest = credit_lines(rest)
    written = any(person.role == "author" for person in front.authors)
    of_press = any(is_press_line(chunk.text) for chunk in front.body[:3])  # then it is whom to ask, not who wrote
    lines = (*earlier, *credits_)
    pieces = (
        *front.pieces,
        *([Piece("contact", contact, "short lines at the end that say how to reach somebody")] if contact else []),
        *(Piece("credit", (line,), f"it begins with “{line.text.split()[0]}”, and nothing follows it") for line in lines),
    )
    return replace(
        front,
        authors=front.authors if written or of_press else (*author_of(contact), *front.authors),
        contact=contact,
        credits=(*front.credits, *lines),
        body=(*rest, *end, *others, *last),
        pieces=pieces,
    )
