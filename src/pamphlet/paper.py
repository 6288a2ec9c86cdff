"""Papers: what `paper: A5` and `--paper "120mm x 200mm"` mean.

Stands beside `settings`. `PAPERS` is the whole table; a new paper is one line in it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pamphlet.metadata import BadValue
from pamphlet.options import Value, did_you_mean

INCH = 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """One page of the pamphlet, cut and folded: its width and height in mm."""

    width: float
    height: float

    def turned(self, *, landscape: bool) -> "Paper":
        """The same paper, with its long side lying or standing."""
        short, long = sorted((self.width, self.height))
        return Paper(long, short) if landscape else Paper(short, long)


PAPERS: Mapping[str, Paper] = MappingProxyType(
    {
        "a3": Paper(297, 420),
        "a4": Paper(210, 297),
        "a5": Paper(148, 210),
        "a6": Paper(105, 148),
        "b5": Paper(176, 250),
        "dl": Paper(99, 210),
        "letter": Paper(8.5 * INCH, 11 * INCH),
        "half-letter": Paper(5.5 * INCH, 8.5 * INCH),
        "legal": Paper(8.5 * INCH, 14 * INCH),
        "digest": Paper(5.375 * INCH, 8.375 * INCH),
    }
)

WIDEST_BLEED = 20.0
"""How far a page can be printed beyond its edge, in mm; printers ask for 3 or 5."""

SMALLEST, LARGEST = 40.0, 1200.0
"""The sides that a page can have, in mm."""

MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": INCH, "pt": INCH / 72}
_ONE = re.compile(r"(?P<length>[\d.]{1,8}) ?(?P<unit>mm|cm|in|pt)")
_CUSTOM = re.compile(r"(?P<width>[\d.]{1,8}) ?(?P<unit1>mm|cm|in|pt)? ?[x×*] ?(?P<height>[\d.]{1,8}) ?(?P<unit2>mm|cm|in|pt)")


def read_paper(value: Value) -> Paper:
    """The paper that a word or a size means, such as `A5`, `a4 landscape` or `120mm x 200mm`.

    Raises BadValue, with a hint, for one that is not in the table, or too small or too large to print.
    """
    words = " ".join(str(value).casefold().replace("half letter", "half-letter").split())
    landscape = words.endswith(" landscape")
    name = words.removesuffix(" landscape").removesuffix(" portrait")
    paper = PAPERS.get(name) or _custom(name)
    return paper if name == words else paper.turned(landscape=landscape)


def _custom(size: str) -> Paper:
    if not (found := _CUSTOM.fullmatch(size)):
        known = "choose from A3, A4, A5, A6, B5, DL, Letter, Half-letter, Legal and Digest, or give a size such as 120mm x 200mm"
        raise BadValue(did_you_mean(size, tuple(PAPERS)) or known)
    try:
        width = float(found["width"]) * MILLIMETRES[found["unit1"] or found["unit2"]]
        height = float(found["height"]) * MILLIMETRES[found["unit2"]]
    except ValueError as problem:
        raise BadValue("write the size like this: 120mm x 200mm") from problem
    if not all(SMALLEST <= side <= LARGEST for side in (width, height)):
        raise BadValue(f"a page is from {SMALLEST:.0f} to {LARGEST:.0f} mm wide and high")
    return Paper(width, height)


def read_bleed(value: Value) -> float:
    """How far the print goes beyond the edge, in mm, for a length such as `3mm`. Raises BadValue, with a hint."""
    words = str(value).casefold().strip()
    found = _ONE.fullmatch(words)
    try:
        bleed = float(found["length"]) * MILLIMETRES[found["unit"]] if found else 0.0 if words == "0" else None
    except ValueError:
        bleed = None
    if bleed is None or bleed > WIDEST_BLEED:
        raise BadValue(f"write it like this: 3mm; up to {WIDEST_BLEED:.0f} mm")
    return bleed
