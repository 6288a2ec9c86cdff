"""The structure tree: what is read aloud, in its order, with languages, notes and links; and the inner parts it leans on."""

import importlib
import inspect
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

import pikepdf
import pypdfium2
import pytest

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.resources import Resource, shipped
from pamphlet.stylesheets import Style
from pamphlet.tree import Attributes, Document, Emphasis, Link, Metadata, OrderedList, Span
from pamphlet.walk import plain_text
from pamphlet.writers.pdf import write_pdf
from pamphlet.writers.pdf.loading import engine_loads
from pamphlet.writers.pdf.standards import STANDARDS, Name
from pdf_conformance import claims, problems
from pdf_reading import Element, Reading
from pdf_samples import SETTINGS, Pdf, item, leaflet, link, mark, note, paragraph, picture, printed, published, words

assert engine_loads(Report())
from pamphlet.writers.pdf.engine import Printing, print_page  # noqa: E402  # only after its libraries have been found

SENTENCE = "The wardens of the common counted the hives at Candlemas, and the bees counted the wardens at midsummer. "
HIVE = Resource("hive.png", picture(), "image/png")


def reading(*blocks: tree.Block, notes: tuple[tree.Note, ...] = (), language: str = "en") -> Reading:
    """The blocks under the title “Bees”, printed and read back by their structure, with nothing wrong."""
    data = printed(Document(blocks, notes, Metadata(title=words("Bees"), language=language)), hive=picture()).data
    assert problems(data) == []
    return Reading(data)


def of(type_: str, read: Reading) -> list[Element]:
    return [element for element in read.elements if element.type == type_]


def said(element: Element, read: Reading) -> str:
    return " ".join(read.text(element).replace("\u00ad", "").split())


def laid_out(body: str, css: str, standard: Name = "ua-1+a-2a") -> bytes:
    """HTML in a style of any kind, printed without a complaint; with nothing wrong."""
    report = Report()
    page = f'<html lang="en"><head><title>Any</title></head><body>{body}</body></html>'
    printing = Printing(STANDARDS[standard])
    fonts = '@font-face { font-family: "Face"; src: url(fonts/SourceSans3-Regular.otf) } html { font-family: "Face" }'
    result = print_page(page, (Style("any.css", fonts + css, shipped("styles")),), (HIVE,), report, printing)
    assert (report.diagnostics, result.faults) == ([], ())
    assert problems(result.data) == []
    return result.data


# --- as a whole ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("standard", STANDARDS)
def test_everything_is_in_the_tree_once_and_in_its_place(standard: Name) -> None:
    result = write_pdf(published(leaflet(), hive=picture()), replace(SETTINGS, pdf_standard=standard), Report())
    assert result
    assert problems(result.data) == []


def test_the_order_of_reading_is_that_of_the_text() -> None:
    text = leaflet()
    stories = (range(start, start + 20) for start in range(0, 600, 20))
    more = tuple(paragraph(*(f"In year {n}{n} keeper K{n}x sold W{n}y candles. " for n in years), mark("1")) for years in stories)
    long = Document((*text.children, *more), text.notes, text.metadata)
    publication = published(long, hive=picture())
    result = write_pdf(publication, SETTINGS, Report())
    assert result
    read = Reading(result.data).words()
    written = [word for chapter in publication.chapters for word in plain_text(chapter.children).split()]
    written += [word for entry in publication.notes for word in plain_text(entry.note.children).split()]
    similarity = SequenceMatcher(None, written, _without_marks(read), autojunk=False)
    found = sum(block.size for block in similarity.get_matching_blocks())
    assert len(written) > 4000
    assert found / len(written) > 0.99


def _without_marks(text: list[str]) -> list[str]:
    """Words without the numbers of notes that cling to them."""
    return [word.rstrip("0123456789") or word for word in text]


