"""Notes that are links, as programs write them which turn a page of Word into Markdown.

`[\\[1\\]](#_ftn1)` is the mark, and a paragraph that begins with `[\\[1\\]](#_ftnref1)`, the way back, is the note. They become
marks and notes like any others.
"""

import re

from pamphlet import tree
from pamphlet.tree import Block, Blocks, Inline, Inlines, Link, Note, NoteReference, Paragraph, Text, identifier_of
from pamphlet.walk import Rewrite, plain_text

_MAYBE = re.compile(r"\(#(?:_ftnref|_ednref|footnote-ref-|endnote-ref-|fnref)")
_MARK = re.compile(r"#(_ftn|_edn|footnote-|endnote-|fn[:-]?)(\d+)")
_BACK = re.compile(r"#(_ftn|_edn|footnote-|endnote-|fn)ref([:-]?\d+)")


def with_linked_notes(text: str, blocks: Blocks, notes: tuple[Note, ...]) -> tuple[Blocks, tuple[Note, ...]]:
    """The blocks and notes of `text`, with those among the blocks that are notes, and the links to them, made notes and marks."""
    if not _MAYBE.search(text):
        return blocks, notes
    found: dict[str, Note] = {}
    others: list[Block] = []
    for block in blocks:
        key, note = _note(block) or ("", None)
        if note and key not in found:
            found[key] = note
        else:
            others.append(block)
    if found and others and isinstance(others[-1], tree.ThematicBreak):
        others.pop()  # it only kept the notes apart from the text

    def marked(inline: Inline) -> Inlines:
        if isinstance(inline, Link) and (match := _MARK.fullmatch(inline.target)) and (note := found.get(_key(match))):
            return (NoteReference(note.id, f"[{note.label}]", position=inline.position),)
        if isinstance(inline, tree.Superscript) and len(inline.children) == 1 and isinstance(inline.children[0], NoteReference):
            return inline.children
        return (inline,)

    rewrite = Rewrite(inline=marked)
    document = rewrite.document(tree.Document(tuple(others), (*notes, *found.values())))
    return document.children, document.notes


def _note(block: Block) -> tuple[str, Note] | None:
    """The note that a paragraph is, under what its mark and its way back have in common."""
    match block:
        case Paragraph(children=(Link() as back, *rest)) if (match := _BACK.fullmatch(back.target)) and rest:
            label = plain_text(back.children).strip("[] ") or match[2].strip(":-")
            first = rest[0]
            if isinstance(first, Text):
                words = first.text.lstrip()
                rest = [tree.Text(words, position=first.position), *rest[1:]] if words else rest[1:]
            body = (Paragraph(tuple(rest), position=block.position),)
            return _key(match), Note(identifier_of(f"{match[1]}{label}"), label, body, position=block.position)
        case _:
            return None


def _key(match: re.Match[str]) -> str:
    return match[1].rstrip(":-") + match[2].strip(":-")
