"""``pressfacts extract``: records of releases."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressfacts.cli import options
from pressfacts.cli.messages import Report
from pressfacts.cli.start import import_spacy
from pressfacts.settings import Settings

if TYPE_CHECKING:
    from pressfacts.readers import ReadOptions
    from pressfacts.writers.selection import Selection


@click.command("extract")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@options.output_options
@options.showing_options
@options.include_text_option
@options.reading_options
@options.extraction_options
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Number of processes; see pressfacts batch for whole archives.",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    format_name: str | None,
    output: Path | None,
    selection: "Selection",
    quiet: bool,
    include_text: bool,
    reading: "ReadOptions",
    settings: Settings,
    jobs: int,
) -> None:
    """Extract the facts of press releases.

    PATH is a file, a folder, a quoted pattern such as "2024/**/*.txt", or - for standard input, which is also
    the default in a pipe. Files may be plain text, Markdown, HTML, PDF, Word (.docx), e-mail (.eml), JSON
    Lines or CSV.

    The exit status is 0 if everything was read, 1 if something could not be read (the rest is written), and 2
    for incorrect usage.
    """
    from pressfacts.readers import sources
    from pressfacts.writers import formats

    paths = paths or options.piped(ctx)
    file = options.output_file(ctx, output, paths)
    terminal, several = options.is_terminal(sys.stdout), sources.several(paths)
    chosen = formats.choose(format_name, file, terminal=terminal, several=several)
    reading = reading._replace(
        keep_text=include_text or formats.FORMATS[chosen].needs_text,
        leave_out=() if file is None else (file,),
    )
    import_spacy()
    from pressfacts import engine

    if jobs > 1:
        from pressfacts import engines

        made = engines.results(paths, reading, settings, jobs=jobs)
    else:
        made = engine.read(paths, reading, settings)
    results, numbered = engine.peek(made)
    several = several or numbered
    chosen = formats.choose(format_name, file, terminal=terminal, several=several)
    report = Report(quiet=quiet)
    with formats.opened(chosen, file, selection, several=several) as writer:
        engine.write(results, writer, report, whole=file is not None)
    report.close(several=several)
    ctx.exit(1 if report.failures else 0)
