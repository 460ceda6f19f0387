"""Datelines: the place and the date that open the lede, or stand on a line of their own.

A dateline is read as a small grammar: place, date, agency and the mark that ends it, in the orders in which
releases write them. Dates are read by `pressfacts.text.calendar.expressions.scan`.
"""

import re
from typing import NamedTuple

from pressfacts.layout.days import scan_days
from pressfacts.layout.vocabulary import bare, organisation_heads, places, short_regions
from pressfacts.lexicons import words
from pressfacts.text.calendar.expressions import Expression

WINDOW = 220
"""A dateline ends within so many characters."""
_DASH = "(?:â€“|â€”|[-–—−‒―]{1,3})"
_CORE = re.compile(r"[^\W\d_]+(?:[.’'`´-][^\W\d_]+)*")
_PARTICLES = words("layout_place_particles")
_INNER = frozenset({"of", "the", "and", "&"}) | _PARTICLES
_ABBREVIATED = frozenset({"st", "ste", "mt", "ft", "pt"})
_BETWEEN = re.compile(
    rf"[\s,.:|(/]*(?:{_DASH}[\s,.:|(/]*)?(?:the\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(
    rf"(?:(?:\s*,)?\s*\(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\)?)?"
    rf"(?:(?:\s*(?:,|at|{_DASH}))?\s*\d{{1,2}}[:.]\d{{2}}(?:\s*[ap]\.?m\.?)?(?:\s+(?:hrs|[A-Z]{{2,5}}))?(?!\d))?",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    rf"(?:\s*,)?(?:\s*{_DASH})?\s*(?:\([^()\n]{{2,50}}\)|/\s?[^/\n]{{2,50}}?\s?/)|"
    rf"\s*,\s*[A-Z][A-Za-z]{{1,11}}(?=\s+{_DASH}|--)"
)
_END = re.compile(rf"\s*(?:(?:\.\s*)?{_DASH}|:|\||;|\.(?=\s|$)|\.(?=[A-Z“\"]))\s*")
_FLAT = re.compile(
    r"(?P<place>[A-Z][A-Za-z.'’]*(?:\s(?!\s)[A-Z][A-Za-z.'’]*){0,3})"
    r"(?P<region>\s{2}(?!U\s?S\b)(?:[A-Z]\s?[A-Z]\b|[A-Z][a-z]+\b)(?=\s{2}))?\s{2,}(?=[A-Z])"
)


class Dateline(NamedTuple):
    """A dateline found in a text.

    Attributes:
        start: offset of its first character.
        end: offset after its last character, the closing mark left out.
        rest: offset where the text after it begins.
        place: start and end of the place, or None.
        date: the date, or None.
        is_sure: whether it is a dateline wherever it stands, or only at the start of a lede.
    """

    start: int
    end: int
    rest: int
    place: tuple[int, int] | None
    date: Expression | None
    is_sure: bool


def _word_end(text: str, match: "re.Match[str]") -> int:
    """The end of a word of a place, the full stop of an abbreviation included."""
    core, end = match.group(), match.end()
    if text[end : end + 1] == ".":
        is_short = "." in core or core.casefold() in _ABBREVIATED or bare(core) in short_regions()
        if is_short or len(core) == 1:
            return end + 1
    return end


def _read_name(text: str, start: int, limit: int) -> int | None:
    """The end of one name of a place that begins at `start`, or None."""
    end, position = None, start
    for count in range(6):
        match = _CORE.match(text, position, limit)
        if match is None:
            break
        word = match.group()
        if not word[0].isupper() and (count == 0 or word not in _INNER):
            break
        if word.casefold().rstrip(".") in words("layout_not_places") and (
            count == 0 or word.casefold() not in _INNER
        ):
            break
        position = _word_end(text, match)
        if word[0].isupper():
            end = position
        gap = re.compile(r"\s{1,2}").match(text, position, limit)
        if gap is None:
            break
        position = gap.end()
    return end


