"""Room around the page for the printer: bleed, and marks where it is cut and folded.

Stands after the painting; `engine` calls it where the settings ask for it. The page itself keeps its place: its
TrimBox is what the reader holds, its BleedBox what is printed, its MediaBox has the marks too (ISO 32000-1, 14.11.2).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf

from pamphlet.resources import shipped
from pamphlet.setting_values import Mark
from pamphlet.stylesheets import Style

MM = 72 / 25.4
"""Points in a millimetre."""

LENGTH, GAP, NEAREST = 5.0, 0.5, 2.0
"""How long a mark is, how far from what is printed, and how far from the page at least; in mm."""

THICKNESS = 0.25
"""In points: what a press can just hold."""


@dataclass(frozen=True, slots=True)
class Trim:
    """How far the print goes beyond the edge of the page, in mm, and the marks around it."""

    bleed: float = 0.0
    marks: tuple[Mark, ...] = ()

    @property
    def sheet(self) -> Style:
        """The rule that has the engine paint beyond the edge."""
        return Style("bleed", f"@page {{ bleed: {self.bleed:.4g}mm }}", shipped("styles"))


def add_marks(pdf: Any, trim: Trim, black: str) -> None:
    """Set the boxes of all pages and draw their marks; `black` sets the colour of lines."""
    pages = [entry for entry in pdf.objects if isinstance(entry, pydyf.Dictionary) and entry.get("Type") == "/Page"]
    for page in pages:
        left, bottom, right, top = (float(edge) for edge in page["TrimBox"])
        bleed, far = trim.bleed * MM, _distance(trim) * MM + LENGTH * MM
        page["BleedBox"] = pydyf.Array([left - bleed, bottom - bleed, right + bleed, top + bleed])
        if trim.marks:
            page["MediaBox"] = pydyf.Array([left - far, bottom - far, right + far, top + far])
            lines = " ".join(_lines(trim, left, bottom, right, top))
            drawn = pydyf.Stream([f"/Artifact BMC q {THICKNESS} w {black} {lines} Q EMC".encode()])
            pdf.add_object(drawn)
            page["Contents"] = pydyf.Array([drawn.reference, page["Contents"]])


def _distance(trim: Trim) -> float:
    """From the edge of the page to its marks, in mm."""
    return max(trim.bleed, NEAREST) + GAP


def _lines(trim: Trim, left: float, bottom: float, right: float, top: float) -> Iterator[str]:
    near, far = _distance(trim) * MM, (_distance(trim) + LENGTH) * MM
    if "crop" in trim.marks:
        for x in (left, right):
            yield from (_line(x, bottom - near, x, bottom - far), _line(x, top + near, x, top + far))
        for y in (bottom, top):
            yield from (_line(left - near, y, left - far, y), _line(right + near, y, right + far, y))
    if "fold" in trim.marks:
        middle = (left + right) / 2
        yield "[3 2] 0 d"
        yield from (_line(middle, bottom - near, middle, bottom - far), _line(middle, top + near, middle, top + far))


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S"
