"""The Word reader: texts that were formatted by hand, and what Word hides or sets apart for its looks."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from docx_samples import handmade, new_document, paragraph, read, read_quietly, run, saved, tree
from pamphlet.outline import outline

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def test_a_leaflet_without_a_single_style() -> None:
    document = new_document()
    for text, bold in (
        ("The Tool Library", True),
        ("Borrow a drill from us [1]. Bring it back clean.", False),
        ("1. WHEN", True),
        ("On Saturdays [2].", False),
        ("2. WHAT", True),
        ("•\tdrills", False),
        ("•\tladders", False),
        ("", False),
        ("Notes", True),
        ("[1] Two weeks at most.", False),
        ("[2] Not in August.", False),
    ):
        document.add_paragraph().add_run(text).bold = bold or None
    found, report = read(saved(document))
    assert outline(found) == tree("""
        document
          language: en-US
          notes-heading: "Notes"
          heading 1: "The Tool Library"
          paragraph: "Borrow a drill from us" note-reference(1) ". Bring it back clean."
          heading 2: "1. WHEN"
          paragraph: "On Saturdays" note-reference(2) "."
          heading 2: "2. WHAT"
          bullet-list tight
            item
              paragraph: "drills"
            item
              paragraph: "ladders"
        notes
          note 1 "1"
            paragraph: "Two weeks at most."
          note 2 "2"
            paragraph: "Not in August."
        """)
    assert [problem.code for problem in report.diagnostics] == ["formatted-by-hand"] * 3
    assert [problem.position.line for problem in report.diagnostics if problem.position] == [10, 3, 6]


def test_a_drop_capital_goes_back_to_its_word() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'
    big = '<w:position w:val="-8"/><w:sz w:val="96"/>'
    body = paragraph("O", frame, big) + paragraph("nce the mill had wheels.", '<w:spacing w:after="0"/>') + paragraph("Two.")
    found, _ = read(handmade(body))
    assert outline(found) == tree("""
        document
          paragraph: "Once the mill had wheels."
          paragraph: "Two."
        """)
    assert [block.position.line for block in found.children if block.position] == [2, 3]


def test_hidden_words_go_and_are_told() -> None:
    hidden = run("(ask Ann) ", "<w:vanish/>")
    seen = run("at noon", '<w:vanish w:val="0"/>')
    mark = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + run("The end.") + "</w:p>"
    found, report = read(handmade(f"<w:p>{run('We open ')}{hidden}{seen}</w:p>{mark}"))
    assert outline(found) == tree("""
        document
          paragraph: "We open at noon"
          paragraph: "The end."
        """)
    (problem,) = report.diagnostics
    assert str(problem.position) == "a.docx:1:1"
    assert (problem.code, problem.message) == ("word-left-out", "hidden text was left out: “(ask Ann)”")


def test_comments_say_where_they_are() -> None:
    comments = '<w:comment w:id="7" w:author="Ann"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>'
    marked = f'<w:p>{run("Two.")}<w:r><w:commentReference w:id="7"/></w:r></w:p>'
    _, report = read(handmade(paragraph("One.") + marked, {"comments": comments}))
    (problem,) = report.diagnostics
    assert str(problem.position) == "a.docx:2:1"
    assert problem.message == "a comment by Ann was left out: “Really?”"


def test_doubly_struck_words_are_struck() -> None:
    assert read_quietly(handmade(f"<w:p>{run('Closed', '<w:dstrike/>')}{run(' Open')}</w:p>")) == tree("""
        document
          paragraph: strikeout["Closed"] " Open"
        """)


def zipped(name: str, inside: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(name, inside)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (OLD, "it is a document of an older Word", "open it in Word or LibreOffice and save it as .docx"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "it is a document that a password protects", "take the password away"),
        (b"{\\rtf1 Hello}", "it is a rich text document (RTF)", "give its name the ending .rtf"),
        (OLD + "MatOST".encode("utf-16-le"), "it is a document of Microsoft Works", "open it in LibreOffice"),
        (OLD + "Workbook".encode("utf-16-le"), "it is an Excel workbook", "copy its text"),
        (b"<!DOCTYPE html><p>Bees</p>", "it is a web page", "give its name the ending .html"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>',
            "it is a Word document of 2003",
            "save it as .docx",
        ),
        (zipped("mimetype", "application/vnd.oasis.opendocument.text"), "it is in truth something else", "the ending .odt"),
        (zipped("Index/Document.iwa", ""), "it is in truth something else", "File → Export To → Word"),
        (zipped("notes.xml", "<a/>"), "it is in truth something else", "this is a ZIP archive"),
        (handmade(paragraph("Bees"))[:900], "it is not a whole .docx file", "copy or download it again, or let Word mend it"),
        (b"Bees in a plain text.", "it is not a whole .docx file", "if it is a plain text"),
        (b"", "it is empty", "download it again"),
    ],
)
def test_what_is_no_docx_says_what_it_is(data: bytes, message: str, hint: str) -> None:
    _, report = read(data)
    (problem,) = report.diagnostics
    assert problem.code == "source-damaged"
    assert message in problem.message
    assert problem.hint is not None
    assert hint in problem.hint
