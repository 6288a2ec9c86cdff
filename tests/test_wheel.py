"""The wheel is complete: installed by itself, in another folder, it makes a pamphlet there."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

REPOSITORY = Path(__file__).parents[1]

LEAFLET = """\
---
title: The bell ringers' supper
author: Ida Marsh
date: 2025-09-20
language: en
---

## What to bring

Bread, if you bake.[^loaves] The tower is cold: bring a coat as well.

[^loaves]: Last year there were eleven loaves and no butter.
"""


def run(*command: str | Path, cwd: Path) -> str:
    """The stdout of a command that knows nothing of this repository; the test fails with its stderr if it fails."""
    hidden = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "COVERAGE_PROCESS_START"}
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository, freshly built."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, REPOSITORY, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a new environment with this wheel in it; only other people's packages are borrowed from ours."""
    environment = tmp_path_factory.mktemp("elsewhere") / "environment"
    venv.create(environment, symlinks=os.name != "nt")
    places = {name: Path(sysconfig.get_path(name, "venv", {"base": str(environment)})) for name in ("purelib", "scripts")}
    install = ("install", "--quiet", "--no-deps", "--no-index", wheel)
    run(sys.executable, "-m", "pip", "--python", places["scripts"] / "python", *install, cwd=environment)
    # A folder named in a .pth file is searched, but the .pth files inside it, such as that of our own source, are not followed.
    borrowed = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (places["purelib"] / "borrowed.pth").write_text("\n".join(borrowed), "utf-8")
    return places["scripts"]


def test_styles_and_templates_are_in_the_wheel(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    wanted = [file for folder in ("styles", "templates") for file in REPOSITORY.joinpath(folder).rglob("*") if file.is_file()]
    assert wanted
    for file in wanted:
        assert packed[f"pamphlet/{file.relative_to(REPOSITORY).as_posix()}"] == file.read_bytes()


def test_the_licences_travel_along(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        licences = [name for name in archive.namelist() if ".dist-info/licenses/" in name]
    ours = [REPOSITORY / "LICENSE", *REPOSITORY.glob("styles/fonts/**/*LICEN*")]
    assert len(licences) == len(ours)


def test_the_installed_package_uses_its_own_files(commands: Path, tmp_path: Path) -> None:
    question = "from pamphlet import resources as r; print(r.__file__, r.shipped('styles'), r.shipped('templates'), sep='\\n')"
    module, styles, templates = map(Path, run(commands / "python", "-c", question, cwd=tmp_path).splitlines())
    assert module.is_relative_to(commands.parent)
    assert styles == module.parent / "styles"
    assert templates == module.parent / "templates"


def test_the_installed_command_makes_a_pamphlet(commands: Path, tmp_path: Path) -> None:
    (tmp_path / "supper.md").write_text(LEAFLET, "utf-8")
    run(commands / "pamphlet", "build", "supper.md", "--pdf", "--epub", "-o", "made", cwd=tmp_path)
    assert (tmp_path / "made" / "supper.pdf").read_bytes().startswith(b"%PDF-")
    with ZipFile(tmp_path / "made" / "supper.epub") as book:
        text = "".join(book.read(name).decode("utf-8") for name in book.namelist() if name.endswith(".xhtml"))
    assert "Bread, if you bake." in text
    assert "eleven loaves and no butter" in text
