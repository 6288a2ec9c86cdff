"""Loading the page engine: the one place that knows what can go wrong before the first page.

Stands in front of `engine`, whose import loads Pango and its companions from the operating
system. What is missing there is said in words that help, and the half second that the import
takes is not made longer than it must be.
"""

import ctypes.util
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from pamphlet.diagnostics import Report
from pamphlet.system_libraries import install_command, missing_libraries

ENGINE = "pamphlet.writers.pdf.engine"


def engine_loads(report: Report) -> bool:
    """Import the page engine, unless that was done before; whether it is there now.

    Reports `engine-missing`, with the command that installs what is missing.
    """
    if ENGINE in sys.modules:
        return True
    if missing := missing_libraries():
        names = ", ".join(library.name for library in missing)
        command = install_command(missing)
        hint = f"type: {command}" if command else "install Pango and HarfBuzz (with its subset library), and try again"
        report.add("engine-missing", f"pages cannot be laid out: this machine lacks {names}", hint=hint)
        return False
    try:
        with _no_library_search(), _no_alarm_about_fonts():
            import_module(ENGINE)
    except OSError as problem:
        hint = "install Pango and HarfBuzz afresh, or ask whoever looks after this machine"
        report.add("engine-missing", f"the library that lays out pages could not be loaded: {problem}", hint=hint)
        return False
    return True


def _nothing_found(name: str) -> str | None:
    return None


@contextmanager
def _no_library_search() -> Iterator[None]:
    """Spare WeasyPrint a search that cannot succeed.

    It asks for each library by its Windows and macOS names first. For a name that the loader does
    not know, `ctypes.util.find_library` starts ldconfig and a compiler, about 0.2 s in all. On
    Linux the last name of each library is the file itself, which needs no search.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _nothing_found
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextmanager
def _no_alarm_about_fonts() -> Iterator[None]:
    """A machine without fonts is none of WeasyPrint's worries: pamphlet brings its own."""
    with warnings.catch_warnings():
        for beginning in ("No fonts configured in FontConfig", "FontConfig cannot load default config file"):
            warnings.filterwarnings("ignore", beginning, UserWarning)
        yield
