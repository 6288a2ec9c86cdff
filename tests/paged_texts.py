"""Long texts with everything in them that pages may begin with, and a check of where the e-book says that they begin."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from random import Random

import pypdfium2
from lxml import etree

from epub_reading import OPS, XHTML, Book
from pamphlet import tree
from pamphlet.tree import Block, Document, Inline, Metadata, Note, NoteReference, Paragraph, Person, Text

_WORDS = """
    the of a and in to by for from with ink paper letter broadside pamphlet hawker stitching typographical
    well-known printer’s “devil” Straße Übersetzung Θεσσαλονίκη Полтава octavo twelvemo correspondence
    incunabula compositor’s wayzgoose newspapermen Bienenzüchtergenossenschaft apprenticeship—unpaid
""".split()  # noqa: SIM905 - a list of words is read more easily like this


HEBREW = ("הגן", "נפתח", "בבוקר", "ונסגר", "בערב", "דבורים", "כוורת", "דבש", "אביב", "שכנים", "קהילה", "ירקות", "עצים", "רוח")


class _Writer(Random):
    """Chance, and the words that it chooses from."""

    words: Sequence[str] = _WORDS


def long_text(paragraphs: int, seed: int = 7, language: str = "en-GB", words: Sequence[str] = ()) -> Document:
    """A document of so many paragraphs, some with headings, lists, quotations, verse, tables, code and notes between them.

    It has the `words` of another script, or ours.
    """
    random = _Writer(seed)
    random.words = words or _WORDS
    notes: list[Note] = []
    blocks: list[Block] = []
    for number in range(paragraphs):
        if number % 9 == 4:
            blocks.append(tree.Heading(_prose(random, 6, notes), 1 + number % 2))
        blocks.append(Paragraph(_prose(random, random.randint(30, 240), notes)))
        if number % 5 == 4:
            blocks.append(_other(random, number, notes))
    title, author = (Text("On Paper and Ink"),), Person("Ada Marsh")
    contact = ((Text("Harrow End Museum, 3 Pound Lane"),),)
    credits = ((Text("Set by hand."),),)
    data = Metadata(title=title, authors=(author,), language=language, contact=contact, credits=credits, publisher="Harrow End")
    return Document(tuple(blocks), tuple(notes), data)


def _prose(random: _Writer, length: int, notes: list[Note]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    words = [random.choice(random.words) for _ in range(length)]
    while words:
        run, words = words[:11], words[11:]
        found.append(Text(" ".join(run) + ("" if words else ".")))
        if not words:
            break
        word = Text(random.choice(random.words))
        found += [Text(" "), random.choice((tree.Emphasis((word,)), tree.Strong((word,)), tree.Code("cut.ink(3)"), word))]
        if random.random() < 0.25:
            label = str(len(notes) + 1)
            notes.append(Note(label, label, (Paragraph((Text(" ".join(random.choices(random.words, k=25)) + "."),)),)))
            found.append(NoteReference(label))
        if random.random() < 0.1:
            found += [Text(" "), tree.Link((Text("example.org/paper_and-ink/1911.html?leaf=3"),), "https://example.org/paper")]
        if random.words is not _WORDS:
            found.append(Text(" "))
            continue
        found.append(Text(" un"))  # a word of which a part is stressed
        found += [tree.Emphasis((Text("believ"),)), Text("able ")]
    return tuple(found)


def _other(random: _Writer, number: int, notes: list[Note]) -> Block:
    def paragraph(length: int) -> Paragraph:
        return Paragraph(_prose(random, length, notes))

    match number // 5 % 6:
        case 0:
            return tree.BulletList(tuple(tree.ListItem((paragraph(20), paragraph(30))) for _ in range(4)), tight=False)
        case 1:
            return tree.BlockQuote((paragraph(90), paragraph(60)), (Text("Hester Quill"),))
        case 2:
            return tree.CodeBlock("\n".join(f"stir(glue_{line}) & wait('<{line}>')" for line in range(30)))
        case 3:
            head = tuple(tree.TableCell((Paragraph((Text(year),)),), header=True) for year in ("1911", "1912", "1913"))
            rows = tuple(tree.TableRow(tuple(tree.TableCell((paragraph(9),)) for _ in range(3))) for _ in range(8))
            return tree.Table((tree.TableRow(head),), rows)
        case 4:
            return tree.LineBlock(tuple(tree.LineOfVerse(_prose(random, 7, notes), line % 3) for line in range(14)))
        case _:
            return tree.OrderedList(tuple(tree.ListItem((paragraph(25),)) for _ in range(9)), start=3)


# --- the check ------------------------------------------------------------------------------


def page_beginnings(pdf: bytes, epub: bytes, top: float = 50) -> list[tuple[str, str]]:
    """The label of each page that the e-book marks, and the first letters of that page of the PDF."""
    text, marks = _marked(Book(epub))
    pages = list(_pages(pdf, text, top))
    return [(label, _letters(pages[int(label) - 1])[:40]) for label in marks]


def wrong_starts(pdf: bytes, epub: bytes, top: float = 50, length: int = 60) -> tuple[int, list[str]]:
    """How many pages the e-book marks, and what is wrong with their places, against the PDF's own text.

    A mark must stand before the first word of its page, or, where the engine has divided that word,
    before the second. The running head, in the upper `top` points, is no part of the text. So many letters (`length`) are
    compared; fewer from right to left, since PDFium orders the words of such a line as it sees them.
    """
    text, marks = _marked(Book(epub))
    pages = list(_pages(pdf, text, top))
    wrong = [] if len(set(marks)) == len(pages) else [f"the pages are {list(marks)}"]
    for label, place in marks.items():
        expected = pages[int(label) - 1]
        shown, marked = _letters(expected)[:length], _letters(text[place : place + 400])
        if not shown or not marked.startswith(shown):
            wrong.append(f"page {label} begins with {shown}, not with {marked[:60]}")
    return len(marks), wrong


def _letters(text: str) -> str:
    """The letters alone: numbers of lists and notes, bullets and the ways back are the style's."""
    return re.sub(r"[\W\d_]+", "", unicodedata.normalize("NFC", text))


