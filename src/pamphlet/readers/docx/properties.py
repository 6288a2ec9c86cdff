"""The properties of a Word file and the paragraphs in its title styles become metadata."""

import re
from dataclasses import dataclass, field

from pamphlet.dates import iso_date
from pamphlet.labels import LABELS
from pamphlet.language_tags import standard_tag
from pamphlet.readers.docx.facts import Facts
from pamphlet.readers.docx.package import Package, name_of
from pamphlet.readers.docx.styles import Role
from pamphlet.tree import Inlines, Metadata, Person, PrintedDate, Text
from pamphlet.walk import plain_text

CONTENTS = {label.contents.casefold() for label in LABELS.values()} | {
    "table of contents",
    "inhaltsverzeichnis",
    "table des matières",
    "sommario",
    "sumário",
    "оглавление",
    "inhoudsopgave",
}
_ROLES = frozenset({"title", "subtitle", "author", "date", "abstract"})


@dataclass(slots=True)
class Front:
    """What stands at the top of the text in styles of its own: by the name of the style.

    It is `closed` by the first paragraph after it; what stands in such a style further down is text.
    """

    lines: dict[str, list[Inlines]] = field(default_factory=dict)
    closed: bool = False

    def takes(self, role: Role | None) -> bool:
        """Whether a paragraph of this kind belongs here; there may be several authors, and one of all else."""
        return role in _ROLES and not self.closed and (role not in self.lines or role == "author")

    def forget_contents(self) -> None:
        """A title that is the heading of a table of contents is not that of the text."""
        if any(title.casefold() in CONTENTS for title in self.words("title")):
            del self.lines["title"]

    def words(self, style: str) -> list[str]:
        """The lines in one style as plain text."""
        return [" ".join(plain_text(line).split()) for line in self.lines.get(style, [])]


def read_properties(package: Package, facts: Facts, front: Front) -> Metadata:
    """Metadata: the text's own title and authors before those of the file's properties."""
    core = package.part("core")
    said = {name_of(one): " ".join((one.text or "").split()) for one in (core if core is not None else ())}
    title = front.lines.get("title", [()])[0]
    if not title and said.get("title"):
        title = (Text(said["title"]),)
    authors = front.words("author") or re.split(r"\s*;\s*", said.get("creator", ""))
    dates = front.words("date")
    language = said.get("language") or facts.language
    return Metadata(
        title=title,
        subtitle=front.lines.get("subtitle", [()])[0],
        authors=tuple(Person(name) for name in authors if name),
        date=PrintedDate(dates[0], iso_date(dates[0])) if dates else None,
        language=standard_tag(language),
        description=" ".join(front.words("abstract")) or said.get("description", ""),
        keywords=tuple(word for word in re.split(r"\s*[,;]\s*", said.get("keywords", "")) if word),
        extra={key: said[key] for key in ("subject", "category") if said.get(key)},
    )
