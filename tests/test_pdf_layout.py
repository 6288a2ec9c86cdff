"""The page as a printer would judge it: nothing runs off it, nothing stands alone, every line where it belongs."""

from collections.abc import Callable
from itertools import pairwise

import pypdfium2
import pytest

from pamphlet.tree import (
    Attributes,
    Block,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Document,
    Figure,
    Image,
    LineBlock,
    LineOfVerse,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    Person,
    Span,
    Table,
    TableCell,
    TableRow,
)
from pdf_samples import MM, Line, Pdf, heading, item, leaflet, mark, note, paragraph, picture, printed, row, words

ENGLISH = Metadata(title=words("The Tin"), language="en")
GERMAN = Metadata(title=words("Die Dose"), language="de")
SENTENCE = "The bees walk to the heather, in their fashion, and we walk to the bees. "
LONG = "Bienenzüchtergenossenschaftsvorstandssitzungsprotokollführerin"


def pages_of_text(pdf: Pdf) -> list[list[Line]]:
    """The lines of each page without the running head, which the first page has not."""
    return [pdf.lines(number)[1 if number > 1 else 0 :] for number in range(1, len(pdf.pages) + 1)]


def outside(pdf: Pdf) -> list[str]:
    """The lines that leave the type area: 18 mm from the back of the pamphlet, 22 mm from its outer edge."""
    found = []
    for number in range(1, len(pdf.pages) + 1):
        left, right = (18 * MM, 126 * MM) if number % 2 else (22 * MM, 130 * MM)
        lines = pdf.lines(number)
        found += [line.text for line in lines if line.left < left - 1 or line.right > right + 1 or line.foot > 190.2 * MM]
    return found


WIDE: dict[str, Block] = {
    "a long word": paragraph(f"So said {LONG}, who kept the minutes, and {LONG * 4}."),
    "a word without end": paragraph("x" * 400),
    "a heading of one word": heading(1, LONG * 2),
    "nine columns": Table((row(*[LONG[:20]] * 9, header=True),), (row(*[LONG] * 9), row(*["x" * 40] * 9))),
    "four columns": Table((row("Year", LONG, "Remarks", LONG, header=True),), (row("1911", LONG, SENTENCE, "31"),)),
    "code in a table": Table((), (TableRow((TableCell((paragraph(Code("x" * 90)),)), TableCell((paragraph("and"),)))),)),
    "code": CodeBlock("honey = " + "jar + " * 60 + "\n" + "x" * 300),
    "code within a line": paragraph("See ", Code("honey_" * 30), "."),
    "verse": LineBlock((LineOfVerse(words(SENTENCE * 3), 12), LineOfVerse(words("x" * 300), 3))),
    "a list": BulletList((item(LONG * 3, BulletList((item("x" * 200),))),)),
    "numbers": OrderedList((item(LONG * 3), item("x" * 200)), start=99998),
    "a definition": DefinitionList((DefinitionItem(words("x" * 200), ((paragraph(LONG * 3),),)),)),
    "a wide picture": Paragraph((Image("wide.png", "A long hedge"),)),
    "a caption": Figure((Paragraph((Image("wide.png", "A long hedge"),)),), words("x" * 200)),
}


@pytest.mark.parametrize("what", WIDE)
def test_nothing_runs_off_the_page(what: str) -> None:
    pdf = printed(Document((WIDE[what], paragraph("After it.")), metadata=GERMAN), wide=picture(4000, 90))
    assert outside(pdf) == []
    assert "After it." in pdf.text
    assert pictures_outside(pdf) == []


def test_nothing_runs_off_the_page_in_the_notes() -> None:
    blocks = [block for what, block in WIDE.items() if "heading" not in what]
    document = Document((paragraph("See", mark("1"), "."),), (note("1", *blocks, "The end."),), GERMAN)
    pdf = printed(document, wide=picture(4000, 90))
    assert outside(pdf) == []
    assert "The end." in pdf.text


def pictures_outside(pdf: Pdf) -> list[tuple[float, ...]]:
    """The boxes (left, bottom, right, top) of pictures that leave their page's type area."""
    found: list[tuple[float, ...]] = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf.data), 1):
        left, right = (18 * MM, 126 * MM) if number % 2 else (22 * MM, 130 * MM)
        for drawn in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            x1, y1, x2, y2 = drawn.get_bounds()
            if x1 < left - 1 or x2 > right + 1 or y1 < 19.8 * MM or y2 > 192 * MM:
                found.append((x1, y1, x2, y2))
    return found


