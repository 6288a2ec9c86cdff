"""An e-book of ours that is read back says what the text said: words, headings, notes, links, pictures, metadata."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from epub_round_trip import read_back, read_book, said
from epub_samples import BOOKS, PICTURES, epub_of, published
from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.nesting import make_room_for_nesting
from pamphlet.passes import publish
from pamphlet.pipeline import Job, build, prepare
from pamphlet.publication import Publication
from pamphlet.settings import Settings
from pamphlet.tree import Attributes, Block, Document, Inline, Metadata, Note, NoteReference, Paragraph, Person, Text
from pamphlet.walk import descendants, plain_text
from pamphlet.writers.epub import write_epub
from test_epub_division import parts
from test_examples import EXAMPLES
from test_spec import CASES, Case, settings_of, source_of

make_room_for_nesting()


def same(publication: Publication) -> tuple[bytes, Publication]:
    """The book of `publication`, and what it says when it is read back: the same."""
    book = write_epub(publication, Settings(), Report()).data
    back, report = read_back(book)
    assert said(back) == said(publication)
    assert not report.has_errors()
    return book, back


def stays_the_same(publication: Publication) -> None:
    """The book of `publication` says the same when it is read back, and the book of that is read as the very same tree."""
    first, back = same(publication)
    second = write_epub(back, Settings(), Report()).data
    assert read_book(second)[0] == read_book(first)[0]


@pytest.mark.parametrize("name", BOOKS)
def test_samples(name: str) -> None:
    stays_the_same(published(BOOKS[name]))


@pytest.mark.parametrize(
    ("cut", "look"), [({"split_at": "2"}, {}), ({"split_at": "2"}, {"placement": "chapter"}), ({}, {"writing": "vertical"})]
)
def test_divided_books_and_notes_by_chapter(cut: dict[str, str], look: dict[str, str]) -> None:
    publication = published(BOOKS["allotment"], **cut)
    back, _ = read_back(epub_of(publication, **look))
    assert said(back) == said(publication)


def test_the_names_of_chapters_among_the_notes_are_no_heading_of_the_notes() -> None:
    publication = published(parts("Spring", "Autumn"), "year", note_numbers="chapter")
    back, report = read_back(epub_of(publication))
    assert not report.has_errors()
    assert back.notes_heading == publication.notes_heading == "Notes"
    texts = ["One.", "Two.", "One.", "Two.", "Three.", "Three."]
    assert [plain_text(note.note.children) for note in publication.notes] == texts
    assert sorted(plain_text(note.note.children) for note in back.notes) == sorted(texts)


def test_the_numbers_of_books_and_series_keep_their_hyphens() -> None:
    metadata = Metadata(title=(Text("Hives"),), isbn="978-3-16-148410-0", issn="2049-3630", publisher="The Friends")
    publication = published(Document((Paragraph((Text("One."),)),), (), metadata))
    back, _ = read_back(epub_of(publication))
    assert (back.metadata.isbn, back.metadata.issn, back.metadata.series) == ("978-3-16-148410-0", "2049-3630", "")


def test_what_somebody_did_comes_back_in_the_words_of_the_author() -> None:
    people = (Person("Ada Moor"), Person("Kit Vane", "bell ringer"), Person("Lou Ash", "editor"))
    publication = published(Document((Paragraph((Text("One."),)),), (), Metadata(title=(Text("Bells"),), authors=people)))
    back, _ = read_back(epub_of(publication))
    assert back.metadata.authors == people


@pytest.mark.parametrize("sample", sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".md"}))
def test_examples(sample: str) -> None:
    report = Report()
    prepared = prepare(str(EXAMPLES / sample), (), report)
    assert prepared
    stays_the_same(publish(*prepared, report))


def cases() -> list[Case]:
    """The cases without errors, but for those that are nested as deep as HTML may be."""
    return [case for case in CASES if "nesting-too-deep" not in case.expected and ": error: " not in case.expected]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_spec_cases(case: Case) -> None:
    report = Report()
    given_settings = settings_of(case, report)
    read, source = source_of(case)
    document = read(source, given_settings, report)
    publication = publish(document, given_settings.updated(document.options, report), report)
    if not report.has_errors():
        same(publication)


# --- any tree ---------------------------------------------------------------------------------

LABELS = ("1", "two", "три")
WORDS = ("bees", "a hive", "Wachs & Honig", "“so”", "<em>", "No. 1", "вулик", "* * *", "e.g.")

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
leaves: st.SearchStrategy[Inline] = st.builds(Text, words) | st.builds(tree.Code, words)
linked: st.SearchStrategy[Inline] = st.builds(
    tree.Link, leaves.map(lambda leaf: (leaf,)), st.sampled_from(["https://marsh.example.org/a?b=1&c=2", "#hall"])
)
pictures: st.SearchStrategy[Inline] = st.builds(tree.Image, st.sampled_from(sorted(PICTURES)), words)
marks: st.SearchStrategy[Inline] = st.sampled_from(LABELS).map(NoteReference)
KINDS = (tree.Emphasis, tree.Strong, tree.Underline, tree.Strikeout, tree.Superscript, tree.Subscript, tree.SmallCaps)
inline = leaves | linked | marks | st.one_of(*(st.builds(kind, leaves.map(lambda leaf: (leaf,))) for kind in KINDS))
row = st.tuples(leaves, st.lists(inline | pictures, max_size=4)).map(lambda pair: (pair[0], *pair[1]))
paragraphs: st.SearchStrategy[Block] = st.builds(Paragraph, row)
cell = st.builds(tree.TableCell, paragraphs.map(lambda p: (p,)), st.sampled_from(["left", "right", None]))
cells = st.lists(cell, min_size=2, max_size=2).map(lambda found: tree.TableRow(tuple(found)))
simple: st.SearchStrategy[Block] = (
    paragraphs
    | st.builds(tree.Heading, row, st.integers(1, 4))
    | st.builds(tree.CodeBlock, words)
    | st.builds(tree.LineBlock, st.lists(st.builds(tree.LineOfVerse, row, st.integers(0, 12)), min_size=1, max_size=3).map(tuple))
    | st.builds(tree.Table, st.just(()), st.lists(cells, min_size=1, max_size=2).map(tuple), row)
    | st.builds(tree.Figure, st.builds(Paragraph, pictures.map(lambda p: (p,))).map(lambda p: (p,)), row)
    | st.just(tree.ThematicBreak())
)


def inside(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, min_size=1, max_size=3).map(tuple)
    items = st.lists(st.builds(tree.ListItem, blocks), min_size=1, max_size=3).map(tuple)
    definition = st.builds(tree.DefinitionItem, row, st.lists(blocks, min_size=1, max_size=2).map(tuple))
    return (
        st.builds(tree.BlockQuote, blocks, st.just(()) | row)
        | st.builds(tree.BulletList, items, st.booleans())
        | st.builds(tree.OrderedList, items, st.integers(1, 9))
        | st.builds(tree.DefinitionList, st.lists(definition, min_size=1, max_size=2).map(tuple))
        | st.builds(tree.Division, blocks, attributes=st.just(Attributes(classes=("remark",), pairs=(("lang", "de"),))))
    )


block = st.recursive(simple, inside, max_leaves=5)
note_texts = st.lists(paragraphs | block, min_size=1, max_size=2).map(tuple)
hall = tree.Heading((Text("The hall"),), 1, attributes=Attributes("hall"))
metadata = st.builds(
    Metadata,
    title=row,
    subtitle=st.just(()) | row,
    authors=st.lists(st.builds(Person, words, st.sampled_from(["author", "translator"])), max_size=2).map(tuple),
    language=st.sampled_from(["en", "he", "uk"]),
    publisher=words,
    printer=words,
    contact=st.lists(row, max_size=2).map(tuple),
    credits=st.lists(row, max_size=2).map(tuple),
)
documents = st.builds(
    lambda body, notes, data: Document(
        (*body, hall), tuple(Note(label, label, text) for label, text in zip(LABELS, notes, strict=True)), data
    ),
    st.lists(block, max_size=5),
    st.tuples(*[note_texts] * len(LABELS)),
    metadata,
)


@given(documents)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
def test_any_tree(document: Document) -> None:
    stays_the_same(published(document))


# --- the whole road ---------------------------------------------------------------------------


def test_a_book_becomes_a_pamphlet(tmp_path: Path) -> None:
    (tmp_path / "hive.epub").write_bytes(epub_of(published(BOOKS["allotment"])))
    outcome = build(Job(str(tmp_path / "hive.epub"), folder=tmp_path / "made"))
    assert [problem for problem in outcome.report.diagnostics if problem.code != "note-unused"] == []
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == ["hive.epub", "hive.pdf"]


def test_what_the_writer_gives_by_itself_is_not_the_authors() -> None:
    cells = tuple(tree.TableCell((Paragraph((Text(str(n)),)),), alignment="right") for n in range(7))
    blocks = (
        tree.Table((), (tree.TableRow(cells),), attributes=Attributes(classes=("sums",))),
        Paragraph((tree.Image("hive.png"),)),
        Paragraph((tree.Image("hive.png", ""), Text("年12月"))),
    )
    document = Document(blocks, (), Metadata(title=(Text("Sums"),), language="ja"))
    back, _ = read_book(epub_of(published(document), writing="vertical"))
    table, picture, decorated = back.children
    assert isinstance(table, tree.Table)
    assert table.attributes.classes == ("sums",)
    images = [node for node in descendants((picture, decorated)) if isinstance(node, tree.Image)]
    assert [(image.alt, image.attributes.classes) for image in images] == [(None, ()), ("", ())]
    assert not any(isinstance(node, tree.Span) for node in descendants(back.children))
