"""Footnotes that the engine could not print whole: they must stand somewhere else.

Stands between a layout and the next one. The engine divides no footnote: of one that is longer than its page
only the end is printed, and one for which no page has room is left out, without a word. `engine`
looks here after each layout; it reads private parts of WeasyPrint 70.
"""

from collections.abc import Iterator, Sequence
from traceback import walk_tb
from typing import Any

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, TextBox

_MUCH = 3
"""One that has less than a third of the letters of the longest is thought to have been pushed out by it."""


def lost_footnotes(document: Any, footnotes: Sequence[Any]) -> tuple[str, ...]:
    """The ids of those `footnotes` (HTML elements) that no page of a laid-out document has whole, the long ones among them.

    The short ones find room, in most cases, once the long ones are gone; the next layout tells.
    """
    if not footnotes:
        return ()
    whole = {note.element for page in document.pages for note in _whole_notes(page._page_box)}
    lost = {footnote: _letters("".join(footnote.itertext())) for footnote in footnotes if footnote not in whole}
    longest = max(lost.values(), default=0)
    return tuple(footnote.get("id") for footnote, letters in lost.items() if letters * _MUCH >= longest)


def stumbled_over_footnotes(problem: IndexError) -> bool:
    """Whether the engine gave up because footnotes were left for a page behind the last one, which it had thrown away before."""
    steps = [step.f_code.co_name for step, _ in walk_tb(problem.__traceback__)]
    return steps[-1] == "make_all_pages"


def _whole_notes(page_box: Any) -> Iterator[Any]:
    """The boxes of the footnotes that stand on a page with all their letters, below its upper margin."""
    top = page_box.content_box_y()
    for area in page_box.children:
        if isinstance(area, FootnoteAreaBox):
            for note in area.children:
                own = (box.text for box in note.descendants() if isinstance(box, TextBox) and "::" not in box.element_tag)
                if note.position_y >= top - 1 and _letters("".join(own)) >= _letters("".join(note.element.itertext())):
                    yield note


def _letters(text: str) -> int:
    """How many letters and figures a text has: hyphens and blanks come and go with the ends of lines."""
    return sum(map(str.isalnum, text))
