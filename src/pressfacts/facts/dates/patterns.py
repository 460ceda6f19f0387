"""Absolute calendar expressions: one rule for each order of their parts.

A rule says only in which order the parts stand. What the parts are worth is read from the names of the
groups that `vocabulary` gives them: ``day``, ``month``, ``year`` for the first moment, ``day2``,
``month2``, ``year2`` for the second one, ``days`` for a list; the module ``reading`` puts them together.
To add a form, add a `Rule`, with an example for each way to write it.
"""

from pressfacts.facts.dates.vocabulary import FLAGS, VOCABULARY
from pressfacts.rules import Rule

__all__ = ["FLAGS", "RULES", "VOCABULARY"]

_DAYS = (
    Rule(
        id="dates.day.day_month_year",
        pattern=r"{{weekday}}{{day}}{{of}}{{month}}{{before_year}}{{year}}",
        examples=(
            "23 November 2018",
            "21st August, 2018",
            "Monday, 12 February 2018",
            "the 6th of February, 2023",
            "22-FEB-2021",
            "WEDNESDAY 16 NOVEMBER 2022",
            "12 Sept. 2001",
        ),
        counter_examples=("November 2018", "12 May 201"),
    ),
    Rule(
        id="dates.day.month_day_year",
        pattern=r"{{weekday}}{{month}}\.?(?:{{before_day}}|{{comma}}){{day}}{{before_year}}{{year}}",
        examples=(
            "May 7th, 2004",
            "Friday, May 10, 2019",
            "Wednesday  July 20  2005",
            "Jan 15, 2010",
            "Sept. 12,2013",
            "April, 30, 2010",
            "May. 1, 2000",
            "August the 5th, 1999",
        ),
        counter_examples=("May 2004", "May 32, 2004"),
    ),
    Rule(
        id="dates.day.year_month_day",
        pattern=r"{{year}}(?P<apart>[-/.])(?P<number_month>0[1-9]|1[0-2])(?P=apart)(?P<number_day>0[1-9]|[12]\d|3[01])(?!\d)"
        r"(?:(?:T|{{gap}})(?P<clock>[0-2]\d:[0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?(?P<zulu>Z)?(?![\d:]))?",
        examples=("2023-12-06 18:27:57", "2019-10-25", "2019/05/10", "2023-12-06T18:27:57Z"),
        counter_examples=("2023-13-06", "2023-12-067"),
        note="ISO 8601 calendar dates and stamps",
    ),
    Rule(
        id="dates.day.year_month_name_day",
        pattern=r"{{year}}[ -]{{month}}[ -]{{day}}(?!\d)",
        examples=("2019 May 10", "2019-Oct-03"),
    ),
    Rule(
        id="dates.day.numeric",
        pattern=r"{{weekday}}(?P<a>\d{1,2})(?P<apart>[-/.])(?P<b>\d{1,2})(?P=apart)"
        r"(?P<short_year>(?:1[89]|20)\d\d|\d\d){{no_number_after}}",
        examples=("26.08.2021", "17/05/2024", "11-29-76", "03/11/84"),
        counter_examples=("1.2.3.4", "20/12-2019"),
    ),
    Rule(
        id="dates.day.weekday_brackets_day_month",
        pattern=r"(?P<weekday>{{WEEKDAY}}){{maybe_gap}}\({{maybe_gap}}{{day}}{{of}}{{month}}{{maybe_gap}}\)",
        examples=("Tuesday (1 October)",),
        counter_examples=("Tuesday (the first)",),
    ),
    Rule(
        id="dates.day.weekday_brackets_month_day",
        pattern=r"(?P<weekday>{{WEEKDAY}}){{maybe_gap}}\({{maybe_gap}}{{month}}{{before_day}}{{day}}{{maybe_gap}}\)",
        examples=("Friday (May 3)",),
        counter_examples=("Friday (May 2003)",),
    ),
    Rule(
        id="dates.day.day_month",
        pattern=r"{{weekday}}{{day}}{{of}}{{month}}(?:{{maybe_gap}}\((?P<weekday2>{{WEEKDAY}})\))?",
        examples=("9 September", "Saturday 12th March", "27 February (Friday)", "2 OCTOBER"),
        counter_examples=("9 Septembers",),
    ),
    Rule(
        id="dates.day.month_day",
        pattern=r"{{weekday}}{{month}}{{before_day}}{{day}}{{no_number_after}}(?:{{maybe_gap}}\((?P<weekday2>{{WEEKDAY}})\))?",
        examples=("Dec. 9", "Tuesday, Jan. 19", "September 3rd", "Aug. 14 (Monday)"),
        counter_examples=("May 10:30", "March 5%", "June 1,000", "May 2004"),
    ),
)

