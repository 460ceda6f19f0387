"""Parquet: nested columns, one schema, read back as written."""

import gc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

pytest.importorskip("pyarrow", reason="the extra 'tables' is not installed")

import pyarrow as pa
from pyarrow import parquet

from pressfacts.record.schema import FACT_KINDS, Card, Place, Release, Source
from pressfacts.writers import formats
from pressfacts.writers import parquet as writers_parquet
from pressfacts.writers.selection import Selection
from pressfacts.writers.tables import valid
from written_records import FULL, hostile, hostile_releases

BARE = Release(source=Source(sha256="0", characters=1), release=Card())


def write(path: Path, *releases: Release, selection: Selection | None = None) -> None:
    with formats.opened("parquet", path, selection or Selection(), several=True) as writer:
        for release in releases:
            writer.write(release)


def holds(stored: Any, value: Any) -> bool:
    """Whether a value that was read back is what was written."""
    if isinstance(value, dict) and isinstance(stored, str):  # loose data
        return True
    if isinstance(value, dict):
        return all(holds(stored[key], item) for key, item in value.items())
    if isinstance(value, list):
        return len(stored) == len(value) and all(map(holds, stored, value))
    if isinstance(stored, float):
        return stored == float(value)
    return bool(stored == (valid(value) if isinstance(value, str) else value))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.parquet"


def test_a_record_is_read_back(path: Path) -> None:
    write(path, FULL, BARE, selection=Selection(evidence=True))
    rows = parquet.read_table(path).to_pylist()
    assert rows[0]["participants"][0]["breakdown"] == [
        {"count": 19.0, "who": "men"},
        {"count": 12.0, "who": "women"},
    ]
    assert rows[0]["participants"][0]["evidence"][0]["text"] == "participated"
    assert rows[1]["release"]["published"] is None
    assert rows[1]["people"] == []
    assert Release.model_validate(rows[0]) == FULL


def test_the_schema_has_every_key_of_the_record_and_does_not_hang_on_the_values(path: Path) -> None:
    write(path)
    empty = parquet.read_schema(path)
    write(path, BARE)
    assert parquet.read_schema(path) == empty
    write(path, FULL)
    assert parquet.read_schema(path) == empty
    assert empty.names == list(Release.model_fields)
    assert empty.field("dates").type.value_type.field("mentions").type == pa.list_(
        pa.struct({"text": pa.string(), "start": pa.int64(), "end": pa.int64()})
    )
    assert empty.field("statistics").type.value_type.field("value").type == pa.float64()
    assert empty.field("quotes").type.value_type.field("direct").type == pa.bool_()
    assert empty.field("source").type.field("metadata").type == pa.string()


def test_kinds_that_are_not_chosen_have_no_column(path: Path) -> None:
    write(path, FULL, selection=Selection(kinds=("dates", "people")))
    kinds = [name for name in parquet.read_schema(path).names if name in FACT_KINDS]
    assert kinds == ["dates", "people"]


def test_row_groups_are_written_as_releases_come(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writers_parquet, "ROWS", 2)
    places = [BARE.model_copy(update={"places": [Place(name=str(number))]}) for number in range(5)]
    write(path, *places)
    assert parquet.ParquetFile(path).num_row_groups == 3
    assert [row["places"][0]["name"] for row in parquet.read_table(path).to_pylist()] == list("01234")


def test_long_releases_fill_a_row_group_sooner(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writers_parquet, "CHARACTERS", 10)
    long = Release(source=Source(sha256="0", characters=6), release=Card())
    write(path, *[long] * 5)
    assert parquet.ParquetFile(path).num_row_groups == 3


def test_loose_data_is_json(path: Path) -> None:
    source = Source(sha256="0", characters=1, metadata={"subject": "Réunion", "id": 7})
    write(path, Release(source=source, release=Card()))
    stored = parquet.read_table(path).to_pylist()[0]["source"]["metadata"]
    assert stored == '{"subject": "Réunion", "id": 7}'


@hostile
@given(hostile_releases)
def test_any_record_is_read_back(tmp_path_factory: pytest.TempPathFactory, release: Release) -> None:
    path = tmp_path_factory.mktemp("parquet") / "facts.parquet"
    selection = Selection(evidence=True)
    write(path, release, selection=selection)
    assert holds(parquet.read_table(path).to_pylist()[0], selection.record(release))


def write_and_fail(path: Path) -> None:
    with formats.opened("parquet", path, Selection(), several=True) as writer:
        writer.write(FULL)
        raise ZeroDivisionError


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_an_error_leaves_no_noise(path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        write_and_fail(path)
    gc.collect()
    assert not list(path.parent.iterdir())
