"""Whether the e-book of a pamphlet of 300 pages knows where each of them begins, and what that costs."""

import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from weasyprint import HTML

from paged_texts import long_text, wrong_starts
from pamphlet.diagnostics import Report
from pamphlet.passes import publish
from pamphlet.settings import Settings
from pamphlet.writers.epub import write_epub
from pamphlet.writers.pdf import engine, write_pdf
from pamphlet.writers.pdf.page_map import page_map

PARAGRAPHS = 230


def main() -> None:
    """Lay out, write and check; print the times in seconds."""
    spent = 0.0

    def timed(pages: list[object], root: HTML, anchors: frozenset[str]) -> object:
        nonlocal spent
        started = perf_counter()
        found = page_map(pages, root, anchors)
        spent += perf_counter() - started
        return found

    setattr(engine, "page_map", timed)  # noqa: B010 - replaced for the measurement only
    settings, report = Settings(stem="pages", contents="no"), Report()
    publication = publish(long_text(PARAGRAPHS), settings, report)
    started = perf_counter()
    pdf = write_pdf(publication, settings, report)
    if pdf is None or pdf.page_map is None:
        raise SystemExit("the pages cannot be laid out")
    laid_out = perf_counter()
    epub = write_epub(publication, settings, report, pdf.page_map).data
    count, wrong = wrong_starts(pdf.data, epub)
    print(f"{laid_out - started:6.2f} s  the PDF of {pdf.pages} pages, {spent:.2f} s of it to find where they begin")
    print(f"{perf_counter() - laid_out:6.2f} s  the e-book with their marks, and the check")
    print(f"{count - len(wrong)} of {count} pages begin at their word", *wrong, sep="\n")


if __name__ == "__main__":
    main()
