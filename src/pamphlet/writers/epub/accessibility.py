"""What a reader who cannot see, or not well, can expect of the book: computed, never pasted.

Shops show these statements to buyers, so each is made from what is really printed. Conformance to
a standard is a person's claim and is not made here.
"""

from pamphlet.publication import Publication
from pamphlet.resources import Resource
from pamphlet.summaries import summary_for
from pamphlet.tree import Image, Math
from pamphlet.writers.epub.plan import Plan, printed

Statements = tuple[tuple[str, str], ...]
"""Properties of the package, most of them of the schema.org vocabulary, with their values."""


def accessibility_statements(publication: Publication, plan: Plan, *, paged: bool, covered: bool) -> Statements:
    """The statements for the package, in a fixed order; `paged` books tell where the pages of the PDF begin,
    `covered` ones have a cover, which says its title.

    A picture counts as described when it has an alternative text; an empty one marks decoration,
    which needs no description and gives none.
    """
    pictures = [node for _, node in printed(publication, plan) if isinstance(node, Image)]
    undescribed = sum(picture.alt is None for picture in pictures)
    described = covered + sum(bool(picture.alt) for picture in pictures)
    seen = covered or bool(pictures)
    formulas = any(isinstance(node, Math) for node in publication.everything())
    headings = any(chapter.outline for chapter in publication.chapters) or bool(publication.notes)
    return (
        ("schema:accessMode", "textual"),
        *([("schema:accessMode", "visual")] if seen else []),
        *([("schema:accessModeSufficient", "textual")] if not undescribed else []),
        *([("schema:accessModeSufficient", "textual,visual")] if seen else []),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityFeature", "readingOrder"),
        *([("schema:accessibilityFeature", "structuralNavigation")] if headings else []),
        *([("schema:accessibilityFeature", "alternativeText")] if described and not undescribed else []),
        *([("schema:accessibilityFeature", "MathML"), ("schema:accessibilityFeature", "describedMath")] if formulas else []),
        ("schema:accessibilityFeature", "displayTransformability"),
        ("schema:accessibilityFeature", "ARIA"),
        *([("schema:accessibilityFeature", "pageBreakMarkers")] if paged else []),
        *([("schema:accessibilityFeature", "pageNavigation")] if paged else []),
        ("schema:accessibilityHazard", "unknown" if any(map(may_move, publication.resources)) else "none"),
        ("schema:accessibilitySummary", _summary(publication, len(pictures), undescribed, paged=paged, formulas=formulas)),
        *([("pageBreakSource", f"{publication.title} (PDF)")] if paged else []),
    )


def may_move(picture: Resource) -> bool:
    """Whether a picture can be animated, so that nobody knows whether it flashes."""
    match picture.media_type:
        case "image/gif":
            return True
        case "image/webp":
            return b"ANIM" in picture.data[:64]
        case "image/svg+xml":
            return b"<animate" in picture.data or b"<set" in picture.data
        case _:
            return False


def _summary(publication: Publication, pictures: int, undescribed: int, *, paged: bool, formulas: bool) -> str:
    """The same in sentences, in the language of the book where pamphlet knows it."""
    _, words = summary_for(publication.language)
    sentences = [words.text]
    if publication.notes:
        sentences.append(words.notes)
    if undescribed:
        sentences.append(words.undescribed.format(undescribed, pictures))
    elif pictures:
        sentences.append(words.described)
    if formulas:
        sentences.append(words.formulas)
    if paged:
        sentences.append(words.pages)
    return ("" if sentences[0].endswith("。") else " ").join(sentences)
