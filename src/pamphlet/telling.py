"""What became of a text, told to people (on a terminal or in a file) and to programs (as JSON).

Files made go to stdout and problems to stderr; on a terminal lines are as long as it is wide, and in
colour unless NO_COLOR is set (https://no-color.org).
"""

import json
import os
import shutil
import sys
from collections import Counter
from typing import Any, TextIO

from pamphlet.diagnostics import Diagnostic, Report, Severity
from pamphlet.pipeline import Outcome
from pamphlet.report_text import diagnostic_text, visible
from pamphlet.saving import Output


def tell_made(outcome: Outcome, *, quiet: bool, strict: bool) -> None:
    """Tell what was wrong with a text and which files were made of it."""
    tell_report(outcome.report, quiet=quiet, strict=strict)
    if quiet:
        return
    for output in outcome.outputs:
        print(visible(_made(output, outcome)))
    if not outcome.outputs:
        why = "" if outcome.report.has_errors() or not strict else ", since --strict makes an error of a warning"
        print(visible(f"{outcome.source}: nothing was made{why}"), file=sys.stderr)


def tell_checked(outcome: Outcome, *, quiet: bool, strict: bool) -> None:
    """Tell what is wrong with a text, and how much."""
    tell_report(outcome.report, quiet=quiet, strict=strict)
    found = Counter(d.severity for d in outcome.report.diagnostics)
    counts = ", ".join(_count(found[s], s) for s in (Severity.ERROR, Severity.WARNING))
    print(visible(f"{outcome.source}: {counts}"))


def tell_report(report: Report, *, quiet: bool = False, strict: bool = False) -> None:
    """Tell the diagnostics; where it is to be `quiet`, only those that stop the build."""
    terminal = sys.stderr.isatty()
    width = shutil.get_terminal_size().columns if terminal else None
    for diagnostic in report.sorted():
        if not quiet or diagnostic.stops(strict=strict):
            print(diagnostic_text(diagnostic, report, colour=_wants_colour(sys.stderr), width=width), file=sys.stderr)


def tell_json(outcomes: list[Outcome]) -> None:
    """Tell everything as one JSON object."""
    print(json.dumps({"documents": [_as_json(outcome) for outcome in outcomes]}, ensure_ascii=False, indent=2))


def _made(output: Output, outcome: Outcome) -> str:
    notes = len(outcome.publication.notes) if outcome.publication else 0
    counts = [_count(output.pages, "page")] if output.pages is not None else []
    counts += [_count(notes, "note"), _size(output.bytes)]
    return f"{output.path}  {', '.join(counts)}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _size(count: int) -> str:
    return f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"


def _wants_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _as_json(outcome: Outcome) -> dict[str, Any]:
    publication = outcome.publication
    return {
        "source": outcome.source,
        "title": publication.title if publication else None,
        "words": outcome.words,
        "notes": len(publication.notes) if publication else 0,
        "note_references": outcome.note_references,
        "outputs": [_output_json(output) for output in outcome.outputs],
        "diagnostics": [_diagnostic_json(diagnostic) for diagnostic in outcome.report.sorted()],
    }


def _output_json(output: Output) -> dict[str, Any]:
    made: dict[str, Any] = {"format": output.format, "path": str(output.path), "bytes": output.bytes}
    return made if output.pages is None else made | {"pages": output.pages}


def _diagnostic_json(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.position
    return {
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "hint": diagnostic.hint,
    }
