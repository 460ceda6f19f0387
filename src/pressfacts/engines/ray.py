"""Workers on Ray, on this machine or on many.

Units of work go through a Ray Data pipeline in small blocks. Actors that load the model once do them as the
worker processes do (`pressfacts.batch.worker`), and the outcomes come back as they are ready. What a dying
actor lost is done again, in the end each unit alone; a unit that kills its worker every time is recorded as
failed.
"""

import logging
import os
import pickle
import socket
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressfacts.batch.worker import Outcome, Prepare, failed, outcomes
from pressfacts.batch.worklist import Unit
from pressfacts.errors import EngineError, PressfactsError
from pressfacts.readers import ReadOptions

if TYPE_CHECKING:
    import pyarrow

Pair = tuple[Unit, Outcome]

BLOCK_UNITS = 64
"""Most units of a block: some five seconds of work, which is what a dying actor loses."""

STRETCH_UNITS = 10_000
"""Units per worker in one run of the pipeline: ten minutes of work, so that starting it costs little."""

STRETCH_CHARACTERS = 500_000_000
"""Most characters already read in one run of the pipeline; they are held in memory."""

RETRIES = 2
"""How often a block is retried when its actor dies; then its units are tried one by one."""

_PATIENCE = 10.0
_BLOCKS_PER_WORKER = 8
_OBJECT_STORE_BYTES = 512 * 1024 * 1024
_ENVIRONMENT = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is sent anywhere
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_DEDUP_LOGS_SKIP_REGEX": ".",  # its notices go to standard output
}


class RayWorkers:
    """Actors of a Ray cluster that do units of work, like `pressfacts.engines.local.Workers`.

    Every machine of the cluster needs pressfacts and must see the files under the same paths. Use it as a
    context manager: a local Ray is started on entry and shut down on exit.

    Args:
        prepare: called once in each actor; pickled by its name.
        options: how files are read.
        jobs: number of actors, one per core.
        address: of a running cluster, ``auto`` for that of this machine; None for a local Ray.

    Raises:
        EngineError: on entry, if Ray is not installed or cannot be reached.
    """

    def __init__(
        self, prepare: Prepare, options: ReadOptions, *, jobs: int, address: str | None = None
    ) -> None:
        self._work = (prepare, options, str(Path.cwd()))
        self._jobs = jobs
        self._address = address
        self._open = ExitStack()

    def __enter__(self) -> "RayWorkers":
        self._open.enter_context(cluster(self._jobs, self._address))
        return self

    def __exit__(self, *reason: object) -> None:
        self._open.close()

    def outcomes(self, units: Iterable[Unit]) -> Iterator[list[Pair]]:
        """Do units of work, in long stretches that are held in memory.

        Raises:
            EngineError: if Ray gives up.
            PressfactsError: if the workers cannot start.
        """
        for stretch in stretches(units, self._jobs * STRETCH_UNITS):
            with _translated_errors():
                yield from self._done(stretch)

    def _done(self, units: list[Unit]) -> Iterator[list[Pair]]:
        lost = set(range(len(units)))
        for block in _pipeline(units, self._work, self._jobs):
            lost.difference_update(place for place, _ in block)
            yield [(units[place], outcome) for place, outcome in block]
        for place in sorted(lost):
            yield [(units[place], _alone(units[place], self._work))]


def stretches(units: Iterable[Unit], count: int) -> Iterator[list[Unit]]:
    """Units in stretches of at most `count` that fit in memory."""
    stretch, held = list[Unit](), 0
    for unit in units:
        stretch.append(unit)
        held += 0 if unit.reading is None else unit.size
        if len(stretch) == count or held > STRETCH_CHARACTERS:
            yield stretch
            stretch, held = [], 0
    if stretch:
        yield stretch


class Extractor:
    """The actor: loads the model once and turns blocks of units into blocks of outcomes."""

    def __init__(self, prepare: Prepare, options: ReadOptions, folder: str) -> None:
        _enter(folder)
        self._options = options
        try:
            self._extract = prepare()
        except PressfactsError as error:
            # Ray would restart an actor that fails to start; this one reports the error with each block.
            self._error: PressfactsError | None = error
        else:
            self._error = None

    def __call__(self, block: "pyarrow.Table") -> dict[str, list[Any]]:
        """Do the units of a block."""
        if self._error is not None:
            raise self._error
        batch = [pickle.loads(unit) for unit in block["unit"].to_pylist()]
        done = outcomes(batch, self._extract, self._options)
        return {"place": block["place"].to_pylist(), "outcome": [pickle.dumps(outcome) for outcome in done]}


