"""Many files become one page, so that the HTML reader can read the book as a whole.

Only then a mark in one file finds its note in another. Ids that two files share are told apart, and
every link within the book leads to an id of the page.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from pamphlet.readers.epub.archive import Archive
from pamphlet.readers.epub.package import address
from pamphlet.readers.html.dom import HTML, Element, Words
from pamphlet.source import Position


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of the text: its path, its `html` and `body`, what tells where an offset in it is, and where it ends."""

    path: str
    html: Element
    body: Element
    place: Callable[[int], Position]

    @property
    def language(self) -> str:
        """The language that it says it is in."""
        around = (self.body, self.html)
        return next((said for e in around for name in ("lang", "xml:lang") if (said := e.get(name).strip())), "")


def links_within(files: list[TextFile], archive: Archive) -> dict[Element, tuple[str, str]]:
    """The links that stay in the book, with the files and ids that they lead to."""
    found = {}
    for file in files:
        for element in file.body.elements():
            if element.name in ("a", "area") and (href := element.get("href")):
                target = address(href, file.path)
                if target is not None:
                    found[element] = (archive.find(target[0]) or target[0], target[1])
    return found


def merge(files: list[TextFile], archive: Archive, language: str) -> tuple[Element, Callable[[int], Position]]:
    """One page with the bodies of all files in a row, and what tells where an offset in it is.

    `language` is that of the book; what is in another says so.
    """
    links = links_within(files, archive)
    names = _names(files)
    doors = _doors(files, names, {path for path, _ in links.values()})
    known = {file.path for file in files}
    for element, (path, key) in links.items():
        if path in known:
            element.attributes["href"] = "#" + names.get((path, key), doors.get(path, key))
        elif path not in archive.names:
            continue
        else:
            del element.attributes["href"]  # a cover, a list of contents: what was left out
    page = Element("html", HTML, {}, 0)
    body = Element("body", HTML, {}, 0)
    page.append_child(body)
    starts = []
    end = 0
    for file in files:
        starts.append(end)
        end += _moved(file.body, end)
        _rename(file, names)
        body.nodes.append(Words("\n", starts[-1]))
        body.append_child(_as_division(file, doors.get(file.path, ""), language))
    places = [file.place for file in files]

    def place(offset: int) -> Position:
        number = bisect_right(starts, offset) - 1
        return places[number](offset - starts[number])

    return page, place


def _ids(body: Element) -> list[str]:
    found = [name for e in body.elements() for name in (e.get("id"), e.get("name") if e.name == "a" else "") if name]
    return list(dict.fromkeys(found))


def _names(files: list[TextFile]) -> dict[tuple[str, str], str]:
    """The name on the page of every id of every file: its own, or where two files have it, one with the file's."""
    ids = {file.path: _ids(file.body) for file in files}
    counts = Counter(name for names in ids.values() for name in names)
    taken = {name for name, count in counts.items() if count == 1}
    found = {}
    for path, names in ids.items():
        for name in names:
            found[path, name] = name if counts[name] == 1 else _free(f"{PurePosixPath(path).stem}-{name}", taken)
    return found


def _doors(files: list[TextFile], names: dict[tuple[str, str], str], wanted: set[str]) -> dict[str, str]:
    """The id of each file that a link leads to."""
    taken = set(names.values())
    return {file.path: _free(PurePosixPath(file.path).stem, taken) for file in files if file.path in wanted}


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _moved(body: Element, by: int) -> int:
    """Add `by` to all offsets in a body; gives how far they reach."""
    end = 0
    for element in body.elements():
        for node in (element, *element.nodes):
            if node is element or not isinstance(node, Element):
                end = max(end, node.at + 1 + (0 if isinstance(node, Element) else len(node.text)))
                node.at += by
    return end


def _rename(file: TextFile, names: dict[tuple[str, str], str]) -> None:
    for element in file.body.elements():
        for attribute in ("id", "name"):
            if name := names.get((file.path, element.get(attribute))):
                element.attributes[attribute] = name


def _as_division(file: TextFile, door: str, language: str) -> Element:
    """The body of a file as a part of the page, with an id if a link leads to it."""
    body = file.body
    body.name, body.name_tuple = "div", (HTML, "div")
    keep = {name: value for name, value in body.attributes.items() if name in ("id", "role", "epub:type")}
    body.attributes = keep
    if door and "id" in keep:
        outer = Element("div", HTML, {}, body.at)
        outer.append_child(body)
        body = outer
    if door:
        body.attributes["id"] = door
    if (own := file.language) and own.casefold() != language.casefold():
        for element in file.body.children:
            element.attributes.setdefault("lang", own)
    return body
