"""The head of a release: where the lede begins, which lines are header, and which is the headline."""

import re

from pressfacts.layout.dateline import Dateline, read_dateline, read_flat_dateline
from pressfacts.layout.days import days_of, is_date_only, scan_days
from pressfacts.layout.units import SEARCHED, Unit, matches, matches_one
from pressfacts.layout.vocabulary import bare, page_words, places, regions
from pressfacts.lexicons import words
from pressfacts.text.calendar.expressions import scan

_HEADER_RULES = (
    "layout.header.embargo",
    "layout.header.published",
    "layout.header.date",
    "layout.header.updated",
    "layout.header.field",
    "layout.header.number",
    "layout.header.byline",
    "layout.contact.item",
)
_ELLIPSES = ("...", "…")
_JOINTS = (" - ", " | ", " – ", " — ", " :: ", " » ", " « ", " · ")
_REACHED = re.compile(r"\d{3}[)\s.-]{1,2}\d{3}[\s.-]\d{4}|@\w|\bcontacts?\b", re.IGNORECASE)
_ADVISORY = re.compile(r"(?:WHO|WHAT|WHEN|WHERE|WHY|Who|What|When|Where|Why)\s?:")


def is_label(unit: Unit) -> bool:
    """Whether a unit is the label of a release, alone or with a number or a date."""
    found = matches("layout.header.label", unit.text) if len(unit.text) <= 160 else None
    if found is None:
        return False
    rest = found["rest"].strip(" *:;.,–—-|_/")
    if not rest or len(rest.split()) <= 2:
        return True
    if found["label"].casefold() == "news from" or (
        rest[0].isdigit() and scan(unit.source, unit.start, unit.end)
    ):
        return len(rest.split()) <= 6
    has_date = bool(scan(unit.source, unit.start, unit.end))
    return (
        (has_date and len(rest.split()) <= 6)
        or _repeats_label(rest)
        or _opens_contacts(rest)
        or _is_short_subject(unit, rest)
    )


def _opens_contacts(rest: str) -> bool:
    return (
        matches("layout.contact.sentence", rest) is not None
        or matches("layout.header.field", rest) is not None
    )


def _is_short_subject(unit: Unit, rest: str) -> bool:
    """Whether a label is followed by a dash and a few words that name its kind."""
    return len(rest.split()) <= 3 and not unit.is_upper


def _repeats_label(rest: str) -> bool:
    found = matches("layout.header.label", rest)
    return found is not None and len(found["rest"].split()) <= 4


def split_label(unit: Unit) -> int | None:
    """The source offset at which the headline begins behind a label and a colon, or None."""
    found = matches("layout.header.label", unit.source[unit.start : unit.end])
    if found is None:
        return None
    rest = found["rest"]
    if rest.lstrip()[:1] not in {":", "|"}:
        return None
    offset = unit.start + found.start("rest") + len(rest) - len(rest.lstrip(" :|\t\n\xa0"))
    dates = scan_days(unit.source, offset, min(unit.end, offset + 30))
    return None if dates or len(rest.split()) < 4 else offset


def is_header(unit: Unit) -> bool:
    """Whether a unit before the lede is a line of the header by its own text."""
    if is_label(unit) or is_date_only(unit):
        return True
    if unit.is_flat and unit.key.startswith(("contact", "date ")):
        return True
    days = days_of(unit) if len(unit.text) <= 120 else []
    if (
        days
        and days[0].start == unit.start
        and (_REACHED.search(unit.text) or _is_first_item(unit, days[0].end))
    ):
        return True
    return len(unit.text) <= 250 and matches_one(_HEADER_RULES, unit.text)


def _is_first_item(unit: Unit, end: int) -> bool:
    """Whether what ends at `end` is the first of several items on a line."""
    return len(unit.text) <= 60 and unit.source[end : unit.end].lstrip()[:1] in {"|", "•", "·"}


def split_title(units: list[Unit]) -> int | None:
    """The offset at which the site's name begins in a page title on the first line, or None.

    A page title is known by being said again further down, in full or cut short, or by what follows it:
    the name of a site, or of a company in full.
    """
    title = units[0]
    if len(title.text) > 400 or title.is_stripped:
        return None
    body = title.source[title.start : title.end]
    for joint in _JOINTS:
        at = body.rfind(joint)
        key = Unit(title.source, title.start, title.start + max(at, 0), 0).key
        if at > 0 and (_said_again(key, units[1:]) or _is_site(body[:at], body[at + len(joint) :])):
            return title.start + at
    return None


def _is_site(title: str, name: str) -> bool:
    """Whether the words behind a title's last dash name a site or a company."""
    tokens = name.split()
    if len(title.split()) < 4 or not tokens or len(tokens) > 5 or not name[0].isupper():
        return False
    is_company = tokens[-1] in words("organisation_legal_forms")
    return is_company or any(token.casefold() in page_words("site") for token in tokens)


