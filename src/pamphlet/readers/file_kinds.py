"""What a file is that is not a text, told by its first bytes, so that the refusal can say what to do.

Beside the road: only `decode` asks, and only for the sake of a hint.
"""

_SAVE_AS_TEXT = "open it and save it as “plain text (UTF-8)”"
_SAVE_AS_DOCX = "open it in Word or LibreOffice and save it as .docx"
_UNLOCK = "open it in Word, take the password away under File → Info → Protect Document, and save it"
_EXPORT = "open it in Pages and take File → Export To → Word; a .docx file can be read"
_AGAIN = "copy or download it again, or let Word mend it with File → Open → Open and Repair"
_COPY = "open it, copy its text into a new text file, and build from that"
_UNPACK = "unpack it and build from the text in it"
_NAME_TEXT = "name the file that holds the text"

_PACKED = (
    (b"word/", "a Word document", "give its name the ending .docx"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text", "give its name the ending .odt"),
    (b"mimetypeapplication/epub+zip", "an e-book (EPUB)", "give its name the ending .epub"),
    (b"Index/Document.iwa", "a Pages document", _EXPORT),
    (b"ppt/", "a PowerPoint presentation", _COPY),
    (b"xl/", "an Excel workbook", _COPY),
    (b"PK", "a ZIP archive", _UNPACK),
)
"""Documents that are ZIP archives inside: a name that stands near their beginning, what they are, what to do."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", "a document that a password protects", _UNLOCK),
    ("WordDocument", "a document of an older Word", _SAVE_AS_DOCX),
    ("Workbook", "an Excel workbook", _COPY),
    ("PowerPoint Document", "a PowerPoint presentation", _COPY),
    ("MatOST", "a document of Microsoft Works", "open it in LibreOffice and save it as .docx"),
    ("Quill", "a document of Microsoft Publisher", _COPY),
    ("", "a document of an older Word or Excel", _SAVE_AS_DOCX),
)
"""What is in a file of the form that Office had before 2007, and has for what it locks (MS-CFB), by the names of its streams."""

_MARKUP = (
    (b'<?mso-application progid="Word.Document"', "a Word document of 2003 as XML", _SAVE_AS_DOCX),
    (b"<html", "a web page", "give its name the ending .html"),
    (b"<!doctype html", "a web page", "give its name the ending .html"),
)
"""What stands near the beginning of files in XML or HTML."""

_MAGIC = (
    (0, b"%PDF-", "a PDF", _COPY),
    (0, b"%!PS", "a PostScript file", _COPY),
    (0, b"{\\rtf", "a rich text document (RTF)", "give its name the ending .rtf"),
    (0, b"\xffWPC", "a WordPerfect document", _SAVE_AS_TEXT),
    (0, b"\x89PNG\r\n", "a picture (PNG)", _NAME_TEXT),
    (0, b"\xff\xd8\xff", "a picture (JPEG)", _NAME_TEXT),
    (0, b"GIF87a", "a picture (GIF)", _NAME_TEXT),
    (0, b"GIF89a", "a picture (GIF)", _NAME_TEXT),
    (0, b"II*\x00", "a picture (TIFF)", _NAME_TEXT),
    (0, b"MM\x00*", "a picture (TIFF)", _NAME_TEXT),
    (8, b"WEBP", "a picture (WebP)", _NAME_TEXT),
    (4, b"ftyp", "a film or a picture from a telephone", _NAME_TEXT),
    (0, b"ID3", "a sound recording", _NAME_TEXT),
    (0, b"OggS", "a sound recording", _NAME_TEXT),
    (8, b"WAVE", "a sound recording", _NAME_TEXT),
    (0, b"\x1f\x8b", "a gzip archive", _UNPACK),
    (0, b"BZh91AY&SY", "a bzip2 archive", _UNPACK),
    (0, b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (257, b"ustar", "a tar archive", _UNPACK),
    (0, b"\x7fELF", "a program", _NAME_TEXT),
    (0, b"MZ", "a program", _NAME_TEXT),
    (0, b"\xca\xfe\xba\xbe", "a program", _NAME_TEXT),
    (0, b"SQLite format 3\x00", "a database", _NAME_TEXT),
    (0, b"wOFF", "a font", _NAME_TEXT),
    (0, b"wOF2", "a font", _NAME_TEXT),
    (0, b"OTTO\x00", "a font", _NAME_TEXT),
    (0, b"\x00\x01\x00\x00", "a font", _NAME_TEXT),
)  # fmt: skip
"""Where a kind of file has its mark, the mark, what the file is, what to do."""

_ALSO_TEXT = (b"%PDF-", b"%!PS", b"{\\rtf", b"PK\x03\x04")
"""Marks that no article begins with, of files that hold text and may have no byte that a text has not."""


def is_document(data: bytes) -> bool:
    """Whether the bytes are certainly those of a document in another format, even where each of them could be text."""
    return data.startswith(_ALSO_TEXT)


def kind_of(data: bytes) -> tuple[str, str] | None:
    """What the bytes look like, and what to do about it; None where that is not known."""
    if data.startswith(b"PK\x03\x04"):
        return next((what, advice) for name, what, advice in _PACKED if name in data[:8192])
    if data.startswith(_COMPOUND):
        return next((what, advice) for name, what, advice in _STREAMS if name.encode("utf-16-le") in data)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    known = [(what, advice) for begin, what, advice in _MARKUP if head.startswith(b"<") and begin.lower() in head]
    known += [(what, advice) for offset, magic, what, advice in _MAGIC if data.startswith(magic, offset)]
    return known[0] if known else None


def hint_for(
    data: bytes, otherwise: str = "save the text as “plain text (UTF-8)” and build from that file", suffix: str = ""
) -> str:
    """What the bytes look like and what to do about it; `otherwise` where that is not known.

    A file whose name already has the ending that belongs to it (`suffix`) is not there whole.
    """
    kind = kind_of(data)
    if kind is None:
        return otherwise
    what, advice = kind
    return _AGAIN if suffix and advice.endswith(f" {suffix}") else f"this is {what}; {advice}"
