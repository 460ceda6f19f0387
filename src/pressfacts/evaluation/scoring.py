"""Counts of what was found, missed and made up, field by field over many releases."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pressfacts.evaluation import matching
from pressfacts.evaluation.gold import Gold, GoldParticipants, GoldStatistic
from pressfacts.record.schema import Card, Release, Source

Same = Callable[[Any, Any], bool]

FIELDS: dict[str, tuple[str, Same]] = {
    "dates": ("dates", matching.same_date),
    "organisations": ("organisations", matching.same_organisation),
    "organisations~": ("organisations", matching.near_organisation),
    "people": ("people", matching.same_person),
    "participants": ("participants", matching.same_participants),
    "statistics": ("statistics", matching.same_statistic),
    "quotes": ("quotes", matching.same_quote),
    "contacts": ("contacts", matching.same_contact),
}
"""What is scored: for each field the key of the record, and when two facts are the same."""

MEAN_FIELDS = ("dates", "organisations", "people", "participants", "statistics")
"""The fields whose F1 makes the mean."""

EMPTY = Release(source=Source(sha256="", characters=0), release=Card())


@dataclass
class Tally:
    """Counts of one field.

    Attributes:
        found: firm gold facts that the records have.
        spurious: facts of the records that are not in the gold.
        missed: firm gold facts that the records lack.
    """

    found: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the facts of the records that are right; None where there are none."""
        return _share(self.found, self.found + self.spurious)

    @property
    def recall(self) -> float | None:
        """The share of the gold facts that were found; None where there are none."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing was to be found or was found."""
        return _share(2 * self.found, 2 * self.found + self.spurious + self.missed)


@dataclass
class Detail:
    """How often a detail of facts that were found is right.

    Attributes:
        right: how often it is.
        of: how often the gold has it.
    """

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one."""
        self.of += 1
        self.right += right

    @property
    def share(self) -> float | None:
        """The share that is right."""
        return _share(self.right, self.of)


class Slip(NamedTuple):
    """One gold fact that was missed, or one fact of a record that is not in the gold."""

    release: str
    field: str
    fact: Any


class Scores:
    """What comes out.

    Attributes:
        releases: how many gold records were compared.
        fields: the counts of each field.
        details: the details of what was found, and of the card.
        missed: every gold fact that was missed.
        spurious: every fact that is not in the gold.
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
        of_fields = [self.fields[name].f1 for name in MEAN_FIELDS if name in self.fields]
        known = [value for value in of_fields if value is not None]
        return sum(known) / len(known) if known else None

    def add(self, name: str, gold: Gold, release: Release | None) -> None:
        """Compare one release.

        Args:
            name: what the release is called in the lists.
            gold: what a careful reader wrote down.
            release: the record; None where there is none, and all is missed.
        """
        self.releases += 1
        record = release or EMPTY
        for field, tally in self.fields.items():
            entries, same = FIELDS[field]
            pairs, missed, spurious = align(getattr(gold, entries), getattr(record, entries), same)
            if entries == "statistics":
                spurious = [fact for fact in spurious if not _counts_participants(fact, gold.participants)]
            firm = [(entry, fact) for entry, fact in pairs if not entry.optional]
            tally.found += len(firm)
            tally.missed += len(missed)
            tally.spurious += len(spurious)
            self.missed += [Slip(name, field, entry) for entry in missed]
            self.spurious += [Slip(name, field, fact) for fact in spurious]
            for entry, fact in firm:
                self._add_details(field, entry, fact)
        self._add_card(gold, record.release)

    def _add_details(self, field: str, entry: Any, fact: Any) -> None:
        if field == "people":
            for detail in ("title", "organisation"):
                if getattr(entry, detail):
                    right = matching.says(getattr(entry, detail), getattr(fact, detail))
                    self._detail(f"people.{detail}").add(right)
        elif field == "organisations" and entry.kind:
            self._detail("organisations.kind").add(entry.kind == fact.kind)
        elif field == "quotes" and entry.speaker:
            self._detail("quotes.speaker").add(matching.says(entry.speaker, fact.speaker))
        elif field == "participants":
            self._detail("participants.qualifier").add(entry.qualifier == fact.qualifier)
            counts = [part.count for part in fact.breakdown]
            for part in entry.breakdown:
                self._detail("participants.breakdown").add(part.count in counts)

    def _add_card(self, gold: Gold, card: Card) -> None:
        place = card.dateline.place if card.dateline else None
        for detail, expected, got in (
            ("published", gold.published, card.published),
            ("headline", gold.headline, card.headline),
            ("dateline_place", gold.dateline_place, place),
        ):
            self._detail(f"release.{detail}").add(matching.key(expected) == matching.key(got))

    def _detail(self, name: str) -> Detail:
        return self.details.setdefault(name, Detail())


def align(
    gold: Sequence[Any], facts: Sequence[Any], same: Same
) -> tuple[list[tuple[Any, Any]], list[Any], list[Any]]:
    """Pair gold facts with facts of a record, each with the first that is free; firm ones choose first.

    A fact is taken once, but a quotation may hold several pieces that the gold has apart.

    Returns:
        The pairs, the firm gold facts without a partner, and the facts without one.
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


def _counts_participants(fact: Any, participants: Iterable[GoldParticipants]) -> bool:
    """Whether a statistic is a count of participants: filed wrongly, which is a miss, but not made up."""
    return any(
        matching.same_statistic(
            GoldStatistic(text=entry.text, value=entry.count, unit=entry.who, kind="count"), fact
        )
        for entry in participants
    )


def _share(part: int, whole: int) -> float | None:
    """A share, None of nothing."""
    return part / whole if whole else None
