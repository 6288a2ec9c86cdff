"""Footnotes that go on at the foot of the next page, and columns that leave room for those of their page.

Stands around each layout, beside `balancing`. The engine divides no footnote: one that finds no room takes its line along
to the next page, and of one that is longer than a page the beginning is lost. Here a note begins below its mark and goes
on on the next pages, as books have it; what waits for them is kept here. Takes the place of private parts of WeasyPrint
70 while pages are laid out; any other version lays out as it can, and `footnotes` says what it lost.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import inf, isfinite
from typing import Any

import weasyprint.document
from weasyprint.formatting_structure import build
from weasyprint.formatting_structure.boxes import BlockBox
from weasyprint.layout import LayoutContext, block, page
from weasyprint.text.line_break import strut

from pamphlet.writers.pdf.tags import knows_engine

FEWEST = 4
"""Room for so many of its lines must be left below the text before a divided note begins; else its mark goes to the next page."""

TEXT_BELOW = 2.5
"""So many of its lines are left to the text below the mark of a divided note, whose paragraph may want to stay together."""

LARGEST, WHOLE = 0.67, 0.85
"""How much of a page a divided note may fill, where there is text left, and one that then comes to its end."""

_lay_out_block, _make_page = block.block_container_layout, page.make_page


@contextmanager
def dividing() -> Iterator[None]:
    """Divide the footnotes of what is laid out meanwhile."""
    if not knows_engine():
        yield
        return
    before = block.block_container_layout
    block.block_container_layout = lambda context, box, *given, **named: (
        _lay_out_part(context, box, *given) if isinstance(box, Part) else before(context, box, *given, **named)
    )
    page.make_page, weasyprint.document.LayoutContext = _make_page_with_notes, Context
    try:
        yield
    finally:
        block.block_container_layout = before
        page.make_page, weasyprint.document.LayoutContext = _make_page, LayoutContext


class Part(BlockBox):  # type: ignore[misc]  # WeasyPrint has no types
    """What stands of a footnote on one page: from `begin` on, as the engine writes it, and at most `room` px of it.

    A part that `must` stand there does so even where not a line of it fits.
    """

    whole: Any
    begin: Any
    room: float | None
    must: bool

    @classmethod
    def of(cls, note: Any, begin: Any = None, room: float | None = None, *, must: bool = False) -> "Part":
        """A part of `note`, which may be a part itself."""
        part = cls.__new__(cls)
        part.__dict__.update(note.__dict__)
        part.whole, part.begin, part.room, part.must = _whole(note), begin, room, must
        return part


def _whole(note: Any) -> Any:
    return note.whole if isinstance(note, Part) else note


def _begin(note: Any) -> Any:
    return note.begin if isinstance(note, Part) else None


def _line(note: Any) -> float:
    """The height of a line of a note."""
    return float(strut(note.style)[0])


def _lay_out_part(context: Any, part: Part, space: float, skip: Any, empty: bool, *given: Any) -> Any:
    if part.room is not None:
        space, empty = context.page_bottom - part.position_y - part.room, part.must
    return _lay_out_block(context, part, space, part.begin, empty, *given)


def _make_page_with_notes(context: Any, root: Any, kind: Any, resume_at: Any, number: int, state: Any) -> Any:
    """Make a page that begins its foot with what the page before has left over."""
    context.begin_page(number, only_notes=kind.blank and resume_at is None)
    made = _make_page(context, root, kind, resume_at, number, state)
    context.end_page(number, resume_at=made[1])
    return made


class Context(LayoutContext):  # type: ignore[misc]  # WeasyPrint has no types
    """What the engine knows while it lays out; `held` are the notes and parts of notes that stand on the next page.

    The engine's own list of such notes is empty while a page is made: it would keep all further marks off the page.
    """

    footnotes: list[Any]
    current_page_footnotes: list[Any]
    reported_footnotes: list[Any]

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.held: list[Any] = []
        self._held_after: dict[int, list[Any]] = {}
        self._only_notes = False
        self._collected: list[Any] | None = None
        self._text_bottom, self._questions = 0.0, 0
        self._set_aside: list[Any] = []

    # --- pages ---------------------------------------------------------------------------------------------

    def begin_page(self, number: int, *, only_notes: bool) -> None:
        """Begin a page with what is left of the one before, which may have been made in another round."""
        if not self._held_after:
            for note in self.footnotes:  # the engine does this for the text alone
                note.process_whitespace()
                note.process_text_transform()
        self.reported_footnotes = list(self._held_after.get(number - 1, ()))
        self.held, self._only_notes = [], only_notes

    def end_page(self, number: int, *, resume_at: Any) -> None:
        """Keep what is left over for the next page; that one, or the pages behind the text, must be made in this round."""
        self._bring_back()
        before = self._held_after.get(number, [])
        self._held_after[number] = self.reported_footnotes = [Part.of(note, _begin(note)) for note in self.held]
        self.held = []
        if self.reported_footnotes and resume_at is None:
            self.page_maker[number - 1][-1]["pages_wanted"] = True
        alike = [(_whole(n), n.begin) for n in before] == [(_whole(n), n.begin) for n in self.reported_footnotes]
        if not alike and resume_at is not None and number < len(self.page_maker):
            self.page_maker[number][-1]["content_changed"] = True

    # --- what the engine asks -------------------------------------------------------------------------------

    def overflows_page(self, bottom_space: float, position_y: float) -> bool:
        """Whether what ends at `position_y` runs off the page; the engine asks it of a line before it gives up its note."""
        self._questions += 1
        if self._questions > 1:
            self._bring_back()
        if isfinite(bottom_space):
            self._text_bottom = bottom_space + position_y
        return bool(super().overflows_page(bottom_space, position_y))

    def layout_footnote(self, footnote: Any) -> bool:
        """Put a note on this page, or, where another one goes on on the next, on that; whether that fails."""
        self._bring_back()
        self.footnotes.remove(footnote)
        if self._collected is not None:
            self._collected.append(footnote)
        elif self.held:
            self.held.append(footnote)
        else:
            self.current_page_footnotes.append(footnote)
            self._update_footnote_area()
            if isinstance(footnote, Part):
                self._begin_foot(footnote)
        self._questions = 0
        return False

    def unlayout_footnote(self, footnote: Any) -> None:
        """Take a note off this page."""
        self._bring_back()
        if footnote in self.footnotes:
            return
        self.footnotes.append(footnote)
        if self._collected is not None and footnote in self._collected:
            self._collected.remove(footnote)
            return
        self._remove(footnote)
        self._update_footnote_area()

    def report_footnote(self, footnote: Any) -> None:
        """Make room for the line that the engine has asked about last.

        If that has the mark of the note, the note gives way. Else the engine would move the notes of the lines above away from
        their marks, and forget those of this line: the notes are set aside until it has given up, and moves the lines.
        """
        if self._collected is not None:
            return
        if self._questions == 1:
            self._give_way(footnote)
        else:
            self._set_aside, self.current_page_footnotes = self.current_page_footnotes, []
            self._questions = 0

    def _bring_back(self) -> None:
        if self._set_aside:
            self.current_page_footnotes, self._set_aside = self._set_aside, []

    # --- parts -----------------------------------------------------------------------------------------------

    def _give_way(self, footnote: Any) -> None:
        """Leave of a note on this page what has room below the text; the whole goes, with its line, where that is too little."""
        self._remove(footnote)
        self._update_footnote_area()
        room, most = self.page_bottom - self._text_bottom, self._largest() - self._height()
        divided = any(self._divide(footnote, min(room - less, most)) for less in (TEXT_BELOW * _line(footnote), 0))
        if not divided:
            self.held.insert(0, footnote)
        footnote.style["footnote_policy"] = "auto" if divided else "line"

    def _remove(self, footnote: Any) -> None:
        whole = _whole(footnote)
        self.current_page_footnotes = [note for note in self.current_page_footnotes if _whole(note) is not whole]
        self.held = [note for note in self.held if _whole(note) is not whole]

    def _begin_foot(self, part: Part) -> None:
        """Settle how much of a `part` from the page before, which has been put on this page, has room on it."""
        largest = self._largest()
        if self._height() <= (largest if self._only_notes else largest * WHOLE / LARGEST):
            return
        self._remove(part)
        self._update_footnote_area()
        alone = not self.current_page_footnotes
        if not self._divide(part, largest - self._height(), must=alone):
            self.held.insert(0, part)

    def _divide(self, note: Any, room: float, *, must: bool = False) -> bool:
        """Put so much of a note on this page as has `room`, and hold the rest; whether that was possible."""
        if room < FEWEST * _line(note) and not must:
            return False
        begin = Part.of(note, _begin(note), room, must=must)
        area, resume_at = self._area([begin])
        if area is None or not area.children or area.children[0].height <= 0:
            return False
        if resume_at is not None:
            self.held.insert(0, Part.of(note, resume_at[0]))
        self.current_page_footnotes.append(begin)
        self._update_footnote_area()
        return True

    def _area(self, notes: Sequence[Any]) -> tuple[Any, Any]:
        """The foot of the page with `notes` in it, and where they go on."""
        area = self.current_footnote_area.deepcopy()
        area.children = [note.deepcopy() for note in notes]
        area = build.create_anonymous_boxes(area)
        return block.block_level_layout(self, area, -inf, None, area.page)[:2]  # type: ignore[no-any-return]  # no types

    def _height(self) -> float:
        area = self.current_footnote_area
        return 0.0 if area.height == "auto" else float(area.margin_height())

    def _largest(self) -> float:
        height = float(self.current_footnote_area.page.height)
        return height if self._only_notes else LARGEST * height

    # --- columns ---------------------------------------------------------------------------------------------

    @contextmanager
    def collecting(self) -> Iterator[list[Any]]:
        """Gather the notes of what is laid out meanwhile, without giving them room."""
        before = self._collected
        self._collected = collected = list[Any]()
        try:
            yield collected
        finally:
            self._collected = before

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Forget which notes are placed and removed meanwhile: what is tried has the same notes as what is there."""
        waiting, collected = list(self.footnotes), list(self._collected or ())
        yield
        self.footnotes = waiting
        if self._collected is not None:
            self._collected[:] = collected

    def heights(self, notes: Sequence[Any]) -> list[float]:
        """How much higher the foot of the page becomes by the first of `notes`, the first two, and so on."""
        shown = [*self.current_page_footnotes, *notes]
        area, _ = self._area(shown)
        frame = area.margin_height() - area.height
        top, before = area.content_box_y(), self._height()
        bottoms = [child.position_y + child.margin_height() - top + frame - before for child in area.children]
        return [float(bottom) for bottom in bottoms[len(shown) - len(notes) :]]

    def room_for_notes(self, lay_out: Callable[[float], Any], undo: Callable[[Any], None], space: float) -> float:
        """How much of the page the columns leave to their notes, at least `space`; `lay_out` tries what it is given.

        Notes stand on the page of their mark, and the lower the columns go, the more marks stand in them. The more of
        `space` is found by halving, first by whole notes, then, before one that must be divided, to half a line.
        """

        def marks(space: float) -> list[Any]:
            with self.collecting() as collected:
                made = lay_out(space)
                found = list(collected)
                undo(made)
            return found

        notes = [] if self.held else marks(space)
        if not notes:
            return space
        heights = [0.0, *self.heights(notes)]
        low, high = 0, len(notes)
        while high - low > 1:
            middle = (low + high) // 2
            if len(marks(space + heights[middle])) <= middle:
                high = middle
            else:
                low = middle
        # With room for `low` notes there are more of them, with room for one more there are not.
        least, most = heights[low], min(heights[high], self._largest())
        if len(marks(space + most)) >= high:
            return space + most
        begun = least  # the most room with which the mark of the next note is known to stand on the page
        while most - begun > _line(notes[low]) / 2:
            room = (begun + most) / 2
            if len(marks(space + room)) > low:
                begun = room
            else:
                most = room
        return space + (begun if begun - least >= FEWEST * _line(notes[low]) else most)

    def settle(self, notes: Sequence[Any], text_bottom: float) -> None:
        """Put the notes that were collected on this page, below a text that ends at `text_bottom`."""
        self.footnotes += notes
        for note in notes:
            self.layout_footnote(note)
            if note in self.current_page_footnotes and text_bottom > self.page_bottom * (1 + 1e-9):
                self._text_bottom = text_bottom
                self._give_way(note)
