"""Styles of the printed page: which there are, one's own, and the variables that re-dress them.

Stands beside `settings`, which asks it what `style:` and `variables:` mean. A style is one CSS
file in `styles/`; the first line of its first comment describes it. Its sheets are laid out by
the PDF writer.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pamphlet.metadata import BadValue
from pamphlet.options import Value, did_you_mean, shown
from pamphlet.resources import BadFile, read_style_sheet, shipped

DEFAULT_STYLE = "pamphlet"


@dataclass(frozen=True, slots=True)
class Style:
    """A style: the name that messages call its sheet by, its CSS, and the folder where its `url()`s begin and end."""

    name: str
    css: str
    folder: Path


def style_names() -> tuple[str, ...]:
    """The names of the styles that pamphlet brings, the default first."""
    names = sorted(path.stem for path in shipped("styles").glob("*.css"))
    return (DEFAULT_STYLE, *(name for name in names if name != DEFAULT_STYLE))


def shipped_style(name: str = DEFAULT_STYLE) -> Style:
    """The style of that name among `style_names()`, or `base/print`, which all of them share."""
    path = shipped("styles") / f"{name}.css"
    return Style(f"styles/{name}.css", path.read_text(encoding="utf-8"), path.parent)


def description(style: Style) -> str:
    """What the first line of a style's first comment says."""
    found = re.match(r"\s*/\*\s*([^\n]*?)\s*(?:\*/|\n)", style.css)
    return found[1] if found else ""


def find_style(value: Value, folder: Path, *, anywhere: bool) -> Style:
    """The style that `value` names: one of pamphlet's, or a CSS file, whose name starts from `folder`.

    Unless it may stand `anywhere`, the file must lie inside `folder`. Raises BadValue, with a hint.
    """
    name = str(value)
    if not name.casefold().endswith(".css"):
        names = style_names()
        if name.casefold() not in names:
            raise BadValue(did_you_mean(name, names) or "choose from " + ", ".join(names) + ", or name a file that ends in .css")
        return shipped_style(name.casefold())
    try:
        path, css = read_style_sheet(folder, name, anywhere=anywhere)
    except BadFile as problem:
        raise BadValue(str(problem)) from problem
    return Style(name, css, path.parent)


# --- variables --------------------------------------------------------------------------------------

_COLOURS = ("black", "white", "gray", "silver", "maroon", "red", "purple", "green", "olive", "navy", "blue", "teal")


def _colour(text: str) -> str:
    if text.casefold() in _COLOURS or re.fullmatch(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", text):
        return text.casefold()
    raise BadValue('a colour is written "#7a1f1f", in quotation marks, or is one of ' + ", ".join(_COLOURS))


def _length(text: str) -> str:
    if re.fullmatch(r"\d{1,4}(\.\d{1,4})?(mm|cm|in|pt|rem)", text):
        return text
    raise BadValue("this takes a length, such as 18mm, 11pt or 30rem")


def _number(text: str) -> str:
    if re.fullmatch(r"\d{1,2}(\.\d{1,4})?", text) and float(text) > 0:
        return text
    raise BadValue("this takes a number, such as 1.4")


def _fonts(text: str) -> str:
    names = [name.strip().strip("\"'") for name in text.split(",")]
    if not all(re.fullmatch(r"[\w .-]+", name) for name in names):
        raise BadValue("this takes the name of a font, or several with commas between them")
    return ", ".join(f'"{name}"' for name in (*names, "Pamphlet Serif", "Pamphlet Sans"))


VARIABLES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "paper-ink": _colour,
        "paper-accent": _colour,
        "paper-tint": _colour,
        "text-font": _fonts,
        "heading-font": _fonts,
        "title-font": _fonts,
        "small-font": _fonts,
        "size": _length,
        "leading": _number,
        "measure": _length,
        "column-count": _number,
        "column-width": _length,
        "column-gap": _length,
        "margin-top": _length,
        "margin-bottom": _length,
        "margin-inside": _length,
        "margin-outside": _length,
    }
)
"""The variables that can be set, as styles/README.md describes them, and what makes CSS of their values."""


def read_variables(value: Value) -> tuple[tuple[str, str], ...]:
    """The variables that the mapping `value` sets, as CSS. Raises BadValue, with a hint."""
    if not isinstance(value, Mapping):
        raise BadValue('write them as a list of keys and values, such as {paper-accent: "#7a1f1f"}')
    found = {}
    for key, given in value.items():
        name = key.removeprefix("--").casefold()
        if name not in VARIABLES:
            hint = did_you_mean(name, tuple(VARIABLES)) or "the ones I know are " + ", ".join(VARIABLES)
            raise BadValue(f"there is no variable “{key}”: {hint}")
        try:
            found[name] = VARIABLES[name](shown(given).strip())
        except BadValue as problem:
            raise BadValue(f"{key}: {problem}") from problem
    return tuple(found.items())