_DAY_RANGES = (
    Rule(
        id="dates.range.day_day_month_year",
        pattern=r"{{from}}{{weekday}}{{day}}{{to}}{{weekday2}}{{day2}}{{of}}{{month2}}{{before_year}}{{year2}}",
        examples=("from 12 to14 October 2018", "15-19 March 2021", "26 and 27 September 2019"),
        counter_examples=("12 October 2018",),
    ),
    Rule(
        id="dates.range.day_day_month",
        pattern=r"{{from}}{{weekday}}{{day}}{{to}}{{weekday2}}{{day2}}{{of}}{{month2}}",
        examples=(
            "26 and 27 September",
            "20–21 September",
            "between 3 and 28 February",
            "18th and 19th August",
        ),
    ),
    Rule(
        id="dates.range.day_month_day_month_year",
        pattern=r"{{from}}{{weekday}}{{day}}{{of}}{{month}}{{to}}{{weekday2}}{{day2}}{{of}}{{month2}}{{before_year}}{{year2}}",
        examples=(
            "from 5th March to 29th June 2018",
            "30 May - 10 June 2022",
            "between 22 April and 2 May 2019",
        ),
    ),
    Rule(
        id="dates.range.day_month_day_month",
        pattern=r"{{from}}{{weekday}}{{day}}{{of}}{{month}}{{to}}{{weekday2}}{{day2}}{{of}}{{month2}}",
        examples=("30 May - 10 June", "from 27 February to 3 March", "between 4th February and 17th March"),
    ),
    Rule(
        id="dates.range.day_month_year_day_month_year",
        pattern=r"{{from}}{{weekday}}{{day}}{{of}}{{month}}{{before_year}}{{year}}{{to}}{{weekday2}}{{day2}}{{of}}{{month2}}{{before_year}}{{year2}}",
        examples=("from 1 March 2017 until 31 December 2020",),
    ),
    Rule(
        id="dates.range.month_day_day_year",
        pattern=r"{{from}}{{weekday}}{{month}}{{before_day}}{{day}}{{to}}{{weekday2}}{{day2}}{{before_year}}{{year2}}",
        examples=("March 4-6, 2015", "May 13 to 14, 2015", "June 2 – 6, 2026"),
    ),
    Rule(
        id="dates.range.month_day_day",
        pattern=r"{{from}}{{weekday}}{{month}}{{before_day}}{{day}}{{to}}{{weekday2}}{{day2}}{{no_number_after}}(?!{{of}}{{MONTH}})",
        examples=("May 20 to 24", "from September 3-5"),
        counter_examples=("May 20 to 24 June", "March 4 - 2015"),
    ),
    Rule(
        id="dates.range.month_day_month_day_year",
        pattern=r"{{from}}{{weekday}}{{month}}{{before_day}}{{day}}{{to}}{{weekday2}}{{month2}}{{before_day}}{{day2}}{{before_year}}{{year2}}",
        examples=(
            "From May 30 to June 10, 2022",
            "from June 3 through July 12, 2024",
            "Sept. 28–Oct. 2, 2020",
        ),
    ),
    Rule(
        id="dates.range.month_day_month_day",
        pattern=r"{{from}}{{weekday}}{{month}}{{before_day}}{{day}}{{to}}{{weekday2}}{{month2}}{{before_day}}{{day2}}{{no_number_after}}",
        examples=("May 30 to June 10", "between April 1 and May 3"),
    ),
    Rule(
        id="dates.range.month_day_year_month_day_year",
        pattern=r"{{from}}{{weekday}}{{month}}{{before_day}}{{day}}{{before_year}}{{year}},?{{to}}{{weekday2}}{{month2}}{{before_day}}{{day2}}{{before_year}}{{year2}}",
        examples=("Between April 1, 2015 and March 31, 2016", "April 1, 2015, through March 31, 2016"),
    ),
    Rule(
        id="dates.range.iso",
        pattern=r"{{from}}{{year}}-(?P<number_month>0[1-9]|1[0-2])-(?P<number_day>[0-3]\d)(?:{{to}}|/){{year2}}-(?P<number_month2>0[1-9]|1[0-2])-(?P<number_day2>[0-3]\d)(?!\d)",
        examples=("2022-05-30/2022-06-10", "2022-05-30 to 2022-06-10"),
    ),
    Rule(
        id="dates.range.numeric",
        pattern=r"{{from}}(?P<a>\d{1,2})(?P<apart>[/.])(?P<b>\d{1,2})(?P=apart)(?P<short_year>(?:1[89]|20)\d\d|\d\d)"
        r"{{to}}(?P<a2>\d{1,2})(?P=apart)(?P<b2>\d{1,2})(?P=apart)(?P<short_year2>(?:1[89]|20)\d\d|\d\d){{no_number_after}}",
        examples=("10.05.2022 - 12.05.2022", "from 03/15/2021 to 03/19/2021"),
    ),
)

