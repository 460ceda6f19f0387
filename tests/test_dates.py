"""What the date examples cannot say: calendar arithmetic, properties of the scan, tense, warnings."""

from calendar import month_name
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from re import Pattern

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pressfacts
from pressfacts.facts.dates.relative import Anchor, resolve, scan_relative, weekday_near
from pressfacts.facts.dates.tense import Direction, direction_of
from pressfacts.facts.dates.times import time_beside
from pressfacts.facts.dates.years import fill_year, fitting_year, in_year
from pressfacts.lexicons import table
from pressfacts.rules import Rule, compile_pattern
from pressfacts.text.calendar import expressions
from pressfacts.text.calendar.expressions import scan
from pressfacts.text.calendar.matching import RuleTable
from pressfacts.text.calendar.moments import Moment, bounds, consecutive, moments, nth_weekday, span
from pressfacts.text.calendar.openings import Openings
from pressfacts.text.calendar.patterns import ABSOLUTE, FLAGS, RELATIVE, VOCABULARY
from pressfacts.text.calendar.reading import full_year, numeric

MONTHS = [month_name[number] for number in range(1, 13)]
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2059, 12, 31))
UNHURRIED = settings(deadline=None)
"""The first scan compiles the rules, which takes longer than an example may."""
WORDS = [
    "12",
    "3rd",
    "May",
    "may",
    "Sept.",
    "2019",
    "’21",
    "to",
    "and",
    "from",
    "between",
    "of",
    "the",
    "Friday",
]
WORDS += [
    "last",
    "week",
    "Q3",
    "FY",
    "first half",
    "1980s",
    "today",
    "two years ago",
    "20th century",
    "03/04/2019",
]
SIGNS = [
    "–",
    "-",
    "/",
    ".",
    ",",
    " ",
    "  ",
    "\n",
    "\n\n",
    "(",
    ")",
    "%",
    "$",
    "é",
    "\xa0",
    "http://a.example/2019",
]
FRAGMENTS = st.sampled_from([*WORDS, *SIGNS, "2019-10-25 10:00:00"])
SOUP = st.one_of(
    st.text(max_size=200), st.lists(FRAGMENTS, max_size=30).map(" ".join), st.lists(FRAGMENTS).map("".join)
)


def _ordinal(day: int) -> str:
    suffix = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


WAYS: list[Callable[[date], str]] = [
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{_ordinal(day.day)} of {MONTHS[day.month - 1]}, {day.year}",
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{MONTHS[day.month - 1][:3]}. {day.day}, {day.year}",
    lambda day: f"{day:%A}, {MONTHS[day.month - 1]} {_ordinal(day.day)}, {day.year}",
    lambda day: f"{MONTHS[day.month - 1].upper()} {day.day}  {day.year}",
    lambda day: f"{day.day}-{MONTHS[day.month - 1][:3].upper()}-{day.year}",
    lambda day: day.isoformat(),
    lambda day: f"{day:%d.%m.%Y}",
]


@pytest.mark.parametrize("way", WAYS)
@UNHURRIED
@given(day=DAYS)
def test_a_written_day_is_read_back(way: Callable[[date], str], day: date) -> None:
    text = f"It was signed on {way(day)} in Lund."
    found = scan(text)
    assert [(e.edtf, text[e.start : e.end]) for e in found] == [(day.isoformat(), way(day))]


