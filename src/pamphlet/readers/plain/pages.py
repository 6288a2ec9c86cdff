"""The pages of the source: lines that only number them, and sentences that they cut in two."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pamphlet.readers.plain.lines import Line
from pamphlet.readers.plain.pieces import SENTENCE_END

_PAGE_NUMBER = re.compile(
    r"(?P<sign>[-–— ]*(?:page |p\. ?|seite |s\. ?)?)(?P<number>\d{1,4})(?P<of> (?:of|/|von) \d{1,4})?[-–— ]*", re.IGNORECASE
)


def without_page_numbers(lines: Sequence[Line]) -> tuple[list[Line], tuple[Line, ...]]:
    """The lines without those that only number a page of the source, and these.

    Such a line stands beside a form feed; or there are several, whose numbers go up by one, with a
    sign that only page numbers have (`- 12 -`, `Page 12`), or in the middle of a sentence.
    """
    numbers = {line.number for line in _counted(lines)}
    kept: list[Line] = []
    furniture: list[Line] = []
    for index, line in enumerate(lines):
        at_break = line.page_break or (index + 1 < len(lines) and lines[index + 1].page_break)
        if line.number in numbers or (at_break and _PAGE_NUMBER.fullmatch(line.text)):
            furniture.append(line)
        elif furniture and index and furniture[-1] is lines[index - 1]:
            kept.append(replace(line, page_break=True, gap=max(line.gap, 1)))
        else:
            kept.append(line)
    return kept, tuple(furniture)


def _counted(lines: Sequence[Line]) -> list[Line]:
    """Lines that number pages without a form feed beside them."""
    found: list[tuple[int, int, bool]] = []
    for index, line in enumerate(lines):
        if len(line.text) <= 20 and line.gap and (match := _PAGE_NUMBER.fullmatch(line.text)):
            alone = index + 1 == len(lines) or lines[index + 1].gap
            if alone:
                found.append((index, int(match["number"]), bool(match["sign"].strip() or match["of"])))
    rows: list[list[tuple[int, int, bool]]] = []
    for one in found:
        if rows and one[1] == rows[-1][-1][1] + 1:
            rows[-1].append(one)
        else:
            rows.append([one])
    telling = (row for row in rows if len(row) > 1 and (all(one[2] for one in row) or any(_cuts(lines, one[0]) for one in row)))
    return [lines[index] for index, *_ in itertools.chain.from_iterable(telling)]


def _cuts(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands in the middle of a sentence."""
    if not 0 < index < len(lines) - 1:
        return False
    return not SENTENCE_END.search(lines[index - 1].text) and lines[index + 1].text[0].islower()


def across_pages(groups: list[list[Line]]) -> list[list[Line]]:
    """The paragraphs with those joined that a page break cut in mid-sentence."""
    joined: list[list[Line]] = []
    for group in groups:
        cut = group[0].page_break and joined and not SENTENCE_END.search(joined[-1][-1].text)
        if cut and group[0].text[0].islower():
            joined[-1] += [replace(group[0], gap=0), *group[1:]]
        else:
            joined.append(group)
    return joined
