"""What stands within the lines of a block: tokens in a row become inlines in one another."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.readers.markdown.attributes import joined
from pamphlet.readers.markdown.parser import Token, bare_addresses, may_hold_address
from pamphlet.readers.markdown.places import Lines, Places
from pamphlet.readers.typography import Typography
from pamphlet.source import Position
from pamphlet.tree import NO_ATTRIBUTES, Attributes, Inline, Inlines, Link, NoteReference, Text, identifier_of

if TYPE_CHECKING:  # the HTML reader is loaded by the first raw HTML
    from pamphlet.readers.markdown.raw import Opened, RawHtml

DEPTH = 20
"""How many inlines may stand in one another."""

_Make = Callable[[Inlines, Position], Inlines]


def _wrapped(node: Callable[..., Inline], **fields: object) -> _Make:
    return lambda children, position: (node(children, position=position, **fields),)


def _bare(children: Inlines, position: Position) -> Inlines:
    return children


def _nothing(children: Inlines, position: Position) -> Inlines:
    return ()


def _known(inline: Inline) -> Inline:
    """The inline; a span with a class that has a node of its own is that node."""
    if not isinstance(inline, tree.Span):
        return inline
    for name in inline.attributes.classes:
        if node := _CLASSES.get(name):
            rest = tuple(other for other in inline.attributes.classes if other != name)
            return node(inline.children, attributes=replace(inline.attributes, classes=rest), position=inline.position)
    return inline


_CLASSES: Mapping[str, Callable[..., Inline]] = MappingProxyType(
    {"small-caps": tree.SmallCaps, "smallcaps": tree.SmallCaps, "underline": tree.Underline, "ul": tree.Underline}
)

_MARKS: Mapping[str, _Make] = MappingProxyType(
    {
        "em_open": _wrapped(tree.Emphasis),
        "strong_open": _wrapped(tree.Strong),
        "s_open": _wrapped(tree.Strikeout),
        "sub_open": _wrapped(tree.Subscript),
        "sup_open": _wrapped(tree.Superscript),
        "mark_open": _wrapped(tree.Span, attributes=Attributes(classes=("mark",))),
    }
)

_MARK_BEFORE = frozenset({"strong_open"})
"""Tokens that markdown-it pushes when it has passed the first character of their mark."""

_STANDS_FOR = {"softbreak": " ", "hardbreak": " "} | dict.fromkeys(["text_special", "code_inline", "math_inline"], "x")
"""What a token that is no text is for the punctuation after it."""

_PROGRAMS = frozenset({"script", "style"})
_LINK, _ADDRESS, _PROGRAM = "[link]", "[address]", "[program]"
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(.*?)/?>", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*)\]\]>", re.DOTALL)


@dataclass(slots=True)
class _Open:
    """Something that has begun and not ended: what will be made of it, and what it holds so far.

    `tag` is the name of an HTML tag and `written` how it was typed, both "" for Markdown's own marks;
    `told` says that the report knows of it already.
    """

    make: _Make
    position: Position
    tag: str = ""
    written: str = ""
    is_link: bool = False
    is_address: bool = False
    told: bool = False
    attributes: Attributes = NO_ATTRIBUTES
    children: list[Inline] = field(default_factory=list)

    def kinds(self) -> tuple[str, ...]:
        """What it counts as for what stands in it."""
        if not self.tag and not self.is_link:
            return ()
        kinds = (self.is_link and _LINK, self.is_address and _ADDRESS, self.tag in _PROGRAMS and _PROGRAM, self.tag)
        return tuple(kind for kind in kinds if kind)


@dataclass(slots=True)
class Inliner:
    """Reads the inlines of one document, block by block.

    `raw` gives what reads raw HTML. `language` is the one whose punctuation is set, "" where it stays as typed.
    `used` collects the labels of the link definitions that are used, `unclosed` the HTML tags that
    one block opened and a later one may close.
    """

    lines: Lines
    report: Report
    raw: "Callable[[], RawHtml]"
    language: str = ""
    used: set[str] = field(default_factory=set)
    unclosed: Counter[str] = field(default_factory=Counter)
    last: Places | None = None

    def places(self, token: Token) -> Places:
        """The places in a token's text; notes within a line have that of the paragraph around them, which is looked at once."""
        if self.last is None or not self.last.serve(token):
            self.last = Places(self.lines, token)
        return self.last

    def read(self, token: Token, places: Places | None = None) -> Inlines:
        """The inlines of a token of type `inline`; `places` are those of its text, if they are known already.

        Reports `markup-unsupported` and `nesting-too-deep`.
        """
        places = places or self.places(token)
        match token.children:
            case [Token(type="text", content=words) as text] if not may_hold_address(words):
                began = text.map[-1] - len(words) if text.map else 0
                words = Typography(self.language).set(words) if self.language else words
                return (Text(words, position=places.at(began)),)
            case children:
                return _Row(self, places).read(children or [])


