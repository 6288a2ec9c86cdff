"""Lines, and the paragraphs they are put together to, with the place of every letter.

The ground on which the other modules of the plain-text reader stand.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pamphlet.source import Position


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty.

    `number` counts from 1, `text` has no spaces around it, `column` is where it begins (from 1),
    `indent` by how many columns it is moved in from the text's own margin, `gap` how many empty
    lines stand before it. `page_break` says that a form feed does, `joint`
    what stands at its end besides words: one space or two, or the `=` of a line that a mail program cut.
    """

    number: int
    text: str
    column: int = 1
    indent: int = 0
    gap: int = 0
    page_break: bool = False
    joint: str = ""

    @property
    def end(self) -> int:
        """The column at which it ends, from 0; wide letters take two."""
        return self.indent + width_of(self.text)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that make one paragraph, heading, item or note.

    `text` is the lines joined: by a line end where the author's line went on, by nothing where a word
    or an address was divided, or between letters that need no space. `starts` are the offsets in `text` at which the lines begin.
    """

    file: str
    lines: tuple[Line, ...]
    text: str
    starts: tuple[int, ...]

    @property
    def gap(self) -> int:
        """How many empty lines stand before it."""
        return self.lines[0].gap

    @property
    def indent(self) -> int:
        """By how many columns its first line is moved in."""
        return self.lines[0].indent

    @property
    def position(self) -> Position:
        """Where the first letter stands."""
        return Position(self.file, self.lines[0].number, self.lines[0].column)

    def at(self, offset: int) -> Position:
        """The place in the file of the character at `offset` of the text."""
        index = bisect_right(self.starts, offset) - 1
        line = self.lines[index]
        return Position(self.file, line.number, line.column + offset - self.starts[index])

    def without(self, offset: int) -> "Chunk":
        """The chunk without its first `offset` characters, and without lines of which nothing is left."""
        if len(self.starts) > 1 and offset >= self.starts[1]:
            begin = self.starts[1]
            rest = Chunk(self.file, self.lines[1:], self.text[begin:], tuple(start - begin for start in self.starts[1:]))
            return rest.without(offset - begin)
        first = self.lines[0]
        bare = replace(first, text=first.text[offset:], column=first.column + offset)
        starts = tuple(max(0, start - offset) for start in self.starts)
        return Chunk(self.file, (bare, *self.lines[1:]), self.text[offset:], starts)

    def cut(self, offset: int) -> "Chunk":
        """The first `offset` characters of the chunk, which must lie in its first line."""
        first = replace(self.lines[0], text=self.text[:offset])
        return Chunk(self.file, (first,), self.text[:offset], (0,))

    def parted(self, offset: int) -> tuple["Chunk", "Chunk"]:
        """What stands before `offset`, without the space at its end, and what stands from there on."""
        index = bisect_right(self.starts, offset) - 1
        line, local = self.lines[index], offset - self.starts[index]
        before = (*self.lines[:index], replace(line, text=line.text[:local].rstrip())) if local else self.lines[:index]
        behind = (replace(line, text=line.text[local:], column=line.column + local), *self.lines[index + 1 :])
        starts = (0, *(start - offset for start in self.starts[index + 1 :]))
        return (
            Chunk(self.file, before, self.text[:offset].rstrip(), self.starts[: len(before)]),
            Chunk(self.file, behind, self.text[offset:], starts),
        )

    def single_lines(self) -> tuple["Chunk", ...]:
        """A chunk for each of its lines."""
        return tuple(join(self.file, (line,)) for line in self.lines)


def join(file: str, lines: Sequence[Line], undivided: Iterable[int] = ()) -> Chunk:
    """Put lines together; those whose index is in `undivided` lose the hyphen at their end."""
    if len(lines) == 1:
        return Chunk(file, tuple(lines), lines[0].text, (0,))
    whole = set(undivided)
    pieces, starts, offset = [], [], 0
    address = ""
    for index, line in enumerate(lines):
        starts.append(offset)
        following = lines[index + 1].text if index < len(lines) - 1 else ""
        address = cut_address(address, line.text, following)
        if index in whole:
            piece = line.text[:-1]
        elif not following or address or line.joint == CUT or (line.text[-1:] in "-/" and line.text[-2:-1].isalnum()):
            piece = line.text  # a compound or an address goes on without a space
        elif _IDEOGRAPH.match(line.text, len(line.text) - 1) and _IDEOGRAPH.match(following):
            piece = line.text
        else:
            piece = line.text + "\n"
        pieces.append(piece)
        offset += len(piece)
    return Chunk(file, tuple(lines), "".join(pieces), tuple(starts))


def joined(chunks: Sequence[Chunk]) -> Chunk:
    """Paragraphs as one, with a line end between them; the empty lines stay known to their lines."""
    if len(chunks) == 1:
        return chunks[0]
    starts, offset = [], 0
    for chunk in chunks:
        starts += [offset + start for start in chunk.starts]
        offset += len(chunk.text) + 1
    lines = tuple(line for chunk in chunks for line in chunk.lines)
    return Chunk(chunks[0].file, lines, "\n".join(chunk.text for chunk in chunks), tuple(starts))


def cut_address(before: str, text: str, following: str) -> str:
    """The address at the end of a line, if it was cut there and goes on in the line that follows; else "".

    `before` is what of it the lines above have. It may be cut behind a sign of its own, or anywhere
    between angle brackets.
    """
    if not before and "://" not in text and "www." not in text:
        return ""
    word = text.rsplit(None, 1)[-1]
    address = before + word if before and word == text else word
    if not following or not _ADDRESS.match(address) or ">" in address:
        return ""
    first, _, rest = following.partition(" ")
    if address.startswith("<"):
        return address if ">" in first else ""
    goes_on = not rest or any(sign in first[:-1] for sign in "/=_-.&?")
    return address if goes_on and address[-1] in "/-?&=" else ""


_ADDRESS = re.compile(r"[(<]?(?:URL:)?(?:[a-z]+://|www\.)", re.IGNORECASE)
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
_IDEOGRAPH = re.compile("[\u2e80-\u2fdf\u3001-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003fffd]")
"""Letters and punctuation of Chinese and Japanese, between which a line end is no space."""


def is_ideograph(sign: str) -> bool:
    """Whether a character is written without spaces, two columns wide."""
    return bool(_IDEOGRAPH.match(sign))


def width_of(text: str) -> int:
    """How many columns a text takes where every letter is as wide as another, or twice as wide (UAX 11, East Asian Width)."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


