"""Trees in JSON: the forms of `pamphlet tree --format json` and of Pandoc, taken up again.

A reader. What it gives is the document that was put down, with the places it had in its own
source, so a program between the two may change what it likes and problems still point home.
"""

import json
from typing import Any

from pamphlet.diagnostics import Report
from pamphlet.readers.characters import load_json
from pamphlet.readers.pandoc import is_tree as is_pandoc
from pamphlet.readers.pandoc import read_tree as read_pandoc
from pamphlet.settings import Settings
from pamphlet.source import Position, Source
from pamphlet.tree import Document
from pamphlet.tree_json import NotATree, from_json


def read(source: Source, settings: Settings, report: Report) -> Document:
    """The document that `source` is the JSON of, whatever its bytes.

    Reports `tree-invalid` with what is wrong and where and what `read_pandoc` reports.
    """
    try:
        data = _parsed(source.data)
        return read_pandoc(data, source.name, report) if is_pandoc(data) else from_json(data)
    except NotATree as problem:
        hint = "“pamphlet tree FILE --format json” shows the form, and document.schema.json describes it"
        report.add("tree-invalid", f"this is not a document: {problem}", Position(source.name, 1), hint=hint)
        return Document(())


def _parsed(data: bytes) -> Any:
    try:
        return load_json(data)
    except json.JSONDecodeError as problem:
        raise NotATree(f"line {problem.lineno}, column {problem.colno}: {problem.msg}") from None
    except UnicodeDecodeError:
        raise NotATree("it is not a UTF-8 text") from None
    except (RecursionError, ValueError):
        raise NotATree("it is nested too deep, or holds a number too long") from None
