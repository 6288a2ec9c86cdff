"""Every problem a document can have, as data.

Stands beside the whole road: each stage is handed the same `Report` and adds to it.
Nothing here prints; `cli` and `report_text` do. A code is a promise to users and scripts:
it is listed once, in `CODES`, with its severity and a sentence that explains it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from pamphlet.source import Position


class Severity(StrEnum):
    """An error stops the build, a warning does not (unless `--strict`), an info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Rule(NamedTuple):
    """What a code stands for: how bad it is, and a sentence for `pamphlet explain-code`."""

    severity: Severity
    explanation: str


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES = MappingProxyType(
    {
        # the source
        "source-unreadable": Rule(_E, "The file could not be opened: it is missing, a folder, or you may not read it."),
        "source-not-text": Rule(_E, "The file holds bytes that no text holds, so it is a picture, a program or a damaged file."),
        "source-format": Rule(_E, "No reader knows this kind of file."),
        "source-empty": Rule(_W, "The file has no text in it, so there is nothing to print but its title."),
        "tree-invalid": Rule(_E, "The JSON in the file is neither a pamphlet document of this version nor a Pandoc document."),
        "source-damaged": Rule(_E, "The file is not of the kind that its name says, or it is damaged."),
        "word-left-out": Rule(_I, "A comment, a page header or footer, a table of contents or a number that Word makes was left out."),
        "formatted-by-hand": Rule(
            _I, "Headings in bold, typed lists or typed notes were read as such, since the text has no real ones; the message says how many."
        ),
        "word-part-damaged": Rule(_W, "A part of a Word or OpenDocument file that holds no text (styles, lists, properties) is damaged and was left out."),
        "changes-accepted": Rule(_I, "A Word document has tracked changes; the text was read as if all of them had been accepted."),
        "book-locked": Rule(_E, "The e-book is encrypted (DRM), so that only the programs of the shop that sold it can open it."),
        "book-damaged": Rule(_W, "Something that an e-book names is missing or broken in it; all the rest was read."),
        "book-left-out": Rule(_I, "What pamphlet makes anew was left out of an e-book: its cover page, title page, contents, marks of printed pages."),
        "reader-missing": Rule(_E, "This kind of file is read with Pandoc, which is not installed."),
        "pandoc-failed": Rule(_E, "Pandoc could not read the file."),
        "notes-lost": Rule(_W, "Pandoc finds fewer notes in the file than there are, so some of its notes will not be printed."),
        "encoding-guessed": Rule(_W, "The text is not UTF-8, so its encoding had to be guessed; check its accents and quotation marks."),
        "encoding-mixed": Rule(_W, "The text is UTF-8 for the most part, but some of its bytes are not; they were read as what they are in Windows."),
        "text-garbled": Rule(_W, "The text was damaged before it came here: accents and quotation marks turned into rows of other signs, or were lost."),
        "characters-mended": Rule(_W, "Control codes stood where Windows keeps its quotation marks and dashes; they were read as those."),
        "characters-dropped": Rule(_W, "The text held control codes or other signs that no page and no e-book can hold; they were taken out."),
        "nesting-too-deep": Rule(_W, "Quotations or lists are nested more than 100 deep; what lies deeper was kept, without its nesting."),
        "mail-head-dropped": Rule(_I, "A line above or below a pasted mail comes from the mail program or the list, and is no part of the text; it was left out."),
        "mail-quoted": Rule(_I, "A mail program put “>” before every line of the text; one was taken off each line."),
        "notes-joined": Rule(_I, "The notes of several parts of a text were put into one list; the headings that named their parts were left out."),
        "licence-dropped": Rule(_I, "The head and the licence that Project Gutenberg puts around a text were left out."),
        "hyphen-kept": Rule(_I, "A word divided at the end of a line kept its hyphen, since the text does not show whether it is part of the word."),
        "mail-encoding": Rule(_I, "The text was saved from a mail with its transfer encoding (`=20`, `=C3=A9`), which was undone."),
        "page-number-dropped": Rule(_I, "A line that only numbers a page of the source was left out, since the pages are others now."),
        # options and metadata
        "front-matter-invalid": Rule(_E, "The lines between --- and --- at the top, or pamphlet.yaml, are not valid YAML."),
        "option-unknown": Rule(_W, "This key is neither a setting nor a piece of metadata that pamphlet knows; it is kept, unused."),
        "option-misplaced": Rule(_E, "This key only counts in pamphlet.yaml or as a flag: a text cannot name files to join or programs to run."),
        "option-duplicate": Rule(_W, "A key was given twice in one place; the later value was used."),
        "option-value": Rule(_E, "The value of this key cannot be used."),
        "part-metadata": Rule(_I, "A part of a pamphlet says of itself what only the whole can say, such as an ISBN; it was left out."),
        "title-missing": Rule(_W, "The text has no title, so the file's name stands in for it on the page and in the shop."),
        "language-guessed": Rule(_I, "The text does not say what language it is in, so it was told from its words; hyphenation and reading aloud follow it."),
        "date-unclear": Rule(_W, "The date can be printed, but not told to shops and libraries: it is no certain day, month or year."),
        "language-unknown": Rule(_W, "The code has the form of a language's, but is in no list of languages."),
        "language-assumed": Rule(_I, "The text does not say what language it is in, so English was assumed for hyphenation and reading aloud."),
        # notes
        "note-undefined": Rule(_E, "The text points to a note that is not in the list of notes."),
        "note-duplicate": Rule(_E, "Two notes have the same label, so a mark in the text cannot know which one is meant."),
        "note-unused": Rule(_W, "No mark in the text leads to this note; it is printed after the others, without a way back."),
        "note-empty": Rule(_W, "The note has no text."),
        "note-order": Rule(_W, "The notes are numbered in another order than their marks in the text, so they were given new numbers."),
        "notes-url-missing": Rule(_E, "The printed notes are replaced by a QR code that leads to them (notes: web), but their address is not known."),
        "number-mistyped": Rule(_W, "A number in a note mark or a label is typed with the letters l or O, and was read as if they were 1 or 0."),
        "mark-unmatched": Rule(_W, "A number in brackets stands where note marks stand, but no list has a note for it; it was left as text."),
        # structure
        "heading-skipped": Rule(_W, "A heading is more than one level below the one before it; it was moved up so that no level is missing."),
        "heading-empty": Rule(_W, "A heading has no text; it was left out of the pamphlet."),
        "id-duplicate": Rule(_W, "Two places have the same id; the later one was given another."),
        "link-target-missing": Rule(_W, "The link leads to a place that is not in the document; its text was kept without the link."),
        "link-refused": Rule(_W, "The link's address is of a kind that printed and electronic books must not carry; its text was kept without the link."),
        "link-unused": Rule(_W, "An address was written down for links to use, but none uses it, so it is not printed."),
        "table-row-long": Rule(_W, "A row of a table has more cells than its head; they were kept, and stand beside the table's last column."),
        "markup-unsupported": Rule(_W, "The source has markup that pamphlet cannot keep; the text inside it was kept."),
        "markup-unread": Rule(_W, "Something looks like the markup of another program, or like markup gone wrong; it is printed as it was typed."),
        "sign-left-out": Rule(_I, "A sign for another program, to put the contents or a new page there, was left out."),
        "comment-left-out": Rule(_I, "A comment, which no page shows, was left out."),
        "formula-unreadable": Rule(_W, "A formula is not TeX that pamphlet can show as one; it is printed as it was typed."),
        "page-left-out": Rule(_I, "What belongs to a web page and not to its text was left out: menus, share buttons, comments, forms."),
        # resources
        "resource-refused": Rule(_E, "The document asks for a file from outside its own folder, or from the network, which is never opened."),
        "image-missing": Rule(_E, "A picture that the text asks for is not there."),
        "image-unsupported": Rule(_E, "A picture is damaged, or of a kind that cannot be used."),
        "cover-unfit": Rule(_W, "The cover is a drawing, too small or wider than high, which shops refuse; or no font has the letters for one made of the title."),
        "image-alt-missing": Rule(_W, "A picture has no description for readers who cannot see it."),
        # what shops for e-books refuse or spoil
        "shop-cover": Rule(_W, "A shop wants a cover, or a larger one."),
        "shop-metadata": Rule(_W, "A shop wants to know who wrote the book, or has no room for so long a title."),
        "shop-picture": Rule(_W, "A shop refuses pictures of this kind or size, or its e-readers show them badly."),
        "shop-table": Rule(_W, "The e-readers of a shop have no room for this table, or cannot show it."),
        "shop-list": Rule(_W, "On the e-readers of a shop, so deep a list leaves no room for its words."),
        "shop-note": Rule(_W, "The e-readers of a shop do not show this note in a window of its own, since it is too short or too long."),
        "shop-contents": Rule(_I, "The e-readers of a shop show fewer levels of headings in the contents."),
        "shop-size": Rule(_W, "The book is too large to be sent to an e-reader by mail."),
        # a user's own passes
        "filter-remark": Rule(_W, "A filter of the project has something to say about the text."),
        "filter-failed": Rule(_E, "A filter of the project stopped with an error, or gave no document."),
        # layout and output
        "layout-problem": Rule(_W, "The page engine could not do all that the document or its style asked for."),
        "footnote-long": Rule(_W, "A footnote holds something that is higher than a page and cannot be divided, so it was printed at the end."),
        "qr-left-out": Rule(_I, "An address is so long that its QR code would be too wide to print."),
        "picture-coarse": Rule(_W, "A picture has fewer than 200 pixels to the inch at its printed size, so it looks blurred or jagged on paper."),
        "text-overflow": Rule(_W, "Something is too wide or too high for its place on the page, so it runs off it or over something else."),
        "glyph-missing": Rule(_E, "No font at hand has a character of the text, so it would print as an empty box."),
        "embedded-font-lacks": Rule(_W, "The fonts that the e-book was asked to bring lack letters of the text, which e-readers then show in their own."),
        "font-borrowed": Rule(_I, "The style’s fonts lack some characters of the text, so a font of this machine was used for them."),
        "claim-withdrawn": Rule(_I, "Something in the text or its style keeps the PDF from a standard, so it does not say that it keeps it."),
        "tags-plain": Rule(_W, "The page engine is of an unknown version, so the PDF has plainer tags for reading aloud, and claims no standard."),
        "output-unwritable": Rule(_E, "A finished file could not be saved in the output folder."),
        "engine-missing": Rule(_E, "A library that this output needs could not be loaded."),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a diagnostic, with what is there ("first defined here")."""

    message: str
    position: Position | None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: how bad, which code, what is wrong, where, and what to do about it."""

    severity: Severity
    code: str
    message: str
    position: Position | None = None
    hint: str | None = None
    related: tuple[Related, ...] = ()

    def stops(self, *, strict: bool = False) -> bool:
        """Whether the build must stop for it; with `strict`, a warning stops it too."""
        return self.severity is Severity.ERROR or (strict and self.severity is Severity.WARNING)


@dataclass(slots=True)
class Report:
    """All diagnostics of one build, and the texts they point into.

    The only thing on the road that is written to; every stage is given it.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def add(
        self,
        code: str,
        message: str,
        position: Position | None = None,
        *,
        hint: str | None = None,
        related: Iterable[Related] = (),
    ) -> None:
        """Report a problem under one of the `CODES`; KeyError for a code that is not listed."""
        severity = CODES[code].severity
        self.diagnostics.append(Diagnostic(severity, code, message, position, hint, tuple(related)))

    def remember(self, file: str, text: str) -> None:
        """Keep the decoded text of `file`, so that a message can quote the line it means."""
        self.texts[file] = text

    def has_errors(self, *, strict: bool = False) -> bool:
        """Whether the build must stop; with `strict`, warnings stop it too."""
        return any(d.stops(strict=strict) for d in self.diagnostics)

    def sorted(self) -> list[Diagnostic]:
        """The diagnostics by file and line; those without a place come first."""
        return sorted(self.diagnostics, key=_place)


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    p = diagnostic.position
    return (p.file, p.line, p.column) if p else ("", 0, 0)
