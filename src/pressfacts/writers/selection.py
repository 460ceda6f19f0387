"""Which parts of a record are written."""

from typing import Any, NamedTuple

from pressfacts.schema import FACT_KINDS, Release

_GROUNDS = {kind: {"__all__": {"evidence"}} for kind in FACT_KINDS if kind != "places"}


class Selection(NamedTuple):
    """What of a record is written.

    Attributes:
        kinds: the kinds of fact; the others are left out with their keys.
        evidence: whether the cues that the rules went by are written.
    """

    kinds: tuple[str, ...] = FACT_KINDS
    evidence: bool = False

    def record(self, release: Release) -> dict[str, Any]:
        """The record of a release as plain data, with its keys in the order of the schema."""
        exclude: dict[str, Any] = {} if self.evidence else dict(_GROUNDS)
        exclude.update({kind: True for kind in FACT_KINDS if kind not in self.kinds})
        if release.source.text is None:
            exclude["source"] = {"text"}
        return release.model_dump(mode="json", exclude=exclude)
