"""`key: value` lines with their places: front matter, pamphlet.yaml and `--meta`.

Stands on the ground floor: readers use it for front matter, `settings` for the project file.
The only module that imports yaml. Of YAML it takes the form and not the guesses: every value is the
text that was typed, so that a title “No” stays one; what a key means by it is for the key to say.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import yaml

from pamphlet.diagnostics import Report
from pamphlet.source import Position, has_unprintable

Value = str | int | float | bool | None | tuple["Value", ...] | Mapping[str, "Value"]

MOST_VALUES = 10_000
DEEPEST = 20
"""No more values, and no deeper nested, are read from one place: a page of YAML can ask for a billion."""

_LINES = "write each as `key: value`, one to a line"
_QUOTES = 'put the value in "double quotes"'


@dataclass(frozen=True, slots=True)
class Option:
    """One key as the author wrote it, its value, and where it stands."""

    key: str
    value: Value
    position: Position | None = None


class _Fault(Exception):
    """Something that is not as it should be at an index of the text."""

    def __init__(self, message: str, index: int, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.index, self.hint = message, index, hint


def read_options(text: str, file: str, report: Report, *, first_line: int = 1) -> tuple[Option, ...]:
    """Read YAML `text`, whose first line is line `first_line` of `file`.

    Gives the options in the order written, their values as text, lists and mappings. Reports
    `option-duplicate`, and `front-matter-invalid`; then gives the plain lines that can be told anyway.
    """
    places = _Places(text, file, first_line)
    found: dict[str, Option] = {}
    try:
        for key, value, index in _pairs(text):
            if first := found.get(key):
                where = f" (first on line {first.position.line})" if first.position else ""
                report.add("option-duplicate", f"“{key}” is given twice{where}; the later value is used", places.of(index))
            found[key] = Option(key, value, places.of(index))
    except (_Fault, yaml.YAMLError) as problem:
        fault = problem if isinstance(problem, _Fault) else _explained(problem, text)
        report.add("front-matter-invalid", fault.message, places.of(fault.index), hint=fault.hint)
        return tuple(_plain_lines(text, places))
    return tuple(found.values())


class _Places:
    """Places in a text that stands somewhere in a file."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self._starts = [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]
        self._file, self._first_line = file, first_line

    def of(self, index: int) -> Position:
        line = bisect_right(self._starts, index) - 1
        return Position(self._file, self._first_line + line, index - self._starts[line] + 1)


# --- YAML: events become values ----------------------------------------------------------------------


def _pairs(text: str) -> Iterator[tuple[str, Value, int]]:
    """The keys of the outermost mapping, their values, and where the keys stand. Raises _Fault or YAMLError."""
    events = _Events(text)
    events.skip(yaml.StreamStartEvent)
    if events.skip(yaml.StreamEndEvent):
        return
    events.skip(yaml.DocumentStartEvent)
    root = events.next()
    if not isinstance(root, yaml.MappingStartEvent):
        if isinstance(root, yaml.ScalarEvent) and not root.value:
            return
        raise _Fault("this is not a list of keys and values", _index(root), _LINES)
    while not isinstance(key := events.next(), yaml.MappingEndEvent):
        index = _index(key)
        yield shown(events.value(key)).strip(), events.value(events.next()), index
    events.skip(yaml.DocumentEndEvent)
    if not events.skip(yaml.StreamEndEvent):
        raise _Fault("something follows after the keys and values", _index(events.next()), "leave it out")


