"""Score pressfacts on releases with gold records.

    python benchmarks/score_gold.py GOLD_DIR [--scorer FILE] [--errors FIELD ...]

GOLD_DIR holds STEM.txt beside STEM.json. The records are made in this process and scored by the
project's scorer, `score.py`, which lies beside the gold and is not part of this repository.
"""

import argparse
import importlib.util
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

import pressfacts

ANNOTATED = frozenset({"email", "phone", "url", "handle"})
"""The kinds of contact that the gold has: it has no postal address, so none is right or wrong there."""

DEFAULT_SCORER = Path(__file__).parents[2] / "shared" / "gold" / "score.py"


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: not a Python file; give the scorer with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Extract, score, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, default=DEFAULT_SCORER)
    parser.add_argument("--errors", nargs="*", default=[], metavar="FIELD", help="list misses and extras")
    parser.add_argument("--only", default="", help="releases whose name contains this")
    options = parser.parse_args()
    scorer = load_scorer(options.scorer)

    texts = sorted(path for path in options.gold.glob("*.txt") if options.only in path.stem)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as gold, tempfile.TemporaryDirectory() as predicted:
        releases = pressfacts.extract_many(
            path.read_text(encoding="utf-8", errors="replace") for path in texts
        )
        for path, release in zip(texts, releases, strict=True):
            release.contacts = [contact for contact in release.contacts if contact.kind in ANNOTATED]
            Path(predicted, f"{path.stem}.json").write_text(release.model_dump_json(), encoding="utf-8")
            Path(gold, f"{path.stem}.json").write_bytes(path.with_suffix(".json").read_bytes())
        seconds = time.perf_counter() - started
        result = scorer.score(gold, predicted, options.errors)

    print(f"`python benchmarks/score_gold.py {options.gold}`, {len(texts)} releases:\n")
    print("| field | P | R | F1 | found | spurious | missed |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for field, row in result["fields"].items():
        print(
            f"| {field} | {row['P']} | {row['R']} | {row['F1']} | {row['tp']} | {row['fp']} | {row['fn']} |"
        )
    print("\n| detail | right, % |\n| --- | ---: |")
    for key, value in sorted(result["accuracy"].items()):
        print(f"| {key} | {value} |")
    print(f"\nMean F1 of the five fields dates to statistics: {result['mean_F1']}.")
    print(f"{seconds:.1f} s with the loading of the model", file=sys.stderr)


if __name__ == "__main__":
    main()
