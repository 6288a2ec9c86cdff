"""What passes do with trees that no reader makes, or that are easier to build than to write."""

from dataclasses import replace

import pytest

from pamphlet.diagnostics import Report
from pamphlet.passes import publish
from pamphlet.passes.anchors import give_anchors, slug
from pamphlet.passes.links import check_links, part_links
from pamphlet.settings import Settings
from pamphlet.tree import (
    Attributes,
    BulletList,
    Document,
    Emphasis,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    ListItem,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    PrintedDate,
    Span,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
)
from pamphlet.walk import everything, plain_text

SETTINGS = Settings(source="case.md", stem="case", newest_input=1_700_000_000.0)


def words(text: str, id: str | None = None) -> Paragraph:
    return Paragraph((Text(text),), attributes=Attributes(id=id))


def test_an_id_given_twice_is_told_and_changed() -> None:
    report = Report()
    document = give_anchors(Document((words("One.", "here"), words("Two.", "here"))), SETTINGS, report)
    assert [block.attributes.id for block in document.children] == ["here", "here-2"]
    assert [d.code for d in report.diagnostics] == ["id-duplicate"]


def test_a_link_follows_an_id_that_had_to_change() -> None:
    link = Paragraph((Link((Text("there"),), "#Über uns"),))
    document = give_anchors(Document((words("One.", "Über uns"), link)), SETTINGS, Report())
    assert document.children[0].attributes.id == "uber-uns"
    assert document.children[1] == Paragraph((Link((Text("there"),), "#uber-uns"),))


def test_anchors_of_notes_headings_and_authors_never_collide() -> None:
    blocks = (Heading((Text("Note 1"),), 2), words("One.", "ref-1"), Paragraph((NoteReference("1"), NoteReference("1"))))
    document = Document(blocks, (Note("1", "1", (words("A note."),)),))
    publication = publish(document, SETTINGS, Report())
    anchors = [entry.anchor for entry in publication.chapters[0].outline]
    anchors += ["ref-1", publication.notes[0].anchor, *publication.notes[0].references]
    assert len(set(anchors)) == len(anchors) == 5


def test_a_slug_holds_only_letters_digits_and_hyphens() -> None:
    assert slug("Čas & Straße № 5 — 1912!") == "cas-strasse-no-5-1912"
    assert slug("Мёд и Ράδιο") == "мёд-и-ράδιο"
    assert slug("अध्याय एक 第一章 שָׁלוֹם") == "अध्याय-एक-第一章-שָׁלוֹם"
    assert slug("😀 — …") == ""
    assert len(slug("мёд " * 100)) <= 60


@pytest.mark.parametrize(
    ("written", "anchor"),
    [
        ("#über-uns", "uber-uns"),
        ("#uber-uns", "uber-uns"),
        ("#%C3%BCber-uns", "uber-uns"),
        ("#глава-1", "глава-1"),
        ("#Глава-1", "глава-1"),
        ("#wachs--honig", "wachs-honig"),  # as GitHub has it
        ("#wachs-honig", "wachs-honig"),  # as Pandoc has it
        ("#1-im-mai", "section-1-im-mai"),
        ("#im-mai", "section-1-im-mai"),
        ("#mai", "mai"),
        ("#mai-1", "mai-2"),  # the second of three, as both count
        ("#mai-2", "mai-3"),
        ("#own", "own"),
        ("#Own Place", "own-place"),
        ("#nowhere", "nowhere"),
    ],
)
def test_a_link_leads_to_a_heading_by_the_names_that_authors_know(written: str, anchor: str) -> None:
    titles = ["Über uns", "Глава 1", "Wachs & Honig", "1. Im Mai", "Mai", "Mai", "Mai"]
    headings = tuple(Heading((Text(title),), 2) for title in titles)
    own = (Heading((Text("Anders"),), 2, attributes=Attributes("own")), words("Here.", "Own Place"))
    document = Document((Paragraph((Link((Text("x"),), written),)), *headings, *own))
    link = next(node for node in everything(give_anchors(document, SETTINGS, Report())) if isinstance(node, Link))
    assert link.target == f"#{anchor}"


