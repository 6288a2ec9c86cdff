"""Verse: lines that begin with `| `, as in Pandoc. Each keeps its end, and spaces before its words move it in."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_LINE = re.compile(r"\|(?: ( *)(?=\S)| *\Z)")
_BELOW_HEAD = re.compile(r"\|[ \t]*:?-+:?[ \t]*(?:\||\Z)")


def use_verse(md: MarkdownIt) -> None:
    """Teach markdown-it this rule. Each line is a token `verse_line_open` with its `indent`, and one of type `inline`."""
    md.block.ruler.before("fence", "verse", _verse)


def _written(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _verse(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not state.src.startswith("|", state.bMarks[start] + state.tShift[start]) or state.is_code_block(start):
        return False
    first = _written(state, start)
    if not _LINE.match(first) or len(first) == 1 or (first.count("|") > 1 and first.endswith("|")):
        return False  # the head of a table that has gone wrong
    if start + 1 < end and _BELOW_HEAD.match(_written(state, start + 1)):
        return False
    if silent:
        return True
    state.push("verse_open", "div", 1).map = [start, start]
    line = start
    while line < end and state.sCount[line] >= state.blkIndent and (opening := _LINE.match(_written(state, line))):
        begin = line
        words = [_written(state, line)[opening.end() :]]
        line += 1
        while line < end and not state.isEmpty(line) and state.sCount[line] > state.blkIndent:  # it goes on, moved in
            words.append(_written(state, line))
            line += 1
        _line(state, words, (len(opening[1] or "") + 1) // 2, [begin, line])
    state.push("verse_close", "div", -1)
    state.line = line
    return True


def _line(state: StateBlock, words: list[str], indent: int, lines: list[int]) -> None:
    token = state.push("verse_line_open", "p", 1)
    token.map, token.meta = lines, {"indent": indent}
    token = state.push("inline", "", 0)
    token.map, token.content, token.children = lines, "\n".join(words), []
    state.push("verse_line_close", "p", -1)
