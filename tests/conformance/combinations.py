"""Which PDFs to check out of all that could be made: few of them, in which every two choices meet.

Faults come from two choices that do not go together, such as a style and a paper, far more often than from three. So instead of
millions of PDFs some hundreds are made, in which each choice stands at least once beside each choice of any other kind.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import combinations, product

from leaflets import WORDS

from pamphlet.stylesheets import style_names

PAPERS = ("A3", "A4", "A5", "A6", "B5", "DL", "Letter", "Half-letter", "Legal", "Digest", "120mm x 200mm", "5in x 7in")

CHOICES: Mapping[str, Sequence[str]] = {
    "language": tuple(WORDS),
    "paper": PAPERS,
    "side": ("portrait", "landscape"),
    "style": style_names(),
    "notes": ("endnotes", "footnotes", "chapter", "web"),
    "pdf-standard": ("ua-1+a-2a", "ua-2+a-4"),
    "embed-source": ("no", "yes"),
    "contents": ("no", "yes"),
    "title-page": ("no", "yes"),
    "drop-capital": ("no", "yes"),
    "note-numbers": ("through", "chapter"),
    "qr": ("no", "links", "https://www.example.org/"),
    "bleed": ("0", "3mm"),
    "marks": ("no", "crop fold"),
    "colour": ("rgb", "grey"),
    "page-numbers-of": ("no", "standard"),
}

Combination = Mapping[str, str]
Choice = tuple[str, str]
"""A kind of choice, and what is chosen."""


def pairs(choices: Mapping[str, Sequence[str]]) -> list[Combination]:
    """Combinations in which every two choices of different kinds meet, the same ones each time.

    Each begins with two choices that have not met, and goes on with what meets most that is new.
    """
    kinds = sorted(choices, key=lambda kind: -len(choices[kind]))
    unmet = dict.fromkeys(_every_pair(kinds, choices))
    found: list[Combination] = []
    used = Counter[Choice]()
    while unmet:
        row = list(next(iter(unmet)))
        for kind in kinds:
            if kind not in dict(row):
                row.append(_best(kind, choices[kind], row, unmet, used))
        for pair in combinations(row, 2):
            unmet.pop(_in_order(pair, kinds), None)
        used.update(row)
        found.append({kind: dict(row)[kind] for kind in choices})
    return found


def _every_pair(kinds: Sequence[str], choices: Mapping[str, Sequence[str]]) -> Iterator[tuple[Choice, Choice]]:
    for one, other in combinations(kinds, 2):
        for value, further in product(choices[one], choices[other]):
            yield (one, value), (other, further)


def _in_order(pair: tuple[Choice, Choice], kinds: Sequence[str]) -> tuple[Choice, Choice]:
    one, other = pair
    return (one, other) if kinds.index(one[0]) < kinds.index(other[0]) else (other, one)


def _best(
    kind: str, values: Sequence[str], row: Sequence[Choice], unmet: Container[tuple[Choice, Choice]], used: Mapping[Choice, int]
) -> Choice:
    """The choice that meets most of `row` for the first time; of several, the one that was chosen least."""

    def new(choice: Choice) -> int:
        return sum((choice, other) in unmet or (other, choice) in unmet for other in row)

    return max(((kind, value) for value in values), key=lambda choice: (new(choice), -used[choice]))
