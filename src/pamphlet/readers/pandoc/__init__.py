"""Everything that Pandoc reads: OpenDocument, RTF, reStructuredText, Org, LaTeX, EPUB and more.

A reader. Pandoc itself, where the extra `pamphlet[pandoc]` has brought it, makes JSON of the source
(`engine`), and `blocks` and `inlines` make the tree of it; `originals`, `opendocument` and `latex` look after what it leaves
behind.
Pandoc keeps no places, so every position is the first line of the file.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import dropwhile
from typing import Any

from pamphlet.diagnostics import Report
from pamphlet.metadata import overlay, read_metadata
from pamphlet.nesting import make_room_for_nesting
from pamphlet.readers.by_hand import read_by_hand
from pamphlet.readers.pandoc import latex, opendocument
from pamphlet.readers.pandoc.blocks import Blocks, NotPandoc
from pamphlet.readers.pandoc.engine import run
from pamphlet.readers.pandoc.meta import read_meta, usable
from pamphlet.readers.pandoc.originals import as_pandoc_reads, notes_in, properties
from pamphlet.readers.pandoc_formats import PANDOC_FORMATS
from pamphlet.settings import Settings
from pamphlet.source import Position, Source
from pamphlet.tree import Document, Image, Inline, Inlines, NoteReference, Paragraph
from pamphlet.walk import Rewrite, everything, plain_text

OFFICE = (".odt", ".rtf")
"""What word processors write, where people may format by hand."""

API = (1, 22)
"""The first version of Pandoc's types whose tables have spans (Pandoc 2.11)."""


def read(source: Source, settings: Settings, report: Report) -> Document:
    """The document that Pandoc finds in `source`, with the pictures that are inside it.

    Reports `reader-missing`, `pandoc-failed`, `notes-lost`, `word-left-out`, `word-part-damaged`, `formatted-by-hand` and what
    `read_tree` reports.
    """
    format = PANDOC_FORMATS[source.suffix]
    descriptions: Mapping[str, str] = {}
    match format:
        case "odt":
            data, descriptions = opendocument.mend(source, report)
        case "latex":
            data = latex.mend(source.data)
        case _:
            data = as_pandoc_reads(source)
    output = run(source, data, format, report)
    if output is None:
        return Document(())
    text, resources = output
    document = read_tree(json.loads(text), source.name, report)
    if format == "latex":
        document = latex.with_suffixes(document, source.path.parent)
    _tell_lost_notes(source, document, report)
    own = read_metadata(tuple(option for option in properties(source, report) if usable(option)), report)
    document = replace(_described(document, descriptions), resources=resources, metadata=overlay(own, document.metadata))
    return read_by_hand(_without_byline(document), report) if source.suffix in OFFICE else document


def _described(document: Document, descriptions: Mapping[str, str]) -> Document:
    """The document whose pictures say what they show, as far as `descriptions` have their names."""

    def describe(inline: Inline) -> Inlines:
        if isinstance(inline, Image) and (words := descriptions.get(inline.target.removeprefix("media/"))):
            return (replace(inline, alt=words, title=""),)  # the title is a name that Pandoc makes
        return (inline,)

    return Rewrite(inline=describe).document(document) if descriptions else document


def _without_byline(document: Document) -> Document:
    """The document without the lines below its title that only name an author of whom the file's properties say the same."""
    title, *others = document.children or (Paragraph(()),)
    names = {person.name for person in document.metadata.authors}
    if not isinstance(title, Paragraph) or plain_text(title.children).strip() != plain_text(document.metadata.title).strip():
        return document
    text = dropwhile(lambda block: isinstance(block, Paragraph) and plain_text(block.children).strip() in names, others)
    return replace(document, children=(title, *text))


def _tell_lost_notes(source: Source, document: Document, report: Report) -> None:
    marks = sum(isinstance(node, NoteReference) for node in everything(document))
    if (there := notes_in(source)) > marks:
        message = f"{source.name} has {there} notes, of which Pandoc finds {marks}"
        hint = "open it in the program that it was made with, and save it as .docx"
        report.add("notes-lost", message, Position(source.name, 1), hint=hint)


def is_tree(data: object) -> bool:
    """Whether some JSON is what `pandoc -t json` writes."""
    return isinstance(data, dict) and "pandoc-api-version" in data


def read_tree(data: Any, file: str, report: Report) -> Document:
    """The document of Pandoc's JSON, read from `file`.

    Reports `tree-invalid` for JSON that is not what Pandoc writes, `markup-unsupported` for what
    the tree cannot hold, `nesting-too-deep`, and what `read_metadata` reports.
    """
    make_room_for_nesting()
    here = Position(file, 1)
    try:
        match data:
            case {"pandoc-api-version": [int(major), int(minor), *_], "meta": dict(meta), "blocks": list(blocks)}:
                if (major, minor) < API:
                    raise NotPandoc("it was written by a Pandoc before 2.11")
                language = _language(meta)
                reader = Blocks(here, language, report)
                metadata = read_meta(meta, reader, report)
                children = reader.blocks(blocks)
                return Document(children, reader.notes(), metadata)
            case _:
                raise NotPandoc("it lacks version, meta or blocks")
    except NotPandoc as problem:
        report.add("tree-invalid", f"this is not a document of Pandoc: {problem}", here, hint="write it with “pandoc -t json”")
        return Document(())


def _language(meta: dict[str, Any]) -> str | None:
    match meta.get("lang"):
        case {"t": "MetaInlines", "c": [{"t": "Str", "c": str(tag)}]} | {"t": "MetaString", "c": str(tag)}:
            return tag.replace("_", "-")
        case _:
            return None
