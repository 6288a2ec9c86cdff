"""The page engine behind its door: what it may open, what it says, and what happens where it is missing."""

import logging
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pamphlet.diagnostics import Report
from pamphlet.publication import Publication
from pamphlet.resources import Resource, shipped
from pamphlet.source import Position
from pamphlet.stylesheets import Style
from pamphlet.system_libraries import LIBRARIES
from pamphlet.tree import Document, Metadata, Text
from pamphlet.writers.pdf import loading, write_pdf
from pamphlet.writers.pdf.engine import print_page
from pdf_samples import SETTINGS, heading, note, paragraph, picture, published, words

STYLES = shipped("styles")


def laid_out(body: str, css: str = "", *resources: Resource, folder: Path = STYLES) -> Report:
    """What is reported when `body` is laid out in the style `css`."""
    report = Report()
    result = print_page(f'<html lang="en"><title>Test</title>{body}', (Style("mine.css", css, folder),), resources, report)
    assert result.data.startswith(b"%PDF")
    return report


def told(report: Report) -> list[tuple[str, str]]:
    return [(diagnostic.code, diagnostic.message) for diagnostic in report.diagnostics]


# --- the door -------------------------------------------------------------------------------------

HIVE = Resource("a hive & more.png", picture(), "image/png")
SECRET = "file:///etc/passwd"


def test_a_picture_of_the_publication_is_let_in() -> None:
    assert told(laid_out('<img alt="A hive" src="resource:a%20hive%20%26%20more.png">', "", HIVE)) == []


def test_a_file_beside_the_style_is_let_in() -> None:
    css = '@font-face { font-family: "X"; src: url(fonts/SourceSans3-Regular.otf) } p { font-family: "X" }'
    assert told(laid_out("<p>words", css)) == []


