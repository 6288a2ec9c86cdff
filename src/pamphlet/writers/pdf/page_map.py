"""Where each printed page begins: read from the boxes that the page engine has laid out.

Stands behind `engine`, which asks for it when an e-book is to carry the pages of the PDF. It reads
private parts of WeasyPrint 70 (`Page._page_box` and the boxes in it), which is therefore pinned.

The text of the HTML page is counted once, part by part (`_Texts`). Then the boxes of every page are
followed, each taking its characters from the text of its element, so that the first box of a page
that takes any tells where the page begins. What the style adds (numbers of lists, running heads,
hyphens at line ends) is in no element and takes none.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from pamphlet.publication import COLOPHON, CONTACT, NOTES, TITLE_BLOCK, PageMap, PageStart
from pamphlet.writers.page_marks import counted

_APART = frozenset({"backlink", "footnote-number", "noteref", "page-of-other"})
"""Classes of elements whose text is not the author's: numbers of notes and of pages, ways back."""

_WITHIN_WORDS = frozenset({"a", "code", "em", "s", "span", "strong", "sub", "sup", "u"})


def page_map(pages: Iterable[Any], html: Any, anchors: Collection[str]) -> PageMap:
    """The map of WeasyPrint's laid-out `pages` of the page whose root element is `html`.

    `anchors` are those of the chapters and notes; the other parts are known by their classes.
    """
    texts = _Texts(anchors)
    texts.count(html.find("body"), _Part(""))
    pages = tuple(pages)
    starts = _filled([_start(page._page_box, texts) for page in pages])
    found = zip(printed_labels(pages), starts, strict=True)
    return PageMap(
        tuple(PageStart(number, label, *start) for number, (label, start) in enumerate(found, 1) if start and label is not None)
    )


def _filled(starts: list[tuple[str, int] | None]) -> list[tuple[str, int] | None]:
    """A page with nothing on it that the e-book has as text (the printed contents, an empty one) begins where the next does."""
    found: list[tuple[str, int] | None] = []
    following: tuple[str, int] | None = None
    for start in reversed(starts):
        following = start or following
        found.append(following)
    return found[::-1]


# --- the text, counted ----------------------------------------------------------------------------


@dataclass(slots=True)
class _Part:
    """A part of the pamphlet: its runs of text as written, and how many characters stand before each."""

    name: str
    runs: list[str] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    count: int = 0

    def add(self, text: str) -> str:
        """Put a run at the end; gives what is counted of it."""
        characters = counted(text)
        self.runs.append(text)
        self.before.append(self.count)
        self.count += len(characters)
        return characters

    def next_word(self, offset: int) -> int:
        """The offset at which the next word begins, for one within a word; the same where the part ends with that word."""
        index = max(0, bisect_right(self.before, offset) - 1)
        skip = offset - self.before[index]
        for run in self.runs[index:]:
            written = 0
            for piece in re.findall(r"\s+|\S+", run):
                if piece.isspace() and written >= skip:
                    return offset
                length = len(counted(piece))
                if written + length > skip:
                    offset += written + length - max(skip, written)
                written += length
            skip = 0
        return offset


@dataclass(slots=True)
class _Own:
    """The counted characters of one element without those of the elements in it, and how far boxes have taken them.

    `places` are pairs: from which of these characters on, and its offset in the part. `broken` says
    that the last line taken ended in a hyphen that the engine put there.
    """

    part: _Part
    text: str = ""
    places: list[tuple[int, int]] = field(default_factory=list)
    taken: int = 0
    broken: bool = False

    def add(self, text: str) -> None:
        place = (len(self.text), self.part.count)
        if characters := self.part.add(text):
            self.places.append(place)
            self.text += characters

    def take(self, text: str, hyphen: str) -> tuple[str, int] | None:
        """Take the characters of a box; gives the part and offset of the first, None where it has none of them."""
        characters = counted(text)
        length = _shared(self.text, self.taken, characters)
        if not length:
            return None
        first, was_broken = self.taken, self.broken
        self.taken += length
        self.broken = bool(hyphen) and characters.endswith(hyphen) and not self.text[first : self.taken].endswith(hyphen)
        index = bisect_right(self.places, first, key=lambda place: place[0]) - 1
        begins, offset = self.places[index]
        offset += first - begins
        return self.part.name, self.part.next_word(offset) if was_broken else offset


def _shared(text: str, start: int, shown: str) -> int:
    """How many characters of `text` from `start` on are `shown`, which may be in other cases (ß as SS)."""
    if text.startswith(shown, start):
        return len(shown)
    place = end = 0
    shown = shown.casefold()
    for end, character in enumerate(text[start:], 1):
        folded = character.casefold()
        if not shown.startswith(folded, place):
            return end - 1
        place += len(folded)
        if place >= len(shown):
            return end
    return end


