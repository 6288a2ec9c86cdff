"""Tables typed with bars, tabs or spaces: lines whose columns stand under one another.

Found before lines are put together to paragraphs, since the lines of a table must stay apart.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pamphlet.readers.plain.lines import Line

FEWEST_ROWS = 3
"""So many lines with columns by spaces make a table; with bars or tabs, one fewer does."""

_RULE = re.compile(r"[|+:\s=–—_-]*[=–—_-]{2,}[|+:\s=–—_-]*")
_GAP = r"(?<=[^\s.!?:;…]) {2,}(?=\S)|(?<=\S) {3,}(?=\S)"
"""Space between columns; two spaces after a stop only part two sentences."""
_MARKER = re.compile(r"(?:[-*+•‣◦·–—o]|\(?\w{1,3}[.)]|\[[ xX]\])\s+")
"""What begins an item of a list; the space behind it parts no columns."""
_HAS_GAP = re.compile(_GAP)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the numbers of its lines in the file, and its rows of cells, each a piece of a line.

    `head` says that the first row is parted from the others by a rule.
    """

    numbers: tuple[int, ...]
    rows: tuple[tuple[Line, ...], ...]
    head: bool


def find_tables(lines: Sequence[Line]) -> tuple[Grid, ...]:
    """The tables of a text, in its order."""
    return tuple(grid for block in _blocks(lines) if len(block) > 1 for grid in _grids(block))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if line.gap and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _grids(block: Sequence[Line]) -> Iterator[Grid]:
    """The tables among lines that no empty line parts."""
    run: list[Line] = []
    kind = ""
    for line in (*block, None):
        own = _kind(line) if line is not None else "end"
        if own == "rule" and run:
            own = kind
        if own != kind and run:
            yield from _grid(run, kind)
            run = []
        kind = own
        if line is not None and own in {"bars", "tabs", "spaces"}:
            run.append(line)


def _kind(line: Line) -> str:
    if line.text[0] in "|+:=–—_-" and _RULE.fullmatch(line.text):
        return "rule"
    if line.text.count("|") >= 2 or (line.text.count("|") == 1 and not line.text.startswith("|") and " | " in line.text):
        return "bars"
    marker = _MARKER.match(line.text)
    rest = marker.end() if marker else 0
    if "\t" in line.text[rest:]:
        return "tabs"
    return "spaces" if "  " in line.text[rest:] and _HAS_GAP.search(line.text, rest) else ""


def _grid(run: Sequence[Line], kind: str) -> Iterator[Grid]:
    ruled = [index for index, line in enumerate(run) if _RULE.fullmatch(line.text)]
    rows = [line for index, line in enumerate(run) if index not in set(ruled)]
    match kind:
        case "bars":
            cells = [tuple(_split(line, r"\s*\|\s*")) for line in rows]
        case "tabs":
            cells = [tuple(_split(line, r"\t+")) for line in rows]
        case _:
            cells = [tuple(_split(line, _GAP)) for line in rows]
    columns = max(map(len, cells), default=0)
    enough = len(cells) >= (FEWEST_ROWS if kind == "spaces" else 2)
    if (
        columns < 2
        or not enough
        or (kind == "spaces" and not _aligned(cells))
        or (kind == "tabs" and len({*map(len, cells)}) > 2)
    ):
        return
    edges = {_edge(row) for row in cells if len(row) == columns}
    padded = tuple(_padded(row, columns, edges) for row in cells)
    yield Grid(tuple(line.number for line in run), padded, ruled[:1] == [1] or _names_columns(padded))


def _edge(row: Sequence[Line]) -> int:
    """The column behind a row's last cell."""
    return row[-1].column + len(row[-1].text)


def _padded(row: tuple[Line, ...], columns: int, edges: Collection[int]) -> tuple[Line, ...]:
    """A row with as many cells as the table has columns; a last cell that ends at the table's edge stays there."""
    missing = tuple(Line(row[0].number, "") for _ in range(columns - len(row)))
    at_edge = len(row) > 1 and _edge(row) in edges
    return (*row[:-1], *missing, row[-1]) if at_edge else (*row, *missing)


def _names_columns(rows: Sequence[tuple[Line, ...]]) -> bool:
    """Whether the first row is words and stands over a column of numbers."""
    first, *others = rows
    if any(re.search(r"\d", cell.text) for cell in first) or len(others) < 2:
        return False
    return any(all(is_number(row[n].text) or not row[n].text for row in others) for n in range(len(first)) if first[n].text)


_NUMBER = re.compile(r"(?:ca?\. ?|~|± ?)?[£$€¥]? ?[+−-]?\d[\d., ]*(?: ?[%£$€¥]| ?[^\W\d_]{1,3})?")


def is_number(text: str) -> bool:
    """Whether a cell holds a number, perhaps with its currency or unit."""
    return bool(_NUMBER.fullmatch(text))


def _split(line: Line, separator: str) -> Iterator[Line]:
    """The cells of a line, each with its own column."""
    begin = 0
    text = line.text
    edges = [m.span() for m in re.finditer(separator, text)]
    if edges and edges[0][0] == 0:
        begin, edges = edges[0][1], edges[1:]
    for left, right in [*edges, (len(text), len(text))]:
        if left >= begin and not (left == right == len(text) and begin >= len(text)):
            yield Line(line.number, text[begin:left].strip(), line.column + begin)
        begin = right


def _aligned(cells: Sequence[tuple[Line, ...]]) -> bool:
    """Whether the second cells of the lines begin, or the second or last ones end, in one column."""
    begins = [row[1].column for row in cells if len(row) > 1]
    ends = [row[1].column + len(row[1].text) for row in cells if len(row) > 1]
    last = [row[-1].column + len(row[-1].text) for row in cells if len(row) > 1]
    most = max((count for columns in (begins, ends, last) for count in Counter(columns).values()), default=0)
    return len(begins) >= 0.7 * len(cells) and most >= 0.7 * len(begins)
