"""The scorer: sums, probabilities, and its tables of weights."""

from importlib.resources import files
from itertools import permutations

import pytest

from pressfacts.scoring import Contribution, Scorer, scorer

SCORER = Scorer({"bias": -1.0, "for": 2.0, "against": -3.0, "a little": 0.1})
TABLES = sorted(
    item.name.removesuffix(".tsv") for item in files("pressfacts.scoring").joinpath("weights").iterdir()
)


@pytest.mark.parametrize(
    ("features", "log_odds"),
    [((), -1.0), (("for",), 1.0), (("for", "against"), -2.0), (("unheard of",), -1.0)],
)
def test_weights_add_up(features: tuple[str, ...], log_odds: float) -> None:
    assert SCORER.log_odds(features) == log_odds


def test_a_probability_is_that_of_the_log_odds() -> None:
    assert SCORER.probability(["for"]) == pytest.approx(0.7311, abs=1e-4)
    assert Scorer({"bias": 1e6}).probability(()) == 1.0
    assert Scorer({"bias": -1e6}).probability(()) == 0.0


def test_the_order_of_features_does_not_matter() -> None:
    features = ("for", "against", "a little")
    assert len({SCORER.log_odds(order) for order in permutations(features)}) == 1


def test_the_strongest_features_explain_first_and_unknown_ones_not_at_all() -> None:
    found = SCORER.explain(["a little", "unheard of", "for", "against"])
    assert found == [Contribution("against", -3.0), Contribution("for", 2.0), Contribution("a little", 0.1)]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_says_where_it_comes_from_and_has_each_feature_once(name: str) -> None:
    text = files("pressfacts.scoring").joinpath("weights", f"{name}.tsv").read_text(encoding="utf-8")
    assert text.startswith("# ")
    rows = [line.split("\t")[0] for line in text.splitlines() if not line.startswith("#")]
    assert rows[:2] == ["feature", "bias"]
    assert len(rows) == len(set(rows))
    kind, _, recogniser = name.partition(".")
    assert 0.0 <= scorer(kind, recogniser or None).probability(()) <= 1.0


def test_a_recogniser_without_a_table_of_its_own_shares_that_of_the_fast_one() -> None:
    assert scorer("date", "accurate").log_odds(()) == scorer("date").log_odds(())
