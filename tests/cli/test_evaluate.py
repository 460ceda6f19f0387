"""``pressfacts evaluate``: scores for people and for machines."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli_support import FIRST, Run

GOLD = {
    "headline": None,
    "published": "2019-05-14",
    "dateline_place": "OSH",
    "dates": [{"text": "14 May 2019", "edtf": "2019-05-14"}, {"text": "1999", "edtf": "1999"}],
    "organisations": [{"name": "Alatoo Border Academy", "aliases": [], "kind": "education"}],
    "participants": [{"text": "Some 20 lawyers", "count": 20, "qualifier": "about", "who": "lawyers"}],
}


@pytest.fixture
def gold(folder: Path) -> Path:
    place = folder / "gold"
    place.mkdir()
    (place / "first.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (place / "first.txt").write_text(FIRST, encoding="utf-8")
    return place


def scored(run: Run, *arguments: str) -> dict[str, Any]:
    result = run("evaluate", *arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    scores: dict[str, Any] = json.loads(result.stdout)
    return scores


def test_the_texts_beside_the_gold_are_read_where_no_records_are_given(gold: Path, run: Run) -> None:
    scores = scored(run, "gold")
    assert scores["releases"] == 1
    assert scores["fields"]["dates"] == {
        "precision": 1.0, "recall": 0.5, "f1": 0.6667, "found": 1, "spurious": 0, "missed": 1,
    }  # fmt: skip
    assert scores["fields"]["quotes"]["f1"] is None
    assert scores["details"]["release.published"] == {"share": 1.0, "right": 1, "of": 1}
    assert scores["missed"] == [
        {"release": "first", "field": "dates", "fact": {"text": "1999", "edtf": "1999"}}
    ]


@pytest.mark.parametrize("output", ["pred/first.json", "records.jsonl", "pred/all.jsonl"])
def test_records_come_from_a_folder_or_a_file(gold: Path, run: Run, output: str, folder: Path) -> None:
    (folder / "pred").mkdir()
    assert run("extract", "first.txt", "-o", output).exit_code == 0
    pred = "pred" if output.startswith("pred") else output
    assert scored(run, "gold", pred) == scored(run, "gold")


def test_the_table_lists_what_was_missed_and_fits_80_columns(gold: Path, run: Run) -> None:
    result = run("evaluate", "gold")
    assert result.exit_code == 0, result.output
    assert "dates                 100.0     50.0     66.7       1         0       1" in result.stdout
    assert "dates, missed (1)\n  first: 1999\n" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    quiet = run("evaluate", "gold", "-q").stdout
    assert "missed (1)" not in quiet
    assert result.stdout.startswith(quiet)


def test_markdown(gold: Path, run: Run) -> None:
    shown = run("evaluate", "gold", "--format", "markdown").stdout
    assert "| dates | 100.0 | 50.0 | 66.7 | 1 | 0 | 1 |" in shown


def test_only_some_fields(gold: Path, run: Run) -> None:
    scores = scored(run, "gold", "--only", "participants,dates")
    assert list(scores["fields"]) == ["dates", "participants"]
    assert run("evaluate", "gold", "--only", "nonsense").exit_code == 2


@pytest.mark.parametrize(("bar", "status"), [("50", 0), ("99.9", 1)])
def test_a_bar_for_continuous_integration(gold: Path, run: Run, bar: str, status: int) -> None:
    result = run("evaluate", "gold", "--fail-under", bar)
    assert result.exit_code == status
    assert ("the mean F1 is below 99.9" in result.stderr) == bool(status)


def test_a_release_without_a_record_counts_as_missed(gold: Path, run: Run, folder: Path) -> None:
    (folder / "pred").mkdir()
    result = run("evaluate", "gold", "pred", "--format", "json")
    assert result.exit_code == 1
    assert result.stderr == "pressfacts: first: no record; all its facts count as missed\n"
    assert json.loads(result.stdout)["fields"]["dates"]["missed"] == 2


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["nowhere"], "nowhere is not a folder"),
        (["below"], "no gold records (.json) in below"),
        (["gold", "nowhere"], "nowhere: no such file or folder"),
    ],
)
def test_wrong_use_is_one_line(gold: Path, run: Run, arguments: list[str], line: str) -> None:
    result = run("evaluate", *arguments)
    assert result.exit_code == 2
    assert line in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("{", "gold/first.json is not a gold record: it: invalid json"),
        ('{"dates": [{"text": "May"}]}', "is not a gold record: dates.0.edtf: field required"),
    ],
)
def test_a_broken_gold_record_is_one_line(gold: Path, run: Run, content: str, line: str) -> None:
    (gold / "first.json").write_text(content, encoding="utf-8")
    result = run("evaluate", "gold")
    assert result.exit_code == 2
    assert line in result.stderr.replace("\\", "/")
    assert "docs/evaluate.md" in result.stderr


def test_what_a_gold_record_says_cannot_steer_the_terminal(gold: Path, run: Run) -> None:
    nasty = {**GOLD, "people": [{"name": "\x1b[31mEve\x07"}]}
    (gold / "first.json").write_text(json.dumps(nasty), encoding="utf-8")
    shown = run("evaluate", "gold").stdout
    assert "Eve" in shown
    assert "\x1b" not in shown
