"""Readers: a `Source` in, a `Document` out, one reader for each format.

A reader is total: any bytes give a document and a report. It keeps what was written and decides
nothing that a pass can decide: it numbers no notes, drops no text, invents no title.

To add one, write `readers/NAME.py` with `read(source, settings, report) -> Document` and give
it a line in `READERS`.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast

from pamphlet.diagnostics import Report
from pamphlet.readers.pandoc_formats import PANDOC_FORMATS
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Document


class Reader(Protocol):
    """What every reader module offers under the name `read`."""

    def __call__(self, source: Source, settings: Settings, report: Report) -> Document: ...


READERS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "plain",
        ".text": "plain",
        "": "plain",
        ".md": "markdown",
        ".markdown": "markdown",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".docx": "docx",
        ".docm": "docx",
        ".dotx": "docx",
        ".dotm": "docx",
        ".epub": "epub",
        ".json": "tree_json",
        **dict.fromkeys(PANDOC_FORMATS, "pandoc"),
    }
)
"""The reader for each file suffix, by the name of its module here."""


EXPLAINED: Mapping[str, str] = MappingProxyType({"plain": "plain.explain"})
"""The readers that guess, with the module that tells what and why; the others read only what is marked."""


class Explainer(Protocol):
    """What such a module offers under the name `explain`."""

    def __call__(self, source: Source, settings: Settings, report: Report) -> str: ...


def explainer_for(suffix: str) -> Explainer | None:
    """What tells how files that end in `suffix` are read; None where nothing has to be guessed."""
    name = EXPLAINED.get(READERS.get(suffix, ""))
    return cast(Explainer, import_module(f"pamphlet.readers.{name}").explain) if name else None


def reader_for(suffix: str) -> Reader | None:
    """The reader of files that end in `suffix` (`.md`), or None where there is none."""
    name = READERS.get(suffix)
    return cast(Reader, import_module(f"pamphlet.readers.{name}").read) if name is not None else None
