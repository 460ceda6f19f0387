"""Rules as validated records: an identifier, a pattern, and examples of what it must and must not match."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


class Rule(BaseModel):
    """One rule of a component.

    Attributes:
        id: dotted name, the `rule` of every fact that the rule finds, e.g.
            ``dates.range.day_day_month_year``.
        pattern: regular expression; ``{{name}}`` is replaced by an entry of the component's vocabulary.
        examples: texts in which the pattern must match.
        counter_examples: texts in which it must not match.
        note: why the rule is as it is, or its source.
        needs: a cheaper pattern that matches in every text in which the rule does; without it, the text is
            skipped.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    note: str = ""
    needs: str = ""


def expand(pattern: str, vocabulary: Mapping[str, str]) -> str:
    """Replace every ``{{name}}`` in `pattern` by its vocabulary entry, recursively.

    Raises:
        KeyError: if the vocabulary has no such entry.
    """
    while _PLACEHOLDER.search(pattern):
        pattern = _PLACEHOLDER.sub(lambda match: vocabulary[match.group(1)], pattern)
    return pattern


@cache
def _compile(pattern: str, flags: int) -> "re.Pattern[str]":
    return re.compile(pattern, flags)


def compile_pattern(pattern: str, vocabulary: Mapping[str, str], flags: int = 0) -> "re.Pattern[str]":
    """Expand and compile a rule's pattern; results are cached."""
    return _compile(expand(pattern, vocabulary), flags)


class Patterns:
    """The patterns of one component, compiled on first use.

    Args:
        rules: its rules.
        vocabulary: its vocabulary.
        flags: flags of `re` for all of them.
    """

    def __init__(self, rules: Iterable[Rule], vocabulary: Mapping[str, str], flags: int = 0) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self._vocabulary = vocabulary
        self._flags = flags
        self._compiled: dict[str, re.Pattern[str]] = {}

    def piece(self, pattern: str) -> "re.Pattern[str]":
        """A pattern other than a rule's, written with the component's vocabulary."""
        if pattern not in self._compiled:
            self._compiled[pattern] = compile_pattern(pattern, self._vocabulary, self._flags)
        return self._compiled[pattern]

    def rule(self, rule_id: str) -> "re.Pattern[str]":
        """The pattern of a rule.

        Raises:
            KeyError: if there is no rule with this identifier.
        """
        return self.piece(self._rules[rule_id].pattern)

    def matches(self, rule_id: str, text: str) -> "Iterator[re.Match[str]]":
        """The matches of a rule in a text; a text without what the rule `needs` is skipped.

        Raises:
            KeyError: if there is no rule with this identifier.
        """
        needs = self._rules[rule_id].needs
        if needs and self.piece(needs).search(text) is None:
            return iter(())
        return self.rule(rule_id).finditer(text)
