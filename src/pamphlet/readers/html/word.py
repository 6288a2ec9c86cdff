"""What Word makes of its own styles when it saves a page: paragraphs that are titles, items, quotations or captions by class.

Before anything is read, such paragraphs become the elements that they look like. Word's table of
contents is marked as page furniture, since pages have no numbers of Word's any more.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from pamphlet.readers.html.dom import HTML, Element, Words, even, is_blank
from pamphlet.readers.html.names import HEADINGS

_QUOTES = frozenset({"MsoQuote", "MsoIntenseQuote", "MsoBlockText", "quotations", "quotations-cjk", "quotations-western"})
_TITLES = {"MsoTitle": "title", "MsoSubtitle": "subtitle"}
_ITEM = re.compile(r"Mso(?:List\w*)")
_CONTENTS = re.compile(r"MsoToc\w+")
_LEVEL = re.compile(r"mso-list:[^;]*?level(\d)")
_MARGIN = re.compile(r"margin-left:\s*(\d+(?:\.\d+)?)(pt|cm|in)")
_NUMBER = re.compile(r"[(\[]?(?:(\d{1,3})|([a-z])|([A-Z]))[.)\]]{1,2}")
_BULLETS = frozenset("·•o§-–—▪◦○●■□✓➢Øv")
_POINTS = {"pt": 1.0, "cm": 28.35, "in": 72.0}


def rewrite(page: Element) -> None:
    """Turn the paragraphs of a page that Word saved into what their classes say; any other page stays as it is."""
    for heading in (element for element in page.elements() if element.name in HEADINGS):
        for run, after in pairwise([*heading.words()]):  # how far the words stand from the number that Word gives it
            if not (run.text + after.text).strip("\xa0 \n"):
                run.text = after.text = " "
    for outer in [
        one
        for one in page.elements()
        if any(child.name == "p" and ("Mso" in child.get("class") or _QUOTES & {*child.classes}) for child in one.children)
    ]:
        rows: list[Element] = []
        for child in [*outer.children, None]:
            if child is not None and _is_item(child):
                rows.append(child)
                continue
            if rows:
                _nest(outer, rows)
                rows = []
            if child is not None and child.name == "p":
                _paragraph(outer, child)


def _paragraph(outer: Element, paragraph: Element) -> None:
    classes = set(paragraph.classes)
    if any(_CONTENTS.fullmatch(name) for name in classes):
        paragraph.attributes["hidden"] = ""
    elif classes & _QUOTES:
        _wrap(outer, paragraph, "blockquote")
    elif named := classes & _TITLES.keys():
        paragraph.attributes["class"] = _TITLES[named.pop()]
    elif "MsoCaption" in classes:
        _caption(outer, paragraph)


def _element(name: str, at: int) -> Element:
    return Element(name, HTML, {}, at)


def _wrap(outer: Element, inner: Element, name: str) -> Element:
    around = _element(name, inner.at)
    outer.insert_before(around, inner)
    outer.remove_child(inner)
    around.append_child(inner)
    return around


def _caption(outer: Element, caption: Element) -> None:
    """A caption beside a table goes into it, one beside a picture makes a figure."""
    place = outer.children.index(caption)
    beside = [*outer.children[max(place - 1, 0) : place], *outer.children[place + 1 : place + 2]]
    for one in beside:
        pictured = one.name == "p" and not one.text() and any(inner.name == "img" for inner in one.elements())
        if one.name != "table" and not pictured:
            continue
        outer.remove_child(caption)
        if pictured:
            one = _wrap(outer, one, "figure")
        caption.name = "figcaption" if pictured else "caption"
        caption.attributes.pop("class")
        one.append_child(caption)
        return


# --- lists --------------------------------------------------------------------------------


def _is_item(element: Element) -> bool:
    return element.name == "p" and any(_ITEM.fullmatch(name) for name in element.classes) and _marker(element) is not None


def _marker(item: Element) -> Element | None:
    """The number or bullet at the beginning of an item: a span of its own, with spaces in it."""
    first = next((node for node in item.nodes if not is_blank(node)), None)
    if isinstance(first, Words):
        _gather(item, first)
        first = next((node for node in item.nodes if not is_blank(node)), None)
    while isinstance(first, Element) and first.name in ("b", "i", "strong", "em") and first.children:
        first = first.children[0]
    if not isinstance(first, Element) or first.name != "span":
        return None
    text = first.text().replace("\xa0", "").strip()
    return first if text in _BULLETS or _NUMBER.fullmatch(text) else None


def _gather(item: Element, number: Words) -> None:
    """A number that stands beside its spaces, and not around them, goes into an element with them."""
    place = item.nodes.index(number)
    spaces = item.nodes[place + 1] if place + 1 < len(item.nodes) else None
    if isinstance(spaces, Element) and spaces.name == "span" and not even(spaces.text().replace("\xa0", "")):
        marker = _element("span", number.at)
        item.nodes[place : place + 2] = [marker]
        marker.parent = item
        marker.nodes.append(number)
        marker.append_child(spaces)


def _depth(item: Element) -> float:
    """How deep an item stands: the level that Word notes, else how far it is moved in."""
    style = item.get("style")
    if level := _LEVEL.search(style):
        return float(level[1])
    margin = _MARGIN.search(style)
    return float(margin[1]) * _POINTS[margin[2]] if margin else 36.0


def _nest(outer: Element, items: Sequence[Element]) -> None:
    """Put items in a row into lists, one within another where they are moved in further."""
    open_lists: list[tuple[float, Element]] = []
    for item in items:
        marker = _marker(item)
        number = _NUMBER.fullmatch(marker.text().replace("\xa0", "").strip()) if marker else None
        depth, name = _depth(item), "ol" if number else "ul"
        while open_lists and (open_lists[-1][0] > depth or (open_lists[-1][0] == depth and open_lists[-1][1].name != name)):
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < depth:
            made = _element(name, item.at)
            if number:
                made.attributes["type"] = "1" if number[1] else "a" if number[2] else "A"
                made.attributes["start"] = number[1] or str(ord((number[2] or number[3]).lower()) - ord("a") + 1)
            if open_lists:
                open_lists[-1][1].children[-1].append_child(made)
            else:
                outer.insert_before(made, item)
            open_lists.append((depth, made))
        outer.remove_child(item)
        entry = _element("li", item.at)
        open_lists[-1][1].append_child(entry)
        if marker is not None and marker.parent is not None:
            marker.parent.remove_child(marker)
        first = next((node for node in item.nodes if not is_blank(node)), None)
        if isinstance(first, Words):
            first.text = first.text.lstrip("\xa0 \n")
        item.reparent_children(entry)
