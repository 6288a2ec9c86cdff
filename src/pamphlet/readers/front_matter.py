"""The YAML between two lines of `---` at the top of a text: metadata and settings.

Shared by the readers of text formats. What it says is data and never names code to run.
"""

import re

from pamphlet.diagnostics import Report
from pamphlet.metadata import KEYS, canonical
from pamphlet.options import Option, read_options
from pamphlet.source import Position

_KEY = re.compile(r"[\w\"'#{-][^:]*:|#")


def split_front_matter(text: str, file: str, report: Report) -> tuple[tuple[Option, ...], int]:
    """Read the front matter of `text`.

    Gives its options and the number of lines it takes up (0 where there is none), so that the
    body begins on the line after them. A `---` that no key follows is a rule and not front matter; there
    may be empty lines above it, and below it if the key is one that pamphlet knows.
    Reports what `read_options` reports.
    """
    lines = text.split("\n")
    begin = _next(lines, 0)
    if begin is None or lines[begin].rstrip() != "---" or (first := _next(lines, begin + 1)) is None:
        return (), 0
    key = canonical(lines[first].partition(":")[0])
    if not _KEY.match(lines[first]) or (first > begin + 1 and key not in KEYS):
        return (), 0
    end = next((n for n in range(first, len(lines)) if lines[n].rstrip() in ("---", "...")), None)
    if end is None:
        place = Position(file, begin + 1)
        report.add("front-matter-invalid", "the front matter is not closed", place, hint="end it with a line of ---")
        return (), 0
    return read_options("\n".join(lines[begin + 1 : end]), file, report, first_line=begin + 2), end + 1


def _next(lines: list[str], start: int) -> int | None:
    """The first line from `start` on that is not empty."""
    return next((number for number in range(start, len(lines)) if lines[number].strip()), None)
