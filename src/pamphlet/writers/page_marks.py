"""The marks that tell where the pages of the PDF begin, put into the text while it is printed.

Stands between the page map, which the PDF writer makes by counting the characters of each part of
its pages, and `xhtml`, which prints the same parts in the same order: here they are counted again.
"""

import re
from collections import defaultdict, deque
from html import escape

from pamphlet.publication import PageMap, PageStart

_UNCOUNTED = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]+")
_COUNTED = re.compile(rf"[^{_UNCOUNTED.pattern[1:-2]}]")

_FIRST_WORD = re.compile(r"[^\W\u2e80-\uffff]+|\S")
"""A word; of Chinese, Japanese and Korean a letter, since lines break between any two."""


def counted(text: str) -> str:
    """The characters of `text` that page maps count: no white space, nothing that cannot be seen."""
    return _UNCOUNTED.sub("", text)


class PageMarks:
    """Prints text, with a mark before each character that a page of the PDF begins with.

    One for each output, since it counts what has gone through it. Without a page map nothing is
    marked. The mark is an empty `span` with the label of the page as its name.
    """

    def __init__(self, page_map: PageMap | None = None) -> None:
        self._starts: dict[str, deque[PageStart]] = defaultdict(deque)
        for start in page_map.starts if page_map else ():
            self._starts[start.part].append(start)
        self._due: deque[PageStart] = deque()
        self._part, self._count = "", 0
        self._counts: dict[str, int] = {}
        self._printed: list[PageStart] = []

    def enter(self, part: str) -> None:
        """From here on, `part` is printed; it goes on where it was left."""
        self._counts[self._part] = self._count
        self._part, self._count = part, self._counts.get(part, 0)
        self._due = self._starts.get(part, deque())

    def printed(self) -> tuple[PageStart, ...]:
        """The marks printed since this was last asked."""
        found, self._printed = tuple(self._printed), []
        return found

    def here(self) -> str:
        """The marks of pages that begin with what is printed next, for a place where a `span` may stand."""
        marks = ""
        while self._due and self._due[0].offset <= self._count:
            marks += self._mark(self._due.popleft())
        return marks

    def picture(self) -> str:
        """The marks of pages that begin with a picture, which is printed next."""
        marks = self.here()
        self._count += 1
        return marks

    def text(self, text: str) -> str:
        """`text` as markup."""
        if not self._due:
            return escape(text, quote=False)
        before = self._count
        self._count += len(counted(text))
        pieces, done = [], 0
        places = [match.start() for match in _COUNTED.finditer(text)] if self._due[0].offset < self._count else []
        while self._due and self._due[0].offset < self._count:
            place = self._cut(text, places[max(0, self._due[0].offset - before)])
            pieces += [escape(text[done:place], quote=False), self._mark(self._due.popleft())]
            done = place
        return "".join((*pieces, escape(text[done:], quote=False)))

    def _cut(self, text: str, place: int) -> int:
        """Where the mark of a page is put whose first character in `text` is at `place`."""
        return min(place, len(text))

    def _mark(self, start: PageStart) -> str:
        self._printed.append(start)
        return (
            f'<span aria-label="{escape(start.label)}" epub:type="pagebreak" id="{mark_id(start)}" role="doc-pagebreak"></span>'
        )


class MarginMarks(PageMarks):
    """Marks that are printed: the numbers that the pages have in another edition, each within the line it belongs to.

    Of pages that begin in one place, it is the last that has what stands there.
    """

    def __init__(self, page_map: PageMap | None = None) -> None:
        last = {(start.part, start.offset): start for start in page_map.starts} if page_map else {}
        super().__init__(PageMap(tuple(last.values())))

    def here(self) -> str:
        """Nothing: a mark before a heading would stand on the line above it, perhaps on another page."""
        return ""

    def picture(self) -> str:
        """The marks of pages that begin with a picture, which is printed next."""
        marks = super().here()
        self._count += 1
        return marks

    def _cut(self, text: str, place: int) -> int:
        """Behind the first word: before it, the mark could stay behind on the line above."""
        word = _FIRST_WORD.match(text, place)
        return word.end() if word else place

    def _mark(self, start: PageStart) -> str:
        return f'<span class="page-of-other">{escape(start.label)}</span>'


def mark_id(start: PageStart) -> str:
    """The id of a page's mark; no anchor of a text has an underscore."""
    return f"page_{start.number}"
