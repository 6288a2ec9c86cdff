"""The e-books that conformance is checked on: python make_books.py FOLDER (with tests and src on the path)

Writes the sample books of the tests and the books of `examples/` into FOLDER/books, and one with
a fault into FOLDER/spoiled, so that a checker that sees nothing is seen through.
"""

import sys
from pathlib import Path

from epub_samples import BOOKS, epub_of, published, spoiled
from pamphlet.options import Option
from pamphlet.pipeline import Job, build

EXAMPLES = Path(__file__).parents[2] / "examples"


def main(folder: Path) -> None:
    """Write all books."""
    books, bad = folder / "books", folder / "spoiled"
    for place in (books, bad):
        place.mkdir(parents=True)
    for name, document in BOOKS.items():
        (books / f"{name}.epub").write_bytes(epub_of(published(document)))
    divided = published(BOOKS["allotment"], split_at="2")
    for name, data in {
        "divided": epub_of(divided),
        "notes-by-chapter": epub_of(divided, placement="chapter"),
        "notes-by-chapter-in-one-file": epub_of(published(BOOKS["allotment"]), placement="chapter"),
        "with-fonts": epub_of(published(BOOKS["allotment"]), embed_fonts=True),
        "vertical": epub_of(published(BOOKS["allotment"]), writing="vertical"),
    }.items():
        (books / f"{name}.epub").write_bytes(data)
    for source in sorted(EXAMPLES.iterdir()):
        if source.suffix in {".txt", ".md"}:
            outcome = build(Job(str(source), flags=(Option("formats", "epub"),), folder=books))
            if not outcome.outputs:
                raise SystemExit(f"{source} cannot be built")
    whole = epub_of(published(BOOKS["allotment"]))
    (bad / "no-language.epub").write_bytes(spoiled(whole, "EPUB/chapter-1.xhtml", ' lang="en-GB" xml:lang="en-GB"', ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
