"""Progress of a batch on standard error: a bar on a terminal, otherwise a line every few seconds."""

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from pressfacts.cli.messages import say, shown

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

    from pressfacts.batch.job import Job, Summary
    from pressfacts.readers import Failure

FAILURES_SHOWN = 20
"""Failures that are shown as they occur; all of them are in the errors file."""

SECONDS_BETWEEN_LINES = 5.0


def watcher(job: "Job", *, quiet: bool) -> "Watcher":
    """The progress display for a job; if quiet, only errors are shown."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    if quiet:
        return Watcher(job)
    return (
        BarWatcher(job, console) if console.is_terminal and not console.is_dumb_terminal else LineWatcher(job)
    )


class Watcher:
    """Shows only errors, and counts the rest."""

    def __init__(self, job: "Job") -> None:
        self._job = job
        self._start = time.monotonic()
        self._files: int | None = None
        self._size: int | None = None
        self._done = self._words = self._size_done = self._size_kept = self._failures = 0

    def __enter__(self) -> "Watcher":
        return self

    def __exit__(self, *reason: object) -> None:
        return None

    def counted(self, files: int | None, size: int) -> None:
        """Set the total, as soon as it is known."""
        self._files, self._size = files, size

    def done(self, *, releases: int, words: int, size: int, kept: bool) -> None:
        """Count a file that was finished, now or in an earlier run."""
        self._done += releases
        self._size_done += size
        self._size_kept += size if kept else 0
        self._words += 0 if kept else words

    def failed(self, failure: "Failure") -> None:
        """Show a failure."""
        self._failures += 1
        if self._failures <= FAILURES_SHOWN:
            self.end(str(failure))
        elif self._failures == FAILURES_SHOWN + 1:
            self.end(f"further failures are only listed in {self._job.errors}")

    def end(self, line: str) -> None:
        """Show a message, such as why a run stopped early."""
        say(line)

    def summarise(self, summary: "Summary") -> None:
        """Show a summary."""

    def _state(self) -> str:
        """The progress on one line."""
        total = "" if self._files is None else f" of {number(self._files)}"
        parts = [
            f"{number(self._done + self._failures)}{total} {'files' if total else 'releases'}",
            f"{number(self._words / max(time.monotonic() - self._start, 0.001))} words/s",
        ]
        if (left := self._left()) is not None:
            parts.append(f"{duration(left)} left")
        if self._failures:
            parts.append(f"{number(self._failures)} failed")
        return ", ".join(parts)

    def _left(self) -> float | None:
        """Estimated seconds left, from the speed of this run; files of an earlier run took none."""
        done = self._size_done - self._size_kept
        if self._size is None or done < self._size / 100:
            return None
        return max(0, self._size - self._size_done) * (time.monotonic() - self._start) / done


class LineWatcher(Watcher):
    """Shows a line every few seconds, and a summary."""

    def __init__(self, job: "Job") -> None:
        super().__init__(job)
        self._next = self._start + SECONDS_BETWEEN_LINES

    def done(self, *, releases: int, words: int, size: int, kept: bool) -> None:
        """Count a file that was finished, now or in an earlier run."""
        super().done(releases=releases, words=words, size=size, kept=kept)
        if time.monotonic() >= self._next:
            self.end(self._state())
            self._next = time.monotonic() + SECONDS_BETWEEN_LINES

    def summarise(self, summary: "Summary") -> None:
        """Show a summary as a table."""
        from rich.console import Console

        _print(Console(stderr=True, highlight=False, color_system=None, width=80), self._job, summary)


class BarWatcher(Watcher):
    """Shows a progress bar, and a summary."""

    def __init__(self, job: "Job", console: "Console") -> None:
        super().__init__(job)
        self._console = console
        self._open = ExitStack()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> "BarWatcher":
        from rich.progress import BarColumn, Progress, TextColumn

        self._bar = self._open.enter_context(
            Progress(BarColumn(), TextColumn("{task.description}"), console=self._console, transient=True)
        )
        self._task = self._bar.add_task("loading the model", total=None)
        return self

    def __exit__(self, *reason: object) -> None:
        self._open.close()

    def counted(self, files: int | None, size: int) -> None:
        """Set the total, as soon as it is known."""
        super().counted(files, size)
        self._draw(total=size)

    def done(self, *, releases: int, words: int, size: int, kept: bool) -> None:
        """Count a file that was finished, now or in an earlier run."""
        super().done(releases=releases, words=words, size=size, kept=kept)
        self._draw(completed=self._size_done, description=self._state())

    def end(self, line: str) -> None:
        """Show a message above the bar."""
        self._console.print(f"pressfacts: {shown(line)}", markup=False, emoji=False)

    def summarise(self, summary: "Summary") -> None:
        """Show a summary as a table."""
        _print(self._console, self._job, summary)

    def _draw(self, **changed: object) -> None:
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, **changed)  # type: ignore[arg-type]


def _print(console: "Console", job: "Job", summary: "Summary") -> None:
    from rich.table import Table

    speed = number(summary.words_read / max(summary.seconds, 0.001)) if summary.words_read else None
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    for label, value in {
        "releases": number(summary.releases),
        "  from an earlier run": number(summary.kept) if summary.kept else None,
        **{kind: number(count) for kind, count in summary.facts.items()},
        "failures": number(summary.failures),
        "words": number(summary.words),
        "words a second": speed,
        "time": duration(summary.seconds),
    }.items():
        if value is not None:
            table.add_row(label, value)
    console.print(table)
    if summary.failures:
        remedy = f"See {job.errors} for the reasons. Fix them, then rerun with --resume."
        console.print(shown(remedy), markup=False, emoji=False)


def number(value: float) -> str:
    """A number in groups of three digits."""
    return f"{value:,.0f}".replace(",", " ")


def duration(seconds: float) -> str:
    """Seconds as minutes and seconds, or as hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
