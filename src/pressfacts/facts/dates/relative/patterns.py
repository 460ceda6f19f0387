"""Expressions that only the day of the release gives a value: "today", "last June", "two years ago".

The groups say what a match means: ``relation`` is the direction, ``unit`` the unit, ``weekday``, ``month``,
``season``, ``half`` and ``ordinal`` the part of the calendar, ``number`` how many units.
"""

from pressfacts.facts.dates.patterns import FLAGS
from pressfacts.facts.dates.patterns import VOCABULARY as ABSOLUTE
from pressfacts.lexicons import alternation, table
from pressfacts.rules import Rule

__all__ = ["FLAGS", "RULES", "VOCABULARY"]

_FULL_WEEKDAYS = frozenset(row["form"] for row in table("weekdays") if row["form"].endswith("day"))

VOCABULARY: dict[str, str] = ABSOLUTE | {
    "FULL_WEEKDAY": alternation(_FULL_WEEKDAYS) + r"(?![a-z])",
    "PART_OF_DAY": r"(?:morning|afternoon|evening|night|lunchtime)(?![a-z])",
    "NAMED_DAY": r"(?:today|yesterday|tomorrow|tonight|this{{gap}}{{PART_OF_DAY}}|last{{gap}}night)",
    "relation": r"(?P<relation>last|this{{gap}}past|this{{gap}}coming|this|next|past|coming){{gap}}",
    "NUMBER": r"(?:\d{1,3}|{{NUMBER_WORD}}|an?)",
    "the_year": r"(?P<relation>{{WHICH}}){{gap}}year(?![a-z'’]|{{other_year}})",
    "WHICH": r"(?:last|this|next|(?:the{{gap}})?current|the)",
    "AFTER_DAY": r"(?:with|at|in|and|to|for|by|from|when|after|before)",
    "other_year": r"{{gap}}(?:before|earlier|ended|ending)",
}

RULES: tuple[Rule, ...] = (
    Rule(
        id="dates.relative.day",
        pattern=r"(?P<named_day>{{NAMED_DAY}})(?![a-z])(?<!of tomorrow)(?<!of today)(?!(?<=tomorrow)['’]s)"
        r"(?:{{gap}}{{PART_OF_DAY}})?",
        examples=("today", "Yesterday", "tomorrow morning", "this afternoon", "tonight"),
        counter_examples=("todays", "leaders of tomorrow", "tomorrow’s world"),
    ),
    Rule(
        id="dates.relative.weekday",
        pattern=r"(?:{{relation}})?(?P<weekday>{{FULL_WEEKDAY}})(?:{{gap}}{{PART_OF_DAY}})?"
        r"(?:{{gap}}(?:of{{gap}})?(?P<week>last|this|next){{gap}}week(?![a-z'’-]))?",
        examples=("Thursday", "last Friday", "this Tuesday", "Sunday evening", "Friday of next week"),
        counter_examples=("Mondays", "Fri"),
    ),
    Rule(
        id="dates.relative.day_of_month",
        pattern=r"on{{gap}}the{{gap}}(?P<day_of_month>[0-3]?\d)(?:st|nd|rd|th)(?={{maybe_gap}}[.,;:)]|{{gap}}{{AFTER_DAY}}\b)",
        examples=("on the 24th with a reading", "on the 19th."),
        counter_examples=("on the 24th floor", "on the 20th anniversary", "the 24th of"),
        note="A day of the month that the text named last.",
    ),
    Rule(
        id="dates.relative.week",
        pattern=r"(?P<relation>last|this|next|this{{gap}}past|this{{gap}}coming){{gap}}(?P<unit>week|weekend)(?![a-z'’-])",
        examples=("last week", "this weekend"),
        counter_examples=("this week-long", "last weeks"),
    ),
    Rule(
        id="dates.relative.month_or_year",
        pattern=r"(?P<relation>last|this|next){{gap}}(?P<unit>month|year|decade)(?![a-z-])",
        examples=("next month", "last year", "this year’s", "this decade"),
        counter_examples=("this year-long",),
    ),
    Rule(
        id="dates.relative.month_name",
        pattern=r"(?P<relation>last|this|next){{gap}}(?P<month>{{MONTH}})(?!{{gap}}\d)",
        examples=("last June", "this December"),
        counter_examples=("last June 5",),
    ),
    Rule(
        id="dates.relative.season",
        pattern=r"(?P<relation>last|this|next|this{{gap}}past|this{{gap}}coming|the{{gap}}coming|the{{gap}}past){{gap}}(?P<season>{{SEASON}})",
        examples=("this spring", "last winter", "this past summer"),
        counter_examples=("a spring",),
    ),
    Rule(
        id="dates.relative.ago",
        pattern=r"(?P<number>{{NUMBER}}){{gap}}(?P<unit>day|week|month|year)s?{{gap}}ago",
        examples=("two years ago", "3 days ago", "a month ago"),
        counter_examples=("years ago",),
    ),
    Rule(
        id="dates.relative.half",
        pattern=r"(?P<half>first|second|1st|2nd)(?:{{gap}}|-)half{{gap}}of{{gap}}{{the_year}}",
        examples=("first half of this year", "second half of the year"),
    ),
    Rule(
        id="dates.relative.quarter",
        pattern=r"(?P<ordinal>{{ORDINAL}})(?:{{gap}}|-)quarter{{gap}}of{{gap}}{{the_year}}",
        examples=("third quarter of this year", "first quarter of next year"),
    ),
    Rule(
        id="dates.relative.first_months",
        pattern=r"first{{gap}}(?P<months>\d{1,2}|{{NUMBER_WORD}}){{gap}}months{{gap}}of{{gap}}{{the_year}}",
        examples=("first nine months of the year", "first 6 months of this year"),
    ),
    Rule(
        id="dates.relative.end_of_year",
        pattern=r"(?:end|close){{gap}}of{{gap}}{{the_year}}",
        examples=("by the end of the year", "end of next year"),
        counter_examples=("end of the year before",),
    ),
    Rule(
        id="dates.relative.years",
        pattern=r"(?:in|over|during|within){{gap}}the{{gap}}(?P<relation>past|last|previous)"
        r"{{gap}}(?P<number>\d{1,2}|{{NUMBER_WORD}}){{gap}}(?P<unit>year)s",
        examples=("in the past two years", "over the last 10 years"),
        counter_examples=("the past two years", "for the past ten years", "over the next two years"),
        note="'For the past ten years' and 'over the next four years' are durations.",
    ),
)
