"""``pressfacts batch`` as users run it, with the model."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli_support import FIRST, SECOND, Run
from pressfacts.batch import fingerprint, journal

COMMAND = [sys.executable, "-m", "pressfacts"]

posix = pytest.mark.skipif(os.name == "nt", reason="no POSIX signals")


@pytest.fixture(autouse=True)
def code_that_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "_code", lambda: "code")


def test_it_writes_what_extract_writes(folder: Path, run: Run) -> None:
    (folder / "more.txt").write_text("IT HAS 3 members in 2018.\n", encoding="utf-8")
    assert run("extract", ".", "-o", "../extracted.jsonl").exit_code == 0
    result = run("batch", ".", "-o", "out.jsonl", "--jobs", "2")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert (folder / "out.jsonl").read_bytes() == (folder.parent / "extracted.jsonl").read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == ["below", "first.txt", "more.txt", "out.jsonl"]


def test_extract_with_jobs_writes_what_it_writes_alone(folder: Path, run: Run) -> None:
    (folder / "empty.txt").touch()
    (folder / "more.txt").write_text("IT HAS 3 members in 2018.\n", encoding="utf-8")
    alone = run("extract", ".", "missing.txt", "-", stdin=FIRST.encode())
    shared = run("extract", ".", "missing.txt", "-", "--jobs", "2", stdin=FIRST.encode())
    assert alone.exit_code == shared.exit_code == 1
    assert len(alone.stdout.splitlines()) == 4
    assert shared.stdout == alone.stdout
    assert shared.stderr == alone.stderr


def test_a_summary_ends_the_run(folder: Path, run: Run) -> None:
    (folder / "empty.txt").touch()
    result = run("batch", ".", "-o", "out.jsonl", "-j", "1")
    assert result.exit_code == 1
    told, rows = result.stderr.split("releases ")
    assert "pressfacts: empty.txt: empty; leave it out, or fill it" in told.splitlines()
    table = dict(re.split(r"\s{2,}", line.strip()) for line in f"releases {rows}".splitlines()[:-2])
    assert table["releases"] == "2"
    assert table["participants"] == "1"
    assert table["failures"] == "1"
    assert table["words"] == str(len((FIRST + SECOND).split()))
    assert float(table["words a second"]) > 0
    assert "See out.jsonl.errors.jsonl for the reasons. Fix them, then rerun with --resume." in (
        " ".join(result.stderr.split())
    )


def test_quiet_names_errors_alone(folder: Path, run: Run) -> None:
    (folder / "empty.txt").touch()
    result = run("batch", ".", "-o", "out.jsonl", "-j", "1", "--quiet")
    assert result.exit_code == 1
    assert result.stderr == "pressfacts: empty.txt: empty; leave it out, or fill it\n"


def test_options_of_extract_are_heeded(folder: Path, run: Run) -> None:
    (folder / "undated.txt").write_text("It was held on 26 September.\n", encoding="utf-8")
    arguments = ("undated.txt", "--reference-date", "2018-10-01", "--only", "dates", "--include-text")
    result = run("batch", *arguments, "-o", "out.json", "-j", "1", "-q")
    assert result.exit_code == 0, result.output
    record = json.loads((folder / "out.json").read_text(encoding="utf-8"))[0]
    assert record["dates"][0]["edtf"] == "2018-09-26"
    assert "people" not in record
    assert record["source"]["text"] == "It was held on 26 September.\n"


def test_fail_fast_tells_how_to_go_on(folder: Path, run: Run) -> None:
    (folder / "a.txt").touch()
    result = run("batch", ".", "-o", "out.jsonl", "--fail-fast", "-q")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "pressfacts: a.txt: empty; leave it out, or fill it",
        "pressfacts: stopped at the first failure; fix it, then rerun with --resume",
    ]
    assert not (folder / "out.jsonl").exists()


def test_a_second_run_is_refused(folder: Path, run: Run) -> None:
    with journal.opened(folder / "out.jsonl.journal"):
        result = run("batch", ".", "-o", "out.jsonl")
    assert result.exit_code == 2
    assert result.stderr == (
        "pressfacts: another run is writing out.jsonl; wait for it, or choose another place for -o\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([".", "-q"], "Missing option '-o' / '--output'"),
        (["-o", "out.jsonl"], "Missing argument 'FOLDER...'"),
        (["first.txt", "-o", "./first.txt"], "first.txt is one of the input files"),
        ([".", "-o", "-"], "Name a file for -o: the journal is kept next to it."),
        ([".", "-o", "out", "--format", "table"], "'table' is not one of"),
        ([".", "-o", "out.jsonl", "--jobs", "0"], "0 is not in the range x>=1"),
        ([".", "-o", "out.jsonl", "--timeout", "0"], "0.0 is not in the range x>0"),
        ([".", "-o", "nowhere/out.jsonl"], "nowhere/out.jsonl.journal cannot be written: no such file"),
        (
            ["first.txt", "-o", "out.jsonl", "--model", "no_such_model"],
            "model 'no_such_model' cannot be loaded",
        ),
    ],
    ids=lambda value: "_".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_has_status_2_and_leaves_nothing(
    arguments: list[str], told: str, folder: Path, run: Run
) -> None:
    result = run("batch", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["below", "first.txt"]


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_leaves_what_is_finished_to_resume(name: str, folder: Path, run: Run) -> None:
    for number in range(30):
        (folder / f"{number:03}.txt").write_text(FIRST * 20, encoding="utf-8")
    (folder / "020.txt").write_text("", encoding="utf-8")  # its line tells that the first batch is finished
    with subprocess.Popen(
        [*COMMAND, "batch", ".", "-o", "out.jsonl", "-j", "1", "-q"], stderr=subprocess.PIPE, bufsize=0
    ) as running:
        assert running.stderr is not None
        first = running.stderr.readline()
        running.send_signal(getattr(signal, name))
        errors = running.communicate(timeout=60)[1]
    assert first == b"pressfacts: 020.txt: empty; leave it out, or fill it\n"
    assert errors == b"pressfacts: stopped; finished files are kept, continue with --resume\n"
    assert running.returncode == 128 + getattr(signal, name)
    assert not (folder / "out.jsonl").exists()
    assert run("batch", ".", "-o", "out.jsonl", "-q").exit_code == 2


FULL = """
mount -t tmpfs -o size=64k none small
"$0" -m pressfacts batch . -o small/out.jsonl -q -j 1
echo $? >&2
mount -o remount,size=4m small
"$0" -m pressfacts batch . -o small/out.jsonl -q -j 1 --resume && cat small/out.jsonl
"""


@posix
def test_a_full_disk_is_one_line_and_no_loss(folder: Path, run: Run) -> None:
    (folder / "small").mkdir()
    mounting = ["unshare", "-rm", "sh", "-c"]
    if (
        not shutil.which("unshare")
        or subprocess.run(
            [*mounting, "mount -t tmpfs none small"], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("no small file system can be made here")
    for number in range(30):
        (folder / f"{number:03}.txt").write_text(FIRST * 20, encoding="utf-8")
    done = subprocess.run([*mounting, FULL, sys.executable], capture_output=True, check=False)
    assert done.stderr.decode().splitlines() == [
        "pressfacts: cannot write: no space left on device; free some space, then continue with --resume",
        "1",
    ]
    assert done.returncode == 0
    run("extract", ".", "-o", "out.jsonl")
    assert done.stdout == (folder / "out.jsonl").read_bytes()
