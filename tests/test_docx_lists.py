"""The Word reader: lists and tables."""

from docx_samples import handmade, item, new_document, numbering, paragraph, read, read_quietly, saved, tree


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


def test_a_paragraph_moved_in_as_far_as_an_item_goes_on_with_it() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    more = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        item("one", 5) + paragraph("of one", '<w:ind w:left="720"/>') + item("two", 5) + paragraph("of two", more)
        + item("three", 5) + paragraph("Out.")
    )  # fmt: skip
    assert read_quietly(handmade(body, {"numbering": lists})) == tree("""
        document
          ordered-list 1 tight
            item
              paragraph: "one"
              paragraph: "of one"
            item
              paragraph: "two"
              paragraph: "of two"
            item
              paragraph: "three"
          paragraph: "Out."
        """)


def test_boxes_before_items_make_tasks() -> None:
    def kind(number: int, sign: str) -> str:
        level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/></w:lvl>'
        return f'<w:abstractNum w:abstractNumId="{number}">{level}</w:abstractNum>'

    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    body = item("to do", 1) + item("done", 2) + item("still done", 3)
    assert read_quietly(handmade(body, {"numbering": kind(1, "☐") + kind(2, "☒") + kind(3, " ") + lists})) == tree("""
        document
          bullet-list tight
            item unchecked
              paragraph: "to do"
            item checked
              paragraph: "done"
              paragraph: "still done"
        """)


def test_lists_of_one_family_count_on() -> None:
    family = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    kind = '<w:abstractNumId w:val="1"/>'
    lists = f'{family}<w:num w:numId="1">{kind}</w:num><w:num w:numId="2">{kind}{anew}</w:num>'
    body = item("one", 1) + item("two", 1) + paragraph("Anew:") + item("one", 2) + item("two", 1)
    shown = read_quietly(handmade(body, {"numbering": lists}))
    assert [line.strip() for line in shown.splitlines() if "list" in line or '"' in line] == [
        "ordered-list 1 tight",
        'paragraph: "one"',
        'paragraph: "two"',
        'paragraph: "Anew:"',
        "ordered-list 1 tight",
        'paragraph: "one"',
        'paragraph: "two"',
    ]


def test_terms_with_what_they_mean() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Definition Term"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="Definition"/></w:style>'
    )
    term, meaning = '<w:pStyle w:val="T"/>', '<w:pStyle w:val="D"/>'
    body = paragraph("brace", term) + paragraph("comb", meaning) + paragraph("odd comb", meaning) + paragraph("cappings", term)
    assert read_quietly(handmade(body, {"styles": styles})) == tree("""
        document
          definition-list
            term: "brace"
              definition
                paragraph: "comb"
                paragraph: "odd comb"
            term: "cappings"
        """)


