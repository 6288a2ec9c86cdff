"""Tables typed with bars, tabs or spaces: lines whose columns stand under one another.

Found before lines are put together to paragraphs, since the lines of a table must stay apart.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pamphlet.readers.plain.lines import Line, width_of

_LEAST_INDENT = 3
"""A line that goes on with a cell is set in so far at least."""

FEWEST_ROWS = 3
"""So many lines with columns by spaces make a table; with bars, tabs or leaders, one fewer does."""

_RULE = re.compile(r"[|+:\s=–—_─═-]*[=–—_─═-]{2,}[|+:\s=–—_─═-]*")
_GAP = r"(?<=[^\s.!?:;…。？！]) {2,}(?=\S)|(?<=\S) {3,}(?=\S)|(?<=[^\s。？！])[ \u3000]*\u3000[ \u3000]*(?=\S)"
"""Space between columns; two spaces after a stop only part two sentences."""
_LEADER = r"(?<=\S)[ \u3000]*(?:\.{4,}|(?: \.){3,}|…{2,}|·{4,}|(?: ·){3,}|_{4,}|(?: -){3,}| \.{2,} )[ \u3000.]*(?=\S)"
"""A row of dots that leads from one column to the next."""
_MARKER = re.compile(r"(?:[-*+•‣◦·–—o①-⑳]|\(?\w{1,3}[.)]|\[[ xX]\])\s+")
"""What begins an item of a list; the space behind it parts no columns."""
_BULLET = re.compile(r"[-*+•‣◦·–—]\s+")
_HAS_GAP = re.compile(_GAP)
_HAS_LEADER = re.compile(_LEADER)
_LONGEST_BEHIND = 24
"""So many characters stand behind a row of dots at most."""

_SENTENCE = 40
"""So long a cell is a sentence."""

Cell = tuple[Line, ...]
"""Pieces of lines that stand in one cell, one below the other."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the numbers of its lines in the file, and its rows of cells.

    `head` says that the first row is parted from the others by a rule.
    """

    numbers: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
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
        if run and line is not None and (own == "rule" or (kind == own == "spaces") or _is_below_cell(line, run, kind, own)):
            own = kind
        if own != kind and run:
            yield from _grid(run, kind)
            run = []
        kind = own
        if line is not None and own in _SEPARATORS:
            run.append(line)


def _kind(line: Line) -> str:
    if line.text[0] in "|+:=–—_-" and _RULE.fullmatch(line.text):
        return "rule"
    if line.text.count("|") >= 2 or (line.text.count("|") == 1 and not line.text.startswith("|") and " | " in line.text):
        return "bars"
    marker = _MARKER.match(line.text)
    rest = marker.end() if marker else 0
    leads = ".." in line.text or ". ." in line.text or "__" in line.text or "- -" in line.text or not line.text.isascii()
    if leads and (leader := _HAS_LEADER.search(line.text, rest)) and len(line.text) - leader.end() <= _LONGEST_BEHIND:
        return "leaders"
    if "\t" in line.text[rest:]:
        return "tabs"
    return "spaces" if ("  " in line.text or "\u3000" in line.text) and _HAS_GAP.search(line.text, rest) else ""


def _is_below_cell(line: Line, run: Sequence[Line], kind: str, own: str) -> bool:
    """Whether a line goes on with a cell, since it begins where one of the row above does, and not where the row does."""
    if kind != "spaces" or own or line.indent < run[0].indent + _LEAST_INDENT:
        return False
    return line.indent in [_column(run[0], cell) for cell in _split(run[0], _GAP)][1:]


def _column(line: Line, cell: Line) -> int:
    """The column, from 0, at which a cell of a line begins; wide letters take two."""
    return line.indent + width_of(line.text[: cell.column - line.column])


_SEPARATORS = {"bars": r"\s*\|\s*", "tabs": r"\t+", "spaces": _GAP, "leaders": _LEADER}


def _grid(run: Sequence[Line], kind: str) -> Iterator[Grid]:
    ruled = {index for index, line in enumerate(run) if _RULE.fullmatch(line.text)}
    below = {index for index, line in enumerate(run) if index not in ruled and index and kind == "spaces" and not _kind(line)}
    lines = [line for index, line in enumerate(run) if index not in ruled and index not in below]
    cells = [tuple(_split(line, _SEPARATORS[kind])) for line in lines]
    columns = max(map(len, cells), default=0)
    if columns < 2 or len(cells) < (FEWEST_ROWS if kind == "spaces" else 2):
        return
    if (kind == "spaces" and not _aligned(lines, cells)) or (kind == "tabs" and len({*map(len, cells)}) > 2):
        return
    if (kind == "leaders" and columns > 2) or (kind == "tabs" and columns == 2 and _is_numbered(cells)):
        return
    if kind in {"spaces", "tabs"} and _is_list(lines):
        return
    spans = _spans(lines, cells, columns)
    rows = [list(_placed(line, row, spans, kind)) for line, row in zip(lines, cells, strict=True)]
    places = {line.number: index for index, line in enumerate(lines)}
    current = 0
    for index, line in enumerate(run):
        current = places.get(line.number, current)
        if index in below:
            column = min(range(columns), key=lambda n: abs(spans[n][0] - line.indent))
            rows[current][column] = (*rows[current][column], line)
    table = tuple(map(tuple, rows))
    yield Grid(tuple(line.number for line in run), table, min(ruled, default=0) == 1 or _names_columns(table))


def _is_numbered(cells: Sequence[Sequence[Line]]) -> bool:
    """Whether rows are sentences, or at least one of them, behind numbers that go up by one: notes or items, and no table."""
    keys = [row[0].text for row in cells]
    counted = all(map(str.isdecimal, keys)) and [int(key) - int(keys[0]) for key in keys] == list(range(len(keys)))
    return counted and any(len(row) > 1 and width_of(row[1].text) >= _SENTENCE for row in cells)


def _is_list(lines: Sequence[Line]) -> bool:
    """Whether each line begins with the same bullet: then wide spaces only set off what an item begins with."""
    bullet = _BULLET.match(lines[0].text)
    return bullet is not None and all(line.text.startswith(bullet[0]) for line in lines)


def _spans(lines: Sequence[Line], cells: Sequence[Sequence[Line]], columns: int) -> list[tuple[int, int]]:
    """From where to where each column reaches, in the rows that have all of them."""
    full = [
        [(_column(line, cell), _column(line, cell) + width_of(cell.text)) for cell in row]
        for line, row in zip(lines, cells, strict=True)
        if len(row) == columns
    ]
    return [(min(row[n][0] for row in full), max(row[n][1] for row in full)) for n in range(columns)]


def _placed(line: Line, row: Sequence[Line], spans: Sequence[tuple[int, int]], kind: str) -> tuple[Cell, ...]:
    """A row with as many cells as the table has columns: of columns by spaces, each cell stands where it is typed."""
    cells: list[Cell] = [()] * len(spans)
    least = 0
    for position, cell in enumerate(row):
        room = range(least, len(spans) - len(row) + position + 1)
        n = max(room, key=lambda n: _overlap(line, cell, spans[n])) if kind == "spaces" else least
        cells[n] = (cell,) if cell.text else ()
        least = n + 1
    return tuple(cells)


def _overlap(line: Line, cell: Line, span: tuple[int, int]) -> int:
    """How many columns a cell shares with a stretch of columns."""
    begin = _column(line, cell)
    return min(begin + width_of(cell.text), span[1]) - max(begin, span[0])


def _names_columns(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether the first row is words and stands over a column of numbers, or over several that begin with figures."""
    first, *others = rows
    names = [words_of(cell) for cell in first]
    if any(re.search(r"\d", name) for name in names) or len(others) < 2:
        return False
    figures = [n for n in range(1, len(first)) if sum(words_of(row[n])[:1].isdecimal() for row in others) * 2 > len(others)]
    if len(figures) > 1 and all(names) and len(set(names)) == len(names):
        return True
    return any(all(not row[n] or is_number(words_of(row[n])) for row in others) for n in range(len(first)) if first[n])


