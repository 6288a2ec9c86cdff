"""The plain-text reader: an article as people type it, with `[1]` marks and a list of notes.

The list of notes is found first, because it alone says which marks in the text are marks; then
what stands before and after the text; what is left is read block by block.
"""

from pamphlet.diagnostics import Report
from pamphlet.metadata import overlay, read_metadata
from pamphlet.readers.decode import decode
from pamphlet.readers.front_matter import split_front_matter
from pamphlet.readers.plain.blocks import read_blocks
from pamphlet.readers.plain.inline import Marks, read_inlines
from pamphlet.readers.plain.lines import chunks, numbered
from pamphlet.readers.plain.matter import part_matter
from pamphlet.readers.plain.notes import Entry, find_notes
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Document, Note, Paragraph, identifier_of


def read(source: Source, settings: Settings, report: Report) -> Document:
    """Read a plain text; any bytes give a document.

    Reports what `decode` and `split_front_matter` report.
    """
    text = decode(source, report)
    options, skip = split_front_matter(text, source.name, report)
    paragraphs = chunks(source.name, numbered(text, skip))
    notes = find_notes(paragraphs)
    matter = part_matter(paragraphs[: notes.first], paragraphs[notes.end :], text, notes.marks)
    return Document(
        children=read_blocks(matter.body, notes.marks),
        notes=tuple(_note(entry, notes.marks) for entry in notes.entries),
        metadata=overlay(matter.metadata, read_metadata(options, report)),
        options=options,
    )


def _note(entry: Entry, marks: Marks) -> Note:
    first, *more = entry.chunks
    paragraphs = [Paragraph(read_inlines(first, marks, entry.begin), position=first.position)]
    paragraphs += [Paragraph(read_inlines(chunk, marks), position=chunk.position) for chunk in more]
    filled = tuple(paragraph for paragraph in paragraphs if paragraph.children)
    return Note(identifier_of(entry.label), entry.label, filled, position=first.position)
