"""What a list of notes consists of: each note with its label, its place and its paragraphs.

`runs` found where the list is and `verdicts` that it is one; `scopes` says which marks lead to it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from pamphlet.readers.plain.labels import ROMAN, SYMBOLS, Shape
from pamphlet.readers.plain.lines import Chunk, join
from pamphlet.readers.plain.marks import Style
from pamphlet.readers.plain.pieces import BULLET, Sure
from pamphlet.readers.plain.runs import Item, Run
from pamphlet.source import Position

_NEXT_ON_LINE: dict[Shape, str] = {
    "bracket": "[{}] ", "brace": "{{{}}} ", "angle": "<{}> ", "round": "({}) ",
    "stop": "{}. ", "paren": "{}) ", "raised": "{} ", "hat": "^{} ", "symbol": "{} "
}  # fmt: skip
"""How the next note begins when two stand on one line."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Entry:
    """One note: its id, the key of its label, the label as written, where it stands, its paragraphs
    (the first of them without the label). `slip` is the label as typed where letters stood for its digits."""

    id: str
    key: str
    label: str
    position: Position
    chunks: tuple[Chunk, ...]
    slip: str = ""


@dataclass(frozen=True, slots=True)
class NoteList:
    """One list: the indices of its chunks (`first` is the heading's, where there is one; `end` is
    exclusive), its shape, the style of mark that leads to it, why it is one and how sure that is, and
    paragraphs that only their place gives to its last note (`adopted`), and those that begin as a note
    does and were taken for a part of the one above (`leaps`)."""

    first: int
    end: int
    shape: Shape
    style: Style
    entries: tuple[Entry, ...]
    heading: Chunk | None
    reason: str
    sure: Sure
    adopted: tuple[Chunk, ...] = ()
    leaps: tuple[Chunk, ...] = ()


def note_list(
    run: Run, style: Style, reason: str, sure: Sure, chunks: Sequence[Chunk], marked: Callable[[str], bool], copies: Counter[str]
) -> NoteList:
    """The notes of a run of labels.

    `marked` says whether the text has a mark for a key; `copies` counts the keys of earlier lists.
    """
    bounds = [item.index for item in run.items[1:]] + [run.end]
    entries: list[Entry] = []
    for item, bound in zip(run.items, bounds, strict=True):
        entries += _entries(item, chunks[item.index : bound], run, marked, copies)
    copies.update({entry.key for entry in entries})
    first = run.first - run.headed
    heading = chunks[first] if run.headed else None
    adopted = tuple(chunks[run.end - run.adopted : run.end])
    leaps = tuple(chunks[index] for index in run.leaps)
    return NoteList(first, run.end, run.shape, style, tuple(entries), heading, reason, sure, adopted, leaps)


def _entries(item: Item, own: Sequence[Chunk], run: Run, marked: Callable[[str], bool], copies: Counter[str]) -> list[Entry]:
    """The note of an item, and any that stand on the same line behind it; what follows the line belongs to the last of them."""
    first, *more = own
    typed = first.text[: item.label.end].strip()
    key, written, position = item.label.key, _label(typed, item), first.position
    slip = typed if item.label.slip == key else ""
    body = first.without(item.label.end) if item.label.end < len(first.text) else None
    entries: list[Entry] = []
    while body and (parts := _on_one_line(body, item, len(entries), run, marked)):
        head, label, tail = parts
        entries.append(Entry(_id(key, copies), key, written, position, (head,), slip))
        key, written, slip = label, label, ""
        position, body = tail.position, tail
    rest = _folded([body, *more] if body else list(more))
    if run.shape == "bracketed note" and rest and rest[-1].text.endswith("]"):
        rest[-1] = _without_bracket(rest[-1])
    return [*entries, Entry(_id(key, copies), key, written, position, tuple(rest), slip)]


def _on_one_line(
    body: Chunk, item: Item, behind: int, run: Run, marked: Callable[[str], bool]
) -> tuple[Chunk, str, Chunk] | None:
    """A note parted from the next that stands on its line: the one, the other's key, the other.

    The next begins behind the end of a sentence, or in brackets; without brackets the text must have a mark for it.
    """
    key = _after(item.label.key, behind + 1)
    if run.shape not in _NEXT_ON_LINE or not key or len(body.lines) != 1:
        return None
    following = _NEXT_ON_LINE[run.shape].format(key.translate(_RAISED) if run.shape == "raised" else key)
    cut = body.text.find(f" {following}")
    if cut <= 0 or key in run.keys:
        return None
    if run.shape != "bracket" and not (marked(key) and body.text[:cut].rstrip("»”’\"')]").endswith((".", "!", "?", "…"))):
        return None
    head = replace(body, text=body.text[:cut], lines=(replace(body.lines[0], text=body.text[:cut]),))
    return head, key, body.without(cut + 1 + len(following))


def _after(key: str, steps: int) -> str:
    """The key so many steps behind another of its kind; "" where there is none."""
    if key.isdecimal():
        return str(int(key) + steps)
    kinds: tuple[Sequence[str], ...] = (SYMBOLS, ROMAN, ascii_lowercase)
    kind = next((kind for kind in kinds if key in kind), ())
    place = kind.index(key) + steps if kind else 0
    return kind[place] if 0 < place < len(kind) else ""


def _folded(chunks: list[Chunk]) -> list[Chunk]:
    """The paragraphs of a note: lines that no empty line parts go on with the one above."""
    folded: list[Chunk] = []
    for chunk in chunks:
        if folded and not chunk.gap and chunk.indent <= folded[-1].indent + 4 and not BULLET.match(chunk.text):
            folded[-1] = join(chunk.file, (*folded[-1].lines, *chunk.lines))
        else:
            folded.append(chunk)
    return folded


def _without_bracket(chunk: Chunk) -> Chunk:
    lines = (*chunk.lines[:-1], replace(chunk.lines[-1], text=chunk.lines[-1].text[:-1]))
    return replace(chunk, lines=lines, text=chunk.text[:-1])


def _label(written: str, item: Item) -> str:
    """The label as the author wrote it, without what is around it."""
    bare = written.strip("[](){}<>.:：^※ \t-–—（）［］〔〕【】注註주")
    bare = bare.lstrip("*＊") if item.label.shape == "hat" else bare
    return bare if bare and item.label.shape not in {"word", "bracketed note"} and not item.meant else item.label.key


def _id(key: str, copies: Counter[str]) -> str:
    """The id of a note: its key, or, where an earlier list has that too, the key with a number."""
    return f"{copies[key] + 1}.{key}" if copies[key] else key
