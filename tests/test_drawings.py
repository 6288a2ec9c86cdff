"""What of an SVG drawing comes through the one door."""

from pathlib import Path

import pytest

from pamphlet.diagnostics import Report
from pamphlet.drawings import Refused, clean_drawing
from pamphlet.resources import load_image

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