STYLES = {
    "columns": "main { columns: 3 } h2 { column-span: all }",
    "floats": "img { float: right; width: 40% } blockquote { float: left; width: 50% }",
    "places": "blockquote { position: absolute; top: 0; right: 0; width: 40% } p { position: relative; top: 3px }",
    "flex": "main { display: flex; flex-wrap: wrap } section { display: grid }",
    "letters": "p::first-letter { font-size: 2em } p::first-line { font-weight: bold } h2 { text-transform: uppercase }",
    "turned": "blockquote { transform: rotate(4deg) } p::after { content: '' } h2::before { content: '§ ' }",
    "running": ".run { position: running(run) } @page { @top-left { content: element(run) } @bottom-right { content: '§' } }",
    "markers": "li { list-style: decimal inside } a::after { content: '*' } p { overflow: hidden }",
    "bleed": "@page { bleed: 6mm; marks: crop cross; border: 1pt solid; background: #eee } p { box-shadow: 1px 1px 3px #888 }",
    "footnotes": ".note { float: footnote } .note::footnote-call { content: counter(footnote) }",
}
ROWS = "".join(f'<tr><th scope="row">Hive {n}</th><td>{n * 7} lb</td><td><a href="#top">up</a></td></tr>' for n in range(60))
BODY = f"""
<p class="run">A <em>running</em> head</p><h1 id="top">Any</h1>
<nav role="doc-toc"><h2>Contents</h2><ol><li><a href="#a">A</a><ol><li><a href="#b">B</a></li></ol></li></ol></nav>
<main><section id="a"><h2>A</h2>
<p>{SENTENCE * 9}<span class="note" role="doc-footnote" id="n1">It <i lang="la">errs</i>.</span> on</p>
<blockquote><p>{SENTENCE}</p></blockquote>
<p>A <img alt="hive" src="resource:hive.png" width="30"> and <img alt="" src="resource:hive.png" width="30"> and
<a href="https://example.org/">a <em>nested <b>bold</b></em> link</a>
<a href="#a"><img alt="way up" src="resource:hive.png" width="9"></a></p>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="20"><title>square</title><rect width="9" height="9"/></svg>
<ul><li><p>one</p><p>two</p></li><li>three<ol><li>four</li></ol></li><li></li></ul>
<dl><dt>T</dt><dd>D</dd><dt>U</dt><dt>V</dt><dd>E</dd><dd>F</dd></dl>
<h3 id="b">B</h3><pre><code>a
  b</code></pre><hr><p></p><p> </p><p>&nbsp;</p>
<table><caption>Harvest</caption><thead><tr><th>Hive</th><th>Pounds</th><th>Way</th></tr></thead><tbody>{ROWS}</tbody>
<tfoot><tr><td>foot</td><td colspan="2"></td></tr></tfoot></table>
<figure><table><tbody><tr><th>h</th></tr><tr><td>t</td></tr></tbody></table><figcaption>Cap</figcaption></figure></section></main>
"""


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("style", STYLES)
def test_it_holds_in_any_style(style: str, standard: Name) -> None:
    read = Reading(laid_out(BODY, f"@page {{ size: A5 }} {STYLES[style]}", standard))
    text = " ".join(said(root, read) for root in read.roots)
    rows = [said(row, read).split() for row in of("TR", read)]
    assert [row[:2] for row in rows[1:61]] == [["Hive", str(n)] for n in range(60)]
    assert len(of("THead", read)) == 1
    assert text.count("Harvest") == text.count("Pounds") == text.count("foot") == 1
    assert ("A running head" in text) == (style != "running")


# --- paragraphs -------------------------------------------------------------------------------------------


def test_a_paragraph_over_pages_is_one_element() -> None:
    read = reading(paragraph(SENTENCE * 60))
    (body,) = [p for p in of("P", read) if "wardens" in read.text(p)]
    pages = {kid[0] for kid in body.kids if isinstance(kid, tuple)}
    assert pages == {0, 1, 2, 3}
    assert said(body, read) == (SENTENCE * 60).strip()
    assert {int(kid.MCID) for kid in body.obj.K if isinstance(kid, pikepdf.Dictionary) and kid.Type == "/MCR"}


def test_words_divided_at_a_lines_end_are_whole() -> None:
    text = " ".join(["Bienenzüchtergenossenschaft", "Waldhonigverkaufsstelle", "Wachskerzenzieherei"] * 12)
    pdf = printed(Document((paragraph(text),), metadata=Metadata(title=words("Bienen"), language="de")))
    read = Reading(pdf.data)
    spoken = [piece.text for page in read.pieces for piece in page.values() if piece.text.endswith("\u00ad")]
    assert len(spoken) > 3
    assert text.split() == read.words()[1:]
    copied = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf.data))
    assert "genossenschaft" in copied.replace("\ufffe", "").replace("\x02", "").replace("\r\n", "").replace("\u00ad", "")


