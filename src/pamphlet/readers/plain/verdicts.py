"""Whether a run of labels is a list of notes, why, and how sure that is.

A heading says so, or labels that can be nothing else, or the marks in the text; else it is a list like
any other, and `pamphlet explain` tells what was missing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pamphlet.readers.plain.labels import UNMISTAKABLE, Shape
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.marks import ANY_STYLE, STYLES_FOR, Mark, MarksIn, Style
from pamphlet.readers.plain.pieces import Sure
from pamphlet.readers.plain.runs import MOST_BEHIND, WEAK, Run
from pamphlet.readers.plain.words import SOURCE_HEADINGS, parts_of_heading

ENOUGH = 0.6
"""The share of a list's labels that must be marked in the text, where no heading names the list."""

LONE: frozenset[Style] = frozenset({"bracket", "brace", "angle", "raised", "hat", "round", "digit", "paren"})
"""The styles of mark that can be answered by a single label of a shape that other paragraphs have too."""

_PLAIN: frozenset[Shape] = frozenset({"bare", "stop", "paren", "raised"})
"""Shapes of label to which a number that only touches a word may lead."""

_HEADED = "put a line “Notes” above it"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run of labels was taken for: `style` is that of the marks which lead to it, None where it is no list of notes.

    `remedy` is what would make it one.
    """

    style: Style | None
    reason: str
    sure: Sure
    remedy: str = ""


ANSWERED = Verdict(None, "a longer list below has the same labels, and the text marks each of them once", "likely", _HEADED)
"""What is said of a list whose marks lead to another."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each key is marked in a text, by style."""

    counts: Mapping[Style, Counter[str]]
    first: Mapping[tuple[Style, str], int] = field(default_factory=dict)
    last: Mapping[tuple[Style, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Tally":
        """Count marks."""
        counts: dict[Style, Counter[str]] = defaultdict(Counter)
        for mark in marks:
            counts[mark.style].update({*mark.keys, *mark.slips})
        return cls(counts)

    @classmethod
    def of_text(cls, marks: MarksIn) -> "Tally":
        """Count the marks of a text, and remember in which chunk each stands first and last."""
        first: dict[tuple[Style, str], int] = {}
        last: dict[tuple[Style, str], int] = {}
        for index, those in marks.items():
            for mark in those:
                for key in (*mark.keys, *mark.slips):
                    first.setdefault((mark.style, key), index)
                    last[mark.style, key] = index
        return replace(cls.of(mark for those in marks.values() for mark in those), first=first, last=last)

    def before(self, style: Style, keys: Iterable[str], end: int) -> int:
        """How many of these keys are marked in a style before a chunk."""
        return sum(self.first.get((style, key), end) < end for key in keys)

    def is_answered_later(self, run: Run, style: Style, later: Run) -> bool:
        """Whether a longer list further down answers all marks that stand before this one, and none comes again between."""
        once = all(self.last.get((style, item.label.key), run.end) < run.first for item in run.items)
        return once and run.end <= later.first and len(later.items) > len(run.items) and run.keys < later.keys

    def is_spread(self, run: Run) -> bool:
        """Whether each label of a list is marked in round brackets, in their order and over several chunks, all before it."""
        places = [
            min((self.first.get((style, item.label.key), run.end) for style in ("round", "loose")), default=run.end)
            for item in run.items
        ]
        return places == sorted(places) and places[0] < places[-1] < run.first

    def among(self, style: Style, keys: Iterable[str], without: "Tally | None" = None) -> int:
        """How many of these keys are marked in a style, marks in `without` not counted."""
        own = self.counts.get(style, Counter())
        other = without.counts.get(style, Counter()) if without else Counter()
        return sum(own[key] > other[key] for key in keys)


@dataclass(frozen=True, slots=True)
class Behind:
    """For each chunk, how many unlabelled ones stand from it to the end, and where the last long one is."""

    counts: Sequence[int]
    last_long: int

    @classmethod
    def of(cls, chunks: Sequence[Chunk], labelled: Collection[int]) -> "Behind":
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


def judge(
    run: Run, chunks: Sequence[Chunk], marks: MarksIn, total: Tally, behind: Behind, used: Collection[Style], mode: str
) -> Verdict:
    """Whether a run is a list of notes. `used` are the styles of mark that lead to other lists, `mode` is the author's wish."""
    numbered = run.items[0].numbered
    loose: tuple[Style, ...] = ("loose",) if numbered and total.is_spread(run) else ()
    rarer: tuple[Style, ...] = ("loose", "apart") if run.headed else loose
    rarer = (*rarer, "glued") if run.shape in _PLAIN and _is_row(run) else rarer
    possible = dict.fromkeys((*STYLES_FOR.get(run.shape, ANY_STYLE), *rarer))
    styles = [s for s in possible if s not in used and (numbered or run.headed or s != "loose")]
    if not styles:
        return Verdict(None, "its marks lead to another list", "likely", "give it labels and marks of another kind, such as ¹")
    own = [mark for index in range(run.first, run.end) for mark in marks.get(index, ())]
    inside, labels = Tally.of(own), Tally.of(mark for mark in own if not mark.begin)
    best = max(styles, key=lambda style: (total.among(style, run.keys, inside), -styles.index(style)))
    marked = total.among(best, run.keys, inside)
    count = len(run.keys)
    counted = "the text has a mark for its label" if count == 1 else f"the text has marks for {marked} of its {count} labels"
    if not run.headed and mode == "heading" and (marked or run.shape in UNMISTAKABLE):
        return Verdict(None, "notes: heading is set, and no heading names it", "sure", f"{_HEADED}, or write notes: auto")
    if run.shape in UNMISTAKABLE:
        return Verdict(best, f"labels such as {_shown(run, chunks)} begin nothing but notes", "sure")
    if run.headed:
        heading = chunks[run.first - 1].text
        if marked or _says_notes(heading):
            enough = marked >= ENOUGH * count
            reason = f"the heading “{heading}” stands above it" + (
                "" if enough else f", though the text marks only {marked} of {count}"
            )
            if best == "loose":
                return Verdict(best, f"{reason}, and its marks stand in the middle of clauses", "guess")
            return Verdict(best, reason, "sure" if enough else "likely" if marked else "guess")
        return Verdict(None, f"“{heading}” may name sources, and nothing in the text is marked for them", "likely", _HEADED)
    if not marked:
        return Verdict(None, "nothing in the text is marked for it", "likely", _HEADED)
    telling = {"bracket": marked, "word": marked, "round": marked - 1}.get(run.shape, 0) > 0
    row = telling and len(run.items) > 1 and _is_row(run) and behind.is_end(run.end)
    if not row and total.among(best, run.keys, labels) < ENOUGH * count:
        return Verdict(
            None, f"the text has marks for only {marked} of its {count} labels", "guess", f"{_HEADED}, or mark the others too"
        )
    if total.before(best, run.keys, run.end) < min(marked, ENOUGH * count):
        return Verdict(None, "the marks for its labels stand behind it", "likely", f"{_HEADED}, or move it to the end")
    if run.shape in WEAK and not behind.is_end(run.end):
        return Verdict(None, "text stands behind it, so it is a part of the text", "guess", f"{_HEADED}, or move it to the end")
    if run.shape in WEAK and len(run.items) < 2 and run.shape != "symbol":
        if best not in LONE or behind.counts[run.end] > MOST_BEHIND or not _is_whole(run, chunks):
            return Verdict(None, "a single label of this kind may be a heading or an item", "guess", _HEADED)
        return Verdict(best, f"{counted}, though a single one may be chance", "guess")
    enough = marked >= ENOUGH * count
    return Verdict(best, counted, "likely" if enough else "guess")


def _is_whole(run: Run, chunks: Sequence[Chunk]) -> bool:
    """Whether a single note is a sentence, or the last thing in the text, and so no heading."""
    return run.end == len(chunks) or chunks[run.end - 1].text.rstrip("”’\"'»)]").endswith((".", "!", "?", "…", "。", "।", "؟"))


def _is_row(run: Run) -> bool:
    """Whether a list has the numbers from 1 on without a gap."""
    return [item.value for item in run.items] == list(range(1, len(run.items) + 1))


def _says_notes(heading: str) -> bool:
    """Whether a heading means notes, and not only books that were used."""
    return not all(part in SOURCE_HEADINGS for part in parts_of_heading(heading.strip("#=*_ \t:.\u00a0")))


def _shown(run: Run, chunks: Sequence[Chunk]) -> str:
    first = run.items[0]
    return f"“{chunks[first.index].text[: first.label.end].strip()}”"
