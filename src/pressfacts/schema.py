"""The record: what pressfacts writes down about one release.

These models are the single source of the record's keys and vocabularies; the JSON Schema that
``pressfacts schema`` prints is made from them. Offsets count Unicode code points of the text as read,
``end`` is exclusive, and ``text[start:end]`` equals the fact's own ``text``.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

Zone = Literal["furniture", "header", "headline", "subhead", "dateline", "body", "notes", "about", "contact"]
Precision = Literal["day", "month", "year", "season", "quarter"]
DateRole = Literal["published", "event", "period", "deadline", "birth", "other"]
OrganisationKind = Literal[
    "intergovernmental",
    "government",
    "court",
    "law_enforcement",
    "company",
    "ngo",
    "education",
    "media",
    "programme",
    "political",
    "other",
]
OrganisationRole = Literal["organiser", "funder", "implementer", "partner", "host", "participant"]
Qualifier = Literal["exact", "about", "more_than", "at_least", "up_to", "fewer_than"]
StatisticKind = Literal["count", "percent", "money", "measure", "ratio", "duration"]
Change = Literal["increase", "decrease"]
ContactKind = Literal["email", "phone", "url", "handle"]
PublishedFrom = Literal["dateline", "header", "metadata", "option"]
Number = int | float


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Mention(_Model):
    """A stretch of the release: its characters and where they stand."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Fact(Mention):
    """A fact that stands in one place of the text."""

    zone: Zone = Field("body", description="Part of the release in which the fact stands.")
    rule: str = Field(description="Identifier of the rule that made the fact.")
    evidence: list[Mention] = Field(
        default_factory=list, description="The cues that the rule went by; written with --explain only."
    )


class Entity(_Model):
    """Something named, with every place where it is named."""

    name: str
    aliases: list[str] = Field(default_factory=list, description="Other surface forms of the name.")
    mentions: list[Mention] = Field(default_factory=list)
    zone: Zone = Field("body", description="Zone of the first mention outside headings.")
    rule: str
    evidence: list[Mention] = Field(default_factory=list)


class DateFact(Fact):
    """A calendar expression; `edtf` is its ISO 8601-2 value, `XXXX` an unknown year."""

    edtf: str
    first: str | None = Field(description="First day, ISO; null while the year is unknown.")
    last: str | None = Field(description="Last day, ISO; null while the year is unknown.")
    precision: Precision
    role: DateRole = "other"
    time: str | None = Field(None, description="Time of day that stands with the date, HH:MM, zone appended.")
    mentions: list[Mention] = Field(default_factory=list, description="Every place with this value.")


class Organisation(Entity):
    """A named body or programme."""

    acronym: str | None = None
    kind: OrganisationKind = "other"
    roles: list[OrganisationRole] = Field(default_factory=list)
    parent: str | None = Field(None, description="Name of the body that the name itself says it belongs to.")


class Person(Entity):
    """A named person, with role and affiliation as written."""

    honorific: str | None = None
    title: str | None = None
    organisation: str | None = None


class Part(_Model):
    """One part of a counted whole."""

    count: Number
    who: str


class Participants(Fact):
    """A count of people whom an activity of the release reached."""

    count: Number
    upper: Number | None = Field(None, description="High end, where `count` is the low end of a range.")
    qualifier: Qualifier = "exact"
    who: str
    breakdown: list[Part] = Field(default_factory=list)
    activity: str | None = None
    status: Literal["planned", "reported"] = "reported"
    mentions: list[Mention] = Field(default_factory=list)


class Statistic(Fact):
    """Any other stated quantity."""

    value: Number
    upper: Number | None = Field(None, description="High end, where `value` is the low end of a range.")
    unit: str = Field(description='"%", an ISO 4217 code, or the noun counted.')
    kind: StatisticKind
    qualifier: Qualifier = "exact"
    subject: str | None = Field(None, description="What is measured, as a short phrase of the text.")
    of: Number | None = Field(None, description="The whole that `value` is a part of.")
    breakdown: list[Part] = Field(default_factory=list)
    change: Change | None = None
    period: str | None = Field(None, description="EDTF period that the sentence gives.")
    mentions: list[Mention] = Field(default_factory=list)


class Quote(Fact):
    """A statement and who made it."""

    speaker: str | None = Field(None, description="Name of an entry of people or organisations.")
    cue: str | None = Field(None, description="The verb or phrase that attributes the quote.")
    direct: bool = True


class Contact(Fact):
    """A way to reach somebody."""

    kind: ContactKind
    value: str
    person: str | None = None
    organisation: str | None = None
    role: str | None = None


class Place(_Model):
    """A named place."""

    name: str
    mentions: list[Mention] = Field(default_factory=list)


class Notice(_Model):
    """Something that could not be read or resolved."""

    code: str
    message: str


class Dateline(Mention):
    """The line that opens the lede with place and date."""

    place: str | None = None
    date: str | None = Field(None, description="ISO day or EDTF range.")


class Embargo(Mention):
    """The moment before which the release asks not to be published."""

    until: str | None = Field(None, description="ISO day or date-time.")


class Card(_Model):
    """What the release says about itself."""

    headline: str | None = None
    published: str | None = Field(None, description="ISO day.")
    published_from: PublishedFrom | None = None
    dateline: Dateline | None = None
    embargo: Embargo | None = None
    issuer: str | None = Field(None, description="Name of an entry of organisations.")
    language: str | None = Field(None, description="ISO 639-1 code.")


class Source(_Model):
    """Where the text came from."""

    path: str | None = None
    media_type: str = "text/plain"
    encoding: str | None = None
    sha256: str
    characters: int
    text: str | None = Field(None, description="The text itself; written with --include-text only.")


class Release(_Model):
    """One release and its facts."""

    schema_version: str = SCHEMA_VERSION
    source: Source
    release: Card
    dates: list[DateFact] = Field(default_factory=list)
    organisations: list[Organisation] = Field(default_factory=list)
    people: list[Person] = Field(default_factory=list)
    participants: list[Participants] = Field(default_factory=list)
    statistics: list[Statistic] = Field(default_factory=list)
    quotes: list[Quote] = Field(default_factory=list)
    contacts: list[Contact] = Field(default_factory=list)
    places: list[Place] = Field(default_factory=list)
    warnings: list[Notice] = Field(default_factory=list)


FACT_KINDS: tuple[str, ...] = (
    "dates",
    "organisations",
    "people",
    "participants",
    "statistics",
    "quotes",
    "contacts",
    "places",
)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the record, made from the models of this module."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Release.model_json_schema()}
