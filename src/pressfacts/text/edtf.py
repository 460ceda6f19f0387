"""EDTF values (ISO 8601-2) as people write them: "Q1 2026", "14 to 16 May 2024"."""

from functools import cache
from itertools import takewhile

from pressfacts.lexicons import table

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_FIRST_QUARTER, _LAST_QUARTER = 33, 36
_Parts = list[str]


def render(edtf: str) -> str:
    """A value in plain English; an unknown year is left out.

    Args:
        edtf: a day, month, season, quarter or year, a range of them, or a set of alternatives.

    Examples:
        ``2026-33`` gives ``Q1 2026``, ``2024-05-14/2024-05-16`` gives ``14 to 16 May 2024``,
        ``XXXX-09-26`` gives ``26 September`` and ``[2019-03-04,2019-04-03]`` gives
        ``4 March 2019 or 3 April 2019``.
    """
    if edtf.startswith("["):
        return " or ".join(render(one) for one in edtf.strip("[]").split(","))
    ends = [_parts(end) for end in edtf.split("/")]
    if len(ends) == 1:
        return " ".join(ends[0])
    first, last = ends
    return f"{' '.join(first[: len(first) - _shared(first, last)])} to {' '.join(last)}"


def _parts(value: str) -> _Parts:
    """The words of one moment, the year last."""
    year, *rest = value.split("-")
    words = [] if year == "XXXX" else [year]
    if rest:
        words = [_month(int(rest[0])), *words]
    if len(rest) > 1:
        words = [str(int(rest[1])), *words]
    return words


def _month(code: int) -> str:
    """The name of a month, a season or a quarter, as EDTF numbers them."""
    if _FIRST_QUARTER <= code <= _LAST_QUARTER:
        return f"Q{code - _FIRST_QUARTER + 1}"
    return _SEASONS.get(code) or _month_names()[code]


@cache
def _month_names() -> dict[int, str]:
    """The full names of the months, which stand first in their table."""
    return {int(row["month"]): row["form"] for row in reversed(table("months"))}


def _shared(first: _Parts, last: _Parts) -> int:
    """How many words both ends of a range share at their end; the first word is never one of them."""
    pairs = zip(reversed(first[1:]), reversed(last[1:]), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
