"""Annotated releases for fitting scorers, none of which the recogniser has learnt.

A recogniser is surer of names that it has learnt than of new ones, so scorers are fitted on releases that it
has not seen: the issuers held out of `training/wires`, `training/written`, `gold/dev2`, and the batches that
have had their first run and become development data. The project's fixtures, most of which stand among the
written releases, are left out, so that golden records show releases that nothing was fitted on.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from prepare import issuer_key, listed_forms, project, recorded_forms, same_release, shingles, uncredited
from releases import Name, fold
from standoff import records

ROOT = Path(__file__).parent.parent
DEVELOPMENT = ("batch_A",)
"""Batches that have had their first run and are not kept out for the score floor."""


class Annotated(NamedTuple):
    """A release with its names.

    Attributes:
        stem: name of its file.
        issuer: its issuer, or what stands for it.
        text: its text.
        names: the names, where they stand.
        unclear: spellings, lower case, that readers differ on.
        record: the annotation as it is in its file.
    """

    stem: str
    issuer: str
    text: str
    names: list[Name]
    unclear: frozenset[str]
    record: dict[str, Any]


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    text = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
    return text, json.loads(path.read_text(encoding="utf-8"))


def held_out_wires(shared: Path) -> Iterator[Annotated]:
    """The wire releases whose issuers no recogniser learns from."""
    for path in sorted((shared / "training" / "wires").glob("*.json")):
        text, record = _read(path)
        issuer = f"wires: {issuer_key(record, text)}"
        if fold(issuer) == 0:
            names = uncredited(text, project(text, listed_forms(record)))
            unclear = frozenset(entry["form"].casefold() for entry in record["ambiguous"])
            yield Annotated(path.stem, issuer, text, [name for name in names if name.label], unclear, record)


def of_record(stem: str, text: str, record: dict[str, Any]) -> Annotated:
    """A release with a full record; each is an issuer of its own."""
    unclear = frozenset(
        form.casefold()
        for key in ("organisations", "people")
        for entry in record[key]
        if entry.get("optional")
        for form in (entry["name"], *(entry.get("aliases") or []))
    )
    return Annotated(stem, stem, text, project(text, recorded_forms(record)), unclear, record)


def full_records(folder: Path) -> Iterator[Annotated]:
    """The releases of a folder of full records."""
    for path in sorted(folder.glob("*.json")):
        text, record = _read(path)
        yield of_record(path.stem, text, record)


def without_fixtures(releases: list[Annotated]) -> list[Annotated]:
    """The releases that do not stand among the project's fixtures."""
    paths = (ROOT / "fixtures").glob("*.txt")
    fixtures = [shingles(path.read_text(encoding="utf-8", errors="replace")) for path in paths]
    kept = []
    for release in releases:
        own = shingles(release.text)
        if not any(same_release(own, fixture) for fixture in fixtures):
            kept.append(release)
    return kept


def unseen(shared: Path, *, accurate: bool = False) -> list[Annotated]:
    """All annotated releases that a recogniser has not learnt from, without the fixtures.

    Args:
        shared: the folder of annotated releases.
        accurate: whether it is the accurate recogniser, which has learnt the written releases.
    """
    found = [*held_out_wires(shared), *full_records(shared / "gold" / "dev2")]
    if not accurate:
        found += full_records(shared / "training" / "written")
    for batch in DEVELOPMENT:
        path = ROOT / "training" / "annotations" / f"{batch}.jsonl"
        found += [of_record(*row) for row in records(shared, path)]
    return without_fixtures(found)
