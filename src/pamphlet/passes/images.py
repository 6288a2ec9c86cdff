"""Pictures: every one that is asked for is opened once, through the one door."""

from pamphlet.diagnostics import Report
from pamphlet.resources import Resource, checked_image, load_image
from pamphlet.settings import Settings
from pamphlet.tree import Document, Image
from pamphlet.walk import everything


def load_images(document: Document, settings: Settings, report: Report) -> tuple[Resource, ...]:
    """The pictures of the document in reading order, each name once.

    One that came inside the source goes before a file of the same name in its folder.
    Reports what `load_image` reports, and `image-alt-missing`.
    """
    found: dict[str, Resource | None] = {}
    carried = {resource.name: resource.data for resource in document.resources}
    for node in everything(document):
        if not isinstance(node, Image):
            continue
        if node.alt is None:
            hint = 'say what it shows in the square brackets; for a mere decoration, write alt=""'
            report.add("image-alt-missing", f"the picture “{node.target}” has no description", node.position, hint=hint)
        if node.target in found:
            continue
        if (data := carried.get(node.target)) is not None:
            found[node.target] = checked_image(node.target, data, node.position, report)
        else:
            found[node.target] = load_image(settings.folder, node.target, node.position, report)
    return tuple(resource for resource in found.values() if resource)
