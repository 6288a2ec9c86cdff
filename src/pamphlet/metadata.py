"""Metadata from keys: what `title:`, `author:` and their like mean, wherever they are written.

Front matter, pamphlet.yaml and `--meta` all come through here, so a key means the same
everywhere. The table `KEYS` is the whole list; `ALIASES` holds other words for the same thing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any

from pamphlet.dates import iso_date, possible_dates, without_time
from pamphlet.diagnostics import Report
from pamphlet.language_tags import LANGUAGE_NAMES, is_language, standard_tag
from pamphlet.options import Option, Value, did_you_mean, shown
from pamphlet.source import Position
from pamphlet.tree import NO_METADATA, Inlines, Metadata, Person, PrintedDate, Text


class BadValue(ValueError):
    """A value that a key cannot take; the message says what it can."""


def _text(value: Value) -> str:
    match value:
        case tuple():
            return ", ".join(_text(v) for v in value)
        case Mapping():
            raise BadValue("this takes plain text")
        case _:
            return " ".join(shown(value).split())


def _line(value: Value) -> Inlines:
    text = _text(value)
    return (Text(text),) if text else ()


def _each(value: Value) -> tuple[Value, ...]:
    match value:
        case tuple():
            return value
        case str():
            return tuple(value.splitlines())
        case _:
            return (value,)


def _lines(value: Value) -> tuple[Inlines, ...]:
    return tuple(line for line in map(_line, _each(value)) if line)


def _words(value: Value) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else [_text(v) for v in _each(value)]
    return tuple(part.strip() for part in parts if part.strip())


def _people(value: Value) -> tuple[Person, ...]:
    several = value if isinstance(value, tuple) else (value,)
    return tuple(person for person in map(_person, several) if person.name)


_OF_PERSON = ("name", "role", "sort")


def _person(value: Value) -> Person:
    if not isinstance(value, Mapping):
        return Person(_text(value))
    if "name" not in value:
        raise BadValue("a person is a name, or has the keys name, role and sort")
    sort_name = _text(value["sort"]) if "sort" in value else None
    return Person(_text(value["name"]), _text(value.get("role", "author")), sort_name)


def _date(value: Value) -> PrintedDate | None:
    text = without_time(_text(value))
    return PrintedDate(text, iso_date(text)) if text else None


def _language(value: Value) -> str | None:
    """The BCP 47 tag of a language that is given by its code or its name."""
    words = _text(value)
    tag = LANGUAGE_NAMES.get(words.casefold()) or standard_tag(words)
    if tag is None and words:
        raise BadValue(did_you_mean(words, tuple(LANGUAGE_NAMES)) or "write its name, such as German, or its code: de, pt-BR")
    return tag


def _isbn(value: Value) -> str:
    """An ISBN as it was written, if its last figure, which checks the others, is right."""
    text = _text(value)
    signs = text.replace("-", "").replace(" ", "").upper()
    if len(signs) == 13 and signs.isascii() and signs.isdigit():
        right = sum(int(sign) * (1, 3)[place % 2] for place, sign in enumerate(signs)) % 10 == 0
    else:
        right = len(signs) == 10 and _checks_by_eleven(signs)
    if not right:
        raise BadValue("an ISBN has 13 figures (older ones 10), and its last one checks the others")
    return text


def _issn(value: Value) -> str:
    """An ISSN as it was written, if its last figure, which checks the others, is right."""
    text = _text(value)
    signs = text.replace("-", "").upper()
    if len(signs) != 8 or not _checks_by_eleven(signs):
        raise BadValue("an ISSN has 8 figures, such as 2049-3630, and its last one checks the others")
    return text


def _checks_by_eleven(signs: str) -> bool:
    """Whether figures weighed from the last on by 1, 2, 3 … make a multiple of eleven; X is ten, at the end."""
    if not (signs[:-1].isascii() and signs[:-1].isdigit() and signs[-1] in "0123456789X"):
        return False
    figures = [10 if sign == "X" else int(sign) for sign in reversed(signs)]
    return sum(weight * figure for weight, figure in enumerate(figures, 1)) % 11 == 0


KEYS: Mapping[str, tuple[str, Callable[[Value], Any]]] = MappingProxyType(
    {
        "title": ("title", _line),
        "subtitle": ("subtitle", _line),
        "author": ("authors", _people),
        "date": ("date", _date),
        "language": ("language", _language),
        "description": ("description", _text),
        "publisher": ("publisher", _text),
        "promoter": ("promoter", _text),
        "printer": ("printer", _text),
        "series": ("series", _text),
        "isbn": ("isbn", _isbn),
        "issn": ("issn", _issn),
        "rights": ("rights", _text),
        "identifier": ("identifier", _text),
        "keywords": ("keywords", _words),
        "contact": ("contact", _lines),
        "credits": ("credits", _lines),
        "cover": ("cover", _text),
    }
)
ALIASES = MappingProxyType(
    {
        "authors": "author",
        "by": "author",
        "lang": "language",
        "abstract": "description",
        "summary": "description",
        "copyright": "rights",
        "licence": "rights",
        "license": "rights",
        "tags": "keywords",
        "subject": "keywords",
        "credit": "credits",
        "color": "colour",
        "color-profile": "colour-profile",
    }
)
METADATA_KEYS: tuple[str, ...] = (*KEYS, *ALIASES)


_PROPERTIES = re.compile(r"dcterms:conformsTo|a11y:certifi(edBy|erCredential)|onix:\w+|marc:\w+")


def is_claim(key: str) -> bool:
    """Whether a key is a property of e-books that only their author can state, written as EPUB writes it.

    These are conformance and who certified it (EPUB Accessibility 1.1, 4), and what shops and libraries keep in
    ONIX and MARC. They are kept as `extra` and go into the package unchanged.
    """
    return _PROPERTIES.fullmatch(key) is not None


def canonical(key: str) -> str:
    """The table's word for a key: case folded, aliases followed."""
    folded = key.strip().casefold()
    return ALIASES.get(folded, folded)


