"""Tables: rows, cells that reach over several of them, and which of them are heads. Some only arrange a page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from pamphlet import tree
from pamphlet.readers.html.dom import Element
from pamphlet.readers.html.inlines import style_of
from pamphlet.readers.html.reading import Reading
from pamphlet.tree import Blocks, Inlines

MOST_COLUMNS, MOST_ROWS = 1000, 65534
"""How far a cell may reach; the HTML standard's own limits."""

_ALIGNMENTS: dict[str, tree.Alignment] = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "center": "center",
    "align-left": "left",
    "align-right": "right",
    "align-center": "center",
}


def read_table(
    element: Element, reading: Reading, flow: Callable[..., Blocks], inlines: Callable[[Element], Inlines]
) -> tree.Table:
    """The table that `element` is; `flow` reads what is in a cell, `inlines` the caption."""
    caption = next((inlines(inner) for inner in element.children if inner.name == "caption"), ())
    head: list[tree.TableRow] = []
    body: list[tree.TableRow] = []
    foot: list[tree.TableRow] = []
    for part in _parts(element):
        rows = [row for row in part if row not in reading.left_out]
        read = [_row(row, len(rows) - number, reading, flow) for number, row in enumerate(rows)]
        kind = rows[0].parent.name if rows and rows[0].parent else ""
        (head if kind == "thead" else foot if kind == "tfoot" else body).extend(row for row in read if row.cells)
    if not head:
        while len(body) > 1 and all(cell.header and cell.row_span == 1 for cell in body[0].cells):
            head.append(body.pop(0))
        if not head and len(body) > 1 and _is_bold(body[0]) and not _is_bold(body[1]):
            head.append(replace(body[0], cells=tuple(replace(cell, header=True) for cell in body.pop(0).cells)))
    attributes, position = reading.attributes(element), reading.place(element.at)
    return tree.Table(tuple(head), (*body, *foot), caption, attributes=attributes, position=position)


def arranges_page(element: Element, *, typed: bool = False) -> bool:
    """Whether a table says that it only arranges a page, or is one around others that shows no lines, as old pages have them.

    One that was `typed` into a text only does if it says so.
    """
    if element.get("role") in ("presentation", "none"):
        return True
    if typed or element.name != "table" or element.get("border") not in ("", "0") or element.classes:
        return False
    inside = list(element.elements())[1:]
    return any(inner.name == "table" for inner in inside) and not any(inner.name in ("th", "caption") for inner in inside)


def _is_bold(row: tree.TableRow) -> bool:
    """Whether all words in a row are bold, and no cell reaches down into the next."""
    cells = [cell for cell in row.cells if cell.children]
    return bool(cells) and all(cell.row_span == 1 and all(map(_is_strong, cell.children)) for cell in row.cells)


def _is_strong(block: tree.Block) -> bool:
    """Whether a block is a paragraph in bold; what surrounds the bold words may be more marks."""
    if not isinstance(block, tree.Paragraph):
        return False
    row: Inlines = block.children
    while len(row) == 1 and isinstance(row[0], tree.InlineParent) and not isinstance(row[0], tree.Strong):
        row = row[0].children
    return any(isinstance(one, tree.Strong) for one in row) and all(
        isinstance(one, tree.Strong | tree.HardBreak | tree.SoftBreak | tree.NoteReference)
        or (isinstance(one, tree.Text) and not one.text.strip())
        for one in row
    )


def _parts(element: Element) -> Iterator[list[Element]]:
    """The rows of each part of a table (its head, its bodies, its foot)."""
    for part in element.children:
        if part.name in ("thead", "tbody", "tfoot"):
            yield [row for row in part.children if row.name == "tr"]
        elif part.name == "tr":
            yield [part]


def _row(element: Element, left: int, reading: Reading, flow: Callable[..., Blocks]) -> tree.TableRow:
    """A row; `left` is how many rows its part has from here on, beyond which no cell reaches."""
    cells = []
    for inner in element.children:
        if inner.name not in ("td", "th") or inner in reading.left_out:
            continue
        attributes = reading.attributes(inner)
        wanted = inner.get("align").lower() or style_of(inner).get("text-align", "")
        alignment = _ALIGNMENTS.get(wanted) or next((_ALIGNMENTS[c] for c in attributes.classes if c in _ALIGNMENTS), None)
        attributes = replace(attributes, classes=tuple(c for c in attributes.classes if c not in _ALIGNMENTS))
        cells.append(
            tree.TableCell(
                flow(inner.nodes, figures=False),
                alignment,
                header=inner.name == "th",
                column_span=min(_number(inner.get("colspan")) or 1, MOST_COLUMNS),
                row_span=min(_rows(inner), left, MOST_ROWS),
                attributes=attributes,
                position=reading.place(inner.at),
            )
        )
    return tree.TableRow(tuple(cells), attributes=reading.attributes(element), position=reading.place(element.at))


def _rows(cell: Element) -> int:
    """How many rows a cell reaches over; 0 is to the end of its part."""
    written = cell.get("rowspan")
    return (_number(written) or MOST_ROWS) if re.match(r"\s*\d", written) else 1


def _number(written: str) -> int:
    found = re.match(r"\s*(\d{1,6})", written)
    return int(found[1]) if found else 0
