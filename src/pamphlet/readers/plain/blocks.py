"""From roles to blocks: builds the tree of the body. Decides nothing; `roles` did."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from pamphlet.readers.plain.definitions import DEFINED
from pamphlet.readers.plain.inline import read_inlines
from pamphlet.readers.plain.items import numbered
from pamphlet.readers.plain.lines import Chunk, Line, join
from pamphlet.readers.plain.passages import ATTRIBUTION_DASH, STANZA, is_stanza_of_item
from pamphlet.readers.plain.pieces import BULLET, PICTURE, Piece
from pamphlet.readers.plain.scopes import Marks
from pamphlet.readers.plain.stanzas import is_kept
from pamphlet.readers.plain.tables import Cell, Grid, is_number_column, words_of
from pamphlet.source import Position
from pamphlet.tree import (
    Alignment,
    Attributes,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    DefinitionItem,
    DefinitionList,
    Heading,
    Inlines,
    LineBlock,
    LineOfVerse,
    ListItem,
    NumberStyle,
    OrderedList,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    ThematicBreak,
)

MarksAt = Callable[[Chunk], Marks]
"""What marks mean in a chunk."""

DEEPEST = 100
"""Quotations and lists are nested so deep at most; what lies deeper stays on this level."""

_TOO_DEEP = re.compile(rf"(?:> ?){{{DEEPEST + 1}}}")
_TASK = re.compile(r"(?:\[(?P<sign>[ xX✓✔])\]|(?P<box>[☐☑☒]))\s+")
_DONE = frozenset("xX✓✔☑☒")
_QUOTE_MARK = re.compile(r"> ?")


def build(pieces: Sequence[Piece], marks: MarksAt) -> Blocks:
    """The blocks of pieces that belong to the body, in their order."""
    return tuple(_block(piece, marks) for piece in pieces)


def deepest(pieces: Sequence[Piece]) -> Iterator[Position]:
    """The places where quotations or lists become nested deeper than `DEEPEST`."""
    for piece in pieces:
        if piece.role == "quotation":
            for chunk in piece.chunks:
                yield from (
                    chunk.at(start) for start, line in zip(chunk.starts, chunk.lines, strict=True) if _TOO_DEEP.match(line.text)
                )
        elif piece.role in {"bullets", "numbers"} and len(piece.chunks) > DEEPEST:
            indents: list[int] = []
            for chunk in piece.chunks:
                while indents and indents[-1] >= chunk.indent:
                    indents.pop()
                indents.append(chunk.indent)
                if len(indents) > DEEPEST and _label(chunk):
                    yield chunk.position


def _block(piece: Piece, marks: MarksAt) -> Block:
    first = piece.chunks[0]
    place = first.position
    match piece.role:
        case "heading":
            return Heading(read_inlines(first, marks(first), piece.begin), piece.level, position=place)
        case "bullets" | "numbers":
            return _list(piece.chunks, marks, 1)
        case "definitions":
            return DefinitionList(tuple(_definitions(piece.chunks, marks)), position=place)
        case "quotation":
            return _quotation(piece, marks)
        case "verse":
            return _verse(piece, marks)
        case "table":
            return _table(piece, marks)
        case "break":
            return ThematicBreak(position=place)
        case "caption" | "end mark" | "press line" | "kicker" | "dedication":
            words = read_inlines(first, marks(first))
            return Paragraph(words, position=place, attributes=Attributes(classes=(piece.role.replace(" ", "-"),)))
        case (
            "paragraph" | "title" | "subtitle" | "byline" | "date" | "credit" | "contact" | "notes heading" | "note"
            | "page number" | "front matter"
        ):  # fmt: skip
            return Paragraph(read_inlines(first, marks(first)), position=place)
        case _:
            assert_never(piece.role)


# --- lists -----------------------------------------------------------------------------------------


def _list(chunks: Sequence[Chunk], marks: MarksAt, depth: int) -> BulletList | OrderedList:
    """The list that begins with the first chunk; chunks that are set in further belong to items."""
    indent = chunks[0].indent
    starts = [n for n, chunk in enumerate(chunks) if n == 0 or (chunk.indent <= indent and _label(chunk))]
    bounds = [*starts[1:], len(chunks)]
    items = tuple(_item(chunks[a:b], marks, depth) for a, b in zip(starts, bounds, strict=True))
    tight = not any(chunk.gap for chunk in chunks[1:])
    place = chunks[0].position
    number = _number(chunks[0])
    if number is None:
        return BulletList(items, tight, position=place)
    key = number["key"]
    return OrderedList(items, int(key) if key.isdecimal() else 1, _STYLES.get(key, "decimal"), tight, position=place)


def _definitions(chunks: Sequence[Chunk], marks: MarksAt) -> Iterator[DefinitionItem]:
    """The terms, each with its text; chunks without a term are set in, and go on with it."""
    terms = [(n, found) for n, chunk in enumerate(chunks) if (found := DEFINED.match(chunk.text))]
    bounds = [*(n for n, _ in terms[1:]), len(chunks)]
    for (n, found), bound in zip(terms, bounds, strict=True):
        chunk, *more = chunks[n:bound]
        words = join(chunk.file, (*chunk.lines, *(line for other in more for line in other.lines))) if more else chunk
        term = read_inlines(chunk, marks(chunk), 0, found.end("term"))
        text = Paragraph(read_inlines(words, marks(chunk), found.end()), position=chunk.at(found.end()))
        yield DefinitionItem(term, ((text,),), position=chunk.position)


_STYLES: dict[str, NumberStyle] = {"a": "lower-alpha", "i": "lower-roman", "A": "upper-alpha", "I": "upper-roman"}
"""How a list is counted, by what it begins with; others are counted with digits."""


def _label(chunk: Chunk) -> re.Match[str] | None:
    return BULLET.match(chunk.text) or _number(chunk) or PICTURE.match(chunk.text)


def _number(chunk: Chunk) -> re.Match[str] | None:
    """The number before an item; before a stanza of a hymn it may have no stop."""
    if BULLET.match(chunk.text):
        return None
    return numbered(chunk) or (STANZA.match(chunk.text) if is_stanza_of_item(chunk) else None)


def _item(chunks: Sequence[Chunk], marks: MarksAt, depth: int) -> ListItem:
    first, *more = chunks
    label = _label(first)
    begin = label.end() if label else 0
    task = _TASK.match(first.text, begin)
    begin = task.end() if task else begin
    blocks: list[Block] = [_prose_or_verse(first, marks, begin)]
    index = 0
    while index < len(more):
        chunk = more[index]
        if _label(chunk) and depth < DEEPEST:
            end = next((n for n in range(index + 1, len(more)) if more[n].indent < chunk.indent), len(more))
            blocks.append(_list(more[index:end], marks, depth + 1))
            index = end
        else:
            blocks.append(_prose_or_verse(chunk, marks, 0))
            index += 1
    return ListItem(tuple(blocks), None if task is None else (task["sign"] or task["box"]) in _DONE, position=first.position)


def _prose_or_verse(chunk: Chunk, marks: MarksAt, begin: int) -> Paragraph | LineBlock:
    """The words of an item: a stanza where they are verse, as in a hymn with numbers."""
    if not is_stanza_of_item(chunk):
        return Paragraph(read_inlines(chunk, marks(chunk), begin), position=chunk.position)
    first, *others = chunk.single_lines()
    margin = min(line.indent for line in others)
    lines = [LineOfVerse(read_inlines(first, marks(chunk), begin), position=first.position)]
    lines += [
        LineOfVerse(read_inlines(line, marks(chunk)), (line.indent - margin + 1) // 2, position=line.position) for line in others
    ]
    return LineBlock(tuple(lines), position=chunk.position)


# --- quotations, verse, tables ------------------------------------------------------------------------


def _quotation(piece: Piece, marks: MarksAt) -> BlockQuote:
    if piece.chunks[0].text.startswith(">"):
        blocks = _quoted([line for chunk in piece.chunks for line in chunk.lines], piece, marks, 1)
    else:
        blocks = tuple(Paragraph(read_inlines(chunk, marks(chunk)), position=chunk.position) for chunk in piece.chunks)
    return BlockQuote(blocks, _attribution(piece, marks), position=piece.chunks[0].position)


def _quoted(lines: Sequence[Line], piece: Piece, marks: MarksAt, depth: int) -> Blocks:
    """What stands in lines that begin with `>`; an empty one parts two paragraphs."""
    bare = []
    for line in lines:
        sign = _QUOTE_MARK.match(line.text)
        cut = sign.end() if sign else 0
        bare.append(replace(line, text=line.text[cut:].rstrip(), column=line.column + cut))
    blocks: list[Block] = []
    group: list[Line] = []
    for line in bare:
        if group and (not line.text or line.text.startswith(">") != group[0].text.startswith(">")):
            blocks.append(_quoted_group(group, piece, marks, depth))
            group = []
        if line.text:
            group.append(line)
    if group:
        blocks.append(_quoted_group(group, piece, marks, depth))
    return tuple(blocks)


def _quoted_group(group: Sequence[Line], piece: Piece, marks: MarksAt, depth: int) -> Block:
    chunk = join(piece.chunks[0].file, group)
    if group[0].text.startswith(">") and depth < DEEPEST:
        return BlockQuote(_quoted(group, piece, marks, depth + 1), position=chunk.position)
    if is_kept(group, None, set_off=True):
        margin = min(line.indent + line.column for line in group)
        lines = [(join(chunk.file, (line,)), line.indent + line.column - margin) for line in group]
        words = [
            LineOfVerse(read_inlines(one, marks(piece.chunks[0])), (moved + 1) // 2, position=one.position)
            for one, moved in lines
        ]
        return LineBlock(tuple(words), position=chunk.position)
    return Paragraph(read_inlines(chunk, marks(piece.chunks[0])), position=chunk.position)


def _attribution(piece: Piece, marks: MarksAt) -> Inlines:
    chunk = piece.attribution
    if chunk is None:
        return ()
    dash = ATTRIBUTION_DASH.match(chunk.text)
    return read_inlines(chunk, marks(chunk), dash.end() if dash else 0)


def _verse(piece: Piece, marks: MarksAt) -> Block:
    """Lines of verse, moved in as the author moved them; an empty line parts two stanzas."""
    margin = min(chunk.indent for chunk in piece.chunks)
    lines: list[LineOfVerse] = []
    for number, chunk in enumerate(piece.chunks):
        if number and chunk.gap:
            lines.append(LineOfVerse((), position=chunk.position))
        step = (chunk.indent - margin + 1) // 2
        lines.append(LineOfVerse(read_inlines(chunk, marks(chunk)), step, position=chunk.position))
    block = LineBlock(tuple(lines), position=piece.chunks[0].position)
    attribution = _attribution(piece, marks)
    return BlockQuote((block,), attribution, position=block.position) if attribution else block


def _table(piece: Piece, marks: MarksAt) -> Table:
    grid = piece.grid or Grid((), (), head=False)
    body = grid.rows[1:] if grid.head else grid.rows
    columns = range(max(map(len, grid.rows), default=0))
    numbers = {n for n in columns if is_number_column([words_of(row[n]) for row in body])}
    rows = [_row(row, piece, marks, numbers, header=grid.head and index == 0) for index, row in enumerate(grid.rows)]
    head, rest = (rows[:1], rows[1:]) if grid.head else ([], rows)
    return Table(tuple(head), tuple(rest), position=piece.chunks[0].position)


def _row(row: Sequence[Cell], piece: Piece, marks: MarksAt, numbers: Collection[int], *, header: bool) -> TableRow:
    """A row; the columns in `numbers` are set to the right, their headings too."""
    return TableRow(tuple(_cell(cell, piece, marks, right=n in numbers, header=header) for n, cell in enumerate(row)))


def _cell(cell: Cell, piece: Piece, marks: MarksAt, *, right: bool, header: bool) -> TableCell:
    alignment: Alignment | None = "right" if right else None
    if not cell:
        return TableCell((), alignment, header)
    chunk = join(piece.chunks[0].file, cell)
    content = Paragraph(read_inlines(chunk, marks(piece.chunks[0])), position=chunk.position)
    return TableCell((content,), alignment, header, position=chunk.position)
