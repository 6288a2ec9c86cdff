"""Diagnostics as people read them: place, message, the line in question with a caret, a hint.

essay.md:14:3: error: note “smth” is not defined [note-undefined]
   14 │ The hive[^smth] is asleep.
      │         ^
   hint: did you mean “smith” (line 90)?
"""

import re
import unicodedata
from collections.abc import Callable
from textwrap import wrap
from types import MappingProxyType

from pamphlet.diagnostics import Diagnostic, Report, Severity
from pamphlet.source import Position

WINDOW = 76
"""How many columns of a long line are shown around the place that is meant, where there is room."""

_LEAST, _BESIDE = 20, 10
_INDENT = "   "

_COLOURS = MappingProxyType({Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"})
_BOLD, _DIM, _HINT = "1", "2", "32"
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_Paint = Callable[[str, str], str]


def diagnostic_text(diagnostic: Diagnostic, report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """One diagnostic as a few lines of text, without a line end.

    For terminals there is `colour`, and a `width` in columns that lines keep to where they can.
    """
    paint = _painted if colour else _plain
    signal = _COLOURS[diagnostic.severity]
    place = f"{diagnostic.position}:" if diagnostic.position else ""
    severity, code = f"{diagnostic.severity}:", f"[{diagnostic.code}]"
    head = _filled(" ".join(filter(None, (place, severity, diagnostic.message, code))), width)
    for words, style in ((visible(place), _BOLD), (severity, signal), (code, _DIM)):
        before, found, after = head.rpartition(words) if words == code else head.partition(words or head)
        head = f"{before}{paint(words, style)}{after}" if words and found else head
    lines = [head, *_excerpt(diagnostic.position, report, width, paint, signal)]
    for related in diagnostic.related:
        words = f"{related.position}: {related.message}" if related.position else related.message
        lines.append(_filled(_INDENT + words, width))
        lines += _excerpt(related.position, report, width, paint, signal)
    if diagnostic.hint:
        lines.append(_filled(f"{_INDENT}hint: {diagnostic.hint}", width).replace("hint:", paint("hint:", _HINT), 1))
    return "\n".join(lines)


def visible(text: str) -> str:
    """`text` with a sign for each character that a terminal would obey and not show."""
    return _UNSEEN.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "␦", text)


def _painted(text: str, style: str) -> str:
    return f"\033[{style}m{text}\033[0m"


def _plain(text: str, _: str) -> str:
    return text


def _filled(text: str, width: int | None) -> str:
    """`text` in lines of `width`, where that is given; words are not divided, so that names and addresses can be copied."""
    if width is None:
        return visible(text)
    lines = wrap(visible(text), max(width, _LEAST), subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def _excerpt(position: Position | None, report: Report, width: int | None, paint: _Paint, signal: str) -> list[str]:
    if position is None or position.file not in report.texts:
        return []
    lines = report.texts[position.file].split("\n")
    line = lines[position.line - 1].replace("\t", " ") if position.line <= len(lines) else ""
    if not line.strip():
        return []
    window = WINDOW if width is None else min(WINDOW, max(_LEAST, width - _BESIDE))
    if _columns(line[:window]) > window:
        window //= 2
    before = min(position.column - 1, len(line))
    first = 0 if len(line) <= window else max(0, min(before - window // 2, len(line) - window))
    shown = visible(line[first : first + window].rstrip())
    left, right = "…" if first else "", "…" if first + window < len(line) else ""
    number = f"{position.line:>5}"
    pointer = " " * _columns(left + visible(line[first:before]))
    bar, below = paint(f"{number} │", _DIM), paint(f"{' ' * len(number)} │", _DIM)
    return [f"{bar} {left}{shown}{right}", f"{below} {pointer}{paint('^', signal)}"]


def _columns(text: str) -> int:
    """How many columns of a terminal some text takes up: wide characters two, combining ones none."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)
