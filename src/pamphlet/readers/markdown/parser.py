"""markdown-it, set up so that nothing of a text gets lost and everything knows its place.

With `attributes`, `formulas`, `marks` and `verse`, which hold rules of ours, the only module that imports markdown_it and
mdit_py_plugins. Its tokens go on to `blocks` and `inlines`, which make the tree. What is different from markdown-it as it comes:

- A token within a line carries in `map` where it began, as an offset into its block's text.
- Quotations and lists nested deeper than `DEPTH` are read as paragraphs instead of being skipped.
- A note written within a line (`^[…]`) becomes a definition like any other, at the end.
- Addresses stay as they were typed, and none is judged here.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim, unescapeAll
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline

from pamphlet.readers.addresses import is_bare_address, linkify
from pamphlet.readers.markdown.attributes import use_attributes
from pamphlet.readers.markdown.formulas import use_formulas
from pamphlet.readers.markdown.marks import use_marks
from pamphlet.readers.markdown.verse import use_verse
from pamphlet.tree import identifier_of

__all__ = ["DEPTH", "BareAddress", "Parsed", "Token", "bare_addresses", "parse", "unescapeAll"]

DEPTH = 100
"""How many levels of quotations and lists are read as such; a list counts twice, for its items."""


class Parsed(NamedTuple):
    """The tokens of a text, and the lines (from 0) on which something was nested too deep."""

    tokens: list[Token]
    too_deep: list[int]


def parse(text: str) -> Parsed:
    """The tokens of `text`, which is Markdown without front matter and has `\\n` line ends."""
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    return Parsed(tokens, environment.get("too_deep", []))


@cache
def _parser() -> "_Parser":
    return _Parser()


class _Parser(MarkdownIt):
    def __init__(self) -> None:
        super().__init__()
        self.block, self.inline = _Blocks(), _Inlines()
        options = {"html": True, "maxNesting": DEPTH + 2, "tasklists": True, "inline_definitions": True, "store_labels": True}
        self.configure("commonmark", options)
        self.enable(["table", "strikethrough"]).disable("text_join")
        self.use(footnote_plugin, move_to_end=False, always_match_refs=True).use(deflist_plugin)
        self.use(use_marks).use(use_formulas).use(use_verse).use(use_attributes)
        self.inline.ruler.before("marks", "note_first", _note_first)
        self.inline.ruler.after("newline", "address", _address)
        self.inline.ruler2.before("fragments_join", "text_ends", _text_ends)
        self.helpers = _Helpers()  # type: ignore[assignment]  # a module, of which only these functions are used
        self.core.ruler.after("block", "whole_rows", _whole_rows)
        self.core.ruler.after("inline", "captions", _captions)
        self.core.ruler.after("captions", "notes_within_lines", _notes_within_lines)

    def validateLink(self, url: str) -> bool:  # noqa: ARG002  markdown-it calls it with one
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


# --- blocks -------------------------------------------------------------------------------


class _Blocks(ParserBlock):
    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        if state.level < DEPTH:
            super().tokenize(state, startLine, endLine)
            return
        state.env.setdefault("too_deep", []).append(startLine)
        line = state.skipEmptyLines(startLine)
        while line < endLine and state.sCount[line] >= state.blkIndent:
            paragraph(state, line, endLine, False)
            line = state.skipEmptyLines(state.line)
        state.line = line


# --- tables -------------------------------------------------------------------------------

_CELL_END = re.compile(r"(?<!\\)\|")


def _cells(line: str) -> list[tuple[int, str]]:
    """The cells of a row of a table, each with the offset where it begins; the mark of a quotation before them is passed over."""
    begin = len(line) - len(line.lstrip("> \t"))
    line = line[:begin] + mdTrim(line[begin:])
    cells = []
    for end in (*(match.start() for match in _CELL_END.finditer(line, begin)), len(line)):
        cells.append((begin, line[begin:end]))
        begin = end + 1
    cells = cells if cells[0][1] else cells[1:]
    return cells if not cells or cells[-1][1] else cells[:-1]


def _whole_rows(state: StateCore) -> None:
    """Let each cell of a table know in which column of its line it begins, and add those that stand beyond the head's last."""
    if not any(token.type == "table_open" for token in state.tokens):
        return
    lines, tokens, row, in_head = state.src.split("\n"), list[Token](), list[Token](), False
    for token in state.tokens:
        if token.type in ("thead_open", "thead_close"):
            in_head = token.nesting > 0
        elif token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(token)
        elif token.type == "tr_close" and row[0].map:
            cells = _cells(lines[row[0].map[0]])
            cells = cells[-len(row) :] if in_head else cells
            for _, written in cells[len(row) :]:
                beyond = Token("inline", "", 0, map=row[0].map, content=mdTrim(written).replace(r"\|", "|"), children=[])
                tokens += [Token("td_open", "td", 1), beyond, Token("td_close", "td", -1)]
                row.append(beyond)
            for cell, (begin, written) in zip(row, cells, strict=False):
                cell.meta["column"] = begin + written.rfind(cell.content.replace("|", r"\|"))
        tokens.append(token)
    state.tokens = tokens


