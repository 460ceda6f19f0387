"""Measure the speed of pressfacts, side by side with what it is set against, and write down one page.

    python benchmarks/speed.py [FOLDER] [--only NAME,NAME...]

The benchmarks of `PARTS` are run one after the other, each as a process of its own, and their tables joined
in benchmarks/speed.md, which the README quotes. FOLDER has the releases to read, .txt files (default: the
invented ones). The table of a part that ``--only`` leaves out is taken as it was left. The machine should
have nothing else to do. The status is 1 if a bar is missed.
"""

import argparse
import os
import platform
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
PAGE = Path(__file__).with_suffix(".md")
FIXTURES = HERE.parent / "fixtures"


class Part(NamedTuple):
    """A benchmark.

    Attributes:
        about: what its table shows.
        reads: whether it is given the folder.
    """

    about: str
    reads: bool = True


PARTS = {
    "throughput": Part("From text to record in one process, and stock spaCy on the same texts:"),
    "model_speed": Part("The base model alone:"),
    "start_up": Part("Until a command is done, as a process of its own:", reads=False),
    "sizes": Part("A word in releases of any length, and in any number of releases:"),
}


def run(name: str, folder: Path) -> bool:
    """Run a benchmark; whether it keeps its bar."""
    print(f"== {name}", flush=True)
    command = [sys.executable, str(HERE / f"{name}.py"), *([str(folder)] if PARTS[name].reads else [])]
    return subprocess.run(command, check=False).returncode == 0


def page() -> str:
    """The tables that are there, on one page."""
    versions = f"Python {platform.python_version()} and spaCy {metadata.version('spacy')}"
    pieces = [f"`python benchmarks/speed.py`, {os.cpu_count()} cores ({platform.machine()}), {versions}."]
    for name, part in PARTS.items():
        file = HERE / f"{name}.md"
        if file.exists():
            pieces += [part.about, file.read_text(encoding="utf-8").strip()]
    return "\n\n".join(pieces) + "\n"


def main() -> None:
    """Run the benchmarks and write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES, help="releases as .txt files")
    parser.add_argument("--only", default=",".join(PARTS), help=f"of {', '.join(PARTS)}")
    options = parser.parse_args()
    names = options.only.split(",")
    if unknown := [name for name in names if name not in PARTS]:
        parser.error(f"no benchmark: {', '.join(unknown)}; choose from {', '.join(PARTS)}")
    missed = [name for name in names if not run(name, options.folder)]
    PAGE.write_text(page(), encoding="utf-8")
    for name in missed:
        print(f"{name}: a bar is missed")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
