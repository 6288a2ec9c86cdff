"""The marks in a text that lead to notes.

A label stands at the beginning of a paragraph (`labels`), a mark inside one; both have the same key. Which marks are
marks is not decided here but in `notes`, which knows the labels of the list.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase
from typing import Literal

from pamphlet.readers.plain.indices import is_index
from pamphlet.readers.plain.labels import EAST, RAISED, ROMAN, Shape, key_of, slip_of
from pamphlet.readers.plain.words import ALSO, ELSEWHERE, LOCATORS, NOTE_WORDS, REFERRED_NOTES, SEE

Style = Literal[
    "bracket",
    "brace",
    "angle",
    "caret",
    "raised",
    "round",
    "loose",
    "hat",
    "symbol",
    "paren",
    "apart",
    "digit",
    "glued",
    "worded",
]

STYLES_FOR: dict[Shape, tuple[Style, ...]] = {
    "caret": ("caret",),
    "directive": ("bracket",),
    "bracket": ("bracket", "raised", "hat", "round"),
    "brace": ("brace", "raised"),
    "angle": ("angle", "raised"),
    "symbol": ("symbol", "bracket", "round"),
    "raised": ("raised", "bracket", "hat"),
    "hat": ("hat", "raised", "bracket"),
    "round": ("round", "loose", "bracket", "raised", "hat"),
}
"""The styles of mark that may lead to a list of labels of a shape, the likeliest first."""

ANY_STYLE: tuple[Style, ...] = ("bracket", "raised", "hat", "round", "brace", "angle", "paren", "symbol", "digit", "worded")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a text that may lead to notes: where, in what style, and to which keys.

    `word` is the one it touches, as an index in a program does (`row[1]`), else ""; an `index` is plainly one, and
    no mark. A `loose` mark is a round bracket in the middle of a clause, which is more often part of it; an `apart` one
    is a number with one bracket behind a space, `sand. 3)`, which more often counts what follows; a `digit` is one that
    was raised before the text was copied, behind a stop, and a `glued` one behind a word. A `worded` one says “see note 3”,
    and its `number` is where the digits begin. `slips` are its keys with digits for the letters that look like them,
    where it has any.
    """

    begin: int
    end: int
    style: Style
    keys: tuple[str, ...]
    word: str = ""
    number: int = 0
    slips: tuple[str, ...] = ()
    index: bool = False


