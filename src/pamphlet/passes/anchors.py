"""Anchors: every place that something leads to gets an id that nothing else has.

Ids are letters, digits and hyphens, a letter first. A note's id comes from its label, in ASCII, and a
heading's from its words, in the letters of whatever script they are in, so links survive an edit elsewhere
in the text.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

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

    Links within the document follow an id that had to change, and lead to headings by any of the names that
    GitHub, Pandoc and pamphlet make of their words. Reports `id-duplicate`.
    """
    register = _Register({CHAPTER_ANCHOR})
    names = _Names()
    document = _own_ids(document, register, names, report)
    notes = tuple(
        replace(note, attributes=replace(note.attributes, id=register.take(_note_id(note.label)))) for note in document.notes
    )
    for old, new in zip(document.notes, notes, strict=True):
        if old.attributes.id:
            names.given[old.attributes.id] = new.attributes.id or ""
    anchors = {note.id: note.attributes.id or "" for note in reversed(notes)}

    def of_inline(inline: Inline) -> Inlines:
        if isinstance(inline, NoteReference):
            anchor = register.take("ref" + anchors[inline.note_id].removeprefix("note"))
            return (replace(inline, attributes=replace(inline.attributes, id=anchor)),)
        return (inline,)

    def of_block(block: Block) -> Blocks:
        if isinstance(block, Heading):
            words = plain_text(block.children)
            anchor = block.attributes.id or register.take(_heading_id(words))
            names.of_heading(words, anchor)
            return (replace(block, attributes=replace(block.attributes, id=anchor)),)
        return (block,)

    def led(inline: Inline) -> Inlines:
        if isinstance(inline, Link) and inline.target.startswith("#") and (anchor := names.anchor(inline.target[1:])):
            return (replace(inline, target=f"#{anchor}"),)
        return (inline,)

    document = Rewrite(of_block, of_inline).document(replace(document, notes=notes))
    return Rewrite(inline=led).document(document)


@dataclass(slots=True)
class _Names:
    """What authors may write after the `#` of a link, and the anchor it leads to; `given` are their own ids."""

    given: dict[str, str] = field(default_factory=dict)
    of_words: dict[str, str] = field(default_factory=dict)
    copies: Counter[str] = field(default_factory=Counter)

    def of_heading(self, words: str, anchor: str) -> None:
        """Put down the names of a heading. Those of GitHub and Pandoc number headings of the same words from the second on."""
        for form in dict.fromkeys((_github_name(words), _pandoc_name(words))):
            number = self.copies[form]
            self.copies[form] += 1
            self.of_words.setdefault(f"{form}-{number}" if number else form, anchor)

    def anchor(self, target: str) -> str | None:
        """Where a link leads; None where no name is known, so that `target` is an anchor or nothing."""
        plain = unquote(target)
        return self.given.get(target) or self.given.get(plain) or self.of_words.get(_even(plain))


def _own_ids(document: Document, register: _Register, names: _Names, report: Report) -> Document:
    """Settle the ids that the author gave."""

    def settle(attributes: Attributes, position: Position | None) -> Attributes:
        if attributes.id is None:
            return attributes
        anchor = register.take(_heading_id(attributes.id))
        if attributes.id in names.given:
            report.add("id-duplicate", f"the id “{attributes.id}” is used twice; this one became “{anchor}”", position)
        names.given.setdefault(attributes.id, anchor)
        return replace(attributes, id=anchor)

    def of_block(block: Block) -> Blocks:
        return (replace(block, attributes=settle(block.attributes, block.position)) if block.attributes.id else block,)

    def of_inline(inline: Inline) -> Inlines:
        return (replace(inline, attributes=settle(inline.attributes, inline.position)) if inline.attributes.id else inline,)

    return Rewrite(of_block, of_inline, settle).document(document)


# --- names made of words --------------------------------------------------------------------------

LONGEST = 60
"""The longest id that is made of words, in characters."""


def slug(words: str) -> str:
    """`words` in the letters of an id: Latin ones without accents, others as they are, all else hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    bare = unicodedata.normalize("NFC", _LATIN_ACCENT.sub("", plain))
    kept = "".join(sign if _is_in_ids(sign) else "-" for sign in bare)
    return re.sub("-+", "-", kept).strip("-")[:LONGEST].rstrip("-")


_LATIN_ACCENT = re.compile("(?<=[a-z])[\u0300-\u036f]+")


def _is_in_ids(sign: str) -> bool:
    """Whether XML, whatever its edition, and style sheets take this sign in an id."""
    return sign.isalnum() if sign.isascii() else unicodedata.category(sign)[0] in "LM"


def _heading_id(words: str) -> str:
    """The id of a heading; one that begins with no letter begins with “section”."""
    bare = slug(words)
    return bare if bare[:1].isalpha() else "-".join(filter(None, ("section", bare)))


def _note_id(label: str) -> str:
    """The id of a note, in ASCII; a label without such letters or digits (a dagger) goes by its code points."""
    bare = re.sub("[^a-z0-9-]", "", slug(label)).strip("-")
    return "note-" + (bare or "-".join(f"{ord(character):x}" for character in label))


def _even(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _github_name(words: str) -> str:
    """The id that GitHub makes: in lower case, without punctuation, each space a hyphen."""
    return _even(re.sub(r"[^\w\- ]", "", words.strip()).replace(" ", "-"))


def _pandoc_name(words: str) -> str:
    """The id that Pandoc makes: as GitHub's, but dots stay, spaces together are one hyphen, and it begins with a letter."""
    bare = _even("-".join(re.sub(r"[^\w\s.-]", "", words).split()))
    return _NO_LETTERS.sub("", bare) or "section"


_NO_LETTERS = re.compile(r"\A[\W\d_]+")
