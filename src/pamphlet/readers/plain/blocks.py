"""Paragraphs to blocks: headings, lists, quotations, breaks, and plain paragraphs.

What decides is how a paragraph looks and what stands after it. Where nothing speaks for another
role, a paragraph is a paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pamphlet.readers.plain.inline import Marks, read_inlines
from pamphlet.readers.plain.lines import Chunk, Line
from pamphlet.tree import Block, BlockQuote, Blocks, BulletList, Heading, ListItem, OrderedList, Paragraph, ThematicBreak

_BREAK = re.compile(r"(?:[*·•#~_–—-] ?){3,}|⁂")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_HASHES = re.compile(r"(#{1,6}) +(?=\S)")
_BULLET = re.compile(r"[-*•–] +(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)] +(?=\S)")
_QUOTED = re.compile(r"\s*> ?")
LONGEST_HEADING = 80
"""A heading without any mark has at most so many characters."""


def read_blocks(chunks: Sequence[Chunk], marks: Marks) -> Blocks:
    """The blocks of a text, in its order."""
    blocks: list[Block] = []
    index = 0
    while index < len(chunks):
        taken, block = _block(chunks, index, marks)
        blocks.append(block)
        index += taken
    return tuple(blocks)


def _block(chunks: Sequence[Chunk], index: int, marks: Marks) -> tuple[int, Block]:
    """The block that begins with this chunk, and how many chunks it takes."""
    chunk = chunks[index]
    text = chunk.text
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if following and len(chunk.lines) == 1 and following.gap == 0 and _UNDERLINE.fullmatch(following.text):
        level = 1 if following.text.startswith("=") else 2
        return 2, Heading(read_inlines(chunk, marks), level, position=chunk.position)
    if _BREAK.fullmatch(text):
        return 1, ThematicBreak(position=chunk.position)
    if hashes := _HASHES.match(text):
        return 1, Heading(read_inlines(chunk, marks, hashes.end()), len(hashes[1]), position=chunk.position)
    if text.startswith(">"):
        return 1, _quotation(chunk, marks)
    if _BULLET.match(text):
        bullets = _run(chunks, index, _BULLET)
        return len(bullets), BulletList(_items(bullets, marks), position=chunk.position)
    numbered = _run(chunks, index, _NUMBER)
    if len(numbered) > 1:
        return len(numbered), OrderedList(_items(numbered, marks), int(numbered[0][1][1]), position=chunk.position)
    if is_heading(chunk, following):
        return 1, Heading(read_inlines(chunk, marks), 2, position=chunk.position)
    return 1, Paragraph(read_inlines(chunk, marks), position=chunk.position)


def is_heading(chunk: Chunk, following: Chunk | None) -> bool:
    """Whether an unmarked line is a heading: short, without a final stop, above a longer paragraph."""
    text = chunk.text
    if following is None or len(chunk.lines) > 1 or len(text) > LONGEST_HEADING or len(text) >= len(following.text):
        return False
    starts_well = text[0].isupper() or text[0].isdigit() or not text[0].isascii()
    return starts_well and not text.endswith((".", ",", ";", ":", "!")) and not _is_item(following.text)


def _is_item(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def _run(chunks: Sequence[Chunk], index: int, style: re.Pattern[str]) -> list[tuple[Chunk, re.Match[str]]]:
    """The chunks from here on that begin with items of one style; numbers must go up by one."""
    found: list[tuple[Chunk, re.Match[str]]] = []
    for chunk in chunks[index:]:
        match = style.match(chunk.text)
        if match is None or (found and style is _NUMBER and int(match[1]) != int(found[-1][1][1]) + 1):
            break
        found.append((chunk, match))
    return found


def _items(run: list[tuple[Chunk, re.Match[str]]], marks: Marks) -> tuple[ListItem, ...]:
    return tuple(
        ListItem((Paragraph(read_inlines(c, marks, label.end()), position=c.position),), position=c.position) for c, label in run
    )


def _quotation(chunk: Chunk, marks: Marks) -> BlockQuote:
    """Lines that begin with `>`; an empty one among them parts two paragraphs."""
    bare = [Line(line.number, _QUOTED.sub(lambda m: " " * len(m[0]), line.text, count=1)) for line in chunk.lines]
    groups: list[list[Line]] = [[]]
    for line in bare:
        if line.text.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    paragraphs = tuple(
        Paragraph(read_inlines(part, marks), position=part.position)
        for part in (replace(chunk, lines=tuple(group)) for group in groups if group)
    )
    return BlockQuote(paragraphs, position=chunk.position)
