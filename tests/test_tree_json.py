"""The tree as JSON: back and forth nothing is lost, and the shipped schema describes it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import pamphlet
from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.nesting import make_room_for_nesting
from pamphlet.options import Option
from pamphlet.readers import reader_for
from pamphlet.resources import Resource
from pamphlet.settings import Settings
from pamphlet.source import Position, Source
from pamphlet.tree import Attributes, Document, Metadata, Note, Paragraph, Text
from pamphlet.tree_json import NotATree, from_json, schema, to_json
from test_spec import CASES, SPEC, SUFFIXES, Case

make_room_for_nesting()  # before Hypothesis counts frames

SHIPPED = Path(pamphlet.__file__).parent / "document.schema.json"
VALIDATOR = Draft202012Validator(schema())

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
POSITIONS = st.none() | st.builds(Position, TEXT, st.integers(1, 10**6), st.integers(1, 500))
ATTRIBUTES = st.builds(
    Attributes, st.none() | TEXT, st.lists(TEXT, max_size=2).map(tuple), st.just((("lang", "fr"),)) | st.just(())
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inside: st.lists(inside, max_size=3).map(tuple) | st.dictionaries(TEXT, inside, max_size=3),
    max_leaves=4,
)


def several(strategy: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


def node(of: type, /, **content: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(of, **content, position=POSITIONS, attributes=ATTRIBUTES)


LEAVES = st.one_of(
    node(Text, text=TEXT),
    node(tree.SoftBreak),
    node(tree.Code, text=TEXT),
    node(tree.Math, tex=TEXT, display=st.booleans()),
    node(tree.Image, target=TEXT, alt=st.none() | TEXT, title=TEXT),
    node(tree.NoteReference, note_id=TEXT, written=TEXT),
)
INLINES = several(
    st.recursive(
        LEAVES,
        lambda inside: st.one_of(
            node(tree.Emphasis, children=several(inside)),
            node(tree.Link, children=several(inside), target=TEXT, title=TEXT),
            node(tree.Span, children=several(inside)),
        ),
        max_leaves=4,
    )
)
CELLS = node(
    tree.TableCell,
    children=several(node(Paragraph, children=INLINES)),
    alignment=st.sampled_from([None, "left", "center", "right"]),
    header=st.booleans(),
    column_span=st.integers(1, 9),
)
ROWS = several(node(tree.TableRow, cells=several(CELLS)))
SIMPLE_BLOCKS = st.one_of(
    node(Paragraph, children=INLINES),
    node(tree.Heading, children=INLINES, level=st.integers(1, 9)),
    node(tree.CodeBlock, text=TEXT, language=TEXT),
    node(tree.LineBlock, lines=several(node(tree.LineOfVerse, children=INLINES, indent=st.integers(0, 5)))),
    node(tree.Table, head=ROWS, body=ROWS, caption=INLINES),
    node(tree.ThematicBreak),
)
BLOCKS = several(
    st.recursive(
        SIMPLE_BLOCKS,
        lambda inside: st.one_of(
            node(tree.BlockQuote, children=several(inside), attribution=INLINES),
            node(
                tree.BulletList,
                items=several(node(tree.ListItem, children=several(inside), checked=st.just(True))),
            ),
            node(
                tree.OrderedList,
                items=several(node(tree.ListItem, children=several(inside))),
                start=st.integers(),
                style=st.sampled_from(["decimal", "upper-roman"]),
                tight=st.booleans(),
            ),
            node(
                tree.DefinitionList,
                items=several(node(tree.DefinitionItem, term=INLINES, definitions=several(several(inside)))),
            ),
            node(tree.Figure, children=several(inside), caption=INLINES),
            node(tree.Division, children=several(inside)),
        ),
        max_leaves=3,
    )
)
DOCUMENTS = st.builds(
    Document,
    children=BLOCKS,
    notes=several(node(Note, id=TEXT, label=TEXT, children=BLOCKS, kind=st.sampled_from(["note", "footnote", "endnote"]))),
    metadata=st.builds(
        Metadata,
        title=INLINES,
        authors=several(st.builds(tree.Person, TEXT, TEXT, st.none() | TEXT)),
        date=st.none() | st.builds(tree.PrintedDate, TEXT, st.none() | TEXT),
        language=st.none() | TEXT,
        keywords=several(TEXT),
        contact=several(INLINES),
        extra=st.dictionaries(TEXT, TEXT, max_size=2),
    ),
    options=several(st.builds(Option, TEXT, VALUES, POSITIONS)),
    resources=several(st.builds(Resource, TEXT, st.binary(max_size=9), TEXT)),
)


def as_written(document: Document) -> dict[str, Any]:
    """What a JSON file of `document` says."""
    data: dict[str, Any] = json.loads(json.dumps(to_json(document), allow_nan=False))
    return data


def positions(document: Document) -> list[Position | None]:
    from pamphlet.walk import everything

    return [node.position for node in everything(document)] + [note.position for note in document.notes]


def assert_same(one: Document, other: Document) -> None:
    """Equal in everything, also in what takes no part in the comparison of trees."""
    assert one == other
    assert (one.options, one.resources) == (other.options, other.resources)
    assert positions(one) == positions(other)
    assert to_json(one) == to_json(other)


@given(DOCUMENTS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_tree_comes_back_as_it_was_and_keeps_to_the_schema(document: Document) -> None:
    data = as_written(document)
    VALIDATOR.validate(data)
    assert_same(from_json(data), document)


def read(case: Case) -> Document:
    suffix = SUFFIXES[case.format]
    reader = reader_for(suffix)
    assert reader
    return reader(Source(f"case{suffix}", case.input.encode(), Path(f"case{suffix}")), Settings(folder=SPEC), Report())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_tree_of_the_spec_cases_does(case: Case) -> None:
    document = read(case)
    data = as_written(document)
    VALIDATOR.validate(data)
    assert_same(from_json(data), document)


def test_the_schema_that_ships_is_the_one_of_these_types(request: pytest.FixtureRequest) -> None:
    text = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    if request.config.getoption("--accept"):
        SHIPPED.write_text(text, "utf-8")
    assert SHIPPED.read_text("utf-8") == text
    Draft202012Validator.check_schema(schema())


def test_the_form() -> None:
    place = Position("a:b.md", 3, 2)
    document = Document((Paragraph((Text("Wax", position=place),)),), metadata=Metadata(language="en"))
    assert to_json(document) == {
        "pamphlet": 1,
        "children": [{"type": "Paragraph", "children": [{"type": "Text", "text": "Wax", "position": "a:b.md:3:2"}]}],
        "metadata": {"language": "en"},
    }


def children(*blocks: object) -> dict[str, object]:
    return {"pamphlet": 1, "children": list(blocks)}


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ([], "the key “pamphlet” does not say 1"),
        ({"pamphlet": 2, "children": []}, "the key “pamphlet” does not say 1"),
        ({"pamphlet": 1}, "the document: “children” is missing"),
        (children(3), "children/0: this must be an object whose type is one of BlockQuote, BulletList"),
        (children({"type": "Text", "text": "a"}), "children/0: this must be an object whose type"),
        (children({"type": ["Text"]}), "children/0: this must be an object whose type"),
        (children({"type": "Paragraph", "children": "a"}), "children/0/children: this must be a list"),
        (children({"type": "Heading", "children": [], "level": True}), "children/0/level: this must be a whole number"),
        (children({"type": "Heading", "children": [], "level": 1, "n": 1}), "children/0: “n” is not known here"),
        (children({"type": "CodeBlock", "text": "\ud800"}), "children/0/text: this text holds half a character"),
        (children({"type": "CodeBlock", "text": None}), "children/0/text: this must be text"),
        (children({"type": "ThematicBreak", "position": "here"}), "children/0/position: a position is written file:line:column"),
        (
            children({"type": "ThematicBreak", "attributes": {"pairs": [["a"]]}}),
            "children/0/attributes/pairs/0: this must be a list of 2",
        ),
        (
            children({"type": "BulletList", "items": [{"type": "TableRow"}]}),
            "children/0/items/0: the type of this must be ListItem",
        ),
        (children({"type": "OrderedList", "items": [], "style": "x"}), "children/0/style: this must be one of decimal"),
        (children({"type": "OrderedList", "items": [], "style": []}), "children/0/style: this must be one of decimal"),
        ({"pamphlet": 1, "children": [], "metadata": {"extra": []}}, "metadata/extra: this must be an object"),
        (
            {"pamphlet": 1, "children": [], "resources": [{"name": "a", "data": "é", "media_type": ""}]},
            "resources/0/data: this is not base64",
        ),
    ],
)
def test_what_is_no_tree_is_told_with_its_place(data: object, complaint: str) -> None:
    with pytest.raises(NotATree) as raised:
        from_json(data)
    assert str(raised.value).startswith(complaint)
    assert not VALIDATOR.is_valid(data) or "surrogate" in str(raised.value) or "base64" in str(raised.value)


def test_nesting_has_an_end() -> None:
    def nested(depth: int) -> dict[str, object]:
        block: dict[str, object] = {"type": "ThematicBreak"}
        for _ in range(depth):
            block = {"type": "Division", "children": [block]}
        return children(block)

    assert to_json(from_json(nested(300))) == nested(300)
    with pytest.raises(NotATree, match="nested more than 500 deep"):
        from_json(nested(600))


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: f'{{"pamphlet": 1, "children": [{text}]}}'.encode()))
def test_any_bytes_give_a_document_and_a_report(data: bytes) -> None:
    reader, report = reader_for(".json"), Report()
    assert reader
    document = reader(Source("a.json", data, Path("a.json")), Settings(), report)
    assert document == Document(())
    assert report.has_errors() or json.loads(data) == {"pamphlet": 1, "children": []}


def test_json_nested_without_end_is_told() -> None:
    reader, report = reader_for(".json"), Report()
    assert reader
    assert reader(Source("a.json", b"[" * 200_000, Path("a.json")), Settings(), report) == Document(())
    assert [d.code for d in report.diagnostics] == ["tree-invalid"]


def test_half_a_pair_of_surrogates_never_comes_in() -> None:
    written = json.dumps(to_json(Document((Paragraph((Text("a\ud800b 😀"),)),)))).encode()
    reader, report = reader_for(".json"), Report()
    assert reader
    document = reader(Source("a.json", written, Path("a.json")), Settings(), report)
    assert document.children == (Paragraph((Text("a\ufffdb 😀"),)),)
    assert not report.diagnostics
