"""Run a command and watch what its processes take: what the benchmarks of whole runs share. Linux only."""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pressfacts.readers import Failure
from pressfacts.readers.files import read

FIXTURES = Path(__file__).parents[1] / "fixtures"
_PAGE = os.sysconf("SC_PAGE_SIZE")
_EVERY = 0.05


class Run(NamedTuple):
    """What a command took.

    Attributes:
        seconds: from its start to its end.
        peak: the most memory of all its processes together, in MB; shared pages count for each.
        worker: the most memory of one process below the first, in MB.
        status: its exit status; None if it was killed, as wished.
        stderr: what it said.
    """

    seconds: float
    peak: float
    worker: float
    status: int | None
    stderr: str


def run(command: list[str], *, kill_after: float | None = None, whole_group: bool = True) -> Run:
    """Run a command, and watch it.

    Args:
        command: program and arguments.
        kill_after: seconds after which it gets SIGKILL.
        whole_group: whether all its processes get it, as at a power cut, or only the first.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True
        )
        peaks = [0.0, 0.0]
        watching = threading.Thread(target=_watch, args=(process, peaks), daemon=True)
        watching.start()
        status: int | None
        try:
            status = process.wait(kill_after)
        except subprocess.TimeoutExpired:
            (os.killpg if whole_group else os.kill)(process.pid, signal.SIGKILL)
            process.wait()
            status = None
        seconds = time.perf_counter() - start
        watching.join()
        said.seek(0)
        return Run(seconds, peaks[0], peaks[1], status, said.read().decode("utf-8", "replace"))


def batch(folder: Path, output: Path, *options: str) -> list[str]:
    """The command of a run of ``pressfacts batch``."""
    return [sys.executable, "-m", "pressfacts", "batch", str(folder), "-o", str(output), "--quiet", *options]


def interleaved(makers: dict[str, Callable[[], Run]], repeats: int) -> dict[str, list[Run]]:
    """Runs of several kinds, by turns, so that what disturbs the machine disturbs all of them."""
    runs = {name: list[Run]() for name in makers}
    for _ in range(repeats):
        for name, make in makers.items():
            made = make()
            if made.status not in (0, 1):
                sys.exit(f"{name}: status {made.status}\n{made.stderr}")
            runs[name].append(made)
    return runs


def seconds(runs: list[Run]) -> float:
    """The median of the seconds."""
    return statistics.median(made.seconds for made in runs)


def releases(folder: Path) -> list[bytes]:
    """The releases of a folder that can be read, in order."""
    found = sorted(folder.rglob("*.txt"))
    return [path.read_bytes() for path in found if not isinstance(next(read(path)), Failure)]


@contextmanager
def archive(texts: list[bytes], count: int) -> Iterator[Path]:
    """A folder with a number of releases, those that there are over and over, beside room for the output."""
    with tempfile.TemporaryDirectory(prefix="pressfacts-") as place:
        folder = Path(place, "in")
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:07}.txt").write_bytes(texts[number % len(texts)])
        yield folder


def _watch(process: "subprocess.Popen[bytes]", peaks: list[float]) -> None:
    while process.poll() is None:
        sizes = [_resident(pid) for pid in _tree(process.pid)]
        peaks[0] = max(peaks[0], sum(sizes))
        peaks[1] = max(peaks[1], max(sizes[1:], default=0.0))
        time.sleep(_EVERY)


def _tree(first: int) -> list[int]:
    """A process and all below it."""
    found = [first]
    for pid in found:
        try:
            children = "".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
        except OSError:  # it has just ended
            continue
        found += [int(child) for child in children.split()]
    return found


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 1e6
    except (OSError, IndexError):
        return 0.0
