"""How much work a regular expression makes, counted in steps, so that its growth is tested without a clock.

`Machine` is a backtracking matcher over the parse tree of `re`: it tries what `re` tries, in the same order,
and counts every character that it looks at. It leaves out the short cuts of `re`, which save a constant
factor, and takes repetitions up to `BOUND` times where the pattern limits them: such a repetition costs a
constant, and what is sought is work that grows faster than the text.

`pumps` makes, for each repetition without a limit, texts in which it runs long and then fails: what leads to
it, its body over and over, and something that nothing matches (J. Kirrage, A. Rathnayake and H. Thielecke:
Static analysis for regular expression denial-of-service attacks, 2013).
"""

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # they are re._parser and re._constants from 3.11 on
    import sre_constants as codes
    import sre_parse as parser

BOUND = 4
"""Repetitions that the pattern limits are taken so many times at most."""

NOTHING = "\uffff"
"""A character that no pattern names."""

TAILS = ("", NOTHING, "\u2d63")
"""What ends a pump: nothing, something that is no letter, and a letter without a small and a capital form."""

Then = Callable[[int], bool]
Matcher = Callable[[int, Then], bool]
Test = Callable[[str], bool]

_POSSESSIVE = getattr(codes, "POSSESSIVE_REPEAT", None)
_ATOMIC = getattr(codes, "ATOMIC_GROUP", None)
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, _POSSESSIVE}
_SAMPLES = "a0 A.,-\n(\"'’“–:/@$&;|_#%*é" + "bBzZ19)[]!?+=<>\t\u00a0\u2022\u00b7"


class TooMuchWorkError(Exception):
    """The limit of steps is reached."""


