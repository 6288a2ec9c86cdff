"""What the PDF writer costs beyond the page engine itself, on the same HTML and the same style, warm.

`python bench/pdf.py` prints medians of processor seconds and of peak memory for a pamphlet of some 80 pages: bare
WeasyPrint without tags, WeasyPrint with its own tags, our writer; and the ratios to the first.
"""

import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from pamphlet.diagnostics import Report
from pamphlet.passes import publish
from pamphlet.publication import Publication
from pamphlet.settings import Settings
from pamphlet.tree import Document, Emphasis, Heading, Metadata, Note, NoteReference, Paragraph, Text
from pamphlet.writers.pdf import write_pdf
from pamphlet.writers.pdf.loading import engine_loads

ROUNDS = 5
SETTINGS = Settings(source="common.md", newest_input=1.0)
PARAGRAPHS = 260
SENTENCE = "In the year {n} the keepers of the lower common counted {m} hives and sold their honey at the fair. "


def pamphlet() -> Publication:
    """Some 80 pages with headings, emphasis and a note for every third paragraph."""
    blocks: list[Heading | Paragraph] = []
    notes = []
    for number in range(PARAGRAPHS):
        if number % 12 == 0:
            blocks.append(Heading((Text(f"Chapter {number // 12}"),), 1))
        text = "".join(SENTENCE.format(n=1700 + number, m=n * 7 + number) for n in range(6))
        inlines: list[Text | Emphasis | NoteReference] = [Text(text), Emphasis((Text("So it is written."),))]
        if number % 3 == 0:
            notes.append(Note(f"n{number}", f"n{number}", (Paragraph((Text(SENTENCE.format(n=number, m=number)),)),)))
            inlines.append(NoteReference(f"n{number}", f"[^n{number}]"))
        blocks.append(Paragraph(tuple(inlines)))
    metadata = Metadata(title=(Text("The common"),), language="en")
    return publish(Document(tuple(blocks), tuple(notes), metadata), SETTINGS, Report())


def bare(publication: Publication, *, tags: bool) -> bytes:
    """The page engine alone, on our HTML and our style sheets."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from pamphlet.writers.pdf.page import html_page, page_facts
    from pamphlet.writers.pdf.style import style_sheets

    fonts = FontConfiguration()
    sheets = [
        CSS(string=sheet.css, base_url=f"{sheet.folder.resolve().as_uri()}/", font_config=fonts)
        for sheet in (*style_sheets(SETTINGS), page_facts(publication))
    ]
    return bytes(HTML(string=html_page(publication, SETTINGS)).write_pdf(font_config=fonts, stylesheets=sheets, pdf_tags=tags))


def ours(publication: Publication) -> bytes:
    """The whole writer, from publication to bytes."""
    result = write_pdf(publication, SETTINGS, Report())
    assert result
    return result.data


WRITERS: dict[str, Callable[[Publication], bytes]] = {
    "bare": partial(bare, tags=False),
    "own tags": partial(bare, tags=True),
    "pamphlet": ours,
}


def measure(name: str) -> None:
    """One warm run in a process of its own: print its seconds and the peak of its memory, in megabytes."""
    engine_loads(Report())
    publication = pamphlet()
    write = WRITERS[name]
    write(publication)
    gc.collect()
    began = time.process_time()
    write(publication)
    seconds = time.process_time() - began
    print(json.dumps({"seconds": seconds, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def main() -> None:
    """Measure the writers in turn, several times, and print a line for each."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in WRITERS}
    for _ in range(ROUNDS):
        for name in WRITERS:
            done = subprocess.run([sys.executable, __file__, name], check=True, capture_output=True, text=True)
            found[name].append(json.loads(done.stdout))
    base = {key: median(run[key] for run in found["bare"]) for key in ("seconds", "memory")}
    for name, runs in found.items():
        middle = {key: median(run[key] for run in runs) for key in base}
        ratios = " ".join(f"{key} × {middle[key] / base[key]:.3f}" for key in base)
        print(f"{name:10} {middle['seconds']:6.2f} s {middle['memory']:7.1f} MB   {ratios}")


if __name__ == "__main__":
    measure(sys.argv[1]) if len(sys.argv) > 1 else main()
