"""The cover of the e-book: the author's picture or one made of the title, shown first and described."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Picture

from epub_reading import OPF, OPS, XHTML, Book
from epub_samples import BOOKS, DRAWING, published, words
from epub_validity import assert_valid
from pamphlet.diagnostics import Report
from pamphlet.options import Option
from pamphlet.pipeline import Job, build
from pamphlet.resources import Resource
from pamphlet.settings import Settings
from pamphlet.stylesheets import shipped_style
from pamphlet.tree import Person
from pamphlet.writers.epub import write_epub
from pamphlet.writers.pdf import make_cover
from pamphlet.writers.pdf.cover import letter_size


def drawn(width: int, height: int, kind: str = "JPEG") -> bytes:
    out = BytesIO()
    Picture.new("RGB", (width, height), "#705010").save(out, kind)
    return out.getvalue()


def built(folder: Path, cover: str, *flags: Option, **files: bytes) -> tuple[Book, list[str]]:
    """The book of a short text with this `cover:`, and what was reported."""
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    line = f"cover: {cover}\n" if cover else ""
    (folder / "gate.md").write_text(f"---\ntitle: The Gate\nlanguage: en\n{line}---\nIt opens at nine.\n", "utf-8")
    outcome = build(Job(str(folder / "gate.md"), flags, folder))
    return Book((folder / "gate.epub").read_bytes()), [d.code for d in outcome.report.diagnostics]


def cover_of(book: Book) -> tuple[str, bytes] | None:
    """The name and the bytes of the cover picture."""
    items = [item for item in book.manifest.values() if item.get("properties") == "cover-image"]
    return (items[0].get("href", ""), book.files[items[0].get("href", "")]) if items else None


EPUB_ALONE = Option("formats", "epub")


def test_the_authors_picture_is_shown_first_and_described(tmp_path: Path) -> None:
    book, said = built(tmp_path, "front.jpg", EPUB_ALONE, front_jpg=drawn(1600, 2560))
    assert said == []
    assert cover_of(book) == ("images/cover-picture.jpg", drawn(1600, 2560))
    assert next(iter(book.spine)) == "cover.xhtml"
    (shown,) = book.spine["cover.xhtml"].iter(f"{XHTML}img")
    assert (shown.get("alt"), shown.get("role"), shown.get(f"{OPS}type")) == ("Cover: The Gate", "doc-cover", "cover")
    marks = [(link.get(f"{OPS}type"), link.get("href")) for link in book.nav.iter(f"{XHTML}a") if link.get(f"{OPS}type")]
    assert ("cover", "cover.xhtml") in marks
    assert [m.get("content") for m in book.package.iter(f"{OPF}meta") if m.get("name") == "cover"] == ["cover-picture"]
    assert set(book.meta("schema:accessMode")) == {"textual", "visual"}
    assert "alternativeText" in book.meta("schema:accessibilityFeature")
    assert_valid((tmp_path / "gate.epub").read_bytes())


@pytest.mark.parametrize(
    ("cover", "flags", "made"),
    [("", (), True), ("", (EPUB_ALONE,), False), ("auto", (EPUB_ALONE,), True), ("none", (), False)],
)
def test_a_cover_is_made_where_it_costs_little_or_is_asked_for(
    tmp_path: Path, cover: str, flags: tuple[Option, ...], made: bool
) -> None:
    book, said = built(tmp_path, cover, *flags)
    assert said == []
    found = cover_of(book)
    assert (found is not None) is made
    if found:
        with Picture.open(BytesIO(found[1])) as picture:
            assert (picture.size, picture.format) == ((1600, 2560), "JPEG")
        assert_valid((tmp_path / "gate.epub").read_bytes())


@pytest.mark.parametrize(
    ("name", "data", "codes", "kind"),
    [
        ("front_webp", drawn(1600, 2560, "WEBP"), [], "jpg"),
        ("front_png", drawn(3000, 4800, "PNG"), [], "png"),
        ("front_jpg", drawn(600, 960), ["cover-unfit"], "jpg"),
        ("front_jpg", drawn(2560, 1600), ["cover-unfit"], "jpg"),
        (
            "front_svg",
            DRAWING,
            ["cover-unfit"],
            "svg",
        ),
    ],
)
def test_shops_take_the_picture_or_the_author_is_told(
    tmp_path: Path, name: str, data: bytes, codes: list[str], kind: str
) -> None:
    book, said = built(tmp_path, name.replace("_", "."), EPUB_ALONE, **{name: data})
    assert said == codes
    found = cover_of(book)
    assert found
    assert found[0] == f"images/cover-picture.{kind}"
    if kind != "svg":
        with Picture.open(BytesIO(found[1])) as picture:
            assert picture.width <= 1600
            assert picture.height <= 2560
    assert_valid((tmp_path / "gate.epub").read_bytes())


@pytest.mark.parametrize(("data", "code"), [(None, "image-missing"), (drawn(1600, 2560)[:5000], "image-unsupported")])
def test_a_cover_that_is_not_there_or_damaged_is_an_error(tmp_path: Path, data: bytes | None, code: str) -> None:
    if data:
        (tmp_path / "front.jpg").write_bytes(data)
    (tmp_path / "gate.md").write_text("---\ntitle: The Gate\ncover: front.jpg\nlanguage: en\n---\nText.\n", "utf-8")
    (fault,) = build(Job(str(tmp_path / "gate.md"), (), tmp_path)).report.diagnostics
    assert (fault.code, fault.position and fault.position.line) == (code, 3)


@pytest.mark.parametrize("name", ["allotment", "hebrew", "ukrainian", "signs"])
def test_the_cover_shows_the_title_in_the_look_of_the_style(name: str) -> None:
    publication, report = published(BOOKS[name]), Report()
    plain = make_cover(publication, Settings(), report)
    leaflet = make_cover(publication, Settings(style=shipped_style("leaflet")), report)
    assert isinstance(plain, Resource)
    assert isinstance(leaflet, Resource)
    assert report.diagnostics == []
    assert plain == make_cover(publication, Settings(), report)
    assert plain.data != leaflet.data
    with Picture.open(BytesIO(plain.data)) as picture:
        inside = picture.convert("L").crop((180, 180, 1420, 2380))  # within the frame
        dark = [sum(inside.histogram()[:128]), inside.width * inside.height]
    assert 0.003 < dark[0] / dark[1] < 0.4
    assert_valid(write_epub(publication, Settings(), report, None, plain).data)


@pytest.mark.parametrize("title", ["Bees", "Bienenzüchtergenossenschaftsvorsitzende", "On the keeping of hives " * 12])
def test_a_title_of_any_length_has_room(title: str) -> None:
    data = replace(BOOKS["plain"].metadata, title=words(title.strip()))
    publication, report = published(replace(BOOKS["plain"], metadata=data)), Report()
    cover = make_cover(publication, Settings(), report)
    assert cover
    with Picture.open(BytesIO(cover.data)) as picture:
        grey = picture.convert("L")
        margin = grey.crop((125, 130, 150, 2430))  # between frame and title: nothing runs out of its room
        foot = grey.crop((180, 2100, 1420, 2160))
    assert sum(margin.histogram()[:150]) == 0
    assert sum(foot.histogram()[:150]) == 0
    assert 0 < letter_size(title) <= 14


SUBTITLE = "Written down for beginners, and for all who would like to know what goes on behind the hedge " * 3
AUTHORS = tuple(Person(f"Ada Marsh-Willoughby the {number}th") for number in range(2, 20))


def test_title_subtitle_and_authors_keep_out_of_each_others_way() -> None:
    data = replace(
        BOOKS["plain"].metadata, title=words("On the keeping of hives " * 8), subtitle=words(SUBTITLE), authors=AUTHORS
    )
    publication, report = published(replace(BOOKS["plain"], metadata=data)), Report()
    cover = make_cover(publication, Settings(), report)
    assert cover
    with Picture.open(BytesIO(cover.data)) as picture:
        grey = picture.convert("L").crop((180, 180, 1420, 2380))  # within the frame
        rows = [min(grey.crop((0, y, grey.width, y + 1)).tobytes()) < 150 for y in range(grey.height)]
    first, last = rows.index(True), len(rows) - 1 - rows[::-1].index(True)
    gap = max(len(run) for run in "".join("x" if row else " " for row in rows[first:last]).split("x"))
    assert gap > 60, "an empty band stands between subtitle and authors"


def test_no_cover_is_made_of_letters_that_no_font_has() -> None:
    data = replace(BOOKS["plain"].metadata, title=words("\U00012000\U00012001"))
    report = Report()
    assert make_cover(published(replace(BOOKS["plain"], metadata=data)), Settings(), report) is None
    assert "cover-unfit" in [d.code for d in report.diagnostics]
