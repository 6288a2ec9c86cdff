"""How long reading Markdown takes, against markdown-it-py alone with the same plug-ins: the ratio, for several kinds of text.

The time of both is that of this process, the best of several runs taken in turn.
"""

from collections.abc import Callable
from pathlib import Path
from time import process_time

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from pamphlet.diagnostics import Report
from pamphlet.readers.markdown import read
from pamphlet.settings import Settings
from pamphlet.source import Source

TARGET = 1.8
RUNS = 7

PROSE = """## The hives of *St. Modomnoc*

The hives stood by the **river wall**, "where the gorse is", and the sexton -- a patient man -- counted them
every evening.[^{n}] On some days he counted twice; see [the account book](https://example.org/book "1911").

He wrote: "Nine hives, all of them *loud*." The smoke never troubled them, nor did `rain`.

[^{n}]: The account book, page {n}. It has **no** cover.

"""
LISTS = """- wax, honey & propolis
- a veil
  1. one of gauze
  2. one of *horsehair*

> The bee is small among flying things.
>
> > But her fruit has the chief sweetness.

"""
TABLE = """| Year | Kilos | Price |
|------|------:|:-----:|
| 191{n} | 7 | 3*s* |
| 192{n} | 9 | `4d` |

"""
RAW = """<div class="box">

The **fair** is on H<sub>2</sub>O street.<br>Bring <kbd>cake</kbd>.

</div>

"""
CODE = """``` sh
weigh --hive {n}
```

![A skep](skep.png "The skep of 19{n}")

"""
TEXTS = {
    "a bit of everything": "".join((PROSE * 4 + LISTS + TABLE + RAW + CODE).replace("{n}", str(n)) for n in range(30)),
    "prose": "".join(PROSE.replace("{n}", str(n)) for n in range(150)),
    "lists and quotations": LISTS * 150,
    "tables": "".join(TABLE.replace("{n}", str(n)) for n in range(150)),
    "raw HTML": RAW * 100,
}


def alone() -> Callable[[str], object]:
    """markdown-it-py as it comes, with plug-ins for what pamphlet reads, giving tokens and rendering nothing."""
    parser = MarkdownIt("commonmark", {"html": True, "linkify": True, "typographer": True, "tasklists": True})
    parser.enable(["table", "strikethrough", "linkify", "replacements", "smartquotes"])
    parser.use(footnote_plugin).use(deflist_plugin).use(sub_plugin).use(superscript_plugin)
    parser.use(attrs_plugin, spans=True).use(attrs_block_plugin).use(container_plugin, "note")
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    return parser.parse


def pamphlet(text: str) -> object:
    return read(Source("bench.md", text.encode(), Path("bench.md")), Settings(), Report())


def seconds(read_it: Callable[[str], object], text: str) -> float:
    started = process_time()
    read_it(text)
    return process_time() - started


def main() -> None:
    """Measure every text and print a line for each."""
    parse = alone()
    for name, text in TEXTS.items():
        pairs = [(seconds(pamphlet, text), seconds(parse, text)) for _ in range(RUNS)]
        ours, theirs = (min(times) for times in zip(*pairs, strict=True))
        print(f"{name:22} {ours * 1000:6.0f} ms   markdown-it-py alone {theirs * 1000:6.0f} ms   × {ours / theirs:.2f}")
    print(f"the aim is × {TARGET} at most")


if __name__ == "__main__":
    main()
