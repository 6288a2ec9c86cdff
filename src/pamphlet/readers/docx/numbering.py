"""The lists of a Word file: which list a paragraph belongs to, how deep, and how it is numbered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from pamphlet.readers.docx.package import attribute, child, name_of
from pamphlet.readers.docx.styles import indent_of
from pamphlet.tree import NumberStyle

_STYLES: Mapping[str, NumberStyle] = MappingProxyType(
    {
        "lowerLetter": "lower-alpha",
        "upperLetter": "upper-alpha",
        "lowerRoman": "lower-roman",
        "upperRoman": "upper-roman",
    }
)

_BOXES: Mapping[str, bool] = MappingProxyType({"☐": False, "☒": True, "☑": True})


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: which list, how deep (from 0), its numbers (None: bullets), and the first number.

    Lists of one `family` count on where another left off, unless they `restart`. `indent` is where the
    words of its items begin, in twips; `checked` what the box of a task says, `more` that its paragraphs
    have neither number nor bullet, so that they belong to the item before, `label` how Word writes the number, and
    `moved` how much deeper it stands than the list itself says: Word's style “List Bullet 2” is a list of its own.
    """

    list_id: str
    depth: int
    style: NumberStyle | None
    start: int
    family: str = ""
    restart: bool = False
    indent: int = 0
    checked: bool | None = None
    more: bool = False
    label: str = ""
    moved: int = 0

    @property
    def place(self) -> int:
        """How deep its items stand in the text: under an item of another list, one deeper than that."""
        return self.depth + self.moved


@dataclass(frozen=True, slots=True)
class Numbering:
    """Lists by their ids: what kind each is of, and where it begins otherwise than its kind."""

    kinds: Mapping[str, etree._Element] = field(default_factory=dict)
    lists: Mapping[str, etree._Element] = field(default_factory=dict)

    @classmethod
    def read(cls, root: etree._Element | None) -> "Numbering":
        """The lists of the part, none where there is no part."""
        kinds, lists = {}, {}
        for element in root if root is not None else ():
            if name_of(element) == "abstractNum" and (id_ := attribute(element, "abstractNumId")):
                kinds[id_] = element
            elif name_of(element) == "num" and (id_ := attribute(element, "numId")):
                lists[id_] = element
        return cls(kinds, lists)

    def level(self, list_id: str | None, depth: str | None, style: str | None) -> ListLevel | None:
        """The level of list `list_id` at `depth`, or at the depth that belongs to the paragraph style; None for no list."""
        if list_id in (None, "0"):
            return None
        element = self.lists.get(list_id or "")
        kind = self.kinds.get(attribute(child(element, "abstractNumId"), "val") or "")
        levels = {attribute(one, "ilvl"): one for one in (kind if kind is not None else ()) if name_of(one) == "lvl"}
        if depth is None:
            depth = (
                next((d for d, one in levels.items() if style and attribute(child(one, "pStyle"), "val") == style), None) or "0"
            )
        level = levels.get(depth)
        format = attribute(child(level, "numFmt"), "val") or ("bullet" if level is None else "decimal")
        number = None if format in ("bullet", "none") else _STYLES.get(format, "decimal")
        override = self._override(element, depth)
        start = override or attribute(child(level, "start"), "val") or "1"
        shown = attribute(child(level, "lvlText"), "val")
        return ListLevel(
            list_id or "",
            int(depth) if depth.isdecimal() else 0,
            number,
            int(start) if start.isdecimal() else 1,
            attribute(child(element, "abstractNumId"), "val") or "",
            override is not None,
            indent_of(child(level, "pPr", "ind")) or 0,
            _BOXES.get(shown or ""),
            shown is not None and not shown.strip() and format in ("bullet", "none"),
            shown or "",
        )

    def _override(self, element: etree._Element | None, depth: str) -> str | None:
        for one in element if element is not None else ():
            if name_of(one) == "lvlOverride" and attribute(one, "ilvl") == depth:
                return attribute(child(one, "startOverride"), "val")
        return None