@UNHURRIED
@given(first=DAYS, length=st.integers(1, 300))
def test_a_written_range_is_read_back(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    text = f"from {WAYS[0](first)} to {WAYS[0](last)}"
    assert [(e.start, e.end, e.edtf) for e in scan(text)] == [(0, len(text), f"{first}/{last}")]


@UNHURRIED
@given(year=st.integers(1900, 2059), month=st.integers(1, 12))
def test_a_written_month_is_read_back(year: int, month: int) -> None:
    assert [e.edtf for e in scan(f"It closed in {MONTHS[month - 1]} {year}.")] == [f"{year}-{month:02d}"]


@pytest.mark.parametrize("row", table("months_foreign"), ids=lambda row: row["form"])
@pytest.mark.parametrize("cased", [str, str.title])
def test_a_day_in_another_language_is_read(row: dict[str, str], cased: Callable[[str], str]) -> None:
    [found] = scan(f"Lund, 14 {cased(row['form'])} 2022: abierto")
    assert found.edtf == f"2022-{int(row['month']):02d}-14"


@UNHURRIED
@given(text=SOUP)
def test_expressions_stand_in_order_inside_the_text_and_have_values(text: str) -> None:
    found = scan(text)
    assert all(0 <= e.start < e.end <= len(text) and moments(e.edtf) for e in found)
    assert all(one.end <= other.start or one[:2] == other[:2] for one, other in pairwise(found))
    assert all(0 <= r.start < r.end <= len(text) for r in scan_relative(text))


@UNHURRIED
@given(text=SOUP)
def test_a_scan_is_repeatable(text: str) -> None:
    assert scan(text) == scan(text)


@UNHURRIED
@given(before=st.text(alphabet="abc \n", max_size=20))
def test_a_part_of_the_text_is_scanned_with_offsets_of_the_whole(before: str) -> None:
    text = f"{before} on 5 May 2019 and"
    [found] = scan(text, len(before), len(text))
    assert text[found.start : found.end] == "5 May 2019"
    assert scan(text, 0, len(before)) == []


@UNHURRIED
@given(first=DAYS, direction=st.sampled_from(["past", "future"]), weekday=st.integers(1, 7))
def test_a_weekday_lies_within_a_week_on_its_side(
    first: date, direction: Direction | None, weekday: int
) -> None:
    day = weekday_near(first, weekday, direction)
    assert day.isoweekday() == weekday
    assert 0 <= (first - day).days <= 6 if direction == "past" else 0 <= (day - first).days <= 6


@UNHURRIED
@given(day=DAYS, anchor=DAYS, direction=st.sampled_from(["past", "future", None]))
def test_a_filled_year_keeps_day_and_month_and_the_side(
    day: date, anchor: date, direction: Direction | None
) -> None:
    value = fill_year(f"XXXX-{day:%m-%d}", anchor, direction, sure=True)
    if value.startswith("XXXX"):
        assert (day.month, day.day) == (2, 29)
        return
    filled = date.fromisoformat(value)
    assert (filled.month, filled.day) == (day.month, day.day)
    assert abs(filled.year - anchor.year) <= 1
    if (day.month, day.day) != (2, 29) and direction:
        assert filled <= anchor if direction == "past" else filled >= anchor


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2018-11-23", ("2018-11-23", "2018-11-23")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2014", ("2014-01-01", "2014-12-31")),
        ("2014/2017", ("2014-01-01", "2017-12-31")),
        ("2026-33", ("2026-01-01", "2026-03-31")),
        ("2025-36", ("2025-10-01", "2025-12-31")),
        ("2014-24", ("2014-12-01", "2015-02-28")),
        ("XXXX-09-26", (None, None)),
        ("[2019-03-04,2019-04-03]", (None, None)),
    ],
)
def test_bounds(edtf: str, expected: object) -> None:
    assert bounds(edtf) == expected


def test_moments_know_their_precision_and_whether_they_exist() -> None:
    assert Moment(None, 2, 29).exists
    assert not Moment(2019, 2, 29).exists
    assert not Moment(2019, 4, 31).exists
    assert [Moment(2019, month).precision for month in (None, 3, 21, 33)] == [
        "year",
        "month",
        "season",
        "quarter",
    ]
    assert span(Moment(2019), Moment(2019)) == "2019"
    assert consecutive([Moment(2019, 5, 1), Moment(2019, 5, 2)])
    assert not consecutive([Moment(2019, 5, 31), Moment(2019, 6, 1)])


