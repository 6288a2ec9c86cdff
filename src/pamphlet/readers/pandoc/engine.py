"""Running Pandoc: a source in, its JSON and its pictures out.

Pandoc runs in its sandbox: it is given the bytes of the source and nothing else, so a document
cannot make it open files or addresses. Pictures inside the source go through a passing folder.
"""

import json
import re
import subprocess
import tempfile
from pathlib import Path
from textwrap import shorten

from pamphlet.diagnostics import Report
from pamphlet.readers.file_kinds import hint_for
from pamphlet.resources import SIZE_LIMIT, Resource
from pamphlet.source import Position, Source

SECONDS = 120
"""How long Pandoc may think."""

_NOISE = re.compile(r"IO Error \(ignored\): media/: ")
"""What Pandoc says of a formula of OpenDocument, whose picture it looks for in vain, and does not need."""

_LOG = "log.json"
_COMMAND = re.compile(r"\\([a-zA-Z]+)")
_WORDS = re.compile(r"\{[^{}]*[^\W\d_]")
_LOOKS = (
    "addcontentsline addtocounter addtolength begin bibitem bibliographystyle captionsetup color end fontfamily "
    "fontseries fontshape fontsize geometry glossary graphicspath hypersetup hyphenation index label linespread markboth "
    "markright newcounter pagecolor pagenumbering pagestyle renewcommand rowcolor selectlanguage setcounter setlength "
    "setstretch stepcounter thispagestyle usetikzlibrary vskip"
)
_FOR_LOOKS = frozenset(_LOOKS.split())
"""Commands of LaTeX that print no words."""

HEAP = "1G"
"""How much memory Pandoc may use."""


def run(source: Source, data: bytes, format: str, report: Report) -> tuple[str, tuple[Resource, ...]] | None:
    """Pandoc's JSON of `data`, which is what `source` says, with the pictures in it under the names that the JSON uses.

    None after reporting `reader-missing` or `pandoc-failed`. What Pandoc warns of is reported as
    `markup-unsupported`.
    """
    here = Position(source.name, 1)
    program = _program()
    if program is None:
        hint = "it comes with: pip install 'pamphlet[pandoc]'"
        report.add(
            "reader-missing", f"files that end in “{source.suffix}” are read with Pandoc, which is not here", here, hint=hint
        )
        return None
    with tempfile.TemporaryDirectory(prefix="pamphlet-") as folder:
        command = [program, "+RTS", f"-M{HEAP}", "-RTS", "-f", format, "-t", "json", "--sandbox", "--extract-media=media"]
        command.append(f"--log={_LOG}")
        try:
            done = subprocess.run(command, input=data, capture_output=True, cwd=folder, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            report.add("pandoc-failed", f"Pandoc did not finish within {SECONDS} seconds", here)
            return None
        said = done.stderr.decode("utf-8", "replace").strip()
        if done.returncode:
            message = " ".join(said.split()) or f"it stopped with code {done.returncode}"
            message = f"Pandoc cannot read it as {format}: {message[:300]}"
            report.add("pandoc-failed", message, here, hint=hint_for(source.data, "", source.suffix) or None)
            return None
        for warning in re.split(r"^\[WARNING\] ", said, flags=re.MULTILINE):
            if warning and not _NOISE.match(warning):
                report.add("markup-unsupported", f"Pandoc says: {' '.join(warning.split())[:300]}", here)
        _tell_skipped(Path(folder, _LOG), data, source, report)
        return done.stdout.decode("utf-8"), _pictures(Path(folder))


def _tell_skipped(log: Path, data: bytes, source: Source, report: Report) -> None:
    """Report the commands with words in them that Pandoc has skipped; those before the text itself and for looks say nothing."""
    before = data.partition(b"\\begin{document}")
    first = before[0].count(b"\n") + 1 if before[1] else 0
    for entry in json.loads(log.read_bytes()) if log.exists() else ():
        match entry:
            case {"type": "SkippedContent", "contents": str(skipped), "line": int(line)} if line >= first:
                found = _COMMAND.match(skipped)
                if found and found[1] not in _FOR_LOOKS and _WORDS.search(skipped):
                    message = f"Pandoc leaves out “{shorten(skipped, 60, placeholder=' …')}”"
                    hint = "write its words without the command, or a note as \\footnote{…}"
                    report.add("markup-unsupported", message, Position(source.name, line), hint=hint)
            case _:
                continue


def _program() -> str | None:
    try:
        import pypandoc
    except ImportError:
        return None
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        return None


def _pictures(folder: Path) -> tuple[Resource, ...]:
    files = sorted(path for path in folder.joinpath("media").rglob("*") if path.is_file() and not path.is_symlink())
    return tuple(
        Resource(path.relative_to(folder).as_posix(), path.read_bytes(), "application/octet-stream")
        for path in files
        if path.stat().st_size <= SIZE_LIMIT
    )
