"""Which units are the page around the release: menus, share bars, lists of other releases, credits, footers.

What a line looks like and what stands around it are features; the scorer ``furniture`` decides.
"""

from collections import Counter
from collections.abc import Iterator

from pressfacts.layout.dateline import read_dateline
from pressfacts.layout.days import days_of, is_date_only
from pressfacts.layout.patterns import LINES, PAGE_NUMBER
from pressfacts.layout.units import Unit, matches, matches_one
from pressfacts.layout.vocabulary import is_furniture_line, organisation_heads, page_words, sections, words_of
from pressfacts.scoring import scorer
from pressfacts.text.markup import visible

LIKELY = 0.3
"""Probability from which a unit that looks like furniture is. Held out, nearly all above it are."""
PLAIN_LIKELY = 0.7
"""The same for a unit that does not: a letterhead beside a menu holds facts."""
_LONGEST = 600
"""Longer units are text, unless they are links."""
_LENGTHS = (3, 15, 40, 80, 150, 300, 600)
_REACH = 3
_DATELINE = 80
_DATED = ("layout.header.published", "layout.header.updated", "layout.header.date")
_STRONG = frozenset(
    {"image", "link", "items", "heading", "opening", "inside", "number", "stamp", "asset", "crumb", "empty"}
)
"""Features of a line that is furniture by its look, nearly wherever it stands."""


def mark_furniture(units: list[Unit], *, is_wrapped: bool) -> None:
    """Give the zone furniture to every unit that is most likely furniture.

    Args:
        units: all units of a text.
        is_wrapped: the text is wrapped to a width, so that it may have pages with running lines.
    """
    for unit, features in zip(units, furniture_features(units, is_wrapped=is_wrapped), strict=True):
        unit.furniture = scorer("furniture").probability(features)
        if _is_dated(unit) and features.isdisjoint({"below_heading", "stamp"}):
            continue
        enough = PLAIN_LIKELY if _STRONG.isdisjoint(features) else LIKELY
        if unit.zone is None and (
            unit.furniture >= enough or ("running_on" in features and "prose" not in features)
        ):
            unit.zone = "furniture"


def _is_dated(unit: Unit) -> bool:
    """Whether a line is a date or a dateline, which pages seldom print outside their lists."""
    if len(unit.text) > _DATELINE or not days_of(unit):
        return False
    is_field = matches_one(_DATED, unit.text) or is_date_only(unit)
    return is_field or read_dateline(unit.source, unit.start, unit.end) is not None


def furniture_features(units: list[Unit], *, is_wrapped: bool) -> list[set[str]]:
    """The features of each unit: its own, and those of its place among the others."""
    own = [_own_features(unit) for unit in units]
    for features, more in zip(own, _repetition(units, is_wrapped=is_wrapped), strict=True):
        features |= more
    strong = [not _STRONG.isdisjoint(features) for features in own]
    return [features | more for features, more in zip(own, _place_features(units, own, strong), strict=True)]


def _own_features(unit: Unit) -> set[str]:
    """What a unit looks like by itself."""
    text = visible(unit.text) if "](" in unit.text else unit.text
    size = next((limit for limit in _LENGTHS if len(text) <= limit), "more")
    found = {f"length:{size}", f"words:{min(len(unit.words), 8)}"}
    if len(unit.text) > _LONGEST and not text:
        return found | {"image"}
    found.update(name for name, pattern in LINES.items() if pattern.match(unit.text[:_LONGEST]))
    if "](" in unit.text:
        found.add("image" if not any(map(str.isalnum, text)) else "has_link")
    if len(unit.text) <= _LONGEST:
        found.update(_listed(unit))
    checks = {
        "terminal": unit.is_terminal, "prose": unit.is_prose, "upper": unit.is_upper,
        "bullet": unit.is_bullet,
        "contact": bool(text) and (unit.is_contact or unit.has_address), "flat": unit.is_flat,
        "lower": unit.lower_share > 0.5, "digit": any(map(str.isdigit, text[:80])),
        "label": matches("layout.header.label", unit.text) is not None,
        "field": matches("layout.header.field", unit.text) is not None,
        "dated": matches_one(_DATED, unit.text),
        "date": is_date_only(unit),
        "body": len(unit.words) > 2 and not organisation_heads().isdisjoint(words_of(text[:80])),
        "end_mark": matches("layout.end_mark", unit.text) is not None,
        "section": unit.key in sections(), "colon": unit.text.endswith(":"),
    }  # fmt: skip
    return found | {name for name, holds in checks.items() if holds}


