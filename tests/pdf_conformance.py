"""Checks of a PDF against what PDF/UA and PDF/A ask for, made with pikepdf alone and knowing nothing of how the file came about.

`problems(data)` reads a file as a stranger does and gives sentences; none means that nothing is wrong. It
is no full validator: what it looks at is what a pamphlet can get wrong.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pikepdf

from pdf_reading import Element, Reading, to_unicode

GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "Index", "Caption"}
BLOCKS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Figure", "Formula", "Form"}
TABLES = {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
LINES = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"}
PDF_1 = GROUPS | BLOCKS | TABLES | LINES
GONE = {"Art", "BlockQuote", "TOC", "TOCI", "Index", "Quote", "Note", "Reference", "BibEntry", "Code"}
PDF_2 = (PDF_1 - GONE) | {"FENote", "Aside", "Em", "Strong"}
SPACES = {"http://iso.org/pdf/ssn": PDF_1, "http://iso.org/pdf2/ssn": PDF_2}
HOLDS = {
    "L": {"LI", "Caption", "L"},
    "LI": {"Lbl", "LBody"},
    "Table": {"THead", "TBody", "TFoot", "TR", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
"""Types that may hold only these."""
ONLY_IN = {"LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "TOCI": {"TOC"}}
"""Types that may stand only in these."""
NO_TEXT = {"Document", "Part", "Art", "Sect", "Div", "L", "LI", "Table", "TR", "THead", "TBody", "TFoot", "TOC", "BlockQuote"}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NAMESPACES = {
    "rdf": RDF[1:-1],
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "ext": "http://www.aiim.org/pdfa/ns/extension/",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
}


# --- the checks ------------------------------------------------------------------------------------------


def problems(data: bytes) -> list[str]:
    """All that is wrong with a PDF that claims PDF/UA and PDF/A."""
    reading = Reading(data)
    checks = (tree, content, links, headings_and_notes, tables, fonts, pictures, catalogue, metadata, transparency)
    return [*reading.found, *(sentence for check in checks for sentence in check(reading))]


def tree(reading: Reading) -> Iterator[str]:
    """Types are standard ones in their right places; nothing in the file is outside the tree."""
    root = reading.file.Root.StructTreeRoot
    second = reading.file.pdf_version >= "2.0"
    if [element.type for element in reading.roots] != ["Document"]:
        yield f"the tree begins with {[e.type for e in reading.roots]}"
    if "/RoleMap" in root:
        yield "there is a role map, though all types are standard ones"
    everything = {o.objgen for o in reading.file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"}
    if everything != {element.obj.objgen for element in reading.elements}:
        yield "some elements are outside the tree"
    for element in reading.elements:
        known = SPACES[str(element.obj.NS.NS)] if second else PDF_1
        above = element.parent.type if element.parent else None
        if element.type not in known:
            yield f"{element.type} is no standard type"
        kids = [kid.type for kid in element.kids if isinstance(kid, Element)]
        if element.type in HOLDS and not set(kids) <= HOLDS[element.type]:
            yield f"{element.type} holds {kids}"
        if element.type in ONLY_IN and above not in ONLY_IN[element.type]:
            yield f"{element.type} stands in {above}"
        if element.type in NO_TEXT and any(isinstance(kid, tuple) for kid in element.kids):
            yield f"{element.type} holds text without a paragraph"
        if element.type == "P" and above == "P":
            yield "P stands in P"
        if element.type == "LI" and (kids.count("Lbl") > 1 or kids not in (["Lbl"], sorted(kids, reverse=True))):
            yield f"LI holds {kids}"
        if "Caption" in kids and kids.index("Caption") not in (0, len(kids) - 1):
            yield f"{element.type} has its caption in the middle"
        if not element.kids and element.type not in {"TD", "TH"}:
            yield f"{element.type} is empty"


def content(reading: Reading) -> Iterator[str]:
    """Each piece of content is in the tree once, and the way back is in the parent tree."""
    parents = {int(number): entry for number, entry in _numbers(reading.file.Root.StructTreeRoot.ParentTree)}
    keys = []
    for number, (page, pieces) in enumerate(zip(reading.file.pages, reading.pieces, strict=True)):
        key = int(page.obj.StructParents)
        keys.append(key)
        back = list(parents[key])
        if sorted(pieces) != list(range(len(back))):
            yield f"page {number + 1}: {len(pieces)} pieces of content, {len(back)} in the parent tree"
        for mark in pieces:
            if reading.used[number, mark] != 1:
                yield f"page {number + 1}: content {mark} is {reading.used[number, mark]} times in the tree"
            elif back[mark].objgen != reading.holders[number, mark].obj.objgen:
                yield f"page {number + 1}: the parent tree has another element for content {mark}"
        if page.obj.get("/Tabs") != "/S":
            yield f"page {number + 1}: the order of tabs is not that of the tree"
    if extra := [place for place in reading.used if place[1] not in reading.pieces[place[0]]]:
        yield f"the tree has content that is not on the pages: {extra[:3]}"
    keys += [int(a.StructParent) for page in reading.file.pages for a in page.obj.get("/Annots", []) if "/StructParent" in a]
    if sorted(keys) != sorted(parents) or len(set(keys)) != len(keys):
        yield "the parent tree has other keys than pages and annotations"
    if int(reading.file.Root.StructTreeRoot.ParentTreeNextKey) <= max(parents):
        yield "the next key of the parent tree is taken"


def _numbers(node: Any) -> Iterator[tuple[Any, Any]]:
    for kid in node.get("/Kids", []):
        yield from _numbers(kid)
    pairs = list(node.get("/Nums", []))
    yield from zip(pairs[::2], pairs[1::2], strict=True)


def links(reading: Reading) -> Iterator[str]:
    """Each link annotation belongs to one Link, can be found back from it, says what it is, and is printed."""
    parents = {int(number): entry for number, entry in _numbers(reading.file.Root.StructTreeRoot.ParentTree)}
    for number, page in enumerate(reading.file.pages, 1):
        places = Counter(tuple(round(float(edge)) for edge in a.Rect) for a in page.obj.get("/Annots", []))
        if places and max(places.values()) > 1:
            yield f"page {number}: two annotations in one place"
        for annotation in page.obj.get("/Annots", []):
            holder = reading.owners.get(annotation.objgen)
            if annotation.Subtype != "/Link":
                yield f"page {number}: an annotation {annotation.Subtype}"
            if reading.annotations[annotation.objgen] != 1 or holder is None or holder.type != "Link":
                yield f"page {number}: an annotation is not in one Link of the tree"
            elif "/StructParent" not in annotation or parents[int(annotation.StructParent)].objgen != holder.obj.objgen:
                yield f"page {number}: an annotation does not lead back to its Link"
            if not str(annotation.get("/Contents", "")).strip():
                yield f"page {number}: a link without words"
            if int(annotation.get("/F", 0)) != 4:
                yield f"page {number}: a link with flags {annotation.get('/F')}"
    for element in reading.elements:
        if element.type == "Link" and not any(isinstance(kid, pikepdf.Dictionary) for kid in element.kids):
            yield "a Link without an annotation"


def headings_and_notes(reading: Reading) -> Iterator[str]:
    """Headings go down one level at a time; notes have ids that no other has; pictures are described; languages are languages."""
    level, ids = 0, list[str]()
    for element in reading.elements:
        if heading := re.fullmatch(r"H([1-6])", element.type):
            if int(heading[1]) > level + 1:
                yield f"after a heading of level {level} comes one of level {heading[1]}"
            level = int(heading[1])
        if element.type in {"Note", "FENote"}:
            ids.append(str(element.obj.get("/ID", "")))
        if element.type == "Figure" and not str(element.obj.get("/Alt", "")):
            yield "a picture without a description"
        if "/Lang" in element.obj and not re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", str(element.obj.Lang)):
            yield f"“{element.obj.Lang}” is no language"
    names = list(reading.file.Root.StructTreeRoot.IDTree.Names) if ids else []
    if len(set(ids)) != len(ids) or "" in ids:
        yield f"notes without an id of their own: {ids}"
    if [str(name) for name in names[::2]] != sorted(ids, key=str.encode):
        yield "the tree of ids is not that of the notes"


def tables(reading: Reading) -> Iterator[str]:
    """Rows of a table have the same width; heads say what they are the head of."""
    for table in reading.elements:
        if table.type != "Table":
            continue
        widths, reaching = set[int](), dict[int, int]()
        for number, line in enumerate(element for element in table.every() if element.type == "TR"):
            column = 0
            for cell in (kid for kid in line.kids if isinstance(kid, Element)):
                if cell.type == "TH" and cell.attribute("/Scope") not in {"/Row", "/Column", "/Both"}:
                    yield "a head of a table without a scope"
                while reaching.get(column, 0) > number:
                    column += 1
                for _ in range(int(cell.attribute("/ColSpan") or 1)):
                    reaching[column] = number + int(cell.attribute("/RowSpan") or 1)
                    column += 1
            widths.add(max([column, *(c + 1 for c, end in reaching.items() if end > number)]))
        if len(widths) > 1:
            yield f"a table has rows of {sorted(widths)} columns"


def fonts(reading: Reading) -> Iterator[str]:
    """All fonts are in the file, and every glyph stands for characters that Unicode defines."""
    for font in reading.file.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font" or font.Subtype == "/Type3":
            continue
        if font.Subtype == "/Type0":
            for text in to_unicode(font).values():
                if not text or any(unicodedata.category(c) in {"Co", "Cs"} or c in "\0\ufeff\ufffe\uffff" for c in text):
                    yield f"{font.BaseFont}: a glyph stands for {text!r}"
            if font.Encoding != "/Identity-H":
                yield f"{font.BaseFont}: encoding {font.Encoding}"
        elif not {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys()):
            yield f"{font.BaseFont} is not in the file"
        elif font.Subtype == "/CIDFontType2" and "/CIDToGIDMap" not in font:
            yield f"{font.BaseFont}: no map from codes to glyphs"
        elif font.Subtype == "/CIDFontType0" and font.FontDescriptor.FontFile3.Subtype != "/CIDFontType0C":
            yield f"{font.BaseFont} is wrapped, so that validators find its glyphs by the codes of letters"


def pictures(reading: Reading) -> Iterator[str]:
    """Pictures are not smoothed and keep to colours that the file defines; the place of each is on its page."""
    for image in reading.file.objects:
        if isinstance(image, pikepdf.Stream) and image.get("/Subtype") == "/Image":
            if image.get("/Interpolate", False):
                yield "a picture is interpolated"
            if image.get("/ColorSpace") == "/DeviceCMYK":
                yield "a picture is in CMYK"
            if {"/Alternates", "/OPI"} & set(image.keys()):
                yield "a picture has alternates"
    for element in reading.elements:
        if element.type == "Figure" and (place := next((kid for kid in element.kids if isinstance(kid, tuple)), None)):
            left, bottom, right, top = (float(edge) for edge in element.attribute("/BBox"))
            box = [float(edge) for edge in reading.file.pages[place[0]].obj.MediaBox]
            if not (box[0] - 1 <= left < right <= box[2] + 1 and box[1] - 1 <= bottom < top <= box[3] + 1):
                yield f"a picture stands outside its page: {(left, bottom, right, top)}"


def catalogue(reading: Reading) -> Iterator[str]:
    """The file says that it is tagged, in which language it is, and shows its title; nothing in it runs or is locked."""
    root: Any = reading.file.Root
    if reading.file.is_encrypted:
        yield "the file is encrypted"
    if "/MarkInfo" not in root or root.MarkInfo.Marked is not True or "/Suspects" in root.MarkInfo:
        yield "the file does not say plainly that it is tagged"
    if not str(root.get("/Lang", "")):
        yield "the file has no language"
    if "/ViewerPreferences" not in root or root.ViewerPreferences.DisplayDocTitle is not True:
        yield "the title is not shown"
    if "/ID" not in reading.file.trailer or not all(len(bytes(part)) >= 16 for part in reading.file.trailer.ID):
        yield "the file has no identifier"
    if {"/OpenAction", "/AA", "/AcroForm", "/NeedsRendering", "/Requirements", "/OCProperties"} & set(root.keys()):
        yield "the file does something when it is opened"
    intents = list(root.get("/OutputIntents", []))
    if [str(intent.S) for intent in intents] != ["/GTS_PDFA1"]:
        yield "there is not one output intent for archives"
    elif intents[0].DestOutputProfile.read_bytes()[36:40] != b"acsp" or int(intents[0].DestOutputProfile.N) != 3:
        yield "the output intent has no colour profile for screens"
    for entry in reading.file.objects:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") in {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData"}:
            yield f"the file has an action {entry.S}"


def transparency(reading: Reading) -> Iterator[str]:
    """What is see-through says in which colours; nothing is drawn in a way that archives do not know."""
    for entry in reading.file.objects:
        if not isinstance(entry, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if "/Group" in entry and entry.Group.get("/S") == "/Transparency" and "/CS" not in entry.Group:
            yield "a group that is see-through has no colour space"
        if entry.get("/BM", "/Normal") not in {"/Normal", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten"}:
            yield f"a blend mode {entry.BM}"
        if {"/TR", "/HTP"} & set(entry.keys()) and entry.get("/Type") == "/ExtGState":
            yield "a graphics state with a transfer function"
        if isinstance(entry, pikepdf.Stream) and entry.get("/Filter") == "/LZWDecode":
            yield "a stream is packed with LZW"


def metadata(reading: Reading) -> Iterator[str]:
    """The metadata as XMP has a title and claims, and says what the older form says."""
    stream = reading.file.Root.Metadata
    if "/Filter" in stream:
        yield "the metadata is packed"
    rdf = ElementTree.fromstring(stream.read_bytes()).find("rdf:RDF", NAMESPACES)
    if rdf is None:
        yield "there is no metadata"
        return
    said = claims(rdf)
    second = reading.file.pdf_version >= "2.0"
    if not _value(rdf, "dc:title/rdf:Alt/rdf:li"):
        yield "the metadata has no title"
    if said["ua"] != ("2" if second else "1") or (said["a"] or "")[:1] not in ({"4"} if second else {"2", "3"}):
        yield f"the claims are {said}"
    described = _value(rdf, ".//schema:namespaceURI") == NAMESPACES["pdfuaid"]
    if described != (not second):
        yield "the claim of PDF/UA is described wrongly for archives"
    if second:
        if "/Info" in reading.file.trailer:
            yield "there is metadata of the older form"
        return
    info = reading.file.trailer.Info
    authors = [li.text for li in rdf.findall("rdf:Description/dc:creator/rdf:Seq/rdf:li", NAMESPACES)]
    pairs = {
        "/Title": _value(rdf, "dc:title/rdf:Alt/rdf:li"),
        "/Subject": _value(rdf, "dc:description/rdf:Alt/rdf:li"),
        "/Author": ", ".join(filter(None, authors)),
        "/Keywords": _value(rdf, "pdf:Keywords"),
        "/Creator": _value(rdf, "xmp:CreatorTool"),
        "/Producer": _value(rdf, "pdf:Producer"),
        "/CreationDate": _as_pdf_date(_value(rdf, "xmp:CreateDate")),
        "/ModDate": _as_pdf_date(_value(rdf, "xmp:ModifyDate")),
    }
    for key, value in pairs.items():
        if str(info.get(key, "")) != value:
            yield f"{key} is “{info.get(key, '')}” here and “{value}” there"


def _as_pdf_date(date: str) -> str:
    return f"D:{re.sub('[-:T]', '', date)}" if date else ""


def _value(rdf: Any, path: str) -> str:
    """The text of a property, written as an element or as an attribute."""
    found = rdf.find(path if path.startswith(".") else f"rdf:Description/{path}", NAMESPACES)
    if found is not None:
        return found.text or ""
    prefix, _, name = path.rpartition(":")
    key = f"{{{NAMESPACES.get(prefix, '')}}}{name}"
    return next((d.attrib[key] for d in rdf.findall("rdf:Description", NAMESPACES) if key in d.attrib), "")


def claims(source: Any) -> dict[str, str | None]:
    """What a file (or its RDF) says that it keeps: the part of PDF/UA, and part and level of PDF/A."""
    rdf = source
    if isinstance(source, bytes):
        file = pikepdf.open(BytesIO(source))
        rdf = ElementTree.fromstring(file.Root.Metadata.read_bytes()).find("rdf:RDF", NAMESPACES)
    return {
        "ua": _value(rdf, "pdfuaid:part") or None,
        "a": _value(rdf, "pdfaid:part") + _value(rdf, "pdfaid:conformance") or None,
    }
