"""What each paragraph of the body is: heading, item, quotation, verse, or just a paragraph.

Asks the rules in turn; `blocks` builds. Every decision names its rule and how sure it is, for
`pamphlet explain`. Where a rule could go either way, the paragraph stays a paragraph, since that
loses least.
"""

import re
from collections.abc import Mapping, Sequence

from pamphlet.dates import DATE
from pamphlet.readers.plain.captions import is_caption
from pamphlet.readers.plain.definitions import definitions
from pamphlet.readers.plain.headings import heading, levelled
from pamphlet.readers.plain.items import listed
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.matter_words import BOILERPLATE, END_MARKS, ISSUE, PRESS, UNTIL
from pamphlet.readers.plain.passages import hymn, quotation, verse
from pamphlet.readers.plain.pieces import BREAK, CLOSED, LONGEST_HEADING, UNDERLINE, Habits, Piece
from pamphlet.readers.plain.speech import spoken
from pamphlet.readers.plain.tables import Grid

_FRAMED = re.compile(r"(?P<sign>={2,}|-{2,}|~{2,}|_{2,}|\*{3,})\s+(?P<words>[^\s=~_*-].*[^\s=~_*-])\s+(?P=sign)")
_BOX = re.compile(r"[┌╔┏╭└╚┗╰+*#][─═━*#+-]{2,}[┐╗┓╮┘╝┛╯+*#]")
_BOXED = re.compile(r"[│║┃|*#]\s*(?P<words>\S.*?)\s*[│║┃|*#]")
_DATE = re.compile(DATE, re.IGNORECASE)
_LONGEST_PRESS_LINE = 90
_HASHES = re.compile(r"(#{1,6}) +(?=\S)")


def decide(chunks: Sequence[Chunk], habits: Habits, grids: Mapping[int, Grid]) -> tuple[Piece, ...]:
    """A role for every chunk, in order. `grids` are the tables by the number of their first line."""
    pieces: list[Piece] = []
    index = 0
    while index < len(chunks):
        piece = _piece(chunks, index, habits, grids)
        pieces.append(piece)
        last = max(chunk.lines[-1].number for chunk in (*piece.chunks, *([piece.attribution] if piece.attribution else [])))
        while index < len(chunks) and chunks[index].lines[0].number <= last:
            index += 1
    return levelled(pieces)


def _piece(chunks: Sequence[Chunk], index: int, habits: Habits, grids: Mapping[int, Grid]) -> Piece:
    chunk = chunks[index]
    if grid := grids.get(chunk.lines[0].number):
        return Piece("table", tuple(chunks[index : index + len(grid.numbers)]), "its columns stand under one another", grid=grid)
    return (
        _signed(chunks, index)
        or spoken(chunk, habits)
        or hymn(chunks, index, habits)
        or listed(chunks, index, habits.first if habits.indented else 0)
        or definitions(chunks, index)
        or quotation(chunks, index, habits)
        or verse(chunks, index, habits, grids)
        or _line(chunk)
        or (heading(chunks, index, habits) if habits.headings else None)
        or Piece("paragraph", (chunk,), "nothing speaks for anything else", "sure" if CLOSED.search(chunk.text) else "likely")
    )


# --- what a sign tells -----------------------------------------------------------------------------


def _signed(chunks: Sequence[Chunk], index: int) -> Piece | None:
    """Breaks, and headings with a mark of their own."""
    chunk, text = chunks[index], chunks[index].text
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    boxed = chunks[index : index + 3]
    if END_MARKS.fullmatch(text) and (index >= len(chunks) - 3 or (chunk.gap and (text == "ENDS" or not text[0].isalpha()))):
        return Piece("end mark", (chunk,), "articles end so", "sure")
    three = len(boxed) == 3 and not boxed[1].gap and not boxed[2].gap
    if three and UNDERLINE.fullmatch(text) and boxed[2].text == text:
        inside = _BOXED.fullmatch(boxed[1].text)
        words = boxed[1].without(inside.start("words")).cut(len(inside["words"])) if inside else boxed[1]
        return Piece("heading", (words, boxed[0], boxed[2]), "it stands between two lines", "sure", 2)
    if three and _BOX.fullmatch(text) and _BOX.fullmatch(boxed[2].text) and (inside := _BOXED.fullmatch(boxed[1].text)):
        words = boxed[1].without(inside.start("words")).cut(len(inside["words"]))
        return Piece("heading", (words, boxed[0], boxed[2]), "it stands in a box", "sure", 2)
    if len(chunk.lines) == 1 and (framed := _FRAMED.fullmatch(text)):
        words = chunk.without(framed.start("words")).cut(len(framed["words"]))
        return Piece("heading", (words,), f"it stands between {framed['sign']} and {framed['sign']}", "sure", 2)
    short = len(chunk.lines) == 1 and len(text) <= LONGEST_HEADING
    ends = index > 0 and not chunk.gap and CLOSED.search(text)  # a block of lines ends here, and a rule below it
    if after and short and not ends and not after.gap and UNDERLINE.fullmatch(after.text) and not BREAK.fullmatch(text):
        level = 1 if after.text.startswith("=") else 2
        return Piece("heading", (chunk, after), "the line below underlines it", "sure", level)
    if hashes := _HASHES.match(text):
        return Piece("heading", (chunk,), f"it begins with {hashes[1]}", "sure", len(hashes[1]), begin=hashes.end())
    if BREAK.fullmatch(text):
        return Piece("break", (chunk,), "there is nothing but ornament in it", "sure")
    return None


def is_press_line(text: str) -> bool:
    """Whether press releases have such a line above or between their text."""
    if text.partition("(")[0].strip(" :").casefold() in BOILERPLATE:
        return True
    found = PRESS.match(text) if len(text) <= _LONGEST_PRESS_LINE else None
    if found is None:
        return False
    rest = text[found.end() :].strip(" :：!.–—-|/()")
    tells = text[found.end() :].lstrip().startswith((":", "："))
    return not rest or tells or any(words.match(rest) for words in (PRESS, ISSUE, _DATE)) or bool(UNTIL.match(text, found.end()))


def _line(chunk: Chunk) -> Piece | None:
    """Single lines that a word at their beginning gives away."""
    if len(chunk.lines) == 1 and is_press_line(chunk.text):
        return Piece("press line", (chunk,), "press releases have this line", "sure")
    if is_caption(chunk.text):
        return Piece("caption", (chunk,), f"it begins with “{chunk.text.split()[0]}”")
    return None
