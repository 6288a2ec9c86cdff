"""What the README promises to somebody who tries it comes true."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from pamphlet.cli import main

REPOSITORY = Path(__file__).parents[1]
README = REPOSITORY.joinpath("README.md").read_text("utf-8")


def test_the_first_pamphlet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    example = re.search(r"^ *```markdown\n(.*?)```", README, re.DOTALL | re.MULTILINE)
    command = re.search(r"^ *pamphlet (build (\w+)\.md)$", README, re.MULTILINE)
    assert example
    assert command
    monkeypatch.chdir(tmp_path)
    Path(f"{command[2]}.md").write_text(dedent(example[1]), "utf-8")
    assert main(command[1].split()) == 0
    assert capsys.readouterr().err == ""
    assert {path.name for path in tmp_path.iterdir()} == {f"{command[2]}.{ending}" for ending in ("md", "pdf", "epub")}


def test_its_commands_are_in_the_makefile() -> None:
    makefile = REPOSITORY.joinpath("Makefile").read_text("utf-8")
    named = set(re.findall(r"^make (\w+)", README, re.MULTILINE))
    assert named == {"demo", "test"}
    assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in named)


def test_its_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^):]+)\)", README):
        assert REPOSITORY.joinpath(target).exists(), target
