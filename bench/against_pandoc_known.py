"""Where pamphlet reads one of Pandoc's own test documents otherwise than Pandoc, and why.

The names are those of the files; `:3` is the third command of a file of command tests.
"""

from collections.abc import Mapping

_CONTENTS = (
    "Word's own table of contents or index is left out and reported: its pages are others now, and pamphlet prints its own"
)
_CAPTION = "“Table 1” before a caption is kept: Word's text refers to it"
_TABLES = "a table in Pandoc's own Markdown, which CommonMark reads as text"
_RAISED = "raised words hold no other marks in pamphlet; what was typed is kept"
_DESCRIPTION = "what stands in the brackets of a picture describes it and is no caption, so a note in it is kept as typed"

KNOWN: Mapping[str, Mapping[str, str]] = {
    "0_level_headers.docx": {"words": _CONTENTS, "links": _CONTENTS},
    "empty_field.docx": {"words": _CONTENTS},
    "lists_level_override.docx": {"headings": "paragraphs with an outline level of their own are headings, as Word shows them"},
    "nested_anchors_in_header.docx": {"words": _CONTENTS, "headings": _CONTENTS, "links": _CONTENTS},
    "pageref.docx": {"words": _CONTENTS, "links": _CONTENTS},
    "table_captions_no_field.docx": {"headings": "a heading without words is none"},
    "table_captions_with_field.docx": {"headings": "a heading without words is none"},
    "table_gridbefore.docx": {"words": "the last cell of a row that reaches beyond the others is kept"},
    "9002.docx": {"words": _CAPTION, "links": "the reference leads to the caption, which Pandoc loses"},
    "9391.docx": {"words": _CAPTION},
    "1023.md:3": {"words": _TABLES},
    "11589.md:1": {"words": _RAISED, "notes": _RAISED},
    "2378.md:1": {"words": _TABLES},
    "4062.md:1": {"words": "Pandoc takes a command of LaTeX for raw markup, and loses the note in it"},
    "5367.md:1": {"headings": _TABLES},
    "5476.md:1": {"words": _DESCRIPTION, "notes": _DESCRIPTION},
    "citeproc-20.md:1": {"words": "a second block of metadata, at the end, is a block of Pandoc's own Markdown"},
    "s5-inserts.html": {"words": "what stands in the page before its text is text"},
}
"""By the name of the document and what differs in it: the reason."""
