"""The libraries that `pip` cannot bring: what is missing is said, and installed where that is allowed, or told how to get."""

import ast
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from pamphlet import system_libraries
from pamphlet.system_libraries import LIBRARIES, MANAGERS, Library, Machine, advice, install_command, main, missing_libraries


class Desk:
    """A made-up machine with the programs it is given and without the libraries it lacks; it notes down what is run on it."""

    def __init__(self, lacks: str, programs: str, *, root: bool = False, sudo: bool = False, broken: bool = False) -> None:
        self.lacks, self.programs = set(lacks.split()), set(programs.split())
        self.root, self.sudo, self.broken = root, sudo, broken
        self.commands: list[str] = []

    def run(self, command: Sequence[str]) -> int:
        self.commands.append(" ".join(command))
        if self.broken:
            return 100
        if "update" not in command:
            self.lacks.clear()
        return 0

    def machine(self, platform: str = "linux") -> Machine:
        return Machine(
            loads=lambda library: library.name not in self.lacks,
            which=lambda program: f"/usr/bin/{program}" if program in self.programs else None,
            run=self.run,
            is_root=lambda: self.root,
            may_sudo=lambda: self.sudo,
            platform=platform,
        )


def test_the_table_names_the_files_that_weasyprint_loads() -> None:
    spec = find_spec("weasyprint")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    source = Path(spec.submodule_search_locations[0], "text", "ffi.py").read_text("utf-8")
    calls = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    tried = [{a.value for a in c.args if isinstance(a, ast.Constant)} for c in calls if getattr(c.func, "id", "") == "_dlopen"]
    wanted = [names for names in tried if "harfbuzz-vector" not in names]  # only for a kind of coloured font; Debian 12 has none
    assert len(wanted) == len(LIBRARIES)
    for library in LIBRARIES:
        assert any({library.stem, library.linux, library.macos, library.windows} <= names for names in wanted), library


def test_every_manager_has_a_package_for_every_library() -> None:
    assert all(len(manager.packages) == len(LIBRARIES) and all(manager.packages) for manager in MANAGERS)


def test_this_machine_can_lay_out_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert missing_libraries() == ()
    assert main(["--install"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_library_that_is_not_there_does_not_load() -> None:
    nowhere = "libpamphlet-made-this-up.so.7"
    assert not system_libraries._loads(Library("Made-up", "pamphlet-made-this-up", nowhere, nowhere, nowhere))


@pytest.mark.parametrize(
    ("program", "root", "command"),
    [
        (
            "apt-get",
            False,
            "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libpango-1.0-0 libharfbuzz-subset0",
        ),
        ("dnf", True, "dnf install --assumeyes pango harfbuzz"),
        ("zypper", False, "sudo zypper --non-interactive install --no-recommends libpango-1_0-0 libharfbuzz-subset0"),
        ("pacman", False, "sudo pacman -S --needed --noconfirm pango harfbuzz"),
        ("apk", True, "apk add so:libpango-1.0.so.0 so:libharfbuzz-subset.so.0"),
        ("brew", False, "brew install pango harfbuzz"),
    ],
)
def test_the_command_to_type(program: str, root: bool, command: str) -> None:
    machine = Desk("Pango HarfBuzz-Subset", program, root=root).machine()
    assert install_command(missing_libraries(machine), machine) == command


def test_a_package_that_brings_two_libraries_is_named_once() -> None:
    machine = Desk("GObject Pango PangoFT2", "apt-get", root=True).machine()
    command = install_command(missing_libraries(machine), machine)
    assert command is not None
    assert command.endswith(" libpango-1.0-0 libpangoft2-1.0-0")


def test_nothing_missing_needs_no_command() -> None:
    assert install_command((), Desk("", "apt-get").machine()) is None


@pytest.mark.parametrize(
    ("desk", "before"),
    [
        (Desk("HarfBuzz-Subset", "apt-get", root=True), "env DEBIAN_FRONTEND=noninteractive apt-get"),
        (Desk("HarfBuzz-Subset", "apt-get", sudo=True), "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get"),
    ],
)
def test_where_it_may_it_installs(desk: Desk, before: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--install"], desk.machine()) == 0
    assert desk.commands == [f"{before} update", f"{before} install --yes --no-install-recommends libharfbuzz-subset0"]
    assert capsys.readouterr() == ("Installing what pages are laid out with: HarfBuzz-Subset.\n", "")


def test_homebrew_needs_no_administrator() -> None:
    desk = Desk("Pango", "brew")
    assert main(["--install"], desk.machine("darwin")) == 0
    assert desk.commands == ["brew install pango"]


def test_where_it_may_not_it_prints_the_command_and_stops(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk("Pango HarfBuzz-Subset", "dnf")
    assert main(["--install"], desk.machine()) == 1
    assert desk.commands == []
    assert capsys.readouterr().err.splitlines() == [
        "Pages cannot be laid out yet: this machine lacks Pango, HarfBuzz-Subset.",
        "Please type",
        "    sudo dnf install --assumeyes pango harfbuzz",
        "and try again.",
    ]


def test_without_being_told_to_it_installs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk("Fontconfig", "apk", root=True)
    assert main([], desk.machine()) == 1
    assert desk.commands == []
    assert "apk add so:libfontconfig.so.1" in capsys.readouterr().err


def test_an_installation_that_fails_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk("Pango", "apt-get", root=True, broken=True)
    assert main(["--install"], desk.machine()) == 1
    assert desk.commands == ["env DEBIAN_FRONTEND=noninteractive apt-get update"]
    assert "this machine lacks Pango" in capsys.readouterr().err


def test_a_package_that_did_not_help_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk("Pango", "pacman", root=True)
    machine = desk.machine()
    deaf = Machine(
        lambda library: library.name != "Pango", machine.which, machine.run, machine.is_root, machine.may_sudo, "linux"
    )
    assert main(["--install"], deaf) == 1
    assert desk.commands == ["pacman -S --needed --noconfirm pango"]
    assert "this machine lacks Pango" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("platform", "programs", "words"),
    [
        ("linux", "", "Please install Pango and HarfBuzz"),
        ("darwin", "brew", "use Homebrew's Python"),
        ("win32", "pacman", "they come with MSYS2"),
    ],
)
def test_the_advice_fits_the_machine(platform: str, programs: str, words: str) -> None:
    machine = Desk("Pango", programs).machine(platform)
    assert words in advice(missing_libraries(machine), machine)


def test_it_runs_by_a_python_that_has_nothing_installed() -> None:
    script = Path(system_libraries.__file__)
    bare = [sys.executable, "-I", "-S", str(script)]
    assert subprocess.run(bare, capture_output=True, text=True, check=True).stdout == ""
