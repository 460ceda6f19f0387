"""What the system does to a run, and that nothing that was written is lost or left half done by it."""

import contextlib
import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from batch_support import Told, do, write_releases
from cli_support import FIRST, Run
from damage_support import HERE, ROOMS, asked, content, records, releases
from pressfacts import engine, stopping
from pressfacts.batch.job import Job
from pressfacts.cli.messages import Report
from pressfacts.engine import write as write_down
from pressfacts.errors import OutputError
from pressfacts.record.schema import Release
from pressfacts.stopping import Stopped, StoppedAtOnce, heeded, held
from pressfacts.writers import Writer, files, formats
from pressfacts.writers.formats import FORMATS
from pressfacts.writers.selection import Selection
from written_records import FULL

COMMAND = [sys.executable, str(Path(__file__).with_name("damage_support.py"))]
RELEASE = FULL.model_copy(update={"source": FULL.source.model_copy(update={"text": "x" * 400})})
OF_FILES = [name for name in HERE if name != "html"]
OF_TEXT = [name for name in HERE if FORMATS[name].standard_output]

posix = pytest.mark.skipif(os.name == "nt", reason="no POSIX signals, pipes and devices")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with many releases, and an extractor that needs no model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(engine, "records", records)
    for name, count in (("in", 40), ("older", 3)):
        (tmp_path / name).mkdir()
        for number in range(count):
            (tmp_path / name / f"{number:03}.txt").write_text(FIRST * 5, encoding="utf-8")
    return tmp_path


def left_beside(output: Path) -> list[str]:
    """What a run has left that is neither its input nor its output."""
    return sorted(
        path.name for path in output.parent.iterdir() if path.name not in ("in", "older", output.name)
    )


# A full disk