def test_an_id_that_had_to_change_twice_is_still_found() -> None:
    link = Paragraph((Link((Text("there"),), "#Über uns"),))
    document = give_anchors(Document((words("One.", "uber-uns"), words("Two.", "Über uns"), link)), SETTINGS, Report())
    assert document.children[2] == Paragraph((Link((Text("there"),), "#uber-uns-2"),))


def test_ids_of_items_and_cells_are_unique_too() -> None:
    same = Attributes("here")
    cell = TableCell((words("A"),), attributes=same)
    blocks = (BulletList((ListItem((words("One."),), attributes=same),)), Table((), (TableRow((cell, cell), attributes=same),)))
    report = Report()
    document = give_anchors(Document(blocks), SETTINGS, report)
    ids = [node.attributes.id for node in everything(document) if node.attributes.id]
    assert sorted(ids) == ["here", "here-2", "here-3", "here-4"]
    assert [d.code for d in report.diagnostics] == ["id-duplicate"] * 3


def test_an_edit_elsewhere_changes_no_other_id() -> None:
    def ids(*titles: str) -> list[str | None]:
        document = Document(tuple(Heading((Text(title),), 2) for title in titles))
        return [block.attributes.id for block in give_anchors(document, SETTINGS, Report()).children]

    assert ids("Мёд", "Воск") == ids("Улей", "Мёд", "Воск")[1:]


def test_addresses_are_encoded_and_hosts_in_ascii() -> None:
    def target(address: str) -> str:
        block = check_links(Document((Paragraph((Link((Text("x"),), address),)),)), SETTINGS, Report()).children[0]
        assert isinstance(block, Paragraph)
        assert isinstance(block.children[0], Link)
        return block.children[0].target

    assert target("https://müller.example/Öl?q=a b") == "https://xn--mller-kva.example/%C3%96l?q=a%20b"
    assert target("https://[2001:db8::1]/x") == "https://[2001:db8::1]/x"
    assert target("https://bees.example/a%20b%zz[1]") == "https://bees.example/a%20b%25zz%5B1%5D"
    assert target("https://İstanbul.example/İ") == "https://xn--istanbul-o0e.example/%C4%B0"
    assert target("https://jörg:gönn@müller.example:8080/#ö") == "https://j%C3%B6rg:g%C3%B6nn@xn--mller-kva.example:8080/#%C3%B6"
    assert target("http://user@[2001:db8::1]:80/ü?ü=[1]") == "http://user@[2001:db8::1]:80/%C3%BC?%C3%BC=%5B1%5D"
    assert target("mailto:ada@bees.example?subject=zwei Völker") == "mailto:ada@bees.example?subject=zwei%20V%C3%B6lker"
    assert target("tel:+49-30-1234") == "tel:+49-30-1234"
    assert target("urn:isbn:978-3-16-148410-0") == "urn:isbn:978-3-16-148410-0"
    assert target(" HTTPS://Bees.example/A ") == "https://Bees.example/A"


def led(*inlines: Inline) -> Inlines:
    """What becomes of a link that holds these."""
    document = Document((Paragraph((Link(inlines, "https://bees.example"),)),))
    block = part_links(document, SETTINGS, Report()).children[0]
    assert isinstance(block, Paragraph)
    return block.children


def test_a_link_ends_before_a_note_mark_and_begins_again() -> None:
    def link(*inlines: Inline) -> Link:
        return Link(inlines, "https://bees.example")

    a, b, mark, space = Text("a"), Text("b"), NoteReference("1"), Text(" ")
    picture, other = Image("hive.png", ""), Link((Text("c"),), "https://wasps.example")
    assert led(a, b) == (link(a, b),)
    assert led(a, mark) == (link(a), mark)
    assert led(a, mark, space, b) == (link(a), mark, link(space, b))
    assert led(mark, space) == (mark, space)
    assert led(a, other, b) == (link(a), other, link(b))
    assert led(picture) == (link(picture),)
    assert led(Emphasis((a, mark, b)), b) == (link(Emphasis((a,))), mark, link(Emphasis((b,)), b))
    assert led(Emphasis((a,)), Strong((mark,))) == (link(Emphasis((a,))), mark)
    named = Span((a, mark, b), attributes=Attributes("here", ("x",)))
    assert led(named) == (
        link(Span((a,), attributes=Attributes("here", ("x",)))),
        mark,
        link(Span((b,), attributes=Attributes(None, ("x",)))),
    )


