"""Marks of notes that the author chose (`*`) instead of Word's numbers: they are labels, and no words of the text.

Word keeps such a mark as text behind the reference, and once more at the beginning of the note (ECMA-376, part 1,
section 17.11.14, `customMarkFollows`).
"""

from lxml import etree

from pamphlet.readers.docx.package import attribute, name_of


def take_marks(root: etree._Element, kind: str, notes: etree._Element | None) -> dict[str, str]:
    """Take such marks of a `kind` of notes (`footnote`) out of the text and the notes; gives them by the notes' ids."""
    marks: dict[str, str] = {}
    for reference in [one for one in root.iter() if name_of(one) == f"{kind}Reference"]:
        run, id_ = reference.getparent(), attribute(reference, "id")
        if run is None or id_ is None or attribute(reference, "customMarkFollows") not in ("1", "true", "on"):
            continue
        shown = [one for one in reference.itersiblings() if name_of(one) == "t"]
        mark = "".join(one.text or "" for one in shown).strip()
        if mark:
            marks[id_] = mark
            for one in shown:
                run.remove(one)
    for note in notes if notes is not None else ():
        if mark := marks.get(attribute(note, "id") or "", ""):
            _take_first(note, mark)
    return marks


def _take_first(note: etree._Element, mark: str) -> None:
    """Take the mark off the beginning of its note."""
    first = next((one for one in note.iter() if name_of(one) == "t" and (one.text or "").strip()), None)
    if first is not None and (words := (first.text or "").lstrip()).startswith(mark):
        first.text = words.removeprefix(mark).lstrip()
