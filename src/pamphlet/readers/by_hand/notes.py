"""Notes that were typed: `[1]` or a raised number in the text, and paragraphs that begin so at its end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.labels import LABELS
from pamphlet.readers.roman import SMALL_ROMAN
from pamphlet.source import Position
from pamphlet.tree import Block, Blocks, Document, Inline, Inlines, Note, NoteReference, Paragraph, Superscript, Text
from pamphlet.walk import Rewrite, descendants, plain_text

MOST_BETWEEN = 3
"""How many paragraphs one typed note may have besides its first."""

_KEY = rf"\[(\d{{1,3}}|[a-z]|{SMALL_ROMAN}|\*{{1,3}}|[†‡])\]"
_BRACKETED = re.compile(rf"{_KEY}\s*")
_NUMBERED = re.compile(r"(\d{1,3})[.):]?\s+(?=\S)")
_MARK = re.compile(_KEY)
_RAISED = re.compile(r"[\[(]?(\d{1,3}(?:\s*[,;]\s*\d{1,3})*|[a-z]|\*{1,3}|[†‡])[\])]?")
_TITLES = frozenset(label.notes.casefold() for label in LABELS.values()) | frozenset(
    ("footnotes", "endnotes", "fußnoten", "endnoten", "sources", "quellen")
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A note as typed: its label, what it says, and where it begins."""

    label: str
    blocks: Blocks
    position: Position | None


@dataclass(frozen=True, slots=True)
class Run:
    """Notes in a row: the places of the first block and of the one after the last, of the heading above, and what it says."""

    begin: int
    end: int
    notes: tuple[Typed, ...]
    heading: str = ""


def read_notes(document: Document, report: Report) -> Document:
    """The document with its typed notes as notes, if it has no others. Reports `formatted-by-hand`."""
    if document.notes:
        return document
    for run in _runs(document.children):
        text = document.children[: run.begin]
        if _fits(run, {label for labels in map(_marks, descendants(text)) for label in labels}):
            return _linked(document, run, report)
    return document


def _fits(run: Run, marks: set[str]) -> bool:
    """Whether most of the notes have a mark in the text before them, the first of them for one."""
    labels = [note.label for note in run.notes]
    marked = sum(label in marks for label in labels)
    return labels[0] in marks and len({*labels}) == len(labels) and 3 * marked >= 2 * len(labels)


# --- the list of notes -----------------------------------------------------------------------


def _runs(blocks: Blocks) -> Iterator[Run]:
    """Rows of blocks that may be notes, the last in the text first."""
    end = len(blocks)
    for begin in reversed(range(len(blocks))):
        if begin >= end:
            continue
        block = blocks[begin]
        first = _label(block, named=True)
        opens = first in ("1", "a", "i", "*", "†") and begin > 0
        if isinstance(block, tree.OrderedList) and block.start == 1 and block.style == "decimal" and _title(blocks, begin):
            found = tuple(Typed(str(n), item.children, item.position) for n, item in enumerate(block.items, 1))
            yield _with_heading(blocks, begin, begin + 1, found)
        elif opens:
            stop, found = _row(blocks, begin, named=_is_named(blocks, begin))
            if found:
                yield _with_heading(blocks, begin, stop, found)


def _is_named(blocks: Blocks, begin: int) -> bool:
    """Whether a bare number may begin a note here: below a heading that says so, below a rule, or after a raised number."""
    below = begin > 0 and isinstance(blocks[begin - 1], tree.ThematicBreak)
    return below or _title(blocks, begin) != "" or _label(blocks[begin], named=False) != ""


def _row(blocks: Blocks, begin: int, *, named: bool) -> tuple[int, tuple[Typed, ...]]:
    """The notes that begin at `begin`, and where they end."""
    found: list[Typed] = []
    end = begin
    for place in range(begin, len(blocks)):
        block = blocks[place]
        label = _label(block, named=named)
        if label and _follows(label, found):
            between = blocks[end:place] if found else ()
            if found and between:
                found[-1] = replace(found[-1], blocks=(*found[-1].blocks, *between))
            found.append(Typed(label, (_without_label(block),), block.position))
            end = place + 1
        elif place - end >= MOST_BETWEEN or not isinstance(block, Paragraph | tree.BlockQuote):
            break
    return end, tuple(found)


def _follows(label: str, found: Sequence[Typed]) -> bool:
    """Whether a label goes on counting."""
    if not found or not label.isdecimal() or not found[-1].label.isdecimal():
        return not any(note.label == label for note in found)
    return int(label) == int(found[-1].label) + 1


