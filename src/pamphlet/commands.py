"""What each command does with its arguments; `cli` has read them.

Every function here takes the arguments and gives the exit code. Arguments that make no sense raise
`Usage`; what is wrong with a text is told, and never raised.
"""

import json
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from shlex import quote
from textwrap import fill
from types import MappingProxyType

from pamphlet.diagnostics import CODES, Report
from pamphlet.metadata import KEYS, METADATA_KEYS, canonical, read_metadata
from pamphlet.options import Option, Value, did_you_mean
from pamphlet.pipeline import UNREADABLE, Job, build, check, given_settings, open_source, prepare, read
from pamphlet.readers import explainer_for, reader_for
from pamphlet.setting_values import FORMATS, SETTINGS
from pamphlet.settings import PROJECT_FILE, Settings, load_project
from pamphlet.source import has_unprintable
from pamphlet.stylesheets import VARIABLES
from pamphlet.telling import tell_checked, tell_json, tell_made, tell_report

DONE, ERRORS_IN_TEXT, WRONG = 0, 1, 2

PRINT_FLAGS = ("style", "paper", "notes")
"""Flags that mean what the key of the same name means in pamphlet.yaml."""

OUTSIDE = UNREADABLE | {"output-unwritable", "engine-missing"}
"""Codes of problems that lie outside the document: they end with exit code 2, as does a value that no document gives."""

REPEATABLE = frozenset({"author", "keywords", "contact", "credits"})
"""What `--meta` may give several times."""


