"""The zip file that a book is, with nothing in it that depends on when or where it was made.

EbookLib writes into this instead of a `zipfile.ZipFile`: it takes entry times from the clock and
modes from the machine.
"""

import zipfile
from datetime import datetime
from io import BytesIO
from stat import S_IFREG

_UNIX = 3
_FIRST, _LAST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
_PACKED_ALREADY = (".png", ".jpg", ".gif", ".webp")


class Archive:
    """A zip in memory; every entry has the time `modified` (UTC), as near as zip can say it."""

    def __init__(self, modified: datetime) -> None:
        self._buffer = BytesIO()
        self._zip = zipfile.ZipFile(self._buffer, "w")
        # Zip knows the years from 1980 to 2107 and counts two seconds at a time.
        year, month, day, hour, minute, second = min(max(modified.timetuple()[:6], _FIRST), _LAST)
        self._time = (year, month, day, hour, minute, second // 2 * 2)

    def writestr(self, entry_or_name: zipfile.ZipInfo | str, data: str | bytes) -> None:
        """Add an entry. The one named mimetype, and pictures that are packed already, are stored as they are.

        Of a `ZipInfo`, which EbookLib 0.21 makes, only the name is used.
        """
        name = entry_or_name if isinstance(entry_or_name, str) else entry_or_name.filename
        stored = name == "mimetype" or name.endswith(_PACKED_ALREADY)
        entry = zipfile.ZipInfo(name, self._time)
        entry.create_system = _UNIX
        entry.external_attr = (S_IFREG | 0o644) << 16
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        self._zip.writestr(entry, data, compresslevel=None if stored else 9)

    def close(self) -> bytes:
        """Finish the file and give its bytes."""
        self._zip.close()
        return self._buffer.getvalue()
