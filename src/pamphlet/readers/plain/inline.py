"""The inside of a paragraph: note marks, addresses that become links, and emphasis.

Addresses lose the punctuation that ends a sentence. Stars, low lines
and slashes are emphasis only where they hug words on both sides.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pamphlet.readers.addresses import is_bare_address, linkify
from pamphlet.readers.plain.inline_notes import INLINE_NOTE
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.marks import Mark, marks_in, sent_to
from pamphlet.readers.plain.scopes import Marks
from pamphlet.readers.typography import typeset
from pamphlet.tree import Emphasis, Inline, Inlines, Link, NoteReference, SoftBreak, Strong, Text

_SPECIAL = re.compile(r"[\\\[{<(*_/@^†‡§¶※⁰¹²³⁴-⁹①-⑳［〔【（\n\d]|\w\.\w")
_ESCAPE = re.compile(r"\\([\[{<(*^#>_/.:-])")
_EMPHASIS = re.compile(
    r"(?<![^\W_])(?<!\*)(?P<strong>\*{1,2})(?=[^\s*])(?P<strong_words>[^*]{1,200}?)(?<=[^\s*])(?P=strong)(?![^\W_])(?!\*)"
    r"|(?<![\w_/])(?P<low>_{1,2})(?=[^\s_])(?P<low_words>[^_]{1,200}?)(?<=[^\s_])(?P=low)(?![\w_])"
    r"|(?<![\w/.:<>])(?P<slash>/)(?=[^\W\d_])(?P<slash_words>[^/<>\n]{1,80}?)(?<=[\w.!?’])(?P=slash)(?![\w/])"
)
_NAMED_LINK = re.compile(r"\[(?P<words>[^\[\]]{1,200})\]\((?P<target>https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)?)\)")
_SIGN = re.compile(r"[.@:](?:(?<=\w\.)(?=\w)|(?<=@)|(?<=:)(?=//)|(?<=mailto:))")
_SPACE = re.compile(r"\s")
LONGEST_ADDRESS = 2000
"""A longer word is no address."""
_DOI = re.compile(r"(?:doi:\s?)?(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_CLOSERS = ".,;:!?)]}»”’\"'…"
_PART = re.compile(r"[^「」『』（）【】〈〉《》〔〕、。，；：！？«»“”„‘’‹›،؛؟।…·]+")
"""What an address may be part of: signs of punctuation that are not ASCII end it, and letters do not."""
_MAIL = re.compile(r"[(<\[]*([\w.+-]+@(?:[^\W_][\w-]{0,60}\.){1,4}[^\W\d_]{2,20})[.,;:!?)>\]]*")
"""An address of mail whose domain may have letters of any script, which the library does not know."""
_WRAPPED = re.compile(r"<(?:URL:\s?)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch of the text, by its offsets, and the inlines that stand for it."""

    begin: int
    end: int
    inlines: Inlines


def read_inlines(chunk: Chunk, marks: Marks, begin: int = 0, end: int | None = None) -> Inlines:
    """The inlines of a chunk's text from offset `begin` up to `end`, with their positions."""
    found = _inlines(chunk, marks, begin, end)
    return typeset(found, marks.punctuation) if marks.punctuation else found


