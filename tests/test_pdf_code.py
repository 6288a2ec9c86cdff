"""Code on the printed page: lines as they were typed, and a hook where one goes on below itself."""

from dataclasses import replace

import pypdfium2
import pytest

from pamphlet.diagnostics import Report
from pamphlet.paper import read_paper
from pamphlet.stylesheets import shipped_style, style_names
from pamphlet.tree import CodeBlock, Document, Metadata
from pamphlet.writers.pdf import write_pdf
from pdf_conformance import problems
from pdf_samples import SETTINGS, Pdf, paragraph, published, words

ENGLISH = Metadata(title=words("The Tin"), language="en")
SCALE = 4


def printed(code: str, style: str = "pamphlet", paper: str = "A6") -> Pdf:
    report = Report()
    publication = published(Document((paragraph("Before it."), CodeBlock(code), paragraph("After it.")), metadata=ENGLISH))
    settings = replace(SETTINGS, style=shipped_style(style), paper=read_paper(paper))
    result = write_pdf(publication, settings, report)
    assert report.diagnostics == []
    assert result
    assert problems(result.data) == []
    return Pdf(result.data)


def lines_with_hooks(pdf: Pdf) -> list[tuple[str, bool]]:
    """The lines of print between “Before it.” and “After it.”, and whether anything is painted just before each."""
    found = []
    for number in range(1, len(pdf.pages) + 1):
        sheet = pypdfium2.PdfDocument(pdf.data)[number - 1].render(scale=SCALE).to_pil().convert("L")
        lines = pdf.lines(number)[1 if number > 1 else 0 :]  # without the running head
        code_begins = min(line.left for line in lines if line.text.strip() not in {"Before it.", "After it.", "The Tin"})
        for line in lines:
            middle = line.foot - 3.5
            before = sheet.crop(
                tuple(round(SCALE * edge) for edge in (code_begins - 6.5, middle - 3, code_begins - 1.5, middle + 3))
            )
            found.append((" ".join(line.text.split()), before.getextrema()[0] < 200))
    texts = [text for text, _ in found]
    return found[texts.index("Before it.") + 1 : texts.index("After it.")]


def test_a_line_of_code_that_is_wrapped_has_a_hook_before_each_of_its_further_lines() -> None:
    assert lines_with_hooks(printed(f"short\n{'x' * 100}\n\n    in = 1\n{'y' * 60}")) == [
        ("short", False),
        ("x" * 56, False),
        ("x" * 44, True),
        ("in = 1", False),
        ("y" * 56, False),
        ("y" * 4, True),
    ]


def test_a_line_that_goes_on_on_the_next_page_has_its_hook_there() -> None:
    pdf = printed("x" * 2500)
    assert len(pdf.pages) == 2
    hooks = [hook for line, hook in lines_with_hooks(pdf) if set(line) == {"x"}]
    assert hooks == [False] + [True] * (len(hooks) - 1)
    assert len(hooks) == 45


@pytest.mark.parametrize("style", style_names())
def test_hooks_are_not_copied_in_any_style(style: str) -> None:
    pdf = printed(f"a = {'b' * 70}\n\nend", style, "A5")
    assert f"Beforeit.a={'b' * 70}endAfterit." in "".join(pdf.text.split())


def test_code_without_long_lines_has_no_pictures() -> None:
    short, long = (printed(f"{'x' * count}\ny").data for count in (10, 100))
    assert b"/Pattern" not in short
    assert b"/Pattern" in long
