"""What the PDF says of itself: which standards it keeps, and when it does not say so.

Stands beside `engine`. A file claims PDF/UA (everyone can read it) and PDF/A (it can be read in
fifty years) in its metadata; here is which claims belong together, what each fault takes
away from them, and how they are written. docs/standards.md says the same for readers of the manual.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from pamphlet.diagnostics import Report
from pamphlet.source import Position

Name = Literal["ua-1+a-2a", "ua-2+a-4"]


class Archive(NamedTuple):
    """A part of PDF/A with its level, which is empty where that part has none."""

    part: int
    level: str = ""

    def __str__(self) -> str:
        return f"PDF/A-{self.part}{self.level.lower()}"


@dataclass(frozen=True, slots=True)
class Standard:
    """The standards that one file keeps: a part of PDF/UA, and a part of PDF/A without and with its source in it."""

    version: str
    ua: int
    archive: Archive
    with_source: Archive


STANDARDS: Mapping[Name, Standard] = MappingProxyType(
    {
        "ua-1+a-2a": Standard("1.7", 1, Archive(2, "A"), Archive(3, "A")),
        "ua-2+a-4": Standard("2.0", 2, Archive(4), Archive(4, "F")),
    }
)

Fault = Literal[
    "glyph-missing",
    "picture-undescribed",
    "heading-gap",
    "table-uneven",
    "text-untagged",
    "character-private",
    "character-forbidden",
    "colour-device",
    "tags-plain",
    "for-press",
    "source-inside",
]


class Consequence(NamedTuple):
    """What a fault takes away: PDF/UA; of PDF/A nothing, its level A, or all of it. The fault in words, with what helps.

    `exchange` says that it takes away PDF/X too.
    """

    ua: bool
    archive: Literal["kept", "level", "withdrawn"]
    words: str
    hint: str
    exchange: bool = False


CONSEQUENCES: Mapping[Fault, Consequence] = MappingProxyType(
    {
        "glyph-missing": Consequence(True, "withdrawn", "a character is in no font", "install a font that has it", True),
        "picture-undescribed": Consequence(
            True, "kept", "a picture has no description", "say what it shows, or that it is mere decoration"
        ),
        "heading-gap": Consequence(
            True, "kept", "a heading skips a level", "let each heading be one level below the one above it"
        ),
        "table-uneven": Consequence(
            True, "kept", "the rows of a table have different numbers of cells", "give each row a cell for each column"
        ),
        "text-untagged": Consequence(
            True, "level", "the style prints text see-through", "use a lighter colour instead of opacity"
        ),
        "character-private": Consequence(
            True, "level", "a character has a meaning only in one font", "use a character that Unicode defines"
        ),
        "character-forbidden": Consequence(
            True, "withdrawn", "the text has a code that stands for no character", "delete U+FEFF, U+FFFE, U+FFFF and U+0000"
        ),
        "colour-device": Consequence(
            False,
            "withdrawn",
            "it has colours of a printing press without saying of which",
            "name its “colour-profile”, or use RGB",
        ),
        "tags-plain": Consequence(
            True, "withdrawn", "this version of the page engine is not known", "install WeasyPrint 70.0", True
        ),
        "for-press": Consequence(
            True,
            "withdrawn",
            "it is made for a press (PDF/X-4), which takes no links",
            "for readers, make another one without “colour-profile”",
        ),
        "source-inside": Consequence(
            False, "kept", "its text is inside", "leave out “embed-source” or “colour-profile”", exchange=True
        ),
    }
)
"""What is withdrawn when."""

SAID_ELSEWHERE: frozenset[Fault] = frozenset({"glyph-missing", "tags-plain"})
"""Faults with a diagnostic of their own."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The text that a PDF was made from, as it is put into it; `modified` is in UTC."""

    name: str
    data: bytes
    description: str
    modified: datetime


