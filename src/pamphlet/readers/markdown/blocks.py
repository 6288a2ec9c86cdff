"""What stands under one another: the parser's flat row of tokens becomes blocks in one another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.readers.markdown.attributes import joined, read_attributes
from pamphlet.readers.markdown.conventions import callout, titled, with_captions, with_own_attributes, without_signs
from pamphlet.readers.markdown.inlines import Inliner
from pamphlet.readers.markdown.leftovers import LETTERED, SIMPLE_TABLE, beginnings, tell_leftovers
from pamphlet.readers.markdown.parser import DEPTH, Parsed, Token, unescapeAll
from pamphlet.readers.markdown.places import Lines, Places
from pamphlet.source import Position
from pamphlet.tree import Attributes, Blocks, Inlines, Note, Paragraph, SoftBreak, Text, identifier_of

if TYPE_CHECKING:  # the HTML reader is loaded by the first raw HTML
    from pamphlet.readers.markdown.raw import RawHtml


def read_blocks(parsed: Parsed, lines: Lines, report: Report, language: str) -> tuple[Blocks, tuple[Note, ...]]:
    """The blocks and the notes of a text, both in the order they were written.

    Punctuation is set as `language` has it, and stays as it was typed where that is "".

    Reports `nesting-too-deep`, `markup-unsupported`, `markup-unread`, `comment-left-out`, `sign-left-out`, `table-row-long` and
    `link-unused`.
    """
    blocker = _Blocker(iter(parsed.tokens), lines, report, language)
    blocks = blocker.until("")
    if blocker.html:
        blocker.html.reading.tell_lost()
    blocker.tell_unused()
    for line in parsed.too_deep:
        message = f"quotations or lists are nested more than {DEPTH} deep"
        hint = "what lies deeper is kept as paragraphs; a list counts twice, for itself and for its item"
        report.add("nesting-too-deep", message, lines.line(line), hint=hint)
    tell_leftovers("\n".join(lines.lines), blocker.beginnings, blocks, blocker.notes, report)
    return blocks, tuple(sorted(blocker.notes, key=lambda note: _place(note.position)))


def _place(position: Position | None) -> tuple[int, int]:
    return (position.line, position.column) if position else (0, 0)


@dataclass(slots=True)
class _Blocker:
    """Takes tokens one after the other; each method takes those that belong to its block."""

    tokens: Iterator[Token]
    lines: Lines
    report: Report
    language: str
    html: "RawHtml | None" = None
    inliner: Inliner = field(init=False)
    notes: list[Note] = field(default_factory=list)
    beginnings: list[Text] = field(default_factory=list)
    addresses: list[Token] = field(default_factory=list)
    loose: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.inliner = Inliner(self.lines, self.report, self.raw, self.language)

    def raw(self) -> "RawHtml":
        """What reads the raw HTML of this text, loaded when there is some."""
        if self.html is None:
            from pamphlet.readers.markdown.raw import RawHtml  # loads the HTML reader

            self.html = RawHtml(self.lines, self.report)
        return self.html

    def until(self, end: str) -> Blocks:
        """The blocks up to the token of type `end`, which is taken too."""
        found: list[Token | Blocks] = []
        waiting: list[Token] = []
        for token in self.tokens:
            if token.type == end:
                break
            if token.type == "attributes":
                waiting.append(token)
            elif token.type == "html_block":
                found.append(token)
            else:
                blocks = self.block(token)
                found.append(self.with_attributes(waiting, blocks))
                waiting = [] if blocks else waiting
        found += [self.astray(token) for token in waiting]
        if any(isinstance(part, Token) for part in found):
            blocks = self.raw().read(found)
        else:
            blocks = tuple(block for part in found if not isinstance(part, Token) for block in part)
        return with_captions(without_signs(blocks, self.report), self.report)

    def with_attributes(self, lines: list[Token], blocks: Blocks) -> Blocks:
        """The blocks, the first of which has the attributes that stand on the lines above it."""
        if not lines or not blocks:
            return blocks
        attributes = blocks[0].attributes
        for line in reversed(lines):
            attributes = joined(line.meta["attributes"], attributes)
        return (replace(blocks[0], attributes=attributes), *blocks[1:])

    def astray(self, token: Token) -> Blocks:
        """Attributes above nothing are text after all."""
        position = self.lines.start(token)
        return (Paragraph((Text(token.content, position=position),), position=position),)

    def division(self, token: Token, position: Position) -> Blocks:
        if not token.meta["closed"]:
            self.report.add("markup-unsupported", "this division is not closed", position, hint="end it with a line of :::")
        title = (titled(self.inlines(), position),) if token.meta["titled"] else ()
        children = (*title, *self.until("division_close"))
        return (tree.Division(children, attributes=token.meta["attributes"], position=position),)

    def block(self, token: Token) -> Blocks:
        position = self.lines.start(token)
        match token.type:
            case "paragraph_open":
                if not token.hidden:
                    self.loose.add(token.level)
                text = next(self.tokens)
                inlines = self.inliner.read(text)
                next(self.tokens)
                if "captioned" in text.meta:
                    return (_figure(inlines, self.inlines(), position),)
                self.tell_lines(text, position)
                self.beginnings += beginnings(inlines)
                return _paragraph(with_own_attributes(inlines), position)
            case "inline":
                return _paragraph(self.inliner.read(token), position)
            case "heading_open":
                attributes = token.meta.get("attributes", tree.NO_ATTRIBUTES)
                heading = tree.Heading(self.inlines(), int(token.tag[1:]), attributes=attributes, position=position)
                next(self.tokens)
                return (heading,)
            case "blockquote_open":
                children = self.until("blockquote_close")
                return (callout(children, position) or tree.BlockQuote(children, position=position),)
            case "bullet_list_open" | "ordered_list_open":
                return (self.list(token, position),)
            case "dl_open":
                return (tree.DefinitionList(tuple(self.definitions()), position=position),)
            case "fence" if token.info.strip() == "math":
                return (Paragraph((tree.Math(token.content.strip(), True, position=position),), position=position),)
            case "fence" | "code_block":
                if token.type == "fence" and not self.lines.are_closed(token):
                    hint = f"end it with a line of {token.markup}"
                    self.report.add("markup-unsupported", "this code is not closed, and goes on to the end", position, hint=hint)
                return (_code(token, position),)
            case "math_block":
                math = tree.Math(token.content.strip(), True, position=position)
                return (Paragraph((math,), position=position),)
            case "division_open":
                return self.division(token, position)
            case "verse_open":
                return (tree.LineBlock(tuple(self.verse()), position=position),)
            case "hr":
                if SIMPLE_TABLE.fullmatch(self.lines.lines[position.line - 1]):
                    hint = "write tables with strokes: | a | b |, and |---|---| below the head"
                    self.report.add("markup-unread", "this line is no part of a table, but a rule", position, hint=hint)
                return (tree.ThematicBreak(position=position),)
            case "table_open":
                return (self.table(position),)
            case "footnote_reference_open":
                self.note(token)
                return ()
            case "definition":
                self.addresses.append(token)
                return ()
            case _:
                raise AssertionError(token.type)

    def tell_lines(self, text: Token, position: Position) -> None:
        """Report the lines of a paragraph that were meant to be something else."""
        if LETTERED.match(text.content):
            hint = "number them 1. and 2., or put an empty line between them"
            self.report.add("markup-unread", "these lines are no list, but one paragraph", position, hint=hint)
        elif (at := text.content.find("\n: ")) >= 0:
            place = self.inliner.places(text).at(at + 1)
            hint = "a term takes up one line, which may have several meanings below it"
            self.report.add("markup-unread", "this line says what nothing means, and is printed as it stands", place, hint=hint)

    def inlines(self) -> Inlines:
        return self.inliner.read(next(self.tokens))

    # --- lists ---

    def list(self, token: Token, position: Position) -> tree.BulletList | tree.OrderedList:
        """A list; it is loose if any paragraph right in its items stands apart from its neighbours."""
        inside = token.level + 2
        self.loose.discard(inside)
        items = tuple(self.items(token.type.replace("open", "close")))
        tight = inside not in self.loose
        if token.type == "bullet_list_open":
            return tree.BulletList(items, tight, position=position)
        return tree.OrderedList(items, int(token.attrs.get("start", 1)), tight=tight, position=position)

    def items(self, end: str) -> Iterator[tree.ListItem]:
        for token in self.tokens:
            if token.type == end:
                return
            position, checked = self.lines.start(token), token.meta.get("checked")
            yield tree.ListItem(self.until("list_item_close"), checked, position=position)

    def verse(self) -> Iterator[tree.LineOfVerse]:
        for token in self.tokens:
            if token.type == "verse_close":
                return
            inlines = self.inlines()
            position = inlines[0].position if inlines else self.lines.start(token)
            yield tree.LineOfVerse(inlines, token.meta["indent"], position=position)
            next(self.tokens)

    def definitions(self) -> Iterator[tree.DefinitionItem]:
        term: Inlines = ()
        meanings: list[Blocks] = []
        position: Position | None = None
        for token in self.tokens:
            if token.type in ("dt_open", "dl_close"):
                if position:
                    yield tree.DefinitionItem(term, tuple(meanings), position=position)
                if token.type == "dl_close":
                    return
                term, position, meanings = self.inlines(), self.lines.start(token), []
            elif token.type == "dd_open":
                meanings.append(self.until("dd_close"))

    # --- tables ---

    def table(self, position: Position) -> tree.Table:
        rows = []
        for token in self.tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append(self.row(token))
                self.tell_long(rows[0], rows[-1])
        return tree.Table(tuple(rows[:1]), tuple(rows[1:]), position=position)

    def row(self, token: Token) -> tree.TableRow:
        cells = []
        for cell in self.tokens:
            if cell.type == "tr_close":
                break
            text = next(self.tokens)
            next(self.tokens)
            places = Places(self.lines, text)
            position, inlines = places.at(0), self.inliner.read(text, places)
            children = (Paragraph(inlines, position=position),) if inlines else ()
            alignment = _ALIGNMENTS.get(str(cell.attrs.get("style")))
            cells.append(tree.TableCell(children, alignment, header=cell.tag == "th", position=position))
        return tree.TableRow(tuple(cells), position=self.lines.start(token))

    def tell_long(self, head: tree.TableRow, row: tree.TableRow) -> None:
        have, room = len(row.cells), len(head.cells)
        if have > room:
            message = f"this row has {have} cells, but the head of its table has {room}"
            hint = "write \\| for a stroke that is part of the text, or give the head as many cells"
            self.report.add("table-row-long", message, row.cells[room].position, hint=hint)

    # --- notes, and addresses that links refer to ---

    def note(self, token: Token) -> None:
        label: str = token.meta["label"]
        if "began" in token.meta:
            position = self.inliner.places(token).at(token.meta["began"])
        else:
            position = self.lines.find(token, f"[^{label}]:")
        children = self.until("footnote_reference_close")
        self.notes.append(Note(identifier_of(label), label, children, position=position))

    def tell_unused(self) -> None:
        """Report the definitions (`[label]: address`) that no link uses, since they are not printed."""
        seen = set[str]()
        for token in self.addresses:
            key, label, address, title = (token.meta[name] for name in ("id", "label", "url", "title"))
            position = self.lines.find(token, f"[{label}]:")
            if key in seen:
                self.report.add("link-unused", f"“[{label}]” has an address already; “{address}” is not used", position)
            elif key not in self.inliner.used:
                written = f"[{label}]: {address}" + (f' "{title}"' if title else "")
                hint = "such a line is not printed; if it is part of the text, put a backslash before its “[”"
                self.report.add("link-unused", f"no link uses “{written}”", position, hint=hint)
            seen.add(key)


_ALIGNMENTS: dict[str, tree.Alignment] = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


def _paragraph(inlines: Inlines, position: Position) -> Blocks:
    """A paragraph; a figure if it is nothing but a picture; nothing if there is nothing in it."""
    while inlines and isinstance(inlines[0], SoftBreak):
        inlines = inlines[1:]
    while inlines and isinstance(inlines[-1], SoftBreak):
        inlines = inlines[:-1]
    match inlines:
        case ():
            return ()
        case (tree.Image(),):
            return (_figure(inlines, (), position),)
        case _:
            return (Paragraph(inlines, position=position),)


def _figure(picture: Inlines, caption: Inlines, position: Position) -> tree.Figure:
    """A picture with what is said of it, which is no title any more."""
    bare = tuple(replace(image, title="") if isinstance(image, tree.Image) else image for image in picture)
    return tree.Figure((Paragraph(bare, position=position),), caption, position=position)


_LANGUAGE = re.compile(r"[^\s{]*")
_CHUNK = re.compile(r"\{(\w[\w+#-]*)[\s,]*(.*)\}")
"""What programs that run code have after the fence (`{r plot, echo=FALSE}`)."""


def _code(token: Token, position: Position) -> tree.CodeBlock:
    """Lines of code. After the fence stands their language and what else is told of them, or attributes in braces."""
    info = unescapeAll(token.info).strip()
    language, rest = _LANGUAGE.match(info)[0], ""  # type: ignore[index]  # it matches any text
    rest, attributes = info[len(language) :].strip(), tree.NO_ATTRIBUTES
    if (found := read_attributes(rest)) and found[1] == len(rest):
        attributes, rest = found[0], ""
        if not language:
            language, attributes = next(iter(attributes.classes), ""), replace(attributes, classes=attributes.classes[1:])
    elif chunk := _CHUNK.fullmatch(info):
        language, rest = chunk[1], chunk[2]
    if rest:
        attributes = Attributes(pairs=(("info", rest),))
    return tree.CodeBlock(token.content.removesuffix("\n"), language, attributes=attributes, position=position)
