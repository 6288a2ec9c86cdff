"""Headings: their levels become an outline without gaps.

The title is level 1 (PDF/UA-1, 7.4.2, and WCAG's technique G141 want one top heading and no
missing level), so the headings of the text begin at 2, whatever the author began with.
"""

from dataclasses import replace

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.settings import Settings
from pamphlet.tree import Block, Blocks, Document, Heading
from pamphlet.walk import Rewrite, descendants, plain_text

FIRST_LEVEL = 2
LAST_LEVEL = 6


def settle_headings(document: Document, settings: Settings, report: Report) -> Document:
    """Renumber heading levels from 2, each at most one below the heading it belongs to.

    The headings within a note stand below the heading of the notes: they begin at 3.

    Reports `heading-skipped` and `heading-empty`; an empty heading is left out.
    """
    notes = tuple(replace(note, children=_settled(note.children, FIRST_LEVEL + 1, report)) for note in document.notes)
    return replace(document, children=_settled(document.children, FIRST_LEVEL, report), notes=notes)


def _settled(blocks: Blocks, first: int, report: Report) -> Blocks:
    """Blocks with their headings' levels from `first` on."""
    open_levels: list[int] = []

    def settle(block: Block) -> Blocks:
        if not isinstance(block, Heading):
            return (block,)
        if not plain_text(block.children).strip() and not _holds_picture(block):
            report.add("heading-empty", "this heading has no text", block.position)
            return ()
        while open_levels and open_levels[-1] >= block.level:
            open_levels.pop()
        if open_levels and block.level > open_levels[-1] + 1:
            said = f"this heading is on level {block.level}, but the one above it is on level {open_levels[-1]}"
            report.add("heading-skipped", said, block.position, hint=f"make it level {open_levels[-1] + 1}")
        open_levels.append(block.level)
        return (replace(block, level=min(first + len(open_levels) - 1, LAST_LEVEL)),)

    return Rewrite(block=settle).blocks(blocks)


def _holds_picture(heading: Heading) -> bool:
    return any(isinstance(node, tree.Image) for node in descendants(heading.children))
