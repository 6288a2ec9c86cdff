"""Whether pamphlet reads what Pandoc reads: words, headings, notes and links of both trees, document by document.

    python bench/against_pandoc.py FOLDER…

FOLDER holds documents (.docx, .html, .md, .txt in Pandoc's Markdown) or Pandoc's own command tests, whose
inputs in HTML and Markdown are documents too. Pandoc comes with the extra `pamphlet[pandoc]`; its test
documents are in its repository, under `test/docx`, `test` and `test/command`.

Compared are the words of the text in their order, the headings with their levels, every note mark with
the word before it and the words of the note that it leads to, and the links with their targets. Of
Pandoc's tree only its JSON is read, and by nothing of pamphlet's. A difference that is known is in
`KNOWN` with the reason why pamphlet reads it so; any other is printed, and makes the exit code 1, and
so does one in `KNOWN` that is none any more.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypandoc

from against_pandoc_known import KNOWN
from pamphlet import tree
from pamphlet.diagnostics import Report
from pamphlet.readers import reader_for
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.walk import children, descendants, plain_text

FORMATS = {".docx": "docx", ".html": "html", ".htm": "html", ".md": "markdown", ".txt": "markdown"}
ASPECTS = ("words", "headings", "notes", "links")
COMMAND = re.compile(r"^(`{3,})\n% pandoc([^\n]*)\n(.*?)^\^D\n", re.MULTILINE | re.DOTALL)
MARKDOWNS = ("markdown", "commonmark", "gfm")
NOTES = re.compile(r"\[\^|\^\[|footnote|noteref|#fn")
FROM = re.compile(r"(?:-f|--from|-r)[ =]?\s*([\w+-]+)")


@dataclass
class Said:
    """What a tree says, each aspect as lines that can be compared."""

    words: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    places: dict[str, tuple[list[str], int]] = field(default_factory=dict)

    def place(self, id_: str | None) -> None:
        """Remember where a target of links stands."""
        if id_:
            self.places.setdefault(id_, (self.words, len(self.words)))

    def lines(self, aspect: str) -> list[str]:
        """One aspect; a link within the document has the words in it and, for its target, the words that stand there."""
        lines: list[str] = getattr(self, aspect)
        return list(map(self.followed, lines)) if aspect == "links" else lines

    def followed(self, line: str) -> str:
        target, _, words = line.partition(" ")
        there = self.places.get(target.removeprefix("#"))
        return f"{words} → {' '.join(there[0][there[1] :][:3])}" if there and target.startswith("#") else f"{words} → {target}"


def words_of(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return re.findall(r"[^\W_]+", text)


def link(target: str, text: str) -> str:
    return f"{target.removeprefix('mailto:')} {' '.join(words_of(text))}"


def words_in(node: tree.Node) -> str:
    """The words of a link, less what its pictures show."""
    pictures = [one for one in descendants([node]) if isinstance(one, tree.Image) and one.alt]
    return plain_text([one for one in children(node) if one not in pictures])


def without_properties(data: bytes) -> bytes:
    """A Word file less the title and author that it has on file, which Pandoc does not read."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "docProps/core.xml":
                new.writestr(name, old.read(name))
    return out.getvalue()


# --- ours ---------------------------------------------------------------------------------


