"""The zones after the lede: body, notes to editors, standing paragraphs, contacts, other releases."""

from pressfacts.layout.days import days_of
from pressfacts.layout.units import Unit, matches, matches_one
from pressfacts.layout.vocabulary import sections
from pressfacts.record.schema import Zone

_MARKS_STANDING = frozenset("*=_~")
_LONG = 200
_FIELD = 80
_DATED = ("layout.header.updated", "layout.header.published")


def _section(unit: Unit) -> Zone | None:
    """The zone that a heading opens, or None where the unit is no such heading."""
    if len(unit.text) > 120:
        return None
    key = unit.key.replace("’", "'").removeprefix("- ")
    zone = sections().get(key)
    if zone is None and unit.text.rstrip().endswith(":"):
        zone = sections().get(key.split(":")[0])
    if zone is None and unit.text.lstrip(" *#").casefold().startswith("about ") and len(unit.words) <= 10:
        is_heading = matches("layout.about.heading", unit.text) and not unit.is_terminal
        return "about" if is_heading else None
    return zone


def _inline(unit: Unit) -> Zone | None:
    """The zone that a paragraph opens or has by its first words, or None."""
    if matches("layout.source_line", unit.text):
        return "contact"
    if matches("layout.about.inline", unit.text) or matches("layout.about.standing", unit.text):
        return "about"
    if len(unit.text) < 500 and matches("layout.contact.sentence", unit.text):
        return "contact"
    head = unit.text[:40].split(":")[0].casefold().strip(" *#-–")
    if ":" in unit.text[:40] and head.replace("’", "'") in sections():
        return sections()[head.replace("’", "'")]
    return None


def mark_tail(units: list[Unit], lede: int) -> None:
    """Give every unit from the lede on its zone."""
    zone: Zone = "body"
    total = sum(unit.end - unit.start for unit in units[lede:]) or 1
    done = 0
    for index in range(lede, len(units)):
        unit = units[index]
        done += unit.end - unit.start
        if matches("layout.end_mark", unit.text) and len(unit.text) < 60:
            unit.zone = "furniture"
            if done > 0.4 * total:
                zone = "about" if unit.text.strip()[0] in _MARKS_STANDING else "notes"
            continue
        if unit.zone is not None:
            continue
        if _is_field(unit):
            unit.zone = "header"
            continue
        following = units[index + 1] if index + 1 < len(units) else None
        zone = _next_zone(unit, following, zone, late=done > 0.25 * total)
        unit.zone = zone if zone != "contact" or not _is_paragraph_after_contacts(unit) else "body"


def _is_field(unit: Unit) -> bool:
    """Whether a line says when the release was issued, or its number, wherever it stands."""
    if len(unit.text) >= _FIELD:
        return False
    is_dated = matches_one(_DATED, unit.text) and bool(days_of(unit))
    return is_dated or matches("layout.header.number", unit.text) is not None


def _next_zone(unit: Unit, following: Unit | None, zone: Zone, *, late: bool) -> Zone:
    """The zone of a unit that follows one of `zone`."""
    opened = _section(unit) or _inline(unit)
    if opened is not None and (late or opened == "contact"):
        return opened
    names = following is not None and following.is_contact and len(unit.words) <= 6 and not unit.is_terminal
    is_item = late and not unit.is_prose and not unit.is_bullet
    if is_item and (names or unit.is_contact or unit.has_address):
        return "contact"
    if zone == "contact" and _is_paragraph_after_contacts(unit):
        return "about" if late and not unit.is_flat else "body"
    return zone


def _is_paragraph_after_contacts(unit: Unit) -> bool:
    """Whether a unit in a contact block is a paragraph of its own after all."""
    is_text = unit.is_prose and not matches("layout.contact.sentence", unit.text)
    return is_text and (len(unit.text) >= _LONG or not unit.has_address)
