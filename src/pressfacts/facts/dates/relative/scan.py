"""Find relative expressions in a bare string."""

import re
from functools import cache
from typing import NamedTuple

from pressfacts.facts.dates.matching import RuleTable, groups
from pressfacts.facts.dates.relative.patterns import FLAGS, RULES, VOCABULARY
from pressfacts.lexicons import alternation, table, words

_TABLE = RuleTable(RULES, VOCABULARY, FLAGS)
_DAYS = {"today", "yesterday", "tomorrow", "tonight"}
_PARTS = {"first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th", "end", "close"}
_OPENERS = _DAYS | _PARTS | {"last", "this", "next", "past", "coming"}
_ROUGHLY = re.compile(rf"\b{alternation(words('approximation_cues'))}\s+$", re.IGNORECASE)


class Relative(NamedTuple):
    """A relative expression: its place, its rule and the groups of the match."""

    start: int
    end: int
    rule: str
    groups: dict[str, str]


@cache
def _trigger() -> "re.Pattern[str]":
    """Where an expression may begin; a common word counts only before what it can go on with."""
    opening = _OPENERS | {row["form"].lower() for row in table("weekdays")}
    counting = frozenset({"a", "an"} | {row["form"].lower() for row in table("small_numbers")})
    return re.compile(
        rf"(?<![^\W_])(?:{alternation(frozenset(opening))}(?![a-z])"
        rf"|(?:{alternation(counting)}|\d{{1,3}})(?=\s{{1,9}}(?:day|week|month|year))"
        r"|(?:on|in|over|during|within)(?=\s{1,9}the\s)|the(?=\s{1,9}(?:past|coming)\s))",
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