@dataclass(slots=True)
class _Row:
    """The tokens of one block on their way to a tree; `open` is what has begun, outermost first.

    `inside` counts the tags among it, and under `_LINK`, `_ADDRESS` and `_PROGRAM` what is of that kind.
    """

    inliner: Inliner
    places: Places
    open: list[_Open] = field(init=False)
    typography: Typography = field(init=False)
    inside: Counter[str] = field(default_factory=Counter)
    words: list[str] = field(default_factory=list)
    words_begin: int = 0
    spliced: bool = False

    def __post_init__(self) -> None:
        self.open = [_Open(_bare, self.places.at(0))]
        self.typography = Typography(self.inliner.language)

    def read(self, tokens: list[Token]) -> Inlines:
        escaped = False
        for token in tokens:
            if token.type == "text":
                self.text(token, escaped)
            else:
                self.token(token, token.map[0] if token.map else 0)
                self.typography.passed(_STANDS_FOR.get(token.type, ""))
            escaped = token.type == "text_special"
        while len(self.open) > 1:
            self.end(closed=False)
        self.flush()
        return self.tidy(self.open[0].children)

    def token(self, token: Token, at: int) -> None:
        match token.type:
            case "text_special":
                self.say(token.content, at)
            case "softbreak":
                self.add(tree.SoftBreak(position=self.places.at(at)))
            case "hardbreak":
                self.add(tree.HardBreak(position=self.places.at(at)))
            case "em_open" | "strong_open" | "s_open" | "sub_open" | "sup_open" | "mark_open":
                self.begin(_Open(_MARKS[token.type], self.places.at(at - (token.type in _MARK_BEFORE))))
            case "link_open":
                self.link(token, at)
            case "em_close" | "strong_close" | "s_close" | "sub_close" | "sup_close" | "mark_close" | "link_close" | "span_close":
                while self.open[-1].tag:
                    self.end(closed=False)
                self.open[-1].attributes = token.meta.get("attributes", NO_ATTRIBUTES)
                self.end()
            case "span_open":
                self.begin(_Open(_wrapped(tree.Span), self.places.at(at)))
            case "math_inline" | "math_inline_double":
                display = token.type == "math_inline_double"
                self.add(tree.Math(token.content.strip(), display, position=self.places.at(at)))
            case "code_inline":
                self.add(
                    tree.Code(token.content, attributes=token.meta.get("attributes", NO_ATTRIBUTES), position=self.places.at(at))
                )
            case "image":
                self.add(self.image(token, at))
            case "footnote_ref":
                label = token.meta["label"]
                written = token.markup or f"[^{label}]"
                self.add(NoteReference(identifier_of(label), written, position=self.places.at(at)))
            case "html_inline":
                self.html(token.content, at)
            case _:
                raise AssertionError(token.type)

    # --- text ---

    def text(self, token: Token, escaped: bool) -> None:
        """Words as they stand, and the addresses among them; `escaped` if a backslash or an entity stands before them."""
        content = token.content
        begin = token.map[-1] - len(content) if token.map else 0
        done = 0
        for address in bare_addresses(content):
            if (address.begin == 0 and escaped) or self.inside[_LINK]:
                continue
            self.set(content[done : address.begin], begin + done)
            position = self.places.at(begin + address.begin)
            shown = Text(content[address.begin : address.end], position=position)
            self.add(Link((shown,), address.target, position=position))
            done = address.end
            self.typography.passed(shown.text)
        self.set(content[done:], begin + done)

    def set(self, words: str, at: int) -> None:
        """Words that may be set in typographic quotation marks and dashes."""
        if words:
            as_typed = self.inside[_ADDRESS] or not self.typography.language
            self.say(words if as_typed else self.typography.set(words), at)

    def say(self, words: str, at: int) -> None:
        if not self.words:
            self.words_begin = at
        if words:
            self.words.append(words)

    def flush(self) -> None:
        if self.words:
            self.open[-1].children.append(Text("".join(self.words), position=self.places.at(self.words_begin)))
            self.words = []

    # --- nodes ---

    def add(self, inline: Inline) -> None:
        self.flush()
        self.open[-1].children.append(inline)

    def begin(self, new: _Open) -> None:
        self.flush()
        if len(self.open) > DEPTH:
            new.make = _bare
            if len(self.open) == DEPTH + 1:
                message = f"emphasis and the like is nested more than {DEPTH} deep"
                self.inliner.report.add(
                    "nesting-too-deep", message, new.position, hint="its words are kept, as if they stood one level up"
                )
        self.open.append(new)
        for kind in new.kinds():
            self.inside[kind] += 1

    def end(self, *, closed: bool = True) -> None:
        """The innermost open thing ends: by its mark, or (not `closed`) because what is around it does."""
        self.flush()
        ended = self.open.pop()
        for kind in ended.kinds():
            self.inside[kind] -= 1
        if not closed:
            self.inliner.unclosed[ended.tag] += 1
            ended.make = _bare if ended.tag in _PROGRAMS else ended.make
            if not ended.told:
                self.tell(
                    f"“{self.shown(ended.written)}” is not closed", ended.position, "it was taken to end with what is around it"
                )
        elif ended.tag in _PROGRAMS:
            self.tell(f"“{self.shown(ended.written)}” and what is in it are left out", ended.position)
        self.spliced = self.spliced or ended.make is _bare
        made = ended.make(self.tidy(ended.children), ended.position)
        if ended.attributes:
            made = tuple(_known(replace(node, attributes=joined(node.attributes, ended.attributes))) for node in made)
        self.open[-1].children += made

    def tidy(self, inlines: list[Inline]) -> Inlines:
        """The inlines with neighbouring texts joined, where a tag between them has gone."""
        if not self.spliced:
            return tuple(inlines)
        tidy: list[Inline] = []
        for is_text, run in groupby(inlines, lambda inline: isinstance(inline, Text)):
            together = list(run)
            if is_text and len(together) > 1:
                words = "".join(text.text for text in together if isinstance(text, Text))
                together = [Text(words, position=together[0].position)]
            tidy += together
        return tuple(tidy)

    def link(self, token: Token, at: int) -> None:
        if label := token.meta.get("label"):
            self.inliner.used.add(label)
        position = self.places.at(at if token.markup else at - len("["))  # without markup it is [text](address)
        make = _wrapped(Link, target=str(token.attrs["href"]), title=str(token.attrs.get("title", "")))
        self.begin(_Open(make, position, is_link=True, is_address=token.markup in ("address", "autolink")))

    def image(self, token: Token, at: int) -> tree.Image:
        if label := token.meta.get("label"):
            self.inliner.used.add(label)
        attributes = token.meta.get("attributes", NO_ATTRIBUTES)
        given = dict(attributes.pairs).get("alt")
        attributes = replace(attributes, pairs=tuple(pair for pair in attributes.pairs if pair[0] != "alt"))
        alt = (self.alt(token) or None) if given is None else given
        title = str(token.attrs.get("title", ""))
        return tree.Image(str(token.attrs["src"]), alt, title, attributes=attributes, position=self.places.at(at))

    def alt(self, image: Token) -> str:
        """The words of a description; where they hold what is more than words, as they were typed."""
        words = []
        for token in image.children or ():
            if label := token.meta.get("label"):
                self.inliner.used.add(label)
            if token.type in ("footnote_ref", "html_inline"):
                return image.content.strip()
            words.append(self.alt(token) if token.type == "image" else " " if token.type.endswith("break") else token.content)
        return "".join(words).strip()

    # --- raw HTML ---

    def html(self, written: str, at: int) -> None:
        position = self.places.at(at)
        if cdata := _CDATA.fullmatch(written):
            self.say(cdata[1], at)
        if not (match := _TAG.match(written)):
            comment = written.startswith("<!--")
            what = f"{'the comment ' if comment else ''}“{self.shown(written)}”"
            if comment and not self.inside[_PROGRAM]:
                self.inliner.report.add("comment-left-out", f"{what} is left out", position)
            elif not comment:
                self.tell(f"{what} is left out", position, _HINT)
            return
        slash, tag = match[1], match[2].lower()
        if slash:
            self.html_end(tag, written, position)
        elif tag in _PROGRAMS:
            self.begin(_Open(_nothing, position, tag, written))
        elif opened := self.inliner.raw().opened(written, position, self.inside["q"]):
            self.html_begin(opened, written, position)

    def html_begin(self, opened: "Opened", written: str, position: Position) -> None:
        self.spliced = True
        if self.inside[_PROGRAM]:
            return
        if opened.make:
            self.begin(_Open(opened.make, position, opened.name, written, is_link=opened.name == "a"))
        elif opened.is_void:
            for inline in opened.inlines:
                self.add(inline)
        else:
            self.begin(_Open(_bare, position, opened.name, written, told=True))

    def html_end(self, tag: str, written: str, position: Position) -> None:
        for around in reversed(self.open) if self.inside[tag] else ():
            if not around.tag:
                break
            if around.tag == tag:
                while self.open[-1] is not around:
                    self.end(closed=False)
                self.end()
                return
        if self.inliner.unclosed[tag] > 0:
            self.inliner.unclosed[tag] -= 1
        elif not self.inside[tag]:
            self.tell(f"“{self.shown(written)}” closes nothing", position, "leave it out")

    def shown(self, written: str) -> str:
        return self.inliner.raw().shown(written)

    def tell(self, message: str, position: Position, hint: str | None = None) -> None:
        if not self.inside[_PROGRAM]:
            self.inliner.report.add("markup-unsupported", message, position, hint=hint)


_HINT = "write it in Markdown, or leave it out"
