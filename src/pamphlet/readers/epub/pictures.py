"""The pictures of a book: taken out of the zip through the one door, under their paths in it.

A picture that is not there, is damaged or is somewhere on the net leaves its description in the text: a
reader of a book cannot mend it, so it is told and does not stop anything.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from pamphlet.diagnostics import Report
from pamphlet.readers.epub.archive import Archive, Damaged
from pamphlet.readers.epub.package import address
from pamphlet.readers.html.dom import HTML, Element, Words
from pamphlet.resources import Resource, checked_image
from pamphlet.source import Position


@dataclass(slots=True)
class Pictures:
    """The pictures that the text asks for, each opened once."""

    archive: Archive
    report: Report
    found: dict[str, Resource | None] = field(default_factory=dict)

    def settle(self, path: str, body: Element, place: Callable[[int], Position]) -> None:
        """Name every picture in a file by its path in the zip. Reports `book-damaged`."""
        for element in list(body.elements()):
            if element.name == "svg" and (inner := _only_picture(element)) is not None:
                _become_picture(element, inner)
            if element.name != "img":
                continue
            source = element.get("src")
            target = address(source, path)
            if target is not None and self.open(target[0], place(element.at)):
                element.attributes["src"] = self.archive.find(target[0]) or target[0]
            else:
                if target is None:
                    where = "is not in the book but on the net" if "//" in source else "is not a file of the book"
                    self._tell(source[:80], where, place(element.at))
                _become_words(element)

    def open(self, path: str, position: Position | None = None) -> bool:
        """Whether the picture at a path can be used; told once if it cannot."""
        name = self.archive.find(path) or path
        if name not in self.found:
            self.found[name] = self._opened(name, position)
        return self.found[name] is not None

    def _opened(self, name: str, position: Position | None) -> Resource | None:
        try:
            data = self.archive.read(name)
        except Damaged as problem:
            self._tell(name, f"cannot be opened: {problem}", position)
            return None
        fault = Report()
        picture = checked_image(name, data, position, fault)
        for problem_found in fault.diagnostics:
            self._tell(name, problem_found.message.rpartition(": ")[2], position)
        return Resource(name, data, picture.media_type) if picture else None

    def _tell(self, name: str, why: str, position: Position | None) -> None:
        message = (
            f"the picture “{name}” {why}" if why.startswith(("is ", "cannot ")) else f"the picture “{name}” cannot be used: {why}"
        )
        hint = "its description stands in its place"
        self.report.add("book-damaged", message, position, hint=hint)

    def resources(self) -> tuple[Resource, ...]:
        """All pictures that can be used."""
        return tuple(picture for picture in self.found.values() if picture)


def _only_picture(drawing: Element) -> Element | None:
    """The picture that a drawing does no more than hold, as cover pages have it."""
    drawn = [element for element in drawing.elements() if element.name not in ("svg", "g", "title", "desc")]
    return drawn[0] if len(drawn) == 1 and drawn[0].name == "image" else None


def _become_picture(drawing: Element, inner: Element) -> None:
    source = inner.get("xlink:href") or inner.get("href")
    title = next((element.text() for element in drawing.elements() if element.name == "title"), "")
    alt = title or drawing.get("aria-label")
    drawing.name, drawing.namespace, drawing.name_tuple = "img", HTML, (HTML, "img")
    drawing.attributes = {"src": source} | ({"alt": alt} if alt else {})
    drawing.nodes = []


def _become_words(element: Element) -> None:
    """The description of a picture in the place of it."""
    element.name, element.name_tuple = "span", (HTML, "span")
    element.nodes = [Words(element.get("alt"), element.at)]
    element.attributes = {"id": element.get("id")} if element.get("id") else {}
