"""Statistics: every stated quantity that is no participant count."""

from spacy.tokens import Doc

from pressfacts.components.layout.zones import Zones
from pressfacts.components.quantities.counts import Quantity
from pressfacts.components.quantities.nouns import lemma
from pressfacts.components.quantities.participants import as_number
from pressfacts.components.text import mention, squash
from pressfacts.schema import Statistic


_HEADINGS = {"headline", "subhead"}


def as_statistics(doc: Doc, zones: Zones, found: list[Quantity]) -> list[Statistic]:
    """The quantities as statistics, one entry for each fact however often it is told.

    Args:
        doc: the Doc.
        zones: its zones.
        found: the quantities that are no participant counts, in order.
    """
    in_body = {
        (q.expression.kind, q.expression.value)
        for q in found
        if zones.at(q.expression.end - 1) not in _HEADINGS
    }
    merged: dict[tuple[str, str, float, float | None], Statistic] = {}
    later: list[Statistic] = []
    for quantity in found:
        made = _statistic(doc, zones, quantity)
        told_below = (quantity.expression.kind, quantity.expression.value) in in_body
        if made.zone in _HEADINGS and told_below:
            later.append(made)
            continue
        key = (made.kind, _measured(quantity, made), made.value, made.upper)
        if key in merged:
            merged[key].mentions += made.mentions
        else:
            merged[key] = made
    for heading in later:
        _join_mentions(heading, list(merged.values()))
    return sorted(merged.values(), key=lambda entry: entry.start)


def _measured(quantity: Quantity, made: Statistic) -> str:
    if quantity.expression.kind is None and quantity.phrase is not None:
        return lemma(quantity.phrase.head)
    return made.unit.lower()


def _join_mentions(heading: Statistic, body: list[Statistic]) -> None:
    for entry in body:
        if (entry.kind, entry.value) == (heading.kind, heading.value):
            entry.mentions = sorted(heading.mentions + entry.mentions, key=lambda place: place.start)
            return


def _statistic(doc: Doc, zones: Zones, quantity: Quantity) -> Statistic:
    expression, phrase = quantity.expression, quantity.phrase
    kind = expression.kind or "count"
    unit = expression.unit or (phrase.unit if phrase else "")
    if expression.between:
        unit = squash(doc.text[slice(*expression.between)])
    place = mention(doc.text, expression.start, quantity.end)
    return Statistic(
        **place.model_dump(),
        zone=zones.at(expression.end - 1),
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
