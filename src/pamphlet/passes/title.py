"""The title: every publication has one, and it stands in one place.

A text whose only top heading is its first line means that heading as its title. One that has
none at all is told so, and the file's name stands in.
"""

from dataclasses import replace

from pamphlet.diagnostics import Report
from pamphlet.metadata import is_said
from pamphlet.settings import Settings
from pamphlet.source import Position, printable
from pamphlet.tree import Block, Document, Figure, Heading, Image, Inlines, Paragraph, Span, Text
from pamphlet.walk import Rewrite, descendants, plain_text


def settle_title(document: Document, settings: Settings, report: Report) -> Document:
    """Give the document a title, taking it from its first heading where that is the title.

    A first line, heading or paragraph, that only repeats the title given in the metadata goes too, since the title
    is printed above the text anyway; its note marks and emphasis go into the title. Reports `title-missing`.
    """
    first = document.children[0] if document.children else None
    title = document.metadata.title
    if isinstance(first, Heading | Paragraph):
        repeats = bool(title) and _level(first) == 1 and _words(title) == _words(first.children)
        if repeats or (not title and isinstance(first, Heading) and _is_only_top(first, document.children)):
            plain = all(isinstance(node, Text) for node in first.children)
            keeps = bool(title) and plain and not first.attributes
            line, pictures = _without_pictures(first)
            metadata = document.metadata if keeps else replace(document.metadata, title=_as_title(line))
            return replace(document, metadata=metadata, children=(*pictures, *document.children[1:]))
    if title:
        return document
    if not is_said(document.options, "title"):
        hint = "give it one with a line “title: …” at the top, or with --meta title=…"
        message = f"the text has no title, so “{printable(settings.stem)}” stands in"
        report.add("title-missing", message, Position(settings.source, 1), hint=hint)
    return replace(document, metadata=replace(document.metadata, title=(Text(printable(settings.stem)),)))


def _level(line: Heading | Paragraph) -> int:
    return line.level if isinstance(line, Heading) else 1


def _words(inlines: Inlines) -> str:
    return " ".join(plain_text(inlines).split()).casefold()


def _is_only_top(first: Heading, blocks: tuple[Block, ...]) -> bool:
    others = [block for block in blocks if isinstance(block, Heading) and block is not first]
    return bool(plain_text(first.children)) and all(block.level > first.level for block in others) and first.level == 1


def _without_pictures(line: Heading | Paragraph) -> tuple[Heading | Paragraph, tuple[Figure, ...]]:
    """The line without the pictures beside its words, such as a logo, which follow it as figures."""
    pictures = [node for node in descendants(line.children) if isinstance(node, Image)]
    if not pictures:
        return line, ()
    words = list(Rewrite(inline=lambda inline: () if isinstance(inline, Image) else (inline,)).inlines(line.children))
    for end in (0, -1):
        while words and not _words(tuple(words[end : end + 1 or None])):
            del words[end]
    if not words:
        return line, ()
    figures = (Figure((Paragraph((picture,), position=picture.position),), position=picture.position) for picture in pictures)
    return replace(line, children=tuple(words)), tuple(figures)


def _as_title(heading: Heading | Paragraph) -> Inlines:
    """The heading's words; its id stays with them, so that links to it still arrive."""
    if not heading.attributes:
        return heading.children
    return (Span(heading.children, attributes=heading.attributes, position=heading.position),)