def _said_again(key: str, units: list[Unit]) -> bool:
    return len(key) >= 12 and any(_same_line(key, unit) for unit in units)


def _same_line(key: str, unit: Unit) -> bool:
    """Whether a unit says `key`, or begins to and breaks off with an ellipsis."""
    if unit.key == key:
        return True
    return unit.text.endswith(_ELLIPSES) and len(unit.key) >= 12 and key.startswith(unit.key.rstrip(" .…"))


def find_lede(units: list[Unit], *, flat: bool) -> tuple[int, Dateline | None, int | None]:
    """Where the lede begins: its index, the dateline and the index of the dateline's unit."""
    prose = _first_prose(units)
    alone: tuple[Dateline, int] | None = None
    for index, unit in enumerate(units[: min(SEARCHED, prose + 8)]):
        if (
            unit.zone == "furniture"
            or unit.is_heading
            or (is_label(unit) and index < prose and "," not in unit.text)
        ):
            continue
        found = _dateline_of(unit, index, prose, flat=flat)
        if found is None:
            continue
        if found.rest < unit.end and (found.is_sure or index == prose):
            is_said_above = alone is not None and (alone[0].place is not None or not found.date)
            return (index, *alone) if alone and is_said_above else (index, found, index)
        if found.rest >= unit.end and index < prose and alone is None:
            alone = (found, index)
    if alone is None:
        reach = 4 if flat else 0
        for lede in range(max(1, prose - reach), min(len(units) - 1, prose + reach) + 1):
            alone = _place_above(units, lede, flat=flat)
            if alone is not None:
                return lede, *alone
    return prose, alone[0] if alone else None, alone[1] if alone else None


def _first_prose(units: list[Unit]) -> int:
    for index, unit in enumerate(units[:SEARCHED]):
        is_text = unit.is_prose or _ADVISORY.match(unit.text) is not None
        if unit.zone is None and is_text and not unit.is_heading and not is_header(unit):
            return index
    for index, unit in enumerate(units[:SEARCHED]):
        is_text = len(unit.words) >= 12 and unit.is_terminal and not unit.is_heading
        if unit.zone is None and is_text and not is_header(unit):
            return index
    return min(len(units), SEARCHED)


def _dateline_of(unit: Unit, index: int, prose: int, *, flat: bool) -> Dateline | None:
    """The dateline at the start of a unit, or of what follows its label."""
    start = unit.start
    found = read_flat_dateline(unit.source, start, unit.end) if flat else None
    if found and found.place:
        is_long = found.place[1] - found.place[0] > len("Washington")
        return found if unit.is_prose or is_long else None
    if index < prose and is_label(unit):
        body = unit.source[start : unit.end]
        behind = body[body.find(",") + 1 :].lstrip()
        return read_dateline(unit.source, unit.end - len(behind), unit.end, alone=True) if behind else None
    found = read_dateline(unit.source, start, unit.end)
    if found and index < prose and len(unit.text) <= 90 and found.rest >= unit.end:
        return found if _may_stand_alone(unit, found) else None
    return found


def _may_stand_alone(unit: Unit, found: Dateline) -> bool:
    """Whether a line of place and date is a dateline and no byline."""
    if found.place is None:
        return False
    place = unit.source[slice(*found.place)]
    return (
        "|" not in unit.text
        or len(place.split()) == 1
        or any(bare(part) in places() for part in place.split(","))
    )


def _place_above(units: list[Unit], lede: int, *, flat: bool) -> tuple[Dateline, int] | None:
    """A place alone on the line before the lede."""
    index = lede - 2 if lede > 1 and is_date_only(units[lede - 1]) else lede - 1
    unit = units[index]
    if unit.zone is not None or len(unit.words) > 6:
        return None
    known = any(bare(part) in places() for part in (unit.text, *unit.text.split(",")))
    if flat and index > 0 and is_date_only(units[index - 1]) and unit.text.istitle():
        known = known or (len(unit.words) <= 2 and unit.key not in words("layout_not_places"))
    if (
        bare(unit.text) in regions()
        or not known
        or (not flat and index == lede - 1 and not unit.text.strip("()–—- ").isupper())
    ):
        return None
    return Dateline(unit.start, unit.end, unit.end, (unit.start, unit.end), None, True), index


def heads_contact(units: list[Unit], index: int) -> bool:
    """Whether numbers or addresses follow in the same block: the line names whom they reach."""
    unit = units[index]
    if len(unit.words) > 6:
        return False
    near = units[index + 1 : index + 4]
    return any(other.block == unit.block and other.is_contact for other in near)
