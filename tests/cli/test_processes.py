"""The command in a process of its own: pipes, signals, start-up."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli_support import FIRST, Process
from pressfacts.cli import main

COMMAND = [sys.executable, "-m", "pressfacts"]


def test_a_release_that_is_piped_in(process: Process) -> None:
    done = process("extract", "--only", "participants", stdin=FIRST.encode())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["participants"][0]["who"] == "lawyers"


def test_output_is_utf8_whatever_the_locale(process: Process) -> None:
    done = process("extract", stdin="Café Zoé opened in 2018.".encode(), LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    json.loads(done.stdout.decode("utf-8"))


def test_a_card_in_a_pipe_has_no_colour_and_80_columns(process: Process) -> None:
    done = process("extract", "--format", "table", stdin=FIRST.encode(), COLUMNS="200")
    assert b"\x1b" not in done.stdout
    assert max(map(len, done.stdout.decode().splitlines())) <= 80


@pytest.mark.skipif(os.name == "nt", reason="no POSIX signals")
def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    for number in range(200):
        (folder / f"{number}.txt").write_text(FIRST, encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "extract", "."], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


@pytest.mark.skipif(os.name == "nt", reason="no POSIX signals")
def test_interrupting_leaves_one_line_and_status_130(folder: Path) -> None:
    for number in range(2000):
        (folder / f"{number}.txt").write_text(FIRST, encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "extract", "."], stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        rest, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert errors == b"pressfacts: interrupted\n"
    for line in (first + rest).decode().splitlines():
        json.loads(line)


def ended_by(number: signal.Signals, folder: Path, output: str) -> "subprocess.CompletedProcess[bytes]":
    """A run over many releases that a signal ends as soon as it has begun to write."""
    for name in range(2000):
        (folder / f"{name}.txt").write_text(FIRST, encoding="utf-8")
    command = [*COMMAND, "extract", ".", "-o", output]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        while running.poll() is None and not any(part.stat().st_size for part in folder.glob(".*.part")):
            pass
        running.send_signal(number)
        out, errors = running.communicate(timeout=60)
    return subprocess.CompletedProcess(command, running.returncode, out, errors)


@pytest.mark.skipif(os.name == "nt", reason="no POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_keeps_what_is_finished(number: signal.Signals, folder: Path) -> None:
    done = ended_by(number, folder, "out.json")
    assert done.stderr == b"pressfacts: terminated\n"
    assert done.returncode == 128 + number
    assert not list(folder.glob(".*.part"))
    assert 0 < len(json.loads((folder / "out.json").read_text(encoding="utf-8"))) < 2000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "extract"], input=FIRST.encode(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    said = b"pressfacts: cannot write: no space left on device; free some space and try again\n"
    assert done.stderr == said


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the stream")
@pytest.mark.parametrize(
    ("closed", "line"),
    [
        ("<&-", b"pressfacts: -: standard input is closed; pipe a text into it\n"),
        (">&-", b"pressfacts: standard output is closed; name a file with -o\n"),
    ],
)
def test_a_closed_stream_is_one_line(closed: str, line: bytes) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m pressfacts extract - {closed}', sys.executable],
        input=FIRST.encode() if closed == ">&-" else None,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode in (1, 2)
    assert done.stderr == line


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], *([name, "--help"] for name in sorted(main.commands))],
    ids=" ".join,
)
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from pressfacts.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit as end:\n    assert end.code == 0\n"
        "heavy = {'spacy', 'thinc', 'numpy', 'pydantic', 'rich', 'jinja2', 'dateparser',\n"
        "         'charset_normalizer'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]\n"
    assert done.stdout
