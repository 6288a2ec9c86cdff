"""What a browser makes of HTML: tinyhtml5 builds the tree, and here it learns where things stand.

The first stage within the HTML reader and the only module that imports tinyhtml5. Its parser follows
the rules of the HTML standard for entities, missing end tags and broken nesting; what is different
here is the tree that it builds:

- An element holds its words and its elements in one row, and both know their offset in the text.
- Elements nested deeper than `DEPTH` are left out around what they hold, so that no input can make
  the tree deep or the parser slow.
"""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from tinyhtml5.constants import Token, namespaces
from tinyhtml5.inputstream import lookup_encoding
from tinyhtml5.parser import HTMLParser
from tinyhtml5.tokenizer import HTMLTokenizer
from tinyhtml5.treebuilder import TreeBuilder

from pamphlet.readers.html.names import VOID

DEPTH = 100
"""How many elements may stand in one another, `html` and `body` among them."""

_RAW = frozenset({"script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"})
_PROGRAMS = frozenset({"script", "style", "template"})
HTML = namespaces["html"]
_SPACE = re.compile(r"[ \t\n\f\r]+")


@dataclass(slots=True, eq=False)
class Words:
    """A run of text; `at` is the offset of its first character."""

    text: str
    at: int


@dataclass(slots=True, eq=False)
class Comment:
    """A remark that no browser shows."""

    text: str
    at: int


class Element:
    """An element: its name in lower case, attributes, and `nodes`: the words and elements in it."""

    __slots__ = ("at", "attributes", "name", "name_tuple", "namespace", "nodes", "parent")

    def __init__(self, name: str, namespace: str | None, attributes: dict[str, str], at: int) -> None:
        self.name, self.namespace, self.attributes, self.at = name, namespace, attributes, at
        self.name_tuple = (namespace or HTML, name)
        self.nodes: list[Element | Words | Comment] = []
        self.parent: Element | None = None

    # --- for the reader ---

    def get(self, name: str) -> str:
        """The value of an attribute; "" where there is none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()

    @property
    def children(self) -> "list[Element]":
        """The elements right in this one."""
        return [node for node in self.nodes if isinstance(node, Element)]

    def elements(self) -> "Iterator[Element]":
        """This element and every one in it, in the order of the text."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += reversed(element.children)

    def ancestors(self) -> "Iterator[Element]":
        """The elements around this one, the nearest first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent

    def words(self) -> Iterator[Words]:
        """Every run of text in this element, but for those in programs and styles within it."""
        stack = list(reversed(self.nodes))
        while stack:
            node = stack.pop()
            if isinstance(node, Words):
                yield node
            elif isinstance(node, Element) and node.name not in _PROGRAMS:
                stack += reversed(node.nodes)

    def text(self) -> str:
        """The words in this element, white space evened out."""
        return even("".join(run.text for run in self.words()))

    # --- for tinyhtml5, under its names ---

    def append_child(self, node: "Element") -> None:
        self.nodes.append(node)
        node.parent = self

    def insert_before(self, node: "Element", reference: "Element") -> None:
        self.nodes.insert(self._index(reference), node)
        node.parent = self

    def remove_child(self, node: "Element") -> None:
        del self.nodes[self._index(node)]
        node.parent = None

    def _index(self, node: "Element") -> int:
        """Where `node` stands in this element; looked for from the end, where a parser has its hands."""
        return next(n for n in range(len(self.nodes) - 1, -1, -1) if self.nodes[n] is node)

    def insert_words(self, words: Words, before: "Element | None") -> None:
        if before is None:
            self.nodes.append(words)
        else:
            self.nodes.insert(self._index(before), words)

    def has_content(self) -> bool:
        return bool(self.nodes)

    def clone(self) -> "Element":
        return Element(self.name, self.namespace, dict(self.attributes), self.at)

    def reparent_children(self, parent: "Element") -> None:
        for node in self.nodes:
            if isinstance(node, Element):
                node.parent = parent
        parent.nodes += self.nodes
        self.nodes = []


Node = Element | Words | Comment
"""What stands in an element."""


def is_blank(node: Node) -> bool:
    """Whether there is nothing to read in a node: white space, or a remark."""
    return isinstance(node, Comment) or (isinstance(node, Words) and not even(node.text))


def begin_of(nodes: Iterable[Node]) -> int:
    """The offset of the first of `nodes` that is more than white space."""
    first = next((node for node in nodes if not is_blank(node)), None)
    if isinstance(first, Words):
        return first.at + len(first.text) - len(first.text.lstrip())
    return first.at if first else 0


def even(text: str) -> str:
    """`text` with each stretch of white space, as HTML knows it, made one space, and none around it."""
    return _SPACE.sub(" ", text).strip(" ")


_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""\s*<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w.:-]+)""")


