"""Bytes to text: the first thing that every reader of a text format does.

A byte order mark decides; without one, UTF-8 if the bytes are valid UTF-8, else Windows-1252,
which is reported because it is a guess. Line ends become `\\n`.
"""

import codecs

from pamphlet.diagnostics import Report
from pamphlet.source import Position, Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEVER_IN_TEXT = frozenset(range(9)) | frozenset(range(14, 27)) | frozenset(range(28, 32))


def decode(source: Source, report: Report) -> str:
    """The text of `source`, without byte order mark, with `\\n` line ends; "" if it is no text.

    Reports `source-not-text` and `encoding-guessed`. The report keeps the text, to quote from.
    """
    text = _decoded(source, report)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    report.remember(source.name, text)
    return text


def _decoded(source: Source, report: Report) -> str:
    data = source.data
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    try:
        if marked:
            return data.decode(marked).removeprefix("\ufeff")
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if marked or _looks_binary(data):
            return _not_text(source, problem.start, report)
        return _guessed(source, problem.start, report)
    return _not_text(source, 0, report) if _looks_binary(data) else text


def _looks_binary(data: bytes) -> bool:
    """Text has hardly any control characters besides tabs and line ends; programs and pictures have."""
    sample = data[:65536]
    strange = sum(byte in _NEVER_IN_TEXT for byte in sample)
    return b"\0" in sample or strange * 100 > len(sample)


def _not_text(source: Source, offset: int, report: Report) -> str:
    hint = "save the text as “plain text (UTF-8)” and build from that file"
    report.add("source-not-text", f"{source.name} is not a text (byte {offset + 1})", Position(source.name, 1), hint=hint)
    return ""


def _guessed(source: Source, offset: int, report: Report) -> str:
    data = source.data
    try:
        text, encoding = data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "Latin-1"
    line = data.count(b"\n", 0, offset) + 1
    column = offset - (data.rfind(b"\n", 0, offset) + 1) + 1
    hint = "save the file as UTF-8 to be sure"
    report.add(
        "encoding-guessed", f"the text is not UTF-8; it was read as {encoding}", Position(source.name, line, column), hint=hint
    )
    return text
