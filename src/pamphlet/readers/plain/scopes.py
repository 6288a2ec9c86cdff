"""What the marks in each stretch of a text mean: the labels of the lists that follow, or of those before.

Marks before a list lead to it; where it has no such label, a neighbouring list is meant. A number that
its own list leaves out is a mark too: its note is missing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pamphlet.readers.plain.entries import NoteList
from pamphlet.readers.plain.indices import is_of_a_program
from pamphlet.readers.plain.inline_notes import InlineNote
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.marks import ANY_STYLE, Mark, MarksIn, Style
from pamphlet.source import Position

NEAR = 4
"""A mark leads to its own section's list, or to one of so many before and after it."""

_MAY_LACK: frozenset[Style] = frozenset({"bracket", "brace", "angle", "caret", "raised", "hat", "round", "apart"})
"""Styles of which a number between two of its list can be nothing but a mark whose note is missing."""

_MAY_GO_ON: frozenset[Style] = frozenset({"bracket", "caret"})
"""Styles of which the number behind a list's last one can be nothing else."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a mark leads to in one stretch of the text: ids of notes, by style and key.

    `links` are the ids by key alone, for “see note 3”; `within` says that these are the words of a note, `lettered`
    that some labels are no digits. `places` are marks whose note stands in the middle of a paragraph, by the line and
    column of the mark, `inside` those notes by their own. `indexed` are the words behind which a number in brackets is
    an index; `styles` are those of all these marks; `punctuation` is the language by whose rules quotation marks and
    dashes are set, "" where they stay as typed.
    """

    ids: Mapping[tuple[Style, str], str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[tuple[int, int], str] = field(default_factory=dict)
    inside: Mapping[tuple[int, int], InlineNote] = field(default_factory=dict)
    indexed: frozenset[str] = frozenset()
    within: bool = False
    lettered: bool = False
    styles: frozenset[Style] = frozenset()
    punctuation: str = ""

    def notes(self, mark: Mark, place: Position) -> tuple[str, ...]:
        """The ids of the notes that a mark at a place leads to; none where it is ordinary text."""
        if own := self.places.get((place.line, place.column)):
            return (own,)
        if mark.index or mark.word in self.indexed:
            return ()
        return self._all(mark.style, mark.keys) or (self._all(mark.style, mark.slips) if mark.slips else ())

    def slipped(self, mark: Mark) -> bool:
        """Whether a mark leads to its notes only with digits for its letters."""
        return bool(mark.slips) and not self._all(mark.style, mark.keys) and bool(self._all(mark.style, mark.slips))

    def without_note(self, mark: Mark) -> str:
        """Why a mark is ordinary text."""
        if mark.index:
            return "what stands around it looks like a program, so it is an index (else: a space before it)"
        if mark.word in self.indexed:
            return f"a number behind “{mark.word}” is an index, as in programs (else: a space before it)"
        lacking = [key for key in mark.keys if (mark.style, key) not in self.ids]
        if not self.ids:
            return "there is no list of notes"
        if all(any(known == key for _, known in self.ids) for key in lacking):
            return "the marks of that list look otherwise"
        return f"no list has a note {', '.join(lacking)}"

    def _all(self, style: Style, keys: Sequence[str]) -> tuple[str, ...]:
        found = tuple(self.ids.get((style, key), "") for key in keys)
        return found if all(found) else ()


def scopes(lists: Sequence[NoteList], chunks: Sequence[Chunk], marks: MarksIn, others: Marks) -> Iterator[tuple[int, Marks]]:
    """What marks mean from one list's end to the next list's. Each scope is given with its end."""
    before = 0
    for rank, one in enumerate(lists):
        ids: dict[tuple[Style, str], str] = {}
        links: dict[str, str] = {}
        seen = [m for i in range(before, one.first) for m in marks.get(i, ())]
        for other in (*lists[rank : rank + NEAR], *reversed(lists[max(0, rank - NEAR) : rank])):
            for entry in other.entries:
                ids.setdefault((other.style, entry.key), entry.id)
                links.setdefault(entry.key, entry.id)
            if other is one:
                ids |= {(one.style, key): _id_of_missing(rank, key) for key in _gaps(one, seen)}
            if other.style in {"round", "loose"}:
                for entry in other.entries:
                    ids.setdefault(("loose" if other.style == "round" else "round", entry.key), entry.id)
        _add_styles(ids, one, seen)
        numbers = {int(key) for style, key in ids if style == one.style and key.isdecimal()}
        for key in _next(numbers, [key for m in seen if m.style == one.style in _MAY_GO_ON for key in m.keys]):
            ids.setdefault((one.style, key), _id_of_missing(rank, key))
        styles = frozenset(style for style, _ in ids)
        lettered = not all(key.isdecimal() for key in links)
        indexed = others.indexed | _indexed(seen, ids)
        yield one.end, replace(others, ids=ids, links=links, indexed=indexed, lettered=lettered, styles=styles)
        before = one.end


def _id_of_missing(rank: int, key: str) -> str:
    return key if rank == 0 else f"{rank + 1}.{key}"


def _gaps(one: NoteList, marks: Sequence[Mark]) -> set[str]:
    """Numbers between those of a list that marks before it have: its own note is missing, whatever other lists have."""
    numbers = {int(entry.key) for entry in one.entries if entry.key.isdecimal()}
    seen = {key for mark in marks if mark.style == one.style in _MAY_LACK for key in mark.keys if key.isdecimal()}
    return {key for key in seen if int(key) not in numbers and min(numbers, default=0) < int(key) < max(numbers, default=0)}


def _add_styles(ids: dict[tuple[Style, str], str], one: NoteList, marks: Sequence[Mark]) -> None:
    """Notes that nothing in the list's own style leads to may be marked in another: `²` beside `(1)`."""
    own = {key for mark in marks if mark.style == one.style for key in mark.keys}
    rarer: tuple[Style, ...] = ("apart",) if one.heading else ()
    for style in (*rarer, *ANY_STYLE):
        if style == "worded":
            own = {key for mark in marks if mark.style != style for key in mark.keys}
        other = {key for mark in marks if mark.style == style for key in mark.keys}
        for entry in one.entries:
            if entry.key not in own and entry.key in other:
                ids.setdefault((style, entry.key), entry.id)


def _indexed(marks: Sequence[Mark], ids: Mapping[tuple[Style, str], str]) -> frozenset[str]:
    """Words behind which a number in brackets is an index, and no mark.

    They look like those in programs, and their numbers have marks elsewhere that touch no word; or they are counted from 0.
    """
    free = {mark.keys for mark in marks if mark.style == "bracket" and not mark.word}
    touched: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for mark in marks:
        if mark.style == "bracket" and mark.word:
            touched[mark.word].add(mark.keys)
    from_zero = {word for word, keys in touched.items() if ("0",) in keys and ("bracket", "0") not in ids}
    return frozenset(from_zero | {word for word, keys in touched.items() if keys <= free and is_of_a_program(word)})


def _next(numbers: set[int], seen: Sequence[str]) -> set[str]:
    """Numbers that fill a gap among those of a list, or continue its row: marks whose note is missing."""
    if not numbers:
        return set()
    last, missing = max(numbers), set()
    for key in seen:
        if key.isdecimal() and int(key) not in numbers and min(numbers) < int(key) <= last + 1:
            missing.add(key)
            last = max(last, int(key))
    return missing
