"""Columns that end level, lines that stand level across them, and titles whose lines are equally long.

Stands around each layout, and helps the engine with what it does slowly, or not at all. It lets columns grow by a pixel at a
time until everything fits, hundreds of times over where a picture keeps together; here the height is found by halving. It
knows no balanced lines; here a block whose style says `--lines: even` becomes as narrow as its number of lines allows. And it
knows no steps; here a block whose style says `--step: line` ends, with the space below it, where a line of the text around it
would. All take the place of private parts of WeasyPrint 70 while pages are laid out; any other version lays out as it can.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure.boxes import LineBox, TableBox, TextBox
from weasyprint.layout import block, column

from pamphlet.writers.pdf.dividing import Context
from pamphlet.writers.pdf.tags import knows_engine

NEAR = 7.0
"""How near the height of columns must come to the least, in CSS px: half a line."""

RUN_OVER = 0.3
"""The part of a line by which something may run over, before it takes up one more: another font makes a line a little higher."""

MOST_LINES = 6
"""A text of more lines than this is no title, and is left as it is."""

_lay_out_columns, _lay_out_lines = block.columns_layout, block.block_container_layout
_lay_out_block = block.block_level_layout


@contextmanager
def balancing() -> Iterator[None]:
    """Balance what is laid out meanwhile."""
    if not knows_engine():
        yield
        return
    block.columns_layout, block.block_container_layout = _even_columns, _even_lines
    block.block_level_layout = _whole_lines
    try:
        yield
    finally:
        block.columns_layout, block.block_container_layout = _lay_out_columns, _lay_out_lines
        block.block_level_layout = _lay_out_block


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A layout that counts or is undone: what the engine returned, and what in it is placed absolutely."""

    result: Any
    absolute: list[Any]
    fixed: list[Any]

    @property
    def box(self) -> Any:
        return self.result[0]

    @property
    def resume_at(self) -> Any:
        return self.result[1]

    def columns(self) -> list[Any]:
        """The columns, if everything has found its place in them."""
        return [] if self.box is None or self.resume_at else [child for child in self.box.children if child.is_column]

    def lines(self) -> list[Any]:
        """The lines, if all of them have found their place."""
        return [] if self.box is None or self.resume_at else [child for child in self.box.children if isinstance(child, LineBox)]

    def undo(self, context: Any) -> None:
        if self.box is not None:
            block.remove_placeholders(context, [self.box], self.absolute, self.fixed)

    def accept(self, absolute: list[Any], fixed: list[Any]) -> Any:
        """The result, after the engine's lists of what is placed absolutely have been told."""
        absolute += self.absolute
        fixed += self.fixed
        return self.result


# --- columns ----------------------------------------------------------------------------------------------


def _even_columns(
    context: Any,
    box: Any,
    space: float,
    skip: Any,
    around: Any,
    empty: bool,
    absolute: Any,
    fixed: Any,
    margins: Any,
    *styles: Any,
) -> Any:
    """Lay out the columns of `box`, above `space` at the foot of the page; level, if all of it stands on this page."""
    for child in box.children:
        if child.is_table_wrapper:  # the engine asks it, and not the table
            child.style["column_span"] = child.get_wrapped_table().style["column_span"]
    if not isinstance(context, Context) or not context.footnotes:
        return _level_columns(context, box, space, skip, around, empty, absolute, fixed, margins, *styles)

    def lay_out(space: float) -> _Attempt:
        placed: tuple[list[Any], list[Any]] = [], []
        result = _lay_out_columns(context, _filled(box), space, skip, around, empty, *placed, list(margins), *styles)
        return _Attempt(result, *placed)

    space = context.room_for_notes(lay_out, lambda attempt: attempt.undo(context), space)
    with context.collecting() as notes:
        laid_out = _level_columns(context, box, space, skip, around, empty, absolute, fixed, margins, *styles)
    if laid_out[0] is not None:
        context.settle(notes, laid_out[0].position_y + laid_out[0].margin_height())
    return laid_out


def _filled(box: Any) -> Any:
    """`box` with columns that are filled one after the other."""
    filled = box.copy()
    filled.style = box.style.copy()
    filled.style["column_fill"] = "auto"
    return filled


def _level_columns(
    context: Any,
    box: Any,
    space: float,
    skip: Any,
    around: Any,
    empty: bool,
    absolute: Any,
    fixed: Any,
    margins: Any,
    *styles: Any,
) -> Any:
    spans = [child.style["column_span"] == "all" for child in box.children]
    if box.style["column_fill"] != "balance" or spans != sorted(spans, reverse=True):
        return _lay_out_columns(context, box, space, skip, around, empty, absolute, fixed, margins, *styles)
    filled, page_bottom = _filled(box), context.page_bottom

    def attempt(space: float, *, empty: bool) -> _Attempt:
        context.page_bottom = page_bottom
        placed: tuple[list[Any], list[Any]] = [], []
        result = _lay_out_columns(context, filled, space, skip, around, empty, *placed, list(margins), *styles)
        return _Attempt(result, *placed)

    best = attempt(space, empty=empty)
    if best.box is not None and best.resume_at is not None and not empty and not any(c.is_column for c in best.box.children):
        best.undo(context)  # the heads that stand above all columns do not stay behind alone
        return None, {0: None}, {"break": "any", "page": None}, [], False
    if columns := best.columns():
        first = sum(spans) if skip is None else next(iter(skip))
        begin = None if skip is None else {0: skip[first]}
        trial = column._create_column_box(filled, around, box.children[first:], columns[0].width, columns[0].position_y)
        count = round(best.box.width / trial.width)

        def fits(height: float) -> bool:
            done, resume_at = list[Any](), begin
            context.in_column = True
            for _ in range(count):
                bottom = page_bottom - trial.position_y - height
                made, resume_at, *_rest = block.block_box_layout(
                    context, trial, bottom, resume_at, around, False, [], [], [], *styles, discard=False, max_lines=None
                )
                if made is None:
                    break
                done.append(made)
                if resume_at is None:
                    break
            context.in_column = False
            block.remove_placeholders(context, done, [], [])
            return made is not None and resume_at is None and max(map(_height, done)) <= height + 1

        heights = list(map(_height, columns))
        with context.trying():
            height = _least(fits, sum(heights) / count, max(heights))
        if height < max(heights):
            with context.trying():
                level = attempt(page_bottom - trial.position_y - height, empty=False)
                best, other = (level, best) if level.columns() else (best, level)
                other.undo(context)
    return best.accept(absolute, fixed)


