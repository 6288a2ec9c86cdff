"""The Word reader: notes, links, and the fields that lead to other places."""

from docx_samples import field, handmade, paragraph, read, read_quietly, run, tree
from pamphlet.outline import outline
from pamphlet.source import Position

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


def bookmarked(name: str, inside: str) -> str:
    return f'<w:bookmarkStart w:id="4" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="4"/>'


def test_references_to_other_places_lead_there() -> None:
    body = (
        f"<w:p>{bookmarked('_Ref1', run('Table 1'))}{run(': wax')}</w:p>"
        f"<w:p>{run('See ')}{field('REF _Ref1 &#92;h', run('Tab') + run('le 1'))}{run(', ')}"
        f"{field('REF _Ref1', run('Table 1'))}{run(' or ')}"
        f'<w:fldSimple w:instr=" REF _Ref1 &#92;h ">{run("Table 1")}</w:fldSimple>{run(".")}</w:p>'
    )
    assert read_quietly(handmade(body)) == tree("""
        document
          paragraph: span{#_Ref1}[] "Table 1: wax"
          paragraph: "See " link<#_Ref1>["Table 1"] ", Table 1 or " link<#_Ref1>["Table 1"] "."
        """)


def test_an_address_with_a_place_in_it() -> None:
    link = field('HYPERLINK "https://hall.example/wax?a=1" &#92;l "price"', run("prices"))
    nested = field(f"HYPERLINK {field('QUOTE x', run('https://hall.example'))}", run("hall"))
    assert read_quietly(handmade(f"<w:p>{link}{run(' and ')}{nested}</w:p>")) == tree("""
        document
          paragraph: link<https://hall.example/wax?a=1#price>["prices"] " and " link<https://hall.example>["hall"]
        """)


def test_a_reference_to_a_note_is_a_second_mark_of_it() -> None:
    mark = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    body = f"<w:p>{run('A')}{bookmarked('_Ref7', mark)}</w:p><w:p>{run('B')}{field('NOTEREF _Ref7 &#92;h', run('1'))}</w:p>"
    note = '<w:footnote w:id="3"><w:p><w:r><w:t>Once.</w:t></w:r></w:p></w:footnote>'
    assert read_quietly(handmade(body, {"footnotes": note})) == tree("""
        document
          paragraph: "A" note-reference(footnote-3)
          paragraph: "B" note-reference(footnote-3)
        notes
          note footnote-3 "1" footnote
            paragraph: "Once."
        """)


def test_page_numbers_and_fields_without_a_result_are_told() -> None:
    page = field("PAGEREF _Ref1 &#92;h", run("12"))
    empty = field("EQ &#92;f(1,2)", "")
    body = f"<w:p>{bookmarked('_Ref1', run('Wax'))}</w:p><w:p>{run('See page ')}{page}{run('.')}{empty}</w:p>"
    document, report = read(handmade(body))
    assert 'paragraph: "See page " link<#_Ref1>["12"] "."' in outline(document)
    assert [(d.code, d.message, d.position) for d in report.diagnostics] == [
        ("markup-unsupported", "what Word works out from “EQ \\f(1,2)” is not in the file", Position("a.docx", 2)),
        (
            "markup-unsupported",
            "the text refers to pages by their numbers in Word (1 × PAGEREF), which are others here",
            Position("a.docx", 1),
        ),
    ]


def test_a_table_of_contents_is_known_by_its_field() -> None:
    begin, _, end = field('TOC &#92;o "1-2"', run("@")).partition(run("@"))
    body = (
        paragraph("Contents", '<w:pStyle w:val="Title"/>')
        + f"<w:p>{begin}{run('Hives 3')}</w:p><w:p>{run('Wax 5')}{end}</w:p>"
        + paragraph("On Wax", '<w:pStyle w:val="Title"/>')
        + paragraph("Text.")
    )
    styles = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    document, report = read(handmade(body, {"styles": styles}))
    assert outline(document) == 'document\n  title: "On Wax"\n  paragraph: "Text."\n'
    assert [(d.code, d.message) for d in report.diagnostics] == [("word-left-out", "the table of contents was left out")]


def test_a_link_to_an_empty_paragraph_leads_to_the_next() -> None:
    body = (
        f'<w:p><w:hyperlink w:anchor="there">{run("down")}</w:hyperlink></w:p>'
        f"<w:p>{bookmarked('there', '')}</w:p><w:p>{bookmarked('there', '')}{run('There.')}</w:p>"
    )
    assert read_quietly(handmade(body)) == tree("""
        document
          paragraph: link<#there>["down"]
          paragraph: span{#there}[] "There."
        """)
