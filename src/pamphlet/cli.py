"""The command line: arguments in, exit code out.

Exit code 0: built. 1: the document has errors. 2: wrong usage, or a file that cannot be read or
written. Files made are told on stdout, problems on stderr.
"""

import argparse
import json
import os
import shlex
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from pamphlet import __version__
from pamphlet.diagnostics import CODES, Diagnostic, Report, Severity
from pamphlet.metadata import KEYS, METADATA_KEYS, canonical, read_metadata
from pamphlet.options import Option, Value, did_you_mean
from pamphlet.outline import outline, outline_publication
from pamphlet.passes import publish
from pamphlet.pipeline import UNREADABLE, Job, Outcome, Output, build, check, given_settings, open_source, prepare, read
from pamphlet.readers import READERS, explainer_for, reader_for
from pamphlet.report_text import diagnostic_text
from pamphlet.settings import FORMATS, PLACEMENTS, PROJECT_FILE, Settings, load_project
from pamphlet.stylesheets import description, shipped_style, style_names
from pamphlet.tree_json import to_json
from pamphlet.writers.pandoc import pandoc_json

BUILT, DOCUMENT_ERRORS, USAGE = 0, 1, 2

PRINT_FLAGS = ("style", "paper", "notes")
"""Flags that mean what the key of the same name means in pamphlet.yaml."""

OUTSIDE = UNREADABLE | {"output-unwritable", "engine-missing"}
"""Codes of problems that lie outside the document: they end with exit code 2, as does a value that no document gives."""