def test_a_soft_hyphen_of_the_author_is_no_letter() -> None:
    text = "honey\u00adcomb " * 30
    assert reading(paragraph(text), language="en").words()[1:] == ["honeycomb"] * 30


def test_a_hyphen_of_the_author_stays_at_a_lines_end() -> None:
    for before in range(30):
        text = "o" * before + " " + "well-beloved mother-in-law " * 12
        assert reading(paragraph(text)).words()[1:] == text.split()


def test_an_address_is_read_without_the_signs_that_let_it_break() -> None:
    address = "https://archive.example.net/a?b=1"
    read = reading(paragraph("See ", link(address), "."))
    assert read.words() == ["Bees", "See", f"{address}."]


def test_blanks_between_elements_are_read() -> None:
    read = reading(paragraph(Emphasis(words("one")), " ", tree.Strong(words("two")), " ", Emphasis(words("three"))))
    assert read.words() == ["Bees", "one", "two", "three"]


# --- lists and notes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "de"])
def test_words_are_apart_where_a_line_ends(language: str) -> None:
    text = (
        SENTENCE * 6
        + "See https://bees.example/a-very-long-way/to-the-hives/of-the-lower-common and well-known half-timbered barns."
    )
    read = reading(paragraph(text), language=language)
    pieces = [read.pieces[kid[0]][kid[1]].text for kid in of("P", read)[-1].kids if isinstance(kid, tuple)]
    assert len(pieces) > 9
    assert "".join(pieces).replace("\u00ad", "").split() == text.split()


def test_links_are_apart_where_a_line_ends() -> None:
    names = [f"hive {number}" for number in range(40)]
    read = reading(paragraph(*(part for name in names for part in (link("https://bees.example/", name), " "))))
    marks = [kid for element in of("Link", read) for kid in element.kids if isinstance(kid, tuple)]
    assert len(marks) > len(names)  # some are divided
    blanks = [mark for mark, piece in read.pieces[0].items() if piece.text == " "]
    assert (
        "".join(read.pieces[0][mark].text for mark in sorted([*(mark for _, mark in marks), *blanks])).split()
        == " ".join(names).split()
    )


def test_a_large_first_letter_is_read_with_its_word() -> None:
    settings = replace(SETTINGS, drop_capital="yes")
    result = write_pdf(
        published(Document((paragraph(SENTENCE * 4),), metadata=Metadata(words("Bees"), language="en"))), settings, Report()
    )
    assert result
    assert problems(result.data) == []
    read = Reading(result.data)
    (span,) = (element for element in of("Span", read) if "/ActualText" in element.obj)
    assert str(span.obj.ActualText).startswith("The wardens of the common ")
    assert [read.pieces[kid[0]][kid[1]].text[:5] for kid in span.kids if isinstance(kid, tuple)] == ["T", "he wa"]


def test_an_abbreviation_tells_what_it_stands_for() -> None:
    short = Span(words("PC"), attributes=Attributes(classes=("abbr",), pairs=(("title", "Parish Council"),)))
    read = reading(paragraph("The ", short, " met."))
    (found,) = (element for element in read.elements if "/E" in element.obj)
    assert (found.type, str(found.obj.E), said(found, read)) == ("Span", "Parish Council", "PC")


def test_items_have_a_label_and_a_body() -> None:
    for tight in (True, False):
        read = reading(OrderedList((item("First."), item("Second.", "And more."), item("Third.")), tight=tight))
        (found,) = of("L", read)
        assert found.attribute("/ListNumbering") == "/Decimal"
        items = [kid for kid in found.kids if isinstance(kid, Element)]
        assert [[(kid.type, said(kid, read)) for kid in entry.kids if isinstance(kid, Element)] for entry in items] == [
            [("Lbl", "1."), ("LBody", "First.")],
            [("Lbl", "2."), ("LBody", "Second. And more.")],
            [("Lbl", "3."), ("LBody", "Third.")],
        ]


