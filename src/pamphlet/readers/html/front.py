"""What stands above a text and belongs to its metadata: the title again, the subtitle, the line with author and date.

A page says such things of itself in `meta` elements and shows them above the text as well. Since a pamphlet
prints them anyway, what only repeats them is left out, and a subtitle goes to the metadata. All this ends
where the text begins: with the first paragraph of more than a few words, or the next heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pamphlet.dates import FORMS
from pamphlet.readers.html.article import leave_out_furniture
from pamphlet.readers.html.dom import Element, even
from pamphlet.readers.html.head import read_head
from pamphlet.readers.html.inlines import Inliner
from pamphlet.readers.html.marks import visible
from pamphlet.readers.html.names import BYLINES, HEADINGS, SUBTITLES
from pamphlet.readers.html.reading import Reading, shown
from pamphlet.tree import Metadata
from pamphlet.walk import plain_text

LINE = 14
"""The most words of a line that is not the text itself."""

_JOINING_WORDS = (
    "a am an and av by da das de del di do door du e el et geschrieben i in la le min minute minutes of "
    "on par por posted przez pubblicato publicado published publié read reading rédigé the um und updated "
    "van veröffentlicht vom von y z"
)
_JOINING = frozenset(_JOINING_WORDS.split())
"""What stands in such a line besides names and dates."""

_MONTHS = frozenset(month.casefold() for form in FORMS.values() for month in (*form.months, *form.months_alone))


@dataclass(slots=True)
class Front:
    """Finds the article of a page together with what the page says of it."""

    metadata: Metadata = field(default_factory=Metadata)

    def article(self, page: Element, reading: Reading) -> Element:
        """The element that holds the article; what is above its text goes to the metadata.

        Reports `page-left-out` and what `read_head` reports.
        """
        article = leave_out_furniture(page, reading)
        self.metadata = read_head(page, article, reading)
        title = _words(plain_text(self.metadata.title))
        seen, repeated = False, list[Element]()
        for element in _above(article, reading, title):
            words = _words(_shown(element, reading))
            if element.name in HEADINGS and words == title:
                if seen:
                    reading.left_out.add(element)
                elif not any(inner.name == "h1" for inner in article.elements()):
                    element.name = "h1"
                seen = True
            elif words and words == _words(plain_text(self.metadata.subtitle)):
                reading.left_out.add(element)
            elif self._is_byline(element, words):
                repeated.append(element)
                reading.left_out.add(element)
            elif SUBTITLES & {*element.classes} and not self.metadata.subtitle:
                self.metadata = replace(self.metadata, subtitle=Inliner(reading).read(element.nodes))
                reading.left_out.add(element)
        if repeated:
            left_out = shown(" ".join(_shown(element, reading) for element in repeated))
            message = f"what the metadata say of the text is printed from there, and left out above it: “{left_out}”"
            reading.report.add("page-left-out", message, reading.place(repeated[0].at))
        return article

    def _is_byline(self, element: Element, words: list[str]) -> bool:
        """Whether this says who wrote the text and when, which the metadata know."""
        authors = {word for person in self.metadata.authors for word in _words(person.name)}
        date = _words(self.metadata.date.text) if self.metadata.date else []
        if not words or not (authors or date):
            return False
        if BYLINES & {*element.classes}:
            return True
        dated = any(inner.name == "time" for inner in element.elements()) or bool({*date} & {*words})
        known = authors | _JOINING | _MONTHS | {*date}
        rest = [word for word in words if word not in known and not (dated and word.isdecimal())]
        return not rest and (dated or authors <= {*words}) and not {*words} <= _JOINING


def _above(article: Element, reading: Reading, title: list[str]) -> Iterator[Element]:
    """The elements above the first words of the text, each before those in it."""
    stack = list(reversed(article.children))
    while stack:
        element = stack.pop()
        if element in reading.left_out:
            continue
        yield element
        if element in reading.left_out:
            continue
        words = _words(_shown(element, reading))
        own = element.name in (*HEADINGS, "p", "blockquote", "ul", "ol", "dl", "table", "pre", "figure", "hr")
        if own and words and words != title:
            return
        if not own:
            if any(not isinstance(node, Element) and len(_words(node.text)) > LINE for node in element.nodes):
                return
            stack += reversed(element.children)


def _shown(element: Element, reading: Reading) -> str:
    return " ".join(run.text for run in visible(element, reading))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", even(text).casefold())
