"""Keys and values: what was typed, limits, places, and what no YAML may do."""

import pytest

from pamphlet.diagnostics import Report
from pamphlet.metadata import iso_date, read_metadata
from pamphlet.options import DEEPEST, MOST_VALUES, Option, did_you_mean, read_options
from pamphlet.source import Position
from pamphlet.walk import plain_text


@pytest.mark.parametrize(
    "text",
    ["title: A\x0cB", "title: " + "[" * 2000, "a: &x [1]\nb: *x", "title: 'open", "- a", "a: b: c", "\x00"],
    ids=["form feed", "depth", "alias", "open quotation", "list", "two colons", "nul"],
)
def test_what_cannot_be_read_is_told(text: str) -> None:
    report = Report()
    read_options(text, "case.md", report)
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


def read(text: str) -> tuple[tuple[Option, ...], Report]:
    report = Report()
    return read_options(text, "hive.md", report, first_line=2), report


def test_every_value_is_the_text_that_was_typed() -> None:
    options, report = read("a: No\nb: [1.10, {c: 2024-02-31}]\n'd': |\n  one\n  two\n")
    assert [(option.key, option.value) for option in options] == [
        ("a", "No"),
        ("b", ("1.10", {"c": "2024-02-31"})),
        ("d", "one\ntwo\n"),
    ]
    assert [option.position for option in options] == [Position("hive.md", line) for line in (2, 3, 4)]
    assert report.diagnostics == []


def test_a_control_character_is_told_at_its_place() -> None:
    options, report = read("author: Ada\ntitle: A\fB\n")
    assert [(d.code, d.position, d.message) for d in report.diagnostics] == [
        ("front-matter-invalid", Position("hive.md", 3, 9), "there is a control character here (U+000C)")
    ]
    assert options[0] == Option("author", "Ada", Position("hive.md", 2))


def test_line_ends_that_only_yaml_knows_do_not_shift_the_places() -> None:
    options, _ = read("title: a\u2028  b\nauthor: Ada\n")
    assert options[1].position == Position("hive.md", 3)


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 5000, "a: " + "{b: " * 5000, "- " * 5000, "a:\n" + "".join("  " * n + "- \n" for n in range(200))]
)
def test_depth_is_limited(text: str) -> None:
    _, report = read(text)
    assert [d.code for d in report.diagnostics] == ["front-matter-invalid"]


def test_what_lies_as_deep_as_may_be_is_read() -> None:
    deep = DEEPEST - 1
    options, report = read("a: " + "[" * deep + "b" + "]" * deep)
    assert report.diagnostics == []
    assert len(options) == 1


def test_the_number_of_values_is_limited() -> None:
    _, report = read("a:\n" + "- b\n" * MOST_VALUES)
    assert [d.code for d in report.diagnostics] == ["front-matter-invalid"]


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 12)]
    options, report = read("\n".join(rows))
    assert [(d.code, d.position) for d in report.diagnostics] == [("front-matter-invalid", Position("hive.md", 2, 5))]
    assert all(isinstance(option.value, str) for option in options)


@pytest.mark.parametrize("text", ["a: !!python/object/apply:os.getcwd []", "a: !x b", "a: !!str b"])
def test_no_value_names_code(text: str) -> None:
    _, report = read(text)
    assert [d.code for d in report.diagnostics] == ["front-matter-invalid"]


def test_long_lines_that_cannot_be_read_take_no_time() -> None:
    _, report = read("a" + " " * 200_000 + "b\n" + "c: 'd\n" * 2000 + "e: f: g")
    assert report.has_errors()


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("titel", "title"), ("autor", "author"), ("datum", "date"), ("sprache", None), ("colour", None), ("", None)],
)
def test_a_guess_is_made_only_where_the_words_are_alike(slip: str, meant: str | None) -> None:
    assert did_you_mean(slip, ("title", "author", "date", "source")) == (meant and f"did you mean “{meant}”?")
