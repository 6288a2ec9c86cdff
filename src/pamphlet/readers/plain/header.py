"""`Key: value` lines at the top of a plain text, for people who have never heard of YAML.

    Title: The oven
    Author: Ines Okafor

    For a month the oven stood cold.

Taken only when every line up to the first empty one has a key that pamphlet knows, and one of them
is the title, the author or the language, or there are several.
"""

import re
from email.utils import parsedate_to_datetime

from pamphlet.diagnostics import Report
from pamphlet.metadata import KEYS, canonical
from pamphlet.options import Option
from pamphlet.settings import SETTINGS
from pamphlet.source import Position

_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z -]{1,20})\s?:\s+(?P<value>\S.*)")


_MAIL = {"subject": "title", "from": "author", "date": "date"}
_MAIL_OTHER = frozenset(
    {"to", "cc", "bcc", "sent", "reply-to", "message-id", "mime-version", "content-type", "x-mailer", "list-id"}
)
_LIST_TAG = re.compile(r"(?:\[[^\[\]]{1,40}\]\s*|(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_MAIL_ADDRESS = re.compile(r"\s*<[^<>]*>")


def split_mail(text: str, file: str, report: Report) -> tuple[tuple[Option, ...], int]:
    """The options in the head of a mail that was pasted with its text, and how many lines it takes up.

    Subject, sender and date are the title, the author and the date; the other lines are reported
    as `mail-head-dropped`.
    """
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    options: list[Option] = []
    dropped: list[tuple[int, str]] = []
    number = first
    for number, line in enumerate([*lines[first:], ""], first):
        if not line.strip():
            break
        match = _LINE.fullmatch(line.strip())
        key = match["key"].casefold() if match else ""
        if match and key in _MAIL:
            value = _mail_value(key, match["value"])
            options.append(Option(_MAIL[key], value, Position(file, number + 1)))
            dropped += [(number, line.strip())] if value != match["value"] else []
        elif key in _MAIL_OTHER:
            dropped.append((number, line.strip()))
        else:
            return (), 0
    if len({option.key for option in options}) < 2:
        return (), 0
    for line_number, words in dropped:
        report.add("mail-head-dropped", f"“{words}” belongs to the mail and not to its text", Position(file, line_number + 1))
    return tuple(options), number


def _mail_value(key: str, value: str) -> str:
    """A subject without the list's tag and Re:, a sender without the address, a date as YYYY-MM-DD."""
    match key:
        case "subject":
            return _LIST_TAG.sub("", value, count=1)
        case "date":
            try:
                return parsedate_to_datetime(value).date().isoformat()
            except ValueError:
                return value
        case _:
            return _MAIL_ADDRESS.sub("", value).strip('"') or value


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
