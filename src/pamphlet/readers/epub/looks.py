"""Emphasis that is only in a book's style sheets.

Converters write `<span class="calibre3">` where they mean italics. Of a style sheet, only what the HTML
reader would understand in an element's own `style` is read, for elements within a line; everything else
is a look, and pamphlet has its own.
"""

import re
from collections.abc import Sequence

from pamphlet.readers.html.dom import Element
from pamphlet.readers.html.names import BLOCKS

_WANTED = frozenset(
    {
        "font-weight",
        "font-style",
        "font-variant",
        "font-variant-caps",
        "text-decoration",
        "text-decoration-line",
        "vertical-align",
    }
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?\.([\w-]+)", re.IGNORECASE)
_TOOL = re.compile(r"p?calibre_?\d*$|sgc-|_?idGen|(?:Char|Para)Override-|koboSpan$|kobo\.|class_s\w*$|[cpst]\d+$")
"""Classes that a program has numbered, which say nothing without its style sheet."""

Look = dict[tuple[str, str], dict[str, str]]
"""Declarations by the name of the element ("" for any) and the class."""


def read_look(sheet: str) -> Look:
    """What a style sheet says of classes."""
    look: Look = {}
    for selectors, body in _RULE.findall(_COMMENT.sub("", sheet)):
        pairs = (part.partition(":") for part in body.split(";"))
        said = {key.strip().lower(): value.strip().lower() for key, _, value in pairs}
        said = {key.removesuffix("-line"): value for key, value in said.items() if key in _WANTED}
        for selector in selectors.split(",") if said else ():
            if found := _SELECTOR.fullmatch(selector.strip()):
                look.setdefault(((found[1] or "").lower(), found[2]), {}).update(said)
    return look


def apply_looks(body: Element, looks: Sequence[Look]) -> None:
    """Write what classes look like into the elements within lines, and take off the classes that only a program knows."""
    for element in body.elements():
        classes = element.classes
        if element.name not in BLOCKS:
            said: dict[str, str] = {}
            for look in looks:
                for name in classes:
                    said |= look.get(("", name), {}) | look.get((element.name, name), {})
            if element.name == "span" and said.pop("vertical-align", "") == "super":
                element.name = "sup"
            if said:
                style = "".join(f"{key}:{value};" for key, value in said.items())
                element.attributes["style"] = style + element.get("style")
        if any(map(_TOOL.match, classes)):
            element.attributes["class"] = " ".join(name for name in classes if not _TOOL.match(name))
        if element.get("id").startswith("kobo."):
            del element.attributes["id"]
