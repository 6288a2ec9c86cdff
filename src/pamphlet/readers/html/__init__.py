"""HTML: saved web pages, and what word processors and other programs write.

A reader, the first stage after `Source`. It gives the article without the page around it, in nodes
that say the same as those of any other format; notes are found however they are written. What the
page has besides its text, and what the tree cannot hold, is reported.

`dom` reads as a browser does and knows the places, `style_sheets`, `word` and `google` write what classes
mean where they are used, `notes` finds notes, `article` the text, `head` and `front` the metadata; `blocks`, `lists`,
`tables`, `typed`, `inlines` and `formulas` make nodes. The Markdown reader hands raw HTML to `read_fragment`.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import accumulate

from pamphlet.diagnostics import Report
from pamphlet.readers.by_hand import read_by_hand
from pamphlet.readers.decode import decode
from pamphlet.readers.html.blocks import PLACEHOLDER, Blocker
from pamphlet.readers.html.dom import DEPTH, Element, Parsed, parse, parse_fragment, text_as_declared
from pamphlet.readers.html.front import Front
from pamphlet.readers.html.google import nest_lists
from pamphlet.readers.html.head import address_of, language_of, own_addresses
from pamphlet.readers.html.marks import FoundNote
from pamphlet.readers.html.notes import find_notes
from pamphlet.readers.html.reading import Reading
from pamphlet.readers.html.style_sheets import apply
from pamphlet.readers.html.word import rewrite
from pamphlet.settings import Settings
from pamphlet.source import Position, Source
from pamphlet.tree import Attributes, Blocks, Division, Document, Inline, Inlines, Link, Metadata, Note, ThematicBreak
from pamphlet.walk import Rewrite, descendants

__all__ = ["open_page", "placeholder", "read", "read_fragment", "read_page"]


def read(source: Source, settings: Settings, report: Report) -> Document:
    """The document that `source` is, whatever its bytes.

    Reports `page-left-out`, `markup-unsupported`, `nesting-too-deep`, `formatted-by-hand` and what
    `decode` and `read_metadata` report.
    """
    page, place = open_page(source, report, xml=source.suffix == ".xhtml")
    reading = Reading(place, report, address_of(page), frozenset({source.path.name, source.name}) | own_addresses(page))
    reading.language = language_of(page)
    front = Front()
    document = read_page(page, reading, front.article)
    metadata = replace(front.metadata, notes_heading=document.metadata.notes_heading)
    children = _unwrapped(document.children)
    if document.notes and children and isinstance(children[-1], ThematicBreak):
        children = children[:-1]  # what it parted from the text were notes and page
    return read_by_hand(replace(document, children=children, metadata=metadata), report)


def open_page(source: Source, report: Report, *, xml: bool) -> tuple[Element, Callable[[int], Position]]:
    """The `html` element of a page (`xml`: of XHTML), and what tells where an offset in it is.

    Reports `nesting-too-deep` and what `decode` reports.
    """
    declared = None if _is_utf_8(source.data) else text_as_declared(source.data)
    text = decode(source if declared is None else replace(source, data=declared.encode()), report)
    parsed = parse(text, xml=xml)
    apply(parsed.root)
    rewrite(parsed.root)
    nest_lists(parsed.root)
    place = _places(source.name, text)
    _tell_depth(parsed, place, report)
    return parsed.root, place


def read_page(page: Element, reading: Reading, article_of: Callable[[Element, Reading], Element]) -> Document:
    """What is written on a page.

    `article_of` finds the element that holds it, when notes have been found, and adds what in it is no text to
    `reading.left_out`. The metadata say only what stands above the notes. Reports `markup-unsupported`.
    """
    named = find_notes(page, reading)
    notes = [note for _, note in named]
    for note in notes:
        reading.left_out.difference_update((note.element, *note.more))
    bodies = _bodies(notes, reading)
    reading.left_out.update(part for note in notes for part in (note.element, *note.more))
    article = article_of(page, reading)
    metadata = Metadata(notes_heading=" · ".join(dict.fromkeys(reading.notes_headings)))
    children = Blocker(reading).read(article)
    reading.tell_lost()
    wanted = {node.target[1:] for blocks in (children, *bodies) for node in descendants(blocks) if isinstance(node, Link)}
    found = tuple(
        Note(note_id, note.label, body, note.kind, attributes=_place_of(note, wanted), position=reading.place(note.element.at))
        for (note_id, note), body in zip(named, bodies, strict=True)
    )
    return _with_aliases(Document(children, found, metadata), reading)


def _place_of(note: FoundNote, wanted: set[str]) -> Attributes:
    """The id of a note that links lead to which are no marks."""
    ids = (element.get("id") for element in note.element.elements())
    return Attributes(next((id_ for id_ in ids if id_ and id_ in wanted), None))


def read_fragment(text: str, reading: Reading) -> Blocks | None:
    """The blocks that `text`, raw HTML within another format, stands for.

    A placeholder (`placeholder`) in it stands for blocks of `reading.blocks`; None if one of them got
    lost, as in a tag that is not closed. `reading` is for one text, so that what is lost is told
    once: `tell_lost` does that at its end. Reports `markup-unsupported` and `nesting-too-deep`.
    """
    parsed = parse_fragment(text)
    wanted = {name for element in parsed.root.elements() if (name := element.get(PLACEHOLDER)) in reading.blocks}
    if len(wanted) < len(reading.blocks):
        return None
    _tell_depth(parsed, reading.place, reading.report)
    reading.placed.clear()
    blocks = Blocker(reading).read(parsed.root)
    return blocks if len(reading.placed) == len(reading.blocks) else None


def placeholder(number: int) -> str:
    """What stands in a fragment for the blocks that `reading.blocks` has under `number`."""
    return f'\n<hr {PLACEHOLDER}="{number}">\n'


def _bodies(notes: list[FoundNote], reading: Reading) -> list[Blocks]:
    bodies = []
    for note in notes:
        holder = Element("div", None, {}, note.element.at)
        for part in (note.element, *note.more):
            holder.nodes += part.nodes if part.name in _HOLDERS else [part]
        bodies.append(_unwrapped(Blocker(reading).read(holder)))
    return bodies


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unwrapped(blocks: Blocks) -> Blocks:
    """The blocks without a division around all of them."""
    while len(blocks) == 1 and isinstance(blocks[0], Division):
        blocks = blocks[0].children
    return blocks


_HOLDERS = frozenset({"li", "div", "aside", "dd", "section", "span", "tr"})


def _tell_depth(parsed: Parsed, place: Callable[[int], Position], report: Report) -> None:
    if parsed.too_deep:
        message = f"elements are nested more than {DEPTH} deep"
        hint = "what lies deeper is kept, as if it stood further out"
        report.add("nesting-too-deep", message, place(parsed.too_deep[0]), hint=hint)


def _places(name: str, text: str) -> Callable[[int], Position]:
    """Where an offset in `text` is."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def place(offset: int) -> Position:
        line = bisect_right(starts, offset, hi=len(starts) - 1) - 1
        return Position(name, line + 1, offset - starts[line] + 1)

    return place


def _with_aliases(document: Document, reading: Reading) -> Document:
    """The document whose links follow the ids that another place has taken over."""
    aliases: Mapping[str, str] = reading.aliases
    if not aliases:
        return document

    def follow(inline: Inline) -> Inlines:
        if isinstance(inline, Link) and (target := aliases.get(inline.target[1:])) and inline.target.startswith("#"):
            return (replace(inline, target=f"#{target}"),)
        return (inline,)

    return Rewrite(inline=follow).document(document)
