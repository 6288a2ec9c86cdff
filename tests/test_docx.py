"""The Word reader: documents made here, and the trees they must become."""

from io import BytesIO
from pathlib import Path
from textwrap import dedent
from zipfile import ZipFile

import pytest
from docx.enum.text import WD_BREAK
from hypothesis import given
from hypothesis import strategies as st

from docx_samples import DOT, handmade, new_document, paragraph, saved
from pamphlet.diagnostics import Report
from pamphlet.nesting import make_room_for_nesting
from pamphlet.outline import outline
from pamphlet.passes import publish
from pamphlet.readers import reader_for
from pamphlet.settings import Settings
from pamphlet.source import Position, Source
from pamphlet.tree import Document
from pamphlet.walk import descendants

make_room_for_nesting()  # before Hypothesis counts frames


def read(data: bytes) -> tuple[Document, Report]:
    reader, report = reader_for(".docx"), Report()
    assert reader
    return reader(Source("a.docx", data, Path("a.docx")), Settings(), report), report


def read_quietly(data: bytes) -> str:
    document, report = read(data)
    assert report.diagnostics == []
    return outline(document)


def tree(text: str) -> str:
    return dedent(text).removeprefix("\n")


def test_headings_by_style_and_by_outline_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="U1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Our"><w:name w:val="Our own"/><w:basedOn w:val="U1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="U3"><w:name w:val="heading 3"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    )
    body = (
        paragraph("One", '<w:pStyle w:val="U1"/>')
        + paragraph("Two", '<w:pStyle w:val="Our"/>')
        + paragraph("Three", '<w:pStyle w:val="U3"/>')
        + paragraph("Four", '<w:outlineLvl w:val="1"/>')
        + paragraph("Text", '<w:pStyle w:val="U1"/><w:outlineLvl w:val="9"/>')
        + paragraph("Text", '<w:pStyle w:val="Loop"/>')
        + paragraph("Text", '<w:pStyle w:val="Nowhere"/>')
    )
    assert read_quietly(handmade(body, {"styles": styles})) == tree("""
        document
          heading 1: "One"
          heading 1: "Two"
          heading 3: "Three"
          heading 2: "Four"
          paragraph: "Text"
          paragraph: "Text"
          paragraph: "Text"
        """)


def test_formats_of_runs_stand_in_one_another() -> None:
    document = new_document()
    words = document.add_paragraph("Bees ")
    words.add_run("make ").bold = True
    both = words.add_run("good")
    both.bold = both.italic = True
    words.add_run(" wax").bold = True
    words.add_run(" ").bold = True
    for name in ("underline", "strike", "small_caps", "superscript", "subscript"):
        setattr(words.add_run(name).font, name, True)
    words.add_run().add_break(WD_BREAK.LINE)
    words.add_run("x = 1").font.name = "Courier New"
    words.add_run("strong", style="Strong")
    words.add_run("stressed", style="Emphasis")
    assert read_quietly(saved(document)) == tree("""
        document
          language: en-US
          paragraph: "Bees " strong["make " emphasis["good"] " wax "] underline["underline"] strikeout["strike"]""") + (
        ' small-caps["small_caps"] superscript["superscript"] subscript["subscript"] hard-break code("x = 1")'
        ' strong["strong"] emphasis["stressed"]\n'
    )


NOTES = """
<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> The second.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:t>The first</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>
<w:p><w:r><w:t>goes on.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="9"><w:p><w:r><w:t>Nobody asks.</w:t></w:r></w:p></w:footnote>
"""
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def test_footnotes_and_endnotes_are_notes_of_their_kinds() -> None:
    body = (
        f'<w:p><w:r><w:t>A</w:t></w:r><w:r>{RAISED}<w:footnoteReference w:id="3"/></w:r>'
        f'<w:r>{RAISED}<w:endnoteReference w:id="3"/></w:r></w:p>'
        '<w:p><w:r><w:t>B</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:footnoteReference w:id="8"/></w:r></w:p>'
    )
    end = '<w:endnote w:id="3"><w:p><w:r><w:t>At the end.</w:t></w:r></w:p></w:endnote>'
    document, report = read(handmade(body, {"footnotes": NOTES, "endnotes": end}))
    assert outline(document) == tree("""
        document
          paragraph: "A" note-reference(footnote-3) note-reference(endnote-3)
          paragraph: "B" note-reference(footnote-7) note-reference(footnote-8)
        notes
          note footnote-3 "footnote 1" footnote
            paragraph: "The first" note-reference(footnote-7)
            paragraph: "goes on."
          note endnote-3 "endnote 1" endnote
            paragraph: "At the end."
          note footnote-7 "footnote 2" footnote
            paragraph: "The second."
          note footnote-9 "footnote 3" footnote
            paragraph: "Nobody asks."
        """)
    assert report.diagnostics == []


