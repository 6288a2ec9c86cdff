"""Notes: which links of a page are note marks, which elements are the notes, and what is only there to link them.

Blogs, word processors and encyclopedias all write notes as links to a place in the page, and hardly
two of them alike. So a link is a note mark where the page says so (a role, a class, a list that is
declared to hold notes), where what it leads to links back to it, or where it is a raised number
that leads on to a block. What is a mark for one of these ways is for all that `Notes` tells.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import islice, pairwise

from pamphlet.readers.html.dom import Element, Words, even
from pamphlet.readers.html.marks import (
    ARROWS,
    BACK_ID,
    MARK,
    NOTE_ID,
    TITLES,
    block_of,
    declared_kind,
    inline_around,
    is_list,
    kind_of,
    label_in,
    looks_like_mark,
    raised,
    says_mark,
    visible,
)
from pamphlet.readers.html.names import BACK_CLASSES, BLOCKS, HEADINGS, MARK_CLASSES, SIDENOTES
from pamphlet.readers.html.reading import Mark, Reading
from pamphlet.tree import NoteKind, identifier_of


@dataclass(eq=False, slots=True)
class FoundNote:
    """A note of the page: the element that holds it, and what else belongs to it."""

    element: Element
    label: str
    kind: NoteKind = "note"
    more: list[Element] = field(default_factory=list)
    places: list[Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the page."""

    element: Element
    target: str


def find_notes(page: Element, reading: Reading) -> list[tuple[str, FoundNote]]:
    """The notes of `page` with their ids, in the order of the text.

    Fills `reading.marks`; what links a note back to its marks, and what only held the notes, goes
    to `reading.left_out`.
    """
    return _Finder(page, reading).find()


