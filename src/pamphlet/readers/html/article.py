"""The article without the page around it: where the text is, and what on the page is not the text.

What is left out is told once, with its number and its first line, so that nothing goes in silence.
"""

import re
from collections import Counter
from collections.abc import Iterator

from pamphlet.readers.html.dom import Element, even
from pamphlet.readers.html.inlines import style_of
from pamphlet.readers.html.marks import visible
from pamphlet.readers.html.names import (
    ARTICLES,
    FURNITURE,
    FURNITURE_CLASSES,
    FURNITURE_ROLES,
    FURNITURE_WORDS,
    KEPT_ROLES,
    SILENT,
)
from pamphlet.readers.html.reading import Reading, is_remark
from pamphlet.readers.html.tables import arranges_page


def leave_out_furniture(page: Element, reading: Reading) -> Element:
    """Find the element that holds the article; what is around it, and what in it is not text, goes to `reading.left_out`.

    Reports `page-left-out`.
    """
    article = find_article(page)
    told = Counter[str]()
    first: Element | None = None
    inside = {article, *article.ancestors()}
    for element in _visible_elements(page, reading):
        if element in inside or element in reading.left_out:
            continue
        beside = element.parent in inside and element.parent is not article
        if beside or _is_furniture(element):
            if element.name not in SILENT and any(even(run.text) for run in visible(element, reading)):
                told[element.name] += 1
                first = first or element
            reading.left_out.add(element)
    for around in inside - {article}:
        around.nodes = [
            node for node in around.nodes if isinstance(node, Element) and (node in inside or node in reading.left_out)
        ]
    if first is not None:
        parts = ", ".join(f"{count} × <{name}>" for name, count in sorted(told.items()))
        message = f"what belongs to the page and not to its text is left out: {parts}"
        reading.report.add("page-left-out", message, reading.place(first.at))
    return article


def _visible_elements(page: Element, reading: Reading) -> Iterator[Element]:
    """Every element but those in one that is left out."""
    stack = [page]
    while stack:
        element = stack.pop()
        if element is not page:
            yield element
        if element not in reading.left_out and element.name not in SILENT:
            stack += reversed(element.children)


def find_article(page: Element) -> Element:
    """The one `article` that has most of the text, else the page's `main` part, else all of it."""
    body = next((e for e in page.children if e.name == "body"), page)
    elements = list(body.elements())
    articles = [e for e in elements if _is_article(e)]
    articles = [e for e in articles if not any(around in articles or _is_furniture(around) for around in e.ancestors())]
    mains = [e for e in elements if e.name == "main" or e.get("role") == "main"]
    around = max(mains, key=lambda e: len(e.text()), default=body)
    if not articles:
        return around
    lengths = {e: len(e.text()) for e in articles}
    longest = max(articles, key=lengths.__getitem__)
    return longest if 2 * lengths[longest] > sum(lengths.values()) else around


def _is_article(element: Element) -> bool:
    named = element.name != "body" and bool(ARTICLES & {*element.classes})
    return element.name == "article" or element.get("role") == "article" or named or element.get("itemprop") == "blogPost"


def _is_furniture(element: Element) -> bool:
    roles = set(element.get("role").split())
    if roles & KEPT_ROLES:
        return False
    if element.name in FURNITURE:
        return element.name != "footer" or not any(around.name == "blockquote" for around in element.ancestors())
    if roles & FURNITURE_ROLES or _is_hidden(element):
        return True
    if element.name == "div" and (element.get("title") in ("header", "footer") or element.get("id").startswith(_CONTENTS)):
        return True
    if element.name == "header":
        return not any(around.name in ("article", "main") for around in element.ancestors())
    if element.name == "img":
        return {element.get("width"), element.get("height")} <= _THIN or element.get("height") in _THIN - {"0"}
    if element.name == "noscript" or is_remark(element):
        return True
    if element.name in ("td", "th"):
        return _is_menu(element)
    names = {*element.classes, element.get("id")}
    if names & FURNITURE_CLASSES:
        return True
    if element.name == "a" and element.get("aria-hidden") == "true":
        return True
    if _is_permalink(element):
        return True
    words = {re.split(r"[-_]", name)[0].lower() for name in names if name}
    return (
        bool(words & FURNITURE_WORDS)
        and element.name in ("div", "ul", "ol", "section", "p", "span")
        and _is_mostly_links(element)
    )


_THIN = frozenset({"0", "1", "2", "3", "4"})
"""How high, in pixels, pictures are that count visitors, hold things apart, or draw a line."""

_CONTENTS = "Table of Contents"
"""How the ids of LibreOffice's own lists of headings begin; its page headers and footers have those words as titles."""


def _is_menu(cell: Element) -> bool:
    """Whether a cell of a table that arranges the page holds a row of links and nothing else."""
    table = next((around for around in cell.ancestors() if around.name == "table"), None)
    links = [inner for inner in cell.elements() if inner.name == "a" and inner.get("href")]
    words = sum(len(inner.text()) for inner in links)
    return len(links) > 1 and table is not None and arranges_page(table) and 10 * words >= 8 * len(cell.text())


def _is_hidden(element: Element) -> bool:
    if "hidden" in element.attributes:
        return True
    style = style_of(element) if "style" in element.attributes else {}
    return style.get("display") == "none" or style.get("visibility") == "hidden"


def _is_permalink(element: Element) -> bool:
    """The `#` or `¶` beside a heading that leads to the heading itself."""
    if element.name != "a" or not element.get("href").startswith("#") or any(c.isalnum() for c in element.text()):
        return False
    heading = next((e for e in element.ancestors() if re.fullmatch("h[1-6]", e.name)), None)
    target = element.get("href")[1:]
    return heading is not None and (heading.get("id") == target or element.get("id") == target) and not element.children


def _is_mostly_links(element: Element) -> bool:
    words = len(element.text())
    linked = sum(len(inner.text()) for inner in element.elements() if inner.name in ("a", "button", "label"))
    return words < 40 or linked * 2 >= words
