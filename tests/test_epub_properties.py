"""Whatever tree the readers may make, the e-book of it is valid and its notes lead both ways."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from epub_reading import Book
from epub_samples import PICTURES, epub_of, note, published
from epub_validity import assert_valid
from pamphlet import tree
from pamphlet.nesting import make_room_for_nesting
from pamphlet.setting_values import PLACEMENTS
from pamphlet.tree import Attributes, Block, Document, Inline, Metadata, NoteReference, Paragraph, Person, PrintedDate, TableCell

make_room_for_nesting()  # now, since Hypothesis does not like it to happen while it looks

LABELS = ("1", "two", "три", "*", "A & B")

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(["<b>", "&amp;", "]]>", "\"'", "a\nb"])
said = text.map(lambda words: f"{words} bee")
keys = st.sampled_from(["lang", "dir", "title", "role", "Keep", "a:b", "style"]) | st.text(max_size=4)
attributes = st.builds(
    Attributes,
    st.none() | text.filter(bool),
    st.lists(text, max_size=2).map(tuple),
    st.dictionaries(keys, text, max_size=2).map(lambda pairs: tuple(pairs.items())),
)
leaves: st.SearchStrategy[Inline] = (
    st.builds(tree.Text, text)
    | st.builds(tree.Code, text)
    | st.builds(tree.Math, text)
    | st.just(tree.HardBreak())
    | st.just(tree.SoftBreak())
    | st.builds(tree.Image, st.sampled_from(sorted(PICTURES)), st.none() | text, text)
)
marks: st.SearchStrategy[Inline] = st.sampled_from(LABELS).map(NoteReference)


def around(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    children = st.lists(inner, max_size=3).map(tuple)
    kinds = (tree.Emphasis, tree.Strong, tree.Underline, tree.Strikeout, tree.Superscript, tree.Subscript, tree.SmallCaps)
    return st.one_of(*(st.builds(kind, children) for kind in kinds), st.builds(tree.Span, children, attributes=attributes))


links: st.SearchStrategy[Inline] = st.builds(
    tree.Link,
    st.recursive(leaves, around, max_leaves=3).map(lambda inline: (inline,)),
    st.sampled_from(["https://marsh.example.org/a?b=1&c=2", "mailto:hives@marsh.example.org", "#nowhere", "a|b"]) | text,
    text,
)
inlines = st.lists(st.recursive(leaves | marks | links, around, max_leaves=6), max_size=4).map(tuple)
cells = st.builds(
    TableCell, st.builds(Paragraph, inlines).map(lambda p: (p,)), st.sampled_from(["left", "right", None]), st.booleans()
)
rows = st.lists(st.builds(tree.TableRow, st.lists(cells, min_size=1, max_size=3).map(tuple)), max_size=2).map(tuple)
simple: st.SearchStrategy[Block] = (
    st.builds(Paragraph, inlines, attributes=attributes)
    | st.builds(tree.Heading, inlines, st.integers(1, 6), attributes=attributes)
    | st.builds(tree.CodeBlock, text, text)
    | st.builds(tree.LineBlock, st.lists(st.builds(tree.LineOfVerse, inlines, st.integers(0, 14)), max_size=2).map(tuple))
    | st.builds(tree.Table, rows, rows, inlines)
    | st.just(tree.ThematicBreak())
)


def inside(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(tree.ListItem, blocks, st.sampled_from([None, True, False])), max_size=3).map(tuple)
    definition = st.builds(tree.DefinitionItem, inlines, st.lists(blocks, min_size=1, max_size=2).map(tuple))
    return (
        st.builds(tree.BlockQuote, blocks, inlines)
        | st.builds(tree.BulletList, items, st.booleans())
        | st.builds(tree.OrderedList, items, st.integers(-2, 9), st.just("lower-roman"), st.booleans())
        | st.builds(tree.DefinitionList, st.lists(definition, min_size=1, max_size=2).map(tuple))
        | st.builds(tree.Figure, blocks, inlines)
        | st.builds(tree.Division, blocks, attributes=attributes)
    )


blocks = st.lists(st.recursive(simple, inside, max_leaves=6), max_size=5).map(tuple)
metadata = st.builds(
    Metadata,
    title=inlines,
    subtitle=inlines,
    authors=st.lists(st.builds(Person, said, said, st.none() | said), max_size=2).map(tuple),
    date=st.none() | st.builds(PrintedDate, said, st.sampled_from([None, "1649", "2024-05", "2024-05-01"])),
    language=st.sampled_from(["en", "he", "uk", "zh-Hant"]),
    description=text,
    publisher=text,
    rights=text,
    keywords=st.lists(said, max_size=2).map(tuple),
    contact=st.lists(inlines, max_size=2).map(tuple),
    credits=st.lists(inlines, max_size=2).map(tuple),
)
documents = st.builds(
    lambda body, notes, data: Document(body, tuple(note(*pair[:1], *pair[1]) for pair in zip(LABELS, notes, strict=True)), data),
    blocks,
    st.tuples(*[blocks] * len(LABELS)),
    metadata,
)


@given(documents, st.sampled_from(["none", "1", "2"]), st.sampled_from(PLACEMENTS), st.sampled_from(["horizontal", "vertical"]))
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_document_makes_a_valid_book(document: Document, split_at: str, placement: str, writing: str) -> None:
    publication = published(document, split_at=split_at)
    data = epub_of(publication, placement=placement, writing=writing)
    book = Book(data)
    for link in book.inner_links():
        book.target(link)
    ways = [book.target(way).element for way in book.links("doc-backlink")]
    assert {id(way) for way in ways} == {id(mark.element) for mark in book.links("doc-noteref")}
    assert_valid(data)
