"""What programs agree on beyond CommonMark, in blocks that it reads otherwise: callouts, captions, signs for the printer.

Blocks of one row in, the same row with them out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.readers.markdown.attributes import joined, read_attributes
from pamphlet.source import Position
from pamphlet.tree import Attributes, Block, Blocks, Inlines, Paragraph, SoftBreak, Strong, Text
from pamphlet.walk import plain_text

_CALLOUT = re.compile(r"\[!([\w-]+)(?:\|[^\]]*)?\][+-]?(?: +|\Z)")
_CAPTION = re.compile(r"(?:[Tt]able)?: +(?=\S)")
_CONTENTS = frozenset({"[toc]", "[[toc]]", "[[_toc_]]", "${toc}", "{:toc}", "\\tableofcontents"})
_NEW_PAGE = frozenset({"\\newpage", "\\pagebreak", "\\clearpage"})


def callout(children: Blocks, position: Position) -> tree.Division | None:
    """The callout that a quotation with these blocks is: `> [!note] Its title`, as on GitHub and in Obsidian.

    A division with the class `callout` and its own; its title is the word where it has no other.
    """
    match children:
        case (Paragraph(children=(Text() as first, *rest)), *others) if found := _CALLOUT.match(first.text):
            end = next((n for n, inline in enumerate(rest) if isinstance(inline, SoftBreak)), len(rest))
            words = first.text[found.end() :]
            title = (*((replace(first, text=words),) if words else ()), *rest[:end])
            title = title or (replace(first, text=found[1].capitalize()),)
            body = tuple(rest[end + 1 :])
            below = (Paragraph(body, position=body[0].position), *others) if body else others
            classes = Attributes(classes=("callout", found[1].lower()))
            return tree.Division((titled(title, position), *below), attributes=classes, position=position)
        case _:
            return None


def titled(title: Inlines, position: Position) -> Paragraph:
    """The title of something that is set apart, in a paragraph of its own."""
    return Paragraph((Strong(title, position=position),), position=position)


def with_captions(blocks: Blocks, report: Report) -> Blocks:
    """The blocks, in which a paragraph below or above a table that begins with `: ` or `Table: ` is its caption, as in Pandoc.

    Reports `markup-unread` for one more than there are tables.
    """
    if not any(isinstance(block, tree.Table) for block in blocks):
        return blocks
    below = _captioned_below(blocks)
    row: list[Block] = []
    for number, block in enumerate(blocks):
        if isinstance(block, tree.Table) and number not in below and row and (caption := _caption(row[-1])):
            row[-1] = _captioned(block, caption)
        elif row and isinstance(above := row[-1], tree.Table) and not above.caption and (caption := _caption(block)):
            row[-1] = _captioned(above, caption)
        else:
            follows = bool(row) and isinstance(row[-1], tree.Table) and _is_lonely(blocks, number)
            if _caption(block) and (follows or number + 1 in below):
                message, hint = "this line is no table's caption, and is printed as it stands", "a table has one, right below it"
                report.add("markup-unread", message, block.position, hint=hint)
            row.append(block)
    return tuple(row)


def _captioned_below(blocks: Blocks) -> set[int]:
    """The places of the tables whose caption cannot be the one above them.

    Where captions and tables take turns, and the last of them is a caption, every table has its own below it.
    """
    below = set[int]()
    for number in reversed(range(len(blocks) - 1)):
        captioned = isinstance(blocks[number], tree.Table) and _caption(blocks[number + 1])
        if captioned and (_is_lonely(blocks, number + 1) or number + 2 in below):
            below.add(number)
    return below


def _is_lonely(blocks: Blocks, number: int) -> bool:
    """Whether a caption has no table below it, and begins with a colon, as no sentence does."""
    has_table = number + 1 < len(blocks) and isinstance(blocks[number + 1], tree.Table)
    return not has_table and plain_text([blocks[number]]).startswith(":")


def _caption(block: Block) -> Inlines | None:
    match block:
        case Paragraph(children=(Text() as first, *rest)) if found := _CAPTION.match(first.text):
            return (replace(first, text=first.text[found.end() :]), *rest)
        case _:
            return None


def _captioned(table: tree.Table, caption: Inlines) -> tree.Table:
    """The table with its caption; attributes at the end of it are the table's."""
    last = caption[-1]
    begin = last.text.rfind("{") if isinstance(last, Text) and last.text.endswith("}") else -1
    found = read_attributes(last.text[begin:]) if begin >= 0 and isinstance(last, Text) else None
    if found and isinstance(last, Text):
        caption = (*caption[:-1], replace(last, text=last.text[:begin].rstrip()))
        table = replace(table, attributes=joined(table.attributes, found[0]))
    return replace(table, caption=caption)


def with_own_attributes(inlines: Inlines) -> Inlines:
    """The inlines of a paragraph; attributes that are all there is behind a formula are the formula's."""
    match inlines:
        case (tree.Math() as formula, Text() as last) if found := read_attributes(last.text.strip()):
            own = replace(formula, attributes=joined(formula.attributes, found[0]))
            return (own,) if found[1] == len(last.text.strip()) else inlines
        case _:
            return inlines


def without_signs(blocks: Blocks, report: Report) -> Blocks:
    """The blocks without those that tell a program to put the contents here, or to begin a page; reports `sign-left-out`."""
    return tuple(_kept(blocks, report))


def _kept(blocks: Blocks, report: Report) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph(children=(Text(text=words),)) if words.lower() in _CONTENTS:
                hint = "say contents: yes at the top, and the contents stand before the text"
                report.add("sign-left-out", f"“{words}”, which asks for the contents, is left out", block.position, hint=hint)
            case Paragraph(children=(Text(text=words),)) if words in _NEW_PAGE:
                hint = "pages end where they are full; a part of its own begins on a new one"
                report.add("sign-left-out", f"“{words}”, which asks for a new page, is left out", block.position, hint=hint)
            case _:
                yield block
