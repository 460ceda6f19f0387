"""Statistics: every stated quantity that is no participant count."""

from spacy.tokens import Doc

from pressfacts.components.layout.zones import Zones
from pressfacts.components.quantities.counts import Quantity
from pressfacts.components.quantities.participants import as_number
from pressfacts.components.text import mention, squash
from pressfacts.schema import Statistic


def as_statistics(doc: Doc, zones: Zones, found: list[Quantity]) -> list[Statistic]:
    """The quantities as statistics, equal ones merged."""
    merged: dict[tuple[str, str, float, float | None], Statistic] = {}
    for quantity in found:
        made = _statistic(doc, zones, quantity)
        if made is None:
            continue
        key = (made.kind, made.unit.lower(), made.value, made.upper)
        if key in merged:
            merged[key].mentions += made.mentions
        else:
            merged[key] = made
    return list(merged.values())


def _statistic(doc: Doc, zones: Zones, quantity: Quantity) -> Statistic | None:
    expression, phrase = quantity.expression, quantity.phrase
    kind = expression.kind or "count"
    unit = expression.unit or (phrase.unit if phrase else "")
    if expression.between:
        unit = squash(doc.text[slice(*expression.between)])
    place = mention(doc.text, expression.start, quantity.end)
    return Statistic(
        **place.model_dump(),
        zone=zones.at(expression.number_start),
        rule=f"quantities.{kind}.{expression.rule}",
        value=as_number(expression.value),
        upper=None if expression.upper is None else as_number(expression.upper),
        unit=unit or place.text,
        kind=kind,  # type: ignore[arg-type]
        qualifier=expression.qualifier,  # type: ignore[arg-type]
        of=None if expression.of is None else as_number(expression.of),
        change=expression.change,  # type: ignore[arg-type]
        mentions=[place],
    )
