"""Pictures of every style, for the documentation: one contact sheet for each, with samples in several scripts.

    python docs/contact_sheets.py [FOLDER]

Builds the samples beside this file in every style, and puts the pictures into FOLDER (`docs/pictures`).
Chinese, Japanese and Korean need a font that the machine has; a sample that cannot be printed whole is told and left out.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from pamphlet.options import Option
from pamphlet.pipeline import Job, build
from pamphlet.report_text import diagnostic_text
from pamphlet.stylesheets import style_names

HERE = Path(__file__).parent
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
        document = pypdfium2.PdfDocument(outcome.outputs[0].path)
        for page in list(document)[:PAGES]:
            yield page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB")
        document.close()


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
