"""Lists: items with bullets or with numbers that go up, and what is set in below them."""

import re
from collections.abc import Sequence

from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.pieces import BULLET, CLOSED, LETTERED, NUMBER, PICTURE, Piece, begins_item

_OTHER_SIGNS = re.compile(r"(?P<key>\d{1,2})(?P<sign>[:°º-](?=\s)|[．）、])\s*(?=\S)")
"""A number with a sign behind it that fewer people set: `1-`, `1°`, `１．`."""

DASHES = 30
"""So many lines are looked at to tell a list with dashes from a conversation."""


def listed(chunks: Sequence[Chunk], index: int, margin: int = 0) -> Piece | None:
    """The list that begins here; paragraphs of the text itself begin `margin` columns in."""
    chunk = chunks[index]
    if bullet := _bullet(chunk):
        if bullet[0] in {"–", "—"} and not _is_dash_list(_items(chunks[index : index + DASHES], 0, margin)):
            return None
        items = _items(chunks, index, margin)
        count = sum(_bullet(item) == bullet for item in items)
        if count < 2 and PICTURE.match(chunk.text) and not BULLET.match(chunk.text):
            return None
        return Piece("bullets", items, f"its lines begin with {bullet}", "sure" if count > 1 else "likely")
    if (number := numbered(chunk)) and _value(number["key"]) is not None:
        items = _items(chunks, index, margin)
        count = sum(numbered(item) is not None and item.indent <= chunk.indent for item in items)
        if count > 1:
            return Piece("numbers", items, "its numbers go up by one", "sure" if count > 2 else "likely")
    return None


def numbered(chunk: Chunk) -> re.Match[str] | None:
    """The number, letter or roman digits before an item, with its brackets or its stop."""
    return NUMBER.match(chunk.text) or LETTERED.match(chunk.text) or _OTHER_SIGNS.match(chunk.text)


def _bullet(chunk: Chunk) -> str:
    """The bullet before an item; else ""."""
    if found := BULLET.match(chunk.text):
        return found[0].strip() or "a box"
    picture = PICTURE.match(chunk.text)
    return picture["picture"] if picture else ""


def _items(chunks: Sequence[Chunk], index: int, margin: int) -> tuple[Chunk, ...]:
    """The chunks of a list from its first item on, nested ones and indented paragraphs included."""
    first = chunks[index]
    bullet = _bullet(first)
    number = None if bullet else numbered(first)
    expected = _value(number["key"]) if number else None
    taken = [first]
    for position in range(index + 1, len(chunks)):
        chunk = chunks[position]
        if chunk.indent > first.indent and (_begins_set_in(chunk, first.indent) or _is_of_text(chunk, margin)):
            break
        if chunk.indent > first.indent and (chunk.indent >= first.indent + 2 or _bullet(chunk) or numbered(chunk)):
            taken.append(chunk)
            continue
        if bullet and chunk.gap <= 1 and _is_alike(bullet, _bullet(chunk), chunk.gap):
            taken.append(chunk)
            continue
        if number and expected is not None and _is_next(number, chunk, expected):
            expected += 1
            taken.append(chunk)
            continue
        break
    while taken[-1].indent > first.indent and not begins_item(taken[-1]) and len(taken) > 1 and taken[-1].gap > 1:
        taken.pop()
    return tuple(taken)


def _begins_set_in(chunk: Chunk, margin: int) -> bool:
    """Whether only the first line of a paragraph is set in, as where no empty lines part them: it is no part of an item."""
    later = chunk.lines[1:]
    return bool(later) and all(line.indent <= margin for line in later) and not (_bullet(chunk) or numbered(chunk))


def _is_of_text(chunk: Chunk, margin: int) -> bool:
    """Whether a paragraph behind an empty line begins where the paragraphs of the text do."""
    return bool(chunk.gap) and chunk.indent == margin and not (_bullet(chunk) or numbered(chunk))


def _is_alike(bullet: str, other: str, gap: int) -> bool:
    """Whether another bullet goes on with a list: the same, or, without an empty line, any but a dash or a picture."""
    if not other or bullet == other:
        return bool(other)
    return not gap and not {bullet, other} & {"–", "—"} and not any(PICTURE.match(f"{sign}x") for sign in (bullet, other))


def _is_next(first: re.Match[str], chunk: Chunk, expected: int) -> bool:
    """Whether a number goes on with a list: the next one, of the same kind, with the same sign behind it."""
    there = numbered(chunk)
    if there is None:
        return False
    same_kind = _kind(first["key"]) == _kind(there["key"]) and first["sign"] == there["sign"]
    return same_kind and expected + 1 in _values(there["key"])


def _kind(key: str) -> str:
    return "digits" if key.isdecimal() else "capitals" if key.isupper() else "letters"


def _value(key: str) -> int | None:
    """What a list may begin with: 0 or 1 (or any number above), a, i."""
    if key.isdecimal():
        return int(key)
    return 1 if key in {"a", "i", "A", "I"} else None


def _values(key: str) -> set[int]:
    """What a key may stand for: `i` is the first roman digit and the ninth letter."""
    if key.isdecimal():
        return {int(key)}
    key = key.casefold()
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
    letter = {ord(key) - ord("a") + 1} if len(key) == 1 else set()
    return letter | ({roman[key]} if key in roman else set())


def _is_dash_list(items: Sequence[Chunk]) -> bool:
    """Whether lines that begin with a dash are a list; else somebody is speaking."""
    words = [item.text[2:].lstrip() for item in items if BULLET.match(item.text)]
    if len(words) < 2:
        return False
    return all(len(w) <= 120 and not w.endswith(("?", "!")) for w in words) and any(
        w[0].islower() or not CLOSED.search(w) for w in words
    )
