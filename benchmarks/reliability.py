"""How often facts of each confidence are right, on releases that nothing was fitted on.

    python benchmarks/reliability.py ../shared > benchmarks/reliability.md

A fact is right where the official scorer matches it with one that the readers listed; what they call
debatable counts neither way. The releases are the batches that have had their first run.
"""

import argparse
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pressfacts
from first_run import ROOT, official_scorer
from standoff import unpack

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0001)
FIELDS = ("dates", "organisations", "people", "participants", "statistics", "quotes", "contacts")
HIGH = 0.9


def judged(scorer: Any, field: str, gold: dict[str, Any], record: dict[str, Any]) -> list[tuple[float, bool]]:
    """Confidence of each fact of a field, and whether it is right."""
    listed, found = gold.get(field) or [], record.get(field) or []
    pairs, _, spurious = scorer.align(listed, found, scorer.FIELDS[field])
    right = [fact for entry, fact in pairs if not entry.get("optional")]
    wrong = [fact for fact in spurious if not scorer.beyond(field, fact)]
    facts = [(fact, True) for fact in right] + [(fact, False) for fact in wrong]
    return [(fact["confidence"], good) for fact, good in facts if fact.get("confidence") is not None]


def table(rows: dict[str, list[tuple[float, bool]]]) -> list[str]:
    """Facts and the share that is right, by field and confidence."""
    bins = [f"{low:.2f} to {min(high, 1.0):.2f}" for low, high in pairwise(BINS)]
    lines = [f"| field | {' | '.join(bins)} | 0.90 or more |", "| --- |" + " ---: |" * (len(bins) + 1)]
    for field, facts in rows.items():
        cells = [(low, high) for low, high in pairwise(BINS)] + [(HIGH, BINS[-1])]
        counts: Counter[tuple[int, bool]] = Counter()
        for confidence, good in facts:
            for at, (low, high) in enumerate(cells):
                if low <= confidence < high:
                    counts[at, good] += 1
        shown = []
        for at in range(len(cells)):
            number = counts[at, True] + counts[at, False]
            shown.append(f"{100 * counts[at, True] / number:.0f} % of {number}" if number else "–")
        lines.append(f"| {field} | {' | '.join(shown)} |")
    return lines


def main() -> None:
    """Run, match, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("batches", nargs="*", default=["batch_B", "batch_C", "batch_D"])
    options = parser.parse_args()
    scorer = official_scorer(options.shared)
    rows: dict[str, list[tuple[float, bool]]] = {field: [] for field in FIELDS}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for batch in options.batches:
            unpack(options.shared, ROOT / "training" / "annotations" / f"{batch}.jsonl", folder)
        texts = sorted(folder.glob("*.txt"))
        records = pressfacts.extract_many(path.read_bytes().decode("utf-8") for path in texts)
        for path, release in zip(texts, records, strict=True):
            gold = scorer.json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            for field in FIELDS:
                rows[field] += judged(scorer, field, gold, release.model_dump())
    batches = ", ".join(options.batches)
    print(f"`python benchmarks/reliability.py ../shared`, {batches}, {len(texts)} releases:\n")
    print("\n".join(table(rows)))


if __name__ == "__main__":
    main()
