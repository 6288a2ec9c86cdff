"""The Word reader: how large pictures are, what is cut off, how they are turned; groups, WordArt, shapes, embedded files."""

from io import BytesIO

import pytest
from PIL import Image

from docx_samples import IMAGE, handmade, paragraph, picture, read, read_quietly, run, tree
from pamphlet.outline import outline

RELATION = f'<Relationship Id="i1" Type="{IMAGE}" Target="media/flag.png"/>'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
SHAPE = "http://schemas.microsoft.com/office/word/2010"
DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006"


def flag() -> bytes:
    """A flag of 40 × 20 pixels, red on the left and blue on the right."""
    made, out = Image.new("RGB", (40, 20), "red"), BytesIO()
    made.paste((0, 0, 255), (20, 0, 40, 20))
    made.save(out, "PNG")
    return out.getvalue()


def with_flag(body: str) -> bytes:
    return handmade(body, None, RELATION, {"word/media/flag.png": flag()})


def shown(data: bytes) -> Image.Image:
    (resource,) = read(data)[0].resources
    return Image.open(BytesIO(resource.data)).convert("RGB")


def test_a_picture_is_as_wide_as_in_word() -> None:
    inline = picture('r:embed="i1"', '<wp:extent cx="1440000" cy="720000"/><wp:docPr id="1" name="x" descr="A flag"/>')
    assert 'image<word-picture-1.png>"A flag"{width=40mm}' in read_quietly(with_flag(inline))


@pytest.mark.parametrize(
    ("style", "size"),
    [
        ("width:113.4pt;height:56.7pt", "{width=40mm}"),
        ("position:absolute; margin-left:3pt; width : 2in; height:1in;z-index:1", "{width=50.8mm}"),
        ("width:2880;height:900", ""),
        ("", ""),
    ],
)
def test_a_picture_in_the_older_form_is_as_wide_as_in_word(style: str, size: str) -> None:
    pict = f'<w:pict {VML}><v:shape style="{style}" alt="A flag"><v:imagedata r:id="i1" o:title="flag"/></v:shape></w:pict>'
    assert f'image<word-picture-1.png>"A flag"{size}\n' in read_quietly(with_flag(f"<w:p><w:r>{pict}</w:r></w:p>"))


def cropped(properties: str, turn: str = "") -> str:
    extent = '<wp:extent cx="1440000" cy="720000"/><wp:docPr id="1" name="x"/>'
    shape = f"<pic:spPr>{turn}</pic:spPr></pic:pic>"
    return picture('r:embed="i1"', extent).replace("</pic:blipFill></pic:pic>", f"{properties}</pic:blipFill>{shape}")


@pytest.mark.parametrize("right", ["50000", "50%"])
def test_what_is_cut_off_is_gone(right: str) -> None:
    left = shown(with_flag(cropped(f'<a:srcRect r="{right}"/>')))
    assert left.size == (20, 20)
    assert left.getcolors() == [(400, (255, 0, 0))]


def test_what_is_cut_off_in_the_older_form_is_gone() -> None:
    pict = f'<w:pict {VML}><v:shape><v:imagedata r:id="i1" cropleft="32768f" cropbottom=".25"/></v:shape></w:pict>'
    right = shown(with_flag(f"<w:p><w:r>{pict}</w:r></w:p>"))
    assert right.size == (20, 15)
    assert right.getcolors() == [(300, (0, 0, 255))]


def test_one_picture_whole_and_cut_is_two() -> None:
    document, _ = read(with_flag(cropped("") + cropped('<a:srcRect l="25000"/>') + cropped('<a:srcRect l="25000"/>')))
    assert [one.name for one in document.resources] == ["word-picture-1.png", "word-picture-2.png"]


def test_a_picture_that_is_turned() -> None:
    data = with_flag(cropped("", '<a:xfrm rot="5400000"/>'))
    upright = shown(data)
    assert upright.size == (20, 40)
    assert upright.getpixel((10, 5)) == (255, 0, 0)
    assert "{width=20mm}" in outline(read(data)[0])


@pytest.mark.parametrize("cut", ['l="60000" r="60000"', 'l="-20000"', 'l="x"', ""])
def test_what_cannot_be_cut_off_stays(cut: str) -> None:
    (resource,) = read(with_flag(cropped(f"<a:srcRect {cut}/>")))[0].resources
    assert resource.data == flag()


def test_pictures_and_words_of_a_group() -> None:
    pic = (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="a" descr="A flag"/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="i1"/></pic:blipFill></pic:pic>'
    )
    box = f"<s:wsp><s:txbx><w:txbxContent>{paragraph('Our flag')}</w:txbxContent></s:txbx></s:wsp>"
    group = (
        f'<w:drawing xmlns:wp="{DRAWINGS}/wordprocessingDrawing" xmlns:a="{DRAWINGS}/main" xmlns:pic="{DRAWINGS}/picture" '
        f'xmlns:g="{SHAPE}/wordprocessingGroup" xmlns:s="{SHAPE}/wordprocessingShape"><wp:anchor><wp:docPr id="1" name="x"/>'
        f'<a:graphic><a:graphicData uri="{SHAPE}/wordprocessingGroup"><g:wgp>{pic}{box}</g:wgp></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )
    assert read_quietly(with_flag(f"<w:p><w:r>{group}</w:r></w:p>")) == tree("""
        document
          paragraph: image<word-picture-1.png>"A flag"
          paragraph: "Our flag"
        resources
          word-picture-1.png image/png
        """)


def test_words_in_every_shape_of_the_older_form() -> None:
    box = f"<v:textbox><w:txbxContent>{paragraph('In the oval')}</w:txbxContent></v:textbox>"
    art = '<v:shape><v:textpath on="t" string="Summer Fair"/></v:shape>'
    assert read_quietly(
        handmade(f"<w:p><w:r><w:pict {VML}>{art}<v:group><v:oval>{box}</v:oval></v:group></w:pict></w:r></w:p>")
    ) == tree("""
        document
          paragraph: "Summer Fair"
          paragraph: "In the oval"
        """)


def test_files_inside_the_document_are_told_with_their_place() -> None:
    icon = f'<w:object {VML}><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" DrawAspect="Icon"/></w:object>'
    _, report = read(handmade(paragraph("Bees") + f"<w:p>{run('The accounts: ')}<w:r>{icon}</w:r></w:p>"))
    assert [(d.code, str(d.position), d.message) for d in report.diagnostics] == [
        ("word-left-out", "a.docx:2:1", "a file inside the document (Excel) was left out")
    ]


def test_the_newer_form_is_read_where_the_older_has_no_words() -> None:
    box = f'<w:drawing xmlns:s="{SHAPE}"><s:wsp><w:txbxContent>{paragraph("Tea")}</w:txbxContent></s:wsp></w:drawing>'
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>"
    assert "Tea" in read_quietly(handmade(f"<w:p><w:r>{both}</w:r></w:p>"))
