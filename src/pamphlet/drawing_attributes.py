"""SVG drawings: which element takes which attributes.

Beside `drawings`, which asks for nothing but `settled`. The table is SVG 1.1 as EPUBCheck has it, so that
a drawing brings no complaints into an e-book. Programs that draw write much else: notes for themselves, which
go, and properties at elements that have no such attribute, or newer ones, which are true in `style` as well.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_PAINT = _names(
    """clip-path clip-rule color color-interpolation color-rendering cursor display fill fill-opacity fill-rule filter
    image-rendering mask opacity pointer-events shape-rendering stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-rendering visibility"""
)
_MARKERS = frozenset({"marker-end", "marker-mid", "marker-start"})
_LETTERS = _names(
    """alignment-baseline baseline-shift direction dominant-baseline font-family font-size font-size-adjust font-stretch
    font-style font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical kerning letter-spacing
    text-anchor text-decoration unicode-bidi word-spacing"""
)
_ALL = (
    _PAINT
    | _MARKERS
    | _LETTERS
    | {"clip", "color-interpolation-filters", "color-profile", "enable-background", "flood-color", "flood-opacity"}
    | {"lighting-color", "overflow", "stop-color", "stop-opacity", "writing-mode"}
)
_COLOUR = frozenset({"color", "color-interpolation", "color-rendering"})
_NEWER = _names(
    """font isolation line-height mask-type mix-blend-mode paint-order text-overflow transform-box transform-origin
    vector-effect white-space"""
)
_PROPERTIES = _ALL | _NEWER
"""What may be said in `style`."""

_EVERYWHERE = frozenset({"id", "{http://www.w3.org/XML/1998/namespace}lang", "{http://www.w3.org/XML/1998/namespace}space"})
_DRESS = frozenset({"class", "style"})
_TESTS = frozenset({"requiredExtensions", "requiredFeatures", "systemLanguage"})
_SHAPE = _EVERYWHERE | _DRESS | _TESTS | _PAINT | {"transform"}
_HOLDER = _EVERYWHERE | _DRESS | _ALL
_WORDS = _EVERYWHERE | _DRESS | _TESTS | _PAINT | _LETTERS
_LINK = frozenset({"href", "{http://www.w3.org/1999/xlink}href"})
_BOX = frozenset({"x", "y", "width", "height"})
_SPOT = frozenset({"x", "y"})
_GRADIENT = _EVERYWHERE | _DRESS | _COLOUR | _LINK | {"gradientTransform", "gradientUnits", "spreadMethod"}
_EFFECT = _EVERYWHERE | _BOX | {"result", "color-interpolation-filters"}
_SPREAD = frozenset({"textLength", "lengthAdjust"})
_CURVE = _EVERYWHERE | {"type", "amplitude", "exponent", "intercept", "offset", "slope", "tableValues"}

_TAKES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "svg": _HOLDER | _TESTS | _BOX | {"preserveAspectRatio", "viewBox"},
        "g": _HOLDER | _TESTS | {"transform"},
        "defs": _HOLDER | _TESTS | {"transform"},
        "switch": _HOLDER | _TESTS | {"transform"},
        "symbol": _HOLDER | {"preserveAspectRatio", "viewBox"},
        "use": _HOLDER | _TESTS | _BOX | _LINK | {"transform"},
        "marker": _HOLDER
        | {"markerHeight", "markerUnits", "markerWidth", "orient", "preserveAspectRatio", "refX", "refY", "viewBox"},
        "mask": _HOLDER | _TESTS | _BOX | {"maskContentUnits", "maskUnits"},
        "pattern": _HOLDER
        | _TESTS
        | _BOX
        | _LINK
        | {"patternContentUnits", "patternTransform", "patternUnits", "preserveAspectRatio", "viewBox"},
        "clipPath": _WORDS | {"clipPathUnits", "transform", "writing-mode"},
        "title": _EVERYWHERE | _DRESS,
        "desc": _EVERYWHERE | _DRESS,
        "style": _EVERYWHERE | {"media", "title", "type"},
        "view": _EVERYWHERE | {"preserveAspectRatio", "viewBox"},
        "path": _SHAPE | _MARKERS | {"d", "pathLength"},
        "rect": _SHAPE | _BOX | {"rx", "ry"},
        "circle": _SHAPE | {"cx", "cy", "r"},
        "ellipse": _SHAPE | {"cx", "cy", "rx", "ry"},
        "line": _SHAPE | _MARKERS | {"x1", "x2", "y1", "y2"},
        "polyline": _SHAPE | _MARKERS | {"points"},
        "polygon": _SHAPE | _MARKERS | {"points"},
        "image": _EVERYWHERE
        | _DRESS
        | _TESTS
        | _BOX
        | _LINK
        | {"preserveAspectRatio", "transform", "clip", "color-profile", "overflow"}
        | {name for name in _PAINT if not name.startswith(("fill", "stroke"))},
        "text": _WORDS | _SPOT | _SPREAD | {"dx", "dy", "rotate", "transform", "writing-mode"},
        "tspan": _WORDS | _SPOT | _SPREAD | {"dx", "dy", "rotate"},
        "tref": _WORDS | _SPOT | _SPREAD | _LINK | {"dx", "dy", "rotate"},
        "textPath": _WORDS | _SPREAD | _LINK | {"method", "spacing", "startOffset"},
        "linearGradient": _GRADIENT | {"x1", "x2", "y1", "y2"},
        "radialGradient": _GRADIENT | {"cx", "cy", "fx", "fy", "r"},
        "stop": _EVERYWHERE | _DRESS | _COLOUR | {"offset", "stop-color", "stop-opacity"},
        "filter": _HOLDER | _BOX | _LINK | {"filterUnits", "primitiveUnits"},
        "feBlend": _EFFECT | {"in", "in2", "mode"},
        "feColorMatrix": _EFFECT | {"in", "type", "values"},
        "feComponentTransfer": _EFFECT | {"in"},
        "feComposite": _EFFECT | {"in", "in2", "k1", "k2", "k3", "k4", "operator"},
        "feConvolveMatrix": _EFFECT
        | {
            "in",
            "bias",
            "divisor",
            "edgeMode",
            "kernelMatrix",
            "kernelUnitLength",
            "order",
            "preserveAlpha",
            "targetX",
            "targetY",
        },
        "feDiffuseLighting": _EFFECT
        | _DRESS
        | _COLOUR
        | {"in", "diffuseConstant", "kernelUnitLength", "lighting-color", "surfaceScale"},
        "feDisplacementMap": _EFFECT | {"in", "in2", "scale", "xChannelSelector", "yChannelSelector"},
        "feDistantLight": _EVERYWHERE | {"azimuth", "elevation"},
        "feDropShadow": _EFFECT | _DRESS | {"in", "dx", "dy", "stdDeviation", "flood-color", "flood-opacity"},
        "feFlood": _EFFECT | _DRESS | _COLOUR | {"in", "flood-color", "flood-opacity"},
        **dict.fromkeys(["feFuncA", "feFuncB", "feFuncG", "feFuncR"], _CURVE),
        "feGaussianBlur": _EFFECT | {"in", "stdDeviation"},
        "feMerge": _EFFECT,
        "feMergeNode": _EVERYWHERE | {"in"},
        "feMorphology": _EFFECT | {"in", "operator", "radius"},
        "feOffset": _EFFECT | {"in", "dx", "dy"},
        "fePointLight": _EVERYWHERE | {"x", "y", "z"},
        "feSpecularLighting": _EFFECT
        | _DRESS
        | _COLOUR
        | {"in", "kernelUnitLength", "lighting-color", "specularConstant", "specularExponent", "surfaceScale"},
        "feSpotLight": _EVERYWHERE
        | {"x", "y", "z", "limitingConeAngle", "pointsAtX", "pointsAtY", "pointsAtZ", "specularExponent"},
        "feTile": _EFFECT | {"in"},
        "feTurbulence": _EFFECT | {"type", "baseFrequency", "numOctaves", "seed", "stitchTiles"},
    }
)

ELEMENTS = frozenset(_TAKES)
"""The elements of SVG that draw. `feImage`, `script`, `foreignObject` and what moves are not among them."""

_MAY_BE_EMPTY = frozenset({"d", "points"})


def settled(element: str, attributes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The attributes that an element may have, those of SVG properties that it may not have in its `style`; the rest goes."""
    takes = _TAKES[element]
    kept: dict[str, str] = {}
    said: list[str] = []
    for name, value in attributes:
        if not value.strip() and name not in _MAY_BE_EMPTY:
            continue
        if name in takes:
            kept[name] = value
        elif name in _PROPERTIES and "style" in takes and not re.search("[;{}]", value):
            said.append(f"{name}: {value.strip()}")
    if said:
        kept["style"] = "; ".join([*said, *([kept["style"]] if "style" in kept else [])])
    return kept