def _label(block: Block, *, named: bool) -> str:
    """The label that a paragraph begins with; a bare number counts where the list is `named`, or the number is raised."""
    match block:
        case Paragraph(children=(Superscript() as raised, *rest)) if rest:
            found = _RAISED.fullmatch(plain_text([raised]).strip())
            return found[1] if found and "," not in found[1] else ""
        case Paragraph(children=(Text() as first, *_)):
            found = _BRACKETED.match(first.text) or (_NUMBERED.match(first.text) if named else None)
            return found[1] if found else ""
        case _:
            return ""


def _without_label(block: Block) -> Block:
    match block:
        case Paragraph(children=(Superscript(), *rest)):
            return replace(block, children=_trimmed(tuple(rest)))
        case Paragraph(children=(Text() as first, *rest)):
            found = _BRACKETED.match(first.text) or _NUMBERED.match(first.text)
            cut = first.text[found.end() :] if found else first.text
            return replace(block, children=_trimmed((replace(first, text=cut), *rest)))
        case _:
            return block


def _trimmed(inlines: Inlines) -> Inlines:
    """Without white space and dots that held the label apart, nor a line end."""
    match inlines:
        case (tree.SoftBreak() | tree.HardBreak(), *rest):
            return _trimmed(tuple(rest))
        case (Text() as first, *rest) if rest or first.text:
            text = re.sub(r"^[.):]?[\s\u00a0]+", "", first.text)
            return (replace(first, text=text), *rest) if text else _trimmed(tuple(rest))
        case _:
            return inlines


# --- the heading above it ----------------------------------------------------------------------


def _title(blocks: Blocks, begin: int) -> str:
    """What the block before the notes says, if it says that notes follow."""
    before = blocks[begin - 1] if begin else None
    if not isinstance(before, Paragraph | tree.Heading):
        return ""
    words = " ".join(plain_text(before.children).split()).strip(" :")
    return words if words.casefold() in _TITLES else ""


def _with_heading(blocks: Blocks, begin: int, end: int, found: tuple[Typed, ...]) -> Run:
    """The notes together with their heading, and the rule above it or them."""
    heading = _title(blocks, begin)
    begin -= heading != ""
    if begin and isinstance(blocks[begin - 1], tree.ThematicBreak):
        begin -= 1
    return Run(begin, end, found, heading)


# --- the marks -----------------------------------------------------------------------------------


def _marks(node: tree.Node) -> list[str]:
    """The labels that a piece of text, or a raised one, may be marks of."""
    match node:
        case Text():
            return _MARK.findall(node.text)
        case Superscript() if found := _RAISED.fullmatch(plain_text([node]).strip()):
            return re.split(r"\s*[,;]\s*", found[1])
        case _:
            return []


def _linked(document: Document, run: Run, report: Report) -> Document:
    labels = {note.label for note in run.notes}

    def link(inline: Inline) -> Inlines:
        if isinstance(inline, Superscript) and (marks := _marks(inline)) and labels.issuperset(marks):
            written = plain_text([inline])
            return tuple(NoteReference(mark, written, position=inline.position) for mark in marks)
        return _parted(inline, labels) if isinstance(inline, Text) else (inline,)

    rewrite = Rewrite(inline=link)
    children = rewrite.blocks((*document.children[: run.begin], *document.children[run.end :]))
    notes = tuple(Note(note.label, note.label, rewrite.blocks(note.blocks), position=note.position) for note in run.notes)
    message = f"{len(notes)} typed notes were read as notes, and linked with their marks in the text"
    report.add("formatted-by-hand", message if len(notes) > 1 else "a typed note was read as a note", run.notes[0].position)
    metadata = document.metadata
    if run.heading and not metadata.notes_heading:
        metadata = replace(metadata, notes_heading=run.heading)
    return replace(document, children=children, notes=notes, metadata=metadata)


def _parted(text: Text, labels: set[str]) -> Inlines:
    """A piece of text with its marks as note marks; the space before a mark goes, as it does for real ones."""
    pieces: list[Inline] = []
    done = 0
    for found in _MARK.finditer(text.text):
        if found[1] not in labels:
            continue
        before = text.text[done : found.start()]
        if before.strip():
            pieces.append(Text(before.rstrip(" \u00a0"), position=_moved(text.position, done)))
        pieces.append(NoteReference(found[1], found[0], position=_moved(text.position, found.start())))
        done = found.end()
    rest = text.text[done:]
    return (*pieces, Text(rest, position=_moved(text.position, done))) if pieces and rest else tuple(pieces) or (text,)


def _moved(position: Position | None, characters: int) -> Position | None:
    return replace(position, column=position.column + characters) if position else None