def test_notes_have_ids_and_marks_are_references() -> None:
    read = reading(
        paragraph("One", mark("a"), " and two", mark("b"), " and one.", mark("a")), notes=(note("a", "A."), note("b", "B."))
    )
    notes, marks = of("Note", read), of("Reference", read)
    assert [said(entry, read) for entry in notes] == ["1. A.↑ 1 ↑ 1", "2. B.↑ 1"]
    assert [kid.type for kid in notes[0].kids if isinstance(kid, Element)] == ["Lbl", "P"]
    names = list(read.file.Root.StructTreeRoot.IDTree.Names)
    assert [str(entry.obj.ID) for entry in notes] == [str(name) for name in names[::2]]
    assert [said(entry, read) for entry in marks] == ["1", "2", "1"]
    assert [[kid.type for kid in entry.kids if isinstance(kid, Element)] for entry in marks] == [["Link"]] * 3


def test_in_pdf_2_marks_and_notes_lead_to_each_other() -> None:
    body = '<p>One<sup><a href="#n1" role="doc-noteref" aria-label="Note 1">1</a></sup></p>'
    notes = '<section role="doc-endnotes"><h2>Notes</h2><ol><li id="n1">It errs.</li></ol></section>'
    read = Reading(laid_out(f"<h1>Any</h1>{body}{notes}", "", "ua-2+a-4"))
    (entry,), (reference,) = of("FENote", read), of("Link", read)
    assert [other.objgen for other in reference.obj.Ref] == [entry.obj.objgen]
    assert [other.objgen for other in entry.obj.Ref] == [reference.obj.objgen]


# --- languages, links, pictures -------------------------------------------------------------------------------


def test_another_language_is_told_where_it_begins() -> None:
    french = tree.Attributes(pairs=(("lang", "fr"),))
    quotation = tree.BlockQuote((paragraph("Les abeilles vont à la bruyère."),), attributes=french)
    read = reading(quotation, paragraph("They say ", tree.Span(words("bruyère"), attributes=french), "."))
    assert [(e.type, str(e.obj.Lang), said(e, read)) for e in read.elements if "/Lang" in e.obj] == [
        ("BlockQuote", "fr", "Les abeilles vont à la bruyère."),
        ("Span", "fr", "bruyère"),
    ]


def test_a_link_has_one_area_for_each_line_and_says_what_it_is() -> None:
    nested = Link(
        (*words("see "), Emphasis((*words("the "), tree.Strong(words("old")))), *words(" hive")), "https://example.org/"
    )
    read = reading(paragraph(nested, " and ", link("https://example.net/", "the common " * 12)))
    one, two = of("Link", read)
    assert [len([kid for kid in e.kids if isinstance(kid, pikepdf.Dictionary)]) for e in (one, two)] == [1, 3]
    names = {str(a.Contents) for page in read.file.pages for a in page.obj.Annots}
    assert names == {"see the old hive", " ".join(["the common"] * 12)}


def test_a_picture_in_a_link_widens_its_area() -> None:
    body = '<h1>Any</h1><p><a href="https://example.org/"><img alt="a hive" src="resource:hive.png" width="200"></a></p>'
    (found,) = Pdf(laid_out(body, "")).links()
    left, bottom, right, top = found.place
    assert (round(right - left), top - bottom > 90) == (150, True)
    assert found.name == "a hive"


