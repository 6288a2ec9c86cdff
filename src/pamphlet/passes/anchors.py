"""Anchors: every place that something leads to gets an id that nothing else has.

Ids are ASCII (letters, digits, hyphens; a letter first), so that they are the same in XML, in
URLs and in PDF names. A note's id comes from its label and a heading's from its words, so links
survive an edit elsewhere in the text.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace

from pamphlet.diagnostics import Report
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.tree import Attributes, Block, Blocks, Document, Heading, Inline, Inlines, Link, NoteReference
from pamphlet.walk import Rewrite, plain_text

CHAPTER_ANCHOR = "text"
"""The anchor of the text as a whole; those of its parts begin with it, and none is a heading's."""


@dataclass(slots=True)
class _Register:
    """Hands out ids, each only once."""

    taken: set[str] = field(default_factory=set)
    copies: Counter[str] = field(default_factory=Counter)

    def take(self, wanted: str) -> str:
        anchor = wanted
        while anchor in self.taken:
            self.copies[wanted] += 1
            anchor = f"{wanted}-{self.copies[wanted] + 1}"
        self.taken.add(anchor)
        return anchor


def give_anchors(document: Document, settings: Settings, report: Report) -> Document:
    """Give ids to notes, their marks and headings; keep the author's own, made safe and unique.

    Links within the document follow an id that had to change. Reports `id-duplicate`.
    """
    register = _Register({CHAPTER_ANCHOR})
    renamed: dict[str, str] = {}
    document = _own_ids(document, register, renamed, report)
    notes = tuple(
        replace(note, attributes=replace(note.attributes, id=register.take(_note_id(note.label)))) for note in document.notes
    )
    renamed |= {
        f"#{old.attributes.id}": f"#{new.attributes.id}"
        for old, new in zip(document.notes, notes, strict=True)
        if old.attributes.id
    }
    anchors = {note.id: note.attributes.id or "" for note in reversed(notes)}

    def of_inline(inline: Inline) -> Inlines:
        if isinstance(inline, NoteReference):
            anchor = register.take("ref" + anchors[inline.note_id].removeprefix("note"))
            return (replace(inline, attributes=replace(inline.attributes, id=anchor)),)
        if isinstance(inline, Link) and (target := renamed.get(inline.target)):
            return (replace(inline, target=target),)
        return (inline,)

    def of_block(block: Block) -> Blocks:
        if isinstance(block, Heading) and not block.attributes.id:
            anchor = register.take(_heading_id(plain_text(block.children)))
            return (replace(block, attributes=replace(block.attributes, id=anchor)),)
        return (block,)

    return Rewrite(of_block, of_inline).document(replace(document, notes=notes))


def _own_ids(document: Document, register: _Register, renamed: dict[str, str], report: Report) -> Document:
    """Settle the ids that the author gave; `renamed` gets “#old” → “#new” for those that changed."""

    def settle(attributes: Attributes, position: Position | None) -> Attributes:
        if attributes.id is None:
            return attributes
        wanted = _heading_id(attributes.id)
        anchor = register.take(wanted)
        if anchor != wanted:
            report.add("id-duplicate", f"the id “{attributes.id}” is used twice; this one became “{anchor}”", position)
        elif anchor != attributes.id:
            renamed["#" + attributes.id] = "#" + anchor
        return replace(attributes, id=anchor)

    def of_block(block: Block) -> Blocks:
        return (replace(block, attributes=settle(block.attributes, block.position)) if block.attributes.id else block,)

    def of_inline(inline: Inline) -> Inlines:
        return (replace(inline, attributes=settle(inline.attributes, inline.position)) if inline.attributes.id else inline,)

    return Rewrite(of_block, of_inline).document(document)


def slug(words: str) -> str:
    """`words` in the letters of an id: accents gone, all else but a–z and 0–9 a hyphen; may be empty."""
    bare = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:60].rstrip("-")


def _heading_id(words: str) -> str:
    """The id of a heading; one that begins with a digit, or is in another script, says “section”."""
    bare = slug(words)
    return bare if bare[:1].isalpha() else "-".join(filter(None, ("section", bare)))


def _note_id(label: str) -> str:
    """The id of a note; a label without letters or digits (a dagger) goes by its code points."""
    return "note-" + (slug(label) or "-".join(f"{ord(character):x}" for character in label))
