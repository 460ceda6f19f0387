"""Fit the scorer of furniture: ``python training/fit_furniture.py ../shared``.

The stretches of ``annotations/furniture.jsonl`` were marked by reading. They hold offsets only; the texts are
those of ``raw/releases.jsonl.gz`` and ``corpus/`` in the folder given.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from fitting import Example, at_threshold, fit, reliability, write
from pressfacts.layout.furniture import furniture_features
from pressfacts.layout.lines import read_units

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "pressfacts" / "scoring" / "weights" / "furniture.tsv"


def annotations() -> dict[str, list[list[int]]]:
    """The stretches of furniture, by release."""
    lines = (HERE / "annotations" / "furniture.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["release"]: row["furniture"] for row in map(json.loads, lines)}


def texts(shared: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """The identifier and the text of each release that is wanted."""
    with gzip.open(shared / "raw" / "releases.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        yield from ((row["id"], row["text"]) for row in rows if row["id"] in wanted)
    for path in sorted((shared / "corpus").glob("*.txt")):
        if path.stem in wanted:
            yield path.stem, path.read_text(encoding="utf-8", errors="replace")


def examples(release: str, text: str, stretches: list[list[int]]) -> Iterator[Example]:
    """One example for each unit of a release; grouped by the site it comes from."""
    units, is_wrapped = read_units(text)
    for unit, features in zip(units, furniture_features(units, is_wrapped=is_wrapped), strict=True):
        inside = any(start <= unit.start and unit.end <= end for start, end in stretches)
        yield Example(release.rpartition("_")[0], frozenset(features), inside)


def main() -> None:
    """Fit, print what the cross-validation says, and write the weights."""
    marked = annotations()
    found = [
        example
        for release, text in texts(Path(sys.argv[1]), set(marked))
        for example in examples(release, text, marked[release])
    ]
    fitted = fit(found)
    print(at_threshold(fitted, found))
    print("\n".join(reliability(fitted, found)))
    write(
        fitted,
        TARGET,
        f"Fitted by training/fit_furniture.py on {len(found)} lines of {len(marked)} releases.",
    )


if __name__ == "__main__":
    main()
