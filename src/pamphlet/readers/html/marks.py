"""What a single element says of notes: that it is one, that it holds them, that it is a mark or leads back to one."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from pamphlet.labels import LABELS
from pamphlet.readers.html.dom import Element, Words
from pamphlet.readers.html.names import BACK_CLASSES, BLOCKS, MARK_CLASSES, NOTE_CLASSES, NOTE_LIST_ROLES, NOTE_LISTS, NOTE_ROLES
from pamphlet.readers.html.reading import Reading
from pamphlet.readers.roman import SMALL_ROMAN
from pamphlet.tree import NoteKind

NOTE_ID = re.compile(
    r"(?:_?fn|_?ftn|_?edn|sdfootnote|sdendnote|footnote|endnote|cite_note|note|easy-footnote-bottom|fn_|f)[-_:.]?\w*?[-_:.]?\d[\w.-]*",
    re.IGNORECASE,
)
BACK_ID = re.compile(r"ref|anc\b|back|return|identifier|easy-footnote-\d", re.IGNORECASE)
MARK = re.compile(
    rf"[\[({{]?\s*(?:(?:note|notes|nb|n|fn|anm|nota|nt)\.?\s*)?(\d{{1,4}}|[a-z]{{1,2}}|{SMALL_ROMAN}|[*†‡§¶#‖]{{1,5}}|[¹²³⁰-⁹]+)\s*[\])}}]?[.)]?",
    re.IGNORECASE,
)
ARROWS = frozenset("↩↑^⏎↵⬑⤴▲↖⇧«←↲⮐⏪🔙\ufe0e\ufe0f\u2009\u200a\xa0 ")
TITLES = {"footnotes", "endnotes", "references", "sources", "fußnoten", "endnoten", "notes de bas de page", "примечания"} | {
    label.notes.casefold() for label in LABELS.values()
}


@dataclass(eq=False, slots=True)
class FoundNote:
    """A note of the page: the element that holds it, and what else belongs to it."""

    element: Element
    label: str
    kind: NoteKind = "note"
    more: list[Element] = field(default_factory=list)
    places: list[Element] = field(default_factory=list)


def says(element: Element) -> set[str]:
    return {*element.get("role").split(), *element.get("epub:type").split()}


def is_list(element: Element) -> bool:
    """Whether this element is declared to hold notes."""
    names = {*element.classes, element.get("id")}
    if element.name == "ol" and "references" in names:
        return True
    return element.name not in ("a", "span", "sup") and bool(NOTE_LIST_ROLES & says(element) or NOTE_LISTS & names)


def declared_kind(element: Element) -> NoteKind | None:
    """The kind of note that this element is declared to be; None if it is not."""
    said = says(element)
    if said & NOTE_ROLES and element.name not in ("a", "sup", "span"):
        return "footnote" if said & {"doc-footnote", "footnote"} else "endnote" if said & {"endnote", "rearnote"} else "note"
    if element.name in ("p", "div", "li", "aside", "dd", "tr") and NOTE_CLASSES.intersection(element.classes):
        names = (element.get("id"), *(inner.get("id") for inner in element.children), element.get("class"))
        inside = any(NOTE_CLASSES.intersection(around.classes) for around in element.ancestors())
        return None if inside or (element.name == "p" and in_note_division(element)) else kind_of(next(filter(None, names), ""))
    if element.name in ("li", "dd") and element.parent and element.parent.name in ("ol", "ul", "dl"):
        outer = element.parent
        inner = any(around.name == "li" for around in outer.ancestors())
        around = next(outer.ancestors(), None)
        if not inner and (is_list(outer) or (around is not None and any(is_list(e) for e in outer.ancestors()))):
            return "note"
    return None


def in_note_division(element: Element) -> bool:
    """Word's paragraph of a note stands in a division of its own, which is the note."""
    return element.parent is not None and bool(NOTE_ID.fullmatch(element.parent.get("id")))


def kind_of(name: str) -> NoteKind:
    """What a word processor calls a note, going by its id."""
    if re.match(r"_?ftn|sdfootnote|MsoFootnote", name):
        return "footnote"
    return "endnote" if re.match(r"_?edn|sdendnote|MsoEndnote", name) else "note"


def inline_around(element: Element) -> Iterator[Element]:
    for around in element.ancestors():
        if around.name in BLOCKS:
            return
        yield around


def block_of(element: Element) -> Element | None:
    return next((e for e in (element, *element.ancestors()) if e.name in BLOCKS), None)


def says_mark(element: Element) -> bool:
    near = (element, *inline_around(element))
    return any({"doc-noteref", "noteref"} & says(e) or MARK_CLASSES.intersection(e.classes) for e in near)


def is_declared_back(element: Element) -> bool:
    """Whether a link says that it leads back; one that says it is a mark, too, is one."""
    return not MARK_CLASSES.intersection(element.classes) and (
        element.get("role") == "doc-backlink"
        or element.get("epub:type") in ("backlink", "referrer")
        or any(BACK_CLASSES.intersection(e.classes) for e in (element, *inline_around(element)))
    )


def holds_mark(element: Element, marks: Container[Element]) -> bool:
    return any(inner in marks for inner in element.elements())


def raised(element: Element) -> bool:
    return any(e.name == "sup" for e in (*inline_around(element), *element.elements()))


def looks_like_mark(element: Element) -> bool:
    return bool(MARK.fullmatch(element.text()))


def label_in(text: str) -> str:
    """The label in a mark: `[3]` is “3”."""
    return text.strip(" []().:{}\xa0") if MARK.fullmatch(text.strip()) else text.strip(" []()")[:20]


def visible(element: Element, reading: Reading) -> Iterator[Words]:
    for node in element.nodes:
        if isinstance(node, Words):
            yield node
        elif isinstance(node, Element) and node not in reading.left_out and node not in reading.marks:
            yield from visible(node, reading)
