"""Has veraPDF read hundreds of our PDFs: python verapdf.py [--full] [--languages en de …] [--jobs N] [FOLDER]

Builds a leaflet with everything in it in every language, in such a choice of styles, papers and settings that every two of
them meet (with `--full`: and each style in each language on A4 and A5), and has veraPDF hold each PDF against both standards that
it claims. The PDFs stay in FOLDER, if one is named. Ends with 1 if a check fails, and with 2 where veraPDF is missing.

    VERAPDF   the program (default: verapdf on the path; https://verapdf.org/ has it)
"""

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from io import BytesIO
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.etree import ElementTree

import pikepdf
from combinations import CHOICES, Combination, pairs
from leaflets import leaflet, pictures

from pamphlet.options import Option
from pamphlet.pipeline import Job, build
from pamphlet.report_text import diagnostic_text

FLAVOURS = {
    ("ua-1+a-2a", "no"): ("ua1", "2a"),
    ("ua-1+a-2a", "yes"): ("ua1", "3a"),
    ("ua-2+a-4", "no"): ("ua2", "4"),
    ("ua-2+a-4", "yes"): ("ua2", "4f"),
}
"""What a PDF claims, by its `pdf-standard` and `embed-source`, in veraPDF's words."""

AT_ONCE = 40
"""How many PDFs one run of veraPDF reads: starting it costs as much as reading a few."""

NEVER = frozenset({"claim-withdrawn", "layout-problem", "tags-plain"})
"""What may not be said of a leaflet that has no such fault."""


class Made(NamedTuple):
    """What became of a combination: its PDF, or why there is none; `left_out` where only a font is missing."""

    combination: Combination
    path: Path
    problem: str = ""
    left_out: bool = False


