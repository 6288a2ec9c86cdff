"""The plain-text reader as a whole: nothing is lost, nothing is slow, and every mark has its note."""

import re
import time
from collections import Counter
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


HOSTILE = {
    "brackets": "[" * 40_000,
    "half marks": "[1" * 20_000,
    "one-letter lines": "a\n" * 20_000,
    "one-letter paragraphs": "a\n\n" * 10_000,
    "notes": " ".join(f"w.[{n}]" for n in range(1, 4001)) + "\n\n" + "\n".join(f"[{n}] note" for n in range(1, 4001)),
    "numbered notes": " ".join(f"w.[{n}]" for n in range(1, 4001)) + "\n\n" + "\n".join(f"{n}. note" for n in range(1, 4001)),
    "lists of notes": "\n\n".join(f"Para {n}.[1]\n\nNotes\n\n[1] a" for n in range(1500)),
    "short lists": "\n".join(f"{n % 3}. x" for n in range(8000)),
    "stars": "*a " * 12_000,
    "slashes": "/a" * 20_000,
    "dots": "a.b" * 20_000,
    "dashes": "– Where is it?\n" * 6000,
    "indents": "\n".join(" " * (n % 9) + "word word" for n in range(8000)),
    "quotes": ">" * 30_000,
    "tabs": "a\tb\n" * 5000,
    "hyphens": "word-\n" * 10_000,
    "open footnotes": "[Footnote 1: " * 4000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_takes_about_twice_the_time(text: str) -> None:
    """Four times the text may take ten times as long, not sixteen, as with a square; a busy machine gets five tries."""

    def seconds(sample: str) -> float:
        began = time.process_time()
        reading(sample)
        return time.process_time() - began

    def grows_evenly() -> bool:
        return seconds(text) < 10 * max(seconds(text[: len(text) // 4]), 0.01)

    assert any(grows_evenly() for _ in range(5))
