"""Formulas: whatever a page shows them with, the TeX that they were written in is mostly in it somewhere; else MathML is."""

import re

from pamphlet import tree
from pamphlet.readers.html.dom import Element
from pamphlet.readers.html.mathml import tex_of
from pamphlet.source import Position

_SHOWN_BY = frozenset({"katex", "katex-display", "mwe-math-element", "MathJax", "MathJax_Display", "math"})
_FENCES = re.compile(r"(\\\(|\\\[|\$\$?)(.*?)(\\\)|\\\]|\$\$?)", re.DOTALL)


def formula(element: Element, position: Position) -> tree.Math | None:
    """The formula that `element` is: MathML, KaTeX, MathJax, Wikipedia's, Pandoc's or pamphlet's own form of it."""
    if element.name == "script":
        kind, _, mode = element.get("type").partition(";")
        tex = "".join(run.text for run in element.words()).strip()
        return tree.Math(tex, "display" in mode, position=position) if kind == "math/tex" and tex else None
    if element.name != "math" and element.name != "mjx-container" and not _SHOWN_BY.intersection(element.classes):
        return None
    display = element.get("display") in ("block", "true") or bool({"display", "katex-display"}.intersection(element.classes))
    for inner in element.elements():
        if inner.name == "annotation" and "tex" in inner.get("encoding").lower():
            return tree.Math(_bare(inner.text()), display or _is_block(element), position=position)
        if inner.name == "math" and inner.get("alttext"):
            return tree.Math(_bare(inner.get("alttext")), display or inner.get("display") == "block", position=position)
    for inner in element.elements():
        if inner.name == "math" and (made := tex_of(inner)):
            return tree.Math(made, display or inner.get("display") == "block", position=position)
    if "math" in element.classes and (element.children == [] or element.name == "code"):
        fenced = _FENCES.fullmatch(element.text())
        return tree.Math(fenced[2].strip() if fenced else element.text(), display, position=position)
    return None


def _is_block(element: Element) -> bool:
    return any(inner.name == "math" and inner.get("display") == "block" for inner in element.elements())


def _bare(tex: str) -> str:
    """TeX without the `{\\displaystyle …}` that Wikipedia puts around it."""
    found = re.fullmatch(r"\{\\(?:display|text)style (.*)\}", tex, re.DOTALL)
    return found[1].strip() if found else tex
