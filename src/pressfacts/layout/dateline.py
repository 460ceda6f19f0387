"""Datelines: the place and the date that open the lede, or stand on a line of their own.

A dateline is a run of parts in any order: a place, a date and the wire service or company that issues the
release, with commas, dashes, bars or slashes between them, and a mark that ends the run.
"""

from typing import TYPE_CHECKING, NamedTuple

from pressfacts.layout.days import scan_days
from pressfacts.layout.patterns import DATELINE
from pressfacts.layout.vocabulary import bare, organisation_heads, places, short_regions, words_of
from pressfacts.lexicons import words
from pressfacts.text.calendar.expressions import Expression

if TYPE_CHECKING:
    import re

WINDOW = 260
"""A dateline ends within so many characters."""
_LONGEST_PLACE = 70
_MOST_PARTS = 6
_ABBREVIATED = frozenset({"st", "ste", "mt", "ft", "pt"})


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


class _Run(NamedTuple):
    """The parts read so far.

    Attributes:
        end: offset after the last part.
        place: start and end of the place, or None.
        date: the date, or None.
        is_marked: whether a wire service or a bracket marks the run as a dateline.
    """

    end: int
    place: tuple[int, int] | None = None
    date: Expression | None = None
    is_marked: bool = False


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
    emphasis = DATELINE["emphasis"].match(text, start, limit)
    first = emphasis.end() if emphasis else start
    for position in (first + 1, first) if text[first : first + 1] in {"(", "["} else (first,):
        for run in reversed(_runs(text, position, limit, dates)):
            found = _closed(text, start, end, run, alone=alone)
            if found is not None and (position == first or _may_stand_in_bracket(text, found)):
                return found
    return None


def _may_stand_in_bracket(text: str, found: Dateline) -> bool:
    """Whether a bracket that opens a lede holds a place rather than the name of a wire service."""
    if found.date or found.place is None:
        return True
    place = text[slice(*found.place)]
    return "," in place or is_known_place(place)


def _runs(text: str, start: int, limit: int, dates: list[Expression]) -> list[_Run]:
    """The runs of one part, of two parts and so on that begin at `start`."""
    runs = list[_Run]()
    run, position = _Run(start), start
    for _ in range(_MOST_PARTS):
        following = _next_part(text, position, limit, run, dates)
        if following is None:
            break
        run = following
        closing = DATELINE["bracket_end"].match(text, run.end, limit)
        if closing:
            run = run._replace(end=closing.end(), is_marked=True)
        runs.append(run)
        position = DATELINE["joint"].match(text, run.end, limit).end()  # type: ignore[union-attr]
    return runs


def _next_part(text: str, position: int, limit: int, run: _Run, dates: list[Expression]) -> _Run | None:
    """The run with the part that begins at `position`, or None where none does."""
    date = _date_at(text, position, dates) if run.date is None else None
    if date is not None:
        tail = DATELINE["after_date"].match(text, date.end, limit)
        return run._replace(end=tail.end() if tail else date.end, date=date)
    weekday = DATELINE["weekday"].match(text, position, limit) if run.place and not run.date else None
    if weekday is not None:
        return run._replace(end=weekday.end())
    bracket = DATELINE["bracket"].match(text, position, limit)
    if bracket and run.place is None and run.date and _is_place(text, *bracket.span(1)):
        return run._replace(end=bracket.end(), place=bracket.span(1), is_marked=True)
    service = DATELINE["service"].match(text, position, limit)
    if service is None and run.date and run.place:
        service = DATELINE["short_service"].match(text, position, limit)
    if service is not None:
        return run._replace(end=service.end(), is_marked=run.is_marked or text[position] in "([/")
    place_limit = min([limit, *(date.start for date in dates if date.start > position)])
    end = _read_place(text, position, place_limit) if run.place is None else None
    if end is None or end - position > _LONGEST_PLACE or _is_body(text[position:end]):
        return None
    return run._replace(end=end, place=(position, end))


def _is_place(text: str, start: int, end: int) -> bool:
    return _read_place(text, start, end) == end and not _is_body(text[start:end])


def _date_at(text: str, position: int, dates: list[Expression]) -> Expression | None:
    """The date at `position`, or behind a weekday or an article there."""
    date = next((date for date in dates if date.start >= position), None)
    if date is None or date.start - position > 50:
        return None
    return date if DATELINE["before_date"].fullmatch(text, position, date.start) else None


def _closed(text: str, start: int, end: int, run: _Run, *, alone: bool) -> Dateline | None:
    """The dateline that a run is if a mark ends it or it fills its line; None where it is none."""
    joint = DATELINE["joint"].match(text, run.end, end)
    rest = joint.end() if joint else run.end
    mark = text[run.end : rest]
    if run.place is None and run.date is None:
        return None
    if rest >= end:
        if run.date is None:
            return None
        return Dateline(start, run.end, end, run.place, run.date, True)
    if alone:
        return None
    sign = DATELINE["closing"].search(mark)
    is_stop = sign is None and "." in mark and (mark[-1].isspace() or not text[rest].islower())
    if sign is None and not is_stop and not (run.date and _ends_alone(text, run, mark)):
        return None
    if not (_is_lede(text, rest, end) or (run.date and _is_sentence(text, rest, end))):
        return None
    return _judged(text, Dateline(start, run.end, rest, run.place, run.date, True), mark, run)


