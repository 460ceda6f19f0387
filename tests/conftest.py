"""Options and fixtures that several test modules share."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli_support import FIRST, SECOND, Process, Run
from pressfacts.cli import main

# A shell starts what it puts into the background with Ctrl-C ignored, and nohup ignores SIGHUP; the commands
# that the tests start would inherit that.
for _name, _handler in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
    if hasattr(signal, _name) and signal.getsignal(getattr(signal, _name)) is signal.SIG_IGN:
        signal.signal(getattr(signal, _name), _handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="write the golden records anew")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two releases, one of them in a folder below."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "second.md").write_text(SECOND, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run() -> Run:
    """Run a command in this process."""

    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return invoke


@pytest.fixture
def process() -> Process:
    """Run a command in a process of its own."""

    def start(
        *arguments: str, stdin: bytes = b"", **environment: str
    ) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "pressfacts", *arguments],
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
            env={**os.environ, **environment},
        )

    return start
