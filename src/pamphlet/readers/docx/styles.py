"""The styles of a Word file, as far as they say what a text is and not how it looks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from lxml import etree

from pamphlet.readers.docx.package import attribute, child, name_of

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Styles:
    """The `style` elements by their ids. Styles build on one another: a question goes up until one answers."""

    elements: Mapping[str, etree._Element] = field(default_factory=dict)
    default_language: str = ""

    @classmethod
    def read(cls, root: etree._Element | None) -> "Styles":
        """The styles of the part, none where there is no part."""
        elements = {}
        for element in root if root is not None else ():
            if name_of(element) == "style" and (id_ := attribute(element, "styleId")):
                elements[id_] = element
        language = attribute(child(root, "docDefaults", "rPrDefault", "rPr", "lang"), "val")
        return cls(elements, language or "")

    def _ask(self, style: str | None, question: Callable[[etree._Element], _T | None]) -> _T | None:
        for _ in range(20):
            element = self.elements.get(style or "")
            if element is None:
                return None
            if (answer := question(element)) is not None:
                return answer
            style = attribute(child(element, "basedOn"), "val")
        return None

    def name(self, style: str | None) -> str:
        """The name of a style in lower case; that of a built-in style is English whatever Word speaks."""
        return (attribute(child(self.elements.get(style or ""), "name"), "val") or "").casefold()

    def outline(self, style: str | None) -> int | None:
        """The outline level, from 0: of a style that is called “heading 2” the one it is called by, whatever it is set to."""
        return self._ask(style, _level)

    def numbering(self, style: str | None) -> tuple[str | None, str | None]:
        """The ids of list and level that come with the style."""
        properties = self._ask(style, lambda element: child(element, "pPr", "numPr"))
        return attribute(child(properties, "numId"), "val"), attribute(child(properties, "ilvl"), "val")

    def language(self, style: str | None) -> str:
        """The language that the style is in; "" for whatever is around it."""
        return self._ask(style, lambda element: attribute(child(element, "rPr", "lang"), "val")) or ""

    def font(self, style: str | None) -> str:
        """The name of the style's font."""
        return self._ask(style, lambda element: attribute(child(element, "rPr", "rFonts"), "ascii")) or ""

    def strong(self, style: str | None) -> bool:
        """Whether a character style is bold."""
        return self._switch(style, "b")

    def emphasis(self, style: str | None) -> bool:
        """Whether a character style is italic."""
        return self._switch(style, "i")

    def _switch(self, style: str | None, name: str) -> bool:
        def question(element: etree._Element) -> bool | None:
            found = child(element, "rPr", name)
            return None if found is None else attribute(found, "val") not in ("0", "false", "off")

        return self._ask(style, question) or False


def _level(element: etree._Element) -> int | None:
    first, _, number = (attribute(child(element, "name"), "val") or "").casefold().partition(" ")
    if first == "heading" and number.isdecimal():
        return max(int(number), 1) - 1
    value = attribute(child(element, "pPr", "outlineLvl"), "val")
    return int(value) if value and value.isdecimal() else None
