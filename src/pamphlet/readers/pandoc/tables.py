"""Pandoc's tables become ours: several bodies are one, the foot is its end."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pamphlet import tree
from pamphlet.readers.pandoc.inlines import attributes, strange
from pamphlet.source import Position
from pamphlet.tree import Alignment, TableCell, TableRow

_ALIGNMENTS: Mapping[str, Alignment] = MappingProxyType({"AlignLeft": "left", "AlignCenter": "center", "AlignRight": "right"})

_ReadBlocks = Callable[[Any], tree.Blocks]


def read_table(data: Any, blocks: _ReadBlocks, caption: Callable[[Any], tree.Inlines], here: Position) -> tree.Table:
    """A table; a cell is as its column is aligned, unless it says otherwise itself."""
    match data:
        case [attr, words, list(columns), [_, list(head)], list(bodies), [_, list(foot)]]:
            aligned = tuple([_alignment(column) for column in columns])
        case _:
            raise strange(data)
    body: tuple[TableRow, ...] = ()
    for one in bodies:
        match one:
            case [_, int(headings), list(inner_head), list(rows)]:
                body += _rows(inner_head, aligned, len(aligned), blocks, here) + _rows(rows, aligned, headings, blocks, here)
            case _:
                raise strange(one)
    body += _rows(foot, aligned, 0, blocks, here)
    top = _rows(head, aligned, len(aligned), blocks, here)
    return tree.Table(top, body, caption(words), position=here, attributes=attributes(attr))


def _alignment(column: Any) -> Alignment | None:
    match column:
        case [{"t": str(alignment)}, _]:
            return _ALIGNMENTS.get(alignment)
        case _:
            raise strange(column)


def _rows(
    data: list[Any], aligned: tuple[Alignment | None, ...], headings: int, blocks: _ReadBlocks, here: Position
) -> tuple[TableRow, ...]:
    """Rows whose first `headings` columns are headings; cells that reach down keep their columns."""
    taken: dict[int, int] = {}
    rows = []
    for row in data:
        match row:
            case [attr, list(cells)]:
                read, column = [], 0
                below = {place: more - 1 for place, more in taken.items() if more > 1}
                for cell in cells:
                    while taken.get(column):
                        column += 1
                    made = _cell(cell, aligned[column] if column < len(aligned) else None, column < headings, blocks, here)
                    read.append(made)
                    places = range(column, min(column + made.column_span, len(aligned)))
                    below |= dict.fromkeys(places, made.row_span - 1)
                    column += made.column_span
                taken = below
                rows.append(TableRow(tuple(read), position=here, attributes=attributes(attr)))
            case _:
                raise strange(row)
    return tuple(rows)


def _cell(data: Any, column: Alignment | None, heading: bool, blocks: _ReadBlocks, here: Position) -> TableCell:
    match data:
        case [attr, {"t": str(alignment)}, int(down), int(across), content]:
            return TableCell(
                blocks(content),
                _ALIGNMENTS.get(alignment, column),
                heading,
                max(1, across),
                max(1, down),
                position=here,
                attributes=attributes(attr),
            )
        case _:
            raise strange(data)
