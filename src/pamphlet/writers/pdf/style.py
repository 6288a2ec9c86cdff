"""The style sheets of one pamphlet, in the order in which they are read.

Stands beside `page` and before `engine`. What all styles share comes first, then the style, then
the paper and the variables that the author chose; `page` writes a last sheet with what only the
publication knows.
"""

import re
from collections.abc import Sequence

from pamphlet.paper import MILLIMETRES, PAPERS
from pamphlet.resources import shipped
from pamphlet.settings import Settings
from pamphlet.stylesheets import Style, shipped_style


def style_sheets(settings: Settings) -> tuple[Style, ...]:
    """The sheets that say how a pamphlet looks; the later ones win."""
    return (shipped_style("base/print"), settings.style or shipped_style(), _chosen(settings))


WIDEST = 297.0
"""How wide the text is thought to be, in mm, where nothing says it: a page of A4 across."""

_LEAST_MARGINS = 0.165
"""The part of a page's width that `base/print.css` leaves for margins at least."""

_PAGE_WIDTH = re.compile(
    r"(?:--page-width|(?<![\w-])size)\s*:\s*(?:(?P<width>\d*\.?\d+)(?P<unit>mm|cm|in|pt)\b|(?P<name>[A-Za-z][\w-]*)(?![\w(-]))"
)
_OWN_MARGINS = re.compile(r"--margin-(?:inside|outside)|@page[^{]*\{[^}]*margin")


def text_width(sheets: Sequence[Style]) -> float:
    """How wide the text can be on the page that these sheets make, in mm; rather too much than too little.

    The first sheet is `base/print`, whose margins count unless a later sheet has its own.
    """
    found = [match for sheet in sheets for match in _PAGE_WIDTH.finditer(sheet.css)]
    page = _millimetres(found[-1]) if found else WIDEST
    own = any(_OWN_MARGINS.search(sheet.css) for sheet in sheets[1:])
    return page if own else page * (1 - _LEAST_MARGINS)


def _millimetres(size: re.Match[str]) -> float:
    if size["unit"]:
        return float(size["width"]) * MILLIMETRES[size["unit"]]
    paper = PAPERS.get(size["name"].casefold())
    return max(paper.width, paper.height) if paper else WIDEST


def _chosen(settings: Settings) -> Style:
    """The paper and the variables that the author chose, as a sheet."""
    rules = []
    if paper := settings.paper:
        width, height = f"{paper.width:.4g}mm", f"{paper.height:.4g}mm"
        rules.append(f":root {{ --page-width: {width}; --page-height: {height} }}\n@page {{ size: {width} {height} }}")
    rules += [f":root {{ --{name}: {value} }}" for name, value in settings.variables]
    return Style("settings", "\n".join(rules), shipped("styles"))