@dataclass(frozen=True, slots=True)
class Claims:
    """What a file says of itself: a part of PDF/UA, a part of PDF/A, PDF/X-4, or nothing."""

    ua: int | None
    archive: Archive | None
    exchange: bool = False


def claims(standard: Standard, faults: Iterable[Fault], *, with_source: bool = False, exchange: bool = False) -> Claims:
    """What is left of a standard's claims, and of the one to PDF/X-4, when a file has these faults."""
    ua: int | None = standard.ua
    archive: Archive | None = standard.with_source if with_source else standard.archive
    for fault in faults:
        consequence = CONSEQUENCES[fault]
        if consequence.ua:
            ua = None
        if consequence.archive == "withdrawn":
            archive = None
        elif consequence.archive == "level" and archive and archive.level == "A":
            archive = Archive(archive.part, "U")
        exchange = exchange and not consequence.exchange
    return Claims(ua, archive, exchange)


def report_withdrawn(
    standard: Standard,
    faults: Mapping[Fault, Position | None],
    report: Report,
    *,
    with_source: bool = False,
    exchange: bool = False,
) -> None:
    """Report `tags-plain` or `claim-withdrawn` for each fault, with what the file no longer says of itself."""
    whole = claims(standard, (), with_source=with_source, exchange=exchange)
    for fault, position in faults.items():
        if fault == "tags-plain":
            what = "claims nothing" if exchange else "has its tags and claims nothing"
            message = f"the page engine is of another version than pamphlet knows, so the PDF {what}"
            report.add("tags-plain", message, hint=CONSEQUENCES[fault].hint)
        if fault in SAID_ELSEWHERE:
            continue
        left, consequence = claims(standard, [fault], with_source=with_source, exchange=exchange), CONSEQUENCES[fault]
        lost = [f"PDF/UA-{whole.ua}"] if left.ua is None else []
        lost += [str(whole.archive)] if left.archive != whole.archive else []
        lost += ["PDF/X-4"] if left.exchange != whole.exchange else []
        if lost:
            instead = f" (but {left.archive})" if left.archive and left.archive != whole.archive else ""
            message = f"the PDF does not say that it keeps {' and '.join(lost)}{instead}: {consequence.words}"
            report.add("claim-withdrawn", message, position, hint=consequence.hint)


# --- as XMP -----------------------------------------------------------------------------------------

_UA_SCHEMA = """
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A-2 and -3 allow a property that they do not know, such as that of PDF/UA, only where it is described."""

_DESCRIPTION = """<rdf:Description rdf:about="" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
"""


_EXCHANGE = """<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Trapped>False</pdf:Trapped>
<xmp:MetadataDate>{modified}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{number}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
"""
"""What PDF/X-4 asks of the metadata (ISO 15930-7, 6.11)."""


def exchange_as_xmp(title: str, modified: str) -> str:
    """The claim to PDF/X-4 for the metadata; `modified` is in W3C form. The same document always has the same number."""
    return _EXCHANGE.format(modified=modified, number=uuid5(NAMESPACE_URL, f"{title}\n{modified}"))


def as_xmp(claimed: Claims) -> str:
    """The claims to PDF/UA and PDF/A as a piece of RDF for the metadata; empty where neither is claimed."""
    lines = []
    if claimed.archive:
        part, level = claimed.archive
        lines.append(f"<pdfaid:part>{part}</pdfaid:part>")
        lines += [f"<pdfaid:conformance>{level}</pdfaid:conformance>"] * bool(level)
        lines += ["<pdfaid:rev>2020</pdfaid:rev>"] * (part == 4)
    if claimed.ua:
        lines.append(f"<pdfuaid:part>{claimed.ua}</pdfuaid:part>")
        lines += ["<pdfuaid:rev>2024</pdfuaid:rev>"] * (claimed.ua == 2)
        lines += [_UA_SCHEMA.strip()] * bool(claimed.archive and claimed.archive.part < 4)
    return f"{_DESCRIPTION}{chr(10).join(lines)}\n</rdf:Description>" if lines else ""
