"""The year of a day or month that the text gives without one."""

from collections.abc import Iterable
from datetime import date

from pressfacts.facts.dates.tense import Direction
from pressfacts.text.calendar.moments import Moment, moments, span

_AGAINST_THE_VERB = 2.5
"""A day on the other side than the verb says must be so many times nearer to be meant all the same."""


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


def _on_side(placed: list[Moment], anchor: date, direction: Direction) -> bool:
    first, last = _ends(placed)
    return first <= anchor if direction == "past" else last >= anchor


def in_year(edtf: str, year: int) -> str:
    """The value in a year; unchanged where that year has no such day."""
    placed = _placed(moments(edtf), year)
    return span(placed[0], placed[-1]) if placed else edtf


def fitting_year(edtf: str, years: Iterable[int], weekday: int | None) -> int | None:
    """The one year of some in which the value has a weekday; None where none or several have."""
    ends = moments(edtf)
    fitting = {
        year
        for year in years
        if (placed := _placed(ends, year)) is not None and _has_weekday(placed, weekday)
    }
    return fitting.pop() if len(fitting) == 1 else None


def fill_year(
    edtf: str,
    anchor: date,
    direction: Direction | None = None,
    *,
    sure: bool = False,
    weekday: int | None = None,
) -> str:
    """The value with the year that a reader understands.

    Args:
        edtf: a value whose year is ``XXXX``.
        anchor: the day from which the reader counts.
        direction: the side on which the grammar puts it; None where nearness alone decides.
        sure: whether the direction is certain; if not, it counts against nearness.
        weekday: the weekday that the text names with it.

    Returns:
        The nearest year's day, month or range, which has that weekday if any near year has it; the value
        unchanged where no near year has such a day.
    """
    ends = moments(edtf)
    near = [placed for year in range(anchor.year - 1, anchor.year + 2) if (placed := _placed(ends, year))]
    near = [placed for placed in near if _has_weekday(placed, weekday)] or near
    if direction and sure:
        near = [placed for placed in near if _on_side(placed, anchor, direction)] or near

    def farness(placed: list[Moment]) -> float:
        against = direction is not None and not _on_side(placed, anchor, direction)
        return _distance(placed, anchor) * (_AGAINST_THE_VERB if against else 1)

    chosen = min(near, key=farness, default=None)
    return edtf if chosen is None else span(chosen[0], chosen[-1])
