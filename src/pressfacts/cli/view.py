"""``pressfacts view``: a release with its facts marked, in the terminal or as a page."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressfacts.cli.extract import Report, output_file, piped, write_down
from pressfacts.cli.loading import load_spacy
from pressfacts.cli.options import extraction_options, reading_options, showing_options
from pressfacts.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressfacts.readers import Failure, ReadOptions
    from pressfacts.record.schema import Release


@click.command("view")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--html", is_flag=True, help="Make a page for a browser instead: one file that needs no network."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True, path_type=Path),
    metavar="OUT",
    help="Write to OUT: with --html a page where it ends in .html, else a folder of pages with an index.",
)
@showing_options
@reading_options
@extraction_options
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    html: bool,
    output: Path | None,
    kinds: tuple[str, ...],
    zones: tuple[str, ...],
    explain: bool,
    quiet: bool,
    text_field: str | None,
    max_bytes: int,
    settings: Settings,
) -> None:
    """Show a press release with its facts marked.

    In a terminal the facts have the colour of their kind; in a pipe, and with NO_COLOR, they stand in
    brackets. With --html you get a page to click through, and for several releases a folder of pages:
    pressfacts view 2024 --html -o pages

    PATH is what extract reads, or a file of records that extract wrote with --include-text.
    """
    from pressfacts.readers import ReadOptions, sources
    from pressfacts.writers import formats
    from pressfacts.writers.selection import Selection

    paths = paths or piped(ctx)
    out = output_file(ctx, output, paths)
    if html:
        _keep_apart(ctx, out, paths)
    page = out is not None and out.suffix.lower() in formats.FORMATS["html"].suffixes
    chosen = "html" if html or page else "marked"
    several = sources.several(paths)
    reading = ReadOptions(keep_text=True, text_field=text_field, max_bytes=max_bytes)
    report = Report(quiet=quiet)
    selection = Selection(kinds, zones, evidence=explain or chosen == "html")
    with formats.opened(chosen, out, selection, several=several) as writer:
        write_down(_results(paths, reading, settings), writer, report, whole=out is not None)
    report.close(several=several)
    ctx.exit(1 if report.failures else 0)


def _results(
    paths: tuple[str, ...], reading: "ReadOptions", settings: Settings
) -> "Iterator[Release | Failure]":
    """The records of texts, or those that a file of records holds."""
    load_spacy()
    from pressfacts import engine
    from pressfacts.readers import records
    from pressfacts.readers.files import read_all

    for is_made, group in groupby(paths, key=lambda path: records.are_in(Path(path))):
        if is_made:
            for path in group:
                yield from records.read(Path(path))
        else:
            yield from engine.records(read_all(group, reading), settings)


def _keep_apart(ctx: click.Context, out: Path | None, paths: tuple[str, ...]) -> None:
    """Refuse to write pages into a folder that is read: the next run would take them for releases."""
    if out is None:
        return
    place = out.resolve()
    for path in (Path(path).resolve() for path in paths if Path(path).is_dir()):
        if place == path or path in place.parents:
            raise click.UsageError(f"{out} lies in a folder that is read; choose one beside it for -o.", ctx)
