"""What `make verapdf` is made of: the choice of PDFs, their text, and the reading of what veraPDF says."""

from itertools import combinations as all_twos
from itertools import product
from pathlib import Path

import pytest
from combinations import CHOICES, pairs
from leaflets import WORDS
from verapdf import Verdict, ask, everywhere, make, verdicts

from pdf_conformance import problems

PLAIN = {kind: values[0] for kind, values in CHOICES.items()}


def test_every_two_choices_meet() -> None:
    found = pairs(CHOICES)
    met = {frozenset(two) for one in found for two in all_twos(one.items(), 2)}
    for (one, values), (other, others) in all_twos(CHOICES.items(), 2):
        assert {frozenset(((one, value), (other, further))) for value, further in product(values, others)} <= met
    assert len(found) == len(CHOICES["language"]) * len(CHOICES["paper"])  # there can be no fewer
    assert pairs(CHOICES) == found


def test_every_style_meets_every_language_on_both_papers() -> None:
    found = {(one["style"], one["language"], one["paper"]) for one in everywhere()}
    assert len(found) == len(CHOICES["style"]) * len(WORDS) * 2


@pytest.mark.parametrize("language", ["en", "el"])
def test_the_leaflet_has_everything_and_no_fault(language: str, tmp_path: Path) -> None:
    made = make(tmp_path, (7, PLAIN | {"language": language, "contents": "yes"}))
    assert (made.problem, made.left_out) == ("", False)
    assert problems(made.path.read_bytes()) == []


REPORT = """<report><jobs>
<job><item><name>/pdfs/good.pdf</name></item>
<validationReport isCompliant="true">
<details passedRules="106" failedRules="0" passedChecks="6187" failedChecks="0"/>
</validationReport></job>
<job><item><name>/pdfs/bad.pdf</name></item>
<validationReport isCompliant="false">
<details passedRules="104" failedRules="1" passedChecks="90" failedChecks="3">
<rule specification="ISO 14289-1:2014" clause="7.2" testNumber="20" status="failed" failedChecks="3"/></details>
</validationReport></job>
<job><item><name>/pdfs/no.pdf</name></item>
<taskException type="PARSE"><exceptionMessage>no PDF</exceptionMessage></taskException></job>
</jobs></report>"""


def test_what_verapdf_says_is_read() -> None:
    assert dict(verdicts(REPORT.encode(), "ua1")) == {
        "/pdfs/good.pdf": Verdict("/pdfs/good.pdf", "ua1", True, 6187, 0, ()),
        "/pdfs/bad.pdf": Verdict("/pdfs/bad.pdf", "ua1", False, 90, 3, ("7.2 t20",)),
    }
    assert list(verdicts(b"Error: no such flavour", "ua9")) == []


@pytest.mark.parametrize(
    ("verdict", "good"),
    [
        (Verdict("a", "2a", True, 9, 0, ()), True),
        (Verdict("a", "2a", True, 0, 0, ()), False),
        (Verdict("a", "2a", False, 9, 1, ("1 t1",)), False),
    ],
)
def test_a_pdf_is_good_where_something_was_checked_and_nothing_failed(verdict: Verdict, good: bool) -> None:
    assert verdict.good is good


def test_a_pdf_that_is_not_spoken_of_has_failed(tmp_path: Path) -> None:
    report, program = tmp_path / "report.xml", tmp_path / "verapdf"
    report.write_text(REPORT)
    program.write_text(f"#!/bin/sh\ncat {report}\n")
    program.chmod(0o755)
    found = list(ask(str(program), "ua1", [Path("/pdfs/good.pdf"), Path("/pdfs/no.pdf")]))
    assert [(one.path, one.good) for one in found] == [("/pdfs/good.pdf", True), ("/pdfs/no.pdf", False)]
