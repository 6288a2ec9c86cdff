"""Which files Pandoc reads for us: a table for `READERS` and for `pandoc`."""

from collections.abc import Mapping
from types import MappingProxyType

PANDOC_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".adoc": "asciidoc",
        ".asciidoc": "asciidoc",
        ".dj": "djot",
        ".creole": "creole",
        ".dbk": "docbook",
        ".docbook": "docbook",
        ".dokuwiki": "dokuwiki",
        ".fb2": "fb2",
        ".ipynb": "ipynb",
        ".jats": "jats",
        ".latex": "latex",
        ".mediawiki": "mediawiki",
        ".muse": "muse",
        ".odt": "odt",
        ".opml": "opml",
        ".org": "org",
        ".rst": "rst",
        ".rtf": "rtf",
        ".t2t": "t2t",
        ".tex": "latex",
        ".textile": "textile",
        ".typ": "typst",
        ".wiki": "mediawiki",
    }
)
"""The suffixes that Pandoc reads for us, and its names for their formats."""
