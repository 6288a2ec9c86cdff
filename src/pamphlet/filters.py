"""A user's own pass: a Python file with a function `filter(document, report)` that gives a document.

Runs after the reader (and after parts are joined) and before our passes. Only pamphlet.yaml and
`--filter` can name such a file, never a text: whoever builds a project runs its filters.
"""

import inspect
import runpy
import traceback
from pathlib import Path
from types import CodeType

from pamphlet.diagnostics import Report
from pamphlet.source import Position
from pamphlet.tree import Document
from pamphlet.tree_json import NotATree, from_json, to_json

FUNCTION = "filter"


def apply_filter(path: Path, document: Document, report: Report) -> Document:
    """What the filter in `path` makes of `document`; the document as it was after `filter-failed`.

    The diagnostic names the line of the filter that went wrong. Lists among the children become tuples.
    """
    try:
        report.remember(str(path), path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        reason = (problem.strerror or str(problem)).lower() if isinstance(problem, OSError) else "it is not a UTF-8 text"
        report.add("filter-failed", f"cannot open the filter {path}: {reason}", hint="check its name, which is a Python file’s")
        return document
    try:
        function = runpy.run_path(str(path)).get(FUNCTION)
        if not callable(function):
            hint = f"write “def {FUNCTION}(document, report):”, which gives a document"
            report.add("filter-failed", f"{path} has no function “{FUNCTION}”", Position(str(path), 1), hint=hint)
            return document
        changed = function(document, report)
    except (Exception, SystemExit) as problem:  # noqa: BLE001  # other people's code may raise anything
        place = Position(str(path), _line(problem, path))
        report.add("filter-failed", f"the filter stopped with {type(problem).__name__}: {problem}", place)
        return document
    place = Position(str(path), _first_line(function))
    if not isinstance(changed, Document):
        kind, hint = type(changed).__name__, "end it with “return document”"
        if inspect.iscoroutine(changed):
            changed.close()  # or Python would warn that nobody awaited it
            hint = f"begin it with “def {FUNCTION}”, without “async”"
        report.add("filter-failed", f"the filter gave {kind} instead of a document", place, hint=hint)
        return document
    try:
        return from_json(to_json(changed))
    except (NotATree, TypeError, AttributeError) as problem:  # TypeError and AttributeError: something that is no node at all
        report.add(
            "filter-failed", f"what the filter gave is no document: {problem}", place, hint="see pamphlet.tree for the nodes"
        )
        return document


def _line(problem: BaseException, path: Path) -> int:
    """The last line of the filter's file that was at work, from 1."""
    if isinstance(problem, SyntaxError) and problem.filename == str(path):
        return problem.lineno or 1
    lines = [frame.lineno for frame in traceback.extract_tb(problem.__traceback__) if frame.filename == str(path)]
    return next((line for line in reversed(lines) if line), 1)


def _first_line(function: object) -> int:
    code = getattr(function, "__code__", None)
    return code.co_firstlineno if isinstance(code, CodeType) else 1
