"""What stands above a plain text and is not the text: keys, the head of a mail, a library's licence.

`Key: value` lines are for people who have never heard of YAML:

    Title: The oven
    Author: Ines Okafor

    For a month the oven stood cold.

Taken only when every line up to the first empty one has a key that pamphlet knows, and one of them
is the title, the author or the language, or there are several.
"""

import re
from dataclasses import dataclass, replace

from pamphlet.diagnostics import Report
from pamphlet.metadata import KEYS, canonical
from pamphlet.options import Option
from pamphlet.readers.front_matter import split_front_matter
from pamphlet.readers.plain.mail import mail_foot, split_mail
from pamphlet.setting_values import SETTINGS
from pamphlet.source import Position

_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z -]{1,20})\s?:\s+(?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class Frame:
    """The head of a text: its options, and the lines (from 0, `end` not included) between which the text itself stands."""

    options: tuple[Option, ...] = ()
    begin: int = 0
    end: int | None = None


def split_head(text: str, file: str, report: Report) -> Frame:
    """What stands above and below a text and is not of it, whatever it is.

    Reports `mail-head-dropped`, `licence-dropped` and what `split_front_matter` reports.
    """
    options, begin = split_front_matter(text, file, report)
    if not options and not begin:
        options, begin = split_header(text, file)
    if not options and not begin:
        options, begin = split_mail(text, file, report)
    frame = Frame(options, begin) if options or begin else split_gutenberg(text, file, report)
    return frame if frame.end is not None else replace(frame, end=mail_foot(text, file, report))


_START = re.compile(r"^\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG[^*]*\*\*\*[ \t]*$", re.MULTILINE)
_END = re.compile(
    r"^(?:\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the |this )?Project Gutenberg(?:'s|’s)? .*$)", re.MULTILINE
)
_GUTENBERG_KEY = re.compile(r"^(Title|Author|Translator|Language): +(\S.*)$", re.MULTILINE)


def split_gutenberg(text: str, file: str, report: Report) -> Frame:
    """What Project Gutenberg puts before and behind a text: its title and author, and the licence.

    The lines are reported as `licence-dropped`.
    """
    start = _START.search(text) if "PROJECT GUTENBERG" in text else None
    if start is None:
        return Frame()
    options = tuple(
        Option(key[1].lower(), key[2].strip(), Position(file, text.count("\n", 0, key.start()) + 1))
        for key in _GUTENBERG_KEY.finditer(text, 0, start.start())
        if canonical(key[1]) in {"title", "author"}
    )
    begin = text.count("\n", 0, start.end()) + 1
    _dropped(f"lines 1 to {begin} are the head that Project Gutenberg gives a text", file, 1, report)
    behind = _END.search(text, start.end())
    end = text.count("\n", 0, behind.start()) if behind else None
    if end is not None:
        last = text.rstrip("\n").count("\n") + 1
        _dropped(f"lines {end + 1} to {last} are Project Gutenberg’s licence", file, end + 1, report)
    return Frame(options, begin, end)


def _dropped(what: str, file: str, line: int, report: Report) -> None:
    report.add("licence-dropped", f"{what}; they were left out", Position(file, line))


def split_header(text: str, file: str) -> tuple[tuple[Option, ...], int]:
    """The options in the first lines, and how many lines they take up (0 where there are none)."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    options: list[Option] = []
    for number, line in enumerate(lines[first:], first):
        if not line.strip():
            break
        match = _LINE.fullmatch(line.strip())
        if match is None or canonical(match["key"]) not in (*KEYS, *SETTINGS):
            return (), 0
        source = canonical(match["key"]) == "source"  # where the text is from, said to its readers
        key, value = ("credits", line.strip()) if source else (match["key"], match["value"])
        options.append(Option(key, value, Position(file, number + 1)))
    keys = {canonical(option.key) for option in options}
    if not keys & {"title", "author", "language"} and len(keys) < 2:
        return (), 0
    return tuple(options), first + len(options)
