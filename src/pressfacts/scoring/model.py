"""A logistic regression over named binary features, read from a table of weights."""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

BIAS = "bias"
"""The feature that every candidate has."""


class Contribution(NamedTuple):
    """What one feature adds to a score.

    Attributes:
        feature: name of the feature.
        weight: what it adds, in log-odds.
    """

    feature: str
    weight: float


class Scorer:
    """Scores candidates of one kind.

    Args:
        weights: log-odds of each feature, `BIAS` among them. Features without a weight count for nothing.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._bias = weights.get(BIAS, 0.0)

    def log_odds(self, features: Iterable[str]) -> float:
        """The sum of the weights of some features and the bias.

        Features may come as a set: the sum is exact and rounded, so that it does not depend on their order.
        """
        known = self._weights
        return round(math.fsum((self._bias, *(known.get(feature, 0.0) for feature in features))), 6)

    def probability(self, features: Iterable[str]) -> float:
        """The calibrated probability, 0 to 1, that a candidate with these features is what it may be."""
        return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.log_odds(features))))), 4)

    def explain(self, features: Iterable[str]) -> list[Contribution]:
        """What each feature adds, the strongest first; features without a weight are left out."""
        known = self._weights
        found = [Contribution(feature, known[feature]) for feature in set(features) if feature in known]
        return sorted(found, key=lambda one: (-abs(one.weight), one.feature))


@cache
def scorer(kind: str, recogniser: str | None = None) -> Scorer:
    """The scorer of a kind of candidate, by the name of its table in `weights/`.

    Args:
        kind: the kind.
        recogniser: which recogniser has read the release, None for the fast one. A kind that looks at names
        has a
            table for each, because one recogniser is surer than the other.

    Raises:
        FileNotFoundError: if there is no such table.
    """
    folder = files("pressfacts.scoring").joinpath("weights")
    own = folder.joinpath(f"{kind}.{recogniser}.tsv")
    table = own if recogniser is not None and own.is_file() else folder.joinpath(f"{kind}.tsv")
    text = table.read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return Scorer({feature: float(weight) for feature, weight, *_ in rows[1:]})
