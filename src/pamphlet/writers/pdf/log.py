"""What the page engine says while it works, as diagnostics.

Stands beside `engine`. WeasyPrint only writes to a log; here each line of it becomes a
`layout-problem` in the report, with its place where that is a line of a style sheet. Characters
that no font has are gathered, so that the writer can say where they stand in the text.
"""

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pamphlet.diagnostics import Report
from pamphlet.source import Position

REFUSED = "refused by pamphlet"
"""In a log line that has this, the engine repeats what was reported when the address was refused."""

_SAID_ELSEWHERE = (
    REFUSED,
    "has no required alt description",  # the pass that loads pictures reports it, unless the author wants none
)
_NO_GLYPH = ".notdef glyph rendered"
_PLACE_IN_SHEET = re.compile(r"(?: at|:) (\d+):(\d+)(?=[,.:\s]|$)")


@dataclass(slots=True)
class Listener:
    """Turns the log into diagnostics; `sheet` is the name of the style sheet being read, if one is.

    `missing` are the characters that no font has, in the order in which they were met. What the engine says twice,
    since it reads or lays out something twice, is told once.
    """

    report: Report
    sheet: str | None = None
    missing: list[str] = field(default_factory=list)
    _told: set[tuple[str, Position | None]] = field(default_factory=set)

    def hear(self, record: logging.LogRecord) -> None:
        """Take in one line of the log."""
        if str(record.msg).startswith(_NO_GLYPH) and isinstance(record.args, tuple):
            character = str(record.args[0])
            if character not in self.missing:
                self.missing.append(character)
            return
        message = " ".join(record.getMessage().split())
        if any(words in message for words in _SAID_ELSEWHERE):
            return
        place = _PLACE_IN_SHEET.search(message) if self.sheet else None
        if place and self.sheet:
            position = Position(self.sheet, int(place[1]), int(place[2]))
            message = message[: place.start()] + message[place.end() :]
            hint = "mend this line of the style, or take it out"
            self._tell(f"the page engine cannot use this: {message}", position, hint)
        else:
            self._tell(f"the page engine says: {message}")

    def _tell(self, message: str, position: Position | None = None, hint: str | None = None) -> None:
        if (message, position) not in self._told:
            self._told.add((message, position))
            self.report.add("layout-problem", message, position, hint=hint)


class _Ear(logging.Handler):
    """A log handler that hears only the thread that made it: other threads have reports of their own."""

    def __init__(self, listener: Listener) -> None:
        super().__init__(logging.WARNING)
        self._listener = listener
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self._listener.hear(record)


@contextmanager
def listening(report: Report) -> Iterator[Listener]:
    """Listen to WeasyPrint's log for as long as it works for us; nothing of it is printed."""
    logger = logging.getLogger("weasyprint")
    listener = Listener(report)
    ear = _Ear(listener)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        yield listener
    finally:
        logger.removeHandler(ear)
        logger.propagate = propagate
