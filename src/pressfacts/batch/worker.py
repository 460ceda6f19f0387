"""A worker process: loads the model once, then turns units into results until its pipe is closed."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import NamedTuple

from pressfacts.batch import worklist
from pressfacts.batch.payload import Result, pack
from pressfacts.batch.worklist import Unit
from pressfacts.errors import ExtractionError, PressfactsError
from pressfacts.readers import Failure, Reading, ReadOptions
from pressfacts.readers.sources import shown
from pressfacts.settings import Settings

Extract = Callable[[Iterable[Reading | Failure]], Iterator[Result]]
Prepare = Callable[[], Extract]

READY = "ready"

_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


class Outcome(NamedTuple):
    """The result of a unit: its digest, number of records, failures, number of words, all results packed."""

    digest: bytes | None
    releases: int
    failures: tuple[Failure, ...]
    words: int
    payload: bytes


def prepare(settings: Settings) -> Extract:
    """Load the model and return the function that makes the records.

    Raises:
        ModelError: if the base model cannot be used.
        RulesError: if the file of name rules cannot be used.
    """
    from pressfacts.engine import records
    from pressfacts.pipeline import load

    load(settings.model, settings.rules)
    return partial(records, settings=settings)


def serve(connection: Connection, prepare: Prepare, options: ReadOptions) -> None:
    """Take batches of units from a pipe and send their outcomes back, until the other end is closed.

    It sends `READY` once, or the error that keeps it from starting, then for each batch the list of its
    outcomes, in order.
    """
    # Ctrl-C reaches all processes of a terminal; the parent decides what happens.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The matrices are too small for threads, which would only take the cores of other workers. BLAS reads
    # these variables on import, which is below.
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    batches = SimpleQueue[list[Unit]]()
    threading.Thread(target=_receive, args=(connection, batches), daemon=True).start()
    try:
        extract = prepare()
    except PressfactsError as error:
        connection.send(error)
        return
    connection.send(READY)
    while True:
        connection.send(outcomes(batches.get(), extract, options))


def _receive(connection: Connection, batches: "SimpleQueue[list[Unit]]") -> None:
    """Receive at once whatever is sent, so that parent and worker never wait for each other.

    When the pipe is closed, or the parent is gone, the process ends.
    """
    while True:
        try:
            batches.put(connection.recv())
        except (EOFError, OSError):
            os._exit(1)


def outcomes(batch: list[Unit], extract: Extract, options: ReadOptions) -> list[Outcome]:
    """The outcomes of a batch, in order; if it fails as a whole, each unit is tried alone."""
    try:
        return _together(batch, extract, options)
    except Exception as error:
        if len(batch) > 1:
            return [outcomes([unit], extract, options)[0] for unit in batch]
        reason = f"a defect of pressfacts ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
        return [failed(batch[0], reason, "please report it with this file")]


def failed(unit: Unit, reason: str, remedy: str, digest: bytes | None = None) -> Outcome:
    """The outcome of a unit that could not be done."""
    failure = Failure(shown(unit.path), ExtractionError(reason, remedy), unit.record or None)
    return Outcome(digest, 0, (failure,), 0, pack([failure]))


def given(failure: Failure) -> Outcome:
    """The outcome of a unit whose failure is already known."""
    return Outcome(None, 0, (failure,), 0, pack([failure]))


def _together(batch: list[Unit], extract: Extract, options: ReadOptions) -> list[Outcome]:
    digests, counts, words = list[bytes | None](), list[int](), list[int]()

    def readings() -> Iterator[Reading | Failure]:
        for unit in batch:
            # Before the text is read: if the file changes in between, it is done again.
            digests.append(worklist.digest(unit, options))
            counts.append(0)
            words.append(0)
            for reading in worklist.read(unit, options):
                counts[-1] += 1
                words[-1] += len(reading.text.split()) if isinstance(reading, Reading) else 0
                yield reading

    results = iter(list(extract(readings())))
    return [
        _outcome(digest, [next(results) for _ in range(count)], length)
        for digest, count, length in zip(digests, counts, words, strict=True)
    ]


def _outcome(digest: bytes | None, results: list[Result], words: int) -> Outcome:
    failures = tuple(result for result in results if isinstance(result, Failure))
    return Outcome(digest, len(results) - len(failures), failures, words, pack(results))
