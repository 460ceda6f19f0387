"""Confidence and features: where they are shown, and facts that are left out for a low confidence."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cli_support import Run
from pressfacts.record.schema import Card, Feature, Mention, Organisation, Place, Release, Source
from pressfacts.scoring import Scorer
from pressfacts.writers import formats
from pressfacts.writers.selection import Selection

TEXT = "Norvane and Svet met in Osh."
SCORER = Scorer({"bias": -1.0, "legal_form": 2.5, "in_list": -0.5})


def organisation(name: str, confidence: float | None) -> Organisation:
    start = TEXT.index(name)
    return Organisation.model_validate(
        {
            "name": name,
            "rule": "r",
            "confidence": confidence,
            "mentions": [Mention(text=name, start=start, end=start + len(name))],
            "features": SCORER.explain({"legal_form", "in_list", "unknown"}),
        }
    )


RELEASE = Release(
    source=Source(path="a.txt", sha256="0", characters=len(TEXT), text=TEXT),
    release=Card(),
    organisations=[organisation("Norvane", 0.93), organisation("Svet", 0.41), organisation("Osh", None)],
    places=[Place(name="Osh")],
)


def written(format_name: str, path: Path, *, explain: bool) -> Path:
    selection = Selection(kinds=("organisations", "places"), evidence=explain)
    with formats.opened(format_name, path, selection, several=False) as writer:
        writer.write(RELEASE)
    return path


def test_low_confidence_is_left_out_and_unknown_confidence_is_kept() -> None:
    assert [one.name for one in RELEASE.confident(0.5).organisations] == ["Norvane", "Osh"]
    assert [one.name for one in RELEASE.confident(0.41).organisations] == ["Norvane", "Svet", "Osh"]
    assert RELEASE.confident(1).places == RELEASE.places
    assert RELEASE.confident(None) is RELEASE
    assert len(RELEASE.organisations) == 3


def test_features_come_from_the_scorer_strongest_first() -> None:
    assert RELEASE.organisations[0].features == [
        Feature(feature="legal_form", weight=2.5),
        Feature(feature="in_list", weight=-0.5),
    ]


@pytest.mark.parametrize("explain", [True, False])
def test_json_has_the_confidence_and_features_on_request(explain: bool, tmp_path: Path) -> None:
    record = json.loads(written("json", tmp_path / "a.json", explain=explain).read_bytes())
    first = record["organisations"][0]
    assert first["confidence"] == 0.93
    assert ("features" in first, "evidence" in first) == (explain, explain)
    assert not explain or first["features"][0] == {"feature": "legal_form", "weight": 2.5}


@pytest.mark.parametrize("explain", [True, False])
def test_tables_have_a_column_of_each(explain: bool, tmp_path: Path) -> None:
    pytest.importorskip("sqlite_utils")
    folder = written("csv", tmp_path / "facts", explain=explain)
    with (folder / "organisations.csv").open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert first["confidence"] == "0.93"
    assert first["features"] == ("legal_form +2.50 | in_list -0.50" if explain else "")
    with closing(sqlite3.connect(written("sqlite", tmp_path / "a.db", explain=explain))) as database:
        rows = database.execute("SELECT confidence, features FROM organisations ORDER BY number").fetchall()
    assert [row[0] for row in rows] == [0.93, 0.41, None]
    assert len(json.loads(rows[0][1])) == (2 if explain else 0)


def test_pages_and_cards_show_both(tmp_path: Path) -> None:
    page = written("html", tmp_path / "a.html", explain=True).read_text(encoding="utf-8")
    assert "confidence 0.93" in page
    assert "legal_form +2.50" in page
    card = written("table", tmp_path / "a.card", explain=True).read_text(encoding="utf-8")
    assert "r (0.93): legal_form +2.50" in " ".join(card.split())


def test_the_option_holds_for_records_that_are_viewed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("records.jsonl").write_text(RELEASE.model_dump_json() + "\n", encoding="utf-8")
    shown = run("view", "records.jsonl", "--min-confidence", "0.5").stdout
    assert "[organisation Norvane] and Svet met" in shown
    assert "[organisation Svet]" in run("view", "records.jsonl").stdout


@pytest.mark.parametrize("command", ["extract", "batch", "view"])
@pytest.mark.parametrize("value", ["1.5", "-0.1", "high"])
def test_a_confidence_is_between_0_and_1(command: str, value: str, run: Run) -> None:
    result = run(command, "fixtures", "-o", "out.jsonl", "--min-confidence", value)
    assert result.exit_code == 2
    assert "--min-confidence" in result.stderr
