"""The zip file that an e-book is, opened with care.

The first stage within the EPUB reader. What is in it is bounded before it is unpacked, and nothing of it
is ever written to disk, so that no name in it can lead anywhere.
"""

import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from pamphlet.readers.zips import BROKEN
from pamphlet.resources import SIZE_LIMIT

FILES_LIMIT = 20_000
"""The largest number of files in the zip."""

READ_LIMIT = 4 * SIZE_LIMIT
"""How much may be unpacked of one book, in bytes."""


class Damaged(Exception):
    """The book, or a file of it, cannot be read; the message says why."""


class Locked(Exception):
    """The book is encrypted, so that only the programs of one shop can read it."""


@dataclass(slots=True)
class Archive:
    """The files of a book; `names` holds for each name in small letters the one that is in the zip."""

    _zip: zipfile.ZipFile
    names: dict[str, str]
    _left: int = field(default_factory=lambda: READ_LIMIT)

    @classmethod
    def open(cls, data: bytes) -> "Archive":
        """Open a book. Raises Damaged for what is no zip, or has too much in it."""
        try:
            archive = zipfile.ZipFile(BytesIO(data))
        except BROKEN as problem:
            raise Damaged(f"it is not a whole EPUB file ({problem})") from None
        names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
        if len(names) > FILES_LIMIT:
            raise Damaged("there is too much in it")
        return cls(archive, {name.casefold(): name for name in reversed(names)} | {name: name for name in names})

    def find(self, name: str) -> str | None:
        """The name of a file as the zip has it, whose large and small letters books often confuse; None if it is not there."""
        return self.names.get(name) or self.names.get(name.casefold())

    def read(self, name: str) -> bytes:
        """Unpack a file. Raises Damaged if it is missing, broken or too large."""
        found = self.find(name)
        if found is None:
            raise Damaged(f"“{name}” is not in it")
        entry = self._zip.getinfo(found)
        if entry.file_size > min(SIZE_LIMIT, self._left):
            raise Damaged(f"“{found}” is too large")
        self._left -= entry.file_size
        try:
            return self._zip.read(entry)
        except BROKEN as problem:
            raise Damaged(f"“{found}” is broken ({problem})") from None
