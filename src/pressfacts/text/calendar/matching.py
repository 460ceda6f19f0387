"""Match a table of rules at the places of a text where one of them may begin."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from re import Match, Pattern

from pressfacts.lexicons import alternation
from pressfacts.rules import Rule, compile_pattern
from pressfacts.text.calendar.openings import END, REACH, Openings, folded

_WINDOW = REACH + 24
"""Enough text for an opening with white space of any width."""


class RuleTable:
    """Rules that are tried together, each anchored where the text begins like one of its matches.

    Anchoring keeps the time linear: every rule is tried once at each place and reads ahead only as far as its
    own bounded repetitions go.

    Args:
        rules: the rules; of equally long matches the rule that stands first wins.
        vocabulary: the parts that the patterns name.
        flags: regular expression flags.
    """

    def __init__(self, rules: tuple[Rule, ...], vocabulary: Mapping[str, str], flags: int) -> None:
        self._rules, self._vocabulary, self._flags = rules, vocabulary, flags
        self._groups: dict[tuple[str, ...], list[tuple[str, Pattern[str]]]] = {}

    @cached_property
    def _by_opening(self) -> dict[str, list[int]]:
        openings = Openings(self._vocabulary, self._flags)
        found: dict[str, list[int]] = {}
        for place, rule in enumerate(self._rules):
            for opening in openings.of(rule.pattern):
                found.setdefault(opening, []).append(place)
        return found

    @cached_property
    def _trigger(self) -> Pattern[str]:
        """Any place where a word begins like a match of a rule."""
        words = alternation(self._shortest()).replace("0", r"\d").replace(re.escape(END), r"(?!\d)")
        return re.compile(rf"(?<![^\W_])(?={words})", re.IGNORECASE)

    def _shortest(self) -> frozenset[str]:
        known = self._by_opening
        return frozenset(one for one in known if not any(one[:size] in known for size in range(1, len(one))))

    def _possible(self, text: str, start: int) -> list[tuple[str, Pattern[str]]]:
        """The rules that can begin at `start`, compiled when they are first needed."""
        piece = folded(text[start : start + _WINDOW])[:REACH]
        key = tuple(piece[:size] for size in range(1, REACH + 1) if piece[:size] in self._by_opening)
        if key not in self._groups:
            places = sorted({place for opening in key for place in self._by_opening[opening]})
            self._groups[key] = [
                (rule.id, compile_pattern(rule.pattern, self._vocabulary, self._flags))
                for rule in (self._rules[place] for place in places)
            ]
        return self._groups[key]

    def matches(
        self,
        text: str,
        start: int,
        end: int,
        accept: Callable[[str, Match[str]], bool] = lambda rule, match: True,
    ) -> Iterator[tuple[str, Match[str]]]:
        """The longest accepted matches in ``text[start:end]``, in order, with their rules; no two overlap.

        Args:
            text: any text.
            start: where to begin.
            end: where to stop.
            accept: whether a match of a rule counts.
        """
        position = start
        for place in self._trigger.finditer(text, start, end):
            offset = place.start()
            if offset < position:
                continue
            best: tuple[str, Match[str]] | None = None
            for rule, pattern in self._possible(text, offset):
                match = pattern.match(text, offset, end)
                if match and (best is None or match.end() > best[1].end()) and accept(rule, match):
                    best = rule, match
            if best:
                position = best[1].end()
                yield best


def groups(match: Match[str]) -> dict[str, str]:
    """The named groups of a match that took part in it."""
    return {name: value for name, value in match.groupdict().items() if value}
