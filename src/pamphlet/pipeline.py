"""The whole road as one function: a file in, finished files and a report out.

    Source ─▶ reader ─▶ Document ─▶ passes ─▶ Publication ─▶ writers ─▶ files

Nothing is written before everything has been made without an error; then each file appears
whole, under its final name, or not at all.
"""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from pamphlet.diagnostics import Report
from pamphlet.filters import apply_filter
from pamphlet.metadata import read_metadata
from pamphlet.options import Option
from pamphlet.parts import Part, join
from pamphlet.passes import publish
from pamphlet.publication import PageMap, Publication
from pamphlet.readers import READERS, reader_for
from pamphlet.readers.file_kinds import hint_for
from pamphlet.saving import Made, Output, save
from pamphlet.settings import PROJECT_FILE, Settings, load_project
from pamphlet.source import Position, Source
from pamphlet.tree import Document
from pamphlet.walk import plain_text

UNREADABLE = frozenset(
    {
        "source-unreadable",
        "source-not-text",
        "source-format",
        "tree-invalid",
        "reader-missing",
        "source-damaged",
        "book-locked",
        "pandoc-failed",
    }
)
"""Codes of problems after which there is no text to go on with."""


LAST_SECOND = 253_402_300_799
"""The last second of the year 9999, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source. `publication` is None when the source could not be read."""

    source: str
    report: Report
    publication: Publication | None = None
    outputs: tuple[Output, ...] = ()

    @property
    def words(self) -> int:
        """How many words the text and its notes have."""
        if self.publication is None:
            return 0
        blocks = [chapter.children for chapter in self.publication.chapters]
        blocks += [note.note.children for note in self.publication.notes]
        return sum(len(plain_text(b).split()) for b in blocks)

    @property
    def note_references(self) -> int:
        """How many marks in the text and the notes lead to a note."""
        return sum(len(note.references) for note in self.publication.notes) if self.publication else 0


@dataclass(frozen=True, slots=True)
class Job:
    """One pamphlet to make: from which file, with which flags, and into which folder.

    `project` is the folder of the pamphlet.yaml that counts, where that is not the text's own. Without a
    folder the files go to `out` beside pamphlet.yaml, else into the current folder. `strict` stops at
    warnings too.
    """

    source: str
    flags: tuple[Option, ...] = ()
    folder: Path | None = None
    strict: bool = False
    project: Path | None = None

    def output_folder(self) -> Path:
        """Where the files go."""
        if self.folder is not None:
            return self.folder
        project = self.project if self.project is not None else Path(self.source).parent
        return project / "out" if (project / PROJECT_FILE).is_file() else Path()


def build(job: Job) -> Outcome:
    """Make one pamphlet: read, resolve, write, and only then put the files into the folder.

    Raises nothing for what a document contains; everything is in the outcome's report. When the
    report has errors (with `strict`: or warnings), no file is made and those of the last build stay.
    """
    report = Report()
    prepared = prepare(job.source, job.flags, report, job.project)
    if prepared is None:
        return Outcome(job.source, report)
    document, settings = prepared
    publication = publish(document, settings, report)
    outcome = Outcome(job.source, report, publication)
    if report.has_errors(strict=job.strict):
        return outcome
    made = write_all(publication, settings, report)
    if report.has_errors(strict=job.strict):
        return outcome
    return replace(outcome, outputs=save(made, job.output_folder(), settings.stem, report))


def check(name: str, project: Path | None = None) -> Outcome:
    """Read and resolve the file `name`, and make nothing; what is wrong with it is in the outcome's report.

    `project` is the folder of pamphlet.yaml; without it, that of the file.
    """
    report = Report()
    prepared = prepare(name, (), report, project)
    return Outcome(name, report, publish(*prepared, report) if prepared else None)


def prepare(
    name: str, flags: tuple[Option, ...], report: Report, project: Path | None = None
) -> tuple[Document, Settings] | None:
    """Read the file `name` with the settings of its project, its front matter and the flags.

    `project` is the folder of pamphlet.yaml; without it, that of the file. None where the file cannot be
    opened, or is not of a kind that can be read.
    """
    source = open_source(name, report)
    if source is None:
        return None
    settings = given_settings(source, flags, report, project)
    document, settings = read_parts(settings, report) if is_project(source) else read(source, settings, report)
    if any(d.code in UNREADABLE for d in report.diagnostics):
        return None
    for file in settings.filters:
        if path := _beside(settings, file, "filters", report):
            document = apply_filter(path, document, report)
    return document, settings


def is_project(source: Source) -> bool:
    """Whether a source is pamphlet.yaml itself: then its parts are the text."""
    return source.path.name == PROJECT_FILE


