"""What a reader who cannot see, or not well, can expect of the book: computed, never pasted.

Shops show these statements to buyers, so each is made from what is really printed. Conformance to
a standard is a person's claim and is not made here.
"""

from pamphlet.publication import Publication
from pamphlet.tree import Image
from pamphlet.writers.epub.content import printed

Statements = tuple[tuple[str, str], ...]
"""Properties of the schema.org vocabulary with their values."""


def accessibility_statements(publication: Publication) -> Statements:
    """The statements for the package, in a fixed order.

    A picture counts as described when it has an alternative text; an empty one marks decoration,
    which needs no description and gives none.
    """
    pictures = [node for _, node in printed(publication) if isinstance(node, Image)]
    undescribed = sum(picture.alt is None for picture in pictures)
    described = sum(bool(picture.alt) for picture in pictures)
    headings = any(chapter.outline for chapter in publication.chapters) or bool(publication.notes)
    return (
        ("schema:accessMode", "textual"),
        *([("schema:accessMode", "visual")] if pictures else []),
        *([("schema:accessModeSufficient", "textual")] if not undescribed else []),
        *([("schema:accessModeSufficient", "textual,visual")] if pictures else []),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityFeature", "readingOrder"),
        *([("schema:accessibilityFeature", "structuralNavigation")] if headings else []),
        *([("schema:accessibilityFeature", "alternativeText")] if described and not undescribed else []),
        ("schema:accessibilityFeature", "displayTransformability"),
        ("schema:accessibilityFeature", "ARIA"),
        ("schema:accessibilityHazard", "unknown" if _may_move(publication) else "none"),
        ("schema:accessibilitySummary", _summary(publication, len(pictures), undescribed)),
    )


def _may_move(publication: Publication) -> bool:
    """Whether a picture can be animated, so that nobody has looked whether it flashes."""
    return any(
        resource.media_type == "image/gif"
        or (resource.media_type == "image/webp" and b"ANIM" in resource.data[:64])
        or (resource.media_type == "image/svg+xml" and b"<animate" in resource.data)
        for resource in publication.resources
    )


def _summary(publication: Publication, pictures: int, undescribed: int) -> str:
    """The same in sentences, in English, as the vocabulary itself is."""
    sentences = ["All of the text can be read aloud and shown in any size, font and colour."]
    if publication.notes:
        sentences.append("Notes are linked with their places in the text in both directions.")
    if undescribed:
        sentences.append(f"{undescribed} of its {pictures} pictures have no description.")
    elif pictures:
        sentences.append("Every picture is described or marked as decoration.")
    return " ".join(sentences)
