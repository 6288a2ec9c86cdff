"""Lists that were typed: paragraphs in a row, each with a sign or the next number at its beginning."""

import re
from dataclasses import replace
from itertools import groupby

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.tree import Block, Blocks, BulletList, Document, ListItem, OrderedList, Paragraph, Text
from pamphlet.walk import plain_text

LONG = 30
"""Items of more words than this stand apart from one another."""

_BULLET = re.compile(r"([-•·▪◦‣*o])[ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])[.)][ \t\u00a0]+(?=\S)")
_SENTENCE = re.compile(r"[.!?…]$")


def read_lists(document: Document, report: Report) -> Document:
    """The document with its typed lists as lists. Reports `formatted-by-hand`."""
    made: list[Block] = []
    first: Block | None = None
    for list_, row in groupby(_numbered(document.children), key=lambda pair: pair[0]):
        blocks = [block for _, block in row]
        made += blocks if list_ is None else [_list(blocks)]
        first = first or (blocks[0] if list_ is not None else None)
    if first is None:
        return document
    count = sum(isinstance(block, BulletList | OrderedList) for block in made) - sum(
        isinstance(block, BulletList | OrderedList) for block in document.children
    )
    message = "a typed list was read as a list" if count == 1 else f"{count} typed lists were read as lists"
    report.add("formatted-by-hand", message, first.position)
    return replace(document, children=tuple(made))


def _numbered(blocks: Blocks) -> list[tuple[int | None, Block]]:
    """Every block with the number of the typed list that it is an item of; None where it is in none."""
    found: list[tuple[int | None, Block]] = []
    place = count = 0
    while place < len(blocks):
        end = _end(blocks, place)
        if end - place >= 2 and not _talks(blocks[place:end]):
            count += 1
            found += [(count, block) for block in blocks[place:end]]
        else:
            end = max(end, place + 1)
            found += [(None, block) for block in blocks[place:end]]
        place = end
    return found


def _end(blocks: Blocks, begin: int) -> int:
    """Where the row of items ends that may begin here."""
    sign, place = _sign(blocks[begin]), begin
    if sign not in ("1", "a") and not (sign and _BULLET.match(f"{sign} x")):
        return begin
    while place < len(blocks) and sign and _sign(blocks[place]) == sign:
        sign = str(int(sign) + 1) if sign.isdecimal() else chr(ord(sign) + 1) if "a" <= sign < "n" else sign
        place += 1
    return place


def _sign(block: Block) -> str:
    match block:
        case Paragraph(children=(Text() as first, *_)):
            found = _BULLET.match(first.text) or _NUMBER.match(first.text)
            return found[1] if found else ""
        case _:
            return ""


def _talks(row: Blocks) -> bool:
    """Whether lines that begin with a hyphen are what people say to one another, and no list."""
    ends = [bool(_SENTENCE.search(plain_text([block]).strip())) for block in row]
    return _sign(row[0]) == "-" and 2 * sum(ends) > len(ends)


def _list(row: list[Block]) -> BulletList | OrderedList:
    number = _NUMBER.match(plain_text(row[:1]))
    items = tuple(ListItem((_bare(block),), position=block.position) for block in row)
    tight = all(len(plain_text([block]).split()) <= LONG for block in row)
    if _BULLET.match(plain_text(row[:1])) or number is None:
        return BulletList(items, tight, position=row[0].position)
    style: tree.NumberStyle = "decimal" if number[1].isdecimal() else "lower-alpha"
    return OrderedList(items, 1, style, tight, position=row[0].position)


def _bare(block: Block) -> Block:
    match block:
        case Paragraph(children=(Text() as first, *rest)):
            found = _BULLET.match(first.text) or _NUMBER.match(first.text)
            cut = replace(first, text=first.text[found.end() :] if found else first.text)
            return replace(block, children=(cut, *rest))
        case _:
            return block
