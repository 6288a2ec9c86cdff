"""Every diagnostic code has an example that a reader of the tests can look up."""

import re
from pathlib import Path

from pamphlet.diagnostics import CODES
from test_commands import FILES
from test_spec import CASES

SHOWN = re.compile(r"(?:: |^2> )(?:error|warning|info): .* \[([a-z-]+)\]$|\"code\": \"([a-z-]+)\"", re.MULTILINE)


def codes_in(text: str) -> set[str]:
    return {printed or in_json for printed, in_json in SHOWN.findall(text)}


IN_PYTHON = {
    "engine-missing": "test_pdf_engine.py",
    "layout-problem": "test_pdf_engine.py",
    "footnote-long": "test_pdf_notes.py",
    "text-overflow": "test_pdf_rounds.py",
    "source-damaged": "test_docx_damage.py",
    "word-left-out": "test_docx_notes.py",
    "changes-accepted": "test_docx_notes.py",
    "word-part-damaged": "test_docx_damage.py",
    "book-locked": "test_epub_foreign.py",
    "book-damaged": "test_epub_foreign.py",
    "book-left-out": "test_epub_foreign.py",
    "reader-missing": "test_pandoc_formats.py",
    "pandoc-failed": "test_pandoc_formats.py",
    "notes-lost": "test_pandoc_formats.py",
    "id-duplicate": "test_passes.py",
    "part-metadata": "test_parts.py",
    "font-borrowed": "test_pdf_standards.py",
    "embedded-font-lacks": "test_epub_fonts.py",
    "tags-plain": "test_pdf_tags.py",
    "picture-coarse": "test_pdf_press.py",
    "shop-picture": "test_shops.py",
    "shop-size": "test_shops.py",
    "qr-left-out": "test_pdf_codes.py",
    "notes-url-missing": "test_pdf_codes.py",
}
"""Codes that no text of a few lines can bring about on a sound machine, and the tests that bring them about."""


def test_every_code_is_shown_in_a_spec_case_or_a_command_line() -> None:
    in_spec = {code for case in CASES for code in codes_in(case.expected)}
    in_command = {code for file in FILES for code in codes_in(file.read_text("utf-8"))}
    assert set(CODES) - in_spec - in_command - set(IN_PYTHON) == set()
    for code, file in IN_PYTHON.items():
        assert f'"{code}"' in (Path(__file__).parent / file).read_text("utf-8")


def test_no_example_shows_a_code_that_does_not_exist() -> None:
    in_spec = {code for case in CASES for code in codes_in(case.expected)}
    in_command = {code for file in FILES for code in codes_in(file.read_text("utf-8"))}
    assert (in_spec | in_command) - set(CODES) == set()
