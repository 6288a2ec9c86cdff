"""Where a text comes from: its bytes, its name, and places in it.

The first stage of the road. A `Source` is what was read from disk and nothing more;
what the bytes mean is a reader's business.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no page can show and no e-book can hold (XML 1.0, 2.2): control codes, halves of characters."""


def has_unprintable(text: str) -> bool:
    """Whether `text` has signs that no page can show, as a value or the name of a file may have."""
    return _UNPRINTABLE.search(text) is not None


def printable(name: str) -> str:
    """`name` with a sign of replacement for each that no page can show."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", name)


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a source file.

    `file` is the name as the user gave it, `line` and `column` count from 1,
    the column in characters of the decoded text.
    """

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file, with the name to use in messages and the path they came from."""

    name: str
    data: bytes
    path: Path
    modified: float = 0.0

    @classmethod
    def open(cls, name: str | Path) -> "Source":
        """Read the file `name`; `modified` is its time stamp in seconds since 1970.

        Raises OSError when the file cannot be read, IsADirectoryError when it is a folder.
        """
        path = Path(name)
        data = path.read_bytes()
        return cls(str(name), data, path, path.stat().st_mtime)

    @property
    def suffix(self) -> str:
        """The file's ending in lower case, with its dot: `.md`."""
        return self.path.suffix.lower()

    @property
    def stem(self) -> str:
        """The file's name without folder and ending: outputs are named after it."""
        return self.path.stem
