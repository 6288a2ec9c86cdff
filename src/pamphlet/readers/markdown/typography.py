"""Smart punctuation: straight quotation marks, `--` and `...` become what a printer would set.

Which marks are right depends on the language; whether one opens or closes, on what stands beside it.
"""

import re
from dataclasses import dataclass, field

from pamphlet.readers.quotation import marks_of

_TYPED = re.compile(r"---?|\.\.\.|[\"']")
_SIGNS = {"---": "—", "--": "–", "...": "…"}
_OPENS_AFTER = re.compile(r"[\s(\[{<«„“‘‚—–/-]")


@dataclass(slots=True)
class Typography:
    """Sets the words of one block, piece by piece; `before` is the character that stands before the next."""

    language: str
    before: str = " "
    open: list[str] = field(default_factory=list)

    def set(self, words: str) -> str:
        """`words` as a printer would set them."""
        if not _TYPED.search(words):
            self.passed(words)
            return words
        written = words

        def sign(match: re.Match[str]) -> str:
            typed = match[0]
            if typed in _SIGNS:
                return _SIGNS[typed]
            before = written[match.start() - 1] if match.start() else self.before
            after = written[match.end()] if match.end() < len(written) else "x"
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
        if typed in self.open and not (not outer and before.isalnum() and after.isalnum() and after != "x"):
            while self.open.pop() != typed:
                pass
            return closing
        inches = before.isdigit() and not after.isalnum()
        return typed if outer or inches else "’"
