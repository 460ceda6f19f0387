"""Gold records: what careful readers wrote down, one JSON file for each release."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pressfacts.errors import InputError
from pressfacts.record.schema import (
    ContactKind,
    Number,
    OrganisationKind,
    Part,
    Qualifier,
    StatisticKind,
)


class _Entry(BaseModel):
    """One annotated fact; whatever else its annotator noted is left aside."""

    model_config = ConfigDict(extra="ignore")

    optional: bool = Field(False, description="A debatable fact: no gain to find it, no loss to miss it.")


class GoldDate(_Entry):
    """A calendar expression."""

    text: str = ""
    edtf: str


class GoldOrganisation(_Entry):
    """A named body."""

    name: str
    aliases: list[str] = []
    acronym: str | None = None
    kind: OrganisationKind | None = None


class GoldPerson(_Entry):
    """A named person."""

    name: str
    aliases: list[str] = []
    title: str | None = None
    organisation: str | None = None


class GoldParticipants(_Entry):
    """A count of people whom an activity reached."""

    text: str = ""
    count: Number
    upper: Number | None = None
    qualifier: Qualifier = "exact"
    who: str
    breakdown: list[Part] = []


class GoldStatistic(_Entry):
    """Any other stated quantity."""

    text: str = ""
    value: Number
    unit: str | None = None
    kind: StatisticKind


class GoldQuote(_Entry):
    """A quotation, by its first and its last words."""

    start: str
    end: str
    speaker: str | None = None


class GoldContact(_Entry):
    """A way to reach somebody."""

    kind: ContactKind
    value: str


class Gold(BaseModel):
    """All that a reader wrote down from one release."""

    model_config = ConfigDict(extra="ignore")

    headline: str | None = None
    published: str | None = None
    dateline_place: str | None = None
    dates: list[GoldDate] = []
    organisations: list[GoldOrganisation] = []
    people: list[GoldPerson] = []
    participants: list[GoldParticipants] = []
    statistics: list[GoldStatistic] = []
    quotes: list[GoldQuote] = []
    contacts: list[GoldContact] = []


def read(folder: Path) -> Iterator[tuple[str, Gold]]:
    """The gold records of a folder, by the names of their releases, in the order of these names.

    Args:
        folder: it holds STEM.json for each release; other files are left alone.

    Raises:
        InputError: if there is no such folder, nothing in it, or one of the files is no gold record.
    """
    if not folder.is_dir():
        raise InputError(
            f"{folder} is no folder", "name a folder of gold records, STEM.json for each release"
        )
    files = sorted(folder.glob("*.json"))
    if not files:
        raise InputError(f"no gold records (.json) in {folder}", "see docs/evaluate.md for their format")
    for file in files:
        yield file.stem, _gold(file)


def _gold(file: Path) -> Gold:
    try:
        return Gold.model_validate_json(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file}: {(error.strerror or str(error)).lower()}", "make it readable") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "it"
        reason = f"{file} is no gold record: {where}: {first['msg'].lower()}"
        raise InputError(reason, "see docs/evaluate.md for the format") from None
