"""EPUB: our own e-books and those of others, of EPUB 2 and 3.

A reader. `archive` opens the zip safely, `package` finds the files and their order, `metadata` what the
book says of itself, `contents` its table of contents. `matter` leaves out what is made anew (covers, title pages,
contents), `looks` finds emphasis in style sheets, `pictures` takes pictures out of the zip, and `merge` makes one
page of all files, which the HTML reader reads. `own` knows what our writer prints around a text.

Places are lines in the files of the book: `book.epub/OEBPS/one.xhtml:3:1`.
"""

from dataclasses import replace

from pamphlet.diagnostics import Report
from pamphlet.nesting import make_room_for_nesting
from pamphlet.readers.epub import own
from pamphlet.readers.epub.archive import Archive, Damaged, Locked
from pamphlet.readers.epub.contents import Contents, heading_of, read_contents
from pamphlet.readers.epub.looks import Look, apply_looks, read_look
from pamphlet.readers.epub.matter import Matter, leave_out, leave_out_pages, licence_in, remove
from pamphlet.readers.epub.merge import TextFile, links_within, merge
from pamphlet.readers.epub.metadata import read_package_metadata, read_package_options
from pamphlet.readers.epub.package import TEXT, Package, address, open_package
from pamphlet.readers.epub.pictures import Pictures
from pamphlet.readers.html import open_page, read_page
from pamphlet.readers.html.dom import Element
from pamphlet.readers.html.reading import Reading
from pamphlet.settings import Settings
from pamphlet.source import Position, Source
from pamphlet.tree import Document, Metadata, Text


def read(source: Source, settings: Settings, report: Report) -> Document:
    """The document that `source` is, whatever its bytes; pictures come along as its resources.

    Reports `source-damaged`, `book-locked`, `book-damaged`, `book-left-out`, `licence-dropped`, and what the HTML reader reports.
    """
    make_room_for_nesting()
    here = Position(source.name, 1)
    try:
        archive = Archive.open(source.data)
        package = open_package(archive)
    except Damaged as problem:
        hint = "get the book anew, or open it in Sigil or Calibre and save it"
        report.add("source-damaged", f"{source.name} cannot be read: {problem}", here, hint=hint)
        return Document(())
    except Locked:
        hint = "only a book without DRM can be read: get one from its publisher"
        report.add(
            "book-locked", f"{source.name} is locked with DRM, so only its shop's own programs can open it", here, hint=hint
        )
        return Document(())
    return _Book(source, archive, package, report).document()


