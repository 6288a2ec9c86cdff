"""Files of other programs are sources, through Pandoc."""

import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from pamphlet.outline import outline
from pamphlet.passes import publish
from pamphlet.readers.pandoc_formats import PANDOC_FORMATS
from pamphlet.settings import Settings
from pamphlet.tree import Document, NoteReference
from pamphlet.walk import everything, plain_text
from pandoc_samples import pandoc, source

TEXT = "# The hive\n\nA hive is *round*.[^a]\n\n[^a]: Or square.\n"
BY_HAND = {
    ".creole": "= The hive\n\nA hive is //round//.\n",
    ".t2t": "Bees\n\n\n= The hive =\n\nA hive is //round//.\n",
    ".mediawiki": "= The hive =\n\nA hive is ''round''.<ref>Or square.</ref>\n",
    ".tex": r"\begin{document}\section{The hive} A hive is \emph{round}.\footnote{Or square.}\end{document}",
    ".rst": "The hive\n========\n\nA hive is *round*. [#a]_\n\n.. [#a] Or square.\n",
    ".org": "* The hive\n\nA hive is /round/.[fn:a]\n\n[fn:a] Or square.\n",
    ".adoc": "== The hive\n\nA hive is _round_.footnote:[Or square.]\n",
    ".rtf": r"{\rtf1\ansi{\b The hive}\par A hive is {\i round}.{\super\chftn}{\footnote\pard\plain Or square.}\par}",
}
"""Texts as people write them, where Pandoc does not write the format, or writes it in its own way."""

WITHOUT_NOTES = {".t2t", ".ipynb", ".creole"}
BY_OTHER_NAMES = {".docbook": ".dbk", ".wiki": ".mediawiki", ".latex": ".tex", ".asciidoc": ".adoc"}


@pytest.mark.parametrize("suffix", PANDOC_FORMATS)
def test_every_format_is_a_source_with_its_notes(suffix: str) -> None:
    name = BY_OTHER_NAMES.get(suffix, suffix)
    if name in BY_HAND:
        written = BY_HAND[name].encode()
    else:
        written = pandoc(["-f", "markdown", "-t", PANDOC_FORMATS[suffix], "-s", "-o", "-"], TEXT.encode())
    document, report = source("hive" + suffix, written)
    words = plain_text((*document.metadata.title, *document.children))
    assert "The hive" in words
    assert "A hive is round" in words or suffix == ".opml"
    notes = [" ".join(plain_text(note.children).split()) for note in document.notes]
    marks = [node for node in everything(document) if isinstance(node, NoteReference)]
    assert (notes, len(marks)) == (([], 0) if suffix in WITHOUT_NOTES else (["Or square."], 1))
    assert not report.has_errors()


@pytest.mark.parametrize("suffix", [".odt", ".rtf", ".fb2"])
def test_pictures_inside_a_source_reach_the_publication(suffix: str) -> None:
    written = pandoc(["-f", "markdown", "-t", PANDOC_FORMATS[suffix], "-s", "-o", "-"], b"![a dot](dot.png)\n")
    document, report = source("hive" + suffix, written)
    publication = publish(document, Settings(folder=Path("nowhere")), report)
    assert [resource.media_type for resource in publication.resources] == ["image/png"]
    assert not report.has_errors()


def test_a_source_cannot_make_pandoc_open_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The queen is in the third hive.", "utf-8")
    for name, text in (
        ("a.tex", f"Words. \\input{{{secret}}}"),
        ("a.rst", f"Words.\n\n.. include:: {secret}\n"),
        ("a.org", f'Words.\n\n#+INCLUDE: "{secret}"\n'),
        ("a.adoc", f"Words.\n\ninclude::{secret}[]\n"),
    ):
        document, report = source(name, text.encode())
        assert "queen" not in outline(document), name
        assert "Words." in outline(document) or report.has_errors(), name


def test_what_pandoc_cannot_read_is_told() -> None:
    document, report = source("a.odt", b"not a zip")
    assert document == Document(())
    assert [d.code for d in report.diagnostics] == ["pandoc-failed"]


def test_without_pandoc_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    _, report = source("a.odt", b"")
    assert [(d.code, d.hint) for d in report.diagnostics] == [("reader-missing", "it comes with: pip install 'pamphlet[pandoc]'")]


