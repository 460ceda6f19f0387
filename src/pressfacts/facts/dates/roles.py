"""What a date is to the release: its own day, an event, a deadline, a birth, a period."""

import re

from pressfacts.lexicons import alternation, words
from pressfacts.record.schema import DateRole, Mention, Precision

_WINDOW = 60
_BIRTH = re.compile(
    rf"(?<![^\W_])(?:{alternation(words('birth_cues'))}:?\s*|born\s[^.;()\d]{{1,40}}\s(?:in|on)\s+)$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    rf"\b{alternation(words('deadline_cues'))}:?\s+(?:the\s+|(?:mid|early|late)[- ])?$", re.IGNORECASE
)


def cue_of(text: str, start: int, role: DateRole) -> Mention | None:
    """The words before a date that give it its role."""
    pattern = {"birth": _BIRTH, "deadline": _DEADLINE}.get(role)
    window = max(0, start - _WINDOW)
    match = pattern.search(text[window:start]) if pattern else None
    if not match:
        return None
    cue = match[0].rstrip()
    return Mention(text=cue, start=window + match.start(), end=window + match.start() + len(cue))


def role_of(text: str, start: int, edtf: str, precision: Precision, published: str | None) -> DateRole:
    """The role of the date that begins at `start`.

    Args:
        text: the release.
        start: offset of the date.
        edtf: its value.
        precision: its precision.
        published: the ISO day of the release.
    """
    if published is not None and edtf == published:
        return "published"
    before = text[max(0, start - _WINDOW) : start]
    if _BIRTH.search(before):
        return "birth"
    if _DEADLINE.search(before):
        return "deadline"
    if precision == "day":
        return "event"
    return "period"
