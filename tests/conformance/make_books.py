"""The e-books that conformance is checked on: python make_books.py FOLDER (with tests and src on the path)

Writes the sample books of the tests, the books of `examples/` and a long one into FOLDER/books, each with a
NAME.json that says what is in it, and books with a fault into FOLDER/spoiled (for Ace) and
FOLDER/misled (for the browser reader), so that a checker that sees nothing is seen through.
"""

import json
import sys
from pathlib import Path

from epub_samples import BOOKS, epub_of, published, spoiled
from paged_texts import long_text, page_beginnings
from pamphlet.diagnostics import Report
from pamphlet.passes import publish
from pamphlet.pipeline import prepare, write_all
from pamphlet.publication import Publication
from pamphlet.settings import Settings
from pamphlet.tree import Blocks, Code, CodeBlock, Text
from pamphlet.walk import descendants

EXAMPLES = Path(__file__).parents[2] / "examples"
PARAGRAPHS = 3

MISLED = (
    ("mark", "allotment", "chapter-1.xhtml", 'notes.xhtml#note-care"', 'notes.xhtml#note-house"'),
    ("way-back", "allotment", "notes.xhtml", "chapter-1.xhtml#ref-door", "chapter-1.xhtml#ref-house"),
    ("contents", "allotment", "nav.xhtml", "chapter-1.xhtml#tools", "chapter-1.xhtml#winter"),
    ("page", "pages", "nav.xhtml", '#page_2"', '#page_3"'),
    ("request", "allotment", "chapter-1.xhtml", "</section>", '<p><img src="http://127.0.0.1:9/x.png" alt="x"/></p></section>'),
)
"""What is wrong, in which book and file, what stood there, what stands there now."""


def main(folder: Path) -> None:
    """Write all books."""
    books, bad, misled = folder / "books", folder / "spoiled", folder / "misled"
    for place in (books, bad, misled):
        place.mkdir(parents=True)
    for name, document in BOOKS.items():
        publication = published(document)
        put(books, name, epub_of(publication), contents(publication))
    for source in sorted(EXAMPLES.iterdir()):
        if source.suffix in {".txt", ".md"}:
            report = Report()
            prepared = prepare(str(source), (), report)
            if not prepared:
                raise SystemExit(f"{source} cannot be read")
            with_pages(books, source.stem, publish(*prepared, report), prepared[1])
    with_pages(books, "pages", published(long_text(PARAGRAPHS)), Settings())
    divided, whole = published(BOOKS["allotment"], split_at="2"), published(BOOKS["allotment"])
    put(books, "divided", epub_of(divided), contents(divided))
    put(books, "notes-by-chapter", epub_of(divided, placement="chapter"), contents(divided))
    put(books, "notes-by-chapter-in-one-file", epub_of(whole, placement="chapter"), contents(whole))
    put(books, "with-fonts", epub_of(whole, embed_fonts=True), contents(whole))
    put(books, "vertical", epub_of(whole, writing="vertical"), contents(whole))
    allotment = (books / "allotment.epub").read_bytes()
    (bad / "no-language.epub").write_bytes(spoiled(allotment, "EPUB/chapter-1.xhtml", ' lang="en-GB" xml:lang="en-GB"', ""))
    for fault, name, file, old, new in MISLED:
        data = spoiled((books / f"{name}.epub").read_bytes(), f"EPUB/{file}", old, new)
        put(misled, fault, data, json.loads((books / f"{name}.json").read_text("utf-8")))


def with_pages(folder: Path, name: str, publication: Publication, settings: Settings) -> None:
    """A book that knows the pages of its PDF."""
    report = Report()
    made = {one.format: one.data for one in write_all(publication, settings, report)}
    if report.has_errors():
        raise SystemExit(f"{name} cannot be built")
    put(folder, name, made["epub"], contents(publication) | {"pages": page_beginnings(made["pdf"], made["epub"])})


def contents(publication: Publication) -> dict[str, object]:
    """How many marks a book has, its notes by their numbers, its headings and pages."""
    return {
        "marks": sum(len(note.references) for note in publication.notes),
        "notes": [(note.number, words(note.note.children)) for note in publication.notes],
        "headings": [publication.title, *(entry.text for chapter in publication.chapters for entry in chapter.outline)],
        "pages": [],
    }


def words(blocks: Blocks) -> str:
    """What a note says in letters, without its pictures."""
    return " ".join(node.text for node in descendants(blocks) if isinstance(node, Text | Code | CodeBlock))


def put(folder: Path, name: str, data: bytes, said: dict[str, object]) -> None:
    """Write a book and what is in it."""
    (folder / f"{name}.epub").write_bytes(data)
    (folder / f"{name}.json").write_text(json.dumps(said), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
