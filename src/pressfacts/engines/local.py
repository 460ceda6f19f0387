"""Worker processes on this machine, and their supervision.

`concurrent.futures` and the pools of `multiprocessing` give up, or hang, when a worker dies. Here a worker
that dies costs only the file that killed it: see `Workers`.
"""

import math
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import wait

from pressfacts.batch.worker import READY, Outcome, Prepare, failed, serve
from pressfacts.batch.worklist import Unit
from pressfacts.errors import ExtractionError, PressfactsError
from pressfacts.readers import ReadOptions

BATCH_SIZE = 32
BATCH_LENGTH = 16_000
"""Limits of a batch: about a second of work, so that the workers finish at about the same time."""

QUEUED = 2
"""Batches that a worker holds: the current one and the next, so that it need not wait."""

LIFETIME_UNITS = 4_000
LIFETIME_LENGTH = 8_000_000
"""A worker is replaced after this much, because spaCy never forgets a word."""

_STARTS = 3
"""How many workers in a row may end before they are ready."""

_PATIENCE = 5.0

# A fork of a process with threads (progress bar, linear algebra) may hang, so interpreters start afresh.
_PROCESSES = get_context("spawn")

Pair = tuple[Unit, Outcome]


class _Worker:
    """One process, the pipe to it, and the batches that it holds, the current one first."""

    def __init__(self, prepare: Prepare, options: ReadOptions) -> None:
        self.connection, theirs = _PROCESSES.Pipe()
        self.process = _PROCESSES.Process(target=serve, args=(theirs, prepare, options), daemon=True)
        self.batches = deque[list[Unit]]()
        self.ready = False
        self.overdue = False
        self.since = 0.0
        self._units = 0
        self._length = 0
        with _interrupts_held():
            self.process.start()
        theirs.close()

    def give(self, batch: list[Unit]) -> None:
        """Send a batch; the death of the worker is noticed when its results are awaited."""
        self.batches.append(batch)
        self._units += len(batch)
        self._length += sum(unit.size for unit in batch)
        if len(self.batches) == 1:
            self.since = time.monotonic()
        try:
            self.connection.send(batch)
        except OSError:
            return

    @property
    def spent(self) -> bool:
        """Whether it is due to be replaced."""
        return self._units >= LIFETIME_UNITS or self._length >= LIFETIME_LENGTH

    @property
    def free(self) -> bool:
        """Whether it can take another batch."""
        return len(self.batches) < QUEUED and not self.spent

    def finished(self) -> list[Unit]:
        """Remove the current batch."""
        self.since = time.monotonic()
        return self.batches.popleft()

    def deadline(self, timeout: float) -> float:
        """When the current batch has taken too long; loading the model does not count."""
        return self.since + timeout * len(self.batches[0])

    def end(self) -> str:
        """Join the process, whose pipe is closed or which was killed; say how it ended."""
        self.connection.close()
        self.process.join(_PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        code = self.process.exitcode or 0
        self.process.close()
        return f"was killed by {_signal_name(-code)}" if code < 0 else f"ended with status {code}"


class Workers:
    """Processes that do units of work.

    When a worker dies, each unit of its current batch is done again, alone, while no other worker is busy, so
    that it has all the memory there is. A unit that kills a worker a second time is recorded as failed. The
    same goes for a batch that takes too long.

    Workers start when there is something to do. Use it as a context manager.

    Args:
        prepare: called once in each worker; pickled by its name.
        options: how files are read.
        jobs: number of workers.
        timeout: seconds that one unit may take; None for no limit.
        ahead: how far the oldest unfinished unit may be behind the newest, by position.
    """

    def __init__(
        self,
        prepare: Prepare,
        options: ReadOptions,
        *,
        jobs: int,
        timeout: float | None = None,
        ahead: int | None = None,
    ) -> None:
        self._prepare = prepare
        self._options = options
        self._jobs = jobs
        self._timeout = None if timeout == math.inf else timeout
        self._ahead = ahead
        self._workers = list[_Worker]()
        self._suspects = deque[Unit]()
        self._alone: Unit | None = None
        self._returned = deque[list[Unit]]()
        self._failed_starts = 0

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *reason: object) -> None:
        """Kill all workers: nobody waits for their results."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def outcomes(self, units: Iterable[Unit]) -> Iterator[list[Pair]]:
        """Do units of work; they are returned as they are finished, one batch at a time.

        Raises:
            PressfactsError: if the workers cannot start.
        """
        supply = _Supply(units, self._ahead)
        while True:
            self._give_out(supply)
            busy = [worker for worker in self._workers if worker.batches]
            if not busy:
                return
            for worker in self._heard(busy):
                if pairs := self._take(worker):
                    yield pairs
                if worker.spent and not worker.batches and worker in self._workers:
                    self._workers.remove(worker)
                    worker.process.kill()
                    worker.end()

    def _give_out(self, supply: "_Supply") -> None:
        if self._suspects:
            if not any(worker.batches for worker in self._workers):
                self._alone = self._suspects.popleft()
                self._least_busy().give([self._alone])
            return
        while self._has_room():
            batch = self._returned.popleft() if self._returned else supply.batch(self._oldest())
            if not batch:
                return
            self._least_busy().give(batch)

    def _has_room(self) -> bool:
        return len(self._workers) < self._jobs or any(worker.free for worker in self._workers)

    def _least_busy(self) -> _Worker:
        """The worker with the least to do; a new one rather than a busy one."""
        free = (worker for worker in self._workers if worker.free)
        worker = min(free, key=lambda worker: len(worker.batches), default=None)
        if worker is None or (worker.batches and len(self._workers) < self._jobs):
            worker = _Worker(self._prepare, self._options)
            self._workers.append(worker)
        return worker

    def _oldest(self) -> int | None:
        """The position of the oldest unit that was handed out."""
        held = [batch[0].position for worker in self._workers for batch in worker.batches]
        return min(held, default=None)

    def _heard(self, busy: list[_Worker]) -> list[_Worker]:
        """Wait until a worker has sent something or died, and kill those that take too long."""
        patience: float | None = None
        if self._timeout is not None and (timed := [worker for worker in busy if worker.ready]):
            patience = min(worker.deadline(self._timeout) for worker in timed) - time.monotonic()
        heard = set(
            wait([worker.connection for worker in busy], None if patience is None else max(0.0, patience))
        )
        if self._timeout is not None and not heard:
            for worker in busy:
                if worker.ready and worker.deadline(self._timeout) <= time.monotonic():
                    worker.overdue = True
                    worker.process.kill()
        return [worker for worker in busy if worker.connection in heard]

    def _take(self, worker: _Worker) -> list[Pair]:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        if isinstance(message, PressfactsError):
            raise message
        if message == READY:
            worker.ready, worker.since, self._failed_starts = True, time.monotonic(), 0
            return []
        self._alone = None
        return list(zip(worker.finished(), message, strict=True))

    def _bury(self, worker: _Worker) -> list[Pair]:
        """Handle a dead worker: the units of its current batch are suspects, its next batch is returned."""
        self._workers.remove(worker)
        why = worker.end()
        alone, self._alone = self._alone, None
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts == _STARTS:
                reason = f"the workers cannot start: the last {why}"
                raise ExtractionError(reason, "see whether pressfacts info runs, or give more memory")
            self._returned.extend(worker.batches)
            return []
        suspected = worker.finished()
        self._returned.extend(worker.batches)
        if alone is None:
            self._suspects.extend(suspected)
            return []
        if worker.overdue:
            reason = f"took longer than {self._timeout:g} seconds"
            return [(alone, failed(alone, reason, "raise --timeout, or leave it out"))]
        reason = f"the worker {why} on it, twice"
        return [(alone, failed(alone, reason, "give more memory, or leave it out and report it"))]


class _Supply:
    """Units in batches of about the same length."""

    def __init__(self, units: Iterable[Unit], ahead: int | None) -> None:
        self._units = iter(units)
        self._ahead = ahead
        self._next: Unit | None = None

    def batch(self, oldest: int | None) -> list[Unit]:
        """The next batch; empty at the end, or if the oldest unit has to be waited for."""
        batch, length = list[Unit](), 0
        while len(batch) < BATCH_SIZE:
            self._next = self._next or next(self._units, None)
            if self._next is None or (batch and length + self._next.size > BATCH_LENGTH):
                break
            first = self._next.position if oldest is None else oldest
            if self._ahead is not None and self._next.position - first > self._ahead:
                break
            oldest = first
            batch.append(self._next)
            length += self._next.size
            self._next = None
        return batch


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Block Ctrl-C while a process starts, which inherits that; on Windows it ignores Ctrl-C later."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)
