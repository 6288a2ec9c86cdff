"""Runs the cases of `tests/spec/*.test`: prose that states a rule, then an example of it.

    A bare address is a link.

    ``` markdown document
    See https://example.org.
    .
    document
      paragraph: "See " link<https://example.org>["https://example.org"] "."
    ```

The fence names the format and the stage (`document` or `publication`) and may be of any length, so
that an input can hold fences of its own. Between lines of `.` stand the input, the outline and,
where there are any, the diagnostics. More words on the fence line: `positions` prints them,
`escapes` reads `\\xNN`, `\\t`, `\\r` and `\\s` (a space) in the input as that byte, `meta:KEY=VALUE`
does what the flag does. Pictures are looked for in `tests/spec/files`.

`pytest tests/test_spec.py --accept` writes what came out into the files. Read the difference.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pamphlet.diagnostics import Diagnostic, Report
from pamphlet.metadata import MetadataLayers, read_metadata
from pamphlet.options import Option
from pamphlet.outline import outline, outline_publication
from pamphlet.readers import Reader, reader_for
from pamphlet.settings import Settings
from pamphlet.source import Position, Source

SPEC = Path(__file__).parent / "spec"
SUFFIXES = {"markdown": ".md", "plain": ".txt", "html": ".html"}
FENCE = re.compile(r"(`{3,}) *(\w+) (document|publication)((?: \S+)*)")
ESCAPE = re.compile(rb"\\(?:x([0-9a-f]{2})|([trs]))")
LETTERS = {b"t": b"\t", b"r": b"\r", b"s": b" "}


@dataclass(frozen=True)
class Case:
    """One example; `line` is where its fence stands, from 1."""

    file: Path
    line: int
    fence: str
    format: str
    stage: str
    words: tuple[str, ...]
    input: str
    expected: str

    @property
    def id(self) -> str:
        return f"{self.file.name}:{self.line}"


def cases(file: Path) -> list[Case]:
    found, lines = [], iter(enumerate(file.read_text("utf-8").split("\n"), 1))
    for number, line in lines:
        if not line.startswith("```"):
            continue
        match = FENCE.fullmatch(line)
        assert match, f"{file.name}:{number}: the fence does not name a format and a stage"
        fence, format, stage, words = match.groups()
        body = []
        for _, inside in lines:
            if inside == fence:
                break
            body.append(inside)
        else:
            pytest.fail(f"{file.name}:{number}: the fence is not closed")
        assert "." in body, f"{file.name}:{number}: no line of “.” ends the input"
        dot = body.index(".")
        given, expected = ("".join(f"{line}\n" for line in part) for part in (body[:dot], body[dot + 1 :]))
        found.append(Case(file, number, fence, format, stage, tuple(words.split()), given, expected))
    return found


def source_of(case: Case) -> tuple[Reader, Source]:
    """The case's input as a source, and the reader of its format."""
    data, suffix = case.input.encode(), SUFFIXES[case.format]
    if "escapes" in case.words:
        data = ESCAPE.sub(lambda m: bytes.fromhex(m[1].decode()) if m[1] else LETTERS[m[2]], data)
    read = reader_for(suffix)
    assert read
    return read, Source(f"case{suffix}", data, Path(f"case{suffix}"))


def settings_of(case: Case, report: Report) -> Settings:
    """The settings that the case is read with."""
    given = (word[5:].partition("=") for word in case.words if word.startswith("meta:"))
    layers = MetadataLayers(flags=read_metadata(tuple(Option(key, value) for key, _, value in given), report))
    return Settings(folder=SPEC / "files", source=f"case{SUFFIXES[case.format]}", stem="case", metadata=layers)


def outcome(case: Case) -> str:
    """What comes out of the case's input, in the form of the file: the outline, `.`, the diagnostics."""
    report = Report()
    settings = settings_of(case, report)
    read, source = source_of(case)
    document = read(source, settings, report)
    positions = "positions" in case.words
    if case.stage == "document":
        printed = outline(document, positions=positions)
    else:
        from pamphlet.passes import publish

        publication = publish(document, settings.updated(document.options, report), report)
        printed = outline_publication(publication, positions=positions)
    diagnostics = "".join(map(show, report.sorted()))
    return f"{printed}.\n{diagnostics}" if diagnostics else printed


def show(diagnostic: Diagnostic) -> str:
    def place(position: Position | None) -> str:
        return f"{position.line}:{position.column}" if position else "-"

    lines = [f"{place(diagnostic.position)}: {diagnostic.severity}: {diagnostic.message} [{diagnostic.code}]"]
    lines += [f"  hint: {diagnostic.hint}"] if diagnostic.hint else []
    lines += [f"  {place(related.position)}: {related.message}" for related in diagnostic.related]
    return "".join(f"{line}\n" for line in lines)


def accept(case: Case, outcome: str) -> None:
    """Write `outcome` into the case's file. Earlier cases may have moved this one, but not its rank."""
    rank = [c.line for c in CASES if c.file == case.file].index(case.line)
    now = cases(case.file)[rank]
    lines = case.file.read_text("utf-8").split("\n")
    dot = lines.index(".", now.line)
    lines[dot + 1 : lines.index(now.fence, dot)] = outcome.removesuffix("\n").split("\n")
    case.file.write_text("\n".join(lines), "utf-8")


CASES = [case for file in sorted(SPEC.glob("*.test")) for case in cases(file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    came_out = outcome(case)
    if request.config.getoption("--accept") and came_out != case.expected:
        accept(case, came_out)
        return
    assert came_out == case.expected


def test_what_is_accepted_is_expected_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fences = ["``` markdown document\nBees\n.\nwrong\n```\n", "```` markdown document\n``` x\n1\n```\n.\n````\n"]
    file = tmp_path / "two.test"
    file.write_text("Prose.\n\n" + "\nMore.\n\n".join(fences), "utf-8")
    before = cases(file)
    monkeypatch.setattr(f"{__name__}.CASES", before)
    for case in before:
        accept(case, f"{case.format}\n  {len(case.input)}\n")
    assert [case.expected for case in cases(file)] == ["markdown\n  5\n", "markdown\n  12\n"]
    assert cases(file) == [
        replace(before[0], expected="markdown\n  5\n"),
        replace(before[1], expected="markdown\n  12\n", line=before[1].line + 1),
    ]
