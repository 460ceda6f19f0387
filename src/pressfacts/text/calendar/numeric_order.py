"""Which of the two numbers of "03/04/2019" is the day: decided by the rest of the release, or not at all."""

from pressfacts.text.calendar.expressions import Expression
from pressfacts.text.calendar.moments import is_choice
from pressfacts.text.calendar.neighbours import NUMERIC, US_PHONE, US_STATE

_CONVENTION_WINDOW = 2000


def _by_impossibility(text: str) -> bool | None:
    """What the numeric dates show that can be read in one way only; None where they disagree or are none."""
    day_leads = {
        int(first) > 12
        for first, _, second in NUMERIC.findall(text)
        if (int(first) > 12) != (int(second) > 12) and max(int(first), int(second)) <= 31
    }
    return day_leads.pop() if len(day_leads) == 1 else None


def _by_other_dates(expressions: list[Expression]) -> bool | None:
    """What the dates with a month name show: a day that one reading names, or their common order."""
    named = {e.edtf for e in expressions if e.precision == "day" and e.rule != "dates.day.numeric"}
    readings = {
        position
        for expression in expressions
        if is_choice(expression.edtf)
        for position, day in enumerate(expression.edtf.strip("[]").split(","))
        if day in named
    }
    if len(readings) == 1:
        return bool(readings.pop())
    names = (expression.rule.split(".")[-1] for expression in expressions)
    leads = {name.split("_")[0] for name in names if "day" in name and "month" in name}
    orders = {lead.startswith("day") for lead in leads & {"day", "days", "month"}}
    return orders.pop() if len(orders) == 1 else None


def _by_convention(text: str) -> bool | None:
    """Month first for an issuer in the United States, told by its phone numbers or its state."""
    edges = text[:_CONVENTION_WINDOW] + "\n" + text[-_CONVENTION_WINDOW:]
    return False if US_PHONE.search(edges) or US_STATE.search(edges) else None


def _by_dots(text: str) -> bool | None:
    """Day first where every numeric date has full stops: "12.06.2023" is European."""
    marks = {mark for _, mark, _ in NUMERIC.findall(text)}
    return True if marks == {"."} else None


def day_first(text: str, expressions: list[Expression]) -> bool | None:
    """Whether the numeric dates of a release write the day first.

    Args:
        text: the release.
        expressions: its absolute expressions, ambiguous ones as sets.

    Returns:
        None where nothing in the release decides.
    """
    for decided in (_by_impossibility(text), _by_other_dates(expressions), _by_convention(text)):
        if decided is not None:
            return decided
    return _by_dots(text)
