"""What the HTML says about its elements, as the structure tree needs it: names, notes, languages, tables.

Stands beside `structure`. Knows nothing of pages.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

LANGUAGE = ("lang", "{http://www.w3.org/XML/1998/namespace}lang")


class Source:
    """The HTML that was laid out, with the ways through it."""

    def __init__(self, root: Any) -> None:
        self.parents: dict[Any, Any] = {}
        self.order: dict[Any, int] = {}
        self.languages: dict[Any, str | None] = {}
        self.by_id: dict[str, Any] = {}
        for number, element in enumerate(root.iter()):
            self.order[element] = number
            self.by_id.setdefault(element.get("id", ""), element)
            own = next((element.get(name) for name in LANGUAGE if element.get(name)), None)
            self.languages[element] = own or self.languages.get(self.parents.get(element))
            self.parents.update((child, element) for child in element)

    def ancestors(self, element: Any) -> Iterator[Any]:
        """What is around `element`, from near to far."""
        while (element := self.parents.get(element)) is not None:
            yield element

    def is_note(self, element: Any) -> bool:
        """Whether this is a note: an item of the endnotes, or what calls itself one."""
        if element.get("role") in {"doc-footnote", "doc-endnote"}:
            return True
        if element.tag != "li" or not element.get("id"):
            return False
        return any(around.get("role") == "doc-endnotes" for around in self.ancestors(element))

    def note_id(self, element: Any) -> str:
        """A name for a note that no other has."""
        return element.get("id") or f"note-{self.order[element]}"

    def in_contents(self, element: Any) -> bool:
        """Whether this is a part of the table of contents."""
        return any(around.get("role") == "doc-toc" for around in self.ancestors(element))

    def item_begun_by(self, element: Any) -> Any:
        """The list item that `element` is, or is the beginning of; None where it is neither."""
        if element.tag == "li":
            return element
        parent = self.parents.get(element)
        return parent if parent is not None and parent.tag == "li" and parent[0] is element else None

    def link_around(self, element: Any) -> Any:
        """The `a` that leads somewhere which `element` is or lies in, or None."""
        around = (e for e in (element, *self.ancestors(element)) if e.tag == "a" and e.get("href"))
        return next(around, None)

    def target(self, element: Any) -> str:
        """The id that an element of the text leads to, or the first link in it; empty where there is none."""
        link = element if element.tag == "a" else next(element.iter("a"), None)
        address = link.get("href", "") if link is not None else ""
        return unquote(address[1:]) if address.startswith("#") else ""

    def description(self, picture: Any) -> str:
        """What a picture shows, in words."""
        title = picture.find("{http://www.w3.org/2000/svg}title")
        return picture.get("alt") or picture.get("aria-label") or (title.text if title is not None else "") or ""

    def attributes(self, element: Any, role: str, *, pdf_2: bool) -> list[dict[str, Any]]:
        """Attribute objects: how a list is numbered, what a cell is the head of, how far it reaches."""
        if role == "L":
            numbering = {"ol": _numbering(element), "dl": "/Description" if pdf_2 else "/None"}.get(element.tag, "/Disc")
            return [{"O": "/List", "ListNumbering": numbering}]
        if role not in {"TH", "TD"}:
            return []
        table: dict[str, Any] = {}
        if role == "TH":
            in_head = any(around.tag == "thead" for around in self.ancestors(element))
            scope = element.get("scope") or ("col" if in_head else "row")
            table["Scope"] = "/Row" if scope.startswith("row") else "/Column"
        for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
            if (span := _span(element, name)) != 1:
                table[key] = span
        return [{"O": "/Table", **table}] if table else []


_NUMBERING = {
    "lower-alpha": "/LowerAlpha",
    "upper-alpha": "/UpperAlpha",
    "lower-roman": "/LowerRoman",
    "upper-roman": "/UpperRoman",
}


def _numbering(element: Any) -> str:
    classes = element.get("class", "").split()
    return next((_NUMBERING[name] for name in classes if name in _NUMBERING), "/Decimal")


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1")
    return int(value) if value.isdecimal() and int(value) > 0 else 1


def link_name(link: Any) -> str:
    """What a link is called when it is read aloud: its label, its title, its words, what its pictures show, its address."""
    words = " ".join("".join(link.itertext()).split()).translate(dict.fromkeys(map(ord, "\u00ad\u200b\u2060")))
    pictures = " ".join(filter(None, (picture.get("alt") for picture in link.iter("img"))))
    return link.get("aria-label") or link.get("title") or words or pictures or link.get("href", "")


def is_regular(table: Any) -> bool:
    """Whether the rows of a table have cells for as many columns, those that reach down from above included."""
    for group in _groups(table):
        widths, reaching = set[int](), dict[int, int]()
        for number, row in enumerate(group):
            column = 0
            for cell in row:
                while reaching.get(column, 0) > number:
                    column += 1
                for _ in range(_span(cell, "colspan")):
                    reaching[column] = number + _span(cell, "rowspan")
                    column += 1
            while reaching.get(column, 0) > number:
                column += 1
            widths.add(column)
        if len(widths) > 1 or any(end > len(group) for end in reaching.values()):
            return False
    rows = [sum(_span(cell, "colspan") for cell in group[0]) for group in _groups(table) if group]
    return len(set(rows)) <= 1


def _groups(table: Any) -> list[list[Any]]:
    return [[row for row in part if row.tag == "tr"] for part in table if part.tag in {"thead", "tbody", "tfoot"}]
