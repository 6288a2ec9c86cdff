"""Pictures made ready for paper and for screens: upright, no larger than needed, of a kind that is read there.

On the ground floor, for the writers: what came through the one door (`resources`) goes in. What needs no
change comes out as the bytes it was; what does loses the rest of what the camera wrote into it, such as
the place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from pamphlet.resources import Resource, open_picture

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

PRINT_DPI = 300
"""How fine a picture is printed: more is not seen on paper."""

COVER_WIDTH, COVER_HEIGHT = 1600, 2560
"""The largest cover that shops ask for, in pixels."""

LONGEST_SIDE = 1600
"""The longest side of a picture in an e-book, in pixels: the width of the largest e-readers."""

QUALITY = 88
"""Of the JPEGs that are made here, from 1 to 95."""

Edges = tuple[float, float, float, float]
"""Which parts of a picture are cut off at its left, top, right and bottom side, each from 0 to 1."""

_ORIENTATION = 0x0112
_KEPT: Mapping[str, str] = MappingProxyType({"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"})
"""The kinds that stay what they are when they are made smaller."""


def for_print(resource: Resource, width_mm: float) -> Resource:
    """The picture for text that is `width_mm` wide: at most 300 dots per inch if it fills the width.

    A moving picture stands still at its first frame. Colours that are told by a profile become those of screens
    (sRGB), since the pages say that theirs are; those of a press (CMYK) stay.
    """
    return _ready(resource, width=round(width_mm / 25.4 * PRINT_DPI), height=None, paper=True)


def for_reader(resource: Resource) -> Resource:
    """The picture for an e-reader: at most 1600 pixels long, never AVIF, which EPUB does not know, nor in inks of a press."""
    return _ready(resource, width=LONGEST_SIDE, height=LONGEST_SIDE, paper=False)


def for_cover(resource: Resource) -> Resource:
    """The picture for the cover of an e-book: at most 1600 × 2560 pixels, PNG or JPEG as shops want it; a drawing stays one."""
    ready = _ready(resource, width=COVER_WIDTH, height=COVER_HEIGHT, paper=False)
    if ready.media_type in ("image/png", "image/jpeg", "image/svg+xml"):
        return ready
    out = BytesIO()
    with open_picture(ready.data) as picture:
        picture.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True)
    return replace(ready, data=out.getvalue(), media_type="image/jpeg")


def framed(resource: Resource, edges: Edges, turns: int) -> Resource:
    """The picture less what its author cut off at the `edges`, turned to the right by so many quarters.

    Of a moving picture this is the first frame. A drawing stays as it is.
    """
    if resource.media_type == "image/svg+xml":
        return resource
    from PIL import Image, ImageOps

    with open_picture(resource.data) as opened:
        left, top, right, bottom = edges
        whole: Picture = ImageOps.exif_transpose(opened)
        first, last = (round(left * whole.width), round(top * whole.height)), (1 - right) * whole.width
        picture = whole.crop((*first, max(first[0] + 1, round(last)), max(first[1] + 1, round((1 - bottom) * whole.height))))
        turned = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)[turns % 4]
        picture = picture.transpose(turned) if turned is not None else picture
        return _saved(resource, picture, opened.info.get("icc_profile"))


def size_of(resource: Resource) -> tuple[int, int] | None:
    """Width and height of a picture in pixels; a drawing has none."""
    if resource.media_type == "image/svg+xml":
        return None
    with open_picture(resource.data) as picture:
        return picture.size


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Of a picture: its size in pixels, and whether it moves or lets through what is behind it."""

    width: int
    height: int
    moving: bool
    transparent: bool


def facts_of(resource: Resource) -> PictureFacts | None:
    """The facts about a picture; a drawing has none."""
    if resource.media_type == "image/svg+xml":
        return None
    from PIL import Image

    with Image.open(BytesIO(resource.data)) as picture:
        clear = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
        transparent = clear and any(picture.convert("RGBA").getchannel("A").histogram()[:255])
        moving = bool(getattr(picture, "is_animated", False))
        return PictureFacts(picture.width, picture.height, moving, transparent)


