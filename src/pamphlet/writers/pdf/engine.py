"""The page engine, WeasyPrint: a page of HTML and its style sheets in, a PDF out.

With `archive` and `tags` the only importer of weasyprint and pydyf, and only `loading` imports it
first. It knows nothing of publications. Whatever the engine asks for comes through `Door`: pictures of the
publication and files of the package's own styles, never the network or another folder.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from weasyprint import CSS, HTML, Attachment
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from pamphlet.diagnostics import Report
from pamphlet.inks import Inks
from pamphlet.publication import PageMap
from pamphlet.resources import SIZE_LIMIT, Resource, shipped
from pamphlet.stylesheets import Style
from pamphlet.writers.pdf import archive
from pamphlet.writers.pdf.balancing import balancing
from pamphlet.writers.pdf.dividing import dividing
from pamphlet.writers.pdf.fonts import borrowed_fonts
from pamphlet.writers.pdf.footnotes import lost_footnotes, stumbled_over_footnotes
from pamphlet.writers.pdf.formulas import RESOURCE_SCHEME
from pamphlet.writers.pdf.inking import recolour
from pamphlet.writers.pdf.log import REFUSED, Listener, listening
from pamphlet.writers.pdf.overflow import Overflow, find_overflows, fit_tables
from pamphlet.writers.pdf.page_map import page_map, printed_labels
from pamphlet.writers.pdf.printed_pictures import PrintedPicture, printed_pictures
from pamphlet.writers.pdf.standards import STANDARDS, Fault, SourceFile, Standard, claims
from pamphlet.writers.pdf.tags import Tagger, knows_engine
from pamphlet.writers.pdf.trimming import Trim, add_marks
from pamphlet.writers.pdf.wrapping import mark_wrapped_lines

LAYING_OUT = {"presentational_hints": True}
"""Lists begin at their `start`."""


@dataclass(frozen=True, slots=True)
class Printing:
    """How a PDF is to be made: the standard it keeps, the text it was made from (to be put into it), and known faults.

    With `anchors`, those of the chapters and notes, there is a page map. `inks` are those of a printing press, None for the
    colours of screens; `trim` is the room around the page.
    """

    standard: Standard = STANDARDS["ua-1+a-2a"]
    source: SourceFile | None = None
    faults: tuple[Fault, ...] = ()
    anchors: Collection[str] | None = None
    inks: Inks | None = None
    trim: Trim = field(default_factory=Trim)

    @property
    def exchange(self) -> bool:
        """Whether this is a file for a printer whose press is known: PDF/X-4."""
        return self.inks is not None and self.inks.profile is not None

    @property
    def version(self) -> str:
        """The version of PDF."""
        return "1.6" if self.exchange else self.standard.version


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Laid-out pages that are not printed yet: how many, and on which of them all anchors begin.

    `lost` are the ids of footnotes that are not whole on any page, since the engine divides none: these
    must stand elsewhere.
    """

    pages: int
    places: Mapping[str, int]
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF, its number of pages, and what the writer must tell of it.

    `missing` are the characters for which no font has a glyph, `faults` what keeps the file from
    claiming its standard, `borrowed` the fonts of this machine that were used, with their characters,
    `overflows` what runs off its place. `page_map` tells where the pages begin, `pictures` how large each
    picture is printed at most.
    """

    data: bytes
    pages: int
    missing: tuple[str, ...]
    faults: tuple[Fault, ...]
    borrowed: tuple[tuple[str, str], ...]
    overflows: tuple[Overflow, ...]
    page_map: PageMap | None
    pictures: tuple[PrintedPicture, ...]


def print_page(
    page: str, sheets: Sequence[Style], resources: Iterable[Resource], report: Report, printing: Printing | None = None
) -> Printed:
    """Lay out the HTML `page` in the style of `sheets` (the later ones win) and print it; reports as `compositor` does."""
    with compositor(sheets, resources, report, printing or Printing()) as composing:
        composing.lay_out(page)
        return composing.print()


@contextmanager
def compositor(
    sheets: Iterable[Style], resources: Iterable[Resource], report: Report, printing: Printing
) -> "Iterator[Compositor]":
    """What lays out pages in the style of `sheets` (the later ones win), as often as it takes, and prints the last.

    Fonts, style sheets and pictures are loaded once. Reports `resource-refused` and, for all that the engine
    logs, `layout-problem`, each once, however often the pages are laid out.
    """
    sheets = tuple(sheets)
    with listening(report) as listener:
        yield Compositor(sheets, Door(resources, report, {sheet.folder for sheet in sheets}), listener, printing)


class Compositor:
    """Lays out one pamphlet; `print` prints what was laid out last. Made by `compositor`."""

    def __init__(self, sheets: tuple[Style, ...], door: "Door", listener: Listener, printing: Printing) -> None:
        self._sheets, self._door, self._listener, self._printing = sheets, door, listener, printing
        self._fonts = FontConfiguration()
        self._intent, self._profiles = colours(printing.inks)
        self._pictures: dict[str, Any] = {}
        self._styles = [self._style(sheet) for sheet in sheets]
        self._document: Any = None

    def _style(self, sheet: Style) -> CSS:
        self._listener.report.remember(sheet.name, sheet.css)
        self._listener.sheet = sheet.name
        base = f"{sheet.folder.resolve().as_uri()}/"
        style = CSS(string=sheet.css, base_url=base, url_fetcher=self._door, font_config=self._fonts)
        self._listener.sheet = None
        return style

    def lay_out(self, page: str, *more: Style) -> LaidOut:
        """Lay out the HTML `page`, with `more` sheets after those that all layouts share."""
        self._document = None  # two layouts at a time would need twice the memory
        html = HTML(string=page, url_fetcher=self._door)
        footnotes = _move_footnotes(html.etree_element)
        styles = [*self._styles, *map(self._style, more)]
        try:
            self._document = document = self._render(html, styles)
            while fit_tables(document):
                self._document = document = self._render(html, styles)
        except IndexError as problem:
            if not footnotes or not stumbled_over_footnotes(problem):
                raise
            return LaidOut(0, {}, (footnotes[-1].get("id"),))
        places: dict[str, int] = {}
        for number, laid_out in enumerate(document.pages, 1):
            for anchor in laid_out.anchors:
                places.setdefault(anchor, number)  # what is divided has its anchor on each of its pages
        return LaidOut(len(document.pages), places, lost_footnotes(document, footnotes))

    def _render(self, html: HTML, styles: Sequence[CSS]) -> Any:
        with balancing(), dividing():
            return html.render(
                font_config=self._fonts,
                stylesheets=styles,
                color_profiles=self._profiles,
                output_intent=self._intent,
                cache=self._pictures,
                **LAYING_OUT,
            )

    def page_map(self, anchors: Collection[str]) -> PageMap:
        """Where the pages of what was laid out last begin; `anchors` are those of the chapters and notes."""
        return page_map(self._document.pages, self._document._html.etree_element, anchors)

    def print(self) -> Printed:
        """Print what was laid out last."""
        document, listener, printing = self._document, self._listener, self._printing
        starts = None if printing.anchors is None else self.page_map(printing.anchors)
        overflows = find_overflows(document)
        mark_wrapped_lines(document)
        finisher = Finisher(document, printing, listener)
        data = document.write_pdf(
            finisher=finisher,
            pdf_version=printing.version,
            pdf_tags=finisher.plain,
            pdf_identifier=True,
            attachments=[attachment(printing.source)] if printing.source else None,
        )
        missing, faults = tuple(listener.missing), tuple(finisher.faults)
        borrowed = borrowed_fonts(document.fonts.values(), self._sheets, missing)
        pictures = printed_pictures(document.pages) if self._door.names_pictures else ()
        return Printed(data, len(document.pages), missing, faults, borrowed, overflows, starts, pictures)


def _move_footnotes(root: Any) -> list[Any]:
    """Move each element with a `data-mark` and the class `footnote` behind the mark of that id; gives these elements."""
    footnotes = [element for element in root.iter("div") if element.get("class") == "footnote"]
    if not footnotes:
        return []
    parents = {child: parent for parent in root.iter() for child in parent}
    marks = {element.get("id"): parents[element] for element in root.iter("a") if element.get("id")}
    for footnote in footnotes:
        parents[footnote].remove(footnote)
        mark = marks[footnote.get("data-mark")]
        footnote.tail, mark.tail = mark.tail, None
        siblings = parents[mark]
        siblings.insert(list(siblings).index(mark) + 1, footnote)
    return footnotes


class Finisher:
    """Called by the engine when all pages are painted: adds the tags, the claims that hold, and the metadata.

    `plain` means that the engine must tag by itself, since its inner parts are not those we know.
    """

    def __init__(self, document: Any, printing: Printing, listener: Listener) -> None:
        self.faults: list[Fault] = list(printing.faults)
        known = knows_engine()
        self.plain = not known and not printing.exchange
        if not known:
            self.faults.append("tags-plain")
        self._printing, self._listener = printing, listener
        self._pdf_2 = printing.version >= "2.0"
        self._tagger: Tagger | None = None
        if printing.exchange:
            self.faults.append("for-press")
            if printing.source:
                self.faults.append("source-inside")
            for page in document.pages:
                page.links = []  # PDF/X-4 has none, and tags would tell of them
        elif known:
            self._tagger = Tagger(document, pdf_2=self._pdf_2)

    def __call__(self, document: Any, pdf: Any) -> None:
        """Finish `pdf`, the painted `document`."""
        if self._listener.missing:
            self.faults.append("glyph-missing")
        inks, trim = self._printing.inks, self._printing.trim
        if inks:
            recolour(pdf, inks)
        if trim != Trim():
            add_marks(pdf, trim, "1 1 1 1 K" if inks and inks.kind == "cmyk" else "0 G")
        if not self.plain:
            structure = self._tagger.finish(pdf) if self._tagger else None
            self.faults += archive.faults(pdf, document.fonts.values(), structure, exchange=self._printing.exchange)
        self.faults = list(dict.fromkeys(self.faults))
        claimed = claims(
            self._printing.standard,
            self.faults,
            with_source=self._printing.source is not None,
            exchange=self._printing.exchange,
        )
        archive.finish(pdf, document.metadata, claimed, pdf_2=self._pdf_2)
        archive.label_pages(pdf, printed_labels(document.pages))


def colours(inks: Inks | None) -> tuple[str, dict[str, ColorProfile]]:
    """What the colours of the file are meant for, by the engine's word, and its profile, if that is known.

    Grey keeps the profile of screens, which says how light a grey is.
    """
    if inks and inks.kind == "cmyk":
        if not inks.profile:
            return "device-cmyk", {}
        data = BytesIO(inks.profile.data)
        return "device-cmyk", {"device-cmyk": ColorProfile(data, inks.profile.name, "relative-colorimetric", tuple("cmyk"))}
    name = "sRGB2014.icc"
    with (files("weasyprint.pdf") / name).open("rb") as file:  # the engine itself would leave it open
        return "srgb", {"srgb": ColorProfile(file, name, "relative-colorimetric", (["r"], ["g"], ["b"]))}


def attachment(source: SourceFile) -> Attachment:
    """A text as it is put into the PDF that is made from it."""
    return Attachment(
        file_obj=BytesIO(source.data),
        name=source.name,
        description=source.description,
        relationship="Source",
        created=source.modified,
        modified=source.modified,
    )


class Door(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Opens what a pamphlet may use: the publication's pictures, the files of the package's styles, those beside its style.

    Pictures inside a drawing (`data:image/…`) were let in with the drawing. All else is refused
    and reported as `resource-refused`.
    """

    def __init__(self, resources: Iterable[Resource], report: Report, folders: Iterable[Path] = ()) -> None:
        super().__init__(allowed_protocols=("data",))
        self._resources = {resource.name: resource for resource in resources}
        self.names_pictures = bool(self._resources)
        self._report = report
        self._refused: set[str] = set()
        self._folders = {folder.resolve() for folder in (shipped("styles"), *folders)}

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The content behind `url`; ValueError, which WeasyPrint expects, where it is refused."""
        if url.startswith("data:image/"):
            return super().fetch(url, headers)
        name = unquote(url.removeprefix(RESOURCE_SCHEME)) if url.startswith(RESOURCE_SCHEME) else ""
        if resource := self._resources.get(name):
            return URLFetcherResponse(url, resource.data, {"Content-Type": resource.media_type})
        if url.startswith("file:"):
            path = Path(url2pathname(urlsplit(url).path)).resolve()
            if any(map(path.is_relative_to, self._folders)) and path.is_file() and path.stat().st_size <= SIZE_LIMIT:
                return URLFetcherResponse(url, path.read_bytes())
        if url not in self._refused:
            self._refused.add(url)
            hint = "name only files that lie beside the style"
            self._report.add("resource-refused", f"“{url}” is neither part of the document nor of its style", hint=hint)
        raise ValueError(REFUSED)
