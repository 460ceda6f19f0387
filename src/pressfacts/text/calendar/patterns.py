"""Calendar expressions as data: the parts that they are made of, and the tables of rules that combine them.

The tables beside this module hold one rule a line: its id, its pattern, examples and counter-examples.
``absolute.tsv`` has expressions that carry their own value, ``relative.tsv`` those that count from the day of
the release, ``decoys.tsv`` what only looks like a date. To add a form, add a line with an example: the words
that open a rule are derived from its pattern, and a test reads every example through the pipeline.

A rule gives the order of the parts. Their values follow from the names of the groups: ``day``, ``month``,
``year`` for the first moment, ``day2``, ``month2``, ``year2`` for the second one, ``days`` for a list.
"""

import re
from importlib.resources import files

from pressfacts.lexicons import alternation, table
from pressfacts.rules import Rule

FLAGS = re.IGNORECASE


def _forms(name: str, column: str = "form") -> str:
    return alternation(frozenset(row[column] for row in table(name)))


def _with_stops(name: str, column: str) -> str:
    """The forms of a table, with an optional full stop after the short ones."""
    rows = table(name)
    full = {
        next(row["form"] for row in rows if row[column] == number) for number in {r[column] for r in rows}
    }
    short = frozenset(row["form"] for row in rows) - full
    return rf"(?:{alternation(frozenset(full))}(?![a-z])|{alternation(short)}(?![a-z])\.?)"


_FULL_WEEKDAYS = frozenset(row["form"] for row in table("weekdays") if row["form"].endswith("day"))

