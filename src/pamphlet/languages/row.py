"""The shape of a row in the tables of languages."""

from typing import NamedTuple


class Language(NamedTuple):
    """One language: BCP 47 tag, English name, script; then what tells it from others of its script.

    `letters` are those besides a–z (empty where letters tell nothing apart), `without` the ones of
    a–z that only its foreign words have, `endings` and `words` its commonest, the words by rank.
    """

    tag: str
    name: str
    script: str
    letters: str = ""
    without: str = ""
    endings: str = ""
    words: str = ""