@pytest.mark.parametrize(
    ("parts", "day_first", "expected"),
    [
        (("25", "04", "2019", "/"), None, "2019-04-25"),
        (("04", "25", "2019", "/"), True, "2019-04-25"),
        (("04", "05", "2019", "/"), True, "2019-05-04"),
        (("04", "05", "2019", "/"), False, "2019-04-05"),
        (("04", "05", "2019", "/"), None, "[2019-04-05,2019-05-04]"),
        (("04", "05", "2019", "."), None, "2019-05-04"),
        (("04", "05", "19", "."), None, "[2019-04-05,2019-05-04]"),
        (("31", "31", "2019", "/"), None, None),
    ],
)
def test_numeric_days(parts: tuple[str, str, str, str], day_first: bool | None, expected: object) -> None:
    assert numeric(*parts, day_first) == expected


def test_two_digit_years_follow_posix() -> None:
    assert [full_year(form) for form in ("68", "69", "00", "1984")] == [2068, 1969, 2000, 1984]


def test_filling_prefers_the_weekday_that_the_text_names() -> None:
    assert fill_year("XXXX-03-11", date(2022, 3, 16), weekday=6) == "2023-03-11"
    assert fill_year("XXXX-03-12", date(2022, 3, 16), weekday=6) == "2022-03-12"


def test_an_unsure_verb_yields_to_a_much_nearer_year() -> None:
    near, far = date(2023, 11, 1), date(2023, 7, 1)
    assert fill_year("XXXX-11-20", near, "past") == "2023-11-20"
    assert fill_year("XXXX-11-20", near, "past", sure=True) == "2022-11-20"
    assert fill_year("XXXX-12-20", far, "past") == "2022-12-20"


def test_a_year_without_such_a_day_leaves_the_value() -> None:
    assert in_year("XXXX-02-29", 2019) == "XXXX-02-29"
    assert in_year("XXXX-12-28/XXXX-01-03", 2019) == "2019-12-28/2020-01-03"


def test_the_first_and_the_last_years_of_the_calendar_resolve_to_nothing() -> None:
    first, last = Anchor(date(1, 1, 1)), Anchor(date(9999, 12, 31))
    assert resolve({"relation": "last", "unit": "month"}, first) == []
    assert resolve({"named_day": "tomorrow"}, last) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@ at 10:00 a.m. ET", "10:00 ET"),
        ("@ from 10 to 11 a.m.", None),
        ("@, 12 a.m.", "00:00"),
        ("@ at 12:05 pm", "12:05"),
        ("@ at midnight", "00:00"),
        ("@ at 18.30 CET", "18:30 CET"),
        ("@ (14h30)", "14:30"),
        ("at 9 a.m. on @", "09:00"),
        ("@ with 10 guests", None),
    ],
)
def test_time_beside_a_date(text: str, expected: object) -> None:
    start = text.index("@")
    assert time_beside(text, start, start + 1) == expected


def _codes(text: str, published: str | None = None) -> list[tuple[str, str]]:
    return [(w.code, w.message) for w in pressfacts.extract(text, reference_date=published).warnings]


def test_an_unknown_year_is_a_warning_and_a_known_one_is_none() -> None:
    text = "The boats left on 9 September at dawn."
    assert [code for code, message in _codes(text) if "9 September" in message] == ["date_without_year"]
    assert not [code for code, _ in _codes(text, "2019-10-01") if code.startswith("date_")]


def test_an_ambiguous_day_is_a_warning() -> None:
    text = "The permit was granted on 03/04/2019 in the village."
    assert [code for code, _ in _codes(text) if code.startswith("date_")] == ["date_ambiguous"]


def test_one_value_is_one_fact_with_its_fullest_text_and_all_its_places() -> None:
    text = "On 5 May 2019 the mill burned. The fire of Sunday, May 5, 2019 lasted an hour."
    [fact] = pressfacts.extract(text).dates
    assert fact.text == "Sunday, May 5, 2019"
    assert [text[m.start : m.end] for m in fact.mentions] == ["5 May 2019", "Sunday, May 5, 2019"]


def test_the_verb_that_decided_is_the_evidence() -> None:
    [fact] = pressfacts.extract("The boats will leave on 9 September.", reference_date="2019-10-01").dates
    assert fact.edtf == "2020-09-09"
    assert [mention.text for mention in fact.evidence] == ["leave"]


