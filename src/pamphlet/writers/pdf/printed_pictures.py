"""How large the pictures are printed, and whether they are fine enough for that.

Stands behind `engine`, which asks how large, and `write_pdf`, which tells the author.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import unquote

from pamphlet.diagnostics import Report
from pamphlet.pictures import size_of
from pamphlet.publication import Publication
from pamphlet.resources import Resource, shown_name
from pamphlet.tree import Image
from pamphlet.writers.pdf.formulas import RESOURCE_SCHEME

FINE = 200
"""How many pixels to the inch a picture needs so that no eye counts them."""

MM = 25.4 / 96
"""Millimetres in a pixel of CSS."""


class PrintedPicture(NamedTuple):
    """A picture by its name, with its largest width and height on a page, in mm."""

    name: str
    width: float
    height: float


def printed_pictures(pages: Iterable[Any]) -> tuple[PrintedPicture, ...]:
    """The pictures on WeasyPrint's laid-out `pages`, each where it is largest, in the order of the pages."""
    found: dict[str, PrintedPicture] = {}
    for page in pages:
        for box in page._page_box.descendants():
            if box.element_tag == "img" and (address := box.element.get("src", "")).startswith(RESOURCE_SCHEME):
                name = unquote(address.removeprefix(RESOURCE_SCHEME))
                here = PrintedPicture(name, box.width * MM, box.height * MM)
                found[name] = max(found.get(name, here), here, key=lambda picture: picture.width)
    return tuple(found.values())


def report_coarse_pictures(
    printed: Iterable[PrintedPicture], resources: Iterable[Resource], publication: Publication, report: Report
) -> None:
    """Report `picture-coarse` for each picture of too few pixels for its size, where the text asks for it.

    `resources` are the pictures as they are printed; drawings are fine at any size.
    """
    sizes = {resource.name: size_of(resource) for resource in resources}
    for name, width, height in printed:
        if not (pixels := sizes.get(name)) or not width or not height:
            continue
        dots = min(pixels[0] / width, pixels[1] / height) * 25.4
        if dots < FINE:
            place = next(
                (node.position for node in publication.everything() if isinstance(node, Image) and node.target == name), None
            )
            called = shown_name(name)
            message = f"the picture “{called}” is printed {width:.0f} × {height:.0f} mm large, with {dots:.0f} pixels to the inch"
            well = f"{pixels[0] / FINE * 25.4:.0f} × {pixels[1] / FINE * 25.4:.0f} mm"
            wanted = f"{width / 25.4 * FINE:.0f} × {height / 25.4 * FINE:.0f} pixels"
            report.add("picture-coarse", message, place, hint=f"it prints well up to {well}; or take one of {wanted} or more")
