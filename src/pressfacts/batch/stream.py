"""The results of many sources from several workers, in order, as they are ready: no journal, no output."""

from collections.abc import Iterable, Iterator

from pressfacts.batch import worklist
from pressfacts.batch.payload import Result, unpack
from pressfacts.batch.run import Workforce
from pressfacts.batch.worker import Outcome
from pressfacts.readers import ReadOptions

AHEAD = 256
"""Units that may be done before the oldest is: what is finished out of turn is held in memory."""


def results(paths: Iterable[str], options: ReadOptions, workforce: Workforce) -> Iterator[Result]:
    """The results of all sources, in the order of the sources.

    Args:
        paths: files, folders, patterns and ``-``, see `pressfacts.readers.sources.find`.
        options: how they are read.
        workforce: who does the work; no further than `AHEAD` of what is not done.

    Raises:
        PressfactsError: if the workers cannot start.
    """
    units = (
        unit._replace(position=position)
        for position, unit in enumerate(worklist.find(paths, options, streams=True))
    )
    finished, position = dict[int, Outcome](), 0
    with workforce as workers:
        for pairs in workers.outcomes(units):
            finished.update((unit.position, outcome) for unit, outcome in pairs)
            while position in finished:
                yield from unpack(finished.pop(position).payload)
                position += 1
