"""The Word reader: files that are damaged, too large, or made to do harm."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docx_samples import handmade, item, numbering, paragraph, picture, read, with_part
from pamphlet.nesting import make_room_for_nesting
from pamphlet.outline import outline
from pamphlet.source import Position
from pamphlet.tree import Document

make_room_for_nesting()  # before Hypothesis counts frames

BOMB = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
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


def test_damage_in_a_part_without_text_costs_only_that_part() -> None:
    data = with_part(handmade(paragraph("Bees") + item("hum", 5), {"numbering": numbering()}), "word/numbering.xml", "<w:num")
    document, report = read(data)
    assert [type(block).__name__ for block in document.children] == ["Paragraph", "BulletList"]
    assert [(d.code, d.message.partition(":")[0]) for d in report.diagnostics] == [
        ("word-part-damaged", "the part word/numbering.xml of a.docx is broken")
    ]


def test_the_text_may_be_kept_under_another_name() -> None:
    out = BytesIO()
    with ZipFile(BytesIO(handmade(paragraph("Bees", '<w:outlineLvl w:val="0"/>')))) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(name.replace("document.xml", "document2.xml"), data)
    document, report = read(out.getvalue())
    assert (outline(document), report.diagnostics) == ('document\n  heading 1: "Bees"\n', [])


def test_a_relation_that_leads_nowhere_costs_only_what_it_is_for() -> None:
    link = '<w:p><w:hyperlink r:id="gone"><w:r><w:t>words</w:t></w:r></w:hyperlink></w:p>'
    document, report = read(handmade(picture('r:embed="nowhere"') + link))
    assert outline(document) == 'document\n  paragraph: "words"\n'
    assert [(d.code, d.position) for d in report.diagnostics] == [("image-missing", Position("a.docx", 1))]
