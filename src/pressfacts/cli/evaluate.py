"""``pressfacts evaluate``: records against what careful readers wrote down."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressfacts.cli.extract import Report
from pressfacts.cli.loading import load_spacy
from pressfacts.cli.options import extraction_options, listed
from pressfacts.cli.telling import say
from pressfacts.errors import InputError
from pressfacts.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from pressfacts.record.schema import Release


def _fields(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    from pressfacts.evaluation.scoring import FIELDS

    return tuple(FIELDS) if value is None else listed(value, tuple(FIELDS), "field", ctx, param)


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("pred", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("table", "json", "markdown")),
    default="table",
    help="table, json or markdown; default table.",
)
@click.option(
    "--only",
    "fields",
    metavar="FIELD[,FIELD]...",
    callback=_fields,
    help="Fields to score, e.g. dates,people.",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="F1",
    help="Exit with status 1 if the mean F1 is below this, in per cent.",
)
@click.option("-q", "--quiet", is_flag=True, help="Leave out the lists of what was missed and is spurious.")
@extraction_options
@click.pass_context
def command(
    ctx: click.Context,
    gold: Path,
    pred: Path | None,
    format_name: str,
    fields: tuple[str, ...],
    fail_under: float | None,
    quiet: bool,
    settings: Settings,
) -> None:
    """Compare records with what careful readers wrote down: precision, recall and F1 for each field.

    GOLD is a folder with STEM.json for each release, in the form that docs/evaluate.md describes. PRED is
    what pressfacts wrote: a folder of records, STEM.json, or a file of JSON Lines; without it, the texts
    that lie beside the gold are read now.

    The exit status is 0, 1 if a record is missing or cannot be read (all of it counts as missed) or the mean
    F1 is below --fail-under, and 2 for wrong use.
    """
    from pressfacts.evaluation import gold as annotations
    from pressfacts.evaluation import report as reports
    from pressfacts.evaluation.scoring import Scores
    from pressfacts.readers import Failure
    from pressfacts.writers.files import standard_output
    from pressfacts.writers.visible import for_json

    read = dict(annotations.read(gold))
    told = Report(quiet=True)
    found = dict(_made_now(gold, read, told, settings) if pred is None else _read(pred, told))
    scores = Scores(fields)
    for stem, annotated in read.items():
        if stem not in found:
            told.failed(Failure(stem, InputError("no record", "all of it counts as missed")))
        scores.add(stem, annotated, found.get(stem))
    if format_name == "json":
        import json

        lines = [for_json(json.dumps(reports.data(scores), ensure_ascii=False, indent=2))]
    elif format_name == "markdown":
        lines = list(reports.markdown(scores))
    else:
        lines = list(reports.table(scores, slips=not quiet))
    standard_output().writelines(f"{line}\n" for line in lines)
    below = fail_under is not None and 100 * (scores.mean_f1 or 0) < fail_under
    if below:
        say(f"the mean F1 is below {fail_under:g}")
    ctx.exit(1 if told.failures or below else 0)


def _read(pred: Path, told: Report) -> "Iterator[tuple[str, Release]]":
    """The records of a folder or file, by the stems of their releases."""
    from pressfacts.readers import Failure, records

    if not pred.exists():
        raise InputError(f"{pred}: no such file or folder", "name what pressfacts extract wrote")
    files = (
        sorted(path for path in pred.iterdir() if path.suffix in records.SUFFIXES)
        if pred.is_dir()
        else [pred]
    )
    for file in files:
        for result in records.read(file):
            if isinstance(result, Failure):
                told.failed(result)
            else:
                alone = pred.is_dir() and file.suffix == ".json"
                yield file.stem if alone else Path(result.source.path or file).stem, result


def _made_now(
    gold: Path, stems: "Container[str]", told: Report, settings: Settings
) -> "Iterator[tuple[str, Release]]":
    """Records of the texts that lie beside the gold."""
    load_spacy()
    from pressfacts.engine import records
    from pressfacts.readers import Failure
    from pressfacts.readers.files import read_all

    texts = [str(path) for path in sorted(gold.iterdir()) if path.stem in stems and path.suffix != ".json"]
    for result in records(read_all(texts), settings):
        if isinstance(result, Failure):
            told.failed(result)
        else:
            yield Path(result.source.path or "").stem, result
