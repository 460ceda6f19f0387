"""Units: what stands before or after a number and makes it money, a percentage, a measure or a duration."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pressfacts.facts.counts.numbers import Number
from pressfacts.lexicons import alternation, table
from pressfacts.text.mentions import folded, squash


class Unit(NamedTuple):
    """A unit beside a number: the stretch of number and unit together, and what it says."""

    start: int
    end: int
    kind: str
    unit: str
    factor: float = 1.0


_PERCENT = re.compile(
    r"(?:(?P<points>(?:[\s-]{0,2}(?:percentage|per\s?cent|percent)[\s-]points?|\s?p\.p\.?|\s?pp(?:ts?)?|\s?%\s?points?)(?!\w))"
    r"|\s?%|[\s-]{0,2}per\s?cent(?:age)?(?!\w)|\s?pct\.?(?!\w))",
    re.I,
)
_AMBIGUOUS_NAMES = {
    "won",
    "sum",
    "real",
    "som",
    "soms",
    "soles",
    "lek",
    "dram",
    "drams",
    "dong",
    "rand",
    "lev",
    "pula",
    "marks",
}
_BEFORE = 9
_MINOR = {"cent": ("USD", 0.01), "cents": ("USD", 0.01), "pence": ("GBP", 0.01)}


@cache
def _currency_tables() -> tuple["re.Pattern[str]", dict[str, str], "re.Pattern[str]", dict[str, str]]:
    marks: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in table("currencies"):
        marks.update(dict.fromkeys(row["marks"].split(), row["code"]))
        marks[row["code"]] = row["code"]
        names.update({name.lower(): row["code"] for name in row["names"].split(";") if name})
    shared = {row["mark"] for row in table("currency_marks_in_context")}
    before = alternation(frozenset(marks) | shared)
    after = alternation(frozenset(names))
    codes = alternation(
        frozenset(row["code"] for row in table("currencies")) | {"€", "£", "FCFA", "₽", "₴", "zł", "Kč", "лв"}
    )
    return (
        re.compile(rf"(?<![A-Za-z])(?P<mark>{before})[ \u00a0\u202f-]{{0,2}}\Z"),
        marks,
        re.compile(
            rf"[\s-]{{0,2}}(?:(?P<name>(?i:{after}))(?![\w])|(?P<code>{codes})(?!\w)|(?P<minor>(?i:cents?|pence))(?!\w))"
        ),
        names,
    )


@cache
def _context_cues() -> tuple["re.Pattern[str]", dict[str, list[tuple[str, frozenset[str]]]]]:
    """What to look for in a text, and for each mark of several countries the currencies and their cues."""
    cues: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in table("currency_marks_in_context"):
        cues.setdefault(row["mark"], []).append((row["code"], frozenset(row["cues"].split(";"))))
    every = frozenset(cue for codes in cues.values() for _, known in codes for cue in known)
    return re.compile(rf"(?<!\w){alternation(every)}(?!\w)"), cues


@lru_cache(maxsize=1)
def _cues_in(text: str) -> frozenset[str]:
    return frozenset(squash(cue) for cue in _context_cues()[0].findall(text))


def _currency(text: str, mark: str) -> str | None:
    """The currency of a mark; where several countries use the mark, words of the text decide."""
    for code, cues in _context_cues()[1].get(mark, ()):
        if not cues.isdisjoint(_cues_in(text)):
            return code
    return _currency_tables()[1].get(mark)


def money(text: str, number: Number) -> Unit | None:
    """The currency of a number: a mark before it, or a name or code after it."""
    before, marks, after, names = _currency_tables()
    head = before.search(text, max(0, number.start - _BEFORE), number.start)
    if head:
        mark = head["mark"]
        code = _currency(text, mark)
        if code and (len(mark) > 1 or not mark.isalpha() or number.form == "digits"):
            return Unit(head.start(), number.end, "money", code)
    tail = after.match(text, number.end)
    if tail is None:
        return _mark_after(text, number)
    if tail["minor"]:
        code, factor = _MINOR[folded(tail["minor"])]
        return Unit(number.start, tail.end(), "money", code, factor)
    if tail["code"]:
        code = names.get(tail["code"].lower()) or marks.get(tail["code"], tail["code"])
        return Unit(number.start, tail.end(), "money", code)
    name = folded(tail["name"])
    if name in _AMBIGUOUS_NAMES and not number.scaled and number.value < 1000:
        return None
    if name.startswith("pound") and (
        text[tail.end() : tail.end() + 4] == " of " or not _STERLING.search(text)
    ):
        return None
    return Unit(number.start, tail.end(), "money", names[name])


_STERLING = re.compile(r"£|sterling|Britain|British|\bUK\b|England|Scotland|Wales|London")
_MARK_AFTER = re.compile(r"\s?(?P<mark>[A-Za-zčłщ]{2,4}\.?)(?!\w)")


def _mark_after(text: str, number: Number) -> Unit | None:
    """A mark of letters that stands after a number with a multiplier: "3,6 million KM"."""
    match = _MARK_AFTER.match(text, number.end) if number.scaled else None
    if match is None:
        return None
    code = _currency(text, match["mark"])
    return Unit(number.start, match.end(), "money", code) if code else None


@cache
def _measure_tables() -> tuple["re.Pattern[str]", dict[str, tuple[str, str]]]:
    names: dict[str, tuple[str, str]] = {}
    for kind, rows in (("measure", table("measures")), ("duration", table("durations"))):
        for row in rows:
            for form in row["forms"].split(";"):
                names.setdefault(form, (kind, row["name"]))
    exact = frozenset(form for form in names if len(form) < 4 or not form.islower())
    loose = frozenset(names) - exact
    per = (
        r"(?:\s(?:per|an?)\s(?!year|annum|month|week|result|time|total|day\b(?=\s))[a-z]{2,12}"
        r"(?:\s(?:per|and)\s[a-z]{3,12})?(?!\w))?"
    )
    co2 = r"(?:\s(?:of\s)?(?:CO2|CO₂|carbon(?:\sdioxide)?)[\s-]?(?:e(?:q(?:uivalent)?)?|equivalent)?(?!\w))?"
    pattern = re.compile(
        rf"(?P<space>[\s\u00a0]{{0,2}}|[-‐‑]\s?)"
        rf"(?P<form>{alternation(exact)}|(?i:{alternation(loose)}))(?![A-Za-z\d²³])(?P<more>{co2}{per})"
    )
    return pattern, names


_ADJECTIVE = re.compile(
    r"[\s-]{1,2}(?:(?:more|full|additional|consecutive|straight|working|business|calendar|short|long|further|extra|whole)\s)"
)


_ARTICLE = re.compile(r"\s(?:an?)(?=\s)")


def measure(text: str, number: Number, between: "re.Pattern[str]" = _ADJECTIVE) -> Unit | None:
    """The measure or duration whose unit follows a number.

    Args:
        text: the text.
        number: the number.
        between: the words that may stand before a unit of time.
    """
    pattern, names = _measure_tables()
    at = number.end
    skipped = between.match(text, at)
    match = pattern.match(text, skipped.end() if skipped else at)
    if match is None:
        return None
    form = re.sub(r"\s+", " ", match["form"])
    kind, name = names.get(form) or names.get(form.lower(), ("measure", form))
    if form == "mi" or (not match["space"] and number.form != "digits"):
        return None
    if skipped and kind != "duration":
        return None
    if len(form) == 1 and match["space"] and form in "LW" and text[match.end() : match.end() + 1].isalpha():
        return None
    if kind == "duration":
        return Unit(number.start, match.end("form"), kind, name)
    if match["more"].strip():
        name = f"{name} {match['more'].strip()}"
    return Unit(number.start, match.end(), kind, name)


def percent(text: str, number: Number) -> Unit | None:
    """The percent sign, or percentage points, that follow a number."""
    match = _PERCENT.match(text, number.end)
    if match is None:
        return None
    return Unit(number.start, match.end(), "percent", "percentage points" if match["points"] else "%")


def unit_of(text: str, number: Number) -> Unit | None:
    """The unit beside a number, None for a bare number."""
    if number.form == "fraction" and number.value != 0.5:
        return None
    if number.form == "fraction":
        found = measure(text, number, _ARTICLE)
        return found if found and found.kind == "duration" else None
    return percent(text, number) or money(text, number) or measure(text, number)
