"""How long the everyday commands take: seconds from Enter to the prompt, the best of three."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

SAMPLES = [
    str(path) for path in sorted(Path(__file__).parents[1].joinpath("examples").iterdir()) if path.suffix in {".txt", ".md"}
]
COMMANDS = (["--help"], ["build", *SAMPLES, "--epub"], ["build", *SAMPLES, "--pdf"], ["build", *SAMPLES, "--pdf", "--epub"])


def seconds(arguments: list[str], folder: str) -> float:
    """The time that one run of `pamphlet` with these arguments takes, all its output thrown away."""
    where = ["-o", folder] if arguments[0] == "build" else []
    started = perf_counter()
    subprocess.run([sys.executable, "-m", "pamphlet", *arguments, *where], check=True, capture_output=True)
    return perf_counter() - started


def main() -> None:
    """Measure every command and print a line for each."""
    with TemporaryDirectory() as folder:
        for arguments in COMMANDS:
            best = min(seconds(arguments, folder) for _ in range(3))
            shown = " ".join(Path(argument).name for argument in arguments)
            print(f"{best:6.2f} s  pamphlet {shown}")


if __name__ == "__main__":
    main()