class Usage(Exception):
    """Arguments that make no sense: what is wrong with them, and what to type instead."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def _build(options: Namespace) -> int:
    outcomes = []
    for job in _jobs(options):
        outcome = build(job)
        outcomes.append(outcome)
        if not options.json:
            tell_made(outcome, quiet=options.quiet, strict=options.strict)
    if options.json:
        tell_json(outcomes)
    return max(_code(outcome.report, strict=options.strict) for outcome in outcomes)


def _check(options: Namespace) -> int:
    outcomes = [check(name, project) for name, project in _sources(options.sources)]
    if options.json:
        tell_json(outcomes)
    else:
        for outcome in outcomes:
            tell_checked(outcome, quiet=options.quiet, strict=options.strict)
    return max(_code(outcome.report, strict=options.strict) for outcome in outcomes)


def _tree(options: Namespace) -> int:
    report = Report()
    if options.stage == "publication" and options.format != "outline":
        raise Usage(f"--format {options.format} shows the document", "leave out --stage publication")
    name, project = _source(options)
    if prepared := prepare(name, (), report, project):
        document, settings = prepared
        match options.format:
            case "json":
                from pamphlet.tree_json import to_json

                print(json.dumps(to_json(document), ensure_ascii=False, indent=1))
            case "pandoc":
                from pamphlet.writers.pandoc import pandoc_json

                print(json.dumps(pandoc_json(document), ensure_ascii=False, separators=(",", ":")))
            case _ if options.stage == "document":
                from pamphlet.outline import outline

                sys.stdout.write(outline(document, positions=options.positions))
            case _:
                from pamphlet.outline import outline_publication
                from pamphlet.passes import publish

                sys.stdout.write(outline_publication(publish(document, settings, report)))
    tell_report(report)
    return _code(report)


def _explain(options: Namespace) -> int:
    report = Report()
    name, project = _source(options)
    if Path(name).name == PROJECT_FILE:
        raise Usage("a text of several parts is explained part by part", "name one of its files: pamphlet explain FILE")
    if source := open_source(name, report):
        settings = given_settings(source, (), report, project)
        if explain := explainer_for(source.suffix):
            print(explain(source, settings, report), end="")
        elif reader_for(source.suffix):
            print(f"{source.name}: its marks say what everything is, and nothing is guessed; look at it with pamphlet tree")
        else:
            read(source, settings, report)
    tell_report(report)
    return _code(report)


def _explain_code(options: Namespace) -> int:
    if options.code is None:
        for code, rule in CODES.items():
            print(_filled(f"{code:22} {rule.severity:8} {rule.explanation}", 32))
        return DONE
    if options.code not in CODES:
        hint = did_you_mean(options.code, tuple(CODES)) or "pamphlet explain-code lists them all"
        raise Usage(f"there is no code “{options.code}”", hint)
    rule = CODES[options.code]
    print(_filled(f"{options.code} ({rule.severity})\n{rule.explanation}", 0))
    return DONE


def _filled(text: str, hanging: int) -> str:
    """`text` in lines no longer than the terminal, if stdout is one; all but the first begin `hanging` columns to the right."""
    if not sys.stdout.isatty():
        return text
    width = shutil.get_terminal_size().columns
    hanging = hanging if hanging < width // 2 else 4
    return "\n".join(fill(line, width, subsequent_indent=" " * hanging) for line in text.split("\n"))


def _styles(_: Namespace) -> int:
    from pamphlet.stylesheets import description, shipped_style, style_names

    for name in style_names():
        print(_filled(f"{name:12} {description(shipped_style(name))}", 13))
    return DONE


def _doctor(_: Namespace) -> int:
    from pamphlet.system_libraries import install_command, missing_libraries

    missing = missing_libraries()
    if not missing:
        print("All libraries that the PDF needs are here.")
        return DONE
    print("The PDF needs libraries that are not here: " + ", ".join(library.name for library in missing))
    if command := install_command(missing):
        print(f"This brings them:\n  {command}")
    return WRONG


COMMANDS: Mapping[str, Callable[[Namespace], int]] = MappingProxyType(
    {
        "build": _build,
        "check": _check,
        "tree": _tree,
        "explain": _explain,
        "explain-code": _explain_code,
        "styles": _styles,
        "doctor": _doctor,
    }
)


def _code(report: Report, *, strict: bool = False) -> int:
    if any(d.code in OUTSIDE or (d.code == "option-value" and d.position is None) for d in report.diagnostics):
        return WRONG
    return ERRORS_IN_TEXT if report.has_errors(strict=strict) else DONE


# --- from arguments to jobs --------------------------------------------------------------------------


def _jobs(options: Namespace) -> list[Job]:
    """One job for each source; without one, that of the project in this folder."""
    flags = _flags(options)
    folder = Path(options.output) if options.output else None
    if whole := _cut_name(options.sources):
        raise Usage(f"there is no file {options.sources[0]}", f"a name with spaces in it goes in quotation marks: '{whole}'")
    jobs = [Job(name, flags, folder, options.strict, project) for name, project in _sources(options.sources)]
    _forbid_clash(jobs)
    return jobs


def _sources(names: list[str]) -> list[tuple[str, Path | None]]:
    """The texts that are named, or that of the project in this folder; each with the folder of its project, if not its own."""
    return [(name, None) for name in names] or [(_project_source(), Path())]


def _source(options: Namespace) -> tuple[str, Path | None]:
    return _sources([options.source] if options.source else [])[0]


def _cut_name(names: list[str]) -> str:
    """The name of a file that the shell has cut at its spaces, if that is what `names` are; else empty."""
    whole = " ".join(names)
    return whole if len(names) > 1 and not any(map(os.path.exists, names)) and os.path.isfile(whole) else ""


def _forbid_clash(jobs: list[Job]) -> None:
    """Raise Usage where two sources are one file, or would make files of one name in one folder."""
    seen: dict[tuple[Path, str], Job] = {}
    for job in jobs:
        first = seen.setdefault((job.output_folder().resolve(), Path(job.source).stem), job)
        if first is job:
            continue
        if Path(first.source).resolve() == Path(job.source).resolve():
            raise Usage(f"{job.source} is named twice", "name it once")
        message = f"{first.source} and {job.source} would make files of the same name"
        raise Usage(message, "build them one after the other, into different folders, with -o")


def _flags(options: Namespace) -> tuple[Option, ...]:
    """The flags as options."""
    found = [Option(key, _one_or_several(given)) for key, given in _metadata(options.meta).items()]
    found += [Option(key, value) for key in PRINT_FLAGS if (value := getattr(options, key)) is not None]
    report = Report()
    read_metadata(tuple(found), report)
    Settings().updated(tuple(found), report, fix=True)
    for diagnostic in report.diagnostics:
        if diagnostic.stops():
            raise Usage(diagnostic.message, diagnostic.hint)
    formats = tuple(name for name in FORMATS if getattr(options, name))
    found += [Option("formats", formats)] if formats else []
    return (*found, Option("filters", tuple(options.filter))) if options.filter else tuple(found)


def _metadata(pairs: list[str]) -> Mapping[str, list[str]]:
    """The values that `--meta` gives, by key."""
    values: dict[str, list[str]] = {}
    for pair in pairs:
        key, _, value = pair.partition("=")
        if not value.strip():
            raise Usage(f"--meta {pair} has no value", 'write --meta KEY=VALUE, such as --meta title="Our hives"')
        if canonical(key) not in KEYS:
            hint = _setting_hint(key, value) or did_you_mean(key, METADATA_KEYS) or "known keys are " + ", ".join(KEYS)
            raise Usage(f"--meta: “{key}” is not a piece of metadata that pamphlet knows", hint)
        if has_unprintable(value):
            raise Usage(f"--meta {pair} holds a sign that no page can show", "leave it out")
        values.setdefault(canonical(key), []).append(value)
    for key, several in values.items():
        if len(several) > 1 and key not in REPEATABLE:
            raise Usage(f"--meta gives the {key} {len(several)} times: {', '.join(several)}", "give it once")
    return values


def _setting_hint(key: str, value: str) -> str | None:
    """Where a setting is to be said that was given as metadata; None if there is no such setting."""
    name = canonical(key)
    if name in PRINT_FLAGS:
        return f"that is an option of its own: --{name} {quote(value)}"
    if name in SETTINGS or name in VARIABLES:
        return f"that is a setting: write “{_said(name, value)}” in the front matter of the text, or in pamphlet.yaml"
    return None


def _said(name: str, value: str) -> str:
    value = f'"{value}"' if value.startswith("#") else value
    return f"variables: {{{name}: {value}}}" if name in VARIABLES else f"{name}: {value}"


def _one_or_several(given: list[str]) -> Value:
    return tuple(given) if len(given) > 1 else given[0]


def _project_source() -> str:
    """What pamphlet.yaml in this folder names: a text, or itself where its parts are the text."""
    report = Report()
    settings = load_project(Path(), report)
    if settings is None:
        raise Usage(f"no file is named, and there is no {PROJECT_FILE} in this folder", "name a text, such as essay.md")
    if report.has_errors():
        tell_report(report)
        raise Usage(f"{PROJECT_FILE} cannot be used as it is")
    if settings.parts:
        return PROJECT_FILE
    if not settings.source:
        raise Usage(f"{PROJECT_FILE} does not name a text", "add a line such as “source: essay.md”")
    return settings.source
