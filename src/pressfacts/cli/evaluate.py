"""``pressfacts evaluate``: records against gold annotations."""

from pathlib import Path

import click

from pressfacts.cli.messages import Report, say
from pressfacts.cli.options import extraction_options, listed
from pressfacts.cli.start import import_spacy
from pressfacts.settings import Settings


def _fields(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    from pressfacts.evaluation.scoring import FIELDS

    return listed(value, tuple(FIELDS), "field", ctx, param)


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
    help="Exit with status 1 if the mean F1 is below this percentage.",
)
@click.option("-q", "--quiet", is_flag=True, help="Do not list missed and spurious facts.")
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
    """Compare records with gold annotations: precision, recall and F1 for each field.

    GOLD is a folder with STEM.json for each release, in the format that docs/evaluate.md describes. PRED is
    the output of pressfacts: a folder of records, STEM.json, or a file of JSON Lines; without it, the texts
    next to the gold annotations are read.

    The exit status is 0, 1 if a record is missing or cannot be read (all its facts count as missed) or the
    mean F1 is below --fail-under, and 2 for incorrect usage.
    """
    from pressfacts.errors import InputError
    from pressfacts.evaluation import gold as annotations
    from pressfacts.evaluation import predictions
    from pressfacts.evaluation import report as reports
    from pressfacts.evaluation.scoring import Scores
    from pressfacts.readers import Failure
    from pressfacts.writers.files import standard_output

    annotated = dict(annotations.read(gold))
    if pred is not None:
        results = predictions.read(pred, settings.min_confidence)
    else:
        import_spacy()
        from pressfacts import engine

        results = predictions.by_stem(engine.read(annotations.texts(gold, annotated), settings=settings))
    report, found, scores = Report(quiet=True), {}, Scores(fields)
    for stem, result in results:
        if isinstance(result, Failure):
            report.failed(result)
        else:
            found[stem] = result
    for stem, entry in annotated.items():
        if stem not in found:
            report.failed(Failure(stem, InputError("no record", "all its facts count as missed")))
        scores.add(stem, entry, found.get(stem))
    standard_output().writelines(f"{line}\n" for line in reports.lines(scores, format_name, slips=not quiet))
    below = fail_under is not None and 100 * (scores.mean_f1 or 0) < fail_under
    if below:
        say(f"the mean F1 is below {fail_under:g}")
    ctx.exit(1 if report.failures or below else 0)
