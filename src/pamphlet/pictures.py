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

_ORIENTATION = 0x0112
_KEPT: Mapping[str, str] = MappingProxyType({"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"})
"""The kinds that stay what they are when they are made smaller."""


def for_print(resource: Resource, width_mm: float) -> Resource:
    """The picture for a page that is `width_mm` wide: at most 300 dots per inch if it fills the width."""
    return _ready(resource, width=round(width_mm / 25.4 * PRINT_DPI), height=None)


def for_reader(resource: Resource) -> Resource:
    """The picture for an e-reader: at most 1600 pixels long, never AVIF, which EPUB does not know."""
    return _ready(resource, width=LONGEST_SIDE, height=LONGEST_SIDE)


def for_cover(resource: Resource) -> Resource:
    """The picture for the cover of an e-book: at most 1600 × 2560 pixels, PNG or JPEG as shops want it; a drawing stays one."""
    ready = _ready(resource, width=COVER_WIDTH, height=COVER_HEIGHT)
    if ready.media_type in ("image/png", "image/jpeg", "image/svg+xml"):
        return ready
    out = BytesIO()
    with open_picture(ready.data) as picture:
        picture.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True)
    return replace(ready, data=out.getvalue(), media_type="image/jpeg")


def size_of(resource: Resource) -> tuple[int, int] | None:
    """Width and height of a picture in pixels; a drawing has none."""
    if resource.media_type == "image/svg+xml":
        return None
    with open_picture(resource.data) as picture:
        return picture.size


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Of a picture: its size in pixels, and whether it moves, lets through what is behind it, or has the colours of a press."""

    width: int
    height: int
    moving: bool
    transparent: bool
    cmyk: bool


def facts_of(resource: Resource) -> PictureFacts | None:
    """The facts about a picture; a drawing has none."""
    if resource.media_type == "image/svg+xml":
        return None
    from PIL import Image

    with Image.open(BytesIO(resource.data)) as picture:
        clear = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
        transparent = clear and any(picture.convert("RGBA").getchannel("A").histogram()[:255])
        moving = bool(getattr(picture, "is_animated", False))
        return PictureFacts(picture.width, picture.height, moving, transparent, picture.mode == "CMYK")


def _ready(resource: Resource, width: int, height: int | None) -> Resource:
    """The picture upright and within `width` and `height` pixels. A drawing or a moving picture stays as it is."""
    if resource.media_type == "image/svg+xml":
        return resource
    from PIL import Image, ImageOps

    with open_picture(resource.data) as picture:
        if getattr(picture, "is_animated", False) and resource.media_type != "image/avif":
            return resource
        turned = picture.getexif().get(_ORIENTATION, 1) not in (0, 1)
        upright: Picture = ImageOps.exif_transpose(picture) if turned else picture
        scale = min(1.0, width / upright.width, height / upright.height if height else 1.0)
        if scale == 1.0 and not turned and resource.media_type != "image/avif":
            return resource
        if scale < 1.0:
            size = (max(1, round(upright.width * scale)), max(1, round(upright.height * scale)))
            upright = _smooth(upright).resize(size, Image.Resampling.LANCZOS)
        return _saved(resource, upright, picture.info.get("icc_profile"))


def _smooth(picture: "Picture") -> "Picture":
    """A picture of a few fixed colours gets all of them, so that its edges can be made smooth."""
    if picture.mode not in ("P", "1"):
        return picture
    return picture.convert("RGBA" if "transparency" in picture.info else "RGB")


def _saved(resource: Resource, picture: "Picture", profile: bytes | None) -> Resource:
    transparent = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    format = _KEPT.get(resource.media_type) or ("PNG" if transparent or resource.media_type == "image/gif" else "JPEG")
    if format == "JPEG" and picture.mode not in ("L", "RGB", "CMYK"):
        picture = picture.convert("RGB")
    out = BytesIO()
    picture.save(out, format, quality=QUALITY, optimize=True, icc_profile=profile, exif=b"")
    return replace(resource, data=out.getvalue(), media_type=f"image/{format.lower()}")
