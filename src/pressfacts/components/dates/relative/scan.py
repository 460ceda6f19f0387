"""Find relative expressions in a bare string."""

import re
from functools import cache
from typing import NamedTuple

from pressfacts.components.dates.matching import RuleTable, groups
from pressfacts.components.dates.relative.patterns import FLAGS, RULES, VOCABULARY
from pressfacts.lexicons import alternation, table, words

_TABLE = RuleTable(RULES, VOCABULARY, FLAGS)
_DAYS = {
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "on",
    "the",
    "a",
    "an",
    "in",
    "over",
    "during",
    "within",
}
_PARTS = {"first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th", "end", "close"}
_OPENERS = frozenset(_DAYS | _PARTS | {"last", "this", "next", "past", "coming"})
_ROUGHLY = re.compile(rf"\b{alternation(words('approximation_cues'))}\s+$", re.IGNORECASE)


class Relative(NamedTuple):
    """A relative expression: its place, its rule and the groups of the match."""

    start: int
    end: int
    rule: str
    groups: dict[str, str]


@cache
def _trigger() -> "re.Pattern[str]":
    forms = {row["form"].lower() for name in ("months", "weekdays", "small_numbers") for row in table(name)}
    words = alternation(frozenset(forms | _OPENERS))
    return re.compile(
        rf"(?<![^\W_])(?:{words}(?![a-z])|\d{{1,3}}(?={{gap}}(?:day|week|month|year)))".replace(
            "{gap}", r"\s{1,4}"
        ),
        re.IGNORECASE,
    )


def scan_relative(text: str) -> list[Relative]:
    """The relative expressions of a text, in order, without overlaps."""
    return [
        Relative(match.start(), match.end(), rule, groups(match))
        for rule, match in _TABLE.everywhere(text, _trigger())
        if _stands(text, match)
    ]


def _stands(text: str, match: "re.Match[str]") -> bool:
    """Whether a weekday here is a day, not a part of a name or a compound."""
    after = text[match.end() : match.end() + 2]
    if "weekday" in match.groupdict() and match["weekday"]:
        named = match["weekday"][0].isupper()
        return named and not (
            len(after) == 2 and after[0] in "-–'’" and after[1].isalpha() and after[1] != "s"
        )
    if match.re.groupindex.get("number") and _ROUGHLY.search(
        text[max(0, match.start() - 16) : match.start()]
    ):
        return False
    return not (len(after) == 2 and after[0] == "-" and after[1].isalpha())
