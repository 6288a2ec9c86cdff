"""Word documents for the tests, made with python-docx or of XML of our own, and what the reader makes of them."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from textwrap import dedent
from zipfile import ZipFile

from docx import Document as open_docx
from docx.document import Document as WordDocument

from pamphlet.diagnostics import Report
from pamphlet.outline import outline
from pamphlet.readers import reader_for
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Document

DOT = Path(__file__).parent / "spec" / "files" / "dot.png"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def new_document() -> WordDocument:
    """A document as Word begins one, without python-docx's own properties."""
    document = open_docx()
    for name in ("title", "author", "comments", "keywords"):
        setattr(document.core_properties, name, "")
    return document


def saved(document: WordDocument) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """The XML of a paragraph with one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def handmade(
    body: str, parts: Mapping[str, str] | None = None, relations: str = "", more: Mapping[str, bytes] | None = None
) -> bytes:
    """A .docx with this body; `parts` are the insides of further parts (`footnotes`), by their names."""
    parts = parts or {}
    kinds = {
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "styles": "styles",
        "numbering": "numbering",
        "comments": "comments",
    }
    links = "".join(
        f'<Relationship Id="p{name}" Type="{_RELATION}/{name if name in kinds else "header"}" Target="{name}.xml"/>'
        for name in parts
    )
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'{HEAD}<Types xmlns="{_TYPES}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="png" ContentType="image/png"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'{HEAD}<Relationships xmlns="{_TYPES}/relationships">'
            f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        links = f'{HEAD}<Relationships xmlns="{_TYPES}/relationships">{links}{relations}</Relationships>'
        archive.writestr("word/_rels/document.xml.rels", links)
        archive.writestr("word/document.xml", f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, inside in parts.items():
            root = name if name in kinds else "hdr"
            archive.writestr(f"word/{name}.xml", f"{HEAD}<w:{root} {NAMESPACES}>{inside}</w:{root}>")
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def read(data: bytes) -> tuple[Document, Report]:
    reader, report = reader_for(".docx"), Report()
    assert reader
    return reader(Source("a.docx", data, Path("a.docx")), Settings(), report), report


def read_quietly(data: bytes) -> str:
    document, report = read(data)
    assert report.diagnostics == []
    return outline(document)


def tree(text: str) -> str:
    return dedent(text).removeprefix("\n")


def numbering() -> str:
    def level(depth: int, format: str, start: int = 1) -> str:
        return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/></w:lvl>'

    return (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", 3)}{level(1, "lowerLetter")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet")}{level(1, "bullet")}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def item(text: str, list_id: int, depth: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def picture(relation: str, properties: str = "") -> str:
    namespaces = (
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    )
    return (
        f"<w:p><w:r><w:drawing {namespaces}><wp:inline>{properties}<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f"<a:blip {relation}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def with_part(data: bytes, name: str, text: str) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, text if entry == name else old.read(entry))
    return out.getvalue()


def field(instruction: str, result: str) -> str:
    """The XML of a field with its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def run(text: str, properties: str = "") -> str:
    """The XML of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