class Machine:
    """A pattern that counts its steps.

    Args:
        pattern: regular expression.
        flags: flags of `re`.
        bound: the most repetitions where the pattern limits them.
        limit: steps after which it gives up.
    """

    def __init__(self, pattern: str, flags: int = 0, bound: int = BOUND, limit: int = 100_000) -> None:
        self.tree = parser.parse(pattern, flags)
        self._bound = bound
        self._steps = 0
        self._limit = limit
        self._text = ""
        self._groups = dict[int, tuple[int, int]]()
        self._whole = self._sequence(self.tree, self.tree.state.flags)

    def search(self, text: str) -> int:
        """The steps of ``finditer`` over a text."""
        self._begin(text)
        place = 0
        while place <= len(text):
            end = self._end_at(place)
            place = place + 1 if end is None else max(end, place + 1)
        return self._steps

    def match(self, text: str) -> int:
        """The steps of ``match`` at the beginning of a text."""
        self._begin(text)
        self._end_at(0)
        return self._steps

    def ends(self, text: str) -> int | None:
        """Where a match at the beginning of a text ends; None where there is none."""
        self._begin(text)
        return self._end_at(0)

    def _begin(self, text: str) -> None:
        self._text, self._steps = text, 0

    def _end_at(self, place: int) -> int | None:
        ends = list[int]()
        self._groups.clear()

        def stop(end: int) -> bool:
            ends.append(end)
            return True

        return ends[0] if self._whole(place, stop) else None

    def _step(self) -> None:
        self._steps += 1
        if self._steps > self._limit:
            raise TooMuchWorkError

    def _sequence(self, nodes: Any, flags: int) -> Matcher:
        matchers = [self._node(operation, argument, flags) for operation, argument in nodes]

        def match(place: int, then: Then, index: int = 0) -> bool:
            if index == len(matchers):
                return then(place)
            return matchers[index](place, lambda end: match(end, then, index + 1))

        return match

    def _node(self, operation: Any, argument: Any, flags: int) -> Matcher:
        if (test := character_test(operation, argument, flags)) is not None:
            return self._character(test)
        if operation in _REPEATS:
            return self._repeat(operation, argument, flags)
        if operation is codes.SUBPATTERN:
            number, added, removed, nodes = argument
            return self._group(number, self._sequence(nodes, (flags | added) & ~removed))
        if operation is codes.BRANCH:
            return self._branch(argument[1], flags)
        if operation is codes.AT:
            return self._at(argument, flags)
        if operation in (codes.ASSERT, codes.ASSERT_NOT):
            direction, nodes = argument
            width = nodes.getwidth()[0] if direction < 0 else 0
            return self._look(self._sequence(nodes, flags), width, wanted=operation is codes.ASSERT)
        if operation is codes.GROUPREF:
            return self._reference(argument)
        if operation is _ATOMIC:
            return self._atomic(self._sequence(argument, flags))
        raise NotImplementedError(str(operation))

    def _character(self, test: Test) -> Matcher:
        def match(place: int, then: Then) -> bool:
            self._step()
            return place < len(self._text) and test(self._text[place]) and then(place + 1)

        return match

    def _repeat(self, operation: Any, argument: Any, flags: int) -> Matcher:
        low, high, nodes = argument
        high = high if high == codes.MAXREPEAT else min(int(high), self._bound)
        low, lazy = min(low, self._bound), operation is codes.MIN_REPEAT
        test = character_test(nodes[0][0], nodes[0][1], flags) if len(nodes) == 1 else None
        if test is None:
            matcher = self._loop(low, high, self._sequence(nodes, flags), lazy)
        else:
            matcher = self._run(low, high, test, lazy)
        return self._atomic(matcher) if operation is _POSSESSIVE else matcher

    def _run(self, low: int, high: int, test: Test, lazy: bool) -> Matcher:
        """A single character over and over."""

        def ends(place: int) -> Iterator[int]:
            last = min(place + high, len(self._text))
            for end in range(place, last + 1):
                if end >= place + low:
                    yield end
                self._step()
                if end == last or not test(self._text[end]):
                    return

        def match(place: int, then: Then) -> bool:
            return any(then(end) for end in (ends(place) if lazy else reversed(list(ends(place)))))

        return match

    def _loop(self, low: int, high: int, body: Matcher, lazy: bool) -> Matcher:
        def match(place: int, then: Then, count: int = 0) -> bool:
            self._step()

            def more(place: int = place) -> bool:
                return count < high and body(
                    place, lambda end: (end > place or count < low) and match(end, then, count + 1)
                )

            enough = count >= low
            if lazy:
                return (enough and then(place)) or more()
            return more() or (enough and then(place))

        return match

    def _group(self, number: int | None, body: Matcher) -> Matcher:
        if number is None:
            return body

        def match(place: int, then: Then) -> bool:
            def close(end: int) -> bool:
                self._groups[number] = (place, end)
                return then(end)

            return body(place, close)

        return match

    def _branch(self, branches: Sequence[Any], flags: int) -> Matcher:
        """One of several ways; `re` too leaves out at once those that begin with another character."""
        ways = [(_first_test(branch, flags), self._sequence(branch, flags)) for branch in branches]
        open_to = dict[str, list[Matcher]]()

        def match(place: int, then: Then) -> bool:
            self._step()
            character = self._text[place : place + 1]
            if character not in open_to:
                open_to[character] = [
                    way for test, way in ways if test is None or (character and test(character))
                ]
            return any(way(place, then) for way in open_to[character])

        return match

    def _at(self, where: Any, flags: int) -> Matcher:
        def match(place: int, then: Then) -> bool:
            self._step()
            return _is_at(where, self._text, place, bool(flags & re.MULTILINE)) and then(place)

        return match

    def _look(self, body: Matcher, width: int, *, wanted: bool) -> Matcher:
        def match(place: int, then: Then) -> bool:
            self._step()
            found = place >= width and body(place - width, lambda end: True)
            return found is wanted and then(place)

        return match

    def _reference(self, number: int) -> Matcher:
        def match(place: int, then: Then) -> bool:
            if number not in self._groups:
                return False
            start, end = self._groups[number]
            self._steps += end - start
            word = self._text[start:end]
            return self._text.startswith(word, place) and then(place + len(word))

        return match

    def _atomic(self, body: Matcher) -> Matcher:
        def match(place: int, then: Then) -> bool:
            ends = list[int]()

            def stop(end: int) -> bool:
                ends.append(end)
                return True

            return body(place, stop) and then(ends[0])

        return match


def pumps(pattern: str, flags: int = 0) -> Iterator[tuple[str, str]]:
    """What leads to each unlimited repetition of a pattern, and what it repeats."""
    tree = parser.parse(pattern, flags)
    found = set[tuple[str, str]]()
    for prefix, nodes in _unlimited(tree, tree.state.flags, ""):
        for body in _bodies(nodes, tree.state.flags):
            found |= {("", prefix + body), (prefix, body)}
    yield from sorted(found)


