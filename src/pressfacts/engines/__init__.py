"""The workers: processes on this machine, or the actors of a Ray cluster."""

from collections.abc import Iterable, Iterator
from functools import partial

from pressfacts.batch import worker, worklist
from pressfacts.batch.job import Job
from pressfacts.batch.payload import Result, unpack
from pressfacts.batch.run import Workforce
from pressfacts.batch.worker import Outcome
from pressfacts.readers import ReadOptions
from pressfacts.settings import Settings

AHEAD = 256
"""How many units may be finished before the oldest; results out of order are held in memory."""


def workforce(job: Job) -> Workforce:
    """The workers for a job; they start when they are entered, or when there is something to do.

    Raises:
        EngineError: if the engine is not installed.
    """
    prepare = partial(worker.prepare, job.settings)
    if job.engine == "ray":
        from pressfacts.engines.ray import RayWorkers  # Ray is an extra

        return RayWorkers(prepare, job.reading, jobs=job.jobs, address=job.address)
    from pressfacts.engines.local import Workers

    return Workers(prepare, job.reading, jobs=job.jobs, timeout=job.timeout)


def results(paths: Iterable[str], options: ReadOptions, settings: Settings, *, jobs: int) -> Iterator[Result]:
    """The results of all sources, in their order, from several processes, without a journal.

    Args:
        paths: files, folders, patterns and ``-``, see `pressfacts.readers.sources.find`.
        options: how they are read.
        settings: how facts are found.
        jobs: number of processes.

    Raises:
        ModelError: if the base model cannot be used.
        RulesError: if the file of name rules cannot be used.
    """
    from pressfacts.engines.local import Workers

    units = (
        unit._replace(position=position)
        for position, unit in enumerate(worklist.find(paths, options, streams=True))
    )
    finished, position = dict[int, Outcome](), 0
    with Workers(partial(worker.prepare, settings), options, jobs=jobs, ahead=AHEAD) as workers:
        for pairs in workers.outcomes(units):
            finished.update((unit.position, outcome) for unit, outcome in pairs)
            while position in finished:
                yield from unpack(finished.pop(position).payload)
                position += 1
