"""One file inside the book, as the package lists it.

Made by `content`, `navigation` and the writer itself, packed by `package`. Names are ours, in
ASCII, whatever the author's files are called; media types are ours too, never a guess by suffix.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Literal

from pamphlet.pictures import for_reader
from pamphlet.publication import Publication

XHTML, NCX, CSS, OTF = "application/xhtml+xml", "application/x-dtbncx+xml", "text/css", "font/otf"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg"}
)


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file of the book: its name as seen from the package, and what the package says of it.

    In the `spine` is what is read from beginning to end; what stands `beside` is shown to whoever asks for it.
    """

    name: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    spine: Literal["", "within", "beside"] = ""

    @property
    def id(self) -> str:
        """Its key in the package: the name without folder and suffix."""
        return PurePosixPath(self.name).stem


def legal(text: str) -> str:
    """`text` with a replacement character for each one that XML cannot hold, such as a form feed."""
    return _NOT_XML.sub("\ufffd", text)


def xml_file(
    name: str,
    media_type: str,
    markup: str,
    properties: tuple[str, ...] = (),
    *,
    spine: Literal["", "within", "beside"] = "",
) -> BookFile:
    """A file of markup."""
    return BookFile(name, media_type, legal(markup).encode(), properties, spine)


def picture_files(publication: Publication) -> dict[str, BookFile]:
    """The pictures of the book, each under the name by which the document calls it."""
    return {
        resource.name: BookFile(f"images/image-{number}.{SUFFIXES[resource.media_type]}", resource.media_type, resource.data)
        for number, resource in enumerate(map(for_reader, publication.resources), 1)
    }
