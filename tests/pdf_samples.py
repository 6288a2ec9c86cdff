"""Publications for the tests of the printed page, and a PDF read back as people and programs read it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image as Picture

from pamphlet.diagnostics import Report
from pamphlet.passes import publish
from pamphlet.publication import Publication
from pamphlet.settings import Settings
from pamphlet.tree import (
    Block,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    LineBlock,
    LineOfVerse,
    Link,
    ListItem,
    Metadata,
    Note,
    NoteReference,
    OrderedList,
    Paragraph,
    Person,
    PrintedDate,
    SoftBreak,
    Table,
    TableCell,
    TableRow,
    Text,
    ThematicBreak,
)
from pamphlet.writers.pdf import PdfResult, write_pdf

MM = 72 / 25.4
"""Points in a millimetre."""

SETTINGS = Settings(source="leaflet.md", stem="leaflet", newest_input=1_700_000_000)

# --- making ---------------------------------------------------------------------------------------


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def paragraph(*parts: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def heading(level: int, *parts: str | Inline) -> Heading:
    return Heading(paragraph(*parts).children, level)


def note(label: str, *blocks: Block | str) -> Note:
    return Note(label, label, tuple(paragraph(block) if isinstance(block, str) else block for block in blocks))


def mark(label: str) -> NoteReference:
    return NoteReference(label, f"[^{label}]")


def link(target: str, text: str = "") -> Link:
    return Link(words(text or target), target)


def item(*blocks: str | Block, checked: bool | None = None) -> ListItem:
    return ListItem(tuple(paragraph(block) if isinstance(block, str) else block for block in blocks), checked)


def row(*cells: str, header: bool = False) -> TableRow:
    return TableRow(tuple(TableCell((paragraph(cell),), header=header) for cell in cells))


def picture(width: int = 1800, height: int = 1120, kind: str = "PNG") -> bytes:
    """A hive seen from far away: a brown box on grass."""
    drawn = Picture.new("RGB", (width, height), "#dfe8d0")
    drawn.paste((120, 84, 40), (width // 3, height // 4, 2 * width // 3, 3 * height // 4))
    data = BytesIO()
    drawn.save(data, kind)
    return data.getvalue()


def published(document: Document, report: Report | None = None, **pictures: bytes) -> Publication:
    """The document through all passes, with the `pictures` beside it as NAME.png."""
    report = report or Report()
    with TemporaryDirectory() as folder:
        for name, data in pictures.items():
            Path(folder, f"{name}.png").write_bytes(data)
        publication = publish(document, replace(SETTINGS, folder=Path(folder)), report)
    assert not report.has_errors(), report.diagnostics
    return publication


def printed(document: Document, **pictures: bytes) -> "Pdf":
    """The document as a finished PDF, about which the engine has nothing to complain."""
    report = Report()
    result = write_pdf(published(document, None, **pictures), SETTINGS, report)
    assert report.diagnostics == []
    assert isinstance(result, PdfResult)
    pdf = Pdf(result.data)
    assert len(pdf.pages) == result.pages
    return pdf


def leaflet() -> Document:
    """A leaflet of a beekeepers' society with a bit of everything in it."""
    return Document(
        (
            paragraph(
                "Eleven women put their hives together at the edge of the common.", mark("1"), " None of them kept accounts."
            ),
            paragraph("The minute books were found in a tin,", mark("2"), mark("tin"), " the rest is hearsay.", mark("1")),
            heading(1, "The common", mark("3")),
            paragraph("It was never anybody’s,", SoftBreak(), "or so ", Emphasis(words("everybody")), " said."),
            BlockQuote((paragraph("The bees walk to the heather, and we walk to the bees."),), words("Hester Quill")),
            heading(2, "What a hive needs"),
            BulletList((item("a dry floor;"), item("shelter;", BulletList((item("furze is cheaper"),))), item("water."))),
            OrderedList(
                (item("Nobody opens a hive alone.", "Not even in winter."), item("Honey is weighed twice.")), tight=False
            ),
            BulletList((item("borrow the ladder", checked=True), item("return the ladder", checked=False))),
            heading(1, "The accounts"),
            Table(
                (row("Year", "Hives", "Remarks", header=True),),
                (row("1911", "14", "A wet August."), row("1921", "31", "The great heather year.")),
                words("Hives and harvest"),
            ),
            LineBlock((LineOfVerse(words("The bee is small,")), LineOfVerse(words("the debt is great."), 1), LineOfVerse(()))),
            Figure((Paragraph((Image("hive.png", "A hive on a meadow"),)),), words("A hive of the old pattern.")),
            paragraph("Copied in Θεσσαλονίκη and Полтава, and by the Bienenzüchtergenossenschaftsvorsitzende.", mark("url")),
            ThematicBreak(),
            CodeBlock("glue = flour + water\nstir(glue)", "python"),
            DefinitionList((DefinitionItem(words("Keepers"), ((paragraph("who keep the tin."),),)),)),
            paragraph("Ask ", link("https://www.example.org/", "the museum"), " or look behind ", Code("organ.case"), "."),
        ),
        (
            note("1", "Minute book, leaf 2."),
            note("2", "A two-pound assortment."),
            note("tin", "It rusts.", BlockQuote((paragraph("Slowly, but it rusts."),))),
            note("3", "Used as the parish used it.", "And as nobody else did."),
            note("url", paragraph("See ", link("https://archive.example.net/~mill/1913/cake_by_week-and-member.csv?all=1"), ".")),
            note("spare", "No mark leads here."),
        ),
        Metadata(
            title=words("Eleven Women and a Common"),
            subtitle=words("The honey society of Lower Mill"),
            authors=(Person("Ada Thornbury"), Person("Jonas Weir"), Person("Mia Roth", "translator")),
            date=PrintedDate("Michaelmas 2025", "2025-09-29"),
            language="en-GB",
            description="How a honey society began.",
            keywords=("bees", "commons"),
            publisher="Harrow End Press",
            rights="© 2025 the authors",
            contact=(words("Harrow End Museum, 3 Pound Lane"), (link("mailto:museum@example.org", "museum@example.org"),)),
            credits=(words("Cover after a label of 1911."),),
        ),
    )


