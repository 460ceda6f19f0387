"""Gold annotations: one JSON file for each release."""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from pressfacts.errors import InputError
from pressfacts.record.kinds import KINDS, Kind


class Entry(BaseModel):
    """One annotated fact; unknown keys, such as notes, are ignored."""

    model_config = ConfigDict(extra="ignore")

    optional: bool = Field(
        False, description="A debatable fact, which counts neither as found nor as missed."
    )


def _model(kind: Kind) -> type[Entry]:
    fields: dict[str, Any] = dict(kind.gold)
    return create_model(f"Gold{kind.model.__name__}", __base__=Entry, **fields)


ENTRIES: dict[str, type[Entry]] = {
    name: _model(kind) for name, kind in KINDS.items() if kind.same is not None
}
"""The models of annotated facts, by kind."""


class Gold(BaseModel):
    """The annotations of one release: its headline, day and place, and a list of entries for each kind."""

    model_config = ConfigDict(extra="ignore")

    headline: str | None = None
    published: str | None = None
    dateline_place: str | None = None

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


_LISTS: dict[str, Any] = {name: (list[model], []) for name, model in ENTRIES.items()}  # type: ignore[valid-type]
MODEL: type[Gold] = create_model("Gold", __base__=Gold, **_LISTS)
"""`Gold` with the lists of entries, which come from the kinds."""


def read(folder: Path) -> Iterator[tuple[str, Gold]]:
    """The gold annotations of a folder with the names of their releases, sorted by name.

    Args:
        folder: has STEM.json for each release; other files are ignored.

    Raises:
        InputError: if the folder does not exist, has no annotations, or has an invalid file.
    """
    if not folder.is_dir():
        raise InputError(
            f"{folder} is not a folder", "name a folder of gold records, STEM.json for each release"
        )
    files = sorted(folder.glob("*.json"))
    if not files:
        raise InputError(f"no gold records (.json) in {folder}", "see docs/evaluate.md for their format")
    for file in files:
        yield file.stem, _gold(file)


def texts(folder: Path, stems: Container[str]) -> list[str]:
    """The paths of the annotated releases themselves."""
    files = sorted(folder.iterdir())
    return [str(path) for path in files if path.stem in stems and path.suffix != ".json"]


def _gold(file: Path) -> Gold:
    try:
        return MODEL.model_validate_json(file.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{file}: {reason}", "make it readable") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "it"
        reason = f"{file} is not a gold record: {where}: {first['msg'].lower()}"
        raise InputError(reason, "see docs/evaluate.md for the format") from None
