"""The document tree as JSON, both ways without loss, and the JSON Schema of that form.

Stands beside the road, just above `tree`: any stage's document can be put down, changed by a
program in any language, and taken up again. The form follows the node types and nothing is
written twice: a node is an object with its `type` and the fields that are not at their default,
a tuple is a list, a position is `file:line:column`, bytes are base64.

The shipped schema, `document.schema.json`, is what `schema()` gives.
"""

import re
import types
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from inspect import getdoc
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pamphlet import options, tree
from pamphlet.nesting import make_room_for_nesting
from pamphlet.source import Position
from pamphlet.tree import Document

VERSION = 1
"""The version of the form: it grows when a tree written before can no longer be read."""

VERSION_KEY = "pamphlet"
DEEPEST = 500
"""How many objects may stand within one another; readers of texts stay well below it."""

_POSITION = re.compile(r"(.*):([0-9]{1,9}):([0-9]{1,9})", re.DOTALL)
_TAGGED: frozenset[type] = frozenset(get_args(tree.Node))


class NotATree(ValueError):
    """JSON that is no document tree; the message says where in it and why."""


def to_json(document: Document) -> dict[str, Any]:
    """`document` as an object of lists, texts and numbers that `json.dumps` takes."""
    make_room_for_nesting()
    encoded: dict[str, Any] = _encoded(document)
    return {VERSION_KEY: VERSION, **encoded}


def from_json(data: object) -> Document:
    """The document that `to_json` made `data` of.

    Raises NotATree for an object of another version and for whatever the schema forbids.
    """
    make_room_for_nesting()
    if not isinstance(data, dict) or data.get(VERSION_KEY) != VERSION:
        raise NotATree(f"the key “{VERSION_KEY}” does not say {VERSION}")
    content = {key: value for key, value in data.items() if key != VERSION_KEY}
    document: Document = _decoded_record(Document, content, ())
    return document


# --- the fields of the types -----------------------------------------------------------------


@cache
def _fields_of(kind: Any) -> Mapping[str, tuple[Any, Any]]:
    """The type and the default (or MISSING) of each field of a record."""
    hints = get_type_hints(kind, vars(options) | vars(tree))
    found = {}
    for field in fields(kind):
        default = field.default if field.default_factory is MISSING else field.default_factory()
        hint = options.Value if field.type is options.Value else hints[field.name]
        found[field.name] = (hint, default)
    return found


def _is_record(hint: object) -> bool:
    return isinstance(hint, type) and is_dataclass(hint)


def _alternatives(hint: object) -> tuple[Any, ...]:
    """The members of a union; another type is its own only alternative."""
    return get_args(hint) if get_origin(hint) in (types.UnionType, Union) else (hint,)


# --- a tree into JSON ------------------------------------------------------------------------


def _encoded(value: Any) -> Any:
    match value:
        case None | str() | bool() | int() | float():
            return value
        case Position():
            return str(value)
        case bytes():
            return b64encode(value).decode("ascii")
        case tuple() | list():
            return [_encoded(item) for item in value]
        case Mapping():
            return {key: _encoded(item) for key, item in value.items()}
        case _:
            kind: Any = type(value)
            content = {"type": kind.__name__} if kind in _TAGGED else {}
            for name, (_, default) in _fields_of(kind).items():
                if (field := getattr(value, name)) != default:
                    content[name] = _encoded(field)
            return content


# --- JSON into a tree ------------------------------------------------------------------------

Path = tuple[str | int, ...]


def _wrong(path: Path, message: str) -> NotATree:
    return NotATree(f"{'/'.join(map(str, path)) or 'the document'}: {message}")


def _decoded(hint: Any, data: Any, path: Path) -> Any:
    if hint is options.Value:
        return _decoded_value(data, path)
    kinds = [kind for kind in _alternatives(hint) if kind is not types.NoneType]
    if data is None and types.NoneType in _alternatives(hint):
        return None
    if len(kinds) > 1:
        names = {kind.__name__: kind for kind in kinds}
        name = data.get("type") if isinstance(data, dict) else None
        if not isinstance(name, str) or name not in names:
            raise _wrong(path, f"this must be an object whose type is one of {', '.join(sorted(names))}")
        return _decoded_record(names[name], data, path)
    return _decoded_one(kinds[0], data, path)


def _decoded_one(kind: Any, data: Any, path: Path) -> Any:
    if kind is Position:
        return _decoded_position(data, path)
    if _is_record(kind):
        return _decoded_record(kind, data, path)
    if kind is str:
        return _decoded_text(data, path)
    if kind is bytes:
        return _decoded_bytes(data, path)
    if kind in (int, bool):
        if type(data) is not kind:
            raise _wrong(path, "this must be true or false" if kind is bool else "this must be a whole number")
        return data
    if get_origin(kind) is Literal:
        if data not in get_args(kind):
            raise _wrong(path, f"this must be one of {', '.join(get_args(kind))}")
        return data
    if get_origin(kind) is tuple:
        return _decoded_tuple(get_args(kind), data, path)
    if not isinstance(data, dict):
        raise _wrong(path, "this must be an object")
    item = get_args(kind)[1]
    return {_decoded_text(key, path): _decoded(item, value, (*path, key)) for key, value in data.items()}


