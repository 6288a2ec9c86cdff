"""Pictures: every one that is asked for is opened once, through the one door."""

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from pamphlet.diagnostics import Report
from pamphlet.metadata import place_of
from pamphlet.pictures import size_of
from pamphlet.publication import Cover
from pamphlet.resources import Resource, checked_image, load_image, shown_name
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.tree import Document, Image
from pamphlet.walk import everything


def load_images(document: Document, settings: Settings, report: Report) -> tuple[Resource, ...]:
    """The pictures of the document in reading order, each name once.

    One that came inside the source goes before a file of the same name in its folder.
    Reports what `load_image` reports, and `image-alt-missing`.
    """
    found: dict[str, Resource | None] = {}
    carried = {resource.name: resource.data for resource in document.resources}
    for node in everything(document):
        if not isinstance(node, Image):
            continue
        if node.alt is None:
            message = f"the picture “{shown_name(node.target)}” has no description"
            report.add("image-alt-missing", message, node.position, hint=_how_to_describe(node.position))
        if node.target in found:
            continue
        if (data := carried.get(node.target)) is not None:
            found[node.target] = checked_image(node.target, data, node.position, report)
        else:
            found[node.target] = load_image(settings.folder, node.target, node.position, report)
    return tuple(resource for resource in found.values() if resource)


def _how_to_describe(place: Position | None) -> str:
    """Where a description is written, in a source of that kind."""
    suffix = PurePath(place.file).suffix.lower() if place else ""
    if suffix == ".docx":
        return "in Word, give the picture an alternative text, or mark it as decorative"
    if suffix in (".html", ".htm", ".xhtml"):
        return 'say what it shows: alt="…"; for a mere decoration, write alt=""'
    return 'say what it shows in the square brackets; for a mere decoration, write alt=""'


SMALLEST_COVER = (625, 1000)
"""Width and height in pixels below which shops take no cover."""

COVER_WORDS: Mapping[str, Cover] = MappingProxyType({"": "auto", "auto": "made", "yes": "made", "none": "none", "no": "none"})
"""What the key `cover` may say instead of naming a picture."""


def load_cover(document: Document, settings: Settings, report: Report) -> Cover:
    """The cover that the metadata name: a picture, or a word that says whether one is to be made of the title.

    Reports what `load_image` reports, and `cover-unfit`.
    """
    name = document.metadata.cover
    if (word := COVER_WORDS.get(name.casefold())) is not None:
        return word
    place = place_of(document.options, "cover")
    data = next((resource.data for resource in document.resources if resource.name == name), None)
    picture = load_image(settings.folder, name, place, report) if data is None else checked_image(name, data, place, report)
    if picture is None:
        return "none"
    if fault := _unfit(size_of(picture)):
        report.add("cover-unfit", f"the cover “{name}” {fault}", place, hint="save it as JPEG, 1600 × 2560 pixels")
    return picture


def _unfit(size: tuple[int, int] | None) -> str:
    """What shops would say against a cover of this size in pixels (None is a drawing); empty if nothing."""
    match size:
        case None:
            return "is a drawing"
        case (width, height) if width < SMALLEST_COVER[0] or height < SMALLEST_COVER[1]:
            return f"has {width} × {height} pixels, and shops take none below 625 × 1000"
        case (width, height) if width > height:
            return f"is wider than it is high ({width} × {height} pixels)"
        case _:
            return ""
