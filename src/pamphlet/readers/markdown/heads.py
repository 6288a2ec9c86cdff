"""What stands at the top of a text in other programs: Pandoc's `% Title`, MultiMarkdown's `Title: …`, TOML between `+++`.

It says the same as front matter, and becomes the same options.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace

from pamphlet.diagnostics import Report
from pamphlet.options import Option, Value, shown
from pamphlet.readers.markdown.blocks import read_blocks
from pamphlet.readers.markdown.parser import parse
from pamphlet.readers.markdown.places import Lines
from pamphlet.source import Position
from pamphlet.tree import Code, Emphasis, Inlines, Paragraph, SmallCaps, Span, Strong, Subscript, Superscript, Text
from pamphlet.walk import Rewrite, descendants, plain_text

_KEY_LINE = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]+(\S.*)")
_PERCENT = ("title", "author", "date")


def read_head(lines: Sequence[str], file: str, report: Report) -> tuple[tuple[Option, ...], int]:
    """The options at the top of a text without front matter, and how many lines they take up.

    Reports `front-matter-invalid` for TOML that is none.
    """
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    if lines[0].startswith("% "):
        return _of_pandoc(lines[:end], file)
    if lines[0].lower().startswith("title:"):
        return _of_multimarkdown(lines[:end], file)
    if lines[0].rstrip() == "+++":
        return _of_toml(lines, file, report)
    return (), 0


def as_markdown(line: Inlines, language: str) -> Inlines:
    """A title that was typed as plain words, with the emphasis and the punctuation that the text below it would have.

    It stays as it is where it would be anything else than words in a line, such as a list or a link.
    """
    words = plain_text(line)
    if not _SIGNS.search(words):
        return line
    blocks, notes = read_blocks(parse(words), Lines("", [words], 0), Report(), language)
    match blocks:
        case (Paragraph() as only,) if not notes and all(isinstance(node, _IN_TITLES) for node in descendants(only.children)):
            place = line[0].position
            return Rewrite(inline=lambda inline: (replace(inline, position=place),)).inlines(only.children)
        case _:
            return line


_SIGNS = re.compile(r"""[*_`"'^~]|--|\.\.\.""")
_IN_TITLES = (Text, Emphasis, Strong, Superscript, Subscript, SmallCaps, Code, Span)


def _of_pandoc(lines: Sequence[str], file: str) -> tuple[tuple[Option, ...], int]:
    """`% Title`, `% Author; Author`, `% Date`, each on one line or several; those that go on are moved in."""
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines):
        if line.startswith("%") and len(rows) < len(_PERCENT):
            rows.append((number, [line[1:].strip()]))
        elif line[0].isspace():
            rows[-1][1].append(line.strip())
        else:
            break
    options = []
    for key, (number, words) in zip(_PERCENT, rows, strict=False):
        people = [name.strip() for line in words for name in line.split(";") if name.strip()]
        if value := tuple(people) if key == "author" and len(people) > 1 else " ".join(filter(None, words)):
            options.append(Option(key, value, Position(file, number + 1, 1)))
    return tuple(options), sum(len(words) for _, words in rows)


def _of_multimarkdown(lines: Sequence[str], file: str) -> tuple[tuple[Option, ...], int]:
    """`Key: value` in each line up to the first empty one; one that is moved in goes on with the one above."""
    found: list[tuple[str, str, int]] = []
    for number, line in enumerate(lines, 1):
        if match := _KEY_LINE.fullmatch(line.rstrip()):
            found.append((match[1].strip(), match[2], number))
        elif line[0].isspace():
            key, value, first = found[-1]
            found[-1] = (key, f"{value} {line.strip()}", first)
        else:
            return (), 0
    return tuple(Option(key, value, Position(file, number, 1)) for key, value, number in found), len(lines)


def _of_toml(lines: Sequence[str], file: str, report: Report) -> tuple[tuple[Option, ...], int]:
    """`key = "value"` between two lines of `+++`, as in Hugo and Zola."""
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == "+++"), None)
    if end is None:
        return (), 0
    places = {line.partition("=")[0].strip(): number for number, line in reversed([*enumerate(lines[:end], 1)])}
    try:
        found = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError as problem:
        hint = "or write it as key: value, between two lines of ---"
        report.add("front-matter-invalid", f"the lines between +++ are no TOML: {problem}", Position(file, 1, 1), hint=hint)
        return (), end + 1
    return tuple(Option(key, _value(value), Position(file, places.get(key, 1), 1)) for key, value in found.items()), end + 1


def _value(value: object) -> Value:
    """A value of TOML as options have them: texts, lists and mappings."""
    match value:
        case list():
            return tuple(map(_value, value))
        case dict():
            return {str(key): _value(inner) for key, inner in value.items()}
        case bool():
            return shown(value)
        case _:
            return str(value)
