"""How Word shows a picture: its description, how wide it is, what is cut off and how it is turned.

Word has two forms for it: DrawingML (ECMA-376, part 1, chapter 20), and in older files VML (part 4, chapter 19),
which is put into the newer form first, since mammoth reads the descriptions of that one alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from pamphlet.pictures import Edges
from pamphlet.readers.docx.package import attribute, name_of

_EMU: Mapping[str, float] = MappingProxyType(
    {"mm": 36_000, "cm": 360_000, "in": 914_400, "pt": 12_700, "pc": 152_400, "px": 9_525}
)
"""What the units of VML are in those of DrawingML."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SIDES = ("l", "t", "r", "b")
SHAPES = frozenset({"oval", "line", "polyline", "arc", "curve"})
"""Shapes of the older form of which mammoth would lose what is in them."""

_WHOLE: Edges = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Of a picture: its description ("" for decoration, None where there is none), and its width in mm, 0 if it is not known.

    `edges` are cut off, and then it is turned to the right by so many quarters.
    """

    alt: str | None = None
    width: float = 0
    edges: Edges = _WHOLE
    turns: int = 0


def picture_facts(properties: etree._Element) -> PictureFacts:
    """What is said of a picture by its `docPr` and what stands beside it."""
    decoration = any(name_of(one) == "decorative" and attribute(one, "val") in ("1", "true") for one in properties.iter())
    said = next((words for key in ("descr", "title") if (words := properties.get(key, "")).strip()), None)
    frame = properties.getparent()
    inside = list(frame.iter()) if frame is not None else []
    pictures = [one for one in inside if name_of(one) == "blipFill"]
    extent = next((one for one in inside if name_of(one) == "extent"), None)
    alt = "" if decoration else said
    if len(pictures) != 1:
        return PictureFacts(alt)
    turned = next((_whole(one, "rot") for one in inside if name_of(one) == "xfrm" and attribute(one, "rot")), 0)
    turns = turned // 5_400_000 % 4 if turned % 5_400_000 == 0 else 0
    width = round(_whole(extent, "cy" if turns % 2 else "cx") / _EMU["mm"], 1) if extent is not None else 0.0
    cut = next((one for one in pictures[0].iter() if name_of(one) == "srcRect"), None)
    left, top, right, bottom = (_part(attribute(cut, side)) for side in _SIDES)
    fits = left + right < 1 and top + bottom < 1
    return PictureFacts(alt, max(width, 0), (left, top, right, bottom) if fits else _WHOLE, turns)


def _whole(element: etree._Element, name: str) -> int:
    value = attribute(element, name) or ""
    return int(value) if re.fullmatch(r"-?\d{1,12}", value) else 0


def _part(value: str | None) -> float:
    """What is cut off at a side, which is written in thousandths of a percent, or in newer files with the sign for it."""
    found = re.fullmatch(r"(\d{1,9}(?:\.\d+)?)(%?)", value or "")
    return float(found[1]) / (100 if found[2] else 100_000) if found else 0.0


def parted(drawing: etree._Element) -> list[etree._Element]:
    """The pictures in a group of the newer form, each in a drawing of its own; none where there is no group."""
    pictures = [one for one in drawing.iter() if name_of(one) == "pic"]
    groups = [name_of(around) == "wgp" or name_of(around) == "wpc" for one in pictures for around in one.iterancestors()]
    if not any(groups):
        return []
    said = next((one.get("descr", "") for one in drawing.iter() if name_of(one) == "docPr"), "")
    found = []
    for picture in pictures:
        own = next((one.get("descr") for one in picture.iter() if name_of(one) == "cNvPr"), None)
        alone, inside = _framed(drawing, own or (said if len(pictures) == 1 else ""))
        inside.append(picture)
        found.append(alone)
    return found


def _framed(near: etree._Element, alt: str, **size: str) -> tuple[etree._Element, etree._Element]:
    """A drawing for one picture, in the namespace of the run around `near`, and the element in which the picture goes."""
    run = next((one for one in near.iterancestors() if name_of(one) == "r"), near)
    drawing = etree.Element(f"{{{etree.QName(run).namespace}}}drawing")
    inline = _within(drawing, "wordprocessingDrawing}inline")
    if size:
        _within(inline, "wordprocessingDrawing}extent", **size)
    _within(inline, "wordprocessingDrawing}docPr", descr=alt)
    return drawing, _within(_within(inline, "main}graphic"), "main}graphicData")


# --- the older form -----------------------------------------------------------------------


def renew(picture: etree._Element) -> None:
    """A picture in the older form (`imagedata` in a `shape`) becomes one in the newer."""
    shape = picture.getparent()
    relation = next(((key, value) for key, value in picture.attrib.items() if re.search(r"relationships\}id$", str(key))), None)
    if shape is None or relation is None:
        return
    width, height = (_length(shape.get("style", ""), name) for name in ("width", "height"))
    size = {"cx": str(width), "cy": str(height)} if width and height else {}
    drawing, inside = _framed(picture, shape.get("alt") or attribute(picture, "title") or "", **size)
    inside = _within(_within(inside, "picture}pic"), "picture}blipFill")
    _within(inside, "main}blip").set(f"{{{etree.QName(str(relation[0])).namespace}}}embed", str(relation[1]))
    crops = (attribute(picture, f"crop{side}") for side in ("left", "top", "right", "bottom"))
    _within(inside, "main}srcRect", **dict(zip(_SIDES, map(_fraction, crops), strict=True)))
    shape.replace(picture, drawing)


def write_out(path: etree._Element) -> None:
    """The words of WordArt, which the older form keeps in an attribute (`textpath`), become a box of text."""
    shape, words = path.getparent(), attribute(path, "string")
    run = next((one for one in path.iterancestors() if name_of(one) == "r"), None)
    if shape is None or run is None or not words:
        return
    box = shape
    for name in ("txbxContent", "p", "r", "t"):
        box = etree.SubElement(box, f"{{{etree.QName(run).namespace}}}{name}")
    box.text = words


def _within(element: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(element, f"{{{_DRAWING}/{name}", attributes)


def _length(style: str, name: str) -> int:
    """A length in the style of a shape, in EMU; 0 for one that counts in the units of a group around it."""
    found = re.search(rf"(?:^|;)\s*{name}\s*:\s*(\d+(?:\.\d+)?|\.\d+)(mm|cm|in|pt|pc|px)\s*(?:;|$)", style)
    return round(float(found[1]) * _EMU[found[2]]) if found else 0


def _fraction(value: str | None) -> str:
    """A part of a picture's side in thousandths of a percent; the older form has it as a part of one, or of 65,536 (`f`)."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?|\.\d+)(f?)", value or "")
    return str(round(float(found[1]) * 100_000 / (65_536 if found[2] else 1))) if found else "0"
