"""Links: each leads somewhere that exists, or is plain text.

A link within the document must have its target there; a link out of it must be of a kind that a
printed page and every e-reader can carry. The words of a link are never lost. And no link stands within
another, which is true of note marks as well (HTML, 4.5.1).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote, urlsplit, urlunsplit

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.settings import Settings
from pamphlet.tree import Document, Inline, Inlines, Link, Span, Text
from pamphlet.walk import Rewrite, everything

SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "urn", "xmpp"})
"""The kinds of address that both a PDF and an e-book may carry; EPUBCheck knows neither doi, geo nor sms."""
_WITH_HOST = frozenset({"http", "https", "ftp"})
_SAFE = "!$%&'()*+,/:;=?@~-._"
_WITH_SPACES = re.compile(r"\]\((?=\S[^()\n]*\s)(?P<file>[^\s()<>\"][^()<>\"\n]{0,200}\.[A-Za-z0-9]{2,5})\)")
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def check_links(document: Document, settings: Settings, report: Report) -> Document:
    """Keep good links, with their addresses percent-encoded (RFC 3986); make others plain text.

    Reports `link-target-missing` and `link-refused`, and `markup-unsupported` for what looks like a link or
    a picture, and is none because of the spaces in the name of its file.
    """
    places = {"#" + node.attributes.id for node in everything(document) if node.attributes.id}
    places |= {"#" + note.attributes.id for note in document.notes if note.attributes.id}

    def settle(inline: Inline) -> Inlines:
        if isinstance(inline, Text) and "](" in inline.text:
            _tell_of_spaces(inline, report)
        if not isinstance(inline, Link):
            return (inline,)
        if inline.target.startswith("#") or not inline.target:
            if inline.target in places:
                return (inline,)
            report.add("link-target-missing", f"the link leads to “{inline.target}”, which is not in the text", inline.position)
            return _unlinked(inline)
        scheme = _scheme(inline.target)
        if scheme in SCHEMES:
            return (replace(inline, target=_encoded(inline.target.strip())),)
        if scheme:
            report.add("link-refused", f"a link to “{inline.target}” cannot be carried in a book", inline.position)
        else:
            hint = "write the whole address, with https://, or attach nothing to it"
            report.add("link-target-missing", f"the link leads to the file “{inline.target}”", inline.position, hint=hint)
        return _unlinked(inline)

    return Rewrite(inline=settle).document(document)


def _tell_of_spaces(words: Text, report: Report) -> None:
    for found in _WITH_SPACES.finditer(words.text):
        message = f"“{found['file']}” stands here as it was typed, since a name with spaces is no name in Markdown"
        report.add("markup-unsupported", message, words.position, hint=f"put it between < and >: (<{found['file']}>)")


def _scheme(target: str) -> str:
    """The scheme of an address in lower case; "" for a relative one, "invalid" for a broken one."""
    try:
        parts = urlsplit(target.strip())
        host, _ = parts.hostname or "", parts.port  # asked for, because a port that is none raises
    except ValueError:
        return "invalid"
    whole = _is_host(host) if parts.scheme in _WITH_HOST else bool(parts.netloc or parts.path)
    return parts.scheme.lower() if whole or not parts.scheme else "invalid"


def _is_host(host: str) -> bool:
    """Whether a host has a name that the net could know, or a number."""
    try:
        name = host.encode("idna")
        name.decode("idna")
    except UnicodeError:
        return False
    return 0 < len(name) <= 253 and not re.search(rb"[\s%]", name)


def _encoded(address: str) -> str:
    """The address in ASCII: a name of a host in its IDNA form, the rest percent-encoded."""
    parts = urlsplit(re.sub(r"[\t\r\n]", "", address))
    path, query, fragment = (_quoted(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, _ascii_place(parts.netloc), path, query, fragment))


def _quoted(part: str) -> str:
    return _LOOSE_PERCENT.sub("%25", quote(part, safe=_SAFE))


def _ascii_place(netloc: str) -> str:
    """`user@host:port`, where only a host has an ASCII form of its own; one in square brackets is a number."""
    user, at, place = netloc.rpartition("@")
    host, port = (place, "") if place.endswith("]") or ":" not in place else place.rsplit(":", 1)
    ascii_host = host if host.startswith("[") else _ascii_host(host)
    return _quoted(user) + at + ascii_host + (f":{port}" if port else "")


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return quote(host)


def _unlinked(link: Link) -> Inlines:
    return (Span(link.children, attributes=link.attributes, position=link.position),) if link.attributes else link.children


# --- links within links ---------------------------------------------------------------------------


_Around = (
    tree.Emphasis
    | tree.Strong
    | tree.Underline
    | tree.Strikeout
    | tree.Superscript
    | tree.Subscript
    | tree.SmallCaps
    | Link
    | Span
)


def part_links(document: Document, settings: Settings, report: Report) -> Document:
    """Let each link end before a note mark or a link within it, and begin again behind; the first piece keeps its id."""

    def part(inline: Inline) -> Inlines:
        return tuple(piece for _, piece in _apart(inline)) if isinstance(inline, Link) else (inline,)

    return Rewrite(inline=part).document(document)


def _parted(inlines: Inlines) -> Iterator[tuple[bool, Inline]]:
    """The inlines in a row, each with whether it must stand outside a link; what is around such a one is parted."""
    for inline in inlines:
        match inline:
            case tree.NoteReference() | Link():
                yield True, inline
            case tree.Leaf():
                yield False, inline
            case _:
                yield from _apart(inline)


def _apart(parent: _Around) -> Iterator[tuple[bool, Inline]]:
    pieces = list(_parted(parent.children))
    if not any(outside for outside, _ in pieces):
        yield False, parent
        return
    attributes = parent.attributes
    for outside, group in groupby(pieces, lambda piece: piece[0]):
        row = tuple(inline for _, inline in group)
        if outside or all(map(_is_blank, row)):
            yield from ((outside, inline) for inline in row)
        else:
            yield False, replace(parent, children=row, attributes=attributes)
            attributes = replace(attributes, id=None)


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, tree.SoftBreak | tree.HardBreak) or (isinstance(inline, tree.Text) and not inline.text.strip())
