"""What stands around the text itself: title, byline and date before it, contact and credits after.

Each is taken only where its look is unmistakable; whatever is not stays in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pamphlet.readers.plain.blocks import LONGEST_HEADING
from pamphlet.readers.plain.dates import DATE, printed_date
from pamphlet.readers.plain.inline import Marks, read_inlines
from pamphlet.readers.plain.lines import Chunk, Line
from pamphlet.tree import Metadata, Person

_BYLINE = re.compile(r"by\s+(.{2,80}?)\.?", re.IGNORECASE)
_DATELINE = re.compile(rf"({DATE})\.?", re.IGNORECASE)
_DATE_PREFIX = re.compile(rf"({DATE})\s*[:–—]\s+", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:(?:cover |front |title )?(?:image|photo|picture|photograph|illustration|drawing|map|cover|graphic)s?"
    r"(?: credits?| by)?|credits?)\s*:\s*\S",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|(?:e|e-?mail|tel|t|phone|ph|fax|mob|mobile|web|website|www|w|post|address|contact|twitter|instagram"
    r"|facebook|mastodon|telegram|signal|whatsapp)\s*:\s*\S|\+?\d[\d ()/-]{7,}\d$|(?:https?://|www\.)\S+$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;,…][”’\"')»]?(?:\[[^\[\]]*\]|[⁰¹²³⁴-⁹])*$")
_LONGEST_CONTACT = 100
_MOST_CONTACT_LINES = 10


@dataclass(frozen=True, slots=True)
class Matter:
    """What was found before and after the body, and the chunks of the body that are left."""

    metadata: Metadata
    body: tuple[Chunk, ...]


def part_matter(body: Sequence[Chunk], after: Sequence[Chunk], text: str, marks: Marks) -> Matter:
    """Take title, byline, date, contact and credits off a text; `after` stands behind its notes."""
    title, author, dated, rest = _front(tuple(body), text)
    contact, rest = _contact(rest)
    credits_, others = _credits(tuple(after))
    last_credits, rest = _credits(rest) if not credits_ else ((), rest)
    if not contact:
        contact, others = _contact(others)
    people = (Person(author),) if author else _author_of(contact)
    metadata = Metadata(
        title=read_inlines(title, marks) if title else (),
        authors=people,
        date=printed_date(dated, text) if dated else None,
        contact=tuple(read_inlines(chunk, marks) for chunk in contact),
        credits=tuple(read_inlines(chunk, marks) for chunk in (*last_credits, *credits_)),
    )
    return Matter(metadata, (*rest, *others))


def _front(chunks: tuple[Chunk, ...], text: str) -> tuple[Chunk | None, str, str, tuple[Chunk, ...]]:
    """Title, author, date, and what is left."""
    title: Chunk | None = None
    author = dated = ""
    if len(chunks) > 1 and _is_title(chunks[0], chunks[1]):
        title, chunks = chunks[0], chunks[1:]
    while chunks and len(chunks) > 1 and len(chunks[0].lines) == 1:
        line = chunks[0].text
        if not dated and (match := _DATELINE.fullmatch(line)):
            dated = match[1]
        elif not author and (match := _BYLINE.fullmatch(line)) and not line.endswith(("!", "?")):
            author = match[1]
        else:
            break
        chunks = chunks[1:]
    if chunks and not dated and (match := _DATE_PREFIX.match(chunks[0].text)):
        dated = match[1]
        chunks = (_without(chunks[0], match.end()), *chunks[1:])
    return title, author, dated, chunks


def _is_title(chunk: Chunk, following: Chunk) -> bool:
    words = chunk.text
    plain = len(chunk.lines) == 1 and len(words) <= LONGEST_HEADING and not re.match(r"[#>*•–-]|\d+[.)] ", words)
    if (
        not plain
        or words.endswith((".", ",", ";", ":"))
        or _DATELINE.fullmatch(words)
        or re.fullmatch(r"[=-]{3,}", following.text)
    ):
        return False
    return following.gap > 0 or len(following.text) > len(words) or bool(_BYLINE.fullmatch(following.text))


def _without(chunk: Chunk, offset: int) -> Chunk:
    """The chunk without the first characters of its first line; columns stay as they were."""
    first = chunk.lines[0]
    cut = first.indent + offset
    bare = Line(first.number, " " * cut + first.text[cut:])
    return Chunk(chunk.file, (bare, *chunk.lines[1:]), chunk.gap)


def _contact(chunks: tuple[Chunk, ...]) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """The contact block at the end: short lines, one of which says how to reach somebody."""
    lines = tuple(Chunk(c.file, (line,), c.gap if line is c.lines[0] else 0) for c in chunks for line in c.lines)
    found = 0
    for line in reversed(lines[-_MOST_CONTACT_LINES:]):
        if len(line.text) > _LONGEST_CONTACT or (_SENTENCE_END.search(line.text) and not _REACH.match(line.text)):
            break
        found += 1
        if line.gap and _REACH.match(lines[-1].text):
            break
    taken = lines[len(lines) - found :]
    if not any(_REACH.match(line.text) for line in taken) or found == len(lines):
        return (), chunks
    numbers = {line.lines[0].number for line in taken}
    rest = tuple(chunk for chunk in chunks if not numbers & {line.number for line in chunk.lines})
    whole = sum(len(chunk.lines) for chunk in chunks) - sum(len(chunk.lines) for chunk in rest) == found
    return (taken, rest) if whole else ((), chunks)


def _author_of(contact: tuple[Chunk, ...]) -> tuple[Person, ...]:
    """The name at the head of a contact block, if the block begins with one."""
    if not contact or _REACH.match(contact[0].text):
        return ()
    return (Person(contact[0].text.rstrip(",")),)


def _credits(chunks: tuple[Chunk, ...]) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """The lines at the very end that say whose a picture is, and what is left."""
    first = len(chunks)
    while first and _CREDIT.match(chunks[first - 1].text):
        first -= 1
    return chunks[first:], chunks[:first]
