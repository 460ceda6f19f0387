"""Which line above the lede is the headline.

Every line that could be one is a candidate with features, and the scorer ``headline`` decides. A release may
have none: a letterhead alone is no headline.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pressfacts.layout.days import is_date_only
from pressfacts.layout.patterns import HEADLINE
from pressfacts.layout.units import Unit, matches, matches_one
from pressfacts.layout.vocabulary import (
    bare,
    headline_verbs,
    is_furniture_item,
    organisation_heads,
    places,
    words_of,
)
from pressfacts.lexicons import words
from pressfacts.scoring import scorer

LIKELY = 0.12
"""Probability from which the likeliest line is the headline."""
SEARCHED = 60
"""Headlines are looked for among so many lines above the lede."""
_SURE = 0.9
"""A line that is furniture with at least this probability is no headline."""
_COUNTS = (1, 2, 3, 5, 8, 14, 25, 40)
_LEDE = 500
_ELLIPSES = ("...", "…")
_HEADER = ("layout.header.field", "layout.header.published", "layout.header.date", "layout.header.number")


def candidates(units: Sequence[Unit], lede: int, dateline_unit: int | None) -> list[int]:
    """The indices of the units that could be the headline."""
    return [
        index
        for index, unit in enumerate(units[: min(lede, SEARCHED)])
        if index != dateline_unit
        and unit.words
        and (unit.zone in {None, "headline"} or _is_doubtful(unit))
        and not is_furniture_item(unit.text.casefold())
    ]


def mark_cut_titles(units: Sequence[Unit], lede: int) -> None:
    """Give the zone furniture to titles that another line of the head says in full: "Fund pays for ..."."""
    head = units[: min(lede, SEARCHED)]
    for unit in head:
        begun = unit.key.rstrip(" .…")
        if unit.text.endswith(_ELLIPSES) and any(
            other is not unit and other.key.startswith(begun) for other in head
        ):
            unit.zone = "furniture"
            unit.furniture = 1.0


def _is_doubtful(unit: Unit) -> bool:
    return unit.zone == "furniture" and unit.furniture < _SURE and len(unit.words) > 3


def find_headline(units: Sequence[Unit], lede: int, dateline_unit: int | None) -> tuple[int, float] | None:
    """The index of the headline among the units before the lede with its probability, or None."""
    found = candidates(units, lede, dateline_unit)
    scores = {
        index: scorer("headline").probability(features)
        for index, features in zip(found, headline_features(units, lede, dateline_unit, found), strict=True)
    }
    best = max(found, key=lambda index: (scores[index], -index), default=None)
    if best is None or scores[best] < LIKELY:
        return None
    return max(index for index in found if units[index].key == units[best].key), scores[best]


def headline_features(
    units: Sequence[Unit], lede: int, dateline_unit: int | None, found: Sequence[int]
) -> list[set[str]]:
    """The features of each candidate in `found`: its own, and those of its place in the head."""
    told = _told(units, lede)
    longest = max((len(units[index].words) for index in found), default=0)
    features = []
    for index in found:
        unit = units[index]
        own = set(_own_features(unit)) | set(_place_features(units, index, lede, dateline_unit))
        said = [word for word in words_of(unit.text) if len(word) > 3]
        share = sum(word in told for word in said) / max(1, len(said))
        own.add(f"told:{min(4, int(share * 5))}")
        if len(unit.words) == longest:
            own.add("longest")
        keys = [other.key for at, other in enumerate(units[:lede]) if at != index]
        if len(unit.key) >= 12 and any(_repeats(unit.key, key) for key in keys):
            own.add("said_again")
        features.append(own)
    return features


def _told(units: Sequence[Unit], lede: int) -> set[str]:
    """The words of the lede."""
    if lede >= len(units):
        return set()
    unit = units[lede]
    return set(words_of(unit.source[unit.start : min(unit.end, unit.start + _LEDE)]))


def _repeats(key: str, other: str) -> bool:
    """Whether two lines say the same, the other one perhaps cut short with an ellipsis."""
    return key == other or (len(other) >= 12 and key.startswith(other))


def _own_features(unit: Unit) -> Iterator[str]:
    """What a line looks like by itself."""
    count = len(unit.text.split())
    yield f"words:{next((limit for limit in _COUNTS if count <= limit), 'more')}"
    tokens = words_of(unit.text)
    folded = set(tokens)
    body = _body_features(unit, tokens)
    yield from body
    verb = bool(folded & headline_verbs())
    checks = {
        "heading": unit.is_heading, "bold": unit.text.startswith(("**", "__")),
        "verb": verb, "verb_of_body": verb and bool(body),
        "english": bool(folded & words("layout_connectives")),
        "foreign": not unit.text[:80].isascii() and not folded & words("layout_connectives"),
        "digit": any(map(str.isdigit, unit.text)), "quote": any(mark in unit.text for mark in "“\"«„'"),
        "colon": ": " in unit.text, "ends_open": unit.text.endswith((":", ",", "-")),
        "flat": unit.is_flat, "flat_verb": unit.is_flat and verb,
        "ellipsis": unit.text.endswith(_ELLIPSES), "sentence": unit.text.endswith("."),
        "question": unit.text.endswith(("?", "!")), "bullet": unit.is_bullet, "upper": unit.is_upper,
        "title": unit.lower_share <= 0.35, "lower": unit.lower_share > 0.5,
        "furniture": unit.furniture >= 0.3, "likely_furniture": unit.furniture >= 0.5,
        "labelled": unit.zone == "headline", "date": is_date_only(unit),
        "label": matches("layout.header.label", unit.text) is not None,
        "header": matches_one(_HEADER, unit.text), "contact": unit.is_contact or unit.has_address,
        "byline": matches("layout.header.byline", unit.text) is not None,
        "place": any(bare(part) in places() for part in unit.text.split(",")[:2]),
        "joined": any(mark in unit.text for mark in "•·|"), "image": unit.text.startswith("!["),
    }  # fmt: skip
    yield from (name for name, holds in checks.items() if holds)


def _body_features(unit: Unit, tokens: list[str]) -> set[str]:
    """How a line looks like the name of a body, an office holder or an address."""
    found = set[str]()
    if not tokens:
        return {"no_words"}
    if HEADLINE["office"].match(bare(unit.text)):
        found.add("office")
    if unit.words and {unit.words[-1], unit.text.split()[-1]} & words("organisation_legal_forms"):
        found.add("legal_form")
    heads = organisation_heads()
    if tokens[0] in heads or tokens[-1] in heads:
        found.add("body_head")
    if any(token in heads and following in {"of", "for"} for token, following in pairwise(tokens)):
        found.add("body_of")
    if HEADLINE["address"].search(unit.text[:200]):
        found.add("address")
    return found


def _place_features(units: Sequence[Unit], index: int, lede: int, dateline_unit: int | None) -> Iterator[str]:
    """Where a line stands: how far from the top and from the lede, and what stands beside it."""
    unit = units[index]
    yield f"from_top:{next((limit for limit in (0, 1, 2, 4, 8) if index <= limit), 'more')}"
    yield f"from_lede:{next((limit for limit in (1, 2, 3, 5, 9) if lede - index <= limit), 'more')}"
    before = units[index - 1] if index else None
    after = units[index + 1] if index + 1 < len(units) else None
    for side, other in (("before", before), ("after", after)):
        if other is None:
            yield f"{side}:none"
            continue
        yield f"{side}:{'same' if other.block == unit.block else 'other'}_block"
        yield f"{side}:{other.zone or 'open'}"
        if is_date_only(other):
            yield f"{side}:date"
        if matches("layout.header.label", other.text):
            yield f"{side}:label"
        if other.is_upper and not unit.is_upper:
            yield f"{side}:upper"
    yield from _head_features(units, index, lede, dateline_unit)


def _head_features(units: Sequence[Unit], index: int, lede: int, dateline_unit: int | None) -> Iterator[str]:
    """Where a line stands to the dateline, to the label and to what it may head."""
    unit, following = units[index], units[index + 1 : index + 4]
    if dateline_unit is not None:
        yield "above_dateline" if index < dateline_unit else "below_dateline"
        if index + 1 == dateline_unit:
            yield "next_to_dateline"
    if len(unit.words) <= 6 and any(other.block == unit.block and other.is_contact for other in following):
        yield "heads_contact"
    if lede >= len(units):
        yield "no_lede"
    labels = [at for at, other in enumerate(units[:lede]) if matches("layout.header.label", other.text)]
    if labels:
        yield "below_label" if index > labels[-1] else "above_label"
    after = units[index + 1] if index + 1 < lede else None
    if after is not None and after.zone is None and len(after.words) >= len(unit.words):
        yield "over_longer"
