"""What Pandoc passes over in LaTeX: notes by other names, text in boxes, pictures without a suffix.

The bytes are mended before Pandoc sees them; what it skips all the same is told (`engine`).
"""

import re
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from pamphlet.tree import Document, Image, Inline, Inlines
from pamphlet.walk import Rewrite

_RENAMED = (
    (re.compile(rb"\\(?:endnote|sidenote|marginnote)(?=\s*\{)"), rb"\\footnote"),
    (re.compile(rb"\\(?:fbox|framebox|makebox|ovalbox|shadowbox|doublebox)(?:\[[^\[\]]*\])*(?=\{)"), rb"\\textnormal"),
    (re.compile(rb"\\begin\{wrap(?:figure|table)\}(?:\[[^\[\]]*\]|\{[^{}]*\})*"), rb"\\begin{figure}"),
    (re.compile(rb"\\end\{wrap(?:figure|table)\}"), rb"\\end{figure}"),
    (re.compile(rb"(\\begin\{(?:multicols\*?|thebibliography)\})\s*\{[^{}]*\}"), rb"\1"),
    (re.compile(rb"(\\cmidrule(?:\[[^\[\]]*\])?)\([lr]*\)"), rb"\1"),
)
"""Commands whose words Pandoc would skip, and what it would take for words; it knows the others."""

_TYPED = re.compile(rb"\\begin\{(verbatim\*?|lstlisting|minted|Verbatim)\}.*?\\end\{\1\}", re.DOTALL)
_MARK = re.compile(rb"\\footnotemark(?![a-zA-Z\[])(?:\{\})?")
_TEXT = re.compile(rb"\\footnotetext\s*(?=\{)")
_SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".svg")
"""In this order LaTeX looks for a picture whose name has no suffix."""


def mend(data: bytes) -> bytes:
    """LaTeX whose notes and boxes have names that Pandoc knows; a mark and the text of its note that stand apart are joined."""
    typed = [match[0] for match in _TYPED.finditer(data)]
    data = _TYPED.sub(b"\0", data)
    for pattern, new in _RENAMED:
        data = pattern.sub(new, data)
    pieces = _with_joined_notes(data).split(b"\0")
    return b"".join(part for pair in zip_longest(pieces, typed, fillvalue=b"") for part in pair)


def _with_joined_notes(data: bytes) -> bytes:
    """LaTeX in which each note whose text stands apart from its mark stands at its mark."""
    marks = [*_MARK.finditer(data)]
    texts = [(match.start(), match.end(), end) for match in _TEXT.finditer(data) if (end := _closing(data, match.end()))]
    if not texts or len(marks) != len(texts):
        return data
    pieces = [
        (mark.start(), mark.end(), b"\\footnote" + data[begin:end]) for mark, (_, begin, end) in zip(marks, texts, strict=True)
    ]
    pieces += [(start, end, b"{}") for start, _, end in texts]
    made, done = b"", 0
    for start, end, new in sorted(pieces):
        made += data[done:start] + new
        done = end
    return made + data[done:]


def _closing(data: bytes, opening: int) -> int:
    """The place behind the brace that closes the one at `opening`; 0 if none does."""
    depth = 0
    for match in re.finditer(rb"\\.|[{}]", data[opening:], re.DOTALL):
        depth += {b"{": 1, b"}": -1}.get(match[0], 0)
        if depth == 0:
            return opening + match.end()
    return 0


def with_suffixes(document: Document, folder: Path) -> Document:
    """The document whose pictures have the suffix of the file of that name in `folder`."""

    def find(inline: Inline) -> Inlines:
        if not isinstance(inline, Image) or Path(inline.target).suffix or {"..", ""} & {*inline.target.split("/")}:
            return (inline,)
        found = (f"{inline.target}{suffix}" for suffix in _SUFFIXES if (folder / f"{inline.target}{suffix}").is_file())
        return (replace(inline, target=next(found, inline.target)),)

    return Rewrite(inline=find).document(document)
