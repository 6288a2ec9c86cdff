"""What the reading of one page knows besides the page: places, note marks, what is left out, what is lost.

Shared by the modules that make nodes. For a fragment within Markdown it is the same, less the page:
there are no note marks, and every remark and hidden element is told.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import parse_qs, urljoin, urlsplit

from pamphlet.diagnostics import Report
from pamphlet.readers.html.dom import HTML, Comment, Element, even
from pamphlet.readers.quotation import marks_of
from pamphlet.source import Position
from pamphlet.tree import NO_ATTRIBUTES, Attributes, Blocks

_NOISE = re.compile(
    r"Mso|WordSection|western|wp-|has-|mw-|easy-footnote|footnote|sdfootnote|sdendnote|reference-text|url$|noteref$"
    r"|GramE|SpellE|captioned-image|entry-content|graf|is-layout|kg-(?!callout-card$)|li-bullet|markup--|post-body|separator$|start$|tr-caption"
    r"|[cPT]\d+$|lst-|\w*_20_|odf[A-Z]|gr\d+$|(?:Standard|Footnote|Endnote|Quotations|Table|Figure)$"
)
"""Classes by which a program's own style sheet knows what the tree knows without them."""


class Mark(NamedTuple):
    """What a note mark leads to, and how it was written."""

    note_id: str
    written: str


@dataclass(slots=True)
class Reading:
    """One page, or the raw HTML of one Markdown text.

    `place` tells where an offset is; `address` is where the page was on the web, if it says so;
    `blocks` are the blocks that placeholders in a fragment stand for.
    """

    place: Callable[[int], Position]
    report: Report
    address: str = ""
    names: frozenset[str] = frozenset()
    fragment: bool = False
    language: str = ""
    marks: dict[Element, Mark] = field(default_factory=dict)
    notes_headings: list[str] = field(default_factory=list)
    note_ids: set[str] = field(default_factory=set)
    left_out: set[Element] = field(default_factory=set)
    blocks: Mapping[str, Blocks] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    lost: dict[tuple[str, bool], list[Position]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)

    # --- what elements say ---

    def attributes(self, element: Element) -> Attributes:
        """What the tree keeps of an element's attributes: id, classes, language, direction and title."""
        if not element.attributes:
            return NO_ATTRIBUTES
        classes = tuple(name for name in element.classes if self.fragment or not _NOISE.match(name))
        language = element.get("lang") or element.get("xml:lang")
        if language and language.casefold() == self.language_around(element).casefold():
            language = ""
        pairs = [("dir", element.get("dir").lower()), ("lang", language), ("title", even(element.get("title")))]
        name = element.get("id")
        return Attributes(
            name if name and name not in self.note_ids else None, classes, tuple((key, value) for key, value in pairs if value)
        )

    def language_around(self, element: Element) -> str:
        """The language of the text around an element, as far as the page says."""
        around = (outer.get("lang") or outer.get("xml:lang") for outer in element.ancestors())
        return next(filter(None, around), "") or self.language

    def quotation_marks(self, element: Element, depth: int) -> tuple[str, str]:
        """The marks that a `q` stands for in its language; every other level has the inner ones."""
        language = element.get("lang") or self.language_around(element)
        marks = marks_of(language)
        return marks[depth % 2 * 2], marks[depth % 2 * 2 + 1]

    def target(self, href: str) -> str:
        """Where a link leads: `#id` within the page, else its address, made whole if the page says where it was."""
        href = href.strip()
        if not href or href.startswith("#"):
            return href
        try:
            whole = urljoin(self.address, href) if self.address else href
            parts = urlsplit(whole)
        except ValueError:
            return href
        if parts.fragment and (whole.partition("#")[0] in (self.address.partition("#")[0], "") or self._is_own(href)):
            return "#" + parts.fragment
        if parts.hostname == "www.google.com" and parts.path == "/url" and (meant := parse_qs(parts.query).get("q")):
            return meant[0]  # Google Docs counts who follows a link
        return whole

    def _is_own(self, href: str) -> bool:
        return href.partition("#")[0] in self.names

    # --- what is not kept ---

    def lose(self, element: Element, *, kept: bool = False) -> None:
        """Note that the tree cannot hold `element`; `kept` says that its text is. Parts of a drawing or formula are not told."""
        if element.parent and element.namespace == element.parent.namespace and element.namespace != HTML:
            return
        self.lost.setdefault((element.name, kept), []).append(self.place(element.at))

    def remark(self, comment: Comment) -> None:
        """A comment: nothing that a page shows, but an author who writes Markdown may think otherwise."""
        if self.fragment:
            program = comment.text.startswith("?")
            what = f"“{shown(f'<{comment.text}>')}”" if program else f"the comment “{shown(f'<!--{comment.text}-->')}”"
            code = "markup-unsupported" if program else "comment-left-out"
            self.report.add(code, f"{what} is left out", self.place(comment.at))

    def silence(self, element: Element) -> tuple[()]:
        """Nothing is read in this element."""
        if self.fragment and element.name in ("script", "style"):
            message = f"“<{element.name}>” and what is in it are left out"
            self.report.add("markup-unsupported", message, self.place(element.at))
        return ()

    def tell_lost(self) -> None:
        """Report `markup-unsupported` once for every kind of element that was not kept."""
        for (name, kept), places in self.lost.items():
            times = f" ({len(places)} times)" if len(places) > 1 else ""
            what = "is not kept, only what is in it" if kept else "cannot be printed and is left out"
            self.report.add("markup-unsupported", f"“<{name}>” {what}{times}", places[0])
        self.lost.clear()


_REMARK = re.compile(r"#?_?(?:cmnt(?:_ref)?\d+|mso(?:com|anchor)_\d+|(?:com|anchor)_\d+)")


def is_remark(element: Element) -> bool:
    """Whether an element is a remark that somebody made on a document in Word or Google Docs, or the mark of one."""
    if element.name not in ("a", "sup", "div"):
        return False
    first = next((inner for inner in element.elements() if inner.name == "a"), None)
    if first is None or not (_REMARK.fullmatch(first.get("href")) or _REMARK.fullmatch(first.get("id"))):
        return False
    return element.text().startswith(first.text()) and (element.name != "sup" or element.text() == first.text())


def shown(written: str) -> str:
    """Markup as a message quotes it: on one line, and not too long."""
    words = even(written)
    return words if len(words) <= 80 else words[:78].rstrip() + " …"
