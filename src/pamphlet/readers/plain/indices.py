"""Numbers in square brackets that are an index, as in programs and formulas, and no mark of a note.

A number that touches a word is the usual mark (`word[1]`). It is an index only where something else
tells of a program: ticks around it, a value that is given to it, something asked of it, the call of a
function, a name that no prose has. What is left open, such as `array[1]`, is decided in `scopes`, by the other marks.
"""

import re

_NAME = re.compile(r"(?P<before>[@/#]|[$&*]|->)?(?P<name>[^\W\d]\w*)(?P<first>(?:\[[^\[\]\s]{1,20}\])*)$")
"""The name that a bracket touches, what stands directly before it, and the indices between the two."""

_UNMISTAKABLE = re.compile(r"(?i:argv|args|kwargs|arr|buf|tbl|idx|ptr|vec)\d?|[^\W_]+(?:_[^\W_]+)+|_[^\W_]\w*[^\W_]")
"""Names that stand in programs alone: one with a low line within it, or a short form that no prose has."""

_PLAIN = re.compile(r"[a-z_]\w*", re.ASCII)
"""Names as programs have them mostly."""

_MORE = re.compile(r"(?:\[[^\[\]\s]{1,20}\])+")
_GIVEN = re.compile(
    r"\s?[-+*/|&^%]=\s?\w|\+\+|--(?=[\s;)]|$)"
    r"|\s?=\s?(?:(?:new )?[\w.]+[(\[;]|(?:-?[\d.]+|[\w.]+|\"[^\"\n]*\"|'[^'\n]*')\s*(?:$|[;+*/]))",
    re.MULTILINE,
)
"""It is made something of: `= next(…)`, `= 3` at the end of a line, `+= 1`, `++`."""
_ASKED = re.compile(r"\.[a-z_]\w*\s?[(\[=]")
_USED = re.compile(r"\s?(?:[-+*/%<>]?=(?![=>])|[=!<>]=|[+*/%<>]|\.[a-z_])")
"""What stands behind names that programs like where they are used: an equals sign, a comparison, a sum, a part of it."""
_CALLED = re.compile(r"[a-z_]\w*\([^()\s]*$", re.ASCII)
_CLOSED = re.compile(r"\s?[),]")
_STATEMENT = re.compile(r"\w\s?[-+*/]?=\s?[^=\n]*$")
_ENDED = re.compile(r"[^\n]*[;{](?:\s*//[^\n]*)?$", re.MULTILINE)
_FARTHEST = 80
"""So many characters before and behind a bracket are looked at."""

_OF_A_PROGRAM = re.compile(
    r"[a-z]\d?|\w*_\w*|\)|(?:array|arr|list|row|col|column|args?|argv|data|item|items|matrix|vector|table|tab|index|buf(?:fer)?)s?\d?"
)
"""What may stand before the bracket of an index in a program or a formula, and before a mark as well."""


def is_of_a_program(word: str) -> bool:
    """Whether a word looks like a name in a program or a formula, so that a number in brackets behind it may be an index."""
    return bool(_OF_A_PROGRAM.fullmatch(word))


def is_index(text: str, start: int, end: int) -> bool:
    """Whether the square bracket from `start` to `end` is plainly an index, by what stands around it."""
    before, after = text[max(0, start - _FARTHEST) : start], text[end : end + _FARTHEST]
    found = _NAME.search(before)
    if found is None or found["before"] in {"@", "/", "#"}:
        return False
    name, leading = found["name"], before[: found.start()]
    if found["before"] in {"$", "->"} or _UNMISTAKABLE.fullmatch(name) or _is_in_ticks(text, start, end):
        return True
    if not _PLAIN.fullmatch(name):
        return False
    rest = after[more.end() :] if (more := _MORE.match(after)) else after
    line = leading.rpartition("\n")[2]
    return bool(
        _GIVEN.match(rest)
        or _ASKED.match(rest)
        or (is_of_a_program(name) and _USED.match(rest))
        or (_CALLED.search(line) and _CLOSED.match(rest))
        or (_STATEMENT.search(line) and _ENDED.match(rest))
    )


def _is_in_ticks(text: str, start: int, end: int) -> bool:
    """Whether a place stands between two single backticks of its line."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    opening, closing = text.rfind("`", max(first, start - _FARTHEST), start), text.find("`", end, min(last, end + _FARTHEST))
    if opening < 0 or closing < 0 or text[opening - 1 : opening] == "`" or text[opening + 1].isspace():
        return False
    return text.count("`", max(first, opening - _FARTHEST), opening) % 2 == 0
