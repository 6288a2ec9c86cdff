"""What LibreOffice writes and Pandoc passes over is read all the same."""

from io import BytesIO
from zipfile import ZipFile

from pamphlet.outline import outline
from pandoc_samples import source

PARTS = ("office", "style", "text", "table", "drawing", "svg-compatible")
NAMES = " ".join(
    f'xmlns:{name.partition("-")[0].removesuffix("ing")}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in PARTS
)
STYLES = "<office:font-face-decls/><office:styles/><office:automatic-styles/><office:master-styles/>"
PICTURE = '<draw:image xlink:href="Pictures/hive.png"/><svg:title>A hive</svg:title><svg:desc>A hive of three boxes</svg:desc>'


def read_text(body: str) -> tuple[str, list[tuple[str, str]]]:
    """The outline of an .odt file with this text, and what is told of it."""
    content = (
        f'<office:document-content {NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3">'
        f"<office:automatic-styles/><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", content)
        file.writestr("styles.xml", f"<office:document-styles {NAMES}>{STYLES}</office:document-styles>")
        file.writestr("Pictures/hive.png", b"\x89PNG\r\n\x1a\n")
    document, report = source("a.odt", out.getvalue())
    return outline(document), [(d.code, d.message) for d in report.diagnostics]


def test_text_in_frames_and_shapes_stands_behind_its_paragraph() -> None:
    boxed = "<draw:frame><draw:text-box><text:p>Never hurry a bee.</text:p><text:p>Ever.</text:p></draw:text-box></draw:frame>"
    shape = "<draw:custom-shape><text:p>Smoke!</text:p></draw:custom-shape>"
    group = (
        f"<draw:g>{shape.replace('Smoke', 'Wait')}<draw:frame><draw:image xlink:href='Pictures/hive.png'/></draw:frame></draw:g>"
    )
    tree, told = read_text(
        f"<text:p>Open {boxed}the hive.</text:p>{group}<text:p><text:span>{shape}</text:span>Close it.</text:p>"
    )
    assert tree.splitlines()[:8] == [
        "document",
        '  paragraph: "Open the hive."',
        '  paragraph: "Never hurry a bee."',
        '  paragraph: "Ever."',
        '  paragraph: "Wait!"',
        "  paragraph: image<media/Pictures/hive.png>",
        '  paragraph: "Close it."',
        '  paragraph: "Smoke!"',
    ]
    assert told == []


def test_a_picture_in_a_frame_with_words_below_it_is_a_figure_that_says_what_it_shows() -> None:
    picture = f"<draw:frame>{PICTURE}</draw:frame>"
    boxed = f"<draw:frame><draw:text-box><text:p>{picture}Figure 1: Our hive</text:p></draw:text-box></draw:frame>"
    tree, _ = read_text(f"<text:p>{boxed}It stands in the sun.</text:p><text:p>{picture}</text:p>")
    assert tree.splitlines()[1:6] == [
        "  figure",
        '    paragraph: image<media/Pictures/hive.png>"A hive of three boxes"',
        '    caption: "Figure 1: Our hive"',
        '  paragraph: "It stands in the sun."',
        '  paragraph: image<media/Pictures/hive.png>"A hive of three boxes"',
    ]


def test_fields_are_the_words_that_they_show() -> None:
    tree, told = read_text(
        "<text:p>See <text:sequence-ref>Table 1</text:sequence-ref>, <text:date>1 May</text:date>, "
        "<text:span><text:placeholder>a place</text:placeholder></text:span>, "
        "<text:ruby><text:ruby-base>蜂</text:ruby-base><text:ruby-text>はち</text:ruby-text></text:ruby>"
        "<text:hidden-text>nothing</text:hidden-text><office:annotation><text:p>Really?</text:p></office:annotation>.</text:p>"
        "<text:bibliography><text:index-body><text:p>Moor: <text:title>Wax</text:title></text:p></text:index-body>"
        "</text:bibliography>"
    )
    assert tree == 'document\n  paragraph: "See Table 1, 1 May, a place, 蜂(はち)."\n  paragraph: "Moor: Wax"\n'
    assert told == [("word-left-out", "a comment was left out")]
