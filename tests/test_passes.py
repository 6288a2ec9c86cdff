"""What passes do with trees that no reader makes, or that are easier to build than to write."""

from dataclasses import replace

from pamphlet.diagnostics import Report
from pamphlet.passes import publish
from pamphlet.passes.anchors import give_anchors, slug
from pamphlet.passes.links import check_links
from pamphlet.settings import Settings
from pamphlet.tree import Attributes, Document, Heading, Link, Metadata, Note, NoteReference, Paragraph, PrintedDate, Text

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
    assert slug("Čas & Ράδιο — 1912!") == "cas-1912"
    assert slug("Мёд") == ""


def test_addresses_are_encoded_and_hosts_in_ascii() -> None:
    def target(address: str) -> str:
        block = check_links(Document((Paragraph((Link((Text("x"),), address),)),)), SETTINGS, Report()).children[0]
        assert isinstance(block, Paragraph)
        assert isinstance(block.children[0], Link)
        return block.children[0].target

    assert target("https://müller.example/Öl?q=a b") == "https://xn--mller-kva.example/%C3%96l?q=a%20b"
    assert target("https://[2001:db8::1]/x") == "https://[2001:db8::1]/x"
    assert target("https://bees.example/a%20b%zz[1]") == "https://bees.example/a%20b%25zz%5B1%5D"


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
    publish(Document((Paragraph((NoteReference(label),)),), (Note(label, label, (words("One."),)),)), SETTINGS, Report())


def test_the_identifier_is_that_of_the_title_and_the_author() -> None:
    first = publish(Document((words("One."),), metadata=Metadata(title=(Text("Hive"),))), SETTINGS, Report())
    second = publish(Document((words("Two."),), metadata=Metadata(title=(Text("Hive"),))), SETTINGS, Report())
    other = publish(Document((words("One."),), metadata=Metadata(title=(Text("Wax"),))), SETTINGS, Report())
    assert first.identifier == second.identifier != other.identifier
    assert first.identifier.startswith("urn:uuid:")
