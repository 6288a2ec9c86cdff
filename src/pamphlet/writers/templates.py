"""The pages around the text: jinja2 templates from the `templates` folder.

The only module that imports jinja2. Everything put into a template is escaped unless it is
`Markup`, which is what `writers.xhtml` makes; a name that a template misspells is an error.
"""

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pamphlet.resources import shipped

__all__ = ["Markup", "render"]


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(shipped("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(name: str, **values: Any) -> str:
    """The template file `name` filled in with `values`."""
    return _environment().get_template(name).render(**values)
