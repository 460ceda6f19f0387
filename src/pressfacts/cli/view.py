"""``pressfacts view``: a release with its facts highlighted, in the terminal or as a page."""

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


@click.command("view")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--html", is_flag=True, help="Make a web page instead: one file that works offline.")
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True, path_type=Path),
    metavar="OUT",
    help="Write to OUT: with --html a page if it ends in .html, otherwise a folder of pages with an index.",
)
@options.showing_options
@options.reading_options
@options.extraction_options
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    html: bool,
    output: Path | None,
    selection: "Selection",
    quiet: bool,
    reading: "ReadOptions",
    settings: Settings,
) -> None:
    """Show a press release with its facts highlighted.

    In a terminal, facts have the colour of their kind; in a pipe, or with NO_COLOR, they are put in brackets.
    With
    --html you get an interactive page, or a folder of pages for several releases:
    pressfacts view 2024 --html -o pages

    PATH is what extract reads, or a file of records that extract wrote with --include-text.
    """
    from pressfacts.readers import sources
    from pressfacts.writers import formats

    paths = paths or options.piped(ctx)
    out = options.output_file(ctx, output, paths)
    page = html or (out is not None and out.suffix.lower() in formats.FORMATS["html"].suffixes)
    if html and out is not None and _is_read(out, paths):
        raise click.UsageError(f"{out} is in a folder that is read; choose one outside it for -o.", ctx)
    import_spacy()
    from pressfacts import engine

    several = sources.several(paths)
    report = Report(quiet=quiet)
    selection = selection._replace(evidence=selection.evidence or page)
    results = engine.read(paths, reading._replace(keep_text=True), settings, written_too=True)
    with formats.opened("html" if page else "marked", out, selection, several=several) as writer:
        engine.write(results, writer, report, whole=out is not None)
    report.close(several=several)
    ctx.exit(1 if report.failures else 0)


def _is_read(out: Path, paths: tuple[str, ...]) -> bool:
    """Whether pages would go into an input folder, where the next run would read them as releases."""
    place = out.resolve()
    folders = [Path(path).resolve() for path in paths if Path(path).is_dir()]
    return any(folder == place or folder in place.parents for folder in folders)
