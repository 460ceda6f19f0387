"""What a date is to the release: its own day, an event, a deadline, a birth, a period."""

from re import Pattern

from pressfacts.record.schema import DateRole, Mention, Precision
from pressfacts.text.calendar.neighbours import BIRTH_BEFORE, DEADLINE_BEFORE

_WINDOW = 60
_CUES: dict[DateRole, Pattern[str]] = {"birth": BIRTH_BEFORE, "deadline": DEADLINE_BEFORE}


def role_of(
    text: str, start: int, edtf: str, precision: Precision, published: str | None
) -> tuple[DateRole, Mention | None]:
    """The role of the date that begins at `start`, and the words before it that give the role.

    Args:
        text: the release.
        start: offset of the date.
        edtf: its value.
        precision: its precision.
        published: the ISO day of the release.
    """
    if published is not None and edtf == published:
        return "published", None
    window = max(0, start - _WINDOW)
    for role, pattern in _CUES.items():
        match = pattern.search(text[window:start])
        if match:
            cue = match[0].rstrip()
            begin = window + match.start()
            return role, Mention(text=cue, start=begin, end=begin + len(cue))
    return ("event" if precision == "day" else "period"), None
