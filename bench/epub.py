"""What an e-book costs, against Pandoc on the same Markdown file: a book of some 300 pages, and a cold start for four pages.

`python bench/epub.py` starts both programs in turn, several times, and prints medians of seconds from start to end and
of peak memory, with the ratios to Pandoc's.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import pypandoc

ROUNDS = 5
BOOK, ARTICLE = 900, 11
"""Paragraphs of about a hundred words: some 300 pages of A5, and four."""

WORDS = """
    the of a and in to by for from with ink paper letter broadside pamphlet hawker stitching typographical well-known
    printer’s octavo twelvemo correspondence incunabula compositor’s newspapermen apprenticeship unpaid every *quarter*
    **sheet** was folded `cut.ink(3)` at [the bench](https://example.org/bench) before noon
""".split()  # noqa: SIM905 - a list of words is read more easily like this


def markdown(paragraphs: int) -> str:
    """A text with a heading for every ninth paragraph, a note for every other, and some lists, quotations and tables."""
    random, blocks, notes = Random(7), ["---\ntitle: On Paper and Ink\nauthor: Ada Marsh\nlang: en-GB\n---"], []
    for number in range(paragraphs):
        if number % 9 == 4:
            blocks.append(f"{'#' * (1 + number % 2)} Of the {number}th sheet")
        words = random.choices(WORDS, k=100)
        if number % 2:
            notes.append(f"[^{number}]: {' '.join(random.choices(WORDS, k=25))}.")
            words.insert(60, f"folded.[^{number}]")
        blocks.append(" ".join(words) + ".")
        row = [" ".join(random.choices(WORDS, k=9)) for _ in range(6)]
        if number % 15 == 7:
            blocks.append("\n".join(f"- {line}" for line in row))
        elif number % 15 == 11:
            blocks.append("\n".join(f"> {line}" for line in row))
        elif number % 15 == 14:
            rows = "\n".join(f"| {left} | {right} |" for left, right in pairwise(row))
            blocks.append(f"| one | two |\n|---|---|\n{rows}")
    return "\n\n".join([*blocks, *notes]) + "\n"


def cost(command: Sequence[str]) -> tuple[float, float]:
    """Seconds and peak memory in megabytes of one run."""
    started = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return perf_counter() - started, usage.ru_maxrss / 1024


def main() -> None:
    """Measure both programs on both texts and print a line for each."""
    with TemporaryDirectory() as folder:
        for name, paragraphs in (("book", BOOK), ("article", ARTICLE)):
            source = Path(folder, f"{name}.md")
            source.write_text(markdown(paragraphs), "utf-8")
            commands = {
                "pandoc": [pypandoc.get_pandoc_path(), str(source), "-o", f"{folder}/pandoc.epub"],
                "pamphlet": [sys.executable, "-m", "pamphlet", "build", str(source), "--epub", "-o", folder],
            }
            runs: dict[str, list[tuple[float, float]]] = {program: [] for program in commands}
            for _ in range(ROUNDS):
                for program, command in commands.items():
                    runs[program].append(cost(command))
            base = [median(column) for column in zip(*runs["pandoc"], strict=True)]
            for program, found in runs.items():
                seconds, memory = (median(column) for column in zip(*found, strict=True))
                ratios = f"seconds × {seconds / base[0]:.2f}  memory × {memory / base[1]:.2f}"
                print(f"{name:8} {program:9} {seconds:6.2f} s {memory:7.1f} MB   {ratios}")


if __name__ == "__main__":
    main()
