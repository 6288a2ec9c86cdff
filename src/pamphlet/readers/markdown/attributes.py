"""Attributes (`{#id .class key=value}`) and fenced divisions (`:::`), as Pandoc has them.

They stand after a link, a picture, a piece of code or `[some words]`, at the end of a heading's line, on
the line that opens a fence, or on a line of their own above a block. What looks like attributes and is
none stays text.
"""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs.parse import ParseError, parse

from pamphlet.tree import NO_ATTRIBUTES, Attributes

LONGEST = 1000
"""Attributes may take up to so many characters, so that a text full of braces is not read over and over."""

_AFTER = frozenset({"image", "code_inline", "link_close", "span_close"})
_FENCE = re.compile(r"(:{3,})[ \t]*(\{.*\}|[^\s{}:]+)?[ \t]*:*[ \t]*\Z")
_CODE_FENCE = re.compile(r"[ \t]*(```|~~~)")
_UNSAFE = re.compile(r"on|style\Z|href\Z|src\Z|action\Z|formaction\Z", re.IGNORECASE)


def use_attributes(md: MarkdownIt) -> None:
    """Teach markdown-it these rules. Tokens carry what they found in `meta["attributes"]`."""
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.push("attributes", _after_inline)
    md.block.ruler.before("fence", "division", _division, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.block.ruler.before("fence", "attributes", _line)
    md.core.ruler.after("block", "heading_attributes", _headings)


def read_attributes(written: str) -> tuple[Attributes, int] | None:
    """The attributes at the beginning of `written`, which begins with a brace, and how long they are; None if it has none."""
    if not written.startswith("{"):
        return None
    try:
        end, found = parse(written[:LONGEST])
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
    if state.src[state.pos] != "{" or state.pending or not state.tokens or state.tokens[-1].type not in _AFTER:
        return False
    found = read_attributes(state.src[state.pos : state.pos + LONGEST])
    if found is None:
        return False
    if not silent:
        token = state.tokens[-1]
        token.meta = {**token.meta, "attributes": joined(token.meta.get("attributes", NO_ATTRIBUTES), found[0])}
    state.pos += found[1]
    return True


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
    """`::: word` or `::: {.class}`, blocks, `:::`; one that is never closed ends with what is around it."""
    if state.is_code_block(start):
        return False
    opening = _FENCE.match(_written(state, start))
    if not opening or not opening[2]:
        return False
    found = read_attributes(opening[2]) if opening[2].startswith("{") else (Attributes(classes=(opening[2],)), 0)
    if found is None:
        return False
    if silent:
        return True
    closing = _closing(state, start, end)
    token = state.push("division_open", "div", 1)
    token.map, token.meta = [start, closing], {"attributes": found[0], "closed": closing < end}
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
        elif not code and (found := _FENCE.match(written)):
            depth += 1 if found[2] else -1
            if depth == 0:
                return line
    return end


def _headings(state: StateCore) -> None:
    """`# Words {#id}`: attributes at the end of a heading's line."""
    for token, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type != "heading_open" or not inline.content.endswith("}"):
            continue
        begin = inline.content.rfind("{")
        found = read_attributes(inline.content[begin:])
        if found and begin + found[1] == len(inline.content) and inline.content[:begin].rstrip() != inline.content[: begin or 1]:
            token.meta = {"attributes": found[0]}
            inline.content = inline.content[:begin].rstrip()
