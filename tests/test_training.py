"""What the recogniser is taught: names where they stand, in every variant of a text."""

import random
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy

TRAINING = Path(__file__).parents[1] / "training"
if not TRAINING.is_dir():
    pytest.skip("the training scripts are not here", allow_module_level=True)
sys.path.insert(0, str(TRAINING))

import augment  # noqa: E402
import evaluate  # noqa: E402
import prepare  # noqa: E402
from pressfacts.facts.names.labels import KINDS  # noqa: E402
from releases import Name, Release, read, write  # noqa: E402

TEXT = (
    "DUSHANBE, 3 May 2019 – The Ministry of Health of Tajikistan and the Clean Rivers Project\n"
    "met Ms. Zarina Karimova. Karimova, of the Ministry of Health of Tajikistan, spoke."
)
FORMS = (
    prepare.Form("Ministry of Health of Tajikistan", "ORGANISATION"),
    prepare.Form("Ministry of Health", "ORGANISATION"),
    prepare.Form("Clean Rivers Project", "PROGRAMME"),
    prepare.Form("Zarina Karimova", "PERSON"),
    prepare.Form("Karimova", "PERSON"),
    prepare.Form("DUSHANBE", "PLACE"),
)
NAMES = prepare.project(TEXT, FORMS)


def shown(text: str, names: list[Name]) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.label) for name in names]


def test_the_longest_form_is_projected_to_every_place() -> None:
    assert shown(TEXT, NAMES) == [
        ("DUSHANBE", "PLACE"),
        ("Ministry of Health of Tajikistan", "ORGANISATION"),
        ("Clean Rivers Project", "PROGRAMME"),
        ("Zarina Karimova", "PERSON"),
        ("Karimova", "PERSON"),
        ("Ministry of Health of Tajikistan", "ORGANISATION"),
    ]


def test_a_form_given_in_context_has_its_label_there_only() -> None:
    text = "Orange opened in Orange. In Orange it rains."
    forms = [prepare.Form("Orange", "ORGANISATION", "Orange opened"), prepare.Form("Orange", "")]
    assert [(name.start, name.label) for name in prepare.project(text, forms) if name.label] == [
        (0, "ORGANISATION")
    ]


@pytest.mark.parametrize("seed", range(60))
def test_a_variant_keeps_its_names_whole_and_apart(seed: int) -> None:
    stock = augment.pools([(TEXT, NAMES)])
    text, names = augment.variant(TEXT, NAMES, stock, random.Random(seed))
    assert len(names) == len(NAMES)
    for name, after in zip(names, [*names[1:], None], strict=True):
        form = text[name.start : name.end]
        assert form == form.strip() != ""
        assert name.label in KINDS
        assert after is None or name.end <= after.start


@pytest.mark.parametrize("seed", range(20))
def test_a_person_keeps_one_name_when_names_are_swapped(seed: int) -> None:
    text, names = augment.swap(TEXT, NAMES, augment.pools([(TEXT, NAMES)]), random.Random(seed))
    full, family = (form for form, label in shown(text, names) if label == "PERSON")
    assert full.endswith(family)


def test_the_same_dice_give_the_same_variant() -> None:
    stock = augment.pools([(TEXT, NAMES)])
    one, other = (augment.variant(TEXT, NAMES, stock, random.Random(7)) for _ in range(2))
    assert one == other


def test_a_score_counts_whole_names_with_the_right_label() -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("entity_ruler")
    patterns = {"the Clean Rivers Project": "PROGRAMME", "Zarina": "PERSON", "DUSHANBE": "ORGANISATION"}
    ruler.add_patterns([{"label": label, "pattern": form} for form, label in patterns.items()])
    counts = evaluate.count(nlp, [Release("a_001", "a", TEXT, tuple(NAMES[1:]), tuple(NAMES[:1]))])
    assert evaluate.f1(counts, ["a"], "PROGRAMME") == "100.0"
    assert evaluate.f1(counts, ["a"], "PERSON") == "0.0"
    assert counts["a", "ORGANISATION", "found"] == 1
    assert counts["a", "ORGANISATION", "both"] == 0


def test_releases_come_back_as_they_were_written(tmp_path: Path) -> None:
    release = Release("a_001", "a", TEXT, tuple(NAMES[1:]), tuple(NAMES[:1]))
    write([release], tmp_path / "build" / "releases.jsonl")
    assert read(tmp_path / "build" / "releases.jsonl") == [release]


def test_texts_kept_for_testing_are_known_under_another_name() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    one, other = prepare.shingles(words), prepare.shingles(f"Menu Home News {words} Share this")
    assert prepare.same_release(one, other)
    assert not prepare.same_release(one, prepare.shingles(words[::-1]))
