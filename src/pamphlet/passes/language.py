"""The language: hyphenation, reading aloud, the words around the notes and the writing direction hang on it.

Right after the metadata is complete. What the author or the project says counts; where nobody says
anything, the text itself shows it, mostly (see `languages`, which needs no library for that).
"""

from collections.abc import Iterator
from dataclasses import replace

from pamphlet.diagnostics import Report
from pamphlet.languages import LANGUAGES, SAMPLE, recognise
from pamphlet.metadata import is_said
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.tree import CodeBlock, Document
from pamphlet.walk import front, plain_text

ASSUMED_LANGUAGE = "en"


def settle_language(document: Document, settings: Settings, report: Report) -> Document:
    """Give the document a language, from its own words where its metadata has none.

    Reports `language-guessed`, or `language-assumed` where the text is too short or too mixed to tell;
    neither where one is given that cannot be, since that has been reported.
    """
    if document.metadata.language:
        return document
    language = recognise(_beginning(document))
    if not is_said(document.options, "language"):
        _tell(language, Position(settings.source, 1), report)
    return replace(document, metadata=replace(document.metadata, language=language or ASSUMED_LANGUAGE))


def _tell(language: str | None, here: Position, report: Report) -> None:
    how = "say it with a line “language: …” at the top, or with --meta language=…"
    if language:
        message = f"no language is given; this reads like {LANGUAGES[language].name}"
        report.add("language-guessed", message, here, hint=f"if that is wrong, {how}")
    else:
        report.add("language-assumed", "no language is given; English is assumed", here, hint=how)


def _beginning(document: Document) -> str:
    """The words of the title, the text and the notes, no more of them than are looked at."""
    found: list[str] = []
    length = 0
    for words in _words(document):
        found.append(words)
        length += len(words)
        if length > SAMPLE:
            break
    return "\n".join(found)


def _words(document: Document) -> Iterator[str]:
    yield plain_text(front(document))
    for block in document.children:
        if not isinstance(block, CodeBlock):
            yield plain_text((block,))
    for note in document.notes:
        yield plain_text(note.children)
