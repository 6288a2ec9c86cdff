"""The structure tree as objects of a PDF.

The last step of tagging: `Structure` in, dictionaries in a pydyf.PDF out, with the parent tree,
the ids of notes and, in PDF 2, destinations that are elements.
"""

from typing import Any

import pydyf

from pamphlet.writers.pdf.tags.elements import HEADINGS, ONLY_IN_PDF_1, Annotated, Marked, StructureElement
from pamphlet.writers.pdf.tags.structure import Structure

NAMESPACES = {1: "http://iso.org/pdf/ssn", 2: "http://iso.org/pdf2/ssn"}


def write_structure(pdf: Any, structure: Structure, *, pdf_2: bool) -> None:
    """Put the tree into a PDF whose pages are there, and say in its catalogue that it is tagged."""
    root = _object(pdf, {"Type": "/StructTreeRoot"})
    elements = list(structure.every())
    for element in elements:
        element.written = _object(pdf, {"Type": "/StructElem", "S": f"/{element.role}"})
    pages = pdf.page_references
    for element in elements:
        _fill_in(element, root, pages)
    root["K"] = pydyf.Array([structure.root.written.reference])
    ids = sorted((e.entries["ID"].string.encode(), e) for e in elements if "ID" in e.entries)
    if ids:
        names = [part for _, element in ids for part in (element.entries["ID"], element.written.reference)]
        root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})
    _write_parents(pdf, root, structure)
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    if pdf_2:
        _write_namespaces(pdf, root, elements)
        _lead_to_elements(pdf, structure)


def _object(pdf: Any, entries: dict[str, Any]) -> Any:
    dictionary = pydyf.Dictionary(entries)
    pdf.add_object(dictionary)
    return dictionary


def _fill_in(element: StructureElement, root: Any, pages: tuple[bytes, ...]) -> None:
    written = element.written
    written["P"] = (element.parent.written if element.parent else root).reference
    first = next((kid.page for kid in element.kids if not isinstance(kid, StructureElement)), None)
    if first is not None:
        written["Pg"] = pages[first]
    written["K"] = pydyf.Array(_kid(kid, first, pages) for kid in element.kids)
    written.update(element.entries)
    attributes = [pydyf.Dictionary(entries) for entries in element.attributes]
    if attributes:
        written["A"] = attributes[0] if len(attributes) == 1 else pydyf.Array(attributes)


def _kid(kid: StructureElement | Marked | Annotated, first: int | None, pages: tuple[bytes, ...]) -> Any:
    match kid:
        case StructureElement():
            return kid.written.reference
        case Marked(page, number):
            return number if page == first else pydyf.Dictionary({"Type": "/MCR", "Pg": pages[page], "MCID": number})
        case Annotated(page, annotation):
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": pages[page]})


def _write_parents(pdf: Any, root: Any, structure: Structure) -> None:
    """From content and annotations back to their elements."""
    numbers = pydyf.Array()
    for number, (page, holders) in enumerate(zip(pdf.pages["Kids"][::3], structure.parents, strict=True)):
        pdf.objects[page].update({"StructParents": number, "Tabs": "/S"})
        numbers += [number, pydyf.Array(holder.written.reference for holder in holders)]
    for number, (holder, annotated) in enumerate(structure.links, len(structure.parents)):
        annotated.annotation["StructParent"] = number
        numbers += [number, holder.written.reference]
    root["ParentTree"] = _object(pdf, {"Nums": numbers}).reference
    root["ParentTreeNextKey"] = len(structure.parents) + len(structure.links)


def _write_namespaces(pdf: Any, root: Any, elements: list[StructureElement]) -> None:
    spaces = {part: _object(pdf, {"Type": "/Namespace", "NS": pydyf.String(name)}) for part, name in NAMESPACES.items()}
    root["Namespaces"] = pydyf.Array(space.reference for space in spaces.values())
    for element in elements:
        element.written["NS"] = spaces[1 if element.role in ONLY_IN_PDF_1 else 2].reference
        if element.related:
            element.written["Ref"] = pydyf.Array(other.written.reference for other in element.related)


def _lead_to_elements(pdf: Any, structure: Structure) -> None:
    """In PDF 2, names and bookmarks lead to elements, not only to places on a page."""

    def element(source: Any) -> Any:
        found = structure.by_source.get(source, structure.root).written
        return found if found is not None else structure.root.written

    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    for place in range(0, len(names), 2):
        there = element(structure.source.by_id.get(names[place].string)).reference
        names[place + 1] = pydyf.Dictionary({"D": names[place + 1], "SD": pydyf.Array([there, *names[place + 1][1:]])})
    headings = [e.source for e in structure.every() if e.role in HEADINGS]
    bookmarks = [o for o in pdf.objects if isinstance(o, pydyf.Dictionary) and "Title" in o and "Dest" in o]
    matching = headings if len(headings) == len(bookmarks) else [None] * len(bookmarks)
    for bookmark, heading in zip(bookmarks, matching, strict=True):
        there, place = element(heading).reference, bookmark.pop("Dest")
        action = {"Type": "/Action", "S": "/GoTo", "D": place, "SD": pydyf.Array([there, *place[1:]])}
        bookmark["A"] = pydyf.Dictionary(action)
        bookmark["SE"] = there