def words_of(cell: Cell) -> str:
    """The words in a cell."""
    return " ".join(line.text for line in cell)


_NUMBER = re.compile(r"(?:ca?\. ?|~|± ?)?[£$€¥]? ?[+−-]?\d[\d., ]*(?: ?[%£$€¥]| ?°[CF]?| ?[^\W\d_]{1,3})?")


def is_number(text: str) -> bool:
    """Whether a cell holds a number, perhaps with its currency or unit."""
    return bool(_NUMBER.fullmatch(text))


def is_number_column(texts: Sequence[str]) -> bool:
    """Whether most cells of a column hold numbers; those with nothing or a dash in them do not count."""
    telling = [text for text in texts if text.strip("-–— ")]
    return sum(map(is_number, telling)) * 2 > len(telling)


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


def _aligned(lines: Sequence[Line], cells: Sequence[tuple[Line, ...]]) -> bool:
    """Whether the second cells of the lines begin, or the second or last ones end, in one column.

    Where there are three columns and more, it is enough that the second cells stand below one another.
    """
    rows = [(line, row) for line, row in zip(lines, cells, strict=True) if len(row) > 1]
    if len(rows) < 0.7 * len(cells):
        return False
    begins = [_column(line, row[1]) for line, row in rows]
    ends = [_column(line, row[1]) + width_of(row[1].text) for line, row in rows]
    last = [_column(line, row[-1]) + width_of(row[-1].text) for line, row in rows]
    most = max(count for columns in (begins, ends, last) for count in Counter(columns).values())
    several = sum(len(row) > 2 for _, row in rows) >= 0.7 * len(rows)
    return most >= 0.7 * len(rows) or (several and max(begins) < min(ends))
