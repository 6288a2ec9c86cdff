"""Quotation marks as each language writes them.

On the ground floor, as data: for sources that say “this is quoted” and leave the marks to whoever
prints it. A language that is not in the table gets the marks of English.
"""

from collections.abc import Mapping
from types import MappingProxyType

Marks = tuple[str, str, str, str]
"""Opening and closing, first of a quotation, then of one within it."""

_ENGLISH: Marks = ("“", "”", "‘", "’")

MARKS: Mapping[str, Marks] = MappingProxyType(
    {
        "en": _ENGLISH,
        "cs": ("„", "“", "‚", "‘"),
        "da": ("»", "«", "›", "‹"),
        "de": ("„", "“", "‚", "‘"),
        "de-ch": ("«", "»", "‹", "›"),
        "el": ("«", "»", "“", "”"),
        "es": ("«", "»", "“", "”"),
        "fi": ("”", "”", "’", "’"),
        "fr": ("«\u202f", "\u202f»", "“", "”"),
        "fr-ch": ("«\u202f", "\u202f»", "‹\u202f", "\u202f›"),
        "hu": ("„", "”", "»", "«"),
        "it": ("«", "»", "“", "”"),
        "ja": ("「", "」", "『", "』"),
        "nb": ("«", "»", "‘", "’"),
        "pl": ("„", "”", "«", "»"),
        "pt": ("«", "»", "“", "”"),
        "pt-br": ("“", "”", "‘", "’"),
        "ro": ("„", "”", "«", "»"),
        "ru": ("«", "»", "„", "“"),
        "sk": ("„", "“", "‚", "‘"),
        "sl": ("„", "“", "‚", "‘"),
        "sv": ("”", "”", "’", "’"),
        "uk": ("«", "»", "„", "“"),
    }
)


def marks_for(language: str | None) -> Marks:
    """The marks of a BCP 47 tag; of its language without the region, or of English, where there are none."""
    tag = (language or "en").casefold()
    return MARKS.get(tag) or MARKS.get(tag.partition("-")[0]) or _ENGLISH
