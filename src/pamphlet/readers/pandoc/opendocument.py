"""What Pandoc passes over in a text of LibreOffice: put into a form that it keeps, before it sees the file.

It knows neither text in frames and shapes, nor fields (a cross-reference to a table, a date, a word to fill in), nor
lists of sources, nor what pictures show. So a frame's text comes to stand behind the paragraph that it hangs on, a
field becomes its words, and descriptions go beside the tree. Comments are left out, and told.
"""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from pamphlet.diagnostics import Report
from pamphlet.readers.zips import BROKEN
from pamphlet.resources import SIZE_LIMIT
from pamphlet.source import Position, Source

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _DRAW, _TABLE = f"{{{_NAMES}text:1.0}}", f"{{{_NAMES}drawing:1.0}}", f"{{{_NAMES}table:1.0}}"
_DRAWING = f"{{{_NAMES}svg-compatible:1.0}}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_LINES = frozenset({_TEXT + "p", _TEXT + "h"})
_BLOCKS = _LINES | {_TEXT + "list", _TABLE + "table"}
_INDEXES = frozenset({_TEXT + "bibliography", _TEXT + "numbered-paragraph"})
_KEPT = (
    "a bibliography-mark bookmark bookmark-end bookmark-ref bookmark-start change change-end change-start hidden-paragraph "
    "hidden-text line-break note reference-mark reference-mark-end reference-mark-start reference-ref s script sequence "
    "soft-page-break span tab"
)
_KNOWN = frozenset(_TEXT + name for name in _KEPT.split())
"""What Pandoc reads in a line, or what says nothing there."""


class Mended(NamedTuple):
    """The bytes that Pandoc gets, and what the pictures in them show, by their names."""

    data: bytes
    descriptions: Mapping[str, str]


def mend(source: Source, report: Report) -> Mended:
    """An .odt file with all of its words where Pandoc finds them; one that is damaged stays as it is.

    Reports `word-left-out` for comments.
    """
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            if archive.getinfo("content.xml").file_size > SIZE_LIMIT:
                return Mended(source.data, {})
            root = etree.fromstring(archive.read("content.xml"), _PARSER)
            _tell_comments(root, source, report)
            descriptions = dict(_descriptions(root))
            if not any([_unframe(root), _unwrap(root), _spell_out(root)]):
                return Mended(source.data, descriptions)
            return Mended(_with_content(archive, etree.tostring(root, xml_declaration=True, encoding="UTF-8")), descriptions)
    except (*BROKEN, KeyError, etree.XMLSyntaxError):
        return Mended(source.data, {})


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _with_content(archive: zipfile.ZipFile, content: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in archive.infolist():
            copy.writestr(entry.filename, content if entry.filename == "content.xml" else archive.read(entry))
    return made.getvalue()


def _tell_comments(root: etree._Element, source: Source, report: Report) -> None:
    count = sum(1 for _ in root.iter(f"{{{_NAMES}office:1.0}}annotation"))
    if count:
        message = "a comment was left out" if count == 1 else f"{count} comments were left out"
        report.add("word-left-out", message, Position(source.name, 1))


def _descriptions(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The name of each picture that is said to show something, and what."""
    for frame in root.iter(_DRAW + "frame"):
        picture = frame.find(_DRAW + "image")
        words = (frame.findtext(_DRAWING + name) for name in ("desc", "title"))
        said = next((" ".join(text.split()) for text in words if text and text.strip()), "")
        if picture is not None and said:
            yield str(picture.get(_HREF)), said


# --- frames and shapes ------------------------------------------------------------------------


def _unframe(root: etree._Element) -> bool:
    """Put the text of frames and shapes behind the paragraph that they hang on; whether there was any."""
    found = False
    for drawn in [element for element in root.iter() if str(element.tag).startswith(_DRAW)]:
        parts = [] if any(str(around.tag).startswith(_DRAW) for around in drawn.iterancestors()) else list(_outer(drawn))
        if not any(part.tag in _BLOCKS for part in parts) or _is_captioned_picture(parts):
            continue
        found = True
        line = next((around for around in drawn.iterancestors() if around.tag in _LINES), None)
        after = drawn if line is None else line
        for part in reversed(parts):
            part.tail = None
            block = part if part.tag in _BLOCKS else etree.Element(_TEXT + "p")
            if block is not part:
                block.append(part)
            after.addnext(block)
        _take_out(drawn)
    return found


def _outer(element: etree._Element) -> Iterator[etree._Element]:
    """The blocks in an element that are in no other, and the pictures beside them."""
    for inner in element:
        if inner.tag in _BLOCKS or (inner.tag == _DRAW + "frame" and inner.find(_DRAW + "image") is not None):
            yield inner
        else:
            yield from _outer(inner)


def _is_captioned_picture(blocks: list[etree._Element]) -> bool:
    """Whether a frame holds a picture and the words below it, which Pandoc knows."""
    return len(blocks) == 1 and next(blocks[0].iter(_DRAW + "image"), None) is not None


def _take_out(element: etree._Element) -> None:
    """Take an element out of its parent, and leave the words behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


# --- fields and lists ---------------------------------------------------------------------------


def _unwrap(root: etree._Element) -> bool:
    """Let what is in a list of sources, a numbered paragraph or a group of rows stand by itself; whether there was any."""
    for group in (groups := list(root.iter(_TABLE + "table-row-group"))):
        for row in reversed(group):
            group.addnext(row)
        _take_out(group)
    found = [element for element in root.iter() if element.tag in _INDEXES]
    for element in found:
        for block in reversed(list(_outer(element))):
            element.addnext(block)
        _take_out(element)
    return bool(found or groups)


def _spell_out(root: etree._Element) -> bool:
    """Make fields the words that they show; whether there were any. How to say an East Asian word stands in brackets."""
    fields = [element for element in root.iter() if _is_field(element)]
    for field in fields:
        if field.tag == _TEXT + "ruby-text":
            field.text = f"({field.text or ''})"
        field.tag = _TEXT + "span"
        field.attrib.clear()
    return bool(fields)


def _is_field(element: etree._Element) -> bool:
    tag = str(element.tag)
    parent = element.getparent()
    inline = parent is not None and (parent.tag in _LINES or parent.tag in _INLINE)
    return inline and tag.startswith(_TEXT) and tag not in _KNOWN and any(str(text).strip() for text in element.itertext())


_INLINE = frozenset(_TEXT + name for name in ("span", "a", "meta", "meta-field", "ruby"))
