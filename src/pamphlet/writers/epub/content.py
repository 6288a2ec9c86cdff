"""The text of the book as XHTML files: chapters, then all notes in one file, then the credits.

Stands between the `Plan` of the book and its package. The markup of blocks and inlines is
`writers.xhtml`'s; the frames around it are the templates in `templates/epub`.
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
    outline_of,
)
from pamphlet.writers.epub.files import XHTML, BookFile, xml_file
from pamphlet.writers.epub.plan import CREDITS_FILE, NOTES_FILE, Plan, addresses
from pamphlet.writers.imprint import imprint_lines
from pamphlet.writers.page_marks import PageMarks
from pamphlet.writers.stretches import Stretch
from pamphlet.writers.templates import Markup, render
from pamphlet.writers.xhtml import Xhtml

Kind = Literal["cover", "titlepage", "bodymatter", "endnotes", "colophon"]

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
        return xml_file(self.name, XHTML, self.markup, properties, spine="within")


def content_documents(
    publication: Publication, plan: Plan, labels: Labels, pictures: Mapping[str, BookFile], page_map: PageMap | None = None
) -> tuple[ContentDocument, ...]:
    """The files of the text in reading order, divided by `plan`; `pictures` are found by the names the text uses."""
    xhtml = Xhtml(
        labels=labels,
        numbers=publication.note_numbers(),
        anchors=publication.anchors_of_notes(),
        href=addresses(publication, plan).__getitem__,
        source=lambda name: pictures[name].name,
        epub=True,
        marks=PageMarks(page_map),
    )
    return (*_texts(publication, plan, xhtml), *_notes(publication, plan, xhtml), *_credits(publication, xhtml))


def frame(template: str, publication: Publication, title: str, **values: Any) -> str:
    """An XHTML file in the language of the publication, from a template of `templates/epub`."""
    direction = "rtl" if is_right_to_left(publication.language) else "ltr"
    return render(f"epub/{template}", language=publication.language, direction=direction, title=title, **values)


# --- the files ------------------------------------------------------------------------------


def _texts(publication: Publication, plan: Plan, xhtml: Xhtml) -> Iterator[ContentDocument]:
    data, last = publication.metadata, len(plan.files) - 1
    xhtml.marks.enter(TITLE_BLOCK)
    front = {
        "marks": Markup(xhtml.marks.here()),
        "title": xhtml.inlines(data.title),
        "subtitle": xhtml.inlines(data.subtitle),
        "authors": xhtml.inlines(publication.byline),
        "date": Markup(xhtml.marks.text(data.date.text)) if data.date else "",
    }
    chapter = ""
    for index, file in enumerate(plan.files):
        # The title stands beside the headings in the table of contents, not above them: a book
        # whose whole contents hang on one entry opens with that entry folded in some readers.
        headings = [OutlineEntry(2, "", publication.title)] if index == 0 else []
        pieces = []
        for number, stretch in enumerate(file.stretches, 1):
            chapter = stretch.anchor or chapter
            xhtml.marks.enter(chapter)
            piece, within = _piece(stretch, number if len(file.stretches) > 1 else None, publication, xhtml)
            pieces.append(piece)
            headings += within
        xhtml.marks.enter(CONTACT)
        markup = frame(
            "chapter.xhtml.j2",
            publication,
            title := publication.title if index == 0 or not headings else headings[0].text,
            front=front if index == 0 else None,
            pieces=pieces,
            contact=[xhtml.inlines(line) for line in data.contact] if index == last else [],
        )
        kind: Kind = "bodymatter" if file.stretches else "titlepage"
        yield ContentDocument(file.name, kind, title, tuple(headings), markup, xhtml.marks.printed())


def _piece(
    stretch: Stretch, number: int | None, publication: Publication, xhtml: Xhtml
) -> tuple[dict[str, object], list[OutlineEntry]]:
    """A stretch of the text with the notes that stand after it, and its headings; `number` tells those of one file apart."""
    text, headings = xhtml.blocks(stretch.children), list(outline_of(stretch.children))
    anchor = f"notes_{number or 1}"
    level = 3 if headings else 2  # of the heading of the notes: no level may be missing above it
    which = f"{publication.notes_heading} {number}" if number else publication.notes_heading
    label = f"{which}: {headings[0].text if headings else publication.title}"
    piece: dict[str, object] = {"text": text, "anchor": anchor, "level": level, "label": label, "notes": []}
    if not stretch.notes:
        return piece, headings
    xhtml.marks.enter(NOTES)
    piece["marks"] = Markup(xhtml.marks.here())
    piece["heading"] = Markup(xhtml.marks.text(publication.notes_heading))
    piece["notes"] = _listed(stretch.notes, xhtml)
    return piece, [*headings, OutlineEntry(level, anchor, publication.notes_heading)]


def _notes(publication: Publication, plan: Plan, xhtml: Xhtml) -> Iterator[ContentDocument]:
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
    if not plan.notes:
        return
    title = publication.notes_heading
    xhtml.marks.enter(NOTES)
    marks = Markup(xhtml.marks.here())
    groups = [
        {"anchor": f"notes_{number}", "heading": group.heading, "notes": _listed(group.notes, xhtml)}
        for number, group in enumerate(plan.notes, 1)
    ]
    headings = (OutlineEntry(3, f"notes_{n}", group.heading) for n, group in enumerate(plan.notes, 1) if group.heading)
    markup = frame("notes.xhtml.j2", publication, title, marks=marks, groups=groups)
    yield ContentDocument(NOTES_FILE, "endnotes", title, (OutlineEntry(2, "", title), *headings), markup, xhtml.marks.printed())


def _listed(notes: tuple[NumberedNote, ...], xhtml: Xhtml) -> list[dict[str, object]]:
    """The notes of a list; one has its number only where the list would give it another."""
    listed: list[dict[str, object]] = []
    for before, note in zip((0, *(note.number for note in notes)), notes, strict=False):
        xhtml.marks.enter(note.anchor)
        values: dict[str, object] = {
            "anchor": note.anchor,
            "text": xhtml.blocks(note.note.children),
            "back_links": xhtml.back_links(note),
        }
        listed.append(values | {"value": note.number if note.number != before + 1 else None})
    return listed


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
