"""Front matter that is unkind, mistaken, or says what YAML would understand otherwise."""

import pytest

from pamphlet.diagnostics import Report
from pamphlet.metadata import iso_date, read_metadata
from pamphlet.options import read_options
from pamphlet.walk import plain_text


@pytest.mark.parametrize(
    "text",
    ["title: A\x0cB", "title: " + "[" * 2000, "a: &x [1]\nb: *x", "title: 'open", "- a", "a: b: c", "\x00"],
    ids=["form feed", "depth", "alias", "open quotation", "list", "two colons", "nul"],
)
def test_what_cannot_be_read_is_told(text: str) -> None:
    report = Report()
    assert read_options(text, "case.md", report) == ()
    assert [d.code for d in report.diagnostics] == ["front-matter-invalid"]


def test_metadata_is_what_was_typed() -> None:
    typed = (
        "title: NO\nsubtitle: 12:30:45\nauthor: 007\npublisher: 1.10\nrights: On\ndate: 2024-02-31\ndescription: 0x" + "f" * 5000
    )
    report = Report()
    data = read_metadata(read_options(typed, "case.md", report), report)
    assert plain_text(data.title) == "NO"
    assert plain_text(data.subtitle) == "12:30:45"
    assert [person.name for person in data.authors] == ["007"]
    assert (data.publisher, data.rights) == ("1.10", "On")
    assert data.date is not None
    assert (data.date.text, data.date.iso) == ("2024-02-31", None)
    assert report.diagnostics == []


def test_only_whole_dates_of_the_calendar_are_dates() -> None:
    assert [iso_date(text) for text in ("2024", "2024-02", "2024-02-29")] == ["2024", "2024-02", "2024-02-29"]
    assert [iso_date(text) for text in ("2024-W01-1", "2024-02-31", "2024-13", "24", "20240229", "٢٠٢٤")] == [None] * 6
