"""The styles of a Word file, as far as they say what a text is and not how it looks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeVar

from lxml import etree

from pamphlet.readers.docx.package import attribute, child, name_of

_T = TypeVar("_T")

Role = Literal[
    "quote", "code", "caption", "term", "definition", "verse", "contents", "title", "subtitle", "author", "date", "abstract"
]
ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "quote": "quote",
        "intense quote": "quote",
        "block text": "quote",
        "quotations": "quote",
        "source code": "code",
        "html preformatted": "code",
        "preformatted text": "code",
        "macro": "code",
        "caption": "caption",
        "image caption": "caption",
        "table caption": "caption",
        "definition term": "term",
        "definition term tight": "term",
        "list heading": "term",
        "definition": "definition",
        "definition list": "definition",
        "definition definition": "definition",
        "definition definition tight": "definition",
        "list contents": "definition",
        "verse": "verse",
        "poem": "verse",
        "poetry": "verse",
        **{f"toc {level}": "contents" for level in range(1, 10)},
        **{f"index {level}": "contents" for level in range(1, 10)},
        "toc heading": "contents",
        "contents heading": "contents",
        "index heading": "contents",
        "table of figures": "contents",
        "title": "title",
        "subtitle": "subtitle",
        "author": "author",
        "date": "date",
        "abstract": "abstract",
    }
)
"""What paragraphs are, by the names of the styles that Word, LibreOffice and Pandoc have for them."""

_TRANSLATED = """
title|titel titre título titolo tytuł otsikko rubrik название заголовок назва název τίτλος başlık
subtitle|untertitel sous-titre subtítulo sottotitolo podtytuł ondertitel undertitel подзаголовок підзаголовок podtitul podnadpis
quote|zitat citation cita citazione citação cytat citaat citat цитата citát
caption|beschriftung légende legende leyenda didascalia legenda bijschrift bildtext название_объекта titulek
"""
_TRANSLATIONS: Mapping[str, Role] = MappingProxyType(
    {
        word.replace("_", " "): ROLES[english]
        for english, _, words in (row.partition("|") for row in _TRANSLATED.strip().split("\n"))
        for word in words.split()
    }
)
"""The same in other languages. Word itself keeps its English names in the file; other programs write what they show."""

_HEADINGS = frozenset(
    [
        "heading",
        "encabezado",
        "intestazione",
        "kop",
        "nagłówek",
        "nadpis",
        "otsikko",
        "overskrift",
        "rubrik",
        "titolo",
        "titre",
        "título",
        "überschrift",
        "başlık",
        "επικεφαλίδα",
        "заголовок",
        "标题",
        "見出し",
        "제목",
    ]
)


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

    def role(self, style: str | None) -> Role | None:
        """What paragraphs in the style are, as its name says or that of a style it builds on."""

        def question(element: etree._Element) -> Role | None:
            name = (attribute(child(element, "name"), "val") or "").casefold()
            return ROLES.get(name) or _TRANSLATIONS.get(name)

        return self._ask(style, question)

    def indent(self, style: str | None) -> int:
        """How far the style moves paragraphs in, in twips (1/1440 inch)."""
        return self._ask(style, lambda element: indent_of(child(element, "pPr", "ind"))) or 0

    def list_indent(self, style: str | None) -> int:
        """How far Word moves in the items of its own styles for lists, of which “List Bullet 2” is the second, in twips."""
        first, _, number = self.name(style).rpartition(" ")
        return 360 * int(number) if first in ("list bullet", "list number") and number.isdecimal() else 360

    def marks_first(self, style: str | None, part: Literal["firstRow", "firstCol"]) -> bool:
        """Whether a style of tables makes their first row or column look like headings."""

        def question(element: etree._Element) -> bool | None:
            return True if any(name_of(one) == "tblStylePr" and attribute(one, "type") == part for one in element) else None

        return self._ask(style, question) or False

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


def indent_of(element: etree._Element | None) -> int | None:
    """What an `ind` says of the left side; None where it does not. A first line that hangs out is of a list."""
    value = attribute(element, "left") or attribute(element, "start") or ""
    return int(value) if value.lstrip("-").isdecimal() else None


def _level(element: etree._Element) -> int | None:
    first, _, number = (attribute(child(element, "name"), "val") or "").casefold().rpartition(" ")
    if first in _HEADINGS and number.isdecimal():
        return max(int(number), 1) - 1
    value = attribute(child(element, "pPr", "outlineLvl"), "val")
    return int(value) if value and value.isdecimal() else None
