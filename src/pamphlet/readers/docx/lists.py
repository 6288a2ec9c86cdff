"""Paragraphs that are items of lists become lists in one another."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pamphlet.readers.docx.numbering import ListLevel
from pamphlet.readers.docx.styles import Role
from pamphlet.tree import Block, Blocks, BulletList, DefinitionItem, DefinitionList, ListItem, OrderedList, Paragraph


@dataclass(frozen=True, slots=True)
class Entry:
    """A block, its place in a list (None: it is in none), and what its style makes of it.

    `indent` is how far it is moved in, in twips; `more` says that it belongs to the item before, and
    `bare` that its number or bullet was taken away.
    """

    block: Block
    item: ListLevel | None = None
    role: Role | None = None
    indent: int = 0
    bare: bool = False
    more: bool = False


@dataclass(slots=True)
class Counts:
    """How far the numbered lists of a document have counted: by family and depth."""

    last: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def start(self, level: ListLevel) -> int:
        """The first number of a list that begins here."""
        key = (level.family or level.list_id, level.depth)
        anew = level.restart and (level.list_id, level.depth) not in self.begun
        self.begun.add((level.list_id, level.depth))
        return level.start if anew else self.last.get(key, level.start - 1) + 1

    def counted(self, level: ListLevel, number: int) -> None:
        """Remember the last number of a list; what is deeper begins again under the next."""
        self.last[level.family or level.list_id, level.depth] = number

    def leave(self, level: ListLevel) -> None:
        """Forget what was counted deeper, at the end of an item."""
        for key in [key for key in self.last if key[0] == (level.family or level.list_id) and key[1] > level.depth]:
            del self.last[key]


STEP = 200
"""How much further in the words of a list begin that stands within another, in twips: a seventh of an inch at least."""


def continued(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, with how deep the items of lists stand in one another.

    Paragraphs that go on with an item before them are known to be `more` of it.
    """
    done: list[Entry] = []
    open_levels: list[ListLevel] = []
    for entry in entries:
        if entry.item and not entry.item.more:
            item = _placed(entry.item, open_levels)
            open_levels = [level for level in open_levels if level.place < item.place] + [item]
            done.append(replace(entry, item=item))
            continue
        fits = [level for level in open_levels if entry.bare or (0 < level.indent <= entry.indent)]
        if entry.item and open_levels:
            fits = open_levels
        if fits and (entry.bare or entry.item or entry.indent) and isinstance(entry.block, Paragraph):
            done.append(replace(entry, item=fits[-1], more=True))
        else:
            open_levels = []
            done.append(replace(entry, item=None))
    return done


def _placed(item: ListLevel, open_levels: Sequence[ListLevel]) -> ListLevel:
    """An item with how deep it stands: one whose words begin further in than those of another list's item, within that item.

    Numbers within one list count on, so only bullets can be moved in by hand.
    """
    for level in reversed(open_levels):
        beside = item.style is not None or abs(item.indent - level.indent) < STEP
        if level.list_id == item.list_id and (level.depth != item.depth or beside):
            return replace(item, moved=level.moved)
        if 0 < level.indent <= item.indent - STEP:
            return item if item.depth > level.place else replace(item, moved=level.place + 1 - item.depth)
    return item


def nest_lists(entries: Sequence[Entry], counts: Counts) -> Blocks:
    """Blocks in their order, with neighbouring items of a list in a list, and terms with what they mean.

    A numbered list that goes on after something else goes on counting.
    """
    blocks: list[Block] = []
    place = 0
    while place < len(entries):
        end = place
        if entries[place].role in ("term", "definition") and entries[place].item is None:
            while end < len(entries) and entries[end].role in ("term", "definition") and entries[end].item is None:
                end += 1
            blocks.append(_definitions(entries[place:end]))
        elif entries[place].item is None:
            blocks.append(entries[place].block)
            end += 1
        else:
            while end < len(entries) and entries[end].item is not None:
                end += 1
            blocks += _lists(entries[place:end], counts)
        place = end
    return tuple(blocks)


def _definitions(entries: Sequence[Entry]) -> DefinitionList:
    items: list[DefinitionItem] = []
    for entry in entries:
        block = entry.block
        if entry.role == "term" and isinstance(block, Paragraph):
            items.append(DefinitionItem(block.children, (), position=block.position))
        elif not items:
            items.append(DefinitionItem((), ((block,),), position=block.position))
        else:
            before = items[-1].definitions
            items[-1] = replace(items[-1], definitions=((*(before[0] if before else ()), block),))
    return DefinitionList(tuple(items), position=items[0].position)


def _lists(entries: Sequence[Entry], counts: Counts) -> list[Block]:
    """The lists that a run of items makes: a new one wherever list or numbering changes."""
    lists: list[Block] = []
    place = 0
    while place < len(entries):
        first = entries[place].item
        assert first is not None
        end = place
        while (
            end < len(entries)
            and (one := entries[end].item)
            and (one.place > first.place or entries[end].more or (one.place == first.place and _same(one, first)))
        ):
            end += 1
        lists.append(_list(entries[place:end], first, counts))
        place = end
    return lists


def _same(one: ListLevel, other: ListLevel) -> bool:
    """Whether an item goes on with the list of another; one with bullets does, since nobody can tell two such lists apart."""
    counts_on = bool(one.family) and one.family == other.family and not one.restart
    return one.style == other.style and (one.style is None or one.list_id == other.list_id or counts_on)


def _list(entries: Sequence[Entry], level: ListLevel, counts: Counts) -> Block:
    items: list[ListItem] = []
    place = 0
    counts.leave(level)
    start = counts.start(level)
    while place < len(entries):
        end = place + 1
        while end < len(entries) and (one := entries[end].item) and (entries[end].more or one.place > level.place):
            end += 1
        block = entries[place].block
        counts.counted(level, start + len(items))
        inner = _inside(entries[place + 1 : end], level, counts)
        box = entries[place].item
        items.append(ListItem((block, *inner), box.checked if box else None, position=block.position))
        counts.leave(level)
        place = end
    position = items[0].position
    if level.style is None:
        return BulletList(tuple(items), position=position)
    return OrderedList(tuple(items), start, level.style, position=position)


def _inside(entries: Sequence[Entry], level: ListLevel, counts: Counts) -> list[Block]:
    """What stands in an item after its first paragraph: more of it, and lists."""
    blocks: list[Block] = []
    place = 0
    while place < len(entries):
        end = place
        while end < len(entries) and (one := entries[end].item) and one.place > level.place:
            end += 1
        if end == place:
            blocks.append(entries[place].block)
            end += 1
        else:
            blocks += _lists(entries[place:end], counts)
        place = end
    return blocks
