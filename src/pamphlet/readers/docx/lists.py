"""Paragraphs that are items of lists become lists in one another."""

from collections.abc import Sequence
from dataclasses import dataclass

from pamphlet.readers.docx.numbering import ListLevel
from pamphlet.tree import Block, Blocks, BulletList, ListItem, OrderedList


@dataclass(frozen=True, slots=True)
class Entry:
    """A block, its place in a list (None: it is in none), and the name of its style."""

    block: Block
    item: ListLevel | None = None
    style: str = ""


def nest_lists(entries: Sequence[Entry]) -> Blocks:
    """Blocks in their order, with neighbouring items of a list in a list.

    A numbered list that goes on after something else goes on counting.
    """
    counts: dict[tuple[str, int], int] = {}
    blocks: list[Block] = []
    place = 0
    while place < len(entries):
        if entries[place].item is None:
            blocks.append(entries[place].block)
            place += 1
            continue
        end = place
        while end < len(entries) and entries[end].item is not None:
            end += 1
        blocks += _lists(entries[place:end], 0, counts)
        place = end
    return tuple(blocks)


def _lists(entries: Sequence[Entry], depth: int, counts: dict[tuple[str, int], int]) -> list[Block]:
    """The lists that a run of items at `depth` or deeper makes: a new one wherever list or numbering changes."""
    lists: list[Block] = []
    place = 0
    while place < len(entries):
        first = entries[place].item
        assert first is not None
        top = first.depth
        end = place
        while end < len(entries) and (one := entries[end].item) and (one.depth > top or (one.depth == top and _same(one, first))):
            end += 1
        lists.append(_list(entries[place:end], first, counts))
        place = end
    return lists


def _same(one: ListLevel, other: ListLevel) -> bool:
    return (one.list_id, one.style) == (other.list_id, other.style)


def _list(entries: Sequence[Entry], level: ListLevel, counts: dict[tuple[str, int], int]) -> Block:
    items: list[ListItem] = []
    place = 0
    for key in [key for key in counts if key[0] == level.list_id and key[1] > level.depth]:
        del counts[key]
    start = counts.get((level.list_id, level.depth), level.start)
    while place < len(entries):
        end = place + 1
        while end < len(entries) and (one := entries[end].item) and one.depth > level.depth:
            end += 1
        block = entries[place].block
        inner = _lists(entries[place + 1 : end], level.depth + 1, counts)
        items.append(ListItem((block, *inner), position=block.position))
        for key in [key for key in counts if key[0] == level.list_id and key[1] > level.depth]:
            del counts[key]
        place = end
    counts[level.list_id, level.depth] = start + len(items)
    position = items[0].position
    if level.style is None:
        return BulletList(tuple(items), position=position)
    return OrderedList(tuple(items), start, level.style, position=position)
