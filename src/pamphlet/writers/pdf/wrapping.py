"""Where lines of code go on below themselves: the mark that the style has for it, on those lines only.

Stands between the last layout and the painting. CSS cannot tell a line that was wrapped from one
that was not, so a style gives every line of code (`.code-line`) its mark, as a background repeated line by
line; here it is cut down to the lines after the first. Being a background, it is an artifact and is not copied.
It reads and changes private parts of WeasyPrint 70.
"""

from typing import Any

from weasyprint.formatting_structure.boxes import BlockBox, LineBox


def mark_wrapped_lines(document: Any) -> None:
    """Leave the pictures behind lines of code only where these were wrapped, in a laid-out document."""
    if next(document._html.etree_element.iter("pre"), None) is None:
        return
    begun: set[Any] = set()
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, BlockBox) and box.background and box.element.get("class") == "code-line":
                lines = [child for child in box.children if isinstance(child, LineBox)]
                _cut(box, lines if box.element in begun else lines[1:])
                begun.add(box.element)


def _cut(box: Any, lines: list[Any]) -> None:
    """Cut the pictures behind `box` down to the height of `lines`, the last of its own."""
    top = lines[0].position_y if lines else 0.0
    area = (box.border_box_x(), top, box.border_width(), sum(line.height for line in lines))
    layers = [layer._replace(painting_area=area) if layer.image else layer for layer in box.background.layers]
    left = layers if lines else [layer for layer in layers if not layer.image]
    box.background = box.background._replace(layers=left) if left else None
