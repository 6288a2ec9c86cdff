"""The language of a text: every sentence of `languages.txt`, and texts that have none."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.diagnostics import Report
from pamphlet.labels import LABELS
from pamphlet.languages import LANGUAGES, SAMPLE, recognise
from pamphlet.passes.language import settle_language
from pamphlet.settings import Settings
from pamphlet.tree import Block, CodeBlock, Document, Metadata, Note, Paragraph, Text
from steps import steps


def read_sentences() -> dict[str, list[str]]:
    _, *stanzas = (Path(__file__).parent / "languages.txt").read_text("utf-8").strip().split("\n\n")
    return {tag: sentences for tag, *sentences in (stanza.split("\n") for stanza in stanzas)}


SENTENCES = read_sentences()
ASKED = [*LABELS, "sv", "da", "nb", "fi", "hu", "ro", "bg", "sr", "fa", "ur"]
"""The languages that pamphlet speaks, and those that must not be taken for one of them."""


@pytest.mark.parametrize("tag", SENTENCES)
def test_a_few_sentences_are_enough(tag: str) -> None:
    assert recognise("\n".join(SENTENCES[tag])) == tag


def test_one_sentence_is_enough_nearly_always() -> None:
    guesses = [(tag, recognise(sentence)) for tag in ASKED for sentence in SENTENCES[tag]]
    assert all(len(SENTENCES[tag]) >= 5 for tag in ASKED)
    assert len(guesses) >= 5 * len(ASKED)
    assert sum(guess == tag for tag, guess in guesses) >= 0.95 * len(guesses)
    assert [(tag, guess) for tag, guess in guesses if guess not in (tag, None)] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tea",
        "Ave Maria",
        "Москва",
        "1984 – 2024, 12:30, 5 %",
        "Müller, Schmidt, García, O’Brien, Łukasz, Zoë",
        "asdf qwer zxcv uiop hjkl " * 20,
        "la la la la la la la la la la la la",
        "https://example.org/der/die/das and-the@example.org www.und-nicht.example",
        "x = 1; y = 2; print(x + y)",
        "Kyrie eleison. Christe eleison. Kyrie eleison.",
        "⠓⠑⠇⠇⠕ ⠺⠕⠗⠇⠙ ᚠᚢᚦᚨᚱᚲ ᚠᚢᚦᚨᚱᚲ",
    ],
)
def test_too_little_to_tell(text: str) -> None:
    assert recognise(text) is None


@pytest.mark.parametrize(
    ("one", "other"), [("en", "de"), ("fr", "es"), ("ru", "uk"), ("it", "pl"), ("en", "el"), ("he", "ar"), ("sv", "fi")]
)
def test_a_text_in_two_languages_is_in_neither(one: str, other: str) -> None:
    mixed = [sentence for pair in zip(SENTENCES[one], SENTENCES[other], strict=False) for sentence in pair]
    assert recognise("\n".join(mixed)) is None


@pytest.mark.parametrize("tag", ["en", "de", "pl", "ru", "ja", "ar"])
def test_a_foreign_quotation_changes_nothing(tag: str) -> None:
    quotation = SENTENCES["fr" if tag != "ru" else "bg"][0]
    assert recognise("\n".join([*SENTENCES[tag], quotation])) == tag


def test_accents_taken_apart_by_soft_hyphens_and_capitals_are_no_matter() -> None:
    german = " ".join(SENTENCES["de"])
    assert recognise(german.upper()) == "de"
    assert recognise(german.replace("ch", "c\u00adh")) == "de"
    assert recognise(" ".join(SENTENCES["tr"]).replace("i", "İ").upper()) == "tr"


def test_every_row_has_its_own_words() -> None:
    tables = {row.tag: row.words.split() for row in LANGUAGES.values() if row.words}
    assert {tag: [w for w in words if words.count(w) > 1] for tag, words in tables.items() if len(set(words)) < len(words)} == {}
    assert set(LABELS) <= set(LANGUAGES)


@given(st.text())
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert recognise(text) in (None, *LANGUAGES)


def test_a_long_text_takes_no_longer_than_its_sample() -> None:
    for text in ["ab.de" * 10**6, "ä" * 10**6, "a b " * 10**6, " ".join(SENTENCES["pl"]) * 5000]:
        assert steps(partial(recognise, text)) < 5 * steps(partial(recognise, text[:200_000])) + 1000


def settled(*blocks: Block, notes: tuple[Note, ...] = (), **metadata: object) -> tuple[str | None, list[str]]:
    report = Report()
    document = Document(blocks, notes, Metadata(**metadata))  # type: ignore[arg-type]  # whichever of its fields a test gives
    language = settle_language(document, Settings(source="leaflet.txt"), report).metadata.language
    return language, [diagnostic.code for diagnostic in report.diagnostics]


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_what_is_said_counts() -> None:
    assert settled(paragraph(SENTENCES["de"][0]), language="nl") == ("nl", [])


def test_title_text_and_notes_are_heard_but_not_code() -> None:
    german = SENTENCES["de"][0]
    assert settled(paragraph(german)) == ("de", ["language-guessed"])
    assert settled(title=(Text(german),)) == ("de", ["language-guessed"])
    assert settled(notes=(Note("1", "1", (paragraph(german),)),)) == ("de", ["language-guessed"])
    assert settled(CodeBlock(german)) == ("en", ["language-assumed"])
    assert settled(CodeBlock(SENTENCES["en"][0]), paragraph(german)) == ("de", ["language-guessed"])


def test_the_beginning_of_a_long_text_is_heard() -> None:
    french = [paragraph(sentence) for sentence in SENTENCES["fr"]] * 100
    german = [paragraph(sentence) for sentence in SENTENCES["de"]] * 300
    assert sum(map(len, SENTENCES["fr"])) * 100 > SAMPLE
    assert settled(*french, *german) == ("fr", ["language-guessed"])


@pytest.mark.parametrize("tag", ["en", "de", "ru", "tr"])
def test_a_text_that_repeats_itself_is_in_its_language(tag: str) -> None:
    assert recognise(SENTENCES[tag][0] * 1000) == tag


def test_an_empty_document_is_english() -> None:
    assert settled() == ("en", ["language-assumed"])