def text_as_declared(data: bytes) -> str | None:
    """The text of a page in the encoding that its `meta` element or XML declaration names; None if it is not in that."""
    found = _XML_ENCODING.match(data) or _CHARSET.search(data[:4096])
    encoding = lookup_encoding(found[1].decode("ascii", "replace")) if found else None
    if encoding is None or encoding.name.startswith("utf-16"):
        return None
    try:
        return str(encoding.codec_info.decode(data, "strict")[0])
    except UnicodeDecodeError:
        return None


@dataclass(frozen=True, slots=True)
class Parsed:
    """The root of a page or a fragment, and the offsets of elements that were nested too deep."""

    root: Element
    too_deep: list[int]


def parse(text: str, *, xml: bool = False) -> Parsed:
    """The page that `text` is: an `html` element with a `head` and a `body`.

    In `xml`, a tag that ends in `/>` is a whole element, whatever its name.
    """
    parser = _Parser()
    parser.run(text, None, xml=xml)
    return Parsed(parser.tree.document.children[0], parser.tokenizer.too_deep)


def parse_fragment(text: str) -> Parsed:
    """What `text` would be within the body of a page; the root is a `div` that is not in it."""
    parser = _Parser()
    parser.run(text, "div")
    root = Element("div", HTML, {}, 0)
    parser.tree.open_elements[0].reparent_children(root)
    return Parsed(root, parser.tokenizer.too_deep)


class _Parser(HTMLParser):  # type: ignore[misc]  # tinyhtml5 has no types
    def __init__(self) -> None:
        super().__init__()
        self.tree = _Builder(True)
        for phase in self.phases.values():
            phase.tree = self.tree

    def run(self, text: str, container: str | None, *, xml: bool = False) -> None:
        self.container, self.scripting = container, False
        self.tokenizer = _Tokenizer(text, self, xml=xml)
        self.reset()
        self.main_loop()

    def parse_error(self, errorcode: str, datavars: object = None) -> None:
        """Errors of HTML are mended and not told; to place each would take the square of the text's length."""


