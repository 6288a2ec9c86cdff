"""The characters of a decoded text: one kind of line end, whole letters, nothing that an output cannot hold.

The second half of `decode`. What is changed without a word means the same as before; what does not, or
shows that the text was damaged on its way here, is reported once, with its first place.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from pamphlet.diagnostics import Report
from pamphlet.source import Position

_LOST = "\ufffd"

_WINDOWS = MappingProxyType({chr(n): sign for n in range(0x80, 0xA0) if (sign := bytes([n]).decode("cp1252", "ignore"))})
"""What Windows has where Unicode has the control codes from 80 to 9F."""

_NEVER = frozenset(
    map(chr, [*range(9), *range(14, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0)])
) - _WINDOWS.keys() | {"\ufeff", "\ufffe", "\uffff"}
"""Control codes, halves of characters and signs that Unicode keeps free: most of them no EPUB can hold, and paper none."""

_APART = frozenset(map(chr, (*range(0x300, 0x370), 0x653, 0x654, 0x655, 0x3099, 0x309A, *range(0x1161, 0x1176))))
_IN_PIECES = re.compile(
    "\\w[\u0300-\u036f\u0653-\u0655\u3099\u309a]{1,8}|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?",
)
"""A letter with its accents, or a Korean syllable, as some programs take them apart; `_APART` has what they all have."""

_CONTINUED = "\xa0-¿" + "".join(_WINDOWS.values())
_SUSPECT = re.compile(f"[ÂÃÄÅÎÏÐÑ×ØÙÚÛàâãäåæçèéïð‚√][{_CONTINUED}Ä†∂≠≥]")
_GARBLED = re.compile(
    rf"â€[{_CONTINUED}]?|â‚¬|âˆ[{_CONTINUED}]|â„[¢–—]|ï»¿|ðŸ[{_CONTINUED}]{{2}}"
    rf"|(?<=[a-zß-ÿ])[ÃÄÅ][{_CONTINUED}]|[ÃÄÅ][{_CONTINUED}](?=[a-z])"
    r"|(?<![A-ZÀ-Þ])Â(?:[£¥§©®°±²³·º½¼¾¿¡]|\xa0(?![»:;!?]))"
    rf"|(?:[ÐÑ][{_CONTINUED}]){{3}}|(?:[ÎÏ][{_CONTINUED}]){{3}}|(?:×[{_CONTINUED}]){{3}}|(?:[Ø-Û][{_CONTINUED}]){{3}}"
    rf"|(?:à[¤¥][{_CONTINUED}]){{2}}|(?:[ã-é][{_CONTINUED}]{{2}}){{2}}"
    r"|‚Ä[ôöúùìî¶¢]|(?<=[a-z])√[©®™†±≥≠ß∂§º°¢µ¥]"
)
"""UTF-8 that was opened as Windows-1252 (or, at the end, Mac Roman) and saved as what it looked like then."""


def _one_line_end(text: str) -> str:
    """`text` with `\\n` for every sign that ends a line, as mail programs, old Macs and word processors write them."""
    text = text.replace("\r\n", "\n")
    for end in "\r\v\x85\u2028\u2029":
        text = text.replace(end, "\n")
    return text


def end_of(text: str, file: str) -> Position:
    """The place right after `text`, which is the beginning of `file`."""
    return Position(file, text.count("\n") + 1, len(text) - text.rfind("\n"))


def cleaned(text: str, file: str, report: Report) -> str:
    """`text` with one kind of line end, its letters put together, and without what no output can hold.

    Form feeds, soft hyphens, joiners and the marks for writing direction stay. Reports
    `characters-mended`, `characters-dropped` and `text-garbled`, each with its first place in what comes out.
    """
    text = _one_line_end(text.rstrip("\x1a") or text)  # which DOS programs put at the end of a file
    signs = frozenset(text)
    if signs & _APART:
        text = _put_together(text)
    if signs & _NEVER:
        text = _without(text, signs & _NEVER, file, report)
    if signs & _WINDOWS.keys():
        text = _read_as_windows(text, signs & _WINDOWS.keys(), file, report)
    _report_garbled(text, file, report)
    return text


def _read_as_windows(text: str, signs: Iterable[str], file: str, report: Report) -> str:
    found = sorted(signs)
    first = min(text.index(sign) for sign in found)
    number = sum(text.count(sign) for sign in found)
    for sign in found:
        text = text.replace(sign, _WINDOWS[sign])
    message = f"{_count(number, 'control code')} stood where Windows has signs such as {text[first]}, and became those"
    report.add("characters-mended", message, end_of(text[:first], file), hint="look whether they are right")
    return text


def _put_together(text: str) -> str:
    whole: dict[str, str] = {}

    def compose(match: re.Match[str]) -> str:
        pieces = match[0]
        if pieces not in whole:
            whole[pieces] = unicodedata.normalize("NFC", pieces)
        return whole[pieces]

    return _IN_PIECES.sub(compose, text)


def _without(text: str, signs: Iterable[str], file: str, report: Report) -> str:
    never = re.compile("[" + "".join(map(re.escape, sorted(signs))) + "]")
    first = next(never.finditer(text))
    text, number = never.subn("", text)
    message = f"{_count(number, 'character')} that can be neither printed nor put into an e-book {_were(number)} taken out"
    hint = f"the first is U+{ord(first[0]):04X}; look whether something is missing here"
    report.add("characters-dropped", message, end_of(text[: first.start()], file), hint=hint)
    return text


def _report_garbled(text: str, file: str, report: Report) -> None:
    for suspect in _SUSPECT.finditer(text):
        if garbled := _GARBLED.match(text, suspect.start()):
            message = f"letters and quotation marks look garbled here: “{garbled[0]}”"
            hint = "the text was opened in a wrong encoding and saved again: open the original as UTF-8 and save that"
            report.add("text-garbled", message, end_of(text[: suspect.start()], file), hint=hint)
            break
    if (lost := text.find(_LOST)) >= 0:
        number = text.count(_LOST)
        message = f"{_count(number, 'character')} {_were(number)} lost before the text came here; {_LOST} stands for each"
        report.add(
            "text-garbled", message, end_of(text[:lost], file), hint="look the words up in an older copy and type them again"
        )


def _count(number: int, noun: str) -> str:
    return f"one {noun}" if number == 1 else f"{number} {noun}s"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def load_json(data: bytes) -> Any:
    """What the JSON in `data` says, with U+FFFD for each half of a character (a surrogate) that stands alone in it.

    No file can hold such a half, but JSON can, as an escape. Raises what `json.loads` raises.
    """
    found = json.loads(data)
    if not _HALF.search(data):
        return found
    text = json.dumps(found, ensure_ascii=False)
    return json.loads(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
