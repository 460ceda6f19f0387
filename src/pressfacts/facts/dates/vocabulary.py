"""The parts that absolute calendar expressions are made of, each with its pattern."""

import re

from pressfacts.lexicons import alternation, table

FLAGS = re.IGNORECASE


def _forms(name: str) -> str:
    return alternation(frozenset(row["form"] for row in table(name)))


def _forms_with_stops(name: str) -> str:
    """The forms of a table, with a full stop after those that are short for another one."""
    rows = table(name)
    full = {next(row["form"] for row in rows if row[column] == number) for column, number in _numbers(rows)}
    short = frozenset(row["form"] for row in rows) - full
    return rf"(?:{alternation(frozenset(full))}(?![a-z])|{alternation(short)}(?![a-z])\.?)"


def _numbers(rows: tuple[dict[str, str], ...]) -> set[tuple[str, str]]:
    column = next(name for name in rows[0] if name != "form")
    return {(column, row[column]) for row in rows}


VOCABULARY: dict[str, str] = {
    # White space: at most one line break, never a paragraph break.
    "gap": r"(?:[^\S\n]{1,4}(?:\n[^\S\n]{0,4})?|\n[^\S\n]{0,4})",
    "maybe_gap": r"(?:[^\S\n]{0,4}(?:\n[^\S\n]{0,4})?)",
    "comma": r"(?:{{maybe_gap}},{{maybe_gap}}|{{gap}})",
    "dash": r"[-\u00ad\u2010-\u2015\u2212]{1,2}",
    # Raw parts.
    "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?:{{maybe_gap}}(?:st|nd|rd|th)(?![a-z]))?(?!\d)",
    "MONTH": _forms_with_stops("months"),
    "YEAR": r"(?:1[5-9]|20)\d\d(?!\d)",
    "WEEKDAY": _forms_with_stops("weekdays"),
    "SEASON": _forms("seasons") + r"(?![a-z])",
    "ORDINAL": r"(?:{{ORDINAL_WORD}}|[1-9](?:st|nd|rd|th))(?![a-z])",
    "ORDINAL_WORD": _forms("ordinals"),
    # Parts with a name, for the first and the second moment of an expression.
    "weekday": r"(?:(?P<weekday>{{WEEKDAY}}){{maybe_gap}},?{{maybe_gap}}(?:the{{gap}})?)?",
    "weekday2": r"(?:{{WEEKDAY}}{{maybe_gap}},?{{maybe_gap}}(?:the{{gap}})?)?",
    "day": r"(?P<day>{{DAY}})",
    "day2": r"(?P<day2>{{DAY}})",
    "month": r"(?P<month>{{MONTH}})",
    "month2": r"(?P<month2>{{MONTH}})",
    "year": r"(?P<year>{{YEAR}})",
    "year2": r"(?P<year2>{{YEAR}})",
    # Between the parts.
    "of": r"(?:{{maybe_gap}}of{{gap}}|{{maybe_gap}}[-./]{{maybe_gap}}|{{maybe_gap}})",
    "before_day": r"(?:{{maybe_gap}}the{{gap}}|{{maybe_gap}}-?)",
    "before_year": r"(?:{{comma}}|{{maybe_gap}}[-./]{{maybe_gap}}|{{gap}}of{{gap}})",
    "from": r"(?:(?P<opener>from|between){{gap}}(?:the{{gap}})?)?",
    "to": r"{{maybe_gap}}(?P<to>{{dash}}|{{TO_WORD}}){{maybe_gap}}(?:the{{gap}})?",
    "TO_WORD": r"(?:(?:up{{gap}})?to|until|till?|through|thru|and|&)",
    "phase": r"(?:(?:early|mid|late)(?:{{gap}}|{{dash}}))?",
    "part_of": r"{{gap}}(?:of{{gap}})?(?:the{{gap}})?",
    "several_days": r"(?P<days>{{DAY}}(?:{{and}}{{DAY}}){1,12})",
    "and": r"{{maybe_gap}}(?:,|,?{{maybe_gap}}(?:and|&)){{maybe_gap}}",
    "no_number_after": r"(?![\w%]|{{dash}}\d|[.,:/]\d)",
    "NUMBER_WORD": _forms("small_numbers"),
    "no_year_after": r"(?![\w%°]|[.,:]\d|['’]s?\d)",
}
