"""Run a job: unfinished units are handed out, finished ones are kept, and the output is written in order."""

import errno
import json
import os
import re
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from pressfacts.batch import journal, worker, worklist
from pressfacts.batch.fingerprint import fingerprint
from pressfacts.batch.job import Job, StoppedError, Summary, Watcher
from pressfacts.batch.journal import Journal
from pressfacts.batch.payload import describe, unpack
from pressfacts.batch.worker import Outcome
from pressfacts.batch.worklist import Unit
from pressfacts.errors import InputError, OutputError
from pressfacts.readers import Failure, sources
from pressfacts.record.schema import Release
from pressfacts.stopping import held
from pressfacts.writers import Writer, files, formats
from pressfacts.writers.selection import Selection

_NO_FSYNC = (errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EROFS)


class Workforce(Protocol):
    """The workers; see `pressfacts.engines`."""

    def __enter__(self) -> "Workforce": ...

    def __exit__(self, *reason: object) -> None: ...

    def outcomes(self, units: Iterable[Unit]) -> Iterator[list[tuple[Unit, Outcome]]]:
        """Do units of work; each is returned once with its outcome, in any order.

        Raises:
            PressfactsError: if the workers cannot start.
        """


def run(job: Job, watcher: Watcher, workforce: Workforce) -> Summary:
    """Run a job.

    A finished unit is in the journal before it counts as done. The output and the file of errors are written
    from the journal, atomically. Then the journal is removed, or kept if something failed, so that
    ``--resume`` does only that.

    Raises:
        OutputError: if the output cannot be written, another run writes it, or the journal is of another job.
        InputError: if the input of a run to resume is gone.
        ModelError: if the base model cannot be used.
        StoppedError: at the first failure, with ``fail_fast``.
        KeyboardInterrupt: passed on; what is finished is in the journal, and the output is unchanged.
        OSError: if the disk is full.
    """
    _check_output(job)
    with journal.opened(job.journal) as kept:
        run = _Run(job, watcher, kept)
        try:
            run.begin()
            summary = run.work(workforce)
        except _Interrupted as interrupted:
            kept.give_up()
            raise interrupted.request from None
        except BaseException:
            kept.give_up()
            raise
        with held():
            run.finish()
    return summary


class _Interrupted(Exception):  # noqa: N818 (a request, no error)
    """Ctrl-C as an error, so that writers discard the incomplete output."""

    def __init__(self, request: KeyboardInterrupt) -> None:
        super().__init__()
        self.request = request