def test_dates_come_from_the_environment_then_the_text_then_the_file() -> None:
    dated = Document((words("One."),), metadata=Metadata(date=PrintedDate("May 2024", "2024-05")))
    assert (
        publish(dated, replace(SETTINGS, source_date_epoch=86400), Report()).modified.isoformat() == "1970-01-02T00:00:00+00:00"
    )
    assert publish(dated, SETTINGS, Report()).modified.isoformat() == "2024-05-01T00:00:00+00:00"
    assert publish(Document((words("One."),)), SETTINGS, Report()).modified.timestamp() == SETTINGS.newest_input


def test_a_date_given_as_machines_write_it_is_printed_in_words() -> None:
    def printed(language: str, text: str, iso: str | None) -> str | None:
        data = Metadata(language=language, date=PrintedDate(text, iso))
        date = publish(Document((words("One."),), metadata=data), SETTINGS, Report()).metadata.date
        return date.text if date else None

    assert printed("en-GB", "2026-04-08", "2026-04-08") == "8 April 2026"
    assert printed("de", "2026-04-08", "2026-04-08") == "8. April 2026"
    assert printed("ja", "2026-04-08", "2026-04-08") == "2026年4月8日"
    assert printed("fi", "2026-04-08", "2026-04-08") == "2026-04-08"
    assert printed("en", "Easter 2026", None) == "Easter 2026"


def test_a_heading_never_takes_the_anchor_of_the_text() -> None:
    publication = publish(Document((Heading((Text("Text"),), 2), words("One."))), SETTINGS, Report())
    assert publication.chapters[0].outline[0].anchor != publication.chapters[0].anchor


def test_headings_within_notes_stand_below_the_heading_of_the_notes() -> None:
    note = Note("1", "1", (Heading((Text("Head"),), 1), words("A note.")))
    publication = publish(Document((Paragraph((NoteReference("1"),)),), (note,)), SETTINGS, Report())
    heading = publication.notes[0].note.children[0]
    assert isinstance(heading, Heading)
    assert heading.level == 3


def test_a_note_that_only_an_unused_note_leads_to_is_not_unused_itself() -> None:
    notes = (
        Note("1", "1", (words("One."),)),
        Note("2", "2", (Paragraph((NoteReference("3"),)),)),
        Note("3", "3", (words("Three."),)),
    )
    report = Report()
    publish(Document((Paragraph((NoteReference("1"),)),), notes), SETTINGS, report)
    assert [d.message for d in report.diagnostics if d.code == "note-unused"] == ["nothing in the text leads to note “2”"]


def test_a_title_said_twice_keeps_the_mark_of_the_heading() -> None:
    heading = Heading((Text("Hive"), NoteReference("1")), 1)
    document = Document((heading, words("One.")), (Note("1", "1", (words("Note."),)),), Metadata(title=(Text("Hive"),)))
    publication = publish(document, SETTINGS, Report())
    assert publication.notes[0].references == ("ref-1",)
    assert publication.title == "Hive"


def test_labels_of_any_length_are_compared() -> None:
    label = "9" * 5000
    document = Document((Paragraph((NoteReference(label),)),), (Note(label, label, (words("One."),)),))
    assert [note.note.label for note in publish(document, SETTINGS, Report()).notes] == [label]


def test_the_identifier_is_that_of_the_title_and_the_author() -> None:
    first = publish(Document((words("One."),), metadata=Metadata(title=(Text("Hive"),))), SETTINGS, Report())
    second = publish(Document((words("Two."),), metadata=Metadata(title=(Text("Hive"),))), SETTINGS, Report())
    other = publish(Document((words("One."),), metadata=Metadata(title=(Text("Wax"),))), SETTINGS, Report())
    assert first.identifier == second.identifier != other.identifier
    assert first.identifier.startswith("urn:uuid:")


def test_blanks_before_marks_stay_where_the_text_is_to_stay_as_it_was_typed() -> None:
    document = Document((Paragraph((Text("Cold. "), NoteReference("1"))),), (Note("1", "1", (Paragraph((Text("One."),)),)),))
    kept, gone = (publish(document, Settings(typography=how), Report()) for how in ("keep", "smart"))
    assert [plain_text(publication.chapters[0].children) for publication in (kept, gone)] == ["Cold. ", "Cold."]
