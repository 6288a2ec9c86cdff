"""The Word reader: headings, formats of runs, languages, quotations, code, places."""

from docx.enum.text import WD_BREAK

from docx_samples import handmade, item, new_document, numbering, paragraph, read, read_quietly, run, saved, tree
from pamphlet.outline import outline
from pamphlet.source import Position
from pamphlet.walk import descendants


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


def test_positions_count_paragraphs() -> None:
    body = paragraph("One") + paragraph("") + paragraph("Three") + f"<w:tbl><w:tr><w:tc>{paragraph('Four')}</w:tc></w:tr></w:tbl>"
    document, _ = read(handmade(body))
    lines = [node.position.line for node in descendants(document.children) if node.position]
    assert sorted(set(lines)) == [1, 3, 4]


def test_a_long_document() -> None:
    document, _ = read(handmade((item("bees", 5) + paragraph("hum")) * 1500, {"numbering": numbering()}))
    assert len(document.children) == 3000


def test_quotations_by_being_moved_in_and_verse_by_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Block Text"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="O"><w:name w:val="Our quotations"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="V"><w:name w:val="Verse"/></w:style>'
    )
    body = (
        paragraph("Text.")
        + paragraph("Moved in.", '<w:ind w:left="720" w:right="720"/>')
        + paragraph("Hanging.", '<w:ind w:left="720" w:hanging="360"/>')
        + paragraph("Ours.", '<w:pStyle w:val="O"/>')
        + f'<w:p><w:pPr><w:pStyle w:val="V"/></w:pPr>{run("Hum,")}<w:r><w:br/></w:r>{run("bees.")}</w:p>'
    )
    assert read_quietly(handmade(body, {"styles": styles})) == tree("""
        document
          paragraph: "Text."
          block-quote
            paragraph: "Moved in."
          paragraph: "Hanging."
          block-quote
            paragraph: "Ours."
          line-block
            line: "Hum,"
            line: "bees."
        """)


def test_what_stands_between_runs() -> None:
    body = (
        f'<w:p>{run("One")}<w:r><w:br w:type="page"/></w:r>{run("two")}<w:r><w:cr/></w:r>{run("three")}<w:r><w:ptab/></w:r>'
        f'<w:bdo w:val="rtl">{run("four")}</w:bdo></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>{paragraph(chr(160))}'
        f"<w:p><w:r><w:ruby><w:rt>{run('mitsu')}</w:rt><w:rubyBase>{run('蜜')}</w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert read_quietly(handmade(body)) == tree("""
        document
          paragraph: "One" hard-break "two" hard-break "three four"
          paragraph: "蜜(mitsu)"
        """)


def test_signs_of_symbol_fonts() -> None:
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
        '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf061</w:t></w:r>'
        '<w:r><w:sym w:font="Hive Signs" w:char="F041"/></w:r></w:p>'
    )
    document, report = read(handmade(body))
    assert outline(document) == 'document\n  paragraph: "→α�"\n'
    assert [(d.code, d.message, d.position) for d in report.diagnostics] == [
        ("markup-unsupported", "sign F041 of the font Hive Signs is known to that font only", Position("a.docx", 1))
    ]


def test_an_author_after_the_text_has_begun_is_text() -> None:
    document = new_document()
    document.styles.add_style("Author", 1)
    for text, style in (("On Wax", "Title"), ("Ada Moor", "Author"), ("Wax is old.", None), ("Rui Sá", "Author")):
        document.add_paragraph(text, style=style)
    assert read_quietly(saved(document)) == tree("""
        document
          title: "On Wax"
          author: "Ada Moor"
          language: en-US
          paragraph: "Wax is old."
          paragraph: "Rui Sá"
        """)


def test_words_from_right_to_left_are_in_their_own_language() -> None:
    hebrew = paragraph("דבש", "<w:bidi/>", '<w:rtl/><w:lang w:val="en-US" w:bidi="he-IL"/>')
    english = paragraph("Honey from the mill.", run='<w:lang w:val="en-US" w:bidi="he-IL"/>')
    assert read_quietly(handmade(hebrew + english)) == tree("""
        document
          language: en-US
          paragraph dir=rtl: span{lang=he-IL}["דבש"]
          paragraph: "Honey from the mill."
        """)


def test_styles_that_other_programs_named_in_their_own_language() -> None:
    names = {"t": "Titel", "u": "Sous-titre", "1": "Überschrift 1", "2": "Titre 2", "3": "Nagłówek 3", "q": "Cita"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>' for id_, name in names.items()
    )
    said = {"t": "The brook", "u": "A walk", "1": "The spring", "2": "The bed", "3": "The mouth", "q": "Peace."}
    body = "".join(paragraph(words, f'<w:pStyle w:val="{id_}"/>') for id_, words in said.items())
    assert read_quietly(handmade(body, {"styles": styles})) == tree("""
        document
          title: "The brook"
          subtitle: "A walk"
          heading 1: "The spring"
          heading 2: "The bed"
          heading 3: "The mouth"
          block-quote
            paragraph: "Peace."
        """)


def test_words_under_a_marker() -> None:
    runs = (
        run("yellow", '<w:highlight w:val="yellow"/>') + run(" plain ") + run("shaded", '<w:shd w:val="clear" w:fill="FFD966"/>')
        + run(" white", '<w:shd w:val="clear" w:fill="FFFFFF"/>') + run(" grey", '<w:shd w:val="clear" w:fill="F2F2F2"/>')
        + run(" none", '<w:highlight w:val="none"/>') + run(" both", '<w:highlight w:val="green"/><w:b/>')
    )  # fmt: skip
    assert read_quietly(handmade(f"<w:p>{runs}</w:p>")) == tree("""
        document
          paragraph: span{.mark}["yellow"] " plain " span{.mark}["shaded"] " white grey none" span{.mark}[strong[" both"]]
        """)


def test_several_bodies_and_styles_without_a_kind() -> None:
    styles = '<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    heading = '<w:pStyle w:val="H"/>'
    body = f"{paragraph('Bees', heading)}</w:body><w:body>{paragraph('Honey.')}"
    assert read_quietly(handmade(body, {"styles": styles})) == tree("""
        document
          heading 1: "Bees"
          paragraph: "Honey."
        """)


def test_ticks_of_symbol_fonts_are_those_of_every_font() -> None:
    body = paragraph("\uf0fc done", run='<w:rFonts w:ascii="Wingdings"/>')
    body += '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:t xml:space="preserve"> paid</w:t></w:r></w:p>'
    assert read_quietly(handmade(body)) == 'document\n  paragraph: "✓ done"\n  paragraph: "☑ paid"\n'
