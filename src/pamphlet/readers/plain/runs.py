"""Runs of labels: paragraphs that begin with labels of one shape, whose numbers go up.

Whether a run is a list of notes is for `notes` to say; here it is only found, with the paragraphs
between its items that belong to them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pamphlet.readers.plain.inline_notes import closes_early
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.marks import UNMISTAKABLE, Label, MarksIn, Shape, labels_of, value_of
from pamphlet.readers.plain.pieces import LONGEST_HEADING
from pamphlet.readers.plain.words import CLOSING, NOTE_HEADINGS, NOTES_OF_A_PART

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


@dataclass(frozen=True, slots=True)
class Run:
    """Items whose numbers go up, the chunks between them included.

    The last `adopted` chunks are paragraphs that nothing but their place gives to the last item.
    """

    shape: Shape
    items: tuple[Item, ...]
    end: int
    headed: bool
    adopted: int = 0

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
    runs = [run for shape, items in by_shape.items() for run in _split(shape, items, chunks, marks)]
    return sorted(runs, key=lambda run: (not run.headed, run.shape in WEAK, -len(run.items), -run.first))


def _without_bullets(items: list[Item]) -> list[Item]:
    """Items without those whose neighbour has the same symbol: rows of stars are bullets."""
    stars = {(item.index, item.label.key) for item in items}
    return [i for i in items if not stars & {(i.index - 1, i.label.key), (i.index + 1, i.label.key)}]


def _split(shape: Shape, items: list[Item], chunks: Sequence[Chunk], marks: MarksIn) -> Iterator[Run]:
    current: list[Item] = []
    for item in items:
        if current and not _belongs(current, item, shape, chunks, marks):
            yield _run(shape, current, chunks)
            current = []
        current.append(item)
    if current:
        yield _run(shape, current, chunks)


def _run(shape: Shape, items: list[Item], chunks: Sequence[Chunk]) -> Run:
    last = items[-1].index
    indent, end = chunks[last].indent, last + 1
    if items[-1].label.end >= len(chunks[last].text) and end < len(chunks):
        end += 1  # the label stands alone on its line
    while end < len(chunks) and chunks[end].indent > indent and not any(True for _ in labels_of(chunks[end].text)):
        end += 1
    if shape == "bracketed note":
        end = next((i + 1 for i in range(last, min(last + 6, len(chunks))) if chunks[i].text.endswith("]")), end)
    headed = _is_headed(items, chunks)
    if headed:
        end = _further(items, end, chunks)
    end = _loose_end(items, end, chunks, headed=headed)
    adopted = _adopted(items, end, chunks) if headed else 0
    return Run(shape, tuple(items), end + adopted, headed, adopted)


def _is_headed(items: Sequence[Item], chunks: Sequence[Chunk]) -> bool:
    """Whether the heading of a list of notes stands above the first item."""
    before = items[0].index - 1
    if before < 0:
        return False
    text = chunks[before].text
    return is_note_heading(text) or (len(text) <= LONGEST_HEADING and bool(NOTES_OF_A_PART.fullmatch(text.strip("#=*_ \t:."))))


def _further(items: list[Item], end: int, chunks: Sequence[Chunk]) -> int:
    """Under a heading, notes with labels of another shape go on with the list; gives its end."""
    widest = max((chunks[item.index].gap for item in items[1:]), default=1)
    while end < len(chunks) and (last := items[-1].value) is not None and chunks[end].gap <= widest:
        found = next((label for label in labels_of(chunks[end].text) if value_of(label.key) == last + 1), None)
        if found is None:
            break
        items.append(Item(end, found, last + 1))
        end += 1
    return end


def _loose_end(items: Sequence[Item], end: int, chunks: Sequence[Chunk], *, headed: bool) -> int:
    """The end of a list, with the lines of its last note that only their place tells are part of it.

    So it is where empty lines part the notes, or a heading names them; not below a finished sentence.
    """
    parted = len(items) > 1 and all(chunks[item.index].gap for item in items[1:])
    while (parted or headed) and end < len(chunks) and not chunks[end].gap and not _CLOSED.search(chunks[end - 1].text):
        end += 1
    return end


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
        ends = CLOSING.match(chunk.text) or "@" in chunk.text or "www." in chunk.text or any(True for _ in labels_of(chunk.text))
        if ends or not 0 < chunk.gap <= widest or not _SENTENCE.search(chunk.text) or chunk.text[0] in ">*-—–•":
            break
        found += 1
    long = any(len(chunk.text) > 200 for chunk in rest[found:])
    return 0 if long else found


def _belongs(current: list[Item], item: Item, shape: Shape, chunks: Sequence[Chunk], marks: MarksIn) -> bool:
    """Whether an item goes on with the list so far."""
    last = current[-1]
    between = chunks[last.index + 1 : item.index]
    if any(is_note_heading(chunk.text) for chunk in between) or item.numbered != last.numbered:
        return False
    if any(item.label.key in mark.keys for index in range(last.index + 1, item.index) for mark in marks.get(index, ())):
        return False  # the text that the note belongs to stands between the two
    if last.value is None or item.value is None:
        return len(between) <= 2 or shape in UNMISTAKABLE
    if item.value == 1 and last.value >= 1 and len(current) > 1:
        return False
    step = item.value - last.value
    if step == 1 and len(between) <= MOST_BETWEEN and _is_headed(current, chunks):
        return True
    if not between:
        return step > 0 or (shape in {"bracket", "caret", "directive"} and step >= -MOST_BACK)
    inside = all(chunk.indent > chunks[last.index].indent for chunk in between)
    follows = step == 1 and len(between) <= 4 and shape not in {"stop", "paren", "bare", "symbol"}
    alone = len(between) == 1 and last.label.end >= len(chunks[last.index].text)
    return step > 0 and (inside or follows or alone or (shape == "stop" and step == 1 and len(between) == 1))


def is_note_heading(text: str) -> bool:
    """Whether a line is the heading of a list of notes, in any language."""
    words = text.strip("#=*_ \t:.\u00a0[]—–-") if len(text) <= LONGEST_HEADING else ""
    return words.casefold() in NOTE_HEADINGS