def _ready(resource: Resource, width: int, height: int | None, *, paper: bool) -> Resource:
    """The picture upright and within `width` and `height` pixels. A drawing stays as it is; so does, on screens, what moves."""
    if resource.media_type == "image/svg+xml":
        return resource
    from PIL import Image, ImageOps

    with open_picture(resource.data) as picture:
        moves = getattr(picture, "is_animated", False)
        if moves and not paper and resource.media_type != "image/avif":
            return resource
        turned = picture.getexif().get(_ORIENTATION, 1) not in (0, 1)
        profile = picture.info.get("icc_profile")
        upright: Picture = ImageOps.exif_transpose(picture) if turned else picture
        coloured = _for_paper(upright, profile) if paper else _for_screens(upright, profile)
        scale = min(1.0, width / upright.width, height / upright.height if height else 1.0)
        if scale == 1.0 and not turned and not moves and coloured is picture and resource.media_type != "image/avif":
            return resource
        if scale < 1.0:
            size = (max(1, round(upright.width * scale)), max(1, round(upright.height * scale)))
            return _saved(resource, _smooth(coloured).resize(size, Image.Resampling.LANCZOS), coloured.info.get("icc_profile"))
        return _saved(resource, coloured, coloured.info.get("icc_profile"))


def _smooth(picture: "Picture") -> "Picture":
    """A picture of a few fixed colours gets all of them, so that its edges can be made smooth."""
    if picture.mode not in ("P", "1"):
        return picture
    return picture.convert("RGBA" if "transparency" in picture.info else "RGB")


def _for_paper(picture: "Picture", profile: bytes | None) -> "Picture":
    """The picture with 256 shades of a colour, in the colours of screens if a profile says what they are."""
    if picture.mode.startswith("I") or picture.mode == "F":
        from PIL import ImageMath

        most = 255 if picture.mode == "F" else 65535
        shown: Picture = ImageMath.lambda_eval(
            lambda given: given["convert"](given["shade"] * 255 / most, "L"), shade=picture.convert("F")
        )
        return shown
    return _in_srgb(picture, profile) if profile and picture.mode in ("RGB", "RGBA") else picture


def _for_screens(picture: "Picture", profile: bytes | None) -> "Picture":
    """The picture in red, green and blue if it is in the inks of a press, which e-readers show wrong or not at all."""
    if picture.mode != "CMYK":
        return picture
    return _in_srgb(picture, profile) if profile else picture.convert("RGB")


def _in_srgb(picture: "Picture", profile: bytes) -> "Picture":
    """The picture in the colours of screens; as it is where its profile says that it is in them, or cannot be read."""
    from PIL import ImageCms

    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(given).casefold():
            return picture
        plain = picture if picture.mode == "CMYK" else picture.convert("RGB")
        turned = ImageCms.profileToProfile(plain, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture.convert("RGB") if picture.mode == "CMYK" else picture
    assert turned is not None, "it is not changed in place"
    turned.info.pop("icc_profile", None)
    if picture.mode == "RGBA":
        turned.putalpha(picture.getchannel("A"))
    return turned


def _saved(resource: Resource, picture: "Picture", profile: bytes | None) -> Resource:
    transparent = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    format = _KEPT.get(resource.media_type) or ("PNG" if transparent or resource.media_type == "image/gif" else "JPEG")
    if format == "JPEG" and picture.mode not in ("L", "RGB", "CMYK"):
        picture = picture.convert("RGB")
    out = BytesIO()
    picture.save(out, format, quality=QUALITY, optimize=True, icc_profile=profile, exif=b"")
    return replace(resource, data=out.getvalue(), media_type=f"image/{format.lower()}")