_DAY_LISTS = (
    Rule(
        id="dates.list.days_month_year",
        pattern=r"{{weekday}}{{several_days}}{{of}}{{month}}{{before_year}}{{year}}",
        examples=("3, 5 and 9 June 2023", "1, 2 & 3 May 2020"),
        counter_examples=("3 June 2023",),
    ),
    Rule(
        id="dates.list.days_month",
        pattern=r"{{weekday}}{{several_days}}{{of}}{{month}}",
        examples=("14, 17 and 21 September", "19, 26 and 28 September"),
    ),
    Rule(
        id="dates.list.month_days_year",
        pattern=r"{{weekday}}{{month}}{{before_day}}{{several_days}}{{before_year}}{{year}}",
        examples=("June 3, 5 and 9, 2023", "Feb. 1 and 2, 2019"),
    ),
    Rule(
        id="dates.list.month_days",
        pattern=r"{{weekday}}{{month}}{{before_day}}{{several_days}}{{no_number_after}}(?!{{of}}{{MONTH}})",
        examples=("June 3, 5 and 9", "Sept. 12 and 13"),
        counter_examples=("June 3, 2023",),
    ),
)

_MONTHS = (
    Rule(
        id="dates.month.month_year",
        pattern=r"{{phase}}{{month}}(?:{{before_year}}|{{gap}}in{{gap}}){{year}}",
        examples=(
            "October 2022",
            "January, 2018",
            "late July 2024",
            "March of 2020",
            "Nov. 2019",
            "mid-May 2021",
        ),
        counter_examples=("Mayor 2019",),
    ),
    Rule(
        id="dates.month.month_short_year",
        pattern=r"{{month}}{{gap}}['’‘](?P<short_year>\d\d)(?!\d)",
        examples=("March ’21", "Sept. '19"),
    ),
    Rule(
        id="dates.month.numeric",
        pattern=r"(?P<number_month>0[1-9]|1[0-2])[/.]{{year}}{{no_number_after}}",
        examples=("03/2019",),
        counter_examples=("13/2019", "03/20195"),
    ),
    Rule(
        id="dates.month.iso",
        pattern=r"{{year}}-(?P<number_month>0[1-9]|1[0-2]){{no_number_after}}",
        examples=("2019-10",),
        note="Where the two digits can end a span of years (2009-10), the reading prefers the span.",
    ),
    Rule(
        id="dates.range.month_month_year",
        pattern=r"{{from}}{{phase}}{{month}}{{to}}{{phase}}{{month2}}{{before_year}}{{year2}}",
        examples=(
            "April–June 2024",
            "between January and March 2025",
            "late July to mid-August 2024",
            "July - October, 2019",
        ),
    ),
    Rule(
        id="dates.range.month_year_month_year",
        pattern=r"{{from}}{{phase}}{{month}}{{before_year}}{{year}},?{{to}}{{phase}}{{month2}}{{before_year}}{{year2}}",
        examples=(
            "March 2018 – February 2021",
            "between September 2017 and May 2018",
            "Dec. 2013, and Aug. 2014",
        ),
    ),
    Rule(
        id="dates.range.month_month",
        pattern=r"{{from}}{{phase}}{{month}}{{to}}{{phase}}{{month2}}(?!{{gap}}\d)",
        examples=("from April to July", "January-March", "July–September"),
        counter_examples=("April to July 2020",),
    ),
    Rule(
        id="dates.range.month_year_day_month_year",
        pattern=r"{{from}}{{phase}}{{month}}{{before_year}}{{year}}{{to}}{{weekday2}}{{day2}}{{of}}{{month2}}{{before_year}}{{year2}}",
        examples=("from March 2017 until 31 December 2020",),
    ),
    Rule(
        id="dates.month.month",
        pattern=r"{{phase}}{{month}}",
        examples=("September", "late July", "mid-August"),
        counter_examples=("Mayor", "Marched"),
        note="Whether a bare month stands as a date is judged by its neighbours, see bare.py.",
    ),
)

