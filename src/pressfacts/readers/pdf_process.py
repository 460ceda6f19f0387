"""Read the pages of PDF files in a process of its own, with limits on time and memory.

PDFium cannot be interrupted: a file of two kilobytes whose objects nest can keep it busy for hours and fill
all memory. So a helper process reads the pages. It serves one file after another; one that costs too much
ends it.
"""

import atexit
import contextlib
import os
import pickle
import struct
import subprocess
import sys
import threading
from typing import BinaryIO, NamedTuple, cast

from pressfacts.errors import InputError
from pressfacts.readers.pdf_lines import Line

SECONDS = 2
SECONDS_PER_MEGABYTE = 10
"""Processor time for a file: so much, and so much more by its size."""

MEMORY = 512 << 20
MEMORY_PER_BYTE = 20
_PATIENCE = 20
"""Where the system does not limit processor time, the wall clock does, at this many times as much."""


class Pages(NamedTuple):
    """The lines of each page in reading order, and the properties of the document."""

    lines: list[list[Line]]
    properties: dict[str, str]


def read_pages(data: bytes) -> Pages:
    """The pages of a PDF file.

    Raises:
        InputError: if it is damaged, encrypted, too long, or costs too much time or memory.
    """
    with _lock:
        return _helper.read(data)


class _Helper:
    """The helper process, started when it is needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def read(self, data: bytes) -> Pages:
        process = self._started()
        timer = threading.Timer(_PATIENCE * _seconds(len(data)), process.kill)
        timer.start()
        try:
            _send(cast("BinaryIO", process.stdin), data)
            answer = pickle.loads(_receive(cast("BinaryIO", process.stdout)))
        except (OSError, EOFError):
            self.stop()
            reason = "a PDF file that takes too much time or memory"
            raise InputError(reason, "print it to a new PDF file, or save it as plain text") from None
        except BaseException:  # such as Ctrl-C: its answer must not be taken for that of the next file
            self.stop()
            raise
        finally:
            timer.cancel()
        if isinstance(answer, InputError):
            raise answer
        return Pages(*answer)

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]
            process.wait()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None or self._owner != os.getpid():
            self.stop()
            self._owner = os.getpid()
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-c",
                    f"import sys; sys.path[:] = {sys.path!r}; import {__name__} as p; p.serve()",
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


_helper, _lock = _Helper(), threading.Lock()
atexit.register(_helper.stop)


def serve() -> None:
    """Read the files that come on standard input until it is closed; the pages go to standard output."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    from pressfacts.readers.pdf_lines import parse

    source, target = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            data = _receive(source)
        except EOFError:
            return
        _limit(len(data))
        try:
            answer: object = parse(data)
        except InputError as error:
            answer = error
        except MemoryError:
            return
        _send(target, pickle.dumps(answer))


def _limit(size: int) -> None:
    """Set the limits for one file; the system ends the process that passes them."""
    try:
        import resource
    except ImportError:  # Windows
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + 0.5) + _seconds(size)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of memory
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY + MEMORY_PER_BYTE * size, hard))


def _seconds(size: int) -> int:
    return SECONDS + SECONDS_PER_MEGABYTE * size // 1_000_000


def _send(stream: BinaryIO, data: bytes) -> None:
    stream.write(struct.pack(">Q", len(data)))
    stream.write(data)
    stream.flush()


def _receive(stream: BinaryIO) -> bytes:
    """The next message.

    Raises:
        EOFError: if the other end is closed.
    """
    head = stream.read(8)
    size = struct.unpack(">Q", head)[0] if len(head) == 8 else -1
    data = stream.read(size) if size >= 0 else b""
    if len(data) != size:
        raise EOFError
    return data
