"""Formulas: TeX becomes MathML in the e-book and a drawing on the page, or is said not to be a formula."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epub_reading import Book
from epub_samples import epub_of, paragraph, published, words
from epub_validity import assert_valid
from pamphlet.diagnostics import Report
from pamphlet.formulas import NoFormula, drawing, mathml
from pamphlet.passes import publish
from pamphlet.settings import Settings
from pamphlet.tree import Document, Heading, Math, Metadata, Note, NoteReference, Text
from pamphlet.writers.pdf import write_pdf
from pdf_conformance import problems
from pdf_reading import Reading

SCHOOL = [
    "a^2 + b^2 = c^2",
    r"x_{1,2} = -\frac{p}{2} \pm \sqrt{\left(\frac{p}{2}\right)^2 - q}",
    r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}",
    r"\int_0^1 x^2\,\mathrm{d}x",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
    r"f(x) = \begin{cases} x & x \ge 0 \\ -x & x < 0 \end{cases}",
    r"\overline{AB} \parallel \widehat{ABC}, \vec{v}, \sqrt[3]{27}, \binom{n}{k}",
    r"\text{Wachs} \approx 3{,}5\,\mathrm{kg}",
    r"\begin{align} a &= b \\ c &= d \end{align}",
    r"\log_2 8 = 3, \lfloor x \rfloor, 90^\circ, \dfrac12, \boxed{x}, 5\,€",
]


def shape(tex: str) -> str:
    """The MathML of a formula without its outermost elements and its namespace."""
    root = ET.fromstring(mathml(tex, False))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return "".join(ET.tostring(part, encoding="unicode") for part in root[0])


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        (r"3{,}5", "<mn>3,5</mn>"),
        (r"\mathrm{m}", '<mrow><mi mathvariant="normal">m</mi></mrow>'),
        (r"\mathrm{d}x", '<mrow><mi mathvariant="normal">d</mi></mrow><mi>x</mi>'),
        (r"a \pm b", "<mi>a</mi><mo>±</mo><mi>b</mi>"),
        ("x = -2", '<mi>x</mi><mo>=</mo><mo form="prefix">−</mo><mn>2</mn>'),
        ("n! - 2", "<mi>n</mi><mo>!</mo><mo>−</mo><mn>2</mn>"),
        (r"\overline{AB}", "<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>‾</mo></mover>"),
        (r"\log_2 8", '<msub><mi>log</mi><mn>2</mn></msub><mspace width="0.167em" /><mn>8</mn>'),
        (r"a < b \text{ & c}", "<mi>a</mi><mo>&lt;</mo><mi>b</mi><mtext>\u00a0&amp;\u00a0c</mtext>"),
    ],
)
def test_mathml_is_what_e_readers_expect(tex: str, expected: str) -> None:
    assert shape(tex) == expected


def test_no_formula_leads_out_of_the_book() -> None:
    assert "https" not in shape(r"\href{https://bees.example}{a}")


def test_the_numbers_of_equations_are_not_made_up() -> None:
    assert "(1)" not in "".join(ET.fromstring(mathml(r"\begin{align} a &= b \end{align}", True)).itertext())


@pytest.mark.parametrize(
    ("tex", "why"),
    [
        (r"\honey x", r"“\honey” is not known"),
        (r"\frac{a}", "something is missing in it"),
        (r"\left( x", r"\left and \right do not pair"),
        (r"\begin{matrix} a", r"a \begin has no \end, or a bracket or brace has no partner"),
        ("x^", "nothing follows the last ^ or _"),
        ("x^2^3", "two superscripts (^) follow one another"),
        (r"\newcommand{\a}{b} \a", r"“\newcommand” defines something, which is not possible here"),
        (r"\ ", "there is nothing to be seen in it"),
        ("{" * 2000 + "x" + "}" * 2000, "it is longer than 4000 characters"),
        ("{" * 1900 + "x" + "}" * 1900, "it is nested too deep"),
    ],
)
def test_what_is_no_formula_says_why(tex: str, why: str) -> None:
    with pytest.raises(NoFormula) as told:
        mathml(tex, False)
    assert str(told.value) == why
    assert told.value.hint


def test_a_drawing_has_the_size_of_its_formula() -> None:
    low, high = drawing("x", False), drawing(r"\frac{a}{b}", True)
    assert 0.3 < low.height < 0.7 < 1.5 < high.height < 3
    assert abs(low.depth) < 0.1 < 0.4 < high.depth < high.height
    assert low.svg.startswith(b"<svg")
    with pytest.raises(NoFormula, match="the font for formulas has no “漢”"):
        drawing(r"\text{漢}", False)


@given(st.text(alphabet=r"\{}^_&x2+[]() ", max_size=30) | st.lists(st.sampled_from(SCHOOL)).map(" ".join) | st.text(max_size=20))
@settings(deadline=None, max_examples=150)
def test_whatever_is_typed_is_drawn_or_refused(tex: str) -> None:
    try:
        drawn = drawing(tex, False)
    except NoFormula:
        return
    assert ET.fromstring(drawn.svg).tag.endswith("svg")
    assert ET.fromstring(mathml(tex, False)).get("alttext") is not None


def document() -> Document:
    formulas = [paragraph("So ", Math(tex, display)) for tex in SCHOOL for display in (False, True)]
    note = Note("1", "1", (paragraph("As ", Math("E = mc^2"), "."),))
    heading = Heading((Text("On "), Math("x^2")), 2)
    return Document((heading, paragraph("It is so", NoteReference("1"), "."), *formulas), (note,), METADATA)


METADATA = Metadata(title=words("Formulas"), language="en")


def test_the_e_book_has_mathml_and_says_so() -> None:
    data = epub_of(published(document()))
    assert_valid(data)
    book = Book(data)
    assert {"MathML", "describedMath"} <= set(book.meta("schema:accessibilityFeature"))
    assert "Formulas are MathML, with their TeX as an alternative." in book.meta("schema:accessibilitySummary")[0]
    plain = Book(epub_of(published(Document((paragraph("No formula."),), (), METADATA))))
    assert "MathML" not in plain.meta("schema:accessibilityFeature")


@pytest.mark.parametrize("standard", ["ua-1+a-2a", "ua-2+a-4"])
def test_the_pdf_reads_formulas_aloud_as_their_tex(standard: str) -> None:
    report = Report()
    chosen = Settings(stem="formulas", newest_input=1_700_000_000, pdf_standard=standard)  # type: ignore[arg-type]  # from the list above
    result = write_pdf(publish(document(), chosen, report), chosen, report)
    assert result
    assert not report.diagnostics
    assert problems(result.data) == []
    read = Reading(result.data)
    found = [element for element in read.elements if element.type == "Formula"]
    assert [str(element.obj["/Alt"]) for element in found] == ["x^2", *(tex for tex in SCHOOL for _ in range(2)), "E = mc^2"]


def test_a_formula_that_fails_is_code_and_told() -> None:
    report = Report()
    wrong, right = Math(r"\honey"), Math("x")
    publication = publish(Document((paragraph(wrong, right),), (), METADATA), Settings(), report)
    assert [d.code for d in report.diagnostics] == ["formula-unreadable"]
    (code, kept) = publication.chapters[0].children[0].children  # type: ignore[union-attr]  # it is a paragraph
    assert (code.text, code.attributes.classes) == (r"\honey", ("math",))  # type: ignore[union-attr]
    assert kept == right


def test_an_e_book_alone_needs_no_letters_of_the_page() -> None:
    report = Report()
    publish(Document((paragraph(Math(r"\text{漢}")),), (), METADATA), Settings(formats=("epub",)), report)
    assert not report.diagnostics
