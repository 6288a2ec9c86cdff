"""The Word reader: tracked changes as Word accepts them, marks that the author chose, fields that nobody filled in."""

import pytest

from docx_samples import handmade, paragraph, read, run, tree
from pamphlet.outline import outline

BY = 'w:id="1" w:author="Ann" w:date="2024-05-01T10:00:00Z"'
END = f"<w:rPr><w:del {BY}/></w:rPr>"


def deleted(words: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(words: str, properties: str = "", end: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words, end)}</w:tc>"


def accepted(body: str, footnotes: str = "") -> tuple[str, list[str]]:
    document, report = read(handmade(body, {"footnotes": footnotes} if footnotes else {}))
    return outline(document), [d.message for d in report.diagnostics]


ONE = ["one tracked change was accepted"]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (paragraph("One ", END) + paragraph("two ", END) + paragraph("three."), 'paragraph: "One two three."'),
        (
            paragraph("a") + f"<w:p><w:pPr>{END}</w:pPr>{deleted('gone')}</w:p>" + paragraph("b"),
            'paragraph: "a"\n  paragraph: "b"',
        ),
        (paragraph("Last", END), 'paragraph: "Last"'),
        (paragraph("Before", END) + '<w:bookmarkStart w:id="3" w:name="x"/>' + paragraph(" after"), 'paragraph: "Before after"'),
    ],
)
def test_the_end_of_a_paragraph_is_deleted(body: str, shown: str) -> None:
    assert accepted(body)[0] == f"document\n  {shown}\n"


def test_words_before_a_table_stay_out_of_it() -> None:
    table = f"<w:tbl>{row(cell('Hives', end=END), cell('Honey'))}</w:tbl>"
    assert accepted(paragraph("Our year", END) + table + paragraph("Thanks.")) == (
        tree("""
        document
          paragraph: "Our year"
          table
            row
              cell: "Hives"
              cell: "Honey"
          paragraph: "Thanks."
        """),
        ["2 tracked changes were accepted"],
    )


def test_moved_words_stand_where_they_went() -> None:
    start = f"<w:p><w:pPr><w:rPr><w:moveFrom {BY}/></w:rPr></w:pPr><w:moveFrom {BY}>{run('Moved.')}</w:moveFrom></w:p>"
    end = f"<w:p><w:moveTo {BY}>{run('Moved.')}</w:moveTo></w:p>"
    assert accepted(start + paragraph("Stays.") + end) == ('document\n  paragraph: "Stays."\n  paragraph: "Moved."\n', ONE)


def test_rows_and_cells() -> None:
    gone = f"<w:cellDel {BY}/>"
    rows = (
        row(cell("a"), cell("x", gone), cell("b")),
        row(cell("y"), cell("x", gone), cell("y"), properties=f"<w:del {BY}/>"),
        row(cell("c"), cell("x", gone), cell("d", f"<w:cellIns {BY}/>"), properties=f"<w:ins {BY}/>"),
        row(cell("x", gone)),
    )
    assert accepted(f"<w:tbl>{''.join(rows)}</w:tbl>") == (
        tree("""
        document
          table
            row
              cell: "a"
              cell: "b"
            row
              cell: "c"
              cell: "d"
        """),
        ["7 tracked changes were accepted"],
    )


def test_a_note_goes_with_its_mark() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = f"<w:p>{run('Bees')}<w:del {BY}>{mark.format(2)}</w:del>{run(' hum')}{mark.format(3)}</w:p>"
    notes = "".join(f'<w:footnote w:id="{n}">{paragraph(f"Note {n}.")}</w:footnote>' for n in (2, 3))
    assert accepted(body, notes) == (
        tree("""
        document
          paragraph: "Bees hum" note-reference(footnote-3)
        notes
          note footnote-3 "1" footnote
            paragraph: "Note 3."
        """),
        ONE,
    )


def test_a_mark_that_the_author_chose_is_a_label() -> None:
    body = (
        f'<w:p>{run("Bees")}<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>{run(" hum")}'
        '<w:r><w:footnoteReference w:id="3"/></w:r></w:p>'
    )
    notes = (
        f'<w:footnote w:id="2">{paragraph("* With thanks.")}</w:footnote><w:footnote w:id="3">{paragraph("In May.")}</w:footnote>'
    )
    assert accepted(body, notes) == (
        tree("""
        document
          paragraph: "Bees" note-reference(footnote-2) " hum" note-reference(footnote-3)
        notes
          note footnote-2 "*" footnote
            paragraph: "With thanks."
          note footnote-3 "1" footnote
            paragraph: "In May."
        """),
        [],
    )


@pytest.mark.parametrize(
    ("style", "shown", "told"),
    [
        ("placeholder text", "Name:", ["a field that nobody filled in was left out: “Click here.”"]),
        ("emphasis", "Name: Click here.", []),
    ],
)
def test_a_field_that_nobody_filled_in(style: str, shown: str, told: list[str]) -> None:
    styles = f'<w:style w:type="character" w:styleId="P"><w:name w:val="{style}"/></w:style>'
    words = run("Click here.", '<w:rStyle w:val="P"/>')
    field = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{words}</w:sdtContent></w:sdt>"
    document, report = read(handmade(f"<w:p>{run('Name: ')}{field}</w:p>", {"styles": styles}))
    assert outline(document) == f'document\n  paragraph: "{shown}"\n'
    assert [d.message for d in report.diagnostics] == told