def numbering() -> str:
    def level(depth: int, format: str, start: int = 1) -> str:
        return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/></w:lvl>'

    return (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", 3)}{level(1, "lowerLetter")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet")}{level(1, "bullet")}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def item(text: str, list_id: int, depth: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_lists() -> None:
    body = (
        item("three", 5) + item("a", 5, 1) + item("b", 5, 1) + item("four", 5) + paragraph("Between.") + item("five", 5)
        + item("one", 7) + item("dot", 6) + item("deep at once", 6, 1)
    )  # fmt: skip
    assert read_quietly(handmade(body, {"numbering": numbering()})) == tree("""
        document
          ordered-list 3 tight
            item
              paragraph: "three"
              ordered-list 1 lower-alpha tight
                item
                  paragraph: "a"
                item
                  paragraph: "b"
            item
              paragraph: "four"
          paragraph: "Between."
          ordered-list 5 tight
            item
              paragraph: "five"
          ordered-list 1 tight
            item
              paragraph: "one"
          bullet-list tight
            item
              paragraph: "dot"
              bullet-list tight
                item
                  paragraph: "deep at once"
        """)


def test_lists_of_styles_and_a_list_that_begins_deep() -> None:
    document = new_document()
    document.add_paragraph("honey", style="List Bullet")
    document.add_paragraph("first", style="List Number")
    shown = read_quietly(saved(document))
    assert 'bullet-list tight\n    item\n      paragraph: "honey"\n' in shown
    assert 'ordered-list 1 tight\n    item\n      paragraph: "first"\n' in shown
    assert read_quietly(handmade(item("deep", 6, 1) + item("flat", 6), {"numbering": numbering()})) == tree("""
        document
          bullet-list tight
            item
              paragraph: "deep"
          bullet-list tight
            item
              paragraph: "flat"
        """)


def test_tables_with_merged_cells() -> None:
    document = new_document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "wide"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "high"
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblHeader"))
    assert read_quietly(saved(document)) == tree("""
        document
          language: en-US
          table
            head-row
              header-cell: "00"
              header-cell columns=2: "wide"
            row
              cell rows=2: "high"
              cell: "11"
              cell: "12"
            row
              cell: "21"
              cell: "22"
        """)


def test_pictures_with_descriptions_and_captions_reach_the_publication() -> None:
    document = new_document()
    document.add_picture(str(DOT))
    picture = document.paragraphs[0]._p.xpath(".//wp:docPr")[0]
    picture.set("descr", "A dot")
    document.add_paragraph("The dot, enlarged.", style="Caption")
    document.add_paragraph("Words beside ").add_run().add_picture(str(DOT))
    document.add_paragraph("Alone.", style="Caption")
    read_document, report = read(saved(document))
    assert outline(read_document) == tree("""
        document
          language: en-US
          figure
            paragraph: image<word-picture-1.png>"A dot"
            caption: "The dot, enlarged."
          paragraph: "Words beside " image<word-picture-1.png>
          paragraph: "Alone."
        resources
          word-picture-1.png image/png
        """)
    publication = publish(read_document, Settings(folder=Path("nowhere")), report)
    assert [resource.data for resource in publication.resources] == [DOT.read_bytes()]
    assert "image-alt-missing" in {d.code for d in report.diagnostics}


def picture(relation: str, properties: str = "") -> str:
    namespaces = (
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    )
    return (
        f"<w:p><w:r><w:drawing {namespaces}><wp:inline>{properties}<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f"<a:blip {relation}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def test_a_picture_for_decoration_says_so() -> None:
    decorative = (
        '<wp:docPr id="1" name="x"><a:extLst><a:ext><d:decorative val="1" '
        'xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst></wp:docPr>'
    )
    relation = f'<Relationship Id="i1" Type="{IMAGE}" Target="media/dot.png"/>'
    data = handmade(picture('r:embed="i1"', decorative), None, relation, {"word/media/dot.png": DOT.read_bytes()})
    assert 'image<word-picture-1.png>""' in read_quietly(data)


def test_pictures_outside_the_file_are_refused() -> None:
    relation = f'<Relationship Id="i1" Type="{IMAGE}" Target="file:///etc/passwd" TargetMode="External"/>'
    document, report = read(handmade(picture('r:link="i1"') + paragraph("Words."), None, relation))
    assert outline(document) == 'document\n  paragraph: "Words."\n'
    assert [(d.code, d.position) for d in report.diagnostics] == [("resource-refused", Position("a.docx", 1))]


def test_links_out_and_within() -> None:
    body = (
        '<w:p><w:hyperlink r:id="l1"><w:r><w:t>out</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> and </w:t></w:r>'
        '<w:hyperlink w:anchor="there"><w:r><w:t>down</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://field.example" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>field</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:p><w:bookmarkStart w:id="1" w:name="there"/><w:bookmarkStart w:id="2" w:name="unused"/>'
        "<w:r><w:t>There.</w:t></w:r></w:p>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    relation = f'<Relationship Id="l1" Type="{kind}" Target="https://bees.example/a?b=1&amp;c" TargetMode="External"/>'
    assert read_quietly(handmade(body, None, relation)) == tree("""
        document
          paragraph: link<https://bees.example/a?b=1&c>["out"] " and " link<#there>["down"]
          paragraph: link<https://field.example>["field"]
          paragraph: span{#there}[] "There."
        """)


def test_the_language_of_most_of_the_text_is_its_language() -> None:
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    body = (
        paragraph("Ein langer Satz über Bienen im Garten.", run='<w:lang w:val="de-DE"/>')
        + paragraph("Noch einer.", run='<w:lang w:val="de-AT"/>')
        + paragraph("A hive.")
    )
    assert read_quietly(handmade(body, {"styles": styles})) == tree("""
        document
          language: de-DE
          paragraph: "Ein langer Satz über Bienen im Garten."
          paragraph: "Noch einer."
          paragraph: span{lang=en-US}["A hive."]
        """)


def test_properties_and_title_styles_are_metadata() -> None:
    document = new_document()
    properties = document.core_properties
    properties.title, properties.author, properties.keywords = "Properties", "Ada Moor; Rui Sá", "bees, wax"
    properties.comments, properties.subject = "About wax.", "Leaflets"
    assert read_quietly(saved(document)) == tree("""
        document
          title: "Properties"
          author: "Ada Moor"
          author: "Rui Sá"
          language: en-US
          description: "About wax."
          keywords: "bees" "wax"
          extra subject: "Leaflets"
        """).replace("  language: en-US\n", "")
    document.add_paragraph("On Wax", style="Title").add_run("!").italic = True
    document.add_paragraph("A leaflet", style="Subtitle")
    document.add_paragraph("Another title", style="Title")
    shown = read_quietly(saved(document))
    assert '  title: "On Wax" emphasis["!"]\n  subtitle: "A leaflet"\n' in shown
    assert '  paragraph: "Another title"\n' in shown


def test_quotations_and_code() -> None:
    document = new_document()
    for text in ("One.", "Two."):
        document.add_paragraph(text, style="Quote")
    document.styles.add_style("Source Code", 1)
    for text in ("if bees:", "    fly()"):
        document.add_paragraph(text, style="Source Code")
    document.add_paragraph()
    assert read_quietly(saved(document)) == tree("""
        document
          language: en-US
          block-quote
            paragraph: "One."
            paragraph: "Two."
          code-block: "if bees:\\n    fly()"
        """)


def test_changes_are_accepted_and_what_is_not_text_is_told() -> None:
    author = 'w:author="Rui Sá" w:date="2026-05-01T10:00:00Z"'
    body = (
        f'<w:p><w:r><w:t xml:space="preserve">Bees </w:t></w:r>'
        f'<w:del w:id="1" {author}><w:r><w:delText>buzz</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" {author}><w:r><w:t>hum</w:t></w:r></w:ins><w:r><w:commentReference w:id="0"/></w:r></w:p>'
        f'<w:p><w:pPr><w:rPr><w:del w:id="3" {author}/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p>'
        "<w:p><w:r><w:t>line.</w:t></w:r></w:p>"
        + paragraph("Contents", '<w:pStyle w:val="TOCHeading"/>')
        + paragraph("Hives 3", '<w:pStyle w:val="TOC1"/>')
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/></w:style>'
    )
    comment = f'<w:comment w:id="0" {author}><w:p><w:r><w:t>Are they sure?</w:t></w:r></w:p></w:comment>'
    document, report = read(handmade(body, {"comments": comment, "styles": styles, "header1": paragraph("The Beekeeper")}))
    assert outline(document) == 'document\n  paragraph: "Bees hum"\n  paragraph: "One line."\n'
    assert [(d.code, d.message) for d in report.diagnostics] == [
        ("word-left-out", "a comment by Rui Sá was left out: “Are they sure?”"),
        ("word-left-out", "a page header was left out: “The Beekeeper”"),
        ("word-left-out", "the table of contents was left out"),
        ("changes-accepted", "3 tracked changes were accepted"),
    ]


def test_formulas_keep_their_signs() -> None:
    body = "<w:p><w:r><w:t>So: </w:t></w:r><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath><w:r><w:t>.</w:t></w:r></w:p>"
    document, report = read(handmade(body))
    assert outline(document) == 'document\n  paragraph: "So: " math("a=b") "."\n'
    assert report.diagnostics == []


def test_positions_count_paragraphs() -> None:
    body = paragraph("One") + paragraph("") + paragraph("Three") + f"<w:tbl><w:tr><w:tc>{paragraph('Four')}</w:tc></w:tr></w:tbl>"
    document, _ = read(handmade(body))
    lines = [node.position.line for node in descendants(document.children) if node.position]
    assert sorted(set(lines)) == [1, 3, 4]


def with_part(data: bytes, name: str, text: str) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, text if entry == name else old.read(entry))
    return out.getvalue()


BOMB = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is not a whole .docx file"),
        (b"PK\x03\x04 and no more", "it is not a whole .docx file"),
        (handmade(paragraph("a"))[:400], "it is not a whole .docx file"),
        (with_part(handmade(""), "word/document.xml", "<w:document"), "its part word/document.xml is broken"),
        (with_part(handmade(""), "word/document.xml", BOMB), "its part word/document.xml has a document type"),
        (with_part(handmade(""), "word/document.xml", "<d/>"), "its parts do not fit together"),
        (handmade("", {"styles": ""}, "").replace(b"word/document.xml", b"word/dokument.xml"), "it"),
    ],
)
def test_damaged_files_are_told(data: bytes, reason: str) -> None:
    document, report = read(data)
    assert document == Document(())
    assert [d.code for d in report.diagnostics] == ["source-damaged"]
    assert reason in report.diagnostics[0].message


def test_files_that_unpack_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pamphlet.readers.docx.package.SIZE_LIMIT", 1000)
    _, report = read(handmade(paragraph("bees " * 300)))
    assert [d.message for d in report.diagnostics] == ["a.docx cannot be read: its part word/document.xml is too large"]


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=4))
def test_any_bytes_give_a_document_and_a_report(place: int, noise: bytes) -> None:
    data = handmade(paragraph("Bees") + item("hum", 5), {"numbering": numbering()})
    document, report = read(data[:place] + noise + data[place + len(noise) :])
    assert document.children or report.has_errors() or not document.notes


def test_a_long_document() -> None:
    document, _ = read(handmade((item("bees", 5) + paragraph("hum")) * 1500, {"numbering": numbering()}))
    assert len(document.children) == 3000
