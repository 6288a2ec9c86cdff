"""Lists that were typed: paragraphs in a row, each with a sign or the next number at its beginning."""

import re
from dataclasses import dataclass, replace

from pamphlet.diagnostics import Report
from pamphlet.tree import Block, Blocks, BulletList, Document, ListItem, OrderedList, Paragraph, Text
from pamphlet.walk import plain_text

LONG = 30
"""Items of more words than this stand apart from one another."""

_BULLETS = "-•·▪◦‣*o"
_BULLET = re.compile(rf"([{_BULLETS}])[ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])[.)][ \t\u00a0]+(?=\S)")
_SENTENCE = re.compile(r"[.!?…]$")


@dataclass(frozen=True, slots=True)
class Item:
    """An item as typed: its paragraph, and the lists within it."""

    block: Block
    inner: Blocks = ()


def read_lists(document: Document, report: Report) -> Document:
    """The document with its typed lists as lists. Reports `formatted-by-hand`."""
    blocks = document.children
    made: list[Block] = []
    found: list[Block] = []
    place = 0
    while place < len(blocks):
        row, end = _row(blocks, place, "")
        if len(row) >= 2 and not _talks(row):
            found.append(blocks[place])
            made.append(_list(row))
        else:
            end = max(end, place + 1)
            made += blocks[place:end]
        place = end
    if not found:
        return document
    message = "a typed list was read as a list" if len(found) == 1 else f"{len(found)} typed lists were read as lists"
    report.add("formatted-by-hand", message, found[0].position)
    return replace(document, children=tuple(made))


def _row(blocks: Blocks, begin: int, around: str) -> tuple[list[Item], int]:
    """The items in a row that may begin here, and where they end; `around` are the kinds of the lists that they are within."""
    sign, place = _sign(blocks[begin]), begin
    row: list[Item] = []
    if not sign or sign not in "1a" + _BULLETS or _kind(sign) in around:
        return row, begin
    kinds = around + _kind(sign)
    while place < len(blocks):
        if _sign(blocks[place]) == sign:
            row.append(Item(blocks[place]))
            sign = _next(sign)
            place += 1
            continue
        inner, end = _row(blocks, place, kinds) if row else ([], place)
        goes_on = end < len(blocks) and _sign(blocks[end]) == sign
        if not inner or not (goes_on or (len(inner) >= 2 and plain_text([row[-1].block]).rstrip().endswith(":"))):
            break
        row[-1] = replace(row[-1], inner=(*row[-1].inner, _list(inner)))
        place = end
    return row, place


def _kind(sign: str) -> str:
    """What the signs of one list have in common: that they are numbers, letters, or this bullet."""
    return "1" if sign.isdecimal() else "a" if sign not in _BULLETS else sign


def _next(sign: str) -> str:
    if sign.isdecimal():
        return str(int(sign) + 1)
    return sign if sign in _BULLETS or not "a" <= sign < "n" else chr(ord(sign) + 1)


def _sign(block: Block) -> str:
    match block:
        case Paragraph(children=(Text() as first, *_)):
            found = _BULLET.match(first.text) or _NUMBER.match(first.text)
            return found[1] if found else ""
        case _:
            return ""


def _talks(row: list[Item]) -> bool:
    """Whether lines that begin with a hyphen are what people say to one another, and no list."""
    ends = [bool(_SENTENCE.search(plain_text([item.block]).strip())) for item in row]
    return _sign(row[0].block) == "-" and 2 * sum(ends) > len(ends)


def _list(row: list[Item]) -> BulletList | OrderedList:
    first = row[0].block
    items = tuple(ListItem((_bare(item.block), *item.inner), position=item.block.position) for item in row)
    tight = all(len(plain_text([item.block]).split()) <= LONG for item in row)
    match _kind(_sign(first)):
        case "1":
            return OrderedList(items, 1, "decimal", tight, position=first.position)
        case "a":
            return OrderedList(items, 1, "lower-alpha", tight, position=first.position)
        case _:
            return BulletList(items, tight, position=first.position)


def _bare(block: Block) -> Block:
    match block:
        case Paragraph(children=(Text() as first, *rest)):
            found = _BULLET.match(first.text) or _NUMBER.match(first.text)
            cut = replace(first, text=first.text[found.end() :] if found else first.text)
            return replace(block, children=(cut, *rest))
        case _:
            return block
