"""Find the stretches of a text in which no date is to be read."""

import re
from bisect import bisect_right
from functools import cache

from pressfacts.components.dates.decoys.patterns import FLAGS, RULES, VOCABULARY
from pressfacts.rules import compile_pattern

_ADDRESS = re.compile(r"(?:https?://|www\.|(?<=[\s(<])[\w.+-]{1,64}@)[^\s<>\"]{1,2000}", re.IGNORECASE)


@cache
def _patterns() -> list["re.Pattern[str]"]:
    return [compile_pattern(rule.pattern, VOCABULARY, FLAGS) for rule in RULES] + [_ADDRESS]


class Decoys:
    """The stretches of a text that look like dates and are none, for look-up.

    Args:
        text: the release.
    """

    def __init__(self, text: str) -> None:
        spans = sorted(match.span() for pattern in _patterns() for match in pattern.finditer(text))
        self._starts = [start for start, _ in spans]
        self._reach: list[int] = []
        for _, end in spans:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def touch(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` shares a character with one of them."""
        before = bisect_right(self._starts, end - 1)
        return before > 0 and self._reach[before - 1] > start