# --- reading --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """A line of print: its words, its left and right edge and its foot, in points from the page's top left corner."""

    text: str
    left: float
    right: float
    foot: float


@dataclass(frozen=True)
class PdfLink:
    """A link on a page (from 1): where it stands as (left, bottom, right, top), where it leads, and what it is called."""

    page: int
    place: tuple[float, float, float, float]
    target: str
    name: str


@dataclass
class Pdf:
    """A PDF read back: by pypdfium2 as text, by pikepdf as objects."""

    data: bytes
    pages: list[str] = field(init=False)
    file: pikepdf.Pdf = field(init=False)

    def __post_init__(self) -> None:
        self.file = pikepdf.open(BytesIO(self.data))
        texts = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(self.data))
        self.pages = [text.replace("\x02", "-\r\n") for text in texts]  # PDFium's sign for a hyphen that ends a line

    @property
    def text(self) -> str:
        """All words in the order of the file, those divided at a line's end whole again."""
        joined = re.sub("-\r\n", "", " ".join(self.pages))
        return " ".join(unicodedata.normalize("NFC", joined).split())

    def lines(self, page: int) -> list[Line]:
        """The lines of print on a page (from 1), from top to bottom."""
        sheet = pypdfium2.PdfDocument(self.data)[page - 1]
        text, rows = sheet.get_textpage(), dict[int, list[tuple[float, float, float, str]]]()
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            foot = sheet.get_height() - bottom
            rows.setdefault(round(foot / 3), []).append(
                (left, right, foot, text.get_text_bounded(left, bottom, right, top).replace("\x02", "-"))
            )
        return [
            Line(" ".join(r[3] for r in row), min(r[0] for r in row), max(r[1] for r in row), max(r[2] for r in row))
            for _, row in sorted(rows.items())
        ]

    def links(self) -> Iterator[PdfLink]:
        """Every link annotation."""
        for number, page in enumerate(self.file.pages, 1):
            for annotation in page.obj.get("/Annots", []):
                if annotation.Subtype == "/Link":
                    x1, y1, x2, y2 = (float(edge) for edge in annotation.Rect)
                    place = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
                    target = f"#{annotation.Dest}" if "/Dest" in annotation else str(annotation.A.URI)
                    yield PdfLink(number, place, target, str(annotation.get("/Contents", "")))

    def destinations(self) -> dict[str, tuple[int, float, float]]:
        """Every named destination: its page (from 1) and its point, in points from the bottom left corner."""
        number = {page.obj.objgen: n for n, page in enumerate(self.file.pages, 1)}
        names = list(self.file.Root.Names.Dests.Names)
        return {
            str(name): (number[to[0].objgen], float(to[2]), float(to[3]))
            for name, to in zip(names[::2], names[1::2], strict=True)
        }

    def outline(self) -> list[tuple[int, str, int]]:
        """The bookmarks: depth (from 1), words and page (from 1)."""
        number = {page.obj.objgen: n for n, page in enumerate(self.file.pages, 1)}

        def entries(items: Any, depth: int) -> Iterator[tuple[int, str, int]]:
            for entry in items:
                yield depth, entry.title, number[entry.destination[0].objgen]
                yield from entries(entry.children, depth + 1)

        with self.file.open_outline() as outline:
            return list(entries(outline.root, 1))

    def structure(self) -> Iterator[Any]:
        """Every element of the tag tree, in its order."""
        stack = [self.file.Root.StructTreeRoot]
        while stack:
            element = stack.pop()
            if "/S" in element:
                yield element
            kids = element.get("/K", pikepdf.Array())
            several = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            stack += [kid for kid in reversed(several) if isinstance(kid, pikepdf.Dictionary)]
