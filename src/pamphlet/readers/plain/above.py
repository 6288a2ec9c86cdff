"""Small lines above a title: those of a press release, the kind of text, the greeting of a mail.

The one place that knows them; `front` takes them off the text, and they stand before it.
"""

from pamphlet.readers.plain.bylines import names_in
from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.matter_words import GREETINGS, PAGE_TOPS
from pamphlet.readers.plain.pieces import BULLET, CLOSED, LONGEST_HEADING, Piece
from pamphlet.readers.plain.roles import is_press_line
from pamphlet.readers.plain.titles import is_block_of_two, is_kicker, is_title, is_title_block
from pamphlet.readers.plain.words import BACK, FRAME, PARTS

Chunks = tuple[Chunk, ...]

_MOST_LINES = 3
"""So many lines can stand above a title."""
_MOST_GREETING = 5
"""So many paragraphs can stand above the title of a text that was mailed."""
_LONGEST_GREETING = 160
_MOST_MENU = 30
"""So many lines of a page can stand above its title."""
_TOP_OF_PAGE = 3


def lines_above(chunks: Chunks, *, titled: bool, quoted: int | None) -> tuple[Piece, ...]:
    """The lines above the title, each as what it is.

    Where the text is `titled` by its author, the kind of text may stand above anything; from the line `quoted` (from 0)
    on it is a mail that was sent on.
    """
    greeting = _greeting(chunks, quoted)
    menu = () if titled else _menu(chunks[len(greeting) :])
    found = [Piece("paragraph", (chunk,), "it stands above the title, as in a mail", "guess") for chunk in greeting]
    found += [Piece("paragraph", (chunk,), "it stands above the title, as the menu of a page", "guess") for chunk in menu]
    rest = chunks[len(found) :]
    for number, chunk in enumerate(rest[:_MOST_LINES]):
        if is_press_line(chunk.text):
            found.append(Piece("press line", (chunk,), "press releases have this line", "sure"))
        elif _is_kicker(chunk, rest[number + 1 :], titled=titled):
            found.append(Piece("kicker", (chunk,), "it stands above the title, and says what kind of text this is", "guess"))
        else:
            break
    return tuple(found)


def _is_kicker(chunk: Chunk, rest: Chunks, *, titled: bool) -> bool:
    if len(chunk.lines) > 1 or not is_kicker(chunk.text) or not rest:
        return False
    if titled:
        return True
    named_by_parts = any(words.match(rest[0].text) for words in (PARTS, FRAME, BACK))  # it is the title of what has such parts
    further = is_block_of_two(rest) or is_title_block(rest)
    return len(rest) > 1 and is_title(rest[0], rest[1], further=further) and not named_by_parts


def _greeting(chunks: Chunks, quoted: int | None) -> Chunks:
    """The greeting of a mail, and the short paragraphs with it, above a title; none where no title follows.

    What stands before the text that was sent on is such whatever it says; in a letter, which greets too, the title has
    the name of its author below it.
    """
    before = sum(quoted is not None and chunk.lines[0].number <= quoted for chunk in chunks[: _MOST_GREETING + 1])
    if not chunks or not (before or GREETINGS.match(chunks[0].text)):
        return ()
    for number in range(1, min(_MOST_GREETING + 1, len(chunks) - 1)):
        title, after = chunks[number], chunks[number + 1]
        if len(chunks[number - 1].text) > _LONGEST_GREETING:
            break
        if number < before or not title.gap or GREETINGS.match(title.text) or not is_title(title, after):
            continue
        signed = (named := names_in(after.text)) is not None and bool(named.people or named.date)
        if signed or (before and (number == before or _is_loud(title, after))):
            return chunks[:number]
    return ()


def _menu(chunks: Chunks) -> Chunks:
    """The short lines of a page on the web above its title, which has a byline below it; one of the first says what they are."""
    if not any(PAGE_TOPS.fullmatch(chunk.text) for chunk in chunks[:_TOP_OF_PAGE]):
        return ()
    for number in range(2, min(_MOST_MENU, len(chunks))):
        line, title = chunks[number], chunks[number - 1]
        if len(line.lines) > 1 or len(line.text) > LONGEST_HEADING or BULLET.match(line.text):
            break
        named = names_in(line.text)
        if named and named.people and not named.credit and (named.date or named.worded) and is_title(title, line):
            above = chunks[number - 2]
            whole = not title.gap and above.gap > 0 and number > 2 and is_title(above, title, further=True)
            return chunks[: number - 1 - whole]
    return ()


def _is_loud(title: Chunk, after: Chunk) -> bool:
    """Whether a line in capitals stands above a paragraph."""
    return title.text.isupper() and bool(CLOSED.search(after.text))
