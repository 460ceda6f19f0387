"""Show what share of the pipeline's time each component takes on a folder of releases.

    python benchmarks/component_times.py [FOLDER]

The releases are read once beforehand, so that loading and compiling do not count. The status is 1 if the
dates take `DATES_BAR` of the time or more.
"""

import argparse
import sys
import time
from collections import defaultdict
from pathlib import Path

import pressfacts
from pressfacts.text.tokenising import make_doc

FIXTURES = Path(__file__).parents[1] / "fixtures"
DATES_BAR = 0.10


def times(texts: list[str]) -> dict[str, float]:
    """The seconds of each component over all texts."""
    nlp = pressfacts.load()
    taken = defaultdict[str, float](float)
    for text in texts:
        start = time.process_time()
        doc = make_doc(nlp, text)
        taken["tokenizer"] += time.process_time() - start
        for name, component in nlp.pipeline:
            start = time.process_time()
            doc = component(doc)
            taken[name] += time.process_time() - start
    return taken


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Show the share of each component in the pipeline's time.")
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES, help="releases as .txt files")
    files = sorted(parser.parse_args().folder.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    times(texts)
    taken = times(texts)
    total = sum(taken.values())
    print(f"| component | seconds | share of {len(texts)} releases |\n| --- | --- | --- |")
    for name, seconds in sorted(taken.items(), key=lambda item: -item[1]):
        print(f"| {name} | {seconds:.2f} | {seconds / total:.1%} |")
    sys.exit(0 if taken["pressfacts_dates"] < DATES_BAR * total else 1)


if __name__ == "__main__":
    main()
