"""What Pandoc passes over in LaTeX is read all the same, or told with its line."""

from pathlib import Path

from pamphlet.diagnostics import Report
from pamphlet.outline import outline
from pamphlet.readers.pandoc import read
from pamphlet.settings import Settings
from pamphlet.source import Source
from pamphlet.tree import Image
from pamphlet.walk import everything
from pandoc_samples import source


def read_body(body: str) -> tuple[list[str], list[str]]:
    """The lines of the outline of a text in LaTeX, and what is told of it, with its line."""
    document, report = source("a.tex", f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n".encode())
    return outline(document).splitlines()[1:], [f"{d.position and d.position.line}: {d.message}" for d in report.diagnostics]


def test_a_note_whose_text_stands_apart_from_its_mark_is_one() -> None:
    tree, told = read_body(
        "Old\\footnotemark{} and new\\footnotemark.\\footnotetext{Of {\\em wax}.}\n\\footnotetext{Of honey, \\{x\\}.}\n"
        "\\endnote{Of bees.}\n\\begin{verbatim}\n\\fbox{\\footnotemark}\n\\end{verbatim}"
    )
    assert tree[:3] == [
        '  paragraph: "Old" note-reference(1) " and new" note-reference(2) "." soft-break note-reference(3)',
        '  code-block: "\\\\fbox{\\\\footnotemark}"',
        "notes",
    ]
    assert [line.strip() for line in tree[4::2]] == [
        'paragraph: "Of " span[emphasis["wax"]] "."',
        'paragraph: "Of honey, {x}."',
        'paragraph: "Of bees."',
    ]
    assert told == []


def test_what_stands_apart_in_print_is_text() -> None:
    tree, told = read_body(
        "\\fbox{Keep out.} \\framebox[3cm][c]{Bees!}\n\n\\begin{multicols}{2}One.\\end{multicols}\n"
        "\\begin{wrapfigure}{r}{3cm}\\includegraphics{hive.png}\\caption{A hive.}\\end{wrapfigure}"
    )
    assert tree == [
        '  paragraph: span{.nodecor}["Keep out."] " " span{.nodecor}["Bees!"]',
        "  division .multicols",
        '    paragraph: "One."',
        "  figure",
        "    paragraph: image<hive.png>",
        '    caption: "A hive."',
    ]
    assert told == []


def test_the_name_of_a_formula_is_no_part_of_it() -> None:
    tree, _ = read_body("\\begin{equation}\\label{eq:wax}a=b\\end{equation}\nSee \\eqref{eq:wax}.")
    assert "{#eq:wax}" in tree[0]
    assert "label" not in tree[0]


def test_a_command_with_words_that_nobody_knows_is_told_with_its_line() -> None:
    tree, told = read_body("\\setlength{\\parindent}{large}\nOld \\honey{and sweet} wax.")
    assert tree == ['  paragraph: "Old wax."']
    assert told == ["4: Pandoc leaves out “\\honey{and sweet}”"]


def test_a_picture_without_a_suffix_is_the_file_of_that_name(tmp_path: Path) -> None:
    tmp_path.joinpath("hive.png").write_bytes(b"")
    text = rb"\begin{document}\includegraphics{hive}\includegraphics{wax}\includegraphics{../hive}\end{document}"
    document = read(Source("a.tex", text, tmp_path / "a.tex"), Settings(), Report())
    assert [node.target for node in everything(document) if isinstance(node, Image)] == ["hive.png", "wax", "../hive"]
