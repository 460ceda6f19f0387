"""SQLite: a database that grows from run to run and is never half written."""

import json
import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

pytest.importorskip("sqlite_utils", reason="the extra 'tables' is not installed")

from pressfacts.errors import OutputError
from pressfacts.record.schema import FACT_KINDS, Card, DateFact, Person, Place, Release, Source
from pressfacts.writers import formats, sqlite, tables
from pressfacts.writers.selection import Selection
from written_records import FULL, hostile, hostile_releases


def release(path: str, *people: str, content: str = "0", record: int | None = None) -> Release:
    source = Source(path=path, record=record, sha256=content, characters=1)
    return Release(
        source=source,
        release=Card(headline=f"About {path}"),
        people=[Person(name=name, rule="p") for name in people],
        places=[Place(name="Osh")],
    )


def write(path: Path, releases: Iterable[Release], selection: Selection | None = None) -> None:
    with formats.opened("sqlite", path, selection or Selection(), several=True) as writer:
        for item in releases:
            writer.write(item)


def query(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(statement).fetchall()


def people(path: Path) -> list[tuple[Any, ...]]:
    return query(
        path,
        "SELECT r.path, people.name FROM people JOIN releases AS r ON people.release = r.id ORDER BY 1, 2",
    )


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return sorted(database.iterdump())


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "facts.db"


def test_every_fact_has_a_row_with_a_key_that_leads_to_its_release(db: Path) -> None:
    write(db, [FULL])
    for kind in FACT_KINDS:
        joined = query(
            db, f"SELECT number FROM {kind} JOIN releases ON releases.id = {kind}.release ORDER BY 1"
        )
        assert [row[0] for row in joined] == list(range(1, 1 + len(getattr(FULL, kind)))), kind
    assert query(db, "PRAGMA foreign_key_check") == []
    assert query(db, "SELECT value, upper, typeof(value) FROM statistics ORDER BY number") == [
        (254, None, "integer"),
        (12.5, 13_000_000, "real"),
    ]
    parts = (
        "SELECT parts.count, parts.who FROM parts JOIN participants ON participants.id = parts.participants"
    )
    assert query(db, parts) == [(19, "men"), (12, "women")]
    assert query(db, "SELECT value FROM organisations, json_each(roles)") == [("funder",)]
    mention = "SELECT dates.edtf, mentions.text FROM mentions JOIN dates ON dates.id = mentions.date"
    assert query(db, mention) == [("2019-05-14", "14 May\n2019")]


def test_every_foreign_key_is_declared_and_indexed(db: Path) -> None:
    write(db, [FULL])
    for table in tables.TABLES:
        declared = {row[3]: row[2] for row in query(db, f"PRAGMA foreign_key_list({table})")}
        assert declared == sqlite.references(table), table
        indexed = {
            query(db, f"PRAGMA index_info({row[1]})")[0][2]
            for row in query(db, f"PRAGMA index_list({table})")
        }
        assert indexed == {"id", *sqlite.indexes(table)}, table
    assert set(sqlite.references("mentions").values()) == {"releases", *FACT_KINDS}


def test_the_title_of_a_release_is_one_line(db: Path) -> None:
    sources = [
        Source(path="b.txt", sha256="1", characters=1),
        Source(path="c.csv", record=2, sha256="1", characters=1),
    ]
    write(db, [FULL, *(Release(source=source, release=Card()) for source in sources)])
    assert query(db, "SELECT title FROM releases ORDER BY path") == [
        ("Thirty-one officers complete a course",),
        ("b.txt",),
        ("c.csv, record 2",),
    ]


def test_a_second_run_replaces_and_never_doubles(db: Path) -> None:
    write(db, [release("a.txt", "Ada", "Bo"), release("b.txt", "Cy")])
    first = dump(db)
    write(db, [release("a.txt", "Ada", "Bo"), release("b.txt", "Cy")])
    assert dump(db) == first
    write(db, [release("a.txt", "Dag", content="1")])
    assert people(db) == [("a.txt", "Dag"), ("b.txt", "Cy")]


def test_a_release_is_known_by_its_path_and_record(db: Path) -> None:
    write(db, [release("a.jsonl", "Ada", record=1), release("a.jsonl", "Bo", record=2)])
    write(db, [release("a.jsonl", "Cy", record=2), release("a.jsonl", "Dag")])
    assert people(db) == [("a.jsonl", "Ada"), ("a.jsonl", "Cy"), ("a.jsonl", "Dag")]


def test_a_text_without_path_is_known_by_its_content(db: Path) -> None:
    texts = [
        Release(source=Source(sha256=content, characters=1), release=Card(), places=[Place(name=content)])
        for content in ("0", "1", "0")
    ]
    write(db, texts)
    assert query(db, "SELECT name FROM places ORDER BY 1") == [("0",), ("1",)]


def test_a_release_that_comes_twice_in_a_run_is_replaced(db: Path) -> None:
    write(db, [release("a.txt", "Ada", "Bo"), release("b.txt", "Cy"), release("a.txt", "Dag")])
    assert people(db) == [("a.txt", "Dag"), ("b.txt", "Cy")]


def test_kinds_that_were_not_asked_for_stay_while_the_release_is_the_same(db: Path) -> None:
    write(db, [release("a.txt", "Ada"), release("b.txt", "Bo")])
    again = [release("a.txt", "Cy"), release("b.txt", "Dag", content="1")]
    write(db, again, Selection(kinds=("places",)))
    assert people(db) == [("a.txt", "Ada")]
    assert query(db, "SELECT count(*) FROM places") == [(2,)]
    assert query(db, "PRAGMA foreign_key_check") == []


def test_what_others_keep_in_the_database_stays(db: Path) -> None:
    write(db, [release("a.txt", "Ada"), release("b.txt", "Bo")])
    with closing(sqlite3.connect(db)) as database, database:
        database.execute("CREATE TABLE notes (release REFERENCES releases (id), note)")
        database.execute("INSERT INTO notes SELECT id, 'read' FROM releases WHERE path = 'a.txt'")
        database.execute("ALTER TABLE releases ADD COLUMN checked")
        database.execute("UPDATE releases SET checked = 'yes'")
    write(db, [release("a.txt", "Cy")])
    assert query(db, "SELECT note, path, checked FROM notes JOIN releases ON id = release") == [
        ("read", "a.txt", "yes")
    ]


def test_a_database_of_an_older_version_gets_the_new_columns(db: Path) -> None:
    write(db, [release("a.txt", "Ada")])
    with closing(sqlite3.connect(db)) as database, database:
        database.execute("ALTER TABLE people DROP COLUMN honorific")
        database.execute("DROP TABLE mentions")
    write(db, [release("b.txt", "Bo")])
    assert query(db, "SELECT honorific FROM people") == [(None,), (None,)]
    assert query(db, "SELECT count(*) FROM mentions") == [(0,)]


def test_an_empty_file_becomes_a_database(db: Path) -> None:
    db.touch()
    write(db, [release("a.txt", "Ada")])
    assert people(db) == [("a.txt", "Ada")]


def test_a_name_with_quotes_and_a_link(tmp_path: Path) -> None:
    real = tmp_path / 'it\'s "facts"; DROP.db'
    link = tmp_path / "link.db"
    link.symlink_to(real.name)
    for _ in range(2):
        write(link, [release("a.txt", "Ada")])
    assert link.is_symlink()
    assert people(real) == [("a.txt", "Ada")]


def failing(error: BaseException) -> Iterable[Release]:
    yield release("a.txt", "Cy")
    yield release("c.txt", "Dag")
    raise error


def test_an_error_leaves_the_older_database_as_it_was(db: Path) -> None:
    write(db, [release("a.txt", "Ada")])
    before = db.read_bytes()
    with pytest.raises(ZeroDivisionError):
        write(db, failing(ZeroDivisionError()))
    assert db.read_bytes() == before
    assert [path.name for path in db.parent.iterdir()] == ["facts.db"]


def test_an_interruption_keeps_what_is_finished(db: Path) -> None:
    write(db, [release("a.txt", "Ada"), release("b.txt", "Bo")])
    with pytest.raises(KeyboardInterrupt):
        write(db, failing(KeyboardInterrupt()))
    assert people(db) == [("a.txt", "Cy"), ("b.txt", "Bo"), ("c.txt", "Dag")]
    assert [path.name for path in db.parent.iterdir()] == ["facts.db"]


def test_a_break_in_the_middle_of_the_change_takes_all_of_it_back(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(db, [release("a.txt", "Ada")])
    before = dump(db)
    insert = sqlite._insert

    def break_down(connection: sqlite3.Connection, table: str) -> None:
        if table == "people":
            raise KeyboardInterrupt
        insert(connection, table)

    monkeypatch.setattr(sqlite, "_insert", break_down)
    with pytest.raises(KeyboardInterrupt):
        write(db, [release("a.txt", "Cy"), release("b.txt", "Bo")])
    assert dump(db) == before


def test_readers_see_the_older_state_until_the_end(db: Path) -> None:
    write(db, [release("a.txt", "Ada")])
    with formats.opened("sqlite", db, Selection(), several=True) as writer:
        writer.write(release("a.txt", "Cy"))
        assert people(db) == [("a.txt", "Ada")]
    assert people(db) == [("a.txt", "Cy")]


def test_a_new_database_is_not_seen_before_the_end(db: Path) -> None:
    with formats.opened("sqlite", db, Selection(), several=True) as writer:
        writer.write(release("a.txt", "Ada"))
        assert not db.exists()
    assert people(db) == [("a.txt", "Ada")]


def test_what_was_found_is_kept_beside_a_database_that_is_locked(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.01)
    write(db, [release("a.txt", "Ada")])
    with closing(sqlite3.connect(db)) as database:
        database.execute("BEGIN IMMEDIATE")
        told = r"facts\.db cannot be changed: database is locked; .* the new rows are in .*facts-new1\.db"
        with pytest.raises(OutputError, match=told):
            write(db, [release("b.txt", "Bo")])
    assert people(db) == [("a.txt", "Ada")]
    assert people(db.with_name("facts-new1.db")) == [("b.txt", "Bo")]


@pytest.mark.parametrize("content", [b"a letter", b"SQLite format 4\0"])
def test_a_file_that_is_no_database_is_refused(content: bytes, db: Path) -> None:
    db.write_bytes(content)
    with pytest.raises(OutputError, match=r"facts\.db is not a SQLite database; choose another file for -o"):
        write(db, [FULL])
    assert db.read_bytes() == content


def test_a_table_of_another_make_is_refused(db: Path) -> None:
    with closing(sqlite3.connect(db)) as database, database:
        database.execute("CREATE TABLE people (name, phone)")
    with pytest.raises(OutputError, match="has a different table named people"):
        write(db, [FULL])


def test_a_damaged_database_is_one_line(db: Path) -> None:
    write(db, [FULL])
    content = db.read_bytes()
    db.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    with pytest.raises(OutputError, match=r"facts\.db cannot be"):
        write(db, [FULL])


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder; name a file"):
        write(tmp_path, [FULL])
    with pytest.raises(OutputError, match="cannot be written: no such file or directory"):
        write(tmp_path / "no" / "facts.db", [FULL])
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_refused_and_stays(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="pipe is not a regular file; choose another file for -o"):
        write(tmp_path / "pipe", [FULL])
    assert (tmp_path / "pipe").is_fifo()


def test_names_are_data_and_never_commands(db: Path) -> None:
    bad = "Robert'); DROP TABLE people; --\0"
    write(db, [release(bad, bad)])
    write(db, [release(bad, bad)])
    assert people(db) == [(bad, bad)]


@hostile
@given(hostile_releases)
def test_any_record_is_read_back_row_for_row(
    tmp_path_factory: pytest.TempPathFactory, any_release: Release
) -> None:
    db = tmp_path_factory.mktemp("sqlite") / "facts.db"
    selection = Selection(evidence=True)
    for _ in range(2):
        write(db, [any_release], selection)
    rows = list(tables.rows(any_release, selection))
    with closing(sqlite3.connect(db)) as database:
        database.row_factory = sqlite3.Row
        for table in tables.TABLES.values():
            found = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()
            expected = [row.values for row in rows if row.table == table.name]
            assert len(found) == len(expected), table.name
            for row, values in zip(found, expected, strict=True):
                for column in table.columns:
                    if column.name != "fact":
                        assert same(row[column.name], values[column.name]), column.name
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def same(stored: Any, value: Any) -> bool:
    if isinstance(value, list):
        return bool(json.loads(stored) == value)
    if isinstance(value, int) and abs(value) >= 2**63:
        return bool(stored == float(value))
    return bool(stored == value)


def test_a_count_beyond_all_numbers_is_infinite(db: Path) -> None:
    assert tables.as_float(10**400) == float("inf")
    assert tables.as_float(-(10**400)) == float("-inf")


def test_dates_of_many_releases(db: Path) -> None:
    date = DateFact(
        text="2019", start=0, end=4, edtf="2019", first=None, last=None, precision="year", rule="d"
    )
    many = [release(f"{number}.txt").model_copy(update={"dates": [date] * 3}) for number in range(50)]
    write(db, many)
    assert query(db, "SELECT count(*), count(DISTINCT release) FROM dates") == [(150, 50)]
