"""The style sheets of one pamphlet, in the order in which they are read.

Stands beside `page` and before `engine`. What all styles share comes first, then the style, then
the paper and the variables that the author chose; `page` writes a last sheet with what only the
publication knows.
"""

from pamphlet.resources import shipped
from pamphlet.settings import Settings
from pamphlet.stylesheets import Style, shipped_style


def style_sheets(settings: Settings) -> tuple[Style, ...]:
    """The sheets that say how a pamphlet looks; the later ones win."""
    return (shipped_style("base/print"), settings.style or shipped_style(), _chosen(settings))


def _chosen(settings: Settings) -> Style:
    """The paper and the variables that the author chose, as a sheet."""
    rules = []
    if paper := settings.paper:
        width, height = f"{paper.width:.4g}mm", f"{paper.height:.4g}mm"
        rules.append(f":root {{ --page-width: {width}; --page-height: {height} }}\n@page {{ size: {width} {height} }}")
    rules += [f":root {{ --{name}: {value} }}" for name, value in settings.variables]
    return Style("settings", "\n".join(rules), shipped("styles"))
