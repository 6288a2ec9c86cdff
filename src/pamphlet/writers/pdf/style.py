"""Style sheets as the page engine gets them.

Stands beside `page` and before `engine`: the style says how a pamphlet looks, `page` writes a
second sheet with what only the publication knows.
"""

from dataclasses import dataclass
from pathlib import Path

from pamphlet.resources import shipped

DEFAULT_STYLE = "pamphlet"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet: the name that messages call it by, its text, and the folder its `url()`s start from."""

    name: str
    css: str
    folder: Path


def default_style() -> Sheet:
    """The style that a pamphlet has unless it asks for another."""
    folder = shipped("styles")
    name = f"{DEFAULT_STYLE}.css"
    return Sheet(f"styles/{name}", (folder / name).read_text(encoding="utf-8"), folder)
