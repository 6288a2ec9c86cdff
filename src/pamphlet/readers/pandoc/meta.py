"""What Pandoc knows about a document becomes our metadata.

A title keeps its markup; everything else is text, and goes the way of any other `key: value`.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pamphlet.diagnostics import Report
from pamphlet.metadata import KEYS, canonical, read_metadata
from pamphlet.options import Option, Value
from pamphlet.readers.pandoc.blocks import Blocks
from pamphlet.readers.pandoc.inlines import strange
from pamphlet.tree import Inlines, Metadata
from pamphlet.walk import plain_text

_OTHER_WORDS: Mapping[str, str] = MappingProxyType({"creator": "author", "cover-image": "cover"})
_LINES = ("title", "subtitle", "byline")
_ROWS = ("contact", "credits")
_PERSON = {"name", "role", "sort"}


def read_meta(meta: dict[str, Any], reader: Blocks, report: Report) -> Metadata:
    """The metadata of a document; what we do not know or cannot use is kept as `extra`."""
    lines: dict[str, Any] = {}
    options: list[Option] = []
    extra: dict[str, str] = {}
    for key, data in meta.items():
        name = canonical(_OTHER_WORDS.get(key, key))
        if name in _LINES:
            lines[name] = _line(data, reader)
        elif name in _ROWS and data.get("t") == "MetaList":
            lines[name] = tuple(line for item in data["c"] if (line := _line(item, reader)))
        elif name == "notes-heading":
            lines["notes_heading"] = _text(_value(data, reader))
        elif name in KEYS:
            option = Option(name, _value(data, reader), reader.here)
            if usable(option) and all(option.key != other.key for other in options):
                options.append(option)
            else:
                extra[key] = _text(option.value)
        elif text := _text(_value(data, reader)):
            extra[key] = text
    return replace(read_metadata(tuple(options), report), **lines, extra=extra)


def usable(option: Option) -> bool:
    """Whether the key of `option` takes its value; programs write things that no author would."""
    trial = Report()
    read_metadata((option,), trial)
    return not trial.has_errors()


def _line(data: Any, reader: Blocks) -> Inlines:
    match data:
        case {"t": "MetaInlines", "c": inner}:
            return reader.inline.inlines(inner)
        case {"t": "MetaString", "c": str(text)}:
            return reader.inline.inlines([{"t": "Str", "c": text}])
        case {"t": "MetaBlocks", "c": inner}:
            return reader.caption([None, inner])
        case {"t": "MetaList", "c": [first, *_]}:
            return _line(first, reader)
        case {"t": "MetaMap", "c": {"text": text}}:
            return _line(text, reader)
        case _:
            return ()


def _value(data: Any, reader: Blocks) -> Value:
    match data:
        case {"t": "MetaString", "c": str(text)}:
            return text
        case {"t": "MetaBool", "c": bool(yes)}:
            return yes
        case {"t": "MetaInlines", "c": inner}:
            return " ".join(plain_text(reader.inline.inlines(inner)).split())
        case {"t": "MetaBlocks", "c": inner}:
            return plain_text(reader.blocks(inner)).strip()
        case {"t": "MetaList", "c": list(items)}:
            return tuple([_value(item, reader) for item in items])
        case {"t": "MetaMap", "c": dict(items)}:
            named = items.get("name") or items.get("text")
            if named and not ("name" in items and items.keys() <= _PERSON):
                return _value(named, reader)
            return {str(key): _value(value, reader) for key, value in items.items()}
        case _:
            raise strange(data)


def _text(value: Value) -> str:
    match value:
        case tuple():
            return "; ".join(filter(None, map(_text, value)))
        case Mapping():
            return "; ".join(f"{key}: {_text(item)}" for key, item in value.items())
        case None:
            return ""
        case _:
            return str(value)
