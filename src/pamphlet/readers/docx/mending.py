"""What mammoth would lose or stumble over is put into the XML in a form that it keeps.

The first step after the file is open: drawings with text in them, signs of symbol fonts, fields, hidden words,
drop capitals, cells that a row leaves out, relations that lead nowhere. What cannot be kept is reported here, where it is
still known.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import shorten
from types import MappingProxyType
from unicodedata import name as name_of_sign

from lxml import etree
from mammoth.docx.dingbats import dingbats

from pamphlet.diagnostics import Report
from pamphlet.readers.docx.changes import accept, deleted_notes
from pamphlet.readers.docx.fields import Fields
from pamphlet.readers.docx.note_marks import take_marks
from pamphlet.readers.docx.package import Package, attribute, child, name_of
from pamphlet.readers.docx.shapes import SHAPES, parted, renew, write_out
from pamphlet.readers.docx.styles import Styles
from pamphlet.source import Position

TEXT_PARTS = ("document", "footnotes", "endnotes")
_UNWRAPPED = frozenset({"dir", "bdo", "customXmlInsRange", "customXmlMoveFromRange"})
"""Elements around runs of which mammoth would lose what is in them."""

_ARROWS = re.compile(r"(?:LEFT|RIGHT|UP|DOWN)WARDS (?=.*ARROW)|(?:LEFT RIGHT|UP DOWN) (?=.*ARROW)")
_PLAIN = MappingProxyType(
    {"LEFTWARDS ": 0x2190, "UPWARDS ": 0x2191, "RIGHTWARDS ": 0x2192, "DOWNWARDS ": 0x2193, "LEFT RIGHT ": 0x2194}
    | {"UP DOWN ": 0x2195}
)
_TICKS = MappingProxyType({0x1F5F8: 0x2713, 0x1F5F4: 0x2717, 0x1F5F6: 0x2717, 0x1F5F7: 0x2612, 0x1F5F9: 0x2611})
"""Arrows and ticks of symbol fonts are heavy ones that hardly any font has; those that every font has stand in for them."""

_SHAPES = "wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas"


@dataclass(slots=True)
class Mender:
    """Mends the parts of one file.

    `contents` are paragraphs of a table of contents or an index, `changes` how many were accepted, and
    `marks` those of notes that the author chose, by their kinds and ids.
    """

    package: Package
    file: str
    report: Report
    contents: set[etree._Element] = field(default_factory=set)
    changes: int = 0
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    numbers: Mapping[etree._Element, int] | None = None

    def mend(self) -> None:
        """Mend every part that has text. Reports `markup-unsupported` and `image-missing`."""
        pages = 0
        _complete(self.package)
        self.accept()
        for kind in TEXT_PARTS:
            if (root := self.package.part(kind)) is None:
                continue
            for element in list(root.iter()):
                self.choose(element)
            fields = Fields(root, self.tell)
            fields.resolve()
            self.contents |= fields.contents
            pages += fields.pages
            relations = self.package.relations(kind)
            for element in list(root.iter()):
                self.one(element, relations)
            _raise_capitals(root)
        if pages:
            message = f"the text refers to pages by their numbers in Word ({pages} × PAGEREF), which are others here"
            hint = "refer to a heading or a figure by its name or number"
            self.report.add("markup-unsupported", message, Position(self.file, 1), hint=hint)

    def accept(self) -> None:
        """Accept the tracked changes, and take marks of notes that the author chose out of the text."""
        for kind in TEXT_PARTS:
            root = self.package.part(kind)
            self.changes += accept(root) if root is not None else 0
        document = self.package.part("document")
        for kind in ("footnote", "endnote"):
            notes = self.package.part(f"{kind}s")
            if document is None or notes is None:
                continue
            gone = deleted_notes(document, kind)
            for note in [one for one in notes if attribute(one, "id") in gone]:
                notes.remove(note)
            self.marks |= {(kind, id_): mark for id_, mark in take_marks(document, kind, notes).items()}

    def tell(self, message: str, element: etree._Element, hint: str, code: str = "markup-unsupported") -> None:
        """Report something at the paragraph of `element`; for one in a note, at the beginning of the file."""
        if self.numbers is None:
            root = self.package.part("document")
            paragraphs = (one for one in (root.iter() if root is not None else ()) if name_of(one) == "p")
            self.numbers = {one: number for number, one in enumerate(filter(is_word, paragraphs), 1)}
        around = (self.numbers.get(one) for one in (element, *element.iterancestors()))
        self.report.add(code, message, Position(self.file, next(filter(None, around), 1)), hint=hint)

    # --- drawings ---

    def choose(self, element: etree._Element) -> None:
        """Where there is something newer without something older that says the same, the newer is better than nothing."""
        parent, choice = element.getparent(), child(element, "Choice")
        if name_of(element) != "AlternateContent" or parent is None or choice is None:
            return
        fallback = child(element, "Fallback")
        if fallback is None or any(has(choice) and not has(fallback) for has in (_picture, _boxes)):
            place = parent.index(element)
            parent.remove(element)
            parent[place:place] = list(choice)

    def drawing(self, drawing: etree._Element) -> None:
        """A drawing in the newer form: the text in it goes into a box of the older form, which mammoth reads.

        The pictures of a group become drawings of their own.
        """
        if any(name_of(around) == "Fallback" or name_of(around) == "Choice" for around in drawing.iterancestors()):
            return
        boxes = _boxes(drawing)
        parent = drawing.getparent()
        if parent is not None and (pictures := parted(drawing)):
            parent[parent.index(drawing) : parent.index(drawing) + 1] = pictures
        if boxes and parent is not None:
            picture = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}pict")
            picture.extend(boxes)
        uri = next((attribute(one, "uri") or "" for one in drawing.iter() if name_of(one) == "graphicData"), "")
        kind = uri.rpartition("/")[2]
        if not boxes and not _picture(drawing) and kind not in _SHAPES:
            what = {"chart": "a chart", "diagram": "a diagram"}.get(kind, "a drawing")
            self.tell(f"{what} was left out", drawing, "in Word, save it as a picture and put that in its place")

    # --- one element ---

    def one(self, element: etree._Element, relations: Mapping[str, etree._Element]) -> None:
        """Mend one element."""
        name = name_of(element)
        if name == "drawing":
            self.drawing(element)
        elif name in ("blip", "imagedata", "hyperlink"):
            self.relation(element, relations)
            if name == "imagedata":
                renew(element)
        elif name == "sym":
            self.symbol(element)
        elif name in SHAPES and not is_word(element):
            element.tag = f"{{{etree.QName(element).namespace}}}shape"
        elif name == "textpath":
            write_out(element)
        elif name == "OLEObject":
            self.embedded(element)
        elif name == "showingPlcHdr":
            self.unfilled(element)
        elif name == "vanish" and is_word(element):
            self.hidden(element)
        elif name == "dstrike" and is_word(element):
            element.tag = f"{{{etree.QName(element).namespace}}}strike"
        elif name == "t":
            _symbols(element)
        elif name == "tr":
            _keep_columns(element)
        elif name in ("cr", "ptab") and is_word(element):
            element.tag = f"{{{etree.QName(element).namespace}}}{'br' if name == 'cr' else 'tab'}"
            element.attrib.clear()
        elif name == "ruby" and is_word(element):
            _ruby(element)
        elif name in _UNWRAPPED and (parent := element.getparent()) is not None:
            parent[parent.index(element) : parent.index(element) + 1] = list(element)
        elif name == "altChunk":
            self.tell("a piece of another file was left out", element, "in Word, put its text itself into the document")

    def relation(self, element: etree._Element, relations: Mapping[str, etree._Element]) -> None:
        """Take a relation away that leads nowhere; mammoth would give up the whole text for it."""
        for key in [key for key in element.attrib if str(key).rpartition("}")[2] in ("embed", "link", "id")]:
            if "relationships" not in str(key) or element.attrib[key] in relations:
                continue
            del element.attrib[key]
            if name_of(element) != "hyperlink":
                self.tell("a picture is not in the file", element, "put it into the document anew", "image-missing")

    def symbol(self, element: etree._Element) -> None:
        """A sign of a symbol font that has no place among all other signs is told, and its place is marked."""
        code, font = attribute(element, "char") or "", attribute(element, "font") or ""
        try:
            number = int(code, 16)
        except ValueError:
            number = 0
        shown = dingbats.get((font, number)) or dingbats.get((font, number & 0xFF))
        direction = _ARROWS.search(name_of_sign(chr(shown), "")) if shown is not None else None
        if shown is not None and direction is None and shown not in _TICKS:
            return
        number = _PLAIN[direction[0]] if direction else _TICKS.get(shown or 0, number)
        ordinary = chr(number) if 0x20 < number < 0xE000 else "\ufffd"
        if ordinary == "\ufffd":
            hint = "put a sign of an ordinary font in its place"
            self.tell(f"sign {code} of the font {font} is known to that font only", element, hint)
        element.tag = f"{{{etree.QName(element).namespace}}}t"
        element.attrib.clear()
        element.text = ordinary

    def embedded(self, element: etree._Element) -> None:
        """An object of another program stays as the picture that Word shows of it; one that is only an icon is told."""
        frame = element.getparent()
        if _picture(frame) and attribute(element, "DrawAspect") != "Icon":
            return
        program = (attribute(element, "ProgID") or "").partition(".")[0]
        message = f"a file inside the document ({program}) was left out" if program else "a file inside the document was left out"
        self.tell(message, element, "put what is to be printed of it into the text itself", "word-left-out")

    def unfilled(self, element: etree._Element) -> None:
        """A field of a form that nobody filled in holds only what Word says in it."""
        if attribute(element, "val") in ("0", "false", "off"):
            return
        frame = next((one for one in element.iterancestors() if name_of(one) == "sdt"), None)
        words = [one for one in (frame.iter() if frame is not None else ()) if name_of(one) == "t" and (one.text or "").strip()]
        styles = Styles.read(self.package.part("styles"))
        used = {styles.name(attribute(child(one.getparent(), "rPr", "rStyle"), "val")) for one in words}
        if used != {"placeholder text"}:
            return
        text = " ".join("".join(one.text or "" for one in words).split())
        for one in words:
            one.text = ""
        message = f"a field that nobody filled in was left out: “{shorten(text, 60, placeholder='…')}”"
        self.tell(message, element, "in Word, fill it in if it is to be printed", "word-left-out")

    def hidden(self, element: etree._Element) -> None:
        """Words that Word neither shows nor prints go, and that is told."""
        run = next((one for one in element.iterancestors() if name_of(one) in ("r", "pPr", "style")), None)
        if run is None or name_of(run) != "r" or attribute(element, "val") in ("0", "false", "off"):
            return
        words = [one for one in run if name_of(one) in ("t", "tab", "br", "sym", "noBreakHyphen", "softHyphen")]
        text = " ".join("".join(one.text or "" for one in words).split())
        for one in words:
            run.remove(one)
        if text:
            message = f"hidden text was left out: “{shorten(text, 60, placeholder='…')}”"
            self.tell(message, element, "in Word, take “hidden” off it if it is to be printed", "word-left-out")


# --- what needs no report -----------------------------------------------------------------


def is_word(element: etree._Element) -> bool:
    """Whether an element is of Word's own namespace, and not of a drawing's or a formula's."""
    return "wordprocessingml" in str(etree.QName(element).namespace)


