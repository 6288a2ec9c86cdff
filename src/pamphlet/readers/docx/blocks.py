"""Paragraphs and tables of Word become blocks: by style, outline level and place in a list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from textwrap import shorten
from types import MappingProxyType
from typing import Any

from mammoth import documents

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.labels import is_right_to_left
from pamphlet.readers.docx.facts import MARK, Facts, ParagraphFacts, TableFacts
from pamphlet.readers.docx.inlines import Inlines, trimmed
from pamphlet.readers.docx.lists import Counts, Entry, continued, nest_lists
from pamphlet.readers.docx.properties import Front
from pamphlet.source import Position
from pamphlet.tree import Alignment, Block, Heading, Note, NoteKind, Paragraph, Text
from pamphlet.walk import descendants, plain_text

_ALIGNMENTS: Mapping[str, Alignment] = MappingProxyType({"center": "center", "right": "right", "end": "right"})


@dataclass(slots=True)
class Blocks:
    """Reads the body and the notes of one document.

    `changes` is how many were accepted, `marks` are those of notes that the author chose, by their kinds and ids.
    """

    file: str
    facts: Facts
    word_notes: Any
    report: Report
    changes: int = 0
    marks: Mapping[tuple[str, str], str] = field(default_factory=dict)
    inlines: Inlines = field(init=False)
    front: Front = field(default_factory=Front)
    references: dict[tuple[str, str], Position] = field(default_factory=dict)
    contents_at: Position | None = None
    targets: list[tree.Inline] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)

    def __post_init__(self) -> None:
        self.inlines = Inlines(self.facts, self.report, self.refer)

    # --- notes ---

    def refer(self, kind: str, word_id: str, here: Position) -> str:
        """The id of the note that a mark leads to; remembered, so that notes come in the order of their marks."""
        self.references.setdefault((kind, word_id), here)
        return f"{kind}-{word_id}"

    def all_notes(self) -> tuple[Note, ...]:
        """Footnotes and endnotes in the order of their first marks, then those without.

        Word counts them itself, so their labels are what it counts: “2”, or “endnote 2” where there are both kinds.
        """
        notes: list[Note] = []
        done: set[tuple[str, str]] = set()
        counts: dict[str, int] = {}
        mixed = len({kind for kind, _ in self.facts.notes}) > 1
        while pending := [key for key in (*self.references, *self.facts.notes) if key not in done]:
            key = kind, word_id = pending[0]
            done.add(key)
            try:
                note = self.word_notes.find_note(kind, word_id)
            except KeyError:
                continue
            own = self.marks.get(key)
            counts[kind] = counts.get(kind, 0) + (own is None)
            place = self.references.get(key, Position(self.file, 1))
            children = self.blocks(note.body, place)
            name: NoteKind = "endnote" if kind == "endnote" else "footnote"
            label = own or (f"{kind} {counts[kind]}" if mixed else str(counts[kind]))
            notes.append(Note(f"{kind}-{word_id}", label, children, name, position=place))
        return tuple(notes)

    # --- blocks ---

    def body(self, children: list[Any]) -> tree.Blocks:
        """The blocks of the whole text; what stands in title styles goes into `front`."""
        return self.blocks(children, None, top=True)

    def blocks(self, children: list[Any], place: Position | None, *, top: bool = False) -> tree.Blocks:
        """Blocks of a body, a cell or a note, whose paragraphs are at `place` where they have no place of their own."""
        entries = continued([entry for one in children for entry in self.entries(one, place, top)])
        blocks: list[Block] = []
        for quoted, group in groupby(entries, lambda entry: entry.role == "quote" and entry.item is None):
            row = list(group)
            nested = nest_lists(row, self.counts)
            blocks += [tree.BlockQuote(nested, position=row[0].block.position)] if quoted else nested
        return _with_captions(_joined_code(blocks))

    def entries(self, one: Any, place: Position | None, top: bool) -> Iterator[Entry]:
        """A paragraph or table as blocks, each with its place in a list and its style; a table of one cell is only a frame."""
        if isinstance(one, documents.Table):
            table = self.table(one, place)
            cells = [cell for row in (*table.head, *table.body) for cell in row.cells]
            yield from (map(Entry, cells[0].children) if len(cells) == 1 else (Entry(table),))
        elif isinstance(one, documents.Paragraph):
            facts = self.paragraph_facts(one)
            here = place or Position(self.file, facts.number)
            yield from self.paragraph(self.kept(self.inlines.read(one.children, here)), facts, here, top)
        elif inlines := trimmed(self.kept(self.inlines.read([one], place or Position(self.file, 1)))):
            yield Entry(Paragraph(inlines, position=inlines[0].position))

    def kept(self, inlines: tree.Inlines) -> tree.Inlines:
        """The inlines of a paragraph, after the targets of links that stood alone before it; none if it holds nothing else."""
        if trimmed(inlines):
            targets, self.targets = self.targets, []
            return (*targets, *inlines)
        self.targets += [one for one in descendants(inlines) if isinstance(one, tree.Span) and one.attributes.id]
        return ()

    def paragraph_facts(self, paragraph: Any) -> ParagraphFacts:
        names = [one.name for one in paragraph.children if isinstance(one, documents.Bookmark)]
        known = [self.facts.paragraphs[name] for name in names if name.startswith(MARK) and name in self.facts.paragraphs]
        return known[-1] if known else ParagraphFacts(1)

    def paragraph(self, inlines: tree.Inlines, facts: ParagraphFacts, here: Position, top: bool) -> Iterator[Entry]:
        role = facts.role
        if not inlines:
            return
        if role == "code":
            text = "".join("\n" if isinstance(one, tree.HardBreak) else plain_text([one]) for one in inlines)
            yield Entry(tree.CodeBlock(text, position=here), role=role)
            return
        inlines = trimmed(inlines)
        if facts.contents or role == "contents":
            self.contents_at = self.contents_at or here
            self.front.forget_contents()
            return
        if top and self.front.takes(role):
            self.front.lines.setdefault(role or "", []).append(inlines)
            return
        self.front.closed = self.front.closed or bool(top and self.front.lines)
        if facts.level is not None:
            yield Entry(Heading(inlines, facts.level, attributes=self.way(facts), position=here))
        elif role == "caption":
            yield Entry(Paragraph(inlines, position=here, attributes=tree.Attributes(classes=("caption",))))
        elif role == "verse":
            yield Entry(tree.LineBlock(tuple(_lines(inlines, here)), position=here), role=role)
        else:
            quoted = facts.inset and top and role is None and not self.facts.all_inset
            block = Paragraph(inlines, attributes=self.way(facts), position=here)
            yield Entry(block, facts.item, "quote" if quoted else role, 0 if role else facts.indent, facts.bare)

    def way(self, facts: ParagraphFacts) -> tree.Attributes:
        """Which way a paragraph reads, if the text around it reads the other way."""
        turned = facts.right_to_left and not is_right_to_left(self.facts.language)
        return tree.Attributes(pairs=(("dir", "rtl"),)) if turned else tree.NO_ATTRIBUTES

    def table(self, table: Any, place: Position | None) -> tree.Table:
        """A table; the rows that Word repeats on every page are its head."""
        rows = [row for row in table.children if isinstance(row, documents.TableRow)]
        facts = self.table_facts(rows)
        count = next((n for n, row in enumerate(rows) if not row.is_header), len(rows))
        count = count or (facts.row and len(rows) > 1 and all(cell.rowspan == 1 for cell in rows[0].children))
        read = [self.row(row, place, header=n < count, first=facts.column) for n, row in enumerate(rows)]
        here = next((cell.children[0].position for row in read for cell in row.cells if cell.children), place)
        return tree.Table(tuple(read[:count]), tuple(read[count:]), position=here)

    def table_facts(self, rows: list[Any]) -> TableFacts:
        """What the mark in the first paragraph of a table says."""
        cells = (cell for row in rows for cell in row.children if isinstance(cell, documents.TableCell))
        marks = (mark for cell in cells for one in cell.children for mark in getattr(one, "children", ()))
        names = (mark.name for mark in marks if isinstance(mark, documents.Bookmark))
        return next((self.facts.tables[name] for name in names if name in self.facts.tables), TableFacts())

    def row(self, row: Any, place: Position | None, *, header: bool, first: bool) -> tree.TableRow:
        """A row of heading cells, or one whose `first` cell is a heading."""
        cells: list[tree.TableCell] = []
        for cell in row.children:
            if isinstance(cell, documents.TableCell):
                paragraph = next((one for one in cell.children if isinstance(one, documents.Paragraph)), None)
                alignment = _ALIGNMENTS.get(paragraph.alignment or "") if paragraph is not None else None
                heading = header or (first and not cells)
                cells.append(tree.TableCell(self.blocks(cell.children, place), alignment, heading, cell.colspan, cell.rowspan))
        return tree.TableRow(tuple(cells))

    # --- what is not printed ---

    def tell_what_was_left_out(self, comments: list[Any]) -> None:
        """Report comments, page headers, tables of contents, and how many changes were accepted."""
        here = Position(self.file, 1)
        for comment in comments:
            quiet = Blocks(self.file, self.facts, self.word_notes, Report())
            words = shorten(plain_text(quiet.blocks(comment.body, here)), 60, placeholder="…")
            place = Position(self.file, self.facts.comments.get(str(comment.comment_id), 1))
            self.report.add("word-left-out", f"a comment by {comment.author_name or 'somebody'} was left out: “{words}”", place)
        for kind, words in self.facts.page_matter:
            self.report.add("word-left-out", f"a page {kind} was left out: “{shorten(words, 60, placeholder='…')}”", here)
        if self.contents_at:
            self.report.add("word-left-out", "the table of contents was left out", self.contents_at)
        if self.facts.numbered_headings:
            message = f"Word numbers the headings ({self.facts.numbered_headings}); the numbers were left out"
            self.report.add("word-left-out", message, here, hint="type them, if the text refers to them")
        for label in self.facts.labels:
            self.report.add("word-left-out", f"the label “{label}” of a list became its number alone", here)
        if count := self.changes:
            message = "one tracked change was accepted" if count == 1 else f"{count} tracked changes were accepted"
            self.report.add("changes-accepted", message, here)


def _lines(inlines: tree.Inlines, here: Position) -> Iterator[tree.LineOfVerse]:
    """The lines of a poem, which its line breaks divide."""
    line: list[tree.Inline] = []
    for one in inlines:
        if isinstance(one, tree.HardBreak):
            yield tree.LineOfVerse(trimmed(tuple(line)), position=here)
            line = []
        else:
            line.append(one)
    yield tree.LineOfVerse(trimmed(tuple(line)), position=here)


def _joined_code(blocks: list[Block]) -> list[Block]:
    """Paragraphs of code in a row are one block of code, and those of verse one poem."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, tree.CodeBlock) and isinstance(last, tree.CodeBlock):
            joined[-1] = replace(last, text=f"{last.text}\n{block.text}")
        elif isinstance(block, tree.LineBlock) and isinstance(last, tree.LineBlock) and 1 in (len(block.lines), len(last.lines)):
            joined[-1] = replace(last, lines=(*last.lines, *block.lines))
        else:
            joined.append(block)
    return joined


