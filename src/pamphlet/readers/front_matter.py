"""The YAML between two lines of `---` at the top of a text: metadata and settings.

Shared by the readers of text formats. What it says is data and never names code to run.
"""

import re

from pamphlet.diagnostics import Report
from pamphlet.options import Option, read_options
from pamphlet.source import Position

_KEY = re.compile(r"[\w\"'#{-][^:]*:|#")


def split_front_matter(text: str, file: str, report: Report) -> tuple[tuple[Option, ...], int]:
    """Read the front matter of `text`.

    Gives its options and the number of lines it takes up (0 where there is none), so that the
    body begins on the line after them. A `---` that no key follows is a rule and not front matter.
    Reports what `read_options` reports.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or len(lines) < 2 or not _KEY.match(lines[1]):
        return (), 0
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        report.add("front-matter-invalid", "the front matter is not closed", Position(file, 1), hint="end it with a line of ---")
        return (), 0
    return read_options("\n".join(lines[1:end]), file, report, first_line=2), end + 1
