"""The score floor: no field may fall by more than a point on releases that nothing was fitted on.

    python benchmarks/floor.py ../shared            # check against benchmarks/floor.tsv
    python benchmarks/floor.py ../shared --write    # after a change that is better: move the floor

The releases are the batches named in `BATCHES`: annotated before the program saw them, run once
(first_runs.md), and kept out of all training and fitting ever since. Scores are those of the official scorer.
Where SHARED is absent the check says so and passes, as not run.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from first_run import ROOT, scores
from standoff import unpack

FLOOR = Path(__file__).with_name("floor.tsv")
BATCHES = ("batch_B", "batch_C")
TOLERANCE = 1.0


def measured(shared: Path) -> dict[str, float]:
    """F1 of each field and the share of each detail that is right, in per cent."""
    with tempfile.TemporaryDirectory() as folder:
        for batch in BATCHES:
            unpack(shared, ROOT / "training" / "annotations" / f"{batch}.jsonl", Path(folder))
        found = scores(shared, Path(folder))
    fields = {name: float(row["F1"]) for name, row in found["fields"].items()}
    return fields | {name: float(share) for name, share in found["accuracy"].items()}


def floor() -> dict[str, float]:
    """The floor of each figure."""
    rows = [line.split("\t") for line in FLOOR.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {name: float(value) for name, value in rows[1:]}


def write(found: dict[str, float]) -> None:
    """Make the figures the new floor."""
    rows = [f"{name}\t{value:.1f}" for name, value in found.items()]
    head = "# Written by `python benchmarks/floor.py ../shared --write`; per cent, see benchmarks/floor.py."
    FLOOR.write_text("\n".join([head, "figure\tfloor", *rows]) + "\n", encoding="utf-8")


def main() -> None:
    """Check or write; exit status 1 where a figure has fallen by more than a point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "raw").is_dir():
        print(f"the score floor was not checked: there is no {options.shared / 'raw'}")
        return
    found = measured(options.shared)
    if options.write:
        write(found)
        return
    fallen = False
    for name, least in floor().items():
        below = found[name] < least - TOLERANCE
        fallen |= below
        print(f"{name:24} {found[name]:5.1f}  floor {least:5.1f}{'  FALLEN' if below else ''}")
    sys.exit(fallen)


if __name__ == "__main__":
    main()
