"""What mammoth does not tell of a Word file, looked up in its XML beforehand.

Every paragraph, and every run that has something to tell, gets a bookmark as a mark; mammoth carries
bookmarks along, so `blocks` and `inlines` find the facts again at the place where they belong.
"""

import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from pamphlet.readers.docx.formulas import tex_of
from pamphlet.readers.docx.mending import TEXT_PARTS, is_word
from pamphlet.readers.docx.numbering import ListLevel, Numbering
from pamphlet.readers.docx.package import Package, attribute, child, name_of
from pamphlet.readers.docx.shapes import PictureFacts, picture_facts
from pamphlet.readers.docx.styles import Role, Styles, indent_of

MARK = "\ue000"
"""Begins the names of our bookmarks; a character that no one can type."""

INSET = 360
"""How far a paragraph is moved in that is a quotation, in twips: a quarter of an inch at least."""

_CODE_FONTS = frozenset(
    {"courier", "courier new", "consolas", "menlo", "monaco", "source code pro", "dejavu sans mono", "liberation mono"}
)


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """Of a paragraph: its number, heading level (from 1), place in a list, and what its style makes of it.

    `contents` says that it belongs to a table of contents or an index, `indent` how far it is moved in
    (twips), `inset` that this is more than its style does, `bare` that its number was taken away, and
    `right_to_left` which way it reads.
    """

    number: int
    level: int | None = None
    item: ListLevel | None = None
    role: Role | None = None
    contents: bool = False
    indent: int = 0
    inset: bool = False
    bare: bool = False
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class RunFacts:
    """Of a run: its language, what its style makes of it, whether a marker went over it; of a formula its signs and its TeX."""

    language: str = ""
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    marked: bool = False
    formula: str | None = None
    tex: str | None = None
    display: bool = False


@dataclass(frozen=True, slots=True)
class TableFacts:
    """Of a table: whether its first row and its first column look like headings."""

    row: bool = False
    column: bool = False


@dataclass(slots=True)
class Facts:
    """All there is to know, by the names of the marks."""

    paragraphs: dict[str, ParagraphFacts] = field(default_factory=dict)
    runs: dict[str, RunFacts] = field(default_factory=dict)
    tables: dict[str, TableFacts] = field(default_factory=dict)
    pictures: dict[str, PictureFacts] = field(default_factory=dict)
    language: str = ""
    anchors: set[str] = field(default_factory=set)
    notes: list[tuple[str, str]] = field(default_factory=list)
    all_inset: bool = False
    numbered_headings: int = 0
    labels: dict[str, None] = field(default_factory=dict)
    comments: dict[str, int] = field(default_factory=dict)
    page_matter: list[tuple[str, str]] = field(default_factory=list)


def look_up(package: Package, contents: Set[etree._Element]) -> Facts:
    """The facts of a document; marks are left in its parts. `contents` are paragraphs that Word itself made."""
    facts = Facts()
    styles = Styles.read(package.part("styles"))
    numbering = Numbering.read(package.part("numbering"))
    for kind in TEXT_PARTS:
        root = package.part(kind)
        if root is None:
            continue
        if kind != "document":
            ids = ((attribute(note, "id"), attribute(note, "type")) for note in root)
            facts.notes += [(kind.removesuffix("s"), id_) for id_, special in ids if id_ and special in (None, "normal")]
        _look_through(root, styles, numbering, contents, facts)
    plain = [one for one in facts.paragraphs.values() if one.level is None and one.item is None and one.role is None]
    facts.all_inset = 2 * sum(one.inset for one in plain) > len(plain) > 3
    for kind in ("header", "footer"):
        facts.page_matter += [(kind, words) for root in package.parts(f"word/{kind}") if (words := _words(root))]
    return facts


def _look_through(
    root: etree._Element, styles: Styles, numbering: Numbering, contents: Set[etree._Element], facts: Facts
) -> None:
    spoken: Counter[str] = Counter()
    runs: list[tuple[etree._Element, RunFacts]] = []
    for element in list(root.iter()):
        name = name_of(element)
        if name == "p" and is_word(element):
            mark = f"{MARK}p{len(facts.paragraphs) + 1}"
            read = _paragraph(element, len(facts.paragraphs) + 1, styles, numbering)
            facts.paragraphs[mark] = replace(read, contents=element in contents)
            _note_label(read, facts)
            _mark(element, mark, after="pPr")
        elif name == "r" and is_word(element):
            found = _run(element, styles)
            spoken[found.language] += len(_words(element))
            runs.append((element, found))
        elif name == "oMath":
            runs.append(_formula(element, root))
        elif name == "tbl":
            _mark_table(element, styles, facts)
        elif name == "docPr":
            _mark_picture(element, facts)
        elif name == "commentReference" and (id_ := attribute(element, "id")):
            facts.comments[id_] = len(facts.paragraphs)
        elif name == "hyperlink" and (anchor := attribute(element, "anchor")):
            facts.anchors.add(anchor)
    if not facts.language and spoken:
        facts.language = spoken.most_common(1)[0][0]
    for element, found in runs:
        foreign = _primary(found.language) != _primary(facts.language)
        kept = replace(found, language=found.language if foreign else "")
        if kept != RunFacts():
            name = f"{MARK}r{len(facts.runs) + 1}"
            facts.runs[name] = kept
            _mark(element, name, after="rPr")


def _mark_picture(properties: etree._Element, facts: Facts) -> None:
    """Put a mark in the place of a picture's description, which is where mammoth looks for one."""
    name = f"{MARK}i{len(facts.pictures) + 1}"
    facts.pictures[name] = picture_facts(properties)
    properties.set("descr", name)


