"""Formulas: from TeX to MathML for e-readers, and to a drawing for the printed page.

On the ground floor, for the pass that checks formulas and for the writers. The tree keeps the TeX that
the author wrote; what is shown is made here, by two libraries that nothing else imports and that
are loaded with the first formula: latex2mathml reads the TeX, and ziamath draws MathML with the
font STIX Two Math, since the page engine lays out no MathML.
"""

import re
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from types import MappingProxyType
from typing import Any

LONGEST = 4000
"""The longest formula that is read, in characters."""

DEEPEST = 60
"""How many elements of MathML may stand in one another."""

_UNIT = 20.0
"""How many units of a drawing are an em."""

_DEFINES = re.compile(r"\\(?:newcommand|renewcommand|providecommand|def|let|DeclareMathOperator)(?![A-Za-z])")
_NUMBERED = re.compile(r"\\(begin|end)\{(align|alignat|eqnarray|equation|gather|multline)\}")
_UPRIGHT = re.compile(r"\\mathrm(?=\{)")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_OPERATORS = frozenset("±~|‖¬⟂⌊⌋⌈⌉⟨⟩⟵⟶⟷⟸⟹⟺′″‴")
"""What latex2mathml takes for names, but what relates its neighbours, or stands around them."""

_FENCES = frozenset("⌊⌋⌈⌉⟨⟩|‖")

_ACCENTS = MappingProxyType({"^": "ˆ", "~": "˜", "―": "‾", "¯": "‾"})
"""Signs over letters, and those of them that e-readers stretch."""

_WIDE = MappingProxyType({"ˆ": "\u0302", "˜": "\u0303"})
"""Signs over several letters, and those of them that the font for print stretches."""

_SIGNS = frozenset("+−-±∓")
_CLOSES = frozenset(")]}|‖!′″‴⌋⌉⟩%°…⋯∞∅")

_INCOMPLETE = "something is missing in it"

_ANY, _SOME, _NONE = range(10_000), range(1, 10_000), range(1)
_ELEMENTS: Mapping[str, range] = MappingProxyType(
    dict.fromkeys(["math", "mrow", "mtd", "mphantom", "mstyle", "mpadded", "menclose"], _ANY)
    | dict.fromkeys(["mi", "mn", "mo", "mtext", "mspace"], _NONE)
    | dict.fromkeys(["msqrt", "mtable", "mtr"], _SOME)
    | dict.fromkeys(["mfrac", "mroot", "msub", "msup", "munder", "mover"], range(2, 3))
    | dict.fromkeys(["msubsup", "munderover"], range(3, 4))
)
"""The elements of MathML that come through, and how many others each of them may hold."""

_ATTRIBUTES = frozenset(
    {"xmlns", "display", "mathvariant", "stretchy", "fence", "form", "accent", "accentunder", "width", "height", "depth"}
    | {"linethickness", "displaystyle", "scriptlevel", "rowspacing", "columnspacing", "columnalign", "columnlines", "rowlines"}
    | {"frame", "notation", "minsize", "maxsize", "lspace", "rspace", "mathcolor", "movablelimits", "largeop", "symmetric"}
)

_FAULTS = MappingProxyType(
    {
        "DenominatorNotFoundError": "a fraction lacks what stands below its line",
        "DoubleSubscriptsError": "two subscripts (_) follow one another",
        "DoubleSuperscriptsError": "two superscripts (^) follow one another",
        "ExtraLeftOrMissingRightError": "\\left and \\right do not pair",
        "LimitsMustFollowMathOperatorError": "\\limits must follow an operator",
        "MissingEndError": "a \\begin has no \\end, or a bracket or brace has no partner",
        "MissingSuperScriptOrSubscriptError": "nothing follows the last ^ or _",
        "NumeratorNotFoundError": "a fraction lacks what stands above its line",
        "RecursionError": "it is nested too deep",
    }
)
"""The exceptions of latex2mathml, in words."""


