"""Runs of labels: paragraphs that begin with labels of one shape, whose numbers go up.

Whether a run is a list of notes is for `notes` to say; here it is only found, with the paragraphs
between its items that belong to them.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pamphlet.readers.plain.back import is_foot_line, names_a_part
from pamphlet.readers.plain.inline_notes import closes_early
from pamphlet.readers.plain.labels import UNMISTAKABLE, Label, Shape, labels_of, value_of
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.marks import MarksIn
from pamphlet.readers.plain.matter_words import END_MARKS
from pamphlet.readers.plain.pieces import LONGEST_HEADING, UNDERLINE
from pamphlet.readers.plain.words import CLOSING, NOTE_HEADINGS, NOTES_OF_A_PART, parts_of_heading

_CLOSED = re.compile(r"[.!?)\]/…][”’\"'»]*$")

_SENTENCE = re.compile(r"[.!?…。！？][”’\"'»)]*$")
MOST_BACK = 5
"""The numbers of a list that its author got into disorder go back by so much at most."""

MOST_ADOPTED = 3
"""So many paragraphs behind a list go on with its last note at most, where only their place says so."""

MOST_BEHIND = 14
"""So many paragraphs may stand behind a list that is last in the text."""

MOST_BETWEEN = 6
"""Under a heading, a note goes on for so many paragraphs without a label at most."""

MOST_LOOSE = 6
"""So many lines right below a list go on with its last note at most, where only their place says so."""

FIRST_YEAR = 1000
"""A label that nothing calls and that leaps to so high a number is a year."""

_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+")
_ANOTHER = re.compile(r"[>*\-—–•©@]|\(c\)\s", re.IGNORECASE)
"""How a line begins that is no part of a note: an item, a right."""

WEAK: frozenset[Shape] = frozenset({"stop", "paren", "round", "colon", "dash", "bare", "word", "raised", "hat", "symbol"})
"""Shapes that other paragraphs may have too, so that only a run at the end is looked at."""


@dataclass(frozen=True, slots=True)
class Item:
    """A chunk that begins with a label of the shape that is looked for."""

    index: int
    label: Label
    value: int | None

    @property
    def numbered(self) -> bool:
        """Whether the label is in digits, and not letters, roman digits or a symbol."""
        return self.label.key.isdecimal()

    @property
    def meant(self) -> int:
        """The number that was meant where letters stand for digits; 0 where none does."""
        return int(self.label.slip or "0")

    def corrected(self) -> "Item":
        """The same with digits in its label."""
        return replace(self, label=replace(self.label, key=self.label.slip), value=self.meant)


@dataclass(frozen=True, slots=True)
class Run:
    """Items whose numbers go up, the chunks between them included.

    The last `adopted` chunks are paragraphs that nothing but their place gives to the last item; `leaps`
    are those that begin with a label which was taken for words of the note above; `headed` is how many
    lines its heading has, with the one that underlines it.
    """

    shape: Shape
    items: tuple[Item, ...]
    end: int
    headed: int
    adopted: int = 0
    leaps: tuple[int, ...] = ()

    @property
    def first(self) -> int:
        return self.items[0].index

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(item.label.key for item in self.items)


def find_runs(chunks: Sequence[Chunk], marks: MarksIn) -> list[Run]:
    """Every run of labels, the ones under a heading first, then the longest, then the latest."""
    by_shape: dict[Shape, list[Item]] = defaultdict(list)
    for index, chunk in enumerate(chunks):
        for label in labels_of(chunk.text):
            if label.shape == "bracketed note" and closes_early(chunk.text):
                break
            by_shape[label.shape].append(Item(index, label, value_of(label.key)))
    by_shape["symbol"] = _without_bullets(by_shape["symbol"])
    called = frozenset(key for those in marks.values() for mark in those if mark.begin for key in mark.keys)
    runs = [run for shape, items in by_shape.items() for run in _split(shape, _in_digits(items), chunks, marks, called)]
    return sorted(runs, key=lambda run: (not run.headed, run.shape in WEAK, -len(run.items), -run.first))


def _in_digits(items: list[Item]) -> list[Item]:
    """Items with digits for the letters in their labels, where the number before or behind them says that digits are meant."""
    found = list(items)
    for place, item in enumerate(items):
        before = found[place - 1] if place else None
        after = items[place + 1] if place + 1 < len(items) else None
        follows = before and before.numbered and before.value == item.meant - 1
        leads = after and item.meant == 1 and "2" in (after.label.key, after.label.slip)
        if item.label.slip and (follows or leads):
            found[place] = item.corrected()
    return found


def _without_bullets(items: list[Item]) -> list[Item]:
    """Items without those whose neighbour has the same symbol: rows of stars are bullets."""
    stars = {(item.index, item.label.key) for item in items}
    return [i for i in items if not stars & {(i.index - 1, i.label.key), (i.index + 1, i.label.key)}]


def _split(shape: Shape, items: list[Item], chunks: Sequence[Chunk], marks: MarksIn, called: frozenset[str]) -> Iterator[Run]:
    groups: list[list[Item]] = []
    leaps: list[int] = []
    for place, item in enumerate(items):
        following = items[place + 1] if place + 1 < len(items) else None
        if groups and _leaps(groups[-1][-1], item, following, chunks, called):
            leaps.append(item.index)
            continue
        if not groups or not _belongs(groups[-1], item, shape, chunks, marks, called):
            groups.append([])
        groups[-1].append(item)
    starts = frozenset(group[0].index for group in groups)
    for group in groups:
        run = _run(shape, group, chunks, starts)
        yield replace(run, leaps=tuple(leaps[bisect_left(leaps, run.first) : bisect_left(leaps, run.end)])) if leaps else run


def _leaps(last: Item, item: Item, following: Item | None, chunks: Sequence[Chunk], called: frozenset[str]) -> bool:
    """Whether what looks like the label of a later note are words of the note above it, cut by a line end.

    The text has no mark for its number; and it is in mid-sentence, or a year, or the list goes on as if it were not there.
    """
    if last.value is None or item.value is None or item.value <= last.value + 1 or item.label.key in called:
        return False
    above, chunk = chunks[item.index - 1], chunks[item.index]
    if item.value >= FIRST_YEAR > last.value + 1:
        return True
    unfinished = not _CLOSED.search(above.text) or chunk.text[item.label.end : item.label.end + 1].islower()
    goes_on = following is not None and following.value == last.value + 1
    return not chunk.gap and last.label.end < len(above.text) and (unfinished or goes_on)


def _run(shape: Shape, items: list[Item], chunks: Sequence[Chunk], starts: Collection[int]) -> Run:
    last = items[-1].index
    indent, end = chunks[last].indent, last + 1
    if items[-1].label.end >= len(chunks[last].text) and end < len(chunks):
        end += 1  # the label stands alone on its line
    while end < len(chunks) and chunks[end].indent > indent and not any(True for _ in labels_of(chunks[end].text)):
        if END_MARKS.fullmatch(chunks[end].text):
            break
        end += 1
    if shape == "bracketed note":
        end = next((i + 1 for i in range(last, min(last + 6, len(chunks))) if chunks[i].text.endswith("]")), end)
    headed = _heading_lines(items, chunks)
    if headed:
        end = _further(items, end, chunks)
    end = _loose_end(items, end, chunks, starts, headed=bool(headed))
    adopted = _adopted(items, end, chunks) if headed else 0
    return Run(shape, tuple(items), end + adopted, headed, adopted)


def _heading_lines(items: Sequence[Item], chunks: Sequence[Chunk]) -> int:
    """How many lines the heading of a list of notes has above the first item, with the one that underlines it; 0 without any."""
    before = items[0].index - 1
    if before > 0 and not chunks[before].gap and UNDERLINE.fullmatch(chunks[before].text):
        return 2 * _names_notes(chunks[before - 1].text)
    return int(before >= 0 and _names_notes(chunks[before].text))


def _names_notes(text: str) -> bool:
    """Whether a line is the heading of a list of notes, or of the notes to a part."""
    return is_note_heading(text) or (len(text) <= LONGEST_HEADING and bool(NOTES_OF_A_PART.fullmatch(text.strip("#=*_ \t:."))))


def _further(items: list[Item], end: int, chunks: Sequence[Chunk]) -> int:
    """Under a heading, notes with labels of another shape go on with the list; gives its end."""
    widest = max((chunks[item.index].gap for item in items[1:]), default=1)
    while end < len(chunks) and (last := items[-1].value) is not None and chunks[end].gap <= widest:
        alike = (label for label in labels_of(chunks[end].text) if label.key.isdecimal() == items[-1].numbered)
        found = next((label for label in alike if value_of(label.key) == last + 1), None)
        if found is None:
            break
        items.append(Item(end, found, last + 1))
        end += 1
    return end


def _loose_end(items: Sequence[Item], end: int, chunks: Sequence[Chunk], starts: Collection[int], *, headed: bool) -> int:
    """The end of a list, with the lines of its last note that only their place tells are part of it.

    So it is where empty lines part the notes, where a heading names them, and where an empty line stands
    above the list and none below it, up to the first item of another list (those in `starts`).
    A finished sentence ends the note if the line below it says that it is something else, or if many more follow;
    or where each note is one line that ends in a stop, and the line below does not.
    """
    block = headed or chunks[items[0].index].gap > 0
    if not block and not (len(items) > 1 and all(chunks[item.index].gap for item in items[1:])):
        return end
    of_one_line = len(items) > 2 and all(b.index == a.index + 1 and _is_closed(chunks[a.index]) for a, b in pairwise(items))
    last = end
    while last < len(chunks) and not chunks[last].gap and last not in starts:
        ended = _is_closed(chunks[last - 1]) and not _ADDRESS.fullmatch(chunks[last].text)
        other = _is_something_else(chunks[last]) or names_a_part(chunks[last].text)
        other = other or (of_one_line and not _is_closed(chunks[last]))
        if is_foot_line(chunks[last].text) or (ended and other):
            break
        last += 1
        if not _is_closed(chunks[last - 2]):
            end = last
    return last if last - end <= MOST_LOOSE else end


def _is_closed(chunk: Chunk) -> bool:
    return bool(_CLOSED.search(chunk.text))


def _is_something_else(chunk: Chunk) -> bool:
    """Whether a line behind a list of notes is not part of the last one: an address, a credit, words with which leaflets end."""
    text = chunk.text
    labelled = any(True for _ in labels_of(text))
    return labelled or bool(_ANOTHER.match(text) or CLOSING.match(text)) or "@" in text or "www." in text or is_note_heading(text)


def _adopted(items: Sequence[Item], end: int, chunks: Sequence[Chunk]) -> int:
    """How many paragraphs behind a list under a heading go on with its last note, since nothing says otherwise.

    What says otherwise: lists without empty lines between their notes, more text behind, a line that is
    no sentence, a break, words with which leaflets end, an address.
    """
    gaps = [chunks[item.index].gap for item in items[1:]]
    rest = chunks[end : end + MOST_BEHIND + 1]
    if not all(gaps) or len(rest) > MOST_BEHIND:
        return 0
    widest = max(gaps, default=1)
    found = 0
    for chunk in rest[:MOST_ADOPTED]:
        if _is_something_else(chunk) or not 0 < chunk.gap <= widest or not _SENTENCE.search(chunk.text):
            break
        found += 1
    long = any(len(chunk.text) > 200 for chunk in rest[found:])
    return 0 if long else found


def _belongs(
    current: list[Item], item: Item, shape: Shape, chunks: Sequence[Chunk], marks: MarksIn, called: frozenset[str]
) -> bool:
    """Whether an item goes on with the list so far."""
    last = current[-1]
    between = chunks[last.index + 1 : item.index]
    if any(is_note_heading(chunk.text) for chunk in between) or item.numbered != last.numbered:
        return False
    if any(item.label.key in mark.keys for index in range(last.index + 1, item.index) for mark in marks.get(index, ())):
        return False  # the text that the note belongs to stands between the two
    if last.value is None or item.value is None:
        return len(between) <= 2 or shape in UNMISTAKABLE
    if item.value == 1 and last.value >= 1 and len(current) > 1 and (current[0].value or 0) <= 1:
        return False  # the next list begins
    step = item.value - last.value
    if step == 1 and len(between) <= MOST_BETWEEN and _heading_lines(current, chunks):
        return True
    if not between:
        return step >= -MOST_BACK
    block = (*between, chunks[item.index])
    if step == 1 and len(between) <= MOST_BETWEEN and chunks[current[0].index].gap and not any(chunk.gap for chunk in block):
        return True  # one block of lines without an empty one
    inside = all(chunk.indent > chunks[last.index].indent for chunk in between)
    telling = shape not in {"stop", "paren", "bare", "symbol"} or {last.label.key, item.label.key} <= called
    follows = step == 1 and len(between) <= 4 and telling
    alone = len(between) == 1 and last.label.end >= len(chunks[last.index].text)
    return step > 0 and (inside or follows or alone or (shape == "stop" and step == 1 and len(between) == 1))


def is_note_heading(text: str) -> bool:
    """Whether a line is the heading of a list of notes, in any language."""
    words = text.strip("#=*_ \t:.\u00a0[]—–-") if len(text) <= LONGEST_HEADING else ""
    return bool(words) and all(part in NOTE_HEADINGS for part in parts_of_heading(words))
