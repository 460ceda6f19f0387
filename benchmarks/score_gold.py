"""Score pressfacts on releases with gold records, and print the table of ``benchmarks/scores.md``.

    python benchmarks/score_gold.py GOLD_DIR [--errors FIELD ...] [--only NAME]

GOLD_DIR holds STEM.txt beside STEM.json, see docs/evaluate.md; `pressfacts evaluate GOLD_DIR` prints the same
figures for people.
"""

import argparse
import sys
import time
from pathlib import Path

import pressfacts
from pressfacts.evaluation import gold as annotations
from pressfacts.evaluation import report
from pressfacts.evaluation.scoring import FIELDS, Scores


def main() -> None:
    """Extract, score, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", nargs="*", default=[], metavar="FIELD", choices=list(FIELDS))
    parser.add_argument("--only", default="", help="releases whose name contains this")
    options = parser.parse_args()

    gold = {name: entry for name, entry in annotations.read(options.gold) if options.only in name}
    texts = [(options.gold / f"{name}.txt").read_text(encoding="utf-8", errors="replace") for name in gold]
    started = time.perf_counter()
    scores = Scores()
    for (name, entry), release in zip(gold.items(), pressfacts.extract_many(texts), strict=True):
        scores.add(name, entry, release)
    seconds = time.perf_counter() - started

    for kind, slips in (("MISS ", scores.missed), ("EXTRA", scores.spurious)):
        for slip in slips:
            if slip.field in options.errors:
                print(f"{kind} {slip.field}: {report.line(slip)}")
    print(f"`python benchmarks/score_gold.py {options.gold}`, {scores.releases} releases:\n")
    print("\n".join(report.markdown(scores)))
    print(f"{seconds:.1f} s with the loading of the model", file=sys.stderr)


if __name__ == "__main__":
    main()
