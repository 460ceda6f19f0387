"""CSV: what is written is read back, and no spreadsheet runs any of it."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from pressfacts.errors import OutputError
from pressfacts.record.schema import FACT_KINDS, Card, Contact, Person, Release, Source
from pressfacts.writers import formats, tables
from pressfacts.writers.csv import BYTE_ORDER_MARK, SEPARATOR, CsvWriter, cell, columns
from pressfacts.writers.selection import Selection
from written_records import FULL, hostile, hostile_releases

Sheet = list[dict[str, str]]


def read(path: Path) -> Sheet:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def folder(tmp_path: Path, *releases: Release, selection: Selection | None = None) -> dict[str, Sheet]:
    """The tables of a folder that releases are written to."""
    with formats.opened("csv", tmp_path / "facts", selection or Selection(), several=True) as writer:
        for release in releases:
            writer.write(release)
    return {path.stem: read(path) for path in (tmp_path / "facts").iterdir()}


def one_table(kind: str, *releases: Release) -> str:
    stream = io.StringIO()
    writer = CsvWriter(stream, Selection(kinds=(kind,)))
    for release in releases:
        writer.write(release)
    writer.close()
    return stream.getvalue()


def test_a_folder_has_a_table_of_each_kind(tmp_path: Path) -> None:
    sheets = folder(tmp_path, FULL, FULL.model_copy(update={"source": Source(sha256="1", characters=1)}))
    assert set(sheets) == {"releases", *FACT_KINDS, "parts", "mentions"}
    assert [row["headline"] for row in sheets["releases"]] == ["Thirty-one officers complete a course"] * 2
    for kind in FACT_KINDS:
        assert len(sheets[kind]) == 2 * len(getattr(FULL, kind)), kind
    assert [(row["path"], row["number"], row["value"], row["of"]) for row in sheets["statistics"][:2]] == [
        ("a.txt", "1", "254", "412"),
        ("a.txt", "2", "12.5", ""),
    ]


def test_every_row_says_which_release_it_is_from(tmp_path: Path) -> None:
    source = Source(path="a.jsonl", record=3, sha256="0", characters=9)
    sheets = folder(tmp_path, FULL.model_copy(update={"source": source}))
    for name, sheet in sheets.items():
        assert list(sheet[0])[:4] == ["path", "record", "published", "issuer"], name
        assert list(sheet[0].values())[:4] == ["a.jsonl", "3", "2019-05-14", "Alatoo Border Academy"], name


def test_lists_are_one_cell_and_parts_have_a_table(tmp_path: Path) -> None:
    sheets = folder(tmp_path, FULL)
    assert sheets["participants"][0]["breakdown"].split(SEPARATOR) == ["19 men", "12 women"]
    assert sheets["organisations"][0]["roles"] == "funder"
    assert [(row["kind"], row["fact"], row["count"], row["who"]) for row in sheets["parts"]] == [
        ("participants", "1", "19", "men"),
        ("participants", "1", "12", "women"),
    ]


def test_cues_are_mentions_when_they_are_asked_for(tmp_path: Path) -> None:
    plain = folder(tmp_path, FULL)["mentions"]
    explained = folder(tmp_path, FULL, selection=Selection(evidence=True))["mentions"]
    assert {row["what"] for row in plain} == {"mention"}
    cues = [(row["kind"], row["text"]) for row in explained if row["what"] == "cue"]
    assert cues == [("participants", "participated")]


def test_only_the_kinds_that_are_chosen_have_a_table(tmp_path: Path) -> None:
    sheets = folder(tmp_path, FULL, selection=Selection(kinds=("dates", "people")))
    assert set(sheets) == {"releases", "dates", "people", "mentions"}
    assert {row["kind"] for row in sheets["mentions"]} <= {"dates", "people"}


def test_one_kind_is_one_table() -> None:
    lines = one_table("contacts", FULL).splitlines()
    assert lines[0] == ",".join(column.name for column in columns("contacts"))
    assert lines[1].startswith("a.txt,,2019-05-14,Alatoo Border Academy,1,email,a@example.org,")


def test_several_kinds_in_one_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="a CSV table holds one kind of fact; choose one with --only"):
        CsvWriter(io.StringIO(), Selection(kinds=("dates", "people")))
    refused = formats.opened("csv", tmp_path / "facts.csv", Selection(), several=True)
    with pytest.raises(OutputError, match="one kind"), refused:
        pass
    assert not list(tmp_path.iterdir())


def test_a_file_has_the_mark_that_excel_looks_for_and_a_pipe_has_not(tmp_path: Path) -> None:
    selection = Selection(kinds=("people",))
    with formats.opened("csv", tmp_path / "people.csv", selection, several=True) as writer:
        writer.write(FULL)
    written = (tmp_path / "people.csv").read_text(encoding="utf-8")
    assert written.removeprefix(BYTE_ORDER_MARK) == one_table("people", FULL)
    assert written.startswith(BYTE_ORDER_MARK)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\r-1", "' -1"),
        ("  +1", "'  +1"),
        ("＝1", "'＝1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("+1 202 555 0143", "'+1 202 555 0143"),
        ("a=1", "a=1"),
        ("-", "-"),
        ("- 1", "'- 1"),
        ("two\r\nlines", "two  lines"),
        ("a\0b\x1b[31m", "a b [31m"),
        ("", ""),
        (None, ""),
        (-5, -5),
        (12.5, 12.5),
        (True, "true"),
        (["a", "=b"], "a | =b"),
        (["=a", "b"], "'=a | b"),
        (["a | b", "c"], "a / b | c"),
        ([], ""),
    ],
)
def test_a_cell(value: tables.Value, written: str | float) -> None:
    assert cell(value) == written


def test_a_formula_in_any_text_is_defused(tmp_path: Path) -> None:
    bad = '=HYPERLINK("http://example.org?x="&A1,"see")'
    release = FULL.model_copy(
        update={
            "source": Source(path=bad, sha256="0", characters=1),
            "release": Card(headline=bad, issuer=bad, published=bad),
            "people": [Person(name=bad, aliases=[bad], title="-2+3", rule="r")],
            "contacts": [Contact(kind="phone", value="+1 202 555 0143", text=bad, start=0, end=1, rule="c")],
        }
    )
    sheets = folder(tmp_path, release)
    person = sheets["people"][0]
    assert {person["name"], person["aliases"], person["path"], person["issuer"]} == {f"'{bad}"}
    assert person["title"] == "'-2+3"
    assert sheets["contacts"][0]["value"] == "'+1 202 555 0143"


@hostile
@given(hostile_releases)
def test_any_record_is_read_back_row_for_row(
    tmp_path_factory: pytest.TempPathFactory, release: Release
) -> None:
    tmp_path = tmp_path_factory.mktemp("csv")
    selection = Selection(evidence=True)
    sheets = folder(tmp_path, release, selection=selection)
    rows = list(tables.rows(release, selection))
    assert {name: len(sheet) for name, sheet in sheets.items()} == dict.fromkeys(sheets, 0) | Counter(
        row.table for row in rows
    )
    positions = Counter[str]()
    for row in rows:
        shown = sheets[row.table][positions[row.table]]
        positions[row.table] += 1
        for column in tables.TABLES[row.table].columns:
            text = shown[column.name]
            assert text == str(cell(row.values[column.name]))
            if column.type in ("text", "list"):
                assert not text.lstrip().startswith(("=", "+", "-", "@", "＝")) or len(text.strip()) == 1
    for path in (tmp_path / "facts").iterdir():
        assert len(path.read_text(encoding="utf-8").splitlines()) == 1 + len(sheets[path.stem])


def test_an_older_folder_of_tables_is_replaced_whole(tmp_path: Path) -> None:
    folder(tmp_path, FULL)
    sheets = folder(tmp_path, FULL, selection=Selection(kinds=("dates",)))
    assert set(sheets) == {"releases", "dates", "mentions"}
    assert [path.name for path in tmp_path.iterdir()] == ["facts"]


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "diary.txt").write_text("dear me", encoding="utf-8")
    with pytest.raises(OutputError, match=r"holds other files, such as diary\.txt; name a new folder"):
        folder(tmp_path, FULL)
    assert [path.name for path in (tmp_path / "facts").iterdir()] == ["diary.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["facts"]
