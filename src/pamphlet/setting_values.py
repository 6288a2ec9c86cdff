"""What each setting may say: one reader a key, from the words of an author to a value.

Stands below `settings`, which knows whose word counts, and asks it only for the meaning of one
value. A reader of this table raises `BadValue` with a hint that can be followed; those of keys
that name a file are told from which folder, and whether it may lie outside of it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from pamphlet.inks import Profile, fault_of_profile
from pamphlet.metadata import BadValue
from pamphlet.options import Value, shown
from pamphlet.paper import read_bleed, read_paper
from pamphlet.resources import BadFile, read_profile
from pamphlet.stylesheets import DEFAULT_STYLE, Style, find_style, read_variables

Format = Literal["pdf", "epub"]
FORMATS: tuple[Format, ...] = ("pdf", "epub")

Mark = Literal["crop", "fold"]
MARKS: tuple[Mark, ...] = ("crop", "fold")

Placement = Literal["endnotes", "footnotes", "chapter", "web"]
PLACEMENTS: tuple[Placement, ...] = ("endnotes", "footnotes", "chapter", "web")

Shop = Literal["kindle", "kobo", "apple"]
SHOPS: tuple[Shop, ...] = ("kindle", "kobo", "apple")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value was said: the names of files in it start from `folder`, and may lead out of it if `anywhere`."""

    folder: Path
    anywhere: bool


Reader = Callable[[Value, Place], Any]
"""What makes a value of the words of a key. Raises BadValue, with a hint."""


# --- words ------------------------------------------------------------------------------------------


def _names(value: Value) -> set[str]:
    names = value if isinstance(value, tuple) else shown(value).replace(",", " ").split()
    return {str(name).casefold() for name in names}


def _formats(value: Value) -> tuple[Format, ...]:
    wanted = {name.lstrip(".") for name in _names(value)}
    if not wanted or not wanted <= set(FORMATS):
        raise BadValue("choose from " + ", ".join(FORMATS))
    return tuple(name for name in FORMATS if name in wanted)


def _shops(value: Value) -> tuple[Shop, ...]:
    wanted = _names(value) - {"no", "none"}
    if not wanted <= {*SHOPS, "all"}:
        raise BadValue("choose from " + ", ".join(SHOPS) + ", or write all")
    return tuple(name for name in SHOPS if name in wanted or "all" in wanted)


def _marks(value: Value) -> tuple[Mark, ...]:
    wanted = _names(value) - {"no", "none"}
    if not wanted <= set(MARKS):
        raise BadValue("choose crop, fold, both, or no")
    return tuple(name for name in MARKS if name in wanted)


_NO, _YES = ("no", "none"), ("yes", "auto")
_OTHER_WORDS = MappingProxyType(
    dict.fromkeys(("no", "off", "false", "none"), _NO) | dict.fromkeys(("yes", "on", "true", "auto"), _YES)
)
"""What people say, and the choices it may stand for."""


def _choice(value: Value, choices: tuple[str, ...]) -> str:
    said = shown(value).casefold()
    word: str | None = next((word for word in (said, *_OTHER_WORDS.get(said, ())) if word in choices), None)
    if word is None:
        raise BadValue("choose from " + ", ".join(choices))
    return word


# --- addresses and files ----------------------------------------------------------------------------


def _address(value: Value) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]{4,290}", shown(value)):
        raise BadValue("write the whole address, such as https://museum.example/notes")
    return shown(value)


def _codes(value: Value) -> tuple[str, ...]:
    names = value if isinstance(value, tuple) else tuple(shown(value).split())
    wanted = (str(name) for name in names if str(name).casefold() not in ("no", "none"))
    return tuple("links" if name.casefold() == "links" else _address(name) for name in wanted)


def _file_name(value: Value) -> str:
    if not isinstance(value, str) or not value:
        raise BadValue("this takes a name")
    return value


def _file_names(value: Value) -> tuple[str, ...]:
    names = value if isinstance(value, tuple) else (value,)
    return tuple(_file_name(name) for name in names)


def _style(value: Value, place: Place) -> Style:
    return find_style(_file_name(value), place.folder, anywhere=place.anywhere)


def _edition(value: Value, place: Place) -> Style | None:
    """The style of another edition; None for none."""
    name = _file_name(value)
    if name.casefold() in ("no", "none"):
        return None
    return _style(DEFAULT_STYLE if name.casefold() == "standard" else name, place)


def _profile(value: Value, place: Place) -> Profile:
    name = _file_name(value)
    try:
        data = read_profile(place.folder, name, anywhere=place.anywhere)
    except BadFile as problem:
        raise BadValue(str(problem)) from problem
    if fault := fault_of_profile(data):
        raise BadValue(fault)
    return Profile(Path(name).name, data)


# --- the table --------------------------------------------------------------------------------------


def _alone(read: Callable[[Value], Any]) -> Reader:
    """The reader of a value that means the same wherever it was said."""
    return lambda value, _: read(value)


def _one_of(*choices: str) -> Reader:
    return _alone(lambda value: _choice(value, choices))


_YES_OR_NO = _alone(lambda value: _choice(value, ("yes", "no")) == "yes")

SETTINGS: Mapping[str, Reader] = MappingProxyType(
    {
        "formats": _alone(_formats),
        "source": _alone(_file_name),
        "wrap": _one_of("auto", "hard", "soft"),
        "notes": _one_of("auto", "heading", "none", *PLACEMENTS),
        "notes-url": _alone(_address),
        "qr": _alone(_codes),
        "headings": _one_of("auto", "none"),
        "contents": _one_of("auto", "yes", "no"),
        "title-page": _one_of("yes", "no"),
        "typography": _one_of("smart", "keep"),
        "drop-capital": _one_of("yes", "no"),
        "style": _style,
        "page-numbers-of": _edition,
        "paper": _alone(read_paper),
        "variables": _alone(read_variables),
        "parts": _alone(_file_names),
        "filters": _alone(_file_names),
        "note-numbers": _one_of("through", "chapter"),
        "pdf-standard": _one_of("ua-1+a-2a", "ua-2+a-4"),
        "embed-source": _YES_OR_NO,
        "page-list": _YES_OR_NO,
        "colour": _one_of("auto", "rgb", "grey", "cmyk"),
        "colour-profile": _profile,
        "bleed": _alone(read_bleed),
        "marks": _alone(_marks),
        "split-at": _one_of("auto", "none", "1", "2"),
        "embed-fonts": _YES_OR_NO,
        "writing": _one_of("horizontal", "vertical"),
        "shops": _alone(_shops),
    }
)
"""The settings, in the order of docs/keys.md, and what reads the value of each."""
