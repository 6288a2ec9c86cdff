"""The lists of notes: found before anything else, because they say which marks are marks.

A list is a run of paragraphs that begin with labels of one shape whose numbers go up. It is a list
of notes when a heading says so, when its labels can be nothing else, or when the text has marks for
most of them; else it is a list like any other. A text may have several: one for each section, or
notes and sources side by side.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pamphlet.readers.plain.inline_notes import InlineNote, find_inline_notes
from pamphlet.readers.plain.lines import Chunk, join
from pamphlet.readers.plain.marks import ANY_STYLE, STYLES_FOR, UNMISTAKABLE, Mark, MarksIn, Shape, Style, marks_in
from pamphlet.readers.plain.pieces import BULLET
from pamphlet.readers.plain.runs import MOST_BEHIND, WEAK, Item, Run, find_runs
from pamphlet.readers.plain.words import SOURCE_HEADINGS
from pamphlet.source import Position

ENOUGH = 0.6
"""The share of a list's labels that must be marked in the text, where no heading names the list."""

_NEXT_ON_LINE: Mapping[Shape, str] = {"bracket": "[{}] ", "stop": "{}. ", "paren": "{}) "}
"""How the next note begins when two stand on one line."""

FEW = 50
"""Texts with more lists of notes than this have one for each section, not lists of several styles."""

NEAR = 4
"""A mark leads to its own section's list, or to one of so many before and after it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One note: its id, the key of its label, the label as written, where it stands, its paragraphs
    (the first of them without the label)."""

    id: str
    key: str
    label: str
    position: Position
    chunks: tuple[Chunk, ...]