class _Run:
    """The state of a run."""

    def __init__(self, job: Job, watcher: Watcher, kept: Journal) -> None:
        self._job = job
        self._watcher = watcher
        self._journal = kept
        self._outputs = (job.output, job.errors, job.journal)
        self._start = time.monotonic()
        self._positions = 0
        self._kept = 0
        self._words_read = 0
        self._failures = 0

    def begin(self) -> None:
        """Take over the journal, or refuse to."""
        job, kept = self._job, self._journal
        made_with = fingerprint(job)
        if job.resume:
            self._refuse_missing()
            for name, (then, now) in kept.differences(made_with).items():
                reason = f"{job.journal} was made with {name} {then}, this is {now}"
                raise OutputError(reason, "use the same settings, or delete the journal to start again")
        elif unfinished := kept.unfinished():
            reason = f"{job.journal} has {unfinished} finished releases of a run that was stopped"
            raise OutputError(reason, "add --resume to continue it, or delete it to start again")
        kept.begin(made_with, afresh=not job.resume)
        self._clear()

    def work(self, workforce: Workforce) -> Summary:
        """Do what is not done yet, and write everything."""
        job = self._job
        threading.Thread(target=self._count, daemon=True).start()
        with formats.opened(job.format, job.output, job.selection, several=True) as writer:
            output = _Output(self._journal, writer, job.selection)
            try:
                self._process(workforce, output)
            except KeyboardInterrupt as request:
                raise _Interrupted(request) from None
        return Summary(
            releases=output.releases,
            failures=self._failures,
            facts={kind: output.facts[kind] for kind in job.selection.kinds},
            words=output.words,
            kept=self._kept,
            words_read=self._words_read,
            seconds=time.monotonic() - self._start,
        )

    def _process(self, workforce: Workforce, output: "_Output") -> None:
        with workforce as workers:
            for pairs in workers.outcomes(self._to_do()):
                for unit, outcome in pairs:
                    self._settle(unit, outcome)
                self._journal.commit()
                output.advance()
        self._journal.commit()
        output.advance(to_the_end=True)

    def finish(self) -> None:
        """Write the file of errors; keep the journal only if it is of use."""
        if self._failures:
            self._write_errors()
        else:
            self._job.errors.unlink(missing_ok=True)
        if self._failures or self._job.keep_journal:
            self._journal.finish()
        else:
            _secure(self._job.output)
            self._journal.remove()

    def _write_errors(self) -> None:
        with files.replacing(self._job.errors, keep=False) as stream:
            for payload in self._journal.failed():
                for result in unpack(payload):
                    if isinstance(result, Failure):
                        stream.write(json.dumps(describe(result), ensure_ascii=False) + "\n")

    def _to_do(self) -> Iterator[Unit]:
        """The units that are new, changed or failed; the others are taken over."""
        job = self._job
        for unit in worklist.find(job.paths, job.reading, self._outputs):
            known = self._journal.known(unit.key)
            if known is not None and known.current:
                continue
            if isinstance(unit.reading, Failure):
                self._settle(self._placed(unit), worker.given(unit.reading))
            elif (
                known is not None
                and not known.failures
                and known.digest == worklist.digest(unit, job.reading)
            ):
                self._journal.keep(unit.key, self._place())
                self._kept += known.releases
                self._watcher.done(releases=known.releases, words=known.words, size=unit.size, kept=True)
            else:
                yield self._placed(unit) if job.ordered else unit

    def _place(self) -> int:
        self._positions += 1
        return self._positions - 1

    def _placed(self, unit: Unit) -> Unit:
        return unit._replace(position=self._place())

    def _settle(self, unit: Unit, outcome: Outcome) -> None:
        """Record a finished unit; without an order it gets its position now."""
        position = unit.position if self._job.ordered else self._place()
        self._journal.add(unit.key, position, outcome)
        self._words_read += outcome.words
        self._failures += len(outcome.failures)
        for failure in outcome.failures:
            self._watcher.failed(failure)
        self._watcher.done(releases=outcome.releases, words=outcome.words, size=unit.size, kept=False)
        if self._job.fail_fast and outcome.failures:
            self._journal.commit()
            raise StoppedError("stopped at the first failure", "fix it, then rerun with --resume")

    def _clear(self) -> None:
        """Delete incomplete files of a run that was killed."""
        folder, names = self._job.target.parent, (self._job.target.name, self._job.errors.name)
        incomplete = re.compile(rf"\.(?:{'|'.join(map(re.escape, names))})\.\d+\.(?:part|older)")
        for path in [path for path in folder.iterdir() if incomplete.fullmatch(path.name)]:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def _refuse_missing(self) -> None:
        """Refuse to resume if an input is gone, such as an unmounted drive: its records would be lost."""
        for path in self._job.paths:
            found = list[Failure]()
            for source in sources.find([path]):
                if not isinstance(source, Failure):
                    break
                found.append(source)
            else:
                reason = f"{found[0].path}: {found[0].error.reason}" if found else f"{path}: nothing to read"
                raise InputError(reason, "check the path; what is finished was kept")

    def _count(self) -> None:
        with suppress(OSError):  # reported when the files are read
            self._watcher.counted(*worklist.measure(self._job.paths, self._outputs))


class _Output:
    """The output, written from the journal in order, up to the first unit that is not finished."""

    def __init__(self, kept: Journal, writer: Writer, selection: Selection) -> None:
        self._journal = kept
        self._writer = writer
        self._selection = selection
        self._next = 0
        self.releases = 0
        self.words = 0
        self.facts = Counter[str]()

    def advance(self, *, to_the_end: bool = False) -> None:
        """Write what is finished, past gaps only at the end."""
        for entry in self._journal.entries(self._next):
            if entry.position != self._next and not to_the_end:
                return
            self._next = entry.position + 1
            self.words += entry.words
            for result in unpack(entry.payload):
                if isinstance(result, Release):
                    self._write(result)
                else:
                    self._writer.failed(result.path, str(result.error))

    def _write(self, release: Release) -> None:
        self._writer.write(release)
        self.releases += 1
        for kind in self._selection.kinds:
            self.facts[kind] += len(self._selection.facts(release, kind))


def _check_output(job: Job) -> None:
    if job.output.exists() and any(
        os.path.exists(path) and job.output.samefile(path)  # noqa: PTH110 (a name may hold a NUL)
        for path in job.paths
    ):
        reason = f"{job.output} is input and output"
        raise OutputError(reason, "choose another place for -o, or quote the pattern that matches it")
    if job.output.exists() and not job.output.is_file() and not job.output.is_dir():
        reason = f"{job.output} is not a regular file"
        raise OutputError(reason, "name a file, or use pressfacts extract for a pipe")


def _secure(output: Path) -> None:
    """Sync the output to disk before the journal is removed."""
    for path in (output, *output.glob("*")) if output.is_dir() else (output,):
        try:
            number = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
        except OSError as error:  # Windows cannot open folders, and some network drives have no fsync
            if error.errno not in _NO_FSYNC:
                raise
