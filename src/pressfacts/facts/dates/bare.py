"""Whether a month or a year that stands alone stands as a date: judged by its neighbours in the text."""

import re

from pressfacts.lexicons import alternation, table, words

_WINDOW = 48

_FULL_NAMES = frozenset(row["form"].lower() for row in table("months") if len(row["form"]) > 4) | {
    "may",
    "june",
    "july",
}
_NAMES_TOO = frozenset({"march", "april", "may", "june", "august", "jan", "sun"})
"""Month forms that are first names or other words as well."""

_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|by|until|till|through|during|of|from|before|after|last|this|next|early|mid|late|to|"
    r"between|for|starting|beginning|effective|around|through|and|or|throughout|as of|past)|[-–—(])\s*$",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:every|each|annual|mr|mrs|ms|dr|miss|judge|the)\.?\s+$", re.IGNORECASE)
_NAME_AFTER = re.compile(r"[^\S\n]+(?:[A-Z]\.\s)?[A-Z][a-z’'-]+")
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+[^\S\n]+$")
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s{1,2}$")
_JOINED_AFTER = re.compile(r"[-'’]\w")

_IDENTIFIER = re.compile(
    rf"(?:\b{alternation(words('identifier_cues'))}\.?(?:\s+(?:no|nos|number|num)\b\.?)?|[#§№$€£¥@=_?&+*~<>])\s*[(:]?\s*(?:\d+[a-z]?(?:,|,?\s*(?:and|or|&|to|[-–]))\s*)*$",
    re.IGNORECASE,
)
_BILL = re.compile(r"(?:^|[^A-Z\s.]\s{0,3})(?:S\.?|H\.?\s?R\.?|SB|HB|AB|PL)\s{1,3}$")
"""A bill's number: "S. 1955", "H.R. 2005"; not "U S 2005" nor, its apostrophe lost, "the State s 2005"."""
_MODEL_AFTER = re.compile(rf"\s+(?:[a-z]+\s)?{alternation(words('vehicle_makes'))}\b")
_BLOCK_AFTER = re.compile(r"\s+block\b", re.IGNORECASE)

_GLUED_BEFORE = re.compile(r"(?:[\w)]/|\d[.,:-]|\d\s|[^\W\d_]-|\.)$")
_GLUED_DATE_PREFIX = re.compile(r"\b(?:mid|pre|post|early|late|end|since|non)-$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"\b(?:1[5-9]|20)\d\d\s$")
_COUNTED = re.compile(rf"\b{alternation(words('approximation_cues'))}\s+$", re.IGNORECASE)
_UNIT_AFTER = re.compile(rf"[\s-]*{alternation(words('unit_words'))}\b", re.IGNORECASE)
_PEOPLE_AFTER = re.compile(rf"\s+(?:[a-z-]+\s+)?{alternation(words('counted_people'))}\b")
_PLURAL_AFTER = re.compile(r"\s{1,3}(?:[a-z]{1,40}\s)?[a-z]{2,40}[^su\s]s\b")
_STREET_AFTER = re.compile(
    rf",?\s+(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?(?:[A-Z][\w.’'-]*\s+){{1,3}}{alternation(words('street_words'))}\b"
)
_YEAR_CUE = re.compile(
    rf"(?:\b{alternation(words('year_cues'))}\.?[\s-]*|\b1[5-9]\d\d(?:,|\s(?:and|or|to)|\s?[–-])\s*)$",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(r"\b(?:in|since|from|of|year|during|the|its|our|their|his|her)\s+$", re.IGNORECASE)
_BRACKETS = re.compile(r"\($")
_PROGRAMME_NAME = re.compile(r"\b(?:Agenda|Vision|Horizon|Windows|Office)\s+$")
_PROGRAMME_AFTER = re.compile(r"\s+(?:Agenda|Vision)\b")

_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1900, 2060
_ROUND = 50


def month_stands(text: str, start: int, end: int) -> bool:
    """Whether the month name at ``text[start:end]`` is a date.

    "May" the verb, "March" on foot and "April" the woman are not; nor is "every June", a frequency.
    """
    form = text[start:end]
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if _DAY_BEFORE.search(before):
        return False
    if not form[0].isupper() or _EVERY.search(before) or _JOINED_AFTER.match(after):
        return False
    name = form.rstrip(".").lower()
    if name not in _FULL_NAMES and not (
        form.endswith(".") or before.rstrip().endswith((" in", " since", " by"))
    ):
        return False
    if _BEFORE_MONTH.search(before):
        return not (form.lower() in _NAMES_TOO and _NAME_AFTER.match(after)) or _in_before(before)
    if name not in _FULL_NAMES or name in _NAMES_TOO:
        return False
    return not _NAME_AFTER.match(after) and not _NAME_BEFORE.search(before) and not form.isupper()


def _in_before(before: str) -> bool:
    return before.rstrip().lower().endswith((" in", "\nin"))


def measured(text: str, end: int) -> bool:
    """Whether a unit of measure follows the number that ends at `end`."""
    return bool(_UNIT_AFTER.match(text, end, end + _WINDOW))


def _is_counted(before: str, after: str, year: int) -> bool:
    """Whether the number counts or measures something instead of naming a year."""
    if _COUNTED.search(before) or _UNIT_AFTER.match(after):
        return True
    if _PEOPLE_AFTER.match(after):
        return not _OF_A_YEAR.search(before)
    return year % _ROUND == 0 and bool(_PLURAL_AFTER.match(after)) and not _OF_A_YEAR.search(before)


def _is_glued(before: str, after: str) -> bool:
    """Whether the number is a part of an address, a path, a phone or a reference number."""
    if after[:1] in {"/", "_", "@", "=", "\\"} or re.match(r"[-‐‑–]\d", after):
        return True
    if _GLUED_DATE_PREFIX.search(before) or _YEAR_BEFORE.search(before):
        return False
    return bool(_GLUED_BEFORE.search(before))


def year_stands(text: str, start: int, end: int) -> bool:
    """Whether the four digits at ``text[start:end]`` are a year and not a count, a number or an address."""
    year = int(text[start:end])
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if _is_glued(before, after) or _IDENTIFIER.search(before) or _STREET_AFTER.match(after):
        return False
    if _BILL.search(before) or _BLOCK_AFTER.match(after) or _MODEL_AFTER.match(after):
        return False
    if _PROGRAMME_NAME.search(before) or _PROGRAMME_AFTER.match(after):
        return False
    if _is_counted(before, after, year):
        return False
    if _FIRST_PLAIN_YEAR <= year <= _LAST_PLAIN_YEAR:
        return True
    return bool(_YEAR_CUE.search(before) or _BRACKETS.search(before))
