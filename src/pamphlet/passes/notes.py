"""Notes: which there are, in what order, and what is wrong with them.

The only place that decides this. After it, `Document.notes` stands in printing order: the notes
in the order of their first mark in the text, then notes that only other notes lead to, then
those that nothing leads to. A mark without a note is text again, as the author typed it.
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from itertools import count

from pamphlet.diagnostics import Related, Report
from pamphlet.parts import own_id, part_of
from pamphlet.settings import Settings
from pamphlet.tree import Document, Image, Inline, Inlines, Node, Note, NoteReference, Text
from pamphlet.walk import Rewrite, back, descendants, front, plain_text

MOST_SUGGESTIONS = 20
"""For so many undefined notes a label that is nearly theirs is looked for; it takes long."""

_AROUND_LABEL = " \n\u00a0[]()^"
"""What stands around the label in a mark as it was typed."""


def order_notes(document: Document, settings: Settings, report: Report) -> Document:
    """Put the notes in the order of their first references.

    Reports `note-undefined`, `note-duplicate`, `note-unused`, `note-empty` and `note-order`, and `notes-url-missing`
    where they are to be read elsewhere.
    """
    if settings.placement == "web" and not settings.notes_url and document.notes:
        address = "add a line such as “notes-url: https://museum.example/notes”, or choose --notes endnotes"
        report.add(
            "notes-url-missing",
            "the notes are to stand on the web, but not at what address",
            settings.places.get("notes"),
            hint=address,
        )
    defined = _defined(document.notes, report)
    for note in document.notes:
        if not _has_content(note):
            report.add("note-empty", f"note “{note.label}” has no text", note.position)
    first_marks = _first_marks([front(document), document.children, back(document)], defined)
    ordered = tuple(defined[note_id] for note_id in first_marks)
    unread = [note for note in document.notes if note.id not in first_marks]
    from_unread = _first_marks([note.children for note in unread], defined)
    unused = tuple(note for note in document.notes if defined[note.id] is not note or note.id not in first_marks)
    for note in unused:
        if defined[note.id] is note and (note.id not in from_unread or from_unread[note.id] in _marks_of(note)):
            hint = f"put a mark for it in the text, or delete line {note.position.line}" if note.position else None
            report.add("note-unused", f"nothing in the text leads to note “{note.label}”", note.position, hint=hint)
    _report_order(ordered, first_marks, report)
    return _without_undefined(replace(document, notes=ordered + unused), defined, report)


def _defined(notes: tuple[Note, ...], report: Report) -> dict[str, Note]:
    """The notes by id; of several with one id, the first."""
    defined: dict[str, Note] = {}
    for note in notes:
        first = defined.setdefault(note.id, note)
        if first is not note:
            where = (Related("it is defined here first", first.position),)
            hint = "give one of them another label, and mend its mark in the text"
            report.add("note-duplicate", f"note “{note.label}” is defined twice", note.position, hint=hint, related=where)
    return defined


def _has_content(note: Note) -> bool:
    return bool(plain_text(note.children).strip()) or any(isinstance(n, Image) for n in descendants(note.children))


def _marks_of(note: Note) -> list[NoteReference]:
    return [node for node in descendants(note.children) if isinstance(node, NoteReference)]


def _first_marks(texts: Iterable[Iterable[Node]], defined: Mapping[str, Note]) -> dict[str, NoteReference]:
    """The ids of the notes that texts, and their notes, refer to, in printing order, each with its first mark."""
    marks: dict[str, NoteReference] = {}
    to_read: deque[Iterable[Node]] = deque(texts)
    while to_read:
        for node in descendants(to_read.popleft()):
            if isinstance(node, NoteReference) and node.note_id in defined and node.note_id not in marks:
                marks[node.note_id] = node
                to_read.append(defined[node.note_id].children)
    return marks


def _report_order(ordered: tuple[Note, ...], marks: Mapping[str, NoteReference], report: Report) -> None:
    """Tell it once when a note is printed under another number than the one it was written with."""
    counts: Counter[str] = Counter()
    labels = Counter((part_of(note.id), note.label) for note in ordered)
    if max(labels.values(), default=0) > 1:
        return  # lists that begin anew in each section are numbered through
    for note in ordered:
        counts[part_of(note.id)] += 1
        number = counts[part_of(note.id)]
        if note.label.isascii() and note.label.isdigit() and note.label.lstrip("0") != str(number):
            hint = "notes are numbered in the order of their marks; check any “see note …” in the text"
            report.add("note-order", f"note {note.label} is printed as note {number}", marks[note.id].position, hint=hint)
            return


def _without_undefined(document: Document, defined: Mapping[str, Note], report: Report) -> Document:
    searches = count()

    def settle(inline: Inline) -> Inlines:
        if not isinstance(inline, NoteReference) or inline.note_id in defined:
            return (inline,)
        name, part = inline.written.strip(_AROUND_LABEL) or own_id(inline.note_id), part_of(inline.note_id)
        searched = next(searches) < MOST_SUGGESTIONS
        labels = {note.label: note for note in defined.values() if searched and part_of(note.id) == part}
        close = get_close_matches(name, labels, n=1)
        hint = _where(labels[close[0]], name) if close else "add the note to the list, or put a backslash before the mark"
        report.add("note-undefined", f"note “{name}” is not defined", inline.position, hint=hint)
        return (Text(inline.written or name, position=inline.position),)

    return Rewrite(inline=settle).document(document)


def _where(note: Note, name: str) -> str:
    line = f" (line {note.position.line})" if note.position else ""
    if note.label == name:
        return f"the “{name}” there is{line} belongs to another list; add the note to this one"
    return f"did you mean “{note.label}”{line}?"
