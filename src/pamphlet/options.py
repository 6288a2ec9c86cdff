"""`key: value` lines with their places: front matter, pamphlet.yaml and `--meta`.

Stands on the ground floor: readers use it for front matter, `settings` for the project file.
The only module that imports yaml. YAML is read with the safe loader's rules; a value can be
text, a number, yes/no, or lists and mappings of these, never an object.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

import yaml

from pamphlet.diagnostics import Report
from pamphlet.source import Position

Value = str | int | float | bool | None | tuple["Value", ...] | Mapping[str, "Value"]


LONGEST_NUMBER = 4096
"""Numbers with more bits than this are text."""


@dataclass(frozen=True, slots=True)
class Option:
    """One key as the author wrote it, its value, and where it stands.

    `written` is the value as it was typed, where YAML made a number, a date or yes/no of it.
    """

    key: str
    value: Value
    position: Position | None = None
    written: str = ""


def read_options(text: str, file: str, report: Report, *, first_line: int = 1) -> tuple[Option, ...]:
    """Read YAML `text`, whose first line is line `first_line` of `file`.

    Gives the options in the order written. Reports `front-matter-invalid` (and gives what could
    be read: nothing) and `option-duplicate`.
    """
    try:
        if alias := _alias(text):
            place = Position(file, first_line + alias[0], alias[1] + 1)
            report.add("front-matter-invalid", "a value is repeated by its name (& and *)", place, hint="write it out again")
            return ()
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
        if root is None:
            return ()
        if not isinstance(root, yaml.MappingNode):
            report.add(
                "front-matter-invalid",
                "this is not a list of keys and values",
                Position(file, first_line),
                hint="write each as `key: value`, one to a line",
            )
            return ()
        return tuple(_pairs(loader, root, file, report, first_line))
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        what = getattr(problem, "problem", None) or str(problem)
        place = Position(file, first_line + mark.line, mark.column + 1) if mark else Position(file, first_line)
        hint = 'a value with a colon or a quotation mark in it goes in "double quotes"'
        report.add("front-matter-invalid", f"the keys and values cannot be read: {what}", place, hint=hint)
        return ()


def _alias(text: str) -> tuple[int, int] | None:
    """Line and column (from 0) where YAML repeats a value by its name: a few lines of that can stand for billions."""
    for event in yaml.parse(text, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent) and event.start_mark:
            return event.start_mark.line, event.start_mark.column
    return None


def _pairs(loader: yaml.SafeLoader, root: yaml.MappingNode, file: str, report: Report, first_line: int) -> list[Option]:
    found: dict[str, Option] = {}
    for key_node, value_node in root.value:
        mark = key_node.start_mark
        place = Position(file, first_line + mark.line, mark.column + 1)
        key = str(loader.construct_object(key_node, deep=True)).strip()
        if key in found:
            first = found[key].position
            where = f" (first on line {first.line})" if first else ""
            report.add("option-duplicate", f"“{key}” is given twice{where}; the later value is used", place)
        written = value_node.value if isinstance(value_node, yaml.ScalarNode) and value_node.style is None else ""
        try:
            value = _freeze(loader.construct_object(value_node, deep=True))
        except ValueError:  # a date that is not in the calendar, a number that is none
            value = written
        found[key] = Option(key, value, place, written)
    return list(found.values())


def _freeze(value: object) -> Value:
    match value:
        case datetime() | date():
            return value.isoformat()
        case int() if value.bit_length() > LONGEST_NUMBER:
            return hex(value)
        case None | bool() | int() | float() | str():
            return value
        case list() | tuple() | set():
            return tuple(_freeze(v) for v in value)
        case dict():
            return {str(k): _freeze(v) for k, v in value.items()}
        case _:
            return str(value)


def shown(value: Value) -> str:
    """A value as a message quotes it."""
    match value:
        case tuple():
            return ", ".join(shown(v) for v in value)
        case Mapping():
            return ", ".join(f"{key}: {shown(v)}" for key, v in value.items())
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def did_you_mean(word: str, known: tuple[str, ...]) -> str | None:
    """A hint naming the known word that `word` is probably a slip of, if there is one."""
    close = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    return f"did you mean “{close[0]}”?" if close else None
