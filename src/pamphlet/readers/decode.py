"""Bytes to text: the first thing that every reader of a text format does.

A byte order mark decides; without one, UTF-8 if the bytes are that or nearly that, else the encoding
that `encodings` thinks the likeliest, which is reported because it is a guess. Then `characters` evens
the text. A file that is no text is refused with an error that says what it is.
"""

import codecs
import re
import unicodedata

from pamphlet.diagnostics import Report
from pamphlet.readers.characters import cleaned, end_of
from pamphlet.readers.encodings import NAMES, guess_encoding
from pamphlet.readers.file_kinds import hint_for, is_document
from pamphlet.source import Position, Source

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", 4),
    (codecs.BOM_UTF32_BE, "utf-32-be", 4),
    (codecs.BOM_UTF16_LE, "utf-16-le", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", 2),
)
"""The byte order marks besides that of UTF-8, their encodings, and the bytes in a unit of these."""

_SAMPLE = 65536
_CONTROLS = bytes((*range(9), *range(14, 26), *range(28, 32), 127))
_BEYOND_ASCII = bytes(range(128, 256))
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_STRAY_BYTE = re.compile("[\udc80-\udcff]")


def decode(source: Source, report: Report) -> str:
    """The text of `source`, without byte order mark, with `\\n` line ends; "" if it is no text.

    All positions of later stages are places in this text, and the report keeps it to quote from. Reports
    `source-not-text`, `encoding-guessed`, `encoding-mixed`, and what `characters.cleaned` reports.
    """
    text = cleaned(_decoded(source, report), source.name, report)
    report.remember(source.name, text)
    return text


def _decoded(source: Source, report: Report) -> str:
    marked = [row for row in _MARKS if source.data.startswith(row[0])]
    for mark, encoding, unit in marked:
        if (text := _in_units(source.data[len(mark) :], encoding, unit)) is not None:
            return text
    data = source.data.removeprefix(codecs.BOM_UTF8)
    if marked or is_document(data):
        return _refused(source, report)
    if (text := _utf_16_without_mark(data)) is not None:
        return _guessed(text, "UTF-16", Position(source.name, 1), report)
    if b"\x1b$" in data and (text := _in_units(data, "iso2022_jp_2", 1)) is not None:
        return _guessed(text, NAMES["iso2022_jp_2"], Position(source.name, 1), report)
    if _is_binary(data):
        return _refused(source, report)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if (text := _with_pairs(data)) is not None:
            return text
        if len(data) < len(source.data) or _is_mostly_utf_8(data, problem):
            return _mixed(source, data, report)
        return _by_guess(source, problem.start, report)


def _in_units(data: bytes, encoding: str, unit: int) -> str | None:
    """The text in an encoding whose units have several bytes; None if it is none. A cut-off last one is a lost character."""
    end = len(data) // unit * unit
    try:
        text = data[:end].decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return None
    if data[end:].strip(b"\0\r\n"):
        text += "\ufffd"
    sample = text[:4096]
    strange = sum(unicodedata.category(sign) in ("Cn", "Co", "Cs", "Cc") and sign not in "\t\n\r\f" for sign in sample)
    return text if strange <= 2 or strange * 20 < len(sample) else None


def _utf_16_without_mark(data: bytes) -> str | None:
    """The text, where zeros stand in every other place only: the upper halves of letters, at least of the spaces."""
    sample = data[:_SAMPLE]
    upper, lower = sample[1::2].count(0), sample[0::2].count(0)
    zeros = max(upper, lower)
    if zeros < max(3, len(sample) // 100) or min(upper, lower) * 4 > zeros:
        return None
    rest = sample.replace(b"\0", b"")
    codes = _controls(rest) + rest.count(b"\t")  # the upper halves of most alphabets
    if zeros * 5 < len(sample) * 2 and codes * 4 < len(rest) and _SEQUENCE.sub(b"", rest)[:-3].isascii():
        return None  # a text in UTF-8, into which a few zeros came
    return _in_units(data, "utf-16-le" if upper > lower else "utf-16-be", 2)


def _controls(data: bytes) -> int:
    """How many control codes there are besides tabs and line ends."""
    return len(data) - len(data.translate(None, _CONTROLS))


def _is_binary(data: bytes) -> bool:
    """Text has hardly any control codes; programs and pictures have."""
    sample = data[:_SAMPLE]
    strange = _controls(sample)
    return strange > 2 and strange * 100 > len(sample)


def _with_pairs(data: bytes) -> str | None:
    """The text as UTF-8 where characters beyond 16 bits stand as two halves, as some databases write them; None if it is not."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _is_mostly_utf_8(data: bytes, problem: UnicodeDecodeError) -> bool:
    """Whether much of the text before the first wrong byte is UTF-8, or most of it on both sides, or it was only cut off."""
    before = data[max(0, problem.start - _SAMPLE) : problem.start]
    around = before + data[problem.start : problem.start + _SAMPLE]
    right = len(_SEQUENCE.findall(before))
    sequences = _SEQUENCE.findall(around)
    wrong = len(around) - len(around.translate(None, _BEYOND_ASCII)) - sum(map(len, sequences))
    cut_off = problem.end == len(data) and problem.reason == "unexpected end of data"
    return right >= 20 or len(sequences) >= (1 if cut_off else 4 * wrong)


def _mixed(source: Source, data: bytes, report: Report) -> str:
    """The text as UTF-8, and every byte that is not as what it is in Windows."""
    text = data.decode("utf-8", "surrogateescape")
    first = _STRAY_BYTE.search(text)
    where = _after(text[: first.start()] if first else "", source.name)
    text, number = _STRAY_BYTE.subn(lambda stray: bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace"), text)
    message = f"the text is UTF-8, but {number} of its bytes {'is' if number == 1 else 'are'} not; read as Windows-1252"
    report.add("encoding-mixed", message, where, hint="look at the sign here: it may have come from another file")
    return text


def _by_guess(source: Source, first: int, report: Report) -> str:
    encoding = guess_encoding(source.data, first)
    before = source.data[:first].decode(encoding, "ignore")
    text = source.data.decode(encoding, "replace")
    return _guessed(text, NAMES[encoding], _after(before, source.name), report)


def _after(before: str, file: str) -> Position:
    """The place after the beginning of a text, counted in what becomes of that."""
    return end_of(cleaned(before, file, Report()), file)


def _guessed(text: str, name: str, where: Position, report: Report) -> str:
    hint = "look at its accents and quotation marks, and save the file as UTF-8 to be sure"
    report.add("encoding-guessed", f"the text is not UTF-8; it was read as {name}", where, hint=hint)
    return text


def _refused(source: Source, report: Report) -> str:
    report.add("source-not-text", f"{source.name} is not a text", Position(source.name, 1), hint=hint_for(source.data))
    return ""
