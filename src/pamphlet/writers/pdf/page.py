"""The publication as one HTML page, and the facts about it that a style sheet can use.

Stands between the `Publication` and the page engine. The markup of blocks and inlines is
`writers.xhtml`'s; the frame around it is the template `pdf.html.j2`. The classes are those of
styles/README.md.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from textwrap import shorten
from urllib.parse import quote

from pamphlet import tree
from pamphlet.labels import imprint_for, is_right_to_left, labels_for, notes_on_the_web
from pamphlet.publication import COLOPHON, CONTACT, NOTES, NumberedNote, OutlineEntry, PageMap, Publication
from pamphlet.resources import shipped
from pamphlet.settings import Settings
from pamphlet.stylesheets import Style
from pamphlet.tree import Blocks, Inline, Inlines
from pamphlet.walk import Rewrite, plain_text
from pamphlet.writers.imprint import imprint_lines
from pamphlet.writers.page_marks import MarginMarks
from pamphlet.writers.pdf.codes import codes_for
from pamphlet.writers.pdf.formulas import RESOURCE_SCHEME, printed_formula
from pamphlet.writers.pdf.notes import place_notes
from pamphlet.writers.stretches import Stretch
from pamphlet.writers.templates import Markup, render
from pamphlet.writers.xhtml import Xhtml

HEAD_LENGTH = 54
"""The longest running head, in letters; a longer title is cut after a word."""


AS_USUAL = Settings()
"""Nothing is asked for."""

CHAPTERS_TO_LIST, WORDS_TO_LIST = 4, 5000
"""A text with so many chapters and words has a table of contents, unless its author wants none: about fourteen pages of A5."""

NOTES_OF_A_PAGE = 400
"""Endnotes of more words than this are a part of their own, which styles may begin on a new page."""


def are_long(notes: Sequence[NumberedNote]) -> bool:
    """Whether these notes would fill a page."""
    return sum(len(plain_text(note.note.children).split()) for note in notes) > NOTES_OF_A_PAGE


def html_page(
    publication: Publication,
    settings: Settings = AS_USUAL,
    too_long: Collection[str] = (),
    other_pages: PageMap | None = None,
) -> str:
    """The whole publication as an HTML page: title, contents, text, contact, notes, colophon.

    Its notes stand where `settings` say, those of the anchors `too_long` always at the end. Footnotes
    stand after their chapter, with the id of their mark in `data-mark`: HTML has no place for them
    within a paragraph, so the engine moves them there. Where a page of another edition begins (`other_pages`), its
    number is in a `span.page-of-other`.
    """
    if settings.drop_capital == "yes":
        publication = _begun_large(publication)
    stretches, endnotes = place_notes(publication, settings.placement, too_long)
    codes = codes_for(publication, settings)
    elsewhere = dict.fromkeys((note.anchor for note in publication.notes if codes.notes), settings.notes_url)
    text = _Text(publication, elsewhere, other_pages)
    data = publication.metadata
    return render(
        "pdf.html.j2",
        publication=publication,
        labels=labels_for(publication.language),
        language=publication.language,
        direction="rtl" if is_right_to_left(publication.language) else "ltr",
        modified=publication.modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
        title=text.line(data.title),
        subtitle=text.line(data.subtitle),
        byline=text.line(publication.byline),
        chapters=[text.chapter(stretch) for stretch in stretches],
        contact=text.part(CONTACT, data.contact),
        notes_heading=text.notes_heading() if endnotes else "",
        notes=text.notes(endnotes),
        long=are_long(endnotes),
        credits=text.part(COLOPHON, data.credits),
        colophon=text.part(COLOPHON, [(tree.Text(line),) for line in imprint_lines(data, publication.language)]),
        publisher=data.publisher if data.publisher != plain_text(publication.byline) else "",
        title_page=settings.title_page == "yes",
        contents=_contents(publication, settings),
        codes=codes,
        notes_on_the_web=notes_on_the_web(publication.language),
        scheme=RESOURCE_SCHEME,
        breakable=text.address,
    )


class _Text:
    """The text of a publication as markup; `links` are the addresses of anchors that stand elsewhere.

    What it gives must be asked for in the order of reading, for the sake of the numbers of the other edition's pages.
    """

    def __init__(self, publication: Publication, links: Mapping[str, str], other_pages: PageMap | None) -> None:
        self._xhtml = Xhtml(
            labels=labels_for(publication.language),
            numbers=publication.note_numbers(),
            anchors=publication.anchors_of_notes(),
            href=lambda anchor: links.get(anchor, f"#{quote(anchor)}"),
            source=lambda name: RESOURCE_SCHEME + quote(name, safe=""),
            code_in_lines=True,
            formula=printed_formula,
            marks=MarginMarks(other_pages),
        )
        self._heading = publication.notes_heading
        # Notes have marks of their own, since they may stand between two stretches of a chapter.
        self._of_notes = replace(self._xhtml, marks=MarginMarks(other_pages))

    def line(self, inlines: Inlines) -> Markup:
        return self._xhtml.inlines(_BREAKABLE.inlines(inlines))

    def part(self, name: str, lines: Iterable[Inlines]) -> list[Markup]:
        """The lines of a part that is neither a chapter nor a note."""
        self._xhtml.marks.enter(name)
        return [self.line(line) for line in lines]

    def notes_heading(self) -> Markup:
        """What stands above notes; each of these headings goes on where the one before left off."""
        self._of_notes.marks.enter(NOTES)
        return self._of_notes.inlines((tree.Text(self._heading),))

    def address(self, address: str) -> Markup:
        return self._xhtml.inlines((_breakable(address),))

    def chapter(self, stretch: Stretch) -> dict[str, object]:
        """A stretch of the text with its notes, as the template has it."""
        if stretch.anchor:
            self._xhtml.marks.enter(stretch.anchor)
        return {
            "anchor": stretch.anchor,
            "text": self._xhtml.blocks(_BREAKABLE.blocks(stretch.children)),
            "footnotes": [self._xhtml.footnote(note, self._note(note)) for note in stretch.footnotes],
            "notes_heading": self.notes_heading() if stretch.notes else "",
            "notes": self.notes(stretch.notes),
            "headed": any(isinstance(block, tree.Heading) for block in stretch.children),
        }

    def notes(self, notes: Sequence[NumberedNote]) -> list[dict[str, str]]:
        """The items of a list of notes, each with the mark that leads to it first."""
        return [
            {
                "anchor": note.anchor,
                "number": str(note.number),
                "mark": next(iter(note.references), ""),
                "text": _with_ways_back(note, self._note(note), self._xhtml),
            }
            for note in notes
        ]

    def _note(self, note: NumberedNote) -> Markup:
        self._of_notes.marks.enter(note.anchor)
        return self._of_notes.blocks(_BREAKABLE.blocks(note.note.children))


def _begun_large(publication: Publication) -> Publication:
    """The publication with its first letter on its own."""
    if not publication.chapters:
        return publication
    first, *others = publication.chapters
    return replace(publication, chapters=(replace(first, children=_with_capital(first.children)), *others))


def _contents(publication: Publication, settings: Settings) -> list[OutlineEntry]:
    """The headings of the table of contents: of the first two levels; none where there is no table."""
    entries = [entry for chapter in publication.chapters for entry in chapter.outline if entry.level <= 3]
    chapters = sum(entry.level == 2 for entry in entries)
    long = chapters >= CHAPTERS_TO_LIST and _words(publication) >= WORDS_TO_LIST
    return entries if settings.contents == "yes" or (settings.contents == "auto" and long) else []


def _with_capital(blocks: Blocks) -> Blocks:
    """The text with its first letter on its own, if it begins, perhaps after a heading, with a paragraph and a capital.

    A quotation mark or bracket before that letter goes with it.
    """
    match blocks:
        case (tree.Heading() as heading, *rest):
            return (heading, *_with_capital(tuple(rest)))
        case (tree.Paragraph(children=(tree.Text(text=text) as words, *more)) as paragraph, *rest) if (
            begin := _OPENING.match(text)
        ) and begin[0][-1].isupper():
            capital = tree.Text(begin[0], attributes=tree.Attributes(classes=("drop-capital",)))
            return (replace(paragraph, children=(capital, replace(words, text=text[begin.end() :]), *more)), *rest)
        case _:
            return blocks


_OPENING = re.compile(r"[“„‟«‹‘‚‛\"'¡¿(\[]{0,2}[\u00a0\u202f]?\w")
"""What a paragraph begins with: its first letter, and the quotation marks and brackets before it."""


def _words(publication: Publication) -> int:
    return sum(len(plain_text(chapter.children).split()) for chapter in publication.chapters)


def _with_ways_back(note: NumberedNote, text: Markup, xhtml: Xhtml) -> Markup:
    """The text of a note with its ways back: at the end of its last paragraph, else below it."""
    if not note.references:
        return text
    back = xhtml.back_links(note)
    if note.note.children and isinstance(note.note.children[-1], tree.Paragraph):
        return Markup(f"{text.removesuffix('</p>')}{_MUST_NOT_BREAK}{back}</p>")
    return Markup(f'{text}\n<p class="way-back">{back}</p>')


# --- where an address may break --------------------------------------------------------------

_BEFORE_SIGN = re.compile(r"(?<=[^\s/:.?&=#_~%,+@-])(?=[.?&=#_~%,+@-])")
_NOT_AFTER = re.compile(r"(?<=://)|(?<=[-?!|])")
_MAY_BREAK, _MUST_NOT_BREAK = "\u200b", "\u2060"
_URL = tree.Attributes(classes=("url",))


def _break_addresses(inline: Inline) -> Inlines:
    """In an address that is printed, let lines break before its signs, so that none seems to end a sentence or divide a word.

    After a single slash they may break anyway. An address in running text that is no link is treated alike.
    """
    match inline:
        case tree.Text(text=text) if not inline.attributes and any(map(_is_address, text.split())):
            pieces = (piece for piece in re.split(r"(\s+)", text) if piece)
            return tuple(_breakable(p) if _is_address(p) else tree.Text(p) for p in pieces)
        case tree.Link(children=(tree.Text(text=text) as shown,)) if not shown.attributes and "." in text and " " not in text:
            return (replace(inline, children=(_breakable(text),)),)
        case _:
            return (inline,)


def _is_address(word: str) -> bool:
    return "://" in word or "www." in word or ("@" in word and "." in word)


def _breakable(address: str) -> tree.Text:
    return tree.Text(_NOT_AFTER.sub(_MUST_NOT_BREAK, _BEFORE_SIGN.sub(_MAY_BREAK, address)), attributes=_URL)


_BREAKABLE = Rewrite(inline=_break_addresses)


# --- what only the publication knows ------------------------------------------------------------


def page_facts(publication: Publication) -> Style:
    """A sheet with the words for bookmarks and running heads, which are those of the outline: no note marks in them.

    Named strings, for `string()` in the margins of a style: `title`, `author` (the title where
    there is none), and `section`, which changes at each heading of the first level and at the notes.
    """
    author = ", ".join(person.name for person in publication.metadata.authors if person.role == "author")
    strings = f"title {_head(publication.title)}, author {_head(author or publication.title)}"
    rules = [f".title-block > .title {{ bookmark-label: {_css_string(publication.title)}; string-set: {strings} }}"]
    for chapter in publication.chapters:
        for entry in chapter.outline:
            section = f"; string-set: section {_head(entry.text)}" if entry.level == 2 else ""
            rules.append(f"[id={_css_string(entry.anchor)}] {{ bookmark-label: {_css_string(entry.text)}{section} }}")
    before, between, after = map(_css_string, imprint_for(publication.language).notes_to_pages.split("{}"))
    head = f"{before} string(note-page, first) {between} string(note-page, last) {after}"
    rules.append(f":root {{ --notes-head: {head} }}")
    rules.append(f".notes > :is(h2, h3) {{ bookmark-label: {_css_string(publication.notes_heading)} }}")
    rules.append(f".notes > h2 {{ string-set: section {_head(publication.notes_heading)} }}")
    return Style("headings", "\n".join(rules), shipped("styles"))


def heads_of_notes(notes: Sequence[NumberedNote], publication: Publication, places: Mapping[str, int], last: int) -> Style | None:
    """A sheet with the heads of pages whose notes all belong to one page, which no style can find out by itself.

    `notes` stand at the end, `places` are the pages of all anchors once the text is laid out, `last`
    is the last page. None where there is nothing to mend.
    """
    if not are_long(notes):
        return None
    marks: dict[int, set[int]] = {}
    for note in notes:
        if note.references:
            marks.setdefault(places[note.anchor], set()).add(places[note.references[0]])
    words, rules, belong = imprint_for(publication.language).notes_to_page, [], set[int]()
    for page in range(min(marks, default=last + 1), last + 1):
        belong = marks.get(page) or belong  # a page that begins no note has the end of one
        if len(belong) == 1:
            rules.append(f"@page :nth({page}) {{ --notes-head: {_css_string(words.format(*belong))} }}")
    return Style("heads of notes", "\n".join(rules), shipped("styles")) if rules else None


def _head(text: str) -> str:
    """`text` as it can stand in a running head, which is one line."""
    return _css_string(shorten(text, HEAD_LENGTH, placeholder=" …"))


def _css_string(text: str) -> str:
    """`text` in quotation marks as CSS reads it."""
    escaped = re.sub(r'[\\"\x00-\x1f\x7f]', lambda sign: f"\\{ord(sign[0]):x} ", text)
    return f'"{escaped}"'