@posix
def test_no_room_leaves_what_was_there_in_every_format(place: Path) -> None:
    (place / "small").mkdir()
    mounting = ["unshare", "-rm", "sh", "-c"]
    mount = "mount -t tmpfs -o size=12m none small"
    if (
        not shutil.which("unshare")
        or subprocess.run([*mounting, mount], capture_output=True, check=False).returncode
    ):
        pytest.skip("no small file system can be mounted here")
    script = f'{mount} && exec "$@"'
    done = subprocess.run(
        [*mounting, script, "sh", *COMMAND, "--full", "small"], stdout=subprocess.PIPE, text=True, check=True
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == len(HERE) * len(ROOMS)
    for result in found:
        assert result["older"] == result["again"] == 0, result
        assert result["left"] == [], result
        if result["status"] == 0:
            assert result["whole"], result
        else:
            assert result["status"] == 1, result
            assert result["format"] == "html" or result["same"], result
            assert result["told"] == (
                "pressfacts: cannot write: no space left on device; free some space and try again\n"
            ), result
    assert {result["format"] for result in found if result["status"] == 1} == set(HERE)
    assert {result["format"] for result in found if result["status"] == 0} == set(HERE)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("name", [name for name in OF_TEXT if name != "html"])
def test_a_device_that_is_full_is_one_line(name: str, place: Path, run: Run) -> None:
    result = run("extract", "in", "--only", "people", "--format", name, "-o", "/dev/full")
    assert result.exit_code == 1
    said = "pressfacts: cannot write: no space left on device; free some space and try again\n"
    assert result.stderr == said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("opened", [files.replacing, files.folder])
def test_room_that_ends_when_a_file_is_closed_leaves_the_older_one(opened: Any, tmp_path: Path) -> None:
    out, arguments = tmp_path / "out", [["a.csv"]] if opened is files.folder else []
    for text in ("older", "newer"):
        failing = pytest.raises(OSError, match="No space") if text == "newer" else contextlib.nullcontext()
        with failing, opened(out, *arguments) as made:
            stream = made.open("a.csv") if opened is files.folder else made
            stream.write(text)
            if text == "newer":
                with Path("/dev/full").open("wb") as full:
                    os.dup2(full.fileno(), stream.fileno())
    assert (out / "a.csv" if arguments else out).read_text(encoding="utf-8") == "older"
    assert left_beside(out) == []


# What may not be written


@pytest.mark.parametrize("name", OF_FILES)
def test_a_protected_file_is_not_replaced(
    name: str, place: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    suffix = (*FORMATS[name].suffixes, ".txt")[0]
    output = f"kept{suffix}"
    only = ("--only", "people")
    run("extract", "older", *only, "--format", name, "-o", output)
    before = Path(output).read_bytes()
    Path(output).chmod(0o444)
    access, opening = os.access, Path.open

    def refused(path: Path, mode: str = "r", *others: Any, **named: Any) -> Any:
        if Path(path).name == output and set(mode) & set("wa+"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opening(path, mode, *others, **named)

    # Who runs this may be root, who may write to anything.
    def writable(path: Any, mode: int) -> bool:
        return access(path, mode) and not (Path(path).name == output and mode & os.W_OK)

    monkeypatch.setattr(os, "access", writable)
    monkeypatch.setattr(Path, "open", refused)
    result = run("extract", "in", *only, "--format", name, "-o", output)
    monkeypatch.undo()
    assert result.exit_code == 2
    assert "choose another file for -o" in result.stderr
    assert (place / output).read_bytes() == before
    assert left_beside(place / output) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("name", HERE)
def test_a_folder_that_may_not_be_written_to_is_one_line(name: str, place: Path, run: Run) -> None:
    (place / "barred").mkdir(mode=0o555)
    result = run(*asked(name, "barred/out"))
    assert result.exit_code == 2
    assert "cannot be " in result.stderr
    assert "choose another " in result.stderr


@posix
def test_a_file_keeps_its_permissions(place: Path, run: Run) -> None:
    Path("out.jsonl").write_text("", encoding="utf-8")
    Path("out.jsonl").chmod(0o600)
    assert run("extract", "in", "-o", "out.jsonl").exit_code == 0
    assert Path("out.jsonl").stat().st_mode & 0o777 == 0o600


@posix
def test_a_link_that_somebody_puts_where_a_file_is_written_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("other", encoding="utf-8")
    out = tmp_path / "out"
    files.part(out).symlink_to("other")
    with files.replacing(out) as stream:
        stream.write("mine")
    assert (tmp_path / "other").read_text(encoding="utf-8") == "other"
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", OF_FILES)
def test_what_cannot_take_its_name_is_kept_beside(
    name: str, place: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows nothing can be renamed over a file that a spreadsheet has open."""
    if name == "sqlite":
        pytest.skip("an older database is changed, not replaced; see tests/test_sqlite.py")
    suffix = ".csv" if name == "csv" else (*FORMATS[name].suffixes, ".txt")[0]
    output = Path(f"out{suffix}")
    command = ["extract", "--only", "people", "--format", name, "-o", str(output)]
    assert run(*command, "older").exit_code == 0
    before = output.read_bytes()
    replace = Path.replace

    def refused(path: Path, target: Any) -> Path:
        if Path(target).name == output.name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refused)
    result = run(*command, "in")
    assert result.exit_code == 2
    assert result.stderr == (
        f"pressfacts: out{suffix} cannot be replaced: permission denied; "
        f"check which program has it open; the output is in out-new1{suffix}\n"
    )
    assert output.read_bytes() == before
    monkeypatch.setattr(Path, "replace", replace)
    assert run(*command, "in").exit_code == 0
    assert Path(f"out-new1{suffix}").read_bytes() == output.read_bytes()
    assert left_beside(place / output) == [f"out-new1{suffix}"]


@pytest.mark.parametrize("barred", ["out", "out.older"])
def test_a_folder_that_cannot_take_its_name_is_kept_beside(
    barred: str, place: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("extract", "older", "--format", "csv", "-o", "out").exit_code == 0
    before = content(Path("out"))

    def refuse(kind: str) -> None:
        whole = getattr(Path, kind)

        def refused(path: Path, target: Any) -> Path:
            wanted = Path(target).name == "out" if barred == "out" else Path(target).suffix == ".older"
            if wanted and Path(path).suffix != ".older":
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            renamed: Path = whole(path, target)
            return renamed

        monkeypatch.setattr(Path, kind, refused)

    refuse("rename")
    refuse("replace")
    result = run("extract", "in", "--format", "csv", "-o", "out")
    assert result.exit_code == 2
    assert "the output is in out-new1" in result.stderr
    assert content(Path("out")) == before
    assert left_beside(place / "out") == ["out-new1"]


# The folder of the output is removed


@pytest.mark.parametrize("name", HERE)
def test_a_folder_that_is_removed_while_it_is_written_to_is_told(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    told = "was removed; create it|cannot be written|cannot be made"
    with (  # noqa: PT012
        pytest.raises((OutputError, OSError), match=told),
        formats.opened(name, folder / "out", Selection(kinds=("people",)), several=True) as writer,
    ):
        writer.write(RELEASE)
        shutil.rmtree(folder)
        writer.write(RELEASE)
    assert not folder.exists()


def test_batch_tells_of_a_folder_that_is_removed_while_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_releases(tmp_path / "in", 40)
    Path("gone").mkdir()

    class Remover(Told):
        def done(self, *, releases: int, words: int, size: int, kept: bool) -> None:
            super().done(releases=releases, words=words, size=size, kept=kept)
            shutil.rmtree("gone", ignore_errors=True)

    with pytest.raises((OutputError, OSError), match=r"gone|removed|No such file|unable to open"):
        do(Job(("in",), Path("gone/out.jsonl"), "jsonl"), Remover())


# Requests to end


@pytest.fixture
def requests() -> Iterator[None]:
    with heeded():
        yield


@posix
def test_a_request_waits_for_the_end_of_what_is_held(requests: None) -> None:
    done = []
    with pytest.raises(Stopped) as caught, held():  # noqa: PT012
        with held():
            signal.raise_signal(signal.SIGTERM)
            done.append("inner")
        done.append("outer")
    assert done == ["inner", "outer"]
    assert caught.value.status == 128 + signal.SIGTERM
    with pytest.raises(Stopped):
        signal.raise_signal(signal.SIGINT)


@posix
def test_a_second_request_waits_for_nothing(requests: None) -> None:
    with pytest.raises(StoppedAtOnce), held():  # noqa: PT012
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)


@posix
def test_an_error_in_what_is_held_is_told_first(requests: None) -> None:
    with pytest.raises(ZeroDivisionError), held():  # noqa: PT012
        signal.raise_signal(signal.SIGTERM)
        raise ZeroDivisionError


@posix
def test_requests_are_heeded_within_the_block_only() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with heeded():
        assert signal.getsignal(signal.SIGTERM) not in before
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
    ignored = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as under nohup
    with heeded():
        signal.raise_signal(signal.SIGHUP)
    signal.signal(signal.SIGHUP, ignored)


def test_a_thread_that_is_not_the_main_one_leaves_signals_alone() -> None:
    failed = list[BaseException]()

    def work() -> None:
        try:
            with heeded(), held():
                pass
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert failed == []


class Asking(Writer):
    """A writer in whose middle a request to end comes."""

    def __init__(self, requests: int) -> None:
        self.written, self.requests = list[str](), requests

    def write(self, release: Release) -> None:
        self.written.append("half")
        for _ in range(self.requests):
            signal.raise_signal(signal.SIGTERM)
        self.written[-1] = "whole"


@posix
def test_a_record_that_goes_to_a_file_is_written_to_its_end(requests: None) -> None:
    writer = Asking(1)
    with pytest.raises(Stopped):
        write_down([RELEASE, RELEASE], writer, Report(quiet=True), whole=True)
    assert writer.written == ["whole"]


@posix
def test_a_pipe_that_nobody_reads_holds_nobody_up(requests: None) -> None:
    writer = Asking(1)
    with pytest.raises(Stopped):
        write_down([RELEASE], writer, Report(quiet=True), whole=False)
    assert writer.written == ["half"]


def interrupted_once(replace: Callable[..., Path]) -> Callable[..., Path]:
    """The same, with a request to end at the first call."""
    once = [signal.SIGTERM]

    def replacing(place: Path, target: Any) -> Path:
        if once:
            signal.raise_signal(once.pop())
        return replace(place, target)

    return replacing


@posix
@pytest.mark.parametrize("name", HERE)
def test_a_request_that_comes_while_a_file_is_finished_lets_it_be_finished(
    name: str, tmp_path: Path, requests: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, whole = tmp_path / "out", tmp_path / "whole"
    selection = Selection(kinds=("people",))
    for path in (whole, out):
        if path == out:
            monkeypatch.setattr(Path, "replace", interrupted_once(Path.replace))
        stopping_once = pytest.raises(Stopped) if path == out else contextlib.nullcontext()
        with stopping_once, formats.opened(name, path, selection, several=True) as writer:
            writer.write(RELEASE)
    assert out.is_dir() == whole.is_dir()
    if out.is_dir() and name == "html":  # the page was finished, and the index after the request
        assert (out / "a.html").read_bytes() == (whole / "a.html").read_bytes()
    else:
        assert list(content(out).values()) == list(content(whole).values())
    assert [path for path in tmp_path.iterdir() if path not in (out, whole)] == []


@posix
def test_half_a_page_is_never_kept(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), files.text(tmp_path / "page.html", keep=False) as stream:  # noqa: PT012
        stream.write("<html>")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_second_request_leaves_what_was_there(tmp_path: Path, requests: None) -> None:
    out = tmp_path / "out.json"
    out.write_text("older", encoding="utf-8")
    with pytest.raises(StoppedAtOnce), formats.opened("json", out, Selection(), several=True) as writer:  # noqa: PT012
        writer.write(RELEASE)
        with held():
            signal.raise_signal(signal.SIGTERM)
            signal.raise_signal(signal.SIGTERM)
    assert out.read_text(encoding="utf-8") == "older"
    assert left_beside(out) == []


def ended(
    command: list[str], number: signal.Signals, begun: Callable[[], bool], after: float
) -> tuple[int, str]:
    """The status and the last words of a run that a signal ends some time after it has begun to write."""
    with subprocess.Popen([*COMMAND, *command], stderr=subprocess.PIPE, text=True) as running:
        while running.poll() is None and not begun():
            time.sleep(0.001)  # a wait for the other process, not for a time
        time.sleep(after)
        running.send_signal(number)
        errors = running.communicate(timeout=60)[1]
    return running.returncode, errors


@posix
@pytest.mark.parametrize("name", HERE)
def test_a_run_that_is_ended_at_any_moment_leaves_whole_records(name: str, place: Path) -> None:
    for number in range(40, 1000):
        (place / "in" / f"{number:04}.txt").write_text(FIRST * 5, encoding="utf-8")
    chance = random.Random(name)
    number, moment = chance.choice((signal.SIGTERM, signal.SIGINT)), chance.uniform(0, 0.3)
    output = place / "out"
    status, errors = ended(
        asked(name, str(output)), number, lambda: any(place.glob(".out.*")) or output.exists(), moment
    )
    assert status in (0, -number, 128 + number)  # it may have been at its end, or past it
    assert errors in ("", "pressfacts: terminated\n", "pressfacts: interrupted\n")
    assert list(place.rglob(".*")) == []
    assert_whole(name, output)


def assert_whole(name: str, output: Path) -> None:
    """See that every record of an output is whole, by reading it."""
    if name in ("json", "jsonl"):
        text = output.read_text(encoding="utf-8")
        assert json.loads(text) if name == "json" else [json.loads(line) for line in text.splitlines()]
    elif name in ("sqlite", "parquet"):
        assert int(releases(output)) > 0
    elif name == "csv":
        rows = {path.name: path.read_text(encoding="utf-8").count("\n") - 1 for path in output.iterdir()}
        count = rows["releases.csv"]
        expected = {f"{kind}.csv": len(getattr(FULL, kind)) * count for kind in Selection().kinds}
        assert {name: rows[name] for name in expected} == expected
    elif name == "html":
        for page in output.glob("*.html"):
            assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    elif name == "docbin":
        from spacy.tokens import DocBin

        assert len(DocBin().from_disk(output)) >= 0
    else:
        cards = output.read_text(encoding="utf-8").split("\n\nin/")
        assert len({card.count("\n") for card in cards[1:-1]}) <= 1
        assert abs(cards[-1].rstrip("\n").count("\n") - cards[1].rstrip("\n").count("\n")) == 0


@posix
@pytest.mark.parametrize("command", ["view in", *(f"extract in --format {name}" for name in OF_TEXT)])
def test_a_pipe_that_is_closed_ends_every_command_quietly(command: str, place: Path) -> None:
    if "html" in command:
        command = command.replace(" in ", " in/000.txt ")
    if "csv" in command:
        command += " --only people"
    with subprocess.Popen(
        [*COMMAND, *command.split()], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


# A clock that is set back


def test_a_clock_that_is_set_back_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (first, second, third, *_) = write_releases(tmp_path / "in", 5)
    job = Job(("in",), Path("out.jsonl"), "jsonl", keep_journal=True)
    do(job)
    before = json.loads(job.output.read_text(encoding="utf-8").splitlines()[0])
    monkeypatch.setattr(time, "time", lambda: 0.0)
    first.write_text("changed", encoding="utf-8")
    os.utime(first, (0, 0))  # older than what was read
    os.utime(second, (4e9, 4e9))  # from the future, and the same
    os.utime(third, (0, 0))
    told = Told()
    do(job._replace(resume=True), told)
    assert told.kept == 4
    after = [json.loads(line) for line in job.output.read_text(encoding="utf-8").splitlines()]
    assert after[0]["release"]["headline"] == "changed" != before["release"]["headline"]
    assert len(after) == 5


def test_nothing_asks_for_the_time_of_day_or_of_a_file() -> None:
    asking = ("time.time(", "datetime.now", "date.today", "utcnow", "st_mtime", "st_ctime", "getmtime")
    source = Path(stopping.__file__).parent
    for module in source.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        assert not [call for call in asking if call in text], module
