"""The full dates of a unit, also where its punctuation was lost or its numbers can be read both ways."""

import re
from functools import cached_property

from pressfacts.layout.units import Unit
from pressfacts.layout.vocabulary import bare, countries
from pressfacts.lexicons import words
from pressfacts.text.calendar.expressions import Expression, scan
from pressfacts.text.calendar.moments import is_choice
from pressfacts.text.calendar.numeric_order import day_first

_SPACED_NUMBERS = re.compile(r"\b(\d{1,2})[ ](\d{1,2})[ ]((?:19|20)\d{2})\b")
_GLUED = re.compile(r"((?:19|20)\d{2})[A-Z](?=[a-z])")
_LIMIT = 400
_DIGIT = re.compile(r"\d")


def days_of(unit: Unit) -> list[Expression]:
    """The expressions of day precision in the first part of a unit, in order; read once."""
    if unit.days is None:
        unit.days = _read(unit)
    return unit.days


def _read(unit: Unit) -> list[Expression]:
    if not unit.is_flat:
        return scan_days(unit.source, unit.start, min(unit.end, unit.start + _LIMIT))
    window = unit.source[unit.start : min(unit.end, unit.start + _LIMIT)]
    window = _SPACED_NUMBERS.sub(r"\1/\2/\3", window)
    window = _GLUED.sub(r"\1 ", window)
    return [
        date._replace(start=date.start + unit.start, end=date.end + unit.start)
        for date in scan_days(window, 0, len(window))
    ]


def scan_days(text: str, start: int, end: int) -> list[Expression]:
    """The expressions of day precision in ``text[start:end]``, in order: a day is written in digits."""
    if not _DIGIT.search(text, start, end):
        return []
    return [date for date in scan(text, start, end) if date.precision == "day"]


def is_full_day(edtf: str | None) -> bool:
    """Whether a value is one day in full."""
    return edtf is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf) is not None


def is_date_only(unit: Unit) -> bool:
    """Whether a unit says nothing but a date."""
    if len(unit.text) > 80 or not any(character.isdigit() for character in unit.text):
        return False
    dates = days_of(unit)
    if not dates:
        return False
    left = unit.source[unit.start : dates[0].start] + " " + unit.source[dates[-1].end : unit.end]
    rest = [
        word for word in left.replace(",", " ").replace(".", " ").split() if any(c.isalpha() for c in word)
    ]
    return all(word.casefold().strip("():|–-") in words("layout_date_words") for word in rest)


class NumericOrder:
    """Settles numeric dates that can be read both ways, for one release.

    Args:
        text: the release.
        place: the place of its dateline, or None.
    """

    def __init__(self, text: str, place: str | None) -> None:
        self._text = text
        self._place = place

    @cached_property
    def _day_first(self) -> bool | None:
        """Whether the day leads: decided by the text, else by the country of the dateline."""
        decided = day_first(self._text, scan(self._text))
        if (
            decided is None
            and self._place
            and bare(re.split(r"[,(]", self._place)[-1].strip(" )")) in countries()
        ):
            return True
        return decided

    def settle(self, edtf: str) -> str:
        """The one value of a date, or its EDTF set where nothing decides."""
        if not is_choice(edtf) or self._day_first is None:
            return edtf
        return edtf.strip("[]").split(",")[int(self._day_first)]
