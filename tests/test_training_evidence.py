"""How the weights of phrases that name bodies perhaps are fitted."""

import sys
from pathlib import Path

import numpy as np
import pytest

TRAINING = Path(__file__).parents[1] / "training"
if not TRAINING.is_dir():
    pytest.skip("the training scripts are not here", allow_module_level=True)
sys.path.insert(0, str(TRAINING))

import evidence  # noqa: E402
from prepare import Form  # noqa: E402
from pressfacts.facts.names.organisations.evidence import weights  # noqa: E402


def phrases(count: int, *signs: str, body: bool) -> list[evidence.Example]:
    return [evidence.Example(f"r{n}", "a", f"{signs}{n}", frozenset(signs), body) for n in range(count)]


def learnt(examples: list[evidence.Example], prior: dict[str, float]) -> dict[str, float]:
    fit = evidence.Fit(examples, prior)
    found = fit.weights(np.ones(len(examples), dtype=bool))
    return dict(zip([*fit.signs, "base"], map(float, found), strict=True))


def test_a_sign_of_bodies_gains_weight_and_one_of_other_things_loses_it() -> None:
    found = learnt(phrases(60, "for", body=True) + phrases(60, "against", body=False), {})
    assert found["for"] > 0.5
    assert found["against"] < -0.5


def test_a_rare_sign_keeps_the_weight_set_by_hand_and_is_left_out_without_one() -> None:
    examples = phrases(60, "for", body=True) + phrases(60, "against", body=False)
    rare = phrases(2, "rare", body=False)
    assert "rare" not in learnt(examples + rare, {})
    assert learnt(examples + rare, {"rare": 2.0})["rare"] == pytest.approx(2.0, abs=0.5)


def test_the_priors_are_signs_of_the_lexicon() -> None:
    assert evidence.priors().keys() <= weights().keys()


def test_a_form_that_means_a_body_in_one_place_only_teaches_nothing() -> None:
    forms = [
        Form("The Norvane  Trust", "ORGANISATION"),
        Form("Orange", "ORGANISATION", "Orange opened"),
        Form("Ana Ruiz", "PERSON"),
    ]
    assert evidence.labelled(forms) == ({"norvane trust"}, {"orange"})


def test_weights_are_written_below_the_comments_and_small_ones_are_not(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text("# why\nsign\tweight\nold\t1.0\n", encoding="utf-8")
    evidence.write(path, ["a", "b", "c"], np.array([-1.04, 0.1, 2.0, -3.0]))
    base = round(-3.0 - evidence.threshold(), 1)
    assert path.read_text(encoding="utf-8").splitlines() == [
        "# why",
        "sign\tweight",
        f"base\t{base}",
        "c\t2.0",
        "a\t-1.0",
    ]


def test_the_report_has_a_line_for_each_issuer() -> None:
    examples = [
        example._replace(issuer=issuer)
        for issuer in ("a", "b")
        for example in phrases(40, "for", body=True) + phrases(40, "against", body=False)
    ]
    lines = evidence.report(evidence.Fit(examples, {}), examples)
    assert [line.split("|")[1].strip() for line in lines[2:]] == ["a", "b", "all"]
    assert lines[2].endswith("| 1.00 |")
