"""Token vectors: those of spaCy's own layers, whatever Docs come together."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language

from pressfacts import encoder
from pressfacts.encoder import Encoder
from pressfacts.pipeline import OWN_MODEL, own_model

FIXTURES = Path(__file__).parents[1] / "fixtures"
TEXTS = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(FIXTURES.glob("*.txt"))]


@pytest.fixture(scope="module")
def trainable() -> Language:
    return spacy.load(OWN_MODEL)


def networks(nlp: Language) -> list[Any]:
    tok2vec: Any = nlp.get_pipe("tok2vec")
    recogniser: Any = nlp.get_pipe("ner")
    return [tok2vec.model, recogniser.model.layers[0].layers[0]]


@pytest.mark.parametrize("which", [0, 1], ids=["tagger and parser", "recogniser"])
def test_the_vectors_are_those_of_the_network(trainable: Language, which: int) -> None:
    network = networks(trainable)[which]
    docs = [trainable.make_doc(text) for text in [*TEXTS, "", "One", "\n"]]
    for ours, theirs in zip(Encoder(network)(docs), network.predict(docs), strict=True):
        assert ours.shape == theirs.shape
        np.testing.assert_allclose(ours, theirs, atol=1e-4)


def test_the_vectors_of_a_doc_are_the_same_beside_any_others(trainable: Language) -> None:
    docs = [trainable.make_doc(text) for text in TEXTS]
    alone = [Encoder(networks(trainable)[0])([doc])[0] for doc in docs]
    together = Encoder(networks(trainable)[0])([*docs[::-1], *docs])[len(docs) :]
    assert all(np.array_equal(one, other) for one, other in zip(alone, together, strict=True))


@pytest.mark.parametrize("kept", [0, 1, 20, 300])
def test_it_matters_not_how_many_words_are_kept(
    trainable: Language, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = [trainable.make_doc(text) for text in TEXTS[:4]]
    usual = Encoder(networks(trainable)[0])(docs)
    monkeypatch.setattr(encoder, "_KEPT_WORDS", kept)
    few = Encoder(networks(trainable)[0])(docs)
    assert all(np.array_equal(one, other) for one, other in zip(usual, few, strict=True))


def test_a_model_for_reading_keeps_its_weights_and_refuses_to_be_trained() -> None:
    nlp = own_model()
    assert networks(nlp)[0].to_bytes() == networks(spacy.load(OWN_MODEL))[0].to_bytes()
    with pytest.raises(NotImplementedError, match="for reading"):
        networks(nlp)[0]([nlp.make_doc("a")], is_train=True)


def test_tags_parse_and_names_are_those_of_the_model(trainable: Language) -> None:
    ours = own_model()

    def reading(nlp: Language) -> list[tuple[str, str, int, str]]:
        docs = nlp.pipe(TEXTS)
        return [(t.tag_, t.dep_, t.head.i, t.ent_iob_ + t.ent_type_) for doc in docs for t in doc]

    assert reading(ours) == reading(trainable)
