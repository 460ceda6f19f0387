"""Which parts of a record are written."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pressfacts.record.kinds import KINDS
from pressfacts.record.schema import FACT_KINDS, ZONES, Entity, Fact, Mention, Release

_EXPLANATION = {
    kind.name: {"__all__": {"evidence", "features"}}
    for kind in KINDS.values()
    if issubclass(kind.model, Fact | Entity)
}


class Selection(NamedTuple):
    """What is written of a record.

    Attributes:
        kinds: the kinds of facts; the keys of the others are left out.
        zones: the zones whose facts are written; places, which have no zone, are always written.
        evidence: whether to write the evidence and features behind each fact.
    """

    kinds: tuple[str, ...] = FACT_KINDS
    zones: tuple[str, ...] = ZONES
    evidence: bool = False

    def facts(self, release: Release, kind: str) -> list[Any]:
        """The selected facts of one kind; none if the kind is not selected."""
        return [fact for _, fact in self.numbered(release, kind)]

    def numbered(self, release: Release, kind: str) -> list[tuple[int, Any]]:
        """The selected facts of one kind with their positions among all facts of that kind, from 1."""
        if kind not in self.kinds:
            return []
        zones = (None, *self.zones)
        facts = enumerate(getattr(release, kind), 1)
        return [(number, fact) for number, fact in facts if getattr(fact, "zone", None) in zones]

    def record(self, release: Release) -> dict[str, Any]:
        """The record of a release as plain data, with its keys in the order of the schema."""
        exclude: dict[str, Any] = {} if self.evidence else dict(_EXPLANATION)
        exclude.update({kind: True for kind in FACT_KINDS if kind not in self.kinds})
        if release.source.text is None:
            exclude["source"] = {"text", "paragraphs"}
        chosen = release.model_copy(update={kind: self.facts(release, kind) for kind in self.kinds})
        return chosen.model_dump(mode="json", exclude=exclude)


def places(fact: Any) -> Iterator[Mention]:
    """Every mention of a fact once, that of the fact itself first."""
    seen = set[tuple[int, int]]()
    for one in [*([fact] if isinstance(fact, Mention) else []), *getattr(fact, "mentions", ())]:
        if (one.start, one.end) not in seen:
            seen.add((one.start, one.end))
            yield one
