"""The year of a day or month that the text gives without one."""

from datetime import date

from pressfacts.components.dates.moments import Moment, moments, span
from pressfacts.components.dates.tense import Direction


def _ends(placed: list[Moment]) -> tuple[date, date]:
    first, last = placed[0].first_day(), placed[-1].last_day()
    if first is None or last is None:
        raise ValueError(f"{placed} has no year")
    return first, last


def _distance(placed: list[Moment], anchor: date) -> int:
    first, last = _ends(placed)
    if first <= anchor <= last:
        return 0
    return min(abs((first - anchor).days), abs((last - anchor).days))


def _placed(ends: list[Moment], year: int) -> list[Moment] | None:
    """The moments in a year, the second one in the year after where the range runs over its end."""
    first, last = ends[0].in_year(year), ends[-1].in_year(year)
    if len(ends) > 1 and (ends[0].month or 0, ends[0].day or 0) > (ends[1].month or 0, ends[1].day or 0):
        last = last.in_year(year + 1)
    placed = [first, last] if len(ends) > 1 else [first]
    return placed if all(moment.exists for moment in placed) else None


def _has_weekday(placed: list[Moment], weekday: int | None) -> bool:
    return weekday is None or _ends(placed)[0].isoweekday() == weekday


def _in_direction(placed: list[Moment], anchor: date, direction: Direction | None) -> bool:
    first, last = _ends(placed)
    return direction is None or (first <= anchor if direction == "past" else last >= anchor)


def fill_year(edtf: str, anchor: date, direction: Direction | None = None, weekday: int | None = None) -> str:
    """The value with the year that a reader understands.

    Args:
        edtf: a value whose year is ``XXXX``.
        anchor: the day from which the reader counts.
        direction: the side on which it must lie, None where nearness alone decides.
        weekday: the weekday that the text names with it.

    Returns:
        The nearest year's day, month or range, which has that weekday if any near year has it; the value
        unchanged where no near year has such a day.
    """
    ends = moments(edtf)
    near = [placed for year in range(anchor.year - 1, anchor.year + 2) if (placed := _placed(ends, year))]
    with_weekday = [placed for placed in near if _has_weekday(placed, weekday)]
    near = with_weekday or near
    sided = [placed for placed in near if _in_direction(placed, anchor, direction)]
    chosen = min(sided or near, key=lambda placed: _distance(placed, anchor), default=None)
    return edtf if chosen is None else span(chosen[0], chosen[-1])
