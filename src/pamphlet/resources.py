"""The one door through which every picture, font and style sheet comes in.

Whatever a document names is opened here or not at all: only files inside the folder of the
source (after following links and `..`), never the network. What is refused or missing is a
diagnostic with the line that asked for it. The program's own styles and templates are found
here too.
"""

import re
import warnings
from base64 import b64decode
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, unquote_to_bytes

from pamphlet.diagnostics import Report
from pamphlet.source import Position

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

SIZE_LIMIT = 50 * 1024 * 1024
"""The largest file that is opened, in bytes."""

PIXEL_LIMIT = 100_000_000
"""The largest picture that is decoded, in pixels: a page of A2 at 400 dpi."""


LONGEST_NAME = 100
"""The longest name of a picture that a message gives in full."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that a document carries along, under the name the document uses for it."""

    name: str
    data: bytes
    media_type: str


def shipped(folder: Literal["styles", "templates"]) -> Path:
    """The program's own `styles` or `templates` folder, in the repository and in an installed wheel."""
    package = Path(__file__).parent
    installed = package / folder
    return installed if installed.is_dir() else package.parent.parent / folder


class BadFile(ValueError):
    """A file that cannot be used; the message says why, and what to do."""


def read_style_sheet(folder: Path, name: str, *, anywhere: bool) -> tuple[Path, str]:
    """Open the CSS file that is called `name` as seen from `folder`; gives its place and its text.

    Unless it may stand `anywhere`, it must lie inside `folder`. Raises BadFile.
    """
    path, data = _read_beside(folder, name, "style", "--style", anywhere=anywhere)
    try:
        return path, data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadFile("the file is not a UTF-8 text") from problem


def read_profile(folder: Path, name: str, *, anywhere: bool) -> bytes:
    """Open the ICC profile that is called `name` as seen from `folder`, as `read_style_sheet` opens styles. Raises BadFile."""
    return _read_beside(folder, name, "colour profile", "pamphlet.yaml", anywhere=anywhere)[1]


def _read_beside(folder: Path, name: str, what: str, elsewhere: str, *, anywhere: bool) -> tuple[Path, bytes]:
    root = folder.resolve()
    path = (root / name).resolve()
    if not (anywhere or path.is_relative_to(root)):
        raise BadFile(f"a text can only name a {what} in its own folder, or below it; elsewhere, name it with {elsewhere}")
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise BadFile("the file is too large")
        return path, path.read_bytes()
    except FileNotFoundError as problem:
        raise BadFile(f"there is no such file; {_near(path)}") from problem
    except OSError as problem:
        raise BadFile(f"the file cannot be opened: {problem.strerror}") from problem


def load_image(folder: Path, name: str, position: Position | None, report: Report) -> Resource | None:
    """Open the picture that a document in `folder` calls `name`.

    Gives None after reporting `resource-refused`, `image-missing` or `image-unsupported`.
    """
    if not name.strip():
        report.add("image-missing", "no picture is named here", position, hint="write the name of its file in the brackets")
        return None
    if name.startswith("data:image/"):
        return checked_image(name, _carried(name), position, report)
    path = _inside(folder, name, position, report)
    if path is None:
        return None
    try:
        if not path.is_file():
            report.add("image-missing", f"the picture “{name}” is not there", position, hint=_near(path))
            return None
        if path.stat().st_size > SIZE_LIMIT:
            hint = f"save it smaller: up to {SIZE_LIMIT // 1024 // 1024} MB"
            report.add("image-unsupported", f"the picture “{name}” is too large to be opened", position, hint=hint)
            return None
        data = path.read_bytes()
    except OSError as problem:
        report.add("image-missing", f"the picture “{name}” cannot be opened: {problem.strerror}", position)
        return None
    return checked_image(name, data, position, report)


def checked_image(name: str, data: bytes, position: Position | None, report: Report) -> Resource | None:
    """The picture in `data`, which a document calls `name`, if it is one that can be used.

    For pictures that came inside the source itself; what they claim to be does not count. Gives
    None after reporting `image-unsupported`.
    """
    data = _as_png(data) if data.startswith(_CONVERTED) else data
    media_type, fault = _kind(data)
    if media_type is None and b"<svg" in data[:4096]:
        from pamphlet.drawings import Refused, clean_drawing

        try:
            return Resource(name, clean_drawing(data), "image/svg+xml")
        except Refused as problem:
            fault = str(problem)
    if media_type is None:
        hint = _SAVE_METAFILE if _is_metafile(data) else "save it as PNG or JPEG"
        report.add("image-unsupported", f"the picture “{shown_name(name)}” cannot be used: {fault}", position, hint=hint)
        return None
    return Resource(name, data, media_type)


