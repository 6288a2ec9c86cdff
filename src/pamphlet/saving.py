"""Finished files reach the disk: each whole, under its final name, and all of them or none.

The end of the road. What stood there before stays until everything new is on the disk.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pamphlet.diagnostics import Report
from pamphlet.setting_values import Format


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file in memory; `pages` counts printed pages, None where there are none."""

    format: Format
    data: bytes
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file on disk: its path as given, its size in bytes, its printed pages."""

    format: Format
    path: Path
    bytes: int
    pages: int | None = None


def save(made: list[Made], folder: Path, stem: str, report: Report) -> tuple[Output, ...]:
    """Put finished files into `folder`, each under its final name in one step.

    All of them are on disk under passing names before the first gets its own, and when one cannot get
    it, the others get back what they had: last time's files stay together. Reports `output-unwritable`.
    """
    if not made:
        return ()
    hint = "choose another folder with -o, or free the place"
    finals = [folder / f"{stem}.{one.format}" for one in made]
    if fault := _in_the_way(folder, finals):
        report.add("output-unwritable", fault, hint=hint)
        return ()
    passing: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in made:
            passing.append(_passing(folder, one.data))
        _replace_all(passing, finals)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        report.add("output-unwritable", f"cannot write to {folder}: {reason}", hint=hint)
        return ()
    finally:
        for path in passing:
            path.unlink(missing_ok=True)
    return tuple(Output(one.format, final, len(one.data), one.pages) for one, final in zip(made, finals, strict=True))


def _in_the_way(folder: Path, finals: list[Path]) -> str:
    """What stands where a folder or a file is to be made; empty if nothing does."""
    for path in (folder, *folder.parents):
        if path.exists() and not path.is_dir():
            return f"cannot write to {folder}: {path} is a file, not a folder"
    folders = [final for final in finals if final.is_dir()]
    return f"cannot write {folders[0]}: it is a folder" if folders else ""


def _replace_all(passing: list[Path], finals: list[Path]) -> None:
    """Give every file its final name; when one cannot have it, put the old ones back and raise."""
    with tempfile.TemporaryDirectory(prefix=".pamphlet-", dir=finals[0].parent) as keep:
        old = {final: Path(shutil.copy2(final, keep)) for final in finals if final.exists()}
        done: list[Path] = []
        try:
            for new, final in zip(passing, finals, strict=True):
                new.replace(final)
                done.append(final)
        except OSError:
            for final in done:
                if final in old:
                    old[final].replace(final)
                else:
                    final.unlink()
            raise


def _passing(folder: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".pamphlet-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
    except OSError:
        Path(name).unlink()
        raise
    return Path(name)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
