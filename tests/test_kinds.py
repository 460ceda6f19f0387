"""The registry of kinds: complete, and in line with the record."""

import pytest

from pressfacts import slots
from pressfacts.evaluation.gold import ENTRIES
from pressfacts.record.kinds import COMPONENTS, KINDS, Kind
from pressfacts.record.schema import FACT_KINDS, Release
from pressfacts.writers.sqlite import indexes

EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def test_every_list_of_facts_in_the_record_has_a_kind() -> None:
    assert tuple(KINDS) == FACT_KINDS
    for name, kind in KINDS.items():
        assert kind.name == name
        assert Release.model_fields[name].annotation == list[kind.model]  # type: ignore[name-defined]


@EVERY
def test_a_kind_names_keys_of_its_model(kind: Kind) -> None:
    keys = set(kind.model.model_fields)
    shown = {name for source in kind.columns.values() if isinstance(source, str) for name in source.split()}
    assert shown <= keys
    assert kind.index in keys
    assert set(kind.details) <= set(kind.gold) & keys
    assert set(kind.listed) <= set(kind.gold) | keys


@EVERY
def test_a_kind_that_is_evaluated_says_how(kind: Kind) -> None:
    assert (kind.name in ENTRIES) == bool(kind.gold) == (kind.same is not None) == bool(kind.listed)


@EVERY
def test_a_kind_has_a_slot_a_component_and_an_index(kind: Kind) -> None:
    assert slots.of(kind.model).name == kind.name
    assert set(kind.components) <= set(COMPONENTS)
    assert kind.index in indexes(kind.name)


def test_colours_tell_the_kinds_apart() -> None:
    for colours in zip(*(kind.colour[:3] for kind in KINDS.values()), strict=True):
        assert len(set(colours)) == len(KINDS)
