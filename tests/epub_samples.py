"""Small books of every kind, for the checks of the e-book: by EPUBCheck, by Ace, and by eye."""

import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image as Picture

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.passes import publish
from pamphlet.publication import Publication
from pamphlet.settings import Settings
from pamphlet.tree import (
    Attributes,
    Block,
    Document,
    Heading,
    Inline,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Person,
    PrintedDate,
    TableCell,
    TableRow,
    Text,
)
from pamphlet.writers.epub import write_epub


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def paragraph(*parts: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def heading(level: int, *parts: str | Inline) -> Heading:
    return Heading(paragraph(*parts).children, level)


def note(label: str, *blocks: Block) -> Note:
    return Note(label, label, blocks)


def mark(label: str) -> NoteReference:
    return NoteReference(label)


def drawn(kind: str) -> bytes:
    """A small picture of a hive: a square in a square."""
    picture = Picture.new("RGB", (160, 120), "#f4e3b2")
    picture.paste((112, 66, 20), (40, 30, 120, 90))
    buffer = BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()


DRAWING = (
    b'<?xml version="1.0" encoding="utf-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">'
    b'<title>A hive</title><defs><linearGradient id="g"><stop offset="0" stop-color="#c80"/><stop offset="1" stop-color="#840"/>'
    b'</linearGradient></defs><rect width="40" height="30" fill="url(#g)"/></svg>'
)

PICTURES = {
    "hive.png": drawn("PNG"),
    "the hive in May.jpg": drawn("JPEG"),
    "вулик.webp": drawn("WEBP"),
    "plan.svg": DRAWING,
    "bee.gif": drawn("GIF"),
}


def published(document: Document, stem: str = "leaflet", **said: Any) -> Publication:
    """The document through all passes, with `PICTURES` lying beside it and what is said in the settings."""
    report = Report()
    with TemporaryDirectory() as folder:
        for name, data in PICTURES.items():
            Path(folder, name).write_bytes(data)
        settings = Settings(source=f"{stem}.md", stem=stem, folder=Path(folder), newest_input=1_700_000_000, **said)
        publication = publish(document, settings, report)
    assert not report.has_errors(), report.diagnostics
    return publication


def epub_of(publication: Publication, **said: Any) -> bytes:
    report = Report()
    data = write_epub(publication, Settings(**said), report).data
    assert [d for d in report.diagnostics if d.code != "embedded-font-lacks"] == []
    return data


def spoiled(data: bytes, name: str, old: str, new: str) -> bytes:
    """A book with one thing changed in one of its files."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as book, zipfile.ZipFile(buffer, "w") as copy:
        for entry in book.namelist():
            content = book.read(entry)
            if entry == name:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            copy.writestr(entry, content)
    return buffer.getvalue()


# --- the books ------------------------------------------------------------------------------

PLAIN = Document(
    (paragraph("The reading room opens at nine, and the kettle is on."),),
    metadata=Metadata(title=words("The Reading Room"), language="en"),
)

ALLOTMENT = Document(
    (
        paragraph("A hive is a house.", mark("house"), " You ", tree.Emphasis(words("look")), " after it", mark("care"), "."),
        paragraph("It stands behind the beans", mark("house"), mark("care"), ", out of the wind."),
        heading(1, "Where to put it", mark("care")),
        paragraph(
            "Ask at ",
            tree.Link(words("marsh.example.org/hives"), "https://marsh.example.org/hives?year=1&plot=2"),
            ", or read ",
            tree.Link(words("the next part"), "#tools"),
            ".",
        ),
        tree.BlockQuote(
            (paragraph("A bee does nothing in vain.", mark("saying")),), attribution=words("Painted over the shed door")
        ),
        tree.BulletList(
            (
                tree.ListItem((paragraph("a stand"),)),
                tree.ListItem((paragraph("a bait box"), tree.BulletList((tree.ListItem((paragraph("of pine"),)),)))),
            )
        ),
        tree.OrderedList((tree.ListItem((paragraph("Wait for May."),)), tree.ListItem((paragraph("Wait again."),))), start=3),
        tree.BulletList(
            (
                tree.ListItem((paragraph("paint the roof"),), checked=True),
                tree.ListItem((paragraph("oil the hinge"),), checked=False),
            )
        ),
        Heading(words("Tools"), 2, attributes=Attributes("tools")),
        tree.Table(
            (TableRow(tuple(TableCell((paragraph(name),), header=True) for name in ("Tool", "Use", "Price"))),),
            (
                TableRow(
                    (
                        TableCell((paragraph("smoker"),)),
                        TableCell((paragraph("calms them", mark("smoke")),)),
                        TableCell((paragraph("20"),), "right"),
                    )
                ),
                TableRow(
                    (
                        TableCell((paragraph("knife"),)),
                        TableCell((paragraph(tree.Code("cut <here> & there")),)),
                        TableCell((paragraph("5"),), "right"),
                    )
                ),
            ),
            caption=words("What to borrow before you buy"),
        ),
        tree.CodeBlock(
            "for week in season:\n    if warm(week) & dry(week):\n        look(hive)  " + "# and write it down " * 6, "python"
        ),
        tree.DefinitionList(
            (
                tree.DefinitionItem(words("super"), ((paragraph("the box for honey"),),)),
                tree.DefinitionItem(words("brood"), ((paragraph("the young"),), (paragraph("and their box"),))),
            )
        ),
        tree.ThematicBreak(),
        tree.LineBlock(
            (
                tree.LineOfVerse(words("Come down, come down, you brown and golden cloud,")),
                tree.LineOfVerse(words("the lid is off, the straw is warm and dry;"), 2),
                tree.LineOfVerse(()),
                tree.LineOfVerse(words("come down.")),
            )
        ),
        heading(1, "Winter"),
        paragraph("Leave them their honey", tree.Superscript(words("!")), " and H", tree.Subscript(words("2")), "O."),
        paragraph("Then ", tree.Strong(words("close the door")), ".", mark("door")),
    ),
    (
        note("house", paragraph("A box, to be exact."), paragraph("Some say skep.", mark("skep"))),
        note("care", paragraph("Not every day.")),
        note("saying", tree.BlockQuote((paragraph("So said the sexton."),))),
        note("smoke", paragraph("Dry ", tree.Emphasis(words("lavender")), " burns well.")),
        note("door", paragraph("To a finger’s breadth; see ", tree.Link(words("the tools"), "#tools"), ".")),
        note("skep", paragraph("A skep is a basket.", mark("house"))),
        note("spare", paragraph("A note that nothing leads to.")),
    ),
    Metadata(
        title=words("A Hive for the Allotment & Garden"),
        subtitle=words("Notes for the first year"),
        authors=(Person("Ada Marsh", sort_name="Marsh, Ada"), Person("Ben Holm"), Person("Jo Pike", "illustrator")),
        date=PrintedDate("May Day 2024", "2024-05-01"),
        language="en-GB",
        description="How to keep one hive, & why.",
        publisher="Marsh Lane Beekeepers",
        rights="© 2024 the authors",
        keywords=("bees", "gardens & plots"),
        contact=(
            words("Marsh Lane Beekeepers"),
            (tree.Link(words("hives@marsh.example.org"), "mailto:hives@marsh.example.org"),),
        ),
        credits=(words("Drawings: Jo Pike"),),
    ),
)

PICTURE_BOOK = Document(
    (
        paragraph("Five pictures, and one of them for show only."),
        tree.Figure((paragraph(tree.Image("hive.png", "A hive")),), caption=(Text("The hive"), mark("camera"))),
        paragraph(tree.Image("the hive in May.jpg", "The hive in May", "May")),
        paragraph(tree.Image("вулик.webp", "The hive again")),
        paragraph("A plan ", tree.Image("plan.svg", "The plan"), " within a line."),
        paragraph(tree.Image("bee.gif", "")),
        paragraph(tree.Image("hive.png", "The first hive once more")),
    ),
    (note("camera", paragraph("Taken with a tin box.", tree.Image("plan.svg", "The tin box"))),),
    Metadata(title=words("A Picture Book"), language="en"),
)

SIGNS = Document(
    (
        heading(1, "Less < more > & \"so\" 'on'"),
        paragraph("1 < 2 & 3 > 2; “a” \"b\" 'c' ]]> <!-- -->", mark("&<")),
        tree.CodeBlock("<html>&amp;</html>"),
        Paragraph(words("A note with signs."), attributes=Attributes("p<&>\"'", ('a"b',), (("keep-with", "<&>\"'"),))),
    ),
    (note("&<", paragraph("& < > \" '")),),
    Metadata(
        title=words("Signs: & < > \" '"),
        subtitle=words("]]> & <em>"),
        authors=(Person("O'Neill & <Sons>"),),
        language="en",
        description="<p>& so on",
        rights="R&D",
        publisher="P<Q",
        keywords=("a&b", "c<d"),
        contact=(words("<me@example.org>"),),
        credits=(words("A & B"),),
    ),
)

UKRAINIAN = Document(
    (
        heading(1, "Як читати цю листівку"),
        paragraph("Спершу тихо, потім уголос.", mark("тихо")),
        heading(2, "Уголос"),
        paragraph("Голос лунає ", tree.Span(words("sotto voce"), attributes=Attributes(pairs=(("lang", "it"),))), "."),
    ),
    (note("тихо", paragraph("Удома.")),),
    Metadata(title=words("Листівка про читання"), authors=(Person("Олена Коваль"),), language="uk"),
)

HEBREW = Document(
    (
        heading(1, "גן הקהילה"),
        paragraph("הגן נפתח בבוקר", mark("1"), " ונסגר בערב."),
        tree.BlockQuote((paragraph("מי שזורע, מחכה."),), attribution=words("הגנן")),
    ),
    (note("1", paragraph("בשבע.")),),
    Metadata(title=words("הגן שלנו"), authors=(Person("דנה לוי"),), date=PrintedDate("אביב", None), language="he"),
)

LONG_TITLE = Document(
    (paragraph("Short."),),
    metadata=Metadata(
        title=words("A true and full account of the walls, wells, gates and hedges of our parish " * 12), language="en"
    ),
)

DEEP = Document(
    tuple(
        block
        for level in (1, 2, 3, 4, 3, 2, 1, 2)
        for block in (heading(level, f"Part at depth {level}"), paragraph("Words below it."))
    ),
    metadata=Metadata(title=words("Steps"), language="en"),
)

NO_TEXT = Document((), metadata=Metadata(title=words("Yet to Be Written"), language="en"))

BOOKS = {
    "plain": PLAIN,
    "allotment": ALLOTMENT,
    "pictures": PICTURE_BOOK,
    "signs": SIGNS,
    "ukrainian": UKRAINIAN,
    "hebrew": HEBREW,
    "long-title": LONG_TITLE,
    "deep": DEEP,
    "no-text": NO_TEXT,
}
