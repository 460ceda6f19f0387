"""Labelled counts of people and other quantities, from all annotated releases.

Four sources, all in the folder SHARED but for the labels of the first:

- `annotations/counts.jsonl`, beside this module: labels of counts by offset into `raw` and `corpus`
- `training/wires`: every count of people of a release, as a participant count or not
- `training/written` and `gold/dev2`: whole records
"""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from prepare import issuer_key
from pressfacts.facts.counts.candidates import Quantity
from pressfacts.pipeline import load
from pressfacts.record.schema import Statistic
from pressfacts.text.tokenising import make_doc
from releases import fold

ANNOTATIONS = Path(__file__).parent / "annotations" / "counts.jsonl"
_STOP = {
    "the",
    "a",
    "an",
    "of",
    "and",
    "or",
    "in",
    "for",
    "to",
    "from",
    "on",
    "at",
    "by",
    "with",
    "its",
    "all",
}

Judge = Callable[[Quantity], bool | None]
"""Whether a count of people is a participant count; None where nobody says."""

Matches = Callable[[Statistic], bool | None]
"""Whether a statistic is right; None where nobody says."""


class Annotated(NamedTuple):
    """A release with what annotators say of its quantities.

    Attributes:
        key: set and stem.
        issuer: group of releases that cross-validation never parts.
        text: the release.
        participant: judges a count of people.
        statistic: judges a statistic.
    """

    key: str
    issuer: str
    text: str
    participant: Judge
    statistic: Matches

    @property
    def held_out(self) -> bool:
        """Whether it is kept for testing: a fifth of the issuers."""
        return fold(self.issuer) == 0


def _content(text: str) -> set[str]:
    found = re.findall(r"[^\W_]+", text.casefold())
    return {re.sub(r"(?<=\w{3})s$", "", word) for word in found} - _STOP


def _overlap(one: str, other: str) -> float:
    first, second = _content(one), _content(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def _who(quantity: Quantity) -> str:
    return quantity.phrase.who if quantity.phrase else ""


def raw(shared: Path) -> Iterator[Annotated]:
    """The releases of which single counts are labelled."""
    labels: dict[str, list[dict[str, Any]]] = {}
    for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        labels.setdefault(row["id"], []).append(row)
    with gzip.open(shared / "raw" / "releases.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] not in labels:
                continue
            if row["source"] == "senate":
                issuer = row["path"].split("/")[1]
            else:
                issuer = " ".join(re.findall(r"[^\W\d_]+", row["text"].lower())[:2])
            yield _labelled(row["id"], f"wires: {issuer}", row["text"], labels.pop(row["id"]))
    for stem, rows in labels.items():
        text = (shared / "corpus" / f"{stem}.txt").read_text(encoding="utf-8", errors="replace")
        yield _labelled(stem, stem.rpartition("_")[0], text, rows)


def _labelled(key: str, issuer: str, text: str, labels: list[dict[str, Any]]) -> Annotated:
    def label(start: int, end: int) -> str | None:
        return next((one["label"] for one in labels if one["start"] < end and start < one["end"]), None)

    def participant(quantity: Quantity) -> bool | None:
        found = label(quantity.expression.number_start, quantity.expression.end)
        return None if found is None else found == "participant"

    def statistic(made: Statistic) -> bool | None:
        found = label(made.start, made.end)
        return None if found in {None, "participant", "part"} else found == "other"

    return Annotated(f"raw/{key}", issuer, text, participant, statistic)


def wires(shared: Path) -> Iterator[Annotated]:
    """The releases of which every count of people is labelled."""
    for path in sorted((shared / "training" / "wires").glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
        record = json.loads(path.read_text(encoding="utf-8"))
        yield _counted(path.stem, text, record)


def _counted(stem: str, text: str, record: dict[str, Any]) -> Annotated:
    counts: list[tuple[str, float | None, str]] = [tuple(row) for row in record.get("counts") or []]

    def participant(quantity: Quantity) -> bool | None:
        vague = quantity.expression.form == "vague"
        same = [
            (_overlap(phrase, _who(quantity)), label)
            for phrase, value, label in counts
            if value == quantity.expression.value or (vague and value is None)
        ]
        return bool(same) and max(same)[1] == "participant"

    def statistic(_: Statistic) -> bool | None:
        return None

    return Annotated(f"wires/{stem}", f"wires: {issuer_key(record, text)}", text, participant, statistic)


def gold(folder: Path) -> Iterator[Annotated]:
    """The releases of a folder of whole records."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
        record = json.loads(path.read_text(encoding="utf-8"))
        yield _recorded(f"{folder.name}/{path.stem}", text, record)


def _recorded(key: str, text: str, record: dict[str, Any]) -> Annotated:
    participants: list[dict[str, Any]] = record.get("participants") or []
    statistics: list[dict[str, Any]] = record.get("statistics") or []

    def participant(quantity: Quantity) -> bool | None:
        same = [one for one in participants if one["count"] == quantity.expression.value]
        if not same:
            return False
        near = [one for one in same if _overlap(one["who"], _who(quantity)) >= 0.5]
        return True if any(not one.get("optional") for one in near) else None

    def statistic(made: Statistic) -> bool | None:
        same = [one for one in statistics if _same(one, made)]
        if any(not one.get("optional") for one in same):
            return True
        if same or any(one["count"] == made.value for one in participants):
            return None
        return False

    return Annotated(key, key, text, participant, statistic)


def _same(one: dict[str, Any], made: Statistic) -> bool:
    if abs(made.value - one["value"]) > 1e-6 * max(1, abs(one["value"])):
        return False
    if one["kind"] in {"percent", "money"}:
        return bool(made.kind == one["kind"])
    return _overlap(one["unit"] or one["text"], f"{made.unit} {made.text}") >= 0.5


def sources(shared: Path, extra: list[Path]) -> Iterator[Annotated]:
    """All annotated releases.

    Args:
        shared: the folder of annotations.
        extra: more folders of whole records.
    """
    yield from raw(shared)
    yield from wires(shared)
    for folder in (shared / "training" / "written", shared / "gold" / "dev2", *extra):
        yield from gold(folder)


def read(releases: Iterator[Annotated]) -> Iterator[tuple[Annotated, Doc]]:
    """Each release with its Doc, as the counts component gets it."""
    nlp = load()
    later = nlp.pipe_names[nlp.pipe_names.index("pressfacts_quantities") :]
    with nlp.select_pipes(disable=later):
        for release in releases:
            yield release, nlp(make_doc(nlp, release.text))
