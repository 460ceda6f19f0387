"""``pressfacts batch``: whole archives."""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pressfacts.cli import options
from pressfacts.writers.formats import FORMATS

if TYPE_CHECKING:
    from pressfacts.readers import ReadOptions

_FORMATS = tuple(name for name in FORMATS if name not in ("table", "marked"))  # those are for terminals


def cores() -> int:
    """The number of cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@click.command("batch")
@click.argument("paths", metavar="FOLDER...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    required=True,
    help="Write to OUT; its suffix sets the format. Failures go to OUT.errors.jsonl.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(_FORMATS),
    help="Format of OUT; default by its suffix, or jsonl.",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1), metavar="N", help="Number of workers; default one per core."
)
@click.option("--resume", is_flag=True, help="Resume a stopped run: finished files are not read again.")
@click.option(
    "--keep-journal",
    is_flag=True,
    help="Keep OUT.journal, so that --resume later reads only new or changed files.",
)
@click.option("--fail-fast", is_flag=True, help="Stop at the first failure.")
@click.option(
    "--unordered", is_flag=True, help="Write records as they are finished instead of in input order."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Time limit for a file.",
)
@click.option(
    "--engine",
    type=click.Choice(("local", "ray")),
    default="local",
    show_default=True,
    help="Where the workers run: as local processes, or on Ray.",
)
@click.option("--address", metavar="ADDR", help="Ray cluster to use, e.g. auto; default a local Ray.")
@options.showing_options
@options.include_text_option
@options.reading_options
@options.extraction_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    output: Path,
    format_name: str | None,
    jobs: int | None,
    unordered: bool,
    timeout: float | None,
    engine: str,
    address: str | None,
    quiet: bool,
    include_text: bool,
    reading: "ReadOptions",
    **others: Any,
) -> None:
    """Extract the facts of whole folders of press releases.

    FOLDER is a folder, a file or a quoted pattern; there may be several. Finished files are recorded in
    OUT.journal: after Ctrl-C, a crash, a full disk or a power failure, --resume continues the run, and OUT is
    the same as that of an uninterrupted run.

    The exit status is 0 if everything was read, 1 if something could not be read (the rest is written) or the
    disk is full, 2 for incorrect usage, and 130 after Ctrl-C.
    """
    from pressfacts import engines
    from pressfacts.batch.job import Job, StoppedError
    from pressfacts.batch.run import run
    from pressfacts.cli.progress import watcher
    from pressfacts.writers import formats

    if options.output_file(ctx, output, paths) is None:
        raise click.UsageError("Name a file for -o: the journal is kept next to it.", ctx)
    if engine == "local" and address is not None:
        raise click.UsageError("--address requires --engine ray.", ctx)
    if engine == "ray" and timeout is not None:
        raise click.UsageError("--timeout requires --engine local.", ctx)
    chosen = formats.choose(format_name, output, terminal=False, several=True)
    job = Job(
        paths=paths,
        output=output,
        format=chosen,
        reading=reading._replace(keep_text=include_text or FORMATS[chosen].needs_text),
        jobs=jobs or cores(),
        ordered=not unordered,
        timeout=timeout,
        engine=engine,
        address=address,
        **others,
    )
    progress = watcher(job, quiet=quiet)
    try:
        with progress:
            summary = run(job, progress, engines.workforce(job))
    except StoppedError as stopped:
        progress.end(str(stopped))
        ctx.exit(1)
    except KeyboardInterrupt as request:
        progress.end("stopped; finished files are kept, continue with --resume")
        ctx.exit(getattr(request, "status", 130))
    except OSError as error:
        remedy = "free some space, then continue" if error.errno == errno.ENOSPC else "continue"
        progress.end(f"cannot write: {(error.strerror or str(error)).lower()}; {remedy} with --resume")
        ctx.exit(1)
    progress.summarise(summary)
    ctx.exit(1 if summary.failures else 0)