def _listed(unit: Unit) -> Iterator[str]:
    """What the list of page words has to say on a unit."""
    key = unit.text.casefold().replace("’", "'").lstrip(" *#[!-–—•\"'")
    if any(map(str.isalnum, unit.text)) and is_furniture_line(
        unit.source[unit.start : unit.end].replace("\n", "  ")
    ):
        yield "items"
    first = unit.key.split("|")[0].split(" - ")[0].split(":")[0].strip()
    if len(unit.text) <= 200 and (first in page_words("heading") or unit.key in page_words("heading")):
        yield "heading"
    if key.startswith(tuple(page_words("opening"))):
        yield "opening"
    if any(phrase in key for phrase in page_words("inside")):
        yield "inside"


def _repetition(units: list[Unit], *, is_wrapped: bool) -> Iterator[set[str]]:
    """Whether a unit is said several times: the running lines of pages, and titles in menus and teasers."""
    keys = [PAGE_NUMBER.sub("", unit.key) for unit in units]
    counts = Counter(key for key in keys if len(key) >= 12)
    seen = Counter[str]()
    for key in keys:
        found = set[str]()
        if counts[key] > 1:
            found.add("said_before" if seen[key] else "said_again")
        if is_wrapped and (counts[key] > 2 or (counts[key] > 1 and key == keys[-1])):
            found.add("running_on" if seen[key] or key == keys[-1] else "running")
        seen[key] += 1
        yield found


def _place_features(units: list[Unit], own: list[set[str]], strong: list[bool]) -> Iterator[set[str]]:
    """Where a unit stands: before, in or after the text, near furniture, under a heading of other things."""
    prose = [index for index, features in enumerate(own) if "prose" in features and not strong[index]]
    first, last = (prose[0], prose[-1]) if prose else (len(units), -1)
    below = ruled = False
    for index, features in enumerate(own):
        if "heading" in features:
            below, ruled = True, False
        elif _resumes(units, own, index):
            below = ruled = False
            features.discard("items")
        place = "before" if index < first else "after" if index > last else "inside"
        found = {f"place:{place}"}
        if below:
            found |= {"below_heading", f"below_heading:{place}"}
        if ruled:
            found.add("below_rule")
        ruled = ruled or ("empty" in features and place == "after")
        near = sum(strong[max(0, index - _REACH) : index]) + sum(strong[index + 1 : index + 1 + _REACH])
        found.add(f"near:{min(near, 4)}")
        found |= {
            name for name, other in (("next", index + 1), ("previous", index - 1)) if _at(strong, other)
        }
        found.add(f"plain:{min(near, 4)}:{place}" if _STRONG.isdisjoint(features) else f"strong:{place}")
        if not prose:
            found.add("no_prose")
        yield found


def _at(values: list[bool], index: int) -> bool:
    return 0 <= index < len(values) and values[index]


def _resumes(units: list[Unit], own: list[set[str]], index: int) -> bool:
    """Whether the release goes on after a list of other things: at a heading, a label or an end mark."""
    if "end_mark" in own[index] and any(map(str.isalnum, units[index].text)):
        return True
    if "label" in own[index] and index < len(units) // 2:
        return True
    zone = sections().get(units[index].key.removeprefix("- "))
    following = own[index + 1 : index + 7]
    return (zone == "about" and any("prose" in features for features in following[:1])) or (
        zone == "contact" and any("contact" in features for features in following)
    )