def _unlimited(nodes: Any, flags: int, prefix: str) -> Iterator[tuple[str, Sequence[Any]]]:
    """The bodies of repetitions without a limit, each with a text that leads to it."""
    for operation, argument in nodes:
        if operation in _REPEATS:
            if argument[1] == codes.MAXREPEAT:
                yield prefix, argument[2]
            yield from _unlimited(argument[2], flags, prefix)
        elif operation is codes.SUBPATTERN:
            yield from _unlimited(argument[3], flags, prefix)
        elif operation is codes.BRANCH:
            for branch in argument[1]:
                yield from _unlimited(branch, flags, prefix)
        elif operation in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _unlimited(argument[1], flags, prefix)
        elif operation is _ATOMIC:
            yield from _unlimited(argument, flags, prefix)
        prefix += _sample([(operation, argument)], flags)


def _bodies(nodes: Any, flags: int) -> Iterator[str]:
    """Texts that the body of a repetition takes: for a single character several, as what follows may too."""
    if len(nodes) == 1 and (test := character_test(nodes[0][0], nodes[0][1], flags)) is not None:
        yield from [character for character in _SAMPLES if test(character)][:6] or [_sample(nodes, flags)]
    else:
        yield _sample(nodes, flags) or "a"


def _sample(nodes: Any, flags: int) -> str:
    """A text that nodes take, as short as may be, but not empty for a repetition."""
    return "".join(_sample_of(operation, argument, flags) for operation, argument in nodes)


def _sample_of(operation: Any, argument: Any, flags: int) -> str:
    if operation is codes.LITERAL:
        return chr(argument)
    if (test := character_test(operation, argument, flags)) is not None:
        named = [chr(item[1] if item[0] is codes.LITERAL else item[1][0]) for item in argument if item[0] in
                 (codes.LITERAL, codes.RANGE)] if operation is codes.IN else []  # fmt: skip
        return next((character for character in [*_SAMPLES, *named] if test(character)), NOTHING)
    if operation in _REPEATS:
        low, high, nodes = argument
        return _sample(nodes, flags) * min(max(low, 1), BOUND) if high else ""
    if operation is codes.SUBPATTERN:
        return _sample(argument[3], flags)
    if operation is codes.BRANCH:
        return _sample(argument[1][0], flags)
    if operation is _ATOMIC:
        return _sample(argument, flags)
    return ""


def character_test(operation: Any, argument: Any, flags: int) -> Test | None:
    """The test of a node that takes one character; None for any other node."""
    if operation is codes.LITERAL:
        return _literal(argument, flags)
    if operation is codes.NOT_LITERAL:
        literal = _literal(argument, flags)
        return lambda character: not literal(character)
    if operation is codes.ANY:
        return (lambda character: True) if flags & re.DOTALL else (lambda character: character != "\n")
    if operation is codes.IN:
        return _any_of(argument, flags)
    return None


def _literal(code: int, flags: int) -> Test:
    if flags & re.IGNORECASE:
        folded = chr(code).lower()
        return lambda character: character.lower() == folded
    return lambda character: ord(character) == code


def _any_of(items: Sequence[Any], flags: int) -> Test:
    """The test of a set; `re` itself knows what is in it."""
    known = dict[str, bool]()
    negated = items[0][0] is codes.NEGATE
    tests = [_item(operation, argument, flags) for operation, argument in items[negated:]]

    def test(character: str) -> bool:
        if character not in known:
            known[character] = any(one(character) for one in tests) is not negated
        return known[character]

    return test


def _item(operation: Any, argument: Any, flags: int) -> Test:
    if operation is codes.LITERAL:
        return _literal(argument, flags)
    if operation is codes.RANGE:
        low, high = argument
        if flags & re.IGNORECASE:
            return lambda character: any(
                low <= ord(form) <= high for form in (character, character.lower(), character.upper()[:1])
            )
        return lambda character: low <= ord(character) <= high
    name = str(argument)
    kind = next(letter for letter, word in {"d": "DIGIT", "s": "SPACE", "w": "WORD"}.items() if word in name)
    pattern = re.compile("\\" + (kind.upper() if "NOT_" in name else kind), flags & re.ASCII)
    return lambda character: pattern.match(character) is not None


def _first_test(nodes: Any, flags: int) -> Test | None:
    """The test of the first character, where the first node takes one."""
    return character_test(nodes[0][0], nodes[0][1], flags) if nodes else None


def _is_at(where: Any, text: str, place: int, many_lines: bool) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place : place + 1]
    if where in (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING):
        return not before or (many_lines and where is codes.AT_BEGINNING and before == "\n")
    if where is codes.AT_END:
        return not after or (after == "\n" and (many_lines or place == len(text) - 1))
    if where is codes.AT_END_STRING:
        return not after
    inside = [character.isalnum() or character == "_" for character in (before, after)]
    return (inside[0] != inside[1]) is (where is codes.AT_BOUNDARY)