class _Book:
    """One book on its way to a document."""

    def __init__(self, source: Source, archive: Archive, package: Package, report: Report) -> None:
        self.source, self.archive, self.package, self.report = source, archive, package, report
        self.here = Position(source.name, 1)
        self.pictures = Pictures(archive, report)
        self.looks: dict[str, Look] = {}

    def document(self) -> Document:
        """The road in order; each step leaves the files as the next one needs them."""
        said = read_package_metadata(self.package)
        contents = read_contents(self.archive, self.package, self.report)
        files = self.files()
        ours = own.mark(file.body for file in files)
        self.drop_licence(files)
        files, matter = self.without_matter(files, contents, said, ours=ours)
        subtitle = said.subtitle or ((Text(matter.subtitle),) if matter.subtitle else ())
        said = replace(said, cover=self.cover(said.cover, matter), subtitle=subtitle)
        for file in files:
            self.pictures.settle(file.path, file.body, file.place)
        if not ours:
            for file in files:
                apply_looks(file.body, [look for sheet in self.sheets_of(file) if (look := self.look(sheet))])
            _mark_headings(files, contents)
        language = said.language or next((file.language for file in files if file.language), "")
        page, place = merge(files, self.archive, language)
        reading = Reading(place if files else lambda _: self.here, self.report, language=language)
        document = read_page(page, reading, lambda page, _: page.children[0])
        if ours:
            document = own.take(document, said)
        else:
            said = replace(said, notes_heading=document.metadata.notes_heading, language=language or None)
            document = replace(document, metadata=said)
        return replace(document, resources=self.pictures.resources(), options=read_package_options(self.package))

    def files(self) -> list[TextFile]:
        """The files of the text in their order, with those at the end that only links lead to. Reports `book-damaged`."""
        found = [file for item in self.package.spine if (file := self.file(item.path, item.media_type))]
        for key in self.package.missing:
            self.report.add("book-damaged", f"the book has no file “{key}”, which it says is to be read", self.here)
        paths = {file.path for file in found}
        others = {item.path: item.media_type for item in self.package.items.values() if "nav" not in item.properties}
        for path, key in links_within(found, self.archive).values():
            if path not in paths and key and others.get(path) in TEXT and (file := self.file(path, others[path])):
                found.append(file)
                paths.add(path)
        return found

    def file(self, path: str, media_type: str) -> TextFile | None:
        """One file of the text; None if it cannot be read, or is no text. Reports `book-damaged`."""
        if media_type not in TEXT and not path.endswith((".xhtml", ".html", ".htm")):
            self.report.add(
                "book-damaged", f"“{path}” is no text but {media_type or 'of an unknown kind'}; it is left out", self.here
            )
            return None
        try:
            data = self.archive.read(path)
        except Damaged as problem:
            self.report.add("book-damaged", f"a part of the book cannot be read: {problem}", self.here)
            return None
        name = f"{self.source.name}/{path}"
        html, place = open_page(Source(name, data, self.source.path / path), self.report, xml=True)
        body = next((element for element in html.children if element.name == "body"), html)
        return TextFile(path, html, body, place)

    def drop_licence(self, files: list[TextFile]) -> None:
        """Take what Project Gutenberg puts around a text out of the files. Reports `licence-dropped`."""
        found = [(file, element) for file in files for element in licence_in(file.body)]
        for _, element in found:
            remove(element)
        if found:
            file, first = found[0]
            message = "the head and the licence that Project Gutenberg gives a book were left out"
            self.report.add("licence-dropped", message, file.place(first.at))

    def without_matter(
        self, files: list[TextFile], contents: Contents, said: Metadata, *, ours: bool
    ) -> tuple[list[TextFile], Matter]:
        """The files of the text without what is made anew, and what that was. Reports `book-left-out`."""
        bodies = {file.path: file.body for file in files}
        matter = leave_out(bodies, self.package, contents, said, ours=ours)
        kept = [file for file in files if file.path in bodies]
        wanted = frozenset(links_within(kept, self.archive).values())
        for file in kept:
            leave_out_pages(file.path, file.body, wanted, matter)
        if told := matter.told():
            hint = f"the title page also said: {' · '.join(matter.unsaid)}" if matter.unsaid else None
            self.report.add("book-left-out", told, self.here, hint=hint)
        return kept, matter

    def cover(self, said: str, matter: Matter) -> str:
        """The path of the cover, by the package or by its page; "" if there is none that can be used."""
        shown = address(*matter.cover) if matter.cover else None
        paths = (said, shown[0] if shown else "")
        return next((self.archive.find(path) or path for path in paths if path and self.pictures.open(path)), "")

    def sheets_of(self, file: TextFile) -> list[str]:
        """The paths of the style sheets of a file."""
        links = (e for e in file.html.elements() if e.name == "link" and "stylesheet" in e.get("rel").lower().split())
        targets = (address(link.get("href"), file.path) for link in links)
        return [name for target in targets if target and (name := self.archive.find(target[0]))]

    def look(self, sheet: str) -> Look:
        """What a style sheet says of classes, read once; one that is broken says nothing."""
        if sheet not in self.looks:
            try:
                self.looks[sheet] = read_look(self.archive.read(sheet).decode("utf-8", "replace"))
            except Damaged as problem:
                self.looks[sheet] = {}
                self.report.add("book-damaged", f"a style sheet cannot be read: {problem}", self.here)
        return self.looks[sheet]


def _mark_headings(files: list[TextFile], contents: Contents) -> None:
    """Make headings of the paragraphs that the table of contents says are."""
    bodies: dict[str, Element] = {file.path: file.body for file in files}
    for entry in contents.entries:
        if heading := heading_of(bodies, entry):
            heading.name = f"h{min(entry.level, 6)}"
