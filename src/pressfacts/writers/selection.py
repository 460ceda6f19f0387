"""Which parts of a record are written."""

from typing import Any, NamedTuple

from pressfacts.record.schema import FACT_KINDS, ZONES, Release

_GROUNDS = {kind: {"__all__": {"evidence"}} for kind in FACT_KINDS if kind != "places"}


class Selection(NamedTuple):
    """What of a record is written.

    Attributes:
        kinds: the kinds of fact; the others are left out with their keys.
        zones: the zones whose facts are written; places, which have no zone of their own, are written always.
        evidence: whether the cues that the rules went by are written.
    """

    kinds: tuple[str, ...] = FACT_KINDS
    zones: tuple[str, ...] = ZONES
    evidence: bool = False

    def facts(self, release: Release, kind: str) -> list[Any]:
        """The facts of one kind that are written."""
        return [fact for _, fact in self.numbered(release, kind)]

    def numbered(self, release: Release, kind: str) -> list[tuple[int, Any]]:
        """The facts of one kind that are written, with their places among all of that kind, from 1."""
        zones = (None, *self.zones)
        facts = enumerate(getattr(release, kind), 1)
        return [(number, fact) for number, fact in facts if getattr(fact, "zone", None) in zones]

    def record(self, release: Release) -> dict[str, Any]:
        """The record of a release as plain data, with its keys in the order of the schema."""
        exclude: dict[str, Any] = {} if self.evidence else dict(_GROUNDS)
        exclude.update({kind: True for kind in FACT_KINDS if kind not in self.kinds})
        if release.source.text is None:
            exclude["source"] = {"text", "paragraphs"}
        chosen = release.model_copy(update={kind: self.facts(release, kind) for kind in self.kinds})
        return chosen.model_dump(mode="json", exclude=exclude)
