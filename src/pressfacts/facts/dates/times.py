"""The time of day that stands beside a date."""

from re import Match

from pressfacts.text.calendar.neighbours import CLOCK_AFTER, CLOCK_BEFORE

_LEFT, _RIGHT = 48, 48


def _written(match: Match[str]) -> str:
    if match["named"]:
        hour, minute = (12 if match["named"].lower() == "noon" else 0), 0
    elif match["hour24"]:
        hour, minute = int(match["hour24"]), int(match["minute24"])
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if hour > 12:
            return f"{hour:02d}:{minute:02d}"
        afternoon = match["half"].lower().startswith("p")
        hour = hour % 12 + 12 * afternoon
    zone = match["zone"] or match["local"]
    return f"{hour:02d}:{minute:02d}" + (f" {zone.upper() if match['zone'] else zone}" if zone else "")


def time_beside(text: str, start: int, end: int) -> str | None:
    """The time of day next to the date at ``text[start:end]``, as HH:MM with its zone if one is given.

    "December 15 at 10:00 a.m. ET" gives ``10:00 ET``; of "from 10 to 11 a.m." nothing is read, since the
    first number alone is no time.
    """
    after = CLOCK_AFTER.match(text, end, min(len(text), end + _RIGHT))
    if after:
        return _written(after)
    before = CLOCK_BEFORE.search(text[max(0, start - _LEFT) : start])
    return _written(before) if before else None
