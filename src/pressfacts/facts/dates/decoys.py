"""Tell whether an expression stands inside something that only looks like a date."""

from functools import cache
from re import Pattern

from pressfacts.rules import compile_pattern
from pressfacts.text.calendar.neighbours import ADDRESS_BEFORE
from pressfacts.text.calendar.patterns import DECOYS, FLAGS, VOCABULARY

_AROUND = 64
"""No decoy reaches farther than this beyond the expression that it touches."""
_ADDRESS_REACH = 300


@cache
def _patterns() -> tuple[Pattern[str], ...]:
    return tuple(compile_pattern(rule.pattern, VOCABULARY, FLAGS) for rule in DECOYS)


def in_address(text: str, start: int) -> bool:
    """Whether the characters before `start` up to the last white space begin a web or e-mail address."""
    words = text[max(0, start - _ADDRESS_REACH) : start].split(" ")[-1:]
    return bool(words and ADDRESS_BEFORE.search(words[0]))


def touched(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` shares a character with a decoy."""
    if in_address(text, start):
        return True
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return any(
        match.start() < end and start < match.end()
        for pattern in _patterns()
        for match in pattern.finditer(text, left, right)
    )
