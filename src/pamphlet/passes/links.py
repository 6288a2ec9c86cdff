"""Links: each leads somewhere that exists, or is plain text.

A link within the document must have its target there; a link out of it must be of a kind that a
printed page and every e-reader can carry. The words of a link are never lost.
"""

import re
from dataclasses import replace
from urllib.parse import quote, urlsplit

from pamphlet.diagnostics import Report
from pamphlet.settings import Settings
from pamphlet.tree import Document, Inline, Inlines, Link, Span
from pamphlet.walk import Rewrite, everything

SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "urn", "xmpp"})
"""The kinds of address that both a PDF and an e-book may carry; EPUBCheck knows neither doi, geo nor sms."""
_WITH_HOST = frozenset({"http", "https", "ftp"})
_SAFE = "!$%&'()*+,/:;=?@~-._"
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def check_links(document: Document, settings: Settings, report: Report) -> Document:
    """Keep good links, with their addresses percent-encoded (RFC 3986); make others plain text.

    Reports `link-target-missing` and `link-refused`.
    """
    places = {"#" + node.attributes.id for node in everything(document) if node.attributes.id}
    places |= {"#" + note.attributes.id for note in document.notes if note.attributes.id}

    def settle(inline: Inline) -> Inlines:
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
    address = re.sub(r"[\t\r\n]", "", address)
    host = urlsplit(address).hostname or ""
    if not host.isascii():
        address = re.sub(re.escape(host), _ascii_host(host), address, count=1, flags=re.IGNORECASE)
    safe = _SAFE + ("[]" if ":" in host else "")
    before, sign, fragment = address.partition("#")
    return _LOOSE_PERCENT.sub("%25", quote(before, safe=safe) + sign + quote(fragment, safe=safe))


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return quote(host)


def _unlinked(link: Link) -> Inlines:
    return (Span(link.children, attributes=link.attributes, position=link.position),) if link.attributes else link.children