_YEARS = (
    Rule(
        id="dates.range.year_year",
        pattern=r"{{from}}{{year}}(?:{{to}}|{{maybe_gap}}/{{maybe_gap}}){{year2}}(?![\d%]|-\d)",
        examples=("2014 to 2017", "2015-2019", "between 2008 and 2017", "From 1998-2002", "2017 - 2019"),
    ),
    Rule(
        id="dates.range.year_short_year",
        pattern=r"{{year}}(?:/|{{dash}})(?P<tail>\d\d)(?![\w%]|[-./,:]\d)",
        examples=("2022/23", "2016-17", "2021–27"),
        counter_examples=("2016-175", "2019-10-25"),
        note="School, crop and fiscal years; read as a span only where the tail is later than the head.",
    ),
    Rule(
        id="dates.year.fiscal",
        pattern=r"(?:FY|(?:fiscal|financial){{gap}}(?:year{{gap}})?){{maybe_gap}}['’]?(?P<short_year>(?:19|20)\d\d|\d\d)(?:[/-](?P<tail>(?:20)?\d\d))?(?![\d%]|[.,]\d)",
        examples=(
            "FY2024",
            "FY25",
            "fiscal year 2015",
            "FY 2021/22",
            "Fiscal 2026",
            "financial year 2019-20",
        ),
        counter_examples=("FYI 2024",),
    ),
    Rule(
        id="dates.quarter.q_year",
        pattern=r"Q(?P<quarter>[1-4]){{maybe_gap}}(?:of{{gap}}|[-/,]{{maybe_gap}})?(?:{{year}}|['’](?P<short_year>\d\d)(?!\d))",
        examples=("Q1 2026", "Q3 of 2020", "Q4-2019", "Q2 ’24"),
        counter_examples=("Q5 2020",),
    ),
    Rule(
        id="dates.quarter.year_q",
        pattern=r"{{year}}{{maybe_gap}}-?Q(?P<quarter>[1-4])(?!\w)",
        examples=("2020 Q3", "2020Q3", "2020-Q3"),
    ),
    Rule(
        id="dates.quarter.ordinal_year",
        pattern=r"(?P<ordinal>{{ORDINAL}})(?:{{gap}}|-)quarter(?:{{part_of}}|,{{gap}}){{year}}",
        examples=("third quarter of 2025", "first quarter 2019", "the 2nd quarter of 2020"),
        counter_examples=("third quarter of fiscal 2025",),
        note="Quarters of a fiscal year are left: when that year begins is not in the text.",
    ),
    Rule(
        id="dates.quarter.year_ordinal",
        pattern=r"{{year}}{{gap}}(?P<ordinal>{{ORDINAL}})(?:{{gap}}|-)quarter",
        examples=("2019 fourth quarter", "2025 third-quarter"),
    ),
    Rule(
        id="dates.half.ordinal_year",
        pattern=r"(?P<half>first|second|1st|2nd)(?:{{gap}}|-)half{{part_of}}{{year}}",
        examples=("first half of 2018", "second half 2020"),
    ),
    Rule(
        id="dates.half.h_year",
        pattern=r"H(?P<half>[12]){{maybe_gap}}(?:of{{gap}})?{{year}}",
        examples=("H1 2021", "H2 of 2019"),
    ),
    Rule(
        id="dates.part.first_months",
        pattern=r"first{{gap}}(?P<months>\d{1,2}|{{NUMBER_WORD}}){{gap}}months{{part_of}}{{year}}",
        examples=("the first nine months of 2019", "first 6 months of 2020"),
    ),
    Rule(
        id="dates.season.season_year",
        pattern=r"{{phase}}(?P<season>{{SEASON}})(?:{{comma}}|{{gap}}of{{gap}}){{year}}",
        examples=("spring 2024", "summer of 2001", "Fall 2025"),
        counter_examples=("falls 2025",),
    ),
    Rule(
        id="dates.season.season_two_years",
        pattern=r"(?P<season>winter){{part_of}}{{year}}[/-](?P<tail>(?:20)?\d\d)(?!\d)",
        examples=("winter 2014/15", "winter of 2014-2015"),
    ),
    Rule(
        id="dates.decade.decade",
        pattern=r"{{phase}}(?P<decade>(?:1[5-9]|20)\d0)['’]?s(?![a-z])",
        examples=("the 1980s", "early 2020s", "1960’s"),
        counter_examples=("1985s",),
    ),
    Rule(
        id="dates.century.century",
        pattern=r"(?P<century>1[5-9]th|2[0-2](?:th|st|nd)){{gap}}century",
        examples=("the 20th century",),
    ),
    Rule(
        id="dates.year.year",
        pattern=r"{{year}}{{no_year_after}}",
        examples=("in 2000", "(2024)", "2019,"),
        counter_examples=("2019.5", "20195", "2,019", "2019%"),
        note="Whether a bare year stands as a date is judged by its neighbours, see bare.py.",
    ),
)

RULES: tuple[Rule, ...] = _DAYS + _DAY_RANGES + _DAY_LISTS + _MONTHS + _YEARS
