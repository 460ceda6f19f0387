"""Roles of organisations in the reported activity: organiser, funder, implementer, partner and so on.

A cue stands before a name ("organised by the ..."), or after it ("... hosted a seminar"); a name that is
coordinated with the one before it shares its role.
"""

from pressfacts.facts.names.organisations.patterns import (
    AFTER_CUES,
    BEFORE_CUES,
    COORDINATED,
    PATTERNS,
    compiled,
)
from pressfacts.record.schema import Mention, OrganisationRole

_REACH = 90
_LONGEST_LINK = 80


def roles_of(text: str, mentions: list[Mention]) -> dict[int, dict[OrganisationRole, Mention]]:
    """Roles of the organisations mentioned at the given places.

    Args:
        text: the release.
        mentions: all mentions of all organisations, in order.

    Returns:
        For the index of a mention its roles, each with the cue.
    """
    found: dict[int, dict[OrganisationRole, Mention]] = {}
    for index, place in enumerate(mentions):
        roles = _before(text, place) | _after(text, place)
        if index and not roles and _coordinated(text, mentions[index - 1], place):
            roles = {role: cue for role, cue in found.get(index - 1, {}).items() if cue.end <= place.start}
        if roles:
            found[index] = roles
    return found


def _coordinated(text: str, before: Mention, place: Mention) -> bool:
    between = text[before.end : place.start]
    return (
        0 < len(between) <= _LONGEST_LINK
        and "\n\n" not in between
        and PATTERNS.piece(COORDINATED).match(between) is not None
    )


def _before(text: str, place: Mention) -> dict[OrganisationRole, Mention]:
    start = max(0, place.start - _REACH)
    window = text[start : place.start]
    found: dict[OrganisationRole, Mention] = {}
    if not window[-1:].isspace():
        return found
    for role, rule, pieces in BEFORE_CUES:
        spared = not any(piece in window for piece in pieces)
        if not spared and (match := compiled(rule).search(window)):
            cue = match["cue"]
            at = start + match.start("cue")
            found[role] = Mention(text=cue, start=at, end=at + len(cue))
    return found


def _after(text: str, place: Mention) -> dict[OrganisationRole, Mention]:
    window = text[place.end : place.end + _REACH]
    found: dict[OrganisationRole, Mention] = {}
    for role, rule in AFTER_CUES:
        if match := compiled(rule).match(window):
            at = place.end + match.start("cue")
            found[role] = Mention(text=match["cue"], start=at, end=at + len(match["cue"]))
    return found
