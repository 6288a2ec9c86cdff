"""Dates as people write them and as machines do: “18 April 2026” is 2026-04-18, and the other way about.

Stands on the ground floor, as data: front matter, plain text, pages and Word files have dates in them,
and the printed page shows one. `03-04-2024` may be March or April: other dates of the same text
settle it when one of them has a number above 12, or the language does; where nothing does, or the two are at odds,
it stays as it is.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

_TABLE = """
en|{d} {m} {y}|January February March April May June July August September October November December
fr|{d} {m} {y}|janvier février mars avril mai juin juillet août septembre octobre novembre décembre
de|{d}. {m} {y}|Januar Februar März April Mai Juni Juli August September Oktober November Dezember
es|{d} de {m} de {y}|enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
it|{d} {m} {y}|gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
pt|{d} de {m} de {y}|janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
nl|{d} {m} {y}|januari februari maart april mei juni juli augustus september oktober november december
pl|{d} {m} {y}|stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
cs|{d}. {m} {y}|ledna února března dubna května června července srpna září října listopadu prosince
el|{d} {m} {y}|Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου
ru|{d} {m} {y} г.|января февраля марта апреля мая июня июля августа сентября октября ноября декабря
uk|{d} {m} {y} р.|січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
tr|{d} {m} {y}|Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık
ar|{d} {m} {y}|يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
he|{d} ב{m} {y}|ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
hi|{d} {m} {y}|जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
ja|{y}年{n}月{d}日|1 2 3 4 5 6 7 8 9 10 11 12
zh|{y}年{n}月{d}日|1 2 3 4 5 6 7 8 9 10 11 12
ko|{y}년 {n}월 {d}일|1 2 3 4 5 6 7 8 9 10 11 12
"""

_WITHOUT_A_DAY = """
pl|styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
cs|leden únor březen duben květen červen červenec srpen září říjen listopad prosinec
el|Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος
ru|январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
uk|січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
"""
"""Months by the form they have where no day stands before them, in languages where it is another."""

_SHORT = "jan jänner|feb feber|mar|apr||jun|jul|aug|sept sep|oct|nov|dec"
"""What else people write for January, February and so on."""

_FIRST_OF_A_MONTH = MappingProxyType({"fr": "1er", "it": "1º"})


class _Form(NamedTuple):
    """How a language writes a date with a day and one without, and its months in either."""

    with_day: str
    without_day: str
    months: tuple[str, ...]
    months_alone: tuple[str, ...]


def _forms() -> Iterator[tuple[str, _Form]]:
    alone = {row[:2]: row[3:] for row in _WITHOUT_A_DAY.strip().split("\n")}
    for row in _TABLE.strip().split("\n"):
        language, pattern, months = row.split("|")
        without_day = re.sub(r"^\{d\}.*?(?=\{m\})|\s?\{d\}.$", "", pattern)
        yield language, _Form(pattern, without_day, tuple(months.split()), tuple(alone.get(language, months).split()))


FORMS: Mapping[str, _Form] = MappingProxyType(dict(_forms()))
"""How dates are written, by the code of the language."""


def long_date(iso: str, language: str) -> str:
    """A date (YYYY-MM-DD, YYYY-MM) in the words of a BCP 47 language; as it is where they are not known, or it is a year."""
    primary = language.split("-")[0].casefold()
    form = FORMS.get(primary)
    if form is None or len(iso) < len("YYYY-MM"):
        return iso
    year, month, *days = (int(part) for part in iso.split("-"))
    if not days:
        return form.without_day.format(m=form.months_alone[month - 1], n=month, y=year)
    day = _FIRST_OF_A_MONTH.get(primary, days[0]) if days[0] == 1 else days[0]
    return form.with_day.format(d=day, m=form.months[month - 1], n=month, y=year)


# --- reading dates -------------------------------------------------------------------------------------


def _month_names() -> Iterator[tuple[str, int]]:
    rows = [names for form in FORMS.values() for names in (form.months, form.months_alone)]
    for names in rows:
        yield from ((name.lower(), number) for number, name in enumerate(names, 1) if not name.isdigit())
    for number, others in enumerate(_SHORT.split("|"), 1):
        yield from ((name, number) for name in others.split())


_MONTHS = MappingProxyType(dict(_month_names()))
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|ª|º|\.)?"
_BETWEEN = r"(?:\s+|\s+de\s+|\s+of\s+)"
_YEAR = r"\d{4}"
DATE = (
    rf"{_YEAR}-\d{{2}}-\d{{2}}|{_YEAR}[./]\s?\d{{1,2}}[./]\s?\d{{1,2}}|\d{{1,2}}[-./]\s?\d{{1,2}}[-./]\s?{_YEAR}"
    rf"|{_DAY}{_BETWEEN}ב?(?:{_MONTH})\.?,?{_BETWEEN}{_YEAR}(?:\s?(?:г|р)\.)?"
    rf"|(?:{_MONTH})\.?\s+{_DAY},?\s+{_YEAR}|(?:{_MONTH})\.?,?{_BETWEEN}{_YEAR}(?:\s?(?:г|р)\.)?"
    rf"|{_YEAR}\s?[年년]\s?\d{{1,2}}\s?[月월](?:\s?\d{{1,2}}\s?[日일])?"
)
"""A regular expression for one date, to be compiled with IGNORECASE."""

SHORT_DATE = r"\d{1,2}(?:\.\s?\d{1,2}\.\s?|/\d{1,2}/|-\d{1,2}-)\d{2}(?![\d.])"
"""The same for one whose year has two digits, which is a date only where nothing else stands with it."""

_ISO = re.compile(rf"{_YEAR}(-\d\d(-\d\d)?)?", re.ASCII)
_MOMENT = re.compile(rf"({_YEAR})([-/])(\d\d)\2(\d\d)(?:[T ]\d\d:\d\d.*)?", re.ASCII)
_NUMERIC = re.compile(rf"(?<![\d.-])(\d{{1,2}})[-./]\s?(\d{{1,2}})[-./]\s?({_YEAR})(?![\d-])")
_SHORT_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})[-./]\s?(\d{1,2})[-./]\s?(\d{2})(?![\d./-])")
_YEAR_FIRST = re.compile(rf"({_YEAR})[./]\s?(\d{{1,2}})[./]\s?(\d{{1,2}})")
_CJK = re.compile(rf"({_YEAR})\D+(\d{{1,2}})\s?[月월](?:\s?(\d{{1,2}}))?.*")
_NUMBER = re.compile(r"\d+")
_TIME = re.compile(r"(?:T|\b)\d{1,2}[:h]\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z\b|[+-]\d\d:?\d\d)?")
_A_YEAR = re.compile(r"(?<![\d./-])(1\d{3}|2[01]\d\d)(?![\d/-]|\.\d)", re.ASCII)


@cache
def _one_date() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?:{DATE})(?!\d)", re.IGNORECASE)


@cache
def _month_word() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])ב?({_MONTH})(?![^\W\d_])", re.IGNORECASE)


def without_time(words: str) -> str:
    """The day alone, as YYYY-MM-DD, of what a program wrote down as a moment or with strokes; other words as they are."""
    moment = _MOMENT.fullmatch(words)
    return "-".join((moment[1], moment[3], moment[4])) if moment else words


def iso_date(words: str, text: str = "", language: str = "") -> str | None:
    """YYYY-MM-DD, YYYY-MM or YYYY, as much of the date in `words` as is certain; None where nothing is.

    `text` is the text that they stand in, for its other dates, and `language` the BCP 47 tag of its language.
    """
    found = possible_dates(words, text, language)
    return found[0] if len(found) == 1 else None


def possible_dates(words: str, text: str = "", language: str = "") -> tuple[str, ...]:
    """What `words` may stand for, as `iso_date` gives it: one date, two where day and month may be either, or none."""
    words = _TIME.sub("", words).strip()
    if _ISO.fullmatch(words):
        return tuple(_valid(*map(int, words.split("-"))))
    found = list(_one_date().finditer(words))
    if len(found) == 1:
        before, after = words[: found[0].start()], words[found[0].end() :]
        if not _NUMBER.search(before + after) and not before.rstrip().endswith(("-", "–", "—", "/")):
            return _readings(found[0][0], text, language)
    if len(short := list(_SHORT_NUMERIC.finditer(words))) == 1 and (century := _century(short[0][3], text)):
        whole = f"{short[0][1]}.{short[0][2]}.{century}{short[0][3]}"
        return _readings(whole, text, language)
    years = set(_A_YEAR.findall(words))
    if len(years) != 1 or _NUMERIC.search(words):
        return ()
    months = {_MONTHS[name.lower()] for name in _month_word().findall(words)}
    return tuple(_valid(int(years.pop()), *(months if len(months) == 1 else ())))


def _century(year: str, text: str) -> str:
    """The first two digits of the only year in a text that ends in these two; else ""."""
    years = set(re.findall(rf"(?<!\d)(1\d|20){year}(?!\d)", text, re.ASCII))
    return years.pop() if len(years) == 1 else ""


def _readings(words: str, text: str, language: str) -> tuple[str, ...]:
    if numeric := _NUMERIC.fullmatch(words):
        first, second, year = map(int, numeric.groups())
        both = (*_valid(year, second, first), *_valid(year, first, second))
        if len(set(both)) < 2:
            return both[:1]
        day_first = _day_comes_first(text, language)
        return both if day_first is None else both[:1] if day_first else both[1:]
    if year_first := _YEAR_FIRST.fullmatch(words):
        return tuple(_valid(*map(int, year_first.groups())))
    if east := _CJK.fullmatch(words):
        return tuple(_valid(*(int(part) for part in east.groups() if part)))
    if _ISO.fullmatch(words):
        return tuple(_valid(*map(int, words.split("-"))))
    months = [_MONTHS[name.lower()] for name in _month_word().findall(words)]
    numbers = _NUMBER.findall(words)
    years, days = [int(n) for n in numbers if len(n) == 4], [int(n) for n in numbers if len(n) < 3]
    return tuple(_valid(years[0], months[0], *days[:1])) if months and years else ()


def _day_comes_first(text: str, language: str) -> bool | None:
    """Whether the dates of a text are day-month (True) or month-day (False); None if nothing tells, or it is at odds."""
    dates = (*_NUMERIC.findall(text), *_SHORT_NUMERIC.findall(text))
    votes = {int(a) > 12 for a, b, _ in dates if (int(a) > 12) != (int(b) > 12)} | _habit_of(language)
    return votes.pop() if len(votes) == 1 else None


def _habit_of(language: str) -> set[bool]:
    """Whether those who write a language put the day before the month; nothing where some do, and some do not.

    English does without a region, and so do languages in countries where the neighbours write otherwise (CLDR, dateFormats).
    """
    primary, *others = language.split("-")
    regions = {other.upper() for other in others}
    if primary.casefold() == "en":
        return {True} if regions & _DAY_FIRST_IN_ENGLISH else {False} if "US" in regions else set()
    form = FORMS.get(primary.casefold())
    return {True} if form and form.with_day.startswith("{d}") and not regions & {"US", "CA"} else set()


_DAY_FIRST_IN_ENGLISH = frozenset({"GB", "IE", "AU", "NZ", "IN", "MT"})


def _valid(year: int, *rest: int) -> Iterator[str]:
    """The date, if it is one of the calendar."""
    try:
        whole = date(year, *(*rest, 1, 1)[:2]).isoformat()
    except ValueError:
        return
    yield whole[: (4, 7, 10)[len(rest)]]
