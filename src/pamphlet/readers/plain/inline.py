"""The inside of a paragraph: note marks, and addresses that become links.

The only module that imports linkify_it. Addresses lose the punctuation that ends a sentence, and
neither a file's name (`notes.txt`) nor a missing space (`end.Next`) is an address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from linkify_it import LinkifyIt

from pamphlet.readers.plain.lines import Chunk, Places
from pamphlet.tree import Inline, Inlines, Link, NoteReference, SoftBreak, Text, identifier_of

_MARK = re.compile(r"\\([\[#*>-])|\[\^?([^\[\]\s]{1,40})\]|([⁰¹²³⁴-⁹]+)")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MAY_LINK = re.compile(r"[@/]|\w\.\w")
_COMMON_ENDINGS = frozenset({"com", "org", "net", "edu", "gov", "info", "int", "eu"})


@dataclass(frozen=True, slots=True)
class Marks:
    """What counts as a note mark: these ids in brackets, and, where the text has them, raised."""

    ids: frozenset[str] = frozenset()
    raised: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch of the text, by its offsets, and the inline that stands for it."""

    begin: int
    end: int
    inline: Inline


def read_inlines(chunk: Chunk, marks: Marks, begin: int = 0, end: int | None = None) -> Inlines:
    """The inlines of a chunk's text from offset `begin` up to `end`, with their positions."""
    text, places = chunk.text[:end], chunk.places()
    links = list(_links(text, begin, places))
    inside = [(link.begin, link.end) for link in links]
    found = links + [m for m in _marks(text, begin, places, marks) if not any(a <= m.begin < b for a, b in inside)]
    inlines: list[Inline] = []
    for one in sorted(found, key=lambda f: f.begin):
        inlines += _words(text, begin, one.begin, places)
        inlines.append(one.inline)
        begin = one.end
    inlines += _words(text, begin, len(text), places)
    return tuple(_joined(inlines))


def _joined(inlines: list[Inline]) -> Iterator[Inline]:
    """Neighbouring words as one."""
    waiting: Text | None = None
    for inline in inlines:
        if isinstance(inline, Text):
            waiting = replace(waiting, text=waiting.text + inline.text) if waiting else inline
            continue
        if waiting:
            yield waiting
            waiting = None
        yield inline
    if waiting:
        yield waiting


def _words(text: str, begin: int, end: int, places: Places) -> Iterator[Inline]:
    """The words between two findings; a line end inside them is a soft break."""
    offset = begin
    for number, line in enumerate(text[begin:end].split("\n")):
        if number:
            yield SoftBreak()
        if line:
            yield Text(line, position=places.at(offset))
        offset += len(line) + 1


def _marks(text: str, begin: int, places: Places, marks: Marks) -> Iterator[_Found]:
    for match in _MARK.finditer(text, begin):
        escaped, label, raised = match.groups()
        place = places.at(match.start())
        if escaped:
            yield _Found(match.start(), match.end(), Text(escaped, position=place))
            continue
        note_id = identifier_of(label) if label else raised.translate(_DIGITS)
        if note_id in marks.ids and (label or marks.raised):
            yield _Found(match.start(), match.end(), NoteReference(note_id, match[0], position=place))


def _links(text: str, begin: int, places: Places) -> Iterator[_Found]:
    if not _MAY_LINK.search(text, begin):
        return
    for match in _linkify().match(text[begin:]) or ():
        shown = match.text
        if match.schema or _is_address(shown):
            start = begin + match.index
            place = places.at(start)
            yield _Found(start, start + len(shown), Link((Text(shown, position=place),), match.url, position=place))


def _is_address(shown: str) -> bool:
    """Whether something without a scheme (`beekeepers.org/hives`) is meant as an address."""
    host, slash, _ = shown.partition("/")
    ending = host.rpartition(".")[2]
    known = host.islower() and (ending in _COMMON_ENDINGS or (bool(slash) and len(ending) == 2))
    return host.startswith("www.") or known


@cache
def _linkify() -> LinkifyIt:
    """Finds addresses under any top-level domain; there are too many, and too new ones, to list."""
    return LinkifyIt().tlds(["[a-z][a-z0-9-]{1,62}"], False)