class _Whole:
    """A text that is read in one piece, so that an offset in the piece is one in the text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def read(self, size: int) -> str:
        text = self.text if size else ""
        self.text = self.text[len(text) :]
        return text


_UNTIL: dict[tuple[frozenset[str] | tuple[str, ...], bool], re.Pattern[str]] = {}
"""Expressions for rows of characters of one set, or of none of it; tinyhtml5 means to keep them, but makes them anew."""


def _chars_until(stream: Any, characters: frozenset[str] | tuple[str, ...], opposite: bool = False) -> str:
    """The characters up to the first of `characters` (`opposite`: that is none of them), in a text that is one piece."""
    pattern = _UNTIL.get((characters, opposite))
    if pattern is None:
        listed = "".join(f"\\x{ord(character):02x}" for character in characters)
        pattern = _UNTIL[characters, opposite] = re.compile(f"[{'' if opposite else '^'}{listed}]*")
    begin = stream.chunk_offset
    if begin >= stream.chunk_size and not stream.read_chunk():
        return ""
    begin = stream.chunk_offset
    found = pattern.match(stream.chunk, begin)
    end = found.end() if found else begin
    stream.chunk_offset = end
    return str(stream.chunk[begin:end])


_DIGITS = re.compile("[0-9a-fA-F]{9,}")


class _Tokenizer(HTMLTokenizer):  # type: ignore[misc]  # tinyhtml5 has no types
    """Gives tags and words; tells the builder where each began and lets none be nested too deep."""

    def __init__(self, text: str, parser: _Parser, *, xml: bool) -> None:
        super().__init__(_Whole(text), parser=parser)
        self.stream.chars_until = partial(_chars_until, self.stream)
        self.xml = xml
        self.too_deep: list[int] = []
        self.left_out: Counter[str] = Counter()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        self.token_queue = deque[dict[str, Any]]()
        builder: _Builder = self.parser.tree
        began = 0
        while self.state():
            self.stream.errors.clear()
            emitted = False
            while self.token_queue:
                token = self.token_queue.popleft()
                if token["type"] == Token.PARSE_ERROR:
                    continue
                emitted, builder.at = True, began
                end = self._end_of(token)
                if not self._is_too_deep(token, len(builder.open_elements), began):
                    yield token
                if end and not self._is_too_deep(end, len(builder.open_elements), began) and builder.is_open(end["name"]):
                    self.state: Callable[[], bool] = self.data_state
                    yield end
            if emitted:
                began = self.stream.chunk_offset

    def _end_of(self, token: dict[str, Any]) -> dict[str, Any] | None:
        """The end tag that `<p/>` stands for in XML; None for every other tag."""
        if not self.xml or token["type"] != Token.START_TAG or not token["selfClosing"] or token["name"] in VOID:
            return None
        return {"type": Token.END_TAG, "name": token["name"], "data": {}, "selfClosing": False}

    def _is_too_deep(self, token: dict[str, Any], depth: int, at: int) -> bool:
        if depth < DEPTH:
            self.left_out.clear()
            return False
        kind, name = token["type"], str(token.get("name"))
        if kind == Token.START_TAG and name not in VOID and name not in _RAW:
            self.left_out[name] += 1
            self.too_deep.append(at)
            token.update(type=Token.SPACE_CHARACTERS, data=" ")
        elif kind == Token.END_TAG and self.left_out[name] > 0:
            self.left_out[name] -= 1
            return True
        return False

    def consume_number_entity(self, is_hex: bool) -> str:
        """The character of `&#…;`; a number too long for Python to read is one that no character has."""
        stream = self.stream
        digits = _DIGITS.match(stream.chunk, stream.chunk_offset)
        if digits and (is_hex or digits[0].isdecimal()):
            value = digits[0].lstrip("0")
            stream.chunk_offset = digits.end() - (len(value) if 0 < len(value) < 8 else 8)
        return str(super().consume_number_entity(is_hex))


class _Builder(TreeBuilder):  # type: ignore[misc]  # tinyhtml5 has no types
    """Builds `Element`s; `at` is where the token that is at work now began."""

    at = 0

    def reset(self) -> None:
        super().reset()
        self.document = Element("#document", None, {}, 0)

    def is_open(self, name: str) -> bool:
        """Whether the innermost element is one of HTML with this name."""
        return bool(self.open_elements and self.open_elements[-1].name_tuple == (HTML, name))

    def insert_doctype(self, token: dict[str, Any]) -> None:
        """A doctype holds nothing."""

    def insert_comment(self, token: dict[str, Any], parent: Element) -> None:
        """A comment; but what was typed as `<![CDATA[…]]>`, which XHTML reads as text, is text."""
        data: str = token["data"]
        if data.startswith("[CDATA["):
            parent.nodes.append(Words(data.removeprefix("[CDATA[").removesuffix("]]"), self.at + len("<![CDATA[")))
        else:
            parent.nodes.append(Comment(data, self.at))

    def create_element(self, token: dict[str, Any]) -> Element:
        attributes = {_attribute(key): value for key, value in (token["data"] or {}).items()}
        return Element(token["name"], token.get("namespace", self.default_namespace), attributes, self.at)

    def insert_element_normal(self, token: dict[str, Any]) -> Element:
        element = self.create_element(token)
        self.open_elements[-1].append_child(element)
        self.open_elements.append(element)
        return element

    def insert_text(self, data: str, parent: Element | None = None) -> None:
        parent, before = parent or self.open_elements[-1], None
        if self.insert_from_table and parent.name in ("table", "tbody", "tfoot", "thead", "tr"):
            parent, before = self.get_table_misnested_node_position()
        parent.insert_words(Words(data, self.at), before)

    def reconstruct_active_formatting_elements(self) -> None:
        """Open again what was open before a block ended it; at most the last few, as no text needs more."""
        del self.active_formatting_elements[:-20]
        super().reconstruct_active_formatting_elements()

    def generate_implied_end_tags(self, exclude: str | None = None) -> None:
        while self.open_elements[-1].name in _IMPLIED and self.open_elements[-1].name != exclude:
            self.open_elements.pop()


_IMPLIED = frozenset({"dd", "dt", "li", "option", "optgroup", "p", "rp", "rt"})


def _attribute(key: str | tuple[str, str, str]) -> str:
    return key if isinstance(key, str) else f"{key[0]}:{key[1]}" if key[0] else key[1]
