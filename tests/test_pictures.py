"""Pictures for paper and for screens: upright, not too large, of a kind that is read there."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from pamphlet.diagnostics import Report
from pamphlet.paper import Paper
from pamphlet.pictures import for_print, for_reader
from pamphlet.resources import Resource, checked_image, load_image
from pamphlet.settings import Settings
from pamphlet.stylesheets import Style, shipped_style
from pamphlet.writers.pdf.style import style_sheets, text_width


def picture(format: str, size: tuple[int, int], mode: str = "RGB", orientation: int = 1) -> Resource:
    """A picture whose left half is black, as the door lets it in."""
    image = Image.new(mode, size, "white")
    image.paste("black", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "the garden of Ada Moor"
    out = BytesIO()
    image.save(out, format, exif=exif)
    resource = checked_image("a", out.getvalue(), None, Report())
    assert resource
    return resource


def opened(resource: Resource) -> Image.Image:
    image = Image.open(BytesIO(resource.data))
    assert Image.MIME[image.format or ""] == resource.media_type
    return image


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_a_picture_that_is_right_stays_as_it_is(format: str) -> None:
    resource = picture(format, (300, 200))
    assert for_reader(resource) is resource
    assert for_print(resource, 148) is resource


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_large_ones_become_smaller_and_keep_their_kind(format: str) -> None:
    resource = picture(format, (3200, 400))
    assert opened(for_reader(resource)).size == (1600, 200)
    assert opened(for_print(resource, 127)).size == (1500, 188)
    assert for_reader(resource).media_type == resource.media_type
    assert for_reader(resource) == for_reader(resource)


def test_a_high_one_is_measured_by_its_height_on_a_screen_and_by_its_width_on_paper() -> None:
    resource = picture("PNG", (400, 3200))
    assert opened(for_reader(resource)).size == (200, 1600)
    assert for_print(resource, 127) is resource


def test_the_camera_was_held_upright() -> None:
    turned = opened(for_reader(picture("JPEG", (300, 200), orientation=6)))
    assert turned.size == (200, 300)
    assert turned.convert("L").getpixel((100, 20)) == 0
    assert turned.convert("L").getpixel((100, 280)) == 255
    assert dict(turned.getexif()) == {}


def see_through() -> Resource:
    out = BytesIO()
    Image.new("RGBA", (30, 20), (0, 0, 0, 90)).save(out, "AVIF")
    return Resource("a", out.getvalue(), "image/avif")


def test_avif_comes_in_and_goes_out_as_what_everybody_reads() -> None:
    assert picture("AVIF", (30, 20)).media_type == "image/avif"
    assert for_reader(picture("AVIF", (30, 20))).media_type == "image/jpeg"
    assert for_print(see_through(), 100).media_type == "image/png"
    opened(for_reader(see_through()))


@pytest.mark.parametrize("mode", ["P", "1", "L", "LA", "RGBA", "I;16", "CMYK"])
def test_all_ways_of_writing_colours_are_made_smaller(mode: str) -> None:
    out = BytesIO()
    Image.new("L", (1700, 10)).convert(mode).save(out, "TIFF" if mode == "CMYK" else "PNG")
    data = out.getvalue()
    if mode == "CMYK":
        out = BytesIO()
        Image.new("CMYK", (1700, 10)).save(out, "JPEG")
        data = out.getvalue()
    resource = checked_image("a", data, None, Report())
    assert resource
    assert opened(for_reader(resource)).size == (1600, 9)


def test_drawings_and_moving_pictures_stay_as_they_are() -> None:
    drawing = Resource("a.svg", b"<svg/>", "image/svg+xml")
    assert for_reader(drawing) is drawing
    out = BytesIO()
    frames = [Image.new("RGB", (1700, 10), colour) for colour in ("red", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    moving = Resource("a.gif", out.getvalue(), "image/gif")
    assert for_reader(moving) is moving
    still = BytesIO()
    Image.new("P", (1700, 10)).save(still, "GIF")
    assert for_reader(Resource("b.gif", still.getvalue(), "image/gif")).media_type == "image/png"


@pytest.mark.parametrize(("format", "mode"), [("TIFF", "RGB"), ("TIFF", "CMYK"), ("BMP", "P")])
def test_pictures_of_offices_become_png(format: str, mode: str) -> None:
    out = BytesIO()
    Image.new(mode, (30, 20)).save(out, format)
    resource = checked_image("a", out.getvalue(), None, Report())
    assert resource
    assert opened(resource).size == (30, 20)
    assert resource.media_type == "image/png"


@pytest.mark.parametrize("data", [b"\xd7\xcd\xc6\x9a" + bytes(50), bytes([1]) + bytes(39) + b" EMF" + bytes(50)])
def test_metafiles_are_told_with_what_to_do(data: bytes) -> None:
    report = Report()
    assert checked_image("a.wmf", data, None, report) is None
    [problem] = report.diagnostics
    assert (problem.code, problem.message) == (
        "image-unsupported",
        "the picture “a.wmf” cannot be used: it is a Windows metafile (WMF or EMF), which only Windows can draw",
    )
    assert "Save as Picture" in (problem.hint or "")


@pytest.mark.parametrize("data", [b"II*\x00 and no more", b"BM"])
def test_a_damaged_tiff_or_bmp_is_told(data: bytes) -> None:
    report = Report()
    assert checked_image("a.tif", data, None, report) is None
    assert [d.code for d in report.diagnostics] == ["image-unsupported"]


# --- colours --------------------------------------------------------------------------------------


def saved(image: Image.Image, format: str, **options: Any) -> Resource:
    out = BytesIO()
    image.save(out, format, **options)
    resource = checked_image("a", out.getvalue(), None, Report())
    assert resource
    return resource


def colour(resource: Resource, place: tuple[int, int] = (5, 5)) -> tuple[int, ...]:
    found = opened(resource).convert("RGB").getpixel(place)
    assert isinstance(found, tuple)
    return tuple(map(int, found))


def is_near(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(found, wanted, strict=True))


def swapped_profile() -> bytes:
    """The profile of a screen whose red is green and whose green is red, under a name of its own."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green = data.index(b"rXYZ"), data.index(b"gXYZ")
    swapped = bytearray(data)
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(swapped).replace("sRGB".encode("utf-16-be"), "Odd ".encode("utf-16-be")).replace(b"sRGB", b"Odd ")


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_on_paper_colours_are_those_that_the_profile_means(mode: str) -> None:
    red = Image.new(mode, (10, 10), (255, 0, 0) if mode == "RGB" else (255, 0, 0, 90))
    odd = saved(red, "PNG", icc_profile=swapped_profile())
    printed = for_print(odd, 100)
    assert is_near(colour(printed), (0, 255, 0))
    assert "icc_profile" not in opened(printed).info
    assert opened(printed).mode == mode
    if mode == "RGBA":
        assert opened(printed).getpixel((5, 5))[3] == 90  # type: ignore[index]  # four numbers
    assert for_reader(odd) is odd, "e-readers know profiles"
    plain = saved(red, "PNG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    assert for_print(plain, 100) is plain


def test_a_profile_that_cannot_be_read_is_none() -> None:
    resource = saved(Image.new("RGB", (10, 10), "red"), "PNG", icc_profile=b"no profile at all")
    assert for_print(resource, 100) is resource


def test_inks_of_a_press_are_kept_for_paper_and_turned_for_screens() -> None:
    red = saved(Image.new("CMYK", (10, 10), (0, 255, 255, 0)), "JPEG", quality=95)
    assert for_print(red, 100) is red
    assert opened(for_reader(red)).mode == "RGB"
    assert is_near(colour(for_reader(red)), (255, 0, 0))


def test_sixteen_bits_of_grey_become_eight_on_paper() -> None:
    image = Image.new("I;16", (20, 10))
    for place, shade in (((5, 5), 32768), ((15, 5), 65535)):
        image.putpixel(place, shade)
    printed = opened(for_print(saved(image, "PNG"), 100))
    assert printed.mode == "L"
    assert (printed.getpixel((5, 5)), printed.getpixel((15, 5))) == (127, 255)


def test_what_moves_stands_still_on_paper() -> None:
    frames = [Image.new("RGB", (10, 10), name) for name in ("red", "blue")]
    for format, kind in (("GIF", "image/png"), ("WEBP", "image/webp"), ("AVIF", "image/jpeg")):
        moving = saved(frames[0], format, save_all=True, append_images=frames[1:])
        still = for_print(moving, 100)
        assert still.media_type == kind
        assert is_near(colour(still), (255, 0, 0))
        assert not getattr(opened(still), "is_animated", False)
    assert not getattr(
        opened(for_reader(saved(frames[0], "AVIF", save_all=True, append_images=frames[1:]))), "is_animated", False
    )


@pytest.mark.parametrize("orientation", range(1, 9))
def test_whichever_way_the_camera_was_held(orientation: int) -> None:
    """The corner that was up and left in the scene is black; what the camera wrote down is undone."""
    upright = Image.new("L", (40, 20), 255)
    upright.paste(0, (0, 0, 10, 10))
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # the transposition that makes of the scene what was written
    written = upright.transpose(Image.Transpose(undo[orientation])) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    for resource in (saved(written, "JPEG", exif=exif, quality=95), saved(written, "PNG", exif=exif)):
        for ready in (for_reader(resource), for_print(resource, 100)):
            image = opened(ready).convert("L")
            assert image.size == (40, 20)
            dark = [image.crop((x, y, x + 1, y + 1)).getextrema()[0] for x, y in CORNERS]
            assert [shade for shade in dark if isinstance(shade, int | float) and shade < 128] == dark[:1]


CORNERS = [(3, 3), (36, 3), (3, 16), (36, 16)]


@pytest.mark.parametrize(("format", "kind"), [("TIFF", "image/png"), ("BMP", "image/png")])
def test_kinds_that_nothing_prints_come_in_as_png(format: str, kind: str) -> None:
    resource = saved(Image.new("RGB", (10, 10), "red"), format)
    assert resource.media_type == kind
    assert is_near(colour(resource), (255, 0, 0))


# --- pictures within their own names --------------------------------------------------------------


@pytest.mark.parametrize(
    "form", ["data:image/png;base64,{}", "data:image/x-any;charset=utf-8;base64,{}", "data:image/png;base64, {}\n"]
)
def test_a_picture_may_stand_in_its_own_name(form: str, tmp_path: Path) -> None:
    report = Report()
    data = saved(Image.new("RGB", (10, 10), "red"), "PNG").data
    name = form.format(b64encode(data).decode())
    resource = load_image(tmp_path, name, None, report)
    assert resource == Resource(name, data, "image/png")
    assert not report.diagnostics


def test_a_drawing_in_its_own_name_is_cleaned_like_any_other(tmp_path: Path) -> None:
    report = Report()
    drawing = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E{}%3C/svg%3E"
    resource = load_image(tmp_path, drawing.format("%3Crect id='a'/%3E"), None, report)
    assert resource
    assert b'<rect id="a"/>' in resource.data
    assert load_image(tmp_path, drawing.format("%3Cscript/%3E"), None, report) is None
    for name in (
        "data:image/png;base64,%%%",
        "data:image/png;base64,AAAA" + "A" * 200,
        "data:image/png",
        "data:image/png;base64,",
    ):
        assert load_image(tmp_path, name, None, report) is None
    assert {d.code for d in report.diagnostics} == {"image-unsupported"}
    assert max(len(d.message) for d in report.diagnostics) < 250


# --- how wide ----------------------------------------------------------------------------------------


def sheet(css: str) -> Style:
    return Style("own", css, Path())


@pytest.mark.parametrize(
    ("sheets", "width"),
    [
        (style_sheets(Settings()), 148 * 0.835),
        (style_sheets(Settings(paper=Paper(105, 148))), 105 * 0.835),
        (style_sheets(Settings(style=shipped_style("large-print"))), 210),
        (style_sheets(Settings(variables=(("margin-inside", "0"),))), 148),
        ((sheet(":root { --page-width: 12cm }"),), 120 * 0.835),
        ((sheet(":root { --page-width: 12cm }"), sheet("@page { size: 8in 10in; margin: 0 }")), 8 * 25.4),
        ((sheet(""), sheet("@page { size: A4 }")), 297 * 0.835),
        ((sheet(""), sheet("p { font-size: 10pt; background-size: 4mm }")), 297 * 0.835),
    ],
)
def test_text_is_as_wide_as_the_sheets_say(sheets: tuple[Style, ...], width: float) -> None:
    assert text_width(sheets) == pytest.approx(width)
