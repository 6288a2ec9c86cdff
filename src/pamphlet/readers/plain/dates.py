"""Dates as people write them, and what they are in ISO 8601 where that is certain.

`03-04-2024` may be March or April. Other dates of the same text settle it when one of them has a
number above 12; where none does, the date stays as it is printed.
"""

import re
from datetime import date

from pamphlet.tree import PrintedDate

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = "|".join(_MONTHS)
DATE = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH}),? \d{{4}}|(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|(?:{_MONTH}) \d{{4}}"
)
"""A regular expression for one date, to be compiled with IGNORECASE."""

_NUMERIC = re.compile(r"(?<![\d.-])(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?![\d-])")
_WORDED = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({_MONTH})(?: (\d{{1,2}})(?:st|nd|rd|th)?)?,? (\d{{4}})", re.IGNORECASE)


def printed_date(words: str, text: str) -> PrintedDate:
    """The date `words` stands for; `text` is the whole text, for its other dates."""
    return PrintedDate(words, _iso(words, text))


def _iso(words: str, text: str) -> str | None:
    if worded := _WORDED.fullmatch(words):
        before, month, after, year = worded.groups()
        day = before or after
        return _valid(year, _MONTHS[month.casefold()], day) if day else f"{year}-{_MONTHS[month.casefold()]:02}"
    if numeric := _NUMERIC.fullmatch(words):
        first, second, year = numeric.groups()
        match day_comes_first(text):
            case True:
                return _valid(year, second, first)
            case False:
                return _valid(year, first, second)
            case None:
                return None
    return _valid(*words.split("-"))


def day_comes_first(text: str) -> bool | None:
    """Whether the dates of a text are day-month (True) or month-day (False); None if nothing tells."""
    votes = {first > 12 for a, b, _ in _NUMERIC.findall(text) if ((first := int(a)) > 12) != (int(b) > 12)}
    return votes.pop() if len(votes) == 1 else None


def _valid(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
