"""The record: what pressfacts extracts from one release.

These models define the record's keys and vocabularies; ``pressfacts schema`` prints them as JSON Schema.
Offsets count Unicode code points of the text as read, ``end`` is exclusive, and ``text[start:end]`` equals
the fact's own ``text``.
"""

from typing import Any, Literal, get_args, get_origin

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
    """A span of the release: its text and offsets."""

    text: str = Field(description="The text of the span.")
    start: int = Field(ge=0, description="Offset of the first character.")
    end: int = Field(ge=0, description="Offset after the last character.")


class Feature(_Model):
    """A named feature of a scored candidate."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)

    feature: str = Field(description="Name of the feature.")
    weight: float = Field(description="What it adds to the score, in log-odds.")


class _Found(_Model):
    zone: Zone = Field("body", description="Part of the release in which it stands.")
    rule: str = Field(description="Identifier of the rule that found it.")
    confidence: float | None = Field(
        None, ge=0, le=1, description="Calibrated probability that it is right; null if it was not scored."
    )
    evidence: list[Mention] = Field(
        default_factory=list, description="The cues that the rule relied on; written with --explain only."
    )
    features: list[Feature] = Field(
        default_factory=list,
        description="The features with the most weight in `confidence`; written with --explain only.",
    )


class Fact(_Found, Mention):
    """A fact that stands in one place of the text."""


class _Named(_Model):
    name: str = Field(description="The fullest form in the text.")
    aliases: list[str] = Field(default_factory=list, description="Other surface forms of the name.")
    mentions: list[Mention] = Field(default_factory=list, description="Every place where it is named.")


class Entity(_Found, _Named):
    """A named entity and its mentions; its zone is that of the first mention outside headings."""


class DateFact(Fact):
    """A calendar expression; `edtf` is its ISO 8601-2 value, `XXXX` an unknown year."""

    edtf: str = Field(
        description="ISO 8601-2 value, e.g. 2018-11-23, 2018-10, 2014/2017, XXXX-09-26/XXXX-09-27."
    )
    first: str | None = Field(description="First day, ISO; null if the year is unknown or the day ambiguous.")
    last: str | None = Field(description="Last day, ISO; null if the year is unknown or the day ambiguous.")
    precision: Precision = Field(description="Precision of the expression.")
    role: DateRole = Field("other", description="What the date refers to.")
    time: str | None = Field(None, description="Time of day given with the date, HH:MM with its time zone.")
    mentions: list[Mention] = Field(default_factory=list, description="Every place with this value.")


class Organisation(Entity):
    """A named organisation or programme."""

    acronym: str | None = Field(None, description="Its acronym, if the text gives one.")
    kind: OrganisationKind = Field("other", description="Type of organisation.")
    roles: list[OrganisationRole] = Field(
        default_factory=list, description="Its roles in the reported activity."
    )
    parent: str | None = Field(None, description="The parent organisation that its own name states.")


class Person(Entity):
    """A named person, with role and affiliation as written."""

    honorific: str | None = Field(None, description="Ms., Dr. and the like, as written.")
    title: str | None = Field(None, description="Role, as written.")
    organisation: str | None = Field(None, description="Affiliation, as written.")


class Part(_Model):
    """One part of a counted whole."""

    count: Number = Field(description="Size of the part.")
    who: str = Field(description="Noun of the part.")


class Participants(Fact):
    """A count of people whom an activity in the release reached."""

    count: Number = Field(description="The number, or the low end of a range.")
    upper: Number | None = Field(None, description="High end of a range whose low end is `count`.")
    qualifier: Qualifier = Field("exact", description="How the text hedges the number.")
    who: str = Field(description="Noun phrase without the number.")
    breakdown: list[Part] = Field(default_factory=list, description="The parts that the text gives.")
    activity: str | None = Field(None, description="What they took part in, if the text says.")
    status: Literal["planned", "reported"] = Field(
        "reported", description="Whether they took part or are expected to."
    )
    mentions: list[Mention] = Field(default_factory=list, description="Every place with this count.")


class Statistic(Fact):
    """Any other stated quantity."""

    value: Number = Field(description="The number in full, or the low end of a range.")
    upper: Number | None = Field(None, description="High end of a range whose low end is `value`.")
    unit: str = Field(description='"%", an ISO 4217 code, or the noun counted.')
    kind: StatisticKind = Field(description="Type of quantity.")
    qualifier: Qualifier = Field("exact", description="How the text hedges the number.")
    subject: str | None = Field(None, description="What is measured, as a short phrase from the text.")
    of: Number | None = Field(None, description="The whole that `value` is a part of.")
    breakdown: list[Part] = Field(default_factory=list, description="The parts that the text gives.")
    change: Change | None = Field(None, description="Whether the text says that it rose or fell.")
    period: str | None = Field(None, description="EDTF period that the sentence gives.")
    mentions: list[Mention] = Field(default_factory=list, description="Every place with this fact.")


class Quote(Fact):
    """A statement and its speaker."""

    speaker: str | None = Field(None, description="Name of an entry of people or organisations.")
    cue: str | None = Field(None, description="The verb or phrase that attributes the quote.")
    direct: bool = Field(True, description="False for reported speech.")


class Contact(Fact):
    """An e-mail address, a phone number or another contact detail."""

    kind: ContactKind = Field(description="Type of contact.")
    value: str = Field(description="The address or number, as written.")
    e164: str | None = Field(
        None,
        description="A phone number as +, country code and digits, extension left out; "
        "null where its country is not known.",
    )
    person: str | None = Field(None, description="The person it belongs to.")
    organisation: str | None = Field(None, description="The organisation it belongs to.")
    role: str | None = Field(None, description="That person's role, or the purpose of the contact.")


class Place(_Model):
    """A named place."""

    name: str = Field(description="The place, as written.")
    mentions: list[Mention] = Field(default_factory=list, description="Every place where it is named.")


class Notice(_Model):
    """A problem that occurred while reading the release."""

    code: str = Field(description="Type of problem.")
    message: str = Field(description="The problem in words.")


class Dateline(Mention):
    """The line that opens the lede with place and date."""

    place: str | None = Field(None, description="The place, as written.")
    date: str | None = Field(None, description="ISO day or EDTF range.")


class Embargo(Mention):
    """The time before which the release must not be published."""

    until: str | None = Field(None, description="ISO day or date-time.")


class Card(_Model):
    """What the release states about itself."""

    headline: str | None = Field(None, description="The headline, as written.")
    published: str | None = Field(None, description="ISO day.")
    published_from: PublishedFrom | None = Field(None, description="Where the day was found.")
    dateline: Dateline | None = Field(None, description="The line that opens the lede.")
    embargo: Embargo | None = Field(None, description="The embargo.")
    issuer: str | None = Field(None, description="Name of an entry of organisations.")
    language: str | None = Field(None, description="ISO 639-1 code.")


class Paragraph(_Model):
    """One paragraph of the text, hard-wrapped lines joined, and its zone."""

    zone: Zone = Field(description="Part of the release.")
    start: int = Field(ge=0, description="Offset of the first character.")
    end: int = Field(ge=0, description="Offset after the last character.")


class Source(_Model):
    """Where the text came from."""

    path: str | None = Field(
        None, description="Path of the file as given; - for standard input, null for a text from Python."
    )
    record: int | None = Field(
        None, ge=1, description="Number of the release within its file; null if the file is one release."
    )
    media_type: str = Field(
        "text/plain", description="Media type, from the content and the name of the file."
    )
    encoding: str | None = Field(None, description="The encoding of the bytes.")
    sha256: str = Field(
        description="SHA-256 of the bytes of the file or attachment, or of the text of a row."
    )
    characters: int = Field(description="Length of the text in code points.")
    metadata: dict[str, Any] | None = Field(
        None,
        description="Metadata of the file: an e-mail's subject, a page's title, the other fields of a row.",
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
        default_factory=list, description="Named organisations and programmes."
    )
    people: list[Person] = Field(default_factory=list, description="Named people.")
    participants: list[Participants] = Field(
        default_factory=list, description="Counts of people whom an activity reached."
    )
    statistics: list[Statistic] = Field(default_factory=list, description="All other stated quantities.")
    quotes: list[Quote] = Field(default_factory=list, description="Statements and their speakers.")
    contacts: list[Contact] = Field(default_factory=list, description="Contact details.")
    places: list[Place] = Field(default_factory=list, description="Named places.")
    warnings: list[Notice] = Field(default_factory=list, description="What could not be read or resolved.")

    def confident(self, floor: float | None) -> "Release":
        """The record without facts whose confidence is below a floor; facts without a confidence are kept."""
        if floor is None:
            return self
        facts = {kind: getattr(self, kind) for kind in FACT_KINDS}
        return self.model_copy(
            update={
                kind: [fact for fact in found if _confidence(fact) >= floor] for kind, found in facts.items()
            }
        )


ZONES: tuple[Zone, ...] = get_args(Zone)

FACT_KINDS: tuple[str, ...] = tuple(
    name
    for name, field in Release.model_fields.items()
    if get_origin(field.annotation) is list and get_args(field.annotation) != (Notice,)
)
"""The keys of the record that hold facts, in order; `pressfacts.record.kinds` describes each."""


def _confidence(fact: Any) -> float:
    confidence: float | None = getattr(fact, "confidence", None)
    return 1.0 if confidence is None else confidence


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the record, made from the models of this module."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Release.model_json_schema()}
