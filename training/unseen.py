"""Annotated releases for fitting scorers, none of which the recogniser has learnt.

A recogniser is surer of names that it has learnt than of new ones, so scorers are fitted on releases that it
has not seen: the issuers held out of `training/wires`, `gold/dev2`, and any folder of full records that is
given.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from prepare import issuer_key, listed_forms, project, recorded_forms, uncredited
from releases import Name, fold


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


def full_records(folder: Path, issuer: str | None = None) -> Iterator[Annotated]:
    """The releases of a folder of full records; each its own issuer unless one is given for all."""
    for path in sorted(folder.glob("*.json")):
        text, record = _read(path)
        unclear = frozenset(
            form.casefold()
            for key in ("organisations", "people")
            for entry in record[key]
            if entry.get("optional")
            for form in (entry["name"], *(entry.get("aliases") or []))
        )
        names = project(text, recorded_forms(record))
        yield Annotated(path.stem, issuer or path.stem, text, names, unclear, record)


def unseen(shared: Path, batches: Sequence[Path]) -> list[Annotated]:
    """All annotated releases that the recogniser has not learnt from.

    Args:
        shared: the folder of annotated releases.
        batches: folders of full records, fresh batches that have become development data.
    """
    found = [*held_out_wires(shared), *full_records(shared / "gold" / "dev2")]
    for batch in batches:
        found += full_records(batch)
    return found
