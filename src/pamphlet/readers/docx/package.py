"""The zip file that a Word document is, opened with care.

What is in it is bounded before it is unpacked; its XML is read without entities, document types or
the network, and only what was read in that way is handed on to mammoth.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import basename, dirname, join, normpath

from lxml import etree

from pamphlet.readers.file_kinds import hint_for, kind_of
from pamphlet.readers.zips import BROKEN
from pamphlet.resources import SIZE_LIMIT

PARTS_LIMIT = 5000
"""The largest number of files in the zip."""


class Damaged(Exception):
    """The file is not a Word document; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint or ANEW


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace, which Word writes in two ways; "" for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """The attribute `name`, whatever its namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of the first name, its first child of the second, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if name_of(one) == name), None)
    return element


_NEEDED = frozenset({"document", "footnotes", "endnotes"})
"""The parts that hold text: what they are for in a file where one of them is broken, nobody can tell."""

ANEW = "open it in Word and save it anew"
_UNKNOWN = "if it is a plain text, give its name the ending .txt; otherwise copy or download it again"


@dataclass(slots=True)
class Package:
    """The parts of a Word file: XML as trees, which may be changed, and everything else as bytes.

    `broken` are the parts that could not be read and are not here: each with what is wrong in it.
    """

    xml: dict[str, etree._Element] = field(default_factory=dict)
    other: dict[str, bytes] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes) -> "Package":
        """Unpack a file.

        Raises Damaged for one that is no zip, has too much in it, or whose text is XML that is broken
        or strange; broken styles, lists or properties go to `broken`.
        """
        package = cls()
        kind = kind_of(data)
        if not data:
            raise Damaged("it is empty", "copy or download it again")
        if kind and not data.startswith(b"PK"):
            raise Damaged(f"it is {kind[0]}", kind[1])
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                entries = archive.infolist()
                if len(entries) > PARTS_LIMIT or sum(entry.file_size for entry in entries) > 4 * SIZE_LIMIT:
                    raise Damaged("there is too much in it")
                for entry in entries:
                    if entry.file_size > SIZE_LIMIT:
                        raise Damaged(f"its part {entry.filename} is too large")
                    if not entry.is_dir():
                        package._add(entry.filename, archive.read(entry))
        except BROKEN as problem:
            raise Damaged(f"it is not a whole .docx file ({problem})", hint_for(data, _UNKNOWN, ".docx")) from None
        if not (package.name("document") in package.xml or package.broken):
            what = "it is in truth something else" if kind and not kind[1].endswith(".docx") else "no text of Word is in it"
            raise Damaged(what, hint_for(data, ANEW))
        for name, reason in package.broken.items():
            if basename(name) == "[Content_Types].xml" or name in map(package.name, _NEEDED) or name.endswith(".rels"):
                raise Damaged(f"its part {name} {reason}")
        return package

    def _add(self, name: str, data: bytes) -> None:
        if not name.endswith((".xml", ".rels")):
            self.other[name] = data
            return
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as problem:
            self.broken[name] = f"is broken: {problem.msg}"
            return
        if b"<!DOCTYPE" in data or root.getroottree().docinfo.internalDTD is not None:
            self.broken[name] = "has a document type, which Word never writes"
            return
        self.xml[name] = root

    def zipped(self) -> bytes:
        """The parts as a Word file again, with the changes that were made in them."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, root in self.xml.items():
                archive.writestr(name, etree.tostring(root, encoding="utf-8", xml_declaration=True))
            for name, data in self.other.items():
                archive.writestr(name, data)
        return out.getvalue()

    def part(self, kind: str) -> etree._Element | None:
        """The part that serves as `kind` (`styles`, `footnotes`, `document`)."""
        return self.xml.get(self.name(kind))

    def name(self, kind: str) -> str:
        """The name of the part that serves as `kind`: as the file's own list says, else its usual one."""
        if kind in ("document", "core"):
            wanted, usual = {
                "document": ("officeDocument", "word/document.xml"),
                "core": ("core-properties", "docProps/core.xml"),
            }[kind]
            return self._related("_rels/.rels", wanted, "", usual)
        main = self.name("document")
        folder = dirname(main)
        return self._related(f"{folder}/_rels/{basename(main)}.rels", kind, folder, f"word/{kind}.xml")

    def relations(self, kind: str) -> Mapping[str, etree._Element]:
        """What the part that serves as `kind` refers to by ids: links, pictures, other parts."""
        name = self.name(kind)
        related = self.xml.get(f"{dirname(name)}/_rels/{basename(name)}.rels", ())
        return {id_: one for one in related if (id_ := attribute(one, "Id"))}

    def _related(self, list_: str, kind: str, folder: str, usual: str) -> str:
        for one in self.xml.get(list_, ()):
            target = attribute(one, "Target") or ""
            name = normpath(join("/", folder, target)).lstrip("/")
            if (attribute(one, "Type") or "").endswith(f"/{kind}") and (name in self.xml or name in self.broken):
                return name
        return usual

    def parts(self, beginning: str) -> list[etree._Element]:
        """All parts whose names begin so (`word/header`), by name."""
        return [self.xml[name] for name in sorted(self.xml) if name.startswith(beginning)]
