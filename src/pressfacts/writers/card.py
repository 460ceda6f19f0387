"""The card: one release for people to read, in the terminal or as plain text of 80 columns."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pressfacts.schema import (
    Contact,
    DateFact,
    Organisation,
    Participants,
    Person,
    Place,
    Quote,
    Release,
    Statistic,
)
from pressfacts.writers import files
from pressfacts.writers.selection import Selection

PLAIN_WIDTH = 80
_QUOTE_LENGTH = 160
_TEXT_LENGTH = 90


class Section(NamedTuple):
    """How the facts of one kind are shown.

    Attributes:
        title: heading of the table.
        columns: headings of its columns.
        cells: from a fact to its cells.
    """

    title: str
    columns: tuple[str, ...]
    cells: Callable[[Any], tuple[str, ...]]


class CardWriter:
    """A readable card for each release: a line on the release, then a table for each kind of fact.

    Args:
        stream: where to write; only a terminal gets colour, and none where NO_COLOR is set.
        selection: what to show of each record.
        several: makes no difference here.
    """

    place = staticmethod(files.text)

    def __init__(self, stream: TextIO, selection: Selection, *, several: bool = True) -> None:
        terminal = stream.isatty()
        self._console = Console(
            file=stream, width=None if terminal else PLAIN_WIDTH, force_terminal=terminal, highlight=False
        )
        self._selection = selection
        self._count = 0

    def write(self, release: Release) -> None:
        """Write one card."""
        if self._count:
            self._console.print()
        self._count += 1
        self._print(_heading(release))
        self._print(_about(release), indent=2)
        for kind in self._selection.kinds:
            facts = self._selection.facts(release, kind)
            if facts:
                section = SECTIONS[kind]
                self._console.print()
                self._print(_styled(f"{section.title} ({len(facts)})", "bold cyan"))
                self._print(_table(section, facts, evidence=self._selection.evidence), indent=2)
        for warning in release.warnings:
            self._console.print()
            self._print(_styled(f"warning: {warning.message} ({warning.code})", "yellow"))
        if release.source.text is not None:
            self._console.print()
            self._console.print(Text(_safe(release.source.text)))
        self._console.file.flush()

    def close(self) -> None:
        """Nothing is left to write."""

    def _print(self, part: Text | Table, indent: int = 0) -> None:
        """Print without the spaces that fill a table's last column, which only make diffs noisy."""
        if self._console.is_terminal:
            self._console.print(Padding(part, (0, 0, 0, indent)))
            return
        with self._console.capture() as capture:
            self._console.print(Padding(part, (0, 0, 0, indent)))
        lines = (line.rstrip() for line in capture.get().rstrip("\n").split("\n"))
        self._console.file.write("\n".join(lines) + "\n")


def _heading(release: Release) -> Text:
    headline = release.release.headline or "(no headline)"
    return _styled(f"{release.source.path or 'text'}: {' '.join(headline.split())}", "bold")


def _about(release: Release) -> Text:
    card = release.release
    place = card.dateline.place if card.dateline else None
    parts = [f"published {card.published}" if card.published else "published: not stated"]
    if card.published_from:
        parts[0] += f" ({card.published_from})"
    if place:
        parts.append(" ".join(place.split()))
    if card.issuer:
        parts.append(f"issued by {card.issuer}")
    if card.embargo:
        parts.append(f"embargo until {card.embargo.until or card.embargo.text}")
    return _styled(" | ".join(parts), "dim")


def _table(section: Section, facts: list[Any], *, evidence: bool) -> Table:
    table = Table(
        box=None,
        show_header=False,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        expand=False,
    )
    columns = (*section.columns, "why") if evidence else section.columns
    for number, column in enumerate(columns):
        table.add_column(column, no_wrap=False, overflow="fold", style="" if number == 0 else "dim")
    for fact in facts:
        cells = section.cells(fact)
        table.add_row(*(_styled(cell) for cell in ((*cells, _why(fact)) if evidence else cells)))
    return table


def _styled(text: str, style: str = "") -> Text:
    return Text(_safe(text), style=style)


def _safe(text: str) -> str:
    """A text without what a terminal would obey: a release must not be able to colour or move anything."""
    return "".join(character if character.isprintable() or character == "\n" else " " for character in text)


def _short(text: str, limit: int) -> str:
    squashed = " ".join(text.split())
    return squashed if len(squashed) <= limit else squashed[: limit - 1].rstrip() + "…"


def _why(fact: Any) -> str:
    cues = ", ".join(f"“{_short(cue.text, 40)}”" for cue in getattr(fact, "evidence", ()))
    rule = getattr(fact, "rule", "")
    return f"{rule}: {cues}" if cues else rule


def _number(value: float) -> str:
    return f"{int(value):,}".replace(",", " ") if float(value).is_integer() else f"{value:g}"


def _amount(qualifier: str, low: float, high: float | None) -> str:
    sign = {"exact": "", "about": "~", "more_than": ">", "at_least": "≥", "up_to": "≤", "fewer_than": "<"}
    numbers = _number(low) if high is None else f"{_number(low)}-{_number(high)}"
    return f"{sign[qualifier]}{numbers}"


def _joined(parts: Iterable[str | None]) -> str:
    return ", ".join(part for part in parts if part)


def _parts(breakdown: Iterable[Any]) -> str:
    return ", ".join(f"{_number(part.count)} {part.who}" for part in breakdown)


def _date(fact: DateFact) -> tuple[str, ...]:
    return fact.edtf, _short(fact.text, _TEXT_LENGTH), fact.role


def _organisation(fact: Organisation) -> tuple[str, ...]:
    return fact.name, _joined(fact.aliases), _joined([fact.kind, *fact.roles])


def _person(fact: Person) -> tuple[str, ...]:
    return _joined([fact.name]), _joined([fact.title, fact.organisation])


def _participants(fact: Participants) -> tuple[str, ...]:
    who = f"{_short(fact.who, _TEXT_LENGTH)} ({_parts(fact.breakdown)})" if fact.breakdown else fact.who
    return _amount(fact.qualifier, fact.count, fact.upper), who, _joined([fact.activity])


def _statistic(fact: Statistic) -> tuple[str, ...]:
    whole = f"of {_number(fact.of)}" if fact.of is not None else None
    unit = _joined([fact.unit, whole, fact.change])
    return f"{_amount(fact.qualifier, fact.value, fact.upper)} {unit}", _short(fact.text, _TEXT_LENGTH)


def _quote(fact: Quote) -> tuple[str, ...]:
    return fact.speaker or "(speaker unknown)", _short(fact.text, _QUOTE_LENGTH)


def _contact(fact: Contact) -> tuple[str, ...]:
    return fact.value, _joined([fact.person, fact.role, fact.organisation])


def _place(fact: Place) -> tuple[str, ...]:
    return (fact.name,)


SECTIONS: dict[str, Section] = {
    "dates": Section("Dates", ("value", "text", "role"), _date),
    "organisations": Section("Organisations", ("name", "aliases", "kind"), _organisation),
    "people": Section("People", ("name", "role"), _person),
    "participants": Section("Participants", ("count", "who", "activity"), _participants),
    "statistics": Section("Statistics", ("value", "text"), _statistic),
    "quotes": Section("Quotes", ("speaker", "quote"), _quote),
    "contacts": Section("Contacts", ("value", "whose"), _contact),
    "places": Section("Places", ("name",), _place),
}
