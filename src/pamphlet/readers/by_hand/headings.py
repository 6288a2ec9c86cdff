"""Headings that were typed: short lines in bold, in a text that has no other headings."""

import re
from dataclasses import replace

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.tree import Block, Document, Heading, Inlines, Paragraph
from pamphlet.walk import plain_text

MOST_WORDS = 12
_SHAPED = (tree.Underline, tree.SmallCaps)
_GOES_ON = re.compile(r"[.,;:!…]$")
"""What a line ends in that is no heading: a sentence, a cry, or words to which the next line belongs."""


def read_headings(document: Document, report: Report) -> Document:
    """The document with its bold lines as headings, if at most its first line is one. Reports `formatted-by-hand`.

    Where the text has no title, a bold line at its very top is that, and a second one its subtitle.
    """
    blocks = document.children
    if any(isinstance(block, Heading) for block in blocks[1:]) or len(blocks) < 3:
        return document
    found = [place for place, block in enumerate(blocks[:-1]) if _words(block)]
    top = _top(document, found)
    lines = [place for place in found if place not in top and not (place + 1 in found and place + 2 in found)]
    if len(lines) < 2 or 2 * len(found) > len(blocks):
        return document
    made: list[Block] = []
    metadata = document.metadata
    for place, block in enumerate(blocks):
        words = _words(block)
        if top and place == top[0]:
            made.append(Heading(words, 1, attributes=block.attributes, position=block.position))
        elif place in top and not metadata.subtitle:
            metadata = replace(metadata, subtitle=words)
        elif place in lines:
            made.append(Heading(words, 2, attributes=block.attributes, position=block.position))
        else:
            made.append(block)
    message = f"{len(lines)} lines in bold were read as headings, since the text has no others"
    hint = "give them the style “Heading 1” or “Heading 2” where another level is meant"
    report.add("formatted-by-hand", message, blocks[lines[0]].position, hint=hint)
    return replace(document, children=tuple(made), metadata=metadata)


def _top(document: Document, found: list[int]) -> list[int]:
    """The bold lines at the top that are title and subtitle of a text without a title."""
    if document.metadata.title or isinstance(document.children[0], Heading):
        return []
    return [] if found[:3] == [0, 1, 2] else [place for place in (0, 1) if found[: place + 1] == [*range(place + 1)]]


def _words(block: Block) -> Inlines:
    """The words of a paragraph that is a short line in bold, without the bold; none for any other block."""
    if not isinstance(block, Paragraph):
        return ()
    bold, around = _bold(block.children), plain_text(block.children).strip()
    words = len(around.split())
    return bold if 0 < words <= MOST_WORDS and any(c.isalpha() for c in around) and not _GOES_ON.search(around) else ()


def _bold(inlines: Inlines) -> Inlines:
    """What is in bold, if everything but spaces and note marks is."""
    found: list[tree.Inline] = []
    for inline in inlines:
        match inline:
            case tree.Strong():
                found += _plain(inline.children)
            case tree.Underline() | tree.SmallCaps() | tree.Span():
                if not (inside := _bold(inline.children)):
                    return ()
                found += inside
            case tree.NoteReference():
                found.append(inline)
            case tree.Text() if not inline.text.strip():
                found.append(inline)
            case _:
                return ()
    return tuple(found) if any(isinstance(one, tree.Strong) for one in _all(inlines)) else ()


def _plain(inlines: Inlines) -> Inlines:
    """Without the underlining that a heading may have besides."""
    return tuple(inner for one in inlines for inner in (one.children if isinstance(one, tree.Underline) else (one,)))


def _all(inlines: Inlines) -> list[tree.Inline]:
    return [node for one in inlines for node in (one, *(one.children if isinstance(one, tree.InlineParent) else ()))]
