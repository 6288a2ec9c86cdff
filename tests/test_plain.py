"""The plain-text reader as a whole: nothing is lost, nothing is slow, and every mark has its note."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.diagnostics import Report
from pamphlet.passes import publish
from pamphlet.readers.plain import read
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Document, Link, NoteReference
from pamphlet.walk import everything, plain_text
from steps import steps

SETTINGS = Settings(source="case.txt", stem="case")


def reading(text: str) -> tuple[Document, Report]:
    report = Report()
    return read(Source("case.txt", text.encode("utf-8", "surrogatepass"), Path("case.txt")), SETTINGS, report), report


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text.casefold() if character.isalpha())


def printed(document: Document, report: Report) -> str:
    """Everything the document holds, and everything the report names."""
    data = document.metadata
    nodes = (*data.title, *data.subtitle, *data.byline, *document.children)
    pieces = [plain_text(nodes), data.date.text if data.date else "", data.notes_heading]
    pieces += [plain_text(line) for line in (*data.contact, *data.credits)]
    pieces += [note.label + plain_text(note.children) for note in document.notes]
    pieces += [f"{option.key} {option.value}" for option in document.options]
    pieces += [node.written for node in everything(document) if isinstance(node, NoteReference)]
    pieces += [diagnostic.message for diagnostic in report.diagnostics]
    return " ".join(pieces)


LABEL = re.compile(r"(?m)^[ \t>]*(?:o\s|\(?[a-z]{1,7}[.)]|\[[a-z]{1,7}\])", re.IGNORECASE)
"""Letters that only count items, which the list now does; their style is in the tree."""


def lost(text: str) -> Counter[str]:
    document, report = reading(text)
    if report.has_errors():  # the file was refused, or its keys were; either way nothing is built
        return Counter()
    again = "Notes" * text.count("Notes")  # a heading over several lists is printed once
    return letters(text) - letters(printed(document, report)) - letters("".join(LABEL.findall(text)) + again)


WORDS = st.lists(
    st.sampled_from(
        ["The", "river", "rose", "in", "night", "and", "by", "morning", "it", "had", "reached", "second", "step", "of", "chapel"]
    ),
    min_size=1,
    max_size=14,
)
SENTENCE = WORDS.map(lambda words: " ".join(words).capitalize() + ".")
LINE = st.one_of(
    SENTENCE,
    WORDS.map(" ".join),
    WORDS.map(lambda words: " ".join(words).upper()),
    st.tuples(
        st.sampled_from(["[1] ", "[2] ", "1. ", "2) ", "- ", "* ", "> ", "  ", "      ", "# ", "† ", "^1 ", "¹ "]), SENTENCE
    ).map("".join),
    st.tuples(SENTENCE, st.sampled_from(["[1]", "[2]", " (1)", "¹", "*", "†", "[1,2]", "[^a]", "[17]"])).map("".join),
    st.sampled_from(
        [
            "Notes",
            "By Ada Moor",
            "12 May 2026",
            "E: ada@moor.example",
            "Photo: R. Sand",
            "* * *",
            "ENDS",
            "***",
            "---",
            "====",
            "Title: x",
        ]
    ),
    st.tuples(
        SENTENCE, st.sampled_from(["^[a note]", " [Footnote 1: so]", " (see note 1)", " cf. notes 1 and 2", "¹⁻²", " sec-"])
    ).map("".join),
    st.sampled_from(
        ["Room 1", "Room 2", "1", "2", "I.", "Queen: a bee", "Drone: a bee", "Notes to part 2", "- 1 -", "-- ", "EMBARGO: noon"]
    ),
    st.sampled_from(
        [
            *("Q: Who?", "A: She.", "ADA. Who?", "BEN: She.", "THE CAT", "> -- Ada Moor", "    – Ada Moor", "Refrain: we sing,"),
            *(
                "Soup .... 4.50",
                "Bread . . . 2.10",
                "Tea      free",
                "1 We sing,",
                "2 And ring,",
                "    we sing",
                "        and ring,",
            ),
            *(
                "　川の水は高い。",
                "川の水は",
                "大人　　六百円",
                "A. Bread",
                "B. Soup",
                "1.1 Bread",
                "→ north",
                "☑ bread",
                "🐝 wax",
                "=== Noon ===",
            ),
            *(
                "Room 3:",
                "See https://river.example/a?b=",
                "c=1",
                "The river ",
                "at",
                "21.40. It rose",
                "~",
                "┌────┐",
                "│ Noon │",
            ),
        ]
    ),
    st.sampled_from(["| a | b |", "|---|---|", "a\tb", "Year     Depth", "1611     11 m", "\f", "", "", ""]),
)


@given(st.lists(LINE, max_size=24).map("\n".join))
def test_every_letter_of_an_article_is_in_the_tree(text: str) -> None:
    assert lost(text) == Counter()


@given(st.text(max_size=300))
def test_every_letter_of_any_text_is_in_the_tree(text: str) -> None:
    assert lost(text.replace("\ufeff", "")) == Counter()


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document(data: bytes) -> None:
    assert isinstance(read(Source("case.txt", data, Path("case.txt")), SETTINGS, Report()), Document)


def test_a_form_feed_within_a_line_parts_words() -> None:
    document, _ = reading("They ring for eight hours\fand the next page says so.\n")
    assert "hours and" in plain_text(document.children)


@given(st.lists(LINE, max_size=24).map("\n".join))
def test_every_mark_has_its_note_and_every_note_its_ways_back(text: str) -> None:
    document, report = reading(text)
    publication = publish(document, SETTINGS, report)
    numbers = publication.note_numbers()
    marks = [n for c in publication.chapters for n in everything(Document(c.children)) if isinstance(n, NoteReference)]
    assert all(mark.note_id in numbers for mark in marks)
    ways = Counter(anchor for note in publication.notes for anchor in note.references)
    assert all(ways[mark.attributes.id or ""] == 1 for mark in marks)


@given(st.lists(LINE, max_size=24).map("\n".join))
def test_positions_point_at_what_they_say(text: str) -> None:
    document, _ = reading(text)
    lines = text.split("\n")
    for node in everything(document):
        if isinstance(node, NoteReference | Link) and node.position:
            line = lines[node.position.line - 1]
            assert 1 <= node.position.column <= len(line)
            if isinstance(node, NoteReference) and not node.written.startswith("["):
                assert line[node.position.column - 1 :].startswith(node.written.strip())


@pytest.mark.parametrize("make", [lambda n: ">" * n + " Deep.", lambda n: "\n".join(" " * 2 * k + "- deep" for k in range(n))])
def test_deep_nesting_is_told_and_nothing_of_it_lost(make: Callable[[int], str]) -> None:
    assert "nesting-too-deep" not in [d.code for d in reading(make(100))[1].diagnostics]
    assert [d.code for d in reading(make(102))[1].diagnostics].count("nesting-too-deep") == 1
    assert lost(make(300)) == Counter()


def marks_and_notes(count: int, label: str) -> str:
    numbers = range(1, count + 1)
    return " ".join(f"w.[{n}]" for n in numbers) + "\n\n" + "\n".join(f"{label.format(n)} note" for n in numbers)


HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * 40 * n,
    "half marks": lambda n: "[1" * 20 * n,
    "one-letter lines": lambda n: "a\n" * 10 * n,
    "one-letter paragraphs": lambda n: "a\n\n" * 5 * n,
    "notes": lambda n: marks_and_notes(2 * n, "[{}]"),
    "numbered notes": lambda n: marks_and_notes(2 * n, "{}."),
    "lists of notes": lambda n: "\n\n".join(f"Para {k}.[1]\n\nNotes\n\n[1] a" for k in range(n)),
    "lists that two marks answer": lambda n: "Word (1) and (2).\n\n" + "1. a\n2. b\n\n" * n,
    "short lists": lambda n: "\n".join(f"{k % 3}. x" for k in range(4 * n)),
    "stars": lambda n: "*a " * 10 * n,
    "slashes": lambda n: "/a" * 20 * n,
    "dots": lambda n: "a.b" * 20 * n,
    "dashes": lambda n: "– Where is it?\n" * 4 * n,
    "indents": lambda n: "\n".join(" " * (k % 9) + "word word" for k in range(4 * n)),
    "quotes": lambda n: ">" * 30 * n,
    "tabs": lambda n: "a\tb\n" * 4 * n,
    "hyphens": lambda n: "word-\n" * 5 * n,
    "headings of two lines": lambda n: "A heading\nand more\n\nProse that is longer than its heading.\n\n" * n,
    "inline notes": lambda n: "Word.[1] [Footnote 1: a *note*] " * 2 * n,
    "inline notes within one another": lambda n: "^[" * 4 * n + "]" * 4 * n,
    "words that lead to notes": lambda n: "see notes " + "1, " * 10 * n + "\n\nNotes\n\n1. a",
    "emphasis": lambda n: "*a* " * 10 * n,
    "divided words": lambda n: "The river rose and in the night it went on and reached the sec-\nond step.\n" * n,
    "terms": lambda n: "\n".join(f"Term {'x' * (k % 30)}: text" for k in range(4 * n)),
    "other terms": lambda n: "\n\n".join(f"Term {k}: text" for k in range(n)),
    "counted headings": lambda n: "\n\n".join(f"Room {k}\nThe hall\n\nProse that is longer." for k in range(n)),
    "notes of parts": lambda n: "\n\n".join(f"Para {k}.[1]\n\nNotes to part {k}\n\n[1] a" for k in range(n)),
    "numbers alone": lambda n: "\n\n".join(f"word\n\n{k}" for k in range(n)),
    "rows of dots": lambda n: "Soup .... 4\n" * 4 * n,
    "wide columns": lambda n: "大人　　六百円\n" * 4 * n,
    "lines of verse": lambda n: "We went down to the river,\n    and the river rose,\n" * 4 * n,
    "stanzas with numbers": lambda n: "\n\n".join(f"{k % 90 + 1} We sing,\nAnd we ring,\nAnd all is well" for k in range(n)),
    "speakers": lambda n: "\n".join(f"NAME {chr(65 + k % 26)}: Who is it?" for k in range(4 * n)),
    "names in capitals": lambda n: "\n\n".join(f"ADA {chr(65 + k % 26)}\nWho is it?" for k in range(n)),
    "paragraphs without spaces": lambda n: "　川の水は高い。川の水は\n高い。\n" * 2 * n,
    "cut addresses": lambda n: "www.river.example/\na/\n" * 2 * n,
    "colons": lambda n: "Morning:\n\nWe sing.\n\n" * n,
    "open footnotes": lambda n: "[Footnote 1: " * 4 * n,
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_four_times_the_text_takes_about_four_times_the_steps(make: Callable[[int], str]) -> None:
    """Not sixteen times as many, as a square would; `bench/plain.py` measures the time."""
    reading(make(10))  # what is loaded once is no step of the reading
    assert steps(lambda: reading(make(800))) < 5 * steps(lambda: reading(make(200))) + 2000