def _raise_capitals(root: etree._Element) -> None:
    """A drop capital, which Word keeps in a frame of its own, goes back to its word at the beginning of the next paragraph."""
    for frame in [one for one in root.iter() if name_of(one) == "framePr" and attribute(one, "dropCap") in ("drop", "margin")]:
        paragraph = next((one for one in frame.iterancestors() if name_of(one) == "p"), None)
        after = paragraph.getnext() if paragraph is not None else None
        if paragraph is None or after is None or name_of(after) != "p":
            continue
        place = 1 if child(after, "pPr") is not None else 0
        runs = [one for one in paragraph if name_of(one) != "pPr"]
        for run in runs:
            if (properties := child(run, "rPr")) is not None:
                run.remove(properties)
        after[place:place] = runs


def _boxes(element: etree._Element) -> list[etree._Element]:
    """The boxes of text in an element, less those within others."""
    boxes = [one for one in element.iter() if name_of(one) == "txbxContent"]
    return [box for box in boxes if not any(around in boxes for around in box.iterancestors())]


def _complete(package: Package) -> None:
    """Styles without a kind are of paragraphs, as the standard says; several bodies become one."""
    styles, document = package.part("styles"), package.part("document")
    for style in styles if styles is not None else ():
        for name, usual in (("type", "paragraph"), ("styleId", "")):
            if name_of(style) == "style" and attribute(style, name) is None:
                style.set(f"{{{etree.QName(style).namespace}}}{name}", usual)
    bodies = [one for one in (document if document is not None else ()) if name_of(one) == "body"]
    for body in bodies[1:]:
        bodies[0].extend(list(body))


