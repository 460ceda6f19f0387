"""Regular expressions over the words around counts: data, compiled once."""

import re

from pressfacts.lexicons import alternation, words

CRIME = re.compile(
    r"\b(?:convict|sentenc|indict|arrest|murder|charged|guilty|plead|defendant|prison|robbery|fraud|lawsuit|layoff|killed|victims?)",
    re.I,
)
"""Words of a release about a crime, an accident or a lay-off."""

PLANNED = re.compile(
    r"\b(?:will|would|shall|plan(?:s|ned|ning)?\s(?:to|for)|aim(?:s|ed|ing)?\s(?:to|at)|intends?\sto"
    r"|(?:is|are)\s(?:expected|due|scheduled|set|slated|to\sbe|to)\b|expect(?:s|ed|ing)?\b|hopes?\sto|target\w*|upcoming|anticipat\w+|goal)\b",
    re.I,
)
"""Signs that an activity has still to happen."""

PER_PERIOD = re.compile(
    r"\b(?:annually|yearly|(?:each|every|per|a)\s(?:year|month|week|day)|worldwide|globally|nationwide|across\sthe\s(?:globe|world|country|nation))\b",
    re.I,
)
"""Totals of an issuer's standing work."""

LIST_LINE = re.compile(r"\s*(?:[-–—•·*|]|\d{1,2}[.)])\s|[^\n]{0,3}\|")

_GROUPS = alternation(words("group_nouns"))
_HEDGED = r"(?:(?:about|around|some|over|nearly|almost|only|just|approximately|roughly|more\sthan|at\sleast|up\sto|a\stotal\sof)\s){0,2}"

GROUP_OF = re.compile(rf"(?i)\b(?P<noun>{_GROUPS})\s(?:of|numbering)\s{_HEDGED}\Z")
""" "a crowd of 4,000": a group with its number."""

ATTENDANCE = re.compile(
    r"(?i)\b(?P<noun>attendance|turnout|enrol?lment|audience|crowd)\b[^.;:\n\d]{0,40}?"
    rf"(?:\b(?:was|were|is|reached|hit|topped|at|of|to|numbered|totalled|totaled)|:)\s{_HEDGED}\Z"
)
""" "attendance at the fair was 14,500", "Turnout: 900"."""

STRONG = re.compile(r"[-‐‑\s]strong\s")

LABEL_LINE = re.compile(
    r"(?:^|\n|[|•])[ \t]*(?:[-–—•·*]\s?)?(?P<noun>[^\W\d_][^\n.:;•|\d]{2,50}?)\s?[:|]\s?\Z"
)
""" "Injuries: 5", "| Hot meals | 320 |"."""

AFTER_BARE = re.compile(
    r"\s*(?:[.,;:)|\n–—]|\Z|(?:in|on|at|by|for|from|last|this|to\sdate|so\sfar|and|who|people|was|were|is|are|had|have|each|took|came|turned)\b)"
)
"""What may follow a number that has no noun of its own."""

GROUPS_OF = re.compile(rf"\s(?:[a-z]+\s)?(?P<noun>{_GROUPS}(?:e?s))\sof\s{_HEDGED}(?:between\s)?\Z")
""" "three cohorts of 25 women": a number of groups."""
