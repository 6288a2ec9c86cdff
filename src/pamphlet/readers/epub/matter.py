"""What a book has besides its text: cover, title page, tables of contents, marks of printed pages.

pamphlet makes these anew, from the metadata, the headings and its own pages. They are left out here, and
`book-left-out` tells which. A title page that says more than the metadata is told with its words; one
that is hardly a title page is kept.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pamphlet.labels import LABELS
from pamphlet.readers.epub.contents import Contents
from pamphlet.readers.epub.package import Package
from pamphlet.readers.html.dom import Comment, Element, Words, even
from pamphlet.readers.html.marks import says
from pamphlet.readers.html.names import BLOCKS, SILENT
from pamphlet.readers.roman import ROMAN
from pamphlet.tree import Metadata
from pamphlet.walk import plain_text

_COVER, _TITLE_PAGE, _CONTENTS = ("cover",), ("title-page", "titlepage"), ("toc",)
_PAGE_CLASSES = frozenset(
    {"newpage", "page-number", "page_break", "pagebreak", "pageno", "pagenum", "pagenumber", "x-ebookmaker-pageno"}
)
_LICENCE_IDS = frozenset({"pg-header", "pg-footer"})
_LICENCE_CLASSES = frozenset({"pg-boilerplate", "pgheader"})
_PAGE = re.compile(rf"[\[{{(]?\s*(?:(?:pg|page|p|seite|s|pág)\.?\s*)?(?:\d{{1,4}}|{ROMAN})?\s*[\])}}]?", re.IGNORECASE)
_TITLES = frozenset({label.contents.casefold() for label in LABELS.values()} | {"table of contents", "inhaltsverzeichnis"})
_WORD = re.compile(r"\w+")
_SMALL = frozenset(_WORD.findall("a an and by de der des die du edited et from in la le of published the to translated und von"))
"""Words that stand on title pages between those of the metadata."""
_FRONT = 3
"""How far into the book a title page may stand that does not say it is one."""
_MOST_WORDS = 80
"""How many words more than the metadata a title page may have."""


@dataclass(slots=True)
class Matter:
    """What was left out: files with what they were, contents and page marks, lines of title pages that nothing else says.

    `cover` is the picture on the cover page, with that page; `subtitle` what the title page calls so.
    """

    files: list[tuple[str, str]] = field(default_factory=list)
    contents: int = 0
    pages: int = 0
    unsaid: list[str] = field(default_factory=list)
    cover: tuple[str, str] | None = None
    subtitle: str = ""

    def told(self) -> str:
        """All of it in a sentence; "" where there was nothing."""
        parts = [f"{what} ({path.rpartition('/')[2]})" for path, what in self.files]
        if self.contents:
            parts.append("the table of contents")
        if self.pages:
            parts.append(f"{self.pages} marks of printed pages" if self.pages > 1 else "a mark of a printed page")
        return f"left out, because they are made anew: {', '.join(parts)}" if parts else ""


def leave_out(bodies: dict[str, Element], package: Package, contents: Contents, metadata: Metadata, *, ours: bool) -> Matter:
    """Take out of `bodies`, by their paths, what is no text; gives what it was.

    Our own books have no title page, and contents that need no word.
    """
    matter = Matter()
    known = _known(metadata)
    nav = package.with_property("nav")
    for place, (path, body) in enumerate(list(bodies.items())):
        navs = [e for e in body.elements() if e.name == "nav" or says(e) & {"doc-toc", "doc-pagelist"}]
        for element in navs:
            remove(element)
        said = {*_said(body), *(contents.kinds.get(path, "").split()), package.kinds.get(path, "")}
        words = _words(body)
        pictures = [e.get("src") or e.get("href") or e.get("xlink:href") for e in body.elements() if e.name in ("img", "image")]
        if not words and not pictures:
            matter.contents += bool(navs) and not ours
            del bodies[path]
        elif said.intersection(_COVER) and len(pictures) == 1 and _are(words, known):
            matter.files.append((path, "the cover"))
            matter.cover = matter.cover or (pictures[0], path)
            del bodies[path]
        elif (nav and path == nav.path) or (said.intersection(_CONTENTS) and _is_list_of_links(body)) or _is_contents(body):
            matter.contents += not ours
            del bodies[path]
        elif not ours and _is_title_page(said, _words_but_subtitle(body), known, place, pictures):
            matter.files.append((path, "the title page"))
            matter.subtitle = _subtitle(body)
            printed = known | {word.casefold() for word in _WORD.findall(matter.subtitle)}
            matter.unsaid += [line for line in _lines(body) if not _are(_WORD.findall(line), printed)]
            del bodies[path]
    return matter


def leave_out_pages(path: str, body: Element, wanted: frozenset[tuple[str, str]], matter: Matter) -> None:
    """Take the marks of printed pages out of a file; where a link leads to one (`wanted`), an empty place stays."""
    for element in list(body.elements()):
        if _is_page(element):
            matter.pages += 1
            key = element.get("id")
            if (path, key) in wanted:
                element.name, element.attributes, element.nodes = "span", {"id": key}, []
            else:
                remove(element)


def licence_in(body: Element) -> list[Element]:
    """What Project Gutenberg puts around a text: the outermost elements that say they are its head or its licence."""
    found = [e for e in body.elements() if e.get("id") in _LICENCE_IDS or _LICENCE_CLASSES.intersection(e.classes)]
    return [element for element in found if not any(around in found for around in element.ancestors())]


def remove(element: Element) -> None:
    """Take an element out of its tree, with all that is in it."""
    if element.parent:
        element.parent.remove_child(element)


def _is_page(element: Element) -> bool:
    declared = says(element) & {"pagebreak", "doc-pagebreak"}
    return bool(declared or _PAGE_CLASSES.intersection(element.classes)) and bool(_PAGE.fullmatch(element.text()))


def _said(body: Element) -> set[str]:
    """What the body, or the one part in it, says it is."""
    said = says(body)
    while len(body.children) == 1:
        body = body.children[0]
        said |= says(body)
    return {word.removeprefix("doc-") for word in said}


def _words(body: Element) -> list[str]:
    return [word for line in _lines(body) for word in _WORD.findall(line)]


def _lines(body: Element) -> list[str]:
    """The words of a page, line by line."""
    found: list[str] = [""]
    stack: list[Element | Words | Comment | None] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, Words):
            found[-1] += node.text
        elif node is None:
            found.append("")
        elif isinstance(node, Element) and node.name not in SILENT:
            apart = [None] if node.name in BLOCKS or node.name == "br" else []
            stack += [*apart, *reversed(node.nodes), *apart]
    return [line for line in map(even, found) if line]


def _subtitle(body: Element) -> str:
    return next((element.text() for element in body.elements() if "subtitle" in element.classes), "")


def _words_but_subtitle(body: Element) -> list[str]:
    subtitle = next((element for element in body.elements() if "subtitle" in element.classes), None)
    left = Counter(_words(subtitle)) if subtitle else Counter[str]()
    words = []
    for word in _words(body):
        if left[word]:
            left[word] -= 1
        else:
            words.append(word)
    return words


def _known(metadata: Metadata) -> frozenset[str]:
    """The words that pamphlet prints of the metadata anyway."""
    date = [metadata.date.text] if metadata.date else []
    names = [person.name for person in metadata.authors]
    lines: Iterable[str] = (
        plain_text(metadata.title), plain_text(metadata.subtitle), *names, *date, metadata.publisher, metadata.rights,
        metadata.series, metadata.isbn,
    )  # fmt: skip
    return frozenset(word.casefold() for line in lines for word in _WORD.findall(line)) | _SMALL | {"cover"}


def _are(words: list[str], known: frozenset[str]) -> bool:
    return all(word.casefold() in known for word in words)


def _is_title_page(said: set[str], words: list[str], known: frozenset[str], place: int, pictures: list[str]) -> bool:
    unsaid = [word for word in words if word.casefold() not in known]
    if said.intersection(_TITLE_PAGE):
        return len(unsaid) <= _MOST_WORDS
    return place < _FRONT and not unsaid and not pictures and bool(words)


def _is_contents(body: Element) -> bool:
    first = next((text for e in body.elements() if e.name in ("h1", "h2", "h3", "p") and (text := e.text())), "")
    return first.strip(" :.").casefold() in _TITLES and _is_list_of_links(body)


def _is_list_of_links(body: Element) -> bool:
    links = [e for e in body.elements() if e.name == "a" and e.get("href")]
    heading = next((e.text() for e in body.elements() if e.name in ("h1", "h2", "h3")), "")
    return len(links) > 1 and 10 * sum(len(e.text()) for e in links) >= 6 * (len(body.text()) - len(heading))
