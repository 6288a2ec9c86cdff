"""Metadata from the project, the document and the flags become one record."""

from dataclasses import replace

from pamphlet.diagnostics import Report
from pamphlet.settings import Settings, unknown
from pamphlet.tree import Document


def merge_metadata(document: Document, settings: Settings, report: Report) -> Document:
    """Lay pamphlet.yaml's metadata under the document's and the flags' over it.

    Keys of the front matter that mean nothing to pamphlet are kept among the metadata.
    """
    own = replace(document.metadata, extra={**unknown(document.options), **document.metadata.extra})
    return replace(document, metadata=settings.metadata.around(own))
