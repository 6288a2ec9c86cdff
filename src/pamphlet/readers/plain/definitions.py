"""Runs of `Term: text`, such as a glossary: several in a row, each with another term.

Cautious, since a name with a colon may also be somebody who speaks, a line of an address, or a row of
facts at the head of a text.
"""

import re
from collections.abc import Sequence

from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.matter_words import CONTACT, CREDITS
from pamphlet.readers.plain.pieces import Piece

DEFINED = re.compile(r"(?P<term>[*_]{0,2}[^\W\d_][^\n.:!?;\[\\]{0,40}?[*_]{0,2})(?P<colon>\s?[:：][*_]{0,2}\s+)(?=\S)")
"""A term, its colon, and what it means behind that."""

FEWEST = 3
"""So many terms in a row make a list of definitions."""

_MOST_WORDS = 5
_OTHER = re.compile(
    rf"(?:{CONTACT}|{CREDITS}|present|apologies|in attendance|date|time|when|where|venue|place|to|from|subject|re|cc"
    r"|author|title|price|cost|tickets?|q|a|question|answer|frage|antwort|f|r|interviewer|chair|narrator|all|nb|ps|p\.s|note|notes|warning|caption|chorus|refrain|verse)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[\"“„«»‹–—]")


def definitions(chunks: Sequence[Chunk], index: int) -> Piece | None:
    """The run of definitions that begins here, each with the lines that are set in below it."""
    if not DEFINED.match(chunks[index].text):
        return None
    if index and DEFINED.match(chunks[index - 1].text):
        begins = chunks[index].gap and index + 1 < len(chunks) and not chunks[index + 1].gap
        if not begins:
            return None  # the rest of a run that was none
    taken: list[Chunk] = [chunks[index]]
    terms: list[str] = []
    parted: int | None = None
    for position in range(index + 1, len(chunks)):
        chunk = chunks[position]
        if DEFINED.match(chunk.text):
            parted = chunk.gap if parted is None else parted
            if chunk.gap > 1 or chunk.gap != parted or chunk.indent != taken[0].indent:
                break
        elif chunk.gap or chunk.indent <= taken[0].indent:
            break
        taken.append(chunk)
    for chunk in taken:
        if found := DEFINED.match(chunk.text):
            terms.append(found["term"].strip("*_ ").casefold())
            if not _is_definition(found, chunk):
                return None
    if len(terms) < FEWEST or len(set(terms)) < len(terms) or all(chunk.text.isupper() for chunk in taken):
        return None
    return Piece("definitions", tuple(taken), "several lines in a row begin with a term and a colon", "likely")


def _is_definition(found: re.Match[str], chunk: Chunk) -> bool:
    """Whether a line may define a term: nobody speaks, and it says more than how to reach somebody."""
    term, text = found["term"].strip("*_ "), chunk.text[found.end() :]
    capitals = len(term) > 1 and term.isupper()
    return (
        len(term) > 1
        and len(term.split()) <= _MOST_WORDS
        and not capitals
        and not _OTHER.fullmatch(term)
        and not _SPOKEN.match(text)
        and "@" not in text
        and any(map(str.isalpha, text))
    )