def test_a_picture_within_a_drawing_is_let_in() -> None:
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image width="9" height="9" href="{dot}"/></svg>'
    plan = Resource("plan.svg", drawing.encode(), "image/svg+xml")
    assert told(laid_out('<img alt="A plan" src="resource:plan.svg">', "", plan)) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/hive.png",
        "http://127.0.0.1:9/hive.png",
        "ftp://example.org/hive.png",
        SECRET,
        (STYLES.parent / "pyproject.toml").as_uri(),
        f"{STYLES.as_uri()}/../pyproject.toml",
        f"{STYLES.as_uri()}/%2e%2e/pyproject.toml",
        "resource:other.png",
        "resource:..%2Fpyproject.toml",
        "data:text/html,<p>hello",
    ],
)
@pytest.mark.parametrize("where", ["picture", "style", "import", "font"])
def test_all_else_is_refused(address: str, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    body = f'<p><img alt="x" src="{address}">' if where == "picture" else "<p>words"
    css = {
        "picture": "",
        "style": f'p {{ background: url("{address}") }}',
        "import": f'@import url("{address}");',
        "font": f'@font-face {{ font-family: "X"; src: url("{address}") }}',
    }[where]
    report = laid_out(body, css)
    assert [code for code, _ in told(report)] == ["resource-refused"] + ["layout-problem"] * (where == "font")
    assert report.has_errors()


def test_a_link_in_the_style_folder_leads_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    styles = tmp_path / "styles"
    styles.mkdir()
    (tmp_path / "secret.png").write_bytes(picture())
    (styles / "hive.png").symlink_to(tmp_path / "secret.png")
    monkeypatch.setattr("pamphlet.writers.pdf.engine.shipped", lambda _: styles)
    assert [code for code, _ in told(laid_out("<p>words", "p { background: url(hive.png) }", folder=styles))] == [
        "resource-refused"
    ]
    (styles / "hive.png").unlink()
    (styles / "hive.png").write_bytes(picture())
    assert told(laid_out("<p>words", "p { background: url(hive.png) }", folder=styles)) == []


# --- what the engine says -----------------------------------------------------------------------------


def test_a_property_that_the_engine_does_not_know_is_reported_with_its_line() -> None:
    report = laid_out("<p>words", "p { color: black }\n\np { colour: black;\n  text-wrap: pretty }")
    assert [(d.code, d.position) for d in report.diagnostics] == [
        ("layout-problem", Position("mine.css", 3, 5)),
        ("layout-problem", Position("mine.css", 4, 3)),
    ]
    assert "colour" in report.diagnostics[0].message
    assert report.texts["mine.css"].splitlines()[2].startswith("p { colour")


@pytest.mark.parametrize("css", ["p { color: ", "} p { color: black }", "@nonsense x { y: z }", "p:is-not { color: black }"])
def test_what_cannot_be_read_of_a_style_is_reported(css: str) -> None:
    assert {code for code, _ in told(laid_out("<p>words", css))} == {"layout-problem"}


def test_a_damaged_picture_is_reported() -> None:
    broken = Resource("broken.png", picture()[:20], "image/png")
    assert [code for code, _ in told(laid_out('<img alt="x" src="resource:broken.png">', "", broken))] == ["layout-problem"]


def test_a_link_without_a_place_to_go_is_reported() -> None:
    assert [code for code, _ in told(laid_out('<p><a href="#nowhere">words</a>'))] == ["layout-problem"]


def test_a_picture_that_only_decorates_is_no_problem() -> None:
    assert told(laid_out('<img alt="" src="resource:a%20hive%20%26%20more.png">', "", HIVE)) == []


def test_nothing_of_the_log_is_printed(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    laid_out("<p>words", "p { colour: black }")
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []
    logger = logging.getLogger("weasyprint")
    assert logger.propagate
    assert [type(handler) for handler in logger.handlers] == [logging.NullHandler]


NOWHERE = "\u0378"
"""A place in Unicode where there is no character, so that no font has one either."""


def with_missing(*blocks: str, note_text: str = "A note.") -> Publication:
    placed = tuple(Text(text, position=Position("leaflet.md", line)) for line, text in enumerate(blocks, 5))
    body = tuple(paragraph(text) for text in placed)
    return published(Document(body, (note("1", note_text),), Metadata(title=words("Glyphs"), language="en")))


def test_a_character_that_no_font_has_is_reported_once_where_it_first_stands() -> None:
    report = Report()
    assert write_pdf(with_missing("All is well.", f"Not {NOWHERE} here {NOWHERE}.", f"{NOWHERE}"), SETTINGS, report)
    assert told(report) == [("glyph-missing", f"no font at hand has “{NOWHERE}” (U+0378, a character without a name)")]
    assert report.diagnostics[0].position == Position("leaflet.md", 6)
    assert report.has_errors()


def test_a_missing_character_in_a_heading_or_a_note_is_found() -> None:
    for document in (
        Document((heading(1, NOWHERE),), metadata=Metadata(title=words("Glyphs"), language="en")),
        Document((paragraph("x"),), (note("1", NOWHERE),), Metadata(title=words("Glyphs"), language="en")),
        Document((paragraph("x"),), metadata=Metadata(title=words(NOWHERE), language="en")),
        Document((paragraph("x"),), metadata=Metadata(title=words("Glyphs"), language="en", credits=(words(NOWHERE),))),
    ):
        report = Report()
        write_pdf(published(document), SETTINGS, report)
        assert [code for code, _ in told(report)] == ["glyph-missing"]


@pytest.mark.parametrize(
    "text", ["Straße, čeština, ½ Œuvre", "Ελληνικά ώς εδώ", "Українська їжа ґанок", "Tiếng Việt", "→ ☐ ☑ † ‡ … €"]
)
def test_latin_greek_and_cyrillic_miss_nothing(text: str) -> None:
    report = Report()
    write_pdf(with_missing(text, note_text=text), SETTINGS, report)
    assert told(report) == []


# --- where it is missing -------------------------------------------------------------------------------


def test_a_missing_library_is_reported_with_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, loading.ENGINE)
    monkeypatch.setattr(loading, "missing_libraries", lambda: LIBRARIES[1:2])
    monkeypatch.setattr(loading, "install_command", lambda missing: f"get {missing[0].name}")
    report = Report()
    assert write_pdf(with_missing("Words."), SETTINGS, report) is None
    assert [(d.code, d.message, d.hint) for d in report.diagnostics] == [
        ("engine-missing", "pages cannot be laid out: this machine lacks Pango", "type: get Pango")
    ]
    monkeypatch.setattr(loading, "install_command", lambda _: None)
    loading.engine_loads(report)
    assert "install Pango" in str(report.diagnostics[-1].hint)


def test_a_library_that_does_not_load_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(_: str) -> None:
        raise OSError("libpango: wrong ELF class")

    monkeypatch.delitem(sys.modules, loading.ENGINE)
    monkeypatch.setattr(loading, "import_module", damaged)
    report = Report()
    assert write_pdf(with_missing("Words."), SETTINGS, report) is None
    assert [code for code, _ in told(report)] == ["engine-missing"]
    assert "wrong ELF class" in report.diagnostics[0].message


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


def test_importing_the_writer_loads_no_engine() -> None:
    program = """
import sys
import pamphlet.writers.pdf
print([name for name in ("weasyprint", "fontTools", "PIL", "lxml", "jinja2", "unittest.mock") if name in sys.modules])
"""
    assert run(program) == "[]\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the libraries have to be searched for")
def test_loading_the_engine_starts_no_process() -> None:
    program = """
import ctypes.util, sys
search = ctypes.util.find_library
started = []
sys.addaudithook(lambda event, _: started.append(event) if event in {"subprocess.Popen", "os.posix_spawn", "os.fork"} else None)
from pamphlet.diagnostics import Report
from pamphlet.writers.pdf.loading import engine_loads
print(engine_loads(Report()), "weasyprint" in sys.modules, started, ctypes.util.find_library is search)
"""
    assert run(program) == "True True [] True\n"
