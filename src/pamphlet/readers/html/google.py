"""What Google Docs makes of a document when it saves it as a page: lists that only look as if they stood in one another.

Before anything is read, a list whose class says that it is of a deeper level goes into the last item of the
list before it, and a list that goes on after such a one goes on with its items.
"""

import re
from itertools import pairwise

from pamphlet.readers.html.dom import Element, is_blank

_LIST = re.compile(r"lst-(\w+)-(\d)")


def nest_lists(page: Element) -> None:
    """Put the lists of a page that Google Docs saved into one another; any other page stays as it is."""
    for outer in dict.fromkeys(one.parent for one in page.elements() if _place(one) and one.parent):
        _nest(outer)


def _place(element: Element) -> tuple[str, int] | None:
    """The family and the level of a list, as its class says; None for any other element."""
    found = next(filter(None, map(_LIST.fullmatch, element.classes)), None) if element.name in ("ol", "ul") else None
    return (found[1], int(found[2])) if found else None


def _nest(outer: Element) -> None:
    open_lists: list[tuple[int, str, Element]] = []
    for before, element in pairwise((None, *[node for node in outer.nodes if not is_blank(node)])):
        place = _place(element) if isinstance(element, Element) else None
        if place is None or not isinstance(element, Element):
            open_lists = []
            continue
        family, level = place
        if before is None or not open_lists:
            open_lists = [(level, family, element)]
            continue
        while len(open_lists) > 1 and open_lists[-1][0] > level:
            open_lists.pop()
        known, its_family, last = open_lists[-1]
        if known == level and its_family == family and "start" not in element.classes:
            outer.remove_child(element)
            element.reparent_children(last)
        elif known < level and last.children:
            outer.remove_child(element)
            last.children[-1].append_child(element)
            open_lists.append((level, family, element))
        else:
            open_lists = [(level, family, element)]