def _mark_table(table: etree._Element, styles: Styles, facts: Facts) -> None:
    """Leave a mark in the first paragraph of a table, if the way it is formatted says what its headings are."""
    properties = child(table, "tblPr")
    look, style = child(properties, "tblLook"), attribute(child(properties, "tblStyle"), "val")
    bits = int(value, 16) if (value := attribute(look, "val") or "") and all(c in "0123456789abcdefABCDEF" for c in value) else 0

    def wanted(name: Literal["firstRow", "firstColumn"], bit: int, part: Literal["firstRow", "firstCol"]) -> bool:
        said = attribute(look, name)
        return (said in ("1", "true") if said is not None else bool(bits & bit)) and styles.marks_first(style, part)

    rows = [one for one in table if name_of(one) == "tr"]
    row = wanted("firstRow", 0x20, "firstRow") or (len(rows) > 1 and _is_bold(rows[0]) and not _is_bold(rows[1]))
    found = TableFacts(row and len(rows) > 1, wanted("firstColumn", 0x80, "firstCol"))
    paragraph = next((one for one in table.iter() if name_of(one) == "p"), None)
    if found != TableFacts() and paragraph is not None:
        name = f"{MARK}t{len(facts.tables) + 1}"
        facts.tables[name] = found
        _mark(paragraph, name, after="pPr")


def _is_bold(row: etree._Element) -> bool:
    """Whether all words in a row of a table are bold."""
    runs = [one for one in row.iter() if name_of(one) == "r" and _words(one)]
    return bool(runs) and all(_is_on(child(run, "rPr", "b")) for run in runs)


def _note_label(paragraph: ParagraphFacts, facts: Facts) -> None:
    """Count the headings that Word numbers, and note the labels of lists that are more than a number."""
    item = paragraph.item
    if item is None or item.style is None:
        return
    if paragraph.level is not None:
        facts.numbered_headings += 1
    elif re.search(r"[^\W\d_]{2}", re.sub(r"%\d", "", item.label)):
        facts.labels[re.sub(r"%\d", "…", item.label)] = None


def _primary(language: str) -> str:
    return language.partition("-")[0].casefold()


def _mark(element: etree._Element, name: str, *, after: str) -> None:
    namespace = etree.QName(element).namespace
    mark = etree.Element(f"{{{namespace}}}bookmarkStart", {f"{{{namespace}}}name": name})
    element.insert(1 if len(element) and name_of(element[0]) == after else 0, mark)


def _paragraph(element: etree._Element, number: int, styles: Styles, numbering: Numbering) -> ParagraphFacts:
    properties = child(element, "pPr")
    style = attribute(child(properties, "pStyle"), "val")
    outline = attribute(child(properties, "outlineLvl"), "val")
    level = int(outline) if outline and outline.isdecimal() else styles.outline(style)
    list_id = attribute(child(properties, "numPr", "numId"), "val")
    depth = attribute(child(properties, "numPr", "ilvl"), "val")
    styled = styles.numbering(style)
    item = numbering.level(list_id or styled[0], depth or styled[1], style)
    ind = child(properties, "ind")
    own, usual = indent_of(ind), styles.indent(style)
    indent = own if own is not None else (item.indent or usual or styles.list_indent(style)) if item else usual
    hangs = any((attribute(ind, name) or "0") != "0" for name in ("hanging", "firstLine"))
    return ParagraphFacts(
        number,
        level + 1 if level is not None and level < 9 else None,
        replace(item, indent=indent) if item else None,
        styles.role(style),
        indent=indent,
        inset=own is not None and own - usual >= INSET and not hangs,
        bare=list_id == "0",
        right_to_left=_is_on(child(properties, "bidi")),
    )


def _run(element: etree._Element, styles: Styles) -> RunFacts:
    properties = child(element, "rPr")
    style = attribute(child(properties, "rStyle"), "val")
    paragraph = next((one for one in element.iterancestors() if name_of(one) == "p"), None)
    paragraph_style = attribute(child(paragraph, "pPr", "pStyle"), "val")
    right_to_left = child(properties, "rtl") is not None
    own = attribute(child(properties, "lang"), "bidi" if right_to_left else "val")
    language = own or styles.language(style) or styles.language(paragraph_style)
    font = attribute(child(properties, "rFonts"), "ascii") or styles.font(style)
    code = font.casefold() in _CODE_FONTS or styles.name(style) in ("html code", "verbatim char", "source text")
    marked = _is_marked(properties)
    return RunFacts(language or styles.default_language, styles.strong(style), styles.emphasis(style), code, marked)


def _is_marked(properties: etree._Element | None) -> bool:
    """Whether somebody went over the words with a marker, or put colour behind them; white and greys are a page's own."""
    marker = attribute(child(properties, "highlight"), "val")
    fill = (attribute(child(properties, "shd"), "fill") or "").lower()
    colour = bool(re.fullmatch("[0-9a-f]{6}", fill)) and len({fill[:2], fill[2:4], fill[4:]}) > 1
    return marker not in (None, "none", "white") or (marker is None and colour)


def _formula(element: etree._Element, root: etree._Element) -> tuple[etree._Element, RunFacts]:
    """Put an empty run in the place of a formula, whose words the facts keep."""
    words = _words(element)
    run = etree.Element(f"{{{etree.QName(root).namespace}}}r")
    run.tail = element.tail
    place = element
    parent = element.getparent()
    display = parent is not None and name_of(parent) == "oMathPara"
    if parent is not None and display and (above := parent.getparent()) is not None:
        above.insert(above.index(parent), run)
    elif parent is not None:
        parent.replace(place, run)
    return run, RunFacts(formula=words, tex=tex_of(element), display=display)


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and attribute(switch, "val") not in ("0", "false", "off")


def _words(element: etree._Element) -> str:
    return " ".join("".join(one.text or "" for one in element.iter() if name_of(one) == "t").split())
