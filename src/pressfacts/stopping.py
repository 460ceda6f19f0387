"""Stop requests, such as Ctrl-C, and the critical sections that they must not interrupt.

Python raises KeyboardInterrupt wherever it happens to be, even between writing a file and renaming it. A
block of `held` is a critical section: a request is deferred to its end. A second request interrupts it, so
that output that blocks, such as a pipe that nobody reads, cannot hang the command; the section is then rolled
back as after an error.
"""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

OF_SIGNALS = 128
"""Exit status of a process that a signal ended: this plus the number of the signal."""

_REQUESTS = ("SIGINT", "SIGTERM", "SIGHUP")
_UNTOUCHED = (signal.SIG_DFL, signal.default_int_handler)


class Stopped(KeyboardInterrupt):
    """A stop request: finished work is kept.

    Attributes:
        status: the exit status, by shell convention.
    """

    def __init__(self, number: int = signal.SIGINT) -> None:
        super().__init__()
        self.status = OF_SIGNALS + number


class StoppedAtOnce(BaseException):
    """A second stop request while the first was deferred: unfinished work is discarded.

    Attributes:
        status: the exit status, by shell convention.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = OF_SIGNALS + number


class _Requests:
    """The state of stop requests: the nesting of critical sections, and a deferred request."""

    def __init__(self) -> None:
        self.depth = 0
        self.waiting: int | None = None

    def heard(self, number: int, frame: FrameType | None) -> None:
        """Handle a signal: raise it, or defer it to the end of the critical section."""
        if not self.depth:
            raise Stopped(number)
        if self.waiting is not None:
            raise StoppedAtOnce(number)
        self.waiting = number


_requests = _Requests()


@contextlib.contextmanager
def heeded() -> Iterator[None]:
    """Handle every stop request like Ctrl-C, except signals that are ignored, as under ``nohup``.

    Raises:
        Stopped: within the block, on a request.
        StoppedAtOnce: on a second request while the first is deferred.
    """
    numbers = [getattr(signal, name) for name in _REQUESTS if hasattr(signal, name)]
    handlers = {number: signal.getsignal(number) for number in numbers}
    if threading.current_thread() is not threading.main_thread():
        handlers.clear()
    changed = [number for number, handler in handlers.items() if handler in _UNTOUCHED]
    for number in changed:
        signal.signal(number, _requests.heard)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, handlers[number])
        _requests.depth, _requests.waiting = 0, None


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Defer stop requests to the end of the block, within `heeded`.

    Raises:
        Stopped: at the end of the block, if there was a request.
    """
    _requests.depth += 1
    try:
        yield
    except BaseException:
        _requests.depth -= 1
        _requests.waiting = None  # the command is ending anyway
        raise
    _requests.depth -= 1
    if not _requests.depth and _requests.waiting is not None:
        number, _requests.waiting = _requests.waiting, None
        raise Stopped(number)
