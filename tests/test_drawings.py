"""What of an SVG drawing comes through the one door."""

from dataclasses import replace
from pathlib import Path

import pytest

from epub_samples import epub_of
from epub_validity import assert_valid
from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.drawings import Refused, clean_drawing
from pamphlet.passes import publish
from pamphlet.resources import Resource, load_image
from pamphlet.settings import Settings
from pamphlet.tree import Document, Metadata, Paragraph, Text

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml"'


def drawing(inside: str, attributes: str = "", before: str = "") -> bytes:
    return f"{before}{HEAD} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "data",
    [
        drawing("<script>alert(1)</script>"),
        drawing("<h:script>alert(1)</h:script>"),
        drawing('<h:img src="http://bees.example/x"/>'),
        drawing("<foreignObject/>"),
        drawing('<rect onload="alert(1)"/>'),
        drawing("", 'onclick="x"'),
        drawing('<image href="http://bees.example/x.png"/>'),
        drawing('<image xlink:href="file:///etc/passwd"/>'),
        drawing('<image href="data:image/svg+xml;base64,PHN2Zz4="/>'),
        drawing('<use href="other.svg#bee"/>'),
        drawing('<rect fill="url(http://bees.example/x)"/>'),
        drawing('<rect filter="URL( http://bees.example/x)"/>'),
        drawing('<rect style="fill: url(//bees.example/x)"/>'),
        drawing("<style>@IMPORT 'http://bees.example/x';</style>"),
        drawing("<style><!-- --> rect { fill: url(http://bees.example/x) }</style>"),
        drawing(r"<style>@\69mport 'x';</style>"),
        drawing("<style>rect { background: image-set('http://bees.example/x' 1x) }</style>"),
        drawing('<set attributeName="href" to="javascript:alert(1)"/>'),
        drawing("&bee;", before='<!DOCTYPE svg [<!ENTITY bee "bee">]>'),
        drawing("", before='<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>'),
        drawing("<g>"),
        b"<html><svg/></html>",
    ],
    ids=lambda data: data.decode()[-60:],
)
def test_what_runs_or_leads_out_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        clean_drawing(data)


def test_what_draws_comes_through_and_what_editors_note_does_not() -> None:
    data = drawing(
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata><!-- a bee -->'
        '<defs><linearGradient id="wing"><stop offset="0"/></linearGradient></defs>'
        '<a href="https://bees.example"><rect fill="url(#wing)" inkscape:label="bee" '
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"/></a><use xlink:href="#wing"/>',
        'viewBox="0 0 9 9" xml:base="http://bees.example/"',
        '<?xml version="1.0"?><?xml-stylesheet href="http://bees.example/x.css"?>'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    )
    clean = clean_drawing(data).decode()
    assert "bees.example" not in clean
    assert not any(word in clean for word in ("rdf", "inkscape", "DOCTYPE", "stylesheet", "base", "<!--"))
    assert all(word in clean for word in ('viewBox="0 0 9 9"', "linearGradient", 'fill="url(#wing)"', 'xlink:href="#wing"'))
    assert clean_drawing(clean.encode()).decode() == clean


def test_files_that_the_system_cannot_open_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    report = Report()
    for name in ("a" * 300 + ".png", "loop.png", "", "a\0b.png"):
        assert load_image(tmp_path, name, None, report) is None
    assert {d.code for d in report.diagnostics} <= {"image-missing", "resource-refused"}
    assert len(report.diagnostics) == 4
    assert capsys.readouterr().err == ""


def rebuilt(inside: str, attributes: str = "") -> str:
    """What comes through of a drawing, without its frame."""
    found = clean_drawing(drawing(inside, attributes)).decode()
    return found[found.index("<svg") :].partition(">")[2].removesuffix("</svg>\n")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('<path d="M0 0" p-id="7" t="1" data-name="x" tabindex="0"/>', '<path d="M0 0"/>'),
        ('<g vector-effect="none" fill="red"/>', '<g fill="red" style="vector-effect: none"/>'),
        ('<path d="" style="fill:red" font-size="3"/>', '<path d="" style="font-size: 3; fill:red"/>'),
        ('<rect width="" height="2"/>', '<rect height="2"/>'),
        ('<rect id="a"/><rect id="a"/>', '<rect id="a"/><rect/>'),
        ('<g id="1 b"/><use href="#1 b" mask="url(#1 b)"/>', '<g id="id.1."/><use href="#id.1." mask="url(#id.1.)"/>'),
    ],
)
def test_attributes_that_svg_does_not_know_go(written: str, kept: str) -> None:
    assert rebuilt(written) == kept


SLOPPY = """<g id="Layer 1" enable-background="new" foo="bar" role="wing" focusable="false"><path d="M1 1h9" paint-order="stroke"
 nodetypes="cc" class=""/><circle cx="5" cy="5" r="2" id="Layer 1" font-family="x" z-index="2"/></g><use href="#Layer 1"/>
<text x="1" y="9" line-height="1" id="1"><tspan writing-mode="lr">Bee</tspan></text>"""


def test_a_drawing_of_any_program_makes_a_book_without_a_complaint() -> None:
    data = clean_drawing(drawing(SLOPPY, 'viewBox="0 0 9 9" version="1.0" x="0px" data-name="L" xml:lang="en" aria-label="x"'))
    image = tree.Image("hive.svg", "A hive")
    report = Report()
    document = Document((Paragraph((image,)),), metadata=Metadata(title=(Text("Hive"),), language="en"))
    carried = replace(document, resources=(Resource("hive.svg", data, "image/svg+xml"),))
    assert_valid(epub_of(publish(carried, Settings(newest_input=1_700_000_000), report)))
    assert not report.diagnostics
