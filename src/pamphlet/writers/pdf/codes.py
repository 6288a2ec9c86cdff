"""QR codes: the way from paper to an address.

Stands beside `page`, which prints them. Segno, imported here only and only where a code is asked for, says which modules
are dark; the drawing is ours, one path, so that no seam runs through it on any screen or press.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pamphlet.diagnostics import Report
from pamphlet.publication import Publication
from pamphlet.resources import Resource
from pamphlet.settings import Settings
from pamphlet.tree import Link, Node
from pamphlet.walk import plain_text

MODULE = 0.5
"""How wide a dark or light square is printed, in mm: what a telephone reads at arm's length; below 0.4 it may not."""

QUIET = 4
"""How many light modules stand around a code (ISO/IEC 18004, 9.1)."""

LONGEST = 300
"""Addresses of more characters get no code: it would be wider than a page of A6."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code: where it leads, what stands below it, its drawing, and its width in mm with the light border."""

    address: str
    words: str
    picture: Resource
    width: float


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of a pamphlet: the one that leads to its notes, those of its links, those of its last page."""

    notes: tuple[Code, ...] = ()
    links: tuple[Code, ...] = ()
    back: tuple[Code, ...] = ()

    @property
    def pictures(self) -> tuple[Resource, ...]:
        """All drawings, each once."""
        return tuple({code.picture.name: code.picture for code in (*self.notes, *self.links, *self.back)}.values())


def codes_for(publication: Publication, settings: Settings) -> Codes:
    """The codes that the settings ask for."""
    notes = [settings.notes_url] if settings.placement == "web" and settings.notes_url and publication.notes else []
    links = _addresses(publication.everything()) if "links" in settings.qr else {}
    return Codes(
        tuple(map(_code, notes)),
        tuple(_code(address, words) for address, words in links.items() if len(address) <= LONGEST),
        tuple(_code(address) for address in settings.qr if address != "links"),
    )


def report_left_out(publication: Publication, settings: Settings, report: Report) -> None:
    """Report `qr-left-out` for each link that is too long for a code."""
    for node in _links(publication.everything()) if "links" in settings.qr else ():
        if len(node.target) > LONGEST:
            message = f"an address of {len(node.target)} characters has no QR code, which would be too wide to print"
            report.add("qr-left-out", message, node.position, hint="link to a shorter address that leads there")


def _links(nodes: Iterable[Node]) -> Iterator[Link]:
    yield from (node for node in nodes if isinstance(node, Link) and node.target.startswith(("http://", "https://")))


def _addresses(nodes: Iterable[Node]) -> dict[str, str]:
    """The addresses that links lead to, each once, with the words of its first link."""
    found: dict[str, str] = {}
    for node in _links(nodes):
        found.setdefault(node.target, plain_text(node.children).strip())
    return found


@cache
def _code(address: str, words: str = "") -> Code:
    import segno

    rows = segno.make(address, error="m", boost_error=False, micro=False).matrix
    side = len(rows) + 2 * QUIET
    drawn = "".join(_row(number, row) for number, row in enumerate(rows, QUIET))
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{drawn}" fill="#000"/></svg>'
    )
    return Code(address, words, Resource(f"qr:{address}", drawing.encode(), "image/svg+xml"), side * MODULE)


def _row(number: int, row: Iterable[int]) -> str:
    """The dark modules of a row as rectangles, one for each stretch of them."""
    pieces, start = [], None
    for column, dark in enumerate((*row, 0), QUIET):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            pieces.append(f"M{start} {number}H{column}V{number + 1}H{start}Z")
            start = None
    return "".join(pieces)
