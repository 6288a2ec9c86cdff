"""Quotation marks by language, for readers of formats in which authors type none or straight ones."""

from collections.abc import Mapping
from types import MappingProxyType

_MARKS = """
en pt-BR zh ko hi tr lv ar = “ ” ‘ ’
fr = «_ _» “ ”
es it pt el ca = « » “ ”
de cs sk sl is lt et = „ “ ‚ ‘
ru uk be = « » „ “
nl = ‘ ’ “ ”
pl ro = „ ” « »
hu = „ ” » «
hr bg sr = „ “ ’ ’
da = » « › ‹
nb nn no = « » ‘ ’
sv fi he = ” ” ’ ’
ja = 「 」 『 』
"""

QUOTATION_MARKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        language: tuple(marks.replace("_", "\u202f").split(" "))
        for languages, marks in (line.split(" = ") for line in _MARKS.strip().splitlines())
        for language in languages.split()
    }
)
"""By language: the outer marks of a quotation, opening and closing, and the inner ones."""


def marks_of(language: str) -> tuple[str, ...]:
    """The quotation marks of a language, as in `QUOTATION_MARKS`; those of English where they are not known."""
    return QUOTATION_MARKS.get(language) or QUOTATION_MARKS.get(language.partition("-")[0].lower()) or QUOTATION_MARKS["en"]
