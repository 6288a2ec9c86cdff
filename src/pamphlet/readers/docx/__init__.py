"""Word: the text of a .docx file, with its notes, lists, tables, pictures and properties.

A reader. `package` opens the file safely; `mending`, with `changes`, `fields`, `note_marks` and `shapes`, puts
what mammoth would lose into a form that it keeps; `facts`, with `formulas`, looks up what mammoth does not tell (outline levels,
numbering, languages) and leaves marks in the text that mammoth carries along; `blocks` and `inlines`
make the tree of what mammoth gives. Changes are accepted; comments, page headers and tables
of contents are left out and reported.

Word files have no lines. In positions the number of the paragraph stands in place of a line: empty
paragraphs and those in tables count, and what is in a note has the paragraph of the note's mark.
"""

from io import BytesIO

from mammoth import docx

from pamphlet.diagnostics import Report
from pamphlet.nesting import make_room_for_nesting
from pamphlet.readers.by_hand import read_by_hand
from pamphlet.readers.docx.blocks import Blocks
from pamphlet.readers.docx.facts import look_up
from pamphlet.readers.docx.mending import Mender
from pamphlet.readers.docx.package import ANEW, Damaged, Package
from pamphlet.readers.docx.properties import read_properties
from pamphlet.settings import Settings
from pamphlet.source import Position, Source
from pamphlet.tree import Document


def read(source: Source, settings: Settings, report: Report) -> Document:
    """The document that `source` is, whatever its bytes; pictures come along as its resources.

    Reports `source-damaged`, `word-part-damaged`, `word-left-out`, `changes-accepted`, `image-missing`,
    `resource-refused`, `formatted-by-hand` and `markup-unsupported`.
    """
    make_room_for_nesting()
    here = Position(source.name, 1)
    try:
        package = Package.open(source.data)
        mender = Mender(package, source.name, report)
        mender.mend()
        facts = look_up(package, mender.contents)
        body = docx.read(BytesIO(package.zipped())).value
    except Damaged as problem:
        report.add("source-damaged", f"{source.name} cannot be read: {problem}", here, hint=problem.hint)
        return Document(())
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as problem:
        message = f"{source.name} cannot be read: its parts do not fit together ({type(problem).__name__}: {problem})"
        report.add("source-damaged", message, here, hint=ANEW)
        return Document(())
    for name, reason in package.broken.items():
        report.add("word-part-damaged", f"the part {name} of {source.name} {reason}; it was left out", here, hint=ANEW)
    blocks = Blocks(source.name, facts, body.notes, report, mender.changes, mender.marks)
    children = blocks.body(body.children)
    blocks.tell_what_was_left_out(body.comments)
    metadata = read_properties(package, facts, blocks.front)
    document = Document(children, blocks.all_notes(), metadata, resources=blocks.inlines.resources())
    return read_by_hand(document, report)