@dataclass(frozen=True, slots=True)
class NoteList:
    """One list: the indices of its chunks (`first` is the heading's, where there is one; `end` is
    exclusive), its shape, the style of mark that leads to it, and paragraphs that only their place
    gives to its last note (`adopted`)."""

    first: int
    end: int
    shape: Shape
    style: Style
    entries: tuple[Entry, ...]
    heading: Chunk | None
    reason: str
    adopted: tuple[Chunk, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """What a mark leads to in one stretch of the text: ids of notes, by style and key.

    `links` are the ids by key alone, for “see note 3”. `places` are marks whose note stands in the
    middle of a paragraph, by the line and column of the mark, `inside` those notes by their own. `glued`
    says whether marks that touch a word count; `punctuation` is the language by whose rules quotation
    marks and dashes are set, "" where they stay as typed.
    """

    ids: Mapping[tuple[Style, str], str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[tuple[int, int], str] = field(default_factory=dict)
    inside: Mapping[tuple[int, int], InlineNote] = field(default_factory=dict)
    glued: bool = True
    punctuation: str = ""

    def notes(self, mark: Mark, place: Position) -> tuple[str, ...]:
        """The ids of the notes that a mark at a place leads to; none where it is ordinary text."""
        if own := self.places.get((place.line, place.column)):
            return (own,)
        if mark.glued and not self.glued:
            return ()
        found = tuple(self.ids.get((mark.style, key), "") for key in mark.keys)
        return found if all(found) else ()


@dataclass(frozen=True, slots=True)
class Notes:
    """All lists of a text in its order, and what the marks before each of them mean.

    `linked` are the ids of the notes that “see note 3” leads to, `inline` the notes in the middle of
    paragraphs, `others` what marks mean where there is no list.
    """

    lists: tuple[NoteList, ...] = ()
    scopes: tuple[tuple[int, Marks], ...] = ()
    linked: frozenset[str] = frozenset()
    inline: tuple[InlineNote, ...] = ()
    others: Marks = field(default_factory=Marks)

    def marks(self, index: int) -> Marks:
        """What marks mean in the chunk with this index: the scope that ends next after it."""
        place = bisect_left(self.scopes, index + 1, key=lambda scope: scope[0])
        return self.scopes[min(place, len(self.scopes) - 1)][1] if self.scopes else self.others

    def punctuated(self, language: str) -> "Notes":
        """The same with the punctuation of a language in the text that the marks stand in."""
        scopes = tuple((end, replace(marks, punctuation=language)) for end, marks in self.scopes)
        return replace(self, scopes=scopes, others=replace(self.others, punctuation=language))

    def indices(self) -> frozenset[int]:
        """The chunks that belong to lists of notes, headings included."""
        return frozenset(index for one in self.lists for index in range(one.first, one.end))


@dataclass(frozen=True, slots=True)
class _Behind:
    """For each chunk, how many unlabelled ones stand from it to the end, and where the last long one is."""

    counts: Sequence[int]
    last_long: int

    @classmethod
    def of(cls, chunks: Sequence[Chunk], labelled: Collection[int]) -> "_Behind":
        counts, last_long = [0] * (len(chunks) + 1), -1
        for index in range(len(chunks) - 1, -1, -1):
            plain = index not in labelled
            counts[index] = counts[index + 1] + plain
            if plain and last_long < 0 and len(chunks[index].text) > 200:
                last_long = index
        return cls(counts, last_long)

    def is_end(self, index: int) -> bool:
        """Whether hardly anything stands from here on: a contact block, a credit, another list."""
        return self.counts[index] <= MOST_BEHIND and self.last_long < index


def find_notes(chunks: Sequence[Chunk], mode: str = "auto") -> Notes:
    """The lists of notes among the paragraphs of a text.

    `mode` is the author's wish: `auto`, `heading` (only lists under a heading), or `none`.
    """
    if mode == "none":
        return Notes()
    marks = {index: found for index, chunk in enumerate(chunks) if (found := tuple(marks_in(chunk.text)))}
    total = _Tally.of(mark for those in marks.values() for mark in those)
    taken: list[tuple[Run, Style, str]] = []
    covered = bytearray(len(chunks) + 1)
    runs = find_runs(chunks, marks)
    behind = _Behind.of(chunks, {item.index for run in runs for item in run.items})
    for run in runs:
        if any(covered[run.first : run.end]) or not (run.headed or mode == "auto"):
            continue
        used = {style for other, style, _ in taken if other.shape != run.shape} if len(taken) < FEW else set()
        if verdict := _verdict(run, chunks, marks, total, behind, used):
            taken.append((run, *verdict))
            covered[run.first : run.end] = b"\1" * (run.end - run.first)
    taken.sort(key=lambda one: one[0].first)
    copies: Counter[str] = Counter()
    lists = tuple(_list(run, style, reason, chunks, total, copies) for run, style, reason in taken)
    inline = find_inline_notes(chunks, marks, {e.key for one in lists for e in one.entries}) if mode == "auto" else ()
    others = Marks(
        places={note.mark: note.id for note in inline if note.mark},
        inside={(place.line, place.column): note for note in inline for place in (note.chunk.at(note.begin),)},
    )
    notes = Notes(lists, tuple(_scopes(lists, chunks, marks, others)), inline=inline, others=others)
    return replace(notes, linked=frozenset(_linked(notes, marks)))


def _linked(notes: Notes, marks: MarksIn) -> Iterator[str]:
    for index, found in marks.items():
        for mark in found:
            if mark.style == "worded" and (note_id := notes.marks(index).links.get(mark.keys[0])):
                yield note_id


# --- verdicts -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tally:
    """How often each key is marked in a text, by style."""

    counts: Mapping[Style, Counter[str]]

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "_Tally":
        counts: dict[Style, Counter[str]] = defaultdict(Counter)
        for mark in marks:
            counts[mark.style].update(mark.keys)
        return cls(counts)

    def among(self, style: Style, keys: Iterable[str], without: "_Tally | None" = None) -> int:
        """How many of these keys are marked in a style, marks in `without` not counted."""
        own = self.counts.get(style, Counter())
        other = without.counts.get(style, Counter()) if without else Counter()
        return sum(own[key] > other[key] for key in keys)


def _verdict(
    run: Run, chunks: Sequence[Chunk], marks: MarksIn, total: _Tally, behind: _Behind, used: Collection[Style]
) -> tuple[Style, str] | None:
    """The style of mark that leads to a list, and why it is one; None where it is no list of notes."""
    styles = [style for style in STYLES_FOR.get(run.shape, ANY_STYLE) if style not in used]
    if not styles:
        return None
    own = [mark for index in range(run.first, run.end) for mark in marks.get(index, ())]
    inside, labels = _Tally.of(own), _Tally.of(mark for mark in own if not mark.begin)
    best = max(styles, key=lambda style: (total.among(style, run.keys, inside), -styles.index(style)))
    marked = total.among(best, run.keys, inside)
    if run.shape in UNMISTAKABLE:
        return best, f"labels such as {_shown(run, chunks)} begin nothing but notes"
    if run.headed and (marked or _says_notes(chunks[run.first - 1].text)):
        return best, f"the heading “{chunks[run.first - 1].text}” stands above it"
    enough = {"bracket": marked, "word": marked, "round": marked - 1}.get(run.shape, 0) > 0
    row = enough and len(run.items) > 1 and _is_row(run) and behind.is_end(run.end)
    if not marked or (not row and total.among(best, run.keys, labels) < ENOUGH * len(run.keys)):
        return None
    alone = len(run.items) < 2 and run.shape != "symbol"
    if run.shape in WEAK and (alone or not behind.is_end(run.end)):
        return None
    return best, f"{marked} of its {len(run.keys)} labels are marked in the text"


def _is_row(run: Run) -> bool:
    """Whether a list has the numbers from 1 on without a gap."""
    return [item.value for item in run.items] == list(range(1, len(run.items) + 1))


def _says_notes(heading: str) -> bool:
    """Whether a heading means notes, and not only books that were used."""
    return heading.strip("#=*_ \t:.\u00a0").casefold() not in SOURCE_HEADINGS


def _shown(run: Run, chunks: Sequence[Chunk]) -> str:
    first = run.items[0]
    return f"“{chunks[first.index].text[: first.label.end].strip()}”"


# --- entries ------------------------------------------------------------------------------------


def _list(run: Run, style: Style, reason: str, chunks: Sequence[Chunk], total: _Tally, copies: Counter[str]) -> NoteList:
    bounds = [item.index for item in run.items[1:]] + [run.end]
    entries: list[Entry] = []
    for item, bound in zip(run.items, bounds, strict=True):
        entries += _entries(item, chunks[item.index : bound], run, lambda key: total.among(style, (key,)) > 0, copies)
    copies.update({entry.key for entry in entries})
    first = run.first - run.headed
    heading = chunks[first] if run.headed else None
    adopted = tuple(chunks[run.end - run.adopted : run.end])
    return NoteList(first, run.end, run.shape, style, tuple(entries), heading, reason, adopted)


def _entries(item: Item, own: Sequence[Chunk], run: Run, marked: Callable[[str], bool], copies: Counter[str]) -> list[Entry]:
    """The note of an item, and any that stand on the same line behind it; what follows the line belongs to the last of them."""
    first, *more = own
    key, written, position = item.label.key, _label(first.text[: item.label.end].strip(), item), first.position
    body = first.without(item.label.end) if item.label.end < len(first.lines[0].text) else None
    entries: list[Entry] = []
    while body and (parts := _on_one_line(body, item, len(entries), run, marked)):
        head, label, tail = parts
        entries.append(Entry(_id(key, copies), key, written, position, (head,)))
        key = written = label
        position, body = tail.position, tail
    rest = _folded([body, *more] if body else list(more))
    if run.shape == "bracketed note" and rest and rest[-1].text.endswith("]"):
        rest[-1] = _without_bracket(rest[-1])
    return [*entries, Entry(_id(key, copies), key, written, position, tuple(rest))]


def _on_one_line(
    body: Chunk, item: Item, behind: int, run: Run, marked: Callable[[str], bool]
) -> tuple[Chunk, str, Chunk] | None:
    """A note parted from the next that stands on its line: the one, the other's key, the other.

    The next begins behind the end of a sentence, or in brackets; without brackets the text must have a mark for it.
    """
    if run.shape not in _NEXT_ON_LINE or item.value is None or len(body.lines) != 1:
        return None
    key = str(item.value + behind + 1)
    following = _NEXT_ON_LINE[run.shape].format(key)
    cut = body.text.find(f" {following}")
    if cut <= 0 or key in run.keys:
        return None
    if run.shape != "bracket" and not (marked(key) and body.text[:cut].rstrip("»”’\"')]").endswith((".", "!", "?", "…"))):
        return None
    head = replace(body, text=body.text[:cut], lines=(replace(body.lines[0], text=body.text[:cut]),))
    return head, key, body.without(cut + 1 + len(following))


def _folded(chunks: list[Chunk]) -> list[Chunk]:
    """The paragraphs of a note: lines that no empty line parts go on with the one above."""
    folded: list[Chunk] = []
    for chunk in chunks:
        if folded and not chunk.gap and chunk.indent <= folded[-1].indent + 4 and not BULLET.match(chunk.text):
            folded[-1] = join(chunk.file, (*folded[-1].lines, *chunk.lines))
        else:
            folded.append(chunk)
    return folded


def _without_bracket(chunk: Chunk) -> Chunk:
    lines = (*chunk.lines[:-1], replace(chunk.lines[-1], text=chunk.lines[-1].text[:-1]))
    return replace(chunk, lines=lines, text=chunk.text[:-1])


def _label(written: str, item: Item) -> str:
    """The label as the author wrote it, without what is around it."""
    bare = written.strip("[]().:^ \t-–—（）［］〔〕【】注註주")
    return bare if bare and item.label.shape not in {"word", "bracketed note"} else item.label.key


def _id(key: str, copies: Counter[str]) -> str:
    """The id of a note: its key, or, where an earlier list has that too, the key with a number."""
    return f"{copies[key] + 1}.{key}" if copies[key] else key


# --- scopes -------------------------------------------------------------------------------------


def _scopes(lists: Sequence[NoteList], chunks: Sequence[Chunk], marks: MarksIn, others: Marks) -> Iterator[tuple[int, Marks]]:
    """What marks mean from one list's end to the next list's: the labels of the lists that follow.

    Where no later list has a label, an earlier one's is meant. Each scope is given with its end.
    """
    before = 0
    for rank, one in enumerate(lists):
        ids: dict[tuple[Style, str], str] = {}
        links: dict[str, str] = {}
        seen_here = [m for i in range(before, one.first) for m in marks.get(i, ())]
        for other in (*lists[rank : rank + NEAR], *reversed(lists[max(0, rank - NEAR) : rank])):
            for entry in other.entries:
                ids.setdefault((other.style, entry.key), entry.id)
                links.setdefault(entry.key, entry.id)
            if other is one:
                ids |= {(one.style, key): _id_of_missing(rank, key) for key in _gaps(one, seen_here)}
                if other.style == "round":
                    ids.setdefault(("loose", entry.key), entry.id)
        _add_styles(ids, one, seen_here)
        numbers = {int(key) for style, key in ids if style == one.style and key.isdecimal()}
        seen = [key for m in seen_here if m.style == one.style in {"bracket", "caret"} for key in m.keys]
        for key in _missing(numbers, seen):
            ids.setdefault((one.style, key), _id_of_missing(rank, key))
        yield one.end, replace(others, ids=ids, links=links, glued=_glued_count(seen_here))
        before = one.end


def _id_of_missing(rank: int, key: str) -> str:
    return key if rank == 0 else f"{rank + 1}.{key}"


def _gaps(one: NoteList, marks: Sequence[Mark]) -> set[str]:
    """Numbers between those of a list that marks before it have: its own note is missing, whatever other lists have."""
    numbers = {int(entry.key) for entry in one.entries if entry.key.isdecimal()}
    seen = {key for mark in marks if mark.style == one.style in {"bracket", "caret"} for key in mark.keys if key.isdecimal()}
    return {key for key in seen if int(key) not in numbers and min(numbers, default=0) < int(key) < max(numbers, default=0)}


def _add_styles(ids: dict[tuple[Style, str], str], one: NoteList, marks: Sequence[Mark]) -> None:
    """Notes that nothing in the list's own style leads to may be marked in another: `²` beside `(1)`."""
    own = {key for mark in marks if mark.style == one.style for key in mark.keys}
    for style in ANY_STYLE:
        if style == "worded":
            own = {key for mark in marks if mark.style != style for key in mark.keys}
        other = {key for mark in marks if mark.style == style for key in mark.keys}
        for entry in one.entries:
            if entry.key not in own and entry.key in other:
                ids.setdefault((style, entry.key), entry.id)


def _glued_count(marks: Sequence[Mark]) -> bool:
    """Whether marks that touch a word are marks: not if most do not, and their notes have others."""
    brackets = [mark for mark in marks if mark.style == "bracket"]
    glued = {mark.keys for mark in brackets if mark.glued}
    free = {mark.keys for mark in brackets if not mark.glued}
    return not (glued and glued <= free)


def _missing(numbers: set[int], seen: Sequence[str]) -> set[str]:
    """Numbers that fill a gap of the list, or continue its row: marks whose note is missing."""
    if not numbers:
        return set()
    last, missing = max(numbers), set()
    for key in seen:
        if key.isdecimal() and int(key) not in numbers and min(numbers) < int(key) <= last + 1:
            missing.add(key)
            last = max(last, int(key))
    return missing
