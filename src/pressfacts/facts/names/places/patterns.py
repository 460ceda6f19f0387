"""The patterns of the places component."""

import re

WINDOW = 40
"""Characters on either side of a name in which words speak for a place."""

BEFORE = re.compile(
    r"([^\W\d_]+)\s+(?:the\s+|(?:north|south|east|west|central|downtown|nearby)(?:ern)?\s+)?$", re.IGNORECASE
)
OF = re.compile(
    r"\b(?:city|town|village|county|state|province|district|region|municipality|island|port|residents?|natives?"
    r"|people|outskirts|north|south|east|west)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
AFTER = re.compile(r"^(?:[’']s)?[\s-]+([^\W\d_]+)")
REGION_AFTER = re.compile(r"^,\s+([A-Z][\w.]*(?:\s[A-Z][\w.]*)?)")

NAME = re.compile(r"[^\W\d_a-z][^\n\d]{1,60}$")
ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"[’']s$")
PARTY = re.compile(r"\(?[RDI]-$")
"""A party before a state: "(R-Kan.)"."""

REGION = re.compile(r",\s?([A-Z][A-Za-z.]{1,6})(?![\w])")
JOINT = re.compile(r",\s(?:and\s)?|\sand\s|\s&\s")
LONGER_AFTER = re.compile(r"[ \u00a0][A-Z][a-z]")
LONGER_BEFORE = re.compile(r"\b([A-Z][\w.’']*)[ \u00a0]$")
BLANK = re.compile(r"\s")
WORD_START = re.compile(r"(?<![\w’'.-])")
WORD_END = re.compile(r"(?![\w-])")
