"""A painted PDF in grey or in the inks of a press.

Stands after the painting, before `archive`; `engine` calls it where the settings ask for it. All that paints is
gone through once, wherever it came from (text, rules, drawings, gradients, pictures, emoji): content streams,
shadings, groups and pictures, as pydyf objects. What is black ink alone is printed over what lies below it, so that no
white seam shows where the plates do not meet.
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from tinycss2.color5 import Color

from pamphlet.inks import Inks

_OVER, _IN_PLACE = "ink-over", "ink-in-place"
"""Names of the graphics states in which an ink is printed over the others, or instead of them."""

_OPERATORS = {"DeviceGray": (b"g", b"G"), "DeviceCMYK": (b"k", b"K")}


def recolour(pdf: Any, inks: Inks) -> None:
    """Turn all colours of a painted file into `inks`."""
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream):
            group = entry.extra.get("Group")
            if group and "CS" in group:
                group["CS"] = f"/{inks.space}"
            if entry.extra.get("Subtype") == "/Image":
                _turn_picture(entry, inks)
            elif _paints(entry):
                entry.stream = list(_turned(entry.stream, inks))
        elif isinstance(entry, pydyf.Dictionary):
            if "ShadingType" in entry and len(_stops(entry["Function"])[0]) > 1:
                entry["ColorSpace"] = f"/{inks.space}"
                _turn_function(entry["Function"], inks)
            elif "ExtGState" in entry and "XObject" in entry and inks.kind == "cmyk":
                for name, over in ((_OVER, "true"), (_IN_PLACE, "false")):
                    entry["ExtGState"][name] = pydyf.Dictionary({"Type": "/ExtGState", "OP": over, "op": over, "OPM": 1})


def _paints(entry: Any) -> bool:
    """Whether a stream is the content of a page, a form or a pattern."""
    return not entry.extra or entry.extra.get("Subtype") == "/Form" or entry.extra.get("Type") == "/Pattern"


def _turned(items: list[Any], inks: Inks) -> Iterator[Any]:
    """Operators with their operands, those that set a colour turned."""
    spaces = {b"cs": "", b"CS": ""}
    for item in items:
        if not isinstance(item, bytes) or not item:
            yield item
            continue
        *operands, operator = item.split()
        stroke = operator in (b"RG", b"CS", b"SCN")
        if operator in (b"rg", b"RG"):
            yield from _painting(inks.of_screen(*map(float, operands)), inks, stroke=stroke)
        elif operator in spaces:
            spaces[operator] = operands[0][1:].decode()
            if not _is_turned(spaces[operator]):
                yield item
        elif operator in (b"scn", b"SCN") and _is_turned(space := spaces[b"CS" if stroke else b"cs"]):
            given = [float(operand) for operand in operands]
            if space == "DeviceCMYK":
                yield from _painting(inks.of_press(*given), inks, stroke=stroke)
            else:
                red, green, blue = Color("lab", given, 1).to("srgb").coordinates
                yield from _painting(inks.of_screen(*(min(1, max(0, part)) for part in (red, green, blue))), inks, stroke=stroke)
        else:
            yield item


def _is_turned(space: str) -> bool:
    return space == "DeviceCMYK" or space.startswith("lab-")


def _painting(colour: tuple[float, ...], inks: Inks, *, stroke: bool) -> Iterator[bytes]:
    numbers = " ".join(f"{part:g}" for part in colour).encode()
    yield numbers + b" " + _OPERATORS[inks.space][stroke]
    if inks.kind == "cmyk":
        yield f"/{_OVER if colour == (0, 0, 0, 1) else _IN_PLACE} gs".encode()


# --- gradients and pictures -----------------------------------------------------------------------------


def _stops(function: Any) -> list[Any]:
    """The colours of a gradient, from its functions."""
    if "Functions" in function:
        return [stop for part in function["Functions"] for stop in _stops(part)]
    return [function["C0"], function["C1"]]


def _turn_function(function: Any, inks: Inks) -> None:
    for part in function.get("Functions", ()):
        _turn_function(part, inks)
    for stop in ("C0", "C1"):
        if stop in function:
            function[stop] = pydyf.Array(inks.of_screen(*(float(part) for part in function[stop])))


def _turn_picture(entry: Any, inks: Inks) -> None:
    space = entry.extra.get("ColorSpace")
    if space != "/DeviceRGB" and not (space == "/DeviceCMYK" and inks.kind == "grey"):
        return
    data = b"".join(part.data if isinstance(part, pydyf.Object) else part for part in entry.stream)
    if entry.extra["Filter"] == "/DCTDecode":
        data, made = inks.of_jpeg(data)
    else:
        data, made = inks.of_rows(data, entry.extra["Width"], entry.extra["Height"])
        del entry.extra["DecodeParms"]
    entry.extra.pop("Decode", None)
    if entry.extra["Filter"] == "/DCTDecode" and made == "DeviceCMYK":
        entry.extra["Decode"] = pydyf.Array((1, 0) * 4)  # JPEGs of four inks have them upside down
    entry.extra["ColorSpace"] = f"/{made}"
    entry.stream = [data]
