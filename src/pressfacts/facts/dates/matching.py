"""Match a table of rules at the places of a text where one of them may begin."""

from collections.abc import Callable, Iterator, Mapping
from re import Match, Pattern

from pressfacts.rules import Rule, compile_pattern


def _anything(rule: Rule) -> frozenset[str]:
    return frozenset({""})


class RuleTable:
    """Rules that are tried together, each match anchored where a trigger stands.

    Anchoring keeps the time linear: every rule is tried once at each trigger and reads ahead only as far as
    its own bounded repetitions go.

    Args:
        rules: the rules; of equally long matches the rule that stands first wins.
        vocabulary: the parts that the patterns name.
        flags: regular expression flags.
        begins: tells with which kinds of word a rule can begin; all rules are tried at any word where it
            is left out.
    """

    def __init__(
        self,
        rules: tuple[Rule, ...],
        vocabulary: Mapping[str, str],
        flags: int,
        begins: Callable[[Rule], frozenset[str]] = _anything,
    ) -> None:
        self._rules, self._vocabulary, self._flags = rules, vocabulary, flags
        self._begins = begins
        self._compiled: dict[str, list[tuple[str, Pattern[str]]]] = {}

    def _patterns(self, kind: str) -> list[tuple[str, Pattern[str]]]:
        """The rules that can begin with a kind of word, compiled when the first such word comes."""
        if kind not in self._compiled:
            self._compiled[kind] = [
                (rule.id, compile_pattern(rule.pattern, self._vocabulary, self._flags))
                for rule in self._rules
                if kind in self._begins(rule)
            ]
        return self._compiled[kind]

    def longest(
        self, text: str, start: int, end: int, accept: Callable[[str, Match[str]], bool], kind: str = ""
    ) -> tuple[str, Match[str]] | None:
        """The longest accepted match that begins at `start`, with the id of its rule.

        Args:
            text: any text.
            start: where a word begins.
            end: where to stop.
            accept: whether a match of a rule counts.
            kind: the kind of that word, of those that `begins` tells apart.
        """
        best: tuple[str, Match[str]] | None = None
        for rule, pattern in self._patterns(kind):
            match = pattern.match(text, start, end)
            if match and (best is None or match.end() > best[1].end()) and accept(rule, match):
                best = rule, match
        return best

    def everywhere(self, text: str, trigger: Pattern[str]) -> Iterator[tuple[str, Match[str]]]:
        """The longest matches at the triggers of a text, in order, without overlaps."""
        position = 0
        while found := trigger.search(text, position):
            position = found.end()
            best = self.longest(text, found.start(), len(text), lambda rule, match: True)
            if best:
                position = max(position, best[1].end())
                yield best


def groups(match: Match[str]) -> dict[str, str]:
    """The named groups of a match that took part in it."""
    return {name: value for name, value in match.groupdict().items() if value}
