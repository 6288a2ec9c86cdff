"""The pictures of the documentation: what one text becomes, and every style with samples in several scripts.

    python docs/make_pictures.py [FOLDER]

Builds the first example, and the samples beside this file in every style, and puts the pictures into FOLDER (`docs/pictures`).
Chinese, Japanese and Korean need a font that the machine has; a sample that cannot be printed whole is told and left out.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pypdfium2
from PIL import Image

from pamphlet.options import Option
from pamphlet.pipeline import Job, build
from pamphlet.report_text import diagnostic_text
from pamphlet.stylesheets import style_names

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "swift-boxes.md"
SAMPLES = ("english", "greek", "ukrainian", "arabic", "japanese")
PAGES = 3
"""How many pages of a sample are shown at most."""

HEIGHT, GAP, TABLE = 640, 16, "#6b6b6b"


def pages(options: tuple[Option, ...], sample: str) -> Iterator[Image.Image]:
    """The first pages of a sample with these options, all equally high; none where a character would be missing."""
    with TemporaryDirectory() as folder:
        job = Job(str(HERE / "samples" / f"{sample}.md"), (*options, Option("formats", ("pdf",))), Path(folder))
        outcome = build(job)
        told = [d for d in outcome.report.sorted() if d.code == "glyph-missing" or not outcome.outputs]
        if told:
            print(f"{sample}: left out. {diagnostic_text(told[0], outcome.report)}", file=sys.stderr)
            return
        yield from pages_of(outcome.outputs[0].path)


def pages_of(pdf: Path) -> Iterator[Image.Image]:
    """The first pages of a PDF, all equally high."""
    document = pypdfium2.PdfDocument(pdf)
    for page in list(document)[:PAGES]:
        yield page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB")
    document.close()


def example() -> Image.Image:
    """The pages that the first example becomes in print, and the cover of its e-book."""
    with TemporaryDirectory() as folder:
        pdf, epub = (output.path for output in build(Job(str(EXAMPLE), folder=Path(folder))).outputs)
        with ZipFile(epub) as book, Image.open(io.BytesIO(book.read("EPUB/images/cover-picture.jpg"))) as picture:
            cover = picture.convert("RGB").resize((round(picture.width * HEIGHT / picture.height), HEIGHT))
        return sheet([[*pages_of(pdf), cover]])


def sheet(rows: list[list[Image.Image]]) -> Image.Image:
    """Rows of pages on a table."""
    width = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    table = Image.new("RGB", (width, len(rows) * (HEIGHT + GAP) + GAP), TABLE)
    for number, row in enumerate(rows):
        left = GAP
        for page in row:
            table.paste(page, (left, GAP + number * (HEIGHT + GAP)))
            left += page.width + GAP
    return table


def marks() -> Image.Image:
    """The first pages of the English sample as they go to the printer."""
    options = (Option("bleed", "3mm"), Option("marks", "crop fold"), Option("style", "leaflet"), Option("paper", "A4 landscape"))
    return sheet([list(pages(options, "english"))[:2]])


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    example().quantize(64).save(folder / "example.png", optimize=True)
    for style in style_names():
        english, *others = (list(pages((Option("style", style),), sample)) for sample in SAMPLES)
        row = [page for sample in others for page in sample[:1]]
        picture = sheet([english, row]).quantize(64)
        picture.save(folder / f"{style}.png", optimize=True)
        print(folder / f"{style}.png")
    marks().quantize(64).save(folder / "marks.png", optimize=True)
    print(folder / "marks.png")


if __name__ == "__main__":
    main()
