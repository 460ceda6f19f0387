"""What every engine of ``pressfacts batch`` takes and gives: a job, somebody who watches, a summary."""

from pathlib import Path
from typing import NamedTuple, Protocol

from pressfacts.errors import PressfactsError
from pressfacts.readers import DEFAULTS, Failure, ReadOptions
from pressfacts.settings import Settings
from pressfacts.writers.selection import Selection


class Job(NamedTuple):
    """One run of ``pressfacts batch``.

    Attributes:
        paths: files, folders and patterns.
        output: where the records go.
        format: a key of `pressfacts.writers.formats.FORMATS`.
        selection: what of each record is written.
        reading: how the files are read.
        settings: how facts are found.
        jobs: number of workers.
        resume: whether to go on with what an earlier run has finished.
        keep_journal: whether to keep the journal of a run in which nothing failed, to resume it later.
        fail_fast: whether to stop at the first failure.
        ordered: whether the records are written in the order of the input, or as they are finished.
        timeout: seconds that a file may take; None for as long as it needs.
        engine: ``local`` or ``ray``.
        address: of the Ray cluster; None for a Ray of this machine.
    """

    paths: tuple[str, ...]
    output: Path
    format: str
    selection: Selection = Selection()
    reading: ReadOptions = DEFAULTS
    settings: Settings = Settings()
    jobs: int = 1
    resume: bool = False
    keep_journal: bool = False
    fail_fast: bool = False
    ordered: bool = True
    timeout: float | None = None
    engine: str = "local"
    address: str | None = None

    @property
    def errors(self) -> Path:
        """The file of what could not be read."""
        return self.output.with_name(f"{self.output.name}.errors.jsonl")

    @property
    def journal(self) -> Path:
        """The folder that keeps what is finished."""
        return self.output.with_name(f"{self.output.name}.journal")


class Summary(NamedTuple):
    """What a run came to.

    Attributes:
        releases: how many records were written.
        failures: how many sources have none.
        facts: facts written, by kind.
        words: words of the releases that were written.
        kept: how many releases were taken over from an earlier run.
        words_read: words of the releases that this run itself extracted.
        seconds: how long this run took.
    """

    releases: int
    failures: int
    facts: dict[str, int]
    words: int
    kept: int
    words_read: int
    seconds: float


class Watcher(Protocol):
    """Who is told how a run goes; the times are theirs to take."""

    def counted(self, files: int | None, size: int) -> None:
        """How much there is to do, as soon as it is known; told from another thread.

        Args:
            files: how many files; None where one of them holds any number of releases.
            size: their bytes.
        """

    def done(self, *, releases: int, words: int, size: int, kept: bool) -> None:
        """Something was finished, or was kept from an earlier run.

        Args:
            releases: how many records it has.
            words: words of its texts.
            size: its bytes, or characters.
            kept: whether it was finished before.
        """

    def failed(self, failure: Failure) -> None:
        """Something has no record."""


class StoppedError(PressfactsError):
    """A run that ended before its end; what was finished is safe."""
