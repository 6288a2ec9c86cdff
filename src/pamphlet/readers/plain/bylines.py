"""Lines that say who had a part in a text, and when: bylines and dates, in the languages that pamphlet knows.

The ground on which `front` stands. A name is known by its capitals, where its script has any, and by the word
before it or what somebody is behind it; a date by its form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pamphlet.dates import DATE, SHORT_DATE, iso_date
from pamphlet.readers.plain.matter_words import (
    BODIES,
    BYLINE_KEYS,
    BYLINE_SIGNS,
    BYLINES,
    CONTRIBUTORS,
    DATE_KEYS,
    DATE_PARTICLES,
    DATED,
    OUR,
    SETTLEMENTS,
    SPOKEN_AT,
    SPOKEN_BY,
    SURNAMES,
    TALKS,
    TASKS,
)
from pamphlet.readers.plain.words import words
from pamphlet.tree import Person, PrintedDate

_UPPER = r"[^\W\d_a-zß-öø-ÿα-ωά-ώа-яёєіїґ]"
_SMALL = (
    "de|del|della|di|da|dos|van|von|der|den|ter|la|le|bin|ibn|al|y|e|i|and|und|et|och|en|ve|и|і|й|та|και|with|mit|avec|con|com|&"
)
_NAME = rf"{_UPPER}[\w’'.-]*(?: (?:{_SMALL}|{_UPPER}[\w’'.-]*)){{1,5}}"
_NAME_ALONE = re.compile(_NAME)
_WORDS_OF_NAMES = frozenset(_SMALL.split("|")) | {"des", "das", "du", "vom", "zu", "zum", "s", "z", "of", "the", "jr", "sr"}
_ARTICLES = words("the|our|some|members|die|den|der|les|la|le|los|las|el|i|gli|de|os")
_COMMON_WORDS = words("the|a|an|of|in|on|for|to|with|from|is|are|was|notes")

_BETWEEN_NAMES = re.compile(
    rf"\s*(?:,? (?:with|avec|mit|con|com|met) (?={_UPPER})|,| and | & | und | et | y | e | i | en | och | ve | и | і | та | και "
    r"|、|，|・(?=\S+・)|؛|، | و(?=\S))\s*"
)
_STOPLESS = r"(?:[^.!?]|(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w{3})\.|(?<=\b\w{4})\.){2,90}?"
"""Words without a full stop, but for those of abbreviations."""

_BYLINE = re.compile(
    rf"(?:(?P<open>{BYLINES})(?:\s*[:：]\s*|\s+)(?:(?!the )(?:{OUR}) (?:\w+ ){{1,3}}?|the (?-i:[a-z]\w* ){{1,3}}?)?"
    rf"|{BYLINE_KEYS}\s?[:：]\s*|{BYLINE_SIGNS}\s?)"
    rf"(?P<name>{_STOPLESS})\.?",
    re.IGNORECASE,
)
_WITH_SIGN = re.compile(rf"(?:{BYLINES}|{BYLINE_KEYS})\s?[:：]|{BYLINE_SIGNS}", re.IGNORECASE)
_BYLINE_BEHIND = re.compile(
    r"(?P<name>[^\W\d_]{2,8}(?: [^\W\d_]{1,8})?)(?:\s?지음|\s?씀|\s글|\s(?:著|撰|文|作)|\s(?:द्वारा|ने लिखा))"
    r"|(?P<known>[\u3005\u3041-\u30ff\u4e00-\u9fff]{3,8})[（(][^（）()]{1,20}(?:家|員|員|长|長|師|师|者|会|會|士|生|主|司|教授)[)）]"
)
"""Names with the word for what somebody did behind them, as Korean, Chinese, Japanese and Hindi have it."""
_SHORT_NAME = re.compile(rf"(?:{SURNAMES})[\u4e00-\u9fff]{{1,2}}|[가-힣]{{3}}")
_PARTED = re.compile(r"\s+[|·•/–—]\s+")
_MOST_PARTS = 4
_YEAR_WORD = r"(?:\s?(?:r|г|р|roku|года|року)\.?)?"
_WEEKDAY = r"(?:\s?[（(][^\W\d_]{1,4}[）)]|\s?(?:星期|周|週).|\s?.(?:曜日|요일))?"
_NAME_AND_DATE = re.compile(
    rf"(?:(?i:{BYLINES})\s+)?(?P<name>{_NAME})(?P<sign>,| [–—-]| \|)\s+"
    rf"(?P<date>(?:(?i:{DATED})\s*[:：]?\s*(?:(?i:{DATE_PARTICLES})\s?)?)?(?i:{DATE}{_YEAR_WORD}))\.?"
)
_PLACE_BEGINS = re.compile(rf"(?:{SETTLEMENTS})\s", re.IGNORECASE)
_NAME_AND_TASK = re.compile(rf"(?P<name>{_NAME}), (?=[^,.!?]{{3,60}}$)(?:\S+ ){{0,3}}?(?i:{TASKS.pattern}).*")
_NAME_AND_BODY = re.compile(rf"(?P<name>{_NAME})(?:, | [–—-] | \()(?P<body>[^.!?()]{{3,80}})\)?")
_SPOKEN = re.compile(
    rf"(?:[^\W\d_]+ ){{0,2}}(?:{TALKS})(?:,? (?:{SPOKEN_AT})\s.{{2,80}})?,? (?:{SPOKEN_BY}) (?P<name>{_STOPLESS})\.?",
    re.IGNORECASE,
)
"""“A talk given at the annual meeting by Nora Pell”."""
_WORDS_AND_PICTURES = re.compile(
    r"(?:words|text)\s*:\s*(?P<name>[^/|]{2,60}?)\s*[/|]\s*(?P<credit>(?:pictures?|photos?|images?)\s*:.{2,80})", re.IGNORECASE
)
_CONTRIBUTIONS = tuple(
    (role, re.compile(rf"(?P<words>{before})(?P<sign>\s?[:：・／]\s?|\s+)(?P<name>{_STOPLESS})\.?", re.IGNORECASE))
    for role, before in CONTRIBUTORS
)
_ENDS_OPEN = re.compile(r"(?:by|par|von|por|da|de|di|door|van)$", re.IGNORECASE)

_PLACE = r"[^\W\d_][\w.’'-]*(?:[ -][^\W\d_][\w.’'-]*){0,2}"
_TIME = r"(?:,?\s+(?:at |um |à |alle |a las |o |v |в |о )?\d{1,2}(?:[.:h]\d{2})?\s?(?:[ap]\.?m\.?|Uhr|h)?)?"
_HAN = "[〇一二三四五六七八九十]"
_HAN_NUMBER = re.compile(f"{_HAN}+")
_DAY = (
    rf"(?:[^\W\d_]{{3,12}},?\s+)?(?:(?:{_PLACE},\s+){{1,3}}(?:(?:{DATE_PARTICLES})\s)?)?"
    rf"(?:{DATE}|{SHORT_DATE}|[〇一二三四五六七八九]{{4}}年{_HAN}{{1,3}}月{_HAN}{{1,3}}日){_YEAR_WORD}{_WEEKDAY}{_TIME}"
)
_DATE_LINE = re.compile(
    rf"(?:(?:{DATE_KEYS})\s*[:：]?\s*(?:(?:{DATE_PARTICLES})\s)?(?P<day>{_DAY})"
    rf"|(?P<said>(?:(?:{DATED})\s*[:：]?\s*(?:(?:{DATE_PARTICLES})\s?)?)?{_DAY}))\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a line says of the text, and by which rule.

    `end` is where its name ends, if a date follows that is no part of the byline, `begin` where it begins, if one stands
    before it; `credit` says that the people did not write the text but had another part in it, `worded` that a word before
    the name says that they wrote it, `perhaps_place` that the name may be that of the place where the date was.
    """

    people: tuple[Person, ...] = ()
    date: str = ""
    rule: str = ""
    sure: bool = False
    end: int | None = None
    begin: int = 0
    credit: bool = False
    worded: bool = False
    perhaps_place: bool = False


