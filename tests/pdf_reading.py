"""A PDF read by its structure tree, as a screen reader reads it, with pikepdf alone."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "BI", "Do", "Tj", "TJ", "'", '"'}
"""Operators that leave something on the page."""


@dataclass(frozen=True)
class Piece:
    """Marked content: what it is read as, and where it begins, in points."""

    text: str
    x: float
    y: float


@dataclass
class Element:
    """An element of the structure tree."""

    type: str
    parent: "Element | None"
    obj: Any
    kids: "list[Element | tuple[int, int] | Any]" = field(default_factory=list)

    def every(self) -> "Iterator[Element]":
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.every()

    def attribute(self, name: str) -> Any:
        given = self.obj.get("/A")
        several = given if isinstance(given, pikepdf.Array) else [given] if given is not None else []
        return next((a[name] for a in several if name in a), None)


class Reading:
    """A PDF read by its structure: the tree, the content of the pages, and how they hang together."""

    def __init__(self, data: bytes) -> None:
        self.file = pikepdf.open(BytesIO(data))
        self.found: list[str] = []
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.file.pages)}
        self.pieces: list[dict[int, Piece]] = [self._content(number, page) for number, page in enumerate(self.file.pages)]
        self.used: Counter[tuple[int, int]] = Counter()
        self.annotations: Counter[tuple[int, int]] = Counter()
        self.holders: dict[tuple[int, int], Element] = {}
        self.owners: dict[tuple[int, int], Element] = {}
        tree = self.file.Root.StructTreeRoot
        top = list(tree.K) if isinstance(tree.K, pikepdf.Array) else [tree.K]
        self.roots = [self._element(kid, None, tree) for kid in top]
        self.elements = [element for root in self.roots for element in root.every()]

    def _complain(self, sentence: str) -> None:
        self.found.append(sentence)

    # --- the tree -----------------------------------------------------------------------------------

    def _element(self, obj: Any, parent: Element | None, above: Any) -> Element:
        if obj.get("/P") is None or obj.P.objgen != above.objgen:
            self._complain(f"an element {obj.get('/S')} does not name its parent")
        element = Element(str(obj.S)[1:], parent, obj)
        kids = obj.get("/K", pikepdf.Array())
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                element.kids.append(self._element(kid, element, obj))
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                self.annotations[kid.Obj.objgen] += 1
                self.owners[kid.Obj.objgen] = element
                element.kids.append(kid)
            else:
                mcr = isinstance(kid, pikepdf.Dictionary)
                page = self.pages[(kid.Pg if mcr and "/Pg" in kid else obj.Pg).objgen]
                place = (page, int(kid.MCID if mcr else kid))
                self.used[place] += 1
                self.holders[place] = element
                element.kids.append(place)
        return element

    # --- the content of pages ------------------------------------------------------------------------

    def _content(self, number: int, page: Any) -> dict[int, Piece]:
        found: dict[int, Piece] = {}
        stack: list[tuple[str, int | None, str | None]] = []
        texts: dict[int, list[str]] = {}
        places: dict[int, tuple[float, float]] = {}
        fonts, font, at = page.obj.Resources.Font, "", (0.0, 0.0)
        for instruction in pikepdf.parse_content_stream(page):
            assert isinstance(instruction, pikepdf.ContentStreamInstruction)
            operands, name = instruction.operands, str(instruction.operator)
            if name in {"BDC", "BMC"}:
                properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
                spoken = str(properties.ActualText) if "/ActualText" in properties else None
                mark = int(properties.MCID) if "/MCID" in properties else None
                if any(kind == "/Artifact" or inner is not None for kind, inner, _ in stack):
                    self._complain(f"page {number + 1}: marked content within marked content")
                if mark is not None:
                    if mark in texts:
                        self._complain(f"page {number + 1}: number {mark} is used twice")
                    texts[mark] = []
                stack.append((str(operands[0]), mark, spoken))
            elif name == "EMC":
                _, mark, spoken = stack.pop()
                if mark is not None:
                    text = "".join(texts[mark]) if spoken is None else spoken
                    found[mark] = Piece(text, *places.get(mark, (-1.0, -1.0)))
            elif name == "Tf":
                font = str(operands[0])
            elif name == "Tm":
                at = (float(operands[4]), float(operands[5]))
            elif name in PAINTING:
                if not any(kind == "/Artifact" or mark is not None for kind, mark, _ in stack):
                    self._complain(f"page {number + 1}: “{name}” paints what is neither in the tree nor an artifact")
                mark = next((mark for _, mark, _ in stack if mark is not None), None)
                if mark is not None:
                    places.setdefault(mark, at)
                    if name in {"Tj", "TJ"}:
                        texts[mark].append(self._shown(operands[0], fonts[font]))
        if stack:
            self._complain(f"page {number + 1}: marked content does not end")
        return found

    def _shown(self, operand: Any, font: Any) -> str:
        table = to_unicode(font)
        strings = [operand] if isinstance(operand, pikepdf.String) else [o for o in operand if isinstance(o, pikepdf.String)]
        codes = [bytes(s)[i : i + 2] for s in strings for i in range(0, len(bytes(s)), 2)]
        for code in codes:
            if code not in table:
                self._complain(f"a glyph {code.hex()} of {font.BaseFont} has no character")
        return "".join(table.get(code, "\ufffd") for code in codes)

    # --- reading aloud ----------------------------------------------------------------------------------

    def text(self, element: Element) -> str:
        """What an element says: lines joined by a space, unless a word runs on."""
        out, last = "", None
        for kid in element.kids:
            if isinstance(kid, Element):
                inner = self.text(kid)
                block = kid.type not in {"Span", "Link", "Reference", "Code", "Quote", "Em", "Strong"}
                out += f" {inner} " if block else inner
                first, final = self._ends(kid)
                if last is not None and first is not None and self._turns(last, first) and not block:
                    out = out[: len(out) - len(inner)] + " " + inner
                last = final or last
            elif isinstance(kid, tuple):
                piece = self.pieces[kid[0]][kid[1]]
                if last is not None and self._turns(last, kid):
                    out += " "
                out, last = out + piece.text, kid
        return out

    def _turns(self, before: tuple[int, int], after: tuple[int, int]) -> bool:
        one, two = self.pieces[before[0]][before[1]], self.pieces[after[0]][after[1]]
        if re.search("\u00ad$|\\w-$", one.text):
            return False
        return before[0] != after[0] or (two.y >= 0 and one.y >= 0 and abs(one.y - two.y) > 6)

    def _ends(self, element: Element) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        marks = [kid for e in element.every() for kid in e.kids if isinstance(kid, tuple)]
        return (marks[0], marks[-1]) if marks else (None, None)

    def words(self) -> list[str]:
        """All words in the order of the tree, those divided at a line's end whole."""
        text = " ".join(self.text(root) for root in self.roots)
        return unicodedata.normalize("NFC", text.replace("\u00ad", "")).split()


_CHARS = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_tables: dict[bytes, dict[bytes, str]] = {}


def to_unicode(font: Any) -> dict[bytes, str]:
    """The characters of a font's glyphs."""
    data = font.ToUnicode.read_bytes()
    if data not in _tables:
        table = {}
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
            for code, text in _CHARS.findall(block):
                table[bytes.fromhex(code.decode())] = bytes.fromhex(text.decode()).decode("utf-16-be")
        _tables[data] = table
    return _tables[data]