def _is_caption(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and "caption" in block.attributes.classes


def _with_captions(blocks: list[Block]) -> tree.Blocks:
    """A caption goes to the picture or table beside it, the one before it first; any other stays a paragraph."""
    done: list[Block] = []
    for block in blocks:
        last = done[-1] if done else None
        if isinstance(block, Paragraph) and _is_caption(block):
            if pictured := _pictured(block):
                done.append(pictured)
                continue
            if isinstance(last, tree.Table) and not last.caption:
                done[-1] = replace(last, caption=block.children)
                continue
            if isinstance(last, Paragraph) and _is_picture(last):
                done[-1] = tree.Figure((last,), block.children, position=last.position)
                continue
        elif isinstance(last, Paragraph) and _is_caption(last):
            if isinstance(block, tree.Table):
                done[-1] = replace(block, caption=last.children)
                continue
            if isinstance(block, Paragraph) and _is_picture(block):
                done[-1] = tree.Figure((block,), last.children, position=block.position)
                continue
        done.append(block)
    return tuple([replace(b, attributes=tree.NO_ATTRIBUTES) if isinstance(b, Paragraph) and _is_caption(b) else b for b in done])


def _pictured(caption: Paragraph) -> tree.Figure | None:
    """The figure that a caption is which has its picture in its own first line."""
    match caption.children:
        case (tree.Image() as image, *rest) if words := trimmed(tuple(rest)):
            return tree.Figure((Paragraph((image,), position=caption.position),), words, position=caption.position)
        case _:
            return None


def _is_picture(paragraph: Paragraph) -> bool:
    words = [one for one in paragraph.children if not (isinstance(one, Text) and not one.text.strip())]
    return bool(words) and all(isinstance(one, tree.Image) for one in words)