def _least(fits: Callable[[float], bool], low: float, high: float) -> float:
    """The least number that `fits`, `NEAR` enough, and most often near `low`; `high` is known to fit."""
    step = NEAR
    while high - low > NEAR:
        tried = min(low + step, (low + high) / 2)
        if fits(tried):
            high = tried
        else:
            low, step = tried, 2 * step
    return high


def _height(column: Any) -> float:
    """How far down the content of a column reaches."""
    inside = [child for child in column.children if child.is_in_normal_flow()]
    return float(inside[-1].border_box_y() + inside[-1].border_height() - column.position_y) if inside else 0.0


# --- steps ------------------------------------------------------------------------------------------------


def _whole_lines(context: Any, box: Any, *given: Any, **named: Any) -> Any:
    """Lay out `box`; if its style wants that, with so much space below it that it ends where a line of the text around it would.

    Cells of flexible boxes and grids are called with names.
    """
    result = _lay_out_block(context, box, *given, **named)
    made, _, _, margins, collapses, *_ = result
    if named or made is None or collapses or not _has_step(box):
        return result
    around, below = given[2], block.collapse_margin([*margins, made.margin_bottom])
    if line := _line(around.style):
        end = made.border_box_y() + made.border_height() + below - around.content_box_y()
        made.margin_bottom = below + ceil(end / line - RUN_OVER) * line - end
    return result


def _has_step(box: Any) -> bool:
    """Whether this box is wanted to end with a line, and not only one that the engine put into such a box."""
    wanted = box.style["__step"]
    inside = isinstance(box, TableBox) or (isinstance(box.style, AnonymousStyle) and not box.is_table_wrapper)
    return bool(wanted) and wanted[0].value == "line" and not inside


def _line(style: Any) -> float:
    """The height of a line of this style, in CSS px; 0 where the font alone knows."""
    height = style["line_height"]
    if height == "normal":
        return 0.0
    return float(height * style["font_size"] if isinstance(height, int | float) else height.value)


# --- lines ------------------------------------------------------------------------------------------------


def _even_lines(context: Any, box: Any, *given: Any, **named: Any) -> Any:
    """Lay out the block `box`; its lines equally long, if its style wants that. Boxes within lines are called with names."""
    if named or given[1] is not None or not _is_title(box):
        return _lay_out_lines(context, box, *given, **named)
    space, skip, empty, absolute, fixed, margins, *rest = given

    def attempt(box: Any) -> _Attempt:
        placed: tuple[list[Any], list[Any]] = [], []
        result = _lay_out_lines(context, box.copy(), space, skip, empty, *placed, list(margins), *rest)
        return _Attempt(result, *placed)

    best = attempt(box)
    lines = best.lines()
    if 1 < len(lines) <= MOST_LINES and not any(child.footnote for child in box.descendants()):
        low, high, divided = box.width / 2, box.width, _divided(lines)
        while high - low > box.width / 50:
            middle = (low + high) / 2
            found = attempt(_narrowed(box, middle))
            narrower = found.lines()
            widest = max((line.width for line in narrower), default=0.0)
            if len(narrower) == len(lines) and _divided(narrower) <= divided and widest <= middle:
                best, found, high = found, best, middle
            else:
                low = middle
            found.undo(context)
    return best.accept(absolute, fixed)


def _is_title(box: Any) -> bool:
    wanted = box.style["__lines"]
    return bool(wanted) and wanted[0].value == "even" and bool(box.children) and isinstance(box.children[0], LineBox)


def _narrowed(box: Any, width: float) -> Any:
    """`box` with less room for its lines, in a frame of the same size."""
    narrow, spare = box.copy(), box.width - width
    narrow.width = width
    align = box.style["text_align_all"]
    if align == "center":
        narrow.padding_left += spare / 2
        narrow.padding_right += spare / 2
    elif (align in ("start", "justify")) == (box.style["direction"] == "ltr") or align == "left":
        narrow.padding_right += spare
    else:
        narrow.padding_left += spare
    return narrow


def _divided(lines: list[Any]) -> int:
    """How many lines end in the middle of a word."""
    last = ([box.text for box in line.descendants() if isinstance(box, TextBox)] for line in lines)
    return sum(bool(texts) and texts[-1].endswith("-") for texts in last)