_MAY_BE_MARK = re.compile(r"[\\\[{<(^*＊†‡§¶※⁰¹²³⁴-⁹①-⑳［〔【（\d]")
_AND = r"\s?[,;、，；–—~〜-]\s?"
_ONE = r"(?:[^\W_]{1,7}|[*†‡§¶]{1,4})"
_IS_KEY = re.compile(r"\d{1,6}|[ivxlc]{1,7}|[IVXLC]{1,7}|[^\W\d_]|[*†‡§¶]{1,4}|[\dlIO]{2,4}")
_MARK = re.compile(
    r"(?P<escape>\\[\[{<(*^#>_/-])"
    r"|\[\^(?P<caret>[^\[\]\s]{1,40}(?:,\s\^?[^\[\]\s]{1,40}){0,9})\](?!\()"
    rf"|\[(?P<bracket>{_ONE}(?:{_AND}{_ONE}){{0,30}})\](?![(\[]?\()(?:_(?=\W|$))?"
    rf"|[\[［〔【](?:{EAST}|(?i:{NOTE_WORDS})\.?\s?)(?P<worded>\d{{1,4}}(?:{_AND}\d{{1,4}}){{0,30}})[\]］〕】]"
    rf"|\{{(?P<brace>{_ONE}(?:{_AND}{_ONE}){{0,30}})\}}|<(?P<angle>\d{{1,4}}(?:{_AND}\d{{1,4}}){{0,30}})>"
    r"|(?P<paren>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9})\)|(?P<digit>\d{1,2}(?:[,–-]\d{1,2}){0,9})(?=\s|$)"
    r"|(?P<raised>[⁰¹²³⁴-⁹]+(?:[⁻–,·’][⁰¹²³⁴-⁹]+)*|[①-⑳])"
    rf"|[(（]{EAST}(?P<round>{_ONE}(?:{_AND}{_ONE}){{0,30}})[)）]"
    r"|(?<=[^\s\d])\^(?P<hat>\d{1,4}(?:(?:[,–-]\^?|\^)\d{1,4}){0,9})(?![^\W\u0e00-\uffff])"
    r"|※\s?(?P<east>\d{1,3}(?:[,、，]\s?※?\d{1,3}){0,9})"
    r"|(?<=[^\s\d*＊(=])[*＊](?P<star>\d{1,3})(?![^\W\u0e00-\uffff])"
    r"|(?P<starred>(?<=\S )\*{1,4})(?=\))"
    r"|(?P<apart>(?<=\S )[†‡§¶]{1,3})(?=$|\n| {2}|\t|[.,;:!?)\]|।。、，；：！？」』）])"
    r"|(?P<symbol>(?<=[^\s*])\*{1,4}|(?<=\S)[†‡§¶]{1,3})(?=[\s.,;:!?)\]”’\"»…—–†‡§¶।。、，；：！？」』）؛،؟\u2e80-\u9fff\uac00-\ud7a3]|$)"
)
_UNIT = re.compile(r"(?:^|[\s\d(·/=])(?:[kcdmµn]?m|[кдсм]?м|га|mc|ft|in|yd|s|x|y|z|n|r|kg|e)$|(?<!\d)\d{1,3}$|\d{5,}$")
_AFTER_SENTENCE = re.compile(r"(?:[^\W\d_]|(?<!\d)\d{4})[.,;:!?]?[.,;:!?”\"’»]$")
_GOES_ON = re.compile(r" [^\W\d_A-Z]")
_ASSIGNED = re.compile(r"[=<>+] ?$")
_FORMULA = re.compile(r"[=<>+∈_^}] ?$|\\\w+$")
"""What stands before a number in braces that is a part of a formula."""
_SEPARATOR = re.compile(r"\s?[,;、，；]\s?")
_RANGE = re.compile(r"([^\W_]+)\s?[–—~〜-]\s?([^\W_]+)")
_TOUCHED = re.compile(r"(?:\w+|\))$")
MOST_IN_A_RANGE = 50
"""`[1–3]` stands for at most so many notes; a longer range is something else."""


MarksIn = Mapping[int, tuple[Mark, ...]]
"""Whatever may be a mark, by the index of the chunk it stands in."""


