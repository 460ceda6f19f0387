"""Who does the work where there is much of it: processes of this machine, or the actors of a Ray cluster."""

from collections.abc import Iterable, Iterator
from functools import partial

from pressfacts.batch import stream, worker
from pressfacts.batch.job import Job
from pressfacts.batch.payload import Result
from pressfacts.batch.run import Workforce
from pressfacts.readers import ReadOptions
from pressfacts.settings import Settings


def workforce(job: Job) -> Workforce:
    """The workers that a job asks for; they start when they are entered, or when there is something to do.

    Raises:
        EngineError: if the engine is not installed.
    """
    prepare = partial(worker.prepare, job.settings)
    if job.engine == "ray":
        from pressfacts.engines.ray import RayWorkers  # Ray is an extra

        return RayWorkers(prepare, job.reading, jobs=job.jobs, address=job.address)
    from pressfacts.engines.local import Workers

    return Workers(prepare, job.reading, jobs=job.jobs, timeout=job.timeout)


def results(
    paths: Iterable[str],
    options: ReadOptions,
    settings: Settings,
    *,
    jobs: int,
) -> Iterator[Result]:
    """The results of all sources, in their order, from several processes.

    Args:
        paths: files, folders, patterns and ``-``, see `pressfacts.readers.sources.find`.
        options: how they are read.
        settings: how facts are found.
        jobs: how many processes.

    Raises:
        ModelError: if the base model cannot be used.
        RulesError: if the file of name rules cannot be used.
    """
    from pressfacts.engines.local import Workers

    prepare = partial(worker.prepare, settings)
    return stream.results(paths, options, Workers(prepare, options, jobs=jobs, ahead=stream.AHEAD))