def _decoded_record(kind: type, data: Any, path: Path) -> Any:
    if not isinstance(data, dict):
        raise _wrong(path, "this must be an object")
    if len(path) > 2 * DEEPEST:
        raise NotATree(f"it is nested more than {DEEPEST} deep")
    known = _fields_of(kind)
    tag = {"type"} if kind in _TAGGED else set()
    if kind in _TAGGED and data.get("type") != kind.__name__:
        raise _wrong(path, f"the type of this must be {kind.__name__}")
    if strange := sorted(data.keys() - known.keys() - tag):
        raise _wrong(path, f"“{strange[0]}” is not known here")
    content = {}
    for name, (hint, default) in known.items():
        if name in data:
            content[name] = _decoded(hint, data[name], (*path, name))
        elif default is MISSING:
            raise _wrong(path, f"“{name}” is missing")
    return kind(**content)


def _decoded_tuple(hints: tuple[Any, ...], data: Any, path: Path) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise _wrong(path, "this must be a list")
    if hints[-1] is Ellipsis:
        return tuple([_decoded(hints[0], item, (*path, place)) for place, item in enumerate(data)])
    if len(data) != len(hints):
        raise _wrong(path, f"this must be a list of {len(hints)}")
    return tuple([_decoded(hint, item, (*path, place)) for place, (hint, item) in enumerate(zip(hints, data, strict=True))])


def _decoded_text(data: Any, path: Path) -> str:
    if not isinstance(data, str):
        raise _wrong(path, "this must be text")
    if any("\ud800" <= character <= "\udfff" for character in data):
        raise _wrong(path, "this text holds half a character (a lone surrogate)")
    return data


def _decoded_position(data: Any, path: Path) -> Position:
    match = _POSITION.fullmatch(_decoded_text(data, path))
    if not match:
        raise _wrong(path, "a position is written file:line:column")
    file, line, column = match.groups()
    return Position(file, int(line), int(column))


def _decoded_bytes(data: Any, path: Path) -> bytes:
    try:
        return b64decode(_decoded_text(data, path), validate=True)
    except ValueError:
        raise _wrong(path, "this is not base64") from None


def _decoded_value(data: Any, path: Path) -> options.Value:
    match data:
        case str():
            return _decoded_text(data, path)
        case list():
            return tuple([_decoded_value(item, path) for item in data])
        case dict():
            return {_decoded_text(key, path): _decoded_value(item, path) for key, item in data.items()}
        case None | bool() | int() | float():
            return data
        case _:
            raise _wrong(path, "this must be text, a number, a list or an object")


# --- the schema ------------------------------------------------------------------------------

_UNIONS = {"Block": tree.Block, "Inline": tree.Inline}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `to_json` gives."""
    definitions: dict[str, Any] = {}
    root = _record_schema(Document, definitions)
    root["properties"] = {VERSION_KEY: {"const": VERSION}} | root["properties"]
    root["required"] = [VERSION_KEY, *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A pamphlet document",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _record_schema(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    known = _fields_of(kind)
    tag = {"type": {"const": kind.__name__}} if kind in _TAGGED else {}
    return {
        "description": " ".join((getdoc(kind) or "").split()),
        "type": "object",
        "properties": tag | {name: _schema(hint, definitions) for name, (hint, _) in known.items()},
        "required": [*tag, *(name for name, (_, default) in known.items() if default is MISSING)],
        "additionalProperties": False,
    }


def _reference(name: str, make: Any, definitions: dict[str, Any]) -> dict[str, str]:
    if name not in definitions:
        definitions[name] = {}  # a type that holds itself finds its name taken
        definitions[name] = make()
    return {"$ref": f"#/$defs/{name}"}


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint is options.Value:
        return {"description": "any value that YAML can say"}
    for name, union in _UNIONS.items():
        if hint == union:
            return _reference(name, lambda union=union: _union_schema(union, definitions), definitions)
    if types.NoneType in _alternatives(hint):
        (kind,) = (kind for kind in _alternatives(hint) if kind is not types.NoneType)
        return {"anyOf": [_schema(kind, definitions), {"type": "null"}]}
    if hint is Position:
        return {"type": "string", "pattern": ":[0-9]{1,9}:[0-9]{1,9}$"}
    if _is_record(hint):
        return _reference(hint.__name__, lambda: _record_schema(hint, definitions), definitions)
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        first, *rest = get_args(hint)
        if rest == [Ellipsis]:
            return {"type": "array", "items": _schema(first, definitions)}
        items = [_schema(item, definitions) for item in (first, *rest)]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}
    simple: dict[Any, dict[str, Any]] = {
        str: {"type": "string"},
        bytes: {"type": "string", "contentEncoding": "base64"},
        int: {"type": "integer"},
        bool: {"type": "boolean"},
    }
    return simple.get(hint) or {"type": "object", "additionalProperties": _schema(get_args(hint)[1], definitions)}


def _union_schema(union: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """One of several records by its `type`: only that one is then looked at, so checking stays linear."""
    names = [kind.__name__ for kind in get_args(union)]
    choices = [
        {"if": {"properties": {"type": {"const": kind.__name__}}}, "then": _schema(kind, definitions)} for kind in get_args(union)
    ]
    return {"type": "object", "required": ["type"], "properties": {"type": {"enum": names}}, "allOf": choices}
