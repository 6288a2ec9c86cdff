"""What stands within a line: words, and the elements around them, become inlines.

White space is evened out as a browser does it: a stretch of it is one space (a soft break where it
holds a line end), and there is none at either end of a block or beside a line break.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from unicodedata import category

from pamphlet import tree
from pamphlet.readers.html.dom import Comment, Element, Words, even
from pamphlet.readers.html.formulas import formula
from pamphlet.readers.html.names import LOST, PLAIN, SILENT
from pamphlet.readers.html.reading import Reading
from pamphlet.source import Position
from pamphlet.tree import Attributes, Inline, Inlines, NoteReference, Text
from pamphlet.walk import Rewrite

_Node = Callable[..., Inline]
Make = Callable[[Inlines, Position], Inlines]
"""What an element makes of the inlines in it."""

_KINDS: Mapping[str, tuple[_Node, str]] = MappingProxyType(
    {
        "em": (tree.Emphasis, ""),
        "i": (tree.Emphasis, ""),
        "cite": (tree.Emphasis, "cite"),
        "dfn": (tree.Emphasis, "dfn"),
        "var": (tree.Emphasis, "var"),
        "b": (tree.Strong, ""),
        "strong": (tree.Strong, ""),
        "u": (tree.Underline, ""),
        "ins": (tree.Underline, ""),
        "s": (tree.Strikeout, ""),
        "del": (tree.Strikeout, ""),
        "strike": (tree.Strikeout, ""),
        "sup": (tree.Superscript, ""),
        "sub": (tree.Subscript, ""),
        "small": (tree.Span, "small"),
        "big": (tree.Span, "big"),
        "mark": (tree.Span, "mark"),
        "abbr": (tree.Span, "abbr"),
        "acronym": (tree.Span, "abbr"),
        "ruby": (tree.Span, "ruby"),
    }
)
"""The elements that have a node of their own; some say more than it, and that becomes a class."""

_CODE: Mapping[str, str] = MappingProxyType({"code": "", "tt": "", "kbd": "kbd", "samp": "samp"})
_STYLES: tuple[tuple[str, re.Pattern[str], _Node], ...] = (
    ("font-weight", re.compile(r"bold|bolder|[6-9]00"), tree.Strong),
    ("font-style", re.compile(r"italic|oblique"), tree.Emphasis),
    ("text-decoration", re.compile(r".*underline.*"), tree.Underline),
    ("text-decoration", re.compile(r".*line-through.*"), tree.Strikeout),
    ("vertical-align", re.compile(r"super"), tree.Superscript),
    ("vertical-align", re.compile(r"sub"), tree.Subscript),
    ("font-variant", re.compile(r".*small-caps.*"), tree.SmallCaps),
    ("font-variant-caps", re.compile(r".*small-caps.*"), tree.SmallCaps),
)
"""Elements that stand for something that is not text, and go with all that is in them."""

"""Elements of which only what is written in them for want of better is kept."""

"""Elements in which nothing is to be read."""

_SPACES = re.compile(r"([ \t\n\f\r]+)")


def style_of(element: Element) -> dict[str, str]:
    """What an element's `style` says, in lower case."""
    pairs = (part.partition(":") for part in element.get("style").lower().split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def make_for(element: Element, reading: Reading, quotes: int = 0) -> Make | None:
    """What `element`, within so many `quotes`, makes of the inlines in it; None if it is not an element that holds inlines."""
    name, attributes = element.name, reading.attributes(element)
    style = style_of(element) if "style" in element.attributes else {}
    if name == "a":
        return _link(element, reading, attributes)
    if name in _CODE:
        return _coded(replace(attributes, classes=(_CODE[name], *attributes.classes)) if _CODE[name] else attributes)
    if name == "q":
        return _quoted(reading.quotation_marks(element, quotes), attributes)
    if name in _KINDS:
        kind, word = _KINDS[name]
        if word:
            attributes = replace(attributes, classes=(word, *(c for c in attributes.classes if c != word)))
        if name in ("b", "strong") and style.get("font-weight") in ("normal", "400"):
            kind = tree.Span
    elif name in PLAIN:
        kind = tree.Span
        if "small-caps" in attributes.classes or "smallcaps" in attributes.classes:
            kind = tree.SmallCaps
            attributes = replace(attributes, classes=tuple(c for c in attributes.classes if c not in ("small-caps", "smallcaps")))
    else:
        return None
    styled = [made for key, wanted, made in _STYLES if made is not kind and key in style and wanted.fullmatch(style[key])]

    def make(children: Inlines, position: Position) -> Inlines:
        for outer in styled:
            children = (outer(children, position=position),)
        if kind is tree.Span and (not attributes or not (children or attributes.id)):
            return children
        return (kind(children, attributes=attributes, position=position),)

    return make


def _link(element: Element, reading: Reading, attributes: Attributes) -> Make:
    target = reading.target(element.get("href")) if "href" in element.attributes else None
    if not attributes.id and element.get("name"):
        name = element.get("name")
        attributes = replace(attributes, id=name if name not in reading.note_ids else None)
    if target is None:
        return lambda children, position: (
            (tree.Span(children, attributes=attributes, position=position),) if attributes else children
        )
    if _leads_to_its_picture(element, target):
        return lambda children, _: children
    title = dict(attributes.pairs).get("title", "")
    rest = replace(
        attributes,
        pairs=tuple(pair for pair in attributes.pairs if pair[0] != "title"),
        classes=tuple(name for name in attributes.classes if name != "url"),
    )
    return lambda children, position: (tree.Link(children, target, title, attributes=rest, position=position),)


def _leads_to_its_picture(link: Element, target: str) -> bool:
    """Whether a link around a picture leads to nothing but a picture's file beside the page, as blogs have it to enlarge one."""
    return bool(_PICTURE_FILE.fullmatch(target)) and not link.text() and any(inner.name == "img" for inner in link.elements())


_PICTURE_FILE = re.compile(r"(?!\w+:|//)[^?#]+\.(?:png|jpe?g|gif|webp|avif|svg)", re.IGNORECASE)


def _coded(attributes: Attributes) -> Make:
    """What is a piece of code: its words are code, what is marked or linked in it stays so."""

    def coded(inline: Inline) -> Inlines:
        return (
            (tree.Code(inline.text, attributes=attributes, position=inline.position),) if isinstance(inline, Text) else (inline,)
        )

    return lambda children, _: joined(Rewrite(inline=coded).inlines(children))


def _quoted(marks: tuple[str, str], attributes: Attributes) -> Make:
    def quoted(children: Inlines, position: Position) -> Inlines:
        inside = (Text(marks[0], position=position), *children, Text(marks[1], position=position))
        return (tree.Span(joined(inside), attributes=attributes, position=position),) if attributes else inside

    return quoted


def image(element: Element, reading: Reading) -> tree.Image:
    """The picture that an `img` asks for."""
    attributes = reading.attributes(element)
    title = dict(attributes.pairs).get("title", "")
    attributes = replace(attributes, pairs=tuple(pair for pair in attributes.pairs if pair[0] != "title"))
    alt = even(element.get("alt")) if "alt" in element.attributes else None
    return tree.Image(source_of(element), alt, title, attributes=attributes, position=reading.place(element.at))


def _is_icon(element: Element) -> bool:
    """Whether a drawing is the sign of a button: hidden from readers, or tiny."""
    size = re.fullmatch(r"0 0 (\d{1,2})(?:\.\d+)? (\d{1,2})(?:\.\d+)?", element.get("viewBox") or element.get("viewbox"))
    return element.name == "svg" and (element.get("aria-hidden") == "true" or bool(size))


def _is_emoji(element: Element) -> bool:
    """Whether a picture stands for a sign of a font, as blogs draw it: its alternative text is that sign and nothing else."""
    alt = element.get("alt")
    drawn = _DRAWN_EMOJI.search(f"{element.get('class')} {element.get('src')}")
    return (
        drawn is not None
        and 0 < len(alt) <= LONGEST_EMOJI
        and all(ord(sign) > 0xFF and category(sign) in _OF_EMOJI for sign in alt)
    )


_DRAWN_EMOJI = re.compile(r"emoji|emoticon|smil(?:ey|ies)", re.IGNORECASE)

LONGEST_EMOJI = 12
"""The most characters that make one of these signs, such as a family or a flag."""

_OF_EMOJI = frozenset({"So", "Sk", "Mn", "Me", "Cf"})
"""Symbols, and what joins or changes them."""


def source_of(element: Element) -> str:
    """Where a picture is: its `src`, or what a page that loads its pictures late has put elsewhere."""
    source = element.get("src").strip()
    if source and not source.startswith("data:"):
        return source
    late = (element.get(name).strip() for name in ("data-src", "data-lazy-src", "data-original", "data-orig-file"))
    in_set = element.get("srcset").split() or element.get("data-srcset").split()
    return next(filter(None, late), "") or (in_set[0].rstrip(",") if in_set else "") or source


@dataclass(slots=True)
class Inliner:
    """Reads the inlines of one block; `space` says that white space now would be too much."""

    reading: Reading
    space: bool = True
    quotes: int = 0

    def read(self, nodes: Iterable[Element | Words | Comment]) -> Inlines:
        """The inlines that `nodes` are, without white space around them."""
        return trimmed(self.within(nodes))

    def within(self, nodes: Iterable[Element | Words | Comment]) -> Inlines:
        found: list[Inline] = []
        for node in nodes:
            match node:
                case Words():
                    self.words(node, found)
                case Comment():
                    self.reading.remark(node)
                case Element():
                    found += self.element(node, found)
        return joined(found)

    def words(self, words: Words, found: list[Inline]) -> None:
        at = words.at
        for piece in _SPACES.split(words.text):
            if not piece:
                continue
            position = self.reading.place(at)
            at += len(piece)
            blank = piece.isspace() and _SPACES.fullmatch(piece) is not None
            if blank and self.space:
                continue
            self.space = blank
            if blank and "\n" in piece:
                found.append(tree.SoftBreak(position=position))
            else:
                found.append(Text(" " if blank else piece, position=position))

    def element(self, element: Element, before: list[Inline]) -> Iterable[Inline]:
        """What `element` is; takes back the white space at the end of `before` where a line ends here."""
        reading, name = self.reading, element.name
        position = reading.place(element.at)
        if (mark := reading.marks.get(element)) is not None:
            self.space = False
            return (NoteReference(mark.note_id, mark.written, position=position),)
        if element in reading.left_out:
            return ()
        if math := formula(element, position):
            self.space = False
            return (math,)
        if name in SILENT:
            return reading.silence(element)
        if make := make_for(element, reading, self.quotes):
            if only := self.only_marks(element):
                return only
            self.space = self.space and name != "q"
            self.quotes += name == "q"
            inside = make(self.within(element.nodes), position)
            self.quotes -= name == "q"
            return inside
        match name:
            case "br":
                before[:] = trimmed(tuple(before), begin=False)
                self.space = True
                return (tree.HardBreak(position=position),)
            case "wbr":
                return (Text("\u200b", position=position),)
            case "img" | "image":
                self.space = False
                return (Text(element.get("alt"), position=position) if _is_emoji(element) else image(element, reading),)
            case "rt" | "rp":
                return self.reading_aid(element)
            case _ if name in LOST:
                if not _is_icon(element):
                    reading.lose(element)
                return ()
            case _:
                reading.lose(element, kept=True)
                return self.within(element.nodes)

    def reading_aid(self, element: Element) -> Inlines:
        """How to say a word in East Asian letters: in brackets, whether the page has them or not."""
        if element.name == "rp":
            return ()
        inside = self.within(element.nodes)
        position = self.reading.place(element.at)
        return (Text("(", position=position), *inside, Text(")", position=position))

    def only_marks(self, element: Element) -> Inlines:
        """The note marks in `element` if it holds nothing else but brackets and commas, which go."""
        marks = [inner for inner in element.elements() if inner in self.reading.marks]
        if not marks or element in self.reading.marks:
            return ()
        rest = "".join(run.text for run in visible_words(element, self.reading))
        if re.search(r"[^\s\[\](),;.·\u200a\u2009]", rest):
            return ()
        self.space = False
        found = (self.reading.marks[mark] for mark in marks)
        return tuple(
            NoteReference(m.note_id, m.written, position=self.reading.place(a.at)) for m, a in zip(found, marks, strict=True)
        )


def visible_words(element: Element, reading: Reading) -> Iterable[Words]:
    """The runs of text in `element` that are neither in a note mark nor left out."""
    for node in element.nodes:
        if isinstance(node, Words):
            yield node
        elif isinstance(node, Element) and node not in reading.marks and node not in reading.left_out:
            yield from visible_words(node, reading)


# --- tidying ------------------------------------------------------------------------------


def joined(inlines: Iterable[Inline]) -> Inlines:
    """The inlines with neighbouring texts, and neighbouring pieces of one code, made one."""
    run: list[Inline] = []
    tidy: list[Inline] = []
    for inline in (*inlines, None):
        same = bool(run) and isinstance(inline, Text | tree.Code) and type(inline) is type(run[0])
        if run and not (same and inline is not None and inline.attributes == run[0].attributes):
            words = "".join(piece.text for piece in run if isinstance(piece, Text | tree.Code))
            first = run[0]
            tidy.append(replace(first, text=words) if isinstance(first, Text | tree.Code) else first)
            run = []
        if isinstance(inline, Text | tree.Code):
            run.append(inline)
        elif inline is not None:
            tidy.append(inline)
    return tuple(tidy)


def trimmed(inlines: Inlines, *, begin: bool = True) -> Inlines:
    """The inlines without white space at their end, however deep it stands, nor (if `begin`) breaks at either end."""
    kept = list(inlines)
    while kept:
        match kept[-1]:
            case tree.SoftBreak() | Text(text=" " | ""):
                kept.pop()
            case Text() as last if last.text.endswith(" "):
                kept[-1] = replace(last, text=last.text.rstrip(" "))
            case tree.InlineParent() as last if (
                last.children and (inside := trimmed(last.children, begin=False)) != last.children
            ):
                kept[-1] = replace(last, children=inside)
                break
            case tree.HardBreak() if begin:
                kept.pop()
            case _:
                break
    while begin and kept and isinstance(kept[0], tree.HardBreak | tree.SoftBreak):
        del kept[0]
    return tuple(kept)
