r"""MathML becomes TeX, where a page has formulas without the TeX that they were written in.

The elements are those of MathML Core, with `mfenced` of older pages. The tree holds TeX, from which every
writer makes what it needs; what has no row here gives none, and the signs of the formula are kept in its place.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from pamphlet.readers.html.dom import Element, Words
from pamphlet.readers.tex_signs import ACCENTS, FUNCTIONS, tex_function, tex_sign

_ROWS = frozenset({"math", "mrow", "mstyle", "mpadded", "semantics", "merror", "mtd"})
_NOTHING = frozenset({"annotation", "annotation-xml", "mspace", "none", "mprescripts", "maligngroup", "malignmark"})
_PAIRS = MappingProxyType({"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌈": "⌉", "⌊": "⌋"})
_TALL = frozenset({"mfrac", "mtable", "munderover"})
_WRAPPERS = MappingProxyType({"bold": "mathbf", "double-struck": "mathbb", "script": "mathcal", "fraktur": "mathfrak"})
_LARGE = frozenset("∑∏∐∫∬∭∮⋃⋂⋁⋀")
_BRACES = MappingProxyType({"⏞": "overbrace", "⏟": "underbrace", "¯": "overline", "_": "underline", "\u0332": "underline"})
_MARKS = MappingProxyType(
    {"^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", "˙": "dot", "¨": "ddot", "ˇ": "check", "´": "acute", "`": "grave"}
    | {"˘": "breve", "→": "vec", "⃗": "vec", "‾": "overline", "―": "overline"}
)


class _NoTeX(Exception):
    """An element that has no row here."""


def tex_of(formula: Element) -> str | None:
    """The TeX of a `math` element; None where it holds something that this table does not know."""
    try:
        return " ".join(_one(formula).split()) or None
    except _NoTeX:
        return None


def _one(element: Element) -> str:
    if element.name in _NOTHING:
        return " " if element.name == "mspace" else ""
    if element.name in _ROWS:
        return _row(element)
    if element.name not in _MAKERS:
        raise _NoTeX(element.name)
    return _MAKERS[element.name](element)


def _row(element: Element) -> str:
    fences = _fences(element.children)
    pieces = [f"\\{fences[inner]}{_operator(inner)} " if inner in fences else _one(inner) for inner in element.children]
    pieces += ["\\right. "] * (list(fences.values()).count("left") - list(fences.values()).count("right"))
    if any(isinstance(node, Words) and node.text.strip() for node in element.nodes):
        raise _NoTeX("words")
    return "".join(f"{piece} " if piece[-1:].isalpha() and "\\" in piece else piece for piece in pieces)


def _fences(row: Sequence[Element]) -> dict[Element, str]:
    """The brackets in a row that are as high as what stands in them, and whether they are its left or its right one."""
    fences: dict[Element, str] = {}
    waiting: list[tuple[Element, bool]] = []
    for inner in row:
        sign = inner.text() if inner.name == "mo" else ""
        if sign in _PAIRS:
            waiting.append((inner, False))
        elif waiting and sign == _PAIRS[waiting[-1][0].text()]:
            opening, tall = waiting.pop()
            fences |= {opening: "left", inner: "right"} if tall else {}
        elif any(one.name in _TALL for one in inner.elements()):
            waiting = [(opening, True) for opening, _ in waiting]
    if waiting and row[-1].name == "mtable":
        fences[waiting[-1][0]] = "left"
    return fences


def _signs(text: str) -> str:
    return "".join(f"{sign} " if sign[:1] == "\\" and sign[-1].isalpha() else sign for sign in map(tex_sign, text)).strip()


def _name(element: Element) -> str:
    text = element.text()
    if len(text) > 1 and text.isalpha():
        return tex_function(text)
    wrapper = _WRAPPERS.get(element.get("mathvariant"))
    plain = element.get("mathvariant") == "normal" and text.isascii() and text.isalpha()
    return f"\\{wrapper}{{{_signs(text)}}}" if wrapper else f"\\mathrm{{{text}}}" if plain else _signs(text)


def _operator(element: Element) -> str:
    text = element.text()
    return tex_function(text) if text in FUNCTIONS else _signs(text)


def _words(element: Element) -> str:
    text = "".join(run.text for run in element.words()).replace("\xa0", " ")
    return f"\\text{{{''.join(map(tex_sign, text)) if text.strip() else ' '}}}"


def _parts(element: Element, count: int) -> list[str]:
    """What each of the `count` elements in an element says. Raises _NoTeX where there are more or fewer."""
    if len(element.children) != count:
        raise _NoTeX(element.name)
    return [_one(inner).strip() for inner in element.children]


def _fraction(element: Element) -> str:
    above, below = _parts(element, 2)
    return f"{{{above} \\atop {below}}}" if element.get("linethickness") in ("0", "0px") else f"\\frac{{{above}}}{{{below}}}"


def _scripts(element: Element) -> str:
    base, *scripts = _parts(element, 3 if element.name == "msubsup" else 2)
    base = base if len(base) == 1 or (base.startswith("\\") and base[1:].isalpha()) else f"{{{base}}}"
    signs = {"msub": "_", "msup": "^", "msubsup": "_^"}[element.name]
    return base + "".join(_script(sign, script) for sign, script in zip(signs, scripts, strict=True))


def _script(sign: str, script: str) -> str:
    if sign == "^" and script and set(script) <= {"'", "′", "″"}:
        return script.replace("″", "''").replace("′", "'")
    return f"{sign}{{{script}}}"


def _beside(element: Element) -> str:
    """What stands over or under something: an accent, a brace, the limits of a sum, or a word."""
    base, *around = _parts(element, 3 if element.name == "munderover" else 2)
    first = element.children[0].text()
    if first in _LARGE or first in FUNCTIONS or element.children[0].get("movablelimits") == "true":
        signs = {"munder": "_", "mover": "^", "munderover": "_^"}[element.name]
        return base + "".join(f"{sign}{{{one}}}" for sign, one in zip(signs, around, strict=True))
    if base.startswith(("\\overbrace", "\\underbrace")) and len(around) == 1:
        return f"{base}{'^' if element.name == 'mover' else '_'}{{{around[0]}}}"
    made = base
    for inner, written, place in zip(element.children[1:], around, _SIDES[element.name], strict=True):
        sign = inner.text()
        accent = _BRACES.get(sign) or (_MARKS.get(sign) or ACCENTS.get(sign) if place == "overset" and sign else None)
        made = f"\\{accent}{{{made}}}" if accent else f"\\{place}{{{written}}}{{{made}}}"
    return made


_SIDES = MappingProxyType({"munder": ("underset",), "mover": ("overset",), "munderover": ("underset", "overset")})


def _root(element: Element) -> str:
    if element.name == "msqrt":
        return f"\\sqrt{{{_row(element).strip()}}}"
    base, degree = _parts(element, 2)
    return f"\\sqrt[{degree}]{{{base}}}"


def _fenced(element: Element) -> str:
    opening, closing = (element.attributes.get(name, usual) for name, usual in (("open", "("), ("close", ")")))
    between = (element.attributes.get("separators", ",") or " ")[:1]
    inside = f"{between} ".join(_one(inner).strip() for inner in element.children)
    return f"\\left{_signs(opening) or '.'} {inside} \\right{_signs(closing) or '.'} "


def _table(element: Element) -> str:
    rows = [" & ".join(_one(cell).strip() for cell in row.children) for row in element.children if row.name == "mtr"]
    if len(rows) != len(element.children):
        raise _NoTeX("mtable")
    lines = " \\\\ ".join(rows)
    return f"\\begin{{matrix}} {lines} \\end{{matrix}}"


def _around(element: Element) -> str:
    inside = _row(element).strip()
    if element.name == "mphantom":
        return f"\\phantom{{{inside}}}"
    if element.get("notation") in ("box", "roundedbox"):
        return f"\\boxed{{{inside}}}"
    raise _NoTeX("menclose")


_MAKERS: Mapping[str, Callable[[Element], str]] = MappingProxyType(
    {
        "mi": _name,
        "mn": lambda element: _signs(element.text()).replace(",", "{,}"),
        "mo": _operator,
        "mtext": _words,
        "ms": _words,
        "mfrac": _fraction,
        "msub": _scripts,
        "msup": _scripts,
        "msubsup": _scripts,
        "mover": _beside,
        "munder": _beside,
        "munderover": _beside,
        "msqrt": _root,
        "mroot": _root,
        "mfenced": _fenced,
        "mtable": _table,
        "mphantom": _around,
        "menclose": _around,
    }
)
