"""The system libraries that pages are laid out with: are they here, and if not, how to get them.

Stands before the road: WeasyPrint loads Pango, HarfBuzz and Fontconfig from the operating system,
and `pip` cannot bring those. The Makefile runs this file before anything is installed
(`python3 src/pamphlet/system_libraries.py --install`), so it needs nothing but Python itself.
Inside the program it says what is missing in words that help.
"""

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Library:
    """One library: what people call it, its stem, and the file that WeasyPrint loads on each system."""

    name: str
    stem: str
    linux: str
    macos: str
    windows: str


LIBRARIES = (
    Library("GObject", "gobject-2.0", "libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    Library("Pango", "pango-1.0", "libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    Library("PangoFT2", "pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    Library("HarfBuzz", "harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    Library(
        "HarfBuzz-Subset", "harfbuzz-subset", "libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"
    ),
    Library("Fontconfig", "fontconfig", "libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
)
"""All that WeasyPrint cannot do without, and HarfBuzz-Subset: without it the same text makes another file."""


@dataclass(frozen=True, slots=True)
class Manager:
    """A package manager: its commands, and the package that brings each of the `LIBRARIES`, in their order."""

    program: str
    refresh: tuple[str, ...]
    install: tuple[str, ...]
    packages: tuple[str, str, str, str, str, str]
    needs_root: bool = True


_FEDORA = ("glib2", "pango", "pango", "harfbuzz", "harfbuzz", "fontconfig")
_DEBIAN = ("libpango-1.0-0", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz0b", "libharfbuzz-subset0", "libfontconfig1")
_SUSE = ("libgobject-2_0-0", "libpango-1_0-0", "libpango-1_0-0", "libharfbuzz0", "libharfbuzz-subset0", "libfontconfig1")
_ALPINE = (
    "so:libgobject-2.0.so.0",
    "so:libpango-1.0.so.0",
    "so:libpangoft2-1.0.so.0",
    "so:libharfbuzz.so.0",
    "so:libharfbuzz-subset.so.0",
    "so:libfontconfig.so.1",
)
_HOMEBREW = ("glib", "pango", "pango", "harfbuzz", "harfbuzz", "fontconfig")

MANAGERS = (
    Manager("apt-get", ("update",), ("install", "--yes", "--no-install-recommends"), _DEBIAN),
    Manager("dnf", (), ("install", "--assumeyes"), _FEDORA),
    Manager("zypper", (), ("--non-interactive", "install", "--no-recommends"), _SUSE),
    Manager("pacman", (), ("-S", "--needed", "--noconfirm"), _FEDORA),
    Manager("apk", (), ("add",), _ALPINE),
    Manager("brew", (), ("install",), _HOMEBREW, needs_root=False),
)
"""The first of these that the machine has is the one that is asked. (Arch and Fedora use the same names; on Debian,
Pango brings GObject, whose own package changes its name from one release to the next.)"""

_MSYS2 = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin"
_ADVICE = {
    "darwin": "If Homebrew has them already, this Python does not look there: use Homebrew's Python,\n"
    'or type  export DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix)/lib"  first.',
    "win32": "On Windows they come with MSYS2: install that, and in its window type\n"
    "    pacman -S mingw-w64-ucrt-x86_64-pango\n"
    "and try again. (Elsewhere than in C:\\msys64? Name the folder in WEASYPRINT_DLL_DIRECTORIES.)",
}


def _loads(library: Library) -> bool:
    """Whether WeasyPrint would be able to load `library` on this machine."""
    if sys.platform == "win32":
        names = [library.windows]
        for folder in filter(os.path.isdir, os.environ.get("WEASYPRINT_DLL_DIRECTORIES", _MSYS2).split(";")):
            os.add_dll_directory(folder)
    elif sys.platform == "darwin":
        names = [library.macos, ctypes.util.find_library(library.stem) or library.macos]
    else:
        names = [library.linux]
    return any(map(_opens, names))


def _opens(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _run(command: Sequence[str]) -> int:
    sys.stdout.write(" ".join(command) + "\n")
    sys.stdout.flush()
    return subprocess.run(command, check=False).returncode


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _may_sudo() -> bool:
    """Whether `sudo` would do as it is told without asking for a password."""
    return (
        shutil.which("sudo") is not None
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    )


@dataclass(frozen=True, slots=True)
class Machine:
    """What is asked of the machine, each question in one place; tests answer in its stead."""

    loads: Callable[[Library], bool] = _loads
    which: Callable[[str], str | None] = shutil.which
    run: Callable[[Sequence[str]], int] = _run
    is_root: Callable[[], bool] = _is_root
    may_sudo: Callable[[], bool] = _may_sudo
    platform: str = sys.platform


THIS_MACHINE = Machine()


def missing_libraries(machine: Machine = THIS_MACHINE) -> tuple[Library, ...]:
    """The libraries that cannot be loaded; empty when pages can be laid out."""
    return tuple(library for library in LIBRARIES if not machine.loads(library))


def install_command(missing: Sequence[Library], machine: Machine = THIS_MACHINE) -> str | None:
    """What to type to get the `missing` libraries, or None where no package manager is known."""
    manager = _manager(machine)
    if not missing or manager is None:
        return None
    sudo = ("sudo",) if manager.needs_root and not machine.is_root() else ()
    return " && ".join(" ".join((*sudo, *command)) for command in _commands(manager, missing))


def _manager(machine: Machine) -> Manager | None:
    if machine.platform == "win32":
        return None
    return next((manager for manager in MANAGERS if machine.which(manager.program)), None)


def _commands(manager: Manager, missing: Sequence[Library]) -> list[tuple[str, ...]]:
    wanted = (package for library, package in zip(LIBRARIES, manager.packages, strict=True) if library in missing)
    install = (manager.program, *manager.install, *dict.fromkeys(wanted))
    return [(manager.program, *manager.refresh), install] if manager.refresh else [install]


def install(missing: Sequence[Library], machine: Machine = THIS_MACHINE) -> bool:
    """Install the `missing` libraries if that can be done without asking anybody; whether all went well."""
    manager = _manager(machine)
    if manager is None:
        return False
    prefix: tuple[str, ...] = ("env", "DEBIAN_FRONTEND=noninteractive") if manager.program == "apt-get" else ()
    if manager.needs_root and not machine.is_root():
        if not machine.may_sudo():
            return False
        prefix = ("sudo", "-n", *prefix)
    sys.stdout.write(f"Installing what pages are laid out with: {_names(missing)}.\n")
    return all(machine.run((*prefix, *command)) == 0 for command in _commands(manager, missing))


def advice(missing: Sequence[Library], machine: Machine = THIS_MACHINE) -> str:
    """In a few lines: which libraries are missing and what to do about it."""
    lines = [f"Pages cannot be laid out yet: this machine lacks {_names(missing)}."]
    if command := install_command(missing, machine):
        lines += ["Please type", f"    {command}", "and try again."]
    elif machine.platform != "win32":
        lines += ["Please install Pango and HarfBuzz (with its subset library) and try again."]
    if machine.platform in _ADVICE:
        lines += [_ADVICE[machine.platform]]
    return "\n".join(lines)


def _names(libraries: Sequence[Library]) -> str:
    return ", ".join(library.name for library in libraries)


def main(arguments: Sequence[str], machine: Machine = THIS_MACHINE) -> int:
    """Look, with `--install` try to mend, and say how it stands; the exit code is 1 if something is missing."""
    missing = missing_libraries(machine)
    if missing and "--install" in arguments and install(missing, machine):
        missing = missing_libraries(machine)
    if missing:
        sys.stderr.write(advice(missing, machine) + "\n")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
