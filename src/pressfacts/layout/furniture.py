"""Which units are the page around the release: menus, share bars, lists of other releases, footers."""

import re
from collections import Counter

from pressfacts.layout.patterns import FURNITURE
from pressfacts.layout.units import Unit, matches, matches_one
from pressfacts.layout.vocabulary import (
    furniture_headings,
    is_furniture_line,
    sections,
)

_SHORT = 200
_LONGEST = 600
_PAGE_NUMBER = re.compile(r"^\d{1,3}\b\W*|\W*\b(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?$")
_INDEX_PAGE = 5
SEARCHED = 250
"""The lede begins among so many units."""
_RULES = tuple(rule.id for rule in FURNITURE)


def mark_furniture(units: list[Unit], *, is_wrapped: bool) -> None:
    """Give the zone furniture to every unit that is furniture by its own text or its neighbours.

    Args:
        units: all units of a text.
        is_wrapped: the text is wrapped to a width, so that it may have pages with running lines.
    """
    for unit in units:
        if unit.end - unit.start <= _LONGEST and _is_furniture(unit):
            unit.zone = "furniture"
    _mark_neighbours(units)
    if is_wrapped:
        _mark_running_lines(units)


def _is_furniture(unit: Unit) -> bool:
    if len(unit.text) <= _SHORT and unit.key not in sections() and is_furniture_line(_spaced(unit)):
        return True
    if unit.is_flat and unit.key == "30":
        return True
    return matches_one(_RULES, unit.text)


def _spaced(unit: Unit) -> str:
    """The unit's text with its runs of spaces, which divide the items of a menu line."""
    return unit.source[unit.start : unit.end].replace("\n", "  ")


def _mark_neighbours(units: list[Unit]) -> None:
    """Beside furniture, bare numbers and words such as "Press" or "Contact" are furniture too."""
    for index, unit in enumerate(units):
        is_number = len(unit.text) <= 5 and unit.text.strip(".- ").isdigit()
        is_item = unit.key in sections() and unit.text[-1] != ":" and is_furniture_line(unit.text)
        if unit.zone is None and (is_number or is_item):
            around = [units[i] for i in (index - 1, index + 1) if 0 <= i < len(units)]
            if any(
                other.zone == "furniture" and not matches("layout.end_mark", other.text) for other in around
            ):
                unit.zone = "furniture"


def _mark_running_lines(units: list[Unit]) -> None:
    """Lines that run with the pages: said three times, or last and said before; page numbers aside."""
    keys = [_PAGE_NUMBER.sub("", unit.key) for unit in units]
    counts = Counter(
        key
        for unit, key in zip(units, keys, strict=True)
        if unit.zone is None and len(key) >= 12 and len(unit.text) <= _SHORT
    )
    running = {key for key, count in counts.items() if count >= 3}
    if counts.get(keys[-1], 0) >= 2:
        running.add(keys[-1])
    seen = set[str]()
    for unit, key in zip(units, keys, strict=True):
        if key in running and not unit.is_prose and unit.zone is None:
            if key in seen or key == keys[-1]:
                unit.zone = "furniture"
            seen.add(key)


def is_tail_heading(unit: Unit) -> bool:
    """Whether the unit opens a list of other releases."""
    if len(unit.text) > _SHORT:
        return False
    first_item = unit.key.split("|")[0].split(" - ")[0].strip()
    return first_item in furniture_headings() or unit.key.split(":")[0] in furniture_headings()


def mark_menus(units: list[Unit], lede: int, title: str | None) -> None:
    """Short lines among furniture before the lede belong to the same menus, the page's title excepted."""
    known = [index for index in range(lede) if units[index].zone == "furniture"]
    if len(known) < 3:
        return
    for index in range(known[-1]):
        unit = units[index]
        near = sum(1 for other in known if abs(other - index) <= 3)
        if (
            unit.zone is None
            and near >= 2
            and len(unit.words) <= 4
            and not any(c.isdigit() for c in unit.text)
        ):
            unit.zone = "furniture"


def mark_remains(units: list[Unit], lede: int, headline: int | None) -> None:
    """After the lede, the headline said again and short lines between furniture are furniture too."""
    title = units[headline].key if headline is not None else None
    for before, unit, after in zip(units[lede:], units[lede + 1 :], units[lede + 2 :], strict=False):
        if unit.zone == "furniture" or (len(unit.words) > 5 and unit.key != title):
            continue
        is_between = before.zone == after.zone == "furniture" and not unit.is_terminal and not unit.is_contact
        if unit.key == title or (is_between and not any(map(str.isdigit, unit.text))):
            unit.zone = "furniture"


def mark_index_page(units: list[Unit], lede: int) -> None:
    """On a page without a release, short lines are its menu.

    Such a page has furniture and no running text among so many lines as a head may have.
    """
    known = sum(1 for unit in units[:lede] if unit.zone == "furniture")
    if known < _INDEX_PAGE or lede < min(len(units), SEARCHED):
        return
    for unit in units[1:lede]:
        is_plain = not unit.is_terminal and not any(map(str.isdigit, unit.text))
        if unit.zone is None and len(unit.words) <= 8 and is_plain:
            unit.zone = "furniture"
