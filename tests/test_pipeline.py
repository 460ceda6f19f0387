"""The pipeline: which recogniser it has, and what it says where it cannot be built."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from pressfacts import pipeline
from pressfacts.engine import about
from pressfacts.errors import ModelError

MEBIBYTE = 1024 * 1024


def weights(nlp: Language) -> bytes:
    recogniser: Any = nlp.get_pipe("ner")
    return bytes(recogniser.model.to_bytes())


def test_the_default_pipeline_has_our_recogniser_in_the_place_of_the_base_models() -> None:
    ours, base = pipeline.load(), pipeline.load(pipeline.default_model())
    assert ours.pipe_names == base.pipe_names
    assert weights(ours) != weights(base)


def test_a_named_model_keeps_its_own_recogniser() -> None:
    name = pipeline.default_model()
    assert weights(pipeline.load(name)) == weights(spacy.load(name))


def test_our_recogniser_finds_names() -> None:
    doc = pipeline.load()(
        "The Ministry of Health of Armenia has appointed Gayane Petrosyan as its spokesperson."
    )
    found = {(entity.text.removeprefix("The "), entity.label_) for entity in doc.ents}
    assert ("Gayane Petrosyan", "PERSON") in found
    assert ("Ministry of Health of Armenia", "ORG") in found


def test_it_stays_small_and_holds_nothing_but_the_recogniser() -> None:
    files = [path for path in pipeline.RECOGNISER.rglob("*") if path.is_file()]
    assert {path.relative_to(pipeline.RECOGNISER).as_posix() for path in files} == {
        "config.json",
        "meta.json",
        "ner/cfg",
        "ner/model",
        "ner/moves",
    }
    assert sum(path.stat().st_size for path in files) < 20 * MEBIBYTE


@pytest.mark.parametrize("lost", ["config.json", "ner/model", "ner/moves"])
def test_a_damaged_installation_is_said_in_one_line(
    lost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "model"
    shutil.copytree(pipeline.RECOGNISER, copy)
    (copy / lost).unlink()
    monkeypatch.setattr(pipeline, "RECOGNISER", copy)
    with pytest.raises(
        ModelError, match=r"recogniser of pressfacts cannot be read: .*; install pressfacts"
    ) as caught:
        pipeline.build()
    assert "\n" not in str(caught.value)


def test_info_names_the_recogniser() -> None:
    assert about()["names"] == pipeline.recogniser()
    assert about(pipeline.default_model())["names"] == about()["model"]