Work = tuple[Prepare, ReadOptions, str]


def _pipeline(units: list[Unit], work: Work, jobs: int) -> Iterator[list[tuple[int, Outcome]]]:
    """Blocks of places and outcomes; blocks whose actor kept dying are missing."""
    import pyarrow
    import ray.data

    context = ray.data.DataContext.get_current()
    context.max_errored_blocks = -1
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    size = min(BLOCK_UNITS, max(1, len(units) // (_BLOCKS_PER_WORKER * jobs)))
    blocks = [
        pyarrow.table({"place": places, "unit": [pickle.dumps(units[place]) for place in places]})
        for places in (range(start, min(start + size, len(units))) for start in range(0, len(units), size))
    ]
    with warnings.catch_warnings():
        # There is no other way yet to limit the retries of a block that kills its actor every time.
        warnings.filterwarnings("ignore", message="`ray_remote_args` is deprecated")
        done = ray.data.from_blocks(blocks).map_batches(
            Extractor,
            fn_constructor_args=work,
            batch_size=None,
            batch_format="pyarrow",
            compute=ray.data.ActorPoolStrategy(size=min(jobs, len(blocks)), max_tasks_in_flight_per_actor=2),
            num_cpus=1,
            max_task_retries=RETRIES,
        )
    for block in done.iter_batches(batch_size=None, batch_format="pyarrow"):
        pairs = zip(block["place"].to_pylist(), block["outcome"].to_pylist(), strict=True)
        yield [(place, pickle.loads(outcome)) for place, outcome in pairs]


def _alone(unit: Unit, work: Work) -> Outcome:
    """The outcome of a unit in a worker of its own; a failure if this one dies as well."""
    import ray

    task = ray.remote(num_cpus=0, max_calls=1, max_retries=0)(_do_alone)
    try:
        outcome: Outcome = ray.get(task.remote(unit, work))
    except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError) as error:
        how = "ran out of memory" if isinstance(error, ray.exceptions.OutOfMemoryError) else "died"
        return failed(unit, f"the worker that read it {how}, every time", "leave it out, and report it")
    return outcome


def _do_alone(unit: Unit, work: Work) -> Outcome:
    prepare, options, folder = work
    _enter(folder)
    return outcomes([unit], prepare(), options)[0]


def _enter(folder: str) -> None:
    """Let relative paths mean what they mean to the user, on machines that share the folder."""
    if Path(folder).is_dir():
        os.chdir(folder)


@contextmanager
def cluster(jobs: int, address: str | None) -> Iterator[None]:
    """Connect to Ray, or start one, for the length of the block."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise EngineError(
            f"the engine ray needs {error.name}, which is not installed",
            "run python -m pip install 'pressfacts[ray]'",
        ) from None
    if ray.is_initialized():
        yield
        return
    options: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.CRITICAL}
    if address is None:
        options |= {"num_cpus": jobs, "include_dashboard": False, "object_store_memory": _OBJECT_STORE_BYTES}
        options["_node_ip_address"] = "127.0.0.1"
    try:
        _reach(address)
        with _hushed():
            ray.init(address=address or "local", **options)
    except Exception as error:
        raise EngineError(
            f"cannot {'reach Ray at ' + address if address else 'start Ray'}: {_told(error)}",
            "check the address" if address else "see whether python -c 'import ray; ray.init()' works",
        ) from error
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        ray.shutdown()


def _reach(address: str | None) -> None:
    """Connect to a cluster once: if nobody answers, Ray itself would end the process silently.

    Raises:
        OSError: if nobody answers.
    """
    host, _, port = (address or "").rpartition("://")[2].rpartition(":")
    if host and port.isdecimal():
        socket.create_connection((host, int(port)), timeout=_PATIENCE).close()


@contextmanager
def _hushed() -> Iterator[None]:
    """Suppress what Ray's native code writes to standard error; Python's errors say enough."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


@contextmanager
def _translated_errors() -> Iterator[None]:
    """Translate Ray's errors to ours; our own errors that an actor raised are passed on."""
    import ray.exceptions

    try:
        yield
    except ray.exceptions.RayError as error:
        cause: BaseException | None = error
        while cause is not None and not isinstance(cause, PressfactsError):
            cause = getattr(cause, "cause", None) or cause.__cause__
        raise cause or EngineError(f"Ray gave up: {_told(error)}", "see its logs") from None


def _told(error: BaseException) -> str:
    """The last line of an error: Ray puts the actor's traceback before it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1][:200] if lines else type(error).__name__
