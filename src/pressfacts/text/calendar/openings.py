"""How the matches of a rule can begin, derived from its pattern.

A rule is tried only where the text begins like one of its matches. What that is follows from the parse of its
pattern, so that a new rule needs no second entry anywhere.
"""

import re
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from pressfacts.text.mentions import folded as plain

_parser: Any = import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
_NO_DIGIT = str(_parser.parse(r"(?!\d)")[0][1])

REACH = 6
"""Openings are no longer than this."""

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_PRIVATE = 0xE000
"""First code point of the private use area: letters that stand for the parts of the vocabulary."""

_SPACE = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")
_NUMBER_END = re.compile(r"(?<=\d)(?!\d)")
END = "|"
"""The end of a number in an opening."""

_ANYTHING = "any"
_Starts = set[str]


def folded(text: str) -> str:
    """A piece of text as openings write it."""
    return _DIGIT.sub("0", _NUMBER_END.sub(END, _SPACE.sub(" ", plain(text))))


class Openings:
    """Derives how the matches of patterns can begin.

    Args:
        vocabulary: the parts that the patterns name.
        flags: regular expression flags.
    """

    def __init__(self, vocabulary: Mapping[str, str], flags: int) -> None:
        self._vocabulary, self._flags = vocabulary, flags
        self._letters = {name: chr(_PRIVATE + place) for place, name in enumerate(vocabulary)}
        self._names = {letter: name for name, letter in self._letters.items()}
        self._parsed: dict[str, Any] = {}
        self._known: dict[tuple[str, frozenset[str]], tuple[_Starts, _Starts]] = {}

    def of(self, pattern: str) -> frozenset[str]:
        """The beginnings of a pattern's matches, none of which begins another one.

        They are in lower case, with ``0`` for a digit, ``|`` for the end of a number and one space for white
        space.

        Raises:
            ValueError: if a match can begin with anything.
        """
        going_on, ended = self._sequence(self._parse(pattern), {""})
        found = {opening.rstrip() for opening in going_on | ended}
        if "" in found:
            raise ValueError(f"a match of {pattern!r} can begin with anything")
        return frozenset(_without_longer(found, found))

    def _parse(self, pattern: str) -> Any:
        """The parse of a pattern, each part of the vocabulary as one letter."""
        short = _PLACEHOLDER.sub(lambda match: self._letters[match[1]], pattern)
        return _parser.parse(short, self._flags)

    def _part(self, name: str, starts: frozenset[str]) -> tuple[_Starts, _Starts]:
        """What `starts` become when a part of the vocabulary follows; worked out once."""
        if (name, starts) not in self._known:
            if name not in self._parsed:
                self._parsed[name] = self._parse(self._vocabulary[name])
            self._known[name, starts] = self._sequence(self._parsed[name], set(starts))
        going_on, ended = self._known[name, starts]
        return set(going_on), set(ended)

    def _sequence(self, items: Any, starts: _Starts) -> tuple[_Starts, _Starts]:
        """What `starts` become when the items follow: those that can go on, and those that are complete."""
        going_on, ended = starts, set[str]()
        for kind, value in items:
            going_on, done = self._item(str(kind), value, going_on)
            done |= {start for start in going_on if len(start) >= REACH}
            if done:
                ended |= done
                going_on = _without_longer(going_on, ended)
            if not going_on:
                break
        return going_on, ended

    def _item(self, kind: str, value: Any, starts: _Starts) -> tuple[_Starts, _Starts]:
        if kind == "ASSERT_NOT" and str(value) == _NO_DIGIT:
            return {_ended(start) for start in starts}, set()
        if kind in {"AT", "ASSERT", "ASSERT_NOT"}:
            return starts, set()
        if kind == "LITERAL" and chr(value) in self._names:
            return self._part(self._names[chr(value)], frozenset(starts))
        if kind == "SUBPATTERN":
            return self._sequence(value[-1], starts)
        if kind == "BRANCH":
            branches = [self._sequence(branch, starts) for branch in value[1]]
            return set().union(*(on for on, _ in branches)), set().union(*(done for _, done in branches))
        if kind in {"MAX_REPEAT", "MIN_REPEAT"}:
            fewest, most, repeated = value
            return self._repeated(fewest, int(most), repeated, starts)
        letters = (
            {_letter(value)} if kind == "LITERAL" else _class(value) if kind == "IN" else {"", _ANYTHING}
        )
        if "" in letters:
            return set(), starts if letters & {"0", _ANYTHING} else {_ended(start) for start in starts}
        return {_joined(start, letter) for start in starts for letter in letters}, set()

    def _repeated(self, fewest: int, most: int, items: Any, starts: _Starts) -> tuple[_Starts, _Starts]:
        going_on = set(starts) if fewest == 0 else set[str]()
        ended, latest = set[str](), starts
        for count in range(1, min(most, REACH) + 1):
            before = latest
            latest, done = self._sequence(items, latest)
            ended |= done
            if count >= fewest:
                going_on |= latest
            if not latest or latest == before:
                break
        return going_on, ended


def _without_longer(starts: _Starts, shorter: _Starts) -> _Starts:
    """The starts that do not go on from one of `shorter`."""
    return {one for one in starts if not any(one[:size] in shorter for size in range(len(one)))}


def _joined(start: str, letter: str) -> str:
    if letter == " " and start.endswith(" "):
        return start
    return (start if letter == "0" else _ended(start)) + letter


def _ended(start: str) -> str:
    """A start after which no digit follows."""
    return start + END if start.endswith("0") else start


def _letter(code: int) -> str:
    """A letter as openings write it; "" for a sign."""
    letter = chr(code)
    if letter.isspace():
        return " "
    return "0" if letter.isdigit() else letter.lower() if letter.isalpha() else ""


def _class(members: Any) -> set[str]:
    """The letters of a class, with "" where it holds signs."""
    kinds = [(str(kind), value) for kind, value in members]
    if kinds[0][0] == "NEGATE":
        return {" "} if "CATEGORY_NOT_SPACE" in {str(value) for _, value in kinds} else {"", _ANYTHING}
    found = set[str]()
    for kind, value in kinds:
        if kind == "LITERAL":
            found.add(_letter(value))
        elif kind == "RANGE":
            found |= {_letter(code) for code in range(value[0], min(value[1], value[0] + 64) + 1)}
        else:
            found |= {"CATEGORY_DIGIT": {"0"}, "CATEGORY_SPACE": {" "}}.get(str(value), {"", _ANYTHING})
    return found
