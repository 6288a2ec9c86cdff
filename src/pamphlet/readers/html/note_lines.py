"""Notes that old pages wrote as lines, with nothing but breaks between them: each becomes a paragraph.

Before notes are looked for. A line is a note's if it begins with an anchor that some note mark leads to, and that is
itself a number or a sign.
"""

from collections.abc import Container

from pamphlet.readers.html.dom import HTML, Element, Node, is_blank
from pamphlet.readers.html.marks import looks_like_mark
from pamphlet.readers.html.reading import Reading


def part_lines(page: Element, reading: Reading) -> None:
    """Make paragraphs of the lines of notes in a page."""
    links = [element for element in page.elements() if element.name == "a" and looks_like_mark(element)]
    wanted = {target[1:] for link in links if (target := reading.target(link.get("href"))).startswith("#")}
    outers = {anchor.parent: None for anchor in links if _names(anchor, wanted) and anchor.parent}
    for outer in outers:
        if any(inner.name == "br" for inner in outer.children):
            _part(outer, wanted)


def _names(anchor: Element, wanted: Container[str]) -> bool:
    return any(name in wanted for name in (anchor.get("id"), anchor.get("name")) if name)


def _part(outer: Element, wanted: Container[str]) -> None:
    parted: list[Node] = []
    note: Element | None = None
    fresh = True
    for node in outer.nodes:
        if fresh and isinstance(node, Element) and node.name == "a" and _names(node, wanted):
            note = Element("p", HTML, {}, node.at)
            note.parent = outer
            parted.append(note)
        fresh = (isinstance(node, Element) and node.name == "br") or (fresh and is_blank(node))
        if note is None:
            parted.append(node)
        elif isinstance(node, Element):
            note.append_child(node)
        else:
            note.nodes.append(node)
    if outer.name == "p" and note is not None:
        outer.name = "div"
    outer.nodes = parted
