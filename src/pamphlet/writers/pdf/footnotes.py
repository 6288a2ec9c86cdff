"""Footnotes that the engine could not print whole: they must stand somewhere else.

Stands between a layout and the next one. A footnote that cannot be divided (`dividing`) and is longer than its page runs off
it, and a version of the engine that is not known may leave one out, without a word. `engine` looks here after each layout;
it reads private parts of WeasyPrint 70.
"""

from collections import Counter
from collections.abc import Sequence
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
    printed, running_off = _printed_letters(document)
    letters = {footnote: _letters("".join(footnote.itertext())) for footnote in footnotes}
    lost = {f: count for f, count in letters.items() if f in running_off or f not in printed or printed[f] < count}
    longest = max(lost.values(), default=0)
    return tuple(footnote.get("id") for footnote, letters in lost.items() if letters * _MUCH >= longest)


def stumbled_over_footnotes(problem: IndexError) -> bool:
    """Whether the engine gave up because footnotes were left for a page behind the last one, which it had thrown away before."""
    steps = [step.f_code.co_name for step, _ in walk_tb(problem.__traceback__)]
    return steps[-1] == "make_all_pages"


def _printed_letters(document: Any) -> tuple[Counter[Any], set[Any]]:
    """How many letters of each footnote (an HTML element) stand on the pages, and which of them run over an upper margin."""
    printed, running_off = Counter[Any](), set[Any]()
    for page in document.pages:
        top = page._page_box.content_box_y()
        for area in page._page_box.children:
            if isinstance(area, FootnoteAreaBox):
                for note in area.children:
                    own = (box.text for box in note.descendants() if isinstance(box, TextBox) and "::" not in box.element_tag)
                    printed[note.element] += _letters("".join(own))
                    if note.position_y < top - 1:
                        running_off.add(note.element)
    return printed, running_off


def _letters(text: str) -> int:
    """How many letters and figures a text has: hyphens and blanks come and go with the ends of lines."""
    return sum(map(str.isalnum, text))