def _index(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


class _Events:
    """The events of a YAML parser, and the values that they build."""

    def __init__(self, text: str) -> None:
        self._events = yaml.parse(text, Loader=yaml.SafeLoader)
        self._next: yaml.Event | None = None
        self._values = 0

    def next(self) -> yaml.Event:
        event, self._next = self._next or next(self._events), None
        return event

    def skip(self, kind: type[yaml.Event]) -> bool:
        """Pass over the next event if it is of this kind; gives whether it was."""
        self._next = self.next()
        if not isinstance(self._next, kind):
            return False
        self._next = None
        return True

    def value(self, event: yaml.Event, depth: int = 1) -> Value:
        """The value that begins with `event`."""
        self._allow(event, depth)
        match event:
            case yaml.SequenceStartEvent():
                items = []
                while not isinstance(item := self.next(), yaml.SequenceEndEvent):
                    items.append(self.value(item, depth + 1))
                return tuple(items)
            case yaml.MappingStartEvent():
                found = {}
                while not isinstance(key := self.next(), yaml.MappingEndEvent):
                    found[shown(self.value(key, depth + 1)).strip()] = self.value(self.next(), depth + 1)
                return found
            case yaml.ScalarEvent():
                if has_unprintable(event.value):
                    raise _Fault("a sign is written here with a backslash that no page can show", _index(event), "leave it out")
                nothing = event.implicit[0] and event.value in ("", "~", "null")
                return None if nothing else event.value
            case _:
                raise AssertionError(f"no value begins with {event}")

    def _allow(self, event: yaml.Event, depth: int) -> None:
        index = _index(event)
        self._values += 1
        if depth > DEEPEST or self._values > MOST_VALUES:
            raise _Fault("there are too many values here, or too many inside one another", index, "only a few are needed")
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            raise _Fault("a value cannot begin with “&” or “*”", index, _QUOTES)
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag not in (None, "!"):
            raise _Fault("a value cannot begin with “!”", index, _QUOTES)


# --- what is wrong with it, for people who have never heard of YAML -------------------------------------


def _explained(problem: yaml.YAMLError, text: str) -> _Fault:
    if isinstance(problem, yaml.reader.ReaderError):
        return _Fault(f"there is a control character here (U+{problem.character:04X})", problem.position, "delete it")
    if not isinstance(problem, yaml.MarkedYAMLError) or problem.problem_mark is None:
        return _Fault(f"the keys and values cannot be read: {problem}", 0)
    index = min(problem.problem_mark.index, len(text))
    line = _line_of(text, index)
    if (opened := _unclosed(text, index)) is not None:
        return _Fault("a quotation mark is opened here and not closed on its line", opened, "close it, or leave it out")
    if "mapping values are not allowed" in (problem.problem or ""):
        key, colon, value = line.partition(": ")
        if colon and ": " in f"{value} ":
            value = value.strip().replace('"', "'")
            return _Fault(f"the value of “{key.strip()}” has a colon in it", index, f'put it in quotes: {key}: "{value}"')
        return _Fault("a line before this one has no colon after its key", index, _LINES)
    what, context = problem.problem or "", problem.context or ""
    before = problem.context_mark.index if problem.context_mark else index
    if "could not find expected ':'" in what:
        return _Fault("this line has no colon after its key", before, _LINES)
    if "alias" in context or "anchor" in context:
        return _Fault("a value cannot begin with “&” or “*”", before, _QUOTES)
    if "flow" in context:
        return _Fault("a bracket is opened here and not closed", before, f"close it, or {_QUOTES}")
    if text[index : index + 1] == "\t":
        return _Fault("there is a tab here", index, "use spaces in its place")
    if text[index : index + 1] in ("@", "`", "%"):
        return _Fault(f"a value cannot begin with “{text[index]}”", index, _QUOTES)
    if "found '<scalar>'" in what:
        return _Fault("something follows after the quotation mark that closes the value", index, "put all of it in other quotes")
    return _Fault(f"the keys and values cannot be read: {what}", index, f"{_QUOTES} if it has other marks in it")


def _line_of(text: str, index: int) -> str:
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    return text[start : end if end >= 0 else len(text)]


def _unclosed(text: str, until: int) -> int | None:
    """Where the first value begins whose quotation mark is not closed on its line; None if each is."""
    start = 0
    for line in text[:until].split("\n"):
        key, colon, value = _line_of(text, start).partition(": ")
        quote = value.strip()[:1]
        if colon and quote in ('"', "'") and value.replace("\\" + quote, "").count(quote) % 2:
            return start + len(key) + len(colon) + value.index(quote)
        start += len(line) + 1
    return None


def _plain_lines(text: str, places: _Places) -> Iterator[Option]:
    """The lines that say `key: words`: what they mean is plain even where the rest cannot be read."""
    start = 0
    for line in text.split("\n"):
        key, colon, value = line.partition(":")
        words = value.strip()
        if colon and words and value[0].isspace() and key[:1].isalpha() and words[0] not in "[]{}>|#":
            yield Option(key.strip(), _unquoted(words), places.of(start))
        start += len(line) + 1


def _unquoted(words: str) -> str:
    quote = words[0]
    alone = quote in ('"', "'") and words[1:].rstrip(quote).count(quote) == 0
    return words.strip(quote).strip() if alone else words


# --- values in messages -----------------------------------------------------------------------------


def shown(value: Value) -> str:
    """A value as a message quotes it."""
    match value:
        case tuple():
            return ", ".join(shown(v) for v in value)
        case Mapping():
            return ", ".join(f"{key}: {shown(v)}" for key, v in value.items())
        case bool():
            return "yes" if value else "no"
        case None:
            return ""
        case _:
            return str(value)


def did_you_mean(word: str, known: tuple[str, ...]) -> str | None:
    """A hint naming the known word that `word` is probably a slip of, if there is one."""
    close = get_close_matches(word.casefold()[:60], known, n=1, cutoff=0.65)
    return f"did you mean “{close[0]}”?" if close else None
