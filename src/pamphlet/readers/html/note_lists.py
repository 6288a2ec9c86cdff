"""Where notes stood: they leave their place, and what only held or headed them goes with them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice

from pamphlet.readers.html.dom import Element, Words, even
from pamphlet.readers.html.marks import TITLES, FoundNote, holds_mark, is_list
from pamphlet.readers.html.names import HEADINGS
from pamphlet.readers.html.reading import Reading

BUTTON = 20
"""The most letters of a button beside a heading, as “[edit]” is one."""


@dataclass(frozen=True, slots=True)
class NoteLists:
    """Leaves out what held the notes of one page; their headings go to `reading.notes_headings`."""

    reading: Reading
    marks: Collection[Element]

    def leave_out(self, found: list[FoundNote]) -> None:
        """The notes leave their place, and so does what held nothing but notes."""
        left_out = self.reading.left_out
        parts = [part for note in found for part in (note.element, *note.more)]
        left_out.update(parts)
        for part in {part.parent: part for part in parts}.values():
            outer = part.parent
            while outer is not None and outer.name not in ("body", "main", "html") and self._is_empty(outer):
                left_out.add(outer)
                self._keep_headings(inner for inner in outer.children if inner.name in HEADINGS or self._is_title(inner))
                part, outer = outer, outer.parent
            self._leave_out_title(part)

    def leave_out_commas(self) -> None:
        """A raised comma between two marks goes: writers print it anew."""
        for outer in {outer for mark in self.marks for outer in islice(mark.ancestors(), 2)}:
            for before, comma, after in zip(outer.nodes, outer.nodes[1:], outer.nodes[2:], strict=False):
                match before, comma, after:
                    case Element(), Element(name="sup"), Element() if comma.text() in (",", ";"):
                        if holds_mark(before, self.marks) and holds_mark(after, self.marks):
                            self.reading.left_out.add(comma)
                    case _:
                        continue

    def _is_title(self, element: Element) -> bool:
        return (_heading_in(element) or element).text().strip(" :").casefold() in TITLES

    def _keep_headings(self, headings: Iterable[Element]) -> None:
        """Keep the headings of a list of notes; those below another only say which chapter the next notes belong to."""
        found = [_heading_in(heading) or heading for heading in headings]
        top = min((heading.name for heading in found if heading.name in HEADINGS), default="")
        upper = (heading for heading in found if heading.name not in HEADINGS or heading.name == top)
        self.reading.notes_headings += [text for heading in upper if (text := heading.text().strip(" :"))]

    def _is_empty(self, element: Element) -> bool:
        declared = is_list(element)
        for node in element.nodes:
            if isinstance(node, Words) and even(node.text):
                return False
            if isinstance(node, Element) and node not in self.reading.left_out and node.name not in ("hr", "br"):
                title = declared and (node.name in HEADINGS or self._is_title(node))
                if not title and (node.text() or any(inner.name in ("img", "svg", "table") for inner in node.elements())):
                    return False
        return True

    def _leave_out_title(self, part: Element) -> None:
        """A heading that says “Notes” goes with the last of the notes under it; and so does the rule above them."""
        if part.parent is None:
            return
        beside = [e for e in part.parent.children if e is part or e not in self.reading.left_out]
        place = beside.index(part)
        if place + 1 < len(beside) and _heading_in(beside[place + 1]) is None:
            return
        for before in reversed(beside[:place]):
            if before.name == "hr" and place + 1 == len(beside):
                self.reading.left_out.add(before)
            elif self._is_title(before):
                self.reading.left_out.add(before)
                self._keep_headings([before])
            else:
                break


def _heading_in(element: Element) -> Element | None:
    """The heading that an element is, or that is all it holds but for a button beside it."""
    first = element.children[0] if element.name == "div" and element.children else element
    beside = len(element.text()) - len(first.text())
    return first if first.name in HEADINGS and beside <= BUTTON else None
