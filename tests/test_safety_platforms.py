"""Other systems, simulated on this one: their encodings, line ends, names of files, and what they lack."""

import ast
import errno
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pressfacts
from batch_support import do, write_releases
from cli_support import FIRST
from damage_support import records
from pressfacts import engine
from pressfacts.batch import run as batch_run
from pressfacts.batch.job import Job
from pressfacts.cli import main
from pressfacts.readers.sources import shown
from pressfacts.stopping import heeded, held
from pressfacts.writers.html.folder import Folder
from pressfacts.writers.selection import Selection
from terminal_support import Terminal

SOURCE = Path(pressfacts.__file__).parent
WIDE = "“Ülo” → سلام 漢字 \U0001f600 \u200b"
COMMAND = str(Path(__file__).with_name("damage_support.py"))
CODE_PAGES = ("cp1252", "cp437", "ascii")

posix = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Every call in the package, with the name of what is called."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                yield path, node, name


def mode_of(call: ast.Call, name: str) -> str:
    """The mode that a file is opened in, as far as it is written there."""
    texts = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    default = "w+b" if name == "TemporaryFile" else "r"
    return next(
        (text for text in texts if isinstance(text, str) and re.fullmatch("[rwaxbt+]+", text)), default
    )


def test_no_file_is_opened_in_the_encoding_or_with_the_line_ends_of_the_system() -> None:
    seen = 0
    for path, call, name in calls():
        stated = {keyword.arg for keyword in call.keywords}
        where = f"{path.name}:{call.lineno}"
        if name in ("read_text", "write_text"):
            assert "encoding" in stated, where
            assert name == "read_text" or "newline" in stated, where
            seen += 1
        elif name in ("open", "TemporaryFile", "NamedTemporaryFile", "fdopen", "TextIOWrapper"):
            mode = mode_of(call, name)
            if "b" not in mode and (call.keywords or call.args):
                assert "encoding" in stated or is_no_text(call), where
                assert not set("wax+") & set(mode) or "newline" in stated, where
                seen += 1
    assert seen > 5


def is_no_text(call: ast.Call) -> bool:
    """Whether something else than a text is opened: a name in a folder of ours, a file descriptor, a URL."""
    first = call.args[0] if call.args else None
    return not (isinstance(first, ast.Constant) and re.fullmatch("[rwaxt+]+", str(first.value)))


def test_what_a_system_may_lack_is_asked_for_first() -> None:
    lacking = {"SIGHUP", "SIGKILL", "SIGUSR1", "SIGPIPE", "SIGALRM", "pthread_sigmask", "setitimer"}
    lacking |= {"fork", "geteuid", "getuid", "mkfifo", "sched_getaffinity", "killpg", "chown", "uname"}
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") in ("os", "signal"):
                assert node.attr not in lacking, f"{path.name}:{node.lineno}"
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not {"fcntl", "resource", "pwd", "grp", "termios", "msvcrt", "winreg"} & set(names), (
                path.name
            )


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    """A folder with a release, an empty one and gold that no code page of the West can show."""
    (tmp_path / "in").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "in" / "ü漢.txt").write_text(f"{WIDE} {FIRST}", encoding="utf-8")
    (tmp_path / "in" / "ü漢 empty.txt").write_text("", encoding="utf-8")
    gold = {"people": [{"name": WIDE}], "headline": WIDE}
    (tmp_path / "gold" / "ü漢.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "gold" / "ü漢.txt").write_text(f"{WIDE} {FIRST}", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("encoding", CODE_PAGES)
@pytest.mark.parametrize(
    "command",
    [
        "extract in",
        "extract in --format table --include-text",
        "extract nowhere-漢",
        "extract in --only 漢",
        "view in",
        "evaluate gold",
        "evaluate gold --format json",
        "evaluate gold --format markdown",
        "schema",
        *(f"{name} --help" for name in sorted(main.commands)),
    ],
)
def test_no_code_page_ends_a_command(
    command: str, encoding: str, wide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wide)
    monkeypatch.setattr(engine, "records", records)
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\r\n") for _ in range(2)]
    monkeypatch.setattr(sys, "stdout", streams[0])
    monkeypatch.setattr(sys, "stderr", streams[1])
    with pytest.raises(SystemExit) as ended:
        main(command.split())
    output, errors = (stream.detach().getvalue() for stream in map(flushed, streams))
    assert ended.value.code in (0, 1, 2)
    assert output or errors
    errors.decode("utf-8" if encoding == "ascii" else encoding)  # Click takes ASCII for a mistake
    if "json" in command or command in ("extract in", "schema"):
        assert json.loads(output.decode("utf-8"))  # data is in UTF-8 wherever it is made
        assert b"\r" not in output
    elif "--help" not in command:
        output.decode("utf-8")


def flushed(stream: io.TextIOWrapper) -> Any:
    """The same stream with nothing left to write."""
    stream.flush()
    return stream


@posix
def test_a_terminal_gets_its_own_encoding_and_the_rest_as_escapes(wide: Path) -> None:
    command = [COMMAND, "view", "in", "--only", "people"]
    seen = Terminal().shown(command, wide, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert "“Ülo” ".encode("cp1252") in seen
    assert rb"\u2192" in seen
    assert "漢".encode() not in seen


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=8))
def test_names_of_pages_are_ones_that_every_system_takes(
    tmp_path_factory: pytest.TempPathFactory, paths: list[str]
) -> None:
    folder = Folder(tmp_path_factory.mktemp("pages"), Selection())
    names = [folder._unused(stem, None) for stem in paths]
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)
    assert all(not re.fullmatch(r"con|prn|aux|nul|(com|lpt)\d", name) for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_paths_are_shown_with_forward_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sep", "\\")
    assert shown("2024\\may\\a.txt") == "2024/may/a.txt"


def test_a_system_without_some_signals_heeds_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SIGHUP", "SIGTERM"):
        if hasattr(signal, name):
            monkeypatch.delattr(signal, name)
    before = signal.getsignal(signal.SIGINT)
    with heeded(), held():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_workers_start_where_signals_cannot_be_held_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    write_releases(tmp_path / "in", 3)
    assert do(Job(("in",), Path("out.jsonl"), "jsonl")).releases == 3


@pytest.mark.parametrize("number", [errno.EACCES, errno.EINVAL, errno.ENOTSUP])
@pytest.mark.parametrize("refusing", ["open", "fsync"])
def test_a_folder_that_cannot_be_made_safe_ends_no_batch(
    refusing: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows opens no folder, and some network drives know no fsync."""

    def refuse(*_: Any) -> int:
        raise OSError(number, os.strerror(number))

    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.csv").write_text("", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(os, refusing, refuse)
        batch_run._secure(tmp_path / "out")


def test_a_disk_that_fails_is_told_before_the_journal_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.chdir(tmp_path)
    write_releases(tmp_path / "in", 3)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        do(Job(("in",), Path("out.jsonl"), "jsonl"))
    assert Path("out.jsonl.journal").exists()


def test_line_ends_are_the_same_everywhere() -> None:
    """Data in a pipe has no carriage returns, even where the system would put them."""
    code = (
        "import io, sys\n"
        "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='cp1252', newline='\\r\\n')\n"
        "from pressfacts.writers.files import standard_output\n"
        "standard_output().write('a\\n→\\n')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == "a\n→\n".encode()