class _Finder:
    def __init__(self, page: Element, reading: Reading) -> None:
        self.page, self.reading = page, reading
        self.ids: dict[str, Element] = {}
        self.order: dict[Element, int] = {}
        self.links: list[Link] = []
        for number, element in enumerate(page.elements()):
            self.order[element] = number
            for name in (element.get("id"), element.get("name") if element.name == "a" else ""):
                if name:
                    self.ids.setdefault(name, element)
            if element.name == "a" and (target := reading.target(element.get("href"))).startswith("#") and len(target) > 1:
                self.links.append(Link(element, target[1:]))
        self.said = {link.target for link in self.links if says_mark(link.element)}
        wanted = {self.ids[link.target] for link in self.links if link.target in self.ids}
        self.targets = Counter(around for element in wanted for around in (element, *element.ancestors()))
        self.notes: dict[Element, FoundNote] = {}
        self.marks: dict[Element, FoundNote | None] = {}
        self.around_marks: set[Element] = set()
        declared = {element: kind for element in page.elements() if (kind := declared_kind(element))}
        self.declared = {element: kind for element, kind in declared.items() if not _only_holds(element, declared)}

    def find(self) -> list[tuple[str, FoundNote]]:
        self._plug_ins()
        for link in self.links:
            if link.element not in self.marks and not self._is_declared_back(link.element):
                self._look_at(link)
        for element in self.declared:
            if element not in self.notes and not any(around in self.notes for around in element.ancestors()):
                self.notes[element] = FoundNote(element, "", self.declared[element] or "note")
        found = sorted(self.notes.values(), key=lambda note: self.order[note.element])
        self.around_marks = {e for mark in self.marks for e in (mark, *inline_around(mark), *mark.children)}
        self.reading.note_ids = {link.target for link in self.links if link.element in self.marks}
        self._continuations(found)
        for note in found:
            self._clean(note)
        named = self._named(found)
        self._leave_out(found)
        self._leave_out_commas()
        return named

    # --- which links are marks ---

    def _look_at(self, link: Link) -> None:
        element, target = link.element, self.ids.get(link.target)
        looks = looks_like_mark(element)
        says = says_mark(element)
        if target is None:
            if says or (looks and raised(element) and NOTE_ID.fullmatch(link.target) and not BACK_ID.search(link.target)):
                self.marks[element] = None
            return
        note = self._note_around(target)
        declared = note in self.declared
        if note is not None and says and declared:
            self._mark(element, note, link.target)  # even one in the note itself
            return
        if link.target in self.said and not says and not raised(element):
            return  # “see note 1”: where the page says which links are marks, this is none
        if note is None or note is element or (note in element.ancestors() and note not in self.declared):
            return
        if note in element.ancestors() or any(inner.name in HEADINGS for inner in note.elements()):
            return
        onwards = self.order[element] < self.order[target]
        mutual = onwards and looks and self._links_back(note, element)
        known = looks and bool(NOTE_ID.fullmatch(link.target)) and not BACK_ID.search(link.target)
        known = known or raised(element) or self._has_same_label(target, element)
        if (says and onwards) or (declared and looks) or mutual or (onwards and looks and known):
            self._mark(element, note, link.target)

    @staticmethod
    def _has_same_label(target: Element, mark: Element) -> bool:
        """Whether a link and the anchor that it leads to are one label in the same brackets, as old pages have them."""
        written = mark.text()
        return written[:1] in ("[", "(") and target.name == "a" and target.text() == written

    def _mark(self, element: Element, note: Element, target: str) -> None:
        found = self.notes.get(note)
        if found is None:
            kind = self.declared.get(note) or kind_of(target)
            found = self.notes[note] = FoundNote(note, label_in(element.text()), kind)
        found.label = found.label or label_in(element.text())
        found.places.append(element)
        self.marks[element] = found

    def _note_around(self, target: Element) -> Element | None:
        """The element that holds the note which begins at `target`."""
        around = [target, *target.ancestors()]
        for element in around:
            if element in self.declared:
                return element
        block = next((element for element in around if element.name in BLOCKS), None)
        if block is None or block.name in ("body", "main", "article", "table", "tbody", "ol", "ul", "dl", *HEADINGS):
            return None
        if block.name in ("td", "th"):
            block = next((element for element in block.ancestors() if element.name == "tr"), block)
        if block.name == "dt" and block.parent:
            after = block.parent.children[block.parent.children.index(block) + 1 :]
            return after[0] if after and after[0].name == "dd" else None
        while (outer := block.parent) and outer.name in ("div", "aside", "li", "dd") and self._is_wrapper(outer, block):
            block = outer
        return block

    def _is_wrapper(self, outer: Element, block: Element) -> bool:
        """Whether `outer` holds this one note and nothing else."""
        if self.targets[outer] != self.targets[block] or outer in self.declared or is_list(outer):
            return False
        others = [inner for inner in outer.children if inner is not block]
        return (
            all(inner.name in ("p", "ul", "ol", "blockquote", "pre", "table") for inner in others)
            and not any(isinstance(node, Words) and even(node.text) for node in outer.nodes)
            and self.order[block] <= min([self.order[inner] for inner in outer.children])
        )

    def _links_back(self, note: Element, mark: Element) -> bool:
        """Whether a link in `note` leads to `mark`, to what is right around it, or to a place beside it."""
        block = block_of(mark)
        for inner in note.elements():
            target = self.reading.target(inner.get("href")) if inner.name == "a" else ""
            there = self.ids.get(target[1:]) if target.startswith("#") else None
            if there is not None and (there is mark or there is block or (block is not None and block in there.ancestors())):
                return True
        return False

    def _is_declared_back(self, element: Element) -> bool:
        """Whether a link says that it leads back; one that says it is a mark, too, is one."""
        return not MARK_CLASSES.intersection(element.classes) and (
            element.get("role") == "doc-backlink"
            or element.get("epub:type") in ("backlink", "referrer")
            or any(BACK_CLASSES.intersection(e.classes) for e in (element, *inline_around(element)))
        )

    # --- plug-ins that link by scripts ---

    def _plug_ins(self) -> None:
        for element in list(self.ids.values()):
            if (name := element.get("id")).startswith("footnote_plugin_tooltip_") and "text" not in name:
                place = self.ids.get(name.replace("tooltip", "reference"))
                row = next((e for e in place.ancestors() if e.name == "tr"), None) if place else None
                if row:
                    self._mark(element, row, "")
        for element in self.page.elements():
            if SIDENOTES.intersection(element.classes):
                self._sidenote(element)
            if "footnote_tooltip" in element.classes:
                self.reading.left_out.add(element)
            if "modern-footnotes-footnote" in element.classes and element.parent:
                beside = element.parent.children
                after = beside[beside.index(element) + 1 :]
                if after and "modern-footnotes-footnote__note" in after[0].classes:
                    self._mark(element, after[0], "")
                    self.marks.update((inner, self.notes[after[0]]) for inner in element.elements() if inner.name == "a")

    def _sidenote(self, element: Element) -> None:
        """A note in the margin of its own line, shown by a label and a box before it; the label is its mark."""
        beside = element.parent.children if element.parent else []
        before = beside[: beside.index(element)][-2:]
        if len(before) == 2 and before[0].name == "label" and before[1].name == "input":
            self._mark(before[0], element, "")
            self.notes[element].label = ""
            self.reading.left_out.add(before[1])

    # --- what belongs to a note, and what does not ---

    def _continuations(self, found: list[FoundNote]) -> None:
        """The paragraphs between one note and the next belong to the first, if all of them stand in one row."""
        rows = {outer: outer.children for note in found if (outer := note.element.parent)}
        places = {element: place for row in rows.values() for place, element in enumerate(row)}
        for note, after in pairwise(found):
            outer = note.element.parent
            if note.element.name != "p" or outer is None or after.element.parent is not outer:
                continue
            between = rows[outer][places[note.element] + 1 : places[after.element]]
            if all(e.name in ("p", "ul", "ol", "blockquote", "pre") and not self._holds_mark(e) for e in between):
                note.more += between

    def _holds_mark(self, element: Element) -> bool:
        return any(inner in self.marks for inner in element.elements())

    def _clean(self, note: FoundNote) -> None:
        """Take the ways back and the label out of a note; the label is kept as what the note is called."""
        blocks = {block_of(place) for place in note.places}
        for inner in [e for part in (note.element, *note.more) for e in part.elements()]:
            if inner in self.marks or inner is note.element:
                continue
            if self._is_declared_back(inner) or self._leads_back(inner, blocks):
                text = inner.text()
                if not note.label and MARK.fullmatch(text):
                    note.label = label_in(text)
                self.reading.left_out.add(inner)
                self.reading.note_ids.add(self.reading.target(inner.get("href"))[1:])
        for inner in [e for e in note.element.elements() if e in self.reading.left_out]:
            self._clear_around(inner, note)
        self._strip_label(note)

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
            if any(inner in self.marks for inner in outer.elements()):
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

    # --- what comes of it ---

    def _named(self, found: list[FoundNote]) -> list[tuple[str, FoundNote]]:
        """The notes with their ids: the label where it is the only one of its kind, else the page's own id."""
        taken: set[str] = set()
        named = []
        ids: dict[FoundNote, str] = {}
        for number, note in enumerate(found, 1):
            note.label = note.label or str(number)
            wanted = [identifier_of(note.label), identifier_of(note.element.get("id") or f"{note.label} {number}")]
            note_id = next((name for name in wanted if name not in taken), f"{wanted[0]} {number}")
            taken.add(note_id)
            ids[note] = note_id
            named.append((note_id, note))
        for element, note_or_none in self.marks.items():
            text = element.text()
            name = ids[note_or_none] if note_or_none else identifier_of(label_in(text) or element.get("href"))
            self.reading.marks[element] = Mark(name, text)
        return named

    def _leave_out(self, found: list[FoundNote]) -> None:
        """The notes leave their place, and so does what held nothing but notes."""
        left_out = self.reading.left_out
        parts = [part for note in found for part in (note.element, *note.more)]
        left_out.update(parts)
        for part in {part.parent: part for part in parts}.values():
            outer = part.parent
            while outer is not None and outer.name not in ("body", "main", "html") and self._is_empty(outer):
                left_out.add(outer)
                self._keep_headings(inner for inner in outer.children if inner.name in HEADINGS or self._is_title(inner))
                part, outer = outer, outer.parent
            self._leave_out_title(part)

    def _leave_out_commas(self) -> None:
        """A raised comma between two marks goes: writers print it anew."""
        for outer in {outer for mark in self.marks for outer in islice(mark.ancestors(), 2)}:
            for before, comma, after in zip(outer.nodes, outer.nodes[1:], outer.nodes[2:], strict=False):
                match before, comma, after:
                    case Element(), Element(name="sup"), Element() if comma.text() in (",", ";"):
                        if self._holds_mark(before) and self._holds_mark(after):
                            self.reading.left_out.add(comma)
                    case _:
                        continue

    def _is_title(self, element: Element) -> bool:
        return element.text().strip(" :").casefold() in TITLES

    def _keep_headings(self, headings: Iterable[Element]) -> None:
        """Keep the headings of a list of notes; those below another only say which chapter the next notes belong to."""
        found = list(headings)
        top = min((heading.name for heading in found if heading.name in HEADINGS), default="")
        upper = (heading for heading in found if heading.name not in HEADINGS or heading.name == top)
        self.reading.notes_headings += [text for heading in upper if (text := heading.text().strip(" :"))]

    def _is_empty(self, element: Element) -> bool:
        declared = is_list(element)
        for node in element.nodes:
            if isinstance(node, Words) and even(node.text):
                return False
            if isinstance(node, Element) and node not in self.reading.left_out and node.name not in ("hr", "br"):
                title = declared and (node.name in HEADINGS or self._is_title(node))
                if not title and (node.text() or any(inner.name in ("img", "svg", "table") for inner in node.elements())):
                    return False
        return True

    def _leave_out_title(self, part: Element) -> None:
        """A heading that says “Notes” goes with the last of the notes under it; and so does the rule above them."""
        if part.parent is None:
            return
        beside = [e for e in part.parent.children if e is part or e not in self.reading.left_out]
        place = beside.index(part)
        if place + 1 < len(beside) and beside[place + 1].name not in HEADINGS:
            return
        for before in reversed(beside[:place]):
            if before.name == "hr" and place + 1 == len(beside):
                self.reading.left_out.add(before)
            elif self._is_title(before):
                self.reading.left_out.add(before)
                self._keep_headings([before])
            else:
                break


def _only_holds(element: Element, declared: Container[Element]) -> bool:
    """Whether a list item that is said to be a note only holds what is said to be one, too."""
    return len(element.children) == 1 and element.children[0] in declared and element.text() == element.children[0].text()
