"""The page engine, WeasyPrint: a page of HTML and its style sheets in, a PDF out.

The only module that imports weasyprint and pydyf, and only `loading` imports it first. It knows
nothing of publications. Whatever the engine asks for comes through `Door`: pictures of the
publication and files of the package's own styles, never the network or another folder.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pydyf
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import FootnoteAreaBox
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from pamphlet.diagnostics import Report
from pamphlet.resources import SIZE_LIMIT, Resource, shipped
from pamphlet.stylesheets import Style
from pamphlet.writers.pdf.log import REFUSED, listening
from pamphlet.writers.pdf.page import RESOURCE_SCHEME

OPTIONS = {"pdf_tags": True, "pdf_identifier": True, "presentational_hints": True}
"""Tagged for readers who listen; an identifier made from the content; lists that begin at their `start`."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A finished PDF, its number of pages, and the characters for which no font has a glyph.

    `places` are the pages on which all anchors begin; `cut` are the ids of footnotes of which only the end is on
    a page, since the engine divides none.
    """

    data: bytes
    pages: int
    missing: tuple[str, ...]
    places: Mapping[str, int]
    cut: tuple[str, ...] = ()


def lay_out(page: str, sheets: Sequence[Style], resources: Iterable[Resource], report: Report) -> LaidOut:
    """Lay out the HTML `page` in the style of `sheets` (the later ones win) and print it.

    Reports `resource-refused` and, for all that the engine logs, `layout-problem`.
    """
    fonts = FontConfiguration()
    door = Door(resources, report, {sheet.folder for sheet in sheets})
    with listening(report) as listener:
        styles = []
        for sheet in sheets:
            report.remember(sheet.name, sheet.css)
            listener.sheet = sheet.name
            base = f"{sheet.folder.resolve().as_uri()}/"
            styles.append(CSS(string=sheet.css, base_url=base, url_fetcher=door, font_config=fonts))
        listener.sheet = None
        html = HTML(string=page, url_fetcher=door)
        _move_footnotes(html.etree_element)
        document = html.render(font_config=fonts, stylesheets=styles, **OPTIONS)
        if cut := tuple(_cut_footnotes(document)):
            return LaidOut(b"", len(document.pages), (), {}, cut)
        for laid_out in document.pages:
            laid_out.links = _outermost(laid_out.links)
        data = document.write_pdf(finisher=_finish, **OPTIONS)
    places: dict[str, int] = {}
    for number, laid_out in enumerate(document.pages, 1):
        for anchor in laid_out.anchors:
            places.setdefault(anchor, number)  # what is divided has its anchor on each of its pages
    return LaidOut(data, len(document.pages), tuple(listener.missing), places)


def _move_footnotes(root: Any) -> None:
    """Move each element with a `data-mark` and the class `footnote` behind the mark of that id."""
    footnotes = [element for element in root.iter("div") if element.get("class") == "footnote"]
    if not footnotes:
        return
    parents = {child: parent for parent in root.iter() for child in parent}
    marks = {element.get("id"): parents[element] for element in root.iter("a") if element.get("id")}
    for footnote in footnotes:
        parents[footnote].remove(footnote)
        mark = marks[footnote.get("data-mark")]
        footnote.tail, mark.tail = mark.tail, None
        siblings = parents[mark]
        siblings.insert(list(siblings).index(mark) + 1, footnote)


def _cut_footnotes(document: Any) -> Iterator[str]:
    """The ids of footnotes that begin above their page."""
    for page in document.pages:
        for area in page._page_box.children:
            if isinstance(area, FootnoteAreaBox):
                yield from (note.element.get("id") for note in area.children if note.position_y < 0)


class Door(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Opens what a pamphlet may use: the publication's pictures, the files of the package's styles, those beside its style.

    Pictures inside a drawing (`data:image/…`) were let in with the drawing. All else is refused
    and reported as `resource-refused`.
    """

    def __init__(self, resources: Iterable[Resource], report: Report, folders: Iterable[Path] = ()) -> None:
        super().__init__(allowed_protocols=("data",))
        self._resources = {resource.name: resource for resource in resources}
        self._report = report
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
        hint = "name only files that lie beside the style"
        self._report.add("resource-refused", f"“{url}” is neither part of the document nor of its style", hint=hint)
        raise ValueError(REFUSED)


Link = tuple[str, str, tuple[float, float, float, float], Any]


def _outermost(links: Sequence[Link]) -> list[Link]:
    """The links of a page without those inside another: WeasyPrint makes one of each element within a link."""
    kept: list[Link] = []
    for link in links:
        if not (kept and _lies_within(link, kept[-1])):
            kept.append(link)
    return kept


def _lies_within(link: Link, other: Link) -> bool:
    (kind, target, (x1, y1, x2, y2), _), (other_kind, other_target, (left, top, right, bottom), _) = link, other
    same = (kind, target) == (other_kind, other_target)
    return same and left - 0.1 <= x1 and x2 <= right + 0.1 and min(bottom, y2) - max(top, y1) > 1


def _finish(document: Any, pdf: Any) -> None:
    """Before the PDF is put together: what a link is called when it is read aloud, and the metadata as XMP."""
    for page in document.pages:
        for _, _, _, box in page.links:
            words = box.element.get("aria-label") or box.element.get("title")
            if words and box.link_annotation:
                box.link_annotation["Contents"] = pydyf.String(words)
    document.metadata.include_in_pdf(pdf, variant=None, version=None, conformance=None, compress=True)