def test_notes_that_pandoc_does_not_find_are_told() -> None:
    hidden = rb"{\rtf1 Bees{\*\unknown{\footnote Asleep.}} hum.\par}"
    document, report = source("a.rtf", hidden)
    assert document.notes == ()
    assert [(d.code, d.message) for d in report.diagnostics] == [("notes-lost", "a.rtf has 1 notes, of which Pandoc finds 0")]


def test_properties_of_an_open_document_are_metadata() -> None:
    out = BytesIO()
    written = pandoc(["-f", "markdown", "-t", "odt", "-o", "-"], b"Wax is old.\n")
    meta = (
        '<m:document-meta xmlns:m="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:n="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><m:meta><dc:title>On Wax</dc:title><n:keyword>bees</n:keyword>'
        "<n:initial-creator>Ada Moor</n:initial-creator><dc:creator>Rui Sá</dc:creator><n:keyword>wax</n:keyword>"
        "<dc:language>pt-BR</dc:language></m:meta></m:document-meta>"
    )
    with ZipFile(BytesIO(written)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, meta.encode() if name == "meta.xml" else old.read(name))
    document, report = source("a.odt", out.getvalue())
    assert outline(document) == (
        'document\n  title: "On Wax"\n  author: "Ada Moor"\n  language: pt-BR\n'
        '  keywords: "bees" "wax"\n  paragraph: "Wax is old."\n'
    )
    assert report.diagnostics == []


def test_properties_that_are_broken_are_told() -> None:
    out = BytesIO()
    written = pandoc(["-f", "markdown", "-t", "odt", "-o", "-"], b"Wax is old.\n")
    with ZipFile(BytesIO(written)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<m:document-meta" if name == "meta.xml" else old.read(name))
    document, report = source("a.odt", out.getvalue())
    assert outline(document) == 'document\n  paragraph: "Wax is old."\n'
    (problem,) = report.diagnostics
    assert (problem.code, problem.hint) == ("word-part-damaged", "open it in LibreOffice and save it anew")


def test_a_note_that_is_cited_twice_is_one_note_again() -> None:
    document, report = source("a.rst", b"Old [#a]_ and new [#a]_, and [#b]_.\n\n.. [#a] Wax.\n\n.. [#b] Honey.\n")
    assert [note.label for note in document.notes] == ["1", "2"]
    assert [node.note_id for node in everything(document) if isinstance(node, NoteReference)] == ["1", "1", "2"]
    assert report.diagnostics == []


def test_what_an_office_wrote_may_be_formatted_by_hand() -> None:
    text = rb"{\rtf1 Old [1] and new.\par\par Notes\par [1] Wax.\par}"
    document, report = source("a.rtf", text)
    assert outline(document) == (
        'document\n  notes-heading: "Notes"\n  paragraph: "Old" note-reference(1) " and new."\n'
        'notes\n  note 1 "1"\n    paragraph: "Wax."\n'
    )
    assert [problem.code for problem in report.diagnostics] == ["formatted-by-hand"]


def test_notes_and_headings_as_libreoffice_writes_rtf() -> None:
    heading = rb"\pard\plain \s1\ilvl0\outlinelevel0\sb240\b{\listtext\pard\plain \tab}\ls1 \li0{\loch Wax}\par"
    note = rb"\pard\plain {\loch It melts.}{{\super \chftn{\*\footnote \chftn\pard\plain {\loch At 62 degrees.}}}}\par"
    document, report = source("a.rtf", rb"{\rtf1\ansi " + heading + note + b"}")
    assert outline(document) == (
        'document\n  heading 1: "Wax"\n  paragraph: "It melts." note-reference(1)\n'
        'notes\n  note 1 "1"\n    paragraph: "At 62 degrees."\n'
    )
    assert report.diagnostics == []


def test_html_within_another_format_is_read_as_html() -> None:
    text = b"Wax<ref>Of bees.</ref> melts.\n\n<blockquote>\nOr ''burns''.\n</blockquote>\n\n"
    text += b"<dl><dt>Comb</dt><dd>Its house.</dd></dl>\n"
    document, report = source("a.mediawiki", text)
    assert outline(document) == (
        'document\n  paragraph: "Wax" note-reference(1) " melts."\n  block-quote\n    paragraph: "Or " emphasis["burns"] "."\n'
        '  definition-list\n    term: "Comb"\n      definition\n        paragraph: "Its house."\n'
        'notes\n  note 1 "1"\n    paragraph: "Of bees."\n'
    )
    assert report.diagnostics == []
