"""Languages by their codes (BCP 47) and by the names that people give them: `de` is “German” and “Deutsch”.

Stands on the ground floor. The common codes are known here; for all others langcodes asks the list
of languages that IANA keeps, and is loaded only then.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_NAMES = """
en|English
fr|French français
de|German Deutsch
es|Spanish español castellano
it|Italian italiano
pt|Portuguese português
nl|Dutch Nederlands
pl|Polish polski
cs|Czech čeština česky
el|Greek ελληνικά
ru|Russian русский
uk|Ukrainian українська
tr|Turkish Türkçe
ar|Arabic العربية عربي
he|Hebrew עברית
hi|Hindi हिन्दी हिंदी
ja|Japanese 日本語
zh|Chinese 中文
ko|Korean 한국어
"""
LANGUAGE_NAMES: Mapping[str, str] = MappingProxyType(
    {name.casefold(): row[:2] for row in _NAMES.strip().splitlines() for name in row[3:].split()}
)
"""Codes by the names of languages, in English and in the language itself, in lower case."""

_COMMON = frozenset(LANGUAGE_NAMES.values())
_PLAIN = re.compile(r"([a-z]{2})(-(?!UK)[A-Z]{2})?")
_BEGINNING = re.compile(r"(?:[a-z]{2,3}|[ix])(?:-|$)", re.IGNORECASE)
_ONLY_ONCE = re.compile("[a-z0-9]|[0-9][a-z0-9]{3}|[a-z0-9]{5,}")
"""Singletons and variants, none of which stands in a tag twice (RFC 5646, 2.2.9)."""


def standard_tag(words: str) -> str | None:
    """The BCP 47 tag that `words` name, in its usual form (`en_gb` is en-GB, `deu` is de); None where they are no tag.

    A tag that is well formed need not be that of any language: see `is_language`. What the e-book's
    validators call ill-formed (a subtag twice, a letter that nothing follows) is no tag.
    """
    tag = words.strip().replace("_", "-")
    if (plain := _PLAIN.fullmatch(tag)) and plain[1] in _COMMON:
        return tag
    from langcodes import standardize_tag
    from langcodes.tag_parser import LanguageTagError

    _, *subtags = tag.casefold().split("-x-")[0].split("-")
    once = [subtag for subtag in subtags if _ONLY_ONCE.fullmatch(subtag)]
    if len(set(once)) < len(once) or not _BEGINNING.match(tag):
        return None
    try:
        return standardize_tag(re.sub(r"-uk\b", "-GB", tag, count=1, flags=re.IGNORECASE))
    except LanguageTagError:
        return None


def is_language(tag: str) -> bool:
    """Whether a tag is well formed and each part of it is in IANA's list."""
    if (plain := _PLAIN.fullmatch(tag)) and plain[1] in _COMMON:
        return True
    from langcodes import tag_is_valid

    return standard_tag(tag) is not None and tag_is_valid(tag)