def _inlines(chunk: Chunk, marks: Marks, begin: int, end: int | None) -> Inlines:
    text = chunk.text
    end = len(text) if end is None else end
    if not (marks.within or marks.lettered or _SPECIAL.search(text, begin, end)):
        return (Text(text[begin:end], position=chunk.at(begin)),) if begin < end else ()
    links = sorted(_links(chunk, begin, end), key=lambda link: link.begin)
    return _Reader(chunk, marks, tuple(links)).between(begin, end)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one chunk; `links` are its addresses, in order."""

    chunk: Chunk
    marks: Marks
    links: tuple[_Found, ...]

    def between(self, begin: int, end: int) -> Inlines:
        """The inlines of a stretch of the chunk. Of findings that overlap, the first one counts."""
        found = [*self._links_between(begin, end), *self._emphasis(begin, end), *self._marks(begin, end)]
        if self.marks.inside:
            found += self._notes(begin, end)
        inlines: list[Inline] = []
        for one in sorted(found, key=lambda one: (one.begin, -one.end)):
            if one.begin >= begin:
                inlines += self._words(begin, one.begin)
                inlines += one.inlines
                begin = one.end
        inlines += self._words(begin, end)
        return tuple(_joined(inlines))

    def _links_between(self, begin: int, end: int) -> tuple[_Found, ...]:
        first = bisect_left(self.links, begin, key=lambda link: link.begin)
        last = bisect_left(self.links, end, key=lambda link: link.begin)
        return self.links[first:last]

    def _words(self, begin: int, end: int) -> Iterator[Inline]:
        """The words between two findings; a line end inside them is a soft break."""
        offset = begin
        for number, line in enumerate(self.chunk.text[begin:end].split("\n") if begin < end else ()):
            if number:
                yield SoftBreak()
            if line:
                yield Text(line, position=self.chunk.at(offset))
            offset += len(line) + 1

    def _marks(self, begin: int, end: int) -> Iterator[_Found]:
        text = self.chunk.text
        for match in _ESCAPE.finditer(text, begin, end):
            yield _Found(match.start(), match.end(), (Text(match[1], position=self.chunk.at(match.start())),))
        for mark in marks_in(text, begin, end):
            first = mark.number if mark.style == "worded" else mark.begin
            place = self.chunk.at(first + text[first].isspace())
            if ids := self.marks.notes(mark, place):
                written = text[first : mark.end]
                typed = [written] if len(ids) == 1 else [f"[{key}]" for key in mark.keys]
                references = (NoteReference(note_id, word, position=place) for note_id, word in zip(ids, typed, strict=True))
                yield _Found(first, mark.end, tuple(references))
            elif mark.style == "worded":
                yield from self._door(mark)
        if self.marks.within or self.marks.lettered:
            for mark in sent_to(text, begin, end, within=self.marks.within):
                yield from self._door(mark)

    def _door(self, mark: Mark) -> Iterator[_Found]:
        """Words that lead to a note, as a link."""
        if note_id := self.marks.links.get(mark.keys[0]):
            words = tuple(self._words(mark.begin, mark.end))
            yield _Found(mark.begin, mark.end, (Link(words, f"#{door_of(note_id)}", position=words[0].position),))

    def _notes(self, begin: int, end: int) -> Iterator[_Found]:
        """The notes in the middle of these words: a mark, or nothing where the mark stands elsewhere."""
        for opening in INLINE_NOTE.finditer(self.chunk.text, begin, end):
            first, place = opening.start(), self.chunk.at(opening.start())
            note = self.marks.inside.get((place.line, place.column))
            if note and first + note.length <= end:
                last, written = first + note.length, self.chunk.text[first : first + note.length]
                reference = () if note.mark else (NoteReference(note.id, written, position=place),)
                spaced = first > begin and self.chunk.text[first - 1].isspace()
                leads = first == begin and bool(note.mark) and self.chunk.text[last : last + 1].isspace()
                yield _Found(first - spaced, last + leads, reference)

    def _emphasis(self, begin: int, end: int) -> Iterator[_Found]:
        text = self.chunk.text
        if not any(text.find(sign, begin, end) >= 0 for sign in "*_/"):
            return
        for match in _EMPHASIS.finditer(text, begin, end):
            kind = match.lastgroup
            escaped = match.start() > 0 and text[match.start() - 1] == "\\"
            links = self._links_between(match.start(), match.end())
            marked = "symbol" in self.marks.styles and text[match.start()] == "*" and text[max(0, match.start() - 1)] in ".,;:!?"
            if kind is None or escaped or marked or (links and (kind == "slash_words" or links[-1].end > match.end())):
                continue
            inner = self.between(match.start(kind), match.end(kind))
            place = self.chunk.at(match.start())
            node = Strong(inner, position=place) if kind == "strong_words" else Emphasis(inner, position=place)
            yield _Found(match.start(), match.end(), (node,))


def _joined(inlines: list[Inline]) -> Iterator[Inline]:
    """Neighbouring words as one."""
    waiting: Text | None = None
    for inline in inlines:
        if isinstance(inline, Text):
            waiting = replace(waiting, text=waiting.text + inline.text) if waiting else inline
            continue
        if waiting:
            yield waiting
            waiting = None
        yield inline
    if waiting:
        yield waiting


# --- links --------------------------------------------------------------------------------------


def door_of(note_id: str) -> str:
    """The id that a note has in the tree where words lead to it."""
    return f"note-{note_id}"


def _links(chunk: Chunk, begin: int, end: int) -> Iterator[_Found]:
    """The addresses in a text; only words that look like one are given to the library."""
    text = chunk.text
    for named in _NAMED_LINK.finditer(text, begin, end):
        place = chunk.at(named.start())
        words = (Text(named["words"], position=chunk.at(named.start("words"))),)
        yield _Found(named.start(), named.end(), (Link(words, named["target"], position=place),))
    for start, stop in _candidates(text, begin, end):
        for part in _PART.finditer(text, start, stop):
            for index, shown, target in _addresses(part[0]):
                first, last = part.start() + index, part.start() + index + len(shown)
                place = chunk.at(first)
                opening = _WRAPPED.search(text, max(begin, first - 6), first) if text[last : last + 1] == ">" else None
                link = Link((Text(shown, position=place),), target, position=place)
                yield _Found(opening.start() if opening else first, last + bool(opening), (link,))


def _candidates(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """The words, by their offsets, that have something of an address in them."""
    end = begin
    for sign in _SIGN.finditer(text, begin, stop):
        if sign.start() >= end:
            start = max(text.rfind(" ", end, sign.start()), text.rfind("\n", end, sign.start())) + 1 or end
            space = _SPACE.search(text, sign.end(), stop)
            end = space.start() if space else stop
            if end - start <= LONGEST_ADDRESS:
                yield max(start, begin), end


def _addresses(word: str) -> Iterator[tuple[int, str, str]]:
    """Where in a word an address begins, how it is written, and where it leads."""
    if (doi := _DOI.search(word)) and "://" not in word:
        shown = doi[0].rstrip(_CLOSERS)
        yield doi.start(), shown, "https://doi.org/" + doi[1].rstrip(_CLOSERS)
        return
    if (mail := _MAIL.fullmatch(word)) and not word.isascii():
        yield mail.start(1), mail[1], f"mailto:{mail[1]}"
        return
    for match in linkify().match(word) or ():
        if match.schema or is_bare_address(match.text):
            loose = len(match.text) - len(match.text.rstrip(".,;:!?"))
            yield match.index, match.text[: len(match.text) - loose], match.url[: len(match.url) - loose]
