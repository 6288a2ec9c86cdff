"""How fast the plain-text reader is, and how much memory it takes: `make bench`.

Made-up articles of ten million characters, with one line a paragraph and wrapped at 72 columns, each
read in a process of its own. For comparison, markdown-it-py reads the same text. Times are of the
processor, not of the clock, so that other work on the machine counts little.
"""

import json
import random
import resource
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

SIZE = 10_000_000
TEXT = """the river rose in the night and by morning it had reached the second step of the chapel where it stayed
for three days since nobody was hurt and only the boats were lost they went on as before"""
WORDS = TEXT.split()


def paragraph(dice: random.Random, length: int) -> str:
    return " ".join(dice.choices(WORDS, k=length)).capitalize() + "."


def article(width: int | None) -> str:
    """Paragraphs with marks, headings, and the list of notes; the same text at every call."""
    dice, size = random.Random(7), 0
    paragraphs: list[str] = []
    notes: list[str] = []
    while size < SIZE:
        text = paragraph(dice, dice.randint(30, 140))
        if dice.random() < 0.4:
            notes.append(f"[{len(notes) + 1}] {paragraph(dice, 8)} www.river.example/{len(notes)}")
            text = f"{text}[{len(notes)}] {paragraph(dice, 12)}"
        paragraphs.append(textwrap.fill(text, width) if width else text)
        if dice.random() < 0.1:
            paragraphs.append(" ".join(dice.choices(WORDS, k=4)).capitalize())
        size += len(text)
    return "\n\n".join(paragraphs) + "\n\nNotes\n\n" + "\n".join(notes)


def measure(reader: str, width: int | None) -> None:
    """Read one article and print, as JSON, seconds of the processor and peak memory in bytes."""
    text = article(width)
    data = text.encode()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if reader == "pamphlet":
        from pamphlet.diagnostics import Report
        from pamphlet.readers.plain import read
        from pamphlet.settings import Settings
        from pamphlet.source import Source

        began = time.process_time()
        read(Source("article.txt", data, Path("article.txt")), Settings(source="article.txt"), Report())
    else:
        from markdown_it import MarkdownIt

        began = time.process_time()
        MarkdownIt("commonmark").parse(text)
    seconds = time.process_time() - began
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    print(json.dumps({"bytes": len(data), "seconds": seconds, "memory": memory}))


HOSTILE: dict[str, Callable[[int], str]] = {
    "a million brackets": lambda n: "[" * n,
    "a million one-letter lines": lambda n: "a\n" * n,
    "100,000 notes": lambda n: (
        " ".join(f"w.[{k}]" for k in range(n // 10)) + "\n\n" + "\n".join(f"[{k}] note" for k in range(n // 10))
    ),
    "100,000 tables' lines": lambda n: "a\tb\n" * (n // 10),
    "100,000 lines of speech": lambda n: "– Where is it?\n" * (n // 10),
    "100,000 names with a word": lambda n: "The oven\n\nIt is warm.\n\n" + "Paper: Otto Lind\n" * (n // 10),
}


def hostile() -> None:
    """How much longer four times as much of something unkind takes: 4 is even, 16 would be a square."""
    from pamphlet.diagnostics import Report
    from pamphlet.readers.plain import read
    from pamphlet.settings import Settings
    from pamphlet.source import Source

    def seconds(text: str) -> float:
        began = time.process_time()
        read(Source("article.txt", text.encode(), Path("article.txt")), Settings(source="article.txt"), Report())
        return time.process_time() - began

    print(f"{'unkind texts':28}{'seconds':>8}{'for 4 × the text':>20}")
    for name, make in HOSTILE.items():
        small, large = seconds(make(250_000)), seconds(make(1_000_000))
        print(f"{name:28}{large:>8.1f}{large / small:>18.1f} ×")


def main() -> None:
    if len(sys.argv) == 3:
        measure(sys.argv[1], int(sys.argv[2]) or None)
        return
    print(f"{'plain text, 10 MB':24}{'MB/s':>8}{'memory':>10}{'time : markdown-it':>22}")
    for name, width in (("one line a paragraph", 0), ("wrapped at 72", 72)):
        found = {}
        for reader in ("pamphlet", "markdown-it"):
            command = [sys.executable, __file__, reader, str(width)]
            found[reader] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        own, other = found["pamphlet"], found["markdown-it"]
        speed, memory = own["bytes"] / own["seconds"] / 1e6, own["memory"] / own["bytes"]
        print(f"{name:24}{speed:>8.1f}{f'{memory:.1f} ×':>10}{own['seconds'] / other['seconds']:>22.2f}")
    hostile()


if __name__ == "__main__":
    main()
