"""Formulas in TeX: `$…$` and `$$…$$` as in Pandoc, and `\\(…\\)`, `\\[…\\]` and `\\begin{align}` as in LaTeX.

GitHub has backticks inside the dollars. Prices are no formulas. Since a backslash before a bracket also makes it an ordinary
one, what stands between such brackets is a formula only if it looks like one, and `\\[` only where it begins a block.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_inline_dollar

LONGEST, MOST_LINES = 4000, 100
"""So many characters, or lines, are searched for the end of a formula that a backslash begins."""

_NO_PRICES = {"allow_space": False, "allow_digits": False}
_UNFINISHED = frozenset('(/"“„«')
"""No formula ends in one of these; `$HOME/$USER` and `$7 ($8)` do."""

_IN_BACKTICKS = re.compile(r"`([^`]+)`")
_PRICE = re.compile(r"\d[\d.,]*(?:\)[,;:.]*\s|\s+[^\W\d_]{3,})")
"""Nor does one begin like this, with a number and a word or a bracket that closes (`$5 more than 4$`)."""

_TEX = re.compile(r"[\\^_=<>+]|\A\W*\w?\W*\Z")
"""What a formula has and words in brackets do not, unless the formula is a single letter or number."""

_OPENS_BLOCK = re.compile(r"\\\[|\\begin\{((?:equation|align|alignat|eqnarray|gather|multline)\*?)\}")


def use_formulas(md: MarkdownIt) -> None:
    """Teach markdown-it these rules, which give the tokens of the plug-in for dollars."""
    md.use(dollarmath_plugin, allow_labels=False, allow_blank_lines=False, double_inline=True, **_NO_PRICES)
    md.inline.ruler.at("math_inline", _formula)
    md.block.ruler.before("math_block", "math_block_brackets", _block, {"alt": ["paragraph"]})


_dollars = math_inline_dollar(allow_double=True, **_NO_PRICES)


def _formula(state: StateInline, silent: bool) -> bool:
    match state.src[state.pos]:
        case "$":
            return _in_dollars(state, silent)
        case "\\":
            return _in_brackets(state, silent)
        case _:
            return False


def _in_dollars(state: StateInline, silent: bool) -> bool:
    begin = state.pos
    if not _dollars(state, True):
        return False
    end, state.pos = state.pos, begin
    if state.src[end - 2] in _UNFINISHED or _PRICE.match(state.src, begin + 1, end):
        return False
    if not _dollars(state, silent):
        return False
    if not silent and (found := _IN_BACKTICKS.fullmatch(state.tokens[-1].content)):
        state.tokens[-1].content = found[1]
    return True


def _in_brackets(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("\\(", state.pos):
        return False
    begin = state.pos + 2
    end = state.src.find("\\)", begin, min(begin + LONGEST, state.posMax))
    if end < 0 or not _TEX.search(content := state.src[begin:end]) or not content.strip():
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content, token.markup = content, "\\("
    state.pos = end + 2
    return True


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines from one that begins with `\\[` to one that ends in `\\]`, or an environment; no line of them is empty."""
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("\\", begin) or state.is_code_block(start):
        return False
    if not (opening := _OPENS_BLOCK.match(state.src, begin, state.eMarks[start])):
        return False
    closing = f"\\end{{{opening[1]}}}" if opening[1] else "\\]"
    lines = list[str]()
    for line in range(start, min(end, start + MOST_LINES)):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return False
        lines.append(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip())
        if closing in lines[-1]:
            break
    text = "\n".join(lines)
    if not text.endswith(closing) or text.index(closing) + len(closing) < len(text):
        return False
    content = text if opening[1] else text[2:-2].strip()
    if not _TEX.search(content) or not content:
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.content, token.markup, token.map = content, opening[0], [start, start + len(lines)]
        state.line = start + len(lines)
    return True
