"""Diagnostics as they reach a terminal."""

import re

import pytest

from pamphlet.diagnostics import Report
from pamphlet.report_text import diagnostic_text
from pamphlet.source import Position


def test_nothing_that_a_terminal_would_obey_is_sent_to_it() -> None:
    report = Report()
    report.remember("a\x1b]0;x.md", "The \x1b[31mhive\x07 \u202eevih\x9b1m is round.")
    report.add("link-refused", "a link to “x:\x1b[2J”", Position("a\x1b]0;x.md", 1, 10), hint="no \x1b[m")
    text = diagnostic_text(report.diagnostics[0], report)
    assert text == (
        "a␛]0;x.md:1:10: warning: a link to “x:␛[2J” [link-refused]\n"
        "    1 │ The ␛[31mhive␇ ␦evih␦1m is round.\n"
        "      │          ^\n"
        "   hint: no ␛[m"
    )


def told(width: int | None, *, colour: bool = False) -> str:
    report = Report()
    report.remember("hives.md", "They are early this year, and much louder than they have been in any other year.[^1]")
    report.add("note-undefined", "note “1” is not defined", Position("hives.md", 1, 81), hint="add the note to the list of notes")
    return diagnostic_text(report.diagnostics[0], report, colour=colour, width=width)


def test_lines_keep_to_the_width_of_a_terminal() -> None:
    assert told(40) == (
        "hives.md:1:81: error: note “1” is not\n"
        "   defined [note-undefined]\n"
        "    1 │ …ve been in any other year.[^1]\n"
        "      │                            ^\n"
        "   hint: add the note to the list of\n"
        "   notes"
    )


@pytest.mark.parametrize("width", [None, 20, 40, 80, 200])
def test_colour_changes_no_word(width: int | None) -> None:
    plain, coloured = told(width), told(width, colour=True)
    assert re.sub(r"\x1b\[[0-9;]+m", "", coloured) == plain
    assert coloured.count("\x1b[") >= 2 * len(("severity", "code", "two bars", "caret", "hint"))


def test_wide_characters_have_half_the_room() -> None:
    report = Report()
    report.remember("a.md", "本" * 200)
    report.add("note-undefined", "no", Position("a.md", 1, 100))
    _, line, caret = diagnostic_text(report.diagnostics[0], report, width=40).split("\n")
    assert line == "    1 │ …" + "本" * 15 + "…"
    assert caret.index("^") == len("    1 │ …") + 2 * 7
