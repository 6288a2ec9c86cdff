"""The outline of a tree: every node type has its line, and trees that differ have outlines that differ."""

from datetime import UTC, datetime
from textwrap import dedent

import pytest

from pamphlet import tree
from pamphlet.outline import outline, outline_publication
from pamphlet.publication import Chapter, NumberedNote, OutlineEntry, Publication
from pamphlet.resources import Resource
from pamphlet.source import Position
from pamphlet.tree import Attributes, Block, Document, Inline, Metadata, Note, Paragraph, Person, PrintedDate, TableCell, Text


def lines(text: str) -> str:
    return dedent(text).removeprefix("\n")


def paragraph(*children: Inline) -> Paragraph:
    return Paragraph(children)


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def inline_outline(inline: Inline) -> str:
    printed = outline(Document((paragraph(inline),)))
    return printed.removeprefix("document\n  paragraph: ").removesuffix("\n")


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (Text('He said “now”, and "then".'), r'"He said “now”, and \"then\"."'),
        (Text("5\u00a0kg\tof\u200bwax"), r'"5\u00a0kg\tof\u200bwax"'),
        (tree.SoftBreak(), "soft-break"),
        (tree.HardBreak(), "hard-break"),
        (tree.Emphasis(words("hive")), 'emphasis["hive"]'),
        (tree.Strong((Text("wax "), tree.Emphasis(words("only")))), 'strong["wax " emphasis["only"]]'),
        (tree.Underline(words("a")), 'underline["a"]'),
        (tree.Strikeout(words("a")), 'strikeout["a"]'),
        (tree.Superscript(words("a")), 'superscript["a"]'),
        (tree.Subscript(words("a")), 'subscript["a"]'),
        (tree.SmallCaps(words("a")), 'small-caps["a"]'),
        (tree.Code("x = 1"), 'code("x = 1")'),
        (tree.Math("x^2"), 'math("x^2")'),
        (tree.Math("x^2", display=True), 'display-math("x^2")'),
        (tree.Link(words("here"), "https://example.org/a"), 'link<https://example.org/a>["here"]'),
        (tree.Link(words("here"), "a b", "Title"), 'link<"a b" "Title">["here"]'),
        (tree.Image("bee.png"), "image<bee.png>"),
        (tree.Image("bee.png", ""), 'image<bee.png>""'),
        (tree.Image("bee.png", "A bee", "On thyme"), 'image<bee.png "On thyme">"A bee"'),
        (tree.NoteReference("smith"), "note-reference(smith)"),
        (tree.NoteReference("inline 1"), 'note-reference("inline 1")'),
        (
            tree.Span(words("ruche"), attributes=Attributes("r", ("term",), (("lang", "fr"),))),
            'span{#r .term lang=fr}["ruche"]',
        ),
    ],
)
def test_inlines(inline: Inline, expected: str) -> None:
    assert inline_outline(inline) == expected


def test_an_inline_that_begins_or_ends_a_span_is_not_mistaken_for_its_neighbour() -> None:
    inside = inline_outline(tree.Emphasis((Text("a"), Text("b"))))
    beside = outline(Document((paragraph(tree.Emphasis(words("a")), Text("b")),)))
    assert inside == 'emphasis["a" "b"]'
    assert 'emphasis["a"] "b"' in beside


BLOCKS: tuple[Block, ...] = (
    tree.Heading(words("The hive"), 1, attributes=Attributes("hive", ("wide",), (("lang", "en"),))),
    tree.BlockQuote((paragraph(Text("Tell the bees.")),), words("A proverb")),
    tree.BulletList((tree.ListItem((paragraph(Text("honey")),)), tree.ListItem((), checked=True))),
    tree.OrderedList((tree.ListItem((paragraph(Text("smoke")),), checked=False),), 3, "lower-roman", tight=False),
    tree.DefinitionList(
        (tree.DefinitionItem(words("Skep"), ((paragraph(Text("a straw hive")),), (paragraph(Text("a basket")),))),)
    ),
    tree.CodeBlock("one\ntwo", "python"),
    tree.CodeBlock(""),
    tree.LineBlock((tree.LineOfVerse(words("Where the bee sucks")), tree.LineOfVerse(words("there we rest"), 2))),
    tree.Table(
        (tree.TableRow((TableCell((paragraph(Text("Month")),), "left", header=True), TableCell((), "right", header=True))),),
        (tree.TableRow((TableCell((paragraph(Text("May")), tree.ThematicBreak()), column_span=2, row_span=3),)),),
        words("Weights"),
    ),
    tree.Figure((paragraph(tree.Image("bee.png", "A bee")),), words("On thyme")),
    tree.ThematicBreak(),
    tree.Division((paragraph(),), attributes=Attributes(classes=("aside",))),
)

