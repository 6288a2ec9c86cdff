"""The Word reader: texts that were formatted by hand, and what Word hides or sets apart for its looks."""

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


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (OLD, "it is a document of an older Word", "open it in Word or LibreOffice and save it as .docx"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "a password protects it", "take the password away"),
        (b"{\\rtf1 Hello}", "it is not a whole .docx file", "give its name the ending .rtf"),
    ],
)
def test_what_is_no_docx_says_what_it_is(data: bytes, message: str, hint: str) -> None:
    _, report = read(data)
    (problem,) = report.diagnostics
    assert problem.code == "source-damaged"
    assert message in problem.message
    assert problem.hint is not None
    assert hint in problem.hint
