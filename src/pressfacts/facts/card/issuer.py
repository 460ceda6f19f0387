"""The organisation that issued a release: the likeliest of those that it names."""

from typing import NamedTuple

from pressfacts.facts.card.features import Scene
from pressfacts.scoring import scorer

THRESHOLD = 0.35
"""Below it no issuer is given: it would be wrong more often than right."""


class Issuer(NamedTuple):
    """The likeliest issuer: its name, and the calibrated probability that it is right."""

    name: str
    probability: float


def likeliest(scene: Scene) -> Issuer | None:
    """The likeliest issuer of a release, or None where no organisation is likely enough.

    Args:
        scene: the release and its organisations.
    """
    score = scorer("issuer").probability
    ranked = sorted(
        ((score(scene.of(body)), -number, body) for number, body in enumerate(scene.organisations)),
        key=lambda item: item[:2],
        reverse=True,
    )
    if not ranked or ranked[0][0] < THRESHOLD:
        return None
    return Issuer(ranked[0][2].name, ranked[0][0])