def ours(name: str, data: bytes, suffix: str) -> Said:
    """What pamphlet finds."""
    read = reader_for(suffix)
    assert read
    data = without_properties(data) if suffix == ".docx" else data
    document = read(Source(name, data, Path(name).with_suffix(suffix)), Settings(), Report())
    said, notes = Said(), {note.id: note for note in document.notes}

    def visit(node: tree.Node, open_notes: tuple[str, ...]) -> None:
        said.place(node.attributes.id)
        match node:
            case tree.Text() | tree.Code() | tree.CodeBlock():
                said.words += words_of(node.text)
            case tree.Math():
                said.words += words_of(node.tex)
            case tree.Heading():
                words = words_of(plain_text([node]))
                said.place("-".join(words).lower())
                said.headings.append(f"{node.level} {' '.join(words)}")
            case tree.Link():
                said.links.append(link(node.target, words_in(node)))
            case tree.NoteReference(note_id=id_) if id_ in notes and id_ not in open_notes:
                before = said.words[-1] if said.words else ""
                said.notes.append(f"{before} → {' '.join(words_of(plain_text(notes[id_].children)))}")
                kept, said.words = said.words, []
                for block in notes[id_].children:
                    visit(block, (*open_notes, id_))
                said.words = kept
            case _:
                pass
        inside = children(node)
        if isinstance(node, tree.Table):
            inside = (*node.caption, *node.head, *node.body)
        for child in () if isinstance(node, tree.Image) else inside:
            visit(child, open_notes)

    data_ = document.metadata
    if suffix == ".docx":
        for inline in (*data_.title, *data_.subtitle):
            visit(inline, ())
        front = [*(person.name for person in data_.authors), data_.date.text if data_.date else "", data_.description]
        said.words += [word for line in front for word in words_of(line)]
    for block in document.children:
        visit(block, ())
    return said


# --- Pandoc's -----------------------------------------------------------------------------