def row(*cells: str, properties: str = "", bold: str = "") -> str:
    inside = "".join(f"<w:tc>{paragraph(cell, run=bold)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def test_headings_of_tables_are_known_by_how_they_look() -> None:
    bold = f"<w:tbl>{row('Year', 'Honey', bold='<w:b/>')}{row('1911', '7')}</w:tbl>"
    styles = (
        '<w:style w:type="table" w:styleId="Lined"><w:name w:val="Lined"/>'
        '<w:tblStylePr w:type="firstRow"/><w:tblStylePr w:type="firstCol"/></w:style>'
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/></w:style>'
    )
    look = '<w:tblLook w:val="04A0" w:firstRow="1" w:firstColumn="1"/>'
    lined = f'<w:tbl><w:tblPr><w:tblStyle w:val="Lined"/>{look}</w:tblPr>{row("Year", "Honey")}{row("1911", "7")}</w:tbl>'
    grid = f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>{look}</w:tblPr>{row("1912", "8")}{row("1913", "9")}</w:tbl>'
    shown = read_quietly(handmade(bold + paragraph("") + lined + paragraph("") + grid, {"styles": styles}))
    assert shown == tree("""
        document
          table
            head-row
              header-cell: strong["Year"]
              header-cell: strong["Honey"]
            row
              cell: "1911"
              cell: "7"
          table
            head-row
              header-cell: "Year"
              header-cell: "Honey"
            row
              header-cell: "1911"
              cell: "7"
          table
            row
              cell: "1912"
              cell: "8"
            row
              cell: "1913"
              cell: "9"
        """)


def test_columns_that_a_row_leaves_out_stay_empty() -> None:
    left = '<w:gridBefore w:val="1"/>'
    assert read_quietly(handmade(f"<w:tbl>{row('a', 'b', 'c')}{row('d', 'e', properties=left)}</w:tbl>")) == tree("""
        document
          table
            row
              cell: "a"
              cell: "b"
              cell: "c"
            row
              cell
              cell: "d"
              cell: "e"
        """)


def test_numbers_of_headings_and_words_in_labels_are_told() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="Rule %1:"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    heading = '<w:numPr><w:numId w:val="5"/></w:numPr><w:outlineLvl w:val="0"/>'
    document, report = read(handmade(paragraph("Dues", heading) + item("Pay.", 5), {"numbering": lists}))
    assert [type(block).__name__ for block in document.children] == ["Heading", "OrderedList"]
    assert [(d.code, d.message) for d in report.diagnostics] == [
        ("word-left-out", "Word numbers the headings (1); the numbers were left out"),
        ("word-left-out", "the label “Rule …:” of a list became its number alone"),
    ]


def test_a_table_of_one_cell_is_a_frame() -> None:
    inner = f"<w:tbl>{row('a', 'b')}</w:tbl>"
    assert read_quietly(handmade(f"<w:tbl><w:tr><w:tc>{paragraph('Framed.')}{inner}<w:p/></w:tc></w:tr></w:tbl>")) == tree("""
        document
          paragraph: "Framed."
          table
            row
              cell: "a"
              cell: "b"
        """)


def test_a_quotation_after_a_list_is_no_part_of_it() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    styles = '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quotations"/></w:style>'
    said = paragraph("Peace.", '<w:pStyle w:val="Q"/><w:ind w:start="720"/>')
    assert read_quietly(handmade(item("one", 5) + said, {"numbering": lists, "styles": styles})) == tree("""
        document
          bullet-list tight
            item
              paragraph: "one"
          block-quote
            paragraph: "Peace."
        """)


def test_the_styles_of_lists_within_lists() -> None:
    document = new_document()
    for words, style in (
        ("tools", "List Bullet"), ("drills", "List Bullet 2"), ("for wood", "List Bullet 3"), ("and plaster", "List Continue 3"),
        ("saws", "List Bullet 2"), ("with a guard", "List Continue 2"), ("books", "List Bullet"),
        ("Ask", "List Number"), ("by mail", "List Number 2"), ("or call", "List Number 2"), ("Fetch", "List Number"),
    ):  # fmt: skip
        document.add_paragraph(words, style=style)
    assert read_quietly(saved(document)) == tree("""
        document
          language: en-US
          bullet-list tight
            item
              paragraph: "tools"
              bullet-list tight
                item
                  paragraph: "drills"
                  bullet-list tight
                    item
                      paragraph: "for wood"
                      paragraph: "and plaster"
                item
                  paragraph: "saws"
                  paragraph: "with a guard"
            item
              paragraph: "books"
          ordered-list 1 tight
            item
              paragraph: "Ask"
              ordered-list 1 tight
                item
                  paragraph: "by mail"
                item
                  paragraph: "or call"
            item
              paragraph: "Fetch"
        """)


def own_list(kind: int, format: str, left: int, style: str) -> str:
    indent = f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr>' if left else ""
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{format}"/>{style}{indent}</w:lvl>'
    return f'<w:abstractNum w:abstractNumId="{kind}">{level}</w:abstractNum>'


def own_lists(first: int, second: int) -> str:
    kinds = own_list(1, "decimal", first, "") + own_list(2, "bullet", second, "")
    return kinds + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))


def test_a_list_that_stands_further_in_is_within_the_one_before_whatever_its_style_is_called() -> None:
    body = item("one", 1) + item("dot", 2) + item("two", 1)
    assert read_quietly(handmade(body, {"numbering": own_lists(360, 720)})) == tree("""
        document
          ordered-list 1 tight
            item
              paragraph: "one"
              bullet-list tight
                item
                  paragraph: "dot"
            item
              paragraph: "two"
        """)


def test_a_list_that_stands_hardly_further_in_is_one_of_its_own() -> None:
    assert read_quietly(handmade(item("one", 1) + item("dot", 2), {"numbering": own_lists(360, 425)})) == tree("""
        document
          ordered-list 1 tight
            item
              paragraph: "one"
          bullet-list tight
            item
              paragraph: "dot"
        """)


def test_bullets_moved_in_by_hand() -> None:
    further = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:ind w:left="1440" w:hanging="360"/>'
    body = item("bread", 2) + paragraph("with seeds", further) + item("butter", 2)
    assert read_quietly(handmade(body, {"numbering": own_lists(360, 720)})) == tree("""
        document
          bullet-list tight
            item
              paragraph: "bread"
              bullet-list tight
                item
                  paragraph: "with seeds"
            item
              paragraph: "butter"
        """)


def test_the_style_says_how_deep_where_nothing_else_does() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="L{n}"><w:name w:val="List Bullet{number}"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{n}"/></w:numPr></w:pPr></w:style>'
        for n, number in ((1, ""), (2, " 2"))
    )
    kinds = own_list(1, "bullet", 0, "") + own_list(2, "bullet", 0, "")
    lists = kinds + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    body = paragraph("bread", '<w:pStyle w:val="L1"/>') + paragraph("with seeds", '<w:pStyle w:val="L2"/>')
    assert read_quietly(handmade(body, {"numbering": lists, "styles": styles})) == tree("""
        document
          bullet-list tight
            item
              paragraph: "bread"
              bullet-list tight
                item
                  paragraph: "with seeds"
        """)
