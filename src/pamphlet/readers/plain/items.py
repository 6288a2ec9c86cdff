"""Lists: items with bullets or with numbers that go up, and what is set in below them."""

from collections.abc import Sequence

from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.pieces import BULLET, CLOSED, NUMBER, Piece, begins_item, number_key

DASHES = 30
"""So many lines are looked at to tell a list with dashes from a conversation."""


def listed(chunks: Sequence[Chunk], index: int) -> Piece | None:
    chunk = chunks[index]
    if bullet := BULLET.match(chunk.text):
        if bullet["dash"] and not _is_dash_list(_items(chunks[index : index + DASHES], 0)):
            return None
        items = _items(chunks, index)
        return Piece(
            "bullets", items, f"its lines begin with {bullet[0].strip() or 'a box'}", "sure" if len(items) > 1 else "likely"
        )
    if (number := NUMBER.match(chunk.text)) and _value(number["key"]) is not None:
        items = _items(chunks, index)
        count = sum(NUMBER.match(item.text) is not None and item.indent <= chunk.indent for item in items)
        if count > 1:
            return Piece("numbers", items, "its numbers go up by one", "sure" if count > 2 else "likely")
    return None


def _items(chunks: Sequence[Chunk], index: int) -> tuple[Chunk, ...]:
    """The chunks of a list from its first item on, nested ones and indented paragraphs included."""
    first = chunks[index]
    bulleted = BULLET.match(first.text) is not None
    expected = _value(number_key(first)) if not bulleted else None
    taken = [first]
    for position in range(index + 1, len(chunks)):
        chunk = chunks[position]
        is_bullet, key = BULLET.match(chunk.text) is not None, number_key(chunk)
        if chunk.indent > first.indent and (chunk.indent >= first.indent + 2 or is_bullet or key):
            taken.append(chunk)
            continue
        if (
            bulleted
            and is_bullet
            and chunk.gap <= 1
            and (chunk.text[0] == first.text[0] or not (chunk.gap or {chunk.text[0], first.text[0]} & {"–", "—"}))
        ):
            taken.append(chunk)
            continue
        if not bulleted and key and _is_next(first, chunk, expected):
            expected = (expected or 0) + 1
            taken.append(chunk)
            continue
        break
    while taken[-1].indent > first.indent and not begins_item(taken[-1]) and len(taken) > 1 and taken[-1].gap > 1:
        taken.pop()
    return tuple(taken)


def _is_next(first: Chunk, chunk: Chunk, expected: int | None) -> bool:
    """Whether a number goes on with a list: the next one, of the same kind, with the same sign behind it."""
    here, there = NUMBER.match(first.text), NUMBER.match(chunk.text)
    if here is None or there is None or expected is None:
        return False
    same_kind = here["key"].isdecimal() == there["key"].isdecimal() and here["sign"] == there["sign"]
    return same_kind and expected + 1 in _values(there["key"])


def _value(key: str) -> int | None:
    """What a list may begin with: 0 or 1 (or any number above), a, i."""
    if key.isdecimal():
        return int(key)
    return 1 if key in {"a", "i"} else None


def _values(key: str) -> set[int]:
    """What a key may stand for: `i` is the first roman digit and the ninth letter."""
    if key.isdecimal():
        return {int(key)}
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
