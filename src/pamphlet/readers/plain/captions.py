"""Captions and credits between paragraphs, by the word that they begin with."""

import re

from pamphlet.readers.plain.matter_words import CREDITS
from pamphlet.readers.plain.words import CAPTIONS, PLACES

LONGEST_CAPTION = 300
_LONGEST_CREDIT = 90

_CAPTION = re.compile(
    rf"[(\[]?(?:{CAPTIONS}|{CREDITS})\s*[\dIVX０-９.]*[a-z]?\s*(?:[:：]\s*|[.．]\s+|[–—]\s+)\S"
    r"|\[(?:illustration|image|photo|picture)\b.*\]|[図图圖表][\d０-９]+[\s：:．.]",
    re.IGNORECASE,
)
_PLACED = re.compile(rf"(?:{PLACES})\s?[:：]\s+\S", re.IGNORECASE)
_CREDIT = re.compile(
    r"[(\[]?(?:photo(?:graph)?s?|pictures?|illustrations?|drawings?|images?) (?:by|from|courtesy of|©)\s+[^\W\d_]", re.IGNORECASE
)


def is_caption(text: str) -> bool:
    """Whether a paragraph says what a picture or a table shows, or whose it is."""
    if len(text) <= _LONGEST_CREDIT and (_CREDIT.match(text) or _PLACED.match(text)):
        return not text.endswith((":", "："))
    return len(text) <= LONGEST_CAPTION and bool(_CAPTION.match(text))
