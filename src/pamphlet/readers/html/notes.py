"""Notes: which links of a page are note marks, which elements are the notes, and what is only there to link them.

Blogs, word processors and encyclopedias all write notes as links to a place in the page, and hardly
two of them alike. So a link is a note mark where the page says so (a role, a class, a list that is
declared to hold notes), where what it leads to links back to it, or where it is a raised number
that leads on to a block. `note_text` then takes what is no text out of the notes, and `note_lists`
what only held them out of the page.
"""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass

from pamphlet.readers.html.dom import Element, Words, even
from pamphlet.readers.html.marks import (
    BACK_ID,
    NOTE_ID,
    FoundNote,
    block_of,
    declared_kind,
    inline_around,
    is_declared_back,
    is_list,
    kind_of,
    label_in,
    looks_like_mark,
    raised,
    says_mark,
)
from pamphlet.readers.html.names import BLOCKS, HEADINGS, SIDENOTES
from pamphlet.readers.html.note_lines import part_lines
from pamphlet.readers.html.note_lists import NoteLists
from pamphlet.readers.html.note_text import NoteText
from pamphlet.readers.html.reading import Mark, Reading, is_remark
from pamphlet.tree import identifier_of


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
    part_lines(page, reading)
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
            if is_remark(element):
                continue
            if element.name == "a" and (target := reading.target(element.get("href"))).startswith("#") and len(target) > 1:
                self.links.append(Link(element, target[1:]))
        self.said = {link.target for link in self.links if says_mark(link.element)}
        wanted = {self.ids[link.target] for link in self.links if link.target in self.ids}
        self.targets = Counter(around for element in wanted for around in (element, *element.ancestors()))
        self.notes: dict[Element, FoundNote] = {}
        self.marks: dict[Element, FoundNote | None] = {}
        declared = {element: kind for element in page.elements() if (kind := declared_kind(element))}
        self.declared = {element: kind for element, kind in declared.items() if not _only_holds(element, declared)}

    def find(self) -> list[tuple[str, FoundNote]]:
        self._plug_ins()
        for link in self.links:
            if link.element not in self.marks and not is_declared_back(link.element):
                self._look_at(link)
        for element in self.declared:
            if element not in self.notes and not any(around in self.notes for around in element.ancestors()):
                self.notes[element] = FoundNote(element, "", self.declared[element] or "note")
        found = sorted(self.notes.values(), key=lambda note: self.order[note.element])
        self.reading.note_ids = {link.target for link in self.links if link.element in self.marks}
        around_marks = frozenset(e for mark in self.marks for e in (mark, *inline_around(mark), *mark.children))
        NoteText(self.reading, self.ids, self.marks, around_marks).tidy(found)
        named = self._named(found)
        lists = NoteLists(self.reading, self.marks)
        lists.leave_out(found)
        lists.leave_out_commas()
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
            if "footnote_container_prepare" in element.classes:
                self._plug_in_heading(element)
            if "modern-footnotes-footnote" in element.classes and element.parent:
                beside = element.parent.children
                after = beside[beside.index(element) + 1 :]
                if after and "modern-footnotes-footnote__note" in after[0].classes:
                    self._mark(element, after[0], "")
                    self.marks.update((inner, self.notes[after[0]]) for inner in element.elements() if inner.name == "a")

    def _plug_in_heading(self, element: Element) -> None:
        """What a plug-in has above its notes: words, and a button that shows and hides the notes."""
        words = next((e for e in element.elements() if e is not element and e.name != "p" and e.text()), element)
        self.reading.notes_headings.append(words.text().strip(" :"))
        self.reading.left_out.add(element)

    def _sidenote(self, element: Element) -> None:
        """A note in the margin of its own line, shown by a label and a box before it; the label is its mark."""
        beside = element.parent.children if element.parent else []
        before = beside[: beside.index(element)][-2:]
        if len(before) == 2 and before[0].name == "label" and before[1].name == "input":
            self._mark(before[0], element, "")
            self.notes[element].label = ""
            self.reading.left_out.add(before[1])

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


def _only_holds(element: Element, declared: Container[Element]) -> bool:
    """Whether a list item that is said to be a note only holds what is said to be one, too."""
    return len(element.children) == 1 and element.children[0] in declared and element.text() == element.children[0].text()
