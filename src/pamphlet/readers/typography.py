"""Smart punctuation: straight quotation marks, `--` and `...` become what a printer would set.

Which marks are right depends on the language; whether one opens or closes, on what stands beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pamphlet import tree
from pamphlet.metadata import canonical
from pamphlet.options import Option
from pamphlet.readers.quotation import marks_of
from pamphlet.settings import Settings
from pamphlet.tree import Inline, Inlines

_TYPED = re.compile(r"---?|\.\.\.|[\"']")
_SIGNS = {"---": "—", "--": "–", "...": "…"}
_BACKTICKS = re.compile(r"``(?=\S)([^`']{1,400}(?<=\S))''")
_FRENCH_SPACES = (
    (re.compile(r"(?<=\S) (?=[;!?»](?:\s|$|[).,\]]))"), "\u202f"),
    (re.compile(r"(?<=\S) (?=:(?:\s|$))"), "\u00a0"),
    (re.compile(r"(?<=«) "), "\u202f"),
)
"""French sets a narrow space that never breaks before high punctuation, and inside its quotation marks."""
_OPENS_AFTER = re.compile(r"[\s(\[{<«„“‘‚—–/-]")


@dataclass(slots=True)
class Typography:
    """Sets the words of one block, piece by piece; `before` is the character that stands before the next.

    With `typewriter`, two hyphens between words are the dash they were typed for, as in plain text;
    otherwise they are the shorter dash, and three the longer, as in Markdown.
    """

    language: str
    typewriter: bool = False
    before: str = " "
    open: list[str] = field(default_factory=list)

    def set(self, words: str) -> str:
        """`words` as a printer would set them."""
        if self.language.partition("-")[0] == "fr":
            words = self.before + words  # a space at the beginning may follow a note mark
            for typed, space in _FRENCH_SPACES:
                words = typed.sub(space, words)
            words = words[len(self.before) :]
        if self.typewriter and "``" in words:
            opening, closing = marks_of(self.language)[:2]
            words = _BACKTICKS.sub(rf"{opening}\1{closing}", words)
        if not _TYPED.search(words):
            self.passed(words)
            return words
        written = words

        def sign(match: re.Match[str]) -> str:
            typed = match[0]
            before = written[match.start() - 1] if match.start() else self.before
            after = written[match.end()] if match.end() < len(written) else ""
            if typed == "--" and self.typewriter and before.isalnum() and after.isalnum() and not (before + after).isdigit():
                return "—"
            if typed in _SIGNS:
                return _SIGNS[typed]
            return self.mark(typed, before, after)

        self_set = _TYPED.sub(sign, words)
        self.passed(words)
        return self_set

    def passed(self, words: str) -> None:
        """These words stand as they are, and what comes next stands after them."""
        self.before = words[-1:] or self.before

    def mark(self, typed: str, before: str, after: str) -> str:
        outer = typed == '"'
        opening, closing = marks_of(self.language)[:2] if outer else marks_of(self.language)[2:]
        opens = bool(_OPENS_AFTER.match(before) or (before in "\"'" and typed != before)) and not after.isspace()
        if opens and not outer and after.isdigit():
            return "’"  # ’90s
        if opens:
            self.open.append(typed)
            return opening
        if typed in self.open and not (not outer and before.isalnum() and after.isalnum()):
            while self.open.pop() != typed:
                pass
            return closing
        inches = before.isdigit() and not after.isalnum()
        alone = before.isspace() or after.isalnum()
        return typed if inches or (outer and alone) else closing if outer else "’"


def typeset(inlines: Inlines, language: str) -> Inlines:
    """The inlines of one paragraph of typewritten text with the punctuation of `language`; code and addresses stay."""
    return tuple(_set(inlines, Typography(language, typewriter=True)))


def _set(inlines: Inlines, typography: Typography) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case tree.Text():
                words = typography.set(inline.text)
                yield inline if words == inline.text else replace(inline, text=words)
            case tree.Link() | tree.Leaf():
                typography.passed(" " if isinstance(inline, tree.SoftBreak | tree.HardBreak) else "")
                yield inline
            case _:
                yield replace(inline, children=tuple(_set(inline.children, typography)))


def punctuation_of(options: tuple[Option, ...], language: str, settings: Settings) -> str:
    """The language whose punctuation is set; "" if it is to stay as it was typed (`typography: keep`)."""
    wanted = next((option.value for option in options if canonical(option.key) == "typography"), settings.typography)
    return "" if wanted == "keep" or (settings.typography == "keep" and "typography" in settings.fixed) else language
