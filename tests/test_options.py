"""Keys and values: what was typed, limits, places, and what no YAML may do."""

import pytest

from pamphlet.dates import FORMS, iso_date, long_date, possible_dates, without_time
from pamphlet.diagnostics import Report
from pamphlet.labels import LABELS
from pamphlet.language_tags import LANGUAGE_NAMES, is_language, standard_tag
from pamphlet.languages import LANGUAGES
from pamphlet.metadata import read_metadata
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
    assert [d.code for d in report.diagnostics] == ["date-unclear"]


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2024", "2024"),
        ("2024-02", "2024-02"),
        ("2024-02-29", "2024-02-29"),
        ("14 juin 2026", "2026-06-14"),
        ("1er juin 2026", "2026-06-01"),
        ("May 2026", "2026-05"),
        ("Thursday, 14 May 2026, 18:30", "2026-05-14"),
        ("14. Mai 2026", "2026-05-14"),
        ("14 \u05d1\u05d9\u05d5\u05e0\u05d9 2026", "2026-06-14"),
        ("14 जून 2026", "2026-06-14"),
        ("١٤ يونيو ٢٠٢٦", "2026-06-14"),
        ("2026年5月4日", "2026-05-04"),
        ("2026年5月", "2026-05"),
        ("31.12.2026", "2026-12-31"),
        ("5/5/2026", "2026-05-05"),
        ("3–5 May 2026", "2026-05"),
        ("May–June 2026", "2026"),
        ("Spring 2026", "2026"),
        ("Issue 4, 2026", "2026"),
        *((words, None) for words in ("2024-W01-1", "2024-02-31", "2024-13", "24", "20240229", "٢٠٢٤", "03-04-2024")),
        *((words, None) for words in ("Winter 1999/2000", "Easter", "12/2026", "30 February 2026", "")),
    ],
)
def test_of_a_date_in_words_as_much_is_told_as_is_certain(words: str, iso: str | None) -> None:
    assert iso_date(words) == iso


@pytest.mark.parametrize("language", FORMS)
def test_a_date_that_is_printed_in_words_can_be_read_again(language: str) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 28)]
    months = [f"2026-{month:02}" for month in range(1, 13)]
    assert [iso_date(long_date(iso, language)) for iso in (*days, *months)] == [*days, *months]


def test_a_day_in_figures_is_settled_by_the_other_dates_of_the_text() -> None:
    assert possible_dates("03-04-2024") == ("2024-04-03", "2024-03-04")
    assert iso_date("03-04-2024", "It opened on 25-12-2023.") == "2024-04-03"
    assert iso_date("03-04-2024", "It opened on 12-25-2023.") == "2024-03-04"


def test_moments_and_strokes_are_days() -> None:
    moments = ("2026-05-14T10:00:00Z", "2026-05-14 10:00", "2026/05/14", "14 May 2026")
    assert [without_time(words) for words in moments] == ["2026-05-14"] * 3 + ["14 May 2026"]


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("de", "de"),
        ("en_gb", "en-GB"),
        ("en-UK", "en-GB"),
        ("EN-us", "en-US"),
        ("zh-hans", "zh-Hans"),
        ("deu", "de"),
        ("iw", "he"),
        ("de-DE-1996", "de-DE-1996"),
        ("gsw", "gsw"),
        ("x-house", "x-house"),
        ("xx-nonsense", "xx-nonsense"),
        *((words, None) for words in ("en-x", "en-GB-GB", "de-1901-1901", "en-a-aa-a-bb", "German", "en, fr", "abcd", "a", "")),
    ],
)
def test_codes_of_languages_in_their_usual_form(words: str, tag: str | None) -> None:
    assert standard_tag(words) == tag


def test_only_codes_that_are_in_the_list_are_languages() -> None:
    assert [tag for tag in ("de", "de-AT", "gsw", "sr-Latn", "qq", "xx-nonsense", "en-x", "zzz") if is_language(tag)] == [
        "de",
        "de-AT",
        "gsw",
        "sr-Latn",
    ]


def test_every_language_that_pamphlet_speaks_can_be_named() -> None:
    assert {*LANGUAGE_NAMES.values()} == {tag[:2] for tag in LABELS}
    assert all(LANGUAGE_NAMES[LANGUAGES[tag].name.casefold()] == tag for tag in LABELS if len(tag) == 2)


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


@pytest.mark.parametrize("sign", ["\\0", "\\a", "\\ud800", "\\uffff"])
def test_what_no_page_can_show_cannot_be_written_with_a_backslash(sign: str) -> None:
    _, report = read(f'author: Ada\ntitle: "A {sign} B"\n')
    assert [(d.code, d.position) for d in report.diagnostics] == [("front-matter-invalid", Position("hive.md", 3, 8))]


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
