"""Units: what stands before or after a number and makes it money, a percentage, a measure or a duration."""

from collections import Counter
from functools import lru_cache
from re import Match, Pattern
from typing import NamedTuple

from pressfacts.facts.counts import unit_patterns as patterns
from pressfacts.facts.counts.numbers import Number
from pressfacts.text.mentions import folded, squash

_BEFORE = 9
_MILLION = 1_000_000


class Unit(NamedTuple):
    """A unit beside a number: the stretch of number and unit together, and what it says."""

    start: int
    end: int
    kind: str
    unit: str
    factor: float = 1.0


def unit_of(text: str, number: Number) -> Unit | None:
    """The unit beside a number, None for a bare number."""
    if number.form == "fraction":
        found = measure(text, number, patterns.ARTICLE) if number.value == 0.5 else None
        return found if found and found.kind == "duration" else None
    found = percent(text, number) or money(text, number) or measure(text, number)
    return _signed(text, found) if found and number.form == "digits" else found


def _signed(text: str, unit: Unit) -> Unit:
    """A figure with a minus sign is below zero."""
    minus = patterns.MINUS.search(text, max(0, unit.start - 2), unit.start)
    if minus is None or text[max(0, minus.start() - 3) : minus.start()].rstrip(" ")[-1:].isdigit():
        return unit
    return unit._replace(start=minus.start(), factor=-unit.factor)


def percent(text: str, number: Number) -> Unit | None:
    """The percent sign, or percentage points, that follow a number."""
    match = patterns.PERCENT.match(text, number.end)
    if match is None:
        return None
    return Unit(number.start, match.end(), "percent", "percentage points" if match["points"] else "%")


@lru_cache(maxsize=1)
def _cues_in(text: str) -> Counter[str]:
    pattern, speaks = patterns.currency_cues()
    return Counter(code for cue in pattern.findall(text) for code in speaks.get(squash(cue), ()))


def _currency(text: str, mark: str) -> str | None:
    """The currency of a mark; where several countries use it, the one that the text names most often."""
    cues = _cues_in(text)
    named = [code for code in patterns.shared_marks().get(mark, ()) if cues[code]]
    return max(named, key=lambda code: cues[code]) if named else patterns.currency_marks().get(mark)


def money(text: str, number: Number) -> Unit | None:
    """The currency of a number: a mark before it, or a name or code after it."""
    head = patterns.mark_before().search(text, max(0, number.start - _BEFORE), number.start)
    if head:
        mark = head["mark"]
        code = _currency(text, mark)
        if code and (len(mark) > 1 or not mark.isalpha() or number.form == "digits"):
            return Unit(head.start(), number.end, "money", code)
    tail = patterns.name_after().match(text, number.end)
    return _money_after(text, number, tail) if tail else _mark_after(text, number)


def _money_after(text: str, number: Number, tail: Match[str]) -> Unit | None:
    names = patterns.currency_names()
    if tail["minor"] or tail["pence"]:
        code, factor = patterns.MINOR[folded(tail["minor"] or tail["pence"])]
        known = tail["minor"] or patterns.STERLING.search(text)
        return Unit(number.start, tail.end(), "money", code, factor) if known else None
    if tail["code"]:
        written = tail["code"]
        code = names.get(written.lower()) or patterns.currency_marks().get(written, written)
        return Unit(number.start, tail.end(), "money", code)
    name = folded(tail["name"])
    if name in patterns.AMBIGUOUS_NAMES and not number.scaled and number.value < 1000:
        return None
    sterling = number.value >= _MILLION or patterns.STERLING.search(text)
    weight = name in {"pound", "pounds"} and (text.startswith(" of ", tail.end()) or not sterling)
    return None if weight else Unit(number.start, tail.end(), "money", names[name])


def _mark_after(text: str, number: Number) -> Unit | None:
    """A mark of letters that stands after a number with a multiplier: "3,6 million KM"."""
    match = patterns.MARK_AFTER.match(text, number.end) if number.scaled else None
    code = _currency(text, match["mark"]) if match else None
    return Unit(number.start, match.end(), "money", code) if match and code else None


def measure(text: str, number: Number, between: Pattern[str] = patterns.BEFORE_TIME) -> Unit | None:
    """The measure or duration whose unit follows a number.

    Args:
        text: the text.
        number: the number.
        between: the words that may stand before a unit of time.
    """
    pattern, names = patterns.units()
    skipped = between.match(text, number.end)
    match = pattern.match(text, skipped.end() if skipped else number.end)
    if match is None:
        return None
    form = squash(match["form"])
    kind, name = names.get(form) or names.get(form.lower(), ("measure", form))
    if form == "mi" or (not match["space"] and number.form != "digits") or (skipped and kind != "duration"):
        return None
    if form in {"L", "W"} and match["space"] and text[match.end() : match.end() + 1].isalpha():
        return None
    if kind == "duration":
        return Unit(number.start, match.end("form"), kind, name)
    more = match["more"].strip()
    return Unit(number.start, match.end(), kind, f"{name}{' ' * (more[:1] != '/')}{more}" if more else name)
