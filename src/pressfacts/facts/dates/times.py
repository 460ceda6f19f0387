"""The time of day that stands beside a date."""

import re

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
_AFTER = re.compile(_LINK + _CLOCK + _ZONE, re.IGNORECASE)
_BEFORE = re.compile(rf"{_CLOCK}{_ZONE}\s{{0,2}},?\s{{0,2}}(?:on|,|-|–)?\s{{0,2}}$", re.IGNORECASE)
_LEFT, _RIGHT = 48, 48


def _written(match: "re.Match[str]") -> str:
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
    after = _AFTER.match(text, end, min(len(text), end + _RIGHT))
    if after:
        return _written(after)
    before = _BEFORE.search(text[max(0, start - _LEFT) : start])
    return _written(before) if before else None