def _read_place(text: str, start: int, limit: int) -> int | None:
    """The end of a place with its regions, and of a second one beside it, or None."""
    end = _read_name(text, start, limit)
    if end is None:
        return None
    for separator in (
        r"\s?,\s{0,2}",
        r"\s?,\s{0,2}",
        r"\s?(?:/|,?\sand\s|\s&\s)\s?",
        r"\s?,\s{0,2}",
        r"\s?,\s{0,2}",
    ):
        gap = re.compile(separator).match(text, end, limit)
        further = _read_name(text, gap.end(), limit) if gap else None
        if further is not None:
            end = further
    bracket = re.compile(r"\s\(([^()\n]{3,40})\)").match(text, end, limit)
    if bracket and bare(bracket[1]) in places():
        end = bracket.end()
    return end


def _is_known(place: str) -> bool:
    """Whether a part of the place stands in the word lists."""
    parts = re.split(r"\s?[,/()]\s?|\sand\s", place)
    return any(bare(part) in places() for part in parts)


def _is_body(place: str) -> bool:
    """Whether the words are rather the name of a body, or a label."""
    tokens = [word.casefold() for word in re.findall(r"[^\W\d_]+", place)]
    if not tokens or bare(place) in words("layout_labels"):
        return True
    return any(token in organisation_heads() for token in (tokens[0], tokens[-1])) and not _is_known(place)


def _date_at(text: str, position: int, dates: list[Expression]) -> Expression | None:
    """The first date after `position`, if nothing but joints stands between."""
    for date in dates:
        if date.start >= position:
            between = text[position : date.start]
            return date if len(between) < 24 and _BETWEEN.match(between) else None
    return None


def read_dateline(text: str, start: int, end: int, *, alone: bool = False) -> Dateline | None:
    """The dateline at the start of ``text[start:end]``, or None.

    Args:
        text: the release.
        start: where a paragraph begins.
        end: where it ends.
        alone: the paragraph is a line of the header, which the dateline must fill.
    """
    limit = min(end, start + WINDOW)
    dates = scan_days(text, start, limit)
    opened = start + (text[start] in "([")
    first = dates[0] if dates else None
    if first and _BETWEEN.match(text[start : first.start]) and first.start - start < 16:
        return _date_first(text, start, end, first)
    place_limit = min(limit, first.start) if first else limit
    place_end = _read_place(text, opened, place_limit)
    if place_end is None or place_end - opened > 70 or _is_body(text[opened:place_end]):
        return None
    return _place_first(text, (start, opened, place_end, end), dates, alone=alone)


def _place_first(
    text: str, bounds: tuple[int, int, int, int], dates: list[Expression], *, alone: bool
) -> Dateline | None:
    start, opened, place_end, end = bounds
    position = place_end + (opened > start and text[place_end : place_end + 1] in (")", "]"))
    closed = position > place_end
    agency = _AGENCY.match(text, position, end)
    date = _date_at(text, position, dates) or (_date_at(text, agency.end(), dates) if agency else None)
    if date:
        position = _skip_tail(text, date.end, end)
    elif agency and (agency.group().strip()[0] in "(/" or "(" in agency.group()):
        position = agency.end()
    else:
        agency = None
    mark = _END.match(text, position, end)
    if agency and not date and mark is None:
        agency, position = None, place_end + closed
        mark = _END.match(text, position, end)
    closed = closed or text[position - 1 : position] == ")"
    place = (opened, place_end)
    if position >= end or (mark and mark.end() >= end):
        return Dateline(start, position, end, place, date, bool(date)) if date else None
    if alone:
        return None
    rest = mark.end() if mark else position
    rest += len(text[rest:end]) - len(text[rest:end].lstrip())
    if mark is None and not (date and closed):
        return None
    if not (_is_opening(text, rest, end) or (date and _is_sentence(text, rest, end))):
        return None
    return _judged(text, Dateline(start, position, rest, place, date, True), mark, bool(agency) or closed)


