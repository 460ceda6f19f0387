"""Fit the scorer of participant counts.

    python training/fit_participant.py ../shared [FOLDER]...

Further folders hold whole records, `STEM.json` beside `STEM.txt`.
"""

import argparse
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from counts import Annotated, read, sources
from fitting import Example, at_threshold, fit, reliability, write
from pressfacts.facts.counts.candidates import quantities
from pressfacts.facts.counts.participants import candidates
from pressfacts.layout.zones import Zones
from pressfacts.scoring.model import Scorer
from pressfacts.text.offsets import Tokens

SOURCE = (
    "Log-odds that a count of people is a participant count, fitted by training/fit_participant.py\n"
    "# on training/annotations, training/wires, training/written and gold/dev2, a fifth of issuers kept out."
)
FEWEST = 5
OUTPUT = Path(str(files("pressfacts.scoring"))) / "weights" / "participant.tsv"


def examples(releases: Iterator[Annotated]) -> Iterator[tuple[Annotated, Example]]:
    """The labelled counts of people; parts of a count that stands beside them are left out."""
    for release, doc in read(releases):
        tokens, zones = Tokens(doc), Zones(doc)
        found = quantities(tokens, zones)
        parts = set[int]()
        for at, features, of_it in candidates(tokens, zones, found):
            label = release.participant(found[at])
            if label is not None and at not in parts:
                yield release, Example(release.issuer, frozenset(features), label)
            parts.update(of_it)


def main() -> None:
    """Fit, report and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("more", type=Path, nargs="*")
    options = parser.parse_args()
    labelled = list(examples(sources(options.shared, options.more)))
    learnt = [example for release, example in labelled if not release.held_out]
    tested = [example for release, example in labelled if release.held_out]
    found = fit(learnt, FEWEST)
    print(f"cross-validated over issuers: {at_threshold(found, learnt)}")
    print("\n".join(reliability(found, learnt)))
    scorer = Scorer(found.weights)
    right = sum((scorer.probability(one.features) >= 0.5) == one.label for one in tested)
    print(f"issuers kept out: {100 * right / max(1, len(tested)):.1f} % of {len(tested)} counts are right")
    write(found, OUTPUT, SOURCE)


if __name__ == "__main__":
    main()
