"""Lists: with bullets or numbers, of things to do, of terms."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pamphlet import tree
from pamphlet.readers.html.dom import Comment, Element, Node, begin_of, is_blank
from pamphlet.readers.html.reading import Reading
from pamphlet.tree import Blocks, Inlines, Paragraph

_NUMBERS: dict[str, tree.NumberStyle] = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}


@dataclass(frozen=True, slots=True)
class Lists:
    """Reads lists; `flow` reads the blocks in an item, `inlines` the words of a term."""

    reading: Reading
    flow: Callable[[Sequence[Node]], Blocks]
    inlines: Callable[[Element], Inlines]

    def items(self, element: Element) -> Iterator[tree.ListItem]:
        """The items of a list; what stands between items belongs to the one before, as it looks in a browser."""
        groups: list[tuple[Element | None, list[Node]]] = []
        for node in element.nodes:
            if isinstance(node, Element) and node in self.reading.left_out:
                continue
            if isinstance(node, Element) and node.name == "li":
                groups.append((node, list(node.nodes)))
            elif not is_blank(node) or isinstance(node, Comment):
                if not groups:
                    groups.append((None, []))
                groups[-1][1].append(node)
        tasks = "tasks" in element.classes
        for item, nodes in groups:
            checked = _checked(nodes, self.reading)
            children = self.flow(nodes)
            if tasks:
                checked, children = _box(children, checked)
            attributes = self.reading.attributes(item) if item else tree.NO_ATTRIBUTES
            position = self.reading.place(item.at if item else begin_of(nodes))
            yield tree.ListItem(children, checked, attributes=attributes, position=position)

    def bulleted(self, element: Element) -> Blocks:
        """A list with bullets, if there is anything in it."""
        items = tuple(self.items(element))
        attributes, position = self.reading.attributes(element), self.reading.place(element.at)
        if any(item.checked is not None for item in items):
            attributes = replace(attributes, classes=tuple(name for name in attributes.classes if name != "tasks"))
        return (tree.BulletList(items, _tight(element), attributes=attributes, position=position),) if items else ()

    def numbered(self, element: Element) -> Blocks:
        """A numbered list, if there is anything in it."""
        items = tuple(self.items(element))
        first = next((inner for inner in element.children if inner.name == "li"), element)
        start = next((int(n) for n in (first.get("value"), element.get("start")) if re.fullmatch(r"\d{1,9}", n.strip())), 1)
        attributes = self.reading.attributes(element)
        style = _NUMBERS.get(element.get("type").strip(), "decimal")
        for name in _NUMBERS.values():
            if name in attributes.classes:
                style = name
                attributes = replace(attributes, classes=tuple(c for c in attributes.classes if c != name))
        position = self.reading.place(element.at)
        if "reversed" in element.attributes:
            self.reading.report.add("markup-unsupported", "a list cannot be numbered backwards", position)
        return (
            (tree.OrderedList(items, start, style, _tight(element), attributes=attributes, position=position),) if items else ()
        )

    def terms(self, element: Element) -> Blocks:
        """A list of terms, if there is anything in it."""
        found = tuple(self.definitions(element))
        if not any(item.term for item in found):  # an encyclopedia's way to move a paragraph in
            return tuple(block for item in found for meaning in item.definitions for block in meaning)
        attributes, position = self.reading.attributes(element), self.reading.place(element.at)
        return (tree.DefinitionList(found, attributes=attributes, position=position),) if found else ()

    def definitions(self, element: Element) -> Iterator[tree.DefinitionItem]:
        """Terms with what they mean; several terms with one meaning are lines of one term."""
        parts = [
            n for node in element.nodes for n in (node.nodes if isinstance(node, Element) and node.name == "div" else [node])
        ]
        terms: list[Element] = []
        first: Node | None = None
        meanings: list[Blocks] = []
        for part in parts:
            if is_blank(part) or part in self.reading.left_out:
                continue
            name = part.name if isinstance(part, Element) else ""
            if name == "dt" and meanings:
                yield self.definition(terms, meanings, first or element)
                terms, meanings, first = [], [], None
            first = first or part
            if isinstance(part, Element) and name == "dt":
                terms.append(part)
            else:
                meanings.append(self.flow(part.nodes if isinstance(part, Element) and name == "dd" else [part]))
        if first:
            yield self.definition(terms, meanings, first)

    def definition(self, terms: list[Element], meanings: list[Blocks], first: Node) -> tree.DefinitionItem:
        term: Inlines = ()
        for element in terms:
            line = self.inlines(element)
            term = (*term, tree.HardBreak(position=self.reading.place(element.at)), *line) if term else line
        attributes = self.reading.attributes(terms[0]) if terms else tree.NO_ATTRIBUTES
        return tree.DefinitionItem(term, tuple(meanings), attributes=attributes, position=self.reading.place(first.at))


def _tight(element: Element) -> bool:
    return not any(inner.name == "p" for item in element.children if item.name == "li" for inner in item.children)


def _checked(nodes: list[Node], reading: Reading) -> bool | None:
    """Whether the box at the beginning of an item is ticked; None where there is none. The box is taken out."""
    for node in nodes:
        if isinstance(node, Element):
            box = next((e for e in node.elements() if e.name == "input" and e.get("type").lower() == "checkbox"), None)
            if box:
                reading.left_out.add(box)
            return "checked" in box.attributes if box else None
        if not is_blank(node):
            return None
    return None


def _box(children: Blocks, checked: bool | None) -> tuple[bool | None, Blocks]:
    match children:
        case (Paragraph(children=(tree.Text() as text, *others)) as first, *rest) if text.text[:2] in ("☑ ", "☐ "):
            words = replace(text, text=text.text[2:])
            return text.text[0] == "☑", (replace(first, children=(words, *others)), *rest)
        case _:
            return checked, children
