"""Markdown: CommonMark with tables, strikeout, task lists, definition lists, notes and bare addresses.

A reader, the first stage after `Source`. It keeps the text as it was written: headings keep their
levels, quotation marks their shape, notes their order and labels, and a note that is used but not
defined is left for the passes to tell. What the tree cannot hold is reported.

`heads` reads what other programs have at the top; `parser` sets up markdown-it, with rules of ours from `attributes`,
`formulas`, `marks` and `verse`; `blocks`, with `conventions`, and `inlines` make its tokens a tree, `raw` what is HTML;
`linked_notes` knows notes that are links; `places` knows lines and columns; `leftovers` tells what looks like markup and is none.
"""

from dataclasses import replace

from pamphlet.diagnostics import Report
from pamphlet.languages import recognise
from pamphlet.metadata import read_metadata
from pamphlet.readers.decode import decode
from pamphlet.readers.front_matter import split_front_matter
from pamphlet.readers.markdown.blocks import read_blocks
from pamphlet.readers.markdown.heads import as_markdown, read_head
from pamphlet.readers.markdown.linked_notes import with_linked_notes
from pamphlet.readers.markdown.parser import parse
from pamphlet.readers.markdown.places import Lines
from pamphlet.readers.typography import punctuation_of
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Document


def read(source: Source, settings: Settings, report: Report) -> Document:
    """The document that `source` is, whatever its bytes.

    Reports what `decode`, `split_front_matter`, `read_head`, `read_metadata` and `read_blocks` report.
    """
    text = decode(source, report)
    options, skipped = split_front_matter(text, source.name, report)
    lines = text.split("\n")
    if not skipped:
        options, skipped = read_head(lines, source.name, report)
    parsed = parse("\n".join(lines[skipped:]))
    metadata = read_metadata(options, report)
    given = settings.metadata.around(metadata).language
    straight = '"' in text or "'" in text
    language = punctuation_of(options, given or (recognise(text) if straight else None) or "en", settings)
    children, notes = read_blocks(parsed, Lines(source.name, lines, skipped), report, language)
    children, notes = with_linked_notes(text, children, notes)
    title, subtitle = (as_markdown(line, language) for line in (metadata.title, metadata.subtitle))
    metadata = replace(metadata, title=title, subtitle=subtitle)
    return Document(children, notes, metadata, options)
