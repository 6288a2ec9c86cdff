"""Fields of Word, which compute what stands in the text: links, references to other places, tables of contents.

Word keeps a field as an instruction and its last result. The result is the text; the instruction says
whether it leads somewhere. Mammoth knows one kind of them and passes over others with their results, so
here every field becomes plain runs, within a link where it is one, before mammoth sees it.
"""

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from pamphlet.readers.docx.package import attribute, name_of

ADDRESS = "\ue001"
"""Begins an anchor that is an address: a link of our own making has no relation to keep it in."""

_LISTS = frozenset({"TOC", "TOA", "INDEX"})
_REFERENCES = frozenset({"REF", "PAGEREF", "NOTEREF"})
_FORMULAS = frozenset({"EQ", "SYMBOL"})
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')

Tell = Callable[[str, etree._Element, str], None]
"""How a loss is told: a message, the place, a hint."""


@dataclass(eq=False, slots=True)
class Field:
    """An open field: its instruction so far, and once that is over (`shows`) the runs of its result."""

    begin: etree._Element
    words: list[str] = field(default_factory=list)
    shows: bool = False
    runs: list[etree._Element] = field(default_factory=list)
    paragraphs: list[etree._Element] = field(default_factory=list)

    def instruction(self) -> tuple[str, list[str], str]:
        """What kind of field, its arguments, and its one-letter switches."""
        name, *rest = [quoted or bare for quoted, bare in _WORD.findall("".join(self.words))] or [""]
        switches = "".join(word[1] for word in rest if re.fullmatch(r"\\[a-zA-Z]", word))
        return name.upper(), [word for word in rest if not re.fullmatch(r"\\[*@#a-zA-Z]", word)], switches


@dataclass(slots=True)
class Fields:
    """Reads the fields of one part.

    `contents` are the paragraphs of lists that Word makes itself, `pages` counts references to pages.
    """

    root: etree._Element
    tell: Tell
    contents: set[etree._Element] = field(default_factory=set)
    pages: int = 0
    open: list[Field] = field(default_factory=list)
    spent: list[etree._Element] = field(default_factory=list)

    def resolve(self) -> None:
        """Turn every field of the part into runs and links."""
        paragraph: etree._Element | None = None
        for element in list(self.root.iter()):
            name = name_of(element)
            if name == "p":
                paragraph = element
            elif name == "fldChar":
                self.step(element, attribute(element, "fldCharType") or "")
            elif name == "instrText" and self.open and not self.open[-1].shows:
                self.open[-1].words.append(element.text or "")
                self.spent.append(element)
            elif name == "r" and self.open:
                self.run(element)
            elif name == "fldSimple":
                self.simple(element)
            if paragraph is not None:
                for one in self.open:
                    if not one.paragraphs or one.paragraphs[-1] is not paragraph:
                        one.paragraphs.append(paragraph)
        for element in self.spent:
            if (parent := element.getparent()) is not None:
                parent.remove(element)

    def run(self, run: etree._Element) -> None:
        """A run within fields: part of a result, or of the instruction around it, which nobody sees."""
        hidden = next((one for one in self.open if not one.shows), None)
        if hidden is None:
            for one in self.open:
                one.runs.append(run)
            return
        shown = [one for one in run if name_of(one) == "t"]
        hidden.words += [one.text or "" for one in shown]
        self.spent += shown

    def step(self, mark: etree._Element, kind: str) -> None:
        if kind == "begin":
            self.open.append(Field(mark))
        elif kind == "separate" and self.open:
            self.open[-1].shows = True
        elif kind == "end" and self.open:
            self.close(self.open.pop(), mark)
            return
        self.spent.append(mark)

    def close(self, one: Field, end: etree._Element) -> None:
        """A whole field; the box of a form is left to mammoth, which looks for it."""
        kind, arguments, switches = one.instruction()
        if kind == "FORMCHECKBOX":
            self.spent.remove(one.begin)
            return
        self.spent.append(end)
        if kind in _LISTS:
            self.contents.update(one.paragraphs)
        elif kind in _FORMULAS and not any(
            name_of(shown) in ("t", "sym", "drawing", "pict") for run in one.runs for shown in run
        ):
            instruction = " ".join("".join(one.words).split())
            self.tell(f"what Word works out from “{instruction}” is not in the file", end, "type its result in its place")
        elif target := self.target(kind, arguments, switches):
            self.lead(kind, one.runs, target)

    def simple(self, element: etree._Element) -> None:
        """A field in one piece: the runs in it take its place."""
        parent = element.getparent()
        if parent is None:
            return
        whole = Field(element, [attribute(element, "instr") or ""])
        kind, arguments, switches = whole.instruction()
        runs = [one for one in element if name_of(one) == "r"]
        place = parent.index(element)
        parent.remove(element)
        parent[place:place] = list(element)
        if target := self.target(kind, arguments, switches):
            self.lead(kind, runs, target)

    def lead(self, kind: str, runs: list[etree._Element], target: str) -> None:
        """Make a link of the result of a field, or a second mark of the note that it refers to."""
        self.pages += kind == "PAGEREF"
        if kind not in ("REF", "NOTEREF") or not self.repeat(runs, target):
            _wrap(runs, target)

    def target(self, kind: str, arguments: list[str], switches: str) -> str:
        """The anchor that a field leads to; "" for one that leads nowhere."""
        if kind == "HYPERLINK":
            address = [word for word in arguments if word]
            if "l" in switches:
                return f"{ADDRESS}{address[0]}#{address[1]}" if len(address) > 1 else address[0] if address else ""
            return ADDRESS + address[0] if address else ""
        return arguments[0] if kind in _REFERENCES and arguments and (kind == "NOTEREF" or "h" in switches) else ""

    def repeat(self, runs: list[etree._Element], bookmark: str) -> bool:
        """Make a mark of the same note of a reference to its mark, if that is what the bookmark stands before or around."""
        starts = (one for one in self.root.iter() if name_of(one) == "bookmarkStart")
        place = next((one for one in starts if attribute(one, "name") == bookmark), None)
        while place is not None and (place := place.getnext()) is not None and name_of(place).startswith("bookmark"):
            pass
        marks = place.iter() if place is not None else ()
        found = next((one for one in marks if name_of(one) in ("footnoteReference", "endnoteReference")), None)
        if found is None or not runs:
            return False
        first = runs[0]
        for run in runs:
            for shown in [one for one in run if name_of(one) != "rPr"]:
                run.remove(shown)
        first.append(deepcopy(found))
        return True


def _wrap(runs: list[etree._Element], target: str) -> None:
    """Put runs, where they stand beside one another, into links to `target`."""
    wrapper: etree._Element | None = None
    for run in runs:
        parent = run.getparent()
        if parent is None or name_of(parent) == "hyperlink":
            continue
        if wrapper is None or run.getprevious() is not wrapper:
            namespace = etree.QName(run).namespace
            wrapper = etree.Element(f"{{{namespace}}}hyperlink", {f"{{{namespace}}}anchor": target})
            parent.insert(parent.index(run), wrapper)
        wrapper.append(run)