def _ends_alone(text: str, run: _Run, mark: str) -> bool:
    """Whether a run with a date ends without a closing mark: at a bracket, or at a comma before a capital."""
    rest = run.end + len(mark)
    if text[run.end - 1] in ")]/":
        return True
    return run.place is not None and "," in mark and text[rest : rest + 1].isupper()


def _judged(text: str, found: Dateline, mark: str, run: _Run) -> Dateline | None:
    """The dateline with its sureness, or None where words before a mark are no place after all."""
    if found.place is None:
        dash = DATELINE["dash"].search(mark)
        return found._replace(is_sure=run.is_marked) if dash else None
    if found.date:
        return found
    name = text[slice(*found.place)]
    known, capitals = is_known_place(name), name.isupper()
    sign = mark.strip()[:1]
    if sign == ".":
        return found._replace(is_sure=False) if known and not run.is_marked else None
    if sign in {":", ";", "|"}:
        likely = (capitals and len(name) > 3) or run.is_marked
        return found._replace(is_sure=known and capitals) if likely else None
    spaced = mark[0].isspace() or len(mark.strip()) > 1 or sign in {"–", "—"}
    if not spaced or (len(name.split()) > 4 and not known):
        return None
    return found._replace(is_sure=known or capitals or run.is_marked)


def _is_lede(text: str, rest: int, end: int) -> bool:
    """Whether a lede of some length begins at `rest`."""
    return end - rest >= 20 and len(text[rest : min(end, rest + 200)].split()) >= 4


def _is_sentence(text: str, rest: int, end: int) -> bool:
    """Whether all that follows is a short sentence: after a place and a date it can only be the lede."""
    return DATELINE["sentence_end"].search(text[max(rest, end - 8) : end]) is not None


def _word_end(text: str, match: "re.Match[str]") -> int:
    """The end of a word of a place, the full stop of an abbreviation included."""
    core, end = match.group(), match.end()
    if text[end : end + 1] == ".":
        is_short = "." in core or core.casefold() in _ABBREVIATED or bare(core) in short_regions()
        if is_short or len(core) == 1:
            return end + 1
    return end


def _read_name(text: str, start: int, limit: int, *, is_region: bool = False) -> int | None:
    """The end of one name of a place that begins at `start`, or None.

    Args:
        text: the release.
        start: where the name begins.
        limit: where to stop.
        is_region: the name follows a comma, so that "ON" and "IN" are Ontario and Indiana.
    """
    end, position = None, start
    for count in range(6):
        match = DATELINE["word"].match(text, position, limit)
        if match is None:
            break
        word = match.group()
        inner = word in words("layout_place_particles") or word in {"and", "&"}
        if not word[0].isupper() and (count == 0 or not inner):
            break
        is_code = is_region and len(word) == 2 and word.isupper()
        if word.casefold() in words("layout_not_places") and (count == 0 or not inner) and not is_code:
            break
        position = _word_end(text, match)
        end = position if word[0].isupper() else end
        gap = DATELINE["gap"].match(text, position, limit)
        if gap is None:
            break
        position = gap.end()
    return end


def _read_place(text: str, start: int, limit: int) -> int | None:
    """The end of a place with its regions, and of a second one beside it, or None."""
    end = _read_name(text, start, limit)
    if end is None or _is_service(text[start:end]):
        return None
    for separator in ("comma", "comma", "beside", "comma", "comma"):
        gap = DATELINE[separator].match(text, end, limit)
        further = _read_name(text, gap.end(), limit, is_region=separator == "comma") if gap else None
        if further is None or gap is None:
            continue
        name, sign = text[gap.end() : further], gap.group().strip()
        is_between_slashes = sign == "/" and text[further : further + 2].strip()[:1] == "/"
        if is_between_slashes or _is_service(name) or (sign in {"–", "-"} and not is_known_place(name)):
            continue
        end = further
    bracket = DATELINE["bracket"].match(text, end, limit)
    if bracket and (bare(bracket[1]) in places() or _is_region(bracket[1])):
        end = bracket.end()
    return end


def _is_region(name: str) -> bool:
    """Whether a name in brackets after a place can only be its region: one capitalised word."""
    return name.istitle() and name.isalpha() and not _is_service(name)


def _is_service(name: str) -> bool:
    """Whether a name is that of a wire service or a publisher."""
    return DATELINE["service_word"].search(name) is not None


def is_known_place(place: str) -> bool:
    """Whether the gazetteer has a part of the place."""
    return any(bare(part) in places() for part in DATELINE["part"].split(place))


def _is_body(place: str) -> bool:
    """Whether the words are rather the name of a body, or a label."""
    tokens = words_of(place)
    if not tokens or bare(place) in words("layout_labels"):
        return True
    return any(token in organisation_heads() for token in (tokens[0], tokens[-1])) and not is_known_place(
        place
    )


def read_flat_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline of a text that lost its punctuation: a city, perhaps a region, and a gap."""
    match = DATELINE["flat"].match(text, start, min(end, start + 80))
    if match is None:
        return None
    name = match["place"]
    known = bare(name) in places() and len(name) > 3
    if not known and not (name.isupper() and len(name) >= 4 and match["region"]):
        return None
    region_end = match.end("region") if match["region"] else match.end("place")
    return Dateline(start, region_end, match.end(), (start, region_end), None, True)