class NoFormula(ValueError):
    """TeX that cannot be shown as a formula; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str = "mend the formula; what stands there is printed as it was typed") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Drawing:
    """A formula as SVG; its width and height, and how far it reaches below the line of text, in em."""

    svg: bytes
    width: float
    height: float
    depth: float


@lru_cache(maxsize=4000)
def mathml(tex: str, display: bool) -> str:
    """The formula as a `math` element, with its TeX in `alttext`.

    Presentation MathML, as EPUB 3.3 wants it. Raises NoFormula.
    """
    root = _read(tex, display)
    _mend(root)
    words = "".join(root.itertext())
    if "\\" in words:
        unknown = next(text for text in root.itertext() if "\\" in text)
        raise NoFormula(f"“{unknown}” is not known", "write it another way; what stands there is printed as it was typed")
    if not words.strip():
        raise NoFormula("there is nothing to be seen in it")
    root.set("alttext", _NOT_XML.sub("\ufffd", " ".join(tex.split())))
    return ET.tostring(root, encoding="unicode")


@lru_cache(maxsize=4000)
def drawing(tex: str, display: bool) -> Drawing:
    """The formula as it is printed. Raises NoFormula, also where the font has not all of its characters."""
    root = ET.fromstring(mathml(tex, display))
    words = "".join(root.itertext())
    for element in root.iter():
        if element.tag.endswith("}mover") and len("".join(element[0].itertext())) > 1:
            element[-1].text = _WIDE.get(element[-1].text or "", element[-1].text)
    try:
        math = _draughtsman()(root, size=_UNIT, margin=0)
    except (IndexError, ValueError, AssertionError) as problem:  # as it answers to rows of nothing, and the like
        raise NoFormula(_INCOMPLETE) from problem
    missing = "".join(sorted({sign for sign in words if not sign.isspace() and not math.font.glyphindex(sign)}))
    if missing:
        raise NoFormula(f"the font for formulas has no “{missing}”", "put such words beside the formula, not into it")
    width, height = math.getsize()
    if not (width and height):
        raise NoFormula("there is nothing to be seen in it")
    return Drawing(math.svg().encode(), width / _UNIT, height / _UNIT, -math.getyofst() / _UNIT)


@cache
def _draughtsman() -> Any:
    with warnings.catch_warnings():
        # ziamath finds its font by a function that Python 3.11 calls out of date, and that is in every later Python.
        warnings.filterwarnings("ignore", "path is deprecated", DeprecationWarning)
        from ziamath import zmath
        from ziamath.config import config
    config.svg2 = False  # the page engine and most others know SVG 1.1 better
    return zmath.Math


def _read(tex: str, display: bool) -> ET.Element:
    from latex2mathml import converter

    if len(tex) > LONGEST:
        raise NoFormula(f"it is longer than {LONGEST} characters")
    if found := _DEFINES.search(tex):
        raise NoFormula(f"“{found[0]}” defines something, which is not possible here", "write out what it stands for")
    tex = _NUMBERED.sub(r"\\\1{\2*}", _NOT_XML.sub("\ufffd", tex))
    tex = _UPRIGHT.sub(r"\\mathrm ", tex)  # without the space, it loses a single letter's uprightness
    try:
        root = converter.Converter(display="block" if display else "inline").convert_to_element(tex)
    except _refusals() as problem:
        raise NoFormula(_FAULTS.get(type(problem).__name__, _INCOMPLETE)) from problem
    if _is_deep(root):
        raise NoFormula(_FAULTS["RecursionError"])
    for element in root.iter():
        _check(element)
        element.text = unescape(element.text) if element.text else None
        kept = {name: unescape(value) for name, value in element.attrib.items() if name in _ATTRIBUTES}
        element.attrib.clear()
        element.attrib.update(kept)
        if element.tag == "mstyle":
            _make_one(element)
    return root


def _is_deep(root: ET.Element) -> bool:
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
    return bool(level)


def _make_one(style: ET.Element) -> None:
    """What a `mstyle` holds becomes one row, since its own place is taken by what it holds where it is drawn."""
    if style.attrib and len(style):
        row = ET.Element("mrow")
        row.extend(list(style))
        style[:] = [row]
    else:
        style.tag = "mrow"


@cache
def _refusals() -> tuple[type[Exception], ...]:
    """All by which latex2mathml says that it cannot read something."""
    from latex2mathml import exceptions

    own = (kind for kind in vars(exceptions).values() if isinstance(kind, type) and issubclass(kind, Exception))
    return (*own, StopIteration, ValueError, IndexError, KeyError, RecursionError)


def _check(element: ET.Element) -> None:
    """Raise NoFormula where an element is none of `_ELEMENTS`, or holds less or more than it must."""
    if element.tag not in _ELEMENTS:
        raise NoFormula("it holds what is no formula")
    wanted = _ELEMENTS[element.tag]
    if len(element) not in wanted:
        raise NoFormula(_INCOMPLETE)


def _mend(root: ET.Element) -> None:
    """What latex2mathml writes otherwise than e-readers and the drawing need it."""
    for element in root.iter():
        if element.tag == "mi" and element.text in _OPERATORS:
            element.tag = "mo"
            if element.text in _FENCES:
                element.set("stretchy", "false")
        elif element.tag in ("mover", "munder") and element[-1].tag == "mo" and element[-1].text in _ACCENTS:
            element[-1].attrib.clear()
            element[-1].text = _ACCENTS[element[-1].text or ""]
        elif element.tag == "mtable" and element.get("rowspacing") in (None, "3pt"):
            element.set("rowspacing", "0.4em")
    for row in list(root.iter()):
        _join_numbers(row)
        _part_functions(row)
        for before, sign in zip(list(row), list(row)[1:], strict=False):
            if sign.tag == "mo" and sign.text in _SIGNS and before.tag == "mo" and before.text not in _CLOSES:
                sign.set("form", "prefix")


def _join_numbers(row: ET.Element) -> None:
    """`3{,}5`: digits, a comma in braces, and digits are one number."""
    for before, comma, after in zip(list(row), list(row)[1:], list(row)[2:], strict=False):
        if before.tag == after.tag == "mn" and comma.tag == "mrow" and "".join(comma.itertext()) in (",", "."):
            after.text = f"{before.text}{''.join(comma.itertext())}{after.text}"
            row.remove(before)
            row.remove(comma)


def _part_functions(row: ET.Element) -> None:
    """`\\log_2 x`: a thin space parts the name of a function with an index from what follows."""
    for number, (name, following) in reversed(list(enumerate(zip(list(row), list(row)[1:], strict=False), 1))):
        if name.tag in ("msub", "msup", "msubsup") and len(name[0].text or "") > 1 and following.tag not in ("mo", "mspace"):
            row.insert(number, ET.Element("mspace", {"width": "0.167em"}))
