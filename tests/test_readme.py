"""What the README promises to somebody who tries it comes true, and the handbook leaves nothing out."""

import re
from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent

import pytest

from pamphlet.cli import main
from pamphlet.metadata import ALIASES, KEYS
from pamphlet.readers import READERS
from pamphlet.setting_values import SETTINGS
from pamphlet.stylesheets import VARIABLES

REPOSITORY = Path(__file__).parents[1]
README = REPOSITORY.joinpath("README.md").read_text("utf-8")
HANDBOOK = [
    *(REPOSITORY / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")),
    *sorted(REPOSITORY.joinpath("docs").glob("*.md")),
]


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


def test_its_other_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("swifts.md").write_text("---\ntitle: Swifts\nlanguage: en\n---\nThey are back.\n", "utf-8")
    block = README.partition("Another look and another paper:")[2].split("```")[1]
    commands = re.findall(r"^pamphlet (.+)$", block, re.MULTILINE)
    assert len(commands) == 2
    assert [main(command.split()) for command in commands] == [0, 0]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("page", HANDBOOK, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", _prose(page))
    for target in re.findall(r"\]\(([^):#]+)(?:#[^)]*)?\)", prose):
        assert page.parent.joinpath(target).exists(), target


def test_every_page_can_be_found_from_the_readme() -> None:
    for page in REPOSITORY.joinpath("docs").glob("*.md"):
        assert f"](docs/{page.name})" in README


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("keys.md", (*KEYS, *SETTINGS, *ALIASES)),
        ("printing.md", VARIABLES),
        ("commands.md", (suffix for suffix in READERS if suffix)),
    ],
)
def test_the_handbook_is_complete(page: str, words: Iterable[str]) -> None:
    text = _prose(REPOSITORY / "docs" / page)
    assert [word for word in words if f"`{word}`" not in text] == []


def test_every_command_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^  ([a-z][a-z-]*)(?:  |$)", capsys.readouterr().out, re.MULTILINE)
    assert "build" in commands
    text = _prose(REPOSITORY / "docs" / "commands.md")
    assert [command for command in commands if f"`pamphlet {command}" not in text] == []


def _prose(page: Path) -> str:
    """What a page says outside its boxes."""
    return re.sub(r"^``` .*?^```$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