@dataclass(slots=True)
class _Texts:
    """The text of every element, and the parts and offsets of pictures.

    `anchors` are those of the parts; `chapter` is the part of the last one, and `notes` that of the headings of all notes.
    """

    anchors: Collection[str]
    own: dict[Any, _Own] = field(default_factory=dict)
    pictures: dict[Any, tuple[str, int]] = field(default_factory=dict)
    chapter: _Part = field(default_factory=lambda: _Part(""))
    notes: _Part = field(default_factory=lambda: _Part(NOTES))

    def count(self, element: Any, part: _Part) -> None:
        """Count the text of an element and of all in it; deep nesting has been made room for."""
        classes = element.get("class", "").split()
        if not _APART.isdisjoint(classes):
            return
        part = self._part_of(element, classes) or part
        if element.tag == "img":
            self.pictures[element] = (part.name, part.count)
            part.count += 1
            return
        own = self.own[element] = _Own(part)
        own.add(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                self.count(child, part)
                if child.tag not in _WITHIN_WORDS:
                    part.add(" ")
            own.add(child.tail or "")

    def _part_of(self, element: Any, classes: list[str]) -> _Part | None:
        """The part that begins with an element; where notes stand between, a chapter goes on in another section."""
        anchor = element.get("id")
        if element.tag == "section" and "chapter" in classes:
            self.chapter = _Part(anchor) if anchor else self.chapter
            return self.chapter
        if anchor in self.anchors:
            return _Part(anchor)
        named = [name for name in (TITLE_BLOCK, CONTACT, NOTES, COLOPHON) if name[1:] in classes]
        if named and element.tag in {"header", "address", "section", "footer"}:
            return self.notes if named[0] == NOTES else _Part(named[0])
        return None


# --- the pages, followed --------------------------------------------------------------------------


def _start(page: Any, texts: _Texts) -> tuple[str, int] | None:
    """The part and offset of the first text or picture on a page that is in a part; all its text is taken."""
    first = None
    for area in page.children:
        if isinstance(area, (boxes.MarginBox, boxes.FootnoteAreaBox)):
            continue
        for leaf in _leaves(area):
            place = _place(leaf, texts)
            first = first or (place if place and place[0] else None)
    return first


def _leaves(box: Any) -> Iterator[Any]:
    """The boxes of text and pictures in the order of the text; what floats or is placed apart is left out."""
    initial = (box.element_tag or "").endswith("::first-letter")
    if isinstance(box, AbsolutePlaceholder) or not (box.is_in_normal_flow() or initial):
        return
    if isinstance(box, (boxes.TextBox, boxes.ReplacedBox)):
        yield box
    for child in getattr(box, "children", ()):
        yield from _leaves(child)


def _place(leaf: Any, texts: _Texts) -> tuple[str, int] | None:
    kind = (leaf.element_tag or "").partition("::")[2]
    if kind not in ("", "first-letter"):
        return None
    if isinstance(leaf, boxes.ReplacedBox):
        return texts.pictures.get(leaf.element)
    own = texts.own.get(leaf.element)
    return own.take(leaf.text, counted(leaf.style["hyphenate_character"])) if own else None


# --- the numbers ----------------------------------------------------------------------------------


def _printed_number(page: Any) -> str | None:
    """The number that is printed in a margin of the page, as it is printed."""
    for margin in page.children:
        content = margin.style["content"] if isinstance(margin, boxes.MarginBox) else ()
        if isinstance(content, tuple) and any(_is_page_number(item) for item in content):
            pattern = "".join(map(_pattern, content))
            shown = "".join(box.text for box in margin.descendants() if isinstance(box, boxes.TextBox))
            if match := re.search(pattern, shown):
                return match[1].strip()
    return None


def _is_page_number(item: Any) -> bool:
    kind, value = item
    return bool(kind == "counter()" and value[0] == "page")


def _pattern(item: Any) -> str:
    kind, value = item
    if _is_page_number(item):
        return "(.+)"
    return re.escape(value) if kind == "string" else ".*"


def printed_labels(pages: Iterable[Any]) -> list[str | None]:
    """The labels of WeasyPrint's laid-out `pages`, as they are printed in the margins."""
    return page_labels([_printed_number(page._page_box) for page in pages])


def page_labels(printed: list[str | None]) -> list[str | None]:
    """The label of each page: the printed one, or for a page without, the one that its neighbours let it have.

    In a pamphlet without any, pages are counted from 1. A cover that stands before page 1 has none.
    """
    if not any(printed):
        return [str(number) for number in range(1, len(printed) + 1)]
    labels = list(printed)
    for step, order in ((1, range(len(labels))), (-1, range(len(labels) - 1, -1, -1))):
        for here in order:
            neighbour = labels[here - step] if 0 <= here - step < len(labels) else None
            if labels[here] is None and neighbour and neighbour.isdecimal():
                number = int(neighbour) + step
                labels[here] = str(number) if number > 0 and str(number) not in labels else None
    return labels
