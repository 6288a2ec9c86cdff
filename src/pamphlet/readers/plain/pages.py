"""The pages of the source: lines that only number them, and sentences that they cut in two."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pamphlet.readers.plain.lines import Line
from pamphlet.readers.plain.pieces import SENTENCE_END, UNDERLINE

_PAGE_NUMBER = re.compile(
    r"(?P<sign>[-–— ]*(?:page |p\. ?|seite |s\. ?)?)(?P<number>\d{1,4})(?P<of> (?:of|/|von) \d{1,4})?[-–— ]*", re.IGNORECASE
)
_OF_TRANSCRIBERS = re.compile(r"[\[{](?:pg|page|p)\.? ?\d{1,4}[\]}]", re.IGNORECASE)
"""How those who type old books mark where a page began."""
_HEAD = re.compile(
    r"(?P<words>[^\W\d_].{2,70}?)(?P<page>(?: {2,}|\t+| [|–—-] )"
    r"(?:page |seite |s\. ?|p\. ?|str\. ?|стр\. ?)?(?P<number>\d{1,4}))",
    re.IGNORECASE,
)
"""A line at the head or the foot of each page, with its number."""
_MOST_PAGES = 99
"""A number on the very last line is that of a page up to this."""
_FEW_LINES = 8
_SHORT = 60
"""A line above which a page number can stand, and the number of a section cannot, is so short."""


def without_page_numbers(lines: Sequence[Line]) -> tuple[list[Line], tuple[Line, ...]]:
    """The lines without those that only number a page of the source, and these.

    Such a line stands beside a form feed, or has a sign that nothing else has (`[Pg 12]`); or there are several,
    whose numbers go up by one, with a sign that page numbers have (`- 12 -`, `Page 12`), or in the middle of a
    sentence, or from 2 on and not above prose; or it is the number of the last page, and the last line. Where the
    same words stand with each number, the first of these lines keeps its words.
    """
    heads = _heads(lines)
    numbers = {line.number for line in (*_counted(lines), *heads[1:])}
    kept: list[Line] = []
    furniture: list[Line] = []
    for index, line in enumerate(lines):
        at_break = line.page_break or (index + 1 < len(lines) and lines[index + 1].page_break)
        if heads and line is heads[0] and (head := _HEAD.fullmatch(line.text)):
            kept.append(replace(line, text=head["words"]))  # the words may be the title
            furniture.append(replace(line, text=head["page"].strip(), column=line.column + head.start("page")))
        elif line.number in numbers or (at_break and _PAGE_NUMBER.fullmatch(line.text)):
            furniture.append(line)
        elif furniture and index and furniture[-1] is lines[index - 1]:
            kept.append(replace(line, page_break=True, gap=max(line.gap, 1)))
        else:
            kept.append(line)
    return kept, tuple(furniture)


def _heads(lines: Sequence[Line]) -> list[Line]:
    """Lines alone with the same words and numbers that go up by one, the first of which begins the text."""
    first = _HEAD.fullmatch(lines[0].text) if lines else None
    if first is None:
        return []
    found = [lines[0]]
    number = int(first["number"])
    for index, line in enumerate(lines[1:], 1):
        head = _HEAD.fullmatch(line.text) if line.gap and line.text.startswith(first["words"]) else None
        alone = index + 1 == len(lines) or lines[index + 1].gap
        if head and alone and head["words"] == first["words"] and int(head["number"]) == number + 1:
            number += 1
            found.append(line)
    return found if len(found) > 1 else []


def _counted(lines: Sequence[Line]) -> list[Line]:
    """Lines that number pages without a form feed beside them."""
    found: list[tuple[int, int, bool]] = []
    for index, line in enumerate(lines):
        if len(line.text) <= 20 and (line.gap or not index) and (match := _PAGE_NUMBER.fullmatch(line.text)):
            alone = index + 1 == len(lines) or lines[index + 1].gap
            if alone:
                found.append((index, int(match["number"]), bool(match["sign"].strip() or match["of"])))
    rows: list[list[tuple[int, int, bool]]] = []
    for one in found:
        if rows and one[1] == rows[-1][-1][1] + 1:
            rows[-1].append(one)
        else:
            rows.append([one])
    pages = [one for row in rows if len(row) > 1 and _are_pages(lines, row) for one in row]
    pages += found if len(found) == 1 and _is_last_page(lines, *found[0][:2]) else []
    return [lines[index] for index, *_ in pages] + [line for line in lines if _OF_TRANSCRIBERS.fullmatch(line.text)]


def _are_pages(lines: Sequence[Line], row: Sequence[tuple[int, int, bool]]) -> bool:
    """Whether the numbers of a row are those of pages, and no headings."""
    if all(signed for *_, signed in row) or any(_cuts(lines, index) for index, *_ in row):
        return True
    if row[0][0] == 0 and row[-1][0] == len(lines) - 1:
        return True  # the first line and the last
    return row[0][1] == 2 and all(_is_above_heading(lines, index) for index, *_ in row)


def _is_above_heading(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing stands below a line, or one that is short, no sentence, and alone or underlined."""
    below = lines[index + 1 : index + 3]
    if not below:
        return True
    alone = len(below) < 2 or below[1].gap > 0 or bool(UNDERLINE.fullmatch(below[1].text))
    return alone and len(below[0].text) <= _SHORT and not SENTENCE_END.search(below[0].text)


def _is_last_page(lines: Sequence[Line], index: int, number: int) -> bool:
    """Whether the only number on a line of its own is the last line, below a whole sentence."""
    last = index == len(lines) - 1 and 0 < number <= _MOST_PAGES
    return last and len(lines) > _FEW_LINES and bool(SENTENCE_END.search(lines[index - 1].text))


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
