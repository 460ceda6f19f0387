"""The record: what pressfacts writes down about one release.

These models are the single source of the record's keys and vocabularies; the JSON Schema that
``pressfacts schema`` prints is made from them. Offsets count Unicode code points of the text as read,
``end`` is exclusive, and ``text[start:end]`` equals the fact's own ``text``.
"""

from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.1"

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
ContactKind = Literal["email", "phone", "url", "handle", "address"]
PublishedFrom = Literal["dateline", "header", "metadata", "option"]
Number = int | float


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Mention(_Model):
    """A stretch of the release: its characters and where they stand."""

    text: str = Field(description="The characters themselves.")
    start: int = Field(ge=0, description="Offset of the first character.")
    end: int = Field(ge=0, description="Offset after the last character.")


class Fact(Mention):
    """A fact that stands in one place of the text."""

    zone: Zone = Field("body", description="Part of the release in which the fact stands.")
    rule: str = Field(description="Identifier of the rule that made the fact.")
    confidence: float | None = Field(
        None,
        ge=0,
        le=1,
        description="Calibrated probability that the fact is right; null where there is none.",
    )
    evidence: list[Mention] = Field(
        default_factory=list, description="The cues that the rule went by; written with --explain only."
    )


class Entity(_Model):
    """Something named, with every place where it is named."""

    name: str = Field(description="The fullest form in the text.")
    aliases: list[str] = Field(default_factory=list, description="Other surface forms of the name.")
    mentions: list[Mention] = Field(default_factory=list, description="Every place where it is named.")
    zone: Zone = Field("body", description="Zone of the first mention outside headings.")
    rule: str = Field(description="Identifier of the rule that made the entry.")
    confidence: float | None = Field(
        None,
        ge=0,
        le=1,
        description="Calibrated probability that the fact is right; null where there is none.",
    )
    evidence: list[Mention] = Field(
        default_factory=list, description="The cues that the rule went by; written with --explain only."
    )


class DateFact(Fact):
    """A calendar expression; `edtf` is its ISO 8601-2 value, `XXXX` an unknown year."""

    edtf: str = Field(
        description="ISO 8601-2 value, e.g. 2018-11-23, 2018-10, 2014/2017, XXXX-09-26/XXXX-09-27."
    )
    first: str | None = Field(
        description="First day, ISO; null while the year is unknown or the day ambiguous."
    )
    last: str | None = Field(
        description="Last day, ISO; null while the year is unknown or the day ambiguous."
    )
    precision: Precision = Field(description="How exact the expression is.")
    role: DateRole = Field("other", description="What the date is for.")
    time: str | None = Field(None, description="Time of day that stands with the date, HH:MM, zone appended.")
    mentions: list[Mention] = Field(default_factory=list, description="Every place with this value.")


class Organisation(Entity):
    """A named body or programme."""

    acronym: str | None = Field(None, description="Its acronym, where the text gives one.")
    kind: OrganisationKind = Field("other", description="What sort of body it is.")
    roles: list[OrganisationRole] = Field(
        default_factory=list, description="What it does in the reported activity."
    )
    parent: str | None = Field(None, description="Name of the body that the name itself says it belongs to.")


class Person(Entity):
    """A named person, with role and affiliation as written."""

    honorific: str | None = Field(None, description="Ms., Dr. and the like, as written.")
    title: str | None = Field(None, description="Role, as written.")
    organisation: str | None = Field(None, description="Affiliation, as written.")


class Part(_Model):
    """One part of a counted whole."""

    count: Number = Field(description="Number of the part.")
    who: str = Field(description="Noun of the part.")


class Participants(Fact):
    """A count of people whom an activity of the release reached."""

    count: Number = Field(description="The number, the low end of a range.")
    upper: Number | None = Field(None, description="High end, where `count` is the low end of a range.")
    qualifier: Qualifier = Field("exact", description="How the text hedges the number.")
    who: str = Field(description="Noun phrase without the number.")
    breakdown: list[Part] = Field(default_factory=list, description="Parts that the text gives.")
    activity: str | None = Field(None, description="What they took part in, where the text says.")
    status: Literal["planned", "reported"] = Field(
        "reported", description="Whether they were reached or are expected."
    )
    mentions: list[Mention] = Field(default_factory=list, description="Every place with this count.")