VOCABULARY: dict[str, str] = {
    # White space: at most one line break, never a paragraph break.
    "gap": r"(?:[^\S\n]{1,4}(?:\n[^\S\n]{0,4})?|\n[^\S\n]{0,4})",
    "maybe_gap": r"(?:[^\S\n]{0,4}(?:\n[^\S\n]{0,4})?)",
    "comma": r"(?:{{maybe_gap}},{{maybe_gap}}|{{gap}})",
    "dash": r"[-\u00ad\u2010-\u2015\u2212]{1,2}",
    # Parts without a name.
    "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?:{{maybe_gap}}(?:st|nd|rd|th)(?![a-z]))?(?!\d)",
    "MONTH": _with_stops("months", "month"),
    "FOREIGN_MONTH": _forms("months_foreign") + r"(?![^\W\d_])",
    "MONTH_DIGITS": r"(?:0[1-9]|1[0-2])",
    "DAY_DIGITS": r"(?:0[1-9]|[12]\d|3[01])",
    "YEAR": r"(?:1[5-9]|20)\d\d(?!\d)",
    "WEEKDAY": _with_stops("weekdays", "weekday"),
    "FULL_WEEKDAY": alternation(_FULL_WEEKDAYS) + r"(?![a-z])",
    "SEASON": _forms("seasons") + r"(?![a-z])",
    "ORDINAL": r"(?:{{ORDINAL_WORD}}|[1-9](?:st|nd|rd|th))(?![a-z])",
    "ORDINAL_WORD": _forms("small_numbers", "ordinal"),
    "NUMBER_WORD": _forms("small_numbers", "cardinal"),
    "NUMBER": r"(?:\d{1,3}|{{NUMBER_WORD}}|an?)",
    "PART_OF_DAY": r"(?:morning|afternoon|evening|night|lunchtime)(?![a-z])",
    "CLOCK": r"(?:\d{1,2}(?:[:.]\d\d)?{{maybe_gap}}[ap]\.?m\b\.?|\d{1,2}[:.]\d\d|noon|midnight)",
    "ERA": r",?{{gap}}(?:B\.?E\.?|A\.?H\.?|R\.?O\.?C\.?|Reiwa|Heisei|Showa|Saka){{gap}}\d{1,4}{{gap}}\(",
    # Parts with a name, for the first and the second moment of an expression.
    "weekday": r"(?:(?P<weekday>{{WEEKDAY}}){{maybe_gap}},?{{maybe_gap}}(?:the{{gap}})?)?",
    "weekday2": r"(?:{{WEEKDAY}}{{maybe_gap}},?{{maybe_gap}}(?:the{{gap}})?)?",
    "weekday_after": r"(?:{{maybe_gap}}\((?P<weekday2>{{WEEKDAY}})\))?",
    "day": r"(?P<day>{{DAY}})",
    "day2": r"(?P<day2>{{DAY}})",
    "month": r"(?P<month>{{MONTH}})",
    "month2": r"(?P<month2>{{MONTH}})",
    "year": r"(?P<year>{{YEAR}})",
    "year2": r"(?P<year2>{{YEAR}})",
    "short_year": r"{{gap}}['’‘](?P<short_year>\d\d)(?!\d)",
    "several_days": r"(?P<days>{{DAY}}(?:{{and}}{{DAY}}){1,12})",
    # Between the parts.
    "of": r"(?:{{maybe_gap}}of{{gap}}|{{maybe_gap}}[-./]{{maybe_gap}}|{{maybe_gap}})",
    "before_day": r"(?:{{maybe_gap}}the{{gap}}|{{maybe_gap}}-?)",
    "before_year": r"(?:{{comma}}|{{maybe_gap}}[-./]{{maybe_gap}}|{{gap}}of{{gap}})",
    "from": r"(?:(?P<opener>from|between){{gap}}(?:the{{gap}})?)?",
    "to": r"{{maybe_gap}}(?P<to>{{dash}}|{{TO_WORD}}){{maybe_gap}}(?:the{{gap}})?",
    "TO_WORD": r"(?:(?:up{{gap}})?to|until|till?|through|thru|and|&)",
    "at_clock": r"(?:(?:,|,?{{gap}}at)?{{gap}}{{CLOCK}})?",
    "clock_on": r"(?:{{CLOCK}}(?:,|,?{{gap}}on)?{{gap}})?",
    "and": r"{{maybe_gap}}(?:,|,?{{maybe_gap}}(?:and|&)){{maybe_gap}}",
    "phase": r"(?:(?:early|mid|late)(?:{{gap}}|{{dash}}))?",
    "part_of": r"{{gap}}(?:of{{gap}})?(?:the{{gap}})?",
    "no_number_after": r"(?![\w%]|{{dash}}\d|[.,:/]\d)",
    "no_year_after": r"(?![\w%°]|[.,:]\d|['’]s?\d)",
    # Parts of relative expressions.
    "NAMED_DAY": r"(?:today|yesterday|tomorrow|tonight|this{{gap}}{{PART_OF_DAY}}|last{{gap}}night)",
    "relation": r"(?P<relation>last|this{{gap}}past|this{{gap}}coming|this|next|past|coming){{gap}}",
    "THE_MONTH": r"(?:the{{gap}})?(?P<relation>{{WHICH_MONTH}}){{gap}}month(?![a-z'’])",
    "WHICH_MONTH": r"(?:last|previous|this|current|next|following|coming)",
    "the_year": r"(?P<relation>{{WHICH_YEAR}}){{gap}}year(?![a-z'’]|{{other_year}})",
    "WHICH_YEAR": r"(?:last|this|next|(?:the{{gap}})?current|the)",
    "other_year": r"{{gap}}(?:before|earlier|ended|ending)",
    "AFTER_DAY": r"(?:with|at|in|and|to|for|by|from|when|after|before)",
}


def _read(name: str) -> tuple[Rule, ...]:
    """The rules of a table; examples are set apart by " | "."""
    lines = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [[*line.split("\t"), ""][:4] for line in lines[1:] if line and not line.startswith("#")]
    return tuple(
        Rule(
            id=name,
            pattern=pattern,
            examples=tuple(taken.split(" | ")),
            counter_examples=tuple(left.split(" | ")) if left else (),
        )
        for name, pattern, taken, left in rows
    )


ABSOLUTE = _read("absolute")
RELATIVE = _read("relative")
DECOYS = _read("decoys")
RULES = ABSOLUTE + RELATIVE + DECOYS
