"""The last pass: a document whose questions are all answered becomes a `Publication`.

The only maker of publications. It pairs what the passes before it settled: notes with their
numbers (their place in the document's order) and with the marks that lead to them.
"""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from pamphlet.dates import long_date
from pamphlet.diagnostics import Report
from pamphlet.labels import labels_for, role_label
from pamphlet.parts import is_part, part_of
from pamphlet.passes.anchors import CHAPTER_ANCHOR
from pamphlet.passes.headings import FIRST_LEVEL
from pamphlet.passes.images import load_cover, load_images
from pamphlet.publication import Chapter, NumberedNote, Publication, outline_of
from pamphlet.settings import Settings
from pamphlet.source import Position, printable
from pamphlet.tree import Blocks, Document, Inlines, Metadata, Note, NoteReference, Text
from pamphlet.walk import everything, plain_text

WORDS_OF_A_FILE = 5000
"""A longer text with several chapters becomes several files of the e-book: about fourteen pages of A5."""


def assemble(document: Document, settings: Settings, report: Report) -> Publication:
    """Everything a writer needs, in one frozen record.

    The passes before have given the document a title and a language. Reports `source-empty` and what
    is wrong with pictures.
    """
    metadata = document.metadata
    title = " ".join(plain_text(metadata.title).split()) or printable(settings.stem)
    if not metadata.title:
        metadata = replace(metadata, title=(Text(title),))
    if not document.children:
        report.add("source-empty", "there is no text in it", Position(settings.source, 1))
    language = metadata.language
    assert language, "settle_language stands among the passes"
    if metadata.date and metadata.date.text == metadata.date.iso:
        metadata = replace(metadata, date=replace(metadata.date, text=long_date(metadata.date.text, language)))
    chapters = _chapters(document.children)
    return Publication(
        metadata=metadata,
        title=title,
        byline=metadata.byline or _byline(metadata, language),
        notes_heading=metadata.notes_heading or labels_for(language).notes,
        language=language,
        identifier=metadata.identifier or _identifier(title, metadata),
        modified=_modified(metadata, settings),
        chapters=chapters,
        notes=_numbered(document, settings),
        resources=load_images(document, settings, report),
        cover=load_cover(document, settings, report),
        split_at=_split_at(chapters, settings),
    )


def _byline(metadata: Metadata, language: str) -> Inlines:
    """The authors' names in a row, each with what the person did unless it was the writing."""
    names = [
        person.name if person.role == "author" else f"{person.name} ({role_label(person.role, language)})"
        for person in metadata.authors
    ]
    return (Text(", ".join(names)),) if names else ()


def _chapters(blocks: Blocks) -> tuple[Chapter, ...]:
    """One chapter for each part of the pamphlet, and for what stands between parts; else one for all."""
    found: list[Blocks] = []
    for of_part, group in groupby(blocks, is_part):
        row = tuple(group)
        found += [(block,) for block in row] if of_part else [row]
    if len(found) < 2:
        return (Chapter(CHAPTER_ANCHOR, blocks, outline_of(blocks)),)
    return tuple(
        Chapter(f"{CHAPTER_ANCHOR}_{number}", children, outline_of(children)) for number, children in enumerate(found, 1)
    )


def _split_at(chapters: tuple[Chapter, ...], settings: Settings) -> int:
    """Down to which level of headings the e-book has files of their own: unless it is said, a long text and one of parts."""
    if settings.split_at == "auto":
        several = sum(entry.level == FIRST_LEVEL for chapter in chapters for entry in chapter.outline) > 1
        return int(len(chapters) > 1 or (several and _words(chapters) > WORDS_OF_A_FILE))
    return 0 if settings.split_at == "none" else int(settings.split_at)


def _words(chapters: tuple[Chapter, ...]) -> int:
    return sum(len(plain_text(chapter.children).split()) for chapter in chapters)


def _numbered(document: Document, settings: Settings) -> tuple[NumberedNote, ...]:
    """The notes with their numbers: counted through, or from 1 in each part."""
    counts: Counter[str] = Counter()

    def number(note: Note) -> int:
        scope = part_of(note.id) if settings.note_numbers == "chapter" else ""
        counts[scope] += 1
        return counts[scope]

    marks: dict[str, list[str]] = defaultdict(list)
    for node in everything(document):
        if isinstance(node, NoteReference):
            marks[node.note_id].append(node.attributes.id or "")
    return tuple(
        NumberedNote(number(note), note.attributes.id or "", note, tuple(marks.pop(note.id, ()))) for note in document.notes
    )


def _identifier(title: str, metadata: Metadata) -> str:
    """A UUID that is the same for every edition of one text: from its title and first author."""
    author = metadata.authors[0].name if metadata.authors else ""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'pamphlet:{author}/{title}')}"


def _modified(metadata: Metadata, settings: Settings) -> datetime:
    """The date that outputs carry: SOURCE_DATE_EPOCH, else the text's own, else its file's."""
    if settings.source_date_epoch is not None:
        return datetime.fromtimestamp(settings.source_date_epoch, UTC)
    if metadata.date and metadata.date.iso:
        year, month, day = (*map(int, metadata.date.iso.split("-")), 1, 1)[:3]
        return datetime(year, month, day, tzinfo=UTC)
    return datetime.fromtimestamp(int(settings.newest_input), UTC)
