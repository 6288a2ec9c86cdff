"""The EPUB writer: a `Publication` in, an EPUB 3.3 book out.

The road inside: `plan` says which file holds what, `content` makes the XHTML files of the text, `navigation`
the ways into them, `accessibility` the statements about them, `look` their style sheet, and `package` puts all of
it into one `archive`.
"""

from dataclasses import dataclass

from pamphlet.diagnostics import Report
from pamphlet.labels import labels_for
from pamphlet.nesting import make_room_for_nesting
from pamphlet.publication import PageMap, Publication
from pamphlet.resources import Resource
from pamphlet.settings import Settings


@dataclass(frozen=True, slots=True)
class EpubResult:
    """A finished book, as the bytes of its file."""

    data: bytes


def write_epub(
    publication: Publication, settings: Settings, report: Report, page_map: PageMap | None = None, cover: Resource | None = None
) -> EpubResult:
    """Make the e-book of `publication`, in memory: the same publication gives the same bytes.

    With the `page_map` of its PDF, it tells where the printed pages begin. `cover` is a picture for
    it where the author has given none.
    All its dates are `publication.modified`. Reports only that fonts to be embedded lack letters
    (`embedded-font-lacks`): all else that can be wrong with a text was found before it became a
    publication. Raises what EbookLib raises.
    """
    # Here and not above, because EbookLib and jinja2 take longer to import than `pamphlet --help` may.
    from pamphlet.writers.epub.accessibility import accessibility_statements
    from pamphlet.writers.epub.content import content_documents
    from pamphlet.writers.epub.cover import cover_document, cover_file
    from pamphlet.writers.epub.files import picture_files
    from pamphlet.writers.epub.look import EmbeddedFonts, set_upright, style_sheet
    from pamphlet.writers.epub.navigation import nav_file, ncx_file
    from pamphlet.writers.epub.package import package
    from pamphlet.writers.epub.plan import plan_of

    make_room_for_nesting()
    vertical = settings.writing == "vertical"
    if vertical:
        publication = set_upright(publication)
    labels = labels_for(publication.language)
    pictures = picture_files(publication)
    plan = plan_of(publication, settings.placement)
    documents = content_documents(publication, plan, labels, pictures, page_map)
    front = publication.cover if isinstance(publication.cover, Resource) else cover
    covers = (cover_file(front),) if front else ()
    documents = (*(cover_document(publication, labels, picture) for picture in covers), *documents)
    fonts = EmbeddedFonts()
    if settings.embed_fonts:
        from pamphlet.writers.epub.fonts import embedded_fonts

        fonts = embedded_fonts(documents, settings, report)
    files = (
        nav_file(publication, labels, documents),
        ncx_file(publication, labels, documents),
        *(document.file() for document in documents),
        style_sheet(fonts, vertical=vertical),
        *fonts.files,
        *covers,
        *pictures.values(),
    )
    statements = accessibility_statements(
        publication, plan, paged=any(document.pages for document in documents), covered=bool(covers)
    )
    return EpubResult(package(publication, files, statements, fonts.licences, vertical=vertical))