# --- links ------------------------------------------------------------------------------------


class _Helpers:
    """The helpers of markdown-it, of which one is ours."""

    parseLinkDestination = staticmethod(parseLinkDestination)
    parseLinkTitle = staticmethod(parseLinkTitle)

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:
        """Where the words of a link end that begin at `start`, or -1: as in CommonMark, but a note mark among them is no link."""
        began, level = state.pos, 1
        state.pos = start + 1
        end = -1
        while state.pos < state.posMax:
            sign, before = state.src[state.pos], state.pos
            level -= sign == "]"
            if level == 0:
                end = before
                break
            state.md.inline.skipToken(state)
            if sign == "[" and state.pos == before + 1:
                level += 1
            elif sign == "[" and disableNested and not state.src.startswith("[^", before):
                break
        state.pos = began
        return end


# --- inlines ------------------------------------------------------------------------------


def _note_first(state: StateInline, silent: bool) -> bool:
    """`^[` begins a note and no raised words, even where another `^` follows; unless attributes or a target do."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    return not state.src.startswith(("{", "("), end + 1) and footnote_inline(state, silent)


_NO_MARK = re.compile(r"[^\n!#$%&*+\-:<=>@\[\\\]^_`{}~]+")
"""Words in which none of the characters stand at which markdown-it asks its rules."""


class _Inlines(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        if _NO_MARK.fullmatch(src):
            tokens.append(Token("text", "", 0, content=src, map=[0, len(src)]))
            return tokens
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _State(StateInline):
    """The state of reading one stretch of text, which notes in each token where it began."""

    text_began = -1

    def append_pending(self, text: str) -> None:
        if self.text_began < 0:
            self.text_began = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.map = [self.text_began]
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        began = self.pos
        if ttype == "text" and self.tokens:
            last = self.tokens[-1]
            if last.type == "text" and last.map and last.map[0] >= began:
                began = last.map[0] + len(last.content)  # the next of several marks (`**`) that a rule pushes in one go
            began += last.markup == "autolink"
        token = super().push(ttype, tag, nesting)
        token.map = [began]
        self.text_began = -1
        return token


def _text_ends(state: StateInline) -> None:
    """Texts that stand side by side are about to be joined to the last of them, so let it know its end."""
    for token in state.tokens:
        if token.type == "text" and token.map:
            token.map = [token.map[0], token.map[0] + len(token.content)]


_SCHEME = re.compile(r"(?:https?|ftp)\Z", re.IGNORECASE)
_AFTER_ADDRESS = "*_~.,:;!?"
"""What may end a sentence or an emphasis, and so does not end an address."""


def _address(state: StateInline, silent: bool) -> bool:
    """`https://…` within the text, before its `_` and `*` can be taken for marks of emphasis."""
    if silent or state.linkLevel > 0 or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.pending[-6:])
    if not scheme or state.pending[: -len(scheme[0])][-1:].isalnum():
        return False
    length = linkify().test_schema_at(state.src, scheme[0] + ":", state.pos + 1)
    if not length:
        return False
    begin, end = state.pos - len(scheme[0]), state.pos + 1 + length
    url = state.src[begin:end].rstrip(_AFTER_ADDRESS)
    state.pending = state.pending[: -len(scheme[0])]
    state.pos = begin
    link = state.push("link_open", "a", 1)
    link.attrs, link.markup = {"href": url}, "address"
    state.push("text", "", 0).content = url
    state.push("link_close", "a", -1)
    state.pos = begin + len(url)
    return True


def _notes_within_lines(state: StateCore) -> None:
    """Give `^[…]` a label that nobody else uses, and put its text at the end as that label's definition."""
    notes = state.env.get("footnotes", {})
    if not any("tokens" in note for note in notes.get("list", {}).values()):
        return
    taken = {identifier_of(label[1:]) for label in notes["refs"]}
    free = (label for number in range(1, len(notes["list"]) + len(taken) + 1) if (label := f"inline {number}") not in taken)
    for token in state.tokens:  # it grows: a note may hold a note
        for child in token.children or ():
            if child.type == "footnote_ref" and "label" not in child.meta:
                note = notes["list"][child.meta["id"]]
                child.meta["label"], child.markup = next(free), f"^[{note['content']}]"
                state.tokens.extend(_definition(child, note["tokens"], token))


