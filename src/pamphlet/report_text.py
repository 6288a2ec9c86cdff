"""Diagnostics as people read them: place, message, the line in question with a caret, a hint.

essay.md:14:3: error: note “smth” is not defined [note-undefined]
   14 │ The hive[^smth] is asleep.
      │         ^
   hint: did you mean “smith” (line 90)?
"""

import re
import unicodedata

from pamphlet.diagnostics import Diagnostic, Report, Severity
from pamphlet.source import Position

WINDOW = 76
"""How many characters of a long line are shown around the place that is meant."""

_COLOURS = {Severity.ERROR: "\033[1;31m", Severity.WARNING: "\033[1;33m", Severity.INFO: "\033[1;36m"}
_PLAIN = "\033[0m"
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def diagnostic_text(diagnostic: Diagnostic, report: Report, *, colour: bool = False) -> str:
    """One diagnostic as a few lines of text, without a line end; `colour` for terminals."""
    start, end = (_COLOURS[diagnostic.severity], _PLAIN) if colour else ("", "")
    place = f"{diagnostic.position}: " if diagnostic.position else ""
    lines = [f"{visible(place)}{start}{diagnostic.severity}{end}: {visible(diagnostic.message)} [{diagnostic.code}]"]
    lines += _excerpt(diagnostic.position, report)
    for related in diagnostic.related:
        lines.append(visible(f"   {related.position}: {related.message}" if related.position else f"   {related.message}"))
        lines += _excerpt(related.position, report)
    if diagnostic.hint:
        lines.append(f"   hint: {visible(diagnostic.hint)}")
    return "\n".join(lines)


def visible(text: str) -> str:
    """`text` with a sign for each character that a terminal would obey and not show."""
    return _UNSEEN.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "␦", text)


def _excerpt(position: Position | None, report: Report) -> list[str]:
    if position is None or position.file not in report.texts:
        return []
    lines = report.texts[position.file].split("\n")
    line = lines[position.line - 1].replace("\t", " ") if position.line <= len(lines) else ""
    if not line.strip():
        return []
    before = min(position.column - 1, len(line))
    first = 0 if len(line) <= WINDOW else max(0, min(before - WINDOW // 2, len(line) - WINDOW))
    shown = visible(line[first : first + WINDOW].rstrip())
    left, right = "…" if first else "", "…" if first + WINDOW < len(line) else ""
    number = f"{position.line:>5}"
    pointer = " " * _columns(left + visible(line[first:before]))
    return [f"{number} │ {left}{shown}{right}", f"{' ' * len(number)} │ {pointer}^"]


def _columns(text: str) -> int:
    """How many columns of a terminal some text takes up: wide characters two, combining ones none."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)
