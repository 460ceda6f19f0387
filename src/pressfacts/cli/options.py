"""Options that several commands share, and checks of their values."""

import re
import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar, cast

import click

from pressfacts.settings import Settings
from pressfacts.writers.formats import FORMATS, SUFFIXES

if TYPE_CHECKING:
    from pressfacts.readers import ReadOptions
    from pressfacts.writers.selection import Selection

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]

_SIZE = re.compile(r"(?P<number>[1-9]\d{0,11})\s*(?P<unit>[kmg]?)b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


def _kinds(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    from pressfacts.record.schema import FACT_KINDS

    return listed(value, FACT_KINDS, "kind of fact", ctx, param)


def _zones(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    from pressfacts.record.schema import ZONES

    return listed(value, ZONES, "zone", ctx, param)


def listed(
    value: str | None, choices: tuple[str, ...], noun: str, ctx: click.Context, param: click.Parameter
) -> tuple[str, ...]:
    """The choices in a comma-separated list, each once and in their own order; all if there is no list."""
    if value is None:
        return choices
    asked = [part.strip().lower() for part in value.split(",") if part.strip()]
    unknown = [name for name in asked if name not in choices]
    if unknown or not asked:
        what = f"{unknown[0]!r} is not a {noun}" if unknown else f"no {noun} is named"
        raise click.BadParameter(f"{what}; choose from {', '.join(choices)}.", ctx, param)
    return tuple(name for name in choices if name in asked)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A calendar day in the long form only, as Python before 3.11 parses no other."""
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").strftime("%Y-%m-%d")
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day of the form YYYY-MM-DD.", ctx, param) from None


def _size(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """A number of bytes, KB, MB or GB."""
    match = _SIZE.fullmatch(value.strip())
    if match is None:
        raise click.BadParameter(f"{value!r} is not a size such as 500KB or 20MB.", ctx, param)
    return int(match["number"]) * _UNITS[match["unit"].lower()]


def _together(*options: Decorator[Any]) -> Decorator[Any]:
    """One decorator for several options, in the order of the help."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _as_one(argument: str, make: Callable[..., Any], **options: Decorator[Any]) -> Decorator[Any]:
    """A decorator for options whose values the command gets as one argument.

    Args:
        argument: name of the argument.
        make: makes its value of those of the options.
        options: the options by name.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_one(*arguments: Any, **values: Any) -> Any:
            values[argument] = make(**{name: values.pop(name) for name in options})
            return command(*arguments, **values)

        return cast("Command", _together(*options.values())(with_one))

    return decorate


def _reading(**values: Any) -> "ReadOptions":
    from pressfacts.readers import ReadOptions

    return ReadOptions(**values)


def _selection(**values: Any) -> "Selection":
    from pressfacts.writers.selection import Selection

    return Selection(**values)


model_option = click.option(
    "--model",
    metavar="NAME",
    help="Base model: name or path of an English spaCy pipeline with a tagger, a parser and NER.",
)

min_confidence_option = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="FLOAT",
    help="Leave out facts whose confidence is known and below FLOAT, from 0 to 1.",
)

reading_options = _as_one(
    "reading",
    _reading,
    text_field=click.option(
        "--text-field",
        metavar="NAME",
        help="JSON Lines field or CSV column that holds the text; default text, body or content.",
    ),
    max_bytes=click.option(
        "--max-bytes",
        default="20MB",
        metavar="SIZE",
        callback=_size,
        help="Maximum size of a file, or of one record of JSON Lines or CSV; default 20MB.",
    ),
)

extraction_options = _as_one(
    "settings",
    Settings,
    model=model_option,
    rules=click.option(
        "--rules",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="Names to add or suppress: JSON Lines in the format of spaCy's EntityRuler, with the labels "
        "ORGANISATION, PERSON, PROGRAMME and IGNORE.",
    ),
    reference_date=click.option(
        "--reference-date",
        metavar="YYYY-MM-DD",
        callback=_day,
        help="Day against which “yesterday” and the like are resolved if a release gives no date.",
    ),
    indirect=click.option(
        "--indirect",
        is_flag=True,
        help="Add reported speech (“X noted that ...”) to the quotes, with direct: false.",
    ),
    min_confidence=min_confidence_option,
)

quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print only errors on standard error.")

showing_options = _together(
    _as_one(
        "selection",
        _selection,
        kinds=click.option(
            "--only",
            "kinds",
            metavar="KIND[,KIND]...",
            callback=_kinds,
            help="Kinds of facts to write, e.g. dates,people.",
        ),
        zones=click.option(
            "--zones",
            metavar="ZONE[,ZONE]...",
            callback=_zones,
            help="Parts of the release whose facts to write, e.g. headline,dateline,body to leave out "
            "boilerplate; places are written from all parts.",
        ),
        evidence=click.option(
            "--explain",
            "evidence",
            is_flag=True,
            help="Add to each fact the evidence for it: the cues of its rule and the features of its score.",
        ),
    ),
    quiet_option,
)

include_text_option = click.option(
    "--include-text", is_flag=True, help="Include the text itself in the record."
)

output_options = _together(
    click.option(
        "--format",
        "format_name",
        type=click.Choice(tuple(FORMATS)),
        help=f"{', '.join(f'{entry.name} ({entry.about})' for entry in FORMATS.values())}. "
        "Default: table on a terminal, json for one release, jsonl for several.",
    ),
    click.option(
        "-o",
        "--output",
        type=click.Path(allow_dash=True, path_type=Path),
        metavar="FILE",
        help=f"Write to FILE instead of standard output; its suffix sets the format ({', '.join(SUFFIXES)}).",
    ),
)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is a terminal; a missing stream counts as one."""
    return stream is None or stream.isatty()


def output_file(ctx: click.Context, output: Path | None, paths: tuple[str, ...]) -> Path | None:
    """The file that ``-o`` names, None for standard output; it must not be one of the releases."""
    if output is None or str(output) == "-":
        return None
    if output.is_file() and any(Path(path).is_file() and output.samefile(path) for path in paths):
        raise click.UsageError(f"{output} is one of the input files; choose another file for -o.", ctx)
    return output


def piped(ctx: click.Context) -> tuple[str, ...]:
    """Standard input as the only source, unless it is a terminal."""
    if is_terminal(sys.stdin):
        raise click.UsageError("Name a file, a folder or a pattern, or pipe a release in.", ctx)
    return ("-",)
