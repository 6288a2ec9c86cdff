r"""Formulas of Word become TeX: each element of Office's own markup for mathematics as what TeX has for it.

The elements are those of ECMA-376, part 1, section 22.1. What has no row here gives no TeX at all, and the
formula's plain signs are kept in its place.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml import etree

from pamphlet.readers.docx.package import attribute, child, name_of
from pamphlet.readers.tex_signs import ACCENTS, ALPHABETS, tex_function, tex_sign

_NEXT = " \\\\ "


class _NoTeX(Exception):
    """An element that has no row here."""


def tex_of(formula: etree._Element) -> str | None:
    """The TeX of an `oMath`; None where it holds something that this table does not know."""
    try:
        return " ".join(_row(formula).split()) or None
    except _NoTeX:
        return None


def _row(element: etree._Element | None) -> str:
    """What stands in an element, one after another."""
    pieces = [_one(inner) for inner in (element if element is not None else ())]
    return "".join(f"{piece} " if piece[-1:].isalpha() and "\\" in piece else piece for piece in pieces)


def _one(element: etree._Element) -> str:
    name = name_of(element)
    if name == "r":
        return _run(element)
    if name.endswith("Pr") or name in ("bookmarkStart", "bookmarkEnd", "proofErr", ""):
        return ""
    if name in ("box", "ins", "oMath", "e"):
        return _row(child(element, "e")) if name == "box" else _row(element)
    if name not in _MAKERS:
        raise _NoTeX(name)
    return _MAKERS[name](element)


def _run(run: etree._Element) -> str:
    text = "".join(one.text or "" for one in run if name_of(one) == "t")
    properties = child(run, "rPr")
    if child(properties, "nor") is not None and text.strip():
        return f"\\text{{{text}}}"
    written = "".join(f"{sign} " if sign[:1] == "\\" and sign[-1].isalpha() else sign for sign in map(tex_sign, text))
    alphabet = ALPHABETS.get(attribute(child(properties, "scr"), "val") or "")
    style = attribute(child(properties, "sty"), "val")
    bold = {"p": "mathrm", "b": "mathbf"}.get(style or "") if text.strip().isalpha() else None
    wrapper = alphabet or (bold if len(text.strip()) > 1 or bold == "mathbf" else None)
    return f"\\{wrapper}{{{written.strip()}}}" if wrapper else written


def _in(element: etree._Element, *names: str) -> str:
    return _row(child(element, *names)).strip()


def _property(element: etree._Element, name: str) -> str | None:
    """What the properties of an element say under `name`; None where they do not name it, "" where without a value."""
    properties = next((one for one in element if name_of(one).endswith("Pr")), None)
    found = child(properties, name)
    return None if found is None else attribute(found, "val") or ""


def _is_on(element: etree._Element, name: str) -> bool:
    return _property(element, name) in ("", "1", "on", "true")


def _fraction(element: etree._Element) -> str:
    above, below = _in(element, "num"), _in(element, "den")
    match _property(element, "type"):
        case "noBar":
            return f"{{{above} \\atop {below}}}"
        case "lin" | "skw":
            return f"{{{above}}}/{{{below}}}"
        case _:
            return f"\\frac{{{above}}}{{{below}}}"


def _scripts(element: etree._Element) -> str:
    base = _in(element, "e")
    base = base if len(base) == 1 or (base.startswith("\\") and base[1:].isalpha()) else f"{{{base}}}"
    low = f"_{{{_in(element, 'sub')}}}" if child(element, "sub") is not None else ""
    high = f"^{{{_in(element, 'sup')}}}" if child(element, "sup") is not None else ""
    return f"{{}}{low}{high}{base}" if name_of(element) == "sPre" else f"{base}{low}{high}"


def _root(element: etree._Element) -> str:
    degree = "" if _is_on(element, "degHide") else _in(element, "deg")
    return f"\\sqrt[{degree}]{{{_in(element, 'e')}}}" if degree else f"\\sqrt{{{_in(element, 'e')}}}"


def _fenced(element: etree._Element) -> str:
    begin, end, between = (_property(element, name) for name in ("begChr", "endChr", "sepChr"))
    inside = (tex_sign("|" if between is None else between) + " ").join(
        _row(one).strip() for one in element if name_of(one) == "e"
    )
    opening, closing = tex_sign("(" if begin is None else begin) or ".", tex_sign(")" if end is None else end) or "."
    return f"\\left{opening} {inside} \\right{closing} "


def _large(element: etree._Element) -> str:
    sign = _property(element, "chr")
    operator = tex_sign("∫" if sign is None else sign)
    low = "" if _is_on(element, "subHide") else _in(element, "sub")
    high = "" if _is_on(element, "supHide") else _in(element, "sup")
    return f"{operator}{f'_{{{low}}}' if low else ''}{f'^{{{high}}}' if high else ''} {_in(element, 'e')}"


def _function(element: etree._Element) -> str:
    name = child(element, "fName")
    return f"{_name(name) if name is not None else ''} {_in(element, 'e')}"


def _name(element: etree._Element) -> str:
    inside = [one for one in element if not name_of(one).endswith("Pr")]
    return tex_function(_row(element).strip()) if all(name_of(one) == "r" for one in inside) else _row(element)


def _limit(element: etree._Element) -> str:
    base, limit = tex_function(_in(element, "e")), _in(element, "lim")
    below = name_of(element) == "limLow"
    if base.startswith("\\") and base[1:].split("{")[0].isalpha() and not base.startswith("\\mathrm"):
        return f"{base}{'_' if below else '^'}{{{limit}}}"
    return f"\\{'underset' if below else 'overset'}{{{limit}}}{{{base}}}"


def _accent(element: etree._Element) -> str:
    accent = ACCENTS.get(_property(element, "chr") or "")
    if accent is None:
        raise _NoTeX("acc")
    return f"\\{accent}{{{_in(element, 'e')}}}"


def _bar(element: etree._Element) -> str:
    return f"\\{'overline' if _property(element, 'pos') == 'top' else 'underline'}{{{_in(element, 'e')}}}"


def _group(element: etree._Element) -> str:
    sign = _property(element, "chr")
    if sign not in (None, "", "⏟", "⏞"):
        raise _NoTeX("groupChr")
    return f"\\{'overbrace' if sign == '⏞' else 'underbrace'}{{{_in(element, 'e')}}}"


def _matrix(element: etree._Element) -> str:
    rows = (" & ".join(_row(cell).strip() for cell in row if name_of(cell) == "e") for row in element if name_of(row) == "mr")
    return f"\\begin{{matrix}} {_NEXT.join(rows)} \\end{{matrix}}"


def _lines(element: etree._Element) -> str:
    lines = (_row(line).strip().replace("\\&", "&") for line in element if name_of(line) == "e")
    return f"\\begin{{aligned}} {_NEXT.join(lines)} \\end{{aligned}}"


_MAKERS: Mapping[str, Callable[[etree._Element], str]] = MappingProxyType(
    {
        "f": _fraction,
        "sSup": _scripts,
        "sSub": _scripts,
        "sSubSup": _scripts,
        "sPre": _scripts,
        "rad": _root,
        "d": _fenced,
        "nary": _large,
        "func": _function,
        "fName": _name,
        "limLow": _limit,
        "limUpp": _limit,
        "acc": _accent,
        "bar": _bar,
        "groupChr": _group,
        "m": _matrix,
        "eqArr": _lines,
        "borderBox": lambda element: f"\\boxed{{{_in(element, 'e')}}}",
        "phant": lambda element: f"\\phantom{{{_in(element, 'e')}}}",
    }
)
