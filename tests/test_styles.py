"""Styles, papers and variables: what can be chosen, where it may stand, and what it does to the page."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from pamphlet.diagnostics import Report
from pamphlet.metadata import BadValue
from pamphlet.options import Option, Value
from pamphlet.paper import PAPERS, Paper, read_paper
from pamphlet.pipeline import Job, build, prepare
from pamphlet.settings import Settings
from pamphlet.stylesheets import VARIABLES, description, shipped_style, style_names
from pamphlet.tree import Document, Emphasis, Metadata
from pamphlet.writers.pdf import write_pdf
from pdf_samples import MM, SETTINGS, Pdf, heading, leaflet, paragraph, picture, published, words
from test_pdf_layout import LONG, WIDE

ENGLISH = Metadata(title=words("The Tin"), language="en")


def chosen(report: Report | None = None, **options: Value) -> Settings:
    """Settings in which a flag says each of `options`."""
    report = report or Report()
    return SETTINGS.updated(tuple(Option(key, value) for key, value in options.items()), report, fix=True)


def laid_out(document: Document, settings: Settings, **pictures: bytes) -> Pdf:
    """The document printed with these settings, about which there is nothing to say but which fonts were borrowed."""
    report = Report()
    result = write_pdf(published(document, None, **pictures), settings, report)
    assert [d for d in report.diagnostics if d.code != "font-borrowed"] == []
    assert result is not None
    return Pdf(result.data)


def size(pdf: Pdf) -> tuple[float, float]:
    """Width and height of the first page, in mm."""
    box = [float(edge) for edge in pdf.file.pages[0].mediabox]
    return round((box[2] - box[0]) / MM, 1), round((box[3] - box[1]) / MM, 1)


# --- papers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("A5", Paper(148, 210)),
        ("a4 landscape", Paper(297, 210)),
        ("A4  Portrait", Paper(210, 297)),
        ("half letter", PAPERS["half-letter"]),
        ("DL landscape", Paper(210, 99)),
        ("120mm x 200mm", Paper(120, 200)),
        ("12 × 20 cm", Paper(120, 200)),
        ("5in x 8in", Paper(127, 203.2)),
        ("120x200mm landscape", Paper(200, 120)),
    ],
)
def test_a_paper_is_a_word_or_a_size(words: str, paper: Paper) -> None:
    read = read_paper(words)
    assert [read.width, read.height] == pytest.approx([paper.width, paper.height])


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("A9", "choose from A3"),
        ("leter", "did you mean “letter”?"),
        ("landscape", "choose from"),
        ("1mm x 2000mm", "from 40 to 1200 mm"),
        ("1.2.3mm x 200mm", "write the size like this"),
        ("nan x nanmm", "choose from"),
        (True, "choose from"),
    ],
)
def test_what_is_no_paper_is_told(words: Value, hint: str) -> None:
    with pytest.raises(BadValue, match=hint.replace("?", r"\?")):
        read_paper(words)


@pytest.mark.parametrize(
    "paper", ["A3", "A6", "DL", "Letter", "Half-letter", "Legal", "Digest", "B5", "A4 landscape", "60mm x 90mm"]
)
def test_a_pamphlet_can_be_printed_on_every_paper(paper: str) -> None:
    pdf = laid_out(leaflet(), chosen(paper=paper), hive=picture())
    wanted = read_paper(paper)
    assert [*size(pdf)] == pytest.approx([wanted.width, wanted.height], abs=0.1)
    for number in range(1, len(pdf.pages) + 1):
        assert all(line.left > 0 and line.right < wanted.width * MM for line in pdf.lines(number))


# --- styles ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", style_names())
def test_a_style_describes_itself_in_one_line(name: str) -> None:
    assert 20 < len(description(shipped_style(name))) < 100


@pytest.mark.parametrize("name", style_names())
def test_the_engine_understands_all_of_a_style(name: str) -> None:
    pdf = laid_out(leaflet(), chosen(style=name), hive=picture())
    assert "Eleven women put their hives together" in pdf.text
    assert {link.target for link in pdf.links()} >= {"#note-1", "https://www.example.org/"}


def test_an_unknown_style_is_reported_with_the_one_that_was_meant() -> None:
    report = Report()
    assert chosen(report, style="pamflet").style is None
    assert [(d.code, d.hint) for d in report.diagnostics] == [("option-value", "did you mean “pamphlet”?")]


OWN = "/* Ours. */ @page { size: 100mm 100mm } p { color: navy }"


def said(folder: Path, *, text: str = "", project: str = "", flags: tuple[Option, ...] = ()) -> tuple[Settings, Report]:
    """The settings of a text in `folder/text`, with what its front matter, its project and flags say."""
    (folder / "text").mkdir(exist_ok=True)
    (folder / "text" / "pamphlet.yaml").write_text(project or "{}", "utf-8")
    (folder / "text" / "bees.md").write_text(f"---\ntitle: Bees\nlanguage: en\n{text}\n---\n\nA hive.\n", "utf-8")
    report = Report()
    prepared = prepare(str(folder / "text" / "bees.md"), flags, report)
    assert prepared is not None
    return prepared[1], report


def test_a_style_of_ones_own_in_the_folder_of_the_text_may_be_named_anywhere(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "ours.css").write_text(OWN, "utf-8")
    flag = Option("style", str(tmp_path / "text" / "ours.css"))
    for settings, report in (
        said(tmp_path, text="style: ours.css"),
        said(tmp_path, project="style: ours.css"),
        said(tmp_path, flags=(flag,)),
    ):
        assert report.diagnostics == []
        assert settings.style is not None
        assert settings.style.css == OWN
        assert size(laid_out(Document((paragraph("A hive."),), metadata=ENGLISH), replace(SETTINGS, style=settings.style))) == (
            100,
            100,
        )


def test_only_flags_and_the_project_may_name_a_style_that_stands_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "ours.css").write_text(OWN, "utf-8")
    for settings, report in (
        said(tmp_path, project="style: ../ours.css"),
        said(tmp_path, flags=(Option("style", str(tmp_path / "ours.css")),)),
    ):
        assert report.diagnostics == []
        assert settings.style is not None
    settings, report = said(tmp_path, text="style: ../ours.css")
    assert settings.style is None
    assert [(d.code, d.position.line if d.position else 0) for d in report.diagnostics] == [("option-value", 4)]
    assert "only name a style in its own folder" in str(report.diagnostics[0].hint)


def test_a_style_that_is_not_there_is_reported(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "ours.css").write_text(OWN, "utf-8")
    (tmp_path / "text" / "latin.css").write_bytes(b"/* caf\xe9 */")
    hints = [str(said(tmp_path, text=f"style: {name}.css")[1].diagnostics[0].hint) for name in ("our", "latin")]
    assert "did you mean “ours.css”?" in hints[0]
    assert "not a UTF-8 text" in hints[1]


def test_a_style_may_use_what_lies_beside_it_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    for folder in (tmp_path, tmp_path / "own"):
        (folder / "hive.png").write_bytes(picture(90, 60))
    document = Document((paragraph("A hive."),), metadata=ENGLISH)
    for address, codes in (
        ("hive.png", []),
        ("../hive.png", ["resource-refused"]),
        ("http://localhost/x.png", ["resource-refused"]),
    ):
        (tmp_path / "own" / "ours.css").write_text(f"p {{ background: url({address}) }}", "utf-8")
        report = Report()
        write_pdf(published(document), chosen(style=str(tmp_path / "own" / "ours.css")), report)
        assert [d.code for d in report.diagnostics] == codes


def test_flags_go_before_front_matter_and_that_before_the_project(tmp_path: Path) -> None:
    project, text = "paper: A4", "paper: A6"
    assert said(tmp_path, project=project)[0].paper == PAPERS["a4"]
    assert said(tmp_path, project=project, text=text)[0].paper == PAPERS["a6"]
    assert said(tmp_path, project=project, text=text, flags=(Option("paper", "DL"),))[0].paper == PAPERS["dl"]


# --- variables ------------------------------------------------------------------------------------


def test_variables_redress_a_style(tmp_path: Path) -> None:
    settings, report = said(tmp_path, project='variables: {size: 14pt, margin-inside: 30mm, paper-ink: "#004400"}')
    assert report.diagnostics == []
    document = Document((paragraph("A hive is round. " * 9),), metadata=ENGLISH)
    usual, ours = laid_out(document, SETTINGS), laid_out(document, replace(SETTINGS, variables=settings.variables))
    assert min(line.left for line in usual.lines(1)) == pytest.approx(18 * MM, abs=1)
    assert min(line.left for line in ours.lines(1)) == pytest.approx(30 * MM, abs=1)
    assert len(ours.lines(1)) > len(usual.lines(1))
    assert b"0 0.266667 0 rg" in b"".join(page.Contents.read_bytes() for page in ours.file.pages)


def test_front_matter_adds_to_the_variables_of_the_project(tmp_path: Path) -> None:
    settings, _ = said(tmp_path, project="variables: {size: 14pt, leading: 1.5}", text="variables: {size: 12pt}")
    assert settings.variables == (("size", "12pt"), ("leading", "1.5"))


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("{colour: red}", "there is no variable “colour”"),
        ("{paper-inc: red}", "did you mean “paper-ink”?"),
        ("{paper-ink: rosy}", "a colour is written"),
        ("{size: large}", "a length, such as"),
        ("{leading: 0}", "a number, such as"),
        ('{text-font: "x; } * { color: red"}', "the name of a font"),
        ("red", "a list of keys and values"),
    ],
)
def test_a_variable_that_cannot_be_used_is_told(given: str, hint: str, tmp_path: Path) -> None:
    settings, report = said(tmp_path, project=f"variables: {given}")
    assert settings.variables == ()
    assert [d.code for d in report.diagnostics] == ["option-value"]
    assert hint in str(report.diagnostics[0].hint)


def test_every_variable_is_described_and_has_a_value() -> None:
    readme = (Path(__file__).parents[1] / "styles" / "README.md").read_text("utf-8")
    base = shipped_style("base/print").css
    assert [name for name in VARIABLES if f"| `{name}` |" not in readme or f"  --{name}:" not in base] == []


# --- what each style promises -----------------------------------------------------------------------

MEASURED = {
    "a long word": paragraph(f"So said {LONG}, who kept the minutes, and {LONG * 4}."),
    "a heading": heading(1, LONG * 2),
    "a table": WIDE["nine columns"],
    "code": WIDE["code"],
    "a picture": WIDE["a wide picture"],
    "verse": WIDE["verse"],
}


@pytest.mark.parametrize("what", MEASURED)
@pytest.mark.parametrize("name", style_names())
def test_nothing_leaves_the_paper(name: str, what: str) -> None:
    document = Document((MEASURED[what], paragraph("After it.")), metadata=replace(ENGLISH, language="de"))
    pdf = laid_out(document, chosen(style=name), wide=picture(4000, 90))
    width, height = size(pdf)
    for number in range(1, len(pdf.pages) + 1):
        for line in pdf.lines(number):
            assert line.left > 8 * MM, line
            assert line.right < (width - 8) * MM, line
            assert line.foot < (height - 5) * MM, line
    assert "After it." in pdf.text


def fonts(pdf: Pdf) -> set[str]:
    """The names of the fonts in a PDF, as its pages list them."""
    return {str(font.BaseFont) for page in pdf.file.pages for font in page.Resources.get("/Font", {}).values()}


def test_large_print_is_large_and_upright() -> None:
    pdf = laid_out(leaflet(), chosen(style="large-print"), hive=picture())
    assert not any("Italic" in name for name in fonts(pdf))
    assert any("Italic" in name for name in fonts(laid_out(leaflet(), chosen(style="plain"), hive=picture())))
    assert min(sizes(pdf)) >= 16


def sizes(pdf: Pdf) -> set[float]:
    """The sizes of all letters and figures in a PDF, in points."""
    found = set()
    for page in pypdfium2.PdfDocument(pdf.data):
        text = page.get_textpage()
        for i in range(text.count_chars()):
            if text.get_text_range(i, 1).isalnum():
                found.add(round(pypdfium2.raw.FPDFText_GetFontSize(text.raw, i), 1))
    return found


@pytest.mark.parametrize(("name", "count"), [("pamphlet", 1), ("leaflet", 2), ("newsletter", 3)])
def test_columns_end_level(name: str, count: int) -> None:
    text = (paragraph("The bees walk to the heather, and the heather waits. " * 8) for _ in range(6))
    page = pypdfium2.PdfDocument(laid_out(Document(tuple(text), metadata=ENGLISH), chosen(style=name)).data)[0]
    letters = page.get_textpage()
    feet: dict[int, float] = {}
    column = page.get_width() / count
    for i in range(letters.count_chars()):
        if letters.get_text_range(i, 1) == "w":
            left, bottom, _, _ = letters.get_charbox(i, loose=True)
            feet[int(left // column)] = min(feet.get(int(left // column), bottom), bottom)
    assert len(feet) == count
    assert max(feet.values()) - min(feet.values()) < 30


# --- the samples of the documentation -----------------------------------------------------------------

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("sample", ["english", "greek", "ukrainian"])
@pytest.mark.parametrize("name", style_names())
def test_the_samples_need_no_warning(name: str, sample: str, tmp_path: Path) -> None:
    flags = (Option("style", name), Option("formats", ("pdf",)))
    outcome = build(Job(str(DOCS / "samples" / f"{sample}.md"), flags, tmp_path))
    assert outcome.report.diagnostics == []
    assert len(outcome.outputs) == 1


def test_the_documentation_shows_every_style() -> None:
    text = (DOCS / "styles.md").read_text("utf-8")
    assert [name for name in style_names() if f"| `{name}` |" not in text or f"](pictures/{name}.png)" not in text] == []
    pages = "".join(page.read_text("utf-8") for page in (DOCS.parent / "README.md", *DOCS.glob("*.md")))
    assert [path.name for path in (DOCS / "pictures").iterdir() if f"pictures/{path.name})" not in pages] == []


@pytest.mark.parametrize("name", style_names())
def test_letters_that_join_are_not_slanted(name: str) -> None:
    arabic = Metadata(title=words("المصباح"), subtitle=words("أخبار"), language="ar")
    body = (heading(1, "عاد المصباح"), paragraph("لم يصعد ", Emphasis(words("أحد")), "."))
    pdf = laid_out(Document(body, metadata=arabic), chosen(style=name))
    assert not any("Italic" in font or "Oblique" in font for font in fonts(pdf))
