"""``pressfacts extract``: what it reads and what it writes."""

import json
from pathlib import Path

import pytest

from cli_support import FIRST, SECOND, Run
from pressfacts.record.schema import FACT_KINDS, Release


def paths(output: str) -> list[str]:
    return [json.loads(line)["source"]["path"] for line in output.splitlines()]


def test_one_file_gives_one_object(folder: Path, run: Run) -> None:
    result = run("extract", "first.txt")
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert record["source"]["path"] == "first.txt"
    assert record["participants"][0]["count"] == 20
    assert result.stderr == ""
    Release.model_validate(record)


@pytest.mark.parametrize("arguments", [["-"], []], ids=["dash", "no argument"])
def test_standard_input_gives_one_object(arguments: list[str], run: Run) -> None:
    result = run("extract", *arguments, stdin=FIRST.encode())
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert record["source"]["path"] == "-"
    assert record["source"]["characters"] == len(FIRST)


def test_several_files_give_a_line_each_in_the_order_of_the_arguments(folder: Path, run: Run) -> None:
    result = run("extract", "first.txt", "below/second.md")
    assert result.exit_code == 0, result.output
    assert paths(result.stdout) == ["first.txt", "below/second.md"]


def test_a_folder_is_searched_to_its_depth_in_the_order_of_names(folder: Path, run: Run) -> None:
    for name in ("b.text", "a.TXT", "not-text.xyz", ".hidden.txt", "below/z.txt"):
        (folder / name).write_text(FIRST, encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text(FIRST, encoding="utf-8")
    result = run("extract", ".")
    assert result.exit_code == 0, result.output
    assert paths(result.stdout) == ["a.TXT", "b.text", "first.txt", "below/second.md", "below/z.txt"]


def test_a_folder_of_one_release_still_gives_lines(folder: Path, run: Run) -> None:
    result = run("extract", "below")
    assert paths(result.stdout) == ["below/second.md"]


@pytest.mark.parametrize("pattern", ["**/*.*", "*.txt,**/*.md"])
def test_a_quoted_pattern_is_expanded(pattern: str, folder: Path, run: Run) -> None:
    result = run("extract", *pattern.split(","))
    assert result.exit_code == 0, result.output
    assert sorted(paths(result.stdout)) == ["below/second.md", "first.txt"]


def test_a_name_that_looks_like_a_pattern_but_exists_is_a_file(folder: Path, run: Run) -> None:
    (folder / "draft[1].txt").write_text(FIRST, encoding="utf-8")
    result = run("extract", "draft[1].txt")
    assert json.loads(result.stdout)["source"]["path"] == "draft[1].txt"


def test_what_is_named_twice_is_read_once(folder: Path, run: Run) -> None:
    result = run("extract", "first.txt", ".", "./first.txt")
    assert paths(result.stdout) == ["first.txt", "below/second.md"]


def test_json_of_several_is_an_array(folder: Path, run: Run) -> None:
    result = run("extract", "--format", "json", ".")
    assert [record["source"]["path"] for record in json.loads(result.stdout)] == [
        "first.txt",
        "below/second.md",
    ]


def test_jsonl_of_one_is_a_line(folder: Path, run: Run) -> None:
    result = run("extract", "--format", "jsonl", "first.txt")
    assert paths(result.stdout) == ["first.txt"]


def test_a_card_is_plain_and_fits_80_columns(folder: Path, run: Run) -> None:
    result = run("extract", "--format", "table", ".")
    assert result.exit_code == 0, result.output
    assert "Participants (1)" in result.stdout
    assert "lawyers" in result.stdout
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_only_leaves_the_other_kinds_out(folder: Path, run: Run) -> None:
    result = run("extract", "--only", "participants, DATES", "first.txt")
    record = json.loads(result.stdout)
    assert [key for key in record if key in FACT_KINDS] == ["dates", "participants"]
    Release.model_validate(record)


STANDING = b"""OSH, 14 May 2019 - Some 20 lawyers of Kyrgyzstan were trained by the Alatoo Border Academy.

About the Northern Lights Foundation
The Northern Lights Foundation has worked in the region since 1996. It has 40 employees.
"""


def test_zones_leave_the_facts_of_other_parts_out(run: Run) -> None:
    record = json.loads(run("extract", "--zones", "Body, dateline", stdin=STANDING).stdout)
    assert [date["edtf"] for date in record["dates"]] == ["2019-05-14"]
    assert [body["name"] for body in record["organisations"]] == ["Alatoo Border Academy"]
    assert {fact["zone"] for kind in FACT_KINDS if kind != "places" for fact in record[kind]} <= {
        "body",
        "dateline",
    }
    assert record["release"]["published"] == "2019-05-14"
    assert "OSH" in [place["name"] for place in record["places"]]
    Release.model_validate(record)


def test_a_standing_paragraph_can_be_had_alone(run: Run) -> None:
    record = json.loads(run("extract", "--zones", "about", "--only", "dates", stdin=STANDING).stdout)
    assert [(date["edtf"], date["zone"]) for date in record["dates"]] == [("1996", "about")]


def test_a_card_shows_the_chosen_zones_only(run: Run) -> None:
    shown = run("extract", "--zones", "dateline,body", "--format", "table", stdin=STANDING).stdout
    assert "Dates (1)" in shown
    assert "1996" not in shown


def test_the_reference_date_completes_a_date(folder: Path, run: Run) -> None:
    release = b"The course was held on 26 and 27 September.\n"
    unknown = json.loads(run("extract", stdin=release).stdout)
    known = json.loads(run("extract", "--reference-date", "2018-10-01", stdin=release).stdout)
    assert [date["edtf"] for date in unknown["dates"]] == ["XXXX-09-26/XXXX-09-27"]
    assert [date["edtf"] for date in known["dates"]] == ["2018-09-26/2018-09-27"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_reported_speech_is_written_down_when_asked_for(jobs: str, folder: Path, run: Run) -> None:
    text = "Ana Lund noted that the wells of the valley are dry."
    Path("speech.txt").write_text(text, encoding="utf-8")
    assert json.loads(run("extract", "speech.txt", "--jobs", jobs).stdout)["quotes"] == []
    (quote,) = json.loads(run("extract", "speech.txt", "--indirect", "--jobs", jobs).stdout)["quotes"]
    assert (quote["text"], quote["direct"]) == ("the wells of the valley are dry", False)


def test_the_text_is_in_the_record_when_asked_for(folder: Path, run: Run) -> None:
    assert "text" not in json.loads(run("extract", "first.txt").stdout)["source"]
    assert json.loads(run("extract", "--include-text", "first.txt").stdout)["source"]["text"] == FIRST


def test_the_evidence_is_in_the_record_when_asked_for(folder: Path, run: Run) -> None:
    plain = json.loads(run("extract", "first.txt").stdout)
    explained = json.loads(run("extract", "--explain", "first.txt").stdout)
    assert all("evidence" not in fact for kind in FACT_KINDS for fact in plain[kind])
    assert all("evidence" in fact for fact in explained["participants"])


@pytest.mark.parametrize(
    ("name", "first_character"), [("out.json", "["), ("out.jsonl", "{"), ("out.ndjson", "{"), ("out", "{")]
)
def test_a_file_is_written_in_the_format_of_its_suffix(
    name: str, first_character: str, folder: Path, run: Run
) -> None:
    result = run("extract", "first.txt", "below/second.md", "-o", name)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert (folder / name).read_text(encoding="utf-8").startswith(first_character)
    assert not list(folder.glob(".*part"))


def test_an_older_file_is_replaced(folder: Path, run: Run) -> None:
    (folder / "out.json").write_text("older", encoding="utf-8")
    run("extract", "first.txt", "-o", "out.json")
    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["source"]["path"] == "first.txt"


def test_a_dash_for_the_output_is_standard_output(folder: Path, run: Run) -> None:
    result = run("extract", "first.txt", "-o", "-")
    assert json.loads(result.stdout)["source"]["path"] == "first.txt"


def test_the_same_input_gives_the_same_bytes(folder: Path, run: Run) -> None:
    (folder / "more.txt").write_text(SECOND, encoding="utf-8")
    together = run("extract", "first.txt", "more.txt", "below/second.md").stdout.splitlines()
    alone = [run("extract", "--format", "jsonl", "more.txt").stdout.strip()]
    assert together[1:2] == alone


def test_a_file_of_names_is_taken_and_its_wrong_lines_are_named(run: Run, folder: Path) -> None:
    Path("kings.txt").write_text("The Kingfishers met in Osh on 3 May 2019.", encoding="utf-8")
    Path("names.jsonl").write_text('{"label": "ORGANISATION", "pattern": "Kingfishers"}\n', encoding="utf-8")
    result = run("extract", "kings.txt", "--rules", "names.jsonl", "--only", "organisations")
    (body,) = json.loads(result.stdout)["organisations"]
    assert (body["name"], body["rule"]) == ("Kingfishers", "name_rules.1")
    Path("names.jsonl").write_text('{"label": "ORG", "pattern": "Kingfishers"}\n', encoding="utf-8")
    result = run("extract", "kings.txt", "--rules", "names.jsonl")
    assert result.exit_code == 2
    assert result.stderr == (
        "pressfacts: names.jsonl, line 1: unknown label 'ORG'; use ORGANISATION, PERSON, PROGRAMME, IGNORE\n"
    )
