"""Whether a month or a year that stands alone is a date: judged by its neighbours in the text."""

from pressfacts.lexicons import table
from pressfacts.text.calendar import neighbours as near

_WINDOW = 48
_FULL_NAMES = frozenset(row["form"].lower() for row in table("months") if len(row["form"]) > 4) | {
    "may",
    "june",
    "july",
}
_NAMES_TOO = frozenset({"march", "april", "may", "june", "august", "jan", "sun"})
"""Month forms that are first names or other words as well."""
_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1900, 2060
_ROUND = 50


def month_stands(text: str, start: int, end: int) -> bool:
    """Whether the month name at ``text[start:end]`` is a date.

    "May" the verb, "March" on foot and "April" the woman are not; nor is "every June", a frequency.
    """
    form = text[start:end]
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if not form[0].isupper() or near.DAY_BEFORE.search(before):
        return False
    if near.TITLE_BEFORE.search(before) or near.JOINED_AFTER.match(after):
        return False
    name = form.rstrip(".").lower()
    if name not in _FULL_NAMES and not (form.endswith(".") or near.SURE_BEFORE_SHORT_MONTH.search(before)):
        return False
    if near.BEFORE_MONTH.search(before):
        is_name = form.lower() in _NAMES_TOO and near.NAME_AFTER.match(after)
        return not is_name or bool(near.IN_BEFORE.search(before))
    if name not in _FULL_NAMES or name in _NAMES_TOO or form.isupper():
        return False
    return not near.NAME_AFTER.match(after) and not near.NAME_BEFORE.search(before)


def measured(text: str, end: int) -> bool:
    """Whether a unit of measure follows the number that ends at `end`."""
    return bool(near.UNIT_AFTER.match(text, end, end + _WINDOW))


def year_stands(text: str, start: int, end: int) -> bool:
    """Whether the four digits at ``text[start:end]`` are a year and not a count, a number or an address."""
    year = int(text[start:end])
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if _is_glued(before, after) or _is_reference(before, after) or _is_counted(before, after, year):
        return False
    return _FIRST_PLAIN_YEAR <= year <= _LAST_PLAIN_YEAR or bool(near.YEAR_CUE_BEFORE.search(before))


def _is_glued(before: str, after: str) -> bool:
    """Whether the number is a part of an address, a path, a phone or a reference number."""
    if near.GLUED_AFTER.match(after):
        return True
    if near.GLUED_DATE_PREFIX.search(before) or near.YEAR_BEFORE.search(before):
        return False
    return bool(near.GLUED_BEFORE.search(before))


def _is_reference(before: str, after: str) -> bool:
    """Whether the number names a law, a house, a model or a programme."""
    if near.VEHICLE_BEFORE.search(before) and near.CAPITAL_AFTER.match(after):
        return True
    if near.IDENTIFIER_BEFORE.search(before) or near.BILL_BEFORE.search(before):
        return True
    if near.STREET_AFTER.match(after) or near.BLOCK_AFTER.match(after):
        return True
    return bool(near.PROGRAMME_BEFORE.search(before) or near.PROGRAMME_AFTER.match(after))


def _is_counted(before: str, after: str, year: int) -> bool:
    """Whether the number counts or measures something instead of naming a year."""
    if near.APPROXIMATION_BEFORE.search(before) or near.UNIT_AFTER.match(after):
        return True
    if near.OF_A_YEAR.search(before) or near.DATED_AFTER.match(after):
        return False
    if near.PEOPLE_AFTER.match(after):
        return True
    if not near.PLURAL_AFTER.match(after):
        return False
    return year % _ROUND == 0 or bool(near.VERB_BEFORE.search(before))
