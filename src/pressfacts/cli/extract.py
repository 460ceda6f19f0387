"""``pressfacts extract``: releases in, records out."""

import sys
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from pressfacts.cli.loading import load_spacy
from pressfacts.cli.options import extraction_options, output_options, reading_options
from pressfacts.cli.telling import say
from pressfacts.settings import Settings
from pressfacts.stopping import held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressfacts.readers import Failure, ReadOptions
    from pressfacts.record.schema import Release
    from pressfacts.writers import Writer


@click.command("extract")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@output_options
@reading_options
@extraction_options
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that share the releases out among them; see pressfacts batch for whole archives.",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    format_name: str | None,
    output: Path | None,
    kinds: tuple[str, ...],
    zones: tuple[str, ...],
    include_text: bool,
    explain: bool,
    quiet: bool,
    text_field: str | None,
    max_bytes: int,
    settings: Settings,
    jobs: int,
) -> None:
    """Write down the facts of press releases.

    PATH is a file, a folder, a quoted pattern such as "2024/**/*.txt", or - for standard input. Without a
    PATH, what is piped in is read. Files may be plain text, Markdown, HTML, PDF, Word (.docx), e-mail (.eml),
    JSON Lines or CSV.

    The exit status is 0 if all was read, 1 if something could not be read (the rest is written), and 2
    for wrong use.
    """
    from pressfacts.readers import ReadOptions, sources
    from pressfacts.writers import formats
    from pressfacts.writers.selection import Selection

    paths = paths or piped(ctx)
    several = sources.several(paths)
    file = output_file(ctx, output, paths)
    chosen = formats.choose(format_name, file, terminal=is_terminal(sys.stdout), several=several)
    keep_text = include_text or formats.FORMATS[chosen].needs_text
    leave_out = () if file is None else (file,)
    options = ReadOptions(keep_text, text_field, max_bytes, leave_out)
    selection = Selection(kinds, zones, evidence=explain)
    report = Report(quiet=quiet)
    results, numbered = _look_ahead(_results(paths, options, settings, jobs))
    several = several or numbered
    chosen = formats.choose(format_name, file, terminal=is_terminal(sys.stdout), several=several)
    with formats.opened(chosen, file, selection, several=several) as writer:
        write_down(results, writer, report, whole=file is not None)
    report.close(several=several)
    ctx.exit(1 if report.failures else 0)


def _look_ahead(results: "Iterable[Release | Failure]") -> "tuple[Iterator[Release | Failure], bool]":
    """The same results, and whether the first of them is one of many in its source."""
    from pressfacts.readers import Failure

    waiting = iter(results)
    first = next(waiting, None)
    if first is None:
        return waiting, False
    record = first.record if isinstance(first, Failure) else first.source.record
    return chain([first], waiting), record is not None


def _results(
    paths: tuple[str, ...], options: "ReadOptions", settings: Settings, jobs: int
) -> "Iterable[Release | Failure]":
    if jobs > 1:
        from pressfacts import engines

        return engines.results(paths, options, settings, jobs=jobs)
    load_spacy()
    from pressfacts.engine import records
    from pressfacts.readers.files import read_all

    return records(read_all(paths, options), settings)


def write_down(
    results: "Iterable[Release | Failure]", writer: "Writer", report: "Report", *, whole: bool
) -> None:
    """Write each record, and tell of each failure.

    Args:
        results: the records and failures.
        writer: what writes the records.
        report: what tells of the failures.
        whole: whether a request to end waits until a record is written: where it goes to a file, not into a
            pipe, which may never take it.
    """
    from pressfacts.readers import Failure
    from pressfacts.writers import FailureWriter

    for result in results:
        if isinstance(result, Failure):
            report.failed(result)
            if isinstance(writer, FailureWriter):
                writer.failed(result.path, str(result.error))
        else:
            report.read(result)
            with held() if whole else nullcontext():
                writer.write(result)


class Report:
    """What is told on standard error about sources: a line for each problem, and the sum of them.

    Attributes:
        failures: how many sources have no record.
        releases: how many have one.
    """

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._told = set[str]()
        self.failures = 0
        self.releases = 0

    def failed(self, failure: "Failure") -> None:
        """Tell why a source has no record."""
        self.failures += 1
        say(str(failure))

    def read(self, release: "Release") -> None:
        """Tell what of a source could not be read; of an extra that is missing, once."""
        from pressfacts.readers import WARNINGS

        self.releases += 1
        for notice in release.warnings if not self._quiet else ():
            if notice.code not in WARNINGS or notice.message in self._told:
                continue
            remedy = "; save it as UTF-8" if notice.code == "encoding" else ""
            say(f"{release.source.path}: warning: {notice.message}{remedy}")
            if notice.code == "extra_missing":
                self._told.add(notice.message)

    def close(self, *, several: bool) -> None:
        """Tell how many of several were read, where not all were."""
        if several and self.failures and not self._quiet:
            say(f"{self.releases} read, {self.failures} not")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether people sit at this end; a stream that the system did not open counts as one."""
    return stream is None or stream.isatty()


def output_file(ctx: click.Context, output: Path | None, paths: tuple[str, ...]) -> Path | None:
    """The place that ``-o`` names, None for standard output; a release that is read is never overwritten."""
    if output is None or str(output) == "-":
        return None
    if output.is_file() and any(Path(path).is_file() and output.samefile(path) for path in paths):
        raise click.UsageError(f"{output} is a release to read; choose another file for -o.", ctx)
    return output


def piped(ctx: click.Context) -> tuple[str, ...]:
    """Standard input as the only source, where something is piped into it."""
    if is_terminal(sys.stdin):
        raise click.UsageError("Name a file, a folder or a pattern, or pipe a release in.", ctx)
    return ("-",)
