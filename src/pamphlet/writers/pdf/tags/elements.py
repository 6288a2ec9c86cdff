"""The elements of a structure tree, and which of them stands for what in HTML.

On the road between the laid-out page and the PDF: `structure` makes these, `objects` writes them.
Knows nothing of the page engine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple


class Marked(NamedTuple):
    """Content of a page (from 0) under its number in the content stream."""

    page: int
    number: int


class Annotated(NamedTuple):
    """The annotation (a PDF dictionary) that makes a link of a place on a page (from 0)."""

    page: int
    annotation: Any


@dataclass(eq=False, slots=True)
class StructureElement:
    """One element of the tree; `source` is the HTML element it stands for, if there is one.

    `entries` go into its dictionary as they are, `attributes` are attribute objects, `related` the
    elements that `/Ref` leads to in PDF 2. `written` is its dictionary, once there is one.
    """

    role: str
    parent: "StructureElement | None"
    source: Any = None
    kids: "list[StructureElement | Marked | Annotated]" = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)
    attributes: list[dict[str, Any]] = field(default_factory=list)
    related: "list[StructureElement]" = field(default_factory=list)
    written: Any = None

    def add(self, role: str, source: Any = None, **entries: Any) -> "StructureElement":
        """A new element after those that are there."""
        kid = StructureElement(role, self, source, entries=entries)
        self.kids.append(kid)
        return kid


ROLES: Mapping[str, str] = MappingProxyType(
    {
        "main": "Part",
        "article": "Art",
        "section": "Sect",
        "nav": "Sect",
        "header": "Div",
        "footer": "Div",
        "aside": "Div",
        "div": "Div",
        "address": "Div",
        "figure": "Div",
        "p": "P",
        "pre": "P",
        **{f"h{level}": f"H{level}" for level in range(1, 7)},
        "blockquote": "BlockQuote",
        "ul": "L",
        "ol": "L",
        "dl": "L",
        "li": "LI",
        "dt": "Lbl",
        "dd": "LBody",
        "table": "Table",
        "thead": "THead",
        "tbody": "TBody",
        "tfoot": "TFoot",
        "tr": "TR",
        "th": "TH",
        "td": "TD",
        "caption": "Caption",
        "figcaption": "Caption",
        "img": "Figure",
        "{http://www.w3.org/2000/svg}svg": "Figure",
        "a": "Link",
        "code": "Code",
        "q": "Quote",
    }
)
"""Elements of HTML and the standard types of PDF 1.7 for them; what is not here leaves its content to its parent."""

ROLES_OF_PDF_2: Mapping[str, str] = MappingProxyType(
    {**ROLES, "em": "Em", "strong": "Strong", "aside": "Aside", "figure": "Aside"}
)

ONLY_IN_PDF_1 = frozenset({"Art", "BlockQuote", "TOC", "TOCI", "Index", "Quote", "Note", "Reference", "BibEntry", "Code"})
"""Types that PDF 2 knows only in the namespace of PDF 1.7."""

GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Aside", "TOC"})
"""Types that hold no text themselves: there must be a paragraph around it."""

INLINE = frozenset({"Span", "Link", "Code", "Quote", "Em", "Strong", "Reference"})

HEADINGS = frozenset(f"H{level}" for level in range(1, 7))

NOTES = frozenset({"Note", "FENote"})

TEXTLESS = frozenset(
    {"html", "body", "main", "article", "section", "nav", "header", "footer", "aside", "div", "address", "figure", "blockquote"}
    | {"ul", "ol", "dl", "table"}
)
"""Elements of HTML in which blank text means nothing."""
