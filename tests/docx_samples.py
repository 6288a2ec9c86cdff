"""Word documents for the tests, made with python-docx and, where that knows no way, with XML of our own."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document as open_docx
from docx.document import Document as WordDocument

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
