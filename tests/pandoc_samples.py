"""Running Pandoc beside us, and reading its formats, for the tests."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pypandoc

from pamphlet.diagnostics import Report
from pamphlet.readers import reader_for
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Document

PICTURES = Path(__file__).parent / "spec" / "files"


def pandoc(arguments: Sequence[str], given: bytes, folder: Path = PICTURES) -> bytes:
    return subprocess.run(
        [pypandoc.get_pandoc_path(), *arguments], input=given, capture_output=True, check=True, cwd=folder
    ).stdout


def source(name: str, data: bytes) -> tuple[Document, Report]:
    reader, report = reader_for(Path(name).suffix), Report()
    assert reader
    return reader(Source(name, data, Path(name)), Settings(), report), report
