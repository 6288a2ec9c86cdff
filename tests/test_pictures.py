"""Pictures for paper and for screens: upright, not too large, of a kind that is read there."""

from io import BytesIO

import pytest
from PIL import Image

from pamphlet.diagnostics import Report
from pamphlet.pictures import for_print, for_reader
from pamphlet.resources import Resource, checked_image


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
