"""The road from a file to a publication: whatever stands in the file, it ends with a report and never with a traceback."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pamphlet.diagnostics import CODES
from pamphlet.pipeline import check

KEYS = [
    "title",
    "author",
    "date",
    "language",
    "keywords",
    "cover",
    "style",
    "paper",
    "variables",
    "notes",
    "parts",
    "x",
    "ISBN",
    "lang",
]
VALUES = (
    "Hive",
    "2026-02-31",
    "14 juin 2026",
    "xx-y",
    "[a, {b: c}]",
    r'"\ud800"',
    "&a *a",
    "- a",
    "{name: Ada}",
    "'",
    "",
    "0x1F",
    "|\n  a",
)
BODY = (
    "# Hive",
    "[^1]",
    "[^1]: Note.",
    "[1]",
    "1. Wax",
    "> so",
    "![](no.png)",
    "[a](#ü)",
    "<b>",
    "| a |\n|-|",
    "***",
    "\x00",
    "\ud800",
    "*",
)


@given(
    st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES)), max_size=4),
    st.lists(st.sampled_from(BODY) | st.text(max_size=8), max_size=8),
    st.sampled_from(("\n", "\n\n", " ", "\r\n")),
)
@settings(max_examples=60)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_no_text_stops_it(suffix: str, keys: list[tuple[str, str]], body: list[str], between: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"hive{suffix}"
        front = "".join(f"{key}: {value}\n" for key, value in keys)
        path.write_bytes(f"---\n{front}---\n{between.join(body)}".encode("utf-8", "surrogatepass"))
        outcome = check(str(path))
    assert outcome.publication is not None or outcome.report.has_errors()
    assert {d.code for d in outcome.report.diagnostics} <= set(CODES)