def test_a_tall_picture_fits_with_its_caption() -> None:
    figure = Figure((Paragraph((Image("tall.png", "A tall hive"),)),), words("A hive of nine storeys."))
    pdf = printed(Document((paragraph(SENTENCE), figure, paragraph("After it.")), metadata=ENGLISH), tall=picture(900, 3000))
    assert pictures_outside(pdf) == []
    page = next(number for number, text in enumerate(pdf.pages, 1) if "nine storeys" in text)
    assert len(list(pypdfium2.PdfDocument(pdf.data)[page - 1].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))) == 1


NESTS: dict[str, Callable[[Block], Block]] = {
    "quotations": lambda block: BlockQuote((block,)),
    "lists": lambda block: BulletList((item("a level", block),)),
    "spaced lists": lambda block: OrderedList((item("a level", block),), tight=False),
    "definitions": lambda block: DefinitionList((DefinitionItem(words("a level"), ((block,),)),)),
    "everything": lambda block: BlockQuote((BulletList((item(block),)), OrderedList((ListItem((block,)),)))),
}


@pytest.mark.parametrize("what", NESTS)
def test_a_hundred_levels_of_nesting_are_printed(what: str) -> None:
    block: Block = paragraph(f"At the bottom of it all: {LONG}.")
    for _ in range(100 if what != "everything" else 6):
        block = NESTS[what](block)
    pdf = printed(Document((block,), metadata=GERMAN))
    assert outside(pdf) == []
    assert f"At the bottom of it all: {LONG}." in pdf.text


# --- where pages end ---------------------------------------------------------------------------------


def growing(lines: int) -> Document:
    """A text whose first part grows line by line, so that everything comes to stand at the foot of a page once."""
    filler = LineBlock(tuple(LineOfVerse(words(f"line {number}")) for number in range(lines)))
    table = Table((row("HEAD", "Remarks", header=True),), (row("1911", SENTENCE), row("1921", "x")), words("CAPTION"))
    text = (
        *(filler, heading(1, "HEADING one"), heading(2, "HEADING two"), paragraph(SENTENCE * 3)),
        *(DefinitionList((DefinitionItem(words("TERM"), ((paragraph(SENTENCE * 2),),)),)), table),
        BlockQuote((paragraph(SENTENCE * 2),), words("ATTRIBUTION")),
        *(heading(2, "HEADING three"), BulletList((item(SENTENCE),)), paragraph("Short.", mark("1"))),
    )
    contact = (words("CONTACT"),)
    metadata = Metadata(title=words("The Tin"), language="en", contact=contact, credits=(words("CREDIT"),))
    return Document(text, (note("1", SENTENCE * 2),), metadata)


@pytest.mark.parametrize("lines", range(1, 36))
def test_nothing_is_left_alone(lines: int) -> None:
    pages = pages_of_text(printed(growing(lines)))
    for page in pages[:-1]:
        assert not any(word in page[-1].text for word in ("HEADING", "TERM", "CAPTION", "HEAD", "Notes")), page[-1]
    for page in pages[1:]:
        assert not any(word in page[0].text for word in ("ATTRIBUTION", "CONTACT", "CREDIT")), page[0]
        assert len(page) > 1


@pytest.mark.parametrize("lines", range(8))
def test_paragraphs_leave_no_single_line_behind(lines: int) -> None:
    filler = LineBlock(tuple(LineOfVerse(words(f"line {number}")) for number in range(21 + lines)))
    first, second = pages_of_text(printed(Document((filler, paragraph(SENTENCE * 12)), metadata=ENGLISH)))
    left = [line for line in first if not line.text.startswith(("line", "The Tin"))]
    assert len(left) != 1
    assert len(second) > 1


def test_the_head_of_a_table_stands_on_each_of_its_pages() -> None:
    rows = tuple(row(str(1900 + year), "A year like any other.") for year in range(70))
    pdf = printed(Document((Table((row("Year", "Remarks", header=True),), rows),), metadata=ENGLISH))
    assert len(pdf.pages) > 2
    assert all("Year Remarks" in " ".join(page.split()) for page in pdf.pages)
    assert all(f"{1900 + year} A year" in pdf.text for year in range(70))


