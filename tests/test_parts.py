"""Parts: what two documents call by one name stays apart, and links find their way."""

from pamphlet.diagnostics import Report
from pamphlet.outline import outline
from pamphlet.parts import Part, is_part, join, own_id, part_of
from pamphlet.resources import Resource
from pamphlet.source import Position
from pamphlet.tree import (
    Attributes,
    Division,
    Document,
    Heading,
    Image,
    Inline,
    Link,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Person,
    PrintedDate,
    Text,
)


def heading(text: str, id_: str) -> Heading:
    return Heading((Text(text),), 1, attributes=Attributes(id_))


def paragraph(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)


def link(target: str) -> Link:
    return Link((Text("there"),), target)


NORTH = Document(
    (heading("North", "hives"), heading("Wax", "wax"), paragraph(link("#hives"), link("#wax"), link("../south.md#hives"))),
    (Note("1", "1", (paragraph(Text("North.")),)),),
)
SOUTH = Document(
    (heading("South", "hives"), paragraph(link("north/a.md"), link("north/a.md#hives"), link("north/a.md#wax"), link("b.md"))),
    (Note("1", "1", (paragraph(Text("South.")),)),),
)


def test_ids_that_clash_are_told_apart_and_links_follow() -> None:
    assert (
        outline(join([Part("north/a.md", NORTH), Part("south.md", SOUTH)], Report()))
        == """\
document
  division #part-1-start .part
    heading 1 #part-1-hives: "North"
    heading 1 #wax: "Wax"
    paragraph: link<#part-1-hives>["there"] link<#wax>["there"] link<#part-2-hives>["there"]
  division #part-2-start .part
    heading 1 #part-2-hives: "South"
    paragraph: link<#part-1-start>["there"] link<#part-1-hives>["there"] link<#wax>["there"] link<b.md>["there"]
notes
  note 1␟1 "1"
    paragraph: "North."
  note 2␟1 "1"
    paragraph: "South."
"""
    )


def test_pictures_are_named_as_seen_from_the_project() -> None:
    def part(*targets: str) -> Document:
        return Document((paragraph(*(Image(target, "") for target in targets)),), resources=(Resource("inside.png", b"", ""),))

    north = part("bee.png", "../c.png", "../../d.png", "inside.png")
    joined = join([Part("a.md", part("bee.png", "inside.png")), Part("north/b.md", north)], Report())
    assert [line.strip() for line in outline(joined).splitlines() if "image" in line] == [
        'paragraph: image<bee.png>"" image<part-1-inside.png>""',
        'paragraph: image<north/bee.png>"" image<c.png>"" image<../d.png>"" image<part-2-inside.png>""',
    ]
    assert [resource.name for resource in joined.resources] == ["part-1-inside.png", "part-2-inside.png"]
    assert 'image<https://bees.example/a.png>""' in outline(join([Part("n/a.md", part("https://bees.example/a.png"))], Report()))


def test_lines_from_the_ends_of_the_parts_stand_at_the_end_of_the_whole() -> None:
    metadata = Metadata(contact=((Text("Write to us."),),), credits=((NoteReference("1"),),))
    document = Document((), (Note("1", "1", ()),), metadata)
    joined = join([Part("a.md", document), Part("b.md", document)], Report())
    assert len(joined.metadata.contact) == 2
    assert joined.metadata.credits == ((NoteReference("1␟1"),), (NoteReference("2␟1"),))
    assert all(map(is_part, joined.children))


def test_the_id_of_a_note_says_its_part() -> None:
    assert (part_of("2␟smith"), own_id("2␟smith")) == ("2", "smith")
    assert (part_of("smith"), own_id("smith")) == ("", "smith")


def test_what_parts_say_of_themselves_is_carried_or_told() -> None:
    north = Metadata(
        title=(Text("North"),),
        authors=(Person("Ada Moor"),),
        byline=(Text("By Ada Moor"),),
        date=PrintedDate("May 2026", "2026-05"),
        keywords=("wax", "bees"),
        rights="CC BY",
        extra={"season": "spring"},
    )
    south = Metadata(date=PrintedDate("June 2026", "2026-06"), keywords=("bees", "honey"))
    report = Report()
    joined = join([Part("a.md", Document((), metadata=north)), Part("b.md", Document((), metadata=south))], report)
    assert (
        outline(joined)
        == """\
document
  keywords: "wax" "bees" "honey"
  division #part-1-start .part
    heading 1: "North"
    paragraph .byline: "By Ada Moor"
    paragraph .date: "May 2026"
  division #part-2-start .part
"""
    )
    assert [(d.code, d.message, d.position) for d in report.diagnostics] == [
        ("part-metadata", "what a.md says of itself was left out: rights, extra", Position("a.md", 1)),
        ("part-metadata", "what b.md says of itself was left out: date", Position("b.md", 1)),
    ]


def test_the_date_of_a_part_is_written_in_the_words_of_its_language() -> None:
    data = Metadata(title=(Text("Wachs"),), date=PrintedDate("2026-05-12", "2026-05-12"), language="de")
    joined = join([Part("a.md", Document((), metadata=data))], Report(), "en")
    assert 'paragraph .date: "12. Mai 2026"' in outline(joined)


def test_the_title_of_a_part_is_said_once_and_stands_above_its_headings() -> None:
    title = Metadata(title=(Text("North"),))
    repeated = Document((heading("NORTH ", "n"), Heading((Text("Wax"),), 2)), metadata=title)
    lower = Document((Heading((Text("Wax"),), 2), Heading((Text("Old"),), 3)), metadata=title)
    level = Document((heading("Wax", "w"), Heading((Text("Old"),), 2)), metadata=title)
    for document in (repeated, lower, level):
        (part,) = join([Part("a.md", document)], Report()).children
        assert isinstance(part, Division)
        levels = [block.level for block in part.children if isinstance(block, Heading)]
        assert levels == [1, 2, 3][: len(levels)]