def names_in(line: str) -> Named | None:
    """Who and when, as a line says in so many words; None where it does not."""
    if line[:1] in "*_" and line[-1:] == line[:1] and (bare := line.strip("*_")):
        named = names_in(bare)
        return replace(named, end=None, begin=0) if named else None
    if len(parts := _PARTED.split(line)) > 1 and (named := _in_parts(line, parts)):
        return named
    if match := _NAME_AND_DATE.fullmatch(line):
        alone = match.start("name") == 0 and match["sign"] == ","
        if alone and _PLACE_BEGINS.match(line):
            return Named((), line, "it is a place and a date")
        return Named(people(match["name"]), match["date"], "it is a name and a date", end=match.end("name"), perhaps_place=alone)
    if date := date_in(line):
        return Named((), date, "the line is a date", sure=True)
    if match := _WORDS_AND_PICTURES.fullmatch(line):
        return Named((Person(match["name"]),), "", "it says whose the words and the pictures are", sure=True)
    for role, pattern in _CONTRIBUTIONS:
        match = pattern.fullmatch(line)
        if (
            match
            and (match["sign"].strip(" ") or _ENDS_OPEN.search(match["words"]))
            and _is_somebody(match["name"], article=bool(_ENDS_OPEN.search(match["words"])))
        ):
            helpers = tuple(Person(person.name, role) for person in people(match["name"]))
            return Named(helpers, "", f"it begins with “{match['words']}”", credit=True)
    if (match := _BYLINE.fullmatch(line)) and _is_somebody(match["name"], article=not _WITH_SIGN.match(line)):
        sure = bool(_WITH_SIGN.match(line))
        return Named(people(match["name"]), "", f"it begins with “{line.split()[0]}”", sure=sure, worded=True)
    if match := _NAME_AND_TASK.fullmatch(line):
        return Named((Person(match["name"]),), "", "it is a name, and what somebody is")
    if match := _BYLINE_BEHIND.fullmatch(line):
        return Named((Person(match["name"] or match["known"]),), "", "what somebody did or is stands behind a name", worded=True)
    if (match := _SPOKEN.fullmatch(line)) and _is_somebody(match["name"], article=False):
        return Named(people(match["name"]), "", "it says what was spoken, and by whom", worded=True)
    if (match := _NAME_AND_BODY.fullmatch(line)) and is_name(match["name"]) and _belongs(match["name"], match["body"]):
        return Named(people(match["name"]), "", "it is a name, and a body that somebody belongs to")
    return None


