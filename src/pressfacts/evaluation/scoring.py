"""Counts of facts that were found, missed and spurious, by field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pressfacts.evaluation.gold import ENTRIES, Gold
from pressfacts.record import matching
from pressfacts.record.kinds import KINDS, Kind, Same
from pressfacts.record.schema import Card, Release, Source

FIELDS: dict[str, tuple[str, Same]] = {
    field: (name, same)
    for name, kind in KINDS.items()
    for field, same in ((name, kind.same), (f"{name}~", kind.near))
    if same is not None
}
"""The scored fields, each with its key in the record and its criterion; `~` marks the less strict one."""

EMPTY = Release(source=Source(sha256="", characters=0), release=Card())


@dataclass
class Tally:
    """Counts of one field.

    Attributes:
        found: gold facts that the records have, optional ones aside.
        spurious: facts of the records that are not in the gold.
        missed: gold facts that the records lack, optional ones aside.
    """

    found: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the facts of the records that are right; None if there are none."""
        return _share(self.found, self.found + self.spurious)

    @property
    def recall(self) -> float | None:
        """The share of the gold facts that were found; None if there are none."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None if nothing was to be found or was found."""
        return _share(2 * self.found, 2 * self.found + self.spurious + self.missed)


@dataclass
class Detail:
    """How often a detail is right, of the found facts for which it is annotated."""

    right: int = 0
    of: int = 0

    @property
    def share(self) -> float | None:
        """The share that is right."""
        return _share(self.right, self.of)


class Slip(NamedTuple):
    """A missed gold fact, or a spurious fact of a record."""

    release: str
    field: str
    fact: Any


class Scores:
    """The counts over all releases.

    Attributes:
        releases: number of gold records.
        fields: the counts of each field.
        details: the details of the facts that were found, and of the release.
        missed: the gold facts that were missed.
        spurious: the facts that are not in the gold.
    """

    def __init__(self, fields: Iterable[str] = FIELDS) -> None:
        self.releases = 0
        self.fields = {name: Tally() for name in fields}
        self.details = dict[str, Detail]()
        self.missed = list[Slip]()
        self.spurious = list[Slip]()

    @property
    def mean_f1(self) -> float | None:
        """The mean F1 of the fields dates to statistics, as far as they are scored."""
        of_fields = [tally.f1 for name, tally in self.fields.items() if name in KINDS and KINDS[name].in_mean]
        known = [value for value in of_fields if value is not None]
        return sum(known) / len(known) if known else None

    def add(self, name: str, gold: Gold, release: Release | None) -> None:
        """Compare one release.

        Args:
            name: the release's name in the lists.
            gold: its annotations.
            release: its record; None if there is none, so that all facts are missed.
        """
        self.releases += 1
        record = release or EMPTY
        for field, tally in self.fields.items():
            key, same = FIELDS[field]
            pairs, missed, spurious = align(getattr(gold, key), getattr(record, key), same)
            spurious = [fact for fact in spurious if not _is_left_open(KINDS[key], fact)]
            if key == "statistics":
                spurious = [fact for fact in spurious if not _counts_participants(fact, gold.participants)]
            firm = [(entry, fact) for entry, fact in pairs if not entry.optional]
            tally.found += len(firm)
            tally.missed += len(missed)
            tally.spurious += len(spurious)
            self.missed += [Slip(name, field, entry) for entry in missed]
            self.spurious += [Slip(name, field, fact) for fact in spurious]
            if field == key:
                for entry, fact in firm:
                    self._add_details(KINDS[key], entry, fact)
        self._add_card(gold, record.release)

    def _add_details(self, kind: Kind, entry: Any, fact: Any) -> None:
        for key, compare in kind.details.items():
            for right in compare(getattr(entry, key), getattr(fact, key)):
                self._count(f"{kind.name}.{key}", right)

    def _add_card(self, gold: Gold, card: Card) -> None:
        place = card.dateline.place if card.dateline else None
        for detail, expected, got in (
            ("published", gold.published, card.published),
            ("headline", gold.headline, card.headline),
            ("dateline_place", gold.dateline_place, place),
        ):
            self._count(f"release.{detail}", matching.key(expected) == matching.key(got))

    def _count(self, name: str, right: bool) -> None:
        detail = self.details.setdefault(name, Detail())
        detail.right += right
        detail.of += 1


def align(
    gold: Sequence[Any], facts: Sequence[Any], same: Same
) -> tuple[list[tuple[Any, Any]], list[Any], list[Any]]:
    """Pair each gold fact with the first free fact of a record that matches; optional ones come last.

    A fact is used once, except that a quote may match several gold quotes.

    Returns:
        The pairs, the gold facts without a match (optional ones aside), and the facts without one.
    """
    free, pairs, missed = list(facts), list[tuple[Any, Any]](), list[Any]()
    waiting = sorted(gold, key=lambda entry: bool(entry.optional))
    while waiting:
        entry = waiting.pop(0)
        fact = next((fact for fact in free if same(entry, fact)), None)
        if fact is None:
            missed += [] if entry.optional else [entry]
            continue
        pairs.append((entry, fact))
        if same is not matching.same_quote or not any(same(other, fact) for other in waiting):
            free = [other for other in free if other is not fact]
    partners = {id(fact) for _, fact in pairs}
    return pairs, missed, [fact for fact in free if id(fact) not in partners]


def _is_left_open(kind: Kind, fact: Any) -> bool:
    """Whether the gold does not annotate such facts."""
    return any(getattr(fact, key) in values for key, values in kind.never_spurious.items())


def _counts_participants(fact: Any, participants: Iterable[Any]) -> bool:
    """Whether a statistic is a misfiled participant count: that is a missed one, but not a spurious fact."""
    statistic = ENTRIES["statistics"]
    return any(
        matching.same_statistic(
            statistic.model_validate(
                {"text": entry.text, "value": entry.count, "unit": entry.who, "kind": "count"}
            ),
            fact,
        )
        for entry in participants
    )


def _share(part: int, whole: int) -> float | None:
    """A share; None if there is no whole."""
    return part / whole if whole else None
