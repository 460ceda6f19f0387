"""What speaks for and against a date, as names for the fitted scorer."""

from datetime import date

from pressfacts.facts.dates.readings import Reading
from pressfacts.record.schema import Zone
from pressfacts.scoring import scorer
from pressfacts.text.calendar.moments import bounds, moments

_DAYS_OF_YEAR = 366
_LONG_AGO = 5 * _DAYS_OF_YEAR


def features(reads: list[Reading], fullest: Reading, zone: Zone, published: date | None) -> frozenset[str]:
    """The features of one fact.

    Args:
        reads: all the expressions with its value.
        fullest: the one that gives the text.
        zone: where it stands.
        published: the day of the release.
    """
    edtf = fullest.edtf
    found = {
        f"rule={fullest.rule.removeprefix('dates.')}",
        f"family={fullest.rule.split('.')[1]}",
        f"zone={zone}",
        f"precision={moments(edtf)[0].precision}",
        f"distance={_distance(edtf, published)}",
    }
    found |= fullest.features
    if "/" in edtf:
        found.add("range")
    if len(reads) > 1:
        found.add("repeated")
    return frozenset(found)


def _distance(edtf: str, published: date | None) -> str:
    """How far a date lies from the day of the release."""
    first, last = bounds(edtf)
    if published is None:
        return "no_release_day"
    if first is None or last is None:
        return "unknown"
    if first <= published.isoformat() <= last:
        return "same"
    before, after = (published - date.fromisoformat(last)).days, (date.fromisoformat(first) - published).days
    side, days = ("before", before) if before > 0 else ("after", after)
    return f"{side}_{'near' if days <= _DAYS_OF_YEAR else 'years' if days <= _LONG_AGO else 'long'}"


def confidence(found: frozenset[str]) -> float:
    """The calibrated probability that a date with these features is right."""
    return scorer("date").probability(found)