REPEATABLE = frozenset({"author", "keywords", "contact", "credits"})
"""What `--meta` may give several times."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `pamphlet` with these arguments (those of the process by default); gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # both are TextIOWrapper
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except OSError as problem:
        if problem.filename is not None:
            raise
        # what is printed cannot be: a closed pipe (`| head`), a full disk
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(problem, BrokenPipeError):
            return _wrong(f"what was to be said cannot be printed: {problem.strerror}", None)
        return BUILT
    return code


def _run(arguments: list[str]) -> int:
    parser, commands = _parser()
    if arguments and not arguments[0].startswith("-") and arguments[0] not in commands:
        return _wrong(f"there is no command “{arguments[0]}”", _meant(arguments, commands))
    options, unknown = parser.parse_known_args(arguments)
    if wrong := [*_short_for_long(arguments, options.known), *unknown]:
        return _wrong(f"there is no option {wrong[0]}", did_you_mean(wrong[0], options.known) or "pamphlet COMMAND --help")
    if options.run is None:
        parser.print_help(sys.stderr)
        return USAGE
    code: int = options.run(options)
    return code


def _meant(arguments: list[str], commands: tuple[str, ...]) -> str:
    """What the first of the arguments was probably meant to be: the name of a text, or of a command."""
    first = Path(arguments[0])
    if first.exists() or first.suffix.lower() in set(READERS) - {""}:
        return f"did you mean: pamphlet build {' '.join(map(shlex.quote, arguments))}"
    return did_you_mean(arguments[0], commands) or "the commands are " + ", ".join(commands)


def _short_for_long(arguments: list[str], known: Sequence[str]) -> list[str]:
    """Arguments such as `-output`, which would be read as `-o utput`."""
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return [word for word in before if len(word) > 2 and word[1] != "-" and any(k.startswith(f"-{word}") for k in known)]


# --- the commands ----------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    jobs = _jobs(options)
    if isinstance(jobs, int):
        return jobs
    outcomes = []
    for job in jobs:
        outcome = build(job)
        outcomes.append(outcome)
        if not options.json:
            _tell(outcome, quiet=options.quiet, strict=options.strict)
    if options.json:
        _print_json(outcomes)
    return max(_code(outcome.report, strict=options.strict) for outcome in outcomes)


def _check(options: argparse.Namespace) -> int:
    outcomes = [check(name) for name in options.sources]
    if options.json:
        _print_json(outcomes)
    else:
        for outcome in outcomes:
            _print_report(outcome.report, quiet=options.quiet, strict=options.strict)
            found = Counter(d.severity for d in outcome.report.diagnostics)
            print(f"{outcome.source}: " + ", ".join(_count(found[s], s) for s in (Severity.ERROR, Severity.WARNING)))
    return max(_code(outcome.report, strict=options.strict) for outcome in outcomes)


def _tree(options: argparse.Namespace) -> int:
    report = Report()
    if options.stage == "publication" and options.format != "outline":
        return _wrong(f"--format {options.format} shows the document", "leave out --stage publication")
    if prepared := prepare(options.source, (), report):
        document, settings = prepared
        match options.format:
            case "json":
                print(json.dumps(to_json(document), ensure_ascii=False, indent=1))
            case "pandoc":
                print(json.dumps(pandoc_json(document), ensure_ascii=False, separators=(",", ":")))
            case _ if options.stage == "document":
                sys.stdout.write(outline(document, positions=options.positions))
            case _:
                sys.stdout.write(outline_publication(publish(document, settings, report)))
    _print_report(report)
    return _code(report)


def _explain(options: argparse.Namespace) -> int:
    report = Report()
    if source := open_source(options.source, report):
        settings = given_settings(source, (), report)
        if explain := explainer_for(source.suffix):
            print(explain(source, settings, report), end="")
        elif reader_for(source.suffix):
            print(f"{source.name}: its marks say what everything is, and nothing is guessed; look at it with pamphlet tree")
        else:
            read(source, settings, report)
    _print_report(report)
    return _code(report)


def _explain_code(options: argparse.Namespace) -> int:
    if options.code is None:
        for code, rule in CODES.items():
            print(f"{code:22} {rule.severity:8} {rule.explanation}")
        return BUILT
    if options.code not in CODES:
        return _wrong(f"there is no code “{options.code}”", did_you_mean(options.code, tuple(CODES)))
    rule = CODES[options.code]
    print(f"{options.code} ({rule.severity})\n{rule.explanation}")
    return BUILT


def _styles(_: argparse.Namespace) -> int:
    for name in style_names():
        print(f"{name:12} {description(shipped_style(name))}")
    return BUILT


def _doctor(_: argparse.Namespace) -> int:
    from pamphlet.system_libraries import install_command, missing_libraries

    missing = missing_libraries()
    if not missing:
        print("All libraries that the PDF needs are here.")
        return BUILT
    print("The PDF needs libraries that are not here: " + ", ".join(library.name for library in missing))
    if command := install_command(missing):
        print(f"This brings them:\n  {command}")
    return USAGE


# --- from arguments to jobs ------------------------------------------------------------------


def _jobs(options: argparse.Namespace) -> list[Job] | int:
    """One job for each source, or the exit code when the arguments make no sense."""
    flags = _flags(options)
    if isinstance(flags, int):
        return flags
    if whole := _cut_name(options.sources):
        return _wrong(f"there is no file {options.sources[0]}", f"a name with spaces in it goes in quotation marks: '{whole}'")
    folder = Path(options.output) if options.output else None
    jobs = [Job(name, flags, folder, options.strict) for name in options.sources]
    if not jobs:
        source = _project_source()
        if isinstance(source, int):
            return source
        jobs = [Job(source, flags, folder, options.strict, project=Path())]
    return jobs if not (clash := _clash(jobs)) else _wrong(clash, "build them into different folders, with -o")


def _cut_name(names: list[str]) -> str:
    """The name of a file that the shell has cut at its spaces, if that is what `names` are; else empty."""
    whole = " ".join(names)
    return whole if len(names) > 1 and not any(map(os.path.exists, names)) and os.path.isfile(whole) else ""


def _flags(options: argparse.Namespace) -> tuple[Option, ...] | int:
    """The flags as options; an exit code for a `--meta` that makes no sense."""
    values: dict[str, list[str]] = {}
    for pair in options.meta:
        key, _, value = pair.partition("=")
        if not value.strip():
            return _wrong(f"--meta {pair} has no value", 'write --meta KEY=VALUE, such as --meta title="Our hives"')
        if canonical(key) not in KEYS:
            hint = did_you_mean(key, METADATA_KEYS) or "known keys are " + ", ".join(KEYS)
            return _wrong(f"--meta: “{key}” is not a piece of metadata that pamphlet knows", hint)
        values.setdefault(canonical(key), []).append(value)
    for key, several in values.items():
        if len(several) > 1 and key not in REPEATABLE:
            return _wrong(f"--meta gives the {key} {len(several)} times: {', '.join(several)}", "give it once")
    report = Report()
    found = [Option(key, _one_or_several(given)) for key, given in values.items()]
    found += [Option(key, value) for key in PRINT_FLAGS if (value := getattr(options, key)) is not None]
    read_metadata(tuple(found), report)
    Settings().updated(tuple(found), report, fix=True)
    if report.has_errors():
        _print_report(report)
        return USAGE
    formats = tuple(name for name in FORMATS if getattr(options, name))
    found += [Option("formats", formats)] if formats else []
    return (*found, Option("filters", tuple(options.filter))) if options.filter else tuple(found)


def _one_or_several(given: list[str]) -> Value:
    return tuple(given) if len(given) > 1 else given[0]


def _project_source() -> str | int:
    """The source that pamphlet.yaml in this folder names, or an exit code."""
    report = Report()
    settings = load_project(Path(), report)
    if settings is None:
        return _wrong(f"no file is named, and there is no {PROJECT_FILE} in this folder", "pamphlet build FILE")
    if report.has_errors():
        _print_report(report)
        return USAGE
    if settings.parts:
        return PROJECT_FILE
    if not settings.source:
        return _wrong(f"{PROJECT_FILE} does not name a text", "add a line such as “source: essay.md”")
    return settings.source


def _clash(jobs: list[Job]) -> str:
    """What is wrong if two sources would make files of one name in one folder."""
    seen: dict[tuple[Path, str], str] = {}
    for job in jobs:
        first = seen.setdefault((job.output_folder().resolve(), Path(job.source).stem), job.source)
        if first is not job.source:
            return f"{first} and {job.source} would make files of the same name"
    return ""


# --- telling people and programs --------------------------------------------------------------


def _tell(outcome: Outcome, *, quiet: bool, strict: bool) -> None:
    _print_report(outcome.report, quiet=quiet, strict=strict)
    if quiet:
        return
    for output in outcome.outputs:
        print(_made(output, outcome))
    if not outcome.outputs:
        why = "" if outcome.report.has_errors() or not strict else ", since --strict makes an error of a warning"
        print(f"{outcome.source}: nothing was made{why}", file=sys.stderr)


def _made(output: Output, outcome: Outcome) -> str:
    notes = len(outcome.publication.notes) if outcome.publication else 0
    counts = [_count(output.pages, "page")] if output.pages is not None else []
    counts += [_count(notes, "note"), _size(output.bytes)]
    return f"{output.path}  {', '.join(counts)}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _size(count: int) -> str:
    return f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"


def _print_report(report: Report, *, quiet: bool = False, strict: bool = False) -> None:
    """Print the diagnostics; where it is to be `quiet`, only those that stop the build."""
    colour = _wants_colour(sys.stderr)
    for diagnostic in report.sorted():
        if not quiet or diagnostic.stops(strict=strict):
            print(diagnostic_text(diagnostic, report, colour=colour), file=sys.stderr)


def _wants_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _code(report: Report, *, strict: bool = False) -> int:
    if any(d.code in OUTSIDE or (d.code == "option-value" and d.position is None) for d in report.diagnostics):
        return USAGE
    return DOCUMENT_ERRORS if report.has_errors(strict=strict) else BUILT


def _wrong(message: str, hint: str | None) -> int:
    """Say what is wrong with the arguments, the way argparse does; gives the exit code."""
    print(f"pamphlet: error: {message}", file=sys.stderr)
    if hint:
        print(f"   hint: {hint}", file=sys.stderr)
    return USAGE


def _print_json(outcomes: list[Outcome]) -> None:
    print(json.dumps({"documents": [_as_json(outcome) for outcome in outcomes]}, ensure_ascii=False, indent=2))


def _as_json(outcome: Outcome) -> dict[str, Any]:
    publication = outcome.publication
    return {
        "source": outcome.source,
        "title": publication.title if publication else None,
        "words": outcome.words,
        "notes": len(publication.notes) if publication else 0,
        "note_references": outcome.note_references,
        "outputs": [_output_json(output) for output in outcome.outputs],
        "diagnostics": [_diagnostic_json(diagnostic) for diagnostic in outcome.report.sorted()],
    }


def _output_json(output: Output) -> dict[str, Any]:
    made: dict[str, Any] = {"format": output.format, "path": str(output.path), "bytes": output.bytes}
    return made if output.pages is None else made | {"pages": output.pages}


def _diagnostic_json(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.position
    return {
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "hint": diagnostic.hint,
    }


# --- the arguments ----------------------------------------------------------------------------


def _parser() -> tuple[argparse.ArgumentParser, tuple[str, ...]]:
    """The parser of all arguments, and the names of the commands."""
    parser = argparse.ArgumentParser(
        prog="pamphlet",
        description="Make a printed pamphlet and an e-book from one text.",
        epilog="Start with: pamphlet build FILE",
    )
    parser.add_argument("--version", action="version", version=f"pamphlet {__version__}")
    parser.set_defaults(run=None, known=("--help", "--version"))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    command = commands.add_parser("build", help="make the PDF and the EPUB of a text")
    command.add_argument("sources", nargs="*", metavar="SOURCE", help="a text (.txt, .md); without one, what pamphlet.yaml says")
    command.add_argument("--pdf", action="store_true", help="make the PDF (without --pdf and --epub: both)")
    command.add_argument("--epub", action="store_true", help="make the EPUB")
    command.add_argument("-o", "--output", metavar="DIR", help="the folder to put the files into")
    command.add_argument(
        "--style", metavar="STYLE", help="how it looks in print: a name that “pamphlet styles” lists, or a CSS file"
    )
    command.add_argument("--paper", metavar="PAPER", help="A5, Letter, “A4 landscape”, 120mm x 200mm, …")
    command.add_argument(
        "--notes",
        choices=PLACEMENTS,
        help="where the printed notes stand",
    )
    command.add_argument("--meta", action="append", default=[], metavar="KEY=VALUE", help='metadata, such as title="Our hives"')
    command.add_argument("--filter", action="append", default=[], metavar="FILE", help="a Python file that changes the text")
    command.add_argument("--json", action="store_true", help="tell about it as one JSON object")
    _common(command, _build)

    command = commands.add_parser("check", help="tell what is wrong with a text, and make nothing")
    command.add_argument("sources", nargs="+", metavar="SOURCE")
    command.add_argument("--json", action="store_true", help="tell it as one JSON object")
    _common(command, _check)

    command = commands.add_parser("tree", help="show how a text was understood")
    command.add_argument("source", metavar="SOURCE")
    command.add_argument("--stage", choices=("document", "publication"), default="document", help="as written, or as printed")
    forms = ("outline", "json", "pandoc")
    command.add_argument("--format", choices=forms, default=forms[0], help="for people, for programs, for Pandoc")
    command.add_argument("--positions", action="store_true", help="with line and column of everything")
    command.set_defaults(run=_tree)

    command = commands.add_parser("explain", help="tell why a plain text was read as it was")
    command.add_argument("source", metavar="SOURCE")
    command.set_defaults(run=_explain)

    command = commands.add_parser("explain-code", help="explain a code such as note-undefined, or list them all")
    command.add_argument("code", nargs="?", metavar="CODE")
    command.set_defaults(run=_explain_code)

    command = commands.add_parser("styles", help="list the styles of the printed page")
    command.set_defaults(run=_styles)

    command = commands.add_parser("doctor", help="look whether all that the PDF needs is on this machine")
    command.set_defaults(run=_doctor)

    for command in commands.choices.values():
        command.allow_abbrev = False
        command.set_defaults(known=tuple(word for action in command._actions for word in action.option_strings))
    return parser, tuple(commands.choices)


def _common(command: argparse.ArgumentParser, run: Any) -> None:
    command.add_argument("--strict", action="store_true", help="treat warnings as errors")
    command.add_argument("--quiet", action="store_true", help="tell about errors only")
    command.set_defaults(run=run)
