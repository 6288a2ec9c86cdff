"""Marks within a line that CommonMark does not know: raised, lowered and highlighted words, links between double brackets.

`^raised^` and `~lowered~` are as in Pandoc, with markup inside and no spaces but those after a backslash; `==highlighted==` and
`[[Page]]`, `[[Page#Heading|words]]`, `![[picture.png]]` as in Obsidian and wikis, and so is Hugo's way to put in a picture.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from pamphlet.tree import Attributes

_SPACE = re.compile(r"(?<!\\)\s")
_WORD = re.compile(r"\w", re.ASCII)
_BRACKETS = re.compile(
    r"!?\[\[(?!\s)(?P<page>[^\[\]|\n#]*)(?P<heading>#[^\[\]|\n]*)?(?:\|(?P<words>[^\[\]\n]*))?\]\](?![(\[{:\]])"
)
_LETTER = re.compile(r"[^\W\d_]")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg|tiff?|bmp)\Z", re.IGNORECASE)
_SIZE = re.compile(r"(\d+)(?:x(\d+))?")
_FIGURE = re.compile(r"\{\{[<%]\s*figure\s([^<>\n]*?)/?[>%]\}\}")
_SAID = re.compile(r"""(\w+)=(?:"([^"]*)"|'([^']*)'|(\S+))""")
_BETWEEN = re.compile(r"[\W_]+")


def use_marks(md: MarkdownIt) -> None:
    """Teach markdown-it these rules. A token for `[[…]]` is a link or a picture like any other."""
    md.inline.ruler.after("emphasis", "marks", _marked)
    md.inline.ruler.before("link", "double_brackets", _double_brackets)
    md.inline.ruler.before("link", "shortcode", _shortcode)


def _marked(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if silent or sign not in "~^=":
        return False
    return _highlighted(state) if sign == "=" else _moved(state, sign, "sub" if sign == "~" else "sup")


def _moved(state: StateInline, sign: str, name: str) -> bool:
    """Words between two of `sign`."""
    begin, maximum = state.pos + 1, state.posMax
    state.pos = begin
    while state.pos < maximum and state.src[state.pos] != sign:
        state.md.inline.skipToken(state)
    end, state.pos = state.pos, begin - 1
    if end >= maximum or end == begin or _SPACE.search(state.src, begin, end):
        return False
    first = len(state.tokens)
    _around(state, name, begin, end, 1)
    for token in state.tokens[first:]:
        if token.type in ("text", "text_special"):
            token.content = token.content.replace("\\ ", " ")
    return True


def _highlighted(state: StateInline) -> bool:
    source, begin = state.src, state.pos + 2
    if not source.startswith("==", state.pos) or source[begin : begin + 1] in ("", "=", " ", "\n"):
        return False
    end = source.find("==", begin, state.posMax)
    if end < 0 or source[end - 1].isspace() or source[end + 2 : end + 3] == "=":
        return False
    if _WORD.match(source[begin - 3 : begin - 2]) or _WORD.match(source[end + 2 : end + 3]):
        return False  # x==1
    _around(state, "mark", begin, end, 2)
    return True


def _around(state: StateInline, name: str, begin: int, end: int, width: int) -> None:
    """Tokens for what stands from `begin` to `end`, between marks that are so wide, as one thing."""
    maximum = state.posMax
    state.push(f"{name}_open", name, 1)
    state.pos, state.posMax = begin, end
    state.md.inline.tokenize(state)
    state.pos = end
    state.push(f"{name}_close", name, -1)
    state.pos, state.posMax = end + width, maximum


def _double_brackets(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "![" or not (found := _BRACKETS.match(state.src, state.pos, state.posMax)):
        return False
    page, heading, words = found["page"].strip(), (found["heading"] or "#")[1:].strip(), (found["words"] or "").strip()
    is_picture = found[0].startswith("!")
    if _is_no_page(page + heading, state) or (is_picture and not _PICTURE.search(page)):
        return False
    if not silent and is_picture:
        _picture(state, page, words)
    elif not silent:
        _link(state, page, heading, words)
    state.pos = found.end()
    return True


def _is_no_page(name: str, state: StateInline) -> bool:
    """Whether the brackets hold something else: a number, a place in a row (`names[[i]]`), a label that CommonMark knows."""
    before = state.src[max(state.pos - 1, 0) : state.pos]
    if before in ("[", "!") or _WORD.match(before) or not _LETTER.search(name):
        return True
    return name.lower() in ("toc", "_toc_") or name.startswith("^") or normalizeReference(name) in state.env.get("references", ())


def _picture(state: StateInline, page: str, words: str) -> None:
    token = state.push("image", "img", 0)
    size = _SIZE.fullmatch(words)
    token.content = "" if size else words
    token.attrs, token.children = {"src": page}, [Token("text", "", 0, content=token.content)]
    if size:
        pairs = (("width", size[1]), ("height", size[2]))
        token.meta = {"attributes": Attributes(pairs=tuple((key, f"{pixels}px") for key, pixels in pairs if pixels))}


def _shortcode(state: StateInline, silent: bool) -> bool:
    """`{{< figure src="…" alt="…" caption="…" >}}`, which is a picture whose title is its caption."""
    if state.src[state.pos] != "{" or not (found := _FIGURE.match(state.src, state.pos, state.posMax)):
        return False
    said = {match[1]: match[2] or match[3] or match[4] or "" for match in _SAID.finditer(found[1])}
    if not said.get("src"):
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.content = said.get("alt", "")
        caption = said.get("caption") or said.get("title")
        token.attrs = {"src": said["src"]} | ({"title": caption} if caption else {})
        token.children = [Token("text", "", 0, content=token.content)]
    state.pos = found.end()
    return True


def _link(state: StateInline, page: str, heading: str, words: str) -> None:
    file = f"{page}.md" if page and "." not in page else page
    place = "#" + _BETWEEN.sub("-", heading.lower()).strip("-") if heading else ""
    token = state.push("link_open", "a", 1)
    token.attrs, token.markup = {"href": file + place}, "[["
    shown = state.push("text", "", 0)
    shown.content = words or (f"{page}: {heading}" if page and heading else page or heading)
    state.push("link_close", "a", -1)
