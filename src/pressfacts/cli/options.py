"""Options that several commands share, as decorators, and the types of their values."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from pressfacts.settings import Settings
from pressfacts.writers.formats import FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])


def _kinds(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    from pressfacts.record.schema import FACT_KINDS

    return FACT_KINDS if value is None else listed(value, FACT_KINDS, "kind of fact", ctx, param)


def _zones(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    from pressfacts.record.schema import ZONES

    return ZONES if value is None else listed(value, ZONES, "zone", ctx, param)


def listed(
    value: str, choices: tuple[str, ...], noun: str, ctx: click.Context, param: click.Parameter
) -> tuple[str, ...]:
    """The choices that a comma-separated list names, each once and in their own order."""
    asked = [part.strip().lower() for part in value.split(",") if part.strip()]
    unknown = [name for name in asked if name not in choices]
    if unknown or not asked:
        what = f"{unknown[0]!r} is no {noun}" if unknown else f"no {noun} is named"
        raise click.BadParameter(f"{what}; choose from {', '.join(choices)}.", ctx, param)
    return tuple(name for name in choices if name in asked)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day of the calendar; Python before 3.11 knows the long form only, so no other is taken."""
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").strftime("%Y-%m-%d")
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day of the form YYYY-MM-DD.", ctx, param) from None


_SIZE = re.compile(r"(?P<number>[1-9]\d{0,11})\s*(?P<unit>[kmg]?)b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


def _size(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """A number of bytes, or of KB, MB, GB."""
    match = _SIZE.fullmatch(value.strip())
    if match is None:
        raise click.BadParameter(f"{value!r} is no size such as 500KB or 20MB.", ctx, param)
    return int(match["number"]) * _UNITS[match["unit"].lower()]


def _formats() -> str:
    return ", ".join(f"{entry.name} ({entry.about})" for entry in FORMATS.values())


def _suffixes() -> str:
    return ", ".join(suffix for entry in FORMATS.values() for suffix in entry.suffixes)


def model_option(command: Command) -> Command:
    """The option that names the base model."""
    return click.option(
        "--model",
        metavar="NAME",
        help="Base model: name or path of an English spaCy pipeline with a tagger, a parser and NER.",
    )(command)


def reading_options(command: Command) -> Command:
    """The options that say how sources are read."""
    for option in (
        click.option(
            "--max-bytes",
            default="20MB",
            metavar="SIZE",
            callback=_size,
            help="The most that is read of a file, or of one record of JSON Lines or CSV; default 20MB.",
        ),
        click.option(
            "--text-field",
            metavar="NAME",
            help="Field of JSON Lines, or column of CSV, that holds the text; default text, body or content.",
        ),
    ):
        command = option(command)
    return command


def extraction_options(command: Command) -> Command:
    """The options that say how facts are found; the command is given them as one, `settings`."""

    @wraps(command)
    def with_settings(
        *arguments: Any,
        model: str | None,
        rules: str | None,
        reference_date: str | None,
        indirect: bool,
        **others: Any,
    ) -> Any:
        return command(*arguments, settings=Settings(model, rules, reference_date, indirect), **others)

    for option in reversed(
        (
            click.option(
                "--rules",
                type=click.Path(exists=True, dir_okay=False),
                metavar="FILE",
                help="Names to add and to silence: JSON Lines in the form of spaCy's EntityRuler, with the "
                "labels ORGANISATION, PERSON, PROGRAMME and IGNORE.",
            ),
            click.option(
                "--reference-date",
                metavar="YYYY-MM-DD",
                callback=_day,
                help="Day against which “yesterday” and the like are resolved where a release gives no date "
                "itself.",
            ),
            click.option(
                "--indirect",
                is_flag=True,
                help="Add reported speech (“X noted that ...”) to the quotes, with direct: false.",
            ),
        )
    ):
        with_settings = option(with_settings)
    return cast("Command", model_option(with_settings))


def output_options(command: Command) -> Command:
    """The options that say what of a record is written, how, and where."""
    command = selection_options(command)
    for option in reversed(
        (
            click.option(
                "--format",
                "format_name",
                type=click.Choice(tuple(FORMATS)),
                help=f"{_formats()}. Default: table on a terminal, json for one release, jsonl for several.",
            ),
            click.option(
                "-o",
                "--output",
                type=click.Path(allow_dash=True, path_type=Path),
                metavar="FILE",
                help=f"Write to FILE instead of standard output; its suffix sets the format ({_suffixes()}).",
            ),
        )
    ):
        command = option(command)
    return command


def selection_options(command: Command) -> Command:
    """The options that say what of a record is written, and what is told."""
    return click.option("--include-text", is_flag=True, help="Put the text itself into the record.")(
        showing_options(command)
    )


def showing_options(command: Command) -> Command:
    """The options that say which facts are shown, and what is told."""
    for option in reversed(
        (
            click.option(
                "--only",
                "kinds",
                metavar="KIND[,KIND]...",
                callback=_kinds,
                help="Kinds of fact to write, e.g. dates,people.",
            ),
            click.option(
                "--zones",
                metavar="ZONE[,ZONE]...",
                callback=_zones,
                help="Parts of the release whose facts are written, e.g. headline,dateline,body to leave out "
                "standing paragraphs; places are written from all parts.",
            ),
            click.option("--explain", is_flag=True, help="Add to each fact the cues that its rule went by."),
            click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors on standard error."),
        )
    ):
        command = option(command)
    return command