def theirs(data: bytes, format: str) -> Said:
    """What Pandoc finds. Raises CalledProcessError for what it cannot read."""
    command = [pypandoc.get_pandoc_path(), "-f", format, "-t", "json"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    parsed = json.loads(done.stdout)
    walk = Walk()
    for key in ("title", "subtitle", "author", "date", "abstract"):
        walk.visit(parsed["meta"].get(key, {}) if format == "docx" else {})
    walk.visit(parsed["blocks"])
    return walk.said


def text(data: Any) -> str:
    """The words of a piece of Pandoc's JSON, without notes and pictures."""
    match data:
        case {"t": "Str" | "MetaString", "c": str(word)}:
            return word
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Code" | "CodeBlock" | "Math", "c": [_, str(word)]}:
            return word
        case {"t": "Note" | "Image" | "RawInline" | "RawBlock"}:
            return ""
        case {"t": "Para" | "Plain", "c": inner}:
            return text(inner) + " "
        case {"c": inner}:
            return text(inner)
        case list():
            return "".join(map(text, data)) + (" " if data and isinstance(data[0], list) else "")
        case _:
            return ""


class Walk:
    """Goes through Pandoc's JSON and puts down what it says."""

    def __init__(self) -> None:
        self.said = Said()

    def visit(self, data: Any) -> None:
        said = self.said
        self.place(data)
        match data:
            case {"t": "Header", "c": [level, _, inner]}:
                said.headings.append(f"{level} {' '.join(words_of(text(inner)))}")
                self.row(inner)
            case {"t": "Note", "c": blocks}:
                before = said.words[-1] if said.words else ""
                said.notes.append(f"{before} → {' '.join(words_of(text(blocks)))}")
                kept, said.words = said.words, []
                self.visit(blocks)
                said.words = kept
            case {"t": "Link", "c": [_, inner, [target, _]]}:
                said.links.append(link(target, text(inner)))
                self.row(inner)
            case {"t": "Code" | "CodeBlock" | "Math", "c": [_, str(word)]}:
                said.words += words_of(word)
            case {"t": "Image" | "RawInline" | "RawBlock"}:
                return
            case {"c": inner}:
                self.visit(inner)
            case [{"t": "MetaInlines" | "MetaBlocks"}, *_]:
                for one in data:
                    self.visit(one)
            case [{"t": str()}, *_] if all(isinstance(one, dict) for one in data):
                self.row(data)
            case list():
                for one in data:
                    self.visit(one)
            case _:
                return

    def place(self, data: Any) -> None:
        match data:
            case {"t": "Header", "c": [_, [str(id_), *_], *_]} | {"t": str(), "c": [[str(id_), list(), list()], *_]}:
                self.said.place(id_)
            case _:
                return

    def row(self, inner: list[Any]) -> None:
        """Inlines, whose words may reach over several `Str`; blocks come here too, and are words apart."""
        run = ""
        for one in inner:
            if one.get("t") in ("Str", "Space", "SoftBreak", "LineBreak"):
                run += text(one)
                continue
            self.said.words += words_of(run)
            run = ""
            self.visit(one)
        self.said.words += words_of(run)


# --- the comparison -----------------------------------------------------------------------


@dataclass(frozen=True)
class Sample:
    """One document."""

    name: str
    data: bytes
    suffix: str
    format: str


def samples(folder: Path) -> Iterator[Sample]:
    """The documents of a folder: files, and the inputs of command tests."""
    for path in sorted(folder.iterdir()):
        if path.suffix not in FORMATS or not path.is_file():
            continue
        data = path.read_bytes()
        if b"\n% pandoc" not in data:
            yield Sample(path.name, data, ".md" if path.suffix == ".txt" else path.suffix, FORMATS[path.suffix])
            continue
        for number, found in enumerate(COMMAND.finditer(data.decode()), 1):
            format = named[1] if (named := FROM.search(found[2])) else "markdown"
            suffix = ".html" if format.startswith("html") else ".md" if format.startswith(MARKDOWNS) else ""
            if suffix and NOTES.search(found[3]):
                yield Sample(f"{path.name}:{number}", found[3].encode(), suffix, format)


def one_word_a_line(said: Said, other: Said, aspect: str) -> list[str]:
    lines = unified_diff(other.lines(aspect), said.lines(aspect), "pandoc", "pamphlet", lineterm="", n=2)
    return list(lines)[2:]


def same(said: Said, other: Said, aspect: str) -> bool:
    """Equal; for words, also where they are only joined otherwise, as where a piece of a word is bold."""
    mine, yours = said.lines(aspect), other.lines(aspect)
    return mine == yours or "".join(mine).replace(" ", "") == "".join(yours).replace(" ", "")


def compare(found: Iterable[Sample]) -> int:
    """Print the table and what is not known; give the number of differences that nobody has explained."""
    table: dict[str, Counter[str]] = {}
    unexplained = 0
    for sample in found:
        try:
            other = theirs(sample.data, sample.format)
        except subprocess.CalledProcessError as problem:
            print(f"{sample.name}: Pandoc cannot read it: {problem.stderr.decode().strip()}")
            continue
        said = ours(sample.name, sample.data, sample.suffix)
        row = table.setdefault(sample.suffix, Counter())
        row["documents"] += 1
        for aspect in ASPECTS:
            row[f"{aspect} in all"] += len(other.lines(aspect))
            if same(said, other, aspect):
                row[f"{aspect} same"] += 1
                if aspect in KNOWN.get(sample.name, {}):
                    unexplained += 1
                    print(f"\n{sample.name}: {aspect} are the same by now, which `KNOWN` does not know")
            elif aspect in KNOWN.get(sample.name, {}):
                row[f"{aspect} known"] += 1
            else:
                unexplained += 1
                print(f"\n{sample.name}: {aspect}")
                print("\n".join(one_word_a_line(said, other, aspect)))
    print_table(table)
    return unexplained


def print_table(table: dict[str, Counter[str]]) -> None:
    print(f"\n{'':10}{'documents':>10}" + "".join(f"{aspect:>26}" for aspect in ASPECTS))
    for suffix, row in table.items():
        cells = (
            f"{row[f'{a} same']} of {row['documents']}, {row[f'{a} known']} explained ({row[f'{a} in all']})" for a in ASPECTS
        )
        print(f"{suffix:10}{row['documents']:10}" + "".join(f"{cell:>34}" for cell in cells))


def main(arguments: Sequence[str]) -> int:
    if not arguments:
        print(__doc__)
        return 2
    return int(compare(sample for folder in arguments for sample in samples(Path(folder))) > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
