"""Addresses in running text: what is one without a scheme, and what is only a file's name or a missing space.

For the readers of plain text and of Markdown, so that both mean the same by an address. The only module
that imports linkify_it.
"""

from functools import cache

from linkify_it import LinkifyIt

_COMMON_ENDINGS = frozenset({"com", "org", "net", "edu", "gov", "info", "int", "eu"})


@cache
def linkify() -> LinkifyIt:
    """Finds addresses under any top-level domain; there are too many, and too new ones, to list."""
    return LinkifyIt().tlds(["[a-z][a-z0-9-]{1,62}"], False)


def is_bare_address(shown: str) -> bool:
    """Whether something without a scheme (`beekeepers.org/hives`) is meant as an address, and not `notes.txt` or `end.Next`."""
    host, slash, _ = shown.partition("/")
    ending = host.rpartition(".")[2]
    named = host.casefold().startswith("www.")
    return named or (host.islower() and (ending in _COMMON_ENDINGS or (bool(slash) and len(ending) == 2)))
