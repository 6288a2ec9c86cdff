"""Our own books: what the writer prints around the text goes back to where it came from.

The title block, the contact lines and the credits of a book that pamphlet made are marked before the
HTML reader reads the text, and become metadata afterwards.
"""

from collections.abc import Iterable
from dataclasses import replace

from pamphlet import tree
from pamphlet.labels import imprint_for, labels_for
from pamphlet.readers.html.dom import Element
from pamphlet.tree import Blocks, Document, Inlines, Metadata, PrintedDate
from pamphlet.walk import Rewrite, plain_text

_MARK = "pamphlet-own"
_UNDESCRIBED = "undescribed"
_LOOKS = {"img": (_UNDESCRIBED,), "table": ("wide",), "span": ("upright",)}
"""The classes that the writer gives elements by itself, which it gives anew."""

_LINES = ("title", "subtitle", "authors", "date", "contact", "credit", "imprint")


def mark(bodies: Iterable[Element]) -> bool:
    """Mark what the writer has printed around the text; False, and nothing done, for a book that is not ours."""
    row = list(bodies)
    first = next((element for body in row[:2] for element in body.elements() if _is_title_block(element)), None)
    if first is None:
        return False
    _gather(first, first.children)
    for body in row:
        for element in list(body.elements()):
            if element.name == "address" and element.get("class") == "contact":
                for line in element.children:
                    line.attributes["class"] = "contact"
                _gather(element, element.children)
            elif element.name == "section" and element.get("class") == "colophon":
                _gather(element, [line for line in element.children if line.name == "p"])
            elif element.name == "section":
                element.attributes.pop("class", None)  # a chapter, or the notes: the writer's own
            else:
                _forget(element)
    return True


def _forget(element: Element) -> None:
    """Take away what the writer gave an element for its looks, and the words that it gave a picture without a description."""
    if element.name == "img" and _UNDESCRIBED in element.classes:
        element.attributes.pop("alt", None)
    kept = [name for name in element.classes if name not in _LOOKS.get(element.name, ())]
    if kept != element.classes:
        element.attributes["class"] = " ".join(kept)


def _is_title_block(element: Element) -> bool:
    return element.get("class") == "title-block" and any(e.name == "h1" and e.get("class") == "title" for e in element.children)


def _gather(element: Element, lines: list[Element]) -> None:
    """Make a division of `element` that holds these lines as paragraphs, and nothing else."""
    element.name = "div"
    element.attributes = {"class": _MARK}
    element.nodes = []
    for line in lines:
        line.name = "p"
        line.attributes = {"class": line.get("class")}
        element.append_child(line)


def take(document: Document, said: Metadata) -> Document:
    """The document of one of our books, with all that was marked among its metadata; `said` are those of the package."""
    lines: dict[str, list[Inlines]] = {name: [] for name in _LINES}

    def gather(block: tree.Block) -> Blocks:
        if not (isinstance(block, tree.Division) and _MARK in block.attributes.classes):
            return (block,)
        for line in block.children:
            inside = line.children[0] if isinstance(line, tree.Figure) and line.children else line
            if isinstance(inside, tree.Paragraph) and (kind := line.attributes.classes[:1]):
                lines.setdefault(kind[0], []).append(inside.children)
        return ()

    def raise_heading(block: tree.Block) -> Blocks:
        return (replace(block, level=max(1, block.level - 1)),) if isinstance(block, tree.Heading) else (block,)

    children = Rewrite(block=raise_heading).blocks(Rewrite(block=gather).blocks(document.children))
    notes = tuple(replace(note, children=Rewrite(block=raise_heading).blocks(note.children)) for note in document.notes)
    language = said.language or "en"
    written = document.metadata.notes_heading
    metadata = replace(
        said,
        title=next(iter(lines["title"]), said.title),
        subtitle=next(iter(lines["subtitle"]), said.subtitle),
        byline=_byline(next(iter(lines["authors"]), ()), said),
        date=_date(next(iter(lines["date"]), ()), said.date),
        contact=tuple(lines["contact"]),
        credits=tuple(lines["credit"]),
        notes_heading="" if written == labels_for(language).notes else written,
    )
    metadata = _with_imprint(metadata, [plain_text(line) for line in lines["imprint"]], language)
    return replace(document, children=children, notes=notes, metadata=metadata)


def _byline(written: Inlines, said: Metadata) -> Inlines:
    """The byline, where it is not only the names of the authors."""
    made = ", ".join(person.name if person.role == "author" else f"{person.name} ({person.role})" for person in said.authors)
    return () if plain_text(written) == made else written


def _date(written: Inlines, said: PrintedDate | None) -> PrintedDate | None:
    text = plain_text(written)
    return PrintedDate(text, said.iso if said else None) if text else said


def _with_imprint(metadata: Metadata, lines: list[str], language: str) -> Metadata:
    """With what only the lines of the imprint say: who promoted and printed it, the series in full, and hyphens."""
    words = imprint_for(language)
    name = metadata.series.rpartition(", ")[0] or metadata.series
    return replace(
        metadata,
        promoter=_filled(words.promoted_by, lines),
        printer=_filled(words.printed_by, lines),
        series=next((line for line in lines[:1] if name and line.startswith(name)), metadata.series),
        isbn=_filled("ISBN\u00a0{}", lines) or metadata.isbn,
        issn=_filled("ISSN\u00a0{}", lines) or metadata.issn,
    )


def _filled(form: str, lines: list[str]) -> str:
    """What stands in the gap of `form`, in the first of `lines` that has it."""
    before, _, after = form.partition("{}")
    found = (line for line in lines if line.startswith(before) and line.endswith(after))
    return next(found, form.format("")).removeprefix(before).removesuffix(after)
