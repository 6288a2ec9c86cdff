"""Formulas on the printed page: pictures that stand on the line of the text, and are read aloud as their TeX.

Stands beside `page`, which puts them into the text; `write_pdf` hands their drawings to the page engine.
"""

from html import escape
from urllib.parse import quote

from pamphlet import tree
from pamphlet.formulas import drawing
from pamphlet.publication import Publication
from pamphlet.resources import Resource

RESOURCE_SCHEME = "resource:"
"""What the address of a picture begins with, so that the engine asks the writer and nobody else for it."""


def formula_drawings(publication: Publication) -> tuple[Resource, ...]:
    """The drawings of all formulas of a publication, each once."""
    formulas = {_name(node): node for node in publication.everything() if isinstance(node, tree.Math)}
    return tuple(Resource(name, drawing(math.tex, math.display).svg, "image/svg+xml") for name, math in formulas.items())


def printed_formula(math: tree.Math) -> str:
    """A formula as a picture of its size, in em, on the line of the text, or below it."""
    drawn = drawing(math.tex, math.display)
    source = RESOURCE_SCHEME + quote(_name(math), safe="")
    place = (
        f"height: {drawn.height:.3f}em" if math.display else f"height: {drawn.height:.3f}em; vertical-align: {-drawn.depth:.3f}em"
    )
    classes = "math display" if math.display else "math"
    return f'<img alt="{escape(" ".join(math.tex.split()))}" class="{classes}" src="{source}" style="{place}"/>'


def _name(math: tree.Math) -> str:
    return f"{'display' if math.display else 'inline'}-math:{math.tex}"
