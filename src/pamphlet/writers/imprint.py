"""The last lines of a pamphlet: who made it, and who answers for it.

The same lines end the printed pamphlet and the e-book.
"""

from pamphlet.labels import imprint_for
from pamphlet.tree import Metadata


def imprint_lines(data: Metadata, language: str) -> list[str]:
    """The lines that say who made it and who answers for it, with the name and address that election law asks for."""
    words = imprint_for(language)
    makers = ((words.published_by, data.publisher), (words.promoted_by, data.promoter), (words.printed_by, data.printer))
    return [
        *([data.series] if data.series else []),
        *(said.format(name) for said, name in makers if name),
        *(f"{kind}\u00a0{number}" for kind, number in (("ISBN", data.isbn), ("ISSN", data.issn)) if number),
        *([data.rights] if data.rights else []),
    ]
