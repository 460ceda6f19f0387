"""Read PDF files in a helper process with limits on time and memory.

PDFium cannot be interrupted: a file of two kilobytes whose objects nest can keep it busy for hours and fill
all memory. The helper reads one file after another; one that costs too much ends it.
"""

import atexit
import contextlib
import os
import pickle
import subprocess
import sys
import threading
from importlib import import_module
from importlib.util import find_spec
from typing import BinaryIO, cast

from pressfacts.errors import InputError
from pressfacts.readers.pdf_lines import Line

SECONDS, SECONDS_PER_MEGABYTE = 2, 10
"""Limit on processor time by the size of a file."""

MEMORY, MEMORY_PER_BYTE = 512 << 20, 20
_PATIENCE = 20
"""Where the system does not limit processor time, the wall clock does, at this many times as much."""

Pages = tuple[list[list[Line]], dict[str, str]]


def read_pages(data: bytes) -> Pages:
    """The lines of each page in reading order, and the properties of the document.

    Raises:
        InputError: if the file is damaged, encrypted, too long, or costs too much time or memory.
    """
    with _lock:
        return _helper.read(data)


class _Helper:
    """The helper process, started when it is needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def read(self, data: bytes) -> Pages:
        process = self._running()
        timer = threading.Timer(_PATIENCE * _seconds(len(data)), process.kill)
        timer.start()
        try:
            _send(cast("BinaryIO", process.stdin), data)
            answer: Pages | InputError = pickle.load(cast("BinaryIO", process.stdout))
        except (OSError, EOFError, pickle.UnpicklingError):
            self.stop()
            reason = "a PDF file that takes too much time or memory"
            raise InputError(reason, "print it to a new PDF file, or save it as plain text") from None
        except BaseException:  # such as Ctrl-C: the next file must not get this answer
            self.stop()
            raise
        finally:
            timer.cancel()
        if isinstance(answer, InputError):
            raise answer
        return answer

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            with contextlib.suppress(OSError):
                process.communicate()

    def _running(self) -> "subprocess.Popen[bytes]":
        """The process; a fork of its owner starts one of its own."""
        if self._process is None or self._process.poll() is not None or self._owner != os.getpid():
            self.stop()
            self._owner = os.getpid()
            script = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import serve; serve()"
            self._process = subprocess.Popen(
                [sys.executable, "-c", script],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


_helper, _lock = _Helper(), threading.Lock()
atexit.register(_helper.stop)


def serve() -> None:
    """Read files from standard input until it is closed, and write their pages to standard output."""
    import signal

    from pressfacts.readers.pdf_lines import parse

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    while True:
        try:
            data: bytes = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _limit(len(data))
        try:
            answer: object = parse(data)
        except InputError as error:
            answer = error
        _send(sys.stdout.buffer, answer)


def _limit(size: int) -> None:
    """Set the limits for a file of so many bytes; the system ends the process that exceeds them."""
    if find_spec("resource") is None:  # Windows
        return
    resource = import_module("resource")
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + 0.5) + _seconds(size)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    with contextlib.suppress(ValueError, OSError):  # macOS does not limit memory
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY + MEMORY_PER_BYTE * size, hard))


def _seconds(size: int) -> int:
    return SECONDS + SECONDS_PER_MEGABYTE * size // 1_000_000


def _send(stream: BinaryIO, value: object) -> None:
    pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()
