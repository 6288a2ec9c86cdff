"""What of a text must be the same after it has been an e-book, for the tests that read our e-books back."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.passes import publish
from pamphlet.publication import Publication
from pamphlet.readers.epub import read
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Document, Inline, Inlines, NoteReference
from pamphlet.walk import Rewrite, descendants, plain_text


def read_book(data: bytes, name: str = "book.epub") -> tuple[Document, Report]:
    report = Report()
    return read(Source(name, data, Path(name)), Settings(source=name, stem="book"), report), report


def read_back(data: bytes) -> tuple[Publication, Report]:
    """What would be printed of a book."""
    document, report = read_book(data)
    return publish(document, Settings(source="book.epub", stem="book", newest_input=1_700_000_000), report), report


class Said(NamedTuple):
    """The words with the note marks among them, headings, notes, links, pictures, and what stands around the text."""

    words: list[str]
    headings: list[tuple[int, str]]
    notes: list[tuple[int, list[str], int]]
    links: list[tuple[str, str]]
    pictures: list[tuple[str | None, int]]
    around: list[str]


def said(publication: Publication) -> Said:
    """All of a publication that a reader of it can tell."""
    numbers = publication.note_numbers()

    def marked(inline: Inline) -> Inlines:
        return (tree.Text(f"[{numbers[inline.note_id]}]"),) if isinstance(inline, NoteReference) else (inline,)

    def words(blocks: tree.Blocks) -> list[str]:
        return plain_text(Rewrite(inline=marked).blocks(blocks)).split()

    data = publication.metadata
    bodies = [chapter.children for chapter in publication.chapters]
    texts = [*bodies, *(note.note.children for note in publication.notes)]
    nodes = [node for blocks in texts for node in descendants(blocks)]
    places: dict[str, tree.Node] = {node.attributes.id: node for node in nodes if node.attributes.id}
    sizes = {resource.name: len(resource.data) for resource in publication.resources}
    lines = (data.title, data.subtitle, publication.byline, *data.contact, *data.credits)
    marked_lines = [plain_text(Rewrite(inline=marked).inlines(line)) for line in lines]
    return Said(
        [word for body in bodies for word in words(body)],
        [(entry.level, entry.text) for chapter in publication.chapters for entry in chapter.outline],
        [(note.number, words(note.note.children), len(note.references)) for note in publication.notes],
        list(_links(nodes, places)),
        [(node.alt, sizes[node.target]) for node in nodes if isinstance(node, tree.Image)],
        [*(" ".join(line.split()) for line in marked_lines), data.date.text if data.date else "", publication.language,
         publication.identifier, publication.notes_heading, *(data.publisher, data.rights, data.series, data.isbn, data.issn),
         *(data.promoter, data.printer, data.description), *data.keywords, *(person.name for person in data.authors)],
    )  # fmt: skip


def _links(nodes: list[tree.Node], places: dict[str, tree.Node]) -> Iterator[tuple[str, str]]:
    """The words of each link, with its address, or with the words of the place that it leads to."""
    for node in nodes:
        if isinstance(node, tree.Link):
            inside = node.target.startswith("#")
            place = places.get(node.target[1:]) if inside else None
            yield plain_text(node.children), plain_text((place,)) if place else "inside" if inside else node.target
