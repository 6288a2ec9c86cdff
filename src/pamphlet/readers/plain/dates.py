"""Dates as people write them, and what they are in ISO 8601 where that is certain.

`03-04-2024` may be March or April. Other dates of the same text settle it when one of them has a
number above 12; where none does, the date stays as it is printed.
"""

import re
from datetime import date

from pamphlet.tree import PrintedDate

_MONTH_NAMES = """
january|january jan janvier januar jänner enero gennaio janeiro januari stycznia styczeń ledna leden ιανουαρίου января січня ocak
february|february feb février februar feber febrero febbraio fevereiro februari lutego luty února únor φεβρουαρίου февраля лютого şubat
march|march mar mars märz marzo março maart marca marzec března březen μαρτίου марта березня mart
april|april apr avril abril aprile kwietnia kwiecień dubna duben απριλίου апреля квітня nisan
may|may mai mayo maggio maio mei maja maj května květen μαΐου мая травня mayıs
june|june jun juin juni junio giugno junho czerwca czerwiec června červen ιουνίου июня червня haziran
july|july jul juillet juli julio luglio julho lipca lipiec července červenec ιουλίου июля липня temmuz
august|august aug août agosto augustus sierpnia sierpień srpna srpen αυγούστου августа серпня ağustos
september|september sept sep septembre septiembre settembre setembro września wrzesień září σεπτεμβρίου сентября вересня eylül
october|october oct octobre oktober octubre ottobre outubro października październik října říjen οκτωβρίου октября жовтня ekim
november|november nov novembre noviembre novembro listopada listopad listopadu νοεμβρίου ноября листопада kasım
december|december dec décembre dezember diciembre dicembre dezembro grudnia grudzień prosince prosinec δεκεμβρίου декабря грудня aralık
"""
_MONTHS = {
    name: number for number, line in enumerate(_MONTH_NAMES.strip().splitlines(), 1) for name in line.partition("|")[2].split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|ª|º|\.)?"
_BETWEEN = r"(?:\s+|\s+de\s+|\s+of\s+)"
_YEAR = r"\d{4}"
DATE = (
    rf"{_YEAR}-\d{{2}}-\d{{2}}|\d{{1,2}}[-./]\s?\d{{1,2}}[-./]\s?{_YEAR}"
    rf"|{_DAY}{_BETWEEN}(?:{_MONTH})\.?,?{_BETWEEN}{_YEAR}(?:\s?(?:г|р)\.)?"
    rf"|(?:{_MONTH})\.?\s+{_DAY},?\s+{_YEAR}|(?:{_MONTH})\.?{_BETWEEN}{_YEAR}"
    rf"|{_YEAR}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일]"
)
"""A regular expression for one date, to be compiled with IGNORECASE."""

_NUMERIC = re.compile(rf"(?<![\d.-])(\d{{1,2}})[-./]\s?(\d{{1,2}})[-./]\s?({_YEAR})(?![\d-])")
_CJK = re.compile(rf"({_YEAR})\D+(\d{{1,2}})\D+(\d{{1,2}})\s?[日일]")
_PIECE = re.compile(r"\d+|[^\W\d_]+")


def printed_date(words: str, text: str) -> PrintedDate:
    """The date `words` stands for; `text` is the whole text, for its other dates."""
    return PrintedDate(words, _iso(words, text))


def _iso(words: str, text: str) -> str | None:
    if numeric := _NUMERIC.fullmatch(words):
        first, second, year = map(int, numeric.groups())
        if first > 12 or second > 12 or first == second:
            return _valid(year, second, first) or _valid(year, first, second)
        match day_comes_first(text):
            case True:
                return _valid(year, second, first)
            case False:
                return _valid(year, first, second)
            case None:
                return None
    if east := _CJK.fullmatch(words):
        return _valid(*map(int, east.groups()))
    if re.fullmatch(rf"{_YEAR}-\d\d-\d\d", words):
        return _valid(*map(int, words.split("-")))
    return _worded(words)


def _worded(words: str) -> str | None:
    pieces = _PIECE.findall(words.casefold())
    months = [_MONTHS[piece] for piece in pieces if piece in _MONTHS]
    years = [int(piece) for piece in pieces if piece.isdecimal() and len(piece) == 4]
    days = [int(piece) for piece in pieces if piece.isdecimal() and len(piece) < 3]
    if len(months) != 1 or len(years) != 1:
        return None
    return _valid(years[0], months[0], days[0]) if days else f"{years[0]}-{months[0]:02}"


def day_comes_first(text: str) -> bool | None:
    """Whether the dates of a text are day-month (True) or month-day (False); None if nothing tells."""
    votes = {int(a) > 12 for a, b, _ in _NUMERIC.findall(text) if (int(a) > 12) != (int(b) > 12)}
    return votes.pop() if len(votes) == 1 else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
