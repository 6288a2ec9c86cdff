"""What Pandoc leaves behind in a source, read beside it: the properties of OpenDocument, and how many notes there were.

Pandoc does not read the properties of an .odt file at all, and some programs write the notes and headings of RTF in a
way that it passes over. Such bytes are mended before it sees them; the notes are counted, so that none is lost in silence.
"""

import re
import zipfile
from io import BytesIO

from lxml import etree

from pamphlet.diagnostics import Report
from pamphlet.options import Option
from pamphlet.readers.zips import BROKEN
from pamphlet.resources import SIZE_LIMIT
from pamphlet.source import Position, Source

_KEYS = {
    "title": "title",
    "initial-creator": "author",
    "description": "description",
    "keyword": "keywords",
    "language": "language",
}
_FOOTNOTE = re.compile(rb"\\footnote(?![a-zA-Z])")
_LISTED_HEADING = re.compile(rb"(\\outlinelevel\d[^{}]{0,300})\{\\listtext[^{}]{0,100}\}\\ls\d+")
_NOTE = re.compile(rb"<text:note[\s>]")


def properties(source: Source, report: Report) -> tuple[Option, ...]:
    """What an .odt file says of itself, as keys; nothing for any other file. Reports `word-part-damaged`."""
    data = _part(source, "meta.xml") if source.suffix == ".odt" else b""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)) if data else None
    except etree.XMLSyntaxError as problem:
        message = f"what {source.name} says of itself (its part meta.xml) is broken, and was left out: {problem.msg}"
        report.add("word-part-damaged", message, Position(source.name, 1), hint="open it in LibreOffice and save it anew")
        return ()
    said: dict[str, list[str]] = {}
    for element in root.iter() if root is not None else ():
        name = str(element.tag).rpartition("}")[2]
        if name in _KEYS and (words := " ".join((element.text or "").split())):
            said.setdefault(_KEYS[name], []).append(words)
    here = Position(source.name, 1)
    return tuple(Option(key, tuple(words) if key == "keywords" else words[0], here) for key, words in said.items())


def as_pandoc_reads(source: Source) -> bytes:
    """The bytes of a source, as Pandoc finds all that is in them.

    LibreOffice writes the notes of RTF with the sign (`\\*`) that a reader may pass them over, and its headings as items of a
    list, which Pandoc takes at its word.
    """
    if source.suffix != ".rtf":
        return source.data
    return _LISTED_HEADING.sub(rb"\1", source.data.replace(b"{\\*\\footnote", b"{\\footnote"))


def notes_in(source: Source) -> int:
    """How many notes an .odt or .rtf file has; 0 where that cannot be told."""
    if source.suffix == ".rtf":
        return len(_FOOTNOTE.findall(source.data))
    return len(_NOTE.findall(_part(source, "content.xml"))) if source.suffix == ".odt" else 0


def _part(source: Source, name: str) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            return archive.read(name) if archive.getinfo(name).file_size <= SIZE_LIMIT else b""
    except (*BROKEN, KeyError):
        return b""
