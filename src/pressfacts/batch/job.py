"""What every engine of ``pressfacts batch`` takes and gives: a job, a watcher, a summary."""

import os
from pathlib import Path
from typing import NamedTuple, Protocol

from pressfacts.errors import PressfactsError
from pressfacts.readers import DEFAULTS, Failure, ReadOptions
from pressfacts.settings import Settings
from pressfacts.writers.selection import Selection


class Job(NamedTuple):
    """One run of ``pressfacts batch``; the attributes are its options.

    Attributes:
        format: a key of `pressfacts.writers.formats.FORMATS`.
        jobs: number of workers.
        ordered: whether to write the records in the order of the input, or as they are finished.
        timeout: seconds that a file may take; None for no limit.
        engine: ``local`` or ``ray``.
        address: of the Ray cluster; None to start Ray on this machine.
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
        """The file that says what could not be read."""
        return self._beside("errors.jsonl")

    @property
    def journal(self) -> Path:
        """The folder that keeps what is finished."""
        return self._beside("journal")

    @property
    def target(self) -> Path:
        """The output, or what it links to, so that two runs cannot write one file through a link."""
        return Path(os.path.realpath(self.output)) if self.output.is_symlink() else self.output

    def _beside(self, suffix: str) -> Path:
        return self.target.with_name(f"{self.target.name}.{suffix}")


class Summary(NamedTuple):
    """The result of a run.

    Attributes:
        releases: number of records written.
        failures: number of sources without one.
        facts: facts written, by kind.
        words: words of the releases written.
        kept: number of releases taken over from an earlier run.
        words_read: words of the releases that this run itself extracted.
        seconds: duration.
    """

    releases: int
    failures: int
    facts: dict[str, int]
    words: int
    kept: int
    words_read: int
    seconds: float


class Watcher(Protocol):
    """Receives the progress of a run, and does its own timing."""

    def counted(self, files: int | None, size: int) -> None:
        """The number of files, None if one holds many releases, and their bytes; called from a thread."""

    def done(self, *, releases: int, words: int, size: int, kept: bool) -> None:
        """A unit of so many releases, words, and bytes or characters is finished, or kept from before."""

    def failed(self, failure: Failure) -> None:
        """A release could not be read."""


class StoppedError(PressfactsError):
    """A run that ended early; what was finished is safe."""
