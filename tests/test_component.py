"""A component that fails costs its own facts, and nothing else."""

import spacy
from spacy.tokens import Doc

from pressfacts.facts.component import FactComponent
from pressfacts.record.schema import Place
from pressfacts.slots import PLACES, WARNINGS, Found


def broken(doc: Doc) -> Found[Place]:
    raise KeyError("a defect\nof two lines")


def test_a_failing_component_is_a_warning_that_names_it() -> None:
    doc = FactComponent(PLACES, broken)(spacy.blank("en")("It met in Osh."))
    assert PLACES.read(doc) == []
    (warning,) = WARNINGS.read(doc)
    assert warning.code == "component_failed"
    assert warning.message.startswith("places are incomplete because of a defect of pressfacts (KeyError: ")
    assert "\n" not in warning.message


def test_what_an_earlier_component_found_is_kept() -> None:
    doc = FactComponent(PLACES, lambda _: Found([Place(name="Osh")]))(spacy.blank("en")("It met in Osh."))
    assert [place.name for place in PLACES.read(FactComponent(PLACES, broken)(doc))] == ["Osh"]
