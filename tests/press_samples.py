"""Files for the printer in tests: a press of our own as an ICC profile, and a finished PDF read for its colours."""

import struct
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import product
from typing import Any

import pikepdf

from pamphlet.inks import Profile

WHITE = (0.9642, 1.0, 0.8249)
"""D50, the light under which print is judged."""


@cache
def press() -> Profile:
    """The profile of a press whose inks are as ideal as formulas (ICC.1:2001-04, with tables of 8 bits)."""
    inks_to_lab = [_lab(*(1 - min(1.0, ink + black) for ink in inks)) for *inks, black in product((0.0, 1.0), repeat=4)]
    forth = _table(4, 3, 2, (byte for lab in inks_to_lab for byte in lab))
    steps = [step / 8 for step in range(9)]
    back = _table(3, 4, 9, (byte for lab in product(steps, repeat=3) for byte in _inks(*lab)))
    tags = {
        b"cprt": b"text\0\0\0\0None.\0",
        b"desc": _description("A press of ours"),
        b"wtpt": _white(),
        b"A2B0": forth,
        b"B2A0": back,
    }
    where, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        table += name + struct.pack(">II", where + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(">I4sI4s4s4s12s4s", where + len(body), bytes(4), 0x02100000, b"prtr", b"CMYK", b"Lab ", bytes(12), b"acsp")
    head += bytes(28) + struct.pack(">3i", *(round(part * 65536) for part in WHITE))
    return Profile("ours.icc", head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body)


def _table(inputs: int, outputs: int, points: int, values: Iterator[int]) -> bytes:
    straight = bytes(range(256))
    identity = struct.pack(">9i", *(65536 * (place % 4 == 0) for place in range(9)))
    head = struct.pack(">4sI4B", b"mft1", 0, inputs, outputs, points, 0)
    return head + identity + straight * inputs + bytes(values) + straight * outputs


def _description(text: str) -> bytes:
    words = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(words)) + words + bytes(8 + 3 + 67)


def _white() -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(part * 65536) for part in WHITE))


_TO_XYZ = ((0.4361, 0.3851, 0.1431), (0.2225, 0.7169, 0.0606), (0.0139, 0.0971, 0.7141))
_TO_RGB = ((3.1339, -1.6169, -0.4906), (-0.9785, 1.9160, 0.0333), (0.0720, -0.2290, 1.4057))


def _lab(*rgb: float) -> tuple[int, ...]:
    xyz = [sum(a * b**2.2 for a, b in zip(row, rgb, strict=True)) / white for row, white in zip(_TO_XYZ, WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return tuple(max(0, min(255, round(part))) for part in ((116 * y - 16) * 2.55, 500 * (x - y) + 128, 200 * (y - z) + 128))


def _inks(light: float, a: float, b: float) -> tuple[int, ...]:
    y = (light * 100 + 16) / 116
    parts = (y + (a * 255 - 128) / 500, y, y - (b * 255 - 128) / 200)
    xyz = [(p**3 if p > 0.2069 else (p - 16 / 116) / 7.787) * white for p, white in zip(parts, WHITE, strict=True)]
    rgb = [max(0.0, min(1.0, sum(m * p for m, p in zip(row, xyz, strict=True)))) ** (1 / 2.2) for row in _TO_RGB]
    black = 1 - max(rgb)
    return (*(round((1 - part - black) * 255) for part in rgb), round(black * 255))


# --- reading ------------------------------------------------------------------------------------------

OF_SCREENS = {"rg", "RG"}
OF_SPACES = {"cs", "CS"}


def painted(data: bytes) -> Iterator[tuple[str, list[Any]]]:
    """Every operator with its operands, of all pages, forms and patterns."""
    file = pikepdf.open(BytesIO(data))
    streams = [o for o in file.objects if isinstance(o, pikepdf.Stream) and (o.get("/Subtype") == "/Form" or "/PatternType" in o)]
    for owner in [*file.pages, *streams]:
        for instruction in pikepdf.parse_content_stream(owner):
            yield str(instruction.operator), list(instruction.operands)


def colour_spaces(data: bytes) -> set[str]:
    """Every colour space that something is painted in, by operators, pictures, gradients or groups."""
    by_operator = {"rg": "/DeviceRGB", "k": "/DeviceCMYK", "g": "/DeviceGray"}
    found = {by_operator[o.lower()] for o, _ in painted(data) if o.lower() in by_operator}
    found |= {str(operands[0]) for operator, operands in painted(data) if operator in OF_SPACES} - {"/Pattern"}
    file = pikepdf.open(BytesIO(data))
    for entry in file.objects:
        if isinstance(entry, pikepdf.Stream | pikepdf.Dictionary):
            if entry.get("/Subtype") == "/Image" or "/ShadingType" in entry:
                found.add(str(entry.ColorSpace))
            if "/Group" in entry and "/CS" in entry.Group:
                found.add(str(entry.Group.CS))
    return found
