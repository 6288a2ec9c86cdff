"""The import rule: what stands lower on the road knows nothing of what stands higher, and each library has its place."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pamphlet

LAYERS = (
    "__version__ source diagnostics options drawing_attributes drawings formulas labels languages "
    "language_tags dates resources system_libraries nesting pictures inks quotation_marks summaries",
    "tree",
    "walk outline tree_json parts publication metadata paper stylesheets setting_values settings",
    "readers passes writers press",
    "report_text filters saving pipeline batch",
    "telling",
    "commands",
    "cli preview __main__ __init__",
)
"""Low to high. A module imports from its own layer and from those below; the packages of the middle never import one another."""

APART = {"readers", "passes", "writers", "press"}

LIBRARIES = {
    "yaml": ["options"],
    "langcodes": ["language_tags"],
    "chardet": ["readers.encodings"],
    "markdown_it": ["readers.markdown"],
    "mdit_py_plugins": ["readers.markdown"],
    "tinyhtml5": ["readers.html.dom"],
    "linkify_it": ["readers.addresses"],
    "jinja2": ["writers.templates"],
    "markupsafe": ["writers.templates"],
    "mammoth": ["readers.docx"],
    "pypandoc": ["readers.pandoc.engine"],
    "ebooklib": ["writers.epub"],
    "fontTools": ["writers.epub.fonts"],
    "weasyprint": ["writers.pdf"],
    "pydyf": ["writers.pdf"],
    "pypdfium2": ["writers.pdf"],
    "tinycss2": ["writers.pdf"],
    "segno": ["writers.pdf.codes"],
    "PIL": ["resources", "pictures", "inks"],
    "latex2mathml": ["formulas"],
    "ziamath": ["formulas"],
    "lxml": ["drawings", "readers.docx", "readers.epub", "readers.pandoc"],
}
"""Where each library may be imported: in this module, or anywhere below this package."""

HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer.split()}


def imports(name: str, text: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of all that the module `name` (without `pamphlet.`) imports, at the top or inside a function."""
    package = ["pamphlet", *name.split(".")][:-1]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def violations(name: str, text: str) -> list[str]:
    """What the module `name` (without `pamphlet.`) imports against the rules, as sentences."""
    here = name.split(".")[0]
    if here not in HEIGHT:
        return [f"{name} has no place in the table of layers"]
    found = []
    for line, target in imports(name, text):
        top, _, rest = target.partition(".")
        place = rest.split(".")[0]
        if top != "pamphlet":
            if top not in sys.stdlib_module_names and not any(
                f"{name}.".startswith(f"{home}.") for home in LIBRARIES.get(top, [])
            ):
                allowed = " and ".join(LIBRARIES.get(top, [])) or "nowhere: it is not in the table"
                found.append(f"{name}:{line} imports {top}, which belongs in {allowed}")
        elif place not in HEIGHT:
            found.append(f"{name}:{line} imports {target}, which has no place in the table of layers")
        elif HEIGHT[place] > HEIGHT[here]:
            found.append(f"{name}:{line} imports {target}, which stands above it")
        elif place != here and {place, here} <= APART:
            found.append(f"{name}:{line} imports {target}, but {here} and {place} never import one another")
    return found


def modules() -> list[tuple[str, Path]]:
    """Every module of the package: its name without `pamphlet.`, and its file."""
    root = Path(pamphlet.__file__).parent
    files = sorted(root.rglob("*.py"))
    return [(".".join(file.relative_to(root).with_suffix("").parts), file) for file in files]


@pytest.mark.parametrize(("name", "file"), modules(), ids=[name for name, _ in modules()])
def test_imports_go_downwards(name: str, file: Path) -> None:
    assert violations(name, file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("tree", "from pamphlet.walk import query", "tree:1 imports pamphlet.walk.query, which stands above it"),
        ("tree", "from pamphlet import walk", "tree:1 imports pamphlet.walk, which stands above it"),
        ("walk", "def f():\n    import pamphlet.cli", "walk:2 imports pamphlet.cli, which stands above it"),
        (
            "readers.markdown",
            "from ..writers import xhtml",
            "readers.markdown:1 imports pamphlet.writers.xhtml, but readers and writers never import one another",
        ),
        (
            "readers.html",
            "import lxml.etree",
            "readers.html:1 imports lxml, which belongs in drawings and readers.docx and readers.epub and readers.pandoc",
        ),
        ("writers.epub_old", "from ebooklib import epub", "writers.epub_old:1 imports ebooklib, which belongs in writers.epub"),
        ("source", "import requests", "source:1 imports requests, which belongs in nowhere: it is not in the table"),
        (
            "source",
            "from pamphlet.helpers import x",
            "source:1 imports pamphlet.helpers.x, which has no place in the table of layers",
        ),
        ("helpers", "", "helpers has no place in the table of layers"),
    ],
)
def test_a_wrong_import_is_caught(name: str, text: str, complaint: str) -> None:
    assert violations(name, text) == [complaint]


def test_a_right_import_is_let_through() -> None:
    text = "import os.path\nfrom lxml import etree\nfrom pamphlet.source import Position\nfrom .diagnostics import Report"
    assert violations("drawings", text) == []
    assert (
        violations("writers.epub.package", "import ebooklib\nfrom . import nav\nfrom pamphlet.writers.xhtml import markup") == []
    )
    assert violations("readers.plain.__init__", "from .blocks import blocks") == []