def _definition(mark: Token, children: list[Token], around: Token) -> Iterator[Token]:
    """What a definition of this note on lines of its own would have given; offsets are those in the text around it."""
    assert mark.map
    for child in children:
        child.map = [offset + mark.map[0] + len("^[") for offset in child.map or ()]
    began = {"label": mark.meta["label"], "began": mark.map[0]}
    yield Token("footnote_reference_open", "", 1, map=around.map, content=around.content, meta=around.meta | began)
    yield Token("inline", "", 0, map=around.map, content=around.content, children=children, meta=around.meta)
    yield Token("footnote_reference_close", "", -1)


def _captions(state: StateCore) -> None:
    """The title of a picture that stands alone is its caption, and may hold notes: a token `caption` after its paragraph."""
    tokens = list[Token]()
    for token in state.tokens:
        tokens.append(token)
        if token.type != "paragraph_close" or not (title := _only_title(tokens[-2])):
            continue
        children = list[Token]()
        state.md.inline.parse(title, state.md, state.env, children)
        caption = Token("caption", "", 0, map=tokens[-2].map, content=title, children=children)
        tokens[-2].meta = {**tokens[-2].meta, "captioned": True}
        tokens.append(caption)
    state.tokens = tokens


def _only_title(token: Token) -> str:
    """The title of the picture that is all there is in a paragraph."""
    match token.children:
        case [Token(type="image") as image]:
            return str(image.attrs.get("title", ""))
        case _:
            return ""


# --- addresses without a scheme -----------------------------------------------------------


class BareAddress(NamedTuple):
    """An address in a text without marks: its offsets there, and where it leads."""

    begin: int
    end: int
    target: str


_MAY_BE_ADDRESS = re.compile(r"@|\w\.\w")


def may_hold_address(text: str) -> bool:
    """Whether `text` is worth a look by `bare_addresses`."""
    return _MAY_BE_ADDRESS.search(text) is not None


def bare_addresses(text: str) -> Iterator[BareAddress]:
    """The addresses in `text` that are links without any mark: `www.…`, `example.org`, an e-mail address.

    Neither a file's name (`notes.txt`) nor a missing space (`end.Next`) is one.
    """
    if not may_hold_address(text):
        return
    for match in linkify().match(text) or ():
        shown = match.raw.rstrip(_AFTER_ADDRESS)
        if match.schema not in ("", "//") or (not match.schema and is_bare_address(shown)):
            target = match.url.removesuffix(match.raw) + shown
            yield BareAddress(match.index, match.index + len(shown), target)
