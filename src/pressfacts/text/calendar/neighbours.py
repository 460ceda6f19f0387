"""What stands beside a date, as patterns: data for the modules that judge an expression by its place.

Each pattern is matched against a short stretch before or after the expression.
"""

import re
from functools import cache

from pressfacts.lexicons import alternation, table


@cache
def listed(name: str, column: str, kind: str) -> str:
    """An alternation of the words of one kind in a table."""
    key = next(key for key in table(name)[0] if key != column)
    return alternation(frozenset(row[key] for row in table(name) if row[column] == kind))


def _near_year(kind: str) -> str:
    return listed("year_neighbours", "kind", kind)


_ANY_CASE = re.IGNORECASE

# Beside a month that stands alone.
BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|by|until|till|through|during|of|from|before|after|last|this|next|early|mid|late|to|"
    r"between|for|starting|beginning|effective|around|and|or|throughout|as of|past)|[-–—(])\s*$",
    _ANY_CASE,
)
IN_BEFORE = re.compile(r"(?:\s|^)in\s*$", _ANY_CASE)
SURE_BEFORE_SHORT_MONTH = re.compile(r"\s(?:in|since|by)\s*$")
TITLE_BEFORE = re.compile(r"\b(?:every|each|annual|mr|mrs|ms|dr|miss|judge|the)\.?\s+$", _ANY_CASE)
NAME_AFTER = re.compile(r"[^\S\n]+(?:[A-Z]\.\s)?[A-Z][a-z’'-]+")
NAME_BEFORE = re.compile(r"[A-Z][a-z]+[^\S\n]+$")
DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s{1,2}$")
JOINED_AFTER = re.compile(r"[-'’]\w")

# Beside four digits.
IDENTIFIER_BEFORE = re.compile(
    rf"(?:\b{_near_year('identifier')}\.?(?:\s+(?:no|nos|number|num)\b\.?)?|[#§№$€£¥@=_?&+*~<>])\s*[(:]?\s*"
    r"(?:\d+[a-z]?(?:,|,?\s*(?:and|or|&|to|[-–]))\s*)*$",
    _ANY_CASE,
)
BILL_BEFORE = re.compile(r"(?:^|[^A-Z\s.]\s{0,3})(?:S\.?|H\.?\s?R\.?|SB|HB|AB|PL)\s{1,3}$")
"""A bill's number: "S. 1955", "H.R. 2005"; not "U S 2005" nor, its apostrophe lost, "the State s 2005"."""
VEHICLE_BEFORE = re.compile(
    r"\b(?:(?:beige|black|blue|brown|dark|gold|gr[ae]y|green|light|maroon|orange|red|silver|tan|white|yellow)"
    r"|(?:dr[io]ves?|driving|operat(?:ed|ing)|stole|rode|riding)\s(?:an?|the|his|her))\s$",
    _ANY_CASE,
)
"""Before a model year: "a black 2003 Mazda", "drove a 2006 Toyota"."""
CAPITAL_AFTER = re.compile(r"\s[A-Z][\w-]")
BLOCK_AFTER = re.compile(r"\s+block\b", _ANY_CASE)
GLUED_BEFORE = re.compile(r"(?:[\w)]/|\d[.,:-]|\d\s|[^\W\d_]-|\.)$")
GLUED_AFTER = re.compile(r"[/_@=\\]|[-‐‑–]\d")
GLUED_DATE_PREFIX = re.compile(r"\b(?:mid|pre|post|early|late|end|since|non)-$", _ANY_CASE)
YEAR_BEFORE = re.compile(r"\b(?:1[5-9]|20)\d\d\s$")
APPROXIMATION_BEFORE = re.compile(rf"\b{_near_year('approximation')}\s+$", _ANY_CASE)
UNIT_AFTER = re.compile(rf"[\s-]*{_near_year('unit')}\b", _ANY_CASE)
PEOPLE_AFTER = re.compile(r"\s{1,3}(?:people|men|women|children|guests|visitors)\b")
PLURAL_AFTER = re.compile(r"\s{1,3}(?:[a-z-]{1,40}\s)?(?:[a-z]{2,40}[^su\s]s)\b")
DATED_AFTER = re.compile(rf"\s+(?:[a-z-]+\s+)?{_near_year('dated')}\b", _ANY_CASE)
VERB_BEFORE = re.compile(
    r"(?:^|\s)[a-z]{2,20}(?:ed|ing|[dgklnrty]s|built|bought|gave|got|had|has|have|held|made|met|saw|sent|sold|took|won)\s+$"
)
STREET_AFTER = re.compile(
    r",?\s+(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?(?:[A-Z][\w.’'-]*\s+){1,3}"
    rf"{_near_year('street')}\b"
)
YEAR_CUE_BEFORE = re.compile(
    rf"(?:\b{_near_year('year')}\.?[\s-]*|\b1[5-9]\d\d(?:,|\s(?:and|or|to)|\s?[–-])\s*|\()$", _ANY_CASE
)
OF_A_YEAR = re.compile(r"\b(?:in|since|from|of|year|during|the|its|our|their|his|her)\s+$", _ANY_CASE)
PROGRAMME_BEFORE = re.compile(r"\b(?:Agenda|Vision|Horizon|Windows|Office)\s+$")
PROGRAMME_AFTER = re.compile(r"\s+(?:Agenda|Vision)\b")

