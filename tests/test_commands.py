"""Runs the sessions of `tests/command/*.md`: prose, files, and command lines with what they print.

    ``` file essay.md
    One file, made before the commands run.
    ```

    ``` session
    $ pamphlet check essay.md
    essay.md: 0 errors, 1 warning
    2> essay.md:1:1: warning: …
    => 0
    ```

Each Markdown file runs in an empty folder of its own. A line `$ …` is a command (`pamphlet`, or
`ls` and `rm`, which this runner plays); then come its stdout, its stderr behind `2> `, and `=> n` for an
exit code that is not 0. Sizes such as `12 KB` are written `… KB`, since they hang on fonts.

`pytest tests/test_commands.py --accept` writes what came out into the files. Read the difference.
"""

import re
import shlex
from pathlib import Path

import pytest

from pamphlet.cli import main

COMMANDS = Path(__file__).parent / "command"
FILES = [*sorted(COMMANDS.glob("*.md")), *sorted(Path(__file__).parents[1].joinpath("docs").glob("*.md"))]
"""The sessions, and the chapters of the handbook whose command lines are run too."""
BLOCK = re.compile(r"^``` (file (?P<name>[^\n]+)|session)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def run(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command prints, in the form of the file."""
    program, *arguments = shlex.split(command)
    code = 0
    match program:
        case "pamphlet":
            try:
                code = main(arguments)
            except SystemExit as stop:  # argparse's way out
                code = stop.code if isinstance(stop.code, int) else 1
        case "ls":
            print("\n".join(sorted(entry.name for entry in Path(*arguments).iterdir())))
        case "rm":
            Path(*arguments).unlink()
        case _:
            pytest.fail(f"no such command in these files: {program}")
    out, err = capsys.readouterr()
    lines = out.splitlines() + [f"2> {line}" for line in err.splitlines()] + [f"=> {code}"] * bool(code)
    text = "\n".join([f"$ {command}", *lines])
    return re.sub(r"\b[\d.]+ ([KM]B)\b", r"… \1", text) + "\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_session(
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    text = file.read_text("utf-8")

    def play(block: re.Match[str]) -> str:
        if block["name"]:
            Path(block["name"]).parent.mkdir(parents=True, exist_ok=True)
            Path(block["name"]).write_text(block["body"], "utf-8")
            return block[0]
        commands = [line[2:] for line in block["body"].splitlines() if line.startswith("$ ")]
        assert commands, f"{file.name}: a session without a command"
        return "``` session\n" + "".join(run(command, capsys) for command in commands) + "```"

    came_out = BLOCK.sub(play, text)
    if request.config.getoption("--accept"):
        file.write_text(came_out, "utf-8")
    else:
        assert came_out == text