def test_a_picture_tells_what_it_shows_and_where_it_stands() -> None:
    pdf = printed(leaflet(), hive=picture())
    read = Reading(pdf.data)
    (figure,) = of("Figure", read)
    assert str(figure.obj.Alt) == "A hive on a meadow"
    (place,) = [kid for kid in figure.kids if isinstance(kid, tuple)]
    sheet = pypdfium2.PdfDocument(pdf.data)[place[0]]
    (drawn,) = [o.get_bounds() for o in sheet.get_objects() if o.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    assert [float(edge) for edge in figure.attribute("/BBox")] == pytest.approx(list(drawn), abs=0.5)


def test_running_heads_and_mere_decoration_are_not_read() -> None:
    rule = tree.ThematicBreak()
    bare = tree.Paragraph((tree.Image("hive.png", ""),))
    read = reading(paragraph(SENTENCE * 30), rule, bare, paragraph(SENTENCE * 10))
    assert of("Figure", read) == []
    assert "◆" not in " ".join(read.words())
    assert read.words() == ["Bees", *(SENTENCE * 40).split()]
    kinds = [
        str(instruction.operands[1].get("/Subtype", instruction.operands[1].get("/Type")))
        for page in read.file.pages
        for instruction in pikepdf.parse_content_stream(page)
        if str(instruction.operator) == "BDC" and instruction.operands[0] == "/Artifact"
    ]
    assert {"/Header", "/Layout"} <= set(kinds)


# --- the engine -------------------------------------------------------------------------------------------------

INNER_PARTS = {
    "weasyprint.document": {
        "Page._page_box": "self._page_box = page_box",
        "Page.paint": "def paint(self, stream, scale=1)",
        "Document._html": "rendering._html = html",
    },
    "weasyprint.pdf": {"Page.paint": "page.paint(stream, scale)", "pdf_tags": "tags = {} if pdf_tags else None"},
    "weasyprint.pdf.stream": {
        "Stream.marked": "def marked(self, box, tag)",
        "Stream.artifact": "def artifact(self)",
        "Stream.clone": "return Stream(**kwargs)",
    },
    "weasyprint.pdf.anchors": {"Box.link_annotation": "box.link_annotation = pydyf.Dictionary"},
    "weasyprint.layout.absolute": {"AbsolutePlaceholder._box": "object.__setattr__(self, '_box', box)"},
    "weasyprint.formatting_structure.boxes": {
        "Box.element": "self.element = element",
        "Box.element_tag": "self.element_tag = element_tag",
        "Box.link_annotation": "link_annotation = None",
        "MarginBox.at_keyword": "self.at_keyword = at_keyword",
        "TextBox.text": "self.text = text",
    },
    "weasyprint.text.line_break": {
        "Layout.text": "self.set_text(self.text, justify=True)",
        "Layout.first_line_direction": "self.first_line_direction = first_line.resolved_dir",
    },
    "weasyprint.draw": {
        "texts": "with stream.marked(child, 'Span')",
        "pictures in a line": "with stream.marked(box, 'Figure')",
        "pictures": "with stream.marked(block, 'Figure')",
    },
    "weasyprint.pdf.fonts": {"Font.family": "self.family =", "Font.to_unicode": "self.to_unicode = {}"},
    "weasyprint.css": {"ColorProfile": "def __init__(self, file_object, src, rendering_intent, components)"},
}
"""Parts of WeasyPrint that nobody promises to keep, which tags and metadata lean on, and the words in its code that show them."""


@pytest.mark.parametrize("module", INNER_PARTS)
def test_the_inner_parts_of_the_engine_are_as_they_were(module: str) -> None:
    code = inspect.getsource(importlib.import_module(module))
    assert [part for part, shown in INNER_PARTS[module].items() if shown not in code] == []


def test_the_boxes_of_the_engine_are_of_the_kinds_they_were() -> None:
    boxes = importlib.import_module("weasyprint.formatting_structure.boxes")
    assert "self.children = []" in inspect.getsource(boxes.Box.__init__)
    assert issubclass(boxes.InlineReplacedBox, boxes.ReplacedBox)
    assert issubclass(boxes.TableCellBox, boxes.ParentBox)
    assert not issubclass(boxes.TextBox, boxes.ParentBox)


def test_an_unknown_engine_tags_by_itself_and_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    tags: Any = importlib.import_module("pamphlet.writers.pdf.tags")
    monkeypatch.setattr(tags.weasyprint, "VERSION", "71.2")
    report = Report()
    result = write_pdf(published(leaflet(), hive=picture()), SETTINGS, report)
    assert result
    assert [d.code for d in report.diagnostics] == ["tags-plain"]
    assert report.diagnostics[0].hint == f"install WeasyPrint {tags.KNOWN_ENGINE}"
    assert claims(result.data) == {"ua": None, "a": None}
    assert "/StructTreeRoot" in Pdf(result.data).file.Root
