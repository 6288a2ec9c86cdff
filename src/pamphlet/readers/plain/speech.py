"""Who speaks: the letters, names and lines by which questions, interviews and plays say it.

Found in the text as a whole, since a letter and a stop say little where they stand once. What people
say are paragraphs, never headings, terms or verse.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pamphlet.readers.plain.lines import Chunk
from pamphlet.readers.plain.pieces import Habits, Piece
from pamphlet.readers.plain.words import PARTS

_ASKED = (
    "q a|q r|f a|p r|d r|v a|p o|o o|e a|ε α|в о|з в|п в|s c|س ج|ש ת|प्र उ|問 答|问 答|문 답|question answer|question réponse"
    "|frage antwort|pregunta respuesta|pergunta resposta|domanda risposta|vraag antwoord|pytanie odpowiedź|otázka odpověď"
    "|ερώτηση απάντηση|вопрос ответ|питання відповідь|запитання відповідь|soru cevap|سؤال جواب|שאלה תשובה|प्रश्न उत्तर"
    "|質問 回答|问题 回答|질문 답변"
)
"""Letters and words before questions and answers, by language."""

PAIRS = tuple((first, last) for first, _, last in (pair.partition(" ") for pair in _ASKED.split("|")))

_LETTERED = re.compile(r"[*_]{0,2}(?P<name>[^\W\d_]{1,12})\s?\d{0,2}\s?[:：.．)](?=[*_\s]|$|(?<=[:：．])\S)[*_]{0,2}")
_NAMED = re.compile(r"[*_]{0,2}(?P<name>(?:[^\W\d_][\w.’'-]*)(?: [^\W\d_][\w.’'-]*){0,3})\s?(?P<sign>[:：.])[*_]{0,2}\s*(?=\S)")
_TITLES = frozenset({"MR", "MRS", "MS", "DR", "ST", "REV", "PROF", "FR", "HR", "MME", "SR", "SRA", "PS", "NB", "NO", "PP"})
"""What may stand before a stop in capitals and is no name."""
_LONGEST_NAME = 30
_FIRST_NAMES = 20
"""Among so many names, one comes again."""


def speakers(chunks: Sequence[Chunk]) -> frozenset[str]:
    """The letters and names that stand before what somebody says, case-folded; a name on a line of its own with a line end."""
    labels = [label for chunk in chunks if (label := _letter(chunk))]
    follows = set(pairwise(labels))
    letters = {one for pair in PAIRS if pair in follows for one in pair}
    names = [name for chunk in chunks if (name := _name(chunk))]
    counts = Counter(names)
    often = {name for name, count in counts.items() if count > 1}
    turns = set(pairwise(names))
    takes_turns = len(often) > 1 or any((b, a) in turns for a, b in turns if a != b and a in often)
    return frozenset(letters | (set(names) if takes_turns else set()) | _lines_of_names(chunks))


def _letter(chunk: Chunk) -> str:
    found = _LETTERED.match(chunk.text)
    return found["name"].casefold() if found else ""


def _name(chunk: Chunk) -> str:
    """The name before a colon, if it looks like one: each word with a capital; before a stop, all in capitals."""
    found = _NAMED.match(chunk.text)
    if not found:
        return ""
    if found["sign"] == "." and (not found["name"].isupper() or len(found["name"]) < 2 or found["name"] in _TITLES):
        return ""
    if len(found["name"]) > _LONGEST_NAME or not all(word[0] != word[0].lower() for word in found["name"].split()):
        return ""
    return found["name"].casefold()


def _lines_of_names(chunks: Sequence[Chunk]) -> set[str]:
    """Lines in capitals directly above other words, some of them several times, as the names in a play stand."""
    found: list[str] = []
    for chunk, after in pairwise(chunks):
        alone = len(chunk.lines) == 1 and len(chunk.text) <= _LONGEST_NAME and chunk.text.isupper()
        if alone and not after.gap and not after.text.isupper() and not PARTS.match(chunk.text):
            found.append(chunk.text.rstrip(".:"))
    turns = any(found.count(name) > 1 for name in found[:_FIRST_NAMES]) and len(set(found)) > 1
    return {f"{name.casefold()}\n" for name in found if not any(map(str.isdecimal, name))} if turns else set()


def speaker(chunk: Chunk, habits: Habits) -> str:
    """The letter or name by which a paragraph says who speaks; else ""."""
    if not habits.speakers:
        return ""
    if (letter := _letter(chunk)) in habits.speakers:
        return letter
    if (name := _name(chunk)) in habits.speakers:
        return name
    alone = chunk.text.rstrip(".:").casefold() if len(chunk.lines) == 1 else ""
    return alone if f"{alone}\n" in habits.speakers else ""


def spoken(chunk: Chunk, habits: Habits) -> Piece | None:
    """What somebody says, as a paragraph."""
    name = speaker(chunk, habits)
    if not name:
        return None
    label = chunk.text[: chunk.text.casefold().find(name) + len(name)]
    return Piece("paragraph", (chunk,), f"“{label}” says who speaks, here and elsewhere")
