"""A user's own pass: a Python file with a function `filter(document, report)` that gives a document.

Runs after the reader (and after parts are joined) and before our passes. Only pamphlet.yaml and
`--filter` can name such a file, never a text: whoever builds a project runs its filters.
"""

import runpy
import traceback
from pathlib import Path
from types import CodeType

from pamphlet.diagnostics import Report
from pamphlet.source import Position
from pamphlet.tree import Document

FUNCTION = "filter"


def apply_filter(path: Path, document: Document, report: Report) -> Document:
    """What the filter in `path` makes of `document`; the document as it was after `filter-failed`.

    The diagnostic names the line of the filter that went wrong.
    """
    try:
        report.remember(str(path), path.read_text("utf-8"))
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
    if not isinstance(changed, Document):
        place = Position(str(path), _first_line(function))
        kind = type(changed).__name__
        report.add("filter-failed", f"the filter gave {kind} instead of a document", place, hint="end it with “return document”")
        return document
    return changed


def _line(problem: BaseException, path: Path) -> int:
    """The last line of the filter's file that was at work, from 1."""
    if isinstance(problem, SyntaxError) and problem.filename == str(path):
        return problem.lineno or 1
    lines = [frame.lineno for frame in traceback.extract_tb(problem.__traceback__) if frame.filename == str(path)]
    return next((line for line in reversed(lines) if line), 1)


def _first_line(function: object) -> int:
    code = getattr(function, "__code__", None)
    return code.co_firstlineno if isinstance(code, CodeType) else 1
