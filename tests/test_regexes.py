"""No regular expression of the package takes time that grows faster than the text."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from regex_use import Use
from regex_work import NOTHING, TAILS, Machine, TooMuchWorkError, pumps

SCRIPT = Path(__file__).with_name("regex_use.py")
SHORT, LONG = 12, 48
"""Repetitions in the two texts whose work is compared."""
MOST_GROWTH = 6.0
"""Four times the text is four times the work, and a little more for the few first characters; quadratic work
is 16 times as much. Below these numbers of repetitions, constants blur the two."""
WINDOW = 1000
"""A pattern that was never let loose on a longer stretch looks at windows of a text."""
ANY_LIMIT = 10**9

LINEAR = [r"x\s+x", r"(?<!\s)\s+$", r"a{1,30}b", r"\b(?:ab)+c", r"\b\w+@", r"(?P<q>['\"])[^'\"]*(?P=q)"]
FASTER = [
    r"\s+$",
    r"\s+x",
    r"(?:ab)+c",
    r"\w+@",
    r"\s*,?\s*\(",
    r"(?:a+)+b",
    r"(?:a|a)*b",
    r"x\W*-*\W*$",
    r"(a+)?b\s*\.?\s*c",
]


def deep(run: Callable[[], None]) -> None:
    """Call a function on a stack that is deep enough for the matcher, whose every step is a call."""
    failure = list[BaseException]()

    def caught() -> None:
        try:
            run()
        except BaseException as error:
            failure.append(error)

    limit, size = sys.getrecursionlimit(), threading.stack_size(256 * 1024 * 1024)
    sys.setrecursionlimit(200_000)
    try:
        thread = threading.Thread(target=caught)
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(size)
    if failure:
        raise failure[0]


def growth(pattern: str, flags: int, *, searched: bool) -> tuple[float, str]:
    """How many times the work four times the text is, at worst, and what the text repeats."""
    machine = Machine(pattern, flags)
    work = machine.search if searched else machine.match
    worst = (0.0, "")
    for prefix, body in pumps(pattern, flags):
        for tail in TAILS:
            try:
                ratio = work(prefix + body * LONG + tail) / work(prefix + body * SHORT + tail)
            except TooMuchWorkError:
                ratio = float("inf")
            worst = max(worst, (ratio, f"{prefix!a} + {body!a} * n + {tail!a}"))
    return worst


@cache
def uses() -> list[Use]:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, check=True)
    return [Use(*row) for row in json.loads(done.stdout)]


def samples(pattern: str, flags: int) -> Iterator[str]:
    for prefix, body in pumps(pattern, flags):
        yield from (prefix + body, prefix + body * 2 + NOTHING, body)


@pytest.mark.parametrize("pattern", LINEAR)
def test_linear_work_is_known_as_such(pattern: str) -> None:
    deep(lambda: _expect(growth(pattern, 0, searched=True)[0] < MOST_GROWTH))


@pytest.mark.parametrize("pattern", FASTER)
def test_faster_work_is_found(pattern: str) -> None:
    deep(lambda: _expect(growth(pattern, 0, searched=True)[0] > MOST_GROWTH))


def _expect(holds: bool) -> None:
    assert holds


def test_the_matcher_that_counts_matches_what_re_matches() -> None:
    checked = set[bool]()

    def compare() -> None:
        for use in uses():
            machine = Machine(use.pattern, use.flags, bound=ANY_LIMIT, limit=ANY_LIMIT)
            for text in set(samples(use.pattern, use.flags)):
                match = re.compile(use.pattern, use.flags).match(text)
                checked.add(match is not None)
                assert machine.ends(text) == (match.end() if match else None), (use.pattern, text)

    deep(compare)
    assert checked == {True, False}


def test_no_pattern_takes_time_that_grows_faster_than_the_text() -> None:
    found = list[str]()

    def measure() -> None:
        for use in uses():
            if 0 < use.longest < WINDOW:
                continue
            ratio, text = growth(use.pattern, use.flags, searched=use.searched or not use.matched)
            if ratio > MOST_GROWTH:
                found.append(f"{use.pattern!a}: {ratio:.0f} times the work on {text}")

    deep(measure)
    assert len(uses()) > 300
    assert not found, "\n".join(found)
