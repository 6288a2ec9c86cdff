"""What belongs to a note, once it is found: its paragraphs, without its number and without the ways back to the text.

What is taken out goes to `reading.left_out`; what stood between it and the words goes from the words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from pamphlet.readers.html.dom import Element, Words, even
from pamphlet.readers.html.marks import ARROWS, MARK, FoundNote, block_of, holds_mark, is_declared_back, label_in, visible
from pamphlet.readers.html.reading import Reading


@dataclass(frozen=True, slots=True)
class NoteText:
    """Takes what is no text of theirs out of the notes of one page.

    `ids` are the places that links lead to; `marks` the note marks; `around_marks` those with what is right around and in them.
    """

    reading: Reading
    ids: Mapping[str, Element]
    marks: Mapping[Element, FoundNote | None]
    around_marks: frozenset[Element]

    def tidy(self, found: list[FoundNote]) -> None:
        """Put together what belongs to each note, and take out the rest."""
        self._continuations(found)
        for note in found:
            self._clean(note)

    def _continuations(self, found: list[FoundNote]) -> None:
        """The paragraphs between one note and the next belong to the first, if all of them stand in one row."""
        rows = {outer: outer.children for note in found if (outer := note.element.parent)}
        places = {element: place for row in rows.values() for place, element in enumerate(row)}
        for note, after in pairwise(found):
            outer = note.element.parent
            if note.element.name != "p" or outer is None or after.element.parent is not outer:
                continue
            between = rows[outer][places[note.element] + 1 : places[after.element]]
            if all(e.name in ("p", "ul", "ol", "blockquote", "pre") and not holds_mark(e, self.marks) for e in between):
                note.more += between

    def _clean(self, note: FoundNote) -> None:
        """Take the ways back and the label out of a note; the label is kept as what the note is called."""
        self._leave_out_label_cells(note)
        blocks = {block_of(place) for place in note.places}
        for inner in [e for part in (note.element, *note.more) for e in part.elements()]:
            if inner in self.marks or inner is note.element:
                continue
            if is_declared_back(inner) or self._leads_back(inner, blocks):
                text = inner.text()
                if not note.label and MARK.fullmatch(text):
                    note.label = label_in(text)
                self.reading.left_out.add(inner)
                self.reading.note_ids.add(self.reading.target(inner.get("href"))[1:])
        for inner in [e for e in note.element.elements() if e in self.reading.left_out]:
            self._clear_around(inner, note)
        self._strip_label(note)

    def _leave_out_label_cells(self, note: FoundNote) -> None:
        """The cells before the words of a note in a row of a table hold its label, and arrows that a script makes lead back."""
        cells = note.element.children if note.element.name == "tr" else []
        for cell in cells[:-1]:
            text = cell.text().strip("".join(ARROWS))
            if text and not MARK.fullmatch(text):
                return
            note.label = note.label or label_in(text)
            self.reading.left_out.add(cell)

    def _leads_back(self, element: Element, blocks: set[Element | None]) -> bool:
        """Whether this part of a note is a short link to one of its marks, or to the block that has one."""
        target = self.reading.target(element.get("href")) if element.name == "a" else ""
        if not target.startswith("#") or len(target) == 1:
            return False
        text, there = element.text(), self.ids.get(target[1:])
        if set(text) <= ARROWS:
            return True
        to_mark = there is not None and (there in self.around_marks or there in blocks or block_of(there) in blocks)
        return to_mark and len(text.split()) <= 4

    def _clear_around(self, element: Element, note: FoundNote) -> None:
        """Leave out, too, what held nothing but a way back, and the brackets around it."""
        while (outer := element.parent) and outer is not note.element and not any(c.isalnum() for c in self._rest(outer)):
            if holds_mark(outer, self.marks):
                break
            self.reading.left_out.add(outer)
            element = outer
        if outer is None:
            return
        place = outer.nodes.index(element)
        before = outer.nodes[place - 1] if place else None
        after = outer.nodes[place + 1] if place + 1 < len(outer.nodes) else None
        if isinstance(before, Words) and isinstance(after, Words):
            bare, rest = before.text.rstrip(), after.text.lstrip()
            if bare[-1:] + rest[:1] in ("[]", "()"):
                before.text, after.text = bare[:-1], rest[1:]

    def _rest(self, element: Element) -> str:
        """The words in `element` that are not left out."""
        return "".join(run.text for run in visible(element, self.reading))

    def _strip_label(self, note: FoundNote) -> None:
        """Take the label off the beginning of a note, and the spaces that held it apart and the way back at the end."""
        first = self._without_hard_spaces(note)
        if first is None:
            return
        led = next((run for run in note.element.words() if even(run.text)), first) is not first
        if led and (stop := re.match(r"\s*[.:)\]][.:]?[\s\xa0]+", first.text)):
            first.text = first.text[stop.end() :]  # what stood after a number that was a way back
            first.at += stop.end()
            return
        label = re.escape(note.label) if note.label else r"\d{1,4}"
        holder = next((e for e in note.element.elements() if first in e.nodes), note.element)
        alone = holder is not note.element and holder.name in ("sup", "span", "b", "strong", "a", "i", "em", "small")
        typed = re.fullmatch(rf"[\[(]?{label}[\])]?[.:)]?", holder.text()) if alone else None
        if typed:
            note.label = note.label or label_in(holder.text())
            self.reading.left_out.add(holder)
            return
        space = r"[\s\xa0]" if note.element.name != "li" else r"(?!)"
        found = re.match(rf"\s*(?:[\[(]{label}[\])][.:]?|{label}[.:)](?!\d)|{label}(?={space}))[\s\xa0]*", first.text)
        if found:
            note.label = note.label or label_in(found[0])
        self._strip(first, found)

    def _without_hard_spaces(self, note: FoundNote) -> Words | None:
        """The first words of a note, which spaces that do not break held apart from its label, and the last from the way back."""
        runs = list(visible(note.element, self.reading))
        for run in reversed(list(visible(note.more[-1] if note.more else note.element, self.reading))):
            run.text = run.text.rstrip("\xa0 \n") if "\xa0" in run.text else run.text
            if run.text.strip():
                break
        for run in runs:
            self._strip(run, re.match(r"\s*\xa0[\s\xa0]*", run.text))
            if run.text.strip():
                return run
        return None

    def _strip(self, run: Words, found: re.Match[str] | None) -> None:
        if found:
            run.text = run.text[found.end() :]
            run.at += found.end()
