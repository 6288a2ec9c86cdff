"""The cover of the book: its picture, and the page that shows it, the first of all.

The picture is the author's, or the one that the PDF writer made of the title.
"""

from pamphlet.labels import Labels
from pamphlet.pictures import for_cover
from pamphlet.publication import Publication
from pamphlet.resources import Resource
from pamphlet.writers.epub.content import ContentDocument, frame
from pamphlet.writers.epub.files import SUFFIXES, BookFile

PAGE = "cover.xhtml"


def cover_file(picture: Resource) -> BookFile:
    """The picture as the package takes it; it is what shops and libraries show."""
    ready = for_cover(picture)
    name = f"images/cover-picture.{SUFFIXES[ready.media_type]}"
    return BookFile(name, ready.media_type, ready.data, properties=("cover-image",))


def cover_document(publication: Publication, labels: Labels, picture: BookFile) -> ContentDocument:
    """The page of the cover; a reader who cannot see it hears the title."""
    title = f"{labels.cover}: {publication.title}"
    markup = frame("cover.xhtml.j2", publication, title, source=picture.name)
    return ContentDocument(PAGE, "cover", labels.cover, (), markup, ())
