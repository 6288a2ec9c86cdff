"""Breaks that were typed: a line of nothing but stars, hyphens or underlining, alone between its neighbours."""

import re
from dataclasses import replace

from pamphlet.diagnostics import Report
from pamphlet.tree import Block, Document, Paragraph, ThematicBreak
from pamphlet.walk import plain_text

_BREAK = re.compile(r"([*_~=•·–—-])(?:\s*\1){2,}|⁂")


def read_breaks(document: Document, report: Report) -> Document:
    """The document with its typed breaks as breaks; several in a row are lines to fill in. Reports `formatted-by-hand`."""
    blocks = document.children
    typed = {place for place, block in enumerate(blocks) if _is_break(block)}
    alone = {place for place in typed if not {place - 1, place + 1} & typed and 0 < place < len(blocks) - 1}
    if not alone:
        return document
    children = tuple(ThematicBreak(position=b.position) if place in alone else b for place, b in enumerate(blocks))
    message = "a typed line was read as a break" if len(alone) == 1 else f"{len(alone)} typed lines were read as breaks"
    report.add("formatted-by-hand", message, blocks[min(alone)].position)
    return replace(document, children=children)


def _is_break(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_BREAK.fullmatch(plain_text(block.children).strip()))
