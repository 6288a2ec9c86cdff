"""Diagnostics as they reach a terminal."""

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
