"""What shops refuse or spoil of pictures and covers, and that the handbook says the same as the rules."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Picture

from epub_samples import DRAWING, PICTURES
from pamphlet.diagnostics import CODES
from pamphlet.passes.shops import RULES
from pamphlet.pictures import facts_of
from pamphlet.pipeline import check
from pamphlet.resources import Resource
from pamphlet.setting_values import SHOPS


def saved(mode: str, colour: object, kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    out = BytesIO()
    Picture.new(mode, size, colour).save(out, kind)  # type: ignore[arg-type]  # a colour may be a number, a tuple or a name
    return out.getvalue()


def moving() -> bytes:
    out = BytesIO()
    frames = [Picture.new("L", (40, 30), shade) for shade in (0, 255)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def said(folder: Path, shops: str, line: str, **files: bytes) -> list[tuple[str, str, int | None]]:
    """What is reported of a text with one line: code, the shops, the line where it stands."""
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    text = f"---\ntitle: The Gate\nauthor: Ada Moor\nlanguage: en\nshops: {shops}\n---\n{line}\n"
    (folder / "gate.md").write_text(text, "utf-8")
    found = check(str(folder / "gate.md")).report.diagnostics
    return [(d.code, d.message.partition(":")[0], d.position.line if d.position else None) for d in found]


@pytest.mark.parametrize(
    ("name", "data", "shops"),
    [
        ("a_png", saved("RGB", "#fff", "PNG"), None),
        ("a_jpg", saved("L", 200, "JPEG"), None),
        ("a_png", saved("RGBA", (9, 9, 9, 255), "PNG"), None),
        ("a_png", saved("RGBA", (9, 9, 9, 100), "PNG"), "Kindle and Kobo"),
        ("a_jpg", saved("CMYK", (9, 9, 9, 9), "JPEG"), None),  # it becomes one in the colours of screens
        ("a_webp", saved("RGB", "#fff", "WEBP"), "Kindle"),
        ("a_gif", saved("L", 200, "GIF"), None),
        ("a_gif", moving(), "Kindle"),
        ("a_svg", DRAWING, "Kindle"),
    ],
)
def test_a_picture_is_told_to_the_shops_that_cannot_show_it(tmp_path: Path, name: str, data: bytes, shops: str | None) -> None:
    line = f"![A hive]({name.replace('_', '.')})"
    assert said(tmp_path, "all", line, **{name: data}) == ([("shop-picture", shops, 7)] if shops else [])
    assert said(tmp_path, "none", line, **{name: data}) == []


def test_a_picture_of_many_bytes_is_told(tmp_path: Path) -> None:
    noise = Picture.effect_noise((1600, 1600), 200)
    out = BytesIO()
    Picture.merge("RGB", [noise, noise.rotate(90), noise.rotate(180)]).save(out, "PNG")
    assert said(tmp_path, "kobo", "![Sand](a.png)", a_png=out.getvalue()) == [("shop-picture", "Kobo", 7)]


def test_a_long_description_is_told(tmp_path: Path) -> None:
    line = f"![{'A hive behind the beans, ' * 6}](a.png)"
    assert said(tmp_path, "kindle", line, a_png=saved("L", 9, "PNG")) == [("shop-picture", "Kindle", 7)]


def test_a_table_within_a_table_is_told(tmp_path: Path) -> None:
    line = "<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>"
    assert ("shop-table", "Kindle", 7) in said(tmp_path, "kindle", line)


@pytest.mark.parametrize(("size", "told"), [((1600, 2560), []), ((1000, 1600), [("shop-cover", "Kindle", 7)])])
def test_a_cover_is_as_large_as_is_asked_for(tmp_path: Path, size: tuple[int, int], told: list[object]) -> None:
    (tmp_path / "front.jpg").write_bytes(saved("L", 90, "JPEG", size))
    assert said(tmp_path, "kindle\nformats: epub\ncover: front.jpg", "Text.") == told


def test_books_too_large_for_mail_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pamphlet.passes.shops.LARGEST_BOOK", 50)
    assert said(tmp_path, "kindle", "![A](a.png)", a_png=saved("L", 9, "PNG")) == [("shop-size", "Kindle", None)]


def test_the_facts_about_pictures() -> None:
    kinds = {"hive.png": "image/png", "bee.gif": "image/gif", "plan.svg": "image/svg+xml"}
    found = {name: facts_of(Resource(name, PICTURES[name], kind)) for name, kind in kinds.items()}
    assert found["plan.svg"] is None
    assert [(facts.width, facts.moving) for facts in found.values() if facts] == [(160, False)] * 2


def test_the_handbook_names_every_rule_with_its_source() -> None:
    page = Path(__file__).parents[1].joinpath("docs", "shops.md").read_text("utf-8")
    assert {rule.code for rule in RULES} == {code for code in CODES if code.startswith("shop-")}
    assert [code for code in CODES if code.startswith("shop-") and f"`{code}`" not in page] == []
    assert [rule.source for rule in RULES if rule.source not in page] == []
    assert {shop for rule in RULES for shop in rule.shops} == set(SHOPS)
    assert all(f"`{shop}`" in page for shop in SHOPS)


@pytest.mark.parametrize(
    ("front", "codes"),
    [
        ("cover: gone.jpg", ["image-missing"]),
        ("cover: ../gone.jpg", ["resource-refused"]),
        ("cover: none", ["shop-cover"]),
        ("author: {height: 3}", ["option-value"]),
        ("author: 7: x: [", ["front-matter-invalid"]),
        ("author: {name: Ada Moor, role: editor}", ["shop-metadata"]),
    ],
)
def test_a_broken_line_is_one_fault_and_not_two(tmp_path: Path, front: str, codes: list[str]) -> None:
    named = "" if front.startswith("author") else "author: Ada Moor\n"
    text = f"---\ntitle: The Gate\n{named}language: en\nshops: all\n{front}\n---\nIt opens at nine.\n"
    (tmp_path / "gate.md").write_text(text, "utf-8")
    found = check(str(tmp_path / "gate.md")).report.diagnostics
    line = 5 + bool(named)
    assert [(d.code, d.position.line if d.position else None) for d in found] == [(code, line) for code in codes]
