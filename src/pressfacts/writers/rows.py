"""What the facts of each kind look like as rows of a table for people."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pressfacts.record.schema import (
    Contact,
    DateFact,
    Organisation,
    Participants,
    Person,
    Place,
    Quote,
    Statistic,
)

SIGNS = {"exact": "", "about": "~", "more_than": ">", "at_least": "≥", "up_to": "≤", "fewer_than": "<"}


class Section(NamedTuple):
    """How the facts of one kind are shown.

    Attributes:
        title: heading of the table.
        one: a fact of this kind, for labels.
        columns: headings of its columns.
        cells: from a fact to its cells, of one line each.
    """

    title: str
    one: str
    columns: tuple[str, ...]
    cells: Callable[[Any], tuple[str, ...]]


def number(value: float) -> str:
    """A number with its thousands apart."""
    return f"{int(value):,}".replace(",", " ") if float(value).is_integer() else f"{value:g}"


def amount(qualifier: str, low: float, high: float | None) -> str:
    """A number or range with the sign of its qualifier."""
    numbers = number(low) if high is None else f"{number(low)}-{number(high)}"
    return f"{SIGNS[qualifier]}{numbers}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _joined(parts: Iterable[str | None]) -> str:
    return ", ".join(_line(part) for part in parts if part)


def _parts(breakdown: Iterable[Any]) -> str:
    return ", ".join(f"{number(part.count)} {_line(part.who)}" for part in breakdown)


def _date(fact: DateFact) -> tuple[str, ...]:
    return fact.edtf, _line(fact.text), _joined([fact.role, fact.time])


def _organisation(fact: Organisation) -> tuple[str, ...]:
    return fact.name, _joined(fact.aliases), _joined([fact.kind, *fact.roles])


def _person(fact: Person) -> tuple[str, ...]:
    return fact.name, _joined([fact.title, fact.organisation])


def _participants(fact: Participants) -> tuple[str, ...]:
    who = f"{_line(fact.who)} ({_parts(fact.breakdown)})" if fact.breakdown else _line(fact.who)
    planned = "planned" if fact.status == "planned" else None
    return amount(fact.qualifier, fact.count, fact.upper), who, _joined([fact.activity, planned])


def _statistic(fact: Statistic) -> tuple[str, ...]:
    whole = f"of {number(fact.of)}" if fact.of is not None else None
    unit = _joined([fact.unit, whole, fact.change])
    return f"{amount(fact.qualifier, fact.value, fact.upper)} {unit}", _line(fact.text)


def _quote(fact: Quote) -> tuple[str, ...]:
    return fact.speaker or "(speaker unknown)", _line(fact.text)


def _contact(fact: Contact) -> tuple[str, ...]:
    return fact.value, _joined([fact.person, fact.role, fact.organisation])


def _place(fact: Place) -> tuple[str, ...]:
    return (_line(fact.name),)


SECTIONS: dict[str, Section] = {
    "dates": Section("Dates", "date", ("value", "text", "role"), _date),
    "organisations": Section("Organisations", "organisation", ("name", "aliases", "kind"), _organisation),
    "people": Section("People", "person", ("name", "role"), _person),
    "participants": Section("Participants", "participants", ("count", "who", "activity"), _participants),
    "statistics": Section("Statistics", "statistic", ("value", "text"), _statistic),
    "quotes": Section("Quotes", "quote", ("speaker", "quote"), _quote),
    "contacts": Section("Contacts", "contact", ("value", "whose"), _contact),
    "places": Section("Places", "place", ("name",), _place),
}
