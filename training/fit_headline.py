"""Fit the scorer of headlines: ``python training/fit_headline.py ../shared BUILD``.

Learns from the headlines of ``training/wires``, ``training/written`` and ``gold/dev2`` in the shared folder,
without the issuers that are held out to measure names (``releases.py``, on ``BUILD/releases.jsonl``).
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from fitting import Example, Fit, at_threshold, fit, reliability, write
from pressfacts.layout.find import read_head
from pressfacts.layout.headline import LIKELY, candidates, headline_features
from releases import held_out_issuers
from releases import read as read_releases

TARGET = Path(__file__).parents[1] / "src" / "pressfacts" / "scoring" / "weights" / "headline.tsv"
SETS = {"training/wires": 1.0, "training/written": 3.0, "gold/dev2": 3.0}
"""How much a release of each set counts: wire releases are many and alike."""


def letters(text: str | None) -> str:
    """The letters and digits of a headline, for comparing."""
    return "".join(filter(str.isalnum, (text or "").casefold()))


def releases(
    shared: Path, issuers: dict[str, str], held_out: set[str]
) -> Iterator[tuple[str, str, str, float]]:
    """Issuer, text, headline and weight of each release to learn from."""
    for folder, weight in SETS.items():
        for path in sorted((shared / folder).glob("*.json")):
            issuer = issuers.get(path.stem, path.stem)
            if issuer not in held_out:
                row = json.loads(path.read_text(encoding="utf-8"))
                text = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
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
    rows = read_releases(Path(sys.argv[2]) / "releases.jsonl")
    issuers = {row.stem: row.issuer for row in rows}
    held_out = set(held_out_issuers(rows))
    learnt = list(releases(Path(sys.argv[1]), issuers, held_out))
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