_BEFORE_DIGIT = frozenset('.,;:!?”"’»')
_GLUED_PAREN = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}\)")
"""A number that touches a word and has a bracket behind it, as in `Blatt8)`."""
_GLUED = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}(?=[\s.,;:!?)»”…]|$)(?![.,]\d)")
"""A number that was raised before the text was copied, behind a word."""
_LOCATOR = rf",\s?(?:{LOCATORS})\.?\s?\d[\d ,–—-]{{0,20}}"
_LOCATED = re.compile(
    rf"[\[(](?P<sources>(?:\d{{1,4}};\s?){{0,9}}\d{{1,4}}{_LOCATOR}(?:;\s?\d{{1,4}}(?:{_LOCATOR})?){{0,9}})[\])]", re.IGNORECASE
)
"""`[3, p. 41]`, `[1, с. 41–43; 2]`."""
_NUMBERED_SOURCE = re.compile(r"(?:^|;\s?)(?P<key>\d{1,4})")
_APART_PAREN = re.compile(r"(?P<keys>\d{1,3})\)(?=[.,;:!?]|\s(?![^\W\d_A-Z])|$)")
"""A number and a bracket with a space before them, behind which no clause goes on."""
_ENDS_BEFORE = re.compile(r"[.!?…][”“’\"'»)]*\s$")
_SPACE = frozenset(" \n")
_SPACES = frozenset(" \n\u00a0\u202f")
_MAY_BE_NOTE = re.compile(rf"\W*(?:{REFERRED_NOTES}|page|رقم)\.?", re.IGNORECASE)
_NOTE_BEFORE = re.compile(
    rf"(?P<see>\b(?:{SEE})\.?,?[\s(]*(?:(?:{ALSO})\s+){{0,2}})?(?<![^\W_])(?P<note>(?:{REFERRED_NOTES})\.?\s?)$"
    r"|(?P<east>[参參][见見看]|[见見])?(?:[注註]|각?주)\s?$",
    re.IGNORECASE,
)
_SENT = re.compile(
    rf"(?<![^\W_])(?:{REFERRED_NOTES})\.?[ \n\u00a0\u202f]"
    r"(?P<key>\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡§¶]{1,3})(?![\w’'*†‡§¶-]|[.:/]\w)",
    re.IGNORECASE,
)
_SENDS = re.compile(rf"(?:^|[.;:!?([]\s?|\b(?:{SEE})\.?,?[\s(]*(?:(?:{ALSO})\s+){{0,2}})$", re.IGNORECASE)
_BEHIND = frozenset("),.;:]")
"""What stands behind a letter that is the label of a note, and no word."""
_FARTHEST = 24
"""Words that send to a note stand in so many characters before it."""
_NUMBER = re.compile(r"(\d{1,4})(?![.:/]\d|[a-zA-Z\d])")
_ELSEWHERE = re.compile(rf"\W?\s?(?:{ELSEWHERE})", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s+(?:of|in|to|by|bei|von|zu|chez|dans|de|di|del|van)\s+[A-Z]")
_FURTHER = re.compile(r"(?:\s?(?:,|&|–|-|;)\s?|\s(?:and|to|und|bis|et|à|y|e|a|en|i|и|та|ve)\s)(\d{1,4})(?!\w|[.,]\d)")


def marks_in(text: str, begin: int = 0, stop: int | None = None) -> Iterator[Mark]:
    """Everything in a text, from an offset on and up to another, that may be a note mark."""
    end = begin
    stop = len(text) if stop is None else stop
    for sign in _MAY_BE_MARK.finditer(text, begin, stop):
        start = sign.start()
        if start < end:
            continue
        if text[start].isdecimal() and text[start - 1 : start] not in _BEFORE_DIGIT and not _GLUED_PAREN.match(text, start, stop):
            for mark in _apart(text, start, stop) or _glued(text, start, stop) or _worded(text, start, stop):
                end = mark.end
                yield mark
            continue
        match = _MARK.match(text, start, stop)
        if match is None:
            for mark in _located(text, start, stop):
                end = mark.end
                yield mark
            continue
        end = match.end()
        if found := _mark(match, text, stop):
            yield found


def _located(text: str, start: int, stop: int) -> Iterator[Mark]:
    """The numbers in the bracket that begins at `start`, where pages of the sources stand behind them; these stay text."""
    if found := _LOCATED.match(text, start, stop):
        style: Style = "bracket" if text[start] == "[" else "round"
        for number in _NUMBERED_SOURCE.finditer(found["sources"]):
            begin = found.start("sources") + number.start("key")
            yield Mark(begin, begin + len(number["key"]), style, (key_of(number["key"]),))


def _apart(text: str, start: int, stop: int) -> tuple[Mark, ...]:
    """The number with a bracket that begins at `start`, if it stands behind a sentence or before a stop; else none."""
    if text[start - 1 : start] not in _SPACE or not (found := _APART_PAREN.match(text, start, stop)):
        return ()
    end = found.end()
    closes = end == stop or text[end] in ".,;:!?"
    if not (closes or _ENDS_BEFORE.search(text, max(0, start - 4), start)) or not _is_outside(text, start):
        return ()
    return (Mark(start - 1, end, "apart", (key_of(found["keys"]),)),)


def _glued(text: str, start: int, stop: int) -> tuple[Mark, ...]:
    """The number that begins at `start`, if it touches a word in small letters, as in `chapel3`; else none."""
    found = _GLUED.match(text, start, stop) if text[start - 1 : start].islower() else None
    return (Mark(start, found.end(), "glued", (key_of(found[0]),)),) if found else ()


def _worded(text: str, start: int, stop: int) -> Iterator[Mark]:
    """“see note 3”, “notes 3 and 5 above”: the numbers that begin at `start`, if they are sent to."""
    before = text[start - 1 : start]
    if not before or before.isdecimal() or not (before in _SPACES or before in "注註주"):
        return
    last = text[max(0, start - 24) : start].split()[-1:]
    if not last or not (_MAY_BE_NOTE.fullmatch(last[0]) or last[0][-1] in "注註주"):
        return
    number, note = _NUMBER.match(text, start, stop), _NOTE_BEFORE.search(text, max(0, start - 48), start)
    if number is None or note is None or _OF_ANOTHER.match(text, number.end(), stop):
        return
    begin = note.start("note") if note["note"] else note.end("east") if note["east"] else note.start()
    found = [Mark(begin, number.end(), "worded", (key_of(number[1]),), number=start)]
    while more := _FURTHER.match(text, found[-1].end, stop):
        found.append(Mark(more.start(1), more.end(), "worded", (key_of(more[1]),), number=more.start(1)))
    within = text[begin - 1 : begin] == "(" and text[found[-1].end : found[-1].end + 1] == ")"
    if note["see"] or note["east"] or within or _ELSEWHERE.match(text, found[-1].end, stop):
        yield from found


def sent_to(text: str, begin: int = 0, stop: int | None = None, *, within: bool) -> Iterator[Mark]:
    """Words for a note with any label, by which readers are sent to it: “Anm. 1”, “see note iv”.

    A note (`within`) may begin a sentence so; other text says that it sends somewhere.
    """
    stop = len(text) if stop is None else stop
    for found in _SENT.finditer(text, begin, stop):
        before = _SENDS.search(text, max(begin, found.start() - _FARTHEST), found.start())
        sends = before is not None and (within or before[0][-1:] not in {"", ".", ";", ":", "!", "?", "["})
        if (
            sends
            and len(found["key"]) == 1
            and found["key"].isalpha()
            and text[found.end() : found.end() + 1] not in set("),.;:]")
        ):
            sends = before is not None and before[0][:1].isalpha()
        closed = before is None or before[0].strip() != "(" or text[found.end() : found.end() + 1] in {")", ",", ";"}
        leads = (sends and closed) or _ELSEWHERE.match(text, found.end(), stop)
        if leads and not _OF_ANOTHER.match(text, found.end(), stop):
            yield Mark(found.start(), found.end(), "worded", (key_of(found["key"]),), number=found.start("key"))


def _mark(match: re.Match[str], text: str, stop: int) -> Mark | None:
    start, end = match.span()
    before = text[start - 1 : start]
    match match.lastgroup:
        case "bracket" if (keys := _keys(match["bracket"])) and not _ASSIGNED.search(text, max(0, start - 3), start):
            spaced = before in _SPACE and not text[end : end + 1].isalnum()
            touched = _TOUCHED.search(text, max(0, start - 30), start)
            index = before.isalnum() or before == "]" or before == "_"
            return Mark(
                start - spaced,
                end,
                "bracket",
                keys,
                touched[0] if touched else "",
                slips=_slips(match["bracket"]),
                index=index and is_index(text, start, end),
            )
        case "brace" | "angle" as style if (keys := _keys(match[style])) and not _FORMULA.search(text, max(0, start - 12), start):
            spaced = before in _SPACE and not text[end : end + 1].isalnum()
            return Mark(start - spaced, end, style, keys)
        case "worded" if keys := _keys(match["worded"]):
            return Mark(start, end, "bracket", keys)
        case "paren" if (keys := _keys(match["paren"])) and (before in _BEFORE_DIGIT or _is_outside(text, start)):
            return Mark(start, end, "paren", keys)
        case "digit" if (keys := _keys(match["digit"])) and _AFTER_SENTENCE.search(text, max(0, start - 8), start):
            return Mark(start, end, "digit", keys)
        case "raised" if not _is_power(match["raised"], text, start):
            keys = _keys(match["raised"].translate(RAISED))
            end += text[end : end + 1] == ")" and _is_outside(text, start)
            spaced = before in _SPACE and not text[end : end + 1].isalnum()
            return Mark(start - spaced, end, "raised", keys) if keys else None
        case "caret":
            return Mark(start, end, "caret", _caret_keys(match["caret"]))
        case "round" if start > 0 and not text[max(0, start - 2) : start].isspace() and before != "(":
            keys, spaced = _keys(match["round"]), before in _SPACE
            loose = spaced and (_GOES_ON.match(text, end, stop) or not all(key.isdecimal() for key in keys))
            return Mark(start - spaced, end, "loose" if loose else "round", keys, slips=_slips(match["round"])) if keys else None
        case "hat" if (keys := _keys(match["hat"].replace("^", ",").replace(",,", ","))) and not _is_power(
            match["hat"], text, start
        ):
            return Mark(start, end, "hat", keys)
        case "east" if keys := _keys(match["east"].replace("※", "")):
            return Mark(start, end, "hat", keys)
        case "star":
            return Mark(start, end, "hat", (key_of(match["star"]),))
        case "starred" if _is_outside(text, start):
            return Mark(start - 1, end + 1, "symbol", (match["starred"],))
        case "apart":
            return Mark(start - 1, end, "symbol", (match["apart"],))
        case "symbol" if not _closes_emphasis(text, start):
            closing = text[end : end + 1] == ")" and _is_outside(text, start)
            return Mark(start, end + closing, "symbol", (match["symbol"],))
        case _:
            return None


def _is_power(raised: str, text: str, start: int) -> bool:
    """Whether raised digits belong to a unit or a number: squares and cubes behind letters, any number behind figures."""
    unit = _UNIT.search(text, max(0, start - 8), start)
    return unit is not None and (raised[0] in "²³⁻23" or text[start - 1].isdecimal())


def _is_outside(text: str, offset: int) -> bool:
    """Whether a place stands in no round bracket."""
    near = max(0, offset - 200)
    return text.rfind("(", near, offset) <= text.rfind(")", near, offset)


def _closes_emphasis(text: str, star: int) -> bool:
    """Whether a star ends a word or phrase that an earlier star began: `*so*`."""
    opening = text.rfind("*", max(0, star - 200), star)
    if text[star] != "*" or opening < 0 or text[opening + 1].isspace():
        return False
    return opening == 0 or not (text[opening - 1].isalnum() or text[opening - 1] in "*.,;:!?")


def _keys(inside: str) -> tuple[str, ...]:
    """The keys in a bracket: `3`, `3,5`, `3–5`, `b, c`; none where one comes twice or a range goes down."""
    keys: list[str] = []
    for part in _SEPARATOR.split(inside):
        if _IS_KEY.fullmatch(part):
            keys.append(key_of(part))
        elif (span := _RANGE.fullmatch(part)) is None:
            return ()
        elif between := _between(key_of(span[1]), key_of(span[2])):
            keys += between
        else:
            return ()
    return tuple(keys) if len(set(keys)) == len(keys) else ()


def _between(first: str, last: str) -> list[str]:
    """The keys from one to another, both of one kind; none where there are too many, or they go down."""
    if first.isdecimal() and last.isdecimal():
        numbers = range(int(first), int(last) + 1)
        return [str(number) for number in numbers] if 1 < len(numbers) <= MOST_IN_A_RANGE else []
    kinds: tuple[Sequence[str], ...] = (ascii_lowercase, ascii_uppercase, ROMAN, [key.upper() for key in ROMAN])
    kind = next((kind for kind in kinds if first in kind and last in kind and kind.index(first) < kind.index(last)), None)
    return list(kind[kind.index(first) : kind.index(last) + 1]) if kind else []


def _caret_keys(inside: str) -> tuple[str, ...]:
    """The keys in `[^1]`, `[^1, ^2]` and `[^1,2]`; what is no number and has no caret of its own is all one name."""
    parts = re.split(r",\s?", inside)
    several = all(part.isdecimal() or part.startswith("^") for part in parts[1:])
    return tuple(key_of(part.removeprefix("^")) for part in parts) if several else (key_of(inside),)


def _slips(inside: str) -> tuple[str, ...]:
    """The keys in a bracket with digits for the letters that look like them; none where it has no such letter."""
    parts = _SEPARATOR.split(inside)
    meant = tuple(slip_of(part) or key_of(part) for part in parts)
    return meant if any(map(slip_of, parts)) else ()