def read_parts(settings: Settings, report: Report) -> tuple[Document, Settings]:
    """Read the parts that pamphlet.yaml names and join them; each may be of another format.

    Reports `option-value` where there are none, `resource-refused`, `source-unreadable` and what
    `read` reports. What the front matter of a part sets counts for its own reading only.
    """
    if not settings.parts:
        hint = "add a line such as “parts: [hives.md, honey.docx]”"
        report.add("option-value", f"{PROJECT_FILE} names no parts", Position(settings.source, 1), hint=hint)
    parts, newest = [], settings.newest_input
    for name in settings.parts:
        path = _beside(settings, name, "parts", report)
        source = open_source(str(path), report) if path else None
        if source:
            own = replace(settings, source=source.name, stem=source.stem, folder=source.path.parent)
            parts.append(Part(name, read(source, own, report)[0]))
            newest = max(newest, source.modified)
    joined = join(parts, report, settings.metadata.flags.language or settings.metadata.project.language)
    return joined, replace(settings, newest_input=newest)


def _beside(settings: Settings, name: str, key: str, report: Report) -> Path | None:
    """The file that pamphlet.yaml names, if it lies in the project's folder; one that a flag names lies anywhere."""
    path = settings.project / name
    if key not in settings.fixed and not path.resolve().is_relative_to(settings.project.resolve()):
        hint = f"only files in the folder of {PROJECT_FILE}, or below it, are opened"
        report.add("resource-refused", f"“{name}” lies outside the project's folder", settings.places.get(key), hint=hint)
        return None
    return Path(name) if key in settings.fixed else path


def given_settings(source: Source, flags: tuple[Option, ...], report: Report, project: Path | None = None) -> Settings:
    """The settings that a source's project and the flags give, before its front matter is read.

    `project` is the folder of pamphlet.yaml; without it, that of the source. Reports what
    `load_project` reports, and `option-value` for a SOURCE_DATE_EPOCH that is no time.
    """
    given = load_project(project if project is not None else source.path.parent, report) or Settings()
    return replace(
        given.updated(flags, report, fix=True),
        metadata=replace(given.metadata, flags=read_metadata(flags, report)),
        source_date_epoch=_source_date_epoch(report),
        source=source.name,
        stem=source.stem,
        folder=source.path.parent,
        newest_input=max(given.newest_input, source.modified),
    )


def _source_date_epoch(report: Report) -> int | None:
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return None
    if given.isdecimal() and len(given) <= len(str(LAST_SECOND)) and int(given) <= LAST_SECOND:
        return int(given)
    hint = "it is the number of seconds since 1970, or it is not set"
    report.add("option-value", f"SOURCE_DATE_EPOCH cannot be “{given}”", hint=hint)
    return None


def open_source(name: str, report: Report) -> Source | None:
    """Open the file `name`; None after reporting `source-unreadable`."""
    try:
        return Source.open(name)
    except IsADirectoryError:
        reason, hint = "it is a folder", "name the file in it that holds the text"
    except FileNotFoundError:
        reason, hint = "there is no such file", "check the name, and that you are in the right folder"
        hint = "save the text in a file, and build that" if name == "-" else hint
    except OSError as problem:
        reason, hint = (problem.strerror or str(problem)).lower(), "check that you may read it"
    report.add("source-unreadable", f"cannot open {name}: {reason}", hint=hint)
    return None


def read(source: Source, settings: Settings, report: Report) -> tuple[Document, Settings]:
    """Read a source by its suffix; the settings come back with what its front matter says.

    Reports `source-format` for a suffix that no reader knows, and what the reader reports.
    """
    reader = reader_for(source.suffix)
    if reader is None:
        known = ", ".join(suffix for suffix in READERS if suffix)
        message = f"cannot read {source.name}: no reader knows files that end in “{source.suffix}”"
        report.add("source-format", message, hint=hint_for(source.data, f"the ones I know are {known}"))
        return Document(()), settings
    document = reader(source, settings, report)
    return document, settings.updated(document.options, report)


def write_all(publication: Publication, settings: Settings, report: Report) -> list[Made]:
    """Make the files of all formats in memory; where one is missing, the report says why.

    The PDF is laid out first, or for the page list of the e-book alone, since it tells where its pages begin.
    """
    made = []
    page_map: PageMap | None = None
    if "pdf" in settings.formats or settings.page_map_wanted:
        from pamphlet.writers.pdf import write_pdf

        pdf = write_pdf(publication, settings, report)
        page_map = pdf.page_map if pdf else None
        if pdf and "pdf" in settings.formats:
            made.append(Made("pdf", pdf.data, pdf.pages))
    if "epub" in settings.formats:
        from pamphlet.writers.epub import write_epub
        from pamphlet.writers.pdf import make_cover

        wanted = publication.cover == "made" or (publication.cover == "auto" and "pdf" in settings.formats)
        cover = make_cover(publication, settings, report) if wanted else None
        made.append(Made("epub", write_epub(publication, settings, report, page_map, cover).data))
    return made
