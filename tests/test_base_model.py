"""The base model, read our way: the same as by spaCy's components, whatever Docs come together."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language

from pressfacts.pipeline import OWN_MODEL, own_model
from pressfacts.speed import encoder
from pressfacts.speed.decoder import Decoder, Weights
from pressfacts.speed.encoder import Encoder

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


def test_the_model_is_written_as_it_was_read(trainable: Language, tmp_path: Path) -> None:
    own_model().to_disk(tmp_path)
    for path in (path for path in OWN_MODEL.rglob("model") if path.is_file()):
        assert (tmp_path / path.relative_to(OWN_MODEL)).read_bytes() == path.read_bytes()


def test_tags_parse_and_names_are_those_of_the_model(trainable: Language) -> None:
    ours = own_model()

    def reading(nlp: Language) -> list[tuple[str, str, int, str]]:
        docs = nlp.pipe([*TEXTS, "", "Ana", " \n ", "Ana\nNovak"])
        return [(t.tag_, t.dep_, t.head.i, t.ent_iob_ + t.ent_type_) for doc in docs for t in doc]

    assert reading(ours) == reading(trainable)


@pytest.mark.parametrize(
    ("words", "starts", "expected"),
    [
        ("Ana Novak of Brightwell spoke", (), [(0, 2, "PERSON"), (3, 4, "ORGANISATION")]),
        ("Ana Novak", (), [(0, 2, "PERSON")]),
        ("Ana Novak", (1,), [(0, 1, "PERSON"), (1, 2, "PERSON")]),  # no name crosses a sentence's start
        ("and then they spoke", (), []),
    ],
)
def test_names_keep_within_sentences(
    words: str, starts: tuple[int, ...], expected: list[tuple[int, int, str]]
) -> None:
    """A toy recogniser: the vector of a word is the scores that the moves shall have."""
    moves = ["U-", "O", *(f"{kind}-{label}" for label in ("PERSON", "ORGANISATION") for kind in "BILU")]
    likes = {
        "Ana": {"B-PERSON": 5, "U-PERSON": 4},
        "Novak": {"L-PERSON": 5, "I-PERSON": 1, "U-PERSON": 4, "B-PERSON": 5},
        "Brightwell": {"U-ORGANISATION": 5},
    }
    tokens = words.split()
    vectors = np.array(
        [[likes.get(token, {"O": 3.0}).get(move, 0.0) for move in moves] for token in tokens], dtype="f"
    )
    width, eye = len(moves), np.eye(len(moves), dtype="f")
    parts = np.hstack([eye, eye, np.zeros((width, 4 * width), dtype="f")])
    zeros = np.zeros(2 * width, dtype="f")
    weights = Weights(eye, zeros[:width], parts, zeros, zeros, eye, zeros[:width])
    began = np.array([at in starts for at in range(len(tokens))])
    decoder = Decoder(weights, moves)
    assert list(decoder.names(vectors, np.zeros(len(tokens), dtype=bool), began)) == expected
