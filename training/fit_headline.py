"""Fit the scorer of headlines: ``python training/fit_headline.py ../shared``.

Learns from the headlines of ``training/wires``, ``training/written`` and ``gold/dev2`` in the shared folder,
without the issuers that are held out to measure names and without the project's fixtures.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from fitting import Example, Fit, at_threshold, fit, reliability, write
from prepare import issuer_key, same_release, shingles
from pressfacts.layout.find import read_head
from pressfacts.layout.headline import LIKELY, candidates, headline_features
from releases import fold

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "pressfacts" / "scoring" / "weights" / "headline.tsv"
WIRES = "training/wires"
SETS = {WIRES: 1.0, "training/written": 3.0, "gold/dev2": 3.0}
"""How much a release of each set counts: wire releases are many and alike."""


def letters(text: str | None) -> str:
    """The letters and digits of a headline, for comparing."""
    return "".join(filter(str.isalnum, (text or "").casefold()))


def releases(shared: Path) -> Iterator[tuple[str, str, str, float]]:
    """Issuer, text, headline and weight of each release to learn from."""
    paths = (ROOT / "fixtures").glob("*.txt")
    fixtures = [shingles(path.read_text(encoding="utf-8", errors="replace")) for path in paths]
    for folder, weight in SETS.items():
        for path in sorted((shared / folder).glob("*.json")):
            row = json.loads(path.read_text(encoding="utf-8"))
            text = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
            issuer = f"wires: {issuer_key(row, text)}" if folder == WIRES else path.stem
            own = shingles(text)
            is_held_out = folder == WIRES and fold(issuer) == 0
            if not is_held_out and not any(same_release(own, fixture) for fixture in fixtures):
                yield issuer, text, letters(row.get("headline")), weight


def examples(issuer: str, text: str, headline: str, weight: float) -> list[Example]:
    """One example for each candidate of a release; of lines that say the same, the last is the headline."""
    head = read_head(text)
    found = candidates(head.units, head.lede, head.dateline_unit)
    features = headline_features(head.units, head.lede, head.dateline_unit, found)
    keys = [letters(head.units[index].text) for index in found]
    right = [at for at, key in enumerate(keys) if headline and (key == headline or key.startswith(headline))]
    return [Example(issuer, frozenset(own), at in right[-1:], weight) for at, own in enumerate(features)]


def chosen(fitted: Fit, groups: list[list[Example]], known: list[bool]) -> str:
    """How many releases get their headline, or none where they have none, by the held-out probabilities."""
    right, done = 0, 0
    for group, has_headline in zip(groups, known, strict=True):
        scores = fitted.held_out[done : done + len(group)]
        done += len(group)
        best = int(np.argmax(scores)) if len(group) else -1
        takes = best >= 0 and scores[best] >= LIKELY
        right += group[best].label if takes else not has_headline
    return f"{right} of {len(groups)} releases right"


def main() -> None:
    """Fit, print what the cross-validation says, and write the weights."""
    learnt = list(releases(Path(sys.argv[1])))
    groups = [examples(*release) for release in learnt]
    found = [example for group in groups for example in group]
    fitted = fit(found)
    print(at_threshold(fitted, found, LIKELY))
    print(chosen(fitted, groups, [bool(headline) for _, _, headline, _ in learnt]))
    print("\n".join(reliability(fitted, found)))
    write(
        fitted, TARGET, f"Fitted by training/fit_headline.py on {len(found)} lines of {len(groups)} releases."
    )


if __name__ == "__main__":
    main()
