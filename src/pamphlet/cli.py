"""The command line: arguments in, exit code out.

Exit code 0: all went well. 1: a text has errors. 2: wrong usage, or a file that cannot be read or
written. 130: stopped from the keyboard. Files made are told on stdout, problems on stderr. What the
commands do is in `commands`, which is loaded only when one of them is to be done.
"""

import argparse
import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from pamphlet import __version__

USAGE, STOPPED = 2, 130

SOURCES = """\
A text may be .txt, .md, .html, .docx or .json, and with the extra “pandoc”
also .odt, .rtf, .epub, .tex and what else Pandoc reads. Without one, the text
or the parts that pamphlet.yaml in this folder names are built."""

EXIT_CODES = "Exit code: 0 all went well, 1 a text has errors, 2 a file or the command is wrong."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `pamphlet` with these arguments (those of the process by default); gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # both are TextIOWrapper
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return STOPPED
    except OSError as problem:
        if problem.filename is not None:
            raise
        # what is printed cannot be: a closed pipe (`| head`), a full disk
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(problem, BrokenPipeError):
            return _wrong(f"what was to be said cannot be printed: {problem.strerror}", None)
        return 0
    return code


def _run(arguments: list[str]) -> int:
    parser, names = _parser()
    if arguments and not arguments[0].startswith("-") and arguments[0] not in names:
        return _wrong(f"there is no command “{arguments[0]}”", _meant(arguments, names))
    options, unknown = parser.parse_known_args(arguments)
    if wrong := [*_short_for_long(arguments, options.known), *unknown]:
        return _wrong(f"there is no option {wrong[0]}", _instead(wrong[0], options.known))
    if options.command is None:
        parser.print_help(sys.stderr)
        return USAGE
    from pamphlet.commands import COMMANDS, Usage

    try:
        return COMMANDS[options.command](options)
    except Usage as problem:
        return _wrong(problem.message, problem.hint)


def _wrong(message: str, hint: str | None) -> int:
    """Say what is wrong with the arguments, the way argparse does; gives the exit code."""
    from pamphlet.report_text import visible

    print(visible(f"pamphlet: error: {message}"), file=sys.stderr)
    if hint:
        print(visible(f"   hint: {hint}"), file=sys.stderr)
    return USAGE


# --- slips of the hand ----------------------------------------------------------------------------


def _meant(arguments: list[str], names: tuple[str, ...]) -> str:
    """What the first of the arguments was probably meant to be: the name of a text, or of a command."""
    from pamphlet.options import did_you_mean
    from pamphlet.readers import READERS

    first = Path(arguments[0])
    if first.exists() or first.suffix.lower() in set(READERS) - {""}:
        return f"did you mean: pamphlet build {' '.join(map(shlex.quote, arguments))}"
    return did_you_mean(arguments[0], names) or "the commands are " + ", ".join(names)


def _short_for_long(arguments: list[str], known: Sequence[str]) -> list[str]:
    """Arguments such as `-output`, which would be read as `-o utput`."""
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return [word for word in before if len(word) > 2 and word[1] != "-" and any(k.startswith(f"-{word}") for k in known)]


def _instead(word: str, known: tuple[str, ...]) -> str:
    from pamphlet.options import did_you_mean

    if Path(word).is_file():
        return f"if the file is meant, write {shlex.quote('./' + word)}"
    return did_you_mean(word, known) or "pamphlet COMMAND --help lists the options"


# --- the arguments ----------------------------------------------------------------------------------