# --- lines ---------------------------------------------------------------------------------------------


def test_marks_push_no_lines_apart() -> None:
    body = paragraph(*(part for _ in range(12) for part in (SENTENCE[:-1], mark("1"), " ")))
    pdf = printed(Document((body,), (note("1", "A note."),), ENGLISH))
    sheet = pypdfium2.PdfDocument(pdf.data)[0].get_textpage()
    baselines = sorted(
        {round(sheet.get_charbox(i, loose=True)[1], 1) for i in range(sheet.count_chars()) if sheet.get_text_range(i, 1) == "w"}
    )
    steps = {round(high - low, 1) for low, high in pairwise(baselines)}
    assert steps == {13.5}


def test_words_are_divided_by_their_language() -> None:
    german = Span(words(f"{LONG} " * 4), attributes=Attributes(pairs=(("lang", "de"),)))
    unknown = Span(words(f"{LONG} " * 4), attributes=Attributes(pairs=(("lang", "tlh"),)))
    whole = printed(Document((paragraph(unknown),), metadata=ENGLISH))
    assert not any(line.text.rstrip().endswith("-") for line in whole.lines(1))
    divided = [line.text.rstrip() for line in printed(Document((paragraph(german),), metadata=ENGLISH)).lines(1)]
    assert any(line.endswith("-") for line in divided)


def test_paragraphs_are_indented_unless_they_open() -> None:
    text = (paragraph("One."), paragraph("Two."), heading(1, "Heading"), paragraph("Three."), paragraph("Four."))
    lines = {line.text.strip(): line.left for line in printed(Document(text, metadata=ENGLISH)).lines(1)}
    assert lines["One."] == pytest.approx(lines["Three."], abs=1)
    assert lines["Two."] == pytest.approx(lines["One."] + 1.3 * 9.9, abs=1)
    assert lines["Four."] == pytest.approx(lines["Two."], abs=1)


def test_lists_are_numbered_as_the_author_wished() -> None:
    lists = (
        OrderedList((item("cover"), item("text")), start=3),
        OrderedList((item("cover"), item("text")), style="upper-roman", start=4),
        OrderedList((item("cover", "And its back."), item("text")), style="lower-alpha", tight=False),
    )
    text = printed(Document(lists, metadata=ENGLISH)).text
    assert text == "The Tin 3. cover 4. text IV. cover V. text a. cover And its back. b. text"


def test_tasks_have_boxes_and_no_bullets() -> None:
    tasks = BulletList((item("borrow it", checked=True), item("return it", checked=False)))
    spaced = BulletList((item("borrow it", "In time.", checked=True),), tight=False)
    assert printed(Document((tasks, spaced), metadata=ENGLISH)).text == "The Tin ☑ borrow it ☐ return it ☑ borrow it In time."


# --- running heads -----------------------------------------------------------------------------------------


def heads(pdf: Pdf) -> list[str]:
    return [" ".join(pdf.lines(number)[0].text.split()) for number in range(1, len(pdf.pages) + 1)]


FILLER = tuple(paragraph(SENTENCE * 12) for _ in range(9))


def test_the_first_page_has_no_running_head_and_the_others_have() -> None:
    metadata = Metadata(title=words("The Tin"), language="en", authors=(Person("Ada Thornbury"), Person("M. Roth", "translator")))
    assert heads(printed(Document(FILLER, metadata=metadata)))[:3] == ["The Tin", "2 Ada Thornbury", "The Tin 3"]


def test_without_an_author_the_title_stands_on_both_sides() -> None:
    assert heads(printed(Document(FILLER, metadata=ENGLISH)))[:3] == ["The Tin", "2 The Tin", "The Tin 3"]


def test_a_long_title_is_cut_in_the_running_head() -> None:
    metadata = Metadata(title=words(SENTENCE * 3), language="en")
    pdf = printed(Document(FILLER, metadata=metadata))
    assert outside(pdf) == []
    assert heads(pdf)[1:3] == [
        "2 The bees walk to the heather, in their fashion, and …",
        "The bees walk to the heather, in their fashion, and … 3",
    ]
    assert pdf.lines(2)[0].foot == pytest.approx(pdf.lines(3)[0].foot, abs=1)


def test_the_whole_leaflet_keeps_to_its_type_area() -> None:
    assert outside(printed(leaflet(), hive=picture())) == []
