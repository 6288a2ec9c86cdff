"""The text of the book as XHTML files: chapters, then all notes in one file, then the credits.

Stands between the `Publication` and the package. The markup of blocks and inlines is
`writers.xhtml`'s; the frames around it are the templates in `templates/epub`. Which file an
anchor lies in is decided here, once, before anything is printed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pamphlet.labels import Labels, is_right_to_left
from pamphlet.publication import (
    COLOPHON,
    CONTACT,
    NOTES,
    TITLE_BLOCK,
    NumberedNote,
    OutlineEntry,
    PageMap,
    PageStart,
    Publication,
)
from pamphlet.tree import Inlines, Node
from pamphlet.walk import descendants
from pamphlet.writers.epub.files import XHTML, BookFile, xml_file
from pamphlet.writers.imprint import imprint_lines
from pamphlet.writers.page_marks import PageMarks
from pamphlet.writers.templates import Markup, render
from pamphlet.writers.xhtml import Xhtml

NOTES_FILE, CREDITS_FILE = "notes.xhtml", "credits.xhtml"

Kind = Literal["cover", "bodymatter", "endnotes", "colophon"]

_FOREIGN_MARKUP = (("mathml", "<math"), ("svg", "<svg"))
"""Markup that the package must announce, by the manifest property that does so."""


@dataclass(frozen=True, slots=True)
class ContentDocument:
    """One file of the text: what it is for, its headings (anchor "" is its beginning), its XHTML.

    `pages` are the printed pages that begin in it.
    """

    name: str
    kind: Kind
    title: str
    headings: tuple[OutlineEntry, ...]
    markup: str
    pages: tuple[PageStart, ...]

    def file(self) -> BookFile:
        """The file as the package takes it."""
        properties = tuple(name for name, tag in _FOREIGN_MARKUP if tag in self.markup)
        return xml_file(self.name, XHTML, self.markup, properties, spine=True)


def content_documents(
    publication: Publication, labels: Labels, pictures: Mapping[str, BookFile], page_map: PageMap | None = None
) -> tuple[ContentDocument, ...]:
    """The files of the text in reading order; `pictures` are found by the names the text uses."""
    addresses = _addresses(publication)
    xhtml = Xhtml(
        labels=labels,
        numbers=publication.note_numbers(),
        anchors=publication.anchors_of_notes(),
        href=addresses.__getitem__,
        source=lambda name: pictures[name].name,
        epub=True,
        marks=PageMarks(page_map),
    )
    return (*_chapters(publication, xhtml), *_notes(publication, xhtml), *_credits(publication, xhtml))


def frame(template: str, publication: Publication, title: str, **values: Any) -> str:
    """An XHTML file in the language of the publication, from a template of `templates/epub`."""
    direction = "rtl" if is_right_to_left(publication.language) else "ltr"
    return render(f"epub/{template}", language=publication.language, direction=direction, title=title, **values)


# --- which file holds what ------------------------------------------------------------------


def chapter_name(index: int) -> str:
    """The file of the chapter with this index (from 0)."""
    return f"chapter-{index + 1}.xhtml"


def printed(publication: Publication) -> Iterator[tuple[str, Node]]:
    """Every node that is printed, with the file it is printed in, in reading order."""
    data, last = publication.metadata, len(publication.chapters) - 1
    for index, chapter in enumerate(publication.chapters):
        front = data.title + data.subtitle if index == 0 else ()
        contact = data.contact if index == last else ()
        for node in descendants((*front, *chapter.children, *_joined(contact))):
            yield chapter_name(index), node
    for note in publication.notes:
        for node in descendants(note.note.children):
            yield NOTES_FILE, node
    for node in descendants(_joined(data.credits)):
        yield CREDITS_FILE, node


def _joined(lines: tuple[Inlines, ...]) -> Inlines:
    return tuple(inline for line in lines for inline in line)


def _addresses(publication: Publication) -> dict[str, str]:
    """The address of every anchor, good from any file of the text, since all lie in one folder."""
    found = {anchor: f"{name}#{anchor}" for name, node in printed(publication) if (anchor := node.attributes.id)}
    return found | {note.anchor: f"{NOTES_FILE}#{note.anchor}" for note in publication.notes}


# --- the files ------------------------------------------------------------------------------


def _chapters(publication: Publication, xhtml: Xhtml) -> Iterator[ContentDocument]:
    data, last = publication.metadata, len(publication.chapters) - 1
    xhtml.marks.enter(TITLE_BLOCK)
    front = {
        "marks": Markup(xhtml.marks.here()),
        "title": xhtml.inlines(data.title),
        "subtitle": xhtml.inlines(data.subtitle),
        "authors": xhtml.inlines(publication.byline),
        "date": Markup(xhtml.marks.text(data.date.text)) if data.date else "",
    }
    for index, chapter in enumerate(publication.chapters):
        title = publication.title if index == 0 or not chapter.outline else chapter.outline[0].text
        name = chapter_name(index)
        # The title stands beside the headings in the table of contents, not above them: a book
        # whose whole contents hang on one entry opens with that entry folded in some readers.
        above = (OutlineEntry(2, "", publication.title),) if index == 0 else ()
        xhtml.marks.enter(chapter.anchor)
        text = xhtml.blocks(chapter.children)
        xhtml.marks.enter(CONTACT)
        contact = [xhtml.inlines(line) for line in data.contact] if index == last else []
        shown = front if index == 0 else None
        markup = frame("chapter.xhtml.j2", publication, title, front=shown, text=text, contact=contact)
        yield ContentDocument(name, "bodymatter", title, above + chapter.outline, markup, xhtml.marks.printed())


def _notes(publication: Publication, xhtml: Xhtml) -> Iterator[ContentDocument]:
    """One file for all notes, if there are any.

    What a mark leads to is a `div` with `epub:type="footnote"` and `role="doc-footnote"` inside a
    plain list item, because only that satisfies everybody at once:

    - Kindle pops a note up only when its target has a type or role; on the `li` itself,
      `epub:type="footnote"` wants the role (Ace: moderate) that a list item must not have
      (EPUBCheck: error);
    - `endnote` is deprecated, as a type (EPUBCheck: usage) and as a role (warning; Ace: minor);
    - Apple Books takes an `aside` of this type out of the page, so the notes would be an empty
      page to whoever turns to them; a `div` stays, and pops up all the same;
    - Kobo wants the id on the whole note, and the notes after the text.

    The list gives the number, so it is not printed again in front of the note. The ways back come
    last, in a paragraph of their own, so that a note shown in a window begins with its words.
    """
    if not publication.notes:
        return
    title = publication.notes_heading
    xhtml.marks.enter(NOTES)
    marks = Markup(xhtml.marks.here())
    pairs = zip((None, *publication.notes), publication.notes, strict=False)
    notes = [_note(note, xhtml) | {"restarts": before and note.number <= before.number} for before, note in pairs]
    markup = frame("notes.xhtml.j2", publication, title, marks=marks, notes=notes)
    yield ContentDocument(NOTES_FILE, "endnotes", title, (OutlineEntry(2, "", title),), markup, xhtml.marks.printed())


def _note(note: NumberedNote, xhtml: Xhtml) -> dict[str, object]:
    xhtml.marks.enter(note.anchor)
    return {"anchor": note.anchor, "text": xhtml.blocks(note.note.children), "back_links": xhtml.back_links(note)}


def _credits(publication: Publication, xhtml: Xhtml) -> Iterator[ContentDocument]:
    data, title = publication.metadata, xhtml.labels.credits
    imprint = imprint_lines(data, publication.language)
    if not data.credits and not imprint:
        return
    xhtml.marks.enter(COLOPHON)
    values = {
        "marks": Markup(xhtml.marks.here()),
        "credits": [xhtml.inlines(line) for line in data.credits],
        "imprint": [Markup(xhtml.marks.text(line)) for line in imprint],
    }
    markup = frame("credits.xhtml.j2", publication, title, **values)
    yield ContentDocument(CREDITS_FILE, "colophon", title, (OutlineEntry(2, "", title),), markup, xhtml.marks.printed())
