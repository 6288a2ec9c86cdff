"""Pictures in the markup: how large they are, how they stand between words, and what is said where they lack a description."""

from pathlib import Path

import pytest

from pamphlet.diagnostics import Report
from pamphlet.labels import labels_for
from pamphlet.passes.images import load_images
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.tree import Attributes, Document, Image, Inline, Paragraph, SoftBreak, Text
from pamphlet.writers.xhtml import Xhtml

DROP = Image("drop.svg", "a drop")


def markup(*inlines: Inline) -> str:
    return str(Xhtml(labels_for("en"), {}, {}, "#{}".format, str).blocks((Paragraph(inlines),)))


@pytest.mark.parametrize(
    ("pairs", "style"),
    [
        ((("width", "40%"),), "width: 40%"),
        ((("width", "2.5in"), ("height", "8mm")), "width: 2.5in; height: 8mm"),
        ((("width", "120"),), "width: 120px"),
    ],
)
def test_width_and_height_are_the_size_of_a_picture(pairs: tuple[tuple[str, str], ...], style: str) -> None:
    assert f' style="{style}"' in markup(Image("eel.png", "an eel", attributes=Attributes(pairs=pairs)))


@pytest.mark.parametrize("value", ["wide", "0", "3cm; color: red", "-4mm", ""])
def test_what_is_no_length_is_no_size(value: str) -> None:
    assert "style=" not in markup(Image("eel.png", "an eel", attributes=Attributes(pairs=(("width", value),))))


def test_a_drawing_between_words_is_a_sign() -> None:
    assert 'class="sign"' in markup(Text("Look for "), DROP, Text(" on gates."))


@pytest.mark.parametrize(
    "inlines",
    [
        (DROP,),
        (Text("The map: "), DROP),
        (Text("Words"), SoftBreak(), DROP, Text(" and more.")),
        (Text("An eel "), Image("eel.png", "an eel"), Text(" is no drawing.")),
        (Text("So "), Image("drop.svg", "a drop", attributes=Attributes(pairs=(("width", "3cm"),))), Text(" wide.")),
    ],
)
def test_other_pictures_are_no_signs(inlines: tuple[Inline, ...]) -> None:
    assert "<img" in markup(*inlines)
    assert "sign" not in markup(*inlines)


def test_a_paragraph_that_begins_with_a_picture_says_so() -> None:
    assert markup(DROP, SoftBreak(), Text("Words.")).startswith('<p class="picture-first">')
    assert markup(DROP).startswith('<p class="picture">')
    assert markup(Text("Words"), DROP).startswith("<p>Words")


@pytest.mark.parametrize(("name", "words"), [("a.md", "square brackets"), ("a.html", 'alt="…"'), ("a.docx", "in Word")])
def test_where_to_describe_a_picture_is_told_for_the_kind_of_source(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "drop.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7"/></svg>')
    report = Report()
    found = load_images(
        Document((Paragraph((Image("drop.svg", position=Position(name, 3)),)),)), Settings(folder=tmp_path), report
    )
    assert [resource.name for resource in found] == ["drop.svg"]
    assert [(d.code, words in (d.hint or "")) for d in report.diagnostics] == [("image-alt-missing", True)]
