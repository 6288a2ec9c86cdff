"""Attributes (`{#id .class key=value}`) and fenced divisions (`:::`), as Pandoc has them.

They stand after a link, a picture, a piece of code, emphasis and the like, or `[some words]`, at the end of a heading's
line, on the line that opens a fence, or on a line of their own above a block. What looks like attributes and is
none stays text.
"""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

from pamphlet.tree import NO_ATTRIBUTES, Attributes

LONGEST = 1000
"""Attributes may take up to so many characters, so that a text full of braces is not read over and over."""

_AFTER = frozenset({"image", "code_inline", "link_close", "span_close", "sub_close", "sup_close", "mark_close"})
_AFTER_MARKS = frozenset({"em_close", "strong_close", "s_close"})
_OPENING = re.compile(r":{3,}[ \t]*(?:(\{.*\})|([^\s{}:]+)(?:[ \t]+(.+))?)\Z")
_CLOSING = re.compile(r":{3,}[ \t]*\Z")
_BARE = re.compile(r"=([^\s\"'{}<>=`]+)(?=[\s}])")
"""A value without quotation marks that has more than letters in it, such as `50%`."""

_UNNUMBERED = re.compile(r"(?<=[{\s])-(?=[\s}])")
"""How Pandoc has `.unnumbered` for short."""

_CODE_FENCE = re.compile(r"[ \t]*(```|~~~)")
_UNSAFE = re.compile(r"on|style\Z|href\Z|src\Z|action\Z|formaction\Z", re.IGNORECASE)


def use_attributes(md: MarkdownIt) -> None:
    """Teach markdown-it these rules. Tokens carry what they found in `meta["attributes"]`."""
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.push("attributes", _after_inline)
    md.inline.ruler2.after("emphasis", "attributes", _after_marks)
    md.block.ruler.before("fence", "division", _division, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.block.ruler.before("fence", "attributes", _line)
    md.core.ruler.after("block", "heading_attributes", _headings)


def read_attributes(written: str) -> tuple[Attributes, int] | None:
    """The attributes at the beginning of `written`, which begins with a brace, and how long they are; None if it has none."""
    if not written.startswith("{"):
        return None
    if written.startswith("{:"):  # as in kramdown
        written = "{ " + written[2:]
    try:
        end, found = parse(written[:LONGEST])
    except ParseError:
        end = written.find("}", 0, LONGEST)
        try:
            _, found = parse(_BARE.sub(r'="\1"', written[: end + 1]))
        except ParseError:
            return None
    return (_attributes(found), end + 1) if found else None


def _attributes(found: dict[str, Any]) -> Attributes:
    pairs = ((key, value) for key, value in found.items() if key not in ("id", "class") and not _UNSAFE.match(key))
    return Attributes(found.get("id"), tuple(found.get("class", "").split()), tuple(pairs))


def joined(first: Attributes, second: Attributes) -> Attributes:
    """Both together; the second has the last word."""
    pairs = {**dict(first.pairs), **dict(second.pairs)}
    return Attributes(second.id or first.id, (*first.classes, *second.classes), tuple(pairs.items()))


# --- within lines -------------------------------------------------------------------------


def _after_inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    after, mark = state.tokens[-1].type in _AFTER, bool(state.delimiters) and state.delimiters[-1].token == len(state.tokens) - 1
    found = read_attributes(state.src[state.pos : state.pos + LONGEST]) if after or mark else None
    if found is None:
        return False
    attributes, length = found
    if after and not silent:
        _attach(attributes, state.tokens[-1])
    elif not silent:  # whether the mark before it ends anything is known when all are read
        token = state.push("attributes", "", 0)
        token.content, token.meta = state.src[state.pos : state.pos + length], {"attributes": attributes}
    state.pos += length
    return True


def _attach(attributes: Attributes, token: Token) -> None:
    token.meta = {**token.meta, "attributes": joined(token.meta.get("attributes", NO_ATTRIBUTES), attributes)}


def _after_marks(state: StateInline) -> None:
    """Attributes after a mark of emphasis belong to what it ends; where it ends nothing they are text."""
    before: Token | None = None
    for token in state.tokens:
        if token.type == "attributes":
            token.type = "text"
            if before and before.type in _AFTER_MARKS:
                _attach(token.meta["attributes"], before)
                token.content = ""
        if token.type != "text" or token.content:
            before = token


def _span(state: StateInline, silent: bool) -> bool:
    """`[words]{.class}`."""
    if state.src[state.pos] != "[":
        return False
    begin, maximum = state.pos, state.posMax
    end = state.md.helpers.parseLinkLabel(state, begin, False)
    if end < 0 or end + 1 >= maximum or not read_attributes(state.src[end + 1 : end + 1 + LONGEST]):
        return False
    if not silent:
        state.push("span_open", "span", 1)
        state.pos, state.posMax = begin + 1, end
        state.md.inline.tokenize(state)
        state.pos = end
        state.push("span_close", "span", -1)
    state.pos, state.posMax = end + 1, maximum
    return True


# --- blocks -------------------------------------------------------------------------------


def _written(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that is nothing but attributes, which belong to the block below it."""
    if state.is_code_block(start):
        return False
    written = _written(state, start).rstrip()
    found = read_attributes(written) if written.endswith("}") else None
    if found is None or found[1] != len(written):
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.map, token.content, token.meta = [start, start + 1], written, {"attributes": found[0]}
        state.line = start + 1
    return True


def _division(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`::: word`, `::: word A title` or `::: {.class}`, blocks, `:::`; one that is never closed ends with what is around it."""
    if state.is_code_block(start) or not (opening := _opening(_written(state, start))):
        return False
    braces, word, title = opening.groups()
    found = read_attributes(braces) if braces else (Attributes(classes=(word,)), 0)
    if found is None:
        return False
    if silent:
        return True
    closing = _closing(state, start, end)
    token = state.push("division_open", "div", 1)
    token.map, token.meta = [start, closing], {"attributes": found[0], "closed": closing < end, "titled": bool(title)}
    if title:
        token = state.push("inline", "", 0)
        token.map, token.content, token.children = [start, start + 1], title, []
    around, state.parentType, maximum, state.lineMax = state.parentType, "division", state.lineMax, closing
    state.md.block.tokenize(state, start + 1, closing)
    state.parentType, state.lineMax = around, maximum
    state.push("division_close", "div", -1)
    state.line = min(closing + 1, end)
    return True


def _closing(state: StateBlock, start: int, end: int) -> int:
    """The line that closes the division which begins at `start`; `end` if none does."""
    depth, code = 1, ""
    for line in range(start + 1, end):
        written = _written(state, line)
        if written and state.sCount[line] < state.blkIndent:
            return line
        if fence := _CODE_FENCE.match(written):
            code = "" if code == fence[1] else code or fence[1]
        elif not code and _CLOSING.match(written):
            depth -= 1
            if depth == 0:
                return line
        elif not code and _opening(written):
            depth += 1
    return end


def _opening(written: str) -> re.Match[str] | None:
    return _OPENING.match(written.rstrip(" \t:")) if written.startswith(":::") else None


def _headings(state: StateCore) -> None:
    """`# Words {#id}`: attributes at the end of a heading's line."""
    for token, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type != "heading_open" or not inline.content.endswith("}"):
            continue
        begin = inline.content.rfind("{")
        written = _UNNUMBERED.sub(".unnumbered", inline.content[begin:])
        found = read_attributes(written)
        if found and found[1] == len(written) and inline.content[:begin].rstrip() != inline.content[: begin or 1]:
            token.meta = {"attributes": found[0]}
            inline.content = inline.content[:begin].rstrip()