DATE_RULES = (*ABSOLUTE, *RELATIVE)
WRITTEN = [pytest.param(rule, text, id=f"{rule.id}:{text}") for rule in DATE_RULES for text in rule.examples]


FRAMES = (
    "The mill was shut on {} for long.",
    "The mill was shut in {} for long.",
    "The mill was shut {} for long.",
)


@pytest.mark.parametrize(("rule", "example"), WRITTEN)
def test_every_example_of_a_rule_is_a_fact_of_that_rule(rule: Rule, example: str) -> None:
    text = " ".join(["The mayor was heard on 7 June 2023.", *(frame.format(example) for frame in FRAMES)])
    facts = pressfacts.extract(text, reference_date="2024-07-17").dates
    assert rule.id in {fact.rule for fact in facts}, facts


def test_a_rule_that_begins_with_a_new_word_fires() -> None:
    rule = Rule(id="dates.test.easter", pattern=r"Easter{{gap}}{{year}}", examples=("Easter 2024",))
    table = RuleTable((*ABSOLUTE, rule), VOCABULARY, FLAGS)
    text = "It reopened at Easter 2024 in Lund."
    found = [name for name, _ in table.matches(text, 0, len(text))]
    assert found == ["dates.test.easter"]


def test_a_rule_that_can_begin_with_anything_is_refused() -> None:
    with pytest.raises(ValueError, match="can begin with anything"):
        Openings(VOCABULARY, FLAGS).of(r"[^\d]{{year}}")


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        (r"(?:the{{gap}})?may", {"the ma", "may"}),
        (r"(?:(?:early|late){{gap}})?{{YEAR}}", {"early", "late 0", "0000|"}),
        (r"\d{1,2}[-/.]", {"0|", "00|"}),
        (r"(?P<a>on|in)\sthe\b", {"on the", "in the"}),
        (r"Q[1-4](?!\d)", {"q0|"}),
    ],
)
def test_openings_follow_from_the_pattern(pattern: str, openings: set[str]) -> None:
    assert Openings(VOCABULARY, FLAGS).of(pattern) == openings


class _AllRules(RuleTable):
    """A table in which every rule is tried at every opening."""

    def _possible(self, text: str, start: int) -> list[tuple[str, Pattern[str]]]:
        return [(rule.id, compile_pattern(rule.pattern, VOCABULARY, FLAGS)) for rule in ABSOLUTE]


_ALL_RULES = _AllRules(ABSOLUTE, VOCABULARY, FLAGS)


@UNHURRIED
@given(text=st.one_of(SOUP, st.sampled_from([example for rule in ABSOLUTE for example in rule.examples])))
def test_no_rule_that_is_left_out_at_an_opening_can_begin_there(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(expressions, "_TABLE", _ALL_RULES)
        everywhere = scan(text)
    assert scan(text) == everywhere


def test_the_nth_weekday_of_a_month() -> None:
    assert nth_weekday(Moment(2024, 9), 1, 1) == Moment(2024, 9, 2)
    assert nth_weekday(Moment(2024, 5), -1, 5) == Moment(2024, 5, 31)
    assert nth_weekday(Moment(2024, 2), 5, 5) is None
    assert nth_weekday(Moment(None, 2), 1, 5) is None


def test_a_weekday_fits_one_year_or_none() -> None:
    assert fitting_year("XXXX-10-05", {2024, 2025}, 7) == 2025
    assert fitting_year("XXXX-10-05", {2014, 2025}, 7) is None
    assert fitting_year("XXXX-02-29", {2025}, None) is None


@pytest.mark.parametrize("text", ["on the market in 5 days", "the deal of 12 in a novel", "Decide by 12 now"])
def test_letters_that_only_begin_like_a_month_are_none(text: str) -> None:
    assert scan(text) == []


def test_a_gerund_without_a_verb_above_it_gives_no_direction() -> None:
    doc = pressfacts.load()("The course is over. Running in the park on 3 May 2019.")
    verb = next(token for token in doc if token.tag_ == "VBG" and token.head == token)
    assert direction_of(verb) == (None, False)
