"""Tracked changes of Word are accepted, as far as mammoth does not do it itself, and counted.

Mammoth leaves out deleted runs and rows, and joins a paragraph whose mark is deleted to the next that it meets, wherever
that is. Here deleted cells go, notes whose only mark is deleted go with it, and a paragraph is joined only to one right
behind it. The elements are those of ECMA-376, part 1, section 17.13.5.
"""

from lxml import etree

from pamphlet.readers.docx.package import attribute, child, name_of

_CHANGES = ("ins", "del", "moveFrom", "cellIns", "cellDel")
_GONE = ("del", "moveFrom")


def accept(root: etree._Element) -> int:
    """Accept the changes in one part; gives how many there were. What came with a paragraph's words counts with them."""
    elements = [one for one in root.iter() if name_of(one) in _CHANGES and attribute(one, "id") is not None]
    count = len(elements)
    for element in elements:
        frame = element.getparent()
        paragraph = frame.getparent() if frame is not None else None
        paragraph = paragraph.getparent() if paragraph is not None and name_of(paragraph) == "pPr" else None
        if name_of(element) == "cellDel":
            _remove_cell(element)
        elif paragraph is not None and frame is not None:
            count -= child(paragraph, name_of(element)) is not None
            if name_of(element) in _GONE:
                _mark(paragraph, frame, element)
    return count


def deleted_notes(root: etree._Element, kind: str) -> set[str]:
    """The ids of the notes of a `kind` (`footnote`) all of whose marks are deleted."""
    kept: set[str] = set()
    gone: set[str] = set()
    for mark in root.iter():
        if name_of(mark) == f"{kind}Reference" and (id_ := attribute(mark, "id")):
            (gone if any(name_of(around) in _GONE for around in mark.iterancestors()) else kept).add(id_)
    return gone - kept


def _mark(paragraph: etree._Element, frame: etree._Element, change: etree._Element) -> None:
    """The end of a paragraph is deleted: mammoth joins it to the next; where none follows, its words stay where they are."""
    after = paragraph.getnext()
    while after is not None and name_of(after).startswith(("bookmark", "comment", "move", "perm", "proof")):
        after = after.getnext()
    frame.remove(change)
    if after is not None and name_of(after) == "p":
        etree.SubElement(frame, f"{{{etree.QName(frame).namespace}}}del")


def _remove_cell(change: etree._Element) -> None:
    cell = next((one for one in change.iterancestors() if name_of(one) == "tc"), None)
    row = cell.getparent() if cell is not None else None
    if cell is None or row is None:
        return
    row.remove(cell)
    table = row.getparent()
    if name_of(row) == "tr" and child(row, "tc") is None and table is not None:
        table.remove(row)
