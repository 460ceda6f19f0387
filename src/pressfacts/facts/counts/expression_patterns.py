"""Regular expressions that join numbers to quantities: hedges, ranges, ratios, rates. Data."""

import re
from functools import cache

from pressfacts.facts.counts.patterns import VOCABULARY
from pressfacts.lexicons import alternation, table

CODE_BEFORE = re.compile(r"(?:(?<![\dA-Za-z])[A-Za-z]{1,12}[-‐‑/]|[A-Za-z_@#&=])\Z")
WORD_BEFORE = re.compile(
    r"(?i)\b(?:mid|sub|pre|non|about|over|under|than|to|and|of|or|a|the|some|worth|from|with|by|for)[-‐‑/]\Z"
)
POSSESSIVE = re.compile(r"['’]s\b")
CODE_AFTER = re.compile(r"[/:]\d|_|\.\d|[-‐‑][A-Z]\w?\b|[-‐‑][A-Z]?\d|[-‐‑][a-z]{2,3}[-‐‑]\d")
DASH_RANGE = re.compile(r"[-‐‑]\d[\d,.]*(?:[kKmMbBtg]|bn|[kmc]m|k[gW]|ml|[MG]W|ha|ft)?(?![\w-])")
OF_UNIT = re.compile(r"\s{1,2}of(?=\s)")

TIGHT_DASH = re.compile(r"[-‐‑–]")
TO = re.compile(r"\s{1,3}to\s{1,3}(?:(?:almost|nearly|about|around|over)\s)?\Z")
DASH = re.compile(r"\s?[-‐‑–—]\s?\Z")
AND = re.compile(r"\s{1,3}(?:and|to)\s{1,3}\Z")
OR = re.compile(r"\s{1,3}or\s{1,3}\Z")
BETWEEN = re.compile(r"(?i)\bbetween\s{1,3}\Z")
FROM = re.compile(
    r"(?i)(?<!rang)(?<!range )(?<!ranging )(?<!ranges )(?<!ranged )\bfrom\s{1,3}"
    r"(?:just\s|about\s|around\s|only\s|nearly\s|some\s)?\Z"
)
IN = re.compile(r"\s{1,3}(?:(?:in|out\s{1,2}of)\s{1,3}(?:every\s{1,2})?|of\severy\s{1,2})\Z")
OUT_OF = re.compile(
    r"\s{1,3}(?:cases\s)?out\s{1,2}of\s{1,3}(?:(?:the|a\stotal\sof|all|its|their|every)\s{1,2})?\Z"
)
OF = re.compile(
    r"\s{1,3}of\s{1,3}(?:(?:the|its|their|our|those|these)\s{1,2}(?:[a-z]{3,10}ed\s{1,2})?)?(?:[\w-]+['’]s?\s)?\Z"
)
NOUN_IN = re.compile(
    r"\s{1,2}(?P<noun>[a-z][\w-]{2,20}(?:\s[a-z][\w-]{2,20})?)\s{1,2}(?P<joint>in|out\s{1,2}of)\s{1,2}(?:every\s)?\Z"
)
NOUN_PER = re.compile(
    r"\s{1,2}(?P<noun>[a-z][\w-]{2,20}(?:\s[a-z][\w-]{2,20})?)\s{1,2}(?:per|for(?:\severy)?|to\severy)\s{1,2}\Z"
)
LISTED = re.compile(r",?\s{1,2}(?:and|or)\s{1,2}|,\s{1,2}")
""" "9, 14 and 4 per cent": numbers of a list share the unit of the last one."""

PER = re.compile(r"\s{0,2}(?:[a-z][\w-]{1,20}\s{1,2}){0,4}(?:per|for\severy|in\severy|every)\s?\Z", re.I)
COLON_RATIO = re.compile(r"(\d(?<![\w:.,/-].)\d{0,3}):([1-9])(?![\w:]|[.,]\d)")


@cache
def moved() -> "re.Pattern[str]":
    """A word of change before a number: in "rose 6% to 38%" the numbers are no range."""
    changes = frozenset(row["word"] for row in table("change_words") if row["change"])
    return re.compile(
        rf"(?i)\b{alternation(changes)}\s(?:by\s)?(?:about\s|around\s|nearly\s|almost\s|some\s)?\Z"
    )


@cache
def multiples() -> tuple["re.Pattern[str]", dict[str, dict[str, str]]]:
    """What finds "doubled" and "twice as many", and the row of each form."""
    rows = {row["word"]: row for row in table("change_words") if row["times"]}
    pattern = re.compile(
        rf"(?<![\w-])(?:(?P<form>{alternation(frozenset(rows))})(?![\w-])"
        r"|twice\s{1,2}as\s{1,2}[a-z]{3,20}(?=\s{1,2}as\b))",
        re.I,
    )
    return pattern, rows


@cache
def hedges() -> tuple["re.Pattern[str]", "re.Pattern[str]", dict[str, str]]:
    """The hedges before a number, those after it, and the qualifier of each."""
    qualifiers = {row["phrase"]: row["qualifier"] for row in table("hedges")}
    before = re.compile(
        rf"(?:(?<=[\s(\"“'‘\[:;,>–—-])|^|(?<=[a-z])(?=[A-Z]))(?P<phrase>(?i:{VOCABULARY['hedge_before']}))"
        r"(?P<gap>\s{0,3}(?:the\s|a\s|its\s|an\s)?)\Z"
    )
    after = re.compile(rf"(?P<gap>[\s]{{0,2}})(?P<phrase>(?i:{VOCABULARY['hedge_after']}))(?![\w%])")
    return before, after, qualifiers
