"""Requests to end, such as Ctrl-C, and the work that they must not cut in two.

Python raises an exception wherever it happens to be when a request comes: in the middle of a page, or between
a file and its name. What must not be left half done runs in a block of `held`: a request waits for its end.
A second one waits for nothing, so that a place that takes nothing more, such as a pipe that nobody reads,
holds nobody up; what was begun is then given up as after an error.
"""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

OF_SIGNALS = 128
"""A shell counts the end by a signal as this much and the number of the signal."""

_REQUESTS = ("SIGINT", "SIGTERM", "SIGHUP")
_UNTOUCHED = (signal.SIG_DFL, signal.default_int_handler)


class Stopped(KeyboardInterrupt):
    """A request to end: what is finished is kept.

    Attributes:
        status: the exit status, as a shell counts it.
    """

    def __init__(self, number: int = signal.SIGINT) -> None:
        super().__init__()
        self.status = OF_SIGNALS + number


class StoppedAtOnce(BaseException):
    """A second request while the first one waited: what was begun is given up.

    Attributes:
        status: the exit status, as a shell counts it.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = OF_SIGNALS + number


class _Requests:
    """What was asked for, and whether it has to wait."""

    def __init__(self) -> None:
        self.depth = 0
        self.waiting: int | None = None

    def heard(self, number: int, frame: FrameType | None) -> None:
        """Take a signal: raise it, or keep it until the end of the block that holds it."""
        if not self.depth:
            raise Stopped(number)
        if self.waiting is not None:
            raise StoppedAtOnce(number)
        self.waiting = number


_requests = _Requests()


@contextlib.contextmanager
def heeded() -> Iterator[None]:
    """Take every request to end as Ctrl-C is taken, unless it is to be ignored, as under ``nohup``.

    Raises:
        Stopped: within the block, when a request comes.
        StoppedAtOnce: when a second one comes while the first is held.
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
    """Let a request to end wait until the end of the block, where requests are heeded.

    Raises:
        Stopped: at the end of the block, if a request came within it.
    """
    _requests.depth += 1
    try:
        yield
    except BaseException:
        _requests.depth -= 1
        _requests.waiting = None  # what ends the command already needs no other end
        raise
    _requests.depth -= 1
    if not _requests.depth and _requests.waiting is not None:
        number, _requests.waiting = _requests.waiting, None
        raise Stopped(number)
