"""Every rule's own examples and counter-examples, for all parts that keep `Rule` records."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import pressfacts
from pressfacts.rules import Rule, compile_pattern


def _rules() -> Iterator[tuple[Rule, dict[str, str], int]]:
    """The rules of every ``patterns`` module: its RULES, its VOCABULARY and its FLAGS."""
    for module_info in walk_packages(pressfacts.__path__, "pressfacts."):
        if module_info.name.endswith(".patterns"):
            module = import_module(module_info.name)
            for rule in getattr(module, "RULES", ()):
                yield rule, getattr(module, "VOCABULARY", {}), getattr(module, "FLAGS", 0)


RULES = list(_rules())
TAKEN = [
    pytest.param(r, v, f, text, id=f"{r.id}:{i}") for r, v, f in RULES for i, text in enumerate(r.examples)
]
LEFT = [
    pytest.param(r, v, f, text, id=f"{r.id}:{i}")
    for r, v, f in RULES
    for i, text in enumerate(r.counter_examples)
]


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule, _, _ in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("rule", "vocabulary", "flags", "text"), TAKEN)
def test_a_rule_takes_its_examples(rule: Rule, vocabulary: dict[str, str], flags: int, text: str) -> None:
    assert compile_pattern(rule.pattern, vocabulary, flags).search(text)


@pytest.mark.parametrize(("rule", "vocabulary", "flags", "text"), TAKEN)
def test_an_example_holds_what_its_rule_needs(
    rule: Rule, vocabulary: dict[str, str], flags: int, text: str
) -> None:
    assert compile_pattern(rule.needs, vocabulary, flags).search(text)


@pytest.mark.parametrize(("rule", "vocabulary", "flags", "text"), LEFT)
def test_a_rule_leaves_its_counter_examples(
    rule: Rule, vocabulary: dict[str, str], flags: int, text: str
) -> None:
    assert not re.search(compile_pattern(rule.pattern, vocabulary, flags), text)