_INDENT = " \t\u3000"
"""What stands before and behind the words of a line."""


CUT = "="
"""The sign at the end of a line that a mail program cut in the middle of a word or a sentence."""

_MAILED = re.compile(r"(?m)=[0-9A-F]{2}|[^=\s]=$")
_CODED = re.compile(r"(?:=[0-9A-F]{2})+")
_CUT_LINE = re.compile(r"(?m)^.{56,75}[^=\s]=$")


_QUOTED = re.compile(r"> ?")


def is_quoted_printable(text: str) -> bool:
    """Whether a mail was saved without undoing its transfer encoding (RFC 2045, 6.7): `=20`, `=C3=A9`, lines that end in `=`."""
    if "=" not in text or not _MAILED.search(text):
        return False
    signs = [sign[0] for sign in _MAILED.finditer(text)]
    coded = sum(sign in {"=20", "=3D", "=C2", "=C3", "=E2"} for sign in signs)
    return coded >= 3 or (coded > 0 and _CUT_LINE.search(text) is not None)


def _mailed(words: str, joint: str) -> tuple[str, str]:
    """The words of a line of such a mail, and its joint."""
    bare = words[:-1] if joint == CUT else words
    decoded = _CODED.sub(lambda found: bytes.fromhex(found[0].replace("=", "")).decode("utf-8", "replace"), bare)
    spaced = decoded.endswith(" ") and joint != CUT
    return decoded.strip(_INDENT), " " if spaced or (joint == CUT and decoded.endswith(" ")) else joint


def lines_of(
    text: str, skip: int = 0, end: int | None = None, *, mailed: bool = False, quoted: int | None = None
) -> tuple[Line, ...]:
    """The lines of a text that are not empty, without the first `skip`, and without those from the line `end` (from 0) on.

    A tab counts to the next multiple of four. The margin is the smallest indent of all. With `mailed`
    the text is quoted-printable, and what that encoding did to a line is undone; from the line `quoted` (from 0) on,
    one `>` before each line is none of the author's.
    """
    found: list[Line] = []
    gap = 0
    page_break = False
    for number, raw in enumerate(text.split("\n")[skip:end], skip + 1):
        sign = _QUOTED.match(raw) if quoted is not None and number > quoted else None
        raw = raw[sign.end() :] if sign else raw
        bare = raw.strip("\f").replace("\f", " ") if "\f" in raw else raw
        page_break |= bare is not raw
        words = bare.strip(_INDENT)
        if not words.strip():
            gap += 1
            continue
        before = bare[: len(bare) - len(bare.lstrip(_INDENT))]
        indent = len(before.replace("\u3000", "  ").expandtabs(4)) if before else 0
        joint = "  " if bare.endswith("  ") else bare[-1] if bare[-1] in " =" else ""
        if mailed:
            words, joint = _mailed(words, joint)
        found.append(Line(number, words, len(before) + (sign.end() if sign else 0) + 1, indent, gap, page_break, joint))
        gap, page_break = 0, False
    margin = min((line.indent for line in found), default=0)
    return tuple(replace(line, indent=line.indent - margin) for line in found) if margin else tuple(found)
