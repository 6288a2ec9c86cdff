"""`Key: value` lines at the top of a plain text, for people who have never heard of YAML.

    Title: The oven
    Author: Ines Okafor

    For a month the oven stood cold.

Taken only when every line up to the first empty one has a key that pamphlet knows, and one of them
is the title or there are several.
"""

import re

from pamphlet.metadata import KEYS, canonical
from pamphlet.options import Option
from pamphlet.settings import SETTINGS
from pamphlet.source import Position

_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z -]{1,20})\s?:\s+(?P<value>\S.*)")


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
        options.append(Option(match["key"], match["value"], Position(file, number + 1)))
    keys = {canonical(option.key) for option in options}
    if "title" not in keys and len(keys) < 2:
        return (), 0
    return tuple(options), first + len(options)
