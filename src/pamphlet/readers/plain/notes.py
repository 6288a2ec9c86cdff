"""The lists of notes: found before anything else, because they say which marks are marks.

A list is a run of paragraphs that begin with labels of one shape whose numbers go up (`runs`). It is a
list of notes when a heading says so, when its labels can be nothing else, or when the text has marks
for most of them (`verdicts`); else it is a list like any other. A text may have several: one for each
section, or notes and sources side by side (`scopes`).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pamphlet.readers.plain.entries import NoteList, note_list
from pamphlet.readers.plain.inline_notes import InlineNote, find_inline_notes
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.marks import MarksIn, Style, marks_in, sent_to
from pamphlet.readers.plain.runs import Run, find_runs
from pamphlet.readers.plain.scopes import Marks, scopes
from pamphlet.readers.plain.verdicts import ANSWERED, Behind, Tally, Verdict, judge

FEW = 50
"""Texts with more lists of notes than this have one for each section, not lists of several styles."""


@dataclass(frozen=True, slots=True)
class NoList:
    """A run of labels that was taken for no list of notes: its first paragraph and label, how many more labels, and why."""

    chunk: Chunk
    label: str
    more: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Notes:
    """All lists of a text in its order, and what the marks before each of them mean.

    `linked` are the ids of the notes that “see note 3” leads to, `inline` the notes in the middle of
    paragraphs, `others` what marks mean where there is no list, `rejected` the runs that are no lists
    of notes.
    """

    lists: tuple[NoteList, ...] = ()
    scopes: tuple[tuple[int, Marks], ...] = ()
    linked: frozenset[str] = frozenset()
    inline: tuple[InlineNote, ...] = ()
    others: Marks = field(default_factory=Marks)
    rejected: tuple[NoList, ...] = ()

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


def find_notes(chunks: Sequence[Chunk], mode: str = "auto") -> Notes:
    """The lists of notes among the paragraphs of a text.

    `mode` is the author's wish: `auto`, `heading` (only lists under a heading), or `none`.
    """
    if mode == "none":
        return Notes()
    marks, indexed = _marks(chunks)
    taken: list[tuple[Run, Style, Verdict]] = []
    rejected: list[NoList] = []
    covered = bytearray(len(chunks) + 1)
    runs = find_runs(chunks, marks)
    labels = frozenset(item.index for run in runs if len(run.items) > 1 for item in run.items)
    called = {index: tuple(mark for mark in those if mark.begin or index not in labels) for index, those in marks.items()}
    total = Tally.of_text(called)
    behind = Behind.of(chunks, {item.index for run in runs for item in run.items})
    for run in runs:
        if any(covered[run.first : run.end]):
            continue
        used = {style for other, style, _ in taken if other.shape != run.shape} if len(taken) < FEW else set()
        verdict = judge(run, chunks, called, total, behind, used, mode)
        others = taken if verdict.style and not run.headed and len(taken) < FEW else ()
        if any(total.is_answered_later(run, style, other) for other, style, _ in others):
            verdict = ANSWERED
        if verdict.style:
            taken.append((run, verdict.style, verdict))
            covered[run.first : run.end] = b"\1" * (run.end - run.first)
        else:
            first = chunks[run.first]
            rejected.append(NoList(first, first.text[: run.items[0].label.end].strip(), len(run.items) - 1, verdict))
    taken.sort(key=lambda one: one[0].first)
    copies: Counter[str] = Counter()
    lists = tuple(_lists(taken, chunks, total, copies))
    inline = find_inline_notes(chunks, marks, {e.key for one in lists for e in one.entries}) if mode == "auto" else ()
    elsewhere = Marks(
        places={note.mark: note.id for note in inline if note.mark},
        indexed=indexed,
        inside={(place.line, place.column): note for note in inline for place in (note.chunk.at(note.begin),)},
    )
    kept = {chunk.lines[0].number for one in lists for chunk in chunks[one.first : one.end]}
    notes = Notes(
        lists,
        tuple(scopes(lists, chunks, marks, elsewhere)),
        inline=inline,
        others=elsewhere,
        rejected=tuple(one for one in rejected if one.chunk.lines[0].number not in kept),
    )
    return replace(notes, linked=frozenset(_linked(notes, chunks, marks)))


def _marks(chunks: Sequence[Chunk]) -> tuple[MarksIn, frozenset[str]]:
    """Whatever may be a mark in a text, and the names of its programs, behind which numbers in brackets are indices."""
    found = {index: marks for index, chunk in enumerate(chunks) if (marks := tuple(marks_in(chunk.text)))}
    indices = [mark for marks in found.values() for mark in marks if mark.index]
    if not indices:
        return found, frozenset()
    names = frozenset(mark.word for mark in indices if mark.word)
    return {
        index: tuple(mark for mark in marks if not (mark.index or mark.word in names)) for index, marks in found.items()
    }, names


def _lists(
    taken: Sequence[tuple[Run, Style, Verdict]], chunks: Sequence[Chunk], total: Tally, copies: Counter[str]
) -> Iterator[NoteList]:
    for run, style, verdict in taken:

        def marked(key: str, style: Style = style) -> bool:
            return total.among(style, (key,)) > 0

        yield note_list(run, style, verdict.reason, verdict.sure, chunks, marked, copies)


def _linked(notes: Notes, chunks: Sequence[Chunk], marks: MarksIn) -> Iterator[str]:
    """The ids of the notes to which words lead, in the text or in other notes."""
    for index, found in marks.items():
        for mark in found:
            if mark.style == "worded" and (note_id := notes.marks(index).links.get(mark.keys[0])):
                yield note_id
    for one in notes.lists:
        links = notes.marks(one.first).links
        for chunk in (chunk for entry in one.entries for chunk in entry.chunks):
            yield from (links[mark.keys[0]] for mark in sent_to(chunk.text, within=True) if mark.keys[0] in links)
    if any(marks.lettered for _, marks in notes.scopes):
        within = notes.indices()
        for index, chunk in enumerate(chunks):
            links = notes.marks(index).links
            if index not in within:
                yield from (links[mark.keys[0]] for mark in sent_to(chunk.text, within=False) if mark.keys[0] in links)