def _judged(text: str, found: Dateline, mark: "re.Match[str] | None", is_marked: bool) -> Dateline | None:
    """The dateline with its sureness, or None where a place without a date is none after all."""
    if found.date or found.place is None or mark is None:
        return found
    name, sign = text[slice(*found.place)], mark.group().strip()
    known, capitals = _is_known(name), name.isupper()
    if sign[0] == "." and not sign.lstrip(".").strip():
        return found._replace(is_sure=False) if known and not is_marked else None
    if sign in {":", ";", "|"}:
        return (
            found._replace(is_sure=known and capitals) if (capitals and len(name) > 3) or is_marked else None
        )
    spaced = mark.group()[0].isspace() or len(sign) > 1 or sign in {"–", "—"}
    if not spaced or (len(name.split()) > 4 and not known):
        return None
    return found._replace(is_sure=known or capitals or is_marked)


def _is_opening(text: str, rest: int, end: int) -> bool:
    """Whether a lede of some length begins at `rest`."""
    return end - rest >= 20 and len(text[rest : min(end, rest + 200)].split()) >= 4


def _is_sentence(text: str, rest: int, end: int) -> bool:
    """Whether all that follows is a short sentence: after a place and a date it can only be the lede."""
    return re.search(r"\w{2}[.!?][\"”’)]{0,2}\s*$", text[max(rest, end - 8) : end]) is not None


def _skip_tail(text: str, position: int, end: int) -> int:
    """The offset after weekday, time, bracket and agencies that follow a date."""
    tail = _AFTER_DATE.match(text, position, end)
    position = tail.end() if tail else position
    closing = re.compile(r"\s?[)\]]").match(text, position, end)
    position = closing.end() if closing else position
    for _ in range(2):
        agency = _AGENCY.match(text, position, end)
        if agency is None:
            break
        position = agency.end()
    return position


def _date_first(text: str, start: int, end: int, date: Expression) -> Dateline | None:
    """A dateline that opens with its date: before a place, before an agency, or before the lede."""
    bracket = re.compile(r"\s*\(([^()\n]{3,60})\)").match(text, date.end, end)
    if bracket and _read_place(text, bracket.start(1), bracket.end(1)) == bracket.end(1):
        stop = _END.match(text, bracket.end(), end)
        if stop and _is_opening(text, stop.end(), end) and not _is_body(bracket[1]):
            return Dateline(start, bracket.end(), stop.end(), bracket.span(1), date, True)
    position = _skip_tail(text, date.end, end)
    mark = re.compile(rf"\s*(?:{_DASH}|,|\||/|:)\s*").match(text, position, end)
    after = mark.end() if mark else position
    place_end = _read_place(text, after, min(end, after + 80)) if mark else None
    if place_end and not _is_body(text[after:place_end]):
        stop = _END.match(text, place_end, end)
        if place_end >= end or (stop and stop.end() >= end):
            return Dateline(start, place_end, end, (after, place_end), date, True)
        if stop and _is_opening(text, stop.end(), end) and _is_known(text[after:place_end]):
            return Dateline(start, place_end, stop.end(), (after, place_end), date, True)
    has_agency = position > date.end and text[position - 1] in "/)"
    dash = re.compile(rf"\s*{_DASH}\s*").match(text, position, end)
    if dash and _is_opening(text, dash.end(), end):
        return Dateline(start, position, dash.end(), None, date, has_agency)
    return None


def read_flat_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline of a text that lost its punctuation: a city, perhaps a region, and a gap."""
    match = _FLAT.match(text, start, min(end, start + 80))
    if match is None:
        return None
    name = match["place"]
    known = bare(name) in places() and len(name) > 3
    if not known and not (name.isupper() and len(name) >= 4 and match["region"]):
        return None
    region_end = match.end("region") if match["region"] else match.end("place")
    return Dateline(start, region_end, match.end(), (start, region_end), None, True)
