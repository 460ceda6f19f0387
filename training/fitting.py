"""Fit the scorer: an L2 logistic regression over named features, calibrated by cross-validation over issuers.

Every kind of candidate is fitted by this one module. What makes its examples is in `fit_KIND.py`.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

FOLDS = 5
FEWEST = 8
"""Features of fewer candidates are left out by default."""

STRENGTHS = (0.03, 0.1, 0.3, 1.0)
"""Inverse strengths of the L2 penalty to choose from."""

BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0001)

Array = npt.NDArray[np.float64]


class Example(NamedTuple):
    """A candidate of a release.

    Attributes:
        issuer: issuer of the release; folds never part an issuer.
        features: its features.
        label: whether it is what it may be.
        weight: how much it counts.
    """

    issuer: str
    features: frozenset[str]
    label: bool
    weight: float = 1.0


class Fit(NamedTuple):
    """A fitted scorer.

    Attributes:
        weights: log-odds of each feature and the bias.
        counts: candidates that have each feature.
        held_out: probability of each example by weights that have not seen its issuer.
    """

    weights: dict[str, float]
    counts: dict[str, int]
    held_out: Array


def _log_odds(probabilities: Array) -> Array:
    clipped = np.clip(probabilities, 1e-6, 1 - 1e-6)
    return np.log(clipped / (1 - clipped))


def _loss(probabilities: Array, labels: Array, weights: Array) -> float:
    clipped = np.clip(probabilities, 1e-6, 1 - 1e-6)
    losses = labels * np.log(clipped) + (1 - labels) * np.log(1 - clipped)
    return float(-(losses * weights).sum() / weights.sum())


def fit(examples: Sequence[Example], fewest: int = FEWEST) -> Fit:
    """Fit weights to examples, without the features of fewer than `fewest` candidates.

    The strength of the penalty has the least log loss on issuers held out. The weights are then rescaled so
    that the probabilities of held-out candidates are calibrated (Platt 1999).
    """
    counts = Counter(feature for example in examples for feature in example.features)
    names = sorted(feature for feature, count in counts.items() if count >= fewest)
    place = {name: at for at, name in enumerate(names)}
    rows, columns = list[int](), list[int]()
    for row, example in enumerate(examples):
        for feature in example.features:
            if feature in place:
                rows.append(row)
                columns.append(place[feature])
    table = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(examples), len(names)))
    labels = np.array([float(example.label) for example in examples])
    weights = np.array([example.weight for example in examples])
    groups = [example.issuer for example in examples]
    splits = list(GroupKFold(n_splits=min(FOLDS, len(set(groups)))).split(table, labels, groups))
    best: tuple[float, float, Array] | None = None
    for strength in STRENGTHS:
        held_out = np.zeros(len(examples))
        for learnt, tested in splits:
            model = LogisticRegression(C=strength, max_iter=2000)
            model.fit(table[learnt], labels[learnt], sample_weight=weights[learnt])
            held_out[tested] = model.predict_proba(table[tested])[:, 1]
        loss = _loss(held_out, labels, weights)
        if best is None or loss < best[0]:
            best = (loss, strength, held_out)
    assert best is not None
    _, strength, held_out = best
    scale = LogisticRegression(C=1e6, max_iter=2000)
    scale.fit(_log_odds(held_out)[:, None], labels, sample_weight=weights)
    slope, shift = float(scale.coef_[0, 0]), float(scale.intercept_[0])
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit(table, labels, sample_weight=weights)
    found = {name: slope * float(weight) for name, weight in zip(names, model.coef_[0], strict=True)}
    found["bias"] = slope * float(model.intercept_[0]) + shift
    calibrated = 1.0 / (1.0 + np.exp(-(slope * _log_odds(held_out) + shift)))
    return Fit(found, {name: counts[name] for name in names}, calibrated)


def reliability(found: Fit, examples: Sequence[Example]) -> list[str]:
    """A Markdown table: of the held-out candidates with such a probability, how many are right."""
    labels = np.array([example.label for example in examples])
    lines = ["| probability | candidates | right, % |", "| --- | ---: | ---: |"]
    for low, high in pairwise(BINS):
        inside = (found.held_out >= low) & (found.held_out < high)
        if inside.any():
            right = 100 * labels[inside].mean()
            lines.append(f"| {low:.2f} to {min(high, 1.0):.2f} | {inside.sum()} | {right:.1f} |")
    return lines


def at_threshold(found: Fit, examples: Sequence[Example], threshold: float = 0.5) -> str:
    """Precision, recall and F1 of the held-out candidates at or above a probability, in one line."""
    labels = np.array([example.label for example in examples])
    taken = found.held_out >= threshold
    right = int((labels & taken).sum())
    precision, recall = right / max(1, int(taken.sum())), right / max(1, int(labels.sum()))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f} of {len(labels)} candidates"


def write(found: Fit, path: Path, source: str) -> None:
    """Write the weights as a table under a line that says where they come from."""
    rows = [f"bias\t{found.weights['bias']:.3f}\t"]
    for name in sorted(found.counts, key=lambda name: (-found.weights[name], name)):
        if abs(found.weights[name]) >= 0.0005:
            rows.append(f"{name}\t{found.weights[name]:.3f}\t{found.counts[name]}")
    path.write_text("\n".join([f"# {source}", "feature\tweight\tcount", *rows]) + "\n", encoding="utf-8")