def _pages(pdf: bytes, whole: str, top: float) -> Iterator[str]:
    """The text of each page from its first word on that is not the rest of a divided one; `whole` is the text as written."""
    before = ""
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage().get_text_bounded(top=page.get_height() - top)
        first, _, others = text.partition(" ") if " " in text[:60] else text.partition("\r\n")
        # PDFium gives \x02 for every hyphen at a line's end, the author's own too; footnotes may stand below the line.
        ends = re.match(r"\w+", first)
        begun = {run[start:].replace("\x02", "") for run in re.findall("(?:\\w+\x02)+", before) for start in _pieces(run)}
        divided = any(re.search(rf"\b{word}{ends[0]}\b", whole) for word in begun if ends)
        yield re.sub("(\x02|-\r\n)", "", others if divided else text)
        before = text.rstrip("\r\n").replace("\u00ad", "\x02")  # so PDFium may call the last hyphen of a page


def _pieces(run: str) -> list[int]:
    """Where the pieces of a run begin that hyphens divide: the word may begin with any of them."""
    return [0, *(match.end() for match in re.finditer("\x02(?=.)", run))]


def _marked(book: Book) -> tuple[str, dict[str, int]]:
    """The text of the book, and the label of each mark with its place in it."""
    text, marks = "", dict[str, int]()
    for root in book.spine.values():
        for kind, element in etree.iterwalk(root.find(f"{XHTML}body"), events=("start", "end")):
            if kind == "end":
                text += element.tail or ""
                continue
            if element.get(f"{OPS}type") == "pagebreak":
                assert element.get("role") == "doc-pagebreak"
                marks[element.get("aria-label", "")] = len(text)
            text += element.text or ""
    return text, marks
