"""``pressfacts batch``: whole archives in, records out."""

import errno
import os
from pathlib import Path

import click

from pressfacts.cli.extract import output_file
from pressfacts.cli.options import extraction_options, reading_options, selection_options
from pressfacts.settings import Settings
from pressfacts.writers.formats import FORMATS

_FORMATS = tuple(name for name in FORMATS if name not in ("table", "marked"))  # those are for people


def cores() -> int:
    """How many cores this process may use."""
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
    help="Write to OUT; its suffix sets the format. OUT.errors.jsonl says what could not be read and why.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(_FORMATS),
    help="Format of OUT, where its suffix does not tell; default jsonl.",
)
@click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Workers; default one for each core.")
@click.option(
    "--resume",
    is_flag=True,
    help="Go on with a run that was stopped: what it has finished is not done again.",
)
@click.option(
    "--keep-journal",
    is_flag=True,
    help="Keep OUT.journal at the end, so that --resume later does what is new or changed alone.",
)
@click.option("--fail-fast", is_flag=True, help="Stop at the first failure.")
@click.option(
    "--unordered", is_flag=True, help="Write records as they are finished, not in the input's order."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Give up on a file that takes longer.",
)
@click.option(
    "--engine",
    type=click.Choice(("local", "ray")),
    default="local",
    show_default=True,
    help="Who does the work: processes of this machine, or Ray, here or on a cluster.",
)
@click.option(
    "--address", metavar="ADDR", help="Ray cluster to work on, e.g. auto; without it Ray runs here alone."
)
@selection_options
@reading_options
@extraction_options
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: Path,
    format_name: str | None,
    jobs: int | None,
    resume: bool,
    keep_journal: bool,
    fail_fast: bool,
    unordered: bool,
    timeout: float | None,
    engine: str,
    address: str | None,
    kinds: tuple[str, ...],
    zones: tuple[str, ...],
    include_text: bool,
    explain: bool,
    quiet: bool,
    text_field: str | None,
    max_bytes: int,
    settings: Settings,
) -> None:
    """Write down the facts of whole folders of press releases.

    FOLDER is a folder, a file or a quoted pattern; there may be several. Workers share the files out among
    them, and each finished file is kept in OUT.journal: after Ctrl-C, a crash, a full disk or a power cut,
    --resume goes on with what is missing, and OUT comes out as if nothing had happened.

    The exit status is 0 if all was read, 1 if something could not be read (the rest is written) or the disk
    is full, 2 for wrong use, 130 after Ctrl-C.
    """
    from pressfacts import engines
    from pressfacts.batch.job import Job, StoppedError
    from pressfacts.batch.run import run
    from pressfacts.cli.progress import watcher
    from pressfacts.readers import ReadOptions
    from pressfacts.writers import formats
    from pressfacts.writers.selection import Selection

    if output_file(ctx, output, paths) is None:
        raise click.UsageError("Name a file for -o: what is finished is kept beside it.", ctx)
    if engine == "local" and address is not None:
        raise click.UsageError("--address is for --engine ray.", ctx)
    if engine == "ray" and timeout is not None:
        raise click.UsageError("--timeout is for --engine local.", ctx)
    chosen = formats.choose(format_name, output, terminal=False, several=True)
    job = Job(
        paths=paths,
        output=output,
        format=chosen,
        selection=Selection(kinds, zones, evidence=explain),
        reading=ReadOptions(include_text or FORMATS[chosen].needs_text, text_field, max_bytes),
        settings=settings,
        jobs=jobs or cores(),
        resume=resume,
        keep_journal=keep_journal,
        fail_fast=fail_fast,
        ordered=not unordered,
        timeout=timeout,
        engine=engine,
        address=address,
    )
    told = watcher(job, quiet=quiet)
    try:
        with told:
            summary = run(job, told, engines.workforce(job))
    except StoppedError as stopped:
        told.end(str(stopped))
        ctx.exit(1)
    except KeyboardInterrupt as request:
        told.end("stopped; what is finished is safe, --resume goes on with it")
        ctx.exit(getattr(request, "status", 130))
    except OSError as error:
        full = error.errno == errno.ENOSPC
        remedy = "make room, and go on with --resume" if full else "go on with --resume"
        told.end(f"cannot write: {(error.strerror or str(error)).lower()}; {remedy}")
        ctx.exit(1)
    told.summarise(summary)
    ctx.exit(1 if summary.failures else 0)