def is_worded(line: str) -> bool:
    """Whether a word says whose name stands behind it."""
    named = names_in(line)
    return named is not None and named.worded


def _in_parts(line: str, parts: list[str]) -> Named | None:
    """Who and when, as a line says whose parts have strokes or points between them, one of them a date."""
    dates = [part for part in parts if date_in(part)]
    if not dates or len(parts) > _MOST_PARTS:
        return None
    known = next((named for part in parts if not date_in(part) and (named := names_in(part)) and named.people), None)
    name = next((part for part in parts if is_name(part)), "")
    if known is None and not name:
        return Named((), line, "it has the date in it") if len(dates) == len(parts) else None
    who = known.people if known else people(name)
    if len(parts) > 2:
        return Named(who, dates[0], "a name and a date are parts of it")
    if date_in(parts[0]):
        return Named(who, dates[0], "it is a date and a name", begin=len(line) - len(parts[1]))
    return Named(who, dates[0], "it is a name and a date", end=len(parts[0]))


def _belongs(name: str, body: str) -> bool:
    """Whether a name is no body, and what stands behind it is one."""
    return BODIES.search(body) is not None and not BODIES.search(name)


def date_in(line: str) -> str:
    """The date that a line consists of, with what it says of that date; else ""."""
    found = _DATE_LINE.fullmatch(line)
    return (found["day"] or found["said"]) if found else ""


def printed_date(written: str, text: str, language: str) -> PrintedDate:
    """A date, which may have a place or a word in front of it; `text`, in a `language`, has other dates."""
    first = _PARTED.split(written)[0]
    return PrintedDate(written, iso_date(_HAN_NUMBER.sub(_in_digits, first) if "年" in first else first, text, language))


def _in_digits(number: re.Match[str]) -> str:
    """二〇二五 as 2025, 十二 as 12."""
    tens, ten, ones = number[0].partition("十")
    digits = [str("〇一二三四五六七八九".index(sign)) for sign in (tens or "一") + (ones or "〇")] if ten else []
    return "".join(digits or (str("〇一二三四五六七八九".index(sign)) for sign in tens))


def is_signature(line: str) -> bool:
    """Whether a line at the end of a text is nothing but a name: one with an initial, or with what the person is."""
    return bool((_INITIAL.search(line) and is_name(line)) or _NAME_AND_TASK.fullmatch(line))


def is_name(line: str) -> bool:
    """Whether a line is a name of two words or more, and nothing else but the marks of notes."""
    line = _MARKS_BEHIND.sub("", line)
    if any(len(name.split()) < 2 for name in _BETWEEN_NAMES.split(line)):
        return False
    said = {word.casefold() for word in line.split()}
    return len(line) <= 45 and bool(_NAME_ALONE.fullmatch(line)) and not said & _COMMON_WORDS and not line.isupper()


def is_short_name(line: str) -> bool:
    """Whether a line may be a name as Chinese and Korean have it, which only its place can tell from other words."""
    return bool(_SHORT_NAME.fullmatch(line))


def _is_somebody(said: str, *, article: bool = True) -> bool:
    """Whether these words name somebody: up to a comma each begins with a capital or is a small word of names.

    With an `article` before them they may name a group, of which one word has a capital.
    """
    first = re.split(r"[,(|/–—]| - ", said)[0].split()
    if not any(_begins_name(word) for word in first):
        return False
    if article and first[0].casefold() in _ARTICLES:
        return True
    return all(_begins_name(word) or word.strip(".'’").casefold() in _WORDS_OF_NAMES for word in first)


def _begins_name(word: str) -> bool:
    letter = next((sign for sign in word if sign.isalpha()), "")
    return bool(letter) and not letter.islower()


_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.\s?[^\W\d_]")
_IN_BRACKETS = re.compile(r"\s?[(（][^()（）]{1,60}[)）]$")
_MARKS_BEHIND = re.compile(r"(?:\s?\[[^\[\]]*\]|[⁰¹²³⁴-⁹*†‡])+$")


def people(names: str) -> tuple[Person, ...]:
    """The authors whom a byline names, with commas or words between them."""
    return tuple(Person(name) for name in _names(names))


def _names(names: str) -> Iterator[str]:
    """The names of a byline; what somebody is, behind a comma, is none."""
    for number, part in enumerate(_BETWEEN_NAMES.split(names)):
        bare = _IN_BRACKETS.sub("", _MARKS_BEHIND.sub("", part)).strip()
        if bare and not (number and (bare[0].islower() or TASKS.fullmatch(bare))):
            yield bare