# Beside other expressions.
AFTER_IN = re.compile(r"\bin\s$", _ANY_CASE)
PHONE_BEFORE = re.compile(r"(?:\d\)?|\))\s$")
NUMBER_BEFORE = re.compile(r"[$€£#_=]$|[\d)][.,:/-]$")
ADDRESS_BEFORE = re.compile(r"(?:://|\bwww\.|@)\S*$")
ROUGHLY_BEFORE = re.compile(rf"\b{_near_year('approximation')}\s+$", _ANY_CASE)
COMPOUND_AFTER = re.compile(r"-[^\W\d_]")
WEEKDAY_COMPOUND_AFTER = re.compile(r"[-–'’](?!s\b)[^\W\d_]")
YEAR_WORDS = re.compile(
    r",?\s{1,4}(?:of\s{1,3})?(?P<relation>last|this|next|the\s{1,3}current)\s{1,3}year\b(?!['’-])", _ANY_CASE
)

# What a date is for.
BIRTH_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{listed('date_roles', 'role', 'birth')}:?\s*|born\s[^.;()\d]{{1,40}}\s(?:in|on)\s+)$",
    _ANY_CASE,
)
DEADLINE_BEFORE = re.compile(
    rf"\b{listed('date_roles', 'role', 'deadline')}:?\s+(?:the\s+|(?:mid|early|late)[- ])?$", _ANY_CASE
)

# The year of an event ("the 2026 Harbour Forum", "Harbour Forum 2026"), and of a copyright line.
EVENT_BEFORE = re.compile(r"\b[A-Z][\w’'-]*\s$")
COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|\bcopyright)\s{0,2}(?:©\s)?((?:19|20)\d\d)\b", _ANY_CASE)

# The order of numeric dates.
NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(?:(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)")
US_PHONE = re.compile(r"(?<![\d-])(?:\+?1[-. ])?\(?[2-9]\d\d\)?[-. /]{1,2}[2-9]\d\d[-.]\d{4}(?!\d)")
US_STATE = re.compile(rf",\s{{1,2}}{alternation(frozenset(row['state'] for row in table('us_states')))}\b")

# The time of day.
_CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?!\d))?\s{0,2}(?P<half>[ap]\.?\s?m\b\.?)"
    r"|(?P<hour24>[01]?\d|2[0-3])[:.h](?P<minute24>[0-5]\d)(?![\d.:])(?:\s?(?:hrs|hours|h)\b)?"
    r"|(?P<named>noon|midnight)\b)"
)
_ZONE = (
    r"(?:\s{0,2}\(?(?P<zone>[ECMP][SD]?T|GMT|UTC|BST|CES?T|CET|EES?T|WES?T|IST|JST|AES?T|HKT|SGT|Z)\b\)?"
    r"|\s(?P<local>(?:[Ll]ocal|[A-Z][a-z]+)\s[Tt]ime)\b)?"
)
_LINK = r"\s{0,2}(?:[,(|@–—-]|and)?\s{0,2}(?:at|from|by|starting at|beginning at|until)?\s{0,2}"
CLOCK_AFTER = re.compile(_LINK + _CLOCK + _ZONE, _ANY_CASE)
CLOCK_BEFORE = re.compile(rf"{_CLOCK}{_ZONE}\s{{0,2}},?\s{{0,2}}(?:on|,|-|–)?\s{{0,2}}$", _ANY_CASE)
