"""Format scores as data, text and Markdown."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pressfacts.evaluation.scoring import Scores, Slip
from pressfacts.record.kinds import KINDS
from pressfacts.writers.visible import for_json, for_terminal

_LONGEST = 66
_NOT_LISTED = {"mentions", "evidence", "features", "optional"}


def lines(scores: Scores, form: str, *, slips: bool) -> Iterator[str]:
    """The scores in a format: table (with missed and spurious facts on request), json or markdown."""
    if form == "json":
        yield for_json(json.dumps(data(scores), ensure_ascii=False, indent=2))
    elif form == "markdown":
        yield from markdown(scores)
    else:
        yield from table(scores, slips=slips)


def data(scores: Scores) -> dict[str, Any]:
    """The scores as plain data, with shares between 0 and 1, or None if undefined."""
    return {
        "releases": scores.releases,
        "mean_f1": _rounded(scores.mean_f1),
        "fields": {
            name: {
                "precision": _rounded(tally.precision),
                "recall": _rounded(tally.recall),
                "f1": _rounded(tally.f1),
                "found": tally.found,
                "spurious": tally.spurious,
                "missed": tally.missed,
            }
            for name, tally in scores.fields.items()
        },
        "details": {
            name: {"share": _rounded(detail.share), "right": detail.right, "of": detail.of}
            for name, detail in sorted(scores.details.items())
        },
        "missed": [_slip(slip) for slip in scores.missed],
        "spurious": [_slip(slip) for slip in scores.spurious],
    }


def table(scores: Scores, *, slips: bool) -> Iterator[str]:
    """The scores as lines of text, optionally with the missed and spurious facts."""
    yield f"{'':16}{'precision':>11}{'recall':>9}{'F1':>9}{'found':>8}{'spurious':>10}{'missed':>8}"
    for name, tally in scores.fields.items():
        shares = f"{_percent(tally.precision):>11}{_percent(tally.recall):>9}{_percent(tally.f1):>9}"
        yield f"{name:16}{shares}{tally.found:>8}{tally.spurious:>10}{tally.missed:>8}"
    yield ""
    for name, detail in sorted(scores.details.items()):
        yield f"{name:25}{_percent(detail.share):>6} %  ({detail.right} of {detail.of} right)"
    yield ""
    yield f"mean F1 {_percent(scores.mean_f1)} over {scores.releases} releases"
    if slips:
        for field in scores.fields:
            if field.rstrip("~") == field or field.rstrip("~") not in scores.fields:
                yield from _list(field, "missed", scores.missed)
                yield from _list(field, "spurious", scores.spurious)


def markdown(scores: Scores) -> Iterator[str]:
    """The scores as Markdown tables."""
    yield "| field | P | R | F1 | found | spurious | missed |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, tally in scores.fields.items():
        shares = " | ".join(map(_percent, (tally.precision, tally.recall, tally.f1)))
        yield f"| {name} | {shares} | {tally.found} | {tally.spurious} | {tally.missed} |"
    yield ""
    yield "| detail | right, % |"
    yield "| --- | ---: |"
    for name, detail in sorted(scores.details.items()):
        yield f"| {name} | {_percent(detail.share)} |"
    yield ""
    yield f"Mean F1 of the five fields dates to statistics: {_percent(scores.mean_f1)}."


def line(slip: Slip) -> str:
    """A missed or spurious fact on one line."""
    fact = slip.fact
    said = (getattr(fact, name, None) for name in KINDS[slip.field.rstrip("~")].listed)
    words = dict.fromkeys(" ".join(str(value).split()) for value in said if value not in (None, ""))
    rule = getattr(fact, "rule", None)
    text = " | ".join(words)
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return for_terminal(f"{slip.release}: {text}{f' ({rule})' if rule else ''}")


def _list(field: str, title: str, slips: Sequence[Slip]) -> Iterator[str]:
    chosen = [slip for slip in slips if slip.field == field]
    if chosen:
        yield ""
        yield f"{field}, {title} ({len(chosen)})"
        yield from (f"  {line(slip)}" for slip in chosen)


def _slip(slip: Slip) -> dict[str, Any]:
    fact = slip.fact.model_dump(mode="json", exclude=_NOT_LISTED, exclude_defaults=True)
    return {"release": slip.release, "field": slip.field, "fact": fact}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"
