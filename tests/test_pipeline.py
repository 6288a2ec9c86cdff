"""The road as a whole: what files are left on disk, what time it is, what is printed where nobody reads."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from pamphlet.diagnostics import Report
from pamphlet.options import Option
from pamphlet.pipeline import Job, build, check, given_settings, open_source
from pamphlet.saving import Made, save

TEXT = "---\ntitle: Hives\nlanguage: en\n---\nThey hum.\n"


def written(folder: Path, name: str = "hives.md", text: str = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_when_one_file_cannot_get_its_name_the_others_keep_what_they_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hives.pdf").write_bytes(b"old")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "hives.epub":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    report = Report()
    assert save([Made("pdf", b"new", 1), Made("epub", b"new")], tmp_path, "hives", report) == ()
    assert [d.code for d in report.diagnostics] == ["output-unwritable"]
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {"hives.pdf": b"old"}


def test_a_first_file_goes_away_again_when_the_second_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "hives.epub":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert save([Made("pdf", b"new", 1), Made("epub", b"new")], tmp_path, "hives", Report()) == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("epoch", ["99999999999999", "9" * 5000, "-5", "soon", "253402300800"])
def test_a_time_that_is_none_is_told(epoch: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    outcome = check(str(written(tmp_path)))
    assert [d.code for d in outcome.report.diagnostics] == ["option-value"]
    assert outcome.publication is not None


def test_the_last_second_of_all_is_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "253402300799")
    publication = check(str(written(tmp_path))).publication
    assert publication is not None
    assert publication.modified.isoformat() == "9999-12-31T23:59:59+00:00"


def test_the_newest_input_may_be_the_project_file(tmp_path: Path) -> None:
    text, project = written(tmp_path), written(tmp_path, "pamphlet.yaml", "publisher: The Society\n")
    os.utime(text, (1000, 1000))
    os.utime(project, (2000, 2000))
    source = open_source(str(text), Report())
    assert source
    assert given_settings(source, (), Report()).newest_input == 2000


def test_a_large_picture_is_no_cause_for_alarm(tmp_path: Path) -> None:
    Image.new("1", (9500, 9500)).save(tmp_path / "large.png")
    text = written(tmp_path, text=TEXT + "\n![A large one.](large.png)\n")
    outcome = build(Job(str(text), (Option("formats", ("epub",)),), tmp_path))
    assert outcome.report.diagnostics == []
    assert len(outcome.outputs) == 1


def test_a_project_with_its_text_in_a_folder_below_keeps_its_settings_and_filters(tmp_path: Path) -> None:
    written(tmp_path, "pamphlet.yaml", "source: texts/hives.md\npublisher: The Society\nformats: [epub]\nfilters: [twice.py]\n")
    twice = "from dataclasses import replace\ndef filter(d, report):\n    return replace(d, children=d.children * 2)\n"
    written(tmp_path, "twice.py", twice)
    outcome = build(Job(str(written(tmp_path, "texts/hives.md")), project=tmp_path))
    assert outcome.publication is not None
    assert outcome.publication.metadata.publisher == "The Society"
    assert outcome.words == 4
    assert [output.path for output in outcome.outputs] == [tmp_path / "out" / "hives.epub"]


def run(*arguments: str, stdout: int) -> tuple[int, str]:
    command = [sys.executable, "-m", "pamphlet", *arguments]
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stderr


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    text = written(tmp_path, text=TEXT + "More.\n\n" * 20_000)
    reading, writing = os.pipe()
    os.close(reading)
    assert run("tree", str(text), stdout=writing) == (0, "")
    os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_behind_the_output_is_one_sentence(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, said = run("tree", str(written(tmp_path)), stdout=full.fileno())
    assert code == 2
    assert said.splitlines() == ["pamphlet: error: what was to be said cannot be printed: No space left on device"]


def modules_after(*arguments: str) -> set[str]:
    """The modules that a command has imported when it is done."""
    program = (
        "import sys; from pamphlet.cli import main; code = main(sys.argv[1:]); print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_a_command_imports_what_it_uses(tmp_path: Path) -> None:
    name = str(written(tmp_path))
    heavy = {"weasyprint", "ebooklib", "jinja2", "PIL", "lxml", "mammoth", "chardet", "langcodes"}
    assert not modules_after("styles") & heavy
    checked = modules_after("check", name)
    assert not checked & heavy
    assert "markdown_it" in checked
    assert not modules_after("build", name, "--epub", "-o", str(tmp_path)) & {"weasyprint", "mammoth", "chardet", "langcodes"}
    assert "ebooklib" not in modules_after("build", name, "--pdf", "-o", str(tmp_path))


def test_help_loads_no_more_than_the_arguments() -> None:
    program = "import sys; from pamphlet import cli; cli._parser(); print(*(name for name in sys.modules if 'pamphlet' in name))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["pamphlet", "pamphlet.cli"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name of a file is text")
def test_a_name_that_is_no_text_is_no_hindrance(tmp_path: Path) -> None:
    name = os.fsdecode(b"hiv\xe9s")
    text = written(tmp_path, f"{name}.md", "They hum.\n")
    outcome = build(Job(str(text), folder=tmp_path))
    assert outcome.publication is not None
    assert outcome.publication.title == "hiv\N{REPLACEMENT CHARACTER}s"
    assert {output.path.name for output in outcome.outputs} == {f"{name}.pdf", f"{name}.epub"}


@pytest.mark.parametrize(
    "name", ["it's “one” & the <other>.md", "ä ö – é.md", "a.b.c.md", "-x.md", "n" * 240 + ".md", "%41#?.md"]
)
def test_names_of_files_are_only_names(name: str, tmp_path: Path) -> None:
    outcome = build(Job(str(written(tmp_path, name, "They hum.\n")), folder=tmp_path / "made"))
    assert [output.path.name for output in outcome.outputs] == [name.removesuffix("md") + "pdf", name.removesuffix("md") + "epub"]
    assert outcome.publication is not None
    assert outcome.publication.title == name.removesuffix(".md")


def test_a_text_that_may_only_be_read_is_enough(tmp_path: Path) -> None:
    text = written(tmp_path)
    text.chmod(0o444)
    assert len(build(Job(str(text), folder=tmp_path / "made")).outputs) == 2


def test_the_time_zone_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, made = written(tmp_path), []
    os.utime(text, (1_780_000_000, 1_780_000_000))
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        made.append([output.path.read_bytes() for output in build(Job(str(text), folder=tmp_path / zone)).outputs])
    monkeypatch.undo()
    time.tzset()
    assert len(made[0]) == 2
    assert made[0] == made[1]