def _picture(element: etree._Element | None) -> bool:
    return element is not None and any(name_of(one) in ("blip", "imagedata") for one in element.iter())


def _symbols(text: etree._Element) -> None:
    """Letters of a symbol font within ordinary text, which Word keeps in a range of their own, as the signs they show."""
    run = text.getparent()
    font = attribute(child(run, "rPr", "rFonts"), "ascii") or ""
    written = text.text or ""
    if any("\uf000" <= sign <= "\uf0ff" for sign in written):
        shown = ((sign, dingbats.get((font, ord(sign) & 0xFF))) for sign in written)
        text.text = "".join(
            chr(_TICKS.get(code, code)) if code and "\uf000" <= sign <= "\uf0ff" else sign for sign, code in shown
        )


def _keep_columns(row: etree._Element) -> None:
    """Columns that a row leaves out at either end become an empty cell, so that the others stay below one another."""
    properties = child(row, "trPr")
    namespace = etree.QName(row).namespace
    for name in ("gridBefore", "gridAfter"):
        count = attribute(child(properties, name), "val") or "0"
        if not count.isdecimal() or not int(count):
            continue
        cell = etree.Element(f"{{{namespace}}}tc")
        span = etree.SubElement(etree.SubElement(cell, f"{{{namespace}}}tcPr"), f"{{{namespace}}}gridSpan")
        span.set(f"{{{namespace}}}val", count)
        first = next((place for place, one in enumerate(row) if name_of(one) in ("tc", "sdt")), len(row))
        row.insert(first if name == "gridBefore" else len(row), cell)


def _ruby(element: etree._Element) -> None:
    """A word with how to say it: the word, and the other in brackets."""
    parent, namespace = element.getparent(), etree.QName(element).namespace
    above = parent.getparent() if parent is not None else None
    if parent is None or above is None:
        return
    base, aid = child(element, "rubyBase"), child(element, "rt")
    words = "".join(one.text or "" for one in (aid if aid is not None else element).iter() if name_of(one) == "t")
    place = above.index(parent) + 1
    runs = list(base if base is not None else ())
    if words:
        run = etree.Element(f"{{{namespace}}}r")
        etree.SubElement(run, f"{{{namespace}}}t").text = f"({words})"
        runs.append(run)
    above[place:place] = runs
    parent.remove(element)
