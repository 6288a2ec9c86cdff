"""Which language a text is written in, judged by its own words.

Stands on the ground floor, because any stage may want to ask; the pass `language` does.

The script decides first. Where languages share a script, their commonest words, endings and letters do:
a word of the table speaks for its languages, the more the commoner it is there, and a letter that a
language does not use speaks against it. There are good libraries for this, but they weigh tens of
megabytes or need numpy; an article has hundreds of words, and after a dozen the tables are sure.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from math import log
from types import MappingProxyType
from typing import NamedTuple

from pamphlet.languages.latin import LATIN
from pamphlet.languages.others import ONLY_SIMPLIFIED, ONLY_TRADITIONAL, OTHERS, SCRIPTS
from pamphlet.languages.row import Language

LANGUAGES: Mapping[str, Language] = MappingProxyType({row.tag: row for row in (*LATIN, *OTHERS)})
"""Every language that can be recognised, by its tag."""

SAMPLE = 40_000
"""No more than so many characters of a text are looked at."""

# What speaks for a language, and against it: a common word 6 to 2, by its rank. The other numbers were
# tried out on that scale, with thousands of sentences that are not in the tests.
_COMMONEST = 1000
_ENDING = 1.5
_FOREIGN_LETTER = 3.0
_RARE_LETTER = 1.0

# When that is enough for a guess.
_LEAST_LETTERS = 12
_LEAST_OF_SCRIPT = 0.63
_LEAST_KNOWN = 0.09
_LEAST_KINDS, _ENOUGH_KINDS = 2, 16
_LEAST_LEAD, _LEAST_LEAD_OVER_KIN = 3.0, 2.0
_MOST_APART = 0.35

_KIN = ({"da", "nb", "nn"}, {"hr", "sr-Latn"}, {"cs", "sk"})
"""Languages so near to one another that to take one for the other is a small mistake."""

_DENSE = MappingProxyType({"Han": 3, "Kana": 2, "Hangul": 3})
"""How many letters of an alphabet one character of these scripts is worth."""

_WORD = re.compile("[\\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f]+")
_FIRSTS = [first for first, _, _ in SCRIPTS]


def recognise(text: str) -> str | None:
    """The BCP 47 tag of the language of `text`; None where it is too short or mixed, or in no language known here."""
    sample = text[:SAMPLE].replace("\u00ad", "")
    script = _script_of_most(sample)
    if script == "Han":
        return _chinese(sample)
    tags = [row.tag for row in LANGUAGES.values() if row.script == script]
    return _by_words(Counter(_words(sample)), tags) if len(tags) > 1 else next(iter(tags), None)


def _script_of_most(text: str) -> str | None:
    """The script of nearly two thirds of the letters; None where there are few letters, or no such script.

    Japanese is "Kana" and Korean "Hangul", however many Chinese characters stand among theirs.
    """
    counts: Counter[str] = Counter()
    for character, number in Counter(text).items():
        if character.isalpha() and (script := _script(character)):
            counts[script] += number * _DENSE.get(script, 1)
    for own in ("Kana", "Hangul"):
        if counts[own] * 8 > counts["Han"]:
            counts[own] += counts.pop("Han", 0)
    script, number = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return script if number >= max(_LEAST_LETTERS, _LEAST_OF_SCRIPT * counts.total()) else None


def _script(letter: str) -> str | None:
    index = bisect_right(_FIRSTS, ord(letter)) - 1
    _, last, script = SCRIPTS[index]
    return script if index >= 0 and ord(letter) <= last else None


def _chinese(text: str) -> str:
    counts = Counter(text)
    simplified, traditional = (sum(counts[c] for c in only) for only in (ONLY_SIMPLIFIED, ONLY_TRADITIONAL))
    return "zh-Hant" if traditional > simplified else "zh"


def _words(text: str) -> Iterator[str]:
    """The words in lower case; addresses and numbers are words of no language."""
    for token in text.split():
        if "://" not in token and "@" not in token and "www." not in token:
            lower = token.lower().replace("i\u0307", "i")  # the lower case of the Turkish İ
            yield from (word for word in _WORD.findall(lower) if not word[0].isdigit())


@cache
def _common_words() -> Mapping[str, Mapping[str, float]]:
    """What each common word counts, by language."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for row in LANGUAGES.values():
        for rank, word in enumerate(row.words.split()):
            table[word].setdefault(row.tag, log(_COMMONEST / (rank + 1.5)))
    return table


@cache
def _common_endings() -> Mapping[str, frozenset[str]]:
    """The languages of each ending."""
    table: dict[str, set[str]] = defaultdict(set)
    for row in LANGUAGES.values():
        for ending in row.endings.split():
            table[ending].add(row.tag)
    return {ending: frozenset(tags) for ending, tags in table.items()}


class _Evidence(NamedTuple):
    """How much speaks for a language; how many words of the text it knows, and how many different ones."""

    score: float
    known: int
    kinds: int


def _by_words(words: Counter[str], tags: list[str]) -> str | None:
    """The language among `tags` that the words speak for, where they do so clearly."""
    evidence = _evidence(words, tags)
    best, second = sorted(tags, key=lambda tag: -evidence[tag].score)[:2]
    lead = evidence[best].score - evidence[second].score
    _, known, kinds = evidence[best]
    if lead < (_LEAST_LEAD_OVER_KIN if any({best, second} <= kin for kin in _KIN) else _LEAST_LEAD):
        return None
    few_kinds = kinds < max(_LEAST_KINDS, min(_ENOUGH_KINDS, known / 4, len(words) / 6))  # “le” and “a” are in many languages
    if few_kinds or known < _LEAST_KNOWN * words.total():
        return None
    return best if _known_apart(words, best) <= _MOST_APART * known else None


def _evidence(words: Counter[str], tags: list[str]) -> Mapping[str, _Evidence]:
    score, known, kinds = dict.fromkeys(tags, 0.0), Counter[str](), Counter[str]()
    letters: Counter[str] = Counter()
    for word, number in words.items():
        weights, ended = _common_words().get(word, {}), _languages_of_ending(word)
        for tag in score.keys() & (weights.keys() | ended):
            score[tag] += number * max(weights.get(tag, 0.0), _ENDING if tag in ended else 0.0)
            known[tag] += number
            kinds[tag] += 1
        for letter in word:
            letters[letter] += number
    for tag in tags:
        row = LANGUAGES[tag]
        if row.letters:
            foreign = sum(n for letter, n in letters.items() if letter > "z" and letter.isalpha() and letter not in row.letters)
            score[tag] -= _FOREIGN_LETTER * foreign
        score[tag] -= _RARE_LETTER * sum(letters[letter] for letter in row.without)
    return {tag: _Evidence(score[tag], known[tag], kinds[tag]) for tag in tags}


def _languages_of_ending(word: str) -> frozenset[str]:
    found = (_common_endings().get(word[-length:]) for length in range(2, min(6, len(word) - 1)))
    return frozenset().union(*filter(None, found))


def _known_apart(words: Counter[str], best: str) -> int:
    """How many words of the text, strange to the best language, are common in one other: many of them in a mixed text."""
    apart: Counter[str] = Counter()
    for word, number in words.items():
        weights = _common_words().get(word, {})
        if best not in weights:
            apart.update(dict.fromkeys(weights, number))
    return max(apart.values(), default=0)