BLOCK_LINES = """
    document
      heading 1 #hive .wide lang=en: "The hive"
      block-quote
        paragraph: "Tell the bees."
        attribution: "A proverb"
      bullet-list tight
        item
          paragraph: "honey"
        item checked
      ordered-list 3 lower-roman loose
        item unchecked
          paragraph: "smoke"
      definition-list
        term: "Skep"
          definition
            paragraph: "a straw hive"
          definition
            paragraph: "a basket"
      code-block python: "one\\ntwo"
      code-block: ""
      line-block
        line: "Where the bee sucks"
        line 2: "there we rest"
      table
        caption: "Weights"
        head-row
          header-cell left: "Month"
          header-cell right
        row
          cell columns=2 rows=3
            paragraph: "May"
            thematic-break
      figure
        paragraph: image<bee.png>"A bee"
        caption: "On thyme"
      thematic-break
      division .aside
        paragraph:
    """


def test_blocks() -> None:
    assert outline(Document(BLOCKS)) == lines(BLOCK_LINES)


def test_metadata_and_notes() -> None:
    data = Metadata(
        title=words("On bees"),
        subtitle=words("A walk"),
        authors=(Person("Ada Moor"), Person("Jan Lis", "translator", "Lis, Jan")),
        date=PrintedDate("May 2026", "2026-05"),
        language="en-GB",
        description="Short.",
        publisher="The Skep Press",
        rights="© Ada Moor",
        identifier="urn:x",
        keywords=("bees", "wax and honey"),
        contact=(words("ada@example.org"),),
        credits=(words("Cover: Jan Lis"),),
        cover="bee.png",
        extra={"mood": "calm"},
    )
    notes = (
        Note("smith", "Smith", (paragraph(Text("See the library.")),)),
        Note("b", "b", (), "endnote", attributes=Attributes("n2")),
    )
    expected = """
        document
          title: "On bees"
          subtitle: "A walk"
          author: "Ada Moor"
          translator: "Jan Lis" sorted as "Lis, Jan"
          date: "May 2026" 2026-05
          language: en-GB
          description: "Short."
          publisher: "The Skep Press"
          rights: "© Ada Moor"
          identifier: "urn:x"
          cover: "bee.png"
          keywords: "bees" "wax and honey"
          contact: "ada@example.org"
          credit: "Cover: Jan Lis"
          extra mood: "calm"
        notes
          note smith "Smith"
            paragraph: "See the library."
          note b "b" endnote #n2
        """
    assert outline(Document((), notes, data)) == lines(expected)


def test_positions_are_printed_on_demand() -> None:
    def at(line: int, column: int) -> Position:
        return Position("bees.md", line, column)

    row = tree.TableRow((TableCell((Paragraph(words("May")),), position=at(4, 3)),), position=at(4, 1))
    document = Document(
        (
            Paragraph(
                (Text("Bees", position=at(1, 1)), tree.NoteReference("a", position=at(1, 5)), Text("!")), position=at(1, 1)
            ),
            tree.Table((), (row,), position=at(3, 1)),
        ),
        (Note("a", "a", (), position=at(6, 1)),),
    )
    expected = """
        document
          paragraph @1:1: "Bees"@1:1 note-reference(a)@1:5 "!"
          table @3:1
            row @4:1
              cell @4:3: "May"
        notes
          note a "a" @6:1
        """
    assert outline(document, positions=True) == lines(expected)
    assert "@" not in outline(document)


def test_publication() -> None:
    note = Note("smith", "Smith", (paragraph(Text("See the library.")),))
    publication = Publication(
        metadata=Metadata(title=words("On bees"), authors=(Person("Ada Moor"),), language="en"),
        title="On bees",
        byline=(),
        notes_heading="Notes",
        language="en",
        identifier="urn:uuid:1",
        modified=datetime(2026, 5, 1, tzinfo=UTC),
        chapters=(Chapter("text", (tree.Heading(words("Hives"), 2),), (OutlineEntry(2, "hives", "Hives"),)),),
        notes=(NumberedNote(1, "note-smith", note, ("ref-a", "ref-b")), NumberedNote(2, "note-b", note, ())),
        resources=(Resource("my bee.png", b"", "image/png"),),
    )
    expected = """
        publication
          title: "On bees"
          language: en
          author: "Ada Moor"
        chapter #text
          heading 2: "Hives"
        notes
          note 1 #note-smith back=ref-a,ref-b
            paragraph: "See the library."
          note 2 #note-b
            paragraph: "See the library."
        resources
          "my bee.png" image/png
        """
    assert outline_publication(publication) == lines(expected)
