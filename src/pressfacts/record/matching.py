"""When a fact matches what an annotator wrote down.

Matching ignores what does not change the meaning: case, articles, the words around a figure, the organisation
that follows a title. It does not ignore another day, another number or another name.
"""

import calendar
import re
from collections.abc import Iterable
from typing import Any

HALF = 0.5
NEAR = 0.6
_CLOSE = 1e-6
_ARTICLES = ("the", "a", "an")
_STOP_WORDS = frozenset(
    (*_ARTICLES, "of", "and", "or", "in", "for", "to", "from", "on", "at", "by", "with", "its", "all")
)
_WORD = re.compile(r"[^\W_]+")
_DAY = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_LEAP_YEAR = 2000  # an unknown year may have a 29 February


def words(text: str | None) -> list[str]:
    """The words of a text in lower case, without the possessive 's."""
    return _WORD.findall((text or "").casefold().replace("’", "'").replace("'s ", " "))


def key(text: str | None) -> str:
    """A text in the form in which it is compared: its words, without leading articles."""
    found = words(text)
    first = next((place for place, word in enumerate(found) if word not in _ARTICLES), len(found))
    return " ".join(found[first:])


def _content_words(text: str | None) -> set[str]:
    """The content words of a text, in the singular."""
    singular = (word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words(text))
    return set(singular) - _STOP_WORDS


def containment(one: str | None, other: str | None) -> float:
    """The share of the shorter text's content words that the other text has too."""
    first, second = _content_words(one), _content_words(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def likeness(one: str | None, other: str | None) -> float:
    """The Jaccard index of the two texts' content words."""
    first, second = _content_words(one), _content_words(other)
    return len(first & second) / max(1, len(first | second))


def says(one: str | None, other: str | None) -> bool:
    """Whether the second text is present and shares half of the shorter one's content words."""
    return bool(other) and containment(one, other) >= HALF


def days(edtf: str | None) -> tuple[str, str]:
    """The first and the last day of an EDTF value; an unknown year stays unknown."""
    first, _, last = (edtf or "").partition("/")
    return _edge(first, last=False), _edge(last or first, last=True)


def _edge(value: str, *, last: bool) -> str:
    match = _DAY.match(re.sub("[~?%]", "", value))
    if match is None:
        return value
    year, month, day = match.groups()
    if day is None and month is None:
        return f"{year}-12-31" if last else f"{year}-01-01"
    if day is None and 1 <= int(month) <= 12:
        known = _LEAP_YEAR if year == "XXXX" else max(1, int(year))
        day = f"{calendar.monthrange(known, int(month))[1]:02}" if last else "01"
    return "-".join(part for part in (year, month, day) if part)


def same_date(gold: Any, fact: Any) -> bool:
    """The same days."""
    return days(gold.edtf) == days(fact.edtf)


def _names(name: str, aliases: Iterable[str], acronym: str | None = None) -> set[str]:
    return {key(form) for form in (name, *aliases, acronym) if form}


def same_organisation(gold: Any, fact: Any) -> bool:
    """The main name of one is among the names of the other."""
    return key(fact.name) in _names(gold.name, gold.aliases, gold.acronym) or (
        key(gold.name) in _names(fact.name, fact.aliases, fact.acronym)
    )


def near_organisation(gold: Any, fact: Any) -> bool:
    """The same, or two of the names share most of their words."""
    return same_organisation(gold, fact) or any(
        likeness(mine, other) >= NEAR
        for mine in _names(gold.name, gold.aliases, gold.acronym)
        for other in _names(fact.name, fact.aliases, fact.acronym)
    )


def same_person(gold: Any, fact: Any) -> bool:
    """The same name, or one name within the other with two words or more in common."""
    if key(fact.name) in _names(gold.name, gold.aliases) or key(gold.name) in _names(fact.name, fact.aliases):
        return True
    mine, other = set(words(gold.name)), set(words(fact.name))
    return len(mine & other) >= 2 and (mine <= other or other <= mine)


def same_participants(gold: Any, fact: Any) -> bool:
    """The same number of the same people."""
    return float(gold.count) == float(fact.count) and containment(gold.who, fact.who or fact.text) >= HALF


def same_statistic(gold: Any, fact: Any) -> bool:
    """The same number, of the same kind (percentages, money) or of the same things."""
    if abs(fact.value - gold.value) > _CLOSE * max(1, abs(gold.value)):
        return False
    if gold.kind in ("percent", "money"):
        return bool(gold.kind == fact.kind)
    by_unit = containment(gold.unit or gold.text, f"{fact.unit} {fact.text}")
    return by_unit >= HALF or likeness(gold.text, fact.text) >= HALF


def same_quote(gold: Any, fact: Any) -> bool:
    """The quote contains the first and the last words of the annotation."""
    text = key(fact.text)
    return key(gold.start) in text and key(gold.end) in text


def same_contact(gold: Any, fact: Any) -> bool:
    """The same letters and digits."""
    return gold.kind == fact.kind and _address(gold.value) == _address(fact.value)


def _address(value: str) -> str:
    bare = value.casefold()
    for prefix in ("https://", "http://", "www."):
        bare = bare.removeprefix(prefix)
    return re.sub(r"\W", "", bare)


def said(expected: str | None, found: str | None) -> list[bool]:
    """A detail in words: right if it shares half of its content words; not counted if not annotated."""
    return [says(expected, found)] if expected else []


def equal(expected: str | None, found: str | None) -> list[bool]:
    """A detail from a vocabulary; not counted if not annotated."""
    return [expected == found] if expected else []


def parts(expected: Iterable[Any], found: Iterable[Any]) -> list[bool]:
    """A breakdown: each annotated part is right if there is one of the same size."""
    counts = [part.count for part in found]
    return [part.count in counts for part in expected]
