"""Verse: Pandoc's `line-block`, whose lines end in breaks, pamphlet's own, and lines as typed that old pages have."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pamphlet import tree
from pamphlet.readers.html.dom import HTML, Element, Node, Words
from pamphlet.readers.html.inlines import Inliner, trimmed
from pamphlet.readers.html.reading import Reading
from pamphlet.tree import Inlines
from pamphlet.walk import plain_text

_INDENT = re.compile(r"indent-(\d{1,2})")


def read_verse(element: Element, reading: Reading, lines_of: Callable[[Element], Iterable[Inlines]]) -> tree.LineBlock | None:
    """The verse that `element` is, `lines_of` which gives the words of each paragraph in it; None if it is none."""
    if element.name != "div" or not {"line-block", "verse"}.intersection(element.classes):
        return None
    attributes, position = reading.attributes(element), reading.place(element.at)
    attributes = replace(attributes, classes=tuple(c for c in attributes.classes if c not in ("line-block", "verse")))
    if all(inner.name == "p" and "line" in inner.classes for inner in element.children):
        found = tuple(_own_line(inner, reading) for inner in element.children)
    else:
        found = tuple(_line(line) for inlines in lines_of(element) for line in _split(inlines))
    return tree.LineBlock(found, attributes=attributes, position=position) if found else None


def _own_line(element: Element, reading: Reading) -> tree.LineOfVerse:
    inlines = Inliner(reading).read(element.nodes)
    attributes = reading.attributes(element)
    indent = next((int(found[1]) for name in attributes.classes if (found := _INDENT.fullmatch(name))), 0)
    rest = tuple(name for name in attributes.classes if name != "line" and not _INDENT.fullmatch(name))
    empty = plain_text(inlines) == "\u00a0"
    attributes = replace(attributes, classes=rest)
    return tree.LineOfVerse(() if empty else inlines, indent, attributes=attributes, position=reading.place(element.at))


def _split(inlines: Inlines) -> Iterator[Inlines]:
    line: list[tree.Inline] = []
    for inline in inlines:
        if isinstance(inline, tree.HardBreak):
            yield trimmed(tuple(line))
            line = []
        else:
            line.append(inline)
    yield trimmed(tuple(line))


def _line(inlines: Inlines) -> tree.LineOfVerse:
    """A line of verse; the spaces that cannot break at its beginning are its indent."""
    match inlines:
        case (tree.Text() as first, *rest) if first.text.startswith("\u00a0"):
            bare = first.text.lstrip("\u00a0")
            indent = (len(first.text) - len(bare) + 1) // 2
            kept = (replace(first, text=bare), *rest) if bare else tuple(rest)
            return tree.LineOfVerse(kept, indent, position=first.position)
        case _:
            return tree.LineOfVerse(inlines, position=inlines[0].position if inlines else None)


# --- lines as typed ------------------------------------------------------------------------


def is_prose(element: Element, reading: Reading) -> bool:
    """Whether lines as typed are verse, or a text with links or note marks, as old pages have poems, and no code."""
    inside = list(element.elements())
    if "wp-block-verse" in element.classes:
        return True
    if any(inner.name in ("code", "kbd", "samp") for inner in inside):
        return False
    return any(inner in reading.marks or (inner.name == "a" and inner.get("href")) for inner in inside)


def prose(element: Element, reading: Reading) -> tree.LineBlock:
    """Lines as typed, as lines of words, each moved in as far as it was."""
    for inner in list(element.elements()):
        inner.nodes = [piece for node in inner.nodes for piece in _broken(node, inner)]
    lines = tuple(_line(line) for line in _split(Inliner(reading).read(element.nodes)))
    return tree.LineBlock(lines, attributes=reading.attributes(element), position=reading.place(element.at))


def _broken(node: Node, around: Element) -> Iterator[Node]:
    """Words with their line ends as elements, and with spaces that are not evened out."""
    if not isinstance(node, Words):
        yield node
        return
    at = node.at
    for number, line in enumerate(node.text.split("\n")):
        if number:
            end = Element("br", HTML, {}, at - 1)
            end.parent = around
            yield end
        if line:
            yield Words(re.sub(r"^ +| {2,}", lambda spaces: "\u00a0" * len(spaces[0]), line), at)
        at += len(line) + 1