def shown_name(name: str) -> str:
    """The name of a picture as messages call it; one that is the picture itself (`data:…`) is cut short."""
    return name if len(name) <= LONGEST_NAME else f"{name[:24]}…"


_CARRIED = re.compile(r"data:image/[^,;]{1,60}((?:;[^,;]{1,60}){0,4}),")


def _carried(name: str) -> bytes:
    """The bytes of a picture that stands in its own name (RFC 2397); none where they cannot be read."""
    head = _CARRIED.match(name)
    if head is None or len(name) > SIZE_LIMIT:
        return b""
    data = unquote_to_bytes(name[head.end() :])
    if not head[1].endswith(";base64"):
        return data
    try:
        return b64decode(re.sub(rb"\s+", b"", data) + b"==")
    except ValueError:
        return b""


def _inside(folder: Path, name: str, position: Position | None, report: Report) -> Path | None:
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]+:|//", name):
        hint = "save the picture beside the text and name it there"
        report.add("resource-refused", f"“{shown_name(name)}” is not a file in the document's folder", position, hint=hint)
        return None
    root = folder.resolve()
    try:
        path = (root / unquote(name)).resolve()
    except (OSError, ValueError, RuntimeError):  # RuntimeError: a link that leads to itself
        path = root.parent
    if not path.is_relative_to(root) or path == root:
        hint = "only files in the folder of the text, or below it, are opened"
        report.add("resource-refused", f"“{name}” lies outside the document's folder", position, hint=hint)
        return None
    return path


def _near(path: Path) -> str:
    """A hint naming the file beside `path` whose name is closest, if one is close."""
    names = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    close = [n for n in names if n.casefold() == path.name.casefold()] or get_close_matches(path.name, names, n=1)
    return f"did you mean “{close[0]}”?" if close else "put the file beside the text, or mend its name"


_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def _kind(data: bytes) -> tuple[str | None, str]:
    """The media type of a picture, or None and what is wrong with it."""
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return _decoded(data, media_type)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _decoded(data, "image/webp")
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"):
        return _decoded(data, "image/avif")
    if _is_metafile(data):
        return None, "it is a Windows metafile (WMF or EMF), which only Windows can draw"
    return None, "it is not PNG, JPEG, GIF, WebP, AVIF, TIFF, BMP or SVG"


_CONVERTED = (b"II*\x00", b"MM\x00*", b"BM")
"""How TIFF and BMP begin, which programs put into documents, and neither pages nor e-books can hold."""

_SAVE_METAFILE = "in Word, right-click it, choose “Save as Picture” and PNG, and put that in its place"


def _is_metafile(data: bytes) -> bool:
    return data.startswith(b"\xd7\xcd\xc6\x9a") or data[40:44] == b" EMF"


def _as_png(data: bytes) -> bytes:
    """A picture as PNG; unchanged if it is damaged or too large, which `_kind` then tells."""
    from PIL import Image, UnidentifiedImageError

    out = BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of size, for which the limit is ours, and of damage, which `_kind` tells
            picture = Image.open(BytesIO(data), formats=("TIFF", "BMP"))
            if picture.width * picture.height > PIXEL_LIMIT:
                return data
            whole = picture if picture.mode in ("1", "L", "LA", "P", "RGB", "RGBA") else picture.convert("RGB")
            whole.save(out, "PNG", dpi=picture.info.get("dpi"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return data
    return out.getvalue()


def open_picture(data: bytes) -> "ImageFile":
    """The picture in `data`, of which no more than its measures has been read. Raises what Pillow raises.

    Pillow's warnings of size are off: the limit is ours, and has been looked at in everything that comes through this door.
    """
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data))


def _decoded(data: bytes, media_type: str) -> tuple[str | None, str]:
    from PIL import Image, ImageFile, UnidentifiedImageError

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, once it is loaded, lets half a picture pass
    try:
        with open_picture(data) as picture:
            if picture.width * picture.height > PIXEL_LIMIT:
                return None, f"it has {picture.width} × {picture.height} pixels, which is too many"
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None, "it is damaged"
    return media_type, ""