def read_metadata(options: tuple[Option, ...], report: Report) -> Metadata:
    """The metadata among `options`; other keys are passed over (`settings` tells the unknown ones).

    Reports `option-value` for a value that its key cannot take, `option-duplicate` for two words for one key, `option-unknown`,
    `date-unclear` and `language-unknown`.
    """
    found: dict[str, Any] = {}
    said: dict[str, Option] = {}
    for option in options:
        if entry := KEYS.get(canonical(option.key)):
            name, read = entry
            first = said.setdefault(name, option)
            if first is not option:
                message = f"“{option.key}” says what “{first.key}” has said already; the later value is used"
                report.add("option-duplicate", message, option.position)
            try:
                found[name] = read(option.value)
            except BadValue as problem:
                report.add(
                    "option-value", f"“{option.key}” cannot be “{shown(option.value)}”", option.position, hint=str(problem)
                )
    for option in said.values():
        _tell_more_of_people(option, report)
    data = Metadata(**found)
    if data.date and data.date.iso is None and data.language:
        data = replace(data, date=PrintedDate(data.date.text, iso_date(data.date.text, language=data.language)))
    _doubt(data, said, report)
    return data


def _tell_more_of_people(option: Option, report: Report) -> None:
    """Report what is said of a person and is not kept, such as where they work."""
    several = option.value if isinstance(option.value, tuple) else (option.value,)
    keys = {key: None for person in several if isinstance(person, Mapping) and "name" in person for key in person}
    if canonical(option.key) == "author" and (more := [f"“{key}”" for key in keys if key not in _OF_PERSON]):
        message = f"{' and '.join(more)} of “{option.key}” {'is' if len(more) == 1 else 'are'} not kept"
        report.add("option-unknown", message, option.position, hint=f"a person has the keys {', '.join(_OF_PERSON)}")


def _doubt(data: Metadata, said: Mapping[str, Option], report: Report) -> None:
    """Report what can be printed, and little else: a date that is no certain day, a code of no language."""
    if data.date and data.date.iso is None:
        either = possible_dates(data.date.text)
        hint = f"write {' or '.join(either)}, whichever is meant" if either else "write it as 2026-05-12, 2026-05 or 2026"
        message = f"“{data.date.text}” is printed as it is, but shops and libraries cannot be told what date it is"
        report.add("date-unclear", message, said["date"].position, hint=hint)
    if data.language and not is_language(data.language):
        hint = "nothing can be divided or read aloud rightly in it; German is de, Portuguese in Brazil pt-BR"
        report.add("language-unknown", f"“{data.language}” is no language that is known", said["language"].position, hint=hint)


def is_said(options: tuple[Option, ...], key: str) -> bool:
    """Whether `options` say anything under `key`, even if it cannot be used: that has been reported then."""
    return any(canonical(option.key) == key and option.value for option in options)


def place_of(options: tuple[Option, ...], key: str) -> Position | None:
    """Where the last of `options` under `key` stands."""
    return next((option.position for option in reversed(options) if canonical(option.key) == key), None)


def overlay(weaker: Metadata, stronger: Metadata) -> Metadata:
    """`weaker` with every field that `stronger` has something to say about; `extra` is joined."""
    said = {f.name: getattr(stronger, f.name) for f in fields(Metadata) if getattr(stronger, f.name) and f.name != "extra"}
    if "authors" in said and "byline" not in said:
        said["byline"] = ()  # the line named other authors
    return replace(weaker, **said, extra={**weaker.extra, **stronger.extra})


@dataclass(frozen=True, slots=True)
class MetadataLayers:
    """Metadata from outside the document: pamphlet.yaml below it, `--meta` above it."""

    project: Metadata = NO_METADATA
    flags: Metadata = NO_METADATA

    def around(self, document: Metadata) -> Metadata:
        """The three laid over one another: flags over the document over the project."""
        return overlay(overlay(self.project, document), self.flags)
