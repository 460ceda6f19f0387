"""The quantity engine: number reading, units, and what holds for every text."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pressfacts
from pressfacts.facts.counts.expressions import read, rejected
from pressfacts.facts.counts.numbers import read_digits, scan
from pressfacts.facts.counts.patterns import REJECTS, VOCABULARY
from pressfacts.rules import compile_pattern

if TYPE_CHECKING:
    from pressfacts.record.schema import Participants, Statistic


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,250", 1250),
        ("1 250", 1250),
        ("1\u00a0250", 1250),
        ("1'250", 1250),
        ("2,32,614", 232614),
        ("1.234.567", 1234567),
        ("12.5 million", 12.5e6),
        ("40 crore", 4e8),
        ("7¼", 7.25),
        ("twenty-two", 22),
        ("two hundred and five", 205),
        ("one thousand one hundred and forty", 1140),
        ("half a million", 5e5),
        ("one and a half million", 1.5e6),
        ("two and a half million", 2.5e6),
        ("5 and a half", 5.5),
        ("a quarter of a million", 250_000),
        ("three-quarters of a million", 750_000),
        ("a quarter-million", 250_000),
        ("three dozen", 36),
        ("two-thirds", 0.6667),
        ("a dozen", 12),
    ],
)
def test_a_number_is_read_whole(written: str, value: float) -> None:
    assert [(n.start, n.end, n.value) for n in scan(written)] == [(0, len(written), value)]


def test_a_comma_before_one_or_two_digits_is_a_decimal_mark() -> None:
    assert read_digits("3,6") == 3.6


def test_a_point_groups_thousands_where_the_text_writes_decimals_with_a_comma() -> None:
    text = "KM 3,6 million was seized; the average is KM 2.400 in Sarajevo."
    assert [n.value for n in scan(text)] == [3.6e6, 2400]


def test_two_numbers_in_sequence_stay_two() -> None:
    assert [n.value for n in scan("five, six")] == [5, 6]
    assert [n.value for n in scan("nineteen eighty-four")] == [19, 84]


def test_blocked_places_yield_nothing() -> None:
    text = "On 12 May 34 boats left."
    assert [e.value for e in read(text, [(3, 9)])] == [34]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Grants of £5-8,000 are open.", [(5000, 8000)]),
        ("It will cost £2m-3m.", [(2e6, 3e6)]),
        ("Loans of between £800 and £1.2 million are on offer.", [(800, 1.2e6)]),
        ("The water table fell to -84 cm in May.", [(-84, None)]),
        ("Lows of −12 °C and −3% growth", [(-12, None), (-3, None)]),
        ("pegs 5 -8 cm apart", [(5, 8)]),
    ],
)
def test_ranges_share_their_scale_and_a_minus_is_part_of_the_value(
    text: str, values: list[tuple[float, float | None]]
) -> None:
    assert [(e.value, e.upper) for e in read(text, []) if e.kind] == values


def _grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@given(st.integers(0, 10**12), st.sampled_from([",", " ", "\u00a0", "'"]))
def test_grouped_digits_read_back(number: int, mark: str) -> None:
    assert read_digits(_grouped(number, mark)) == number


@given(st.integers(1000, 10**9), st.sampled_from([",", " "]))
@settings(deadline=None)
def test_grouped_digits_are_one_number_in_a_sentence(number: int, mark: str) -> None:
    written = _grouped(number, mark)
    assert [n.value for n in scan(f"They sold {written} lamps.")] == [number]


_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _in_words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if rest and rest < 100 else " "
            return f"{_in_words(number // size)} {name}" + (joint + _in_words(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(0, 10**9 - 1))
@settings(deadline=None)
def test_numbers_in_words_read_back(number: int) -> None:
    written = _in_words(number)
    assert [(n.start, n.end, n.value) for n in scan(written)] == [(0, len(written), number)]


_PIECES = st.sampled_from(
    [
        "12",
        "1,250",
        "$",
        "€",
        "%",
        "per",
        "cent",
        "million",
        "of",
        "out",
        "in",
        "one",
        "five",
        "half",
        "third",
        "-",
        "–",
        "to",
        "and",
        "between",
        "(",
        ")",
        ":",
        ",",
        ".",
        "\n",
        "more",
        "than",
        "40",
        "judges",
        "trained",
        "km",
        "2.4",
        "2014",
        "tons",
        "COVID-19",
        "about",
        "a",
        "dozen",
        "+",
        "/",
        "No.",
        "°C",
        "½",
        "“",
        "”",
        "Rs",
        "3,6",
    ]
)


@pytest.mark.parametrize("apart", [" ", " and so on. " * 20], ids=["close", "far apart"])
def test_what_a_rule_rejects_in_the_whole_text_is_rejected_around_its_numbers(apart: str) -> None:
    text = apart.join(example for rule in REJECTS for example in rule.examples)
    numbers = scan(text)
    patterns = [compile_pattern(rule.pattern, VOCABULARY) for rule in REJECTS]
    whole = {match.span() for pattern in patterns for match in pattern.finditer(text)}
    with_number = {span for span in whole if any(n.start < span[1] and span[0] < n.end for n in numbers)}
    assert with_number
    assert with_number <= set(rejected(text, numbers))


def test_a_mark_of_several_countries_is_the_currency_of_the_country_that_the_text_names() -> None:
    units = [
        [expression.unit for expression in read(f"{country} lent Rs 500 million.", [])]
        for country in ("Pakistan", "Nepal", "Sri  Lanka", "Somebody")
    ]
    assert units == [["PKR"], ["NPR"], ["LKR"], ["INR"]]


@given(st.lists(_PIECES, max_size=30))
@settings(max_examples=60, deadline=None)
def test_expressions_stay_inside_the_text_and_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = read(text, [])
    assert all(0 <= e.start <= e.number_start < e.end <= len(text) for e in found)
    assert [e.start for e in found] == sorted(e.start for e in found)


@given(st.lists(_PIECES, max_size=30))
@settings(max_examples=25, deadline=None)
def test_facts_are_grounded_and_the_same_on_every_run(pieces: list[str]) -> None:
    text = " ".join(pieces)
    release = pressfacts.extract(text)
    facts: list[Participants | Statistic] = [*release.participants, *release.statistics]
    for place in [place for fact in facts for place in (fact, *fact.mentions)]:
        assert text[place.start : place.end] == place.text
    assert release == pressfacts.extract(text)


@pytest.mark.parametrize(
    "text", ["", "7", "\n\n", "(" * 5000, "1 " * 5000, "9" * 20000, "one and a half " * 500]
)
def test_odd_texts_pass(text: str) -> None:
    pressfacts.extract(text)


def test_a_count_told_twice_is_one_entry_with_two_mentions() -> None:
    text = (
        "Thirty-eight lawyers attended the seminar.\n\nThe 38 lawyers received certificates at the seminar."
    )
    (entry,) = pressfacts.extract(text).participants
    assert (entry.count, len(entry.mentions)) == (38, 2)


def test_a_percentage_names_what_it_measures_and_its_period() -> None:
    (entry,) = pressfacts.extract("Exports of timber rose by 12 per cent in 2019.").statistics
    assert (entry.subject, entry.change, entry.period) == ("Exports of timber", "increase", "2019")


def test_parts_of_a_statistic_are_listed_in_it() -> None:
    text = "In all, 412 persons (254 male and 158 female) were convicted."
    whole = pressfacts.extract(text).statistics[0]
    assert [(part.count, part.who) for part in whole.breakdown] == [(254, "male"), (158, "female")]