class Verdict(NamedTuple):
    """What veraPDF says of one PDF and one standard."""

    path: str
    flavour: str
    compliant: bool
    passed: int
    failed: int
    rules: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether it was checked, and nothing was wrong."""
        return self.compliant and self.passed > 0 and self.failed == 0


# --- making ---------------------------------------------------------------------------------------------


def everywhere() -> Iterator[Combination]:
    """Each style in each language on A4 and A5, with the other settings in turn."""
    for place, (language, style, paper) in enumerate(product(CHOICES["language"], CHOICES["style"], ("A4", "A5"))):
        turns = {kind: values[place // 2 % len(values)] for kind, values in CHOICES.items()}
        yield turns | {"language": language, "style": style, "paper": paper, "side": "portrait"}


def make(folder: Path, numbered: tuple[int, Combination]) -> Made:
    """Build one PDF."""
    number, combination = numbered
    place = folder / f"{number:03}-{combination['language']}-{combination['style']}"
    place.mkdir()
    for name, data in pictures().items():
        (place / name).write_bytes(data)
    source = place / "leaflet.md"
    source.write_text(leaflet(combination["language"]), "utf-8")
    settings = {kind: value for kind, value in combination.items() if kind not in ("language", "side")}
    settings |= {"paper": f"{combination['paper']} {combination['side']}", "notes-url": "https://www.example.org/notes"}
    flags = (*(Option(key, value) for key, value in settings.items()), Option("formats", ("pdf",)))
    outcome = build(Job(str(source), flags, place))
    path = place / "leaflet.pdf"
    codes = {d.code for d in outcome.report.diagnostics}
    if outcome.outputs and not codes & NEVER:
        return Made(combination, path)
    told = [d for d in outcome.report.sorted() if not outcome.outputs or d.code in NEVER]
    return Made(combination, path, diagnostic_text(told[0], outcome.report), codes >= {"glyph-missing"})


# --- asking ---------------------------------------------------------------------------------------------


def ask(program: str, flavour: str, paths: Sequence[Path]) -> Iterator[Verdict]:
    """What veraPDF says of PDFs, held against one standard; a PDF of which it says nothing has failed."""
    for start in range(0, len(paths), AT_ONCE):
        several = [str(path) for path in paths[start : start + AT_ONCE]]
        command = [program, "--flavour", flavour, "--format", "xml", *several]
        done = subprocess.run(command, check=False, capture_output=True)
        told = dict(verdicts(done.stdout, flavour))
        for path in several:
            yield told.get(path, Verdict(path, flavour, compliant=False, passed=0, failed=0, rules=("not read",)))


def verdicts(report: bytes, flavour: str) -> Iterator[tuple[str, Verdict]]:
    """The verdicts in a report of veraPDF (its “machine-readable report”), by the paths of the PDFs."""
    try:
        jobs = ElementTree.parse(BytesIO(report)).iter("job")
    except ElementTree.ParseError:
        return
    for job in jobs:
        path, found = job.findtext("item/name", ""), job.find("validationReport")
        details = found.find("details") if found is not None else None
        if found is not None and details is not None:
            passed, failed = (int(details.get(name, "0")) for name in ("passedChecks", "failedChecks"))
            rules = tuple(f"{rule.get('clause')} t{rule.get('testNumber')}" for rule in details.iter("rule"))
            yield path, Verdict(path, flavour, found.get("isCompliant") == "true", passed, failed, rules)


def spoiled(path: Path, folder: Path) -> Path:
    """The same PDF with faults against every standard: it runs a script, is in no language, and has no metadata."""
    with pikepdf.open(path) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))
        del pdf.Root.Lang, pdf.Root.MarkInfo, pdf.Root.Metadata
        pdf.save(folder / "spoiled.pdf")
    return folder / "spoiled.pdf"


# --- telling ----------------------------------------------------------------------------------------------


def main(folder: Path, combinations: Sequence[Combination], program: str, jobs: int) -> int:
    """Make the PDFs, have them read, and tell what came out; the exit code."""
    print(f"Building {len(combinations)} PDFs …", flush=True)
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        made = list(pool.map(partial(make, folder), enumerate(combinations)))
    left_out = sorted({one.combination["language"] for one in made if one.left_out})
    if left_out:
        print(f"Left out, since this machine has no font for them: {', '.join(left_out)}")
    not_made = [one for one in made if one.problem and not one.left_out]
    for unmade in not_made:
        print(f"FAIL {unmade.path}: {unmade.problem}")
    there = [one for one in made if not one.problem]
    asked = Counter[str]()
    found: list[Verdict] = []
    for flavour, paths in by_flavour(there).items():
        trial = next(ask(program, flavour, [spoiled(paths[0], folder)]))
        if trial.good or not trial.failed:
            print(f"veraPDF sees nothing wrong in a PDF that does not keep {flavour}, so it is not to be trusted here")
            return 1
        print(f"veraPDF reads {len(paths)} PDFs as {flavour} …", flush=True)
        found += ask(program, flavour, paths)
        asked[flavour] = len(paths)
    bad = [verdict for verdict in found if not verdict.good]
    for one in bad:
        print(f"FAIL {one.flavour} {one.path}: {one.failed} of {one.passed + one.failed} checks; {', '.join(one.rules)}")
    print(
        f"{len(there)} PDFs, {len(found)} verdicts ({', '.join(f'{n} {flavour}' for flavour, n in asked.items())}), "
        f"{sum(v.passed + v.failed for v in found):,} checks, {sum(v.failed for v in found)} failed."
    )
    return 1 if bad or not_made or not found else 0


def by_flavour(made: Iterable[Made]) -> dict[str, list[Path]]:
    """The PDFs that claim each standard."""
    found: dict[str, list[Path]] = {}
    for one in made:
        for flavour in FLAVOURS[one.combination["pdf-standard"], one.combination["embed-source"]]:
            found.setdefault(flavour, []).append(one.path)
    return found


if __name__ == "__main__":
    parser = ArgumentParser(description="Have veraPDF read hundreds of our PDFs.")
    parser.add_argument("folder", nargs="?", type=Path, help="where the PDFs stay; it must not be there yet")
    parser.add_argument("--full", action="store_true", help="and each style in each language on A4 and A5")
    parser.add_argument("--languages", nargs="+", choices=CHOICES["language"], default=CHOICES["language"])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many are built at the same time")
    given = parser.parse_args()
    program = shutil.which(os.environ.get("VERAPDF", "verapdf"))
    if not program:
        print("veraPDF is not here: get it from https://verapdf.org/, or name it with VERAPDF=…", file=sys.stderr)
        sys.exit(2)
    wanted = pairs({**CHOICES, "language": given.languages}) + (list(everywhere()) if given.full else [])
    wanted = [combination for combination in wanted if combination["language"] in given.languages]
    with TemporaryDirectory() as passing:
        place = given.folder or Path(passing) / "verapdf"
        place.mkdir(parents=True)
        sys.exit(main(place.resolve(), wanted, program, given.jobs))
