"""Inks: the colours of screens turned into grey, or into the four inks of a printing press.

On the ground floor, for the writers. A colour is turned by the printer's ICC profile where there is one, else by
the formulas of ISO 32000-1, 10.3. Whatever has no hue is printed in black ink alone: text, rules and grey pictures
stay sharp, since no other plate has to meet them.
"""

import struct
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

QUALITY = 92
"""Of the JPEGs that are made here, from 1 to 95."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The ICC profile of a printing press, and the name of its file."""

    name: str
    data: bytes


def fault_of_profile(data: bytes) -> str:
    """What keeps a file from being the profile of a press with four inks (ICC.1, 7.2); empty if nothing does."""
    if len(data) < 132 or data[36:40] != b"acsp":
        return "this is no ICC profile; ask the printer for one, such as PSOcoated_v3.icc"
    if data[12:16] != b"prtr" or data[16:20] != b"CMYK":
        return "this is the profile of a screen, a camera or other inks; ask the printer for the one of the press (CMYK)"
    return ""


@dataclass(frozen=True, slots=True)
class Inks:
    """What a page is printed with: black ink alone, or the four inks of a press, whose `profile` may be known."""

    kind: Literal["grey", "cmyk"]
    profile: Profile | None = None
    _turned: dict[tuple[float, ...], tuple[float, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def space(self) -> str:
        """The colour space of PDF in which these inks are measured."""
        return "DeviceGray" if self.kind == "grey" else "DeviceCMYK"

    def of_screen(self, red: float, green: float, blue: float) -> tuple[float, ...]:
        """The inks for a colour of screens; all numbers are from 0 to 1."""
        if self.kind == "grey":
            return (round(0.3 * red + 0.59 * green + 0.11 * blue, 4),)
        if red == green == blue:
            return (0, 0, 0, round(1 - red, 4))
        if self.profile is None:
            cyan, magenta, yellow = 1 - red, 1 - green, 1 - blue
            black = min(cyan, magenta, yellow)
            return tuple(round(ink, 4) for ink in (cyan - black, magenta - black, yellow - black, black))
        colour = (red, green, blue)
        if colour not in self._turned:
            from PIL import Image

            pixel = Image.new("RGB", (1, 1), (round(red * 255), round(green * 255), round(blue * 255)))
            inks: Any = self._by_profile(pixel, None).getpixel((0, 0))
            self._turned[colour] = tuple(round(ink / 255, 4) for ink in inks)
        return self._turned[colour]

    def of_press(self, cyan: float, magenta: float, yellow: float, black: float) -> tuple[float, ...]:
        """The inks for a colour that is given in inks already."""
        if self.kind == "cmyk":
            return (cyan, magenta, yellow, black)
        return (round(1 - min(1, 0.3 * cyan + 0.59 * magenta + 0.11 * yellow + black), 4),)

    def of_jpeg(self, data: bytes) -> tuple[bytes, str]:
        """A JPEG in these inks, and its colour space."""
        from PIL import Image

        with Image.open(BytesIO(data)) as picture:
            turned = self._picture(picture, picture.info.get("icc_profile"))
        out = BytesIO()
        turned.save(out, "JPEG", quality=QUALITY, optimize=True)
        return out.getvalue(), "DeviceGray" if turned.mode == "L" else "DeviceCMYK"

    def of_rows(self, data: bytes, width: int, height: int) -> tuple[bytes, str]:
        """The compressed rows of an RGB picture, as PNG has them, in these inks, and their colour space."""
        from PIL import Image

        with Image.open(BytesIO(_png(data, width, height))) as picture:
            turned = self._picture(picture, None)
        return zlib.compress(turned.tobytes(), 9), "DeviceGray" if turned.mode == "L" else "DeviceCMYK"

    def _picture(self, picture: "Picture", profile: bytes | None) -> "Picture":
        from PIL import ImageChops

        if self.kind == "grey" or picture.mode != "RGB":
            return picture.convert("L")
        red, green, blue = picture.split()
        if not (ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox()):
            return red
        return self._by_profile(picture, profile) if self.profile else _by_formula(picture)

    def _by_profile(self, picture: "Picture", source: bytes | None) -> "Picture":
        """Relative colorimetric with black point compensation, as printers do it."""
        from PIL import ImageCms

        assert self.profile
        given = ImageCms.ImageCmsProfile(BytesIO(source)) if source else None
        known = given if given and given.profile.xcolor_space == "RGB " else ImageCms.createProfile("sRGB")
        transform = ImageCms.buildTransform(
            known,
            ImageCms.ImageCmsProfile(BytesIO(self.profile.data)),
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        turned = ImageCms.applyTransform(picture, transform)
        assert turned
        return turned


def _by_formula(picture: "Picture") -> "Picture":
    from PIL import Image, ImageChops

    inks = [ImageChops.invert(band) for band in picture.split()]
    black = ImageChops.darker(ImageChops.darker(inks[0], inks[1]), inks[2])
    return Image.merge("CMYK", [*(ImageChops.subtract(ink, black) for ink in inks), black])


def _png(rows: bytes, width: int, height: int) -> bytes:
    """A PNG around rows of RGB that are compressed as PNG has them (W3C PNG, 5.3)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
