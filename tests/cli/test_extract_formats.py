"""``pressfacts extract`` into tables, databases and files for training."""

import csv
import io
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from cli_support import FIRST, SECOND, Run


def test_a_folder_of_tables(folder: Path, run: Run) -> None:
    result = run("extract", "--format", "csv", "first.txt", "below", "-o", "facts")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    with (folder / "facts" / "participants.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["path"], row["count"], row["who"]) for row in rows] == [("first.txt", "20", "lawyers")]


def test_one_table_on_standard_output(folder: Path, run: Run) -> None:
    result = run("extract", "--format", "csv", "--only", "participants", stdin=FIRST.encode())
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["path"], row["published"], row["who"]) for row in rows] == [("-", "2019-05-14", "lawyers")]


def test_the_suffix_asks_for_one_table(folder: Path, run: Run) -> None:
    assert run("extract", ".", "--only", "dates", "-o", "dates.csv").exit_code == 0
    assert len((folder / "dates.csv").read_text(encoding="utf-8-sig").splitlines()) > 2


@pytest.mark.parametrize("arguments", [["--format", "csv"], ["-o", "facts.csv"]], ids=" ".join)
def test_several_kinds_in_one_table_are_wrong_use(arguments: list[str], folder: Path, run: Run) -> None:
    result = run("extract", ".", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        "pressfacts: a CSV table holds one kind of fact; choose one with --only, e.g. --only people, "
        "or name a folder with -o to get all tables\n"
    )
    assert not list(folder.glob("facts*"))


def test_a_database_that_grows(folder: Path, run: Run) -> None:
    pytest.importorskip("sqlite_utils", reason="the extra 'tables' is not installed")
    for arguments in (["first.txt"], ["below"], ["."]):
        result = run("extract", *arguments, "-o", "facts.db")
        assert result.exit_code == 0, result.output
    with closing(sqlite3.connect(folder / "facts.db")) as database:
        found = database.execute("SELECT path, title FROM releases ORDER BY path").fetchall()
        assert [path for path, _ in found] == ["below/second.md", "first.txt"]
        whose = "SELECT count, who, path FROM participants JOIN releases ON releases.id = release"
        assert database.execute(whose).fetchall() == [(20, "lawyers", "first.txt")]


def test_parquet(folder: Path, run: Run) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'tables' is not installed")
    result = run("extract", ".", "--only", "participants,dates", "-o", "facts.parquet")
    assert result.exit_code == 0, result.output
    rows = parquet.read_table(folder / "facts.parquet").to_pylist()
    assert [row["source"]["path"] for row in rows] == ["first.txt", "below/second.md"]
    assert rows[0]["participants"][0]["count"] == 20
    assert "people" not in rows[0]


def test_a_docbin_has_the_texts_though_they_were_not_asked_for(folder: Path, run: Run) -> None:
    result = run("extract", ".", "-o", "facts.spacy")
    assert result.exit_code == 0, result.output
    docs = list(DocBin().from_disk(folder / "facts.spacy").get_docs(spacy.blank("en").vocab))
    assert [doc.text for doc in docs] == [FIRST, SECOND]
    assert [span.text for span in docs[0].spans["participants"]]


@pytest.mark.parametrize("name", ["sqlite", "parquet", "docbin"])
def test_bytes_do_not_go_to_standard_output(name: str, folder: Path, run: Run) -> None:
    result = run("extract", "--format", name, "first.txt")
    assert result.exit_code == 2
    assert result.stderr == f"pressfacts: {name} cannot go to standard output; name a file with -o\n"


def test_a_missing_extra_has_status_2(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pressfacts.writers.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("extract", "first.txt", "-o", "facts.parquet")
    assert result.exit_code == 2
    assert result.stderr == (
        "pressfacts: parquet needs pyarrow, which is not installed; "
        "run python -m pip install 'pressfacts[tables]'\n"
    )
    assert not (folder / "facts.parquet").exists()


def test_a_source_that_cannot_be_read_spares_the_tables(folder: Path, run: Run) -> None:
    result = run("extract", "first.txt", "missing.txt", "--format", "csv", "-o", "facts")
    assert result.exit_code == 1
    assert len((folder / "facts" / "releases.csv").read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize("jobs", [[], ["--jobs", "2"]], ids=["alone", "jobs"])
@pytest.mark.parametrize("output", [["-o", "facts.jsonl"], ["--format", "csv", "-o", "facts"]], ids=" ".join)
def test_what_is_written_is_not_read_the_next_time(
    output: list[str], jobs: list[str], folder: Path, run: Run
) -> None:
    for _ in range(2):
        result = run("extract", ".", *output, *jobs)
        assert result.exit_code == 0, result.output
        assert result.stderr == ""
