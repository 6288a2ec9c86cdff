"""What a page's own style sheet says of words: `.c3 { font-style: italic }`.

Programs that save pages put into a class what an author would have marked: Google Docs, LibreOffice,
Word. Such rules are written into the `style` of the elements they are for, once, before anything is
read. Only rules for a single class count, and only what says something of the words.
"""

import re

from pamphlet.readers.html.dom import Element

_SAID = frozenset({"font-weight", "font-style", "font-variant", "font-variant-caps", "text-decoration", "vertical-align"})
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"(?:span|font|b|i|em|strong|a|u)?\.([\w-]+)")


def apply(page: Element) -> None:
    """Write the rules of a page for the words of a class into the elements that have the class."""
    rules: dict[str, list[str]] = {}
    for element in page.elements():
        if element.name == "style":
            for selectors, said in _rules("".join(run.text for run in element.nodes if not isinstance(run, Element))):
                _add(rules, selectors, said)
    for element in page.elements() if rules else ():
        if found := [rule for name in element.classes for rule in rules.get(name, ())]:
            element.attributes["style"] = ";".join((*found, element.get("style")))


def _rules(sheet: str) -> list[tuple[str, str]]:
    """Selectors and declarations; what stands in `@media` and its like is for special occasions, and passed over."""
    rules: list[tuple[str, str]] = []
    depth, special, selectors = 0, 0, ""
    for piece in re.split(r"([{}])", _COMMENT.sub("", sheet).replace("<!--", "").replace("-->", "")):
        if piece == "{":
            depth += 1
            special = special or (depth if selectors.lstrip().startswith("@") else 0)
        elif piece == "}":
            depth = max(depth - 1, 0)
            special = special if depth >= special else 0
        elif depth == 0:
            selectors = piece.rpartition(";")[2]
        elif depth == 1 and not special:
            rules.append((selectors, piece))
    return rules


def _add(rules: dict[str, list[str]], selectors: str, said: str) -> None:
    pairs = (part.partition(":") for part in said.lower().split(";"))
    kept = [f"{key.strip()}:{value.replace('!important', '').strip()}" for key, _, value in pairs if key.strip() in _SAID]
    for selector in selectors.split(",") if kept else ():
        if found := _SELECTOR.fullmatch(selector.strip()):
            rules.setdefault(found[1], []).extend(kept)
