"""Fit the scorer of statistics.

    python training/fit_statistic.py ../shared [FOLDER]...

Further folders hold whole records, `STEM.json` beside `STEM.txt`. The scorer of participant counts has to be
fitted before.
"""

import argparse
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from counts import Annotated, read, sources
from fitting import Example, at_threshold, fit, reliability, write
from pressfacts.facts.counts.candidates import quantities
from pressfacts.facts.counts.participants import select_participants
from pressfacts.facts.counts.statistics import candidates
from pressfacts.layout.zones import Zones
from pressfacts.text.offsets import Tokens

SOURCE = (
    "Log-odds that a quantity is a statistic worth writing down, fitted by training/fit_statistic.py on\n"
    "# training/written, gold/dev2 and the counts of people in training/annotations."
)
OUTPUT = Path(str(files("pressfacts.scoring"))) / "weights" / "statistic.tsv"


def examples(releases: Iterator[Annotated]) -> Iterator[tuple[Annotated, Example]]:
    """The labelled quantities that are no participant counts."""
    for release, doc in read(releases):
        tokens, zones = Tokens(doc), Zones(doc)
        rest = select_participants(tokens, zones, quantities(tokens, zones)).rest
        for _, statistic, features in candidates(tokens, zones, rest):
            label = release.statistic(statistic)
            if label is not None:
                yield release, Example(release.issuer, frozenset(features), label)


def main() -> None:
    """Fit, report and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("more", type=Path, nargs="*")
    options = parser.parse_args()
    labelled = [example for _, example in examples(sources(options.shared, options.more))]
    found = fit(labelled)
    print(f"cross-validated over issuers: {at_threshold(found, labelled)}")
    print("\n".join(reliability(found, labelled)))
    write(found, OUTPUT, SOURCE)


if __name__ == "__main__":
    main()
