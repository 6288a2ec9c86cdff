"""The finishing of a PDF: all that PDF/A and PDF/UA ask for besides tags, and the metadata.

Stands after the painting, before the file is put together; `engine` calls it. It sees the file as
pydyf objects and knows nothing of publications.
"""

import re
from codecs import BOM_UTF16_BE
from collections.abc import Iterator, Sequence
from struct import unpack_from
from typing import Any

import pydyf

from pamphlet.writers.pdf.standards import Claims, Fault, as_xmp, exchange_as_xmp
from pamphlet.writers.pdf.tags.elements import HEADINGS
from pamphlet.writers.pdf.tags.source import is_regular
from pamphlet.writers.pdf.tags.structure import Structure

PRINT_FLAG = 4
"""The flag of an annotation that must be printed if it can be seen."""


def finish(pdf: Any, metadata: Any, claimed: Claims, *, pdf_2: bool) -> None:
    """Write the metadata with the claims, and settle what the standards ask of a file's objects."""
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and entry.extra.get("Subtype") == "/Image":
            entry.extra.pop("Interpolate", None)
        elif isinstance(entry, pydyf.Stream) and entry.extra.get("Subtype") == "/OpenType":
            _unwrap(entry)
        elif isinstance(entry, pydyf.Dictionary) and entry.get("Type") == "/Annot":
            entry["F"] = PRINT_FLAG
    for intent in pdf.catalog.get("OutputIntents", ()):
        intent["S"] = "/GTS_PDFX" if claimed.exchange else "/GTS_PDFA1"
    _associate_source(pdf)
    _put_names_in_order(pdf)
    if pdf_2:
        pdf.info.clear()
    rdf = metadata.generate_rdf_metadata(None, None, None).decode()
    said = as_xmp(claimed)
    if claimed.exchange:
        pdf.info["Trapped"] = "/False"
        said += exchange_as_xmp(metadata.title, metadata.modified)
    rdf = rdf.replace("</rdf:RDF>", f"{said}</rdf:RDF>")
    head = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    packet = f'{head}{rdf}\n</x:xmpmeta>\n<?xpacket end="r"?>'.encode()
    stream = pydyf.Stream([packet], pydyf.Dictionary({"Type": "/Metadata", "Subtype": "/XML"}))
    pdf.add_object(stream)
    pdf.catalog["Metadata"] = stream.reference


def label_pages(pdf: Any, labels: Sequence[str | None]) -> None:
    """Name the pages as they are numbered in print, so that “go to page 4” in a viewer leads to the 4 on paper."""
    numbers = pydyf.Array()
    for place, label in enumerate(labels):
        before = labels[place - 1] if place else None
        if label and label.isdecimal() and label.isascii():
            if not (before and before.isdecimal() and int(before) + 1 == int(label)):
                numbers += [place, pydyf.Dictionary({"S": "/D", "St": int(label)})]
        else:
            numbers += [place, pydyf.Dictionary({"P": pydyf.String(label or "")})]
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": numbers})


def _unwrap(font: Any) -> None:
    """Leave of an OpenType font its outlines (the table “CFF ”, ISO 32000-1, table 126), the only part that a PDF reads.

    Validators take the number of a glyph in the whole file for the code of a letter.
    """
    data = b"".join(font.stream)
    for entry in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
        name, _, start, length = unpack_from(">4sIII", data, entry)
        if name == b"CFF ":
            font.stream = [data[start : start + length]]
            font.extra["Subtype"] = "/CIDFontType0C"


def _associate_source(pdf: Any) -> None:
    """An attached file is the source of the whole document."""
    attached = [o for o in pdf.objects if isinstance(o, pydyf.Dictionary) and o.get("Type") == "/Filespec"]
    for entry in attached:
        entry["AFRelationship"] = "/Source"
    if attached:
        pdf.catalog["AF"] = pydyf.Array(entry.reference for entry in attached)


def _put_names_in_order(pdf: Any) -> None:
    """Names of places stand in the order of their bytes, in which programs look for them (ISO 32000-1, 7.9.6)."""
    dests = pdf.catalog.get("Names", {}).get("Dests", {})
    names = dests.get("Names", [])
    pairs = sorted(zip(names[::2], names[1::2], strict=True), key=lambda pair: _bytes_of(pair[0].string))
    if pairs:
        dests["Names"] = pydyf.Array(part for pair in pairs for part in pair)


def _bytes_of(text: str) -> bytes:
    """The bytes of a string as pydyf writes it: ASCII if that is enough, else UTF-16."""
    return text.encode() if text.isascii() else BOM_UTF16_BE + text.encode("utf-16-be")


# --- what the file cannot claim -----------------------------------------------------------------------

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_FORBIDDEN = re.compile("[\x00\ufeff\ufffe\uffff]")


def faults(pdf: Any, fonts: Any, structure: Structure | None, *, exchange: bool = False) -> Iterator[Fault]:
    """What is wrong in a painted file, whose fonts are `fonts`, so that some claims would not hold.

    With `exchange`, its colours are those of a press that it names.
    """
    yield from _faults_of_tags(structure) if structure else ()
    printed = "".join(text for font in fonts for text in font.to_unicode.values())
    if _PRIVATE.search(printed):
        yield "character-private"
    if _FORBIDDEN.search(printed):
        yield "character-forbidden"
    if not exchange and ("OutputIntents" not in pdf.catalog or any(map(_is_cmyk, pdf.objects))):
        yield "colour-device"


def _faults_of_tags(structure: Structure) -> Iterator[Fault]:
    level = 0
    for element in structure.every():
        role = element.role
        if role in HEADINGS:
            if int(role[1:]) > level + 1:
                yield "heading-gap"
            level = int(role[1:])
        elif role == "Figure" and "Alt" not in element.entries:
            yield "picture-undescribed"
        elif role == "Table" and not is_regular(element.source):
            yield "table-uneven"
    if structure.unmarked:
        yield "text-untagged"


def _is_cmyk(entry: Any) -> bool:
    if not isinstance(entry, pydyf.Stream):
        return False
    if entry.extra.get("Subtype") == "/Image":
        return bool(entry.extra.get("ColorSpace") == "/DeviceCMYK")
    return b"/DeviceCMYK cs" in entry.stream or b"/DeviceCMYK CS" in entry.stream
