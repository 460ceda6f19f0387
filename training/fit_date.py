"""Fit the scorer that says how sure a date is.

    python training/fit_date.py ../shared

A date is right where the readers listed one with the same first and last day.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from fitting import Example, at_threshold, fit, reliability, write
from pressfacts import pipeline
from pressfacts.facts.dates.features import features
from pressfacts.facts.dates.find import fullest_of, grouped, release_day, value_of
from pressfacts.layout.zones import Zones
from pressfacts.text.tokenising import make_doc
from unseen import Annotated, full_records, unseen

OUTPUT = Path("src/pressfacts/scoring/weights/date.tsv")
OPEN = frozenset({"season", "quarter"})
"""Precisions that the guidelines leave to the reader."""


def examples(releases: list[Annotated]) -> Iterator[Example]:
    """The dates of all releases, without those that the readers leave open."""
    nlp = pipeline.build()
    nlp.select_pipes(enable=nlp.pipe_names[: nlp.pipe_names.index("pressfacts_dates")])
    docs = nlp.pipe(make_doc(nlp, release.text) for release in releases)
    for release, doc in zip(releases, docs, strict=True):
        listed = {value_of(entry["edtf"]): bool(entry.get("optional")) for entry in release.record["dates"]}
        published, zones = release_day(doc), Zones(doc)
        for reads in grouped(doc, release.text, zones, published):
            fullest = fullest_of(reads)
            own = features(reads, fullest, zones.at(fullest.start), published)
            value = value_of(fullest.edtf)
            is_open = any(f"precision={one}" in own for one in OPEN) and value not in listed
            if not listed.get(value) and not is_open:
                yield Example(release.issuer, own, value in listed)


def main() -> None:
    """Fit, say how well it does on issuers held out, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    known = [*unseen(options.shared), *full_records(options.shared / "gold" / "dev")]
    found = list(examples([release for release in known if "dates" in release.record]))
    fitted = fit(found)
    print(at_threshold(fitted, found))
    print("\n".join(reliability(fitted, found)))
    source = f"Log-odds of dates, fitted by training/fit_date.py on {len(found)} dates."
    write(fitted, options.output, source)


if __name__ == "__main__":
    main()
