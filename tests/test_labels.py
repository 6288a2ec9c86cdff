"""The words that pamphlet prints: each language that the plain-text reader knows has all of them, and none is English."""

import re
from dataclasses import asdict, astuple

import pytest

from pamphlet.dates import FORMS
from pamphlet.diagnostics import Report
from pamphlet.labels import (
    IMPRINTS,
    LABELS,
    NOTES_ON_THE_WEB,
    ROLES,
    imprint_for,
    is_right_to_left,
    labels_for,
    notes_on_the_web,
    role_label,
)
from pamphlet.languages import LANGUAGES
from pamphlet.passes import publish
from pamphlet.settings import Settings
from pamphlet.summaries import SUMMARIES
from pamphlet.tree import Document, Metadata, Paragraph, Person, PrintedDate, Text
from pamphlet.walk import plain_text

LANGUAGES_OF_THE_READER = [
    "en",
    "fr",
    "de",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "cs",
    "el",
    "ru",
    "uk",
    "tr",
    "ar",
    "he",
    "hi",
    "ja",
    "zh",
    "ko",
]
OTHERS = [language for language in LANGUAGES_OF_THE_READER if language != "en"]
SAME_AS_IN_ENGLISH = {("fr", "notes"), ("fr", "note"), ("fr", "pages")}


def test_every_language_has_every_word() -> None:
    assert len(LANGUAGES_OF_THE_READER) == 19
    assert set(LABELS) == set(IMPRINTS) == {*FORMS, "zh-Hant"} == {*LANGUAGES_OF_THE_READER, "zh-Hant"}
    assert set(ROLES) == {*OTHERS, "zh-Hant"}
    assert set(SUMMARIES) == set(NOTES_ON_THE_WEB) == set(LABELS)


@pytest.mark.parametrize("language", LABELS)
def test_numbers_have_their_places(language: str) -> None:
    labels, summary = labels_for(language), SUMMARIES[language]
    assert ("7" in labels.way_back(7, 1, 1), "7-2" in labels.way_back(7, 2, 3)) == (True, True)
    assert sorted(re.findall("[0-9]+", summary.undescribed.format(3, 12))) == ["12", "3"]
    assert not re.search("[{}]", "".join(astuple(summary)).replace(summary.undescribed, ""))


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_is_an_english_one(language: str) -> None:
    labels, english = asdict(labels_for(language)), asdict(labels_for("en"))
    assert labels["language"] == language
    assert {(language, name) for name in labels if labels[name] == english[name]} <= SAME_AS_IN_ENGLISH
    assert not set(astuple(imprint_for(language))) & set(astuple(imprint_for("en")))
    assert not set(ROLES[language].values()) & set(ROLES[language])
    assert notes_on_the_web(language) != notes_on_the_web("en") == notes_on_the_web("fi")


@pytest.mark.parametrize("language", LANGUAGES_OF_THE_READER)
def test_words_are_in_the_script_of_their_language(language: str) -> None:
    words = [word for name, word in asdict(labels_for(language)).items() if name != "language"]
    words += [*astuple(imprint_for(language)), *ROLES.get(language, {}).values(), notes_on_the_web(language)]
    assert all(word == word.strip() and word for word in words)
    latin = [any(c.isascii() and c.isalpha() for c in word) for word in words]
    if LANGUAGES[language].script == "Latin":
        assert sum(latin) == len(words)
    else:
        assert not any(latin)


@pytest.mark.parametrize("language", LANGUAGES_OF_THE_READER)
def test_numbers_and_names_have_their_places(language: str) -> None:
    imprint = imprint_for(language)
    assert imprint.notes_to_page.count("{}") == 1
    assert imprint.notes_to_pages.count("{}") == 2
    assert all(words.count("{}") == 1 for words in (imprint.published_by, imprint.promoted_by, imprint.printed_by))


def test_regions_and_scripts_have_the_words_of_their_language() -> None:
    assert labels_for("pt-BR") is LABELS["pt"]
    assert labels_for("ZH-hant") is labels_for("zh-TW") is LABELS["zh-Hant"]
    assert labels_for("zh-CN") is LABELS["zh"]
    assert labels_for("fi") is LABELS["en"]
    assert [is_right_to_left(tag) for tag in ("ar-EG", "he", "de")] == [True, True, False]


def test_what_a_person_did_and_when_is_said_in_the_language_of_the_text() -> None:
    def front(language: str) -> tuple[str, str]:
        authors = (Person("Ada Brook"), Person("Rui Sá", "Translator"), Person("Ines Okafor", "bell ringer"))
        data = Metadata(title=(Text("x"),), authors=authors, date=PrintedDate("2026-06", "2026-06"), language=language)
        publication = publish(Document((Paragraph((Text("y"),)),), metadata=data), Settings(), Report())
        assert publication.metadata.date
        return plain_text(publication.byline), publication.metadata.date.text

    assert front("en") == ("Ada Brook, Rui Sá (Translator), Ines Okafor (bell ringer)", "June 2026")
    assert front("de") == ("Ada Brook, Rui Sá (Übersetzung), Ines Okafor (bell ringer)", "Juni 2026")
    assert front("ja") == ("Ada Brook, Rui Sá (訳), Ines Okafor (bell ringer)", "2026年6月")
    assert role_label("editor", "ru-RU") == "редактура"