def _parser() -> tuple[argparse.ArgumentParser, tuple[str, ...]]:
    """The parser of all arguments, and the names of the commands."""
    parser = argparse.ArgumentParser(
        prog="pamphlet",
        description="Make a printed pamphlet and an e-book from one text.",
        epilog="Start with: pamphlet build FILE\n\nMore about a command: pamphlet COMMAND --help",
        formatter_class=_Help,
    )
    parser.add_argument("--version", action="version", version=f"pamphlet {__version__}", help="say which version this is")
    parser.set_defaults(command=None, known=("--help", "--version"))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, summary: str, epilog: str | None = None) -> argparse.ArgumentParser:
        about = f"{summary[0].upper()}{summary[1:]}."
        added = commands.add_parser(
            name, help=summary, description=about, epilog=epilog, allow_abbrev=False, formatter_class=_Help
        )
        added.set_defaults(command=name)
        return added

    _arguments_of_build(command("build", "make the PDF and the EPUB of a text", f"{SOURCES}\n\n{EXIT_CODES}"))
    _arguments_of_check(command("check", "tell what is wrong with a text, and make nothing", EXIT_CODES))
    _arguments_of_tree(command("tree", "show how a text was understood"))
    _one_source(command("explain", "tell why a plain text was read as it was"))
    explain_code = command("explain-code", "explain a code such as note-undefined, or list them all")
    explain_code.add_argument("code", nargs="?", metavar="CODE", help="the word in brackets at the end of a message")
    command("styles", "list the styles of the printed page")
    command("doctor", "look whether all that the PDF needs is on this machine")

    for added in commands.choices.values():
        added.set_defaults(known=tuple(word for action in added._actions for word in action.option_strings))
    return parser, tuple(commands.choices)


def _arguments_of_build(build: argparse.ArgumentParser) -> None:
    build.add_argument("sources", nargs="*", metavar="SOURCE", help="a text; each makes a pamphlet of its own")
    build.add_argument("--pdf", action="store_true", help="make the PDF (without --pdf and --epub: both)")
    build.add_argument("--epub", action="store_true", help="make the EPUB")
    build.add_argument("-o", "--output", metavar="DIR", help="the folder to put the files into; it is made if it is not there")
    build.add_argument("--style", help="how it looks in print: a name that “pamphlet styles” lists, or a CSS file")
    build.add_argument("--paper", help="A5, as without it in most styles; Letter, “A4 landscape”, “120mm x 200mm”, …")
    build.add_argument("--notes", metavar="PLACE", help="where the printed notes stand: endnotes, footnotes, chapter, or web")
    build.add_argument(
        "--meta",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help='metadata, such as title="Our hives"; goes before what the text says',
    )
    build.add_argument("--filter", action="append", default=[], metavar="FILE", help="a Python file that changes the text")
    build.add_argument("--json", action="store_true", help="tell about it as one JSON object, for programs")
    _severity(build)


def _arguments_of_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("sources", nargs="*", metavar="SOURCE", help="a text; without one, what pamphlet.yaml names")
    check.add_argument("--json", action="store_true", help="tell it as one JSON object, for programs")
    _severity(check)


def _arguments_of_tree(tree: argparse.ArgumentParser) -> None:
    _one_source(tree)
    stages = ("document", "publication")
    tree.add_argument("--stage", choices=stages, default=stages[0], help="as it was written (without it), or as it is printed")
    forms = ("outline", "json", "pandoc")
    tree.add_argument("--format", choices=forms, default=forms[0], help="for people (without it), for programs, for Pandoc")
    tree.add_argument("--positions", action="store_true", help="with line and column of everything")


def _one_source(command: argparse.ArgumentParser) -> None:
    words = "a text, such as essay.txt; without one, what pamphlet.yaml names"
    command.add_argument("source", nargs="?", metavar="SOURCE", help=words)


def _severity(command: argparse.ArgumentParser) -> None:
    command.add_argument("--strict", action="store_true", help="let warnings stop it, as errors do")
    command.add_argument("--quiet", action="store_true", help="tell only what stops it")


class _Help(argparse.HelpFormatter):
    """Help texts with paragraphs of their own, and commands without a heading above their heading."""

    def _format_action(self, action: argparse.Action) -> str:
        if isinstance(action, argparse._SubParsersAction):
            return "".join(self._format_action(command) for command in action._get_subactions())
        return super()._format_action(action)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n\n".join(super(_Help, self)._fill_text(part, width, indent) for part in text.split("\n\n"))