class Statistic(Fact):
    """Any other stated quantity."""

    value: Number = Field(description="The number in full, the low end of a range.")
    upper: Number | None = Field(None, description="High end, where `value` is the low end of a range.")
    unit: str = Field(description='"%", an ISO 4217 code, or the noun counted.')
    kind: StatisticKind = Field(description="What sort of quantity it is.")
    qualifier: Qualifier = Field("exact", description="How the text hedges the number.")
    subject: str | None = Field(None, description="What is measured, as a short phrase of the text.")
    of: Number | None = Field(None, description="The whole that `value` is a part of.")
    breakdown: list[Part] = Field(default_factory=list, description="Parts that the text gives.")
    change: Change | None = Field(None, description="Whether the text says that it rose or fell.")
    period: str | None = Field(None, description="EDTF period that the sentence gives.")
    mentions: list[Mention] = Field(default_factory=list, description="Every place with this fact.")


class Quote(Fact):
    """A statement and who made it."""

    speaker: str | None = Field(None, description="Name of an entry of people or organisations.")
    cue: str | None = Field(None, description="The verb or phrase that attributes the quote.")
    direct: bool = Field(True, description="Whether it stands in quotation marks.")


class Contact(Fact):
    """A way to reach somebody."""

    kind: ContactKind = Field(description="What sort of contact it is.")
    value: str = Field(description="The address or number, as written.")
    e164: str | None = Field(
        None,
        description="A phone number as +, country code and digits, extension left out; "
        "null where its country is not known.",
    )
    person: str | None = Field(None, description="Whose it is.")
    organisation: str | None = Field(None, description="The body that it leads to.")
    role: str | None = Field(None, description="That person's role, or what the contact is for.")


class Place(_Model):
    """A named place."""

    name: str = Field(description="The place, as written.")
    mentions: list[Mention] = Field(default_factory=list, description="Every place where it is named.")


class Notice(_Model):
    """Something that could not be read or resolved."""

    code: str = Field(description="What sort of problem it is.")
    message: str = Field(description="The problem in words.")


class Dateline(Mention):
    """The line that opens the lede with place and date."""

    place: str | None = Field(None, description="The place, as written.")
    date: str | None = Field(None, description="ISO day or EDTF range.")


class Embargo(Mention):
    """The moment before which the release asks not to be published."""

    until: str | None = Field(None, description="ISO day or date-time.")


class Card(_Model):
    """What the release says about itself."""

    headline: str | None = Field(None, description="The headline, as written.")
    published: str | None = Field(None, description="ISO day.")
    published_from: PublishedFrom | None = Field(None, description="Where the day was found.")
    dateline: Dateline | None = Field(None, description="The line that opens the lede.")
    embargo: Embargo | None = Field(None, description="The hold on publication.")
    issuer: str | None = Field(None, description="Name of an entry of organisations.")
    language: str | None = Field(None, description="ISO 639-1 code.")


class Paragraph(_Model):
    """One paragraph of the text, hard-wrapped lines joined, and the zone that it belongs to."""

    zone: Zone = Field(description="The part of the release.")
    start: int = Field(ge=0, description="Offset of the first character.")
    end: int = Field(ge=0, description="Offset after the last character.")


class Source(_Model):
    """Where the text came from."""

    path: str | None = Field(
        None, description="The file as it was named, - for standard input, null for a text from Python."
    )
    record: int | None = Field(
        None, ge=1, description="Number of the release within its file; null where the file is one release."
    )
    media_type: str = Field("text/plain", description="Media type, by the content and the name of the file.")
    encoding: str | None = Field(None, description="The encoding that the bytes were in.")
    sha256: str = Field(description="SHA-256 of the bytes of the file or attachment, of the text of a row.")
    characters: int = Field(description="Length of the text in code points.")
    metadata: dict[str, Any] | None = Field(
        None,
        description="What the file says beside the text: an e-mail's subject, a page's title, "
        "the other fields of a row.",
    )
    text: str | None = Field(None, description="The text itself; written with --include-text only.")
    paragraphs: list[Paragraph] | None = Field(
        None, description="The paragraphs of the text with their zones; written with --include-text only."
    )


class Release(_Model):
    """One release and its facts."""

    schema_version: str = Field(SCHEMA_VERSION, description="Version of this record.")
    source: Source
    release: Card
    dates: list[DateFact] = Field(default_factory=list, description="Calendar expressions.")
    organisations: list[Organisation] = Field(
        default_factory=list, description="Named bodies and programmes."
    )
    people: list[Person] = Field(default_factory=list, description="Named people.")
    participants: list[Participants] = Field(
        default_factory=list, description="Counts of people whom an activity reached."
    )
    statistics: list[Statistic] = Field(default_factory=list, description="All other stated quantities.")
    quotes: list[Quote] = Field(default_factory=list, description="Statements and who made them.")
    contacts: list[Contact] = Field(default_factory=list, description="Ways to reach somebody.")
    places: list[Place] = Field(default_factory=list, description="Named places.")
    warnings: list[Notice] = Field(default_factory=list, description="What could not be read or resolved.")


ZONES: tuple[Zone, ...] = get_args(Zone)

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
