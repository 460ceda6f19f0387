"""Runs of a batch: order, resuming, changed files, refusals, what is left behind."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from batch_support import DEADLY, Told, do, write_releases
from pressfacts.batch import journal
from pressfacts.batch.job import Job, StoppedError
from pressfacts.errors import InputError, OutputError
from pressfacts.readers import ReadOptions
from pressfacts.settings import Settings
from pressfacts.writers.selection import Selection

KILLS = 20


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    monkeypatch.chdir(tmp_path)
    write_releases(tmp_path / "in", 40)
    return Job(("in",), Path("out.jsonl"), "jsonl", jobs=2)


def headlines(job: Job) -> list[str]:
    lines = job.output.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["source"]["path"] for line in lines]


def left_behind() -> list[str]:
    return sorted(path.name for path in Path.cwd().iterdir() if path.name != "in")


def test_records_come_in_the_order_of_the_input(job: Job) -> None:
    summary = do(job)
    assert headlines(job) == [f"in/{number:04}.txt" for number in range(40) if number % 7 != 6]
    assert (summary.releases, summary.failures, summary.kept) == (35, 5, 0)
    assert summary.facts["places"] == summary.words == summary.words_read


def test_what_failed_is_in_the_file_of_errors(job: Job) -> None:
    told = Told()
    do(job, told)
    errors = [json.loads(line) for line in job.errors.read_text(encoding="utf-8").splitlines()]
    assert errors[0] == {
        "path": "in/0006.txt",
        "record": None,
        "reason": "empty",
        "remedy": "leave it out, or fill it",
    }
    assert [error["path"] for error in errors] == [f"in/{number:04}.txt" for number in range(6, 40, 7)]
    assert len(told.failures) == 5


def test_the_order_of_finishing_has_the_same_records(job: Job) -> None:
    do(job._replace(ordered=False))
    assert sorted(headlines(job)) == [f"in/{number:04}.txt" for number in range(40) if number % 7 != 6]


def test_nothing_but_the_output_is_left_where_all_was_read(job: Job) -> None:
    for path in Path("in").iterdir():
        path.write_text("text", encoding="utf-8")
    job.errors.write_text("of an earlier run", encoding="utf-8")
    do(job)
    assert left_behind() == ["out.jsonl"]


def test_a_journal_that_is_kept_saves_the_next_run_the_work(job: Job) -> None:
    job = job._replace(paths=("in/*[0-5].txt",), keep_journal=True)
    for path in Path("in").glob("*[0-5].txt"):
        path.write_text("text", encoding="utf-8")
    assert do(job).failures == 0
    assert left_behind() == ["out.jsonl", "out.jsonl.journal"]
    Path("in/0100.txt").write_text("new", encoding="utf-8")
    summary = do(job._replace(resume=True))
    assert (summary.kept, summary.releases) == (24, 25)
    assert do(job).kept == 0


def test_failures_alone_are_done_again(job: Job) -> None:
    do(job)
    assert left_behind() == ["out.jsonl", "out.jsonl.errors.jsonl", "out.jsonl.journal"]
    for number in range(6, 40, 7):
        Path(f"in/{number:04}.txt").write_text("mended", encoding="utf-8")
    told = Told()
    summary = do(job._replace(resume=True), told)
    assert (summary.kept, told.releases) == (35, 40)
    assert headlines(job) == [f"in/{number:04}.txt" for number in range(40)]
    assert left_behind() == ["out.jsonl"]


def test_changed_new_and_deleted_files_are_noticed(job: Job) -> None:
    do(job)
    Path("in/0003.txt").write_text("changed", encoding="utf-8")
    Path("in/0004.txt").unlink()
    Path("in/0000a.txt").write_text("new", encoding="utf-8")
    summary = do(job._replace(resume=True))
    assert summary.kept == 33
    resumed = job.output.read_bytes()
    do(job)
    assert job.output.read_bytes() == resumed


def test_each_release_of_a_file_of_many_is_work_of_its_own(job: Job) -> None:
    rows = [{"text": f"row {number}", "office": number} for number in range(90)]
    rows[40] = {"text": DEADLY, "office": 40}
    many = Path("in/0000a.jsonl")
    many.write_text("".join(json.dumps(row) + "\n" for row in rows) + "no JSON\n", encoding="utf-8")
    told = Told()
    summary = do(job, told)
    assert headlines(job)[1:90] == ["in/0000a.jsonl"] * 89
    errors = [json.loads(line) for line in job.errors.read_text(encoding="utf-8").splitlines()]
    assert [(error["path"], error["record"]) for error in errors[:2]] == [
        (many.as_posix(), 41),
        (many.as_posix(), 91),
    ]
    assert (summary.releases, summary.failures) == (35 + 89, 5 + 2)
    rows[7]["text"] = "another"
    rows[40]["text"] = "mended"
    many.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    resumed = do(job._replace(resume=True))
    assert (resumed.kept, resumed.releases) == (35 + 88, 35 + 90)
    third = [json.loads(line) for line in job.output.read_text(encoding="utf-8").splitlines()][8]
    assert (third["source"]["record"], third["source"]["metadata"]) == (8, {"office": 7})
    assert third["release"]["headline"] == "another"


def test_large_rows_and_large_records_do_not_wait_for_each_other(job: Job) -> None:
    shuffled = random.Random(8)
    words = [" ".join(str(shuffled.random()) for _ in range(60_000)) for _ in range(4)]
    Path("in/0000a.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in words))
    script = [sys.executable, str(Path(__file__).with_name("batch_support.py")), "in", "out", "jsonl", "anew"]
    subprocess.run(script, check=True, timeout=60)
    assert len(Path("out").read_text(encoding="utf-8").splitlines()) == 35 + 4


def test_another_selection_needs_no_new_extraction(job: Job) -> None:
    do(job)
    assert do(job._replace(resume=True, selection=Selection(kinds=("dates",)))).kept == 35
    assert "places" not in json.loads(job.output.read_text(encoding="utf-8").splitlines()[0])


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"settings": Settings(reference_date="2018-10-01")}, "--reference-date none, this is 2018-10-01"),
        ({"settings": Settings(model="another")}, "--model default, this is another"),
        ({"reading": ReadOptions(keep_text=True)}, "reading options"),
    ],
    ids=["reference date", "model", "reading"],
)
def test_a_journal_of_other_settings_is_refused(changed: dict[str, Any], name: str, job: Job) -> None:
    do(job)
    with pytest.raises(OutputError, match=name):
        do(job._replace(resume=True, **changed))
    assert do(job._replace(resume=True)).kept == 35


def test_fail_fast_stops_and_can_be_gone_on_with(job: Job) -> None:
    with pytest.raises(StoppedError):
        do(job._replace(fail_fast=True))
    assert left_behind() == ["out.jsonl.journal"]
    with pytest.raises(OutputError, match=r"out\.jsonl\.journal has \d+ finished releases of a run that was"):
        do(job)
    assert do(job._replace(resume=True)).kept > 0
    assert len(headlines(job)) == 35


def test_a_second_run_into_one_output_is_refused(job: Job) -> None:
    with (
        journal.opened(job.journal),
        pytest.raises(OutputError, match=r"another run is writing out\.jsonl; wait"),
    ):
        do(job)
    assert do(job).releases == 35


def test_a_damaged_journal_is_told(job: Job) -> None:
    do(job)
    file = job.journal / "journal.sqlite"
    whole = file.read_bytes()
    record = whole.index(b"in/0003.txt")  # an entry of the table of files, in the middle of its page
    for damaged in (b"no database " * 1000, whole[:record] + b"\xff" * 4000 + whole[record + 4000 :]):
        file.write_bytes(damaged)
        with pytest.raises(OutputError, match=r"out\.jsonl\.journal is damaged; delete it and start again"):
            do(job._replace(resume=True))


def test_the_output_is_no_input(job: Job) -> None:
    job = job._replace(paths=(".",), output=Path("in/out.txt"))
    do(job)
    first = job.output.read_bytes()
    do(job._replace(resume=True))
    assert job.output.read_bytes() == first
    do(job)
    assert job.output.read_bytes() == first


def test_an_older_output_stays_until_the_new_one_is_whole(job: Job) -> None:
    job.output.write_text("older", encoding="utf-8")
    with pytest.raises(StoppedError):
        do(job._replace(fail_fast=True))
    assert job.output.read_text(encoding="utf-8") == "older"


def test_a_special_file_is_no_output(job: Job) -> None:
    with pytest.raises(OutputError, match="name a file, or use pressfacts extract"):
        do(job._replace(output=Path(os.devnull)))


def test_only_its_own_incomplete_files_are_deleted(job: Job) -> None:
    own = [".out.jsonl.12.part", ".out.jsonl.errors.jsonl.12.part"]
    others = [".out.jsonl.gz.12.part", ".out.jsonl.old.part", ".another.jsonl.12.part"]
    for name in (*own, *others):
        Path(name).touch()
    Path(".out.jsonl.13.older").mkdir()
    do(job)
    assert sorted(path.name for path in Path.cwd().glob(".*out*") if path.name != "in") == sorted(
        name for name in others if "out" in name
    )


@pytest.mark.parametrize("paths", [("gone",), ("in", "gone.txt"), ("gone/*.txt",)])
def test_a_run_is_not_resumed_without_its_input(paths: tuple[str, ...], job: Job) -> None:
    do(job)
    before = job.output.read_bytes()
    with pytest.raises(InputError, match="what is finished was kept"):
        do(job._replace(paths=paths, resume=True))
    assert job.output.read_bytes() == before
    assert do(job._replace(resume=True)).kept == 35


def test_an_input_is_not_overwritten(job: Job) -> None:
    with pytest.raises(OutputError, match="is input and output"):
        do(job._replace(paths=("in/0001.txt", "in/0002.txt"), output=Path("in/0001.txt"), format="jsonl"))
    assert Path("in/0001.txt").read_text(encoding="utf-8").startswith("release 1")
    assert not list(Path("in").glob("*.journal"))


def test_two_runs_through_a_link_share_their_lock(job: Job) -> None:
    job.output.touch()
    link = Path("link.jsonl")
    link.symlink_to(job.output)
    with journal.opened(job.journal), pytest.raises(OutputError, match="another run is writing"):
        do(job._replace(output=link))
    assert do(job._replace(output=link)).releases == 35
    assert link.is_symlink()
    assert len(headlines(job)) == 35


def test_an_infinite_timeout_is_none(job: Job) -> None:
    assert do(job._replace(timeout=float("inf"))).releases == 35


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_poison_costs_a_line_each(job: Job, tmp_path: Path) -> None:
    folder, secret = tmp_path / "in", tmp_path / "secret.txt"
    secret.write_text("not in the folder", encoding="utf-8")
    (folder / "a-binary.txt").write_bytes(bytes(range(256)) * 4)
    (folder / "b-deadly.txt").write_text(DEADLY, encoding="utf-8")
    (folder / "c-nowhere.txt").symlink_to(folder / "none.txt")
    (folder / "d-outside.txt").symlink_to(secret)
    (folder / "e-loop.txt").symlink_to("e-loop.txt")
    (folder / "f-up").symlink_to("..", target_is_directory=True)
    (folder / "g-folder.txt").mkdir()
    os.mkfifo(folder / "h-pipe.txt")
    (folder / "i-latin.txt").write_bytes(b"caf\xe9 \xff\xfe")
    (folder / "j-inside.txt").symlink_to("0000.txt")
    (folder / "k-long.txt").write_bytes(b"x" * 5000)
    told = Told()
    summary = do(job._replace(reading=ReadOptions(max_bytes=4999)), told)
    failures = sorted(line for line in told.failures if "-" in line.split(":")[0])
    assert [line.split(";")[0] for line in failures] == [
        "in/a-binary.txt: a binary file",
        "in/b-deadly.txt: the worker was killed by SIGKILL on it, twice",
        "in/c-nowhere.txt: no such file",
        "in/d-outside.txt: a link that leads out of the folder",
        "in/e-loop.txt: too many levels of symbolic links",
        "in/f-up: a link that leads out of the folder",
        "in/h-pipe.txt: no regular file",
        "in/k-long.txt: more than 4999 bytes",
    ]
    assert {"in/i-latin.txt", "in/j-inside.txt"} <= set(headlines(job))
    assert summary.releases == 35 + 2


FORMATS_KILLED = ("jsonl", "json", "csv", "sqlite", "parquet")


def content(output: Path, name: str) -> dict[str, bytes | list[str]]:
    """The bytes of a file, or of the files of a folder; of a database the statements that make it anew.

    A run that is killed between the naming of a new database and the end of its journal gives the rows once
    more: they are replaced by themselves, in other places of the file.
    """
    if name == "sqlite":
        with closing(sqlite3.connect(output)) as database:
            return {"out": sorted(database.iterdump())}
    files = output.glob("*") if output.is_dir() else [output]
    return {path.name.replace(output.name, "out"): path.read_bytes() for path in files}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no POSIX signals")
def test_kill_9_at_any_moment_changes_nothing(job: Job) -> None:
    script = [sys.executable, str(Path(__file__).with_name("batch_support.py")), "in"]
    whole, took = dict[str, dict[str, bytes | list[str]]](), 0.0
    formats = [name for name in FORMATS_KILLED if name != "parquet" or find_spec("pyarrow")]
    for name in formats:
        start = time.monotonic()
        subprocess.run([*script, f"whole-{name}", name, "anew"], check=True)
        took = time.monotonic() - start
        whole[name] = content(Path(f"whole-{name}"), name)
    moments, killed = random.Random(8), 0
    for number in range(KILLS // 2):
        name = formats[number % len(formats)]
        output = Path(f"out{number}")
        for how in ("anew", "resume"):
            with subprocess.Popen([*script, str(output), name, how]) as running:
                try:
                    running.wait(moments.uniform(0, took))
                except subprocess.TimeoutExpired:
                    running.kill()
                    killed += running.wait() == -signal.SIGKILL
            log = Path(f"{output}.journal/journal.sqlite-wal")
            if number % 2 and log.exists():  # as if the end of it had not come to the disk
                os.truncate(log, moments.randint(0, log.stat().st_size))
        subprocess.run([*script, str(output), name, "resume"], check=True)
        assert content(output, name) == whole[name]
        assert Path(f"{output}.errors.jsonl").read_bytes() == Path(f"whole-{name}.errors.jsonl").read_bytes()
        assert not list(Path.cwd().glob(".*part"))
    assert killed >= KILLS // 4
