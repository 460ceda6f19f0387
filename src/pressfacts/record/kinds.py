"""The kinds of facts: one entry each, from which everything that goes by kind is made.

The slots of a Doc, the components of the pipeline, the tables of CSV, SQLite and Parquet, the sections and
colours of cards and pages, the choices of ``--only``, and the fields of ``pressfacts evaluate`` come from
`KINDS`. A new kind needs its model and its key in `pressfacts.record.schema`, an entry here, and its
component among the entry points of pyproject.toml.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic import BaseModel

from pressfacts.record import matching
from pressfacts.record.schema import (
    FACT_KINDS,
    Contact,
    ContactKind,
    DateFact,
    Number,
    Organisation,
    OrganisationKind,
    Part,
    Participants,
    Person,
    Place,
    Qualifier,
    Quote,
    Statistic,
    StatisticKind,
)

Same = Callable[[Any, Any], bool]
Compare = Callable[[Any, Any], list[bool]]

SIGNS = {"exact": "", "about": "~", "more_than": ">", "at_least": "≥", "up_to": "≤", "fewer_than": "<"}


class Colour(NamedTuple):
    """The colour of a kind.

    Attributes:
        terminal: a style of Rich.
        light: the colour of pages on a light background.
        dark: the colour of pages on a dark background.
        line: the style of the line under a mark, as CSS has it.
    """

    terminal: str
    light: str
    dark: str
    line: str


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of fact.

    Attributes:
        name: its key in the record.
        one: a single fact of this kind, for labels and the keys of tables.
        model: the model of a fact.
        components: the components that find it, in the order in which they run.
        columns: headings of its table in cards and pages, each with the attributes whose values it shows, or
            a function that gives its text.
        colour: its colour.
        index: the key that SQLite has an index on.
        span: whether its spans are entities in a DocBin.
        gold: the keys of an annotated fact, each with its type and default (`...` if it is required).
        same: when a fact matches an annotated one; None if the kind is not evaluated.
        near: a second, less strict criterion, which is reported beside the first.
        never_spurious: values of keys whose facts are not counted as spurious, as the gold leaves them out.
        details: keys whose values are compared where a fact matches.
        in_mean: whether it counts towards the mean F1.
        listed: the keys that lists of missed and spurious facts show.
    """

    name: str
    one: str
    model: type[BaseModel]
    components: tuple[str, ...]
    columns: Mapping[str, "str | Callable[[Any], str]"]
    colour: Colour
    index: str
    span: bool = False
    gold: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    same: Same | None = None
    near: Same | None = None
    never_spurious: Mapping[str, Collection[str]] = field(default_factory=dict)
    details: Mapping[str, Compare] = field(default_factory=dict)
    in_mean: bool = False
    listed: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The heading of its table."""
        return self.name.capitalize()

    def cells(self, fact: Any) -> tuple[str, ...]:
        """The cells of a fact in its table, one line each."""
        return tuple(
            joined(getattr(fact, name) for name in source.split())
            if isinstance(source, str)
            else source(fact)
            for source in self.columns.values()
        )


def number(value: float) -> str:
    """A number in groups of three digits."""
    return f"{int(value):,}".replace(",", " ") if float(value).is_integer() else f"{value:g}"


def amount(qualifier: str, low: float, high: float | None) -> str:
    """A number or range with the sign of its qualifier."""
    numbers = number(low) if high is None else f"{number(low)}-{number(high)}"
    return f"{SIGNS[qualifier]}{numbers}"


def line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def joined(values: Iterable[Any]) -> str:
    """Texts, and lists of texts, on one line with commas between them."""
    texts = [text for value in values for text in (value if isinstance(value, list) else [value])]
    return ", ".join(line(text) for text in texts if text)


def _who(fact: Participants) -> str:
    parts = ", ".join(f"{number(part.count)} {line(part.who)}" for part in fact.breakdown)
    return f"{line(fact.who)} ({parts})" if parts else line(fact.who)


def _quantity(fact: Statistic) -> str:
    whole = f"of {number(fact.of)}" if fact.of is not None else None
    return f"{amount(fact.qualifier, fact.value, fact.upper)} {joined([fact.unit, whole, fact.change])}"


_TEXT: tuple[Any, Any] = (str, "")
_TEXTS: tuple[Any, Any] = (list[str], [])
_MAYBE: tuple[Any, Any] = (str | None, None)

_IN_ORDER_OF_FINDING = (
    Kind(
        name="dates",
        one="date",
        model=DateFact,
        components=("pressfacts_dates",),
        columns={"value": "edtf", "text": "text", "role": "role time"},
        colour=Colour("cyan", "#0a62bd", "#74b6ff", "solid"),
        index="first",
        span=True,
        gold={"text": _TEXT, "edtf": (str, ...)},
        same=matching.same_date,
        never_spurious={"precision": ("season", "quarter")},
        in_mean=True,
        listed=("edtf", "text"),
    ),
    Kind(
        name="organisations",
        one="organisation",
        model=Organisation,
        components=("pressfacts_organisations",),
        columns={"name": "name", "aliases": "aliases", "kind": "kind roles"},
        colour=Colour("magenta", "#7638b3", "#c9a2ff", "double"),
        index="name",
        span=True,
        gold={
            "name": (str, ...),
            "aliases": _TEXTS,
            "acronym": _MAYBE,
            "kind": (OrganisationKind | None, None),
        },
        same=matching.same_organisation,
        near=matching.near_organisation,
        details={"kind": matching.equal},
        in_mean=True,
        listed=("name",),
    ),
    Kind(
        name="people",
        one="person",
        model=Person,
        components=("pressfacts_people",),
        columns={"name": "name", "role": "title organisation"},
        colour=Colour("yellow", "#b0281f", "#ff9a8f", "solid"),
        index="name",
        span=True,
        gold={"name": (str, ...), "aliases": _TEXTS, "title": _MAYBE, "organisation": _MAYBE},
        same=matching.same_person,
        details={"title": matching.said, "organisation": matching.said},
        in_mean=True,
        listed=("name", "title"),
    ),
    Kind(
        name="places",
        one="place",
        model=Place,
        components=("pressfacts_places",),
        columns={"name": "name"},
        colour=Colour("red", "#a42771", "#ff8fc9", "dotted"),
        index="name",
        span=True,
    ),
    Kind(
        name="contacts",
        one="contact",
        model=Contact,
        # Affiliations need the contact block: it names the organisations of press officers.
        components=("pressfacts_contacts",),
        columns={"value": "value", "whose": "person role organisation"},
        colour=Colour("bright_cyan underline", "#00707a", "#4fd0da", "dashed"),
        index="value",
        gold={"kind": (ContactKind, ...), "value": (str, ...)},
        same=matching.same_contact,
        never_spurious={"kind": ("address",)},
        listed=("kind", "value"),
    ),
    Kind(
        name="participants",
        one="participants",
        model=Participants,
        components=("pressfacts_quantities",),
        columns={
            "count": lambda fact: amount(fact.qualifier, fact.count, fact.upper),
            "who": _who,
            "activity": lambda fact: joined([fact.activity, "planned" if fact.status == "planned" else None]),
        },
        colour=Colour("bold green", "#0d7339", "#5fd592", "dashed"),
        index="count",
        gold={
            "text": _TEXT,
            "count": (Number, ...),
            "upper": (Number | None, None),
            "qualifier": (Qualifier, "exact"),
            "who": (str, ...),
            "breakdown": (list[Part], []),
        },
        same=matching.same_participants,
        details={"qualifier": matching.equal, "breakdown": matching.parts},
        in_mean=True,
        listed=("count", "who", "text"),
    ),
    Kind(
        name="statistics",
        one="statistic",
        model=Statistic,
        components=("pressfacts_quantities",),
        columns={"value": _quantity, "text": "text"},
        colour=Colour("bright_blue", "#96540a", "#efb560", "dotted"),
        index="unit",
        gold={
            "text": _TEXT,
            "value": (Number, ...),
            "upper": (Number | None, None),
            "unit": _MAYBE,
            "kind": (StatisticKind, ...),
        },
        same=matching.same_statistic,
        in_mean=True,
        listed=("value", "unit", "text"),
    ),
    Kind(
        name="quotes",
        one="quote",
        model=Quote,
        components=("pressfacts_quotes",),
        columns={"speaker": lambda fact: fact.speaker or "(speaker unknown)", "quote": "text"},
        colour=Colour("italic", "#61666f", "#9aa3b2", "solid"),
        index="speaker",
        gold={"start": (str, ...), "end": (str, ...), "speaker": _MAYBE},
        same=matching.same_quote,
        details={"speaker": matching.said},
        listed=("text", "start", "end", "speaker"),
    ),
)

COMPONENTS = tuple(dict.fromkeys(name for kind in _IN_ORDER_OF_FINDING for name in kind.components))
"""The components that find facts, in the order in which they run."""

KINDS: dict[str, Kind] = {
    name: kind for name in FACT_KINDS for kind in _IN_ORDER_OF_FINDING if kind.name == name
}
"""The kinds of facts by name, in the order of the record."""
