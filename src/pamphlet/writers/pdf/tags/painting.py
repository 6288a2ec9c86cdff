"""Painting pages so that everything on them is either numbered content or an artifact.

Stands between the survey of the pages and the structure tree. WeasyPrint's own tags stay off; its
content streams become `MarkedStream`s when they are first painted on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream

from pamphlet.writers.pdf.tags.pages import Survey


class MarkedStream(Stream):  # type: ignore[misc]  # WeasyPrint has no types
    """The content stream of a page; `numbers` has the number of each box that was drawn as content."""

    survey: Survey
    numbers: dict[Any, int]

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        """Around the drawing of a text or a picture."""
        if (artifact := self.survey.artifacts.get(box)) is not None:
            self.begin_marked_content("Artifact", artifact)
        else:
            properties = pydyf.Dictionary({"MCID": len(self.numbers)})
            self.numbers[box] = len(self.numbers)
            if (spoken := self.survey.spoken.get(box)) is not None:
                properties["ActualText"] = pydyf.String(spoken)
            self.begin_marked_content(tag, properties)
        try:
            yield
        finally:
            self.end_marked_content()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Around the drawing of lines, backgrounds and shadows."""
        self.begin_marked_content("Artifact")
        try:
            yield
        finally:
            self.end_marked_content()


def paint_marked(document: Any, found: Survey) -> list[MarkedStream]:
    """Have the pages painted on `MarkedStream`s; they are in the list after `document.write_pdf` has painted them."""
    streams: list[MarkedStream] = []

    def paint(original: Any, stream: Any, scale: float = 1) -> None:
        stream.__class__ = MarkedStream
        stream.survey, stream.numbers = found, {}
        streams.append(stream)
        original(stream, scale)

    for page in document.pages:
        page.paint = partial(paint, page.paint)
    return streams
