"""``pressfacts view``: a release with its facts marked, as text, as a page, as a folder of pages."""

import json
from pathlib import Path

import pytest

from cli_support import FIRST, Process, Run


def test_a_file_is_shown_with_brackets_and_tables(folder: Path, run: Run) -> None:
    result = run("view", "first.txt")
    assert result.exit_code == 0, result.output
    assert "[date 14 May 2019] - [participants Some 20 lawyers]" in " ".join(result.stdout.split())
    assert "Participants (1)" in result.stdout
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("arguments", [["-"], []], ids=["dash", "no argument"])
def test_standard_input_is_shown(arguments: list[str], run: Run) -> None:
    result = run("view", *arguments, stdin=FIRST.encode())
    assert result.exit_code == 0, result.output
    assert "[participants Some 20 lawyers]" in result.stdout


def test_a_folder_is_shown_release_by_release(folder: Path, run: Run) -> None:
    result = run("view", ".")
    assert result.exit_code == 0, result.output
    assert "first.txt:" in result.stdout
    assert "below/second.md:" in result.stdout


def test_the_options_of_extract_hold(folder: Path, run: Run) -> None:
    release = b"The course was held on 26 September. Some 20 lawyers were trained.\n"
    result = run("view", "--only", "dates", "--explain", "--reference-date", "2018-10-01", stdin=release)
    assert "2018-09-26" in result.stdout
    assert "dates.day" in result.stdout
    assert "lawyers were" in result.stdout
    assert "[participants" not in result.stdout
    assert run("view", "--zones", "about", "first.txt").stdout.count("[date") == 0


def test_a_page_goes_to_standard_output_or_a_file(folder: Path, run: Run) -> None:
    printed = run("view", "first.txt", "--html")
    assert printed.exit_code == 0, printed.output
    assert printed.stdout.startswith("<!DOCTYPE html>")
    assert run("view", "first.txt", "--html", "-o", "page.html").exit_code == 0
    assert (folder / "page.html").read_text(encoding="utf-8") == printed.stdout
    assert run("view", "first.txt", "-o", "same.html").exit_code == 0
    assert (folder / "same.html").read_bytes() == (folder / "page.html").read_bytes()


def test_extract_writes_the_page_too(folder: Path, run: Run) -> None:
    assert run("extract", "first.txt", "--explain", "-o", "page.html").exit_code == 0
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert 'data-facts="participants-0"' in page


def test_a_folder_gives_a_folder_of_pages_with_an_index(folder: Path, run: Run, tmp_path: Path) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    out = tmp_path.parent / f"{tmp_path.name}-pages"
    result = run("view", ".", "--html", "-o", str(out))
    assert result.exit_code == 1
    assert "empty.txt: empty" in result.stderr
    assert sorted(path.name for path in out.iterdir()) == ["first.html", "index.html", "second.html"]
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "2 press releases" in index
    assert "empty; leave it out" in index


def test_a_file_can_go_into_a_folder(folder: Path, run: Run) -> None:
    assert run("view", "first.txt", "--html", "-o", "pages").exit_code == 0
    assert sorted(path.name for path in (folder / "pages").iterdir()) == ["first.html", "index.html"]


def test_pages_are_the_same_each_time(folder: Path, run: Run) -> None:
    for name in ("one", "two"):
        assert run("view", "first.txt", "below/second.md", "--html", "-o", name).exit_code == 0
    for path in (folder / "one").iterdir():
        assert path.read_bytes() == (folder / "two" / path.name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["below", "--html", "-o", "below"], "below is in a folder that is read"),
        (["below", "--html", "-o", "below/out"], "below/out is in a folder that is read"),
        (["first.txt", "--html", "-o", "first.txt"], "first.txt is one of the input files"),
        (["first.txt", "below", "--html", "-o", "a.html"], "a.html takes the page of one release only"),
        (["below", "--html"], "standard output takes the page of one release only; name a folder with -o"),
    ],
)
def test_where_pages_cannot_go(folder: Path, run: Run, arguments: list[str], line: str) -> None:
    result = run("view", *arguments)
    assert result.exit_code == 2
    assert line in result.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["below", "first.txt"]


def test_records_with_their_text_are_shown_without_reading_them_again(folder: Path, run: Run) -> None:
    assert run("extract", ".", "--include-text", "-o", "records.jsonl").exit_code == 0
    made = (folder / "records.jsonl").read_text(encoding="utf-8").replace("lawyers", "doctors")
    (folder / "records.jsonl").write_text(made, encoding="utf-8")
    result = run("view", "records.jsonl")
    assert result.exit_code == 0, result.output
    assert "[participants Some 20 doctors]" in result.stdout
    assert "below/second.md:" in result.stdout


def test_a_broken_record_is_one_line(folder: Path, run: Run) -> None:
    run("extract", "first.txt", "--include-text", "-o", "records.jsonl", "--format", "jsonl")
    good = (folder / "records.jsonl").read_text(encoding="utf-8")
    broken = json.dumps({**json.loads(good), "dates": [{"text": 1}]})
    (folder / "records.jsonl").write_text(f"{good}{broken}\n{{\n", encoding="utf-8")
    result = run("view", "records.jsonl")
    assert result.exit_code == 1
    first, second, _ = result.stderr.splitlines()
    assert first.startswith("pressfacts: records.jsonl, record 2: no record of pressfacts, dates.0.")
    assert second.startswith("pressfacts: records.jsonl, record 3: not JSON: expecting property name")
    assert "first.txt:" in result.stdout


def test_a_missing_file_is_one_line(run: Run) -> None:
    result = run("view", "nowhere.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("pressfacts: nowhere.txt: no such file or folder")


def test_a_release_cannot_steer_the_terminal(process: Process) -> None:
    nasty = FIRST.replace("Some", "\x1b[31m\x1b]0;title\x07Some")
    done = process("view", stdin=nasty.encode(), FORCE_COLOR="1", TERM="xterm-256color")
    assert done.returncode == 0, done.stderr
    assert b"\x1b[36m14 May 2019\x1b[0m" in done.stdout
    assert b"\x1b]0;" not in done.stdout
    assert b"\x07" not in done.stdout


def test_no_color_is_heeded(process: Process) -> None:
    done = process("view", stdin=FIRST.encode(), FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color")
    assert b"[date 14 May 2019]" in done.stdout
    assert b"\x1b[36m" not in done.stdout
