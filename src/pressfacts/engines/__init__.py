"""Who does the work of ``pressfacts batch``: processes of this machine, or the actors of a Ray cluster."""

from functools import partial

from pressfacts.batch import worker
from pressfacts.batch.job import Job
from pressfacts.batch.run import Workforce


def workforce(job: Job) -> Workforce:
    """The workers that a job asks for; they start when they are entered, or when there is something to do.

    Raises:
        EngineError: if the engine is not installed.
    """
    prepare = partial(worker.prepare, job.model, job.reference_date)
    if job.engine == "ray":
        from pressfacts.engines.ray import RayWorkers  # Ray is an extra

        return RayWorkers(prepare, job.reading, jobs=job.jobs, address=job.address)
    from pressfacts.engines.local import Workers

    return Workers(prepare, job.reading, jobs=job.jobs, timeout=job.timeout)
